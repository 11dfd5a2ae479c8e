"""Exercises to choose from, as many as hold what is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from foottimer.routine.model import Exercise
from foottimer.ui.offers import Offer, found, offer_row
from foottimer.ui.widgets.picklist import PickList


class ExerciseList(Vertical):
    """A list of offers, in their groups."""

    DEFAULT_CSS = """
    ExerciseList #nothing { display: none; padding: 0 2; color: $quiet; }
    """

    class Chosen(Message):
        """Another one is highlighted."""

    class Picked(Message):
        """The one that is highlighted was clicked once more."""

    def __init__(self, offers: tuple[Offer, ...], at: str = "", id: str | None = None) -> None:
        """Offer these, the exercise of the id `at` being the chosen one."""
        super().__init__(id=id)
        self._all = offers
        self._shown = offers
        self._at = next((offer for offer in offers if offer.exercise and offer.exercise.id == at), None)

    def compose(self) -> ComposeResult:
        """The list, and what is said where it is empty."""
        yield PickList(id="exercises")
        yield Static("No exercise matches. Esc shows all.", id="nothing", markup=False)

    @property
    def list(self) -> PickList:
        """The rows."""
        return self.query_one(PickList)

    @property
    def offer(self) -> Offer | None:
        """The chosen one, asked of the rows: keys may come faster than messages."""
        place = self.list.highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    @property
    def exercise(self) -> Exercise | None:
        """The chosen exercise."""
        return self.offer.exercise if self.offer else None

    @property
    def count(self) -> str:
        """How many are shown, of how many."""
        shown, all_ = (sum(offer.exercise is not None for offer in offers) for offers in (self._shown, self._all))
        return f"{all_}" if shown == all_ else f"{shown} of {all_}"

    def search(self, text: str, best: Callable[[tuple[Offer, ...], str], int | None] | None = None) -> None:
        """Show what holds every word of a text; the chosen one stays so, unless another is the `best`."""
        chosen, self._shown = self.offer or self._at, found(self._all, text)
        place = self._shown.index(chosen) if chosen in self._shown else 0 if self._shown else None
        self._show(best(self._shown, text) if best else place)

    def choose(self, id_: str) -> bool:
        """Choose an exercise; return whether all had to be shown for it."""
        hidden = not any(offer.exercise and offer.exercise.id == id_ for offer in self._shown)
        if hidden:
            self._shown = self._all
        places = (place for place, offer in enumerate(self._shown) if offer.exercise and offer.exercise.id == id_)
        self._show(next(places, None))
        return hidden

    def move(self, by: int) -> None:
        """Choose the one above (-1) or below (1)."""
        (self.list.action_cursor_up if by < 0 else self.list.action_cursor_down)()

    def _show(self, place: int | None) -> None:
        groups = [offer.group for offer in self._shown]
        rows = tuple(
            partial(offer_row, offer, groups.index(offer.group) == row) for row, offer in enumerate(self._shown)
        )
        self.list.show(rows, place)
        self.list.display, self.query_one("#nothing").display = bool(rows), not rows

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Say it in this widget's words."""
        message.stop()
        self.post_message(self.Chosen())

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Say it in this widget's words."""
        message.stop()
        self.post_message(self.Picked())
