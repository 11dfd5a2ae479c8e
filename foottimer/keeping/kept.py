"""A routine file as it was read, and what is said when a file cannot be kept as asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from foottimer.files import RefusedError
from foottimer.folders import AbsentError
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import MAX_BYTES, decode
from foottimer.routine.words import printable
from foottimer.values import dataclass

_WHY = {
    errno.ENOSPC: "the disk is full: make room and try again",
    errno.EDQUOT: "you may not use more of this disk: make room and try again",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not: see to the rights of the file and of its folder",
    errno.EPERM: "you may not: see to the rights of the file and of its folder",
    errno.ENOENT: "it, or its folder, is not there",
    errno.ENOTDIR: "something that is no folder is in the way",
    errno.ENAMETOOLONG: "its name is too long: choose a shorter one",
    errno.EEXIST: "something else is in the way",
    errno.EXDEV: "it would have to move to another disk",
}
"""Why a file system refuses, and what to do."""


class KeepError(Exception):
    """Why a file is not kept as asked: one line, safe to print. What was on the disk is there still."""


class ChangedMeanwhile(KeepError):  # noqa: N818  it is what happened, and the person decides
    """The disk has something else than what was read."""

    def __init__(self, path: Path, theirs: Kept | None) -> None:
        """Say so of a file; `theirs` is what the disk has, None where the file is gone."""
        what = "was deleted meanwhile" if theirs is None else "was changed meanwhile by another program"
        super().__init__(f"{shown(path)} {what}: nothing was saved")
        self.theirs = theirs


class Gone(Enum):
    """The type of `GONE`."""

    GONE = "gone"


GONE = Gone.GONE
"""There is no such file any more."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file on the disk from another without reading it."""

    device: int
    """The file system's number."""
    inode: int
    """The file's number in it, another one whenever the file is replaced."""
    size: int
    """In bytes."""
    written_ns: int
    """When it was last written, by the file system's clock."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A routine file as it was read or written last."""

    path: Path
    """The file, or the link to it."""
    text: str
    """All of it: with its byte order mark, its line ends as they are."""
    stamp: Stamp
    """The state of the disk that this is, or an earlier one."""

    @property
    def id(self) -> str:
        """The file's stem, made safe to print; the routine's id where it is a slug."""
        return printable(self.path.stem)


def read_kept(path: Path) -> Kept:
    """Return what a file holds, a broken routine too.

    Raises KeepError where it is not there, no regular file, too large, or not UTF-8.
    """
    stamp = stamp_of(path) or _NO_STAMP  # from before the reading, so that what is written after it is seen
    data = read_bytes(path)
    if isinstance(data, Problem):
        raise KeepError(printable(data.show(str(path))))
    if isinstance(text := decode(data), Problem):
        raise KeepError(printable(text.show(str(path))))
    return Kept(path, data.decode("utf-8"), stamp)


_NO_STAMP = Stamp(0, 0, -1, 0)


def stamp_of(path: Path) -> Stamp | None:
    """Return the state of the file that a path leads to; None where there is none, or nobody may look."""
    try:
        return stamp_from(os.stat(path))
    except OSError:
        return None


def is_gone(path: Path) -> bool:
    """Whether there is no file; false also where nobody may look, which reading it then says."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def stamp_from(found: os.stat_result) -> Stamp:
    """Return the state of a file from what the system says of it."""
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def encoded(text: str, path: Path) -> bytes:
    """Return a text as the bytes of a file; raises KeepError for one that could not be read again."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise KeepError(f"{shown(path)}:{line}: a character there cannot be saved: take it out") from error
    if len(data) > MAX_BYTES:
        raise KeepError(f"{shown(path)} would be larger than 1 MiB, the most a routine file may have")
    return data


@contextmanager
def reported(path: Path, done: str) -> Iterator[None]:
    """Turn an OSError into a KeepError: `path` cannot be `done`, as "saved"."""
    try:
        yield
    except OSError as error:
        reason = _WHY.get(error.errno or 0)
        if isinstance(error, RefusedError | AbsentError):
            reason = error.strerror or str(error)
        raise KeepError(f"{shown(path)} cannot be {done}: {reason or error.strerror or error}") from error


def shown(path: Path) -> str:
    """Return a path safe to print."""
    return printable(str(path))
