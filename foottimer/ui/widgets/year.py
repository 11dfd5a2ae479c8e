"""A year's calendar with a cursor over its days."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from foottimer.chart.year import CHOSEN, GUTTER, HEAD, Layout, Year, layout, legend, months, moved, row

_INKS = ("quiet", "strong", "work", "pause", "freeze", "today", "cursor", "away")
_FOUR_WEEKS = 28
_LEGEND = HEAD + 7 + 1
"""The row where the legend begins, unless there is no room for the free one before it."""


class YearView(Widget, can_focus=True, inherit_bindings=False):
    """The calendar of a year; of what changes only the cells are painted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-7)", "a week back", show=False),
        Binding("right", "go(7)", "a week on", show=False),
        Binding("up", "go(-1)", "a day back", show=False),
        Binding("down", "go(1)", "a day on", show=False),
        Binding("pageup", f"go(-{_FOUR_WEEKS})", "four weeks back", show=False),
        Binding("pagedown", f"go({_FOUR_WEEKS})", "four weeks on", show=False),
        Binding("home", "go(-999)", "the first day", show=False),
        Binding("end", "go(999)", "today", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"yearview--{ink}" for ink in _INKS}
    DEFAULT_CSS = """
    YearView {
        width: 1fr;
        height: auto;
        & > .yearview--quiet { color: $quiet; }
        & > .yearview--work { color: $kind-work; }
        & > .yearview--pause { color: $kind-rest; }
        & > .yearview--freeze { color: $kind-switch; }
        & > .yearview--today { text-style: bold underline; }
        & > .yearview--strong { text-style: bold; }
        & > .yearview--cursor { color: $foreground; text-style: reverse; }
        & > .yearview--away { color: $quiet; text-style: reverse; }
    }
    """
    ALLOW_SELECT = False

    class Moved(Message):
        """Another day is chosen."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day
            """The day."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._year: Year | None = None
        self._layout: Layout | None = None
        self._day: date | None = None
        self._inks: dict[str, Style] = {}

    @property
    def day(self) -> date | None:
        """The chosen day; None before there is a year."""
        return self._day

    def show(self, year: Year, day: date | None = None) -> None:
        """Show a year with a day chosen: the one that was, unless another is given; today to begin with."""
        before, self._year = self._year, year
        wanted = day or self._day or year.last
        self._lay(self.size.width)
        self._day = moved(self._layout, wanted, 0) if self._layout else wanted
        if before != year:
            self.refresh(layout=True)

    def _lay(self, width: int) -> None:
        self._layout = layout(self._year, width) if self._year and width else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of the days, the months above, and the legend a row below."""
        return _LEGEND + (len(legend(self._year, width)) if self._year else 1)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many weeks as there is room for, the chosen day among them."""
        self._lay(event.size.width)
        if self._layout and self._day:
            self._day = moved(self._layout, self._day, 0)
        self.refresh()

    # The cursor ----------------------------------------------------------------------------------

    def action_go(self, days: int) -> None:
        """Move the cursor by so many days."""
        if self._layout and self._day:
            self._choose(moved(self._layout, self._day, days))

    def _choose(self, day: date) -> None:
        if day != self._day:
            before, self._day = self._day, day
            self._repaint(before)
            self._repaint(day)
            self.post_message(self.Moved(day))

    def _repaint(self, day: date | None) -> None:
        place = self._layout.at(day) if self._layout and day else None
        if place and self._layout:
            self.refresh(Region(*place, self._layout.cell, 1))

    def on_click(self, event: events.Click) -> None:
        """Choose the day that was clicked."""
        day = self._layout.day(event.x, event.y) if self._layout else None
        event.stop()
        if day:
            self._choose(day)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._repaint(self._day)

    def on_blur(self) -> None:
        """Show it no more."""
        self._repaint(self._day)

    # Painting ------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows of `crop`; each ink is looked up once."""
        self._inks = {}
        return super().render_lines(crop)

    def _ink(self, name: str, alone: bool = False) -> Style:
        if name not in self._inks:
            found = self.get_component_rich_style(f"yearview--{name}", partial=True) if name else Style()
            self._inks[name] = found if alone else self.rich_style + found
        return self._inks[name]

    def render_line(self, y: int) -> Strip:
        """Paint the months, a row of days, or the legend."""
        year, laid, width = self._year, self._layout, self.size.width
        base = self._ink("")
        if year is None or laid is None:
            return Strip.blank(width, base)
        if y < HEAD:
            segments = [Segment(months(laid), self._ink("quiet"))]
        elif y < HEAD + 7:
            segments = self._days(year, laid, y - HEAD)
        else:
            below = legend(year, width)
            place = y - min(_LEGEND, max(HEAD + 7, self.size.height - len(below)))
            line = below[place] if 0 <= place < len(below) else ()
            segments = [Segment(text, self._ink(ink)) for text, ink in line]
        return Strip(segments).simplify().adjust_cell_length(width, base)

    def _days(self, year: Year, laid: Layout, index: int) -> list[Segment]:
        base = self._ink("")
        named, *days = row(year, laid, index)
        segments = [Segment(named[0], self._ink(named[1]))]
        for week, (text, ink) in enumerate(days):
            day = laid.day(GUTTER + week * laid.cell, HEAD + index)
            if day is not None and day == self._day:
                mark = CHOSEN if year.mark(day).trained else text[0]
                segments.append(Segment(mark.ljust(laid.cell), self._ink("cursor" if self.has_focus else "away")))
            elif day == year.last:
                segments += [Segment(text[0], self._ink(ink) + self._ink("today", alone=True)), Segment(text[1:], base)]
            else:
                segments.append(Segment(text, self._ink(ink)))
        return segments
