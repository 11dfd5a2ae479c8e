"""What a second of the player costs: which widgets paint, and how many bytes go to the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stage import Stage, stage, timeline_of
from textual import constants
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from foottimer.ui.widgets.big import Glyph
from foottimer.ui.widgets.inked import Inked

MOST = 600
"""Bytes that a second may cost; digits of 13 rows change in 7 of them on average."""

HOLD = """
[[block]]
name = "Stand"
hold = "20m"
"""


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids, or else classes, of widgets that paint any of their rows anew."""
    names: list[str] = []

    def noting(paint: Callable[[Any, Region], list[Strip]]) -> Callable[[Any, Region], list[Strip]]:
        def note(widget: Widget, crop: Region) -> list[Strip]:
            names.append(widget.id or type(widget).__name__)
            return paint(widget, crop)

        return note

    monkeypatch.setattr(Widget, "render_lines", noting(Widget.render_lines))
    monkeypatch.setattr(Inked, "paint_lines", noting(Inked.paint_lines))
    return names


def _bytes(texts: list[str]) -> int:
    """How many bytes the terminal gets, which has a line end be two."""
    return len("".join(texts).replace("\n", "\r\n").encode())


async def _holding(on: Stage) -> None:
    """Come to the middle of a minute of the hold."""
    await on.move(10)
    await on.move(45)


async def test_a_second_paints_the_digit_that_changes_and_the_time_left(tmp_path: Path, painted: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        painted.clear()
        await on.move(1)
        assert sorted(painted) == ["Glyph", "left"]


async def test_nothing_is_painted_where_nothing_changes(tmp_path: Path, painted: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        await on.press("space")
        painted.clear()
        await on.move(0)
        await on.move(30)
        assert painted == []


async def test_a_minute_costs_the_terminal_little(tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        written.clear()
        for _ in range(60):
            await on.move(1)
        assert 0 < _bytes(written) / 60 <= MOST


async def test_a_pause_writes_nothing(tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        await on.press("space")
        written.clear()
        await on.move(30)
        assert written == []


@pytest.mark.parametrize(("colours", "full"), [("truecolor", False), ("256", False), ("standard", True)])
async def test_full_cells_are_what_is_behind_where_that_has_every_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colours: str, full: bool
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", colours)
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        assert _has_full_cells(on) is full


async def test_without_colours_full_cells_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "truecolor")
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        assert _has_full_cells(on)


def _has_full_cells(on: Stage) -> bool:
    """Whether the first row of the first digit, a 1, has the character of a full cell."""
    glyph = on.player.query(Glyph).first()
    return "█" in glyph.render_lines(glyph.size.region)[0].text


async def test_the_windows_title_goes_out_with_the_frame(tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        written.clear()
        on.clock.move(1000)
        on.player.look()
        assert written == []
        await on.pilot.pause()
        assert "Stand" in written[0]
        assert written[0].startswith("\x1b]2;")


async def test_the_windows_title_goes_on_below_another_screen(tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        await on.press("o")
        written.clear()
        await on.move(1)
        await on.move(1)
        titles = [text for text in written if text.startswith("\x1b]2;")]
        assert titles
        assert on.digits in titles[-1]


async def test_a_digit_that_was_shown_before_has_the_colour_of_now(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], size=(100, 30)) as on:
        await _holding(on)
        glyph = [one for one in on.player.query(Glyph) if one.display][-1]
        running, digits = _styles(glyph), on.digits
        await on.press("space")
        assert on.digits == digits
        assert _styles(glyph) != running


def _styles(glyph: Glyph) -> list[object]:
    return [segment.style for strip in glyph.render_lines(glyph.size.region) for segment in strip]
