"""Words taken from files: whether they are safe, how to show them, what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a file: keys, and places in arrays counted from 0."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
_COMPARED = 1000
_BIDI = {0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def is_slug(text: str) -> bool:
    """Whether `text` can be an id: `a-z 0-9 -`, not beginning with a dash."""
    return _SLUG.fullmatch(text) is not None


def slug_of(text: str) -> str:
    """Return the slug nearest to `text`; empty when nothing of it can stay."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def unsafe_character(text: str, *, newlines: bool = False) -> str | None:
    """Return the first character that no text of a file may hold, or None.

    These are control characters (a newline only counts unless `newlines`) and what reorders or breaks lines.
    """
    for char in text:
        code = ord(char)
        if code < 0x20 or 0x7F <= code < 0xA0 or code in _BIDI or 0xD800 <= code < 0xE000:
            if char == "\n" and newlines:
                continue
            return char
    return None


def printable(text: str) -> str:
    """Return `text` with a question mark for each character that cannot be shown."""
    return "".join(char if char.isprintable() else "?" for char in text)


def quote(value: object) -> str:
    """Return a value of a file as a message may show it: short, on one line, nothing that a terminal obeys."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}...")
    if isinstance(value, int):
        return str(value) if value.bit_length() <= 64 else "a huge number"
    if isinstance(value, list | tuple):
        return "an array"
    if isinstance(value, dict):
        return "a table"
    return str(value)


def show_path(path: KeyPath) -> str:
    """Return the path as "block[2].tempo", places in arrays counted from 1."""
    shown = ""
    for part in path:
        if isinstance(part, int):
            shown += f"[{part + 1}]"
        else:
            shown += ("." if shown else "") + (
                part if _BARE_KEY.fullmatch(part) and len(part) <= _SHOWN else quote(part)
            )
    return shown


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None."""
    import difflib  # only wanted once something is wrong

    if len(word) > _SHOWN:
        return None
    lowered = {name.lower(): name for name in islice(known, _COMPARED)}
    matches = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " (did you mean X?)" for a near miss, else nothing."""
    found = nearest(word, known)
    return f" (did you mean {quote(found)}?)" if found is not None else ""
