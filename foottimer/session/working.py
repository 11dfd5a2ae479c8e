"""What sounds during work beside its time: rhythm, texts of `at` and tips. Pure; the rules are in `docs/cues.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foottimer.routine.cues import CueKind
from foottimer.routine.model import Side
from foottimer.routine.spoken import LAST_ONE, fill
from foottimer.routine.timeline import Interval, Kind
from foottimer.session.announce import SIDES
from foottimer.session.reading import CUE_TURN, texts
from foottimer.session.yielding import Draft, as_forms
from foottimer.values import dataclass

SEVERAL = 3
"""Repetitions from which on the last one is called so."""
LAST_PLACE = 3
"""The place from which on all phases of a repetition have one tone."""
MINUTE = 60_000
"""Ms."""


@dataclass(frozen=True, slots=True)
class Working:
    """Drafts what sounds during one interval of work."""

    interval: Interval
    """The work."""
    end: int
    """Ms before which its cues come."""
    template: Callable[[CueKind], str]
    """What is spoken for a kind, with its places in braces."""
    told: frozenset[str]
    """Notes and cues that were said before."""

    def drafts(self) -> Iterator[Draft]:
        """Return the drafts, whether they are given or not."""
        yield from self._rhythm()
        yield from self._beats()
        yield from self._said()
        yield from self._tips()

    def _rhythm(self) -> Iterator[Draft]:
        """Tick each phase of paced repetitions."""
        interval = self.interval
        if interval.kind is not Kind.REPS or not interval.phases:
            return
        begins = range(0, self.end, interval.rep_length)  # with those that the person added
        for count, begin in enumerate(begins):
            ms, is_last = begin, SEVERAL <= len(begins) == count + 1
            for place, phase in enumerate(interval.phases):
                kind = CueKind.PHASE if place else CueKind.REP
                tone = kind.value if place < 2 else f"{kind.value}_{min(place, LAST_PLACE)}"
                yield Draft(ms, kind, tone, self._phase_words(count, place, is_last), room=phase.ms)
                ms += phase.ms

    def _phase_words(self, count: int, place: int, is_last: bool) -> tuple[str, ...]:
        """Name the phases of the first repetition, of each side where they alternate; and tell the last one."""
        alternates = self.interval.side is Side.ALTERNATE
        template = self.template(CueKind.PHASE if place else CueKind.REP)
        if is_last and not place:
            return (LAST_ONE,) if template else ()
        if count >= (2 if alternates else 1):
            return ()
        name = self.interval.phases[place].name
        if alternates and not place:
            name = f"{SIDES[(Side.LEFT, Side.RIGHT)[count]]}, {name}"
        return as_forms(fill(template, {"phase": name}))

    def _beats(self) -> Iterator[Draft]:
        bpm, beat = self.interval.bpm, 0
        while bpm and (ms := beat * MINUTE // bpm) < self.end:
            yield Draft(ms, CueKind.BEAT, CueKind.BEAT.value)
            beat += 1

    def _said(self) -> Iterator[Draft]:
        """Say the texts of `at`."""
        for said in self.interval.says:
            words = fill(self.template(CueKind.SAY), {"cue": said.text})
            yield Draft(said.ms, CueKind.SAY, CueKind.SAY.value, as_forms(words))

    def _tips(self) -> Iterator[Draft]:
        """From time to time say one more of note and cues, whichever of those left there is room for."""
        template = self.template(CueKind.TIP)
        left = tuple(fill(template, {"cue": text}) for text in texts(self.interval) if text not in self.told)
        if any(left):
            yield from (Draft(ms, CueKind.TIP, forms=left) for ms in range(CUE_TURN, self.end, CUE_TURN))
