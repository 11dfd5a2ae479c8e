"""Writing files whole: whoever looks, and whenever the power fails, finds the old file or the new one, never half.

Everything goes through `os`, a call a step, so that a test can let each of them fail.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

STALE_SECONDS = 3600
"""How much older than a new file a temporary one has to be to count as left behind by a program that was killed."""

DATED = "%Y-%m-%d-%H%M%S"
"""How a file's name says when it was made, by the clock on the wall."""

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.part(-journal)?")
_NO_LINKS = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL)
"""What is said where files can't have two names, or this one may not."""


class RefusedError(OSError):
    """Why a file is left as it is, though the system would let it be replaced; the reason is the whole message."""


def replace_whole(target: Path, data: bytes, check: Callable[[], object]) -> os.stat_result:
    """Put a new file in the place of one, or of none, and return what is then said of it; its folder is made.

    `check` is called at the last moment, and raises what keeps the old file. Rights and owner stay as they were; a
    second name of the old file (a hard link) keeps what it had. Raises OSError; the old file is then as it was.
    """
    before = _stat(target)
    if before is not None and not os.access(target, os.W_OK):
        raise RefusedError("it is read-only")
    os.makedirs(target.parent, exist_ok=True)
    draft = beside(target)
    try:
        after = _write(draft, data, before)
        check()  # the moment from here to the next line is the only one that is not seen
        os.replace(draft, target)
    finally:
        _remove(draft)
    _settle(target.parent, after)
    return after


def add_whole(target: Path, data: bytes) -> os.stat_result:
    """Make a new file in a folder that is there, and return what is then said of it.

    Raises OSError, a FileExistsError where there is a file already.
    """
    draft = beside(target)
    try:
        after = _write(draft, data, None)
        move_new(draft, target)
    finally:
        _remove(draft)
    _settle(target.parent, after)
    return after


def add_numbered(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """Make a new file under the first of the `numbered` names that is free, and return its path.

    Raises OSError, a FileExistsError where none is.
    """
    for path in numbered(folder, stem, ending):
        with contextlib.suppress(FileExistsError):
            add_whole(path, data)
            return path
    raise FileExistsError(errno.EEXIST, "every name is taken")


def numbered(folder: Path, stem: str, ending: str) -> Iterator[Path]:
    """Yield the names that a new file may have, the best one first: a number tells those of the same second apart."""
    yield folder / f"{stem}{ending}"
    yield from (folder / f"{stem}-{number}{ending}" for number in range(2, 1000))


def keep_made(made: Path, target: Path) -> None:
    """Give a whole file that another program's library wrote the name under which there is none, and have it stay.

    Raises OSError, a FileExistsError where there is a file already.
    """
    after = _flushed(made)
    move_new(made, target)
    _settle(target.parent, after)


def put_made(made: Path, target: Path) -> None:
    """Put such a file in the place of one, or of none, and have it stay. Raises OSError."""
    after = _flushed(made)
    os.replace(made, target)
    _settle(target.parent, after)


def _flushed(made: Path) -> os.stat_result:
    descriptor = os.open(made, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def move_new(source: Path, target: Path) -> None:
    """Give a file another name, in the same file system, under which there is none.

    Raises OSError, a FileExistsError where there is one. Whatever happens between, the file has one of the names or
    both. Where files can't have two, an empty file keeps the new name free for a moment.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except NotImplementedError:
        _move_by_reserving(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _move_by_reserving(source, target)
    else:
        _take_away(source, target)


def _take_away(source: Path, target: Path) -> None:
    """Take the old name from a file that has both; where that is not allowed, the new one again."""
    try:
        os.unlink(source)
    except FileNotFoundError:
        pass
    except OSError:
        os.unlink(target)
        raise


def _move_by_reserving(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        os.replace(source, target)
    except BaseException:
        os.unlink(target)
        raise


def _stat(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def beside(target: Path) -> Path:
    """Return a name beside a file for a temporary one, which no library lists and no program makes by chance."""
    return target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}.part")


def _write(path: Path, data: bytes, like: os.stat_result | None) -> os.stat_result:
    """Write a file to the disk, with rights and owner like another one's, and return what is said of it."""
    mode = 0o666 if like is None else stat.S_IMODE(like.st_mode)  # a new one's less what the person's umask takes
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if like is not None:
            _dress(path, like)
        os.fsync(descriptor)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _dress(path: Path, like: os.stat_result) -> None:
    """Give a file the owner, group and rights of another one; raises RefusedError where it would be somebody else's."""
    own, mode = os.stat(path), stat.S_IMODE(like.st_mode)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid) and hasattr(os, "chown"):
        try:
            os.chown(path, like.st_uid, like.st_gid)
        except OSError as error:
            if own.st_uid != like.st_uid:
                raise RefusedError("it belongs to somebody else, and would be yours then") from error
            mode &= ~0o070  # what its group may do is no other group's to do
    os.chmod(path, mode)


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def _settle(folder: Path, newest: os.stat_result) -> None:
    """Have the folder's names on the disk, and none in it of temporary files that were left; as far as may be."""
    try:
        if os.name == "posix":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        for name in os.listdir(folder):
            if _TEMPORARY.fullmatch(name):
                _remove_stale(folder / name, newest)
    except OSError:
        pass  # the file itself is there, and whole


def _remove_stale(path: Path, newest: os.stat_result) -> None:
    if newest.st_mtime - os.lstat(path).st_mtime > STALE_SECONDS:
        os.unlink(path)
