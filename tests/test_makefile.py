"""What make says where Python is not as it has to be."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


def make(folder: Path, python: Path | str, target: str = "run") -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).touch()
    # The tests themselves may run under make, which hands down its arguments.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", target, f"PYTHON={python}"]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def stub(folder: Path, fails_on: str) -> Path:
    path = folder / "python"
    path.write_text(f'#!/bin/sh\ncase "$2" in *{fails_on}*) exit 1;; esac\nexit 0\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The lines of standard error but make's own closing one."""
    assert done.returncode != 0
    return "\n".join(line for line in done.stderr.splitlines() if not line.startswith("make"))


@pytest.mark.parametrize("target", ["run", "test", "lint", "wheel"])
def test_without_python_it_says_what_to_install(tmp_path: Path, target: str) -> None:
    said = complaint(make(tmp_path, "/nonexistent/python3", target))
    assert "Python 3.11 or newer" in said
    assert "apt install python3 python3-venv" in said
    assert "\n" not in said


def test_with_an_old_python_it_says_which_is_needed(tmp_path: Path) -> None:
    said = complaint(make(tmp_path, stub(tmp_path, "version_info")))
    assert "is older" in said
    assert "PYTHON=python3.11" in said
    assert "\n" not in said


def test_without_venv_it_says_what_to_install_and_leaves_nothing(tmp_path: Path) -> None:
    said = complaint(make(tmp_path, stub(tmp_path, "ensurepip")))
    assert said == "foottimer needs Python's venv: install it (Debian, Ubuntu: apt install python3-venv)"
    assert not (tmp_path / ".venv").exists()


def test_help_lists_every_target(tmp_path: Path) -> None:
    done = make(tmp_path, "/nonexistent/python3", "help")
    phony = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY"))
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == phony.split()[1:]
