"""What was found: a sentence each, whether it is good, and how to mend what is not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from foottimer.values import dataclass

MOST = 20
"""So many findings of a sort are told one by one; the others are counted."""


class Mark(StrEnum):
    """How good it is."""

    GOOD = "good"
    """It is as it should be."""
    NOTE = "note"
    """It works, and a person may want to know or to do something about it."""
    WRONG = "wrong"
    """Something can't be used, or will be lost, until it is mended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    mark: Mark
    """How good it is."""
    says: str
    """What was found, a sentence; it may quote files, and is not yet safe to print."""
    mend: str = ""
    """What to do, a sentence; empty where there is nothing to do."""


def good(says: str) -> Finding:
    """What is as it should be."""
    return Finding(Mark.GOOD, says)


def note(says: str, mend: str = "") -> Finding:
    """What works, and may want something done about it."""
    return Finding(Mark.NOTE, says, mend)


def wrong(says: str, mend: str) -> Finding:
    """What has to be mended, and how."""
    return Finding(Mark.WRONG, says, mend)


def at_most(findings: Iterable[Finding], what: str, mend: str) -> Iterator[Finding]:
    """The first MOST of them; of more than those how many there are, of `what`, and where they are told."""
    others: list[Finding] = []
    for number, finding in enumerate(findings):
        if number < MOST:
            yield finding
        else:
            others.append(finding)
    if others:
        worst = Mark.WRONG if any(found.mark is Mark.WRONG for found in others) else Mark.NOTE
        yield Finding(worst, f"{len(others):,} more of {what}.", mend)


def size_text(size: int) -> str:
    """Bytes as a person says them: "12.3 GB", "640 kB"."""
    for unit, bytes_ in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= bytes_:
            shown = size / bytes_
            return f"{shown:.1f} {unit}" if shown < 100 else f"{shown:.0f} {unit}"
    return f"{size} byte{'' if size == 1 else 's'}"
