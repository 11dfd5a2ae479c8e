"""The level-up rule: from a series' sessions and today to up, stay, ease, down, rest or restart. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from foottimer.plan.colours import colour_of, colour_reason, waits_for_morning
from foottimer.plan.model import Colour, Done
from foottimer.plan.words import counted, day_name, day_names, first_upper, listed, whose

RESTART_DAYS = 28
"""Days since the last session from which a series begins again at level 1. Source: judgement."""
DOWN_DAYS = 14
"""Days since the last session from which a level is lost. Source: judgement."""
REST_DAYS = 2
"""Days of rest after a red session at level 1, where no level is below: 48 h. Source: judgement."""
HARD_RPE = 9
"""Effort from which a session was too hard, on the scale 0-10 of Day 2004. Source: judgement."""
HARD_SESSIONS = 2
"""Sessions in a row of that effort that cost a level. Source: judgement."""
AMBER_SESSIONS = 2
"""Amber sessions in a row that ask for a set fewer. Source: judgement."""
UP_SESSIONS = 3
"""Sessions in a row that earn a level. Source: judgement; compare "one or two reps over the target" of ACSM 2009."""
UP_SESSIONS_PLYO = 2
"""The same of plyometrics, which come less often. Source: judgement."""
UP_SHARE = 0.9
"""The least of the planned work that each of them has to have done, 0-1. Source: judgement."""
UP_RPE = 6
"""The most that their median effort may be, on the scale 0-10 of Day 2004. Source: judgement."""
UP_DAYS = 10
"""The fewest days since the first session at a level. Source: judgement."""
UP_DAYS_PLYO = 6
"""The same of plyometrics. Source: judgement."""
TOP = 3
"""The highest level of a series that says nothing else. Source: Matias 2016: sitting, double, single leg."""
PERCENT = 100
"""Of a whole. Source: arithmetic."""


class Advice(StrEnum):
    """What is advised for the next session of a series."""

    UP = "up"
    """A level higher."""
    STAY = "stay"
    """The same level."""
    EASE = "ease"
    """The same level with a set fewer."""
    DOWN = "down"
    """A level lower."""
    REST = "rest"
    """Two days of rest, then easier exercises, or one set where there are none."""
    RESTART = "restart"
    """Level 1 again, from the beginning."""


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says."""

    advice: Advice
    """In a word."""
    level: int
    """The level from now on."""
    why: str
    """The reason, in sentences, with its numbers and days."""
    facts: tuple[Fact, ...] = ()
    """The numbers, each with what is needed."""
    earned: bool = False
    """Whether all is there that a higher level asks for, at the highest level too."""
    ahead: str = ""
    """What is missing to the next level, in a sentence."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A series at its level, as the rule looks at it."""

    all: tuple[Done, ...]
    """Its sessions since the level was entered."""
    counted: tuple[Done, ...]
    """Those that count."""
    level: int
    today: date
    plyo: bool
    asked: bool
    top: int
    beyond: str
    name: str
    lasting: bool
    last: date | None
    """The day of the last session, or since when nothing was done."""

    @property
    def here(self) -> tuple[Done, ...]:
        """Those of them at this level."""
        return tuple(done for done in self.counted if done.level is None or done.level >= self.level)

    @property
    def needed(self) -> int:
        """Sessions that earn a level."""
        return UP_SESSIONS_PLYO if self.plyo else UP_SESSIONS

    @property
    def days(self) -> int:
        """Days that a level takes at least."""
        return UP_DAYS_PLYO if self.plyo else UP_DAYS

    def good(self, done: Done) -> bool:
        """Whether a session is one that a level is earned by, its effort apart."""
        return done.share >= UP_SHARE and done.rpe is not None and (not self.asked or colour_of(done) is Colour.GREEN)

    @property
    def run(self) -> tuple[Done, ...]:
        """The last sessions at this level that were good one after the other, the newest last."""
        bad = [place for place, done in enumerate(self.here, start=1) if not self.good(done)]
        return self.here[bad[-1] if bad else 0 :]

    @property
    def opens(self) -> date | None:
        """The first day on which the days are enough; None where nothing was done at this level."""
        return self.here[0].day + timedelta(days=self.days) if self.here else None

    @property
    def of(self) -> str:
        """The series, as it follows "the last two sessions"; empty where it has no name."""
        return f" of {self.name}" if self.name else ""

    def day(self, day: date) -> str:
        """A day's name."""
        return day_name(day, self.today)


def decide(
    sessions: Sequence[Done],
    level: int,
    today: date,
    *,
    plyo: bool = False,
    pain_asked: bool = True,
    top: int = TOP,
    since: date | None = None,
    beyond: str = "",
    name: str = "",
    lasting: bool = False,
) -> Verdict:
    """Return what is advised at `level`, from a series' sessions since it was entered, the oldest first.

    Sessions below the level count for pain, effort and days off, but earn nothing. `since` is the day from which days
    off count where that is later than the last session's, or there is none. `beyond` says what follows on `top`,
    `name` is the series as the reason calls it. A `lasting` one loses no level before it begins again.
    """
    days = [done.day for done in sessions]
    last = max((*days, *([since] if since else [])), default=None)
    told = tuple(done for done in sessions if matters(done, pain_asked))
    case = _Case(tuple(sessions), told, level, today, plyo, pain_asked, top, beyond, name, lasting, last)
    verdict = _days_off(case) or _red(case) or _hard(case) or _ambers(case) or _up_or_stay(case)
    return replace(verdict, ahead=_ahead(case, verdict.level))


def opens_on(sessions: Sequence[Done], level: int, *, plyo: bool = False, pain_asked: bool = True) -> date | None:
    """Return the first day on which the days that `level` takes are over; None where nothing counts at it yet."""
    for done in sessions:
        if (done.level is None or done.level >= level) and matters(done, pain_asked):
            return done.day + timedelta(days=UP_DAYS_PLYO if plyo else UP_DAYS)
    return None


def matters(done: Done, asked: bool) -> bool:
    """Return whether a session enters the rule: what was broken off early does only where it hurt."""
    if not asked:
        return done.counts
    colour = colour_of(done)
    return colour is not Colour.UNKNOWN and (done.counts or colour is not Colour.GREEN)


def _days_off(case: _Case) -> Verdict | None:
    if case.last is None or (off := (case.today - case.last).days) < (RESTART_DAYS if case.lasting else DOWN_DAYS):
        return None
    facts = (Fact("Days since the last session", f"{off}", f"fewer than {DOWN_DAYS}", False),)
    gone = f"{f'No {case.name}' if case.name else 'Nothing'} since {case.day(case.last)}, {off} days ago."
    if off >= RESTART_DAYS:
        why = f"{gone} After {RESTART_DAYS} days or more, begin again at level 1: what was there comes back quickly."
        return Verdict(Advice.RESTART, 1, why, facts)
    if case.level > 1:
        why = f"{gone} {DOWN_DAYS} days off cost a level: take level {case.level - 1} for now, and earn the way back."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    why = f"{gone} {DOWN_DAYS} days off cost a level, but none is below level 1: stay there, and begin gently."
    return Verdict(Advice.STAY, 1, why, facts)


def _red(case: _Case) -> Verdict | None:
    last = case.counted[-1] if case.asked and case.counted else None
    if last is None or colour_of(last) is not Colour.RED:
        return None
    reason = colour_reason(last)
    facts = (Fact("Pain in the last session", f"{reason} ({case.day(last.day)})", "not red", False),)
    told = f"{whose(last.day, case.today)} {case.name or 'session'} was red: {reason}."
    if last.red_flag:
        told += " Have that looked at before any jumping."
    if case.level > 1:
        why = f"{told} Go down to level {case.level - 1} until it is calm."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    over = last.day + timedelta(days=REST_DAYS)
    rest = f"Rest until {case.day(over)}, 48 hours, then" if over > case.today else "The 48 hours of rest are over:"
    return Verdict(Advice.REST, 1, f"{told} {rest} take the easier exercises, and one set where there is none.", facts)


def _hard(case: _Case) -> Verdict | None:
    last = case.counted[-HARD_SESSIONS:]
    efforts = [done.rpe for done in last if done.rpe is not None and done.rpe >= HARD_RPE]
    if len(efforts) < HARD_SESSIONS:
        return None
    have = listed(f"{done.rpe} ({case.day(done.day)})" for done in last)
    facts = (Fact("RPE of the last two", have, f"not both {HARD_RPE} or more", False),)
    told = f"The last two sessions{case.of} had an RPE of {have}: too hard."
    if case.level > 1:
        why = f"{told} Go down to level {case.level - 1} and build up again from there."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    why = f"{told} Nothing is below level 1: do one set fewer of each exercise, the easier one where it stays so hard."
    return Verdict(Advice.EASE, 1, why, facts)


def _ambers(case: _Case) -> Verdict | None:
    last = case.counted[-AMBER_SESSIONS:] if case.asked else ()
    ambers = [done for done in last if colour_of(done) is Colour.AMBER]
    if len(ambers) < AMBER_SESSIONS:
        return None
    have = listed(f"{case.day(done.day)}: {colour_reason(done)}" for done in ambers)
    facts = (Fact("The last two sessions", have, "not both amber", False),)
    hints = "".join(f" {_hint(case, done)}" for done in ambers[-1:] if waits_for_morning(done))
    told = f"The last two sessions{case.of} were amber ({have})."
    why = f"{told} Stay at level {case.level}, one set fewer of each exercise."
    return Verdict(Advice.EASE, case.level, why + hints, facts)


def _up_or_stay(case: _Case) -> Verdict:
    facts = tuple(_up_facts(case))
    earned = all(fact.met for fact in facts)
    if earned and case.level < case.top:
        return Verdict(Advice.UP, case.level + 1, _up_why(case), facts, earned)
    why = " ".join(filter(None, (_stay_why(case, earned), *_left_out(case))))
    return Verdict(Advice.STAY, case.level, why, facts, earned)


def _up_facts(case: _Case) -> Iterator[Fact]:
    """The four things that a level asks for."""
    last, need = case.here[-case.needed :], case.needed
    if case.asked:
        greens = sum(colour_of(done) is Colour.GREEN for done in last)
        yield Fact(f"Green of the last {need}", f"{greens}", f"{need}", greens >= need)
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


def _up_why(case: _Case) -> str:
    last = case.here[-case.needed :]
    what = "green session" if case.asked else "session"
    efforts = median(done.rpe for done in last if done.rpe is not None)
    return (
        f"{first_upper(counted(case.needed, what))} in a row ({day_names((done.day for done in last), case.today)}), "
        f"each at least {_percent(UP_SHARE)} % done, at a median RPE of {efforts:g}, "
        f"{(case.today - case.here[0].day).days} days since the first at level {case.level}: "
        f"level {case.level + 1} is earned."
    )


def _stay_why(case: _Case, earned: bool) -> str:
    if earned:
        return f"All is there that a level asks for. {_summit(case)}"
    if not case.here:
        what = "green session" if case.asked else "session"
        asked = f"{counted(case.needed, what)} in a row over at least {case.days} days earn the next"
        return f"Nothing was done at level {case.level} yet: {asked}."
    said = [*_faults(case), *([] if case.level < case.top else [_summit(case)])]
    return f"Stay at level {case.level}. {' '.join(said)}".strip()


def _faults(case: _Case) -> Iterator[str]:
    """What stands in the way of the next level, a sentence each."""
    last = case.here[-case.needed :]
    for done in last:
        if wrong := [*_wrong(case, done)]:
            yield f"{whose(done.day, case.today)} session was {listed(wrong)}."
    for done in last:
        if case.asked and waits_for_morning(done):
            yield _hint(case, done)
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


def _wrong(case: _Case, done: Done) -> Iterator[str]:
    colour = colour_of(done)
    if case.asked and colour is not Colour.GREEN:
        yield f"{colour.value} ({colour_reason(done)})"
    if done.share < UP_SHARE:
        yield f"{_percent(done.share)} % done ({_percent(UP_SHARE)} % earns a level)"
    if done.rpe is None:
        yield "without an RPE"


def _left_out(case: _Case) -> Iterator[str]:
    """What was done and does not count since nobody said whether it hurt."""
    recent = case.all[-case.needed :] if case.asked else ()
    if days := [done.day for done in recent if done.counts and colour_of(done) is Colour.UNKNOWN]:
        they = "does" if len(days) == 1 else "do"
        yield f"{first_upper(day_names(days, case.today))} {they} not count: nobody said whether it hurt."


def _hint(case: _Case, done: Done) -> str:
    if done.day == case.today:
        return "Say tomorrow how the morning was: after a calm one it counts as green."
    return f"Say how the morning after {case.day(done.day)} was: after a calm one it counts as green."


def _ahead(case: _Case, level: int) -> str:
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


def _provided(case: _Case) -> str:
    """What the sessions to come need that the last ones lacked, besides being green."""
    last = case.all[-case.needed :]
    if any(done.rpe is None or (case.asked and colour_of(done) is Colour.UNKNOWN) for done in last):
        return " with the questions answered"
    efforts = [done.rpe for done in last if done.rpe is not None]
    return f" at an RPE of {UP_RPE} or less" if efforts and median(efforts) > UP_RPE else ""


def _summit(case: _Case) -> str:
    return case.beyond or f"Level {case.top} is the highest there is."


def _more(number: int) -> str:
    return counted(number, "more").removesuffix("s")


def _missing(case: _Case) -> int:
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
