"""`foottimer pause`: days that neither extend nor end a streak, listed, added and taken back."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from typing import Any

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.output import print_columns, print_json, short_id
from foottimer.commands.sessions import reading, writing
from foottimer.history.calendar import PausedDays, pause_problem
from foottimer.history.daynames import day_named
from foottimer.history.pausewords import effect, length
from foottimer.history.week import WEEKDAYS, consequences, week_on
from foottimer.printing import safe
from foottimer.session.clock import SystemClock
from foottimer.settings.model import Settings

_EXAMPLES = """\
examples:
  foottimer pause                                 the paused days, the latest first
  foottimer pause 2026-08-01 2026-08-14 two weeks at the sea
  foottimer pause today "sore Achilles"           this day alone
  foottimer pause --remove 2026-08-01             take that one back

A day is written as 2026-08-31, or "yesterday", "today", "tomorrow". A short week with a
paused day in it neither extends nor ends the streak, and a paused day leaves the score.
Training on such a day counts as ever. Days that are past can be paused as well, and
pauses may overlap.
"""


def run(arguments: Sequence[str]) -> int:
    """List, add or take back paused days."""
    options = _parser().parse_args(list(arguments))
    if options.remove is not None and options.words:
        raise CommandError("--remove takes one back and adds none: give it alone", USAGE)
    if options.json and (options.remove is not None or options.words):
        raise CommandError("--json lists the paused days: give it alone", USAGE)
    settings = chosen_settings()
    today = today_by(settings)
    if options.remove is not None:
        _remove(options.remove, today, settings)
    elif options.words:
        _add(options.words, today, settings)
    else:
        _list(today, options.json)
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser(
        "pause", "Pause days, as for an injury or a holiday, so that they can't end your streak.", _EXAMPLES
    )
    command.usage = "foottimer pause [-h] [--json | --remove FROM|ID | FROM [TO] [REASON]]"
    command.add_argument(
        "words", nargs="*", metavar="FROM [TO] [REASON]", help="the first day, the last one (without it the first), why"
    )
    command.add_argument("--remove", metavar="FROM|ID", help="take back the pause that begins so, or has this id")
    add_json(command)
    return command


def _list(today: date, as_json: bool) -> None:
    with reading() as store:
        pauses = store.paused_days() if store else ()
    if as_json:
        print_json([_to_json(pause) for pause in pauses])
    elif pauses:
        print_columns((_row(pause, today) for pause in reversed(pauses)), right=(3,))
    else:
        print("No day is paused. For an injury or a holiday: foottimer pause FROM TO REASON")


def _add(words: Sequence[str], today: date, settings: Settings) -> None:
    first, last, reason = _wanted(words, today)
    if problem := pause_problem(first, last, reason):
        raise CommandError(safe(problem), USAGE)
    with writing() as store:
        if any((pause.first, pause.last, pause.reason) == (first, last, reason) for pause in store.paused_days()):
            print(f"Paused already: {_shown(first, last, reason)}")
            return
        before = week_on(today, store, settings)
        store.pause(first, last, reason, SystemClock().wall())
        after = week_on(today, store, settings)
    print(f"Paused: {_shown(first, last, reason)}")
    told = consequences(before, after)
    for line in told or (_effect(first, last, settings),):
        print(line)


def _effect(first: date, last: date, settings: Settings) -> str:
    return effect(PausedDays(first, last), WEEKDAYS.index(settings.first_day))


def _remove(named: str, today: date, settings: Settings) -> None:
    with reading() as store:
        pause = _chosen(store.paused_days() if store else (), named, today)
    with writing() as store:
        before = week_on(today, store, settings)
        store.unpause(pause.id, SystemClock().wall())
        after = week_on(today, store, settings)
    print(f"Taken back: {_shown(pause.first, pause.last, pause.reason)}")
    for line in consequences(before, after):
        print(line)
    again = f"foottimer pause {pause.first} {pause.last} {shlex.quote(pause.reason) if pause.reason else ''}"
    print(f"To have it again: {safe(again.rstrip())}")


def _wanted(words: Sequence[str], today: date) -> tuple[date, date, str]:
    """The first day, the last one and the reason; a second word that looks like a day is meant as one."""
    first = _day(words[0], today)
    if len(words) > 1 and _like_a_day(words[1], today):
        return first, _day(words[1], today), _reason(words[2:])
    return first, first, _reason(words[1:])


def _reason(words: Sequence[str]) -> str:
    return " ".join(" ".join(words).split())


def _like_a_day(word: str, today: date) -> bool:
    if re.match(r"[0-9]+[-/.][0-9]", word):
        return True
    try:
        day_named(word, today)
    except ValueError:
        return False
    return True


def _day(word: str, today: date) -> date:
    try:
        return day_named(word, today)
    except ValueError as error:
        raise CommandError(safe(str(error)), USAGE) from error


def _chosen(pauses: Sequence[PausedDays], named: str, today: date) -> PausedDays:
    if _like_a_day(named, today):
        day = _day(named, today)
        found, by = [pause for pause in pauses if pause.first == day], f"begins on {day}"
    else:
        found = [pause for pause in pauses if named and pause.id.startswith(named.lower())]
        by = f"has an id that begins with {safe(named)}"
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(short_id(pause.id) for pause in found)
        raise CommandError(f"more than one pause {by}: give one's id, {ids}")
    raise CommandError(f"no pause {by}; foottimer pause lists them")


def _shown(first: date, last: date, reason: str) -> str:
    days = f"{first}" if first == last else f"{first} to {last}"
    return f"{days}, {length(PausedDays(first, last))}" + (f" ({safe(reason)})" if reason else "")


def _row(pause: PausedDays, today: date) -> tuple[str, ...]:
    when = "over" if pause.last < today else "to come" if pause.first > today else "now"
    return (short_id(pause.id), str(pause.first), str(pause.last), length(pause), when, pause.reason)


def _to_json(pause: PausedDays) -> dict[str, Any]:
    return {
        "id": pause.id,
        "first": pause.first.isoformat(),
        "last": pause.last.isoformat(),
        "days": (pause.last - pause.first).days + 1,
        "reason": pause.reason,
    }
