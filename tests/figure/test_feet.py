"""The movements of feet and of people from the front: read from the dots of sampled frames."""

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE, Canvas
from foottimer.figure.dial import RADIUS, Dial
from foottimer.figure.front import Front, Leg
from foottimer.figure.instep import ANKLE, Instep
from foottimer.figure.movement import Moment, Movement, Stage, draw, in_phase, pose_at
from foottimer.figure.movements import balance, cooldown, find, foot
from foottimer.figure.pen import Box, Pen
from foottimer.figure.pose import Pose
from foottimer.figure.toes import Toes
from foottimer.routine.library import bundled_catalogue

CELLS = (20, 13)
DRAWN = {movement.exercise: movement for group in (foot, balance, cooldown) for movement in group.MOVEMENTS}
SHARES = range(0, 101, 10)


def movement_of(id_: str) -> Movement:
    movement = find(id_)
    assert movement is not None
    return movement


def frames(id_: str, phase: int) -> list[Moment]:
    """Frames of one phase, from its start to its end."""
    movement = movement_of(id_)
    names = tuple(stage.phase for stage in movement.stages)
    return [in_phase(movement, names, phase, share, 100) for share in SHARES]


def paths(movement: Movement) -> list[tuple[int, ...]]:
    loop = (*movement.loop, movement.loop[0]) if movement.loop else ()
    return [stage.keys for stage in movement.stages] + [loop]


def every_frame(movement: Movement) -> set[Moment]:
    moments = {Moment(place, place) for place in range(len(movement.keys))}
    for keys in paths(movement):
        for one, other in pairwise(keys):
            moments |= {Moment(one, other, step) for step in (3, 6, 9)}
    return moments


def dots(id_: str, moment: Moment) -> set[tuple[int, int]]:
    """A frame's dots in units of its rig, the floor at 0, without what stands around."""
    movement = movement_of(id_)
    canvas = draw(movement, moment, *CELLS, props=False)
    return set(canvas.dots())


def width_of_toes(id_: str, moment: Moment) -> int:
    """How wide the toes are together: in the rows below the arrows over them."""
    columns = [x for x, y in dots(id_, moment) if 12 <= y < 26]
    return max(columns) - min(columns)


def top_of(pose: Pose, columns: range) -> int:
    """How many dots over the floor the highest solid row is in some columns of a foot from the front."""
    canvas = Canvas(40, 52)
    assert isinstance(pose, Toes)
    replace(pose, inner=0, outer=0).draw(Pen(canvas, movement_of("big-toe-lift").box))
    first, last = columns[0], columns[-1] + 1
    return max(canvas.height - y for y, row in enumerate(canvas.rows) if sum(row[first:last]) >= 4)


BIG, SMALL = range(28, 35), range(14, 26)
"""The columns of the big toe, and of the second and third."""


def tops(id_: str, phase: int, columns: range) -> list[int]:
    return [top_of(pose_at(movement_of(id_), moment), columns) for moment in frames(id_, phase)]


def test_the_fifteen_exercises_are_drawn() -> None:
    assert set(DRAWN) == {
        *("toe-splay", "toe-splay-press", "toe-splay-squish", "big-toe-lift", "lesser-toe-lift", "toe-yoga-switch"),
        *("toe-wave", "short-foot", "ankle-circles", "quadripod-stand", "quadripod-balance", "quadripod-closed"),
        *("clock-reach", "side-lunge", "figure-four"),
    }


@pytest.mark.parametrize("id_", DRAWN)
def test_stages_are_the_phases_of_the_catalogue(id_: str) -> None:
    exercise = bundled_catalogue().exercises[id_]
    assert [stage.phase for stage in DRAWN[id_].stages] == [phase.name for phase in exercise.phases]
    assert bool(DRAWN[id_].stages) != bool(DRAWN[id_].loop)


@pytest.mark.parametrize("id_", [id_ for id_ in DRAWN if DRAWN[id_].stages])
def test_each_stage_begins_where_the_one_before_ends_and_the_last_where_the_first_began(id_: str) -> None:
    stages: tuple[Stage, ...] = DRAWN[id_].stages
    for before, after in zip(stages, (*stages[1:], stages[0]), strict=True):
        assert before.keys[-1] == after.keys[0]


@pytest.mark.parametrize("id_", DRAWN)
def test_nothing_is_cut_off_in_any_frame(id_: str) -> None:
    movement = DRAWN[id_]
    small, large = Canvas(40, 52), Canvas(120, 132)
    pen = Pen(small, movement.box)
    aside, over = (large.width - small.width) / 2 / pen.scale, (large.height - small.height) / pen.scale
    spare_wide = small.width / pen.scale - movement.box.width
    spare_high = small.height / pen.scale - movement.box.height
    box = movement.box
    around = Box(
        box.left - spare_wide / 2 - aside,
        box.bottom - over / 2,
        box.right + spare_wide / 2 + aside,
        box.top + spare_high + over / 2,
    )
    for moment in every_frame(movement):
        outside = Canvas(large.width, large.height)
        pose_at(movement, moment).draw(Pen(outside, around))
        for x, y in outside.dots():
            assert 40 <= x < 80, f"{id_} {moment}"
            assert 40 <= y < 92, f"{id_} {moment}"


@pytest.mark.parametrize("id_", DRAWN)
def test_key_poses_look_different_and_have_short_words(id_: str) -> None:
    movement = DRAWN[id_]
    seen = {frozenset(draw(movement, Moment(place, place), *CELLS).dots()) for place in range(len(movement.keys))}
    assert len(seen) == len(movement.keys)
    assert all(0 < len(key.words) <= 24 for key in movement.keys)


@pytest.mark.parametrize("size", [(13, 9), CELLS, (34, 24)])
@pytest.mark.parametrize("id_", DRAWN)
def test_the_picture_fills_its_cells(id_: str, size: tuple[int, int]) -> None:
    movement = DRAWN[id_]
    found = [dot for place in range(len(movement.keys)) for dot in draw(movement, Moment(place, place), *size).dots()]
    wide = max(x for x, _ in found) - min(x for x, _ in found) + 1
    high = max(y for _, y in found) - min(y for _, y in found) + 1
    assert wide >= 0.9 * size[0] * DOTS_WIDE or high >= 0.9 * size[1] * DOTS_TALL


def test_toes_fan_out_stay_and_come_together() -> None:
    spread, hold, relax = ([width_of_toes("toe-splay", moment) for moment in frames("toe-splay", n)] for n in range(3))
    assert spread == sorted(spread)
    assert spread[-1] >= spread[0] + 8
    assert max(hold) - min(hold) <= 1
    assert relax == sorted(relax, reverse=True)
    assert relax[-1] == spread[0]


def test_pressing_fills_the_toes_and_keeps_the_fan() -> None:
    fan, pressed = frames("toe-splay-press", 2)[0], frames("toe-splay-press", 2)[-1]
    before, after = dots("toe-splay-press", fan), dots("toe-splay-press", pressed)
    toes = [(x, y) for x in range(40) for y in range(12, 26)]
    assert sum(dot in after for dot in toes) >= 2 * sum(dot in before for dot in toes)
    assert {dot for dot in before if dot[1] >= 12} <= after


def test_squeezed_toes_are_closer_than_at_rest() -> None:
    def forefoot(moment: Moment) -> int:
        pose = pose_at(movement_of("toe-splay-squish"), moment)
        tips = [pose.tip(number) for number in range(5)]  # type: ignore[attr-defined]
        return round(max(x for x, _ in tips) - min(x for x, _ in tips))

    squeeze = frames("toe-splay-squish", 2)
    rest = frames("toe-splay-squish", 0)[0]
    assert forefoot(squeeze[0]) > forefoot(rest) + 20
    assert forefoot(squeeze[-1]) < forefoot(rest) - 8


def test_the_big_toe_rises_stays_and_is_lowered_while_the_small_ones_stay_down() -> None:
    lift, hold, lower = (tops("big-toe-lift", phase, BIG) for phase in range(3))
    assert lift == sorted(lift)
    assert lift[-1] >= lift[0] + 7
    assert hold == [lift[-1]] * len(hold)
    assert lower == lift[::-1]
    small = [top for phase in range(3) for top in tops("big-toe-lift", phase, SMALL)]
    assert len(set(small)) == 1
    assert small[0] < lift[0]


def test_the_small_toes_rise_while_the_big_one_stays_down() -> None:
    lift = tops("lesser-toe-lift", 0, SMALL)
    assert lift == sorted(lift)
    assert lift[-1] >= lift[0] + 7
    assert len(set(tops("lesser-toe-lift", 0, BIG))) == 1


def test_the_switch_lifts_one_group_at_a_time() -> None:
    big = [tops("toe-yoga-switch", phase, BIG) for phase in range(4)]
    small = [tops("toe-yoga-switch", phase, SMALL) for phase in range(4)]
    assert big[0][-1] >= big[0][0] + 7
    assert small[2][-1] >= small[2][0] + 7
    assert {*small[0], *small[1]} == {small[0][0]}
    assert {*big[2], *big[3]} == {big[0][0]}
    assert big[1] == big[0][::-1]
    assert small[3] == small[2][::-1]


def test_a_wave_comes_down_from_the_little_toe_to_the_big_one() -> None:
    landed: dict[int, int] = {}
    for number, moment in enumerate(frames("toe-wave", 1)):
        lift = pose_at(movement_of("toe-wave"), moment).lift  # type: ignore[attr-defined]
        for toe, high in enumerate(lift):
            if high == 0:
                landed.setdefault(toe, number)
    order = [landed[toe] for toe in (4, 3, 2, 1, 0)]
    assert order == sorted(order)
    assert len(set(order)) >= 4


def test_the_arch_domes_stays_and_flattens_while_heel_and_ball_stay() -> None:
    def crowns(phase: int) -> list[float]:
        poses = [pose_at(movement_of("short-foot"), moment) for moment in frames("short-foot", phase)]
        return [pose.crown for pose in poses if isinstance(pose, Instep)]

    draw_in, hold, release = crowns(0), crowns(1), crowns(2)
    assert draw_in == sorted(draw_in)
    assert draw_in[-1] > 4 * draw_in[0]
    assert set(hold) == {draw_in[-1]}
    assert release[-1] == draw_in[0]
    for moment in frames("short-foot", 0):
        lowest = {x for x, y in dots("short-foot", moment) if y >= 49}
        assert lowest & set(range(3, 8))
        assert lowest & set(range(24, 36))


def test_the_ankle_circles_once_around() -> None:
    orbits = [pose_at(movement_of("ankle-circles"), moment).orbit for moment in frames("ankle-circles", 0)]  # type: ignore[attr-defined]
    assert {(x > 0.1, y > 0.1) for x, y in orbits} == {(True, True), (True, False), (False, False), (False, True)}
    assert orbits[0] == orbits[-1]


def test_the_four_points_light_up_one_after_another_and_stay_lit() -> None:
    keys = [len(dots("quadripod-stand", Moment(place, place))) for place in range(4)]
    assert all(after >= before + 8 for before, after in pairwise(keys))


@pytest.mark.parametrize("id_", ["quadripod-balance", "quadripod-closed", "side-lunge", "figure-four"])
def test_the_standing_foot_stays_planted(id_: str) -> None:
    movement = DRAWN[id_]
    stood = {pose.left.x for moment in every_frame(movement) if isinstance(pose := pose_at(movement, moment), Front)}
    assert max(stood) - min(stood) <= 1
    for moment in every_frame(movement):
        pose = pose_at(movement, moment)
        assert isinstance(pose, Front)
        assert pose.left.y == 0
        assert pose.joints(-1, pose.left)[2] == (pose.left.x, 4.0)


def test_the_reaching_foot_taps_twelve_three_and_six_of_a_clock_around_the_standing_one() -> None:
    movement = DRAWN["clock-reach"]
    poses = [key.pose for key in movement.keys if isinstance(key.pose, Dial)]
    assert [(round(pose.x / RADIUS), round(pose.y / RADIUS)) for pose in poses] == [(0, 0), (0, 1), (1, 0), (0, -1)]
    standing = {dot for dot in dots("clock-reach", Moment(0, 0)) if 12 <= dot[0] <= 19 and 18 <= dot[1] <= 33}
    assert len(standing) > 20
    assert all(standing <= dots("clock-reach", moment) for moment in every_frame(movement))


def test_an_ankle_circles_with_a_foot_of_one_length() -> None:
    lengths = []
    for key in DRAWN["ankle-circles"].keys:
        assert isinstance(key.pose, Instep)
        lengths.append(dist(key.pose.tip, (ANKLE[0], ANKLE[1] + key.pose.raised)))
    assert max(lengths) < 1.25 * min(lengths)


def test_a_wave_ends_with_every_toe_down() -> None:
    last = movement_of("toe-wave").keys[-1]
    assert last.words == "all toes down"
    assert last.pose.lift == (0,) * 5  # type: ignore[attr-defined]


def test_a_foot_out_of_reach_lowers_the_hips_to_a_straight_leg() -> None:
    pose = Front(Leg(-10), Leg(40), hip=90)
    hip, knee, ankle = pose.joints(1, pose.right)
    middle = ((hip[0] + ankle[0]) / 2, (hip[1] + ankle[1]) / 2)
    assert pose.pelvis[1] < 52
    assert abs(knee[0] - middle[0]) + abs(knee[1] - middle[1]) < 4
    far = Front(Leg(-200), Leg(200))
    assert far.pelvis[1] >= 0


def test_eyes_are_shut_where_the_exercise_says_so() -> None:
    closed, opened = DRAWN["quadripod-closed"], DRAWN["quadripod-balance"]
    shut = [closed.keys[place].pose.shut for place in closed.loop]  # type: ignore[attr-defined]
    assert set(shut) == {1}
    assert {key.pose.shut for key in opened.keys} == {0}  # type: ignore[attr-defined]
