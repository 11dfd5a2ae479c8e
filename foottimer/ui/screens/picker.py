"""Which exercise a block is for: typing searches, and the dose of a level is chosen with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input

from foottimer.routine.model import Exercise
from foottimer.routine.practice import LEVELS, levels_of
from foottimer.settings.model import Settings
from foottimer.ui.commands import Command, bindings, screen_commands
from foottimer.ui.exercise_card import short_card
from foottimer.ui.offers import Kind, best, offers_of
from foottimer.ui.widgets.doses import Doses
from foottimer.ui.widgets.exercise_list import ExerciseList
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.portrait import Portrait
from foottimer.ui.widgets.preview import Preview
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


@dataclass(frozen=True, slots=True)
class Picked:
    """What the person chose for a block."""

    kind: Kind
    """What the block is."""
    exercise: str | None = None
    """The exercise's id, where it is one."""
    name: str | None = None
    """The name that was typed, where it is none; None for rests and circuits."""
    level: int = 1
    """The level (1-3) whose dose is wanted; of an exercise without doses 1."""


class SearchField(Input):
    """What is typed to search; numbers of levels are keys of the screen."""

    def on_key(self, event: events.Key) -> None:
        """Let the numbers through."""
        if event.key in map(str, LEVELS):
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed here."""
        return key not in map(str, LEVELS) and super().check_consume_key(key, character)


class PickerScreen(Screen[Picked | None]):
    """Dismissed with what was chosen, or None."""

    CSS_PATH: ClassVar = ["exercises.tcss", "picker.tcss"]
    AUTO_FOCUS = "#words"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide"), (116, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("enter", "enter", "take", "Take what is chosen, with the dose of the chosen level."),
        Command("level(1)", "1", "level 1", "The dose of level 1."),
        Command("level(2)", "2", "level 2", "The dose of level 2."),
        Command("level(3)", "3", "level 3", "The dose of level 3."),
        Command("up", "up", "up", "Choose what is above.", footer=False),
        Command("down", "down", "down", "Choose what is below.", footer=False),
        Command("page(-1)", "pageup", "page up", "Go up a page.", footer=False),
        Command("page(1)", "pagedown", "page down", "Go down a page.", footer=False),
        Command("close", "escape", "back", "Back; nothing is taken. First all exercises again."),
        Command("app.help", "f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self,
        exercises: Iterable[Exercise],
        own: Mapping[str, Exercise] | None = None,
        at: str = "",
        level: int = 1,
        kinds: bool = False,
        title: str = "Which exercise?",
    ) -> None:
        """Offer exercises.

        Args:
            exercises: Those of the catalogue.
            own: The routine's own, by their ids; they come first.
            at: The id of the exercise that is chosen at first.
            level: The level that is chosen at first, as the last one that was used.
            kinds: Whether a block of the person's own, a rest and a circuit are offered too.
            title: What is asked.

        """
        super().__init__()
        self._offers = offers_of(exercises, own, kinds)
        self._at, self._level, self._title = at, level, title

    def compose(self) -> ComposeResult:
        """Lay out what is typed, the list, and the chosen one beside it."""
        yield Line(id="title")
        yield SearchField(placeholder="type a name, group, muscle or kit", compact=True, id="words")
        with Horizontal(id="body"):
            yield ExerciseList(self._offers, self._at)
            with VerticalScroll(id="side", can_focus=False):
                yield Doses(id="doses")
                yield Portrait(self._foottimer.services.clock, self._foottimer.settings)
                yield Preview(id="card")
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show all there is."""
        self._search("", first=True)

    # Showing -------------------------------------------------------------------------------------

    @property
    def level(self) -> int:
        """The level whose dose is taken: the wished one, or the highest there is."""
        exercise = self._list.exercise
        return min(self._level, levels_of(exercise)[-1]) if exercise else 1

    @property
    def _list(self) -> ExerciseList:
        return self.query_one(ExerciseList)

    def _search(self, text: str, first: bool = False) -> None:
        self._list.search(text, None if first and self._at else best)
        self.query_one("#title", Line).show((self._title, "line--strong"), (f"  {self._list.count}", "line--quiet"))
        self._show_card()

    def _show_card(self) -> None:
        offer = self._list.offer
        self.query_one("#side").visible = offer is not None
        if offer is None:
            return
        portrait, card, doses = self.query_one(Portrait), self.query_one("#card", Preview), self.query_one(Doses)
        card.display = doses.display = offer.exercise is not None
        if offer.exercise is None:
            portrait.tell(offer.name, offer.about)
        else:
            doses.offer(offer.exercise, self.level)
            portrait.show(offer.exercise)
            card.show(partial(short_card, offer.exercise))
        self.query_one("#side").scroll_home(animate=False)

    def on_exercise_list_chosen(self, message: ExerciseList.Chosen) -> None:
        """Show another one."""
        message.stop()
        self._show_card()

    def on_exercise_list_picked(self, message: ExerciseList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def obey(self, settings: Settings) -> None:
        """Draw the picture as these settings say."""
        self.query_one(Portrait).obey(settings)

    # What the person does ------------------------------------------------------------------------

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what holds every word."""
        message.stop()
        self._search(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take what is chosen."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Take what is chosen."""
        offer, typed = self._list.offer, " ".join(self.query_one(SearchField).value.split())
        if offer is None:
            self.notify("Nothing is chosen: delete some letters, or Esc shows all.", markup=False)
        elif offer.kind is Kind.NAMED and not typed:
            self.notify("Type the block's name first.", markup=False)
        elif offer.exercise is not None:
            self.dismiss(Picked(offer.kind, offer.exercise.id, level=self.level))
        else:
            self.dismiss(Picked(offer.kind, name=typed if offer.kind is Kind.NAMED else None))

    def action_level(self, level: int) -> None:
        """Choose the dose of a level."""
        self._level = level
        if (exercise := self._list.exercise) is not None:
            self.query_one(Doses).offer(exercise, self.level)

    def action_up(self) -> None:
        """Choose what is above."""
        self._list.move(-1)

    def action_down(self) -> None:
        """Choose what is below."""
        self._list.move(1)

    def action_page(self, by: int) -> None:
        """Go a page up or down."""
        self._list.list.turn(by)

    def action_close(self) -> None:
        """Show all again, or else go back."""
        words = self.query_one(SearchField)
        if words.value:
            words.value = ""
        else:
            self.dismiss(None)

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)
