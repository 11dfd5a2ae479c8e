"""One setting is written, and nothing else of the file changes or is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from foottimer.settings.model import DEFAULTS, Digits, Settings
from foottimer.settings.read import Reading
from foottimer.settings.registry import ENTRIES, Entry, key_entry, toml_of
from foottimer.settings.write import HEAD, SettingsError, rewrite, set_stated, unset_setting

DIGITS, GOAL, AHEAD, ONLY = (ENTRIES[key] for key in ("look.digits", "week.goal", "sound.ahead", "cues.only"))
MINE = '# mine\r\n[look]  # colours\r\ndigits = "thin"   # or "solid"\r\n\r\n[week]\r\ngoal=4'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def written(file: Path, text: str) -> Path:
    file.write_bytes(text.encode("utf-8"))
    return file


def set_setting(file: Path, entry: Entry, value: object) -> Reading:
    """Write a value as `Settings` holds it."""
    return set_stated(file, entry, toml_of(entry, value))


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def alone(file: Path) -> bool:
    """Whether no temporary file is left beside it."""
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_value_is_replaced_and_all_else_stays(file: Path) -> None:
    reading = set_setting(written(file, "\ufeff" + MINE), DIGITS, Digits.PLAIN)
    assert text_of(file) == "\ufeff" + MINE.replace('"thin"', '"plain"')
    assert reading.settings == Settings(digits=Digits.PLAIN, goal=4)
    assert alone(file)


def test_a_setting_is_added_to_its_table_and_taken_out_again(file: Path) -> None:
    set_setting(written(file, MINE), ENTRIES["look.theme"], "nord")
    assert text_of(file) == MINE.replace('"solid"\r\n', '"solid"\r\ntheme = "nord"\r\n')
    unset_setting(file, ENTRIES["look.theme"])
    assert text_of(file) == MINE


def test_a_file_that_is_missing_is_made_with_its_folder_and_a_comment(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "settings.toml"
    assert set_setting(file, AHEAD, 150).settings == Settings(ahead=150)
    assert text_of(file) == f"{HEAD}\n[sound]\nahead = 0.15\n"
    assert HEAD.startswith("# ")


def test_nothing_is_written_where_nothing_changes(file: Path) -> None:
    assert unset_setting(file, DIGITS).settings == DEFAULTS
    assert not file.exists()
    before = written(file, MINE).stat().st_ino
    set_setting(file, GOAL, 4)
    unset_setting(file, AHEAD)
    assert file.stat().st_ino == before


def test_what_only_the_absence_of_a_key_says_is_written_so(file: Path) -> None:
    set_setting(written(file, '[cues]\nonly = ["go"] # c\n'), ONLY, None)
    assert text_of(file) == "[cues]\n# c\n"


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        (b"[look\n", ":1:6: not valid TOML"),
        (b"[look]\ndigits = 'x'\n", ":2:10: look.digits: must be one of"),
        (b"a = 1\n[week]\ngoal = 9\n", ":3:8: week.goal: must be"),
        (b"\xff", ":1:1: not UTF-8"),
    ],
)
@pytest.mark.parametrize("change", [lambda file: set_setting(file, AHEAD, 100), lambda file: unset_setting(file, ONLY)])
def test_a_broken_file_is_never_written(
    broken: bytes, where: str, change: Callable[[Path], object], file: Path
) -> None:
    file.write_bytes(broken)
    with pytest.raises(SettingsError) as raised:
        change(file)
    assert str(raised.value).startswith(f"{file}{where}")
    assert str(raised.value).endswith("(mend this first: the file was left as it is)")
    assert "\n" not in str(raised.value)
    assert file.read_bytes() == broken
    assert alone(file)


def test_what_mends_the_only_mistake_is_written(file: Path) -> None:
    set_setting(written(file, "[look]\ndigits = 'x' # mine\n"), DIGITS, Digits.THIN)
    assert text_of(file) == '[look]\ndigits = "thin" # mine\n'
    unset_setting(written(file, "[week]\ngoal = 9\n"), GOAL)
    assert text_of(file) == "[week]\n"


def test_a_warning_does_not_keep_a_file_from_being_written(file: Path) -> None:
    reading = set_setting(written(file, "zork = 1\n"), GOAL, 4)
    assert text_of(file) == "zork = 1\n\n[week]\ngoal = 4\n"
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("entry", "stated", "why"),
    [
        (GOAL, 8, "week.goal: must be a whole number from 1 to 7, not 8"),
        (DIGITS, "sold", "look.digits: must be one of 'solid', 'thin', 'plain', not 'sold' (did you mean 'solid'?)"),
        (key_entry("skip"), "", "keys.skip: is empty"),
    ],
)
def test_what_is_no_value_is_not_written(entry: Entry, stated: object, why: str, file: Path) -> None:
    written(file, MINE)
    with pytest.raises(SettingsError) as raised:
        set_stated(file, entry, stated)
    assert str(raised.value).startswith(why)
    assert text_of(file) == MINE
    assert alone(file)


def test_a_table_in_braces_takes_another_setting(file: Path) -> None:
    set_setting(written(file, 'look = { digits = "thin" } # c\n'), ENTRIES["look.theme"], "nord")
    assert text_of(file) == 'look = { digits = "thin", theme = "nord" } # c\n'


def test_somebody_elses_change_meanwhile_is_not_lost(file: Path) -> None:
    written(file, MINE)

    def late(text: str) -> str:
        written(file, "# theirs\n")
        return text + "\n"

    with pytest.raises(SettingsError, match="changed meanwhile by somebody else: try again"):
        rewrite(file, late)
    assert text_of(file) == "# theirs\n"
    assert alone(file)


def test_a_file_that_somebody_makes_meanwhile_is_not_lost(file: Path) -> None:
    with pytest.raises(SettingsError, match="changed meanwhile"):
        rewrite(file, lambda text: f"{written(file, 'goal = 1') and text}\n")
    assert text_of(file) == "goal = 1"


@pytest.mark.skipif(os.name == "nt", reason="other rights")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_rights_stay_as_they_are(mode: int, file: Path) -> None:
    written(file, MINE).chmod(mode)
    set_setting(file, GOAL, 5)
    assert file.stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    folder, kept = tmp_path / "config", tmp_path / "dotfiles"
    folder.mkdir()
    kept.mkdir()
    target = written(kept / "foottimer.toml", MINE)
    (kept / "current.toml").symlink_to("foottimer.toml")
    link = folder / "settings.toml"
    link.symlink_to("../dotfiles/current.toml")
    set_setting(link, GOAL, 5)
    assert link.is_symlink()
    assert (kept / "current.toml").is_symlink()
    assert text_of(target) == MINE.replace("goal=4", "goal=5")
    assert alone(link)
    assert len(list(kept.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_nothing_gets_its_file_and_a_circle_is_said(tmp_path: Path) -> None:
    link = tmp_path / "settings.toml"
    link.symlink_to("kept/settings.toml")
    set_setting(link, GOAL, 5)
    assert text_of(tmp_path / "kept" / "settings.toml").endswith("goal = 5\n")
    circle = tmp_path / "circle.toml"
    circle.symlink_to("circle.toml")
    with pytest.raises(SettingsError, match=r"circle\.toml:1:1: cannot be read"):
        set_setting(circle, GOAL, 5)


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError, match=r"settings\.toml:1:1: not a regular file"):
        set_setting(file, GOAL, 5)


def test_a_file_that_is_read_only_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(file, MINE)
    monkeypatch.setattr("foottimer.settings.write.os.access", lambda path, mode: False)  # root may write everything
    with pytest.raises(SettingsError, match="is read-only"):
        set_setting(file, GOAL, 5)
    assert text_of(file) == MINE


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be written: "):
        set_setting(tmp_path / "file" / "settings.toml", GOAL, 5)


def test_a_disk_that_is_full_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(file, MINE)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("foottimer.settings.write.os.fsync", full)
    with pytest.raises(SettingsError, match="cannot be written: No space left on device"):
        set_setting(file, GOAL, 5)
    assert text_of(file) == MINE
    assert alone(file)
