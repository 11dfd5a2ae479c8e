"""`foottimer levels`: how each series of routines stands, and why; `levels set` chooses a level."""

from __future__ import annotations

import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.gathered import situation_read
from foottimer.commands.output import WIDTH, columns, print_json
from foottimer.commands.sessions import writing
from foottimer.history.decisions import Decision, DecisionKind, level_of
from foottimer.history.told import day_text, many
from foottimer.plan.levels.colours import colour_of
from foottimer.plan.levels.standing import SeriesStanding, standings
from foottimer.plan.situation import Situation
from foottimer.plan.soreness import sore_now
from foottimer.printing import safe
from foottimer.routine.words import nearest
from foottimer.session.clock import SystemClock

_NOTES = """\
A level is earned: the last three sessions of a series green (hardly any pain, also on
the morning after), nearly all of the work done, an effort of 6 of 10 or less, and ten
days at least. After pain or a break it goes down again. Advice, no lock: each level can
be done at any time, and a level that you choose yourself counts from then on.

examples:
  foottimer levels                        every series, with the reason
  foottimer levels foot-strength          one of them, with its numbers and steps
  foottimer levels set foot-strength 2    your own choice; it is written down
"""


def run(arguments: Sequence[str]) -> int:
    """Print how the series stand, or choose the level of one."""
    command = _parser()
    options = command.parse_args(list(arguments))
    words: list[str] = options.words
    if words[:1] == ["set"]:
        if len(words) != 3 or options.json:
            command.error("set takes a series and a level, as: foottimer levels set foot-strength 2")
        return _set(words[1], words[2])
    if len(words) > 1:
        command.error("give one series, or set SERIES N")
    return _show(options, words[0] if words else None)


def _parser() -> ArgumentParser:
    command = parser("levels", "Show the level of each series, why, and what is missing to the next.", _NOTES)
    command.usage = "foottimer levels [-h] [--json] [SERIES | set SERIES N]"
    command.add_argument("words", nargs="*", metavar="SERIES", help="this one alone, with its numbers and steps")
    add_json(command)
    return command


def _show(options: Namespace, series: str | None) -> int:
    situation = situation_read()
    found = standings(situation)
    chosen = [_standing(series, found)] if series else list(found.values())
    if options.json:
        print_json(_to_json(chosen, situation))
        return FINISHED
    for place, standing in enumerate(chosen):
        if place:
            print()
        for line in standing_lines(standing, situation, whole=series is not None):
            print(line)
    if series is None and (sore := sore_now(situation.decisions)):
        told = ", ".join(f"{exercise} since {day_text(day, situation.today)}" for exercise, day in sore.items())
        print()
        for line in _wrapped(f"Sore: {told}. Easier exercises stand in for them.", ""):
            print(line)
    return FINISHED


def _set(series: str, typed: str) -> int:
    situation = situation_read()
    before = _standing(series, standings(situation))
    level = _level(typed, situation, series)
    if level == before.level:
        print(f"{series} is at level {level} already, so nothing was written down.")
        return FINISHED
    choice = Decision(DecisionKind.LEVEL, situation.today, series, str(level))
    with writing() as store:
        store.decide(choice, SystemClock().wall())
    after = standings(situation_read())[series]
    print(f"{series} is at level {after.level} from now on; it was {before.level}. Written down as your own choice.")
    for line in _wrapped(_reasons(after), ""):
        print(line)
    print(f"To go back: foottimer levels set {series} {before.level}")
    return FINISHED


def _standing(series: str, found: Mapping[str, SeriesStanding]) -> SeriesStanding:
    if series not in found:
        near = nearest(series, found)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(found)}"
        raise CommandError(f"there is no series {safe(series)} with levels: {hint}", USAGE)
    return found[series]


def _level(typed: str, situation: Situation, series: str) -> int:
    there = situation.levels(series)
    try:
        level = level_of(typed)
    except ValueError:
        level = 0
    if level not in there:
        levels = ", ".join(map(str, there))
        raise CommandError(f"{series} has no level {safe(typed)}: it has {levels}", USAGE)
    return level


def standing_lines(standing: SeriesStanding, situation: Situation, whole: bool = False) -> Iterator[str]:
    """Yield what is said of a series, safe to print; `whole` with the numbers of it and each step so far."""
    yield f"{standing.series}: {_headline(standing, situation)}"
    yield from _wrapped(_reasons(standing))
    if not whole:
        return
    facts = [(fact.label, fact.have, f"needs {fact.need}", _MET[fact.met]) for fact in standing.verdict.facts]
    if facts:
        yield ""
        yield from (f"  {line}" for line in columns(facts))
    for step in standing.steps:
        yield ""
        yield from _wrapped(f"{step.day}, level {step.level}: {step.why}")


def _headline(standing: SeriesStanding, situation: Situation) -> str:
    since = f" since {day_text(standing.since, situation.today)}" if standing.since else ""
    how = ", your own choice" if standing.chosen else ""
    done = f", {many(len(standing.sessions), 'session')} at it" if standing.sessions else ""
    return f"level {standing.level} of {standing.top}{since}{how}{done}"


def _reasons(standing: SeriesStanding) -> str:
    """Why it is so, and what is missing to the next level where that was not said."""
    verdict = standing.verdict
    return " ".join(part for part in (verdict.why, "" if verdict.ahead in verdict.why else verdict.ahead) if part)


def _wrapped(text: str, indent: str = "  ") -> Iterator[str]:
    for row in textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False):
        yield safe(row)


_MET = {True: "yes", False: "no", None: ""}


def _to_json(chosen: Iterable[SeriesStanding], situation: Situation) -> dict[str, Any]:
    sore = sore_now(situation.decisions)
    return {
        "today": situation.today.isoformat(),
        "series": [_standing_to_json(standing) for standing in chosen],
        "sore": [{"exercise": exercise, "since": day.isoformat()} for exercise, day in sore.items()],
    }


def _standing_to_json(standing: SeriesStanding) -> dict[str, Any]:
    verdict = standing.verdict
    return {
        "series": standing.series,
        "level": standing.level,
        "top": standing.top,
        "since": standing.since.isoformat() if standing.since else None,
        "chosen": standing.chosen,
        "open": standing.open,
        "advice": verdict.advice.value,
        "why": verdict.why,
        "next": verdict.ahead,
        "earned": verdict.earned,
        "facts": [
            {"label": fact.label, "have": fact.have, "need": fact.need, "met": fact.met} for fact in verdict.facts
        ],
        "sessions": [
            {
                "id": done.id,
                "day": done.day.isoformat(),
                "colour": colour_of(done).value,
                "share": round(done.share, 3),
                "rpe": done.rpe,
                "pain": done.pain,
            }
            for done in standing.sessions
        ],
        "steps": [{"day": step.day.isoformat(), "level": step.level, "why": step.why} for step in standing.steps],
    }
