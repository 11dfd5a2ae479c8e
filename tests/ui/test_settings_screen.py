"""The settings screen: every setting within reach, written and followed at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from stage import Stage, stage, timeline_of
from textual.widgets import Input, Static

from foottimer.routine.cues import CueKind
from foottimer.settings.commands import NAMES
from foottimer.settings.registry import ENTRIES, find
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.settings import SettingsScreen
from foottimer.ui.widgets.big import Digits
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.miniature import Miniature
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

HOLD = '[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 25'
BROKEN = '# mine\n[look]\ndigits = "thin"\ntheme = 3\n'


@asynccontextmanager
async def opened(
    folder: Path, text: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, Path]]:
    """The settings screen above the library, on a file that says `text`."""
    file = folder / "settings.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    async with stage(folder, size=size, settings_file=file) as on:
        await on.app.workers.wait_for_complete()
        await on.press("comma")
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert isinstance(on.app.screen, SettingsScreen)
        yield on, file


def chosen(on: Stage) -> str:
    """The row that is chosen."""
    fields = on.app.screen.query_one("#fields", PickList)
    assert fields.highlighted is not None
    return fields.texts[fields.highlighted]


def said(on: Stage, ident: str) -> str:
    return str(on.app.screen.query_one(f"#{ident}", Static).render())


async def find_field(on: Stage, words: str) -> None:
    field = on.app.screen.query_one("#filter", Input)
    await on.press("slash")
    field.value = words
    await on.press("enter")


async def test_every_setting_is_within_reach_by_the_arrow_keys(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, _):
        screen = on.app.screen
        assert isinstance(screen, SettingsScreen)
        fields, reached = screen.query_one("#fields", PickList), set[str]()
        for _ in fields.texts:
            field = screen._shown[fields.highlighted or 0]
            reached.add(field.entry.key if field else "a title")
            fields.action_cursor_down()
        assert reached == {*ENTRIES, *(f"keys.{name}" for name in NAMES)}
        assert all(find(key) for key in reached)


async def test_a_change_is_seen_and_written_at_once_and_comments_stay(tmp_path: Path) -> None:
    async with opened(tmp_path, "# mine\n[week]\ngoal = 4 # a lot\n") as (on, file):
        assert chosen(on).endswith("‹ foottimer-dark ›")
        await on.press("right")
        assert chosen(on).endswith("‹ foottimer-light ›")
        assert on.app.theme == "foottimer-light"
        await on.press("down", "right", "right")
        digits = on.app.screen.query_one(Miniature).query_one(Digits)
        assert digits.has_class("-plain")
        assert file.read_text(encoding="utf-8") == (
            '# mine\n[week]\ngoal = 4 # a lot\n\n[look]\ntheme = "foottimer-light"\ndigits = "plain"\n'
        )
        await on.press("u", "up", "backspace")
        assert on.app.theme == "foottimer-dark"
        assert "foottimer-light" not in file.read_text(encoding="utf-8")
        await on.press("escape")
        assert isinstance(on.app.screen, LibraryScreen)


async def test_a_value_is_typed_and_a_wrong_one_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, file):
        await find_field(on, "voice.rate")
        await on.press("enter", *"9000", "enter")
        assert "80 to 400" in said(on, "state")
        assert not file.exists()
        await on.press("backspace", "backspace", "enter")
        assert said(on, "state").startswith("voice.rate · usually 170")
        assert "rate = 90" in file.read_text(encoding="utf-8")
        await on.press("enter", *"123", "escape")
        assert on.app.settings.rate == 90
        await on.press("escape")
        assert len(on.app.screen.query_one("#fields", PickList).texts) > 100


async def test_an_age_is_typed_and_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, file):
        await find_field(on, "you.age")
        assert chosen(on).endswith("not given")
        await on.press("enter", *"15", "enter")
        assert "16 to 99" in said(on, "state")
        await on.press("backspace", "6", "enter")
        assert (on.app.settings.age, chosen(on).endswith("16 years")) == (16, True)
        await on.press("enter", "backspace", "backspace", "enter")
        assert on.app.settings.age is None
        assert "age" not in file.read_text(encoding="utf-8")


async def test_a_broken_file_is_named_and_left_alone(tmp_path: Path) -> None:
    async with opened(tmp_path, BROKEN) as (on, file):
        assert "settings.toml:4:9: look.theme" in said(on, "trouble")
        assert on.app.settings.digits == "thin"
        await on.press("down", "right")
        assert "mended first" in said(on, "state")
        assert on.app.settings.digits == "thin"
        assert file.read_text(encoding="utf-8") == BROKEN
        file.write_text(BROKEN.replace("3", '"nord"'), encoding="utf-8")
        await on.press("r")
        assert not on.app.screen.query_one("#trouble").display
        assert on.app.theme == "nord"
        await on.press("right")
        assert on.app.settings.digits == "plain"


async def test_groups_are_gone_through_with_tab(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, _):
        await on.press("tab")
        assert chosen(on).startswith("Characters")
        await on.press("down", "tab", "down", "shift+tab", "shift+tab")
        assert chosen(on).startswith("Colours")
        await on.press("shift+tab")
        assert said(on, "state").startswith("keys.")
        assert on.app.screen.query_one(Preview).text


async def test_an_output_that_is_switched_on_is_tried(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, _):
        tried: list[tuple[str, CueKind]] = []
        on.app.services.try_output = lambda output, kind, _: tried.append((output, kind))
        await find_field(on, "outputs.sound")
        await on.press("enter", "enter")
        await on.press("escape")
        await find_field(on, "cues.halfway")
        await on.press("enter", "enter")
        assert tried == [("sound", CueKind.GO), ("sound", CueKind.HALFWAY)]


async def test_a_key_that_is_given_works_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, file):
        await find_field(on, "keys.reset")
        await on.press("enter")
        on.app.screen.query_one("Told Input", Input).value = "z"
        await on.press("enter")
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert 'reset = "z"' in file.read_text(encoding="utf-8")
        await on.press("u")
        assert on.app.settings.keys == {"reset": "z"}
        await on.press("z")
        assert on.app.settings.keys == {}


async def test_a_click_chooses_and_a_second_one_changes(tmp_path: Path) -> None:
    async with opened(tmp_path) as (on, _):
        fields = on.app.screen.query_one("#fields", PickList)
        place = next(place for place, text in enumerate(fields.texts) if text.startswith("Motion"))
        await on.pilot.click("#fields", offset=(5, place))
        assert chosen(on).startswith("Motion")
        await on.pilot.click("#fields", offset=(5, place))
        await on.pilot.pause()
        assert on.app.settings.motion == "reduced"


@pytest.mark.parametrize("size", [(40, 12), (30, 6), (20, 3), (200, 50)])
async def test_it_opens_and_changes_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(tmp_path, size=size) as (on, _):
        await on.press("right", "down", "enter")
        assert (on.app.settings.theme, on.app.settings.digits) == ("foottimer-light", "thin")


async def test_it_opens_over_a_session_which_stands_still_meanwhile(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], settings_file=tmp_path / "settings.toml") as on:
        await on.press("f3", "down", "right", "right")
        await on.move(3)
        await on.press("f3", "escape")
        assert on.digits == "25"
        assert on.big("shout") == "Paused"
        assert on.player.query_one(Digits).has_class("-plain")


async def test_while_a_value_is_typed_the_footer_says_what_the_keys_do_then(tmp_path: Path) -> None:
    async with stage(tmp_path, settings_file=tmp_path / "settings.toml") as on:
        await on.press("f3", "slash", *"speaker", "enter", "enter")
        bar = on.app.screen.query_one(KeyBar)
        assert [command.title for command in bar.fitting(80)] == ["save", "cancel"]
        await on.press("escape")
        assert bar.fitting(80)[-1].title == "keys"
