"""The settings: every one of them, written and followed as soon as it is changed, with what it does beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from foottimer.settings.model import Settings
from foottimer.ui.commands import Command, bindings, screen_commands
from foottimer.ui.screens.changing import Changing
from foottimer.ui.settings_preview import Place
from foottimer.ui.settings_view import Field, fields_of, fields_of_keys, rows_of, told_of
from foottimer.ui.widgets.aside import Aside
from foottimer.ui.widgets.flash import Flash
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.told import Told

MODEL = "calf-raise-double"
"""The exercise that shows what pictures look like."""


class SettingsScreen(Changing):
    """A list of all settings, and what is said and shown of the chosen one."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#fields"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("step(-1)", "left,minus", "before", "The value before, of the chosen setting."),
        Command("step(1)", "right,plus,equals_sign", "next", "The next value of the chosen setting."),
        Command("enter", "enter,space", "change", "Take the next of a few values, or type one."),
        Command("reset", "u,backspace", "usual", "As usual again: the setting is taken out of the file."),
        Command("group(1)", "tab", "group", "Go to the next group."),
        Command("filter", "slash", "search", "Type to show only the settings that hold every word."),
        Command("leave", "escape,q", "back", "Back to where you were; first all settings again."),
        Command("group(-1)", "shift+tab", "group before", "Go to the group before.", footer=False),
        Command("reload", "r", "reload", "Read the file again.", footer=False),
        Command("up", "up", "up", "Choose the setting above.", footer=False),
        Command("down", "down", "down", "Choose the setting below.", footer=False),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)
    TYPING: ClassVar = (
        Command("save", "enter", "save", "Take what was typed."),
        Command("leave", "escape", "cancel", "Leave the value as it was."),
    )

    def __init__(self, at: str = "") -> None:
        """List all settings, the one `at` a key as "week.goal" chosen; without one the first."""
        super().__init__()
        self._at = at
        self._fields: tuple[Field, ...] = ()
        self._shown: tuple[Field | None, ...] = ()
        self._places: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list, what stands beside it, and what is said of the chosen setting."""
        services = self._foottimer.services
        yield Line(("Settings", "line--strong"), id="title")
        yield Static(id="trouble", markup=False)
        yield Input(placeholder="name, group or value", compact=True, id="filter")
        with Horizontal(id="body"):
            yield PickList(id="fields")
            yield Static("No setting matches. Esc shows all.", id="nothing", markup=False)
            yield Aside(services.clock, self._settings, services.exercises().exercises[MODEL], id="side")
        yield Told(id="told")
        yield KeyBar(self.KEYS)
        yield Flash()

    def on_mount(self) -> None:
        """Show the settings; those of keys once it is known which commands there are."""
        self.query_one("#filter").display = False
        self._fields = fields_of()
        self._list()
        self._say_refusal()
        self.run_worker(self._find_commands, thread=True, group="commands")

    def _find_commands(self) -> None:
        from foottimer.ui.keymap import APP, declared

        screens = declared()
        screens[APP] = screens.pop(APP)  # what every screen takes comes last
        found = (
            Place(module.rpartition(".")[2], command) for module in screens for command in screens[module].changeable
        )
        self.app.call_from_thread(self._take_commands, tuple(found))

    def _take_commands(self, places: tuple[Place, ...]) -> None:
        if not self.is_attached:
            return  # it was left meanwhile
        self._places = places
        self._fields += fields_of_keys([place.command for place in places])
        self._list()

    # Showing -------------------------------------------------------------------------------------

    def obey(self, settings: Settings) -> None:
        """Show what the settings say now, whoever changed them."""
        if self._shown:
            self._list()

    @property
    def _chosen(self) -> Field | None:
        """The setting that is highlighted, asked of the list itself: keys may come faster than its messages."""
        place = self.query_one("#fields", PickList).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def _list(self) -> None:
        before = self._chosen
        settings, words = self._settings, self.query_one("#filter", Input).value
        fields = [field for field in self._fields if field.holds(words, settings)]
        rows, self._shown = rows_of(fields, settings)
        wanted = (field for field in fields if field.entry.key == self._at)
        chosen = before if before in fields else next(wanted, next(iter(fields), None))
        headings = frozenset(place for place, field in enumerate(self._shown) if field is None)
        listed = self.query_one("#fields", PickList)
        listed.show(rows, self._shown.index(chosen) if chosen else None, headings)
        listed.display, self.query_one("#nothing").display = bool(rows), not rows
        self._tell()

    def _tell(self, wrong: str = "") -> None:
        """Say and show what the chosen setting is for; or what is `wrong` with its value."""
        field, settings = self._chosen, self._settings
        told, side = self.query_one(Told), self.query_one(Aside)
        told.visible = side.visible = field is not None
        if field is not None:
            told.say(*told_of(field, settings, self._foottimer.services.stilled_by()), wrong)
            side.show(field, settings, self._places)

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Say what another setting is for."""
        message.stop()
        self._stop_typing()
        self._tell()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Change what was clicked once more."""
        message.stop()
        self.action_enter()

    # Finding -------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Let words be typed."""
        self._stop_typing()
        words = self.query_one("#filter", Input)
        words.display = True
        self.set_focus(words)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show what holds every word."""
        message.stop()
        self._list()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Let keys go to the list again; what was found stays."""
        message.stop()
        self.set_focus(self.query_one("#fields"))

    def action_leave(self) -> None:
        """Stop typing, or show all settings again, or else go back."""
        words = self.query_one("#filter", Input)
        if self._stop_typing():
            self._tell()
        elif words.display:
            words.value, words.display = "", False
            self.set_focus(self.query_one("#fields"))
        else:
            self.dismiss(None)

    def _offer(self, typing: bool) -> None:
        """Show the keys that hold while a value is typed, or else."""
        self.query_one(KeyBar).offer(self.TYPING if typing else self.KEYS)

    def action_group(self, by: int) -> None:
        """Go to the first setting of the next group, or of the one before."""
        if self._chosen is None or self._stop_typing():
            return
        firsts = [place + 1 for place, field in enumerate(self._shown) if field is None]
        here = max(place for place, first in enumerate(firsts) if first <= self._shown.index(self._chosen))
        self.query_one("#fields", PickList).highlighted = firsts[(here + by) % len(firsts)]

    def action_up(self) -> None:
        """Choose the setting above, also while words are typed."""
        self.query_one("#fields", PickList).action_cursor_up()

    def action_down(self) -> None:
        """Choose the setting below, also while words are typed."""
        self.query_one("#fields", PickList).action_cursor_down()

    def action_reload(self) -> None:
        """Read the file again."""
        self._foottimer.reread_settings()
        self._list()
        self._say_refusal()
