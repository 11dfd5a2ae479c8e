"""Which ids a routine file may have, and which one a person's words make."""

from __future__ import annotations

import re
import unicodedata

from foottimer.routine.words import is_slug, printable, slug_of

LONGEST = 60
"""The most characters of an id that is made or given here; file systems take 255 bytes of a name."""
NAMELESS = "routine"
"""The id of what has no letter for one."""
_COPY = re.compile(r"-copy(-[0-9]+)?$")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, with any ending."""


def id_of(words: str) -> str:
    """Return the id that a name in a person's words makes; empty where no letter or digit of it can be one."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return slug_of(bare)[:LONGEST].strip("-")


def why_no_id(text: str) -> str:
    """Return why a file cannot be kept under this id, with what to do; empty where it can."""
    if not is_slug(text):
        near = id_of(text)
        hint = f", as {near}" if near else ""
        return f"{printable(text)[:LONGEST] or 'nothing'} is no id: an id is made of a-z, 0-9 and dashes{hint}"
    if len(text) > LONGEST:
        return f"an id has at most {LONGEST} characters, this one has {len(text)}: choose a shorter one"
    if text in _DEVICES:
        return f"{text} is a name that Windows keeps for itself, so the file could not go there: choose another"
    return ""


def copied_id(stem: str) -> str:
    """Return the id wanted for a copy of a file: that of a copy is another one of what that is a copy of."""
    return f"{_COPY.sub('', stem)}-copy"


def is_copied(stem: str) -> bool:
    """Whether an id is one that was made for a copy."""
    return _COPY.search(stem) is not None


def numbered(wanted: str, number: int) -> str:
    """Return an id near to the one that is wanted: the number is 1 for itself, 2 for the first other one."""
    if number == 1:
        return wanted
    tail = f"-{number}"
    return wanted[: LONGEST - len(tail)].rstrip("-") + tail
