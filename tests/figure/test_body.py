"""The person seen from the side: what the dots say at sampled instants, and legs that find their feet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from math import asin, atan2, degrees, hypot, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.figure.body import REACH, SHANK, THIGH, Arm, Body, Foot, holding, lifted, reach, swapped
from foottimer.figure.canvas import Canvas, Point
from foottimer.figure.movement import STEPS, Moment, Movement, draw, in_loop, in_phase, pose_at
from foottimer.figure.movements import movements
from foottimer.figure.pen import Box, Pen
from foottimer.figure.pose import blend
from foottimer.figure.props import Wall
from foottimer.routine.library import bundled_catalogue

CELLS = (20, 13)
BOTTOM = CELLS[1] * 4 - 1
BODIES = sorted(id for id, movement in movements().items() if isinstance(movement.keys[0].pose, Body))


def phases(movement: Movement, count: int = 20) -> dict[str, list[Canvas]]:
    """Return `count` frames of every phase of a movement, without what stands around."""
    names = [stage.phase for stage in movement.stages]
    return {
        name: [
            draw(movement, in_phase(movement, names, index, step, count - 1), *CELLS, props=False)
            for step in range(count)
        ]
        for index, name in enumerate(names)
    }


def bodies(movement: Movement) -> list[Body]:
    """Return the key poses of a movement of somebody seen from the side."""
    return [key.pose for key in movement.keys if isinstance(key.pose, Body)]


def with_poses(movement: Movement, change: Callable[[Body], Body]) -> Movement:
    """Return the movement with its key poses changed."""
    poses = map(change, bodies(movement))
    return replace(
        movement, keys=tuple(replace(key, pose=pose) for key, pose in zip(movement.keys, poses, strict=True))
    )


def heel(canvas: Canvas) -> int:
    """Return how many dots the heel is off the floor: the lowest dot of the hindmost columns of the standing foot."""
    foot = [(x, y) for x, y in canvas.dots() if y > BOTTOM - 9 and x >= CELLS[0] - 7]
    back = min(x for x, _ in foot)
    return BOTTOM - max(y for x, y in foot if x <= back + 1)


def steady(heights: list[int]) -> bool:
    """Return whether what rises never sinks by more than a dot's rounding."""
    return all(other >= one - 1 for one, other in combinations(heights, 2))


def top(canvas: Canvas) -> int:
    """Return the row of the highest dot."""
    return min(y for _, y in canvas.dots())


def moments(movement: Movement) -> set[Moment]:
    """Return every frame that a movement can show."""
    runs = [stage.keys for stage in movement.stages] or [(*movement.loop, movement.loop[0])]
    return {Moment(one, other, step) for keys in runs for one, other in pairwise(keys) for step in range(STEPS + 1)}


@pytest.mark.parametrize("id", ["calf-raise-double", "calf-raise-single", "calf-raise-bent", "calf-raise-towel"])
def test_a_heel_rises_stays_up_and_sinks(id: str) -> None:
    movement = with_poses(movements()[id], lambda pose: replace(pose, far=pose.near))
    heights = {name: list(map(heel, frames)) for name, frames in phases(movement).items()}

    assert heights["up"][0] == 0
    assert steady(heights["up"])
    assert set(heights["top"]) == {heights["up"][-1]}
    assert heights["top"][0] >= 4
    assert steady(heights["down"][::-1])
    assert heights["down"][-1] == 0


def test_what_went_up_on_two_feet_comes_down_on_one() -> None:
    movement = movements()["calf-raise-2up1down"]
    poses = [key.pose for key in movement.keys]

    lifted_feet = [pose.far.y > 8 for pose in poses if isinstance(pose, Body)]

    assert lifted_feet == [False, False, True, True]
    assert pose_at(movement, Moment(2, 3, 6)).near.pitch < pose_at(movement, Moment(2, 3, 1)).near.pitch  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "id", ["calf-raise-2up1down", "calf-raise-single", "calf-raise-towel", "calf-stretch-straight"]
)
def test_a_hand_stays_on_the_wall(id: str) -> None:
    movement = movements()[id]
    wall = next(prop.x for prop in movement.props if isinstance(prop, Wall))

    for moment in moments(movement):
        pose = pose_at(movement, moment)
        assert isinstance(pose, Body)
        assert 0 < wall - pose.arm(pose.near_arm)[2][0] < 3, moment


def test_a_free_foot_hangs_behind_below_the_knee_and_off_the_floor() -> None:
    for pose in bodies(movements()["calf-raise-single"]):
        free, standing = pose.leg(pose.far), pose.leg(pose.near)
        assert free.ankle[0] < standing.ankle[0] - 8
        assert 20 < degrees(atan2(free.knee[1] - free.ankle[1], free.knee[0] - free.ankle[0])) < 60
        assert free.foot.tip[1] > 7


def test_a_rope_goes_over_the_head_and_under_the_feet() -> None:
    over, _, under, _ = bodies(movements()["jump-rope"])

    assert over.rope[1] > over.head[1] + 15
    assert under.rope[1] + 4 < min(y for foot in (under.near, under.far) for _, y in (foot.heel, foot.ball, foot.tip))


def test_a_drop_goes_down_to_bent_knees_with_the_arms_ahead() -> None:
    _, tall, drop, stick = bodies(movements()["landing-stick"])

    assert tall.hip > drop.hip > stick.hip
    assert drop.near.y > 10
    assert stick.near.y == 0
    assert tall.arrow[1] > tall.arrow[2] > drop.arrow[2]
    assert tall.arm(tall.near_arm)[2][1] > tall.head[1]
    assert drop.arm(drop.near_arm)[2][0] < drop.shoulder[0] - 15
    assert stick.arm(stick.near_arm)[2][0] > stick.shoulder[0] + 20


def test_a_bent_back_knee_bends_little_with_its_heel_down() -> None:
    bent = bodies(movements()["calf-stretch-bent"])[1]
    leg = bent.leg(bent.near)

    assert 28 < 180 - 2 * degrees(asin(far(leg.hip, leg.ankle) / (THIGH + SHANK))) < 45
    assert bent.near.heel[1] == 0


@pytest.mark.parametrize("tall", [13, 17, 24])
def test_a_head_fills_the_same_blocks_wherever_it_is(tall: int) -> None:
    tops = set()
    for height in range(20):
        canvas = Canvas(40, tall * 4)
        body = Body(Foot(9, height / 4), Foot(9, height / 4))
        body.draw(Pen(canvas, Box(-27, 0, 27, 125)))
        tops.add(top(canvas))

    assert len(tops) > 1
    assert len({row % 2 for row in tops}) == 1, "two dots high are one block"


def test_a_squat_sinks_stays_and_rises_on_its_heels() -> None:
    frames = phases(movements()["squat"])
    tops = {name: list(map(top, canvases)) for name, canvases in frames.items()}
    soles = {min(x for x, y in each.dots() if y == BOTTOM) for canvases in frames.values() for each in canvases}

    assert tops["down"] == sorted(tops["down"])
    assert tops["down"][-1] - tops["down"][0] > 12
    assert set(tops["pause"]) == {tops["down"][-1]}
    assert tops["up"] == tops["down"][::-1]
    assert len(soles) == 1, "the heels neither lift nor slide"


@pytest.mark.parametrize("id", ["pogo-low", "pogo-single", "jump-rope"])
def test_a_hop_leaves_the_floor_once_a_beat(id: str) -> None:
    movement = with_poses(movements()[id], lambda pose: replace(pose, rope=()))
    beat = [draw(movement, in_loop(movement, ms, 120), *CELLS, props=False) for ms in range(0, 500, 20)]

    grounded = [any(y == BOTTOM for _, y in canvas.dots()) for canvas in beat]

    assert grounded[0], "on the beat the feet are down"
    assert False in grounded
    assert sum(one != other for one, other in zip(grounded, grounded[1:] + grounded[:1], strict=True)) == 2


@pytest.mark.parametrize("id", ["run-slow", "bounding"])
def test_a_run_has_both_feet_off_the_floor_twice_in_two_steps(id: str) -> None:
    movement = movements()[id]
    period = movement.period
    loop = [draw(movement, in_loop(movement, ms, None), *CELLS, props=False) for ms in range(0, period, period // 40)]

    grounded = [any(y == BOTTOM for _, y in canvas.dots()) for canvas in loop]

    assert sum(one and not other for one, other in zip(grounded, grounded[1:] + grounded[:1], strict=True)) == 2


@pytest.mark.parametrize("id", ["walk-easy", "walk-brisk", "heel-walk", "tiptoe-walk-forward", "tiptoe-walk-back"])
def test_a_walk_always_has_a_foot_on_the_floor(id: str) -> None:
    movement = movements()[id]

    for moment in moments(movement):
        assert any(y == BOTTOM for _, y in draw(movement, moment, *CELLS, props=False).dots()), moment


@pytest.mark.parametrize("id", ["tiptoe-walk-forward", "tiptoe-walk-back", "heel-walk"])
def test_the_standing_foot_of_a_special_walk_is_never_flat(id: str) -> None:
    movement = movements()[id]

    for moment in moments(movement):
        pose = pose_at(movement, moment)
        assert isinstance(pose, Body)
        assert all(abs(foot.pitch) > 25 for foot in (pose.near, pose.far)), moment


def test_arrows_say_which_way_a_step_goes() -> None:
    def side(id: str) -> int:
        movement = movements()[id]
        person = set(draw(movement, Moment(0, 0), *CELLS, props=False).dots())
        around = {(x, y) for x, y in draw(movement, Moment(0, 0), *CELLS).dots() if y < BOTTOM - 8} - person
        middle = sum(x for x, _ in person) / len(person)
        return 1 if min(x for x, _ in around) > middle else -1 if max(x for x, _ in around) < middle else 0

    assert [side("tiptoe-walk-forward"), side("lunge-forward")] == [1, 1]
    assert [side("tiptoe-walk-back"), side("lunge-reverse")] == [-1, -1]


def test_a_knee_touches_the_wall_with_the_heel_down() -> None:
    movement = movements()["knee-to-wall"]
    start, end = (pose_at(movement, Moment(key, key)) for key in (0, 1))
    assert isinstance(start, Body)
    assert isinstance(end, Body)
    wall = next(prop.x for prop in movement.props if hasattr(prop, "x"))

    assert start.near == end.near == Foot(start.near.x)
    assert wall - start.leg(start.near).knee[0] > 12
    assert 0 < wall - end.leg(end.near).knee[0] < 4


@pytest.mark.parametrize("id", BODIES)
@pytest.mark.parametrize("cells", [CELLS, (13, 13), (34, 24)])
def test_nothing_of_a_person_is_cut_off(id: str, cells: tuple[int, int]) -> None:
    movement = movements()[id]
    wide, tall, edge = cells[0] * 2, cells[1] * 4, 12
    more = edge / Pen(Canvas(wide, tall), movement.box).scale
    box = movement.box
    roomy = Box(box.left - more, box.bottom - more, box.right + more, box.top + more)

    for moment in sorted(moments(movement), key=lambda moment: moment.step)[:: 1 if cells == CELLS else 7]:
        canvas = Canvas(wide + 2 * edge, tall + 2 * edge)
        pose_at(movement, moment).draw(Pen(canvas, roomy))
        outside = [(x, y) for x, y in canvas.dots() if not (edge <= x < wide + edge and edge <= y < tall + edge)]
        assert not outside, moment


@pytest.mark.parametrize("id", sorted(movements()))
def test_stages_are_the_phases_of_the_catalogue_and_come_round(id: str) -> None:
    movement, exercise = movements()[id], bundled_catalogue().exercises.get(id)

    assert bool(movement.stages) != bool(movement.loop)
    if movement.stages:
        assert movement.stages[-1].keys[-1] == movement.stages[0].keys[0]
        assert all(one.keys[-1] == other.keys[0] for one, other in pairwise(movement.stages))
    if exercise is not None:
        assert [stage.phase for stage in movement.stages] == [phase.name for phase in exercise.phases or ()]


places = st.floats(-30, 30)
angles = st.floats(-60, 80)
feet = st.builds(Foot, places, st.floats(0, 30), angles, angles)


@given(st.tuples(st.floats(-90, 90), st.floats(-20, 120)), feet)
def test_limbs_keep_their_lengths_wherever_the_foot_is(hip: Point, foot: Foot) -> None:
    leg = reach(hip, foot)

    assert isclose(far(leg.hip, leg.knee), THIGH, abs_tol=0.2)
    assert isclose(far(leg.knee, leg.ankle), SHANK, abs_tol=0.2)
    assert isclose(far(leg.foot.ankle, leg.ankle), 0, abs_tol=1e-6)
    assert far(hip, leg.ankle) <= REACH + 1e-6


def far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


@given(
    places,
    st.tuples(st.floats(0, 80), st.floats(0, 80)),
    feet,
    feet,
    places,
    places,
    st.floats(20, 99),
    st.floats(0, 1),
)
def test_a_planted_foot_stays_planted_through_any_blend(
    ball: float,
    pitches: tuple[float, float],
    free: Foot,
    other: Foot,
    here: float,
    there: float,
    hip: float,
    share: float,
) -> None:
    one = Body(Foot(ball, pitch=pitches[0]), free, ball + here / 3, hip)
    two = Body(Foot(ball, pitch=pitches[1]), other, ball + there / 3)

    pose = blend(one, two, share)
    leg = pose.leg(pose.near)

    assert isclose(leg.foot.ball[0], ball, abs_tol=1e-6)
    assert isclose(leg.foot.ball[1], 0, abs_tol=1e-6)
    assert isclose(far(leg.hip, leg.knee), THIGH, abs_tol=0.2)


@given(st.floats(-80, -0.001), st.floats(-30, 30))
def test_a_foot_pivots_over_its_heel_or_over_its_ball(pitch: float, x: float) -> None:
    flat = Foot(x)

    assert far(Foot(x, pitch=pitch).heel, flat.heel) < 1e-9
    assert far(Foot(x, pitch=-pitch).ball, flat.ball) < 1e-9
    assert Foot(x, pitch=pitch).ball[1] > 0
    assert Foot(x, pitch=-pitch).heel[1] > 0


def test_hands_hold_a_point_in_reach_and_sides_change_places() -> None:
    body = holding(Body(Foot(9), lifted((-17, 30), 70), near_arm=Arm(5)), (20, 70))

    assert far(body.arm(body.near_arm)[2], (20, 70)) < 1e-6
    assert far(body.far.ankle, (-17, 30)) < 1e-9
    assert swapped(body).near == body.far
    assert swapped(swapped(body)) == body
