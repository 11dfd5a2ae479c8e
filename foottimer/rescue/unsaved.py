"""Sessions that the store refused to the end: each is kept as a file of its own, which a later start takes in."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from foottimer.carry.carrying import Carrying
from foottimer.carry.merging import Choice, Piece, Sort, Verdict
from foottimer.carry.portable import Archive, FileError
from foottimer.carry.receiving import read_archive
from foottimer.files import DATED, add_numbered
from foottimer.folders import make
from foottimer.follow.interrupted import keep
from foottimer.follow.journal import Journal
from foottimer.history.calendar import goal_on
from foottimer.history.database import StoreError
from foottimer.history.dated import SENSELESS
from foottimer.history.migrations import migrate
from foottimer.history.writing import to_text
from foottimer.printing import safe
from foottimer.values import dataclass, replace

LARGEST = 64 * 2**20
"""Bytes of a file that is taken in at a start; a session of a day has less than a tenth of it."""
MOST = 1_000
"""Files that a start looks at in a folder."""
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}(-[0-9]{1,3})?-[0-9a-f-]{36}\.json")
"""The time, and the session's id, by which others know that it waits."""
_SAID = 500
"""Characters that are said of an error; a row may hold a million."""
_CAUTION = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that somebody else may have put there: no link is followed, no pipe waited for."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files that waited."""

    sessions: tuple[str, ...] = ()
    """Those that are in the store now, each as "Feet of 2026-03-02"."""
    left: tuple[str, ...] = ()
    """Why files stay where they are, a sentence each, safe to print."""

    @property
    def said(self) -> tuple[str, ...]:
        """What a person has to know of it, a sentence each; nothing where nothing waited."""
        saved = f"Saved now: {', '.join(self.sessions)}. It had waited for the history to take it."
        return (*((saved,) if self.sessions else ()), *self.left)


class Unsaved:
    """The folders in which sessions wait, the best first."""

    def __init__(
        self, folders: Sequence[Path], replaced: Path, opening: Callable[[], Carrying], wall: Callable[[], datetime]
    ) -> None:
        """Take them in to the store that `opening` opens; what they replace is kept in the folder `replaced`.

        `wall` tells the local date and time, by which files are named.
        """
        self._folders = tuple(folders)
        self._replaced = replaced
        self._opening = opening
        self._wall = wall

    def keep(self, journal: Journal) -> Path | None:
        """Keep a session as a file in the first folder that takes it; None where none does.

        One that still runs is kept as ended early, with what was done of the interval it stands in.
        """
        now = self._wall()
        try:
            data = _text_of(journal, now).encode()
        except StoreError:  # there is not even memory for it
            return None
        for folder in self._folders:
            with contextlib.suppress(OSError):
                return _add_dated(folder, now, data, f"-{journal.session_id}")
        return None

    def waiting(self) -> tuple[Path, ...]:
        """The files that wait, and what else is in their folders; makes nothing."""
        return tuple(path for folder in self._folders for path in _files_of(folder))

    def take_in(self) -> TakenIn:
        """Have the store take in what waits; each file is removed only when it is there. Raises nothing."""
        sessions: list[str] = []
        left: list[str] = []
        waiting: dict[Path, tuple[Archive, str]] = {}
        for path in self.waiting():
            try:
                data = _read(path)
                waiting[path] = read_archive(data), data.decode("utf-8-sig")
            except FileNotFoundError:  # another start took it in just now
                continue
            except (OSError, FileError) as error:
                left.append(f"{safe(str(path))} is none of the sessions that wait, and was left alone: {_why(error)}.")
        try:
            sessions, more = self._take_all(waiting) if waiting else ([], [])
            left += more
        except StoreError as error:
            there = [path for path in waiting if os.path.lexists(path)]
            left += [f"{_many(len(there))} in {safe(str(path.parent))}: {_why(error)}." for path in there[:1]]
        return TakenIn(tuple(sessions), tuple(left))

    def _take_all(self, waiting: Mapping[Path, tuple[Archive, str]]) -> tuple[list[str], list[str]]:
        """Take files in; return the sessions that are new in the store, and what is said of files that stay."""
        sessions: list[str] = []
        left: list[str] = []
        with self._opening() as store:
            for path, (archive, text) in waiting.items():
                try:
                    sessions += self._take(store, archive, text)
                    with contextlib.suppress(OSError):  # next time the store has it already
                        path.unlink(missing_ok=True)
                except (OSError, FileError, *SENSELESS) as error:  # the last where a row that is here is no such row
                    left.append(f"{safe(str(path))} waits to be saved, and can't be: {_why(error)}.")
        return sessions, left

    def _take(self, store: Carrying, archive: Archive, text: str) -> list[str]:
        """Take one file in, whose text that is; return its sessions that are new in the store."""
        goals = store.goals()
        wanted = tuple(
            piece
            for piece in archive.pieces[Sort.GOAL]
            if goal_on(goals, date.fromisoformat((said := json.loads(piece.text))["day"])) != said["per_week"]
        )
        sessions = tuple(map(_preferred, (choice for choice in store.choices(archive) if choice.sort is Sort.SESSION)))
        archive = replace(archive, pieces={**archive.pieces, Sort.GOAL: wanted, Sort.SESSION: sessions})
        choices = store.take_in(archive, self._keep_replaced)
        if any(choice.sort is Sort.SESSION and choice.verdict is Verdict.KEPT for choice in choices):
            self._keep_replaced([text])  # changed here meanwhile: neither is lost
        return [_named(choice) for choice in choices if choice.sort is Sort.SESSION and choice.changes]

    def _keep_replaced(self, parts: Iterable[str]) -> None:
        _add_dated(self._replaced, self._wall(), "".join(parts).encode())


def _text_of(journal: Journal, now: datetime) -> str:
    """The session as a file that can be carried, made from a store in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        store = Carrying(connection, Path("memory"))
        with store.at_once():
            journal.saving.repeat(store)
        for found in store.under_way():
            keep(store, found, now)
        return "".join(store.exported())


def _add_dated(folder: Path, now: datetime, data: bytes, more: str = "") -> Path:
    """Write a new file, for its owner alone, that is named by the time, and `more`. Raises OSError."""
    make(folder, 0o700)
    if not _is_trusted(folder):
        raise PermissionError(f"{folder} is open to others")
    path = add_numbered(folder, f"{now:{DATED}}", f"{more}.json", data)
    path.chmod(0o600)
    return path


def _is_trusted(folder: Path) -> bool:
    """Whether nobody else put a folder there: where everybody may make some, it has to be one's own, and closed."""
    said = folder.lstat()
    if not hasattr(os, "getuid") or not folder.parent.stat().st_mode & stat.S_IWOTH:
        return True
    return stat.S_ISDIR(said.st_mode) and said.st_uid == os.getuid() and not said.st_mode & 0o077


def _files_of(folder: Path) -> Iterator[Path]:
    """What is in a folder, but for what is only being written; nothing where it is not there, or another's."""
    try:
        if _is_trusted(folder):
            names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
            yield from (folder / name for name in names[:MOST])
    except OSError:
        return


def _read(path: Path) -> bytes:
    """What a file holds; raises OSError, and FileError where it is none of ours."""
    if not _NAME.fullmatch(path.name):
        raise FileError(["it is not named as they are"])
    descriptor = os.open(path, _CAUTION)
    with open(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise FileError(["it is no file"])
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise FileError([f"it is larger than {LARGEST // 2**20} MiB"])
    return data


def _why(error: Exception) -> str:
    if isinstance(error, FileError):
        return safe(error.problems[0])
    said = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return safe(said[:_SAID])


def _preferred(choice: Choice) -> Piece:
    """The file's version, changed later than the store's where more was done in it.

    The store's may have been closed since by a start that could not take in the file.
    """
    there, here = choice.there, choice.here
    if here is None or choice.verdict is not Verdict.KEPT or _done(there) <= _done(here):
        return there
    said = json.loads(there.text)
    said["changed_at"] = to_text(datetime.fromisoformat(here.changed_at) + timedelta(milliseconds=1))
    return replace(there, text=json.dumps(said, separators=(",", ":")), changed_at=said["changed_at"])


def _done(version: Piece) -> int:
    """Ms that all attempts at intervals took together."""
    return sum(int(row["actual_ms"]) for row in json.loads(version.text)["attempts"])


def _named(choice: Choice) -> str:
    said = json.loads(choice.there.text)
    return safe(f"{said['name']} of {said['day']}")


def _many(count: int) -> str:
    return "A session that is not saved yet waits" if count == 1 else f"{count} sessions that are not saved yet wait"
