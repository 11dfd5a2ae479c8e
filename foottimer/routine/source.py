"""From the bytes of a file to its TOML data, or to the one problem that keeps it from being read."""

from __future__ import annotations

import codecs
import re
import tomllib
from functools import cached_property
from typing import Any

from foottimer.routine.problem import Problem, Severity
from foottimer.routine.scan import WHOLE, Positions, scan, string_end
from foottimer.routine.words import printable

MAX_BYTES = 1024 * 1024
"""The most bytes a file of a routine, or of exercises, may have."""
MAX_NESTING = 32
"""The most arrays and inline tables inside one another, and the most parts of a dotted key."""

MOST_VALUES = 100_000
"""The most values a file may have: as many commas, dots, equals signs and brackets that open."""

_TOKEN = re.compile(r"""["'#\[\]{}.\n]|[^"'#\[\]{}.\n \t]+""")
_BRACKET = re.compile(rf"{WHOLE}|[\[\]{{}}]", re.DOTALL)
_WHERE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")
_LONG_NUMBER = re.compile(r"[0-9_]{4000,}")


class Source:
    """A text that is valid TOML: its data, and on demand its positions."""

    def __init__(self, text: str, data: dict[str, Any]) -> None:
        """Keep a text with the data that `tomllib` made of it."""
        self.text = text
        self.data = data

    @cached_property
    def positions(self) -> Positions:
        """Where everything stands; scanned for at the first need, which a file without problems never has."""
        return scan(self.text)


def decode(data: bytes) -> str | Problem:
    """Return the text of a file, its byte order mark left out, or what is wrong with its encoding."""
    if len(data) > MAX_BYTES:
        return _too_large()
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return _problem_at(before, len(before), "not UTF-8 text: save the file as UTF-8")
    nul = text.find("\0")
    return _problem_at(text, nul, "a NUL byte: this is not a text file saved as UTF-8") if nul >= 0 else text


def parse(text: str) -> Source | Problem:
    """Return the data of a TOML text, or its syntax error; never raises, whatever the text."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return _too_large()
    if sum(text.count(mark) for mark in ",.=[") > MOST_VALUES:
        return _problem(f"more than {MOST_VALUES:,} values, the most a file may have")
    if not _is_shallow(text) and (offset := _first_excess(text)) is not None:
        return _problem_at(text, offset, f"nested more than {MAX_NESTING} deep")
    try:
        return Source(text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(text, str(error))
    except ValueError:
        number = _LONG_NUMBER.search(text)
        return _problem_at(text, number.start() if number else 0, "a number with far too many digits")
    except RecursionError:
        return _problem("nested too deep")


def _is_shallow(text: str) -> bool:
    """Whether a text nests nowhere near the limit; a quick look that spares nearly every file the exact one."""
    if max(line.count(".") for line in text.split("\n")) >= MAX_NESTING:
        return False
    depth = 0
    for match in _BRACKET.finditer(text):
        mark = text[match.start()]
        if mark in "[{":
            depth += 1
            if depth > MAX_NESTING:
                return False
        elif mark in "]}" and depth:
            depth -= 1
    return True


def _first_excess(text: str) -> int | None:
    """Return where a text nests deeper than `MAX_NESTING`.

    `tomllib` takes memory by the square of the parts of a dotted key and recurses into arrays: it must not see those.
    """
    pos, depth, dots = 0, 0, 0
    while match := _TOKEN.search(text, pos):
        mark, start, pos = match.group(), match.start(), match.end()
        if mark in "\"'":
            try:
                pos = string_end(text, start)
            except ValueError:
                return None  # it never ends, which `tomllib` will say
        elif mark == "#":
            line_end = text.find("\n", start)
            pos = line_end if line_end >= 0 else len(text)
        elif mark == ".":
            dots += 1
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth = max(0, depth - 1)
        if mark == "\n" or "=" in mark or "," in mark:
            dots = 0
        if depth > MAX_NESTING or dots >= MAX_NESTING:
            return start
    return None


def _syntax_problem(text: str, message: str) -> Problem:
    where = _WHERE.search(message)
    said = printable(message[: where.start()] if where else message)[:200]
    if where and where.group(1):
        return _problem(f"not valid TOML: {said}", int(where.group(1)), int(where.group(2)))
    return _problem_at(text, len(text), f"not valid TOML: {said} (the file ends too early)")


def _problem_at(text: str, offset: int, message: str) -> Problem:
    begin = text.rfind("\n", 0, offset) + 1
    return _problem(message, text.count("\n", 0, offset) + 1, offset - begin + 1)


def _problem(message: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(Severity.ERROR, line, column, "", message)


def _too_large() -> Problem:
    return _problem("larger than 1 MiB, the most a file may have")
