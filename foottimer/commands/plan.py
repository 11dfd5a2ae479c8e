"""`foottimer plan`: weeks of routines, begun on a day, followed, paused, swapped, and looked back at."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from foottimer import paths
from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.find import exercises, is_file_name
from foottimer.commands.gathered import situation_now
from foottimer.commands.output import print_columns, print_json
from foottimer.commands.plan_files import broken_plans, plan_of, tell_broken
from foottimer.commands.plan_json import course_to_json, finish_to_json, plan_to_json
from foottimer.commands.plan_lines import course_lines, plan_row, wrapped
from foottimer.commands.sessions import reading, writing
from foottimer.history.daynames import coming_day_named
from foottimer.history.decisions import Decision
from foottimer.plan import steering
from foottimer.plan.course import Course, DayState, course_of
from foottimer.plan.finish import before_after
from foottimer.plan.running import lost, run_of
from foottimer.plan.saying import items_text
from foottimer.plan.situation import Situation
from foottimer.plan.standing import standings
from foottimer.plan.words import day_name, first_upper, when
from foottimer.printing import safe
from foottimer.session.clock import SystemClock

USUAL = "eight-weeks"
"""The plan that begins where none is named."""
_EXAMPLES = """\
examples:
  foottimer plan                            how your plan stands, week by week
  foottimer plan list                       which plans there are
  foottimer plan start lite                 begin it on the next Monday, or today if that is one
  foottimer plan start eight-weeks today    begin it today: its first day is any day you like
  foottimer plan swap wednesday friday      two days of one week change places
  foottimer plan pause                      it stands still from today on; resume lets it go on
  foottimer plan finish                     before and after: check-ins, levels, sessions
  foottimer plan undo                       take back what you said last about a plan

A DAY is 2026-08-31, today, tomorrow or a weekday, the next one. What is missed moves to
the next day, days of rest take it up, and what finds no day in its week is left out:
nothing piles up. A week with fewer than half of its days done begins again. Levels are
ceilings: yours is done where it is lower. Plans are files: docs/plan-format.md.
"""


def run(arguments: Sequence[str]) -> int:
    """Do what is asked of the plan."""
    options = _parser().parse_args(list(arguments))
    _DOES[options.does](options)
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser(
        "plan", "Follow a plan of some weeks: what is for today, what was done, what is to come.", _EXAMPLES
    )
    command.usage = "foottimer plan [-h] [--json] [list|start|pause|resume|swap|stop|finish|undo] [ID] [DAY] [DAY]"
    command.add_argument("does", nargs="?", default="show", choices=_DOES, metavar="DOES", help=", ".join(_DOES))
    command.add_argument("words", nargs="*", metavar="ID|DAY", help="of start a plan's id and a day, of swap two days")
    add_json(command)
    return command


def _words(options: Namespace, least: int, most: int, how: str) -> list[str]:
    """Return what stands behind a word; raises CommandError where it is too little or too much."""
    words: list[str] = options.words
    if not least <= len(words) <= most:
        raise CommandError(f"plan {options.does} takes {how}", USAGE)
    if options.json and options.does not in _SHOWING:
        raise CommandError(f"--json shows a plan: plan {options.does} shows none", USAGE)
    return words


def _show(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    situation = _situation()
    course = course_of(situation)
    if course is not None:
        _tell_stand_in(course.plan.id)
    if options.json:
        print_json(course_to_json(course, standings(situation)) if course else None)
    elif course is None:
        print(_nothing(situation))
    else:
        for line in course_lines(course, standings(situation)):
            print(line)


def _list(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    situation = _situation()
    course = course_of(situation)
    on = course.plan.id if course and course.is_on else ""
    for entry in broken_plans():
        tell_broken(entry)
    if options.json:
        print_json([plan_to_json(plan, situation, plan.id == on) for plan in situation.plans])
        return
    print_columns(plan_row(plan, situation, plan.id == on) for plan in situation.plans)
    for plan in situation.plans:
        print()
        for line in wrapped(f"{plan.id}: {plan.about}"):
            print(line)


def _start(options: Namespace) -> None:
    words = _words(options, 0, 2, "a plan's id and its first day, each only if you like")
    situation = _situation()
    named, typed = _plan_and_day(words, situation)
    if is_file_name(named):
        raise CommandError(f"a plan is begun by its id: keep the file in {safe(str(paths.plans_folder()))}", USAGE)
    plan = plan_of(named, exercises()).plan
    assert plan is not None  # a broken one was refused
    _tell_stand_in(plan.id)
    first = _day(typed, situation.today) if typed else coming_day_named("monday", situation.today)
    course = _decide(situation, lambda: steering.begin(situation, plan, first))
    for line in _told(course):
        print(line)
    if course is not None:
        print(f"If all is done it ends {when(course.ends, situation.today)}. `foottimer plan` shows it.")


def _tell_stand_in(id_: str) -> None:
    """Say that the bundled plan is followed where the person's own file of its id does not load."""
    for entry in broken_plans():
        if entry.id == id_:
            tell_broken(entry, "the plan that comes along stands instead of it")


def _plan_and_day(words: Sequence[str], situation: Situation) -> tuple[str, str]:
    """Return the id and the day that are meant, the day empty where none is named.

    One word alone is a day where it is one and no plan has it as its id.
    """
    if len(words) == 1 and words[0] not in {plan.id for plan in situation.plans}:
        with suppress(ValueError):
            coming_day_named(words[0], situation.today)
            return USUAL, words[0]
    named, typed, *_ = (*words, "", "")
    return named or USUAL, typed


def _stop(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    _say(steering.stop)
    print("To have it back: foottimer plan undo")


def _pause(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    _say(steering.pause)
    print("It goes on with: foottimer plan resume")


def _resume(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    _say(steering.resume)


def _say(step: Callable[[Situation], Decision]) -> None:
    """Do a step that needs no words, and say how the plan stands after it."""
    situation = _situation()
    for line in _told(_decide(situation, lambda: step(situation))):
        print(line)


def _swap(options: Namespace) -> None:
    words = _words(options, 2, 2, "the two days, as in: plan swap wednesday friday")
    situation = _situation()
    days = [_day(word, situation.today) for word in words]
    course = _decide(situation, lambda: steering.swap(situation, days[0], days[1]))
    for day in sorted(days):
        found = course.day(day) if course else None
        asked = items_text(found.items) if found and found.state in (DayState.DUE, DayState.AHEAD) else "rest"
        print(safe(f"{first_upper(day_name(day, situation.today))}: {asked}"))
    print("The same again takes it back.")


def _finish(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    situation = _situation()
    course = course_of(situation)
    if course is None:
        if lost(situation.decisions, situation.plans):
            raise CommandError(_nothing(situation))
        raise CommandError("no plan was begun, so there is no before and after: foottimer plan start begins one")
    found = before_after(situation, course)
    if options.json:
        print_json(finish_to_json(found))
        return
    for sentence in found.sentences:
        print("\n".join(wrapped(sentence)))


def _undo(options: Namespace) -> None:
    _words(options, 0, 0, "no more words")
    situation = _situation()
    last = steering.last_step(situation)
    if last is None:
        raise CommandError("nothing was said about a plan that could be taken back")
    with writing() as store:
        store.undecide(last.id, SystemClock().wall())
    print(f"Taken back: {_UNDONE[last.kind.value]}, said for {day_name(last.day, situation.today)}.")
    for line in _told(course_of(_situation())):
        print(line)


def _decide(situation: Situation, step: Callable[[], Decision]) -> Course | None:
    """Write down what was decided; returns the plan after it, None where its file is gone.

    Raises CommandError where it makes no sense.
    """
    try:
        decision = step()
    except steering.SteeringError as error:
        raise CommandError(safe(str(error))) from error
    with writing() as store:
        store.decide(decision, SystemClock().wall())
    return course_of(steering.decided(situation, decision))


def _situation() -> Situation:
    settings = chosen_settings()
    with reading() as store:
        return situation_now(store, settings)


def _told(course: Course | None) -> list[str]:
    if course is None:
        return wrapped("No plan is on now.")
    return [line for text in course.why for line in wrapped(text)]


def _nothing(situation: Situation) -> str:
    run = run_of(situation.decisions)
    if run is not None and lost(situation.decisions, situation.plans):
        return (
            f"The plan {safe(run.plan)} was begun on {run.started}, but its file is gone or does not load.\n"
            f"foottimer check {safe(str(paths.plans_folder() / run.plan))}.toml says why, foottimer plan stop ends it."
        )
    return (
        "No plan was begun. foottimer plan list shows which there are;\n"
        f"foottimer plan start {USUAL} begins the usual one on the next Monday."
    )


def _day(typed: str, today: date) -> date:
    try:
        return coming_day_named(typed, today)
    except ValueError as error:
        raise CommandError(safe(str(error)), USAGE) from error


_SHOWING = ("show", "list", "finish")
_DOES: dict[str, Callable[[Namespace], None]] = {
    "show": _show,
    "list": _list,
    "start": _start,
    "pause": _pause,
    "resume": _resume,
    "swap": _swap,
    "stop": _stop,
    "finish": _finish,
    "undo": _undo,
}
_UNDONE = {
    "plan-start": "the beginning of a plan",
    "plan-stop": "the end of the plan",
    "plan-pause": "the pause of the plan",
    "plan-resume": "that the plan goes on",
    "plan-swap": "two days that changed places",
}
