"""The themes: what is read on what, which there are, and what is worn when."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import stage, timeline_of
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from foottimer.settings.early import stated_theme
from foottimer.settings.model import Settings
from foottimer.settings.registry import THEMES
from foottimer.ui.inks import GROUNDS, INKS, LEAST, MOST, completed, contrast, readable
from foottimer.ui.theme import CONTRAST, DARK, LIGHT, OWN

OTHERS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
HOLD = '[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 20'


def ratios(theme: Theme, inks: tuple[str, ...] = INKS) -> dict[tuple[str, str], float]:
    """The contrast of every ink on every ground."""
    variables = theme.to_color_system().generate() | theme.variables
    if "chosen" not in variables:
        variables |= completed(variables)
    colours = {name: Color.parse(variables[name]) for name in (*INKS, *GROUNDS)}
    return {(ink, ground): contrast(colours[ink], colours[ground]) for ink in inks for ground in GROUNDS}


def test_contrast_is_that_of_wcag() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == 1
    # The grey that is known as the first to fail on white.
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "least"), [(DARK, LEAST), (LIGHT, LEAST), (CONTRAST, MOST)])
def test_every_ink_is_read_on_every_ground(theme: Theme, least: float) -> None:
    low = {pair: ratio for pair, ratio in ratios(theme).items() if ratio < least}
    assert low == {}


@pytest.mark.parametrize("theme", OTHERS, ids=lambda theme: theme.name)
def test_our_inks_are_read_in_textuals_themes_and_told_apart(theme: Theme) -> None:
    assert min(ratios(theme, INKS[1:]).values()) >= LEAST
    made = completed(theme.to_color_system().generate() | theme.variables)
    assert len({made[name] for name in made if name.startswith("kind-")}) == 4


def test_an_ink_is_changed_no_more_than_it_takes() -> None:
    black = Color(0, 0, 0)
    assert readable(Color(255, 255, 0), [black]) == Color(255, 255, 0)
    lifted = readable(Color(0, 0, 120), [black])
    assert LEAST <= contrast(lifted, black) < LEAST + 1


def test_the_own_themes_state_what_the_others_are_given() -> None:
    made = completed(DARK.to_color_system().generate())
    for theme in OWN.values():
        stated = {*theme.variables, "background", "surface", "panel", "accent", "warning", "error"}
        assert set(made) <= stated


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ('[look]\ntheme = "nord"\n', "nord"),
        ('\ufefflook.theme = "nord"', "nord"),
        ('# theme = "nord"\n', ""),
        ('theme = "nord"', ""),
        ("[look]\ntheme = 3", ""),
        ('look = "theme"', ""),
        ('[look]\ntheme = "nord', ""),
    ],
)
def test_the_theme_is_read_alone_and_without_a_word(text: str, theme: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    assert stated_theme(tmp_path / "settings.toml") == theme


def test_no_file_states_no_theme(tmp_path: Path) -> None:
    assert stated_theme(tmp_path / "none") == stated_theme(tmp_path) == ""
    (tmp_path / "bytes").write_bytes(b"theme \xff")
    assert stated_theme(tmp_path / "bytes") == ""


async def test_the_theme_of_the_settings_is_worn_and_those_of_the_terminals_colours_hidden(tmp_path: Path) -> None:
    async with stage(tmp_path, settings=Settings(theme="solarized-light")) as on:
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert on.app.theme == "solarized-light"
        assert on.app.theme_variables["kind-work"] != DARK.variables["kind-work"]
        names = on.app.theme_names
        assert names[:3] == ("foottimer-dark", "foottimer-light", "foottimer-contrast")
        assert {theme.name for theme in OTHERS} <= set(names)
        assert names == THEMES, "the registry lists Textual's themes: bring it up to date"
        assert not [name for name in names if name.startswith("ansi")]


async def test_a_theme_that_is_not_there_is_told_and_another_worn(tmp_path: Path) -> None:
    async with stage(tmp_path, settings=Settings(theme="ansi-dark"), theme="none") as on:
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert on.app.theme == DARK.name
        (told,) = on.app._notifications
        assert "'ansi-dark'" in told.message


async def test_the_theme_is_worn_before_anything_else_is_read(tmp_path: Path) -> None:
    async with stage(tmp_path, start=[timeline_of(HOLD)], theme="nord", settings=Settings(theme="nord")) as on:
        assert on.app.theme == "nord"
        assert on.app.theme_variables["background"] == "#2E3440"


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
async def test_no_colour_is_sent_where_none_is_wanted(
    value: str, coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    async with stage(tmp_path, start=[timeline_of(HOLD)]) as on:
        drawn = on.app.export_screenshot().lower()
        assert (DARK.variables["kind-work"] in drawn) is coloured
        assert on.app.no_color is not coloured
