"""Setting a store aside, and putting another one in its place, so that at every moment there is one or the other."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from foottimer.files import DATED, move_new, numbered, put_made
from foottimer.history.backups import FOLDER, check
from foottimer.history.database import (
    BUSY_SECONDS,
    MAGIC,
    DamagedError,
    StoreError,
    clear,
    open_as_it_is,
    reported,
    why_unmade,
)
from foottimer.locks import hold, is_held

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite calls the files beside a database; they belong to it wherever it goes."""
_LOOKED_AT = 4096
"""Bytes of a file by which a text is known."""
_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED")
"""How the names of errors begin that say that another program writes."""
RUNNING = "running"
"""The folder, beside the store, of the locks that say which sessions run."""


def is_damaged(path: Path, thorough: bool = False) -> bool:
    """Whether a store is damaged, seen twice, each time by a connection of its own; reads all of it, where it can.

    A `thorough` look, which takes several times as long, finds indexes that do not say what the rows say, too.
    """
    return all(_is_seen_damaged(path, thorough) for _ in range(2))


def _is_seen_damaged(path: Path, thorough: bool) -> bool:
    try:
        with contextlib.closing(open_as_it_is(path)) as connection, reported(path):
            check(connection, thorough)
    except DamagedError:
        return True
    except StoreError:
        return False
    return False


def is_emptied(path: Path, now: datetime) -> bool:
    """Whether a store is a file without anything in it, though there are backups of it."""
    try:
        if not path.is_file() or path.stat().st_size > 0:
            return False
        from foottimer.rescue.bundle import saved_in  # no start needs what unpacks files

        return bool(saved_in(path.with_name(FOLDER), now))
    except (OSError, StoreError):
        return False


def is_text(path: Path) -> bool:
    """Whether a file begins as a text does: then it is something else that was put there, and no damaged store."""
    try:
        with open(path, "rb") as file:
            head = file.read(_LOOKED_AT)
    except OSError:
        return False
    return 0 not in head and not MAGIC.startswith(head[: len(MAGIC) - 1]) and _is_utf8(head)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # the last character may be cut in two
    return True


def refuse_while_running(path: Path) -> None:
    """Raise StoreError while a session runs, here or elsewhere: its program has the file open."""
    try:
        locks = [name for name in os.listdir(path.with_name(RUNNING)) if name.endswith(".lock")]
    except OSError:
        return
    if any(is_held(path.with_name(RUNNING) / name, clear=False) for name in locks):
        raise StoreError(f"{path} is in use by a session that runs: nothing was changed, try again when it is over")


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Be the only one that puts another store in the place of this one; raises StoreError where somebody does."""
    file = Path(os.path.realpath(path))
    lock = file.with_name(f".{file.name}.lock")
    try:
        descriptor = hold(lock)
    except OSError as error:
        raise StoreError(f"{path} cannot be replaced: {why_unmade(error)}; nothing was changed") from error
    if descriptor is None:
        raise StoreError(f"{path} is being mended by another foottimer: nothing was changed, try again")
    try:
        yield
    finally:
        os.close(descriptor)
        is_held(lock, clear=True)


@contextlib.contextmanager
def writers_kept_out(path: Path) -> Iterator[None]:
    """Have no other program write to a store until another one is in its place.

    What it wrote meanwhile would be lost, and its journal would be played back into the other one. It is told
    afterwards that the file was moved. One that nobody can write to needs no such care. Raises StoreError where another
    program does not come to an end. No file descriptor of the store's may be closed meanwhile: a system's locks would
    go with it.
    """
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32" and path.is_file():  # Windows replaces no file that is open, by whomever
            uri = f"{path.absolute().as_uri()}?mode=rw"
            connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
            stack.callback(connection.close)
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorname", "").startswith(_HELD):
                    with reported(path):
                        raise
        yield


def put_aside(path: Path, word: str, now: datetime) -> Path:
    """Give a store another name, "history.damaged-2026-11-22-020321.db", under which there is nothing; returns it.

    Its own name is still its as well, where files can have two, so that it can be replaced in one step. What SQLite
    has beside it goes first: it must never lie beside another store. Of a link that is where it leads. Raises OSError.
    """
    path = Path(os.path.realpath(path))
    for target in numbered(path.parent, f"{path.stem}.{word}-{now:{DATED}}", path.suffix):
        if any(os.path.lexists(f"{target}{ending}") for ending in ("", *_BESIDE)):
            continue
        with contextlib.suppress(FileExistsError):
            _name_too(path, target)
            return target
    raise FileExistsError(errno.EEXIST, "there are too many set aside in this second")


def set_aside(path: Path) -> tuple[Path, ...]:
    """The stores that were put aside in whose place this one is, the earliest of each word first. Raises OSError."""
    path = Path(os.path.realpath(path))
    name = re.compile(rf"{re.escape(path.stem)}\.[a-z]+-\d{{4}}-\d\d-\d\d-\d{{6}}(-\d+)?{re.escape(path.suffix)}")
    return tuple(path.with_name(other) for other in sorted(os.listdir(path.parent)) if name.fullmatch(other))


def _name_too(path: Path, target: Path) -> None:
    for ending in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            move_new(Path(f"{path}{ending}"), Path(f"{target}{ending}"))
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        move_new(path, target)


def put_in_place(draft: Path, path: Path) -> None:
    """Put a store that was made ready in the place of one that is set aside; a link stays one. Raises OSError."""
    put_made(draft, Path(os.path.realpath(path)))
    clear(path)
