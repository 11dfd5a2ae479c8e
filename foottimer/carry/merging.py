"""How two stores become one: which of two versions is kept, by rules that give every machine the same. Pure.

What is merged as one is a *piece*: a session with its attempts and pauses, a goal, a range of paused days, or a
decision. Of two versions of a piece the one that was changed last is kept whole; but a session that still ran gives way
to its version that is over, or what was done after the file was written would be lost. Whether it is deleted is decided
apart from that: it is, unless a deletion was taken back later than the latest one.
"""

from __future__ import annotations

import json
from enum import StrEnum

from foottimer.values import dataclass


class Sort(StrEnum):
    """What a piece is."""

    SESSION = "session"
    """A session with its attempts and pauses."""
    GOAL = "goal"
    """A goal."""
    PAUSED_DAYS = "paused days"
    """A range of paused days."""
    DECISION = "decision"
    """An entry of the log of what the person decided."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of what is merged as one; make it with `piece`. Instants are texts that sort as time does."""

    id: str
    """A UUID."""
    text: str
    """All it says, as JSON with its keys in their order; the two registers below are not in it."""
    changed_at: str
    """When it was changed last: the latest of what its rows say."""
    deleted_at: str | None
    """When it was deleted; never before `restored_at`. None for one that is not deleted."""
    restored_at: str | None
    """When a deletion was last taken back."""


class Verdict(StrEnum):
    """What becomes of what a file says of a piece."""

    ADDED = "added"
    """The store has none of this id yet."""
    SAME = "same"
    """The store says just the same."""
    TAKEN = "taken"
    """The file's version takes the place of the store's."""
    KEPT = "kept"
    """The store's version stays."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of one piece of a file."""

    sort: Sort
    """What it is."""
    here: Piece | None
    """The store's version; None where there is none."""
    there: Piece
    """The file's version."""

    @property
    def result(self) -> Piece:
        """What the store has afterwards."""
        return self.there if self.here is None else merged(self.here, self.there)

    @property
    def verdict(self) -> Verdict:
        """Whose words are kept."""
        if self.here is None:
            return Verdict.ADDED
        if self.here.text == self.there.text:
            return Verdict.SAME
        return Verdict.TAKEN if _newer(self.here, self.there) is self.there else Verdict.KEPT

    @property
    def changes(self) -> bool:
        """Whether the store is another one afterwards."""
        return self.result != self.here

    @property
    def is_choice(self) -> bool:
        """Whether the two differ, so that one of them loses something."""
        return self.here is not None and self.here != self.there


def piece(id_: str, text: str, changed_at: str, deleted_at: str | None, restored_at: str | None) -> Piece:
    """A version as a store or a file has it: deleted where `deleted_at` says anything.

    A deletion that seems to be older than the last time one was taken back, as by a clock that was set back, came
    after it all the same.
    """
    return Piece(id_, text, changed_at, deleted_at and max(deleted_at, restored_at or deleted_at), restored_at)


def merged(one: Piece, other: Piece) -> Piece:
    """The version that two machines agree on, whichever of them asks, and however often."""
    newer = _newer(one, other)
    deleted, restored = _later(one.deleted_at, other.deleted_at), _later(one.restored_at, other.restored_at)
    if deleted is not None and restored is not None and restored > deleted:
        deleted = None
    return Piece(newer.id, newer.text, newer.changed_at, deleted, restored)


def _newer(one: Piece, other: Piece) -> Piece:
    """Which one is over or, where that is no difference, was changed last, or else the one whose text is greater."""
    if one.text == other.text:
        return max(one, other, key=lambda version: version.changed_at)
    return max(one, other, key=lambda version: (not _still_ran(version), version.changed_at, version.text))


def _still_ran(version: Piece) -> bool:
    return bool(json.loads(version.text).get("status") == "running")


def _later(one: str | None, other: str | None) -> str | None:
    return max(one or "", other or "") or None


def why(choice: Choice) -> str:
    """Why it becomes what it becomes, in words; empty where both say the same."""
    if choice.here is None:
        return "not here yet" if choice.there.deleted_at is None else "not here yet, and deleted there"
    return "; ".join(
        reason for reason in (_why_words(choice, choice.here), _why_deleted(choice, choice.here)) if reason
    )


def _why_words(choice: Choice, here: Piece) -> str:
    there = choice.there
    if here.text == there.text:
        return ""
    differs = f"differs in {', '.join(differences(here.text, there.text))}"
    if _still_ran(here) != _still_ran(there):
        over, running = ("here", "there") if _still_ran(there) else ("there", "here")
        return f"is over {over}, and still ran {running}; {differs}"
    if here.changed_at == there.changed_at:
        return f"changed at the same instant, {_shown(here.changed_at)}, so the greater text wins; {differs}"
    late, early = ("there", "here") if choice.verdict is Verdict.TAKEN else ("here", "there")
    first, last = sorted((here.changed_at, there.changed_at))
    exactly = _shown(first) == _shown(last)
    return f"changed last {late}, {_shown(last, exactly)}, and {early} {_shown(first, exactly)}; {differs}"


def _why_deleted(choice: Choice, here: Piece) -> str:
    there, result = choice.there, choice.result
    if (here.deleted_at, here.restored_at) == (there.deleted_at, there.restored_at):
        return ""
    if result.deleted_at is not None:
        where = "here" if result.deleted_at == here.deleted_at else "there"
        return f"deleted {where}, {_shown(result.deleted_at)}"
    if (here.deleted_at is None) != (there.deleted_at is None) and result.restored_at is not None:
        where = "here" if result.restored_at == here.restored_at else "there"
        return f"its deletion was taken back {where}, {_shown(result.restored_at)}"
    return ""


def differences(one: str, other: str) -> tuple[str, ...]:
    """The keys in which the texts of two versions differ; when it was changed only where nothing else does."""
    ours, theirs = json.loads(one), json.loads(other)
    keys = tuple(key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key))
    return tuple(key for key in keys if key != "changed_at") or keys


def _shown(instant: str, exactly: bool = False) -> str:
    """An instant to the second, "2026-03-02 06:15:00 UTC", or exactly to the ms."""
    return f"{instant[:10]} {instant[11 : 23 if exactly else 19]} UTC"
