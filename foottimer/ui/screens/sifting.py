"""Asks which sessions are to be shown: of a routine, a series, an exercise, of some days, with pain or some words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.history.listing import Facets, Wanted
from foottimer.routine.words import printable
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.choosing import Choice, ChoosingScreen
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.screens.filling import FillScreen
from foottimer.ui.session_fields import Typed, pain_field, span_fields, wanted_with, words_field
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.values import replace

ANY = ""
"""The value of the choice that asks for nothing."""
FILTERS = ("Routine", "Series", "Exercise", "Days", "Pain", "Words")
"""What sessions can be asked for by, in the order of the rows."""


class SiftScreen(ListDialog[Wanted | None]):
    """Dismissed with what is wanted once one filter was changed, or None."""

    KEYS: ClassVar = (
        Command("enter", "enter,space", "change", "Change the chosen filter."),
        Command("clear", "x,delete,backspace", "any", "Take the chosen filter away."),
        Command("close", "escape,q,f", "close", "Close; nothing changes."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, wanted: Wanted, facets: Facets, today: date) -> None:
        """Begin with what is `wanted`; `facets` are what there are sessions of."""
        super().__init__()
        self._wanted = wanted
        self._facets = facets
        self._today = today

    def compose(self) -> ComposeResult:
        """List the filters."""
        with Vertical(id="box"):
            yield Line(("Which sessions?", "line--strong"))
            yield PickList()
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show what is asked for."""
        rows = tuple(partial(_row, name, value) for name, value in zip(FILTERS, self._values(), strict=True))
        self.query_one(PickList).show(rows, next((i for i, value in enumerate(self._values()) if value), 0))

    def _values(self) -> tuple[str, ...]:
        """Return what is asked for by each filter; empty where it is open."""
        wanted, facets = self._wanted, self._facets
        days = (wanted.first.isoformat() if wanted.first else "", wanted.last.isoformat() if wanted.last else "")
        return (
            dict(facets.routines).get(wanted.routine or "", wanted.routine or ""),
            wanted.series or "",
            dict(facets.exercises).get(wanted.exercise or "", wanted.exercise or ""),
            " to ".join(day or "…" for day in days) if any(days) else "",
            "" if wanted.pain is None else f"{wanted.pain} or more",
            wanted.text,
        )

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Change what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Ask for the chosen filter's value."""
        index = self.query_one(PickList).highlighted or 0
        wanted, facets = self._wanted, self._facets
        match FILTERS[index]:
            case "Routine":
                self._choose("Which routine?", facets.routines, wanted.routine, lambda v: replace(wanted, routine=v))
            case "Series":
                series = ((name, name) for name in facets.series)
                self._choose("Which series?", series, wanted.series, lambda v: replace(wanted, series=v))
            case "Exercise":
                self._choose(
                    "Which exercise?", facets.exercises, wanted.exercise, lambda v: replace(wanted, exercise=v)
                )
            case "Days":
                check = partial(wanted_with, wanted)
                self.app.push_screen(FillScreen("Which days?", span_fields(wanted, self._today), check), self._fill)
            case "Pain":
                self.app.push_screen(FillScreen("How much pain?", (pain_field(wanted),)), self._fill)
            case _:
                self.app.push_screen(FillScreen("Which words?", (words_field(wanted),)), self._fill)

    def _choose(
        self,
        title: str,
        named: Iterable[tuple[str, str]],
        chosen: str | None,
        wanted: Callable[[str | None], Wanted],
    ) -> None:
        choices = [Choice(value, name, value if value != name else "") for value, name in named]

        def take(value: str | None) -> None:
            if value is not None:
                self.dismiss(wanted(value or None))

        self.app.push_screen(ChoosingScreen(title, [Choice(ANY, "any"), *choices], chosen), take)

    def _fill(self, typed: Typed | None) -> None:
        if typed is not None:
            self.dismiss(wanted_with(self._wanted, typed))

    def action_clear(self) -> None:
        """Take the chosen filter away."""
        open_ = {
            "Routine": replace(self._wanted, routine=None),
            "Series": replace(self._wanted, series=None),
            "Exercise": replace(self._wanted, exercise=None),
            "Days": replace(self._wanted, first=None, last=None),
            "Pain": replace(self._wanted, pain=None),
            "Words": replace(self._wanted, text=""),
        }
        self.dismiss(open_[FILTERS[self.query_one(PickList).highlighted or 0]])

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _row(name: str, value: str, width: int) -> Content:
    told = Content.styled(printable(value), "bold") if value else Content.styled("any", "$quiet")
    return (Content(f"{name:<10} ") + told).truncate(width, ellipsis=True)
