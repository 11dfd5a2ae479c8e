"""The part of the review that shows whether it is working: the five variables, load, pain, tests, exercises."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from foottimer.history.store import Store
from foottimer.ui.commands import GLOSSARY, Command, bindings, commands_of
from foottimer.ui.panels import CHOSEN, Panel
from foottimer.ui.progress_data import PERIODS, Progressed, read_progress
from foottimer.ui.progress_view import NOTHING, panels_of, period_line
from foottimer.ui.screens.reviewing import REVIEW_KEYS, Reviewing
from foottimer.ui.widgets.chart import ChartView
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.panel_page import PanelPage


class ProgressScreen(Reviewing[Progressed | None]):
    """A page of charts; one of them is chosen, can be told as a table, and can have the page for itself."""

    PART = "progress"
    CSS_PATH = "progress.tcss"
    KEYS: ClassVar = (
        Command("enlarge", "enter,z", "enlarge", "Show the chosen chart as large as the screen, or all again."),
        Command("tables", "t", "table", "Show the numbers of the chosen chart, or its drawing again."),
        Command("weeks", "w", "weeks", "Show 12, 26 or 52 weeks."),
        Command("left", "left", "left", "Choose the chart before.", footer=False),
        Command("right", "right", "right", "Choose the next chart.", footer=False),
        Command("up", "up", "up", "Choose the chart above; of a table, read what is above.", footer=False),
        Command("down", "down", "down", "Choose the chart below; of a table, read on.", footer=False),
        Command("first", "home", "first", "Choose the first chart.", footer=False),
        Command("last", "end", "last", "Choose the last one.", footer=False),
        Command("scroll(-1)", "b,pageup,backspace", "page up", "Read what is above.", footer=False),
        Command("scroll(1)", "space,pagedown", "page down", "Read on.", footer=False),
        GLOSSARY,
        *REVIEW_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self) -> None:
        super().__init__()
        self._weeks = PERIODS[0]
        self._read: Progressed | None = None

    def body(self) -> ComposeResult:
        """Lay out the period, the page, what one chart has it for itself in, and what its numbers mean."""
        yield Line(id="period")
        yield Static(NOTHING, id="nothing", markup=False)
        yield PanelPage(id="page")
        with Vertical(id="large"):
            yield ChartView(id="chart")
            yield Static(id="told", markup=False)
        yield Static(id="means", markup=False)

    # Reading -------------------------------------------------------------------------------------

    def read(self, store: Store | None) -> Progressed | None:
        """Ask for the weeks that are wanted."""
        services = self._foottimer.services
        known = services.exercises().exercises
        return read_progress(store, services.today(), self._weeks, self._foottimer.settings, known, self._show_early)

    def _show_early(self, data: Progressed) -> None:
        if not get_current_worker().is_cancelled:
            self.in_app(self._show_read, data)

    def show(self, data: Progressed | None) -> None:
        """Show what was read."""
        self._read = data
        self.set_class(data is None, "-empty")
        self.query_one(KeyBar).offer(self.KEYS if data else REVIEW_KEYS)
        self._page.show(panels_of(data, self._foottimer.settings) if data else ())
        self._show_chosen()

    def on_resize(self) -> None:
        """Say whether all weeks fit."""
        self.call_after_refresh(self._show_period)

    # Showing -------------------------------------------------------------------------------------

    @property
    def _page(self) -> PanelPage:
        return self.query_one(PanelPage)

    @property
    def _chart(self) -> ChartView:
        return self.query_one(ChartView)

    @property
    def _is_large(self) -> bool:
        return self.has_class("-large")

    def _show_period(self) -> None:
        parts = []
        if self._read is not None:
            keys = {command.name: command.key for command in commands_of(self)}
            room = self._page.room if not self._is_large else self._weeks
            shown, told = period_line(self._read, room, keys)
            parts = [(shown, "line--strong"), (f"  {told}", "line--quiet")]
        self.query_one("#period", Line).show(*parts)

    def _show_chosen(self) -> None:
        """Say what the chosen chart's numbers mean, and draw it where it has the page for itself."""
        panel = self._page.chosen
        self.query_one("#means", Static).update(f"{CHOSEN} {panel.means}" if panel else "")
        if self._is_large and panel is not None and panel.chart is not None:
            self._show_large(panel)
        else:
            self.set_class(False, "-large")
        bar = self.query_one(KeyBar)
        bar.retitle("enlarge", "all charts" if self._is_large else "enlarge")
        bar.retitle("tables", "drawing" if panel is not None and self._page.is_tabled(panel.key) else "table")
        self._show_period()

    def _show_large(self, panel: Panel) -> None:
        if panel.chart is not None:
            self._chart.tabled = self._page.is_tabled(panel.key)
            self._chart.show((panel.told if self._page.is_tabled(panel.key) else None) or panel.chart)
            told = self.query_one("#told", Static)
            told.update("\n".join(panel.says))
            told.display = bool(panel.says)

    def on_panel_page_chosen(self, message: PanelPage.Chosen) -> None:
        """Say what another chart means."""
        message.stop()
        self._show_chosen()

    def on_panel_page_opened(self, message: PanelPage.Opened) -> None:
        """Enlarge what was clicked once more."""
        message.stop()
        self.action_enlarge()

    # What the person does ------------------------------------------------------------------------

    def action_enlarge(self) -> None:
        """Give the chosen chart the page, or take it back."""
        panel = self._page.chosen
        if panel is None:
            return
        if panel.chart is None:
            self.say("This table is shown whole already: page down reads on.")
            return
        self.set_class(not self._is_large, "-large")
        self._show_chosen()

    def action_tables(self) -> None:
        """Tell the chosen chart's numbers, or draw it again."""
        panel = self._page.chosen
        if panel is not None and panel.chart is not None:
            self._page.toggle_table(panel.key)
            self._show_chosen()

    def action_weeks(self) -> None:
        """Show more weeks, after the most the fewest again."""
        self._weeks = PERIODS[(PERIODS.index(self._weeks) + 1) % len(PERIODS)]
        self.reload()

    def action_left(self) -> None:
        """Choose the chart before."""
        self._page.move(-1, 0)

    def action_right(self) -> None:
        """Choose the next chart."""
        self._page.move(1, 0)

    def action_up(self) -> None:
        """Choose the chart above, or read what is above."""
        if self._scrolls_table:
            self._chart.scroll_up(animate=False)
        elif self._is_large:
            self._page.move(-1, 0)
        elif not self._page.move(0, -1):
            self._page.scroll_home(animate=False)

    def action_down(self) -> None:
        """Choose the chart below, or read on."""
        if self._scrolls_table:
            self._chart.scroll_down(animate=False)
        elif self._is_large:
            self._page.move(1, 0)
        elif not self._page.move(0, 1):
            self._page.scroll_down(animate=False)

    def action_first(self) -> None:
        """Choose the first chart."""
        self._page.choose_end(last=False)

    def action_last(self) -> None:
        """Choose the last one."""
        self._page.choose_end(last=True)

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        shown = self._chart if self._is_large else self._page
        (shown.scroll_page_down if by > 0 else shown.scroll_page_up)(animate=False)

    @property
    def _scrolls_table(self) -> bool:
        return self._is_large and self._chart.tabled

    def action_leave(self) -> None:
        """Show all charts again, or else go back."""
        if self._is_large:
            self.set_class(False, "-large")
            self._show_chosen()
        else:
            super().action_leave()

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        panels = panels_of(self._read, self._foottimer.settings) if self._read else ()
        self.app.push_screen(GlossaryScreen(" ".join(f"{panel.title} {panel.means}" for panel in panels)))
