"""Notifications for a person who looks elsewhere: by the desktop's own program, or by the terminal.

Windows has none here: a toast from PowerShell needs a registered program and a script of its own that takes seconds.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from functools import partial

from foottimer.cue.child import OneAtATime

SHOWN_MS = 4_000
"""How long the desktop is asked to show one."""
LONGEST = 200
"""Characters of a text that are shown: what takes a sequence holds it in a buffer."""

_NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "+", "\\": "/"})
"""A desktop may read a body as markup, and notify-send reads backslashes; others show them as they are."""
_APPLESCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)
"""What is shown comes as arguments, nothing of it stands in the script."""
_DUMB = ("", "dumb", "linux")
"""What TERM is where no sequence is obeyed, or some are printed."""


class Notifier:
    """A program that shows a notification."""

    def __init__(self, name: str, command: Callable[[str, str], list[str]]) -> None:
        """Make the program's command of a title and a text by `command`."""
        self.name = name
        self._command = command
        self._child = OneAtATime()

    def tell(self, title: str, text: str) -> None:
        """Begin to show it; nothing happens while the program is busy with the one before, or can't be started."""
        with contextlib.suppress(OSError):
            self._child.start(self._command(_line(title), _line(text)))

    def close(self) -> None:
        """End the program if it still runs."""
        self._child.stop()


def find_notifier(platform: str, which: Callable[[str], str | None], environ: Mapping[str, str]) -> Notifier | None:
    """Return what shows notifications where the person sits, None over SSH and without a desktop."""
    if platform == "win32" or environ.get("SSH_CONNECTION"):
        return None
    name, command = ("osascript", _osascript) if platform == "darwin" else ("notify-send", _notify_send)
    desktop = platform == "darwin" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    program = which(name) if desktop else None
    return Notifier(name, partial(command, program)) if program else None


def osc9(text: str, environ: Mapping[str, str]) -> str:
    """Return the sequence that has a terminal notify the person, empty for one that can't.

    iTerm2, kitty, WezTerm, Ghostty and foot obey it, most of them only while they have not the focus; others
    ignore it, GNOME's and Apple's among them. tmux hands it on when `allow-passthrough` is on.
    """
    shown = _line(text).replace(";", ",")
    if not shown or environ.get("TERM", "") in _DUMB:
        return ""
    if shown[0].isdigit():  # ConEmu, Windows Terminal and Ghostty have orders that begin so, as 4 for progress
        shown = f"foottimer: {shown}"
    sequence = f"\x1b]9;{shown}\x07"
    if environ.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("STY"):
        return f"\x1bP{sequence}\x1b\\"
    return sequence


def _line(text: str) -> str:
    """Return a text on one line, without anything that is not printed, and not too long."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST].strip()


def _notify_send(program: str, title: str, text: str) -> list[str]:
    """A hint and not -e says that it need not be kept: version 0.7 (Ubuntu 22.04) does not know -e."""
    options = ["-a", "foottimer", "-u", "low", "-t", str(SHOWN_MS), "-h", "int:transient:1"]
    return [program, *options, "--", title, text.translate(_NO_MARKUP)]


def _osascript(program: str, title: str, text: str) -> list[str]:
    lines = [part for line in _APPLESCRIPT for part in ("-e", line)]
    return [program, *lines, "--", title, text]
