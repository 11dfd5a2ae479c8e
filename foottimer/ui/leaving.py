"""How the app stops, and what becomes of a running session then."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ScreenError
from textual.screen import Screen

from foottimer.ui.breaking import Breaking

if TYPE_CHECKING:
    from foottimer.follow.runner import Runner
    from foottimer.ui.screens.player import PlayerScreen


def _left_off(runner: Runner, wanted: bool, tried: bool) -> str:
    """Return what is said, once the screen is the shell's, of a session that ran as far as was seen, or was `tried`."""
    from foottimer.history.record import Status  # there where a session is, and before the first frame not needed

    name, over = runner.session.timeline.name, runner.journal.status is Status.COMPLETED
    if tried:  # beside an editor, whose changes are kept
        return f"{name}: stopped; it was only tried, which is never saved."
    if not runner.journal.kept:
        return f"{name}: {'finished' if over else 'stopped'}, what was done is not saved."
    how = "finished" if over else "stopped" if wanted else "interrupted"
    if runner.journal.trouble:  # where it waits instead is said apart
        return f"{name}: {how}."
    return f"{name}: {how}, what was done is kept{'' if over or wanted else '; foottimer resume goes on with it'}."


class Leaving(Breaking):
    """An app that keeps what was done, however it is ended."""

    def __init__(self, no_color: bool = False) -> None:
        """With `no_color`, send no colour to the terminal, but what is bold or in reverse."""
        super().__init__(ansi_color=True if no_color else None)
        self.farewell: list[str] = []
        """Lines printed once the screen is the shell's again."""
        self.player: PlayerScreen | None = None
        """The screen of the session under way."""
        self._saved = False

    def listen(self) -> None:
        """Take signals from now on, in the loop that runs, and hear of what breaks in it."""
        super().listen()
        if self._asked:
            self.stop(self._asked)

    def stop(self, status: int) -> None:
        """End at once with an exit status; a running session is interrupted, but ended and kept after ctrl+c."""
        self._asked = status
        self.save_for(status)
        self.exit(status, return_code=status)

    def stop_soon(self, status: int) -> None:
        """Stop as `stop` does, asked from a signal's handler or another thread."""
        self._asked = status
        if self._listening is not None:  # else nothing is drawn yet, and the app stops when it listens
            with contextlib.suppress(RuntimeError):  # it is over already
                self._listening.call_soon_threadsafe(self.stop, status)

    def save_for(self, status: int) -> None:
        """Keep what was done, as is right for an end with an exit status."""
        self.save(wanted=status == 128 + signal.SIGINT)

    def save(self, wanted: bool = False) -> None:
        """Keep a copy of what is being edited, and interrupt a running session; end it where that is `wanted`.

        Done once; nothing of it keeps the app from ending.
        """
        if self._saved:
            return
        self._saved = True
        for keep in [getattr(screen, "keep_now", None) for screen in self._screens()]:
            if keep is not None:
                with contextlib.suppress(Exception):
                    keep()
        player = self.player
        if player is not None and player.runner.session.is_open:
            player.ready = False  # no key that waits makes it go on
            with contextlib.suppress(Exception):
                (player.runner.end if wanted else player.runner.interrupt)()
            self.farewell.append(_left_off(player.runner, wanted, player.tried))

    def _screens(self) -> Sequence[Screen[object]]:
        try:
            return self.screen_stack
        except ScreenError:  # nothing is drawn yet, or everything is gone
            return ()

    def action_interrupt(self) -> None:
        """Stop as ctrl+c does anywhere, but where it copies: what is being edited is not to be lost by it."""
        copies = [copy for screen in self.screen_stack if (copy := getattr(screen, "copy_instead", None))]
        if copies and self.player is None:
            copies[-1]()
        else:
            self.stop(128 + signal.SIGINT)
