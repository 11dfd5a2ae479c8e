"""`foottimer log`: write down a session that was done without foottimer's clock."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import datetime, time

from foottimer import safety
from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import parser, whole_number
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.find import exercises, routine_named
from foottimer.commands.output import short_id
from foottimer.commands.sessions import writing
from foottimer.follow.done import clock_text
from foottimer.history.backdating import moment_of
from foottimer.history.calendar import day_of
from foottimer.history.daynames import past_day_named, time_named
from foottimer.history.record import Answers, Moment
from foottimer.history.streak import week_line
from foottimer.history.week import week_on
from foottimer.printing import safe
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import SystemClock

LONGEST_NOTE = 500
"""Characters of a note, as many as the questions after a session take."""


def run(arguments: Sequence[str]) -> int:
    """Write the session down, done as planned, and say how the week stands."""
    command = parser(
        "log",
        "Write down a session that you did without foottimer: all of the routine, as planned.",
        "A DAY is 2026-08-31, today, yesterday or a weekday, the latest one. What differs from the plan can be\n"
        "corrected in the app, where a session can be deleted, too: v reviews, 3 shows every session.",
    )
    command.add_argument("routine", metavar="ROUTINE", help="an id, a series (then your level), or a file")
    command.add_argument("day", metavar="DAY", help="the day you did it")
    command.add_argument("--at", type=_time, metavar="HH:MM", help="when you began; without it, about noon")
    command.add_argument("--rpe", type=whole_number(0, 10), metavar="N", help="how hard it was, 0 to 10")
    command.add_argument("--pain", type=whole_number(0, 10), metavar="N", help="the worst pain in it, 0 to 10")
    command.add_argument("--note", type=_note, default="", metavar="TEXT", help="anything to remember")
    options = command.parse_intermixed_args(arguments)
    timeline = _timeline(options.routine)
    settings, clock = chosen_settings(), SystemClock()
    now = clock.wall()
    moment = _moment(options, timeline, now, clock.zone(), settings.day_start)
    answers = Answers(rpe=options.rpe, pain=options.pain, note=options.note)
    with writing() as store:
        identity = store.log(timeline, moment, answers, now, settings.goal)
        week = week_on(day_of(now, settings.day_start), store, settings)
    name = f"{safe(timeline.name)}{f' · {timeline.level}' if timeline.level else ''}"
    print(f"Logged: {name}, {_when(moment)}, {clock_text(timeline.total)}. {week_line(week)}.")
    if answers.pain is not None and answers.pain > safety.PAIN_LIMIT:
        print(safety.TOO_MUCH)
    print(f"foottimer history {short_id(identity)} shows it.")
    return FINISHED


def _timeline(typed: str) -> Timeline:
    timeline = routine_named(typed, exercises()).timeline
    if timeline is None:
        raise CommandError(f"{safe(typed)} is empty: there is nothing to have done")
    return timeline


def _moment(options: Namespace, timeline: Timeline, now: datetime, zone: str | None, day_start: int) -> Moment:
    """Return when it was; raises CommandError, with status 2, for a day that is none or still to come."""
    try:
        day = past_day_named(options.day, day_of(now, day_start))
        return moment_of(day, options.at, timeline.total, now, zone, day_start)
    except ValueError as error:
        raise CommandError(safe(str(error)), USAGE) from error


def _when(moment: Moment) -> str:
    """Return the person's day with the time, and its date where that is another one."""
    began = moment.local
    other = "" if began.date() == moment.day else f" (in the night of {began:%Y-%m-%d})"
    return f"{moment.day.isoformat()} {began:%H:%M}{other}"


def _time(text: str) -> time:
    try:
        return time_named(text)
    except ValueError as error:
        raise ArgumentTypeError(safe(str(error))) from error


def _note(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST_NOTE:
        raise ArgumentTypeError(f"at most {LONGEST_NOTE} characters, not {len(text)}")
    return text
