"""Asks what a routine is to be called: its name, and the file that it is kept as."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from foottimer.keeping.kept import KeepError
from foottimer.keeping.names import is_copied
from foottimer.printing import typeable
from foottimer.routine.library import Entry
from foottimer.ui.beginnings import Beginning
from foottimer.ui.cabinet import Cabinet
from foottimer.ui.commands import Command, bindings
from foottimer.ui.renaming import Done, Named
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

LONGEST = 120
"""The most characters of a name that is typed here."""


class NameScreen(Dialog[Named | None]):
    """Dismissed with the name that was taken, or None. The file's name follows what is typed, until it is typed too."""

    CSS = """
    NameScreen {
        Horizontal { height: 1; margin: 1 0 0 0; }
        .label { width: 6; }
        .unit { width: 6; }
        Input { width: 1fr; background: $surface; padding: 0 1; &:focus { background: $chosen; } }
        #problem { height: auto; max-height: 4; margin: 1 0 0 0; color: $error; }
        &.-low {
            Horizontal, #problem { margin: 0; }
        }
    }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("on", "enter", "take it", "Call it so."),
        Command("close", "escape", "cancel", "Leave everything as it was."),
        Command("pane", "tab,shift+tab,up,down", "name or file", "From the name to that of the file, and back."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self,
        title: str,
        named: Named,
        id_for: Callable[[str], str],
        take: Callable[[Named], object],
        follows: bool = True,
    ) -> None:
        """Begin with a name and an id; `id_for` is what a name makes, `take` raises KeepError for what cannot be.

        The id `follows` the name from the beginning, or once it is emptied.
        """
        super().__init__()
        self._title = title
        self._first = named
        self._id_for = id_for
        self._take = take
        self._made = named.id if follows else None

    def compose(self) -> ComposeResult:
        """Lay out both fields."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            if self._first.name is not None:
                with Horizontal():
                    yield Line("Name", classes="label")
                    yield Input(typeable(self._first.name), compact=True, max_length=LONGEST, id="name")
            with Horizontal():
                yield Line("File", classes="label")
                yield Input(self._first.id, compact=True, max_length=LONGEST, id="file")
                yield Line((".toml", "line--quiet"), classes="unit")
            yield Static(id="problem", markup=False)
            yield KeyBar(self.KEYS)

    @property
    def _named(self) -> Named:
        names = [field.value for field in self.query(Input) if field.id == "name"]
        return Named(names[0].strip() if names else None, self.query_one("#file", Input).value.strip())

    def on_input_changed(self, message: Input.Changed) -> None:
        """Let the file's name follow, and take the complaint back while it is being mended."""
        message.stop()
        self._complain("")
        if message.input.id == "file":
            return
        file = self.query_one("#file", Input)
        if file.value in ("", self._made):  # another one was typed, and stays
            self._made = self._id_for(message.value) if message.value.strip() else ""
            file.value = self._made

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take it as Enter does."""
        message.stop()
        self.action_on()

    def action_on(self) -> None:
        """Take what was typed, or say why it cannot be."""
        named = self._named
        try:
            self._take(named)
        except KeepError as error:
            self._complain(str(error))
            return
        self.dismiss(named)

    def _complain(self, sentence: str) -> None:
        problem = self.query_one("#problem", Static)
        problem.display = bool(sentence)
        problem.update(f"! {sentence}")

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self._complain("")

    def action_pane(self) -> None:
        """Go to the other field."""
        self.focus_next(Input)

    def action_close(self) -> None:
        """Call it nothing."""
        self.dismiss(None)


def ask_for_new(
    app: App[int], cabinet: Cabinet, beginning: Beginning, then: Callable[[Done], object], elsewhere: bool = False
) -> None:
    """Ask what a new routine is called, make it, and go on with what was done."""
    made: list[Done] = []

    def take(named: Named) -> None:
        made.append(cabinet.make(named, beginning.text, elsewhere))

    def go_on(named: Named | None) -> None:
        if named is not None:
            then(made[-1])

    first = Named(beginning.name, cabinet.id_for(beginning.name) if beginning.name else "")
    app.push_screen(NameScreen("What is it called?", first, cabinet.id_for, take), go_on)


def ask_for_name(app: App[int], cabinet: Cabinet, entry: Entry, then: Callable[[Named], object]) -> None:
    """Ask for another name of a routine, and go on with it if it can have that."""
    old = entry.path

    def go_on(named: Named | None) -> None:
        if named is not None and named != first:
            then(named)

    first = Named(cabinet.name_of(old), old.stem)
    id_for, check = partial(cabinet.id_for, old=old), partial(cabinet.check, old=old)
    follows = is_copied(old.stem) or old.stem == id_for(entry.name)
    screen = NameScreen(f"Rename {entry.name}", first, id_for, check, follows)
    app.push_screen(screen, go_on)
