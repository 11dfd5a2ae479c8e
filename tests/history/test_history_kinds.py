"""What is said of everything that may be in the store's place, and of what may be wrong with where it is."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, attempt, kill_within_a_write, moment

from foottimer import folders
from foottimer.history import database
from foottimer.history.store import StoreError, open_for_reading, open_store

OPENERS = [open_store, open_for_reading]
opening = pytest.mark.parametrize("opener", OPENERS)
Opener = Callable[[Path], object]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socketed(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's path has to be short
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(path.name)
    os.chdir(here)


@opening
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (Path.mkdir, "it is a folder"),
        (pipe, "it is a pipe"),
        (socketed, "it is a socket"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
        (lambda path: path.symlink_to("/dev/tty"), "it is a device"),
    ],
)
def test_what_is_no_file_is_named_not_waited_for_and_left(
    path: Path, opener: Opener, make: Callable[[Path], object], what: str
) -> None:
    path.parent.mkdir()
    make(path)
    before = os.lstat(path)
    with pytest.raises(StoreError, match=f"cannot be opened: {what}, not a file; it was left as it is, move it aside"):
        opener(path)
    assert (os.lstat(path).st_ino, os.lstat(path).st_mode) == (before.st_ino, before.st_mode)


@opening
def test_links_that_lead_round_in_a_circle_are_said(path: Path, opener: Opener) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    with pytest.raises(StoreError, match="its path has links that lead round in a circle"):
        opener(path)


@opening
def test_a_file_that_may_not_be_read_is_said(path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path):
        pass
    monkeypatch.setattr(database.os, "access", lambda file, mode: False)
    with pytest.raises(StoreError, match="may not be read by you; nothing was changed, see to its rights"):
        opener(path)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "you may not take more room"),
        (errno.EROFS, "its disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.ENOTDIR, "something that is no folder is in the way"),
    ],
)
def test_why_a_store_cannot_be_made_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folders, "make", refused)
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert str(caught.value).startswith(f"{path} cannot be made: {said}")
    assert str(caught.value).endswith("; nothing was saved")


@opening
@pytest.mark.parametrize("length", [1, 16, 99])
def test_a_file_shorter_than_a_databases_beginning_is_never_taken_for_an_empty_one(
    path: Path, opener: Opener, length: int
) -> None:
    with open_store(path):
        pass
    begin = path.read_bytes()[:length]
    path.write_bytes(begin)
    with pytest.raises(StoreError, match="is damaged"):
        opener(path)
    assert path.read_bytes() == begin
    database.clear(path)


def test_a_store_that_was_moved_away_while_it_is_open_is_not_written(path: Path) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
        moved = path.with_name("elsewhere.db")
        path.rename(moved)
        with open_store(path) as other:
            assert other.records() == ()
        with pytest.raises(StoreError, match="was moved or deleted while it was open"):
            store.add_attempt(session, attempt(0), NOW)
    with open_store(moved) as store:
        assert store.record(session).attempts == ()


def test_a_store_that_another_tool_put_into_wal_mode_is_read_and_taken_back(path: Path) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE session SET name = 'theirs'")
        reader = open_for_reading(path)
        assert reader is not None
        with reader:
            assert reader.record(session).name == "theirs"
    with open_store(path) as store:
        assert store.record(session).name == "theirs"
        assert store._db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [file.name for file in path.parent.iterdir()] == ["history.db"]


def test_half_a_write_that_cannot_be_undone_here_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW)
    kill_within_a_write(path, session)

    def read_only(file: Path, busy: float | None = None) -> sqlite3.Connection:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    with monkeypatch.context() as patched:
        patched.setattr(database, "_connect", read_only)
        with pytest.raises(StoreError, match="half written by a program that was killed, and cannot be mended here"):
            open_for_reading(path)
    with open_store(path) as store:
        assert store.record(session).name == "Mini"


@pytest.mark.parametrize(("name", "said"), list(database._REASONS.items()))
def test_every_reason_says_what_became_of_what_was_saved(name: str, said: str) -> None:
    assert any(word in said for word in ("kept", "nothing was changed", "left as it is", "was not changed"))
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = f"{name}_MORE"
    assert database._reason(error) == said
