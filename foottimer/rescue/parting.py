"""What becomes of a session that is over, or whose program ends, where the store has not taken all of it."""

from __future__ import annotations

import shlex

from foottimer.follow.journal import Journal
from foottimer.history.record import Status
from foottimer.printing import safe
from foottimer.rescue.unsaved import Unsaved


def part(journal: Journal, unsaved: Unsaved | None) -> tuple[str, ...]:
    """Try once more to save what waits of a session, else keep it as a file, and let go of it.

    Returns what to say, safe to print; nothing where all is saved.
    """
    try:
        return _parted(journal, unsaved)
    finally:
        journal.shut()


def by_hand(journal: Journal) -> str:
    """Return the line to type that writes a session down by hand, done as planned."""
    answers, moment = journal.answers, journal.moment
    words = ["foottimer", "log", journal.timeline.routine]
    if moment is not None:
        words += [moment.day.isoformat(), "--at", f"{moment.local:%H:%M}"]
    for option, value in (("--rpe", answers.rpe), ("--pain", answers.pain)):
        if value is not None:
            words += [option, str(value)]
    if answers.note:
        words += ["--note", " ".join(answers.note.split())]
    return shlex.join(safe(word) for word in words)


def _parted(journal: Journal, unsaved: Unsaved | None) -> tuple[str, ...]:
    discarded = journal.status is Status.ABANDONED and not journal.saving.begun
    if discarded or journal.saving.save():
        return ()
    name = safe(journal.timeline.name)
    path = unsaved.keep(journal) if unsaved else None
    if path is not None:
        return (f"{name} is not in your history yet. It waits in {safe(str(path))}; the next start takes it in.",)
    if journal.status is Status.ABANDONED:
        return ()
    return (
        f"{name} could be kept nowhere. Once your history can be written, this does it, as planned: {by_hand(journal)}",
    )
