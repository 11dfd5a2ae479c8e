"""Everything in one file, and such files from strangers."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from broken_stores import NOW, SESSIONS, counted, ruin, whole_store

from foottimer.history.backups import backups_in
from foottimer.history.database import StoreError, clear
from foottimer.rescue import bundle as bundles
from foottimer.rescue.bundle import BundleError, Places, left_out, opened_bundle, write_bundle
from foottimer.rescue.restoring import differs, put_back, put_text, sessions_in

ABOUT = json.dumps({"program": "foottimer backup", "format": 1, "made": "2026-03-02T12:00:00"})


@pytest.fixture
def places(tmp_path: Path, path: Path) -> Places:
    home = tmp_path / "home"
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "mine.toml").write_text("# mine")
    (home / "settings.toml").write_text("[week]\ngoal = 4\n")
    (home / "plans").mkdir()
    (home / "plans" / "mine.toml").write_text("# my plan")
    return Places(path, home / "routines", home / "exercises.toml", home / "settings.toml", home / "plans")


def zipped(file: Path, entries: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(file, "w") as made:
        for name, data in entries.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return file


def test_what_is_saved_comes_back(tmp_path: Path, places: Places) -> None:
    file = tmp_path / "feet.zip"
    assert write_bundle(file, places, NOW) == ("settings.toml", "routines/mine.toml", "plans/mine.toml", "history.db")
    assert file.stat().st_mode & 0o777 == 0o600
    (places.routines / "mine.toml").write_text("# changed")
    (places.plans / "mine.toml").unlink()
    places.plans.rmdir()
    places.settings.unlink()
    places.history.unlink()
    with opened_bundle(file, places.history) as found:
        assert (found.made, found.ignored) == ("2026-03-02 12:00", ())
        changed = {name: data for name, data in found.texts.items() if differs(name, data, places)}
        assert set(changed) == {"settings.toml", "routines/mine.toml", "plans/mine.toml"}
        for name, data in changed.items():
            put_text(name, data, places)
        assert found.history is not None
        assert put_back(places.history, found.history, NOW) == ""
    assert (places.routines / "mine.toml").read_text() == "# mine"
    assert (places.plans / "mine.toml").read_text() == "# my plan"
    assert places.settings.read_text() == "[week]\ngoal = 4\n"
    assert counted(places.history)[0] == SESSIONS
    assert os.listdir(places.history.parent) == ["history.db"]


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, places: Places) -> None:
    file = tmp_path / "feet.zip"
    file.write_text("mine")
    with pytest.raises(BundleError, match="is not written over"):
        write_bundle(file, places, NOW)
    assert file.read_text() == "mine"


def test_a_damaged_history_is_said_and_no_half_file_is_left(tmp_path: Path, places: Places) -> None:
    ruin(places.history, 5, 6, 7)
    with pytest.raises(StoreError, match="is damaged"):
        write_bundle(tmp_path / "feet.zip", places, NOW)
    assert not (tmp_path / "feet.zip").exists()
    assert os.listdir(places.history.parent) == ["history.db"]
    clear(places.history)


def test_a_pipe_among_the_routines_is_not_waited_for(tmp_path: Path, places: Places) -> None:
    os.mkfifo(places.routines / "pipe.toml")
    assert "routines/pipe.toml" not in write_bundle(tmp_path / "feet.zip", places, NOW)


OUTSIDE = [
    "../../evil.toml",
    "routines/../../evil.toml",
    "/etc/evil.toml",
    "routines//etc/evil.toml",
    "routines/sub/evil.toml",
    "routines\\..\\evil.toml",
    "routines/C:evil.toml",
    "routines/.hidden.toml",
    "routines/evil.sh",
    "routines/e\x1b[31mvil.toml",
    "routines/e\nvil.toml",
    "routines/e\u202evil.toml",
    "routines/" + "x" * 300 + ".toml",
    "evil.toml",
    "plans/../evil.toml",
    "plans/../routines/mine.toml",
    "plans/sub/evil.toml",
    "plans/.hidden.toml",
    "plans/",
    "plan/evil.toml",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_its_folder(tmp_path: Path, places: Places, name: str) -> None:
    file = zipped(tmp_path / "evil.zip", {"about.json": ABOUT, name: "x"})
    with opened_bundle(file, places.history) as found:
        assert found.texts == {}
        assert len(found.ignored) == 1


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({}, "is no backup"),
        ({"about.json": "{}"}, "is no backup"),
        ({"about.json": "[]"}, "is no backup"),
        ({"about.json": "nonsense"}, "cannot be read"),
        ({"about.json": "[" * 100_000}, "cannot be read"),
        ({"about.json": ABOUT.replace("1", "9", 1)}, "newer foottimer"),
        ({"about.json": ABOUT.replace("2026-03-02T12:00:00", "soon")}, "cannot be read"),
        ({"about.json": ABOUT, "settings.toml": "#" * (2**20 + 1)}, "larger than 1 MiB"),
        ({"about.json": ABOUT, "history.db": "not a database at all" * 99}, "history that cannot be used"),
        ({"about.json": ABOUT, "history.db": whole_store()[:20_000]}, "history that cannot be used"),
    ],
)
def test_a_file_that_is_none_says_why_and_nothing_is_changed(
    tmp_path: Path, places: Places, entries: Mapping[str, str | bytes], said: str
) -> None:
    before = places.history.read_bytes()
    file = zipped(tmp_path / "odd.zip", entries)
    with pytest.raises(BundleError, match=said), opened_bundle(file, places.history):
        pass
    assert places.history.read_bytes() == before
    assert os.listdir(places.history.parent) == ["history.db"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path, places: Places) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as made:
        for name in ("about.json", "routines/a.toml", "routines/a.toml"):
            made.writestr(name, ABOUT)
    with pytest.raises(BundleError, match="twice"), opened_bundle(tmp_path / "odd.zip", places.history):
        pass


def test_routines_that_differ_in_capitals_alone_come_back_where_files_can(tmp_path: Path, places: Places) -> None:
    (places.routines / "MINE.toml").write_text("# another one")
    names = write_bundle(tmp_path / "feet.zip", places, NOW)
    with opened_bundle(tmp_path / "feet.zip", places.history) as found:
        assert set(found.texts) == {
            "settings.toml",
            *(name for name in names if name.endswith(("/mine.toml", "/MINE.toml"))),
        }


def test_what_no_bundle_can_have_is_named(tmp_path: Path, places: Places) -> None:
    (places.routines / "a:b.toml").write_text("# odd")
    (places.routines / "large.toml").write_bytes(b"#" * (2**20 + 1))
    os.mkfifo(places.routines / "pipe.toml")
    (places.plans / "a:b.toml").write_text("# odd")
    names = write_bundle(tmp_path / "feet.zip", places, NOW)
    odd = ("routines/a:b.toml", "routines/large.toml", "routines/pipe.toml", "plans/a:b.toml")
    assert left_out(places, names) == odd


def test_a_plan_and_a_routine_of_one_name_are_two_files(tmp_path: Path, places: Places) -> None:
    write_bundle(tmp_path / "feet.zip", places, NOW)
    with opened_bundle(tmp_path / "feet.zip", places.history) as found:
        assert (found.texts["routines/mine.toml"], found.texts["plans/mine.toml"]) == (b"# mine", b"# my plan")
        assert not any(differs(name, data, places) for name, data in found.texts.items())


def test_a_bundle_of_before_there_were_plans_leaves_them(tmp_path: Path, places: Places) -> None:
    file = zipped(tmp_path / "old.zip", {"about.json": ABOUT, "routines/mine.toml": "# old"})
    with opened_bundle(file, places.history) as found:
        for name, data in found.texts.items():
            put_text(name, data, places)
    assert (places.plans / "mine.toml").read_text() == "# my plan"


def test_texts_without_end_are_neither_taken_nor_written(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bundle(tmp_path / "feet.zip", places, NOW)
    monkeypatch.setattr(bundles, "MOST_BYTES", 20)
    with pytest.raises(BundleError, match="MiB of texts"), opened_bundle(tmp_path / "feet.zip", places.history):
        pass
    with pytest.raises(BundleError, match="your routines and plans have more than"):
        write_bundle(tmp_path / "other.zip", places, NOW)
    assert not (tmp_path / "other.zip").exists()


def test_a_file_with_too_much_in_it_is_not_unpacked(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "_ENTRIES", 3)
    file = zipped(tmp_path / "many.zip", {"about.json": ABOUT, **{f"routines/{n}.toml": "x" for n in range(3)}})
    with pytest.raises(BundleError, match="more than 3 files"), opened_bundle(file, places.history):
        pass


def test_a_history_the_disk_has_no_room_for_is_not_unpacked(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bundle(tmp_path / "feet.zip", places, NOW)
    monkeypatch.setattr(bundles.shutil, "disk_usage", lambda _: os.terminal_size((1, 2)) and _Full())
    with pytest.raises(BundleError, match="no room"), opened_bundle(tmp_path / "feet.zip", places.history):
        pass


class _Full:
    free = 3000


@pytest.mark.parametrize("cut", [0, 10, 100, -30])
def test_half_a_file_is_said_to_be_one(tmp_path: Path, places: Places, cut: int) -> None:
    write_bundle(tmp_path / "feet.zip", places, NOW)
    data = (tmp_path / "feet.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(data[:cut])
    with pytest.raises(BundleError, match="no zip file, or is damaged"), opened_bundle(tmp_path / "half.zip", tmp_path):
        pass


def test_a_file_changed_inside_is_found(tmp_path: Path, places: Places) -> None:
    file = zipped(tmp_path / "feet.zip", {"about.json": ABOUT, "settings.toml": "goal = 4"})
    file.write_bytes(file.read_bytes().replace(b"goal = 4", b"goal = 5"))
    with pytest.raises(BundleError, match="damaged"), opened_bundle(file, places.history):
        pass


# Going back --------------------------------------------------------------------------------------


def test_what_was_there_is_backed_up_first(places: Places, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(whole_store())
    kept = put_back(places.history, other, NOW)
    (backup,) = backups_in(places.history.parent / "backups", NOW)
    assert (str(backup.path), backup.occasion) == (kept, "before-restore")
    assert counted(backup.path) == counted(places.history)


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda path: path.write_bytes(b"\0" * 9000), "damaged"),
        (lambda path: _foreign(path), "replaced"),
    ],
)
def test_what_cannot_be_backed_up_is_set_aside(places: Places, spoil: Callable[[Path], object], word: str) -> None:
    other = places.history.with_name("other.db")
    other.write_bytes(whole_store())
    spoil(places.history)
    before = places.history.read_bytes()
    kept = Path(put_back(places.history, other, NOW))
    assert kept.name == f"history.{word}-2026-03-02-120000.db"
    assert kept.read_bytes() == before
    assert counted(places.history)[0] == SESSIONS
    clear(places.history)


def _foreign(path: Path) -> None:
    import sqlite3
    from contextlib import closing

    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (x)")


def test_where_no_backup_can_be_made_nothing_is_replaced(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    other = places.history.with_name("other.db")
    other.write_bytes(whole_store())
    (places.history.parent / "backups").write_text("in the way")
    with pytest.raises(StoreError, match="no backup can be made"):
        put_back(places.history, other, NOW)
    assert places.history.read_bytes() == whole_store()


def test_a_folder_in_its_place_is_not_replaced(places: Places, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(whole_store())
    places.history.unlink()
    places.history.mkdir()
    with pytest.raises(StoreError, match="it is a folder"):
        put_back(places.history, other, NOW)
    assert places.history.is_dir()


def test_what_a_store_holds_is_said_in_short(places: Places) -> None:
    found = sessions_in(places.history)
    assert found is not None
    assert str(found) == f"{found.count} sessions, the last one of {found.last}"
