"""The paused days: listed, added, changed, taken back, and each of that undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.history.calendar import PausedDays
from foottimer.history.pausewords import span
from foottimer.history.store import Store
from foottimer.history.week import consequences, week_on
from foottimer.ui.commands import Command, bindings, key_of
from foottimer.ui.pauses_view import newest_first, pause_row
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.storing import in_store
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

Undo = Callable[[Store], object]
"""Takes back what was done."""
Answer = TypeVar("Answer")
NONE_YET = "No paused days. Add some for a holiday or an injury: a week with one can stay short without harm."


@dataclass(frozen=True, slots=True)
class Change(Generic[Answer]):
    """What came of a change."""

    answer: Answer
    """What the store answered."""
    pauses: tuple[PausedDays, ...]
    """The paused days there are now."""
    told: tuple[str, ...]
    """What became of the streak, in sentences."""


class PausesScreen(ListDialog[None]):
    """The list of paused days; what is done is in the store at once."""

    AROUND = 11
    CSS = """
    PausesScreen {
        #box { width: 84; }
        #told { height: auto; max-height: 3; margin: 1 0 0 0; color: $quiet; &.-wrong { color: $error; } }
        &.-low #told { margin: 0; }
    }
    """
    KEYS: ClassVar = (
        Command("add", "a,n", "add", "Pause days: a holiday, an injury."),
        Command("enter", "enter,space", "change", "Change the chosen paused days."),
        Command(
            "remove", "delete,x", "take back", "Take the chosen paused days back: they are days like others again."
        ),
        Command("undo", "u", "undo", "Undo what was done last with paused days."),
        Command("close", "escape,q,p", "close", "Close; what was done stays."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, pauses: tuple[PausedDays, ...], today: date, first_weekday: int, offered: date) -> None:
        """List `pauses`; a new one begins with the `offered` day."""
        super().__init__()
        self._pauses = newest_first(pauses)
        self._today, self._first_weekday, self._offered = today, first_weekday, offered
        self._undos: list[tuple[str, Undo]] = []

    def compose(self) -> ComposeResult:
        """List the paused days."""
        with Vertical(id="box"):
            yield Line(("Paused days", "line--strong"))
            yield PickList(id="pauses")
            yield Static(id="told", markup=False)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show what there is."""
        self._show(0)
        self._tell("" if self._pauses else NONE_YET)

    def _show(self, chosen: int) -> None:
        rows = tuple(partial(pause_row, pause, self._today) for pause in self._pauses)
        self.query_one(PickList).show(rows, min(chosen, len(rows) - 1) if rows else None)

    def _tell(self, sentence: str, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.display = bool(sentence)
        told.set_class(wrong, "-wrong")
        told.update(f"! {sentence}" if wrong else sentence)

    @property
    def _chosen(self) -> PausedDays | None:
        index = self.query_one(PickList).highlighted
        return self._pauses[index] if index is not None else None

    # Doing ---------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for days to pause."""
        self._ask(None)

    def action_enter(self) -> None:
        """Change the chosen paused days, or add the first ones."""
        self._ask(self._chosen)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Change what was clicked."""
        message.stop()
        self.action_enter()

    def _ask(self, pause: PausedDays | None) -> None:
        from foottimer.ui.screens.pausing import PausingScreen

        def decide(typed: PausedDays | None) -> None:
            if typed is not None and pause is None:
                self._add(typed)
            elif typed is not None and pause is not None:
                self._change(pause, typed)

        if self.app.screen is self:
            self.app.push_screen(PausingScreen(pause, self._offered, self._today, self._first_weekday), decide)

    def _add(self, new: PausedDays) -> None:
        now, said = self._foottimer.services.clock.wall(), span(new, self._today)
        if any((new.first, new.last, new.reason) == (old.first, old.last, old.reason) for old in self._pauses):
            self._tell(f"{said} is paused already.")
            return

        def add(store: Store) -> Undo:
            added = store.pause(new.first, new.last, new.reason, now)
            return lambda other: other.unpause(added, now)

        self._do(add, f"Paused: {said}.", f"Not paused any more: {said}.")

    def _change(self, old: PausedDays, new: PausedDays) -> None:
        now = self._foottimer.services.clock.wall()

        def put(pause: PausedDays) -> Undo:
            return lambda store: store.change_pause(old.id, pause.first, pause.last, pause.reason, now)

        def change(store: Store) -> Undo:
            put(new)(store)
            return put(old)

        self._do(change, f"Changed: {span(new, self._today)}.", f"As before: {span(old, self._today)}.")

    def action_remove(self) -> None:
        """Take the chosen paused days back."""
        pause = self._chosen
        if pause is None:
            return
        now, said = self._foottimer.services.clock.wall(), span(pause, self._today)

        def remove(store: Store) -> Undo:
            store.unpause(pause.id, now)
            return lambda other: other.restore_pause(pause.id, now)

        self._do(remove, f"Not paused any more: {said}.", f"Paused again: {said}.")

    def action_undo(self) -> None:
        """Undo what was done last."""
        if self._undos:
            said, undo = self._undos.pop()
            in_store(self, partial(self._doing, undo), partial(self._done, said, ""), self._refuse)
        else:
            self._tell("There is nothing to undo here.")

    def _do(self, doing: Callable[[Store], Undo], said: str, undone: str) -> None:
        """Change the store, and say what was done; `undone` is said when it is taken back."""
        in_store(self, partial(self._doing, doing), partial(self._done, said, undone), self._refuse)

    def _doing(self, doing: Callable[[Store], Answer], store: Store) -> Change[Answer]:
        """Do it, in a thread, and look what becomes of the streak by it."""
        settings = self._foottimer.services.settings(lambda _: None)
        before = week_on(self._today, store, settings)
        answer = doing(store)
        told = consequences(before, week_on(self._today, store, settings))
        return Change(answer, store.paused_days(), told)

    def _done(self, said: str, undone: str, change: Change[Any]) -> None:
        if undone:
            self._undos.append((undone, change.answer))
        undoes = f"{key_of(self, 'undo')} undoes it." if undone else ""
        self._take(change.pauses)
        self._tell(" ".join(filter(None, (said, *change.told, undoes))))

    def action_close(self) -> None:
        """Close the list."""
        if self.app.screen is self:
            self.dismiss(None)

    def _take(self, pauses: tuple[PausedDays, ...]) -> None:
        chosen = self.query_one(PickList).highlighted or 0
        before = {pause.id for pause in self._pauses}
        self._pauses = newest_first(pauses)
        new = [place for place, pause in enumerate(self._pauses) if pause.id not in before]
        self._show(new[0] if new else chosen)

    def _refuse(self, why: str) -> None:
        self._tell(f"Nothing was changed: {why}", wrong=True)

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)
