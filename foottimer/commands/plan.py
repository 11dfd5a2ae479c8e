"""`foottimer plan`: how a plan stands, which ones there are, what one came to; what is decided is of `plan_steps`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence

from foottimer import paths
from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.gathered import situation_read
from foottimer.commands.output import print_columns, print_json
from foottimer.commands.plan_files import broken_plans, tell_broken, tell_stand_in
from foottimer.commands.plan_json import course_to_json, finish_to_json, plan_to_json
from foottimer.commands.plan_lines import course_lines, plan_row, wrapped
from foottimer.commands.plan_steps import STEPS, USUAL
from foottimer.plan.course.course import course_of
from foottimer.plan.course.finish import before_after
from foottimer.plan.levels.standing import standings
from foottimer.plan.running import lost, run_of
from foottimer.plan.situation import Situation
from foottimer.printing import safe

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
    """Show what is asked for, or do what is decided about the plan."""
    options = _parser().parse_args(list(arguments))
    does, words = options.does, options.words
    if does in _SHOWS:
        if words:
            raise CommandError(f"plan {does} takes no more words", USAGE)
        _SHOWS[does](options.json)
        return FINISHED
    step = STEPS[does]
    if not step.least <= len(words) <= step.most:
        raise CommandError(f"plan {does} takes {step.how}", USAGE)
    if options.json:
        raise CommandError(f"--json shows a plan: plan {does} shows none", USAGE)
    step.do(words)
    return FINISHED


def _parser() -> ArgumentParser:
    names = (*_SHOWS, *STEPS)
    command = parser(
        "plan", "Follow a plan of some weeks: what is for today, what was done, what is to come.", _EXAMPLES
    )
    command.usage = "foottimer plan [-h] [--json] [list|start|pause|resume|swap|stop|finish|undo] [ID] [DAY] [DAY]"
    command.add_argument("does", nargs="?", default="show", choices=names, metavar="DOES", help=", ".join(names))
    command.add_argument("words", nargs="*", metavar="ID|DAY", help="of start a plan's id and a day, of swap two days")
    add_json(command)
    return command


def _show(as_json: bool) -> None:
    situation = situation_read()
    course = course_of(situation)
    if course is not None:
        tell_stand_in(course.plan.id)
    if as_json:
        print_json(course_to_json(course, standings(situation)) if course else None)
    elif course is None:
        print(_nothing(situation))
    else:
        for line in course_lines(course, standings(situation)):
            print(line)


def _list(as_json: bool) -> None:
    situation = situation_read()
    course = course_of(situation)
    on = course.plan.id if course and course.is_on else ""
    for entry in broken_plans():
        tell_broken(entry)
    if as_json:
        print_json([plan_to_json(plan, situation, plan.id == on) for plan in situation.plans])
        return
    print_columns(plan_row(plan, situation, plan.id == on) for plan in situation.plans)
    for plan in situation.plans:
        print()
        for line in wrapped(f"{plan.id}: {plan.about}"):
            print(line)


def _finish(as_json: bool) -> None:
    situation = situation_read()
    course = course_of(situation)
    if course is None:
        if lost(situation.decisions, situation.plans):
            raise CommandError(_nothing(situation))
        raise CommandError("no plan was begun, so there is no before and after: foottimer plan start begins one")
    found = before_after(situation, course)
    if as_json:
        print_json(finish_to_json(found))
        return
    for sentence in found.sentences:
        print("\n".join(wrapped(sentence)))


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


_SHOWS: Mapping[str, Callable[[bool], None]] = {"show": _show, "list": _list, "finish": _finish}
