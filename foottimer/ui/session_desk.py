"""What is done to sessions on the screens of the review, and how it is taken back. No Textual.

Each method returns what is to be done with the store, in any thread; that does it, and returns what is said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from foottimer.follow import interrupted
from foottimer.history.store import KEEP, StoreError
from foottimer.history.told import many
from foottimer.ui.days import long_day
from foottimer.ui.interruptions import title_of
from foottimer.ui.questions import Form, answer_text, questions, warning
from foottimer.ui.sessions_view import titled
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.follow.claims import Claims
    from foottimer.history.listing import SessionLine
    from foottimer.history.record import Answers, AttemptRow, Moment, Record
    from foottimer.history.store import Store
    from foottimer.history.underway import UnderWay
    from foottimer.routine.timeline import Timeline

Writing: TypeAlias = "Callable[[Store, datetime], object]"
"""Writes to the store, being told now; raises KeyError where the session is not there any more."""
Doing: TypeAlias = "Callable[[Store], Changed]"
"""Does something; raises StoreError, with what to say, where it cannot be."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done."""

    said: str
    """In a sentence."""
    session: str
    """The id of the session."""
    undoable: bool = True
    """Whether it can be taken back."""
    deleted: bool = False
    """Whether the session is not there any more."""
    care: str = ""
    """What the answers ask the person to do, where that is new."""


@dataclass(frozen=True, slots=True)
class _Undo:
    session: str
    back: Writing
    said: str
    deletes: bool = False


class SessionDesk:
    """Changes sessions, and remembers how each change is taken back."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._undos: list[_Undo] = []
        self._one_by_one = Lock()  # keys may come faster than the disk is: what came last is to be what stays

    def delete(self, session: SessionLine | Record) -> Doing:
        """Delete a session."""
        id_, name = session.id, named(session)
        back = _Undo(id_, lambda store, now: store.restore(id_, now), f"{name} is back.")
        return self._doing(lambda store, now: store.delete(id_, now), f"Deleted: {name}.", back, deletes=True)

    def edit(self, before: SessionLine | Record, answers: Answers, day: date) -> Doing:
        """Change what was answered, and the day that a session is for."""
        id_, name, answered, was = before.id, named(before), before.answers, before.moment.day
        moved = f"now for {long_day(day)}" if day != was else ""
        back = _Undo(id_, lambda store, now: _edit(store, now, id_, answered, was, day), f"{name} is as it was.")
        care = warning(answers) if warning(answers) != warning(answered) else ""
        said = f"Changed: {name}: {'; '.join(_changes(answered, answers, moved))}."
        return self._doing(lambda store, now: _edit(store, now, id_, answers, day, was), said, back, care=care)

    def correct(self, before: Record, numbers: Mapping[int, float | None]) -> Doing:
        """Give attempts of a session, by their `seq`, other numbers: what was recorded, or else repetitions."""
        rows = {row.seq: row for row in before.attempts}
        were = {seq: rows[seq].recorded if rows[seq].unit else rows[seq].reps_done for seq in numbers}
        name = named(before)

        def writing(values: Mapping[int, float | None]) -> Writing:
            def write(store: Store, now: datetime) -> None:
                for seq, value in values.items():
                    _correct(store, now, before.id, rows[seq], value)

            return write

        said = f"Corrected: {many(len(numbers), 'number')} of {name}."
        return self._doing(writing(numbers), said, _Undo(before.id, writing(were), f"{name} is as it was."))

    def keep(self, found: UnderWay, claims: Claims) -> Doing:
        """End an interrupted session where it stood, and keep what was done of it; that is not taken back."""

        def doing(store: Store) -> Changed:
            if claims.held(found.id) or not interrupted.keep(store, found, self._now()):
                raise StoreError(interrupted.GONE)
            return Changed(f"Kept as partial: {title_of(found)}.", found.id, undoable=False)

        return doing

    def discard(self, found: UnderWay, claims: Claims) -> Doing:
        """Discard an interrupted session: it counts for nothing."""
        name = title_of(found)

        def back(store: Store, now: datetime) -> None:
            if not interrupted.bring_back(store, found, now):
                raise KeyError(found.id)

        def doing(store: Store) -> Changed:
            if claims.held(found.id) or not interrupted.discard(store, found, self._now()):
                raise StoreError(interrupted.GONE)
            self._undos.append(_Undo(found.id, back, f"{name} is interrupted again, and can be resumed."))
            return Changed(f"Discarded: {name}. It does not count.", found.id)

        return doing

    def log(
        self, timeline: Timeline, moment: Moment, answers: Answers, goal: int, week: Callable[[Store], str]
    ) -> Doing:
        """Write down a session that was done without the clock; `week` says how the week stands with it."""

        def doing(store: Store) -> Changed:
            id_ = store.log(timeline, moment, answers, self._now(), goal)
            name = f"{titled(timeline.name, timeline.level)}, {long_day(moment.day)}"
            gone = f"Not logged any more: {name}."
            self._undos.append(_Undo(id_, lambda store, now: store.delete(id_, now), gone, deletes=True))
            return Changed(f"Logged: {name}. {week(store)}.", id_, care=warning(answers))

        return doing

    def undo(self) -> Doing | None:
        """Take back what was done last; None where nothing was."""
        if not self._undos:
            return None
        last = self._undos.pop()

        def doing(store: Store) -> Changed:
            try:
                self._write(store, last.back)
            except StoreError:
                self._undos.append(last)  # another try may be luckier
                raise
            return Changed(last.said, last.session, undoable=False, deleted=last.deletes)

        return doing

    def _doing(self, write: Writing, said: str, back: _Undo, deletes: bool = False, care: str = "") -> Doing:
        def doing(store: Store) -> Changed:
            self._write(store, write)
            self._undos.append(back)
            return Changed(said, back.session, deleted=deletes, care=care)

        return doing

    def _write(self, store: Store, write: Writing) -> None:
        try:
            with self._one_by_one:
                write(store, self._now())
        except KeyError:
            raise StoreError("this session is not there any more: another program deleted or restored it") from None


def named(session: SessionLine | Record) -> str:
    """Return a session as a sentence names it: "Desk break, Mon 3 August 2026"."""
    return f"{titled(session.name, session.level)}, {long_day(session.moment.day)}"


def _changes(before: Answers, after: Answers, moved: str) -> list[str]:
    """Return which answers are other ones now, as "worst pain 3, was 8" and "note", and what is said of the day."""
    told = []
    for question in questions(pain=True):
        was, now = (answer_text(answers, question) for answers in (before, after))
        if was != now:
            values = "" if question.form is Form.TEXT else f" {now or '–'}{f', was {was}' if was else ''}"
            told.append(f"{question.short.lower()}{values}")
    return [*told, moved] if moved else told


def _edit(store: Store, now: datetime, session: str, answers: Answers, day: date, before: date) -> None:
    store.edit(session, answers=answers, day=KEEP if day == before else day, now=now)


def _correct(store: Store, now: datetime, session: str, row: AttemptRow, value: float | None) -> None:
    if row.unit:
        store.correct(session, row.seq, recorded=value, now=now)
    else:
        store.correct(session, row.seq, reps_done=None if value is None else int(value), now=now)
