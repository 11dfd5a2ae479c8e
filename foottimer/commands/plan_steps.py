"""What is decided about a plan on the command line: begun, paused, stopped, days swapped, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from foottimer import paths
from foottimer.commands import USAGE, CommandError
from foottimer.commands.find import exercises, is_file_name
from foottimer.commands.gathered import situation_read
from foottimer.commands.plan_files import plan_of, tell_stand_in
from foottimer.commands.plan_lines import wrapped
from foottimer.commands.sessions import writing
from foottimer.history.daynames import coming_day_named
from foottimer.history.decisions import Decision
from foottimer.plan.course import steering
from foottimer.plan.course.course import Course, DayState, course_of
from foottimer.plan.saying import items_text
from foottimer.plan.situation import Situation
from foottimer.plan.words import day_name, first_upper, when
from foottimer.printing import safe
from foottimer.session.clock import SystemClock
from foottimer.values import dataclass

USUAL = "eight-weeks"
"""The plan that begins where none is named."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is decided about a plan."""

    do: Callable[[Sequence[str]], None]
    """Does it, being told the words behind its own; raises CommandError."""
    how: str = "no more words"
    """Which words it takes."""
    least: int = 0
    """How few of them."""
    most: int = 0
    """How many of them."""


def _start(words: Sequence[str]) -> None:
    situation = situation_read()
    named, typed = _plan_and_day(words, situation)
    if is_file_name(named):
        raise CommandError(f"a plan is begun by its id: keep the file in {safe(str(paths.plans_folder()))}", USAGE)
    plan = plan_of(named, exercises()).plan
    assert plan is not None  # a broken one was refused
    tell_stand_in(plan.id)
    first = _day(typed, situation.today) if typed else coming_day_named("monday", situation.today)
    course = _decide(situation, lambda: steering.begin(situation, plan, first))
    for line in _told(course):
        print(line)
    if course is not None:
        print(f"If all is done it ends {when(course.ends, situation.today)}. `foottimer plan` shows it.")


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


def _stop(_: Sequence[str]) -> None:
    _say(steering.stop)
    print("To have it back: foottimer plan undo")


def _pause(_: Sequence[str]) -> None:
    _say(steering.pause)
    print("It goes on with: foottimer plan resume")


def _resume(_: Sequence[str]) -> None:
    _say(steering.resume)


def _say(step: Callable[[Situation], Decision]) -> None:
    """Do a step that needs no words, and say how the plan stands after it."""
    situation = situation_read()
    for line in _told(_decide(situation, lambda: step(situation))):
        print(line)


def _swap(words: Sequence[str]) -> None:
    situation = situation_read()
    days = [_day(word, situation.today) for word in words]
    course = _decide(situation, lambda: steering.swap(situation, days[0], days[1]))
    for day in sorted(days):
        found = course.day(day) if course else None
        asked = items_text(found.items) if found and found.state in (DayState.DUE, DayState.AHEAD) else "rest"
        print(safe(f"{first_upper(day_name(day, situation.today))}: {asked}"))
    print("The same again takes it back.")


def _undo(_: Sequence[str]) -> None:
    situation = situation_read()
    last = steering.last_step(situation)
    if last is None:
        raise CommandError("nothing was said about a plan that could be taken back")
    try:
        with writing() as store:
            store.undecide(last.id, SystemClock().wall())
    except KeyError as error:  # another foottimer did it meanwhile
        raise CommandError("that was taken back already, by another foottimer") from error
    print(f"Taken back: {_UNDONE[last.kind.value]}, said for {day_name(last.day, situation.today)}.")
    for line in _told(course_of(situation_read())):
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


def _told(course: Course | None) -> list[str]:
    if course is None:
        return wrapped("No plan is on now.")
    return [line for text in course.why for line in wrapped(text)]


def _day(typed: str, today: date) -> date:
    try:
        return coming_day_named(typed, today)
    except ValueError as error:
        raise CommandError(safe(str(error)), USAGE) from error


STEPS = {
    "start": Step(_start, "a plan's id and its first day, each only if you like", most=2),
    "pause": Step(_pause),
    "resume": Step(_resume),
    "swap": Step(_swap, "the two days, as in: plan swap wednesday friday", least=2, most=2),
    "stop": Step(_stop),
    "undo": Step(_undo),
}
"""All of them, by the word that asks for each."""
_UNDONE = {
    "plan-start": "the beginning of a plan",
    "plan-stop": "the end of the plan",
    "plan-pause": "the pause of the plan",
    "plan-resume": "that the plan goes on",
    "plan-swap": "two days that changed places",
}
