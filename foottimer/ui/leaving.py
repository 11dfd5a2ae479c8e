"""How the app stops, and what becomes of a running session then."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from foottimer.ui.screens.player import PlayerScreen


class Leaving(App[int]):
    """An app that keeps what was done, however it is ended."""

    def __init__(self, no_color: bool = False) -> None:
        """With `no_color`, send no colour to the terminal, but what is bold or in reverse."""
        super().__init__(ansi_color=True if no_color else None)
        self.farewell: list[str] = []
        """Lines printed once the screen is the shell's again."""
        self.player: PlayerScreen | None = None
        """The screen of the session under way."""
        self._listening: asyncio.AbstractEventLoop | None = None

    def listen(self) -> None:
        """Take signals from now on, in the loop that runs."""
        self._listening = asyncio.get_running_loop()

    def stop(self, status: int) -> None:
        """End at once with the exit status `status`; a running session is kept as partial."""
        self.save()
        self.exit(status, return_code=status)

    def save(self) -> None:
        """Close a running session as partial, and keep a copy of what is being edited."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_now", None)
            if keep is not None:
                keep()
        if self.player is not None and self.player.runner.end():
            kept = "kept" if self.player.runner.journal.kept else "not saved"
            self.farewell.append(f"{self.player.runner.session.timeline.name}: stopped, what was done is {kept}.")

    def stop_soon(self, status: int) -> None:
        """Stop as `stop` does, asked from a signal's handler."""
        if self._listening is None:  # nothing is drawn yet
            raise SystemExit(status)
        with contextlib.suppress(RuntimeError):  # it is over already
            self._listening.call_soon_threadsafe(self.stop, status)

    def action_interrupt(self) -> None:
        """Stop as ctrl+c does anywhere, but where it copies: what is being edited is not to be lost by it."""
        copies = [copy for screen in self.screen_stack if (copy := getattr(screen, "copy_instead", None))]
        if copies and self.player is None:
            copies[-1]()
        else:
            self.stop(128 + signal.SIGINT)
