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
_WEIGHED = 100
"""So many words that look alike are compared letter by letter, which takes longest."""
_LIKE = 0.6
"""How much of a word another one has to have to be meant by it."""
_UNSAFE = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE_LINES, _UNSAFE_LINE = re.compile(f"[{_UNSAFE}]"), re.compile(f"[\n{_UNSAFE}]")


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
    found = (_UNSAFE_LINES if newlines else _UNSAFE_LINE).search(text)
    return found.group() if found else None


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
    """Return the known word that `word` was probably meant to be, or None; quick whatever the words are."""
    from difflib import SequenceMatcher  # only wanted once something is wrong

    if len(word) > _SHOWN:
        return None
    lowered = {name.lower(): name for name in islice(known, _COMPARED) if len(name) <= 2 * _SHOWN}
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(word.lower())
    best, left = (_LIKE, ""), _WEIGHED
    for name in lowered:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best, left = max(best, (matcher.ratio(), name)), left - 1
            if not left:
                break
    return lowered.get(best[1])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " (did you mean X?)" for a near miss, else nothing."""
    found = nearest(word, known)
    return f" (did you mean {quote(found)}?)" if found is not None else ""
