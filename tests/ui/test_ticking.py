"""What a second of the player costs: which widgets paint, and how many bytes go to the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import Stage, stage, timeline_of
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

HOLD = """
[[block]]
name = "Stand"
hold = "20m"
"""


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids, or else classes, of widgets that paint any of their rows anew."""
    names: list[str] = []
    paint = Widget.render_lines

    def note(self: Widget, crop: Region) -> list[Strip]:
        names.append(self.id or type(self).__name__)
        return paint(self, crop)

    monkeypatch.setattr(Widget, "render_lines", note)
    return names


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
