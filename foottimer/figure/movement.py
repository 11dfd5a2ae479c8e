"""A movement: key poses tied to the phases of a repetition, or to a loop; and the frame at any instant."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE, Canvas
from foottimer.figure.pen import Box, Pen
from foottimer.figure.pose import Pose, blend
from foottimer.figure.props import Prop
from foottimer.values import dataclass

STEPS = 12
"""Frames from one key pose to the next: fine enough that the fastest dot moves about one dot a frame."""
QUICK = 400
"""Ms from key pose to key pose below which a loop is quick."""
TURN = 250
"""Ms that a pose of a quick loop stands at least; more frames a terminal, or an eye, could not follow."""
OWN_PACE = 2000
"""Ms of a phase of a movement whose exercise has none."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key pose."""

    words: str
    """What it is, as "on toes"; shown beside it where nothing moves, and read out."""
    pose: Pose
    """The numbers."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is drawn during one phase of a repetition."""

    phase: str
    """The phase's name in the catalogue."""
    keys: tuple[int, ...]
    """The key poses it goes through, evenly in time; a single one stands still."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """How one exercise moves; there is one of each, so it is compared and kept by identity."""

    exercise: str
    """The exercise's id in the catalogue."""
    box: Box
    """The part of the world that holds every pose of it."""
    keys: tuple[Key, ...]
    """Two to four key poses, more where a movement needs them."""
    stages: tuple[Stage, ...] = ()
    """One a phase of the catalogue's repetition; empty for holds and timed work."""
    loop: tuple[int, ...] = ()
    """Key poses gone through again and again in holds and timed work; from the last back to the first."""
    period: int = 4000
    """Ms of one loop where no metronome says otherwise."""
    beats: float = 1
    """Beats of a metronome that one loop takes."""
    still: int = 0
    """The key pose that stands for it where nothing moves: the one that shows it best."""
    props: tuple[Prop, ...] = ()
    """What stands around: floor, wall, step, chair."""

    @property
    def quick(self) -> bool:
        """Whether it goes on and on faster than frames between its poses could be seen."""
        return bool(self.loop) and self.period / len(self.loop) < QUICK

    @property
    def words(self) -> str:
        """The movement in words, as "flat, half way, on toes"; the second step of a walk is not said again."""
        return ", ".join(dict.fromkeys(key.words for key in self.keys))


@dataclass(frozen=True, slots=True)
class Moment:
    """A frame's place in a movement: between two key poses. Equal moments look the same."""

    one: int
    """The key pose before, by its place."""
    other: int
    """The key pose after."""
    step: int = 0
    """How far between them, from 0 to `STEPS`."""

    @property
    def nearest(self) -> int:
        """The key pose that is nearer."""
        return self.one if 2 * self.step < STEPS else self.other


def at_rest(movement: Movement) -> Moment:
    """Return the frame where the movement begins."""
    stages = movement.stages
    first = stages[0].keys[0] if stages else movement.loop[0] if movement.loop else movement.still
    return Moment(first, first)


def in_phase(movement: Movement, names: Sequence[str], index: int, elapsed: int, length: int) -> Moment:
    """Return the frame in the phase at `index` of the phases `names`, `elapsed` of its `length` ms gone.

    A phase that nobody drew holds the pose before it; where nobody drew any, they share the whole repetition.
    """
    stages = _staged(movement, tuple(names))
    share = min(1.0, max(0.0, elapsed / length)) if length else 1.0
    if stages is not None:
        return _along(stages[index].keys, share)
    return _along(_whole(movement), (index + share) / len(names))


def in_loop(movement: Movement, elapsed: int, bpm: int | None = None) -> Moment:
    """Return the frame of a hold or of timed work, `elapsed` ms after it began; `bpm` is a metronome's."""
    if not movement.loop:
        return Moment(movement.still, movement.still)
    period = _period(movement, bpm)
    share = elapsed % period / period
    if period / len(movement.loop) >= QUICK:
        return _along((*movement.loop, movement.loop[0]), share)
    # A quick loop shows few poses in steady turns, at least the two that lie farthest apart.
    frames = _turns(movement, period)
    key = movement.loop[int(share * frames) * len(movement.loop) // frames]
    return Moment(key, key)


def turn(movement: Movement, bpm: int | None = None) -> int | None:
    """Return the ms that each pose of a quick loop stands; None where that is not always as long, or none is quick."""
    period = _period(movement, bpm)
    if not movement.loop or period / len(movement.loop) >= QUICK or period % _turns(movement, period):
        return None
    return period // _turns(movement, period)


def _turns(movement: Movement, period: int) -> int:
    """Return how many poses of a quick loop are shown in so many ms."""
    return min(len(movement.loop), max(2, round(period / TURN)))


def in_repetition(movement: Movement, phases: Sequence[tuple[str, int]], elapsed: int) -> Moment:
    """Return the frame of repetition after repetition of phases: names and ms, not all of these 0."""
    names = [name for name, _ in phases]
    inside = elapsed % cycle(movement, phases)
    for index, (_, length) in enumerate(phases):
        if inside < length:
            return in_phase(movement, names, index, inside, length)
        inside -= length
    return at_rest(movement)


def cycle(movement: Movement, phases: Sequence[tuple[str, int]], bpm: int | None = None) -> int:
    """Return the ms after which a movement in its own tempo begins anew: a repetition, or a loop."""
    if not movement.stages:
        return _period(movement, bpm)
    return sum(length for _, length in _paced(movement, phases))


def moment_at(movement: Movement, phases: Sequence[tuple[str, int]], bpm: int | None, elapsed: int) -> Moment:
    """Return the frame of a movement that goes on and on: in repetitions of the phases, names and ms, or in a loop."""
    if movement.stages:
        return in_repetition(movement, _paced(movement, phases), elapsed)
    return in_loop(movement, elapsed, bpm)


def _paced(movement: Movement, phases: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Return the phases, or where they take no time those of the movement at a pace of its own."""
    if any(length for _, length in phases):
        return phases
    return tuple((stage.phase, OWN_PACE) for stage in movement.stages)


def pose_at(movement: Movement, moment: Moment) -> Pose:
    """Return the pose of a frame."""
    one, other = movement.keys[moment.one].pose, movement.keys[moment.other].pose
    return blend(one, other, moment.step / STEPS)


def draw(
    movement: Movement, moment: Moment, width: int, height: int, mirror: bool = False, props: bool = True
) -> Canvas:
    """Return a frame, `width` times `height` cells large; mirrored for the right side, bare without `props`."""
    canvas = Canvas(width * DOTS_WIDE, height * DOTS_TALL)
    pen = Pen(canvas, movement.box, mirror)
    for prop in movement.props if props else ():
        prop.draw(pen)
    pose_at(movement, moment).draw(pen)
    return canvas


def _along(keys: tuple[int, ...], share: float) -> Moment:
    """Return the frame a share of the way through key poses, in whole steps, so that frames can be kept."""
    if len(keys) == 1:
        return Moment(keys[0], keys[0])
    place = min(share, 1.0) * (len(keys) - 1)
    index = min(int(place), len(keys) - 2)
    step = round((place - index) * STEPS)
    if keys[index] == keys[index + 1] or step == 0:
        return Moment(keys[index], keys[index])
    return Moment(keys[index + 1], keys[index + 1]) if step == STEPS else Moment(keys[index], keys[index + 1], step)


def _period(movement: Movement, bpm: int | None) -> int:
    """Return the ms of one loop: so many beats of the metronome, or its own period."""
    return round(movement.beats * 60_000 / bpm) if bpm else movement.period


def _staged(movement: Movement, names: tuple[str, ...]) -> tuple[Stage, ...] | None:
    """Return the stage of each phase: by position where there are as many, else by name; None where none is known.

    That is so where a tempo of 0 dropped a phase, or somebody gave the exercise phases of their own.
    """
    stages = movement.stages
    if len(names) == len(stages):
        return stages
    found: list[Stage] = []
    known, rest = 0, list(stages)
    for name in names:
        place = next((place for place, stage in enumerate(rest) if stage.phase == name), None)
        if place is None:
            pose = found[-1].keys[-1] if found else at_rest(movement).one
            found.append(Stage(name, (pose,)))
            continue
        known += 1
        found.append(rest[place])
        del rest[: place + 1]
    return tuple(found) if known else None


def _whole(movement: Movement) -> tuple[int, ...]:
    """Return every key pose that a repetition goes through, or a loop, and at least the one that stands for it."""
    keys = tuple(key for stage in movement.stages for key in stage.keys) or movement.loop or (movement.still,)
    return tuple(key for place, key in enumerate(keys) if place == 0 or keys[place - 1] != key)
