"""A file's text as rows to be edited, and back again byte for byte.

Textual's editor has one kind of line end a text, and takes a form feed, a lone carriage return and others for line
ends too. So it is given rows parted by line feeds alone, with stand-ins for characters that nobody could see; the line
ends and the byte order mark are kept beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foottimer.values import dataclass

LF, CRLF = "\n", "\r\n"
"""The line ends that TOML has."""
BOM = "\ufeff"
"""What some editors put before a text."""

_STAND_INS = 0x100000
"""A stand-in is the character so many places further on, in a plane that Unicode leaves to private use."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_STAND_IN = re.compile("[\U00100000-\U0010ffff]")
_LINE_ENDS = "\x85\u2028\u2029"
_PICTURES = 0x2400
"""Where Unicode's pictures of control characters begin."""


@dataclass(slots=True)
class Rows:
    """A text as it is shown, and what that leaves out."""

    text: str
    """The rows, parted by line feeds."""
    ends: list[str]
    """The line end after each row but the last."""
    bom: str = ""
    """The byte order mark, where there is one."""


def rows_of(text: str) -> Rows:
    """Return a file's text as rows."""
    bom = BOM if text.startswith(BOM) else ""
    parts = text[len(bom) :].split(LF)
    ends = [CRLF if part.endswith("\r") else LF for part in parts[:-1]]
    rows = [part[:-1] if end == CRLF else part for part, end in zip(parts, ends, strict=False)]
    return Rows(_HIDDEN.sub(_stand_in, LF.join([*rows, parts[-1]])), ends, bom)


def written(rows: Rows) -> str:
    """Return the text that rows stand for."""
    if CRLF in rows.ends:
        parts = rows.text.split(LF)
        text = "".join(part + end for part, end in zip(parts, [*rows.ends, ""], strict=True))
    else:
        text = rows.text
    return rows.bom + _STAND_IN.sub(_meant, text)


def refusal(text: str) -> str:
    """Return why a text can't be edited as rows, or an empty text."""
    found = _STAND_IN.search(text)
    if found is None:
        return ""
    line = text.count(LF, 0, found.start()) + 1
    return f"line {line} has the private character U+{ord(found.group()):X}, which can't be shown here"


def typed_rows(text: str) -> str:
    """Return what was typed or pasted as rows: terminals paste a carriage return for the end of a line."""
    return _HIDDEN.sub(_stand_in, text.replace(CRLF, LF).replace("\r", LF))


def put_ends(ends: list[str], row: int, removed: int, added: int) -> None:
    """Let line ends follow an edit from `row` on: `removed` are gone, `added` are like their neighbours."""
    near = ends[row - 1] if row else ends[row] if ends else LF
    if row < len(ends):
        near = ends[row]
    ends[row : row + removed] = [near] * added


def seen(row: str) -> tuple[str, tuple[int, ...]]:
    """Return a row as it is painted, a picture for each stand-in, and the places of these."""
    places = tuple(found.start() for found in _STAND_IN.finditer(row))
    return (_STAND_IN.sub(_picture, row) if places else row), places


def change(before: str, after: str) -> tuple[int, int, int]:
    """Return the one span in which two texts differ: where it begins, and its ends in the one and in the other."""
    begin, most = 0, min(len(before), len(after))
    begin = _common(before, after, most)
    rest = most - begin
    end = _common(before[::-1], after[::-1], rest) if rest else 0
    return begin, len(before) - end, len(after) - end


def _common(one: str, other: str, most: int) -> int:
    """Return how many characters two texts begin with in common, `most` at most; by halves, since that is fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return row and column of an offset, both from 0."""
    return text.count(LF, 0, offset), offset - (text.rfind(LF, 0, offset) + 1)


def offset_of(text: str, row: int, column: int) -> int:
    """Return the offset of a row and column, both from 0."""
    return len(text) - len(text.split(LF, row)[-1]) + column


def marked(row: str, column: int) -> tuple[int, int]:
    """Return the columns to underline for what begins at `column`: a string, a word, or one character."""
    column = min(column, max(0, len(row) - 1))
    found = _TOKEN.match(row, column)
    return column, max(column + 1, found.end() if found else 0)


_TOKEN = re.compile(r"""\[\[.*?\]\]|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,\]}=#]+""")


def indent_after(row: str, column: int) -> str:
    """Return the blanks before a new row, begun at `column` of this one: as many, and two more in a bracket."""
    before = row[:column]
    blanks = before[: len(before) - len(before.lstrip(" \t"))]
    opened = before.rstrip().endswith(("[", "{")) and "=" in before
    return blanks + ("  " if opened else "")


def found_in(text: str, words: str) -> Sequence[tuple[int, int]]:
    """Return the spans of a text that say `words`, whatever their case."""
    return [match.span() for match in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []


def _stand_in(match: re.Match[str]) -> str:
    return chr(ord(match.group()) + _STAND_INS)


def _meant(match: re.Match[str]) -> str:
    return chr(ord(match.group()) - _STAND_INS)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group()) - _STAND_INS
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␤" if chr(code) in _LINE_ENDS else "␡" if code == 0x7F else "¤"
