"""The start card: what a routine needs, what it holds, and what may be changed for today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from foottimer.routine.library import Entry
from foottimer.routine.model import Routine
from foottimer.routine.phrases import SIDE_MARKS
from foottimer.ui.commands import GLOSSARY, Command, bindings, commands_of, key_of, screen_commands
from foottimer.ui.screens.heeding import Heeding
from foottimer.ui.start_card import advice, offered, remark, start_rows, total
from foottimer.ui.today import REST_STEP, Today
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


CHANGES = (
    Command("toggle", "space", "in/out", "Leave the chosen optional block out today, or take it in."),
    Command("more_sets", "plus,equals_sign", "set", "One set (or round) more of the chosen block."),
    Command("fewer_sets", "minus", "set", "One set (or round) fewer of the chosen block."),
    Command("shorter_rest", "left_square_bracket", "less rest", "The chosen block's rests 5 s shorter."),
    Command("longer_rest", "right_square_bracket", "more rest", "The chosen block's rests 5 s longer."),
    Command("other_side", "s", "side", "Begin with the other side."),
    Command(
        "swap",
        "w",
        "swap",
        "Do the chosen block with what stands in for its exercise, or not; as written, where it is lighter today.",
    ),
    Command("add", "a", "add", "Let another routine follow on."),
    Command("remove", "x", "drop", "Take the last routine that follows on away."),
)
"""What changes the routine for today."""
MAIN = (
    Command("enter", "enter", "start", "Start."),
    Command("leave", "escape,q", "back", "Back to the library; nothing is started."),
    Command("change", "c", "change", "Back, and change the routine's file, block by block."),
    Command("files", "m", "file", "Back, and to all that the routine's file can do.", footer=False),
    Command("inform", "i", "about it", "All that is to be known of the chosen block's exercise."),
    GLOSSARY,
    Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
)
"""The rest."""


class StartScreen(Heeding):
    """Dismissed with the timelines to follow, changed for today, or None; the files stay as they are.

    Or with an action of the library's screen, where files are changed: not while they are offered here.
    """

    CSS_PATH = "start.tcss"
    AUTO_FOCUS = "#blocks"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (*MAIN[:-1], *CHANGES, MAIN[-1])
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self,
        routine: Routine,
        others: tuple[Entry, ...] = (),
        lacking: frozenset[str] = frozenset(),
        files: tuple[Entry, ...] = (),
        following: tuple[Entry, ...] = (),
    ) -> None:
        """Show the routine as it is done where something is lacking.

        `others` may follow on, as they are then done; `files` are all routines as their files state them. Those
        `following` follow on from the start.
        """
        super().__init__()
        self._files = files
        self._lacking = lacking
        self._today = replace(Today.without(routine, lacking), following=following)
        self._others = others
        self._paths: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out name and total, the blocks, and beside them what is needed."""
        with Vertical(id="top"):
            yield Line(id="title")
            yield Line(id="total")
            yield Line(id="remark")
        with Horizontal(id="body"):
            yield PickList(id="blocks")
            with VerticalScroll(id="side"):
                yield Preview(id="advice")
        yield Line(id="said")
        with Vertical(id="keys"):
            yield KeyBar(CHANGES, id="change-keys")
            yield KeyBar(MAIN, id="main-keys")

    def on_mount(self) -> None:
        """Show the routine as it is, or with what stands in for what is lacking; what is lighter today comes soon."""
        self._show(0)
        self._take_advice()

    # Showing -------------------------------------------------------------------------------------

    def _show(self, chosen: int | None) -> None:
        today = self._today
        level = f" · level {today.routine.level}" if today.routine.level else ""
        self.query_one("#title", Line).show((f"{today.routine.name}{level}", "line--strong"))
        self._paths = tuple(row.path for row in today.rows)
        self.query_one("#blocks", PickList).show(start_rows(today), chosen)
        self.query_one("#advice", Preview).show(partial(advice, today))
        self.query_one("#total", Line).show((total(today), "line--accent"))
        self.query_one("#remark", Line).show((remark(today), "line--quiet"))
        self.query_one("#change-keys", KeyBar).offer(offered(today, CHANGES))
        self._say("")

    def _say(self, sentence: str) -> None:
        """Say why something can't be, else which side is first."""
        said = self.query_one("#said", Line)
        if sentence:
            said.show((sentence, "line--accent"))
        elif light := self._why_light():
            said.show(("Lighter: ", "line--accent"), light)
        elif self._today.has_sides:
            said.show(("First side  ", "line--quiet"), SIDE_MARKS[self._today.changes.first_side])
        else:
            said.show("")

    def _why_light(self) -> str:
        """Return why the chosen block is lighter today, and how to take it back; empty where it is not."""
        index = self.query_one("#blocks", PickList).highlighted
        path = self._paths[index] if index is not None and index < len(self._paths) else ""
        why = self._today.why_light(path)
        return f"{key_of(self, 'swap')} takes it back. {why}" if why else ""

    def _change(self, change: Callable[[Today], Today]) -> None:
        """Make a change, or say why it can't be."""
        try:
            self._today = change(self._today)
        except ValueError as error:
            self._say(str(error))
            return
        blocks = self.query_one("#blocks", PickList)
        last = len(self._today.rows) + len(self._today.following) - 1
        self._show(None if blocks.highlighted is None else min(blocks.highlighted, last))

    def _change_block(self, change: Callable[[Today, str], Today]) -> None:
        index = self.query_one("#blocks", PickList).highlighted
        if index is None:
            return
        if index >= len(self._paths):
            key = next(command.key for command in commands_of(self) if command.action == "remove")
            self._say(f"A routine that follows on is done as it is; {key} takes the last one away.")
            return
        path = self._paths[index]
        self._change(lambda today: change(today, path))

    # What the person does ------------------------------------------------------------------------

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Forget what was said of another block."""
        message.stop()
        self._say("")

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Leave the clicked block out, or take it in."""
        message.stop()
        self.action_toggle()

    def action_toggle(self) -> None:  # type: ignore[override]  # Textual's flips a reactive by its name
        """Leave the chosen block out, or take it in."""
        self._change_block(Today.toggled)

    def action_more_sets(self) -> None:
        """Add a set."""
        self._change_block(lambda today, path: today.with_sets(path, 1))

    def action_fewer_sets(self) -> None:
        """Take a set away."""
        self._change_block(lambda today, path: today.with_sets(path, -1))

    def action_longer_rest(self) -> None:
        """Make the rests longer."""
        self._change_block(lambda today, path: today.with_rest(path, REST_STEP))

    def action_shorter_rest(self) -> None:
        """Make the rests shorter."""
        self._change_block(lambda today, path: today.with_rest(path, -REST_STEP))

    def action_other_side(self) -> None:
        """Begin with the other side."""
        self._change(Today.other_side)

    def action_swap(self) -> None:
        """Do the chosen block with what stands in for its exercise."""
        self._change_block(Today.swapped)

    def action_inform(self) -> None:
        """Open the exercises at that of the chosen block."""
        from foottimer.ui.screens.exercises import ExercisesScreen

        index = self.query_one("#blocks", PickList).highlighted
        path = self._paths[index] if index is not None and index < len(self._paths) else ""
        exercise = self._today.exercise_at(path)
        if exercise is None:
            self._say("There is no exercise to this block.")
        elif self.app.screen is self:
            services = cast("FootTimer", self.app).services
            exercises = {**services.exercises().exercises, **self._today.in_full.exercises}
            self.app.push_screen(ExercisesScreen(exercises, exercise.id, self._files))

    def action_glossary(self) -> None:
        """Explain the words of the routine."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            shown = (*self.query_one("#blocks", PickList).texts, self.query_one("#advice", Preview).text)
            self.app.push_screen(GlossaryScreen("\n".join(shown)))

    def action_add(self) -> None:
        """Choose a routine to follow on."""
        from foottimer.ui.screens.choose import ChooseScreen

        def add(entry: Entry | None) -> None:
            if entry is not None:
                self._change(lambda today: today.followed_by(self._as_today(entry)))

        if self._others and self.app.screen is self:
            self.app.push_screen(ChooseScreen(self._others), add)

    def action_remove(self) -> None:
        """Take the last routine that follows on away."""
        self._change(Today.without_last)

    def action_enter(self) -> None:
        """Start; what is not for everybody asks first, and so does what speaks against it."""
        if self.app.screen is self:
            self._begin()

    def action_change(self) -> None:
        """Go back, and change the file."""
        if self.app.screen is self:
            self.dismiss("change")

    def action_files(self) -> None:
        """Go back, and to what the file can do."""
        if self.app.screen is self:
            self.dismiss("files")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
