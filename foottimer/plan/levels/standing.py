"""Where each series stands: its level, how it came to it, and what the rule says today. Pure.

A fold over what was done and decided, in time: what was shown on a day stays what it was on that day, unless an answer
that came later says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.levels.case import DOWN_DAYS, RESTART_DAYS, UP_SESSIONS, Case, case_of, matters, opens_on
from foottimer.plan.levels.rule import Verdict, decide, turn
from foottimer.plan.model import Done
from foottimer.plan.situation import Situation
from foottimer.plan.words import when
from foottimer.values import dataclass, field, replace

INTRO, PROGRESS = PLYO = ("plyo-intro", "plyo-progress")
"""The series of plyometrics, in the order in which they follow each other."""
LASTING = ("ankle-mobility",)
"""The series of which a fortnight off costs no level: they load nothing, and plans leave them out for weeks."""
ROW_DAYS = 14
"""The most days between two sessions of one row at level 1: after more the row begins anew, as nobody goes up on the
day on which they come back. Source: judgement; as many days cost a level where there is one to lose."""
_FOLLOWS = {INTRO: PROGRESS}
_UNASKED = (
    "Pain is not asked about, and without those answers plyometrics stay at the intro level. "
    "Turn the question on in the settings to go on."
)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a series' level."""

    day: date
    """The day from which the level held."""
    level: int
    """The level from then on."""
    why: str
    """The reason, as it was said on that day."""


@dataclass(frozen=True, slots=True)
class SeriesStanding:
    """How one series stands today."""

    series: str
    """Its name, as "foot-strength"."""
    level: int
    """The level for now, earned or chosen."""
    top: int
    """The highest that there is."""
    verdict: Verdict
    """What the rule says today; right after a change of the level it says why that was."""
    since: date | None = None
    """The day from which the level holds; None where it was so from the beginning."""
    sessions: tuple[Done, ...] = ()
    """Those at this level since then, the newest last."""
    steps: tuple[Step, ...] = ()
    """Each change of the level, the oldest first."""
    chosen: bool = False
    """Whether the level is the person's own choice."""
    open: bool = True
    """Whether the series may be done at all as far as questions go: Plyometric progress needs answers about pain."""


def standings(situation: Situation) -> Mapping[str, SeriesStanding]:
    """Return how every series with levels stands that is not opt-in, also one that was never done."""
    return {series: standing_of(situation, series) for series in climbed(situation)}


def climbed(situation: Situation) -> tuple[str, ...]:
    """Return the series with levels that are not opt-in, in the order of the routines."""

    def names() -> tuple[str, ...]:
        offers = situation.offers
        return tuple(dict.fromkeys(one.series for one in offers if one.series and one.level and not one.opt_in))

    return situation.once(climbed, names)


def standing_of(situation: Situation, series: str) -> SeriesStanding:
    """Return how one series stands; one that there is no routine of has level 1 alone."""
    return situation.once((standing_of, series), lambda: _folded(situation, series))


def _folded(situation: Situation, series: str) -> SeriesStanding:
    top = max(situation.levels(series), default=1)
    held = series in PLYO and not situation.settings.pain
    begun = 0 if held else _begun(situation, series, top)
    ladder = _Ladder(series, top, situation.settings.pain, held, level=max(1, begun))
    known = situation.since if begun else None
    for day, event in _events(situation, series):
        if known is not None and day < known:
            continue  # a choice before that: what was done since then tells what became of it
        ladder.pass_time(day)
        if isinstance(event, Done):
            ladder.take(event)
        else:
            ladder.choose(event)
    ladder.pass_time(situation.today)
    return ladder.standing(situation.today)


def next_text(standing: SeriesStanding) -> str:
    """Return what is missing to the next level: "Level 2 after one more green session, from Friday on."."""
    return standing.verdict.ahead


def _begun(situation: Situation, series: str, top: int) -> int:
    """Return the level at which what is known of a series begins; 0 where nothing was done just before that.

    That is the level of its first session, where that follows so soon on the first day that is known that others will
    have come before it: nobody who trained for more than a year is at level 1 since older sessions are not read.
    """
    own = (series, _FOLLOWS.get(series, series))
    first = next((done for done in situation.sessions if done.series in own), None)
    if situation.since is None or first is None or (first.day - situation.since).days >= RESTART_DAYS:
        return 0
    return min(first.level or 1, top) if first.series == series else top


def _events(situation: Situation, series: str) -> Iterator[tuple[date, Done | Decision]]:
    """What happened to a series up to today, in order.

    A level that was chosen comes before the sessions of its day, unless both times are known: one chooses, then does.
    Sessions of the series that follows on this one are among them, since they keep what it gave.
    """
    own = (series, _FOLLOWS.get(series, series))
    sessions = [done for done in situation.sessions if done.series in own and done.day <= situation.today]
    chosen = [
        decision
        for decision in situation.decisions
        if decision.kind is DecisionKind.LEVEL and decision.about == series and decision.day <= situation.today
    ]
    for done in sessions:
        while chosen and _before(chosen[0], done):
            yield chosen[0].day, chosen.pop(0)
        yield done.day, done
    yield from ((decision.day, decision) for decision in chosen)


def _before(decision: Decision, done: Done) -> bool:
    if decision.day != done.day or decision.made is None or done.began is None:
        return decision.day <= done.day
    return decision.made <= done.began


@dataclass(slots=True)
class _Ladder:
    """A series while it is gone through."""

    series: str
    top: int
    asked: bool
    held: bool
    """Whether it stays at its first level since pain is not asked about."""
    level: int = 1
    window: list[Done] = field(default_factory=list)
    """What was done since the level was entered."""
    told: list[int] = field(default_factory=list)
    """The places in it of what enters the rule."""
    here: list[int] = field(default_factory=list)
    """The places of those of them that are at the level."""
    steps: list[Step] = field(default_factory=list)
    chosen: bool = False
    last: date | None = None
    """The last day on which something was done or chosen: days off count from it."""
    passed: date = date.min
    """The day up to which time was looked at."""
    before: tuple[tuple[Done, ...], int] | None = None
    """What the last change by the rule was decided from: the sessions and the level; None after a choice."""

    def _case(self, sessions: tuple[Done, ...], level: int, day: date, since: date | None) -> Case:
        return case_of(
            sessions,
            level,
            day,
            plyo=self.series in PLYO,
            pain_asked=self.asked,
            top=level if self.held else self.top,
            since=since,
            beyond=_UNASKED if self.held else self._beyond(),
            name=self.series,
            lasting=self.series in LASTING,
        )

    def _beyond(self) -> str:
        follows = _FOLLOWS.get(self.series)
        return f"Level {self.top} is the highest of {self.series}; what comes next is {follows}." if follows else ""

    def pass_time(self, until: date) -> None:
        """Look at each day up to `until` on which time alone may change something."""
        while due := [day for day in self._due() if self.passed < day <= until]:
            self.passed = min(due)
            self._judge(self.passed)
        self.passed = max(self.passed, until)

    def _due(self) -> Iterator[date]:
        opens = opens_on(self._deciding(), self.level, plyo=self.series in PLYO, pain_asked=self.asked)
        if opens:
            yield opens
        if self.last:
            yield from (self.last + timedelta(days=days) for days in (DOWN_DAYS, RESTART_DAYS))

    def take(self, done: Done) -> None:
        """Take a session in; one of the series that follows ends the days off, and is no session at this level."""
        long = self.last is not None and (done.day - self.last).days > ROW_DAYS
        self.last = done.day
        if done.series != self.series:
            return
        if long and self.series not in LASTING:
            self._clear()
        if matters(done, self.asked):
            self.told.append(len(self.window))
            if self._at_level(done):
                self.here.append(len(self.window))
        self.window.append(done)
        self._judge(done.day)

    def choose(self, decision: Decision) -> None:
        """Take a choice of the level in; one that is no number is none."""
        try:
            level = min(max(1, int(decision.value)), self.top)
        except ValueError:
            return
        self.chosen = True
        if level == self.level:
            return
        self.steps.append(Step(decision.day, level, f"You chose level {level}."))
        self.level, self.last, self.before = level, decision.day, None
        self._clear()

    def _judge(self, day: date) -> None:
        deciding = self._deciding()
        verdict = turn(self._case(deciding, self.level, day, self.last))
        if verdict is None:
            return
        if verdict.level != self.level:
            self.steps.append(Step(day, verdict.level, verdict.why))
            self.chosen = False
        self.before = (deciding, self.level)
        self.level = verdict.level
        self._clear()

    def _clear(self) -> None:
        self.window.clear()
        self.told.clear()
        self.here.clear()

    def _at_level(self, done: Done) -> bool:
        return done.level is None or done.level >= self.level

    def _deciding(self) -> tuple[Done, ...]:
        """What of the window the rule looks at: the first at the level and the last few, so that years cost nothing."""
        last = range(max(0, len(self.window) - UP_SESSIONS), len(self.window))
        places = {*self.here[:1], *self.here[-UP_SESSIONS:], *self.told[-UP_SESSIONS:], *last}
        return tuple(self.window[place] for place in sorted(places))

    def standing(self, today: date) -> SeriesStanding:
        """How it stands on the day up to which it was gone through."""
        here = tuple(done for done in self.window if self._at_level(done))
        since = self.steps[-1].day if self.steps else None
        open_ = not (self.held and self.series == PROGRESS)
        return SeriesStanding(
            self.series,
            self.level,
            self.top,
            self._verdict(today),
            since,
            here,
            tuple(self.steps),
            self.chosen,
            open_,
        )

    def _verdict(self, today: date) -> Verdict:
        verdict = self._now(today)
        if self.held and _UNASKED not in verdict.why:
            return replace(verdict, why=f"{verdict.why} {_UNASKED}")
        return verdict

    def _now(self, today: date) -> Verdict:
        if self.window:
            return decide(self._case(self._deciding(), self.level, today, self.last))
        fresh = decide(self._case((), self.level, today, None))
        if self.before:
            changed = decide(self._case(*self.before, today, self.last))
            return replace(fresh, advice=changed.advice, why=changed.why)
        if self.chosen and self.steps:
            return replace(fresh, why=f"You chose level {self.level} {when(self.steps[-1].day, today)}. {fresh.why}")
        return fresh
