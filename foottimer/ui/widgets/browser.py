"""The routines to choose from, with filter and preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import overload

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from foottimer.routine.hints import Hint
from foottimer.routine.library import Entry
from foottimer.routine.needs import lacking_text
from foottimer.ui.cards import glance, preview
from foottimer.ui.routine_row import RoutineRow
from foottimer.ui.shelf import MINUTES, Shelf
from foottimer.ui.stock import Stock
from foottimer.ui.today import Today
from foottimer.ui.widgets.chips import Chips
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.routine_list import RoutineList
from foottimer.values import replace


class _Rows(Sequence[RoutineRow]):
    """The rows of routines, each made when it is asked for."""

    def __init__(self, shelf: Shelf, entries: tuple[Entry, ...]) -> None:
        self._shelf = shelf
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> RoutineRow: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RoutineRow]: ...

    def __getitem__(self, index: int | slice) -> RoutineRow | Sequence[RoutineRow]:
        if isinstance(index, slice):
            return _Rows(self._shelf, self._entries[index])
        return self._shelf.row(self._entries[index])


class Lacks(Line):
    """A line that asks what is not at hand when it is clicked."""

    async def on_click(self, event: events.Click) -> None:
        """Ask as the key does."""
        event.stop()
        await self.screen.run_action("kit")


class Filter(Input):
    """Takes letters only while it is open: before its styles are known it is not hidden, and would get the focus."""

    def allow_focus(self) -> bool:
        """Whether keys may go to it."""
        return self.has_class("-open") and super().allow_focus()


class Browser(Vertical):
    """A list of routines; the chosen one is shown beside it."""

    class Picked(Message):
        """The chosen routine is wanted."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.shelf = Shelf(today)
        """The routines there are, and what is asked for."""
        self.chips = Chips("I have", MINUTES, "minutes", id="minutes")
        """The minutes there are; mounted by the screen where it has room."""
        self.lacks = Lacks(id="lacks")
        """What is not at hand; mounted beside the minutes."""
        self.is_read = False
        """Whether there is something to show."""
        self._shown: tuple[Entry, ...] = ()
        self._chosen: str | None = None
        self._is_ours = False
        """Whether what is chosen was chosen early, by what was known then, and by nobody since."""
        self._trouble = ""
        self._told: dict[str, str] = {}
        """What is shown above or in the place of the list, by the ids of the widgets."""

    def compose(self) -> ComposeResult:
        """Filter, list and preview."""
        yield Filter(placeholder="name, exercise, tag or kit", compact=True, select_on_focus=False, id="filter")
        yield Static(id="trouble", markup=False)
        yield Static(id="hint", markup=False)
        with Horizontal(id="body"):
            yield RoutineList(id="routines")
            yield Static(id="nothing", markup=False)
            with VerticalScroll(id="side"):
                yield Preview(id="preview")
        yield Line(id="glance")

    def on_mount(self) -> None:
        """Show what was read before there was anything to show it in."""
        self._show_routines()

    # What it shows -------------------------------------------------------------------------------

    def stock(self, stock: Stock) -> None:
        """Show what was read; what the person chose stays chosen."""
        entries = self.shelf.entries if stock.entries is None else stock.entries
        self.shelf = replace(
            self.shelf,
            today=stock.today,
            entries=entries,
            last_done=stock.last_done,
            suggestion=stock.suggestion,
        )
        if (self._chosen is None or self._is_ours) and (sensible := self.shelf.sensible) is not None:
            self._chosen, self._is_ours = sensible.card.path, stock.early
        self.is_read, self._trouble = True, stock.trouble
        if self.is_mounted:
            self._show_routines()

    @property
    def chosen(self) -> Entry | None:
        """The routine that is highlighted."""
        return self._entry(self.query_one("#routines", RoutineList).highlighted)

    @property
    def beside(self) -> Path | None:
        """The routine below the chosen one, else the one above; None for neither."""
        at = self.query_one("#routines", RoutineList).highlighted
        found = self._entry(None if at is None else at + 1) or self._entry(at - 1 if at else None)
        return found.path if found is not None else None

    def reveal(self, path: Path) -> None:
        """Choose a routine, if it is there, and ask no more for what it does not answer to."""
        entry = next((entry for entry in self.shelf.entries if entry.card.path == str(path)), None)
        if entry is None:
            return
        self._choose(entry)
        self._ask(self.shelf.showing(entry))

    @property
    def text(self) -> str:
        """All that is said of the chosen routine."""
        return self.query_one(Preview).text

    def _show_routines(self) -> None:
        shelf = self.shelf
        if not self.is_read:
            return
        self._tell("trouble", f"! {self._trouble}" if self._trouble else "")
        self._tell("hint", shelf.hint_line or shelf.minutes_line)
        self._shown = shelf.shown
        chosen = self._place(self._chosen)
        if chosen is None and self._shown:
            best = shelf.for_hint() if shelf.hint else shelf.for_minutes() if shelf.minutes else None
            chosen = self._place(best.card.path if best else None) or 0
        routines = self.query_one("#routines", RoutineList)
        routines.fill(_Rows(shelf, self._shown), chosen)
        self._tell("nothing", "" if self._shown else shelf.nothing)
        routines.display = bool(self._shown)
        self._preview(chosen)

    def _tell(self, ident: str, text: str) -> None:
        """Show a text, or nothing in its place; all is laid out anew for it, so only where it is another one."""
        if self._told.get(ident, "") != text:
            self._told[ident] = text
            place = self.query_one(f"#{ident}", Static)
            place.display = bool(text)
            place.update(text)

    def _preview(self, index: int | None) -> None:
        shelf, entry = self.shelf, self._entry(index)
        side = self.query_one("#side")
        side.visible = entry is not None
        if entry is None:
            self.query_one("#glance", Line).show("")
            return
        routine = entry.routine
        today = Today.without(routine, shelf.lacking) if routine else None
        done_as = shelf.done_as(entry)
        self.query_one(Preview).show(partial(preview, done_as, shelf.when(entry), today=today))
        self.query_one("#glance", Line).show((glance(done_as, shelf.mark(entry)), "line--quiet"))
        side.scroll_home(animate=False)

    def _entry(self, index: int | None) -> Entry | None:
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def _place(self, path: str | None) -> int | None:
        return next((index for index, entry in enumerate(self._shown) if entry.card.path == path), None)

    def _choose(self, entry: Entry) -> None:
        self._chosen, self._is_ours = entry.card.path, False

    def on_routine_list_chosen(self, message: RoutineList.Chosen) -> None:
        """Show another routine beside the list."""
        entry = self._entry(message.index)
        if entry is not None:
            self._choose(entry)
        self._preview(message.index)

    # Filters -------------------------------------------------------------------------------------

    def _ask(self, shelf: Shelf) -> None:
        """Show what is asked for now."""
        field = self.query_one("#filter", Input)
        if field.value != shelf.text:
            with self.prevent(Input.Changed):
                field.set_class(bool(shelf.text), "-open").value = shelf.text
        self.chips.show(shelf.minutes)
        self.lacks.show((lacking_text(shelf.lacking), "line--accent"))
        self.shelf = shelf
        self._show_routines()

    def focus_list(self) -> None:
        """Let keys go to the list."""
        self.query_one("#routines").focus()

    def open_filter(self) -> None:
        """Let a filter be typed."""
        field = self.query_one("#filter", Input)
        field.add_class("-open")
        self.screen.set_focus(field)  # at once: letters that come with this key are for the field
        field.action_select_all()  # not once it hears of its focus, when there may be letters already

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what matches."""
        message.stop()
        # Not the message's value: more may have been typed since, and that would be overwritten.
        self._ask(replace(self.shelf, text=message.input.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Ask for the chosen routine."""
        message.stop()
        self.post_message(self.Picked())

    def next_minutes(self) -> None:
        """Offer the next number of minutes."""
        self.have(self.chips.following())

    def have(self, minutes: int | None) -> None:
        """Show what fits into so many minutes; None for all."""
        self._ask(replace(self.shelf, minutes=minutes))

    def lack(self, lacking: frozenset[str]) -> None:
        """Show what can be done without these."""
        self._ask(replace(self.shelf, lacking=lacking))

    def take_hint(self, hint: Hint | None) -> None:
        """Show what a hint is for, whatever was typed before and however long it takes; None changes nothing."""
        if hint is None:
            return
        self._chosen = None
        self._ask(replace(self.shelf.unasked, hint=hint))
        if (best := self.chosen) is not None:
            self._choose(best)
        self.focus_list()

    def show_all(self) -> bool:
        """Clear the filter, or else the hint, or else the minutes; return whether there was none of them."""
        field = self.query_one("#filter", Input)
        if field.has_class("-open"):
            field.remove_class("-open")
            field.value = ""
            self.query_one("#routines").focus()
        elif self.shelf.hint is not None:
            self._ask(replace(self.shelf, hint=None))
        elif self.shelf.minutes is not None:
            self.have(None)
        else:
            return True
        return False

    def move(self, by: int) -> None:
        """Choose the routine above (-1) or below (1)."""
        routines = self.query_one("#routines", RoutineList)
        (routines.action_cursor_up if by < 0 else routines.action_cursor_down)()

    def on_routine_list_picked(self, message: RoutineList.Picked) -> None:
        """Ask for the routine that was clicked."""
        message.stop()
        self.post_message(self.Picked())
