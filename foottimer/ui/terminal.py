"""The terminal beyond Textual's widgets: the window's title, and news for who looks elsewhere."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

MOST_COLUMNS, MOST_LINES = 1000, 500
"""The largest size that is believed of an environment."""


def safe_title(text: str) -> str:
    """Return `text` without anything that could end the title's escape sequence."""
    return text if text.isprintable() else "".join(character for character in text if character.isprintable())


class WindowTitle:
    """The title of the terminal's window while the app runs.

    It goes to the terminal with the next frame: what is written by itself wakes the thread that writes once more.
    """

    def __init__(self, app: App[object]) -> None:
        self._app = app
        self._shown = ""
        self._next = ""

    def show(self, text: str) -> None:
        """Show `text` as the title with the next frame; what had none since it was last asked for is shown now."""
        title, before = safe_title(text), self._next
        self._next = title
        if before != self._shown:
            self.write()

    def write(self) -> None:
        """Write the title that is due; nothing when it is there or on a headless screen."""
        title = self._next
        if title == self._shown or self._app.is_headless:
            return
        begin = "" if self._shown else "\x1b[22;2t"  # the title that was there is put on the terminal's stack
        self._shown = title
        write(self._app, f"{begin}\x1b]2;{title}\x07")

    def restore(self) -> None:
        """Give the window the title back that it had."""
        self._next = ""
        if self._shown:
            self._shown = ""
            write(self._app, "\x1b]2;\x07\x1b[23;2t")


def write(app: App[object], sequence: str) -> None:
    """Write a sequence to the terminal; nothing on a headless screen.

    Textual has no call for it, so this is the one place that reaches for the app's driver; without one
    (a test, another Textual) nothing is written.
    """
    driver = getattr(app, "_driver", None)
    if driver is not None and not app.is_headless:
        driver.write(sequence)


def measured(environment: MutableMapping[str, str], descriptor: int) -> None:
    """Let the terminal say how large it is: take out of an environment what says otherwise, or can't be.

    COLUMNS and LINES go before the terminal where they are set, also after it was resized; a size that no terminal has
    would take all memory. They stay where the terminal itself does not know.
    """
    try:
        known = os.get_terminal_size(descriptor)
    except (OSError, ValueError):
        known = os.terminal_size((0, 0))
    for name, there, most in (("COLUMNS", known.columns, MOST_COLUMNS), ("LINES", known.lines, MOST_LINES)):
        stated = environment.get(name, "")
        plausible = stated.isascii() and stated.isdigit() and len(stated) < 5 and 0 < int(stated) <= most
        if there or not plausible:
            environment.pop(name, None)
