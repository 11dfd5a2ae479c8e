"""What becomes of the app when foottimer itself makes a mistake: on the screen, in a worker, a timer, a thread."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from foottimer.signals import HUNG_UP, is_gone

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

PROBLEM = 1
"""The exit status after a mistake."""
_DRAWING = "textual-output"
"""The thread that writes to the terminal: without it the screen stands still, and then everything."""


def _nothing(_: int) -> None:
    return None


def _settle() -> None:
    return None


def _not_written(_: BaseException) -> Path | None:
    return None


class Breaking(App[int]):
    """An app that ends after a mistake as after anything else: what was done is kept, and the screen is the shell's.

    A mistake in a thread of its own, or in what nobody waits for, ends nothing: it is told, and training goes on.
    """

    broken: BaseException | None = None
    """The mistake that ended the app."""
    within: Callable[[int], object] = staticmethod(_nothing)
    """Called when the app is about to end by itself, with the status: sees to it that it does."""
    end: Callable[[int], object] = staticmethod(_nothing)
    """Ends the app with a status, in time; may be called from any thread."""
    write_down: Callable[[BaseException], Path | None] = staticmethod(_not_written)
    """Writes all of a mistake into a file, and returns that."""
    settled: Callable[[], object] = staticmethod(_settle)
    """Called when everything that a start makes is made."""
    _asked = 0
    _listening: asyncio.AbstractEventLoop | None = None
    _told: frozenset[str] = frozenset()

    def save(self, wanted: bool = False) -> None:
        """Keep what was done."""
        raise NotImplementedError

    def listen(self) -> None:
        """Hear of what breaks in the loop that runs."""
        self._listening = asyncio.get_running_loop()
        self._listening.set_exception_handler(self._hear)

    def thread_broke(self, name: str, error: BaseException) -> None:
        """Say that a thread broke, from any thread; without the one that draws, end."""
        if name == _DRAWING:
            self.broken = error
            self.end(HUNG_UP if is_gone(0) else PROBLEM)
        elif self._listening is not None:
            with contextlib.suppress(RuntimeError):  # it is over already
                self._listening.call_soon_threadsafe(self._tell, error)

    # Textual's own ways, which print pages with what every variable holds ---------------------------

    def _handle_exception(self, error: Exception) -> None:
        """End after a mistake; while the app ends anyway, what breaks since half of it is gone is no news."""
        if self._asked:
            return
        self._break(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End after a mistake that is told as a drawing, such as one in the thread that reads keys."""
        if self._asked:
            return
        if not self.is_headless and is_gone(0):
            self.end(HUNG_UP)
            return
        self._break(_drawn(renderables))
        self._return_code = PROBLEM
        self._close_messages_no_wait()

    def _break(self, error: BaseException) -> None:
        if self.broken is None:
            self.broken = error
            self.within(PROBLEM)
            self.save()

    def _hear(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """Take what asyncio would print on the screen."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._tell(error)
        else:
            loop.default_exception_handler(context)

    def _tell(self, error: BaseException) -> None:
        """Tell of a mistake that ends nothing, once."""
        from foottimer.rescue.breakdown import what

        if self._asked or (said := what(error)) in self._told:
            return
        self._told |= {said}
        file = self.write_down(error)
        kept = f" It is written down in {file}." if file else ""
        self.notify(
            f"Something behind the screen broke, and foottimer goes on without it: {said}.{kept}",
            severity="error",
            markup=False,
        )


class BrokenError(Exception):
    """A mistake of which only the drawing was handed on."""


def _drawn(renderables: tuple[RenderableType, ...]) -> BaseException:
    """Return the mistake that was drawn by Rich, as far as that tells."""
    from rich.traceback import Traceback

    for drawn in renderables:
        if isinstance(drawn, BaseException):
            return drawn
        if isinstance(drawn, Traceback) and drawn.trace.stacks:
            stack = drawn.trace.stacks[-1]
            error = BrokenError(f"{stack.exc_type}: {stack.exc_value}")
            error.add_note("\n".join(f"{at.filename}, line {at.lineno}, in {at.name}" for at in stack.frames))
            return error
    return BrokenError(" ".join(str(drawn) for drawn in renderables))
