"""Settings that change while something is open: it follows at once, and the file has it."""

from __future__ import annotations

from pathlib import Path

from stage import stage, timeline_of

from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.practice import practice
from foottimer.settings.registry import ENTRIES
from foottimer.ui.widgets.big import Digits, Glyph
from foottimer.ui.widgets.board import Board
from foottimer.ui.widgets.figure import Figure

HOLD = '[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 25'
RAISES = expand(practice(bundled_catalogue().exercises["calf-raise-double"], 1))


async def test_a_running_session_follows_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with stage(tmp_path, [RAISES], settings_file=file) as on:
        board, figure = on.player.query_one(Board), on.player.query_one(Figure)
        before = figure.text
        assert on.app.change_setting(ENTRIES["look.digits"], "plain") == ""
        assert [str(glyph.render()) for glyph in on.player.query(Glyph) if glyph.display] == list(on.digits)
        on.app.change_setting(ENTRIES["figure.picture"], "half")
        await on.pilot.pause()
        assert figure.text != before
        on.app.change_setting(ENTRIES["figure.motion"], "reduced")
        await on.pilot.pause()
        assert "1/" in figure.text.splitlines()[-1]
        assert board.has_class("-posed")
        on.app.change_setting(ENTRIES["figure.motion"], None)
        on.app.change_setting(ENTRIES["figure.picture"], "none")
        await on.pilot.pause()
        assert not board.has_class("-pictured")
        assert (
            file.read_text(encoding="utf-8").split("\n", 1)[1]
            == '\n[look]\ndigits = "plain"\n\n[figure]\npicture = "none"\n'
        )


async def test_what_cues_are_given_with_follows_the_settings(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)], settings_file=tmp_path / "settings.toml") as on:
        outputs = on.player.outputs
        on.app.change_setting(ENTRIES["sound.volume"], 2)
        on.app.change_setting(ENTRIES["outputs.bell"], "on")
        assert (outputs.volume, outputs.rings) == (2, True)


async def test_a_theme_of_the_palette_is_written_down(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\n[look]\ndigits = 'thin' # lines\n", encoding="utf-8")
    async with stage(tmp_path, settings_file=file) as on:
        await on.press("ctrl+p", *"theme", "enter")
        await on.press(*"nord", "enter")
        await on.pilot.pause()
        assert on.app.theme == "nord"
        assert file.read_text(encoding="utf-8") == "# mine\n[look]\ndigits = 'thin' # lines\ntheme = \"nord\"\n"


async def test_a_theme_is_worn_though_the_file_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[look\n", encoding="utf-8")
    async with stage(tmp_path, [timeline_of(HOLD)], settings_file=file) as on:
        on.app.clear_notifications()
        on.app.choose_theme("nord")
        await on.pilot.pause()
        assert on.app.theme == "nord"
        assert file.read_text(encoding="utf-8") == "[look\n"
        assert [note.message for note in on.app._notifications if "mend this first" in note.message]


async def test_what_was_drawn_by_key_stays_until_other_characters_are_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path, [RAISES], settings_file=tmp_path / "settings.toml") as on:
        await on.press("f")
        on.app.change_setting(ENTRIES["look.digits"], "thin")
        assert on.app.settings.picture == "half"
        on.app.change_setting(ENTRIES["figure.picture"], "braille")
        assert on.app.settings.picture == "braille"
        assert on.player.query_one(Digits).query(Glyph)
