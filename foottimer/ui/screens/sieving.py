"""Which sessions the list shows: what is typed, and what is chosen of what there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widgets import Input

from foottimer.follow.unclosed import Unclosed, unclosed
from foottimer.history.listing import Facets, SessionLine, Wanted
from foottimer.history.wanting import parse_wanted, resolved, wanted_text
from foottimer.ui.screens.logging import Logging
from foottimer.values import dataclass, field

if TYPE_CHECKING:
    from foottimer.history.store import Store

PAGE, MOST = 300, 5_000
"""Sessions that are read at once, at first and at most."""
REST = 0.25
"""Seconds without a key after which what is typed filters."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read."""

    wanted: Wanted
    """What was asked for."""
    lines: tuple[SessionLine, ...] = ()
    """The newest of them."""
    count: int | None = 0
    """How many there are of them; None where that is not known yet, as it takes longer than to find the newest."""
    is_empty: bool = True
    """Whether there is no session at all."""
    facets: Facets = field(default_factory=Facets)
    """What there are sessions of."""
    unclosed: Unclosed = field(default_factory=Unclosed)
    """What is known of those that are not over."""


class Sieving(Logging[Found]):
    """Asks for some of the sessions; the screen that is made of it shows them."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        """Show the sessions that are wanted at first; None: all."""
        super().__init__()
        self.wanted = wanted or Wanted()
        """What is asked for."""
        self.found = Found(self.wanted)
        """What was read last."""
        self._timer: Timer | None = None

    def focus_list(self) -> None:
        """Let keys go to the list."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the words that are typed."""
        raise NotImplementedError

    def at_least(self) -> int:
        """Return how many sessions have to be read, for what is shown to stay."""
        return PAGE

    def read(self, store: Store | None) -> Found:
        """Read the newest of the sessions that are wanted."""
        wanted = self.wanted
        if store is None:
            return Found(wanted)
        limit = self.at_least()
        lines = store.sessions(wanted, limit)
        counted = len(lines) < limit or wanted == Wanted()
        count = (len(lines) if len(lines) < limit else store.count()) if counted else None
        is_empty = not lines and (wanted == Wanted() or not store.sessions(limit=1))
        open_ones = unclosed(store, self._foottimer.services.claims(), lines)
        return Found(wanted, lines, count, is_empty, store.facets(), open_ones)

    @property
    def _field(self) -> Input:
        return self.query_one("#filter", Input)

    def ask_for(self, wanted: Wanted) -> None:
        """Show other sessions, and say in the field what is asked for."""
        self.show_wanted(wanted)
        self._want(wanted)

    def show_wanted(self, wanted: Wanted) -> None:
        """Say in the field what is asked for."""
        with self.prevent(Input.Changed):
            self._field.value = wanted_text(wanted)
        self._field.set_class(wanted != Wanted(), "-open")

    def _want(self, wanted: Wanted) -> None:
        self.complain("")
        if wanted != self.wanted:
            self.wanted = wanted
            self.reload()

    # Typing --------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Let words be typed."""
        if self._is_free():
            self._field.add_class("-open").focus()
            self._field.cursor_position = len(self._field.value)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Filter once nothing was typed for a moment."""
        message.stop()
        self._stop_waiting()
        self._timer = self.set_timer(REST, self._take_typed)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Filter at once, and let keys go to the list; what is typed stays."""
        message.stop()
        if self._take_typed():
            if not self._field.value.strip():
                self._field.remove_class("-open")
            self.focus_list()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _take_typed(self) -> bool:
        """Ask for what is typed; where it can't be meant, say why and return False."""
        self._stop_waiting()
        try:
            wanted = resolved(parse_wanted(self._field.value, self._today), self.found.facets)
        except ValueError as error:
            self.complain(str(error))
            return False
        self._want(wanted)
        return True

    def show_all(self) -> bool:
        """Close the field and ask for everything; return False where that was so already."""
        if not self._field.has_class("-open") and self.wanted == Wanted():
            return False
        self._stop_waiting()
        self.ask_for(Wanted())
        self.focus_list()
        return True

    # Choosing ------------------------------------------------------------------------------------

    def action_sift(self) -> None:
        """Choose a filter, and what it asks for."""
        from foottimer.ui.screens.sifting import SiftScreen

        if self._is_free():
            screen = SiftScreen(self.wanted, self.found.facets, self._today)
            self.app.push_screen(screen, partial(self._take_sifted))

    def _take_sifted(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self.ask_for(wanted)
