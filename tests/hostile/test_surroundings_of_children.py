"""What programs that are started get to see, and where they are looked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from foottimer.cue import child
from foottimer.cue.finding import surroundings, where_is


def put(folder: Path, name: str = "paplay") -> str:
    """Make a program in a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("nearest", ["", ".", "bin", "./bin"])
def test_a_program_in_the_folder_one_is_in_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nearest: str
) -> None:
    for folder in ("", "bin"):
        put(tmp_path / "sent" / folder)
    real = put(tmp_path / "real")
    monkeypatch.chdir(tmp_path / "sent")
    monkeypatch.setenv("PATH", f"{nearest}{os.pathsep}{tmp_path / 'real'}")
    assert where_is("paplay") == real
    monkeypatch.setenv("PATH", nearest)
    assert where_is("paplay") is None
    monkeypatch.delenv("PATH")
    assert where_is("no-such-program-anywhere") is None


def test_a_child_gets_no_environment_that_it_need_not_have() -> None:
    kept = {"PATH": "/bin", "HOME": "/h", "LC_ALL": "C", "XDG_RUNTIME_DIR": "/r", "PULSE_SERVER": "x", "DISPLAY": ":0"}
    secret = {"AWS_SECRET_ACCESS_KEY": "s", "GITHUB_TOKEN": "t", "FOOTTIMER_HOME": "/f", "PYTHONPATH": "/p", "IFS": "x"}
    assert surroundings({**kept, **secret}) == kept
    assert surroundings({"SystemRoot": "C:\\Windows", "Path": "x", "ProgramFiles(x86)": "y"}).keys() == {
        "SystemRoot",
        "Path",
        "ProgramFiles(x86)",
    }


def test_a_child_is_started_with_that_and_with_arguments_that_no_shell_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tell"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > said\nenv >> said\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("SECRET_TOKEN", "of no concern")
    text = "$(touch gone); `touch gone` && touch gone | x > gone"
    done = child.start([str(program), text, "--", "-x"], folder=tmp_path)
    assert done.wait(30) == 0
    said = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert said[:3] == [text, "--", "-x"]
    assert not [line for line in said if "SECRET_TOKEN" in line]
    assert [line for line in said if line.startswith("PATH=")]
    assert not (tmp_path / "gone").exists()
