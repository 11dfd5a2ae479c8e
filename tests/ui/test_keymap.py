"""Other keys for a command: who gets which, and where they are shown."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from stage import stage, timeline_of
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import OptionList

import foottimer.ui.screens
from foottimer.settings.commands import NAMES
from foottimer.settings.model import Settings
from foottimer.ui.commands import Command, commands_of
from foottimer.ui.keymap import APP, SCREENS, Declared, declared, keymap_of
from foottimer.ui.widgets.keybar import KeyBar

HOLD = '[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 20\nsets = 3\nrest = 10'
LIBRARY, PLAYER = "foottimer.ui.screens.library", "foottimer.ui.screens.player"
GO, SKIP, LEAVE = (
    Command(name, keys, name, "") for name, keys in (("go", "space"), ("skip", "n"), ("leave", "q,escape"))
)
STOP = Command("stop", "ctrl+c", "stop", "")
SMALL = {APP: Declared((STOP,)), "m": Declared((GO, SKIP, LEAVE), frozenset("x"))}


def given(**wishes: str) -> dict[str, str]:
    return {id_.removeprefix("m:"): keys for id_, keys in keymap_of(wishes, SMALL).keys.items()}


def wrong(**wishes: str) -> tuple[str, ...]:
    return keymap_of(wishes, SMALL).wrong


def test_every_screen_with_keys_is_known() -> None:
    found = {}
    for module in pkgutil.iter_modules(foottimer.ui.screens.__path__):
        loaded = import_module(f"foottimer.ui.screens.{module.name}")
        for name, thing in vars(loaded).items():
            if isinstance(thing, type) and issubclass(thing, Screen) and "KEYS" in vars(thing):
                found[module.name] = name
    assert found == SCREENS


def test_the_settings_know_the_names_of_all_commands() -> None:
    assert {command.name for screen in declared().values() for command in screen.changeable} == NAMES


def test_commands_as_they_are_declared_need_no_keymap_and_do_not_clash() -> None:
    screens = declared()
    for module, screen in screens.items():
        own = {command.name: command.keys for command in screen.commands}
        assert keymap_of(own, {APP: Declared(()), module: screen}).wrong == ()


def test_a_command_gets_what_is_free() -> None:
    assert given(skip="right,s") == {"skip": "right,s"}
    assert given(skip="space", go="n") == {"skip": "space", "go": "n"}
    assert given(elsewhere="s") == {}


def test_a_key_stays_with_its_owner_and_that_is_told() -> None:
    assert given(skip="space,s") == {"skip": "s"}
    assert given(skip="space") == {}
    assert given(skip="x") == {}
    assert wrong(skip="space") == ('keys.skip: space belongs to "go" (m)',)
    assert wrong(skip="x") == ("keys.skip: x belongs to what is typed (m)",)
    assert wrong(skip="s", go="s") == ('keys.skip: s belongs to "go" (m)',)


def test_a_command_that_gets_nothing_keeps_its_own_from_others() -> None:
    # skip gets none, so "n" is not free for go.
    assert given(skip="q", go="n") == {}
    assert wrong(skip="q", go="n") == ('keys.skip: q belongs to "leave" (m)', 'keys.go: n belongs to "skip" (m)')


def test_what_leads_out_can_not_be_taken_away() -> None:
    assert given(leave="l") == {"leave": "l,escape"}
    assert given(stop="s") == {}
    assert wrong(go="escape") == ('keys.go: escape belongs to "leave" (m)',)
    assert wrong(go="ctrl+c") == ('keys.go: ctrl+c belongs to "stop" (m)',)


@pytest.mark.parametrize("key", ["minus", "A", "question_mark", "f5", "ctrl+s", "shift+f5", "left_square_bracket"])
def test_keys_are_known_by_textuals_names(key: str) -> None:
    assert given(skip=key) == {"skip": key}


@pytest.mark.parametrize("key", ["rigth", "control+s", "f99"])
def test_a_key_that_is_none_is_told(key: str) -> None:
    assert wrong(skip=key) == (f"keys.skip: there is no key '{key}'",)
    assert given(skip=f"{key},s") == {"skip": "s"}


async def test_other_keys_work_and_are_shown_everywhere(tmp_path: Path) -> None:
    keys = {"skip": "z,right", "leave": "x", "longer": "space", "help": "h"}
    async with stage(tmp_path, [timeline_of(HOLD)], settings=Settings(keys=keys)) as on:
        while not on.app.chosen_keys:
            await on.pilot.pause()
        (told,) = on.app._notifications
        assert 'keys.longer: space belongs to "go" (player)' in told.message.splitlines()
        await on.press("n")
        assert on.player.runner.session.index == 0
        await on.press("z")
        assert on.player.runner.session.index == 1
        await on.press("right")
        assert on.player.runner.session.index == 2
        shown = {command.action: command.key for command in on.player.query_one(KeyBar).fitting(200)}
        assert (shown["skip"], shown["leave"], shown["longer"], shown["app.help"]) == ("z", "x", "+", "h")
        assert {command.name: command.all_keys for command in commands_of(on.player)}["leave"] == "x esc"
        await on.press("h")
        assert on.app.screen.query_one(OptionList).get_option_at_index(1).id == "skip"
        drawn = on.app.screen.query_one(OptionList).render_lines(Region(0, 0, 60, 4))
        assert "z right" in "".join(strip.text for strip in drawn)
        await on.press("escape", "escape")
        assert len(on.app.screen_stack) == 3  # it asks whether to end


async def test_what_leads_out_of_the_app_always_works(tmp_path: Path) -> None:
    keys = {"quit": "y", "go": "ctrl+q,ctrl+c", "close": "c"}
    async with stage(tmp_path, settings=Settings(keys=keys)) as on:
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert on.app.chosen_keys[f"{LIBRARY}:quit"] == "y"
        assert f"{PLAYER}:go" not in on.app.chosen_keys
        await on.press("ctrl+q")
        assert on.app.return_value == 0
