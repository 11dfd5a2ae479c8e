"""The programs that play a sound file, each as a child process that has nothing to do with our terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from foottimer.cue import child
from foottimer.values import dataclass

PROGRAMS = {"pw-play": (), "paplay": (), "aplay": ("-q",), "afplay": ()}
"""Programs by name with their options, in order of preference: the sound servers, then the bare card; macOS's own."""
WINSOUND = "winsound"
"""The player of Windows: a Python of its own, so that what the sound system does to it never reaches us."""
# SND_FILENAME | SND_NODEFAULT: a file that can't be played fails instead of beeping.
_PLAY = "import sys, winsound; winsound.PlaySound(sys.argv[1], 0x20002)"


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a file."""

    name: str
    """What it is called."""
    command: tuple[str, ...]
    """How it is started; the file's path follows."""

    def start(self, path: Path) -> subprocess.Popen[bytes]:
        """Start it; raises OSError where that is not possible, ValueError for a path that no file can have.

        The path is absolute, so that it is never read as an option.
        """
        return child.start((*self.command, os.path.abspath(path)))


def find_players(platform: str, which: Callable[[str], str | None]) -> tuple[Player, ...]:
    """Return the players of this machine, the preferred one first.

    `platform` is as `sys.platform`, `which` as `shutil.which`.
    """
    if platform == "win32":
        return _winsound()
    paths = {name: which(name) for name in PROGRAMS}
    return tuple(Player(name, (path, *PROGRAMS[name])) for name, path in paths.items() if path is not None)


def _winsound() -> tuple[Player, ...]:
    """Return this Python as a player; none where it is packed into a program that takes no options."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return ()
    return (Player(WINSOUND, (sys.executable, "-I", "-S", "-c", _PLAY)),)
