"""What the three parts of the review share: their row on top, getting from one to another, reading the store."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual.app import ComposeResult

from foottimer.history.store import Store, StoreError
from foottimer.ui.commands import Command
from foottimer.ui.screens.reading import Data, Reading
from foottimer.ui.widgets.parts import PartsLine

PARTS = (
    Command("now", "1", "now", "How the week stands, and a year of days.", footer=False),
    Command("progress", "2", "progress", "Whether it is working, and left against right.", footer=False),
    Command("sessions", "3", "sessions", "Every session, to be found, read and changed.", footer=False),
)
"""What leads to the parts, in their order; the action is what a part is called."""
REVIEW_KEYS = (
    Command("next_part", "tab", "next part", "Go to the next part of the review.", footer=False),
    Command("previous_part", "shift+tab", "part before", "Go to the part before.", footer=False),
    *PARTS,
    Command("reload", "r", "read again", "Read the sessions again.", footer=False),
    Command("leave", "escape,q", "back", "Back to where you were."),
    Command("app.settings", "comma,f3", "settings", "The week's goal and first day, colours, keys.", footer=False),
    Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
)
"""What a person can do in every part; a part has these after its own, as `KEYS = (*own, *REVIEW_KEYS)`."""


class Reviewing(Reading[Data]):
    """A part of the review. It says what is on it (`body`), what it asks of the store (`read`) and shows that (`show`).

    It states PART, KEYS and `BINDINGS = bindings(KEYS, __name__)`.
    """

    PART: ClassVar[str]
    """Which part it is, by the action that leads to it."""
    DEFAULT_CSS = "Reviewing > #parts { height: 1; }"

    def read(self, store: Store | None) -> Data:
        """Ask the store, None where there is none yet; called in a thread, all questions as of one instant."""
        raise NotImplementedError

    def head(self) -> ComposeResult:
        """The parts."""
        yield PartsLine(PARTS, self.PART, id="parts")

    def on_mount(self) -> None:
        """Open at this part next time."""
        self._foottimer.review_part = self.PART

    # Reading -------------------------------------------------------------------------------------

    _has_store = False

    def fetch(self) -> Data:
        """Ask the store."""
        data = self._foottimer.services.ask(self._read_still)
        self._has_store = data is not None
        return self.read(None) if data is None else data[0]

    def _read_still(self, store: Store) -> tuple[Data]:
        with store.still():
            return (self.read(store),)

    def after_reading(self) -> None:
        """Enter a goal that is new as set today, whether it is written or not; that waits for other programs, too."""
        if self._has_store:
            with suppress(StoreError):
                self._foottimer.services.keep_goal()

    # What the person does ------------------------------------------------------------------------

    def action_now(self) -> None:
        """Go to the week."""
        self._go("now")

    def action_progress(self) -> None:
        """Go to the charts."""
        self._go("progress")

    def action_sessions(self) -> None:
        """Go to the sessions."""
        self._go("sessions")

    def action_next_part(self) -> None:
        """Go to the next part."""
        self._go_by(1)

    def action_previous_part(self) -> None:
        """Go to the part before."""
        self._go_by(-1)

    def action_leave(self) -> None:
        """Go back to where the review was opened."""
        if self.app.screen is self:
            self._foottimer.sessions_left = None
        super().action_leave()

    def _go_by(self, by: int) -> None:
        names = [part.action for part in PARTS]
        self._go(names[(names.index(self.PART) + by) % len(names)])

    def _go(self, part: str) -> None:
        if part != self.PART:
            self.go_to(part_called(part))

    def go_to(self, other: Reviewing[Any]) -> None:
        """Show another part in place of this one."""
        if self.app.screen is self:
            self.app.switch_screen(other)


def part_called(name: str) -> Reviewing[Any]:
    """Return a new screen of a part."""
    if name == "progress":
        from foottimer.ui.screens.progress import ProgressScreen

        return ProgressScreen()
    if name == "sessions":
        from foottimer.ui.screens.sessions import SessionsScreen

        return SessionsScreen()
    from foottimer.ui.screens.now import NowScreen

    return NowScreen()
