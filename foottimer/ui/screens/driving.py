"""A screen that drives a session: each key is one move of its runner."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from foottimer.follow.known import NOT_KEPT, exchanged_text
from foottimer.follow.runner import TEN_SECONDS, Runner
from foottimer.history.record import Status
from foottimer.routine.phrases import said
from foottimer.session.events import Event, Exchanged, Refused

SAID = 8
"""Seconds that it takes to read which exercise comes now."""


class Driving(Screen[Status]):
    """Makes the moves; what they lead to is shown by the screen that is made of it."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.runner = runner
        """The session that is followed."""
        self.ready = False
        """Whether there is something to show it in: a key may come before that."""

    def _follow(self, happened: tuple[Event, ...]) -> None:
        raise NotImplementedError

    def _do(self, act: Callable[[], tuple[Event, ...]]) -> None:
        if self.runner.session.is_open and self.ready:
            self._follow(act())

    def action_go(self) -> None:
        """Say done where that is waited for, else pause or go on."""
        self._do(self.runner.go)

    def stand_still(self) -> None:
        """Pause, whatever it does now."""
        self._do(self.runner.pause)

    def action_pause(self) -> None:
        """Pause or go on."""
        self._do(self.runner.toggle)

    def action_skip(self) -> None:
        """Go on to the next interval."""
        self._do(self.runner.skip)

    def action_back(self) -> None:
        """Go back."""
        self._do(self.runner.back)

    def action_longer(self) -> None:
        """Add 10 s."""
        self._do(lambda: self.runner.adjust(TEN_SECONDS))

    def action_shorter(self) -> None:
        """Take 10 s off."""
        self._do(lambda: self.runner.adjust(-TEN_SECONDS))

    def action_ease(self) -> None:
        """Go on with the easier exercise, or with the harder one again."""
        self._do(self.runner.ease)

    def action_sore(self) -> None:
        """Mark the exercise as sore, or as well again."""
        if not (self.runner.session.is_open and self.ready):
            return
        self.app.clear_notifications()
        try:
            work = self.runner.mark_sore()
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False, timeout=SAID)
            return
        clears = "S again clears it, as x does under levels" if self.runner.journal.kept else NOT_KEPT
        self.notify(self.runner.known.sore_text(work, clears), markup=False, timeout=SAID)

    def say_exchanged(self, happened: tuple[Event, ...]) -> None:
        """Say which exercise takes whose place, or why none does."""
        for event in happened:
            if isinstance(event, Exchanged | Refused):
                self.app.clear_notifications()
                self.notify(
                    exchanged_text(event),
                    severity="warning" if isinstance(event, Refused) else "information",
                    markup=False,
                    timeout=SAID,
                )

    def action_glossary(self) -> None:
        """Explain the words of the routine; the session goes on."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(said(self.runner.session.timeline)))
