"""`foottimer figure`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., Any]


def test_key_poses_stand_side_by_side_with_their_words(call: Call) -> None:
    called = call("figure", "double-leg calf raise", "--as", "braille")
    assert called.status == 0
    assert len(called.lines) == 14
    assert called.lines[-1].split("  ")[0] == "flat"
    assert "half way" in called.lines[-1]
    assert "on toes" in called.lines[-1]
    assert any("\u2800" < character < "\u2900" for character in called.out)


def test_an_alias_and_another_size_side_and_renderer(call: Call) -> None:
    left = call("figure", "heel rise", "--frame", "25", "--as", "half", "--size", "10x8")
    right = call("figure", "heel rise", "--frame", "25", "--as", "half", "--size", "10x8", "--side", "right")
    assert len(left.lines) == 9
    assert left.lines[-1] == "on toes"
    assert set("".join(left.lines[:-1])) <= set(" ▀▄█")
    assert [line.ljust(10)[::-1] for line in left.lines[:-1]] == [line.ljust(10) for line in right.lines[:-1]]


def test_frames_follow_the_tempo(call: Call) -> None:
    standing, top = (
        call("figure", "calf-raise-double", "--frame", "0"),
        call("figure", "calf-raise-double", "--frame", "25"),
    )
    assert standing.lines[-1] == "flat"
    assert top.lines[-1] == "on toes"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("calf-raise-dubble",), 1, "did you mean calf-raise-double?"),
        (("squat", "--frame", "60"), 1, "squat has the frames 0 to 59, ten a second; there is no frame 60"),
        (("squat", "--frame", "-1"), 1, "there is no frame -1"),
        (("squat", "--size", "1x1"), 2, "write columns and rows as 20x13"),
        (("squat", "--as", "crayon"), 2, "braille, quadrant, half"),
        ((), 2, "ID"),
    ],
)
def test_what_is_wrong_is_said(call: Call, arguments: tuple[str, ...], status: int, said: str) -> None:
    called = call("figure", *arguments)
    assert called.status == status
    assert said in called.err
    assert not called.out


def test_an_exercise_of_ones_own_has_no_picture(call: Call, home: Any) -> None:
    home.mkdir()
    (home / "exercises.toml").write_text('format = 1\n[exercises.towel]\nname = "Towel"\n', encoding="utf-8")
    called = call("figure", "towel")
    assert called.status == 1
    assert "nobody has drawn towel" in called.err


def test_the_settings_say_what_it_is_drawn_with(call: Call, home: Any) -> None:
    home.mkdir()
    for picture, characters in (("half", " ▀▄█"), ("none", " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")):
        (home / "settings.toml").write_text(f'[figure]\npicture = "{picture}"\n', encoding="utf-8")
        assert set("".join(call("figure", "squat").lines[:-1])) <= set(characters)
    (home / "settings.toml").write_text('[figure]\npicture = "crayon"\n', encoding="utf-8")
    called = call("figure", "squat")
    assert called.status == 0
    assert "settings.toml:2:11: figure.picture" in called.err
