"""Every scene with a stranger's words, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from scenes import drawn

from foottimer.ui.guard import drawable
from screenshots.scenes import EVERY, PICTURES, Picture

ALL = [pytest.param(picture, size, id=f"{picture.name}-{size[0]}") for picture in PICTURES for size in EVERY]


@pytest.mark.parametrize(("picture", "size"), ALL)
async def test_nothing_of_a_text_is_obeyed(picture: Picture, size: tuple[int, int], tmp_path: Path) -> None:
    look_at(await drawn(picture, size, tmp_path))


def look_at(segments: list[Segment]) -> None:
    """Find nothing that a terminal or the app would obey."""
    assert any(segment.text.strip() for segment in segments)
    for segment in segments:
        assert not segment.control
        assert drawable(segment.text) == segment.text
        if segment.style is not None:
            assert not segment.style.link
            assert str(segment.style.meta.get("@click", "screen.")).startswith(("screen.", "('screen."))
