"""A chart and a year's calendar on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from foottimer.chart.model import Chart, Series
from foottimer.chart.year import DayMark, Year
from foottimer.ui.theme import DARK
from foottimer.ui.widgets.chart import ChartView
from foottimer.ui.widgets.year import YearView

TODAY = date(2026, 11, 18)
YEAR = Year(TODAY, {TODAY: DayMark(12, trained=True, today=True), TODAY - timedelta(2): DayMark(40, trained=True)})
WEEKS = Chart(
    "Frequency",
    "days a week",
    tuple(f"w{week}" for week in range(30)),
    (Series("days", "d", tuple(week % 5 for week in range(30))),),
    goal=3,
    each="week",
)


class Showing(App[None]):
    """Shows one widget, and keeps the days that its calendar tells."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make
        self.days: list[date] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.make()

    def on_year_view_moved(self, event: YearView.Moved) -> None:
        self.days.append(event.day)


async def test_a_chart_is_drawn_for_its_size_and_tabled_by_a_word() -> None:
    app = Showing(ChartView)
    async with app.run_test(size=(60, 12)) as pilot:
        view = app.query_one(ChartView)
        view.show(WEEKS)
        await pilot.pause()
        assert len(view.texts) == 12
        assert view.texts[0].startswith("Frequency days a week")
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert len(view.texts) == 6
        view.tabled = True
        assert view.texts[:3] == ["Frequency  days a week", "week  days a week  goal", "w29             4     3"]
        assert len(view.texts) == 2 + 30
        view.scroll_end(animate=False)
        await pilot.pause()
        assert "w0 " in painted(view)[-1]
        view.tabled = False
        assert len(view.texts) == 6
        assert painted(view)[0].startswith("Frequency")


async def test_nothing_is_painted_for_the_same_chart() -> None:
    app = Showing(ChartView)
    async with app.run_test(size=(60, 12)) as pilot:
        view = app.query_one(ChartView)
        view.show(WEEKS)
        await pilot.pause()
        asked = count_refreshes(view)
        view.show(Chart(**{name: getattr(WEEKS, name) for name in WEEKS.__slots__}))
        assert asked == []
        view.tabled = True
        assert asked


async def test_the_cursor_goes_over_the_days_and_tells_them() -> None:
    app = Showing(YearView)
    async with app.run_test(size=(80, 14)) as pilot:
        view = app.query_one(YearView)
        await pilot.press("left")  # before there is a year
        view.show(YEAR)
        view.focus()
        await pilot.pause()
        assert view.day == TODAY
        await pilot.press("up", "left", "pageup", "right", "down", "pagedown", "right")
        back = (1, 8, 36, 29, 28, 0)
        assert [(TODAY - day).days for day in app.days] == [*back]
        await pilot.press("home")
        assert view.day == TODAY - timedelta(52 * 7 + 2)
        await pilot.press("end", "up", "up")
        assert view.day == TODAY - timedelta(2)
        assert painted(view)[1].endswith("●" + " " * (80 - 57))  # a day under the cursor is seen however long it was
        await pilot.click(YearView, offset=(4 + 51, 1 + 2))
        assert app.days[-1] == TODAY - timedelta(7)
        await pilot.click(YearView, offset=(2, 1))
        await pilot.click(YearView, offset=(4 + 52, 1 + 3))  # tomorrow
        assert app.days[-1] == TODAY - timedelta(7)


async def test_a_move_of_the_cursor_paints_two_cells() -> None:
    app = Showing(YearView)
    async with app.run_test(size=(120, 14)) as pilot:
        view = app.query_one(YearView)
        view.show(YEAR)
        view.focus()
        await pilot.pause()
        asked = count_refreshes(view)
        await pilot.press("left")
        assert asked == [(Region(4 + 52 * 2, 3, 2, 1),), (Region(4 + 51 * 2, 3, 2, 1),)]


async def test_a_narrower_screen_keeps_the_day_in_sight() -> None:
    app = Showing(YearView)
    async with app.run_test(size=(120, 14)) as pilot:
        view = app.query_one(YearView)
        view.show(YEAR, TODAY - timedelta(300))
        await pilot.pause()
        assert view.day == TODAY - timedelta(300)
        await pilot.resize_terminal(30, 14)
        await pilot.pause()
        assert view.day == TODAY - timedelta(25 * 7 + 2)


def painted(view: Widget) -> list[str]:
    """What its rows say as they are painted."""
    strips = view.render_lines(Region(0, 0, *view.size))
    return ["".join(segment.text for segment in strip if isinstance(segment, Segment)) for strip in strips]


def count_refreshes(view: Widget) -> list[tuple[Region, ...]]:
    """A list that every later refresh of a widget enters with its regions."""
    asked: list[tuple[Region, ...]] = []
    refresh = view.refresh

    def noted(*regions: Region, **more: bool) -> Widget:
        asked.append(regions)
        return refresh(*regions, **more)

    view.refresh = noted  # type: ignore[method-assign,assignment]
    return asked
