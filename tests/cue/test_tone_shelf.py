from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

import pytest

from foottimer.cue import shelf as room
from foottimer.cue import tones
from foottimer.cue.shelf import Shelf
from foottimer.cue.tones import NAMES, samples
from foottimer.cue.wav import read_wav


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tones"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The tones that were made, with their volumes."""
    asked: list[tuple[str, int]] = []
    really = tones.samples

    def watched(name: str, volume: int = 10) -> object:
        asked.append((name, volume))
        return really(name, volume)

    monkeypatch.setattr(tones, "samples", watched)
    return asked


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    (tmp_path / "spare").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spare"))
    return tmp_path / "spare"


def blocked(folder: Path) -> Path:
    """A folder that can't be made, whoever we are: a file is in its way."""
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    return folder


def test_a_tone_is_made_when_it_is_first_asked_for(folder: Path, made: list[tuple[str, int]]) -> None:
    shelf = Shelf(folder)
    assert not folder.exists()
    path = shelf.path("go", 4)
    assert path is not None
    assert path.parent == folder
    assert read_wav(path) == samples("go", 4)
    assert shelf.path("go", 4) == Shelf(folder).path("go", 4) == path
    assert made == [("go", 4)]


def test_every_volume_has_a_file_of_its_own(folder: Path, made: list[tuple[str, int]]) -> None:
    shelf = Shelf(folder)
    assert shelf.path("go", 4) != shelf.path("go", 5)
    assert made == [("go", 4), ("go", 5)]


def test_a_tone_of_another_recipe_is_made_anew_and_the_old_one_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, other = Shelf(folder).path("go", 4), Shelf(folder).path("go", 5)
    (folder / "go-4-mine.wav").touch()
    monkeypatch.setitem(tones.RECIPES, "go", tones.RECIPES["beat"])
    new = Shelf(folder).path("go", 4)
    assert new is not None
    assert read_wav(new) == samples("beat", 4)
    assert old is not None
    assert other is not None
    assert {file.name for file in folder.iterdir()} == {new.name, other.name, "go-4-mine.wav"}


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"x" * 100_000])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    shelf = Shelf(folder)
    path = shelf.path("beat")
    assert path is not None
    path.write_bytes(damage)
    assert shelf.path("beat") == path
    assert read_wav(path) == samples("beat")


def test_a_folder_that_went_away_is_made_again(folder: Path) -> None:
    shelf = Shelf(folder)
    path = shelf.path("beat")
    assert path is not None
    path.unlink()
    folder.rmdir()
    assert shelf.path("beat") == path
    assert path.is_file()


def test_a_folder_that_cannot_be_written_gives_way_to_a_temporary_one(folder: Path, spare: Path) -> None:
    shelf = Shelf(blocked(folder))
    path = shelf.path("beat", 3)
    assert path is not None
    assert path.is_relative_to(spare)
    assert read_wav(path) == samples("beat", 3)
    assert os.stat(path.parent).st_mode & 0o077 == 0
    other = shelf.path("rep", 3)
    assert other is not None
    assert other.parent == path.parent
    shelf.close()
    assert list(spare.iterdir()) == []
    assert shelf.path("beat", 3) is None


def test_without_any_folder_there_is_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise OSError("no temporary folder")

    monkeypatch.setattr(room, "TemporaryDirectory", nowhere)
    shelf = Shelf(blocked(folder))
    assert shelf.path("beat") is None
    assert shelf.path("rep") is None
    assert not shelf.fill()
    shelf.close()


def test_a_temporary_folder_that_fails_too_is_the_last(
    folder: Path, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(room, "write_wav", full)
    shelf = Shelf(folder)
    assert shelf.path("beat") is None
    assert len(list(spare.iterdir())) == 1
    shelf.close()
    assert list(spare.iterdir()) == []


def test_all_can_be_made_beforehand(folder: Path, made: list[tuple[str, int]]) -> None:
    shelf = Shelf(folder)
    assert shelf.fill(2)
    assert sorted(made) == sorted((name, 2) for name in NAMES)
    assert shelf.fill(2)
    assert len(made) == len(NAMES)


def test_threads_that_ask_at_once_make_it_once(folder: Path, made: list[tuple[str, int]]) -> None:
    shelf, together, found = Shelf(folder), threading.Barrier(6), []

    def ask() -> None:
        together.wait(10)
        found.append(shelf.path("done"))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(found) == 6
    assert len(set(found)) == 1
    assert made == [("done", 10)]


def test_what_is_no_tone_or_no_volume_is_a_mistake_of_ours(folder: Path) -> None:
    with pytest.raises(KeyError):
        Shelf(folder).path("../gong")
    with pytest.raises(ValueError, match="from 1 to 10"):
        Shelf(folder).path("go", 11)
    assert not folder.exists()
