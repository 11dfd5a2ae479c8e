"""The exercises: a list to search, and beside it all that is to be known of the chosen one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from foottimer.routine.card import users, whole_text
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import Entry
from foottimer.routine.model import Exercise
from foottimer.settings.model import Settings
from foottimer.ui.commands import GLOSSARY, Command, bindings, commands_of, screen_commands
from foottimer.ui.exercise_card import card
from foottimer.ui.offers import offers_of
from foottimer.ui.screens.practising import Practising
from foottimer.ui.widgets.exercise_list import ExerciseList
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.portrait import Portrait
from foottimer.ui.widgets.preview import Preview

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


class ExercisesScreen(Practising):
    """The catalogue to look through; a set of the chosen exercise can be practised right away."""

    CSS_PATH = "exercises.tcss"
    AUTO_FOCUS = "#exercises"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide"), (116, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("enter", "enter", "practise", "Practise the chosen exercise now: one set, at a level you choose."),
        Command("scroll(1)", "space", "more", "Read on below."),
        Command("filter", "slash", "search", "Type to show only the exercises that hold every word."),
        Command("scroll(-1)", "b,backspace", "less", "Read what is above.", footer=False),
        GLOSSARY,
        Command("practise(1)", "1", "level 1", "Practise a set of level 1.", footer=False),
        Command("practise(2)", "2", "level 2", "Practise a set of level 2.", footer=False),
        Command("practise(3)", "3", "level 3", "Practise a set of level 3.", footer=False),
        Command("up", "up", "up", "Choose the exercise above.", footer=False),
        Command("down", "down", "down", "Choose the exercise below.", footer=False),
        Command("leave", "escape,q", "back", "Back to where you were; first all exercises again."),
        Command("easier", "left_square_bracket", "easier", "Show the easier exercise."),
        Command("next", "right_square_bracket", "next", "Show the exercise that follows, which is harder."),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        at: str | None = None,
        entries: tuple[Entry, ...] = (),
        busy: bool = False,
    ) -> None:
        """Show the exercises, `at` being the chosen one; `busy` while a session runs, when none can be practised."""
        super().__init__(busy)
        self._catalogue = Catalogue(exercises.values())
        self._offers = offers_of(exercises.values())
        self._routines = tuple(entry.card for entry in entries if not entry.broken)
        self._at = at or ""

    def compose(self) -> ComposeResult:
        """Lay out the search, the list and the card."""
        yield Line(id="title")
        yield Input(placeholder="name, group, muscle or kit", compact=True, id="filter")
        with Horizontal(id="body"):
            yield ExerciseList(self._offers, self._at)
            with VerticalScroll(id="side", can_focus=False):
                yield Portrait(self._foottimer.services.clock, self._foottimer.settings)
                yield Preview(id="card")
        yield KeyBar([command for command in self.KEYS if not (self._busy and command.action == "enter")])

    def on_mount(self) -> None:
        """Show the list."""
        self._search("")

    # Showing -------------------------------------------------------------------------------------

    @property
    def exercise(self) -> Exercise | None:
        """The chosen exercise; None where none is shown."""
        return self._list.exercise

    @property
    def _list(self) -> ExerciseList:
        return self.query_one(ExerciseList)

    def _search(self, text: str) -> None:
        """Show what holds every word of a text."""
        self._list.search(text)
        self._show_all()

    def _show_all(self) -> None:
        self.query_one("#title", Line).show(("Exercises ", "line--strong"), (f" {self._list.count}", "line--quiet"))
        self._show_card()

    def _show_card(self) -> None:
        side, exercise = self.query_one("#side"), self.exercise
        side.visible = exercise is not None
        if exercise is not None:
            used = users(exercise.id, self._routines)
            keys = {command.name: command.key for command in commands_of(self)}
            self.query_one(Portrait).show(exercise)
            self.query_one("#card", Preview).show(partial(card, exercise, self._catalogue, used, keys))
            side.scroll_home(animate=False)

    def on_exercise_list_chosen(self, message: ExerciseList.Chosen) -> None:
        """Show another exercise."""
        message.stop()
        self._show_card()

    def on_exercise_list_picked(self, message: ExerciseList.Picked) -> None:
        """Practise what was clicked."""
        message.stop()
        self.action_enter()

    def obey(self, settings: Settings) -> None:
        """Draw the picture as these settings say."""
        self.query_one(Portrait).obey(settings)

    # Searching -----------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Let words be typed."""
        self.query_one("#filter", Input).add_class("-open").focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what holds every word."""
        message.stop()
        self._search(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Let keys go to the list again; what was found stays."""
        message.stop()
        self._list.list.focus()

    def action_leave(self) -> None:
        """Show all exercises again, or else go back."""
        field = self.query_one("#filter", Input)
        if field.has_class("-open"):
            field.remove_class("-open")
            field.value = ""
            self._list.list.focus()
        else:
            self.dismiss(None)

    # What the person does ------------------------------------------------------------------------

    def action_up(self) -> None:
        """Choose the exercise above, also while words are typed."""
        self._list.move(-1)

    def action_down(self) -> None:
        """Choose the exercise below, also while words are typed."""
        self._list.move(1)

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        side = self.query_one("#side")
        (side.scroll_page_down if by > 0 else side.scroll_page_up)(animate=False)

    def action_easier(self) -> None:
        """Show the easier exercise."""
        self._go(self.exercise.easier if self.exercise else None, "Nothing easier stands before this one.")

    def action_next(self) -> None:
        """Show the exercise that follows."""
        self._go(self.exercise.next if self.exercise else None, "Nothing harder follows this one.")

    def _go(self, id_: str | None, otherwise: str) -> None:
        other = self._catalogue.get(id_) if id_ else None
        if other is None:
            self.notify(otherwise, markup=False)
            return
        if self._list.choose(other.id):
            with self.prevent(Input.Changed):
                self.query_one("#filter", Input).remove_class("-open").value = ""
        self._show_all()
        self._list.list.focus()

    def action_glossary(self) -> None:
        """Explain the words of the chosen exercise."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(whole_text(self.exercise) if self.exercise else ""))

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)
