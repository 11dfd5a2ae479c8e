"""What the three parts of the review share: their row on top, getting from one to another, reading and writing.

A part is painted empty first; then a thread asks the store, and what it answered is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from foottimer.history.store import Store, StoreError
from foottimer.routine.words import printable
from foottimer.settings.model import Settings
from foottimer.ui.commands import Command, key_of, screen_commands
from foottimer.ui.storing import in_store, tell_left_out
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.parts import PartsLine

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

Data = TypeVar("Data")
"""What a part reads of the store."""
Answer = TypeVar("Answer")

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


class Reviewing(Screen[None], Generic[Data]):
    """A part of the review. It says what is on it (`body`), what it asks of the store (`read`) and shows that (`show`).

    It states PART, KEYS and `BINDINGS = bindings(KEYS, __name__)`.
    """

    PART: ClassVar[str]
    """Which part it is, by the action that leads to it."""
    KEYS: ClassVar[tuple[Command, ...]]
    """What a person can do here."""
    _opened = False
    _refusal = ""
    """Why the latest change was refused, as it is said; empty where it was not."""
    AUTO_FOCUS = ""
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    Reviewing {
        layout: vertical;
        padding: 1 2 0 2;
        background: $background;
        & > #parts { height: 1; }
        & > #said { display: none; height: auto; max-height: 3; color: $accent; &.-wrong { color: $error; } }
        &.-saying > #said { display: block; }
        & > KeyBar { padding: 0; margin: 1 0; }
        &.-middle, &.-low, &.-short, &.-flat { padding: 0 2; }
        &.-middle > KeyBar, &.-low > KeyBar, &.-short > KeyBar { margin: 0; }
        &.-flat > KeyBar { display: none; }
        &.-narrow { padding: 0 1; }
        &.-slim { padding: 0; }
    }
    """

    # What a part says of itself ------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Lay out what is below the row on top."""
        raise NotImplementedError

    def read(self, store: Store | None) -> Data:
        """Ask the store, None where there is none yet; called in a thread, all questions as of one instant."""
        raise NotImplementedError

    def show(self, data: Data) -> None:
        """Show what was read."""
        raise NotImplementedError

    # Frame ---------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the row on top, the part, what is said of it, and the keys."""
        yield PartsLine(PARTS, self.PART, id="parts")
        yield from self.body()
        yield Static(id="said", markup=False)
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Read once the first frame is on the terminal; this part is the one that opens next time."""
        self._foottimer.review_part = self.PART
        self.call_after_refresh(self.reload)

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Say what was done, or what cannot be; nothing for an empty sentence."""
        sentence = "\n".join(map(printable, sentence.split("\n")))  # it may name what is in the store
        said = self.query_one("#said", Static)
        said.set_class(wrong, "-wrong")
        said.update(f"! {sentence}" if wrong else sentence)
        self.set_class(bool(sentence), "-saying")

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)

    # Reading and writing -------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Read again: what was over it may have changed something, and it may be another day."""
        if self._opened:
            self.reload()

    def reload(self) -> None:
        """Read the store in a thread, and show what it answers; a reading under way is forgotten."""
        self._opened = True
        self.run_worker(self._read_in_thread, thread=True, exclusive=True, group="read")

    def _read_in_thread(self) -> None:
        services = self._foottimer.services
        try:
            data = services.ask(self._read_still)
            shown = partial(self._show_read, self.read(None) if data is None else data[0])
        except StoreError as error:
            shown = partial(self._say_unread, str(error))
            data = None
        if not get_current_worker().is_cancelled:
            self.in_app(shown)
        # A goal that is new enters as set today, whether it is written or not; that waits for other programs, too.
        if data is not None:
            with suppress(StoreError):
                services.keep_goal()

    def in_app(self, doing: Callable[..., object], *told: object) -> None:
        """Have the app do something here, as a thread asks for; not where the screen was left meanwhile."""

        def do() -> None:
            if self.is_attached:
                doing(*told)

        self.app.call_from_thread(do)

    def _read_still(self, store: Store) -> tuple[Data]:
        with store.still():
            return (self.read(store),)

    def _show_read(self, data: Data) -> None:
        if self.has_class("-unread"):
            self.remove_class("-unread")
            self.say(self._refusal, wrong=bool(self._refusal))
        self.show(data)
        tell_left_out(self._foottimer)

    def _say_unread(self, trouble: str) -> None:
        self.add_class("-unread")
        self.say(f"{self._refusal or trouble}\n{key_of(self, 'reload')} reads it again.", wrong=True)

    def write(
        self, doing: Callable[[Store], Answer], done: Callable[[Answer], object], refused: str = "Nothing was changed"
    ) -> None:
        """Change the store in a thread, then call `done` with what it answered, and read again.

        Where the store refuses, the person is told why.
        """

        def finish(answer: Answer) -> None:
            done(answer)
            self.reload()

        def refuse(why: str) -> None:
            self._refusal = f"{refused}: {why}"
            self.say(self._refusal, wrong=True)

        self._refusal = ""
        in_store(self, doing, finish, refuse)

    def obey(self, settings: Settings) -> None:
        """Read again: a week may have another goal or another first day."""
        if self.is_mounted:
            self.reload()

    # What the person does ------------------------------------------------------------------------

    def action_reload(self) -> None:
        """Read the sessions again."""
        self._refusal = ""
        self.say("")
        self.reload()

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
            self.dismiss(None)

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
