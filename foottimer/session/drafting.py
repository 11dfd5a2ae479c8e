"""The cues that an interval would have if none were in the way of another. Pure; the rules are in `docs/cues.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from foottimer.routine.cues import NOTHING_SAID, CueKind, CueTable
from foottimer.routine.model import Side
from foottimer.routine.spoken import CLOSE_YOUR_EYES, LAST_ONE, OPEN_YOUR_EYES, WORDS, fill, speech_ms
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.announce import SIDES, coming, forms, values_of
from foottimer.session.reading import CUE_TURN, texts
from foottimer.session.yielding import Draft

LONG_WORK = 20_000
"""Ms of planned work from which on its half is told."""
NOTICE = 10_000
"""Ms before the end of a break at which what comes next is announced."""
SETTLED = 4_000
"""Ms of a break before which that is not said apart."""
LAST_OF = 2
"""Repetitions after which a last one is called so."""
SHORT_REST = 20_000
"""Ms of a break up to which what comes is announced as soon as one has settled."""
MINUTE = 60_000
"""Ms."""
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
        """Return what is told at 0; the tone that is left of these insists after closed eyes."""
        kinds, before = self.style.table, self._before()
        closing = before is not None and before.eyes_closed
        started = self._started()
        if kinds.gives(started.kind) or started.insists:
            if self._opens_eyes:
                yield replace(started, ms=self._begin, tone="", insists=True)
                started = replace(started, forms=())
            yield replace(started, insists=started.insists or closing)
        if closing or (before is not None and _ends_by_time(before) and kinds.gives(CueKind.END)):
            words = (OPEN_YOUR_EYES,) if self._opens_eyes else ()
            yield Draft(0, CueKind.END, CueKind.END.value, words, insists=closing)

    @property
    def _opens_eyes(self) -> bool:
        """Whether work with closed eyes is over, and more than work follows at once."""
        before = self._before()
        return before is not None and before.eyes_closed and not self.interval.is_work

    @property
    def _begin(self) -> int:
        """When words of the beginning are spoken: at once, or after those that open the eyes."""
        return speech_ms(OPEN_YOUR_EYES, self.style.rate) if self._opens_eyes else 0

    def _preceding(self) -> Interval | None:
        return self.timeline.intervals[self.interval.index - 1] if self.interval.index else None

    def _before(self) -> Interval | None:
        """Return the work that is over when this interval begins."""
        before = self._preceding()
        return before if before is not None and before.is_work else None

    def _started(self) -> Draft:
        interval = self.interval
        kind = BREAKS.get(interval.kind, CueKind.GO)
        if kind is CueKind.GO:
            words = () if self._announced() else self._announcing(kind, interval)
            if interval.eyes_closed:
                words = tuple(f"{form} {CLOSE_YOUR_EYES}" for form in words) or (CLOSE_YOUR_EYES,)
            return self._draft(0, kind, words, insists=interval.eyes_closed)
        silent = self._announces_at_once() and bool(self.style.template(self._next_kind()))
        return self._draft(0, kind, () if silent else self._announcing(kind, self._coming()))

    def _announced(self) -> bool:
        """Whether the break before this work told of it."""
        before, gives = self._preceding(), self.style.table.gives
        if before is None or before.is_work or self.fresh:
            return False
        by_next = gives(_next_kind(before, self.interval))
        if before.kind is Kind.SWITCH:
            return gives(CueKind.SWITCH) or (by_next and before.length >= NOTICE + SETTLED)
        return gives(CueKind.READY) if before.kind is Kind.READY else by_next

    # Inside --------------------------------------------------------------------------------------

    def _inside(self) -> Iterator[Draft]:
        yield from self._next()
        yield from self._countdown()
        if self.interval.is_work:
            yield from self._halfway()
            yield from self._rhythm()
            yield from self._beats()
            yield from self._said()
            yield from self._tips()

    def _next(self) -> Iterator[Draft]:
        """Announce the work that comes: some time before a break is over, or at once in a short rest."""
        work, kind = self._coming(), self._next_kind()
        if self.interval.is_work or self.interval.kind is Kind.READY or work is None:
            return
        if self.interval.length - NOTICE >= SETTLED:
            words = self._announcing(kind, work)
            yield self._draft(self._notice(words), kind, words)
        elif self._announces_at_once():
            yield self._draft(self._begin, kind, self._announcing(kind, work))

    def _notice(self, words: tuple[str, ...]) -> int:
        """Return when an announcement begins: early in a rest of 20 s or less, and so early that it is over in time."""
        if self.interval.kind is not Kind.SWITCH and self.interval.length <= SHORT_REST:
            return SETTLED
        takes = speech_ms(words[0], self.style.rate) if words else 0
        earlier = max(0, takes + self.style.table.counted * 1000 - NOTICE)
        return max(SETTLED, self.interval.length - NOTICE - -(-earlier // 1000) * 1000)

    def _announces_at_once(self) -> bool:
        at_rest = self.interval.kind in (Kind.REST, Kind.TRANSITION)
        return at_rest and self.interval.length - NOTICE < SETTLED and self.style.table.gives(self._next_kind())

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
                draft = self._draft(ms, CueKind.COUNTDOWN, _as_forms(fill(template, values)))
                yield replace(draft, tone=COUNT_OF_WORK) if interval.is_work else draft

    def _halfway(self) -> Iterator[Draft]:
        interval = self.interval
        if interval.kind in (Kind.HOLD, Kind.TIME) and interval.length >= LONG_WORK:
            yield self._draft(interval.length // 2, CueKind.HALFWAY, self._telling(CueKind.HALFWAY))

    def _rhythm(self) -> Iterator[Draft]:
        """Tick each phase of paced repetitions, those of the first one by name."""
        interval = self.interval
        if interval.kind is not Kind.REPS or not interval.phases:
            return
        named = 2 if interval.side is Side.ALTERNATE else 1
        for count, begin in enumerate(range(0, self.end, interval.rep_length)):
            ms = begin
            for place, phase in enumerate(interval.phases):
                kind = CueKind.PHASE if place else CueKind.REP
                words = self._phase_words(count, place) if count < named else ()
                if place == 0 and count == interval.repetitions - 1 >= LAST_OF:
                    words = (LAST_ONE,)
                tone = kind.value if place < 2 else f"{kind.value}_{min(place, 3)}"
                yield Draft(ms, kind, tone, words, room=phase.ms)
                ms += phase.ms

    def _phase_words(self, count: int, place: int) -> tuple[str, ...]:
        interval = self.interval
        name = interval.phases[place].name
        if interval.side is Side.ALTERNATE and place == 0:
            name = f"{SIDES[(Side.LEFT, Side.RIGHT)[count % 2]]}, {name}"
        kind = CueKind.PHASE if place else CueKind.REP
        return _as_forms(fill(self.style.template(kind), {"phase": name}))

    def _beats(self) -> Iterator[Draft]:
        bpm, beat = self.interval.bpm, 0
        while bpm and (ms := beat * MINUTE // bpm) < self.end:
            yield Draft(ms, CueKind.BEAT, CueKind.BEAT.value)
            beat += 1

    def _said(self) -> Iterator[Draft]:
        """Say the texts of `at`."""
        for said in self.interval.says:
            words = fill(self.style.template(CueKind.SAY), {"cue": said.text})
            yield self._draft(said.ms, CueKind.SAY, _as_forms(words))

    def _tips(self) -> Iterator[Draft]:
        """From time to time say one more of note and cues, whichever of those left there is room for."""
        template = self.style.template(CueKind.TIP)
        left = tuple(fill(template, {"cue": text}) for text in texts(self.interval) if text not in self.told)
        if any(left):
            yield from (Draft(ms, CueKind.TIP, forms=left) for ms in range(CUE_TURN, self.end, CUE_TURN))

    # At its end ----------------------------------------------------------------------------------

    def _time_is_up(self) -> Iterator[Draft]:
        if self.interval.ends is Ends.MANUAL:
            insists = self.interval.eyes_closed
            yield self._draft(self.length, CueKind.END, self._telling(CueKind.END), insists=insists)

    # Putting it into words -----------------------------------------------------------------------

    def _coming(self) -> Interval | None:
        return coming(self.timeline, self.interval.index)

    def _announcing(self, kind: CueKind, work: Interval | None) -> tuple[str, ...]:
        return forms(self.style.template(kind), values_of(self.timeline, work, self.interval))

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
    return Draft(0, kind, kind.value, _as_forms(words), insists=last.eyes_closed)


def _next_kind(own: Interval, work: Interval | None) -> CueKind:
    """Return what announces work in a break; a switch of sides is within a set, so that none begins after it."""
    last = work is not None and work.sets is not None and work.set == work.sets > 1
    return CueKind.LAST_SET if last and own.kind is not Kind.SWITCH else CueKind.NEXT


def _ends_by_time(interval: Interval) -> bool:
    """Whether its time alone ended it, so that nobody was told yet."""
    return interval.ends is Ends.AUTO or (interval.ends is Ends.OPEN and interval.max is not None)


def _as_forms(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
