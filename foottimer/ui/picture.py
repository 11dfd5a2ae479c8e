"""Which picture belongs to an instant of a session; no Textual."""

from __future__ import annotations

from foottimer.figure.movement import Moment, Movement, at_rest, in_phase, moment_at, turn
from foottimer.figure.movements import find
from foottimer.routine.model import Exercise, Side, named_lengths
from foottimer.routine.timeline import Interval, Kind
from foottimer.session.machine import Session, State
from foottimer.session.reading import beat, next_work
from foottimer.values import dataclass

SHOWN_BEFORE = (Kind.READY, Kind.TRANSITION)
"""What shows the movement that follows; a rest or a switch only its first pose."""
STEP = 100
"""Ms between two looks at what moves: fine enough for a picture."""
TEMPO_STEP = 200
"""Ms between two steps of the tempo's track; a picture that costs much to paint moves along with it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame of a movement; equal pictures look the same."""

    movement: Movement
    """The movement."""
    moment: Moment
    """The place in it."""
    mirror: bool = False
    """Whether it shows the right side."""


def picture_of(session: Session, now: int) -> Picture | None:
    """Return what to draw at `now`: the work, or between work the work to come; None where nothing is drawn."""
    interval = session.interval
    if session.state is State.ENDED:
        return None
    if interval.is_work:
        return _at_work(session, now)
    coming = next_work(session)
    movement = find(coming.exercise) if coming else None
    if coming is None or movement is None:
        return None
    mirror = coming.side is Side.RIGHT
    if interval.kind in SHOWN_BEFORE:
        return Picture(movement, _demonstrated(movement, coming, session.elapsed(now)), mirror)
    return Picture(movement, at_rest(movement), mirror)


def moves_every(session: Session, pictured: bool, costly: bool) -> int:
    """Return the ms between two looks at what moves; 0 where nothing does.

    `pictured` is whether a picture is seen, and `costly` whether its frames are.
    """
    if session.state is not State.RUNNING:
        return 0
    paced = beat(session, session.anchor) is not None
    if pictured and (not paced or not costly) and (every := _picture_every(session)):
        return every
    return TEMPO_STEP if paced else 0


def _picture_every(session: Session) -> int:
    interval = session.interval
    shown = interval if interval.is_work else next_work(session) if interval.kind in SHOWN_BEFORE else None
    movement = find(shown.exercise) if shown else None
    if shown is None or movement is None or not (movement.loop or movement.stages):
        return 0
    return STEP if movement.stages else turn(movement, shown.bpm) or STEP


def example(exercise: Exercise, elapsed: int) -> Picture | None:
    """Return an exercise that goes on and on in its own tempo, `elapsed` ms in; None where it is not drawn."""
    movement = find(exercise.id)
    if movement is None:
        return None
    return Picture(movement, moment_at(movement, named_lengths(exercise.phases), exercise.bpm, elapsed))


def _at_work(session: Session, now: int) -> Picture | None:
    interval = session.interval
    movement = find(interval.exercise)
    if movement is None:
        return None
    paced = beat(session, now)
    side = paced.side if paced and paced.side else interval.side
    if paced:
        names = tuple(phase.name for phase in interval.phases)
        moment = in_phase(movement, names, paced.index, paced.elapsed, paced.phase.ms)
    elif interval.kind is Kind.HOLD and not movement.loop:
        moment = Moment(movement.still, movement.still)
    else:
        moment = _demonstrated(movement, interval, session.elapsed(now))
    return Picture(movement, moment, side is Side.RIGHT)


def _demonstrated(movement: Movement, interval: Interval, elapsed: int) -> Moment:
    """Return the frame of work that goes on and on in its own tempo."""
    return moment_at(movement, named_lengths(interval.phases), interval.bpm, elapsed)
