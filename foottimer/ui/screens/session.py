"""A session's page: what was planned and what was done, what was said of it, and changing that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from foottimer.follow.unclosed import Unclosed, unclosed
from foottimer.history.record import Record
from foottimer.routine import phrases
from foottimer.routine.words import printable
from foottimer.ui.commands import GLOSSARY, Command, bindings, key_of
from foottimer.ui.interruptions import page_notice
from foottimer.ui.screens.correcting import Correcting, Page
from foottimer.ui.screens.resumable import RESUME
from foottimer.ui.screens.reviewing import REVIEW_KEYS
from foottimer.ui.screens.tending import AGAIN, DELETE, EDIT, UNDO
from foottimer.ui.session_view import attempt_rows, pauses_text, said_parts, stretches, when_text
from foottimer.ui.sessions_view import titled
from foottimer.ui.summary_view import totals_text
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.rowlist import RowList
from foottimer.ui.widgets.stripe import StripView
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.history.store import Store
    from foottimer.ui.renaming import Done
    from foottimer.ui.session_desk import Changed

TYPED = {**{character: character for character in "0123456789"}, "comma": ",", "full_stop": "."}
"""The keys that correct, by Textual's names."""
_SHARED = ("reload", "leave", "app.help")
"""The actions that the page has in common with the parts of the review."""


class SessionScreen(Correcting):
    """One session."""

    CSS_PATH = "session.tcss"
    PART = "sessions"
    KEYS: ClassVar = (
        EDIT,
        Command("correct", "c", "correct", "Correct repetitions, and numbers that were recorded."),
        Command("intervals", "t", "intervals", "Show each interval as it was done, or the sets side by side."),
        AGAIN,
        DELETE,
        UNDO,
        RESUME,
        Command("keep_routine", "k", "keep as routine", "Keep what was followed as a routine of your own."),
        Command("move(-1)", "up", "up", "The row above.", footer=False),
        Command("move(1)", "down", "down", "The row below.", footer=False),
        Command("page(-1)", "pageup", "page up", "The rows above.", footer=False),
        Command("page(1)", "pagedown", "page down", "The rows below.", footer=False),
        replace(GLOSSARY, footer=False),
        Command("set(1)", "right", "next set", "The next set of the row that is corrected.", footer=False),
        Command("set(-1)", "left", "set before", "The set before in the row that is corrected.", footer=False),
        Command("change(1)", "plus,equals_sign", "more", "One more in the set that is corrected.", footer=False),
        Command("change(-1)", "minus", "less", "One less in the set that is corrected.", footer=False),
        Command("erase", "backspace", "erase", "Take a digit, or the number that is corrected, back.", footer=False),
        Command("keep", "enter", "keep", "Keep the corrected numbers.", footer=False),
        *(command for command in REVIEW_KEYS if command.action in _SHARED),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS, __name__),
        *(Binding(key, f"press({character!r})", show=False) for key, character in TYPED.items()),
    ]

    def __init__(self, session: str, gone: Callable[[Changed], object]) -> None:
        """Show the session with this id; when it is deleted here, `gone` is told, and the page closes."""
        super().__init__()
        self._shown = session
        self._unclosed = Unclosed()
        self._gone = gone

    def compose(self) -> ComposeResult:
        """Lay out what is said of the session; the table of sets comes once it was read."""
        for name in ("title", "when", "totals"):
            yield Line(id=name)
        yield StripView(id="strip")
        yield Line(id="answers")
        for name in ("note", "pauses", "interrupted"):
            yield Static(id=name, markup=False)
        intervals = RowList(id="intervals")
        intervals.can_focus = False
        yield intervals
        yield Static(id="said", markup=False)
        yield KeyBar(self.KEYS)

    @property
    def session(self) -> Record | None:
        """The session, once it was read."""
        return self._record

    @property
    def unclosed(self) -> Unclosed:
        """What is known of the session where it is not over."""
        return self._unclosed

    def read(self, store: Store | None) -> Page:
        """Read the session, and how it stands."""
        try:
            record = store.record(self._shown) if store is not None else None
        except KeyError:
            record = None
        if store is None or record is None:
            return Page()
        return Page(record, unclosed(store, self._foottimer.services.claims(), (record,)))

    # Showing -------------------------------------------------------------------------------------

    def show(self, data: Page) -> None:
        """Show what was read; not while numbers are corrected, which would be lost."""
        if self.is_correcting:
            return
        self._record = data.record
        self._show_unclosed(data.unclosed)
        if data.record is None:
            self.say("This session is not there any more: it was deleted.", wrong=True)
        else:
            self._show_record(data.record)

    def _show_unclosed(self, unclosed: Unclosed) -> None:
        """Tell of an interruption, as long as nothing becomes of it."""
        found, now = unclosed.interrupted.get(self._shown), self._foottimer.services.clock.wall()
        self._unclosed = unclosed
        self._set_text("#interrupted", page_notice(found, now, key_of(self, "resume")) if found else "")

    def _show_record(self, data: Record) -> None:
        self.query_one("#title", Line).show((titled(data.name, data.level), "line--strong"))
        self.query_one("#strip", StripView).show(stretches(data))
        self._set_text("#note", printable(data.answers.note))
        self._set_text("#pauses", pauses_text(data))
        self._word(data)
        self.show_numbers()
        rows = self._intervals
        rows.show(attempt_rows(data, self._foottimer.settings.length), rows.chosen)

    def _word(self, record: Record) -> None:
        """Say what is said for the width there is."""
        width = self.query_one("#when", Line).size.width
        self.query_one("#when", Line).show((when_text(record, width, self._unclosed), "line--quiet"))
        self.query_one("#totals", Line).show(totals_text(record, width))
        self.query_one("#answers", Line).show(*said_parts(record, self._foottimer.settings.pain, width))

    def _set_text(self, where: str, text: str) -> None:
        widget = self.query_one(where, Static)
        widget.set_class(not text, "-empty")
        widget.update(text)

    @property
    def _intervals(self) -> RowList:
        return self.query_one("#intervals", RowList)

    def on_resize(self, event: events.Resize) -> None:
        """Word the lines for the new width."""
        if self._record is not None:
            self.call_after_refresh(self._word, self._record)

    def offer_keys(self) -> None:
        """Show the keys that hold now."""
        self.set_class(self.is_correcting, "-correcting")
        commands = {command.name: replace(command, footer=True) for command in self.KEYS}
        correcting = [commands["keep"], replace(commands["leave"], title="cancel"), commands["change(1)"]]
        correcting += [commands["change(-1)"], commands["set(1)"], self.KEYS[-1]]
        self.query_one(KeyBar).offer(correcting if self.is_correcting else self.KEYS)

    def show_sets(self) -> None:
        """Show the sets, not the intervals."""
        self.remove_class("-intervals")
        self.query_one(KeyBar).retitle("intervals", "intervals")

    def tell(self, changed: Changed) -> None:
        """Tell what was done; where the session is gone with it, that is told in the list."""
        if changed.deleted and changed.session == self._shown:
            self.dismiss(None)
            self._gone(changed)
        else:
            super().tell(changed)

    # What the person does ------------------------------------------------------------------------

    def action_intervals(self) -> None:
        """Show each interval, or the sets again."""
        self.toggle_class("-intervals")
        self.query_one(KeyBar).retitle("intervals", "sets" if self.has_class("-intervals") else "intervals")

    def action_move(self, by: int) -> None:
        """Another row: of the numbers, or of the intervals; the sets are scrolled."""
        if self.has_class("-intervals"):
            self._go_to(self._intervals.chosen + by)
        elif self.table is not None and self.is_correcting:
            self.table.move(rows=by)
        elif self.table is not None:
            self.table.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page of rows on, or back."""
        if self.has_class("-intervals"):
            self._go_to(self._intervals.chosen + by * max(1, self._intervals.size.height - 1))
        elif self.table is not None:
            self.table.scroll_relative(y=by * max(1, self.table.size.height - 1), animate=False)

    def _go_to(self, index: int) -> None:
        rows = self._intervals
        rows.show(rows.rows, max(0, min(index, len(rows.rows) - 1)))

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose the interval that was clicked."""
        message.stop()
        self._go_to(message.index)

    def action_keep_routine(self) -> None:
        """Keep what was followed as a routine file."""
        from foottimer.ui.beginnings import from_record
        from foottimer.ui.screens.named import ask_for_new

        if self._record is not None and self._is_free():
            app = self._foottimer
            ask_for_new(app, app.cabinet, from_record(app.services, self._record), self._say_kept, elsewhere=True)

    def _say_kept(self, done: Done) -> None:
        self.say(done.said)

    def action_glossary(self) -> None:
        """Explain the words of the session."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        record = self._record
        if record is not None and record.timeline is not None and self.app.screen is self:
            self.app.push_screen(GlossaryScreen(phrases.said(record.timeline)))
