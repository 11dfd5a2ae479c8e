"""After the last interval: what was done, what can be corrected, how it was, and the week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from foottimer import safety
from foottimer.follow.journal import Journal
from foottimer.history.record import Answers, AttemptRow
from foottimer.history.store import Store, StoreError
from foottimer.history.week import week_on
from foottimer.plain import wording
from foottimer.plain.talk import Talk
from foottimer.routine.model import Unit
from foottimer.session.machine import Session
from foottimer.settings.lengths import kept, shown
from foottimer.settings.model import Length, Settings
from foottimer.values import replace

MOST = 999_999_999
"""No number that is recorded is larger."""
_TRUE = {"y": True, "n": False}


def ask_numbers(talk: Talk, journal: Journal, rows: tuple[AttemptRow, ...], length: Length) -> None:
    """Ask for the numbers of a block's attempts that have none yet; distances in `length`."""
    for row in rows:
        if row.unit is not None and row.recorded is None:
            number = _asked(talk, row, length)
            if number is None and row.unit is Unit.SECONDS:
                number = wording.timed(row)
            if number is not None:
                journal.correct(row.seq, recorded=number)


def _asked(talk: Talk, row: AttemptRow, length: Length) -> float | None:
    """Return the number that was typed, as it is kept; None for Enter."""
    most = shown(MOST, row.unit, length)
    number = talk.number(wording.asked(row, length), most, whole=row.unit is Unit.REPS)
    return None if number is None else kept(number, row.unit, length, row.recorded)


def say_done(talk: Talk, session: Session, journal: Journal, length: Length) -> None:
    """Say the times and every attempt at work, numbered from 1; distances in `length`."""
    paused = f", paused {wording.whole(journal.paused_ms)}" if journal.paused_ms >= 1000 else ""
    talk.say(f"Active {wording.whole(session.active)}{paused}, planned {wording.lasting(session.timeline.total)}.")
    work = _work(journal)
    talk.say(*(f"{number}. {wording.did(row, length)}" for number, row in enumerate(work, start=1)))
    tried = {row.index for row in work}
    missing = sum(interval.is_work and interval.index not in tried for interval in session.timeline.intervals)
    if missing:
        talk.say(f"Not begun: {missing} of {missing + len(tried)} work intervals.")


def correct(talk: Talk, journal: Journal, length: Length) -> None:
    """Let the person correct repetitions and numbers by the number of their line; distances in `length`."""
    work = _work(journal)
    if not any(_correctable(row) for row in work):
        return
    question = "Is a line wrong? Type its number to correct its reps or what was recorded; Enter: all is right."
    while (number := talk.number(question, MOST, whole=True)) is not None:
        row = work[int(number) - 1] if 1 <= number <= len(work) else None
        if row is None or not _correctable(row):
            talk.say("That line has nothing to correct.")
            continue
        _correct_row(talk, journal, journal.attempts[row.seq], length)
        talk.say(f"{int(number)}. {wording.did(journal.attempts[row.seq], length)}")


def _correct_row(talk: Talk, journal: Journal, row: AttemptRow, length: Length) -> None:
    if row.reps_planned is not None:
        reps = talk.number("How many reps did you do? Enter leaves it.", MOST, whole=True)
        if reps is not None:
            journal.correct(row.seq, reps_done=int(reps))
    if row.unit is not None:
        number = _asked(talk, row, length)
        if number is not None:
            journal.correct(row.seq, recorded=number)


def _correctable(row: AttemptRow) -> bool:
    return row.reps_planned is not None or row.unit is not None


def _work(journal: Journal) -> list[AttemptRow]:
    return [row for row in journal.attempts if row.kind.is_work]


def ask_how_it_was(talk: Talk, journal: Journal, pain: bool = True) -> None:
    """Ask how it was, of `pain` too or not.

    Each answer is written at once, so that none is lost when the rest is not given.
    """
    of_pain = (_pain, _red_flag) if pain else ()
    talk.say(f"{'Five' if pain else 'Three'} questions; Enter alone skips one.")
    answers = Answers()
    for question in (_rpe, *of_pain, _technique, _note):
        given = question(talk, answers)
        if given != answers:
            answers = given
            journal.answer(answers)


def _rpe(talk: Talk, answers: Answers) -> Answers:
    number = talk.number("How hard was it, 0 (nothing) to 10 (all you had)?", 10, whole=True)
    return answers if number is None else replace(answers, rpe=int(number))


def _pain(talk: Talk, answers: Answers) -> Answers:
    number = talk.number("Worst pain, 0 (none) to 10?", 10, whole=True)
    return answers if number is None else replace(answers, pain=int(number))


def _red_flag(talk: Talk, answers: Answers) -> Answers:
    flag = _TRUE.get(talk.choose(f"Any of these: {safety.RED_FLAGS}? y or n.", _TRUE))
    if flag:
        talk.say(safety.RED_FLAG)
    return replace(answers, red_flag=flag)


def _technique(talk: Talk, answers: Answers) -> Answers:
    return replace(answers, technique=_TRUE.get(talk.choose("Was your technique clean to the end? y or n.", _TRUE)))


def _note(talk: Talk, answers: Answers) -> Answers:
    typed = talk.ask("A note for yourself?")
    return replace(answers, note="".join(char if char.isprintable() else " " for char in typed)[:1000])


def say_week(talk: Talk, opening: Callable[[], Store], settings: Settings, today: date) -> None:
    """Say how the week stands."""
    try:
        with opening() as store:
            week = week_on(today, store, settings)
    except StoreError as error:
        talk.say(f"Your week cannot be read: {error}")
        return
    weeks = "1 week" if week.streak_weeks == 1 else f"{week.streak_weeks} weeks"
    row = f", {weeks} in a row" if week.streak_weeks else ""
    talk.say(f"{week.this_week} of {week.goal_per_week} this week{row}.")
