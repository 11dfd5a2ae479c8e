"""How the app gives the terminal away and has it back: ctrl+z and `fg`, another program on it, a stopped job.

Textual takes SIGCONT for the end of its own suspending, and begins to read the terminal a second time where the program
was stopped by a signal that nobody can catch. Here every one of these ways is the same one.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from foottimer.ui.repainting import Repainting


class Suspending(Repainting):
    """An app whose session stands still while the terminal is somebody else's."""

    _lent = False
    """Whether somebody else has the terminal."""

    def listen(self) -> None:
        """Take signals from now on; those that stop a job and let it go on too, where there is a terminal to give."""
        super().listen()
        if sys.platform != "win32" and self._is_job():
            signal.signal(signal.SIGTSTP, self._be_stopped)
            signal.signal(signal.SIGCONT, self._go_on)

    def stop(self, status: int) -> None:
        """End at once, also in the background, where the terminal stops who sets it up."""
        if sys.platform != "win32" and self._is_job():
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        super().stop(status)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to who is inside, and take it back whatever happens there; a session stands still."""
        player, since = self.player, self.services.clock.awake()
        if player is not None:
            player.step_aside()
        failed: BaseException | None = None
        self._lent = True
        try:
            with super().suspend():
                try:
                    yield
                except BaseException as error:  # Textual would leave the terminal as it is
                    failed = error
        finally:
            self._lent = False
        if player is not None and player is self.player:
            player.come_back(self.services.clock.awake() - since)
        if failed is not None:
            raise failed

    def action_suspend_process(self) -> None:
        """Stop the whole job, as the terminal does for ctrl+z; `make run` would wait on, and keep the shell away."""
        if sys.platform != "win32" and self._driver is not None and self._driver.can_suspend:
            with self.suspend():  # the terminal is the shell's before the shell is told
                os.killpg(os.getpgrp(), signal.SIGTSTP)
                self._wait_for_terminal()

    def _is_job(self) -> bool:
        """Whether there is a terminal to give away; asked elsewhere than in the main thread, there is none."""
        can = self._driver is not None and self._driver.can_suspend
        return can and threading.current_thread() is threading.main_thread()

    def _be_stopped(self, number: int, _: FrameType | None) -> None:
        """Stop at once where the terminal is given away already; else give it away first, in the app's turn."""
        if self._lent:
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            self._soon(self.action_suspend_process)

    def _go_on(self, number: int, _: FrameType | None) -> None:
        """Set the terminal up anew after a stop that nobody was told of: the shell has had it meanwhile."""
        if not self._lent:
            self._soon(self._set_up_anew)

    def _soon(self, act: Callable[[], object]) -> None:
        """Have the app do something in its own turn, asked from a signal's handler."""
        if self._listening is not None:
            with suppress(RuntimeError):  # it is over already
                self._listening.call_soon_threadsafe(self.call_later, act)

    def _set_up_anew(self) -> None:
        if self._lent:
            return
        self._wait_for_terminal()
        before = getattr(self._driver, "attrs_before", None)
        with self.suspend():
            pass
        if before is not None:
            setattr(self._driver, "attrs_before", before)  # noqa: B010 - what the shell's terminal was like at first

    def _wait_for_terminal(self) -> None:
        """Stand still until this job is in the foreground: `bg` lets it go on, but the terminal stays the shell's.

        Asked to end, it is not stopped once more: a signal is on its way that ends it here.
        """
        with suppress(OSError, AttributeError):  # there is no terminal any more, or no such thing
            while sys.__stdin__ is not None and os.tcgetpgrp(sys.__stdin__.fileno()) != os.getpgrp():
                if self._asked:
                    signal.pause()
                else:
                    os.killpg(os.getpgrp(), signal.SIGSTOP)
