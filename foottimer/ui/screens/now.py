"""The part of the review that shows how the week stands, and a year of days."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer
from textual.worker import get_current_worker

from foottimer.history.listing import SessionLine, Wanted
from foottimer.history.store import Store, StoreError
from foottimer.ui.commands import GLOSSARY, Command, bindings
from foottimer.ui.fitting import Lines
from foottimer.ui.now_view import day_lines, standing_lines, week_lines
from foottimer.ui.reviewed import (
    DRAWN,
    Now,
    days_chart,
    days_table,
    minutes_chart,
    read_now,
    sessions_on,
    weeks_done,
    weeks_table,
    year_of,
)
from foottimer.ui.screens.reviewing import REVIEW_KEYS, Reviewing
from foottimer.ui.widgets.chart import ChartView
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.year import YearView
from foottimer.values import replace

SOON = 0.06
"""Seconds for which a day is chosen before its sessions are read: the cursor may only pass it."""


class NowScreen(Reviewing[Now]):
    """The week, the streak, a year of days with the sessions of the chosen one, and charts of weeks."""

    PART = "now"
    CSS_PATH = "now.tcss"
    KEYS: ClassVar = (
        Command("enter", "enter", "the day", "Show the sessions of the chosen day."),
        Command("pauses", "p", "pauses", "Pause days for a holiday or an injury; take them back."),
        Command("goal", "o", "goal", "Change the goal; a week keeps that of its first day."),
        Command("tables", "t", "tables", "Show tables in place of calendar and charts, and back."),
        Command("scroll(1)", "space", "more", "Read on below."),
        Command("scroll(-1)", "b,backspace", "less", "Read what is above.", footer=False),
        replace(GLOSSARY, footer=False),
        *REVIEW_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self) -> None:
        super().__init__()
        self._now: Now | None = None
        self._sessions: dict[date, tuple[SessionLine, ...]] = {}
        self._timer: Timer | None = None
        self._asked = False

    def body(self) -> ComposeResult:
        """Lay out the words, the calendar and the charts, to be scrolled."""
        with VerticalScroll(id="page", can_focus=False):
            yield Preview(id="week")
            yield Preview(id="standing")
            with Container(id="drawn"):
                yield YearView(id="year")
                yield Preview(id="day")
                with Container(id="charts"):
                    yield ChartView(id="minutes")
                    yield ChartView(id="days")

    # Showing -------------------------------------------------------------------------------------

    def read(self, store: Store | None) -> Now:
        """Ask how the weeks stand, what was done in a year, and for today's sessions."""
        services = self._foottimer.services
        return read_now(store, services.today(), services.settings(lambda _: None))

    def show(self, data: Now) -> None:
        """Show the week, the streak, the calendar and the charts."""
        first, self._now = self._now is None, data
        self.workers.cancel_group(self, "day")  # what it reads may be older than this
        self._sessions = {data.standing.today: data.sessions}
        self._say("#week", partial(week_lines, data.standing, data.sums))
        self._say("#standing", partial(standing_lines, data.standing))
        year = self.query_one(YearView)
        year.show(year_of(data))
        weeks = weeks_done(data)[-DRAWN:]
        self.query_one("#minutes", ChartView).show(minutes_chart(weeks))
        self.query_one("#days", ChartView).show(days_chart(weeks))
        if first:
            self.set_focus(year, scroll_visible=False)
        self._fill_tables()
        self._show_day()
        self._read_day_soon()
        if self._asked:
            self._asked = False
            self.action_pauses()

    def _say(self, where: str, make: partial[Lines]) -> None:
        self.query_one(where, Preview).tell(make)

    @property
    def day(self) -> date | None:
        """The chosen day; None before anything was read."""
        return self.query_one(YearView).day

    def _show_day(self) -> None:
        now, day = self._now, self.day
        if now is not None and day is not None:
            rows = 3 if self.has_class("-tall") else 2
            known = self._sessions.get(day)
            self._say("#day", partial(day_lines, day, now.standing, now.sums.get(day), known, rows))

    # The chosen day ------------------------------------------------------------------------------

    def on_year_view_moved(self, message: YearView.Moved) -> None:
        """Say what there is of another day."""
        message.stop()
        self.query_one("#day").scroll_visible(animate=False, immediate=True)
        self.query_one(YearView).scroll_visible(animate=False, immediate=True)
        self._show_day()
        self._read_day_soon()

    def _read_day_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self.day is not None and self.day not in self._sessions:
            self._timer = self.set_timer(SOON, self._read_day)

    def _read_day(self) -> None:
        if self.day is not None:
            self.run_worker(partial(self._read_day_in_thread, self.day), thread=True, exclusive=True, group="day")

    def _read_day_in_thread(self, day: date) -> None:
        try:
            sessions = self._foottimer.services.ask(lambda store: sessions_on(store, day)) or ()
        except StoreError as error:
            self.in_app(self._say_unread, str(error))
            return
        if not get_current_worker().is_cancelled:
            self.in_app(self._take_day, day, sessions)

    def _take_day(self, day: date, sessions: tuple[SessionLine, ...]) -> None:
        self._sessions[day] = sessions
        self._show_day()

    def action_enter(self) -> None:
        """Show the chosen day's sessions."""
        from foottimer.ui.screens.sessions import SessionsScreen

        if self.day is not None:
            self.go_to(SessionsScreen(Wanted(first=self.day, last=self.day)))

    # What else the person does -------------------------------------------------------------------

    def action_pauses(self) -> None:
        """Open the list of paused days; a new pause begins with the chosen day."""
        from foottimer.ui.screens.pauses import PausesScreen

        if self._now is None:
            self._asked = True  # as soon as it is known which there are
        elif self.app.screen is self:
            standing = self._now.standing
            self.app.push_screen(
                PausesScreen(standing.pauses, standing.today, standing.first_weekday, self.day or standing.today)
            )

    def action_goal(self) -> None:
        """Open the settings at the goal."""
        if self.app.screen is self:
            self._foottimer.action_settings("week.goal")

    def action_glossary(self) -> None:
        """Explain the words of what is said of the week and the streak."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            said = (self.query_one(where, Preview).text for where in ("#week", "#standing", "#day"))
            self.app.push_screen(GlossaryScreen("\n".join(said)))

    async def action_tables(self) -> None:
        """Show tables in place of what is drawn, or the other way round."""
        tabled = not self.has_class("-tabled")
        page = self.query_one("#page", VerticalScroll)
        if tabled and not self.query("#tables"):
            await page.mount(Container(ChartView(id="weeks-table"), ChartView(id="days-table"), id="tables"))
        self.set_class(tabled, "-tabled")
        page.can_focus = tabled
        self.set_focus(page if tabled else self.query_one(YearView), scroll_visible=False)
        self._fill_tables()

    def _fill_tables(self) -> None:
        if self._now is None or not self.has_class("-tabled"):
            return
        charts = {"#weeks-table": weeks_table(weeks_done(self._now)), "#days-table": days_table(self._now)}
        for where, chart in charts.items():
            view = self.query_one(where, ChartView)
            view.tabled = True
            view.show(chart)
            view.styles.height = len(chart.labels) + 3

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        page = self.query_one("#page", VerticalScroll)
        (page.scroll_page_down if by > 0 else page.scroll_page_up)(animate=False)
