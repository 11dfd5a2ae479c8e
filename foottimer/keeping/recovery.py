"""Recovery copies: what was typed and not saved yet, kept for the next start when the program dies.

Each editor has a name of its own and holds a lock as long as it lives, so that nobody is offered, or overwrites, what
another one is working on. The system lets go of the lock when the process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from foottimer.files import replace_whole
from foottimer.folders import make
from foottimer.keeping.kept import KeepError, read_kept, reported
from foottimer.keeping.names import id_of
from foottimer.locks import hold, is_held
from foottimer.routine.words import printable

_LOCK = re.compile(r"([0-9a-f]{32})\.lock")
_COPY = re.compile(r"([0-9a-f]{32})\.[0-9]+\.[a-z0-9-]+\.json")


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
        found: list[Recovery] = []
        for token, copies in self._editors().items():
            if token != self._token and not is_held(self._folder / f"{token}.lock", clear=not copies):
                found += [left for copy in copies if (left := _left(copy)) is not None]
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
        while self._lock is None:
            self._token = uuid4().hex
            self._lock = hold(self._folder / f"{self._token}.lock")


def _left(copy: Path) -> Recovery | None:
    """Return what a copy holds; None where it is none, or where the file holds it by now: then it is removed."""
    try:
        found = _recovery(copy)
        saved = _is_saved(found)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    if saved:
        _clear(copy)
        return None
    return found


def _recovery(copy: Path) -> Recovery:
    """Read a copy; raises OSError, or one of the errors of what is not as `Copies.keep` writes it."""
    if not copy.is_file():  # a pipe would be waited for
        raise ValueError("not a regular file")
    data = json.loads(copy.read_bytes())
    path, when = Path(data["path"]), datetime.fromisoformat(data["when"])
    if not path.is_absolute() or when.tzinfo is None:
        raise ValueError("not written by an editor")
    return Recovery(path, str(data["text"]), str(data["base"]), when, copy)


def _is_saved(left: Recovery) -> bool:
    try:
        return read_kept(left.path).text == left.text
    except KeepError:
        return False


def _clear(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
