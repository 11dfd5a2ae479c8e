"""A routine's text as that of a copy: under another name, and no level of a series."""

from __future__ import annotations

import re

from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.text.blocks import set_value, unset
from foottimer.text.values import EditError
from foottimer.text.written import Written

_COPY = re.compile(r"(.*?) \(copy(?: ([0-9]{1,4}))?\)", re.DOTALL)


def as_copy(text: str, name: str | None = None) -> str:
    """Return the text of a copy, with another name, else with "(copy)" behind its own; comments stay.

    Series and level are taken out: a copy is a routine of its own, and would be in the way of the level it came from.
    A text that is no TOML is copied as it is.
    """
    source = parse(text)
    if isinstance(source, Problem):
        return text
    stated = source.data.get("name")
    wanted = name if name is not None else copied_name(stated) if isinstance(stated, str) else None
    try:
        if wanted is not None:
            text = set_value(Written.of(text), ("name",), wanted).whole
    except EditError:  # as where `name` is a table: wrong before, and wrong still
        return text
    return out_of_series(text)


def out_of_series(text: str) -> str:
    """Return the text as that of no level of a series; one that cannot be edited, as it is."""
    try:
        for key in ("series", "level"):
            text = _without(text, key)
    except EditError:
        pass
    return text


def copied_name(name: str) -> str:
    """Return the name of a copy: "Feet" makes "Feet (copy)", and that "Feet (copy 2)"."""
    match = _COPY.fullmatch(name)
    return f"{match[1]} (copy {int(match[2] or 1) + 1})" if match else f"{name} (copy)"


def _without(text: str, key: str) -> str:
    """Return the text without a key of the whole routine, and without the comment beside it, which is about that."""
    source = parse(text)
    if isinstance(source, Problem) or key not in source.data:
        return text
    line, _ = source.positions.key((key,))
    lines = unset(Written.of(text), (key,)).whole.split("\n")
    left = len(lines) == len(text.split("\n")) and lines[line - 1].lstrip().startswith("#")
    return "\n".join(lines[: line - 1] + lines[line:] if left else lines)
