"""The words of the field: first those that are on the screen below, then all; typing searches."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from foottimer.glossary import TERMS, Term, matching, terms_in
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList

HERE = "● "
"""Before a word that is on the screen below: colour alone would not do."""


class GlossaryScreen(Dialog[None]):
    """Explains words; those of `text` come first."""

    CSS = """
    GlossaryScreen {
        #box { width: 84; height: 100%; }
        Input { background: $surface; padding: 0 1; margin: 1 0; }
        &.-low Input { margin: 0; }
        PickList {
            scrollbar-background: $panel;
            & > .option-list--option-highlighted { background: $panel; }
            & > .option-list--option-hover { background: $panel; }
        }
    }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("up", "up", "up", "Choose the word above.", footer=False),
        Command("down", "down", "down", "Choose the word below.", footer=False),
        Command("page(-1)", "pageup", "page up", "Read what is above."),
        Command("page(1)", "pagedown", "page down", "Read on."),
        Command("close", "escape,enter", "close", "Close the glossary."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._here = terms_in(text)

    def compose(self) -> ComposeResult:
        """A field to type into, and the words."""
        with Vertical(id="box"):
            yield Line(id="heading")
            yield Input(placeholder="type to search", compact=True)
            yield PickList(id="terms")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show every word."""
        here = f"  {HERE}is on the screen" if self._here else ""
        self.query_one("#heading", Line).show(("Words", "line--strong"), (here, "line--quiet"))
        self._show("")

    def _show(self, typed: str) -> None:
        found = matching(typed) if typed.strip() else TERMS
        first = tuple(term for term in self._here if term in found)
        shown = (*first, *(term for term in found if term not in first))
        rows = tuple(partial(_row, term, term in self._here) for term in shown) or (_nothing,)
        self.query_one(PickList).show(rows, 0)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what matches."""
        message.stop()
        self._show(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Close: Enter has nothing else to do."""
        message.stop()
        self.dismiss(None)

    def action_up(self) -> None:
        """Choose the word above."""
        self.query_one(PickList).action_cursor_up()

    def action_down(self) -> None:
        """Choose the word below."""
        self.query_one(PickList).action_cursor_down()

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(PickList).turn(by)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    action_enter = action_close


def _row(term: Term, here: bool, width: int) -> Content:
    name = Content.styled(HERE if here else "", "$accent") + Content.styled(term.name, "$accent bold")
    also = Content.styled(f"  {term.also}", "$quiet") if term.also else Content("")
    head = (name + also).truncate(width, ellipsis=True)
    return Content("\n").join([head, *Content(term.says).wrap(width)])


def _nothing(width: int) -> Content:
    return Content.styled("No such word. Delete some letters to see others.", "$quiet").truncate(width, ellipsis=True)
