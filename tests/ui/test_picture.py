"""Which picture belongs to which instant of a session."""

from __future__ import annotations

from dataclasses import replace

from lines import hold, line, made, ready, reps, rest, switch

from foottimer.figure.movement import STEPS, Moment
from foottimer.figure.movements import find
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Interval, Kind
from foottimer.session.machine import Session
from foottimer.ui.picture import STEP, TEMPO_STEP, example, moves_every, picture_of

RAISE = tuple(Phase(name, ms) for name, ms in (("up", 2_000), ("top", 1_000), ("down", 3_000)))


def of(interval: Interval, exercise: str, side: Side | None = None) -> Interval:
    return replace(interval, exercise=exercise, side=side)


def begun(*intervals: Interval) -> Session:
    return Session(line(*intervals)).start(0)[0]


def moment(session: Session, now: int) -> Moment:
    picture = picture_of(session, now)
    assert picture is not None
    return picture.moment


def test_reps_are_drawn_in_time_with_their_phases() -> None:
    session = begun(of(reps(2, RAISE), "calf-raise-double"))
    assert moment(session, 0) == moment(session, 6_000) == Moment(0, 0)
    assert moment(session, 1_000) == Moment(1, 1)
    assert {moment(session, now) for now in range(2_000, 3_000, 50)} == {Moment(2, 2)}
    assert moment(session, 3_750) == Moment(2, 1, STEPS // 2)
    assert moment(session, 11_999).nearest == 0


def test_each_side_is_the_mirror_of_the_other() -> None:
    left, right = (of(hold(20_000), "quadripod-balance", side) for side in (Side.LEFT, Side.RIGHT))
    pictures = [picture_of(begun(interval), 0) for interval in (left, right)]
    assert [picture and picture.mirror for picture in pictures] == [False, True]
    phases = (Phase("sink", 3_000), Phase("hold", 2_000), Phase("return", 2_000))
    by_turns = begun(replace(reps(2, phases, side=Side.ALTERNATE), exercise="side-lunge"))
    pictures = [picture_of(by_turns, now) for now in (0, 7_000, 14_000)]
    assert [picture and picture.mirror for picture in pictures] == [False, True, False]


def test_what_comes_is_shown_moving_before_it_and_still_in_a_rest() -> None:
    work = of(reps(2, RAISE), "calf-raise-double")
    assert moment(begun(ready(), work), 2_500) == Moment(2, 2)
    assert moment(begun(made(Kind.TRANSITION, 10_000), work), 8_500) == Moment(2, 2)
    assert moment(begun(rest(), work), 2_500) == Moment(0, 0)
    coming = picture_of(begun(switch(), of(hold(20_000), "quadripod-balance", Side.RIGHT)), 2_000)
    assert coming is not None
    assert coming.mirror


def test_a_hold_and_timed_work_loop() -> None:
    session = begun(of(hold(20_000), "quadripod-balance"))
    assert len({moment(session, now) for now in range(0, 8_000, 100)}) > 4
    hops = begun(replace(of(hold(20_000), "pogo-low"), kind=Kind.TIME, bpm=120))
    assert [moment(hops, now) for now in (0, 250, 500, 750)] == [Moment(0, 0), Moment(2, 2)] * 2


def test_an_exercise_of_reps_moves_on_in_timed_work_and_stands_in_a_hold() -> None:
    timed = begun(replace(of(hold(20_000), "squat"), kind=Kind.TIME))
    assert len({moment(timed, now) for now in range(0, 6_000, 100)}) > 4
    movement = find("squat")
    assert movement is not None
    still = begun(of(hold(20_000), "squat"))
    assert {moment(still, now) for now in range(0, 6_000, 100)} == {Moment(movement.still, movement.still)}


def test_nothing_is_drawn_of_what_nobody_drew_nor_after_the_end() -> None:
    assert picture_of(begun(of(hold(20_000), "my-own")), 0) is None
    assert picture_of(begun(ready(), hold(20_000)), 0) is None
    over = begun(of(hold(20_000), "squat")).tick(20_000)[0]
    assert picture_of(over, 20_000) is None


def test_a_pause_holds_the_picture() -> None:
    session = begun(of(reps(2, RAISE), "calf-raise-double")).pause(800)[0]
    assert moment(session, 800) == moment(session, 60_000) != Moment(0, 0)


def test_an_exercise_is_shown_in_its_own_tempo() -> None:
    catalogue = bundled_catalogue()
    pictures = [example(catalogue.exercises["calf-raise-double"], now) for now in (0, 2_500, 6_000)]
    assert [picture and picture.moment for picture in pictures] == [Moment(0, 0), Moment(2, 2), Moment(0, 0)]
    assert all(example(exercise, 0) for exercise in catalogue.exercises.values())


def test_nobody_looks_where_nothing_moves() -> None:
    raises = of(reps(2, RAISE), "calf-raise-double")
    assert moves_every(begun(raises), pictured=True, costly=True) == TEMPO_STEP
    assert moves_every(begun(raises), pictured=True, costly=False) == STEP
    assert moves_every(begun(raises), pictured=False, costly=False) == TEMPO_STEP
    assert moves_every(begun(ready(), raises), pictured=True, costly=True) == STEP
    assert moves_every(begun(ready(), raises), pictured=False, costly=True) == 0
    assert moves_every(begun(rest(), raises), pictured=True, costly=True) == 0
    assert moves_every(begun(hold(20_000)), pictured=True, costly=False) == 0
    hops = of(made(Kind.TIME, 20_000), "pogo-low")
    assert moves_every(begun(hops), pictured=True, costly=True) == 250  # as long as each of its poses
    assert moves_every(begun(replace(hops, bpm=150)), pictured=True, costly=True) == 200
    assert moves_every(begun(replace(hops, bpm=170)), pictured=True, costly=True) == STEP  # 353 ms have no half
    assert moves_every(begun(raises).pause(1_000)[0], pictured=True, costly=False) == 0
