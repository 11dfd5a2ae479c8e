"""A line of the person's own with places in braces, as prompts and status bars want it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from foottimer.commands import USAGE, CommandError
from foottimer.printing import safe

_ESCAPED = {"n": "\n", "t": "\t", "\\": "\\"}
_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|\\([nt\\])|[{}]")


def filled(template: str, values: Mapping[str, str]) -> str:
    r"""The template with each {place} as its value; {{ and }} are braces, \n a new line, \t a tab, \\ a backslash.

    All else stays as it was typed. Raises CommandError for a place that there is none of, naming those there are.
    """

    def fill(found: re.Match[str]) -> str:
        place, escaped = found.groups()
        if escaped:
            return _ESCAPED[escaped]
        if place in values:
            return values[place]
        if found[0] in ("{{", "}}"):
            return found[0][0]
        raise CommandError(_refusal(found[0], values), USAGE)

    return _PART.sub(fill, template)


def _refusal(part: str, values: Mapping[str, str]) -> str:
    if part in ("{", "}"):
        return (
            f"a {part} without its other: places are written as {{{next(iter(values))}}}, a brace itself as {part * 2}"
        )
    return f"there is no place {safe(part)}; there are {' '.join(f'{{{name}}}' for name in values)}"
