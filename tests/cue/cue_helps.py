"""Programs and sounds that the tests of cues are given."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest

TONE = array("h", [3_000, -3_000] * 500)
posix = pytest.mark.skipif("sys.platform == 'win32'", reason="the stand-ins are shell scripts")


def write_sound(path: Path, samples: array[int] = TONE, hertz: int = 22_050) -> Path:
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, hertz, len(samples), "NONE", ""))
        sound.writeframes(samples.tobytes())
    return path


def read_sound(path: Path) -> array[int]:
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        return array("h", sound.readframes(sound.getnframes()))


def program(folder: Path, name: str, *lines: str) -> str:
    """Make a program of shell lines; it keeps its arguments, one a line, in the file `NAME.args` beside it."""
    path = folder / name
    kept = f'for given in "$@"; do printf "%s\\n" "$given"; done > "{path}.args"'
    path.write_text("\n".join(["#!/bin/sh", kept, *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def arguments(path: str) -> list[str]:
    return Path(f"{path}.args").read_text(encoding="utf-8").splitlines()
