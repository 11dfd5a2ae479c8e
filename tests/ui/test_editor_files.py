"""The routine editor and its file: saving, leaving, what others do to it meanwhile, what a crash leaves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editing import SMALL, Editor, editing
from stage import stage, timeline_of
from textual.widgets import Static

from foottimer.history.record import Status
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError, Kept
from foottimer.keeping.recovery import Recovery
from foottimer.routine.library import bundled_folder, load_library
from foottimer.ui.screens.conflict import ConflictScreen
from foottimer.ui.screens.diff import DiffScreen
from foottimer.ui.screens.editor import EditorScreen
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.recovery import RecoveryScreen
from foottimer.ui.screens.rename import RenameScreen
from foottimer.ui.screens.unsaved import UnsavedScreen

LONGER = SMALL.replace("hold = 20", "hold = 25")
BUNDLED = bundled_folder() / "desk-break.toml"


class FullDisk(Keeping):
    """Keeps nothing, and drops nothing."""

    def save(self, kept: Kept, text: str) -> Kept:
        raise KeepError("the disk is full: make room and try again")

    def keep_recovery(self, path: Path, text: str, base_text: str) -> None:
        raise KeepError("the disk is full: make room and try again")

    def drop_recovery(self, what: Path | Recovery) -> None:
        raise KeepError("the disk is full: make room and try again")


def fill_the_disk(editor: Editor, path: Path) -> None:
    editor.screen.draft._keeping = FullDisk(path / "routines", path / "trash", path / "recovery", editor.on.clock.wall)


def left(path: Path) -> list[Path]:
    """What recovery copies there are."""
    return list((path / "recovery").glob("*.json"))


async def test_what_is_saved_is_what_was_changed_and_nothing_else(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        assert editor.line("title") == "Mine · changed · your own"
        await editor.press("ctrl+s")
        assert editor.line("title") == "Mine · saved · your own"
        assert editor.line("total") == "2:00"
        assert editor.saved == LONGER
        await editor.press("escape")
        assert editor.on.app.return_value == 0


async def test_leaving_with_changes_asks(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus", "escape")
        assert isinstance(editor.on.app.screen, UnsavedScreen)
        assert "1 change to Mine" in str(editor.on.app.screen.query_one(Static).render())
        await editor.press("escape", "ctrl+q", "d")
        assert editor.saved == SMALL
        assert editor.on.app.return_value == 0
        assert left(tmp_path) == []


async def test_leaving_saves_if_wanted(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus", "q", "s")
        assert editor.saved == LONGER
        assert editor.on.app.return_value == 0


async def test_a_bundled_routine_becomes_a_copy_and_goes_back(tmp_path: Path) -> None:
    before = BUNDLED.read_bytes()
    copy = tmp_path / "routines" / BUNDLED.name
    async with editing(tmp_path, file=BUNDLED) as editor:
        assert editor.line("title").endswith("bundled; saving makes your copy")
        assert "as bundled" in editor.keys("file-keys")
        await editor.press("plus", "ctrl+s")
        assert editor.line("title").endswith("saved · your copy of a bundled one")
        assert editor.line("said").startswith("Saved as your own copy")
        changed = copy.read_bytes()
        assert changed != before
        await editor.press("D")
        assert isinstance(editor.on.app.screen, DiffScreen)
        await editor.press("escape", "R")
        assert not copy.exists()
        assert editor.text.encode() == before
        await editor.press("u", "ctrl+s")
        assert copy.read_bytes() == changed
    assert BUNDLED.read_bytes() == before


async def test_a_file_that_changed_meanwhile_is_asked_about_and_nothing_is_lost(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        theirs = SMALL.replace("time = 30", "time = 45")
        editor.file.write_text(theirs, encoding="utf-8")
        await editor.press("ctrl+s")
        assert isinstance(editor.on.app.screen, ConflictScreen)
        assert editor.saved == theirs
        await editor.press("t")
        assert editor.text == theirs
        await editor.press("u")
        assert editor.text == LONGER
        await editor.press("ctrl+s")
        assert editor.saved == LONGER


async def test_a_change_on_disk_is_noticed_before_anything_is_saved(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        theirs = SMALL.replace("time = 30", "time = 45")
        editor.file.write_text(theirs, encoding="utf-8")
        editor.screen.look_at_file()
        await editor.on.pilot.pause()
        assert editor.text == theirs
        assert editor.line("said").startswith("Another program changed the file")
        await editor.press("plus")
        editor.file.unlink()
        editor.screen.look_at_file()
        await editor.on.pilot.pause()
        assert isinstance(editor.on.app.screen, ConflictScreen)
        await editor.press("escape")
        editor.screen.look_at_file()
        await editor.on.pilot.pause()
        assert isinstance(editor.on.app.screen, EditorScreen)
        await editor.press("ctrl+s", "m")
        assert "hold = 25" in editor.saved


async def test_what_a_crash_left_is_offered_and_dropped_once_it_is_saved(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.screen.keep_now()
        assert len(left(tmp_path)) == 1
    async with editing(tmp_path) as editor:
        assert isinstance(editor.on.app.screen, RecoveryScreen)
        await editor.press("enter")
        assert editor.text == LONGER
        await editor.press("u")
        assert editor.text == SMALL
        await editor.press("U", "ctrl+s")
        assert editor.saved == LONGER
        assert left(tmp_path) == []


async def test_what_a_crash_left_is_offered_when_the_app_starts(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.screen.keep_now()
    async with stage(tmp_path) as on:
        assert isinstance(on.app.screen, RecoveryScreen)
        await on.press("escape")
        assert isinstance(on.app.screen, LibraryScreen)
    (tmp_path / "routines" / "mine.toml").unlink()
    async with stage(tmp_path) as on:
        await on.press("enter")
        assert isinstance(on.app.screen, EditorScreen)
        assert on.app.screen.draft.text == LONGER
        assert (tmp_path / "routines" / "mine.toml").read_text(encoding="utf-8") == LONGER
        assert left(tmp_path) == []


async def test_what_a_crash_left_is_thrown_away_if_wanted(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.screen.keep_now()
    async with editing(tmp_path) as editor:
        await editor.press("d")
        assert editor.text == SMALL
        assert left(tmp_path) == []


@pytest.mark.parametrize("key", ["enter", "d"])
async def test_what_a_crash_left_stays_while_it_can_not_be_kept_otherwise(key: str, tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.screen.keep_now()
    async with editing(tmp_path) as editor:
        fill_the_disk(editor, tmp_path)
        await editor.press(key)
        assert editor.text == (LONGER if key == "enter" else SMALL)
        assert "the disk is full" in editor.line("said")
        assert len(left(tmp_path)) == 1


async def test_what_a_crash_left_of_an_older_file_says_so(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.screen.keep_now()
    async with editing(tmp_path, SMALL.replace("time = 30", "time = 45")) as editor:
        await editor.press("enter")
        assert editor.line("said").startswith("The file was changed since")
        assert editor.text == LONGER


async def test_what_is_discarded_at_once_is_not_kept_after_all(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        screen = editor.screen
        assert screen._soon is not None
        await editor.press("q", "d")
        assert screen._soon is None
    assert left(tmp_path) == []


async def test_ctrl_c_copies_here_and_a_signal_keeps_a_copy(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus", "ctrl+c")
        assert editor.line("said").startswith("Copied 1 block")
        assert editor.on.app.is_running
        editor.on.app.save()
        assert len(left(tmp_path)) == 1


async def test_a_rename_takes_the_history_along_if_wanted(tmp_path: Path) -> None:
    timeline = replace(timeline_of('[defaults]\nget_ready = 0\n[[block]]\nname = "A"\nhold = 1'), routine="mine")
    async with editing(tmp_path) as editor:
        services = editor.on.app.services
        runner = services.runner(timeline, lambda: None)
        runner.start()
        runner.end(Status.COMPLETED)
        await editor.press("home", "tab", "up", "enter", *("backspace",) * 4, *"other", "enter")
        assert isinstance(editor.on.app.screen, RenameScreen)
        await editor.press("enter")
        assert editor.line("said") == "It is other now, with 1 session."
        assert not editor.file.exists()
        assert (tmp_path / "routines" / "other.toml").read_text(encoding="utf-8") == SMALL
        assert services.sessions_of("other") == 1


async def test_a_name_that_can_not_be_is_refused(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("home", "tab", "up", "enter", *("backspace",) * 4, *"desk-break", "enter")
        assert editor.on.app.screen is editor.screen
        assert editor.file.exists()
        assert editor.line("said") == "There is a routine desk-break already: choose another name."


async def test_the_library_opens_the_chosen_routine_and_shows_what_was_made_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "mine.toml").write_text(SMALL, encoding="utf-8")

    async with stage(tmp_path, library=lambda: tuple(e for e in load_library(folder) if e.id == "mine")) as on:
        await on.app.workers.wait_for_complete()
        await on.press("c")
        assert isinstance(on.app.screen, EditorScreen)
        await on.press("home", "tab", "enter", *" 2", "enter", "ctrl+s", "escape", "escape")
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert isinstance(on.app.screen, LibraryScreen)
        assert on.app.screen._browser is not None
        assert on.app.screen._browser.shelf.entries[0].name == "Mine 2"


async def test_a_file_that_can_not_be_written_is_told_and_the_changes_stay(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        fill_the_disk(editor, tmp_path)
        await editor.press("escape", "s")
        assert editor.on.app.screen is editor.screen
        assert (
            editor.line("said")
            == "Not saved (S saves it as another routine): the disk is full: make room and try again."
        )
        assert editor.text == LONGER


async def test_a_file_that_can_not_be_written_is_saved_as_another(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        await editor.press("plus")
        editor.file.chmod(0o444)
        await editor.press("S")
        assert editor.line("said") == "Saved as another routine, mine-2."
        assert editor.line("title").startswith("Mine (copy) · saved")
        assert "hold = 25" in (tmp_path / "routines" / "mine-2.toml").read_text(encoding="utf-8")
        assert editor.saved == SMALL


async def test_what_becomes_of_a_save_is_said_beside_the_text_too(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        said = editor.screen.query_one("#said")
        await editor.press("f4", "end", "#", "ctrl+s")
        assert (said.display, editor.line("said")) == (True, "Saved.")
        await editor.press("#")
        assert not said.display
        fill_the_disk(editor, tmp_path)
        await editor.press("ctrl+s")
        assert said.display
        assert editor.line("said").startswith("Not saved")
