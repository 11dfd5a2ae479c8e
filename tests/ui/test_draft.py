"""A draft and its file, without the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from editing import SMALL
from stage import CATALOGUE

from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.ui.draft import Draft, Origin

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LEVEL = SMALL.replace('name = "Mine"\n', 'name = "Mine"\nseries = "mine"\nlevel = 2\n', 1)


class StuckDisk(Keeping):
    """Gives no file another name."""

    def rename(self, routine: str | Path, new_id: str) -> Path:
        raise KeepError("the disk is read-only")


def keeping(path: Path, kind: type[Keeping] = Keeping) -> Keeping:
    return kind(path / "own", path / "trash", path / "recovery", lambda: NOW, path / "bundled")


def put(path: Path, folder: str, text: str = SMALL) -> Path:
    file = path / folder / "mine.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def changed(path: Path, file: Path, kind: type[Keeping] = Keeping) -> Draft:
    """A draft with a change that only a recovery copy keeps."""
    draft = Draft(keeping(path, kind), file, CATALOGUE)
    draft.desk.set((0,), "hold", 25)
    draft.keep_copy()
    return draft


def left(path: Path, draft: Draft) -> list[tuple[str, str]]:
    """What the next start would offer if the program died now: ids and texts."""
    draft._keeping.close()
    return [(found.id, found.text) for found in keeping(path).recoveries()]


def test_a_file_that_can_not_be_renamed_keeps_its_recovery_copy(tmp_path: Path) -> None:
    draft = changed(tmp_path, put(tmp_path, "own"), StuckDisk)
    with pytest.raises(KeepError):
        draft.rename("other")
    assert draft.id == "mine"
    assert left(tmp_path, draft) == [("mine", draft.text)]


def test_a_renamed_file_has_its_recovery_copy_alone(tmp_path: Path) -> None:
    draft = changed(tmp_path, put(tmp_path, "own"))
    draft.rename("other")
    assert (draft.id, draft.desk.document.id) == ("other", "other")
    assert left(tmp_path, draft) == [("other", draft.text)]


def test_a_bundled_level_under_another_id_is_no_level(tmp_path: Path) -> None:
    draft = changed(tmp_path, put(tmp_path, "bundled", LEVEL))
    draft.rename("other")
    assert draft.kept.text == SMALL
    assert draft.text == SMALL.replace("hold = 20", "hold = 25")
    assert draft.changed
    assert draft.origin is Origin.OWN


def test_what_is_saved_as_another_routine_is_told_apart_and_offered_no_more(tmp_path: Path) -> None:
    draft = changed(tmp_path, put(tmp_path, "own", LEVEL))
    assert draft.save_as_another() == "Saved as another routine, mine-2."
    assert (draft.id, draft.name, draft.changed) == ("mine-2", "Mine (copy)", False)
    assert draft.kept.text == draft.text == (tmp_path / "own" / "mine-2.toml").read_text(encoding="utf-8")
    assert "level" not in draft.text
    assert left(tmp_path, draft) == []


def test_a_file_elsewhere_is_no_copy_of_the_bundled_one_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, "bundled")
    draft = changed(tmp_path, put(tmp_path, "elsewhere"))
    assert draft.origin is Origin.ELSEWHERE
    assert draft.bundled_path is None
    assert draft.before() == ("as saved", SMALL)
    assert draft.revert() == ""
    assert draft.target == tmp_path / "elsewhere" / "mine.toml"


def test_what_another_program_wrote_and_the_bundled_one_are_steps_with_names(tmp_path: Path) -> None:
    put(tmp_path, "bundled", SMALL.replace("time = 30", "time = 45"))
    draft = changed(tmp_path, put(tmp_path, "own"))
    mine = draft.text
    put(tmp_path, "own", SMALL.replace("time = 30", "time = 60"))
    draft.take(draft._keeping.read(tmp_path / "own" / "mine.toml"))
    assert draft.desk.undoable == "take what another program wrote"
    draft.revert()
    assert draft.desk.undoable == "go back to the bundled one"
    assert (draft.origin, draft.changed) == (Origin.BUNDLED, False)
    draft.desk.undo()
    draft.desk.undo()
    assert draft.text == mine
