"""From a timeline back to what a routine file would say: the way of `expand`, backwards, as far as a timeline tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import prod
from typing import TypeAlias

from foottimer.routine.catalogue import Catalogue
from foottimer.routine.cues import cues_to_json
from foottimer.routine.model import Duty, Exercise, Phase, Side, SideOrder, Sides
from foottimer.routine.settle import GET_READY, REP_TIME, REST, SWITCH, TRANSITION
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline, seconds
from foottimer.values import dataclass

_Path: TypeAlias = tuple[int, ...]
_Known: TypeAlias = dict[str | None, Exercise]
"""The exercises of the catalogue that a file can name as they are, by id."""
Data: TypeAlias = dict[str, object]
"""A table of a file."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The gaps that a file states in `[defaults]`, in ms."""

    transition: int = TRANSITION
    """Between two blocks."""
    switch: int = SWITCH
    """Between two sides."""
    rest: int = REST
    """Between two sets."""


def fold(timeline: Timeline, catalogue: Catalogue) -> Data:
    """Return the data of a file that expands to the timeline, with its blocks, sets, sides and circuits.

    What the timeline does not tell, as levels and goals, is left out. Exercises that the catalogue does not have so are
    the file's own. Where the timeline was put together otherwise, the file expands to another one, or has an error.
    """
    return _Folding(timeline, catalogue).data()


def fold_flat(timeline: Timeline, catalogue: Catalogue) -> Data:
    """Return the data of a file that has a block for every work interval and every wait between two."""
    blocks: list[Data] = []
    known = _known(timeline, catalogue)
    for interval in timeline.intervals:
        if interval.is_work:
            blocks.append({**_work(interval, [interval], known.get(interval.exercise), Usual()), "transition": 0})
        elif interval.kind is not Kind.READY:
            blocks.append({"rest": seconds(interval.length), "name": interval.name})
    return _file(timeline, Usual(), known, blocks)


def _file(timeline: Timeline, usual: Usual, known: _Known, blocks: Sequence[Data]) -> Data:
    ready = next((interval.length for interval in timeline.intervals if interval.kind is Kind.READY), 0)
    defaults: Data = {
        key: seconds(ms)
        for key, ms, built_in in (
            ("get_ready", ready, GET_READY),
            ("transition", usual.transition, TRANSITION),
            ("switch", usual.switch, SWITCH),
            ("rest", usual.rest, REST),
        )
        if ms != built_in
    }
    if cues := cues_to_json(timeline.cues):
        defaults["cues"] = cues
    found: Data = {"format": 1, "name": timeline.name}
    if defaults:
        found["defaults"] = defaults
    own = {
        interval.exercise: _exercise(interval)
        for interval in timeline.intervals
        if interval.exercise and interval.exercise not in known
    }
    return found | ({"exercises": own} if own else {}) | {"block": list(blocks)}


class _Folding:
    """Finds the blocks that the intervals of a timeline came from, by the paths these keep."""

    def __init__(self, timeline: Timeline, catalogue: Catalogue) -> None:
        self._timeline = timeline
        self._known = _known(timeline, catalogue)
        self._found: dict[_Path, list[Interval]] = {}
        for interval in timeline.intervals:
            self._found.setdefault(_path(interval), []).append(interval)
        self._children: dict[_Path, list[_Path]] = {}
        for place in sorted({path[:end] for path in self._found for end in range(1, len(path) + 1)}):
            self._children.setdefault(place[:-1], []).append(place)
        self._between = {path: gap for path, gap, inside in self._gaps() if inside}
        self._after = {path: gap for path, gap, inside in reversed([*self._gaps()]) if not inside}

    def data(self) -> Data:
        """Return the whole file."""
        return _file(self._timeline, self._usual, self._known, self._blocks((), None, False))

    @cached_property
    def _usual(self) -> Usual:
        works = [self._run(path) for path in self._found if self._is_work(path)]
        between = [gap.length for gap in self._between.values() if gap.kind is Kind.TRANSITION]
        steps = [self._step(one) for siblings in self._children.values() for one in self._with_a_step(siblings)]
        switches = [_gap_of(run, Kind.SWITCH) for run in works if _sides(run) is Sides.EACH]
        rests = [_gap_of(run, Kind.REST) for run in works if (run[0].sets or 1) > 1]
        return Usual(
            # Between two rounds stands the usual transition, whatever blocks state.
            transition=between[0] if between else _most(steps, TRANSITION),
            switch=_most(switches, SWITCH),
            rest=_most(rests, REST),
        )

    def _gaps(self) -> Iterator[tuple[_Path, Interval, bool]]:
        """Yield what stands after blocks, with their paths: within a circuit between two rounds, or behind a block."""
        intervals = self._timeline.intervals
        for here, following in pairwise(intervals):
            path = _path(here)
            inside = path in self._children and _path(following)[: len(path)] == path
            if here.kind is Kind.TRANSITION or (here.kind is Kind.REST and inside):
                yield path, here, inside

    def _blocks(self, around: _Path, group: str | None, optional: bool) -> list[Data]:
        """Return the blocks of a circuit, or of the routine."""
        siblings = self._children.get(around, [])
        blocks: list[Data] = []
        stepping = set(self._with_a_step(siblings))
        for path in siblings:
            block = self._circuit(path, group, optional) if path in self._children else self._leaf(path, optional)
            if path in stepping and (step := self._step(path)) != self._usual.transition:
                block["transition"] = seconds(step)
            blocks.append(block)
        return blocks

    def _circuit(self, path: _Path, group: str | None, optional: bool) -> Data:
        own, gap = self._group(path) or group, self._between.get(path)
        block: Data = {"name": own} if own and own != group else {}
        rounds = self._rounds(path)
        if rounds > 1:
            block["rounds"] = rounds
            if gap is not None and gap.kind is Kind.REST:
                block["round_rest"] = seconds(gap.length)
            elif gap is None and self._usual.transition and not self._has_rest_at_an_edge(path):
                block["round_rest"] = 0
        leaves_out = optional or self._is_optional(path)
        if leaves_out and not optional:
            block["optional"] = True
        return block | {"block": self._blocks(path, own, leaves_out)}

    def _leaf(self, path: _Path, optional: bool) -> Data:
        first = self._found[path][0]
        if self._is_work(path):
            block = _work(first, self._run(path), self._known.get(first.exercise), self._usual)
        else:
            block = {"rest": seconds(first.length)} | ({"name": first.name} if first.name != "Rest" else {})
            block |= {"note": first.note} if first.note else {}
        return block | ({"optional": True} if first.optional and not optional else {})

    def _run(self, path: _Path) -> list[Interval]:
        """Return the intervals of the first time that a work block is done."""
        run: list[Interval] = []
        seen: set[tuple[int | None, Side | None]] = set()
        for interval in self._found[path]:
            if interval.kind is Kind.TRANSITION or (interval.is_work and (interval.set, interval.side) in seen):
                break
            if interval.is_work:
                seen.add((interval.set, interval.side))
            run.append(interval)
        return run

    def _rounds(self, path: _Path) -> int:
        """Return the rounds of a circuit: as a block of it or a gap says, else as often as what is in it is done."""
        if (stated := self._stated_rounds(path)) is not None:
            return stated
        leaf = next((leaf for leaf in self._found if leaf[: len(path)] == path and self._is_work(leaf)), None)
        if leaf is None:
            return 1
        passes = [interval for interval in self._found[leaf] if interval.is_work]
        starts = sum((found.set, found.side) == (passes[0].set, passes[0].side) for found in passes)
        around = prod(self._rounds(path[:end]) for end in range(1, len(path)))
        inside = prod(self._stated_rounds(leaf[:end]) or 1 for end in range(len(path) + 1, len(leaf)))
        return max(1, starts // (around * inside))

    def _stated_rounds(self, path: _Path) -> int | None:
        told = self._within(path)
        return told.rounds if told else None

    def _group(self, path: _Path) -> str | None:
        told = self._within(path)
        return told.group if told else None

    def _within(self, path: _Path) -> Interval | None:
        """Return an interval that knows the circuit: of a block right in it, behind one, or between two rounds."""
        inside = self._children[path]
        told = (self._after.get(child) if child in self._children else self._found[child][0] for child in inside)
        return next(filter(None, told), self._between.get(path))

    def _is_optional(self, path: _Path) -> bool:
        told = self._between.get(path) or self._after.get(path)
        leaves = (found[0] for leaf, found in self._found.items() if leaf[: len(path)] == path)
        return told.optional if told else all(first.optional for first in leaves)

    def _is_work(self, path: _Path) -> bool:
        return path not in self._children and any(interval.is_work for interval in self._found[path])

    def _is_rest(self, path: _Path) -> bool:
        return path not in self._children and not self._is_work(path)

    def _has_rest_at_an_edge(self, path: _Path) -> bool:
        inside = self._children[path]
        return self._is_rest(inside[0]) or self._is_rest(inside[-1])

    def _with_a_step(self, siblings: Sequence[_Path]) -> Iterator[_Path]:
        """Yield the blocks that a transition can follow: there is none beside a rest block."""
        for one, other in pairwise(siblings):
            if one and not self._is_rest(one) and not self._is_rest(other):
                yield one

    def _step(self, path: _Path) -> int:
        gap = self._after.get(path)
        return gap.length if gap else 0


def _work(first: Interval, run: Sequence[Interval], known: Exercise | None, usual: Usual) -> Data:
    """Return the work block of the intervals of one time that it is done; of `known`, what it says is left out."""
    duty, sides, sets = Duty(first.kind.value), _sides(run), len({one.set for one in run if one.is_work})
    block: Data = {"exercise": first.exercise} if first.exercise else {"name": first.name}
    block[duty.value] = {Duty.REPS: first.reps, Duty.OPEN: True}.get(duty, seconds(first.length))
    if sets > 1:
        block["sets"] = sets
    if sets > 1 and (rest := _gap_of(run, Kind.REST)) != usual.rest:
        block["rest"] = seconds(rest)
    if sides is not ((known.sides if known else None) or Sides.BOTH):
        block["sides"] = sides.value
    if sides is Sides.EACH:
        if sets > 1 and len({one.side for one in run if one.is_work and one.set == first.set}) == 2:
            second = next(one for one in run[1:] if one.is_work)
            if second.side is first.side:
                block["side_order"] = SideOrder.BLOCK.value
        if (switch := _gap_of(run, Kind.SWITCH)) != usual.switch:
            block["switch"] = seconds(switch)
    return block | _of_duty(first, duty, sides, known) | _told(first, known)


def _of_duty(first: Interval, duty: Duty, sides: Sides, known: Exercise | None) -> Data:
    """Return the keys that only some duties have."""
    found: Data = {}
    if duty is Duty.REPS:
        found |= _pace(first.phases, known)
    if duty is Duty.REPS and first.reps and not first.phases:
        rep = first.length // (first.reps * (2 if sides is Sides.ALTERNATE else 1))
        found |= {"rep_time": seconds(rep)} if rep != REP_TIME else {}
    if first.ends is Ends.MANUAL:
        found["advance"] = "manual"
    if duty is Duty.OPEN:
        found |= {"expect": seconds(first.length)} if first.length else {}
        found |= {"max": seconds(first.max)} if first.max else {}
        found |= {"record": first.record.value} if first.record else {}
    if first.bpm and first.bpm != (known.bpm if known else None):
        found["bpm"] = first.bpm
    return found


def _pace(phases: tuple[Phase, ...], known: Exercise | None) -> Data:
    """Return the phases as a tempo of the exercise's own where its words are theirs, else in full."""
    own = known.phases if known else ()
    if tuple(phase for phase in own if phase.ms) == phases:
        return {}
    left = list(phases)
    numbers = [left.pop(0).ms if left and left[0].name == phase.name else 0 for phase in own]
    if phases and own and not left:
        return {"tempo": "-".join(f"{ms / 1000:g}" if ms % 1000 else str(ms // 1000) for ms in numbers)}
    return {"phases": [[phase.name, seconds(phase.ms)] for phase in phases]}


def _told(first: Interval, known: Exercise | None) -> Data:
    """Return what is said and shown beside the work."""
    found: Data = {}
    if first.load:
        found["load"] = first.load
    if first.cues != (known.cues if known else ()):
        found["cues"] = list(first.cues)
    if first.says:
        found["at"] = [{"when": seconds(said.ms), "say": said.text} for said in first.says]
    if first.note:
        found["note"] = first.note
    return found


def _exercise(interval: Interval) -> Data:
    """Return an exercise of the file's own, which says no more than who it is: blocks say the rest."""
    return {"name": interval.name} | ({"eyes_closed": True} if interval.eyes_closed else {})


def _known(timeline: Timeline, catalogue: Catalogue) -> _Known:
    """Return the exercises that are called as in the catalogue, and beat where that says so."""
    found: _Known = {}
    wrong: set[str | None] = set()
    for interval in timeline.intervals:
        exercise = catalogue.exercises.get(interval.exercise or "")
        if exercise is not None:
            silent = exercise.bpm and interval.kind in (Kind.TIME, Kind.OPEN) and not interval.bpm
            found[interval.exercise] = exercise
            wrong |= {interval.exercise} if silent or exercise.name != interval.name else set()
    return {id_: exercise for id_, exercise in found.items() if id_ not in wrong}


def _sides(run: Iterable[Interval]) -> Sides:
    sides = {interval.side for interval in run if interval.is_work}
    if len(sides) > 1:
        return Sides.EACH
    side = sides.pop()
    return Sides(side.value) if side else Sides.BOTH


def _gap_of(run: Iterable[Interval], kind: Kind) -> int:
    """Return how long the rests, or switches, within a block are; what takes no time is not there."""
    return next((interval.length for interval in run if interval.kind is kind), 0)


def _most(lengths: Sequence[int], built_in: int) -> int:
    """Return what is worth being a default: what several blocks have, and most."""
    if not lengths:
        return built_in
    (most, often), counted = Counter(lengths).most_common(1)[0], Counter(lengths)
    return most if often > 1 and often > counted[built_in] else built_in


def _path(interval: Interval) -> _Path:
    return tuple(map(int, interval.block.split("."))) if interval.block else ()
