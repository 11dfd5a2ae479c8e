"""What sounds when: the cues of a timeline, and those due in a session between two instants. Pure.

Cues belong to an interval and count from its beginning, so that a pause, a skip or a jump moves them with the work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from foottimer.routine.cues import CueKind
from foottimer.routine.limits import OPEN_FOR
from foottimer.routine.spoken import fill
from foottimer.routine.timeline import Ends, Timeline
from foottimer.session.announce import coming
from foottimer.session.drafting import Drafting, Style, done
from foottimer.session.events import Reason
from foottimer.session.machine import AGAIN, COUNT_IN, Session, State
from foottimer.session.reading import texts
from foottimer.session.yielding import SPACE, Cue, is_in, settle
from foottimer.values import dataclass, replace

HORIZON = OPEN_FOR
"""Ms for which cues are planned of work that only the person ends."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A cue at its time in the timeline."""

    at: int
    """From the timeline's beginning, in ms, waiting intervals at their estimate."""
    index: int
    """The interval's place; that of the last one for the cue at the very end."""
    cue: Cue
    """The cue."""


class CueSheet:
    """The cues of one timeline; each interval's are worked out when they are first asked for."""

    def __init__(self, timeline: Timeline, style: Style) -> None:
        """Plan the cues of `timeline`; its own table goes before that of `style`."""
        self.timeline = timeline
        """What is followed."""
        self._style = replace(style, table=timeline.cues.over(style.table))
        self._known: dict[tuple[int, int, int, bool], tuple[Cue, ...]] = {}
        self._told: dict[str, int] = {}
        self._heard = 0

    def of_line(self, timeline: Timeline) -> CueSheet:
        """Return the cues of another timeline, in the same style."""
        return CueSheet(timeline, self._style)

    def of(self, index: int, length: int, *, fresh: bool = False) -> tuple[Cue, ...]:
        """Return the cues of an interval that is `length` ms long; `fresh` where nothing announced it."""
        interval = self.timeline.intervals[index]
        end = length if interval.ends in (Ends.AUTO, Ends.MANUAL) else interval.max or HORIZON
        return self._cues(index, length, end, fresh)

    def plan(self) -> tuple[Planned, ...]:
        """Return every cue of the timeline, waiting intervals taken to last as long as is expected.

        Then nobody is waited for, so that a time that is up gives way to what begins.
        """
        planned = [
            Planned(interval.start + cue.ms, interval.index, cue)
            for interval in self.timeline.intervals
            for cue in self._cues(interval.index, interval.length, interval.length, False)
        ]
        if over := self.over():
            planned.append(Planned(self.timeline.total, self.timeline.intervals[-1].index, over))
        return tuple(reversed([*_unhurried(reversed(planned))]))

    def over(self) -> Cue | None:
        """Return the cue at the end of the routine; None where there is none."""
        draft = done(self.timeline, self._style)
        cues = settle((draft,), SPACE, self._style.rate) if draft else ()
        return cues[0] if cues else None

    def texts(self) -> tuple[str, ...]:
        """Return what may be spoken, each text once: first the plan in order, then what is spoken after a jump."""
        planned = [planned.cue.words for planned in self.plan()]
        work = [interval for interval in self.timeline.intervals if interval.is_work]
        jumped = [self.of(interval.index, interval.length, fresh=True) for interval in work]
        planned += [cue.words for cues in jumped for cue in cues]
        return tuple(dict.fromkeys(text for text in planned if text))

    def gives(self, kind: CueKind) -> bool:
        """Whether cues of this kind are given."""
        return self._style.table.gives(kind)

    def between(
        self, session: Session, after: int, until: int, *, fresh: bool = False
    ) -> Iterator[tuple[int, int, Cue]]:
        """Return the cues due after the instant `after` up to `until`, each with its instant and its interval's place.

        They are those that follow if the person does nothing: the session is looked at ahead of its time.
        `fresh` says that the person went to the current interval, so that nothing announced it. `after` is the last
        instant asked for; where a move begins something (an interval, a count-in), the ms before it. An end that the
        person brings about is not due here: `over` is its cue.
        """
        while session.is_open:
            for at, cue in self._now(session, after, fresh):
                if at > until:
                    break
                if at > after:
                    yield at, session.index, cue
            goes_on = session.state is State.COUNTING_IN
            change = session.until if goes_on else session.deadline
            if change is None or change > until:
                return
            if goes_on and session.held:
                after = max(after, change)  # what came before the pause is over
            session, _ = session.tick(change)
            fresh = fresh and goes_on
            if session.state is State.ENDED and after < change and (over := self.over()):
                yield change, session.index, over

    def _now(self, session: Session, after: int, fresh: bool) -> Iterator[tuple[int, Cue]]:
        """Return the cues of a session's present state after an instant, with their own."""
        if session.state is State.COUNTING_IN:
            yield from self._counting_in(session)
        elif session.state is State.RUNNING:
            cues = self.of(session.index, session.length, fresh=fresh)
            for cue in cues[bisect_right(cues, after - session.anchor, key=lambda cue: cue.ms) :]:
                yield session.anchor + cue.ms, cue

    def _counting_in(self, session: Session) -> Iterator[tuple[int, Cue]]:
        """Count down to where it goes on; work that has not run a moment then has a `go` of its own, a rest none."""
        insists, begun = session.interval.eyes_closed, session.until - COUNT_IN
        if session.reason is Reason.INTERRUPTED and (told := self._taken_up(session)):
            yield session.until - AGAIN, told
        if self._style.table.counted or insists:
            for ms in range(0, COUNT_IN, 1000):
                words = fill(self._style.template(CueKind.COUNTDOWN), {"seconds": str((COUNT_IN - ms) // 1000)})
                yield begun + ms, Cue(ms, CueKind.COUNTDOWN, CueKind.COUNTDOWN.value, words, insists)
        if session.held and session.interval.is_work and (self._style.table.gives(CueKind.GO) or insists):
            yield session.until, Cue(COUNT_IN, CueKind.GO, CueKind.GO.value, insists=insists)

    def _taken_up(self, session: Session) -> Cue | None:
        """Return what tells somebody who comes back after minutes what goes on, before the count; None for nothing."""
        cues = self.of(session.index, session.length, fresh=True)
        words = next((cue.words for cue in cues if cue.words), "")
        return Cue(0, CueKind.READY, CueKind.READY.value, words) if self._style.table.gives(CueKind.READY) else None

    def _cues(self, index: int, length: int, end: int, fresh: bool) -> tuple[Cue, ...]:
        key = (index, length, end, fresh)
        if key not in self._known:
            interval = self.timeline.intervals[index]
            told = frozenset[str]() if fresh else self._told_before(index)
            drafts = Drafting(self.timeline, interval, length, end, self._style, fresh, told).drafts()
            self._known[key] = settle(drafts, end, self._style.rate)
        return self._known[key]

    def _told_before(self, index: int) -> frozenset[str]:
        """Return which of its notes and cues are said before an interval if all goes as planned."""
        while self._heard < index:
            known, self._heard = self._heard, self._heard + 1
            interval = self.timeline.intervals[known]
            words = " ".join(cue.words for cue in self._cues(known, interval.length, interval.length, False))
            for text in self._own_texts(known):
                if is_in(text, words):
                    self._told.setdefault(text, known)
        return frozenset(text for text in self._own_texts(index) if self._told.get(text, index) < index)

    def _own_texts(self, index: int) -> tuple[str, ...]:
        """Return the notes and cues of work, or of what a break leads to."""
        interval = self.timeline.intervals[index]
        work = interval if interval.is_work else coming(self.timeline, index)
        return texts(work) if work else ()


def _unhurried(backwards: Iterable[Planned]) -> Iterator[Planned]:
    """Leave out where time is up just before the next tone: the plan has nobody who takes time to go on."""
    following: int | None = None
    for planned in backwards:
        is_up = planned.cue.kind is CueKind.END and planned.cue.ms > 0
        if is_up and following is not None and following - planned.at < SPACE:
            continue
        following = planned.at if planned.cue.tone else following
        yield planned
