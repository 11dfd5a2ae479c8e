"""No folder is made in the place of a disk that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from foottimer import folders, paths
from foottimer.folders import AbsentError, absent, make
from foottimer.history.store import StoreError, open_for_reading, open_store
from foottimer.rescue.weekly import back_up_if_due


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on a stick that is not plugged in."""
    home = tmp_path / "media" / "stick" / "foot"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    return home


def test_both_leaves_call_the_variable_the_same() -> None:
    assert folders.HOME_VARIABLE == paths.HOME_VARIABLE


def test_a_new_home_in_a_folder_that_is_there_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "foot"))
    make(paths.data_folder(), 0o700)
    assert paths.data_folder().stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("folder", [paths.data_folder, paths.routines_folder, paths.cache_folder, paths.trash_folder])
def test_a_home_whose_disk_is_not_there_is_not_made(at_home: Path, tmp_path: Path, folder: object) -> None:
    with pytest.raises(AbsentError) as caught:
        make(folder())  # type: ignore[operator]
    assert caught.value.strerror == (
        f"{at_home.parent} is not there, in which FOOTTIMER_HOME has its folder: plug its disk in, or mount it"
    )
    assert list(tmp_path.iterdir()) == []


def test_what_is_elsewhere_is_made_all_the_same(at_home: Path, tmp_path: Path) -> None:
    make(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_what_waits_for_one_home_is_not_seen_from_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def folders(home: Path) -> set[Path]:
        monkeypatch.setenv("FOOTTIMER_HOME", str(home))
        return set(paths.unsaved_folders())

    (tmp_path / "link").symlink_to(tmp_path / "stick")
    stick, other = folders(tmp_path / "stick"), folders(tmp_path / "other")
    assert not stick & other
    assert len(stick & folders(tmp_path / "link")) == 1, "by whatever path one comes to a home"


def test_the_store_says_so_and_makes_nothing(at_home: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"history\.db cannot be made: .*stick is not there.*; nothing was saved"):
        open_store(paths.history_file())
    assert open_for_reading(paths.history_file()) is None
    assert back_up_if_due(paths.history_file(), None) == ""  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["foot", "foot/data", "foot/data/history.db"])
def test_a_link_that_leads_nowhere_is_not_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "foot"))
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "gone" / "there")
    with pytest.raises(StoreError, match=r"is a link to .*gone/there, which is not there"):
        open_store(paths.history_file())
    assert not (tmp_path / "gone").exists()
    assert (tmp_path / link).is_symlink()


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose disks come below `media`, each in a folder of a person's."""
    media = tmp_path / "media"
    media.mkdir()
    monkeypatch.setattr(folders, "MOUNTS", (str(media),))
    monkeypatch.setattr(folders, "_NESTED", (str(media),))
    return media


def test_the_folder_that_a_disk_would_have_is_not_made(mounts: Path) -> None:
    (mounts / "me").mkdir()
    for folder in (mounts / "me" / "stick" / "foot", mounts / "stick" / "foot"):
        assert absent(folder).endswith("has no disk on it: plug it in, or mount it")


def test_nothing_is_made_on_an_empty_folder_that_waits_for_a_disk(mounts: Path) -> None:
    (mounts / "me" / "stick").mkdir(parents=True)
    assert absent(mounts / "me" / "stick" / "foot" / "data")
    (mounts / "me" / "stick" / "pictures").mkdir()
    assert absent(mounts / "me" / "stick" / "foot" / "data") == ""


def test_a_folder_that_nobody_may_look_into_is_no_place_for_a_disk(
    mounts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mounts / "me" / "shared").mkdir(parents=True)

    def refused(_: object) -> list[str]:
        raise PermissionError

    monkeypatch.setattr(folders.os, "listdir", refused)
    assert absent(mounts / "me" / "shared" / "foot") == ""


def test_a_disk_that_is_there_is_used(mounts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = mounts / "me" / "stick"
    disk.mkdir(parents=True)
    monkeypatch.setattr(folders.os.path, "ismount", lambda place: str(place) == str(disk))
    make(disk / "foot" / "data")
    assert (disk / "foot" / "data").is_dir()
