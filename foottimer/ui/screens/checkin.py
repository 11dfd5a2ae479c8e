"""The check-in: what was measured of both sides, how it changed, and doing it again."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from foottimer.history.checkin import check_series
from foottimer.routine.library import Entry
from foottimer.ui.checkin_view import BEFORE, TESTS, Checked, panels, table_lines, title_parts
from foottimer.ui.commands import GLOSSARY, Command, bindings
from foottimer.ui.screens.advised import ADVISED_KEYS, Advised
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.panel_page import PanelPage
from foottimer.ui.widgets.preview import Preview
from foottimer.values import dataclass, replace

LEAST, LEAST_WIDE = 36, 44
"""Cells of a chart at least: two beside each other on a screen of 80 columns, and no more than that on a wide one."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read."""

    checked: Checked
    """What was measured."""
    entries: tuple[Entry, ...]
    """What is followed to do it again."""
    missing: str = ""
    """The id of the routine that is missing."""


class CheckInScreen(Advised[Read]):
    """Both sides of every test in a table, a chart each below it, and the key that does the check-in."""

    CSS_PATH = "checkin.tcss"
    KEYS: ClassVar = (
        Command("enter", "enter,c", "check in", "Warm up with foot-activation, then do the check-in."),
        Command("tables", "t", "numbers", "Show every number in place of the charts, or the charts again."),
        Command("scroll(1)", "space,pagedown", "more", "Read on below."),
        Command("scroll(-1)", "b,pageup,backspace", "less", "Read what is above.", footer=False),
        Command("left", "left", "left", "Choose the chart before.", footer=False),
        Command("right", "right", "right", "Choose the next chart.", footer=False),
        Command("up", "up", "up", "Choose the chart above, or read what is above.", footer=False),
        Command("down", "down", "down", "Choose the chart below, or read on.", footer=False),
        replace(GLOSSARY, footer=False),
        *ADVISED_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self) -> None:
        super().__init__()
        self._read: Read | None = None
        self._tabled = False

    def body(self) -> ComposeResult:
        """Lay out the table, and the charts below."""
        with VerticalScroll(id="table", can_focus=False):
            yield Preview(id="numbers")
        yield PanelPage(id="charts")

    # Reading and showing -------------------------------------------------------------------------

    def fetch(self) -> Read:
        """Ask for the numbers of all tests, and for the routines that make them."""
        services, today = self._foottimer.services, self._foottimer.services.today()
        checks = services.ask(lambda store: store.checks(date.min, today)) or ()
        files = {entry.id: entry for entry in services.library() if not entry.broken}
        wanted = (BEFORE, *TESTS)
        missing = next((name for name in wanted if name not in files), "")
        entries = tuple(files[name] for name in wanted if name in files)
        checked = Checked(check_series(checks), today, services.settings(lambda _: None))
        return Read(checked, entries, missing)

    def show(self, data: Read) -> None:
        """Show what was read."""
        self._read = data
        self.set_class(not data.checked.tests, "-empty")
        self.entitle(*title_parts(data.checked))
        self.query_one("#numbers", Preview).tell(partial(table_lines, data.checked))
        self._show_charts()
        self.query_one(KeyBar).offer(self.KEYS if data.checked.tests else (self.KEYS[0], *ADVISED_KEYS))

    def _show_charts(self) -> None:
        if self._read is not None:
            page = self.query_one(PanelPage)
            page.show(panels(self._read.checked, LEAST_WIDE if self.has_class("-wide") else LEAST))

    def on_resize(self, event: events.Resize) -> None:
        """Put as many charts side by side as fit now."""
        self.call_after_refresh(self._show_charts)

    # What the person does ------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Open the start card of the warm-up; the check-in follows on."""
        read = self._read
        if read is None:
            return
        if read.missing:
            self.say(f"The routine {read.missing} is missing or has a mistake: mend it in the library.", wrong=True)
            return
        self.open_card(read.entries)

    def action_tables(self) -> None:
        """Tell the numbers, or draw them."""
        page = self.query_one(PanelPage)
        if self._read is not None:
            for panel in panels(self._read.checked, LEAST):
                page.toggle_table(panel.key)
            self._tabled = not self._tabled
            self.query_one(KeyBar).retitle("tables", "charts" if self._tabled else "numbers")

    def action_left(self) -> None:
        """Choose the chart before."""
        self.query_one(PanelPage).move(-1, 0)

    def action_right(self) -> None:
        """Choose the next chart."""
        self.query_one(PanelPage).move(1, 0)

    def action_up(self) -> None:
        """Choose the chart above, or read what is above."""
        self._move(-1)

    def action_down(self) -> None:
        """Choose the chart below, or read on."""
        self._move(1)

    def _move(self, down: int) -> None:
        page = self.query_one(PanelPage)
        if not page.display:
            self.query_one("#table").scroll_relative(y=down, animate=False)
        elif not page.move(0, down):
            page.scroll_relative(y=down, animate=False)

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        shown = self.query_one(PanelPage) if self.query_one(PanelPage).display else self.query_one("#table")
        (shown.scroll_page_down if by > 0 else shown.scroll_page_up)(animate=False)

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            self.app.push_screen(GlossaryScreen(self.query_one("#numbers", Preview).text))
