"""The library: what there is to follow, opened on what the person most likely wants.

The screen itself is only a frame: what it lists, and all that reads files and store, is imported and
mounted once that frame is on the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widgets import Static
from textual.worker import get_current_worker

from foottimer.safety import START
from foottimer.ui.commands import GLOSSARY, Command, bindings, key_of, screen_commands
from foottimer.ui.file_keys import FILE_COMMANDS
from foottimer.ui.screens.first import First
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.suggested import SuggestedPanel
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.routine.library import Entry
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.stock import Stock


LISTS = Path(__file__).with_name("lists.tcss")
"""The stylesheet of what is mounted into the frame."""


class LibraryScreen(First):
    """Routines to choose from; the chosen one is shown beside the list, and Enter opens its start card."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#routines"  # None would be the app's, which is the first there is: the filter, where keys are letters
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("enter", "enter", "start", "Open the chosen routine; Enter again starts it."),
        Command("begin", "a", "today", "Open what is suggested for today; Enter starts it.", footer=False),
        Command("filter", "slash", "filter", "Type to show only the routines that hold every word."),
        Command("minutes", "t", "time", "I have 3, 5, 10 or 20 minutes: show what fits."),
        Command("have(3)", "3", "3 minutes", "I have 3 minutes.", footer=False),
        Command("have(5)", "5", "5 minutes", "I have 5 minutes.", footer=False),
        Command("have(10)", "1", "10 minutes", "I have 10 minutes.", footer=False),
        Command("have(20)", "2", "20 minutes", "I have 20 minutes.", footer=False),
        Command("plan", "p", "plan", "The plan of weeks: what is done, due and moved; begin one, pause it, swap days."),
        Command("levels", "l", "levels", "Every series as a ladder of levels, and what is missing to the next."),
        Command("because", "w", "why", "All that is to be said of what is suggested for today.", footer=False),
        Command("hints", "h", "hints", "What is it about today? Show the routines for that."),
        FILE_COMMANDS[0],
        Command("files", "m", "file", "New, duplicate, rename, delete, bring back: all that a routine's file can do."),
        Command("app.review", "v", "review", "How the week stands, whether it is working, and every session."),
        Command("kit", "k", "kit", "Say what is not at hand, or that it has to be silent: show what can be done."),
        Command("exercises", "e", "exercises", "Look through the exercises, and practise one."),
        Command("checkins", "C", "check-ins", "Your check-ins: both sides, gaps, and how they went on.", footer=False),
        Command("morning", "M", "morning", "How the morning after your last training day was.", footer=False),
        Command("app.quit", "q", "quit", "Leave foottimer."),
        GLOSSARY,
        Command("app.settings", "comma,f3", "settings", "Colours, sound, cues, keys: change what foottimer does."),
        *(replace(command, footer=False) for command in FILE_COMMANDS[1:]),
        Command("reload", "r", "reload", "Read the routine files again."),
        Command(
            "resume", "i", "resume", "Go on with a session that was interrupted, keep it or discard it.", footer=False
        ),
        Command("all", "escape", "show all", "Show all routines again.", footer=False),
        Command("up", "up", "up", "Choose the routine above.", footer=False),
        Command("down", "down", "down", "Choose the routine below.", footer=False),
        Command("app.about", "A,f2", "about", "What foottimer is, and where its numbers come from.", footer=False),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)
    _is_offered = False
    _minded = False
    FILTERING: ClassVar = (
        KEYS[0],
        Command("app.focus_next", "tab", "to the list", "Let letters be keys again; the filter stays."),
        Command("all", "escape", "show all", "Show all routines again."),
        Command("app.help", "f1", "keys", "Show what every key does."),
    )
    """What holds while a filter is typed."""

    def __init__(self, size: Size) -> None:
        """Be laid out for a size from the first: Textual tells of it once it has laid out for none."""
        classes = (
            *_class_at(size.width, self.HORIZONTAL_BREAKPOINTS),
            *_class_at(size.height, self.VERTICAL_BREAKPOINTS),
        )
        super().__init__(classes=" ".join(classes))

    def compose(self) -> ComposeResult:
        """Lay the frame out; the rest comes once it is on screen."""
        with Vertical(id="top"):
            yield Line(("foottimer", "line--strong"), id="week")
        remembered = tuple(self._remembered())
        self._panel = SuggestedPanel(self._told, self.app.size.height)
        yield self._panel
        yield Vertical(*remembered, id="place")
        yield Static(START, id="safety", markup=False)
        yield KeyBar(self.KEYS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take no key that needs what is not there yet."""
        return self._ready or action not in {command.action.partition("(")[0] for command in self.KEYS}

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys that hold: letters are typed into a filter."""
        self.query_one(KeyBar).offer(self.FILTERING if event.widget.id == "filter" else self.KEYS)

    def on_screen_resume(self) -> None:
        """Read the store again, since a session may have been added; tell what a summary made of one."""
        if self._browser is not None:
            news = self._foottimer.take_news()
            if news is None:
                self._read(files=False)
            else:
                self._finish(news)

    async def furnish(self) -> None:
        """Mount the lists and read what is in them; called once the first frame is on the terminal."""
        from foottimer.ui.widgets.browser import Browser

        self.app.stylesheet.add_source(LISTS.read_text(encoding="utf-8"), (str(LISTS), ""))
        await self.mount(Static(id="waiting", markup=False), Static(id="said", markup=False), before="#safety")
        self._browser = Browser(self._foottimer.services.clock.wall().date())
        self._read(files=True)
        await self.query_one("#place").mount(self._browser)
        await self.query_one("#top").mount(Horizontal(self._browser.chips, self._browser.lacks, id="asked"))
        self._get_ready()

    # Reading files and store ---------------------------------------------------------------------

    def _read(self, files: bool) -> None:
        self.run_worker(partial(self._read_in_thread, files), thread=True, group="read")

    def _read_in_thread(self, files: bool) -> None:
        from foottimer.ui.stock import read_stock

        if self._browser is None:
            return
        going = get_current_worker()
        tell = partial(self.app.call_from_thread, self._show_early)
        stock = read_stock(self._foottimer.services, files, self._browser.shelf, tell, lambda: not going.is_cancelled)
        if not going.is_cancelled:
            self.app.call_from_thread(self._show, stock)
        if not self._minded:  # behind the first list, as it takes long where there is anything to mend
            self._minded = True
            if self._foottimer.services.mind_store(self._foottimer.tell_of_store):
                self.app.call_from_thread(self._read, files=False)

    def _show_lacking(self, lacking: frozenset[str]) -> None:
        super()._show_lacking(lacking)
        self._read(files=False)  # something else may be suggested

    def _show_early(self, stock: Stock) -> None:
        """Show what there is while files are still being read."""
        if self._browser is not None:
            self._browser.stock(stock)
            self.query_one("#week", Line).show((stock.top_line, "line--strong"))
            self._get_ready()

    def _show(self, stock: Stock) -> None:
        self._foottimer.follow_settings()
        for sentence in stock.news:
            self.notify(sentence, markup=False)
        if self._browser is not None:
            self._suggest(stock)
            self._browser.stock(stock)
            if stock.entries is not None:
                self._choose_wanted()
            self.query_one("#week", Line).show((stock.top_line, "line--strong"))
            if not self._wait(stock.left):
                self._offer_once()
                self._ask_when_due()
            self._tell_left_out()
            self._get_ready()
            self._keep_view()
            self._foottimer.settled()

    def _tell_left_out(self) -> None:
        from foottimer.ui.storing import tell_left_out

        tell_left_out(self._foottimer)

    def _offer_once(self) -> None:
        """Offer what an earlier run had not saved, once the routines are there."""
        if self._is_offered:
            return
        self._is_offered = True
        if self._foottimer.services.may_recover():
            from foottimer.ui.opening import offer_recoveries

            offer_recoveries(self._foottimer, self._show_file)

    # What the person does ------------------------------------------------------------------------

    def action_reload(self) -> None:
        """Read files and store again, all of them."""
        self._foottimer.services.read_anew()
        self._read(files=True)

    def on_routine_list_chosen(self) -> None:
        """Read the files again where the one that is shown now is another one than was listed."""
        if not self._ready:
            return  # it is what stands in for the list
        super().on_routine_list_chosen()
        if self._foottimer.services.is_outdated():
            self._read(files=True)

    def on_browser_picked(self) -> None:
        """Open the routine that was clicked, or found by typing."""
        self.action_enter()

    def action_enter(self) -> None:
        """Open the start card of the chosen routine."""
        entry = self._browser.chosen if self._browser is not None else None
        if entry is None or self._browser is None or self.app.screen is not self:
            return
        if entry.routine is None:
            change = key_of(self, "change")
            first = "It is empty" if entry.empty else "This file has to be mended first"
            self.notify(f"{first}: {change} opens it.", severity="warning", markup=False)
            return
        self._open_card(entry)

    def _open_card(self, entry: Entry, following: tuple[Entry, ...] = ()) -> None:
        from foottimer.ui.screens.start import StartScreen

        if self._browser is None or entry.routine is None:
            return
        self._browser.focus_list()  # whoever comes back has letters as keys again
        shelf = self._browser.shelf
        card = StartScreen(entry.routine, shelf.usable, shelf.lacking, shelf.files, following)
        self.app.push_screen(card, self._follow)

    async def _follow(self, timelines: tuple[Timeline, ...] | str | None) -> None:
        if isinstance(timelines, str):
            await self.run_action(timelines)
        elif timelines:
            from foottimer.ui.flow import FOLLOW, follow

            self.run_worker(follow(self._foottimer, timelines), name=FOLLOW, group=FOLLOW)


def _class_at(cells: int, breakpoints: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the class of the last breakpoint that so many cells reach."""
    return tuple(name for least, name in sorted(breakpoints) if cells >= least)[-1:]
