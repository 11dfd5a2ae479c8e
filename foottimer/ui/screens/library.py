"""The library: what there is to follow, opened on what the person most likely wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from foottimer.ui.commands import Command, bindings, screen_commands
from foottimer.ui.widgets.chips import Chips
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

if TYPE_CHECKING:
    from foottimer.history.streak import Streak
    from foottimer.routine.library import Entry
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.app import FootTimer
    from foottimer.ui.shelf import Shelf

MINUTES = (3, 5, 10, 20)
"""What "I have so many minutes" offers."""
SAFETY = "This is training help, not medical advice. New or growing pain? See a physio or doctor."
"""Said at all times."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the store knows."""

    streak: Streak | None
    """How the weeks stand; None when the store can't be read."""
    last_done: Mapping[str, date]
    """The day each routine was last done."""
    trouble: str = ""
    """Why the store can't be read."""


class LibraryScreen(Screen[None]):
    """Routines to choose from; the chosen one is shown beside the list, and Enter opens its start card."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = None
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("enter", "enter", "start", "Open the chosen routine; Enter again starts it."),
        Command("filter", "slash", "filter", "Type to show only the routines that hold every word."),
        Command("minutes", "t", "time", "I have 3, 5, 10 or 20 minutes: show what fits."),
        Command("reload", "r", "reload", "Read the routine files again."),
        Command("all", "escape", "show all", "Show all routines again.", footer=False),
        Command("up", "up", "up", "Choose the routine above.", footer=False),
        Command("down", "down", "down", "Choose the routine below.", footer=False),
        Command("app.quit", "q", "quit", "Leave foottimer."),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    class Read(Message):
        """Files and store were read."""

        def __init__(self, entries: tuple[Entry, ...] | None, past: Past, today: date) -> None:
            super().__init__()
            self.entries = entries
            """Every routine; None where only the store was read."""
            self.past = past
            """What the store knows."""
            self.today = today
            """The day that it was read on."""

    def __init__(self) -> None:
        super().__init__()
        self._shelf: Shelf | None = None
        self._shown: tuple[Entry, ...] = ()
        self._chosen: tuple[str, Path] | None = None
        self._furnished = False

    def compose(self) -> ComposeResult:
        """Lay the skeleton out; the rest comes once it is on screen."""
        with Vertical(id="top"):
            yield Line(("foottimer", "line--strong"), id="week")
        yield Static(SAFETY, id="safety", markup=False)
        yield KeyBar(self.KEYS)

    async def _furnish(self) -> None:
        """Mount what the first frame could do without: lists and fields cost as much as a bare app."""
        await self.query_one("#top").mount(Chips("I have", MINUTES, "minutes", id="minutes"))
        await self.mount(
            Input(placeholder="name, exercise, tag or kit", compact=True, id="filter"),
            Static(id="trouble", markup=False),
            Horizontal(
                PickList(id="routines"),
                Static(id="nothing", markup=False),
                VerticalScroll(Preview(id="preview"), id="side"),
                id="body",
            ),
            Line(id="glance"),
            after="#top",
        )
        self.query_one("#routines").focus()
        self._furnished = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take no key that needs what is not mounted yet."""
        own = {command.action for command in self.KEYS}
        return self._furnished or action not in own

    # Reading files and store ---------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Read the store, and the first time the files: a session may have been added."""
        self.call_after_refresh(self._look_around)

    async def _look_around(self) -> None:
        if not self._furnished:
            await self._furnish()
        self._read(files=self._shelf is None)

    def action_reload(self) -> None:
        """Read files and store again."""
        self._read(files=True)

    def _read(self, files: bool) -> None:
        self.run_worker(partial(self._read_in_thread, files), thread=True, group="read")

    def _read_in_thread(self, files: bool) -> None:
        # Imported here, in the thread: the first frame needs none of it.
        import foottimer.ui.cards  # noqa: F401
        from foottimer.history.store import StoreError

        services = self._foottimer.services
        entries = services.library() if files else None
        try:
            past = Past(services.week(), services.last_done())
        except StoreError as error:
            past = Past(None, {}, str(error))
        self.post_message(self.Read(entries, past, services.clock.wall().date()))

    def on_library_screen_read(self, message: Read) -> None:
        """Show what was read."""
        message.stop()
        from foottimer.ui.shelf import Shelf

        before = self._shelf or Shelf(message.today)
        entries = before.entries if message.entries is None else message.entries
        self._shelf = replace(before, today=message.today, entries=entries, last_done=message.past.last_done)
        if self._chosen is None and self._shelf.sensible is not None:
            self._chosen = _key(self._shelf.sensible)
        self._tell_past(message.past)
        self._show_routines()

    def _tell_past(self, past: Past) -> None:
        from foottimer.ui.shelf import top_line

        self.query_one("#week", Line).show((top_line(past.streak, past.last_done), "line--strong"))
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(past.trouble)
        trouble.update(f"! {past.trouble}")

    # Showing the routines ------------------------------------------------------------------------

    def _show_routines(self) -> None:
        from foottimer.ui.cards import entry_row

        shelf = self._shelf
        if shelf is None:
            return
        self._shown = shelf.shown
        chosen = next((index for index, entry in enumerate(self._shown) if _key(entry) == self._chosen), None)
        if chosen is None and self._shown:
            longest = shelf.longest() if shelf.minutes else None
            chosen = self._shown.index(longest) if longest else 0
        rows = tuple(partial(entry_row, entry, shelf.when(entry)) for entry in self._shown)
        routines = self.query_one("#routines", PickList)
        routines.show(rows, chosen)
        nothing = self.query_one("#nothing", Static)
        nothing.update(shelf.nothing)
        routines.display, nothing.display = bool(rows), not rows
        self._preview(chosen)

    def _preview(self, index: int | None) -> None:
        from foottimer.ui.cards import glance, preview

        shelf, entry = self._shelf, self._entry(index)
        side = self.query_one("#side")
        side.visible = entry is not None
        if entry is None or shelf is None:
            self.query_one("#glance", Line).show("")
            return
        self.query_one(Preview).show(partial(preview, entry, shelf.when(entry)))
        self.query_one("#glance", Line).show((glance(entry), "line--quiet"))
        side.scroll_home(animate=False)

    def _entry(self, index: int | None) -> Entry | None:
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Show another routine beside the list."""
        message.stop()
        entry = self._entry(message.index)
        if entry is not None:
            self._chosen = _key(entry)
        self._preview(message.index)

    # Filters -------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Let a filter be typed."""
        field = self.query_one("#filter", Input)
        field.add_class("-open")
        field.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what matches."""
        message.stop()
        if self._shelf is not None:
            self._shelf = replace(self._shelf, text=message.value)
            self._show_routines()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Open the chosen routine."""
        message.stop()
        self.action_enter()

    def action_minutes(self) -> None:
        """Offer the next number of minutes."""
        self._have(self.query_one(Chips).following())

    def on_chips_picked(self, message: Chips.Picked) -> None:
        """Show what fits into the minutes that were clicked."""
        message.stop()
        self._have(message.number)

    def _have(self, minutes: int | None) -> None:
        if self._shelf is not None:
            self._shelf = replace(self._shelf, minutes=minutes)
            self.query_one(Chips).show(minutes)
            self._show_routines()

    def action_all(self) -> None:
        """Clear the filter, or else the minutes."""
        field = self.query_one("#filter", Input)
        if field.has_class("-open"):
            field.remove_class("-open")
            field.value = ""
            self.query_one("#routines").focus()
        else:
            self._have(None)

    def action_up(self) -> None:
        """Choose the routine above, also while a filter is typed."""
        self.query_one("#routines", PickList).action_cursor_up()

    def action_down(self) -> None:
        """Choose the routine below, also while a filter is typed."""
        self.query_one("#routines", PickList).action_cursor_down()

    # Starting ------------------------------------------------------------------------------------

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Open the routine that was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Open the start card of the chosen routine."""
        entry = self._entry(self.query_one("#routines", PickList).highlighted)
        if entry is None or self._shelf is None or self.app.screen is not self:
            return
        if entry.routine is None:
            self.notify("This file has to be mended first.", severity="warning", markup=False)
            return
        from foottimer.ui.screens.start import StartScreen

        others = tuple(other for other in self._shelf.entries if not other.broken)
        self.app.push_screen(StartScreen(entry.routine, others), self._follow)

    def _follow(self, timelines: tuple[Timeline, ...] | None) -> None:
        if timelines:
            from foottimer.ui.flow import follow

            self.run_worker(follow(self._foottimer, timelines), name="follow", group="follow")

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)


def _key(entry: Entry) -> tuple[str, Path]:
    return entry.source, entry.path
