"""A stranger's words in all that has words: some of the scenes; all of them are soak_scenes.py's."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes import drawn
from soak_scenes import look_at

from foottimer.routine.library import load_library
from screenshots.scenes import MIDDLE, PICTURES, Picture
from soaks.marked import MARKS, marked

SOME = ("library", "resuming", "player-hold-left", "review-sessions-one", "summary")


def test_all_that_has_words_is_marked() -> None:
    entry = next(entry for entry in marked(load_library(None)) if entry.id == "balance-2")
    assert entry.routine is not None
    assert entry.timeline is not None
    assert entry.routine.name.endswith(MARKS)
    assert all(interval.name.endswith(MARKS) for interval in entry.timeline.intervals if " " in interval.name)
    assert entry.timeline.routine == "balance-2"


@pytest.mark.parametrize("picture", [picture for picture in PICTURES if picture.name in SOME], ids=lambda p: p.name)
async def test_nothing_of_a_text_is_obeyed(picture: Picture, tmp_path: Path) -> None:
    look_at(await drawn(picture, MIDDLE, tmp_path))
