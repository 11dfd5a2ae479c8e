"""Asks what a day of a plan asks for: routines that are ticked, and up to which level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.plan.files.keys import MOST_ITEMS
from foottimer.plan.model import PlanItem
from foottimer.ui.commands import Command, bindings
from foottimer.ui.fitting import cut
from foottimer.ui.plan_desk import Choice
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.screens.kit import Ticks
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList


class DayScreen(ListDialog[tuple[PlanItem, ...] | None]):
    """Dismissed with what the day asks for, in the order in which it was ticked, or None to leave it as it was."""

    AROUND: ClassVar = 8
    KEYS: ClassVar = (
        Command("tick", "space", "tick", "Have the day ask for the chosen routine, or no more."),
        Command("step(-1)", "minus,left", "less", "A level less of the chosen routine."),
        Command("step(1)", "plus,equals_sign,right", "more", "A level more of the chosen routine."),
        Command("enter", "enter", "take", "Have the day ask for what is ticked; for nothing, it is one of rest."),
        Command("close", "escape,q", "cancel", "Leave the day as it was."),
        Command("clear", "x", "none", "Take every tick away."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, title: str, choices: Sequence[Choice], items: Sequence[PlanItem]) -> None:
        """Offer routines; those of `items` are ticked."""
        super().__init__()
        self._title, self._choices = title, tuple(choices)
        self._items = {item.name: item for item in items}
        self._levels = {choice.name: choice.levels[0] for choice in choices if choice.levels}
        self._levels |= {item.name: item.level for item in items if item.level}

    def compose(self) -> ComposeResult:
        """List the routines."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            yield Ticks(id="routines")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the first that is ticked."""
        first = (at for at, choice in enumerate(self._choices) if choice.name in self._items)
        self._show(next(first, 0))

    def _show(self, chosen: int | None) -> None:
        order = list(self._items)
        rows = tuple(
            partial(_row, choice, order.index(choice.name) + 1 if choice.name in order else 0, self._level(choice))
            for choice in self._choices
        )
        self.query_one(PickList).show(rows, chosen)

    def _level(self, choice: Choice) -> int | None:
        return self._levels.get(choice.name)

    @property
    def _chosen(self) -> Choice | None:
        at = self.query_one(PickList).highlighted
        return None if at is None else self._choices[at]

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Tick what was clicked."""
        message.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the chosen routine, behind those that are ticked; or take its tick away."""
        choice = self._chosen
        if choice is None:
            return
        if choice.name in self._items:
            del self._items[choice.name]
        elif len(self._items) < MOST_ITEMS:
            self._items[choice.name] = PlanItem(choice.name, self._level(choice))
        else:
            self.notify(f"A day asks for {MOST_ITEMS} routines at most: take a tick away first.", markup=False)
        self._show(self.query_one(PickList).highlighted)

    def action_step(self, by: int) -> None:
        """Change the level of the chosen routine, ticked or not."""
        choice = self._chosen
        level = self._level(choice) if choice else None
        if choice is None or level is None:
            return
        at = choice.levels.index(level) + by if level in choice.levels else 0
        if 0 <= at < len(choice.levels):
            self._levels[choice.name] = choice.levels[at]
            if choice.name in self._items:
                self._items[choice.name] = PlanItem(choice.name, choice.levels[at])
        self._show(self.query_one(PickList).highlighted)

    def action_clear(self) -> None:
        """Tick nothing."""
        self._items.clear()
        self._show(self.query_one(PickList).highlighted)

    def action_enter(self) -> None:
        """Take what is ticked."""
        self.dismiss(tuple(self._items.values()))

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)


def _row(choice: Choice, place: int, level: int | None, width: int) -> Content:
    """Return a routine with its place on the day, and its level of those there are."""
    tick = Content.styled(f"[{place}] ", "$accent bold") if place else Content.styled("[ ] ", "$quiet")
    told = f"  level {level} of {choice.levels[-1]}" if level and choice.levels else ""
    title = cut(choice.title, max(1, width - len(tick.plain) - len(told)))
    return (tick + Content(title) + Content.styled(told, "$quiet")).truncate(width, ellipsis=True)
