"""The plan editor: weeks as rows, days as columns, and what the chosen day asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from foottimer.keeping.kept import KeepError
from foottimer.plan.files.keys import DAYS
from foottimer.plan.model import PlanItem
from foottimer.ui.commands import Command, bindings
from foottimer.ui.plan_desk import LONGEST_THEME
from foottimer.ui.plan_edit_view import day_told
from foottimer.ui.screens.weeks import Weeks


class PlanEditScreen(Weeks):
    """Changes a plan; nothing is written before it is asked for. Dismissed with where it is kept."""

    CSS_PATH = "planning.tcss"
    KEYS: ClassVar = (
        Command("enter", "enter,space", "choose", "Choose what the day asks for."),
        Command("save", "ctrl+s", "save", "Write the file; of a bundled plan it becomes your own."),
        Command("step(-1)", "minus", "less", "A level less of what the day asks for."),
        Command("step(1)", "plus,equals_sign", "more", "A level more of what the day asks for."),
        Command("clear", "x,delete,backspace", "rest", "Make it a day of rest."),
        Command("undo", "u,ctrl+z", "undo", "Take the latest change back."),
        Command("duplicate", "c", "copy week", "Put a copy of the week right behind it."),
        Command("add", "a", "new week", "Put a week of rest behind this one."),
        Command("delete", "X", "no week", "Take the week out."),
        Command("theme", "t", "theme", "Say what the week is about."),
        Command("shift(-1)", "K,alt+left", "day back", "Change places with the day before."),
        Command("shift(1)", "J,alt+right", "day on", "Change places with the day after."),
        Command("rename", "n", "name", "Give the plan another name."),
        Command("save_as", "S", "save as", "Save it as another plan, and go on with that."),
        Command("redo", "U,ctrl+y", "redo", "Make the change again that was taken back.", footer=False),
        Command("left", "left,h", "day before", "Choose the day before; of one week: the week before.", footer=False),
        Command("right", "right,l", "day after", "Choose the day after; of one week: the next week.", footer=False),
        Command("up", "up,k", "up", "Choose the week before; of one week: the day before.", footer=False),
        Command("down", "down,j", "down", "Choose the next week; of one week: the day after.", footer=False),
        Command("leave", "escape,q", "back", "Back; what is not saved is asked about."),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    # Changing ------------------------------------------------------------------------------------

    def _done(self, refusal: str) -> None:
        """Show what was done, or say why it was not."""
        self._say(refusal, wrong=bool(refusal))

    def action_enter(self) -> None:
        """Choose what the day asks for."""
        self.open_day()

    def open_day(self) -> None:
        """Ask what the chosen day asks for."""
        from foottimer.ui.screens.daypick import DayScreen

        def take(items: tuple[PlanItem, ...] | None) -> None:
            if items is not None:
                self._done(self.desk.set_day(self.week, self.day, items))

        title = day_told(self.desk.plan, self.desk.situation, self.week, self.day).partition(":")[0]
        self.app.push_screen(DayScreen(title, self.desk.choices(self._items), self._items), take)

    def action_step(self, by: int) -> None:
        """Change the levels that the day asks for."""
        self._done(self.desk.step_levels(self.week, self.day, by))

    def action_clear(self) -> None:
        """Ask for nothing."""
        self._done(self.desk.set_day(self.week, self.day, ()))

    def action_shift(self, by: int) -> None:
        """Change places with the day beside it, and go along."""
        other = self.day + by
        if 0 <= other < len(DAYS):
            refusal = self.desk.swap_days(self.week, self.day, other)
            self.day = self.day if refusal else other
            self._done(refusal)

    def action_duplicate(self) -> None:
        """Copy the week, and go to the copy."""
        self._grow(self.desk.copy_week)

    def action_add(self) -> None:
        """Add a week of rest, and go to it."""
        self._grow(self.desk.add_week)

    def _grow(self, change: Callable[[int], str]) -> None:
        refusal = change(self.week)
        self.week += not refusal
        self._done(refusal)

    def action_delete(self) -> None:
        """Take the week out."""
        self._done(self.desk.remove_week(self.week))

    def action_theme(self) -> None:
        """Ask what the week is about."""
        from foottimer.ui.screens.wording import WordScreen

        def take(theme: str | None) -> None:
            if theme is not None:
                self._done(self.desk.set_theme(self.week, theme))

        theme = self.desk.plan.weeks[self.week].theme
        self.app.push_screen(WordScreen(f"What is week {self.week + 1} about?", theme, LONGEST_THEME), take)

    def action_rename(self) -> None:
        """Ask for another name."""
        from foottimer.ui.screens.wording import WordScreen

        def take(name: str | None) -> None:
            if name:
                self._done(self.desk.rename(name))

        self.app.push_screen(WordScreen("What is the plan called?", self.desk.plan.name, LONGEST_THEME), take)

    def action_undo(self) -> None:
        """Take the latest change back."""
        label = self.desk.undo()
        self._say(f"Undone: {label}" if label else "There is nothing to undo")

    def action_redo(self) -> None:
        """Make it again."""
        label = self.desk.redo()
        self._say(f"Done again: {label}" if label else "There is nothing to do again")

    # Saving and leaving --------------------------------------------------------------------------

    def action_save(self) -> None:
        """Write the file."""
        self._save()

    def _save(self) -> bool:
        try:
            said = self.desk.save()
        except KeepError as error:
            self._say(f"Not saved: {error}", wrong=True)
            return False
        self._say(said)
        return True

    def action_save_as(self) -> None:
        """Ask for another name and file, and save there."""
        from foottimer.ui.renaming import Named
        from foottimer.ui.screens.named import NameScreen

        said: list[str] = []

        def take(named: Named) -> None:
            if not named.name:
                raise KeepError("a plan needs a name: type one")
            said.append(self.desk.save_as(named.id, named.name))

        def tell(named: Named | None) -> None:
            if named is not None:
                self._say(said[-1])

        name = f"{self.desk.plan.name} (copy)"
        first = Named(name, self.desk.id_for(name))
        self.app.push_screen(NameScreen("Save as which plan?", first, self.desk.id_for, take), tell)

    def leave_then(self, then: Callable[[], object]) -> None:
        """Ask about what is not saved, and go on unless the person wants to stay."""
        from foottimer.ui.screens.unsaved import Fate, UnsavedScreen

        def decide(fate: Fate | None) -> None:
            if fate is Fate.DISCARD or (fate is Fate.SAVE and self._save()):
                then()

        if not self.desk.changed:
            then()
        elif self.app.screen is self:
            steps = self.desk.steps
            count = f"{steps} change{'' if steps == 1 else 's'}" if steps else "Changes"
            self.app.push_screen(UnsavedScreen(f"{count} to {self.desk.plan.name} not saved."), decide)

    def action_leave(self) -> None:
        """Leave."""
        self.leave_then(lambda: self.dismiss(self.desk.kept.path))
