"""A screen that is painted empty first; then a thread reads, and what it found is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

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

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

Data = TypeVar("Data")
"""What a screen reads."""
Answer = TypeVar("Answer")


class Reading(Screen[None], Generic[Data]):
    """It says what stands on top (`head`) and below (`body`), reads in a thread (`fetch`) and shows that (`show`).

    What is made of it states KEYS, among them "reload" and "leave", and `BINDINGS = bindings(KEYS, __name__)`.
    """

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
    Reading {
        layout: vertical;
        padding: 1 2 0 2;
        background: $background;
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

    # What a screen says of itself ----------------------------------------------------------------

    def head(self) -> ComposeResult:
        """Lay out the row on top."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Lay out what is below it."""
        raise NotImplementedError

    def fetch(self) -> Data:
        """Read what is shown; called in a thread. Raises StoreError."""
        raise NotImplementedError

    def show(self, data: Data) -> None:
        """Show what was read."""
        raise NotImplementedError

    def after_reading(self) -> None:
        """Do, in the thread, what may wait until what was read is shown."""

    # Frame ---------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the row on top, what is below, what is said of it, and the keys."""
        yield from self.head()
        yield from self.body()
        yield Static(id="said", markup=False)
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Read once the first frame is on the terminal."""
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
        """Read in a thread, and show what was found; a reading under way is forgotten."""
        self._opened = True
        self.run_worker(self._read_in_thread, thread=True, exclusive=True, group="read")

    def _read_in_thread(self) -> None:
        try:
            shown, is_read = partial(self._show_read, self.fetch()), True
        except StoreError as error:
            shown, is_read = partial(self._say_unread, str(error)), False
        if not get_current_worker().is_cancelled:
            self.in_app(shown)
        if is_read:
            self.after_reading()

    def in_app(self, doing: Callable[..., object], *told: object) -> None:
        """Have the app do something here, as a thread asks for; not where the screen was left meanwhile."""

        def do() -> None:
            if self.is_attached:
                doing(*told)

        self.app.call_from_thread(do)

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
        """Read again: what was chosen may change what is said."""
        if self.is_mounted:
            self.reload()

    def action_reload(self) -> None:
        """Read again."""
        self._refusal = ""
        self.say("")
        self.reload()

    def action_leave(self) -> None:
        """Go back to where it was opened."""
        if self.app.screen is self:
            self.dismiss(None)
