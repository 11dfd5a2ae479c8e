"""Which sessions have a program that lives: each holds a lock, which the system lets go of however the program ends."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from foottimer.folders import make
from foottimer.locks import TRIES, hold, is_held

_NAME = re.compile(r"[0-9a-zA-Z-]{1,64}")
"""The ids that may be names of files: the store is a file that others may have written."""


class Claims:
    """The session that this program runs, and those that others do, as locks in a folder that is made where needed.

    Where the folder can't be written nothing is claimed, and that is no error: training goes on.
    """

    def __init__(self, folder: Path, waiting: Sequence[Path] = ()) -> None:
        """Hold the locks in `folder`; in the folders `waiting` are files of sessions that are over, but not saved."""
        self._folder = folder
        self._waiting = tuple(waiting)
        self._taken = ""
        self._lock: int | None = None

    def take(self, id_: str) -> bool:
        """Say that this program runs a session, and no other one any more; false where another program runs it."""
        if self._lock is not None and self._taken == id_:
            return True
        self.release()
        try:
            make(self._folder, 0o700)
            tries = (hold(self._path(id_)) for _ in range(TRIES))
            lock = next((lock for lock in tries if lock is not None), None)
        except OSError:
            return True
        if lock is not None:
            self._taken, self._lock = id_, lock
        return lock is not None

    def release(self) -> None:
        """Say that this program runs no session any more."""
        if self._lock is not None:
            os.close(self._lock)
            is_held(self._path(self._taken), clear=True)
        self._taken, self._lock = "", None

    def held(self, id_: str, clear: bool = True) -> bool:
        """Whether a living program runs a session, this one too; or a file has more of it than the store.

        A lock that nobody holds is cleared away, or left.
        """
        return is_held(self._path(id_), clear) or self.waits(id_)

    def waits(self, id_: str) -> bool:
        """Whether a session is over, and a file has more of it than the store."""
        return any(_is_in(folder, id_) for folder in self._waiting)

    def _path(self, id_: str) -> Path:
        name = id_ if _NAME.fullmatch(id_) else id_.encode("utf-8", "surrogatepass").hex()[:128]
        return self._folder / f"{name}.lock"


def _is_in(folder: Path, id_: str) -> bool:
    try:
        return any(name.endswith(f"-{id_}.json") for name in os.listdir(folder))
    except OSError:
        return False


class NoClaims(Claims):
    """Claims nothing, and takes every session for one whose program is gone: rehearsals, tests."""

    def __init__(self) -> None:
        super().__init__(Path())

    def take(self, id_: str) -> bool:  # noqa: ARG002
        """Let everybody have it."""
        return True

    def held(self, id_: str, clear: bool = True) -> bool:  # noqa: ARG002
        """Say that nobody has it."""
        return False
