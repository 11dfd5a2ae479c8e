"""After the session: what was done, corrections, the questions, and the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.follow.runner import Runner
from foottimer.follow.saving import AGAIN
from foottimer.history.record import Status
from foottimer.routine import phrases
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.ui.commands import GLOSSARY, Command, bindings, screen_commands
from foottimer.ui.questions import questions
from foottimer.ui.screens.answering import Answering
from foottimer.ui.summary_view import how_text, leaving_line, totals_text
from foottimer.ui.widgets.done_table import DoneTable
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.questionnaire import Questionnaire
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer
    from foottimer.ui.renaming import Done

TABLE = -1
"""The step before the questions: the numbers."""
FIRST = 0
"""The step of the first question."""


CORRECTING = "Not quite? The arrows choose; + and - or digits correct the number."
"""What can be done about the numbers."""
LACKING = "A number is missing: type it. The arrows choose another."
"""What is to be done about a test without its number."""


TYPED = {**{character: character for character in "0123456789xynXYN"}, "comma": ",", "full_stop": "."}
"""The keys that answer, by Textual's names; the questions themselves say which. As bindings, not in `on_key`, since
Textual handles the two in different turns, and keys that come all at once would change places."""


KEYS = (
    Command("on", "enter,space,pagedown,tab", "go on", "Go on; a question that was not answered stays so."),
    Command("move(-1)", "up", "back", "The row above, or the question before."),
    Command("move(1)", "down", "down", "The row below, or the next question.", footer=False),
    Command("earlier", "shift+tab,pageup", "before", "Back to the question before.", footer=False),
    Command("change(1)", "plus,equals_sign", "more", "One more in the chosen set; digits type a number."),
    Command("change(-1)", "minus", "less", "One less in the chosen set; digits type a number."),
    Command("set(1)", "right", "next set", "The next set of the chosen row.", footer=False),
    Command("set(-1)", "left", "set before", "The set before in the chosen row.", footer=False),
    Command("erase", "backspace,delete", "erase", "Take a typed digit or an answer back.", footer=False),
    Command("keep_routine", "k", "keep as routine", "Keep what was followed as a routine of your own.", footer=False),
    replace(GLOSSARY, footer=False),
    Command("leave", "escape", "leave", "Leave; what was answered is kept."),
    Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
)
"""What a person can do on the screen."""


class SummaryScreen(Answering):
    """Shows and asks; dismissed with the line that stays in the shell. What is answered is written at once."""

    CSS_PATH = "summary.tcss"
    AUTO_FOCUS = ""
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    # Textual's own declaration:
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-low"), (20, "-normal-height"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS, __name__),
        *(Binding(key, f"press({character!r})", show=False) for key, character in TYPED.items()),
    ]

    def __init__(self, runner: Runner, status: Status, settings: Settings = DEFAULTS) -> None:
        super().__init__(runner, status, settings.length)
        self._questions = questions(settings.pain)
        self._end = len(self._questions)
        self._step = TABLE

    def compose(self) -> ComposeResult:
        """Stack the rows; `summary.tcss` says which of them there is room for."""
        timeline = self._runner.session.timeline
        with Vertical(id="top"):
            yield Line(f"{timeline.name}{f' · {timeline.level}' if timeline.level else ''}", id="title")
            yield Line((how_text(self._status), "line--quiet"), id="how")
        yield Line(id="totals")
        rows = self._rows()
        yield DoneTable(rows)
        if self._journal.kept:
            yield Line(
                (LACKING if any(row.lacks_number for row in rows) else CORRECTING, "line--quiet"), id="correcting"
            )
            yield Questionnaire(self._questions)
        for name in ("week", "after", "made", "warning", "trouble"):
            yield Static(id=name, markup=False)
        yield KeyBar([command for command in self.KEYS if command.action != "move(-1)"], id="keys-table")
        yield KeyBar([command for command in self.KEYS if not command.action.startswith("change")], id="keys-asking")

    def on_mount(self) -> None:
        """Begin at the first question, unless a number is lacking; a rehearsal has neither."""
        self._go(TABLE if any(row.lacks_number for row in self._rows()) else FIRST)
        if self._journal.kept:
            self.call_after_refresh(self._read_week)
            self.set_interval(AGAIN / 1000, self._try_again)

    def action_glossary(self) -> None:
        """Explain the words of the session and of the questions."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        asked = (f"{question.ask} {question.short} {question.hint}" for question in self._questions)
        self.app.push_screen(GlossaryScreen("\n".join((phrases.said(self._runner.session.timeline), *asked))))

    def on_resize(self, event: events.Resize) -> None:
        """Word the totals for the new width."""
        self.query_one("#totals", Line).show((totals_text(self._record(), event.size.width), "line--quiet"))

    # The steps -----------------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self._gather()
        self._step = min(max(TABLE, step), self._end) if self._journal.kept else self._end
        if self._step == self._end and self._journal.kept:
            self._read_week()
        self.update_classes({"-asking": 0 <= self._step < self._end, "-ending": self._step == self._end})
        self.query_one(DoneTable).activate(self._step == TABLE)
        for questionnaire in self.query(Questionnaire):
            questionnaire.show(self._step)
            self.set_focus(questionnaire.field())
        self._paint()

    # Keys and messages ---------------------------------------------------------------------------

    def action_press(self, character: str) -> None:
        """Answer with a digit or a letter, or type a digit into the table."""
        if self._step == TABLE:
            self._correct(self.query_one(DoneTable).press(character))
        elif any(questionnaire.press(character) for questionnaire in self.query(Questionnaire)):
            self._go(self._step + 1)

    def on_questionnaire_changed(self, message: Questionnaire.Changed) -> None:
        """Keep the answers, and go on where that question is done with."""
        message.stop()
        self._answers = message.answers
        if message.final:
            self._go(message.step + 1)
        else:
            self._write_soon()

    def on_questionnaire_picked(self, message: Questionnaire.Picked) -> None:
        """Go to the question that was clicked."""
        message.stop()
        self._go(message.step)

    def action_on(self) -> None:
        """Go on to the next step; leave after the last."""
        if self._step == self._end:
            self.action_leave()
        else:
            self._go(self._step + 1)

    def action_move(self, by: int) -> None:
        """Another row, or another question."""
        if self._step == TABLE:
            self.query_one(DoneTable).move(rows=by)
        else:
            self._go(self._step + by)

    def action_earlier(self) -> None:
        """Back to the question before, or to the numbers."""
        self._go(self._step - 1)

    def action_change(self, by: int) -> None:
        """So many more or less in the chosen set."""
        if self._step == TABLE:
            self._correct(self.query_one(DoneTable).change(by))

    def action_set(self, by: int) -> None:
        """Another set of the chosen row."""
        if self._step == TABLE:
            self.query_one(DoneTable).move(sets=by)

    def action_erase(self) -> None:
        """Take a digit or an answer back."""
        if self._step == TABLE:
            self._correct(self.query_one(DoneTable).erase())
        for questionnaire in self.query(Questionnaire):
            questionnaire.erase()
        self._gather()

    def action_keep_routine(self) -> None:
        """Keep what was followed as a routine file."""
        from foottimer.ui.beginnings import from_record
        from foottimer.ui.screens.named import ask_for_new

        if self.app.screen is self:
            app = cast("FootTimer", self.app)
            ask_for_new(app, app.cabinet, from_record(app.services, self._record()), self._say_kept, elsewhere=True)

    def _say_kept(self, done: Done) -> None:
        self._say("#made", done.said)

    def action_leave(self) -> None:
        """Leave; what was answered is kept."""
        self._gather()
        self._journal.saving.save()
        if self._journal.kept:
            self._read_week()
        self.dismiss(leaving_line(self._record(), self._week, self._journal.kept, self._journal.trouble))
