"""Players that are little scripts: one that plays, one that fails, one that hangs, one that waits to be let in."""

from __future__ import annotations

import os
import select
from pathlib import Path

from foottimer.cue.players import Player

WAIT = 20
"""Seconds after which something is not expected any more."""


class Stage:
    """Makes players in a folder, and hears what they do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sound = folder / "tone.wav"
        self.sound.write_bytes(b"a sound")
        self._pipe = folder / "heard"
        os.mkfifo(self._pipe)
        self._end = os.open(self._pipe, os.O_RDWR | os.O_NONBLOCK)
        self._rest = ""

    def close(self) -> None:
        os.close(self._end)

    def another(self, name: str) -> Path:
        """One more file to be played."""
        path = self.folder / name
        path.write_bytes(b"another sound")
        return path

    def player(self, name: str, then: str = "exit 0") -> Player:
        """A player that says its name, its process and the file's name, and goes on with `then`."""
        script = self.folder / name
        says = f'echo "{name} $$ ${{1##*/}}" > "{self._pipe}"'
        script.write_text(f"#!/bin/sh\n{says}\n{then}\n", encoding="utf-8")
        script.chmod(0o755)
        return Player(name, (str(script),))

    def waits(self, name: str) -> Player:
        """A player that does nothing, not even say its name, for longer than any test runs."""
        script = self.folder / name
        script.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
        script.chmod(0o755)
        return Player(name, (str(script),))

    def missing(self, name: str) -> Player:
        """A player that is not there."""
        return Player(name, (str(self.folder / name),))

    def hears(self) -> tuple[str, int, str]:
        """Wait for the next player to speak; return its name, its process and the name of its file."""
        while "\n" not in self._rest:
            assert select.select([self._end], [], [], WAIT)[0], "no player was started"
            self._rest += os.read(self._end, 4_096).decode()
        line, self._rest = self._rest.split("\n", 1)
        name, process, file = line.split(" ", 2)
        return name, int(process), file

    def is_silent(self) -> bool:
        """Whether nothing was said that was not heard."""
        return not self._rest and not select.select([self._end], [], [], 0)[0]


def ends(process: int) -> bool:
    """Wait for a process to be gone or to be waited for; return whether it is."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], WAIT)[0])
    finally:
        os.close(watched)


def is_gone(process: int) -> bool:
    """Whether the process is not even waited for any more."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
