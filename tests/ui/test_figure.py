"""The picture in the player: where there is room, in time, still in a pause, and no more often than is paid for."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import Stage, stage

from foottimer.figure.movement import STEPS, Moment
from foottimer.figure.movements import movements
from foottimer.figure.render import Renderer
from foottimer.figure.travel import worth_showing
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Timeline
from foottimer.session.machine import State
from foottimer.settings.model import Characters, Motion, Settings
from foottimer.ui.picture import Picture
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.widgets import figure as module
from foottimer.ui.widgets.figure import Drawing, Figure, fitted, frame, side_by_side, still_columns

RAISES = """
[[block]]
exercise = "calf-raise-double"
reps = 3
[[block]]
name = "My own"
hold = 20
"""
"""ready 10, up 2 top 1 down 3 three times, transition 10, hold 20."""


def raises() -> Timeline:
    text = f'format = 1\nname = "Raises"\n{RAISES}'
    routine = read_routine(text, "raises", bundled_catalogue()).routine
    assert routine is not None
    return expand(routine)


def drawn(on: Stage) -> str:
    return on.player.query_one(Figure).text


async def test_the_figure_rises_with_the_phase_and_stands_in_a_pause(tmp_path: Path) -> None:
    async with stage(tmp_path, [raises()], (80, 24)) as on:
        assert on.player.query_one(Figure).display
        await on.move(10)
        flat = drawn(on)
        await on.move(2.5)
        top = drawn(on)
        assert top != flat
        await on.move(0.3)
        assert drawn(on) == top
        await on.press("space")
        await on.move(60)
        assert drawn(on) == top
        await on.press("space")
        await on.move(3 + 3.2)
        assert drawn(on) == flat
        await on.press("f")
        assert set(drawn(on)) <= set(" ▀▄█\n")
        await on.press("f")
        assert not on.player.query_one(Figure).display
        await on.press("f", "f")
        assert drawn(on) == flat


async def test_it_gives_way_first_and_to_what_nobody_drew(tmp_path: Path) -> None:
    async with stage(tmp_path, [raises()], (80, 24)) as on:
        await on.move(10)
        await on.pilot.resize_terminal(71, 24)
        assert not on.player.query_one(Figure).display
        await on.pilot.resize_terminal(80, 19)
        assert not on.player.query_one(Figure).display
        await on.pilot.resize_terminal(120, 40)
        assert on.player.query_one(Figure).display
        await on.press("n", "n")
        assert on.line("name") == "My own"
        assert not on.player.query_one(Figure).display


async def test_frames_between_poses_cost_no_more_than_a_terminal_can_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    squat, spent, paint = movements()["squat"], [], Drawing.show
    monkeypatch.setattr(Drawing, "show", lambda self, rows: (spent.append(paint(self, rows)), spent[-1])[1])
    async with stage(tmp_path, [raises()], (80, 24)) as on:
        figure = on.player.query_one(Figure)
        figure.show(Picture(squat, Moment(0, 0)), 100_000)
        spent.clear()
        for now in range(100_000, 103_000, 50):
            figure.show(Picture(squat, Moment(0, 1, now // 50 % (STEPS - 1) + 1)), now)
        assert len(spent) > 3
        assert sum(spent) * module.ROW_COST <= 3 * module.BYTES_A_SECOND


async def test_a_key_pose_and_what_stands_are_drawn_at_once(tmp_path: Path) -> None:
    squat = movements()["squat"]
    async with stage(tmp_path, [raises()], (80, 24)) as on:
        figure = on.player.query_one(Figure)
        room = fitted(squat, figure.size.width, min(figure.size.height, module.MOST_ROWS[0]))

        def expected(moment: Moment) -> str:
            shown = worth_showing(squat, moment, *room)
            return "\n".join(frame(squat, shown, *room, False, Renderer.QUADRANT))

        figure.show(Picture(squat, Moment(0, 0)), 100_000)
        assert figure.text == expected(Moment(0, 0))
        figure.show(Picture(squat, Moment(0, 1, 6)), 100_001)
        assert figure.text == expected(Moment(0, 0))
        figure.show(Picture(squat, Moment(1, 1)), 100_002)
        assert figure.text == expected(Moment(1, 1))
        figure.show(Picture(squat, Moment(1, 2, 6)), 100_003, at_once=True)
        assert figure.text == expected(Moment(1, 2, 6))
        figure.show(Picture(squat, Moment(1, 2, 9)), 110_000)
        assert figure.text == expected(Moment(1, 2, 9))


async def test_the_choice_of_characters_lasts_until_the_app_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path, [raises(), raises()], (80, 24)) as on:
        await on.press("f")
        assert on.app.services.settings(print).picture is Characters.HALF
        await on.move(60)
        await on.press("escape")
        await on.move(10)
        assert set(drawn(on)) <= set(" ▀▄█\n")


async def test_a_key_before_there_is_a_screen_does_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, [raises()], (80, 24)) as on:
        early = PlayerScreen(on.player.runner, on.player.outputs)
        early.action_go()
        early.look()
        early.stand_still()
        assert on.player.runner.session.state is State.RUNNING


async def test_reduced_motion_marks_the_present_pose(tmp_path: Path) -> None:
    settings = Settings(picture=Characters.BRAILLE, motion=Motion.REDUCED)
    async with stage(tmp_path, [raises()], (100, 30), settings=settings) as on:
        await on.move(10)
        assert drawn(on).splitlines()[-1].strip() == "1/3 flat"
        start = drawn(on).splitlines()[-2].index("━")
        await on.move(2.5)
        assert drawn(on).splitlines()[-1].strip() == "3/3 on toes"
        assert drawn(on).splitlines()[-2].index("━") > start


@pytest.mark.parametrize("exercise", movements())
def test_poses_side_by_side_keep_the_present_one_in_sight(exercise: str) -> None:
    movement = movements()[exercise]
    for width in (9, 20, 34):
        for key in range(len(movement.keys)):
            rows = side_by_side(Picture(movement, Moment(key, key)), width, 13, Renderer.BRAILLE)
            assert len(rows) == 13
            assert max(map(len, rows)) <= width
            assert "━" in rows[-2]
            assert rows[-1].strip().startswith(f"{key + 1}/{len(movement.keys)}")


@pytest.mark.parametrize("exercise", movements())
def test_a_picture_is_no_larger_than_its_room(exercise: str) -> None:
    for room in ((20, 19), (30, 19), (40, 30), (9, 6)):
        width, height = fitted(movements()[exercise], *room)
        assert 0 < width <= room[0]
        assert 0 < height <= room[1]


def test_a_row_is_painted_up_to_its_last_difference() -> None:
    assert module.last_difference("  ab", "  ab") == 0
    assert module.last_difference("  ab", "  xb") == 3
    assert module.last_difference("ab", "abc") == 3


@pytest.mark.parametrize("mirror", [False, True])
def test_columns_in_which_nothing_moves_are_left_alone(mirror: bool) -> None:
    squat = movements()["squat"]
    size = fitted(squat, 30, 23)
    column = still_columns(squat, *size, mirror, Renderer.QUADRANT)
    down, up = (frame(squat, Moment(key, key), *size, mirror, Renderer.QUADRANT) for key in (0, 2))
    assert [row[:column] for row in down] == [row[:column] for row in up]
    assert (column > 0) is not mirror
