"""The part of the review that shows every session: a list to look through, to filter, and to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from foottimer.history.listing import SessionLine
from foottimer.history.wanting import wanted_parts, wanted_text
from foottimer.ui.commands import Command, bindings, key_of
from foottimer.ui.days import long_day
from foottimer.ui.screens.growing import Growing
from foottimer.ui.screens.resumable import RESUME
from foottimer.ui.screens.reviewing import REVIEW_KEYS, Reviewing
from foottimer.ui.screens.sieving import Found
from foottimer.ui.screens.tending import AGAIN, DELETE, EDIT, UNDO
from foottimer.ui.sessions_view import count_text, head, nothing_text
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.session_list import SessionList
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.follow.unclosed import Unclosed
    from foottimer.history.listing import Wanted
    from foottimer.ui.session_desk import Changed

NEEDING = frozenset({"enter", "edit", "again", "delete", "resume", "to_list"})
"""The actions that are not offered where no session is listed."""
SEARCHING = frozenset({"sift", "filter"})
"""Those that are not offered where there is no session at all."""


class SessionsScreen(Growing):
    """Every session, newest first; more of them are read as one goes down."""

    CSS_PATH = "sessions.tcss"
    PART = "sessions"
    KEYS: ClassVar = (
        Command("enter", "enter", "open", "Open the chosen session."),
        Command(
            "filter",
            "slash",
            "find",
            "Type words, or routine: series: exercise: from: to: in: pain: with what is meant.",
        ),
        Command(
            "sift", "f", "filter", "Choose a routine, a series, an exercise, days, pain or words to show sessions of."
        ),
        EDIT,
        AGAIN,
        Command("log", "L", "log", "Write down a session that you did without the clock."),
        DELETE,
        UNDO,
        RESUME,
        Command("up", "up", "up", "Choose the session above.", footer=False),
        Command("down", "down", "down", "Choose the session below.", footer=False),
        Command("page(-1)", "pageup", "page up", "Choose the session a page above.", footer=False),
        Command("page(1)", "pagedown", "page down", "Choose the session a page below.", footer=False),
        Command("first", "home", "newest", "Choose the newest session.", footer=False),
        Command("last", "end", "oldest", "Choose the oldest session that was read, and read more.", footer=False),
        *REVIEW_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)
    FINDING: ClassVar = (
        Command("to_list", "enter", "to the list", "Let letters be keys again; the filter stays."),
        Command("leave", "escape", "show all", "Show all sessions again."),
        Command("app.help", "f1", "keys", "Show what every key does."),
    )
    """What holds while a filter is typed."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        """Show the sessions that are wanted at first; None: all."""
        super().__init__(wanted)
        self._is_asked = wanted is not None
        self._wished: str | None = None
        """The session, by its id, that is to be chosen once it is read."""

    def body(self) -> ComposeResult:
        """Lay out how many there are, the filter, and the list."""
        yield Line(id="count")
        field = Input(
            wanted_text(self.wanted), placeholder="words, or routine:desk-break in:march pain:4", compact=True
        )
        field.id = "filter"
        yield field.set_class(bool(field.value), "-open")
        yield Line(id="head")
        yield SessionList(id="list")
        yield Static(id="nothing", markup=False)

    def on_mount(self) -> None:
        """Go on where this part was left for another one; let keys go to the list."""
        left, self._foottimer.sessions_left = self._foottimer.sessions_left, None
        if left is not None and not self._is_asked:
            self.wanted, self._wished = left
            self.show_wanted(self.wanted)
        self.focus_list()

    @property
    def session(self) -> SessionLine | None:
        """The chosen session; None where the list is empty."""
        return self._list.line

    def focus_list(self) -> None:
        """Let keys go to the list."""
        self._list.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys that hold: letters are typed into a filter."""
        self._offer_keys()

    def _offer_keys(self) -> None:
        keys: Sequence[Command] = self.FINDING if self.focused is self._field else self.KEYS
        if keys is self.KEYS and self.found.unclosed.interrupted:
            others = [command for command in keys if command is not RESUME]
            keys = [others[0], replace(RESUME, footer=True), *others[1:]]
        if not self._list.lines:
            idle = NEEDING | SEARCHING if self.found.is_empty else NEEDING
            keys = [command for command in keys if command.action not in idle]
        self.query_one(KeyBar).offer(keys)

    @property
    def unclosed(self) -> Unclosed:
        """What is known of the sessions that are not over."""
        return self.found.unclosed

    # Showing -------------------------------------------------------------------------------------

    def show(self, data: Found) -> None:
        """Show what was read, the same session chosen as before where it is still there."""
        self.begin(data)
        wished, self._wished = self._wished, None
        self._list.fill(data.lines, wished, data.unclosed)
        self.show_count()
        if self.focused is not self._field:  # a list that is hidden would hand the keys on to the filter
            self.set_focus(self._list if data.lines else None)
        self.set_class(not data.lines, "-nothing")
        self._offer_keys()
        if not data.lines:
            told = nothing_text(data.is_empty, key_of(self, "log"), key_of(self, "leave"))
            self.query_one("#nothing", Static).update(told)

    def show_count(self) -> None:
        """Say how many there are, and of what."""
        data = self.found
        if data.is_empty:
            self.query_one("#count", Line).show("")
            return
        sessions, asked = count_text(data.count, wanted_parts(data.wanted, data.facets, long_day))
        self.query_one("#count", Line).show((sessions, "line--strong"), (asked, "line--accent"))

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the words that are typed, in place of the count."""
        if sentence:
            self.query_one("#count", Line).show((f"! {sentence}", "line--accent"))
        else:
            self.show_count()

    def on_resize(self, event: events.Resize) -> None:
        """Word the columns for the new width."""
        self.call_after_refresh(self._show_head)

    def _show_head(self) -> None:
        self.query_one("#head", Line).show((f"  {head(self._list.room)}", "line--quiet"))

    # What the person does ------------------------------------------------------------------------

    def on_session_list_picked(self, message: SessionList.Picked) -> None:
        """Open what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Open the chosen session's page."""
        from foottimer.ui.screens.session import SessionScreen

        if self.session is not None and self._is_free():
            self.app.push_screen(SessionScreen(self.session.id, self.tell))

    def tell(self, changed: Changed) -> None:
        """Tell what was done, and choose the session that it was done to, once it is read again."""
        self._wished = changed.session
        super().tell(changed)

    def action_up(self) -> None:
        """Choose the session above, also while a filter is typed."""
        self._list.move(-1)

    def action_down(self) -> None:
        """Choose the session below, also while a filter is typed."""
        self._list.move(1)

    def action_page(self, by: int) -> None:
        """Choose a session a page away."""
        self._list.turn(by)

    def action_first(self) -> None:
        """Choose the newest session."""
        self._list.choose(0)

    def action_last(self) -> None:
        """Choose the oldest session that was read."""
        self._list.choose(len(self._list.lines) - 1)

    def action_next_part(self) -> None:
        """Go to the next part; out of the filter first."""
        if self.focused is self.query_one("#filter"):
            self.focus_list()
        else:
            super().action_next_part()

    def action_to_list(self) -> None:
        """Let keys go to the list; the filter stays."""
        self.focus_list()

    def go_to(self, other: Reviewing[Any]) -> None:
        """Show another part; whoever comes back finds the same filter, and the same session chosen."""
        self._foottimer.sessions_left = (self.wanted, self.session.id if self.session is not None else None)
        super().go_to(other)

    def action_leave(self) -> None:
        """Show all sessions again, or else go back."""
        if self.app.screen is self and not self.show_all():
            super().action_leave()
