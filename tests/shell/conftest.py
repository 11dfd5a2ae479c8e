from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from foottimer.cli import main


@dataclass(frozen=True)
class Called:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("FOOTTIMER_HOME", str(folder))
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    def calling(*arguments: str) -> Called:
        status = main(arguments)
        captured = capsys.readouterr()
        return Called(status, captured.out, captured.err)

    return calling


@pytest.fixture
def routine(home: Path) -> Callable[..., Path]:
    def writing(text: str, name: str = "mine.toml") -> Path:
        folder = home / "routines"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return writing
