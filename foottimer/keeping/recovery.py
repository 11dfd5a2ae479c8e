"""Recovery copies: what was typed and not saved yet, kept for the next start when the program dies.

Each editor has a name of its own and holds a lock as long as it lives, so that nobody is offered, or overwrites, what
another one is working on. The system lets go of the lock when the process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from foottimer.files import replace_whole
from foottimer.folders import make
from foottimer.keeping.kept import KeepError, read_kept, reported
from foottimer.keeping.names import id_of
from foottimer.locks import TRIES, hold, is_held
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import MAX_BYTES
from foottimer.routine.words import printable
from foottimer.values import dataclass

_LOCK = re.compile(r"([0-9a-f]{32})\.lock")
_COPY = re.compile(r"([0-9a-f]{32})\.[0-9]+\.[a-z0-9-]+\.json")
MOST_BYTES = 16 * 2**20
"""The most bytes a copy may have: two texts of 1 MiB, each of whose bytes takes up to six in ASCII, and then some."""
MOST_LEFT = 100
"""The most copies of dead editors that are looked at, the newest of them."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What somebody typed into a routine file and could not save."""

    path: Path
    """The routine file it is for; there need be none."""
    text: str
    """What was typed."""
    base: str
    """The text of the file that it was made from; empty for a new routine."""
    when: datetime
    """When it was kept, aware."""
    copy: Path
    """Where it is kept."""

    @property
    def id(self) -> str:
        """The routine file's stem, made safe to print."""
        return printable(self.path.stem)


class Copies:
    """The recovery copies of one editor, and those that dead ones left, in a folder that is made where needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._token = ""
        self._lock: int | None = None
        self._own: dict[Path, Path] = {}
        self._made = 0

    def keep(self, path: Path, text: str, base: str, now: datetime) -> None:
        """Keep what is typed into a file, in place of what was kept of it. Raises KeepError."""
        with reported(path, "kept for a recovery"):
            copy = self._copy_of(path)
            data = {"format": 1, "path": str(path), "when": now.astimezone(UTC).isoformat(), "base": base, "text": text}
            replace_whole(copy, json.dumps(data).encode("ascii"), lambda: None)

    def drop(self, what: Path | Recovery) -> None:
        """Drop the own copy of a file, or one that was left. Raises KeepError."""
        copy = self._own.pop(what, None) if isinstance(what, Path) else what.copy
        if copy is not None:
            with reported(copy, "removed"):
                copy.unlink(missing_ok=True)

    def left(self) -> tuple[Recovery, ...]:
        """Return what dead editors left, newest first; what was saved after all is removed."""
        newest = sorted(self._of_the_dead(), key=_written, reverse=True)[:MOST_LEFT]
        found = [left for left in map(_left, newest) if left is not None]
        return tuple(sorted(found, key=lambda left: left.when, reverse=True))

    def close(self) -> None:
        """Let go of the own copies: they are kept, and count as left by a dead editor."""
        if self._lock is not None:
            os.close(self._lock)
            if not self._own:
                _clear(self._folder / f"{self._token}.lock")
        self._lock, self._token = None, ""
        self._own.clear()

    def _copy_of(self, path: Path) -> Path:
        if self._lock is None:
            self._begin()
        if path not in self._own:
            self._made += 1
            self._own[path] = self._folder / f"{self._token}.{self._made}.{id_of(path.stem) or 'routine'}.json"
        return self._own[path]

    def _of_the_dead(self) -> Iterator[Path]:
        """Yield the copies of editors that live no longer; the locks that are of no use to anybody are cleared away."""
        for token, copies in self._editors().items():
            if token != self._token and not is_held(self._folder / f"{token}.lock", clear=not copies):
                yield from copies

    def _editors(self) -> dict[str, list[Path]]:
        """Return the names of editors with their copies."""
        try:
            names = os.listdir(self._folder)
        except OSError:
            return {}
        editors: dict[str, list[Path]] = {match[1]: [] for match in map(_LOCK.fullmatch, names) if match}
        for match in filter(None, map(_COPY.fullmatch, names)):
            editors.setdefault(match[1], []).append(self._folder / match[0])
        return editors

    def _begin(self) -> None:
        """Take a name that nobody has, and hold its lock."""
        make(self._folder, 0o700)
        for _ in range(TRIES):
            self._token = uuid4().hex
            self._lock = hold(self._folder / f"{self._token}.lock")
            if self._lock is not None:
                return
        raise OSError(errno.ENOLCK, "no lock can be held there")


def _left(copy: Path) -> Recovery | None:
    """Return what a copy holds; None where it is none, or where the file holds it by now: then it is removed."""
    try:
        found = _recovery(copy)
        saved = _is_saved(found)
    except (OSError, ValueError, TypeError, LookupError, RecursionError, OverflowError):
        return None
    if saved:
        _clear(copy)
        return None
    return found


def _recovery(copy: Path) -> Recovery:
    """Read a copy; raises OSError, or one of the errors of what is not as `Copies.keep` writes it."""
    read = read_bytes(copy, MOST_BYTES)
    if isinstance(read, Problem) or len(read) > MOST_BYTES:
        raise ValueError("no file of ours")
    data = json.loads(read)
    path, text, base = Path(data["path"]), data["text"], data["base"]
    when = datetime.fromisoformat(data["when"])
    if not path.is_absolute() or "\0" in str(path) or when.tzinfo is None:
        raise ValueError("not written by an editor")
    for one in (text, base):
        if not isinstance(one, str) or len(one) > MAX_BYTES:
            raise ValueError("not a text that an editor keeps")
    return Recovery(path, text, base, when.astimezone(UTC), copy)


def _written(copy: Path) -> int:
    """Return when a copy was written last, by its file system; 0 where nobody may look."""
    try:
        return os.lstat(copy).st_mtime_ns
    except OSError:
        return 0


def _is_saved(left: Recovery) -> bool:
    try:
        return read_kept(left.path).text == left.text
    except KeepError:
        return False


def _clear(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
