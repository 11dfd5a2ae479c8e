"""Locks that say whether a program lives: the system lets go of them when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

TRIES = 50
"""How often a lock is tried that others look at, clear away or make anew at the same time."""


def is_held(lock: Path, clear: bool) -> bool:
    """Whether a living process holds a lock; not where the file system has none. One that is not held is cleared away.

    That is done while it is held here, so that nobody begins to hold one that is about to go. To look takes no more
    than a lock that others can share, so that two who look at once do not take each other for its holder.
    """
    for _ in range(TRIES):
        try:
            descriptor = os.open(lock, os.O_RDWR)
        except OSError:
            return False
        try:
            if not locked(descriptor, shared=True):
                return True
            if not _is_at(lock, descriptor):  # cleared away meanwhile: another one may have its name by now
                continue
            if clear and locked(descriptor) and _is_at(lock, descriptor):
                _clear(lock)
        finally:
            os.close(descriptor)
        if sys.platform == "win32" and clear:  # it removes no file that is open, by whomever
            _clear(lock)
        return False
    return False


def hold(lock: Path) -> int | None:
    """Make a lock and hold it until the descriptor that is returned is closed; None where another one holds it.

    Raises OSError where it cannot be made.
    """
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    # Somebody may have found it before it was held: who looks at it holds it, or has cleared it away, and another one
    # may have made it anew since.
    if locked(descriptor) and _is_at(lock, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _is_at(lock: Path, descriptor: int) -> bool:
    """Whether what is open is what has the name now."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(lock))
    except OSError:
        return False


def _clear(lock: Path) -> None:
    with contextlib.suppress(OSError):
        lock.unlink(missing_ok=True)


def locked(descriptor: int, shared: bool = False) -> bool:
    """Take a lock until the descriptor is closed, one for oneself alone or, where the system has such, `shared`.

    False where another one holds it, true where there are no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # as one system and the other say that it is held
        return False
    except OSError:  # there are no locks
        return True
    return True
