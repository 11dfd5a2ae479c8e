"""Folders of routines to keep, with a manual time; and systems that fail at a step of one's choice."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from foottimer.keeping.keeper import Keeping

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINE = '# mine\nformat = 1\nname = "Mine"\n\n[[block]]\nname = "Stand"\nhold = 20\n'
OTHER = MINE.replace("20", "30")
BUNDLED = MINE.replace("Mine", "Bundled")


@dataclass
class Shelf:
    """A folder of the person's own, one that came along, and what keeps them."""

    home: Path
    time: datetime = NOON

    @property
    def folder(self) -> Path:
        return self.home / "routines"

    @property
    def bundled(self) -> Path:
        return self.home / "bundled"

    @property
    def trash(self) -> Path:
        return self.home / "data" / "trash"

    @property
    def recovery(self) -> Path:
        return self.home / "data" / "recovery"

    def keeping(self) -> Keeping:
        return Keeping(self.folder, self.trash, self.recovery, lambda: self.time, self.bundled)

    def wait(self, **time: float) -> None:
        self.time += timedelta(**time)

    def put(self, name: str = "mine", text: str = MINE) -> Path:
        path = self.folder / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return path

    def names(self, folder: Path | None = None) -> list[str]:
        """Everything in a folder, what begins with a dot too."""
        folder = folder or self.folder
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def thrown_texts(self) -> list[str]:
        return sorted(text_of(path) for path in self.trash.iterdir()) if self.trash.exists() else []


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


class KilledError(BaseException):
    """The process is gone: nothing of it happens any more."""


@dataclass
class System:
    """The system's calls, counted; from one of them on they fail, or all is over."""

    at: int = 0
    """Which call fails, from 1; 0 for none."""
    error: int | None = None
    """With what; None for a kill."""
    done: bool = False
    """Whether that call still does what it is for, or, a write, half of it."""
    calls: list[str] = field(default_factory=list)

    STEPS = (
        *("open", "write", "close", "fsync", "fstat", "stat", "lstat", "chmod", "chown", "link", "unlink", "replace"),
        *("makedirs", "access", "listdir", "urandom"),
    )

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in self.STEPS:
            return real

        def step(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if self.at and number > self.at and self.error is None:
                raise KilledError
            if number != self.at:
                return real(*arguments, **options)
            if self.done and name == "write":
                real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            elif self.done or name == "close":  # what fails to close is closed
                real(*arguments, **options)
            if self.error is None:
                raise KilledError
            raise OSError(self.error, os.strerror(self.error))

        return step


FULL = errno.ENOSPC


def no_links(*_: object, **__: object) -> None:
    """As a file system answers in which a file has one name."""
    raise PermissionError(1, "Operation not permitted")


@contextmanager
def system(
    monkeypatch: pytest.MonkeyPatch, at: int = 0, error: int | None = None, done: bool = False
) -> Iterator[System]:
    """Have files be written through a system that fails at a call."""
    failing = System(at, error, done)
    with monkeypatch.context() as patched:
        patched.setattr("foottimer.files.os", failing)
        yield failing
