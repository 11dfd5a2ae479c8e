"""A list of sessions that begins with the newest ones: more of them are read as one goes down, and all are counted."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from foottimer.history.listing import SessionLine, after
from foottimer.history.store import StoreError
from foottimer.ui.screens.sieving import MOST, PAGE, Found, Sieving
from foottimer.ui.widgets.session_list import SessionList
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.history.listing import Wanted


class Growing(Sieving):
    """Reads on, and counts; the screen that is made of it shows the list."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        """Show the sessions that are wanted at first; None: all."""
        super().__init__(wanted)
        self._page = PAGE
        self._listed = 0
        """How many sessions are shown; threads ask this, not the list."""
        self._more = self._reads_on = False

    def show_count(self) -> None:
        """Say how many there are, and of what."""
        raise NotImplementedError

    @property
    def _list(self) -> SessionList:
        return self.query_one(SessionList)

    def at_least(self) -> int:
        """Read as many as are shown now, so that nothing jumps."""
        return max(PAGE, self._listed) if self.wanted == self.found.wanted else PAGE

    def begin(self, data: Found) -> None:
        """Take what was read; where that took no count of what is wanted, count it."""
        self.found, self._page, self._listed = data, PAGE, len(data.lines)
        self._more = data.count is None or len(data.lines) < data.count
        if data.count is None:
            self.run_worker(partial(self._count, data), thread=True, exclusive=True, group="count")

    def _count(self, data: Found) -> None:
        """Count what is wanted; called in a thread, as it may take longer than to find the newest."""
        with suppress(StoreError):
            count = self._foottimer.services.ask(lambda store: store.count(data.wanted))
            self.in_app(self._keep_count, data, count)

    def _keep_count(self, data: Found, count: int | None) -> None:
        if data is self.found:
            self.found = replace(data, count=count)
            self.show_count()

    def on_session_list_near_end(self, message: SessionList.NearEnd) -> None:
        """Read more, where there is more and none is being read."""
        message.stop()
        if self._more and not self._reads_on:
            self._reads_on, self._page = True, min(2 * self._page, MOST)
            reading = partial(self._read_on, self.found, self._list.lines[-1], self._page)
            self.run_worker(reading, thread=True, group="on")

    def _read_on(self, found: Found, last: SessionLine, limit: int) -> None:
        try:
            lines = self._foottimer.services.ask(lambda store: store.sessions(found.wanted, limit, after(last))) or ()
        except StoreError as error:
            self.in_app(self._stop_reading_on, str(error))
            return
        self.in_app(self._append, found, lines, limit)

    def _stop_reading_on(self, trouble: str) -> None:
        self._reads_on = False  # the next step down tries again
        self.say(trouble, wrong=True)

    def _append(self, found: Found, lines: tuple[SessionLine, ...], limit: int) -> None:
        self._reads_on = False
        if found.lines is self.found.lines:
            self._more = len(lines) == limit
            self._list.extend(lines)
            self._listed = len(self._list.lines)
