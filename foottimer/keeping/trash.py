"""The trash: files that were thrown away, each under its name and when; nothing in it is ever overwritten."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from heapq import nlargest
from pathlib import Path

from foottimer.files import add_whole, move_new, numbered
from foottimer.folders import make
from foottimer.keeping.kept import KeepError, reported, shown
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import MAX_BYTES
from foottimer.routine.words import printable
from foottimer.values import dataclass

_NAME = re.compile(r"(?P<stem>.+)\.(?P<when>\d{8}T\d{6}Z)(?:-(?P<number>\d+))?\.toml", re.DOTALL)
_WHEN = "%Y%m%dT%H%M%SZ"
_LONGEST = 225
"""Bytes of a file's name that are kept in the trash, so that when it was thrown fits into the 255 that systems take."""


MOST_SHOWN = 1_000
"""The most files of the trash that are listed, those thrown away last."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """A file in the trash."""

    path: Path
    """Where it is now."""
    stem: str
    """The name it had, without its ending; as it is, so not always safe to print."""
    when: datetime
    """When it was thrown away, aware, in UTC; whole seconds."""
    number: int = 1
    """Which one it is of those of its name that were thrown away in that second."""

    @property
    def id(self) -> str:
        """The name it had, made safe to print; the routine's id where it is a slug."""
        return printable(self.stem)


def throw(path: Path, trash: Path, now: datetime) -> Thrown:
    """Move a file to the trash; of a link, what it leads to stays, and a copy is thrown. Raises KeepError."""
    with reported(path, "thrown away"):
        if path.is_symlink() or not path.is_file():
            thrown = throw_copy(path, _bytes_of(path), trash, now)
            os.unlink(path)
            return thrown
        make(trash, 0o700)
        for thrown in _free(path, trash, now):
            try:
                _move(path, thrown.path)
            except FileExistsError:
                continue
            return thrown
    raise KeepError(f"{shown(path)} cannot be thrown away: the trash is full of its name")


def throw_copy(path: Path, data: bytes, trash: Path, now: datetime) -> Thrown:
    """Keep in the trash what a file holds, which is about to be overwritten. Raises KeepError."""
    with reported(path, "kept in the trash"):
        make(trash, 0o700)
        for thrown in _free(path, trash, now):
            try:
                add_whole(thrown.path, data)
            except FileExistsError:
                continue
            return thrown
    raise KeepError(f"{shown(path)} cannot be kept in the trash: it is full of its name")


def in_trash(trash: Path) -> tuple[Thrown, ...]:
    """Return what is in the trash, the newest `MOST_SHOWN`, newest first; what is not of its making is left out.

    Raises KeepError.
    """
    try:
        names = os.listdir(trash)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise KeepError(f"the trash {shown(trash)} cannot be read: {error.strerror}") from error
    ours = ((match["when"], name) for name in names if (match := _NAME.fullmatch(name)))
    newest = (name for _, name in nlargest(MOST_SHOWN, ours))
    found = [thrown for thrown in (_thrown(trash / name) for name in newest) if thrown]
    return tuple(sorted(found, key=lambda thrown: (thrown.when, thrown.number, thrown.stem), reverse=True))


def take_out(thrown: Thrown, target: Path) -> bool:
    """Move a file from the trash to where there is none; false where there is one. Raises KeepError."""
    with reported(thrown.path, "brought back"):
        make(target.parent)
        try:
            _move(thrown.path, target)
        except FileExistsError:
            return False
    return True


def _move(source: Path, target: Path) -> None:
    """Move a file to where there is none, to another disk too."""
    try:
        move_new(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        add_whole(target, _bytes_of(source))
        os.unlink(source)


def _free(path: Path, trash: Path, now: datetime) -> Iterator[Thrown]:
    """Yield the names that a file may have in the trash, the best one first."""
    when = now.astimezone(UTC).replace(microsecond=0)
    stem = path.stem
    while len(os.fsencode(stem)) > _LONGEST:
        stem = stem[:-1]
    for number, name in enumerate(numbered(trash, f"{stem}.{when.strftime(_WHEN)}", ".toml"), 1):
        yield Thrown(name, stem, when, number)


def _thrown(path: Path) -> Thrown | None:
    match = _NAME.fullmatch(path.name)
    if match is None or path.name.startswith("."):
        return None
    try:
        when = datetime.strptime(match["when"], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Thrown(path, match["stem"], when, int(match["number"] or 1))


def _bytes_of(path: Path) -> bytes:
    data = read_bytes(path)
    if isinstance(data, Problem):
        raise KeepError(f"{shown(path)}: {data.message}: see to it yourself")
    if len(data) > MAX_BYTES:
        raise KeepError(f"{shown(path)} is larger than 1 MiB: see to it yourself")
    return data
