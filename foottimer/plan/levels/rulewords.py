"""What the level-up rule says of the way to the next level: its numbers, what is missing, why. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from foottimer.plan.levels.case import PERCENT, UP_RPE, UP_SHARE, Case, median
from foottimer.plan.levels.colours import colour_of, colour_reason, waits_for_morning
from foottimer.plan.model import Colour, Done
from foottimer.plan.words import counted, day_names, first_upper, listed, whose
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that a verdict rests on, as texts for a screen."""

    label: str
    """What it is, as "Days since the first"."""
    have: str
    """What is there."""
    need: str
    """What is needed."""
    met: bool | None
    """Whether it is; None where it can't be said yet."""


def up_facts(case: Case) -> Iterator[Fact]:
    """Return the four things that a level asks for, with what is there."""
    last, need = case.here[-case.needed :], case.needed
    if case.asked:
        greens = sum(colour_of(done) is Colour.GREEN for done in last)
        yield Fact(f"Green sessions of the last {need}", f"{greens}", f"{need}", greens >= need)
    else:
        yield Fact("Sessions at this level", f"{len(last)}", f"{need}", len(last) >= need)
    least = min((done.share for done in last), default=None)
    done = "-" if least is None else f"{_percent(least)} %"
    met = None if least is None else least >= UP_SHARE
    yield Fact("Least done of them", done, f"{_percent(UP_SHARE)} %", met)
    efforts = [done.rpe for done in last if done.rpe is not None]
    missing = len(last) - len(efforts)
    middle = f"{median(efforts):g}" if efforts else "-"
    met = None if not last else not missing and median(efforts) <= UP_RPE
    have = f"{middle}, {missing} not entered" if missing else middle
    yield Fact("Their median RPE", have, f"{UP_RPE} or less", met)
    gone = (case.today - case.here[0].day).days if case.here else 0
    yield Fact("Days since the first", f"{gone}" if case.here else "-", f"{case.days}", gone >= case.days)


def up_why(case: Case) -> str:
    """Return why a level is earned."""
    last = case.here[-case.needed :]
    what = "green session" if case.asked else "session"
    efforts = median(done.rpe for done in last if done.rpe is not None)
    return (
        f"{first_upper(counted(case.needed, what))} in a row ({day_names((done.day for done in last), case.today)}), "
        f"each at least {_percent(UP_SHARE)} % done, at a median RPE of {efforts:g}, "
        f"{(case.today - case.here[0].day).days} days since the first at level {case.level}: "
        f"level {case.level + 1} is earned."
    )


def stay_why(case: Case, earned: bool) -> str:
    """Return why a level stays, with what stands in the way of the next one."""
    if earned:
        return f"All is there that a level asks for. {_summit(case)}"
    if not case.here:
        what = "green session" if case.asked else "session"
        asked = f"{counted(case.needed, what)} in a row over at least {case.days} days earn the next"
        return f"Nothing was done at level {case.level} yet: {asked}."
    said = [*_faults(case), *([] if case.level < case.top else [_summit(case)])]
    return f"Stay at level {case.level}. {' '.join(said)}".strip()


def _faults(case: Case) -> Iterator[str]:
    """What stands in the way of the next level, a sentence each."""
    last = case.here[-case.needed :]
    for done in last:
        if wrong := [*_wrong(case, done)]:
            yield f"{whose(done.day, case.today)} session was {listed(wrong)}."
    for done in last:
        if case.asked and waits_for_morning(done):
            yield hint(case, done)
    if len(last) < case.needed:
        kind = "green session" if case.asked and all(case.good(done) for done in last) else "session"
        row = counted(case.needed, "in a row").removesuffix("s")
        yield f"That is {counted(len(last), kind)} so far; {row} earn a level."
    efforts = [done.rpe for done in last if done.rpe is not None]
    if len(last) == len(efforts) == case.needed and median(efforts) > UP_RPE:
        yield f"The median RPE of the last {case.needed} is {median(efforts):g}; {UP_RPE} or less earns a level."
    gone = (case.today - case.here[0].day).days
    if gone < case.days:
        yield f"The first at this level was {counted(gone, 'day')} ago; tendons get {case.days} at least."


def _wrong(case: Case, done: Done) -> Iterator[str]:
    colour = colour_of(done)
    if case.asked and colour is not Colour.GREEN:
        yield f"{colour.value} ({colour_reason(done)})"
    if done.share < UP_SHARE:
        yield f"{_percent(done.share)} % done ({_percent(UP_SHARE)} % earns a level)"
    if done.rpe is None:
        yield "without an RPE"


def left_out(case: Case) -> Iterator[str]:
    """Return what was done and does not count, since nobody said whether it hurt."""
    recent = case.all[-case.needed :] if case.asked else ()
    if days := [done.day for done in recent if done.counts and colour_of(done) is Colour.UNKNOWN]:
        they = "does" if len(days) == 1 else "do"
        yield f"{first_upper(day_names(days, case.today))} {they} not count: nobody said whether it hurt."


def hint(case: Case, done: Done) -> str:
    """Return what would make an amber session green."""
    if done.day == case.today:
        return "Say tomorrow how the morning was: after a calm one it counts as green."
    return f"Say how the morning after {case.day(done.day)} was: after a calm one it counts as green."


def ahead(case: Case, level: int) -> str:
    """Return what is missing to the level after `level`."""
    if level >= case.top:
        return _summit(case)
    fresh = level != case.level
    missing = case.needed if fresh else _missing(case)
    what = "green session" if case.asked else "session"
    if missing == case.needed and (fresh or not case.here):
        asked = f"{counted(missing, what)}{'' if fresh else _provided(case)}"
        return f"Level {level + 1} after {asked} over at least {case.days} days."
    opens = case.opens or case.today
    after = f" after {_more(missing)} {what}{'' if missing == 1 else 's'}{_provided(case)}" if missing else ""
    from_ = f"from {case.day(opens)} on" if opens > case.today else "" if missing else "now"
    return f"Level {level + 1}{after}{',' if after and from_ else ''} {from_}".rstrip() + "."


def _provided(case: Case) -> str:
    """What the sessions to come need that the last ones lacked, besides being green."""
    last = case.all[-case.needed :]
    if any(done.rpe is None or (case.asked and colour_of(done) is Colour.UNKNOWN) for done in last):
        return " with the questions answered"
    efforts = [done.rpe for done in last if done.rpe is not None]
    return f" at an RPE of {UP_RPE} or less" if efforts and median(efforts) > UP_RPE else ""


def _summit(case: Case) -> str:
    return case.beyond or f"Level {case.top} is the highest there is."


def _more(number: int) -> str:
    return counted(number, "more").removesuffix("s")


def _missing(case: Case) -> int:
    """How many more good sessions a level takes, each at the highest effort that earns one; its days apart."""
    run = [done.rpe for done in case.run if done.rpe is not None]
    for more in range(case.needed + 1):
        last = (*run, *[UP_RPE] * more)[-case.needed :]
        if len(last) >= case.needed and median(last) <= UP_RPE:
            return more
    return case.needed


def _percent(share: float) -> int:
    """A share in whole percent, rounded down, so that what is missing is not rounded away."""
    return int(share * PERCENT)
