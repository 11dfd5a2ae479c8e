"""The cues that an interval would have if none were in the way of another. Pure; the rules are in `docs/cues.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from foottimer.routine.cues import NOTHING_SAID, CueKind, CueTable
from foottimer.routine.spoken import CLOSE_YOUR_EYES, OPEN_YOUR_EYES, WORDS, fill, speech_ms
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.announce import coming, forms, values_of
from foottimer.session.working import Working
from foottimer.session.yielding import Draft, as_forms
from foottimer.values import dataclass, field, replace

LONG_WORK = 20_000
"""Ms of planned work from which on its half is told."""
NOTICE = 10_000
"""Ms before the end of a break at which what comes next is announced."""
SETTLED = 4_000
"""Ms of a break before which that is not said apart."""
SHORT_REST = 20_000
"""Ms of a break up to which what comes is announced as soon as one has settled."""
COUNT_OF_WORK = "countdown_end"
"""The tone that counts down work; what counts down to it is `countdown`."""
BREAKS = {
    Kind.READY: CueKind.READY,
    Kind.SWITCH: CueKind.SWITCH,
    Kind.REST: CueKind.REST,
    Kind.TRANSITION: CueKind.REST,
}
"""What the beginning of an interval without work is told with."""


@dataclass(frozen=True, slots=True)
class Style:
    """How cues are given: which, and with which words."""

    table: CueTable = NOTHING_SAID
    """Which kinds are given."""
    words: Mapping[CueKind, str] = field(default_factory=lambda: MappingProxyType({}))
    """Templates in place of the usual ones."""
    rate: int = 170
    """Words a minute of the voice."""

    def template(self, kind: CueKind) -> str:
        """Return the template of a kind."""
        return self.words.get(kind, WORDS[kind])


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts the cues of one interval."""

    timeline: Timeline
    """What the interval is of."""
    interval: Interval
    """The interval."""
    length: int
    """How long it is, in ms; as planned, or as adjusted."""
    end: int
    """Ms before which its cues come: its length, or where only the person ends it as long as it may go on."""
    style: Style
    """How cues are given."""
    fresh: bool = False
    """Whether the person went there, so that nothing announced it."""
    told: frozenset[str] = frozenset()
    """Notes and cues that were said before."""

    def drafts(self) -> list[Draft]:
        """Return the drafts of the cues that are given."""
        kinds = self.style.table
        drafts = [*self._beginning()]
        drafts += [draft for draft in self._inside() if kinds.gives(draft.kind) and draft.ms < self.end]
        drafts += [draft for draft in self._time_is_up() if kinds.gives(draft.kind) or draft.insists]
        return drafts

    # At its beginning ----------------------------------------------------------------------------

    def _beginning(self) -> Iterator[Draft]:
        """Return what is told at 0; after closed eyes a tone insists, that of `end` if there is a break."""
        kinds, started, closed = self.style.table, self._started(), self._after_closed_eyes(self.interval)
        begins = kinds.gives(started.kind) or started.insists
        if self._opens_eyes(self.interval):
            yield Draft(0, CueKind.END, CueKind.END.value, (OPEN_YOUR_EYES,), insists=True)
            if begins and (ms := self._spoken_at(self.interval)) < self.end:
                yield replace(started, ms=ms, tone="")
            return
        if begins:
            yield replace(started, insists=started.insists or closed)
        before = self._preceding(self.interval)
        if closed or (before is not None and before.is_work and _ends_by_time(before) and kinds.gives(CueKind.END)):
            opens = closed and not begins  # else `go` says so
            yield Draft(0, CueKind.END, CueKind.END.value, (OPEN_YOUR_EYES,) if opens else (), insists=closed)

    def _preceding(self, interval: Interval) -> Interval | None:
        return self.timeline.intervals[interval.index - 1] if interval.index else None

    def _after_closed_eyes(self, interval: Interval) -> bool:
        before = self._preceding(interval)
        return before is not None and before.eyes_closed

    def _opens_eyes(self, interval: Interval) -> bool:
        """Whether an interval is a break after work with closed eyes."""
        return not interval.is_work and self._after_closed_eyes(interval)

    def _spoken_at(self, interval: Interval) -> int:
        """Return when words of an interval's beginning are spoken: at 0, or after those that open the eyes."""
        return speech_ms(OPEN_YOUR_EYES, self.style.rate) if self._opens_eyes(interval) else 0

    def _started(self) -> Draft:
        kind = BREAKS.get(self.interval.kind, CueKind.GO)
        if kind is CueKind.GO:
            return self._draft(0, kind, self._go_words(), insists=self.interval.eyes_closed)
        return self._draft(0, kind, () if self._at_once() else self._announcing(kind, self._coming()))

    def _go_words(self) -> tuple[str, ...]:
        """Return what work begins with: its announcement, if there was none, and what the eyes do."""
        silent = self._announced() and CueKind.GO not in self.style.words
        words = () if silent else self._announcing(CueKind.GO, self.interval)
        if self.interval.eyes_closed:
            return tuple(f"{form} {CLOSE_YOUR_EYES}" for form in words) or (CLOSE_YOUR_EYES,)
        if self._after_closed_eyes(self.interval):
            return tuple(f"{OPEN_YOUR_EYES} {form}" for form in words) or (OPEN_YOUR_EYES,)
        return words

    def _announced(self) -> bool:
        """Whether the break before this work told of it."""
        before, gives = self._preceding(self.interval), self.style.table.gives
        if before is None or before.is_work or self.fresh or self._spoken_at(before) >= before.length:
            return False
        by_next = gives(_next_kind(before, self.interval))
        if before.kind is Kind.SWITCH:
            return gives(CueKind.SWITCH) or (by_next and not _is_short(before))
        return gives(CueKind.READY) if before.kind is Kind.READY else by_next

    # Inside --------------------------------------------------------------------------------------

    def _inside(self) -> Iterator[Draft]:
        yield from self._next()
        yield from self._countdown()
        if self.interval.is_work:
            yield from self._halfway()
            yield from Working(self.interval, self.end, self.style.template, self.told).drafts()

    def _next(self) -> Iterator[Draft]:
        """Announce the work that comes: some time before a break is over, or at once in a short rest."""
        kind = self._next_kind()
        if self._is_short_rest():
            draft = self._draft(self._spoken_at(self.interval), kind, self._at_once())
            yield replace(draft, tone="") if draft.ms else draft
        elif self.interval.kind in (Kind.SWITCH, Kind.REST, Kind.TRANSITION) and not _is_short(self.interval):
            words = self._announcing(kind, self._coming())
            yield self._draft(self._notice(words), kind, words)

    def _notice(self, words: tuple[str, ...]) -> int:
        """Return when an announcement begins: early in a rest of 20 s or less, and so early that it is over in time."""
        if self.interval.kind is not Kind.SWITCH and self.interval.length <= SHORT_REST:
            return SETTLED
        takes = speech_ms(words[0], self.style.rate) if words else 0
        earlier = max(0, takes + self.style.table.counted * 1000 - NOTICE)
        return max(SETTLED, self.interval.length - NOTICE - -(-earlier // 1000) * 1000)

    def _is_short_rest(self) -> bool:
        """Whether it is a rest so short that what comes is announced at once."""
        return self.interval.kind in (Kind.REST, Kind.TRANSITION) and _is_short(self.interval)

    def _at_once(self) -> tuple[str, ...]:
        """Return how a short rest announces what comes, in place of its own words."""
        kind = self._next_kind()
        announces = self._is_short_rest() and self.style.table.gives(kind)
        return self._announcing(kind, self._coming()) if announces else ()

    def _next_kind(self) -> CueKind:
        return _next_kind(self.interval, self._coming())

    def _countdown(self) -> Iterator[Draft]:
        interval = self.interval
        over = interval.max if interval.ends is Ends.OPEN else self.length
        if interval.ends is Ends.SELF_PACED or interval.phases or over is None:
            return
        for left in range(self.style.table.counted, 0, -1):
            if (ms := over - left * 1000) >= 0:
                template = self.style.template(CueKind.COUNTDOWN)
                values = {**values_of(self.timeline, None, interval), "seconds": str(left)}
                draft = self._draft(ms, CueKind.COUNTDOWN, as_forms(fill(template, values)))
                yield replace(draft, tone=COUNT_OF_WORK) if interval.is_work else draft

    def _halfway(self) -> Iterator[Draft]:
        interval = self.interval
        if interval.kind in (Kind.HOLD, Kind.TIME) and interval.length >= LONG_WORK:
            yield self._draft(interval.length // 2, CueKind.HALFWAY, self._telling(CueKind.HALFWAY))

    # At its end ----------------------------------------------------------------------------------

    def _time_is_up(self) -> Iterator[Draft]:
        if self.interval.ends is Ends.MANUAL:
            insists = self.interval.eyes_closed
            yield self._draft(self.length, CueKind.END, self._telling(CueKind.END), insists=insists)

    # Putting it into words -----------------------------------------------------------------------

    def _coming(self) -> Interval | None:
        return coming(self.timeline, self.interval.index)

    def _announcing(self, kind: CueKind, work: Interval | None) -> tuple[str, ...]:
        return forms(self.style.template(kind), values_of(self.timeline, work, self.interval, self.told))

    def _telling(self, kind: CueKind) -> tuple[str, ...]:
        return self._announcing(kind, self.interval)[:1]

    def _draft(self, ms: int, kind: CueKind, words: tuple[str, ...] = (), *, insists: bool = False) -> Draft:
        return Draft(ms, kind, kind.value, words, insists)


def done(timeline: Timeline, style: Style) -> Draft | None:
    """Return what tells that the routine is over; None where nothing does."""
    last = timeline.intervals[-1]
    kind = CueKind.DONE if style.table.gives(CueKind.DONE) else CueKind.END
    if kind is CueKind.END and not (last.eyes_closed or (_ends_by_time(last) and style.table.gives(kind))):
        return None
    words = fill(style.template(kind), {"routine": timeline.name}) if kind is CueKind.DONE else ""
    opening = OPEN_YOUR_EYES if last.eyes_closed else ""
    return Draft(0, kind, kind.value, as_forms(f"{opening} {words}".strip()), insists=last.eyes_closed)


def _next_kind(own: Interval, work: Interval | None) -> CueKind:
    """Return what announces work in a break; a switch of sides is within a set, so that none begins after it."""
    last = work is not None and work.sets is not None and work.set == work.sets > 1
    return CueKind.LAST_SET if last and own.kind is not Kind.SWITCH else CueKind.NEXT


def _is_short(interval: Interval) -> bool:
    """Whether a break leaves no time to announce what comes later than at once."""
    return interval.length < NOTICE + SETTLED


def _ends_by_time(interval: Interval) -> bool:
    """Whether its time alone ended it, so that nobody was told yet."""
    return interval.ends is Ends.AUTO or (interval.ends is Ends.OPEN and interval.max is not None)
