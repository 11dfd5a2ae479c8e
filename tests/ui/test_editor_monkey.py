"""Random keys in the routine editor: it stays up, all of it can be undone, and no other file is touched."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from editing import SMALL, editing

from foottimer.ui import editor_keys
from foottimer.ui.screens.editor import EditorScreen

KEYS = [key for command in editor_keys.KEYS for key in command.keys.split(",") if key != "ctrl+e"]
"""Every key that the editor has, but the one for a program from elsewhere."""
BESIDE = ["enter", "escape", "tab", "down", "up", "right", "7", "x", "[", '"', "#", "ctrl+k", "shift+down", "ctrl+z"]
ODD = """\
# odd
format = 1
name = "[red]Odd"
per_week = "x"
exercises = []
[[block]] # of no kind
sides = 3
at = {}
[[block]]
name = "A"
reps = "x"
phases = 5
"a.b" = 漢
[[block]]
block = 5
"""
TEXTS = {"good": SMALL, "not TOML": ODD, "odd": ODD.replace("漢", "1"), "no text": ""}
OTHER = 'format = 1\nname = "Other"\n'


@pytest.mark.parametrize(("what", "seed"), [("good", 1), ("good", 2), ("odd", 3), ("not TOML", 4), ("no text", 5)])
async def test_random_keys(tmp_path: Path, what: str, seed: int) -> None:
    random, text = Random(seed), TEXTS[what]
    other = tmp_path / "routines" / "other.toml"
    other.parent.mkdir()
    other.write_text(OTHER, encoding="utf-8")
    async with editing(tmp_path, text, size=random.choice([(80, 24), (40, 12)])) as editor:
        screen = editor.screen
        for _ in range(12):
            await editor.press(*(random.choice(KEYS if random.random() < 0.6 else BESIDE) for _ in range(5)))
        assert editor.on.app._exception is None
        kept = screen.draft.kept
        assert kept.path.read_text(encoding="utf-8") == kept.text
        if isinstance(editor.on.app.screen, EditorScreen):
            screen._take_typed()
        while screen._desk.undo():
            pass
        assert screen.draft.text == text
        assert other.read_text(encoding="utf-8") == OTHER
        assert set(os.listdir(tmp_path)) <= {"routines", "trash", "recovery", "history.db"}
