"""What widgets keep of their pictures is what they would paint anew, whatever was done before."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rich.style import Style
from stage import Stage, stage, timeline_of

from foottimer.ui.widgets.inked import Inked
from foottimer.ui.widgets.kept import Kept

ROUTINE = """
[[block]]
name = "Stand"
hold = 30
cues = ["one thing", "another thing"]

[[block]]
name = "Raise"
reps = 6
phases = [["up", 2], ["down", 3]]
sets = 2
rest = 10

[[block]]
name = "A name that goes on and on, longer than most rows are"
time = 45
"""
SIZES = ((80, 24), (40, 12), (120, 40), (60, 8), (30, 5), (100, 30))
KEYS = ("space", "n", "b", "plus", "o", "f", "m", "question_mark", "escape", "escape", "q", "p", "down", "f3", "ctrl+p")
THEMES = ("foottimer-dark", "foottimer-light", "foottimer-contrast", "nord")
STEPS = 25


def seen(on: Stage) -> list[list[tuple[str, Style | None]]]:
    """Every character of the screen, in its style."""
    rows = on.app.screen._compositor.render_strips()
    return [[(letter, piece.style) for piece in row for letter in piece.text] for row in rows]


def forget(on: Stage) -> None:
    """Have every widget paint anew."""
    for screen in on.app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            widget._styles_cache.clear()
            if isinstance(widget, Kept):
                widget._rows_kept = None
            if isinstance(widget, Inked):
                widget._inks = widget._ground = None


async def act(on: Stage, chance: random.Random) -> str:
    """Do anything that may change what is seen; say what."""
    what = chance.choice(("time", "time", "key", "key", "key", "theme", "size", "news", "no news"))
    match what:
        case "time":
            await on.move(chance.choice((0.2, 1, 2, 7, 15)))
        case "key":
            await on.press(key := chance.choice(KEYS))
            return key
        case "theme":
            on.app.choose_theme(chance.choice(THEMES))
        case "size":
            await on.pilot.resize_terminal(*chance.choice(SIZES))
        case "news":
            on.app.notify("News that takes its room " * chance.randint(1, 9))
        case _:
            on.app.clear_notifications()
    await on.pilot.pause()
    return what


@pytest.mark.parametrize("seed", range(3))
async def test_what_is_kept_is_what_would_be_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    if seed == 2:
        monkeypatch.setenv("NO_COLOR", "1")
    chance, done = random.Random(seed), list[str]()
    settings = tmp_path / "settings.toml"
    async with stage(tmp_path, [timeline_of(ROUTINE)], settings_file=settings) as on:
        for _ in range(STEPS):
            done.append(await act(on, chance))
            if not on.app.is_running:
                break
            kept = seen(on)
            forget(on)
            assert kept == seen(on), done
    assert len(done) > STEPS // 2
