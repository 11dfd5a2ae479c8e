"""The library's first frame: routines as they are remembered, in the place of the list until that is there.

What is typed meanwhile is kept, and done once it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from foottimer.ui.commands import with_keys
from foottimer.ui.screens.suggesting import Suggesting

if TYPE_CHECKING:
    from foottimer.routine.recalled import Recalled, View
    from foottimer.ui.widgets.routine_list import RoutineList

MOVES: Mapping[str, Callable[[RoutineList], object]] = {
    "up": lambda routines: routines.action_cursor_up(),
    "down": lambda routines: routines.action_cursor_down(),
}
"""Keys that move in the remembered list itself."""
LEAVES = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})
"""Keys that need no list, and are letters of no text."""
QUITS = "q"
"""The key that needs none either, unless it is a letter of what was typed before."""
UNKNOWN = " "
"""When a remembered routine was last done: its column is kept free."""


class First(Suggesting):
    """Stands in for the list, which takes the same place."""

    _recalled: Recalled | None = None
    _list: RoutineList | None = None
    """What stands in, until the list itself is there."""
    _ready = False
    """Whether what is typed can be done."""
    _held: tuple[events.Key, ...] = ()
    """What was typed before, or before all of that was done."""
    _sent: events.Key | None = None
    """What of it was handed on last."""
    _asked: Screen[object] | None = None
    """Which screen says when that was done; None before the first."""
    _view: View | None = None
    """How the list stands, as far as that is remembered."""

    def _remembered(self) -> Iterator[Widget]:
        """What is remembered of the routines; nothing where nothing is."""
        self._recalled = self._foottimer.services.recall(self.app.size.height)
        if self._recalled is None:
            return
        self._view = self._recalled.view
        if not self._recalled.cards:
            return
        from foottimer.ui.routine_row import RoutineRow
        from foottimer.ui.widgets.routine_list import RoutineList

        self._list = RoutineList(id="first")
        self._list.can_focus = False  # it looks the same, and is styled once
        if self._recalled.view.lines == self.app.size.height:
            # Not by scrolling, which waits for the layout: the first frame would show other rows.
            self._list.set_reactive(Widget.scroll_y, float(self._recalled.view.top))
        self._list.fill([RoutineRow(card, UNKNOWN) for card in self._recalled.cards], self._recalled.place)
        yield self._list

    @property
    def _told(self) -> int:
        """How many rows what is for today is going to take, as far as is remembered."""
        return self._recalled.view.told if self._recalled is not None else 0

    def on_mount(self) -> None:
        """Keep what is typed from now on."""
        self._foottimer.keeps = self._keeps

    def _keeps(self, key: events.Key) -> bool:
        """Keep what is typed too early, once something is kept all of it; moving and leaving are never too early."""
        untouched = not self._held and self._asked is None
        if key is self._sent or key.key in LEAVES or (key.key == QUITS and untouched):
            return False
        if self._asked is None and self.app.screen is not self:  # it answers what has opened since
            self._keep_no_more()
            return False
        if untouched and self._list is not None and key.key in MOVES:
            MOVES[key.key](self._list)
            return True
        self._held += (key,)
        if self._asked is not None and self._asked not in self.app.screen_stack:  # it has nothing to say any more
            self._go_on()
        return True

    def _keep_no_more(self) -> None:
        self._held, self._foottimer.keeps = (), None

    def on_routine_list_picked(self) -> None:
        """Open what was clicked once more, when that is possible."""
        if not self._ready:
            self._held += (events.Key("enter", None),)

    def _get_ready(self) -> None:
        """Let the list be seen, on what was chosen by then, and do what was typed, once it is mounted and filled."""
        if self._ready or self._browser is None or not self._browser.is_mounted or not self._browser.is_read:
            return
        self._ready = True
        self._browser.focus_list()
        if self._list is not None and self._recalled is not None:
            if self._held or self._list.chosen != self._recalled.place:
                self._browser.reveal(Path(self._recalled.cards[self._list.chosen].path))
            self.call_after_refresh(self._list.remove)
            self._list = None
        self.app.screen.call_after_refresh(self._do_held)
        self._keep_view()

    async def _do_held(self) -> None:
        """Do the first of what was typed; the next goes to the screen that it opens."""
        if not self._held or (self._asked is None and self.app.screen is not self):
            self._keep_no_more()  # a question that nobody has seen is not answered by it
            return
        key, self._held = self._held[0], self._held[1:]
        if (action := self._action_of(key.key)) is not None:
            await self.run_action(action)
        else:
            self._sent = events.Key(key.key, key.character)
            self.app.post_message(self._sent)
        self._go_on()

    def _go_on(self) -> None:
        self._asked = self.app.screen
        self._asked.call_after_refresh(self._do_held)

    def _action_of(self, key: str) -> str | None:
        """Return what a key does on this screen, where it is there for keys."""
        if self.app.screen is not self or isinstance(self.focused, Input):
            return None
        commands = with_keys(self, getattr(self, "KEYS", ()))
        return next((command.action for command in commands if key in command.key_list), None)

    def _keep_view(self) -> None:
        """Have it remembered how the list stands, once that is laid out, and as long as nothing is left out of it."""
        self.call_after_refresh(self.call_after_refresh, self._remember_view)

    def _remember_view(self) -> None:
        from foottimer.cue.background import in_background
        from foottimer.routine.recalled import View
        from foottimer.ui.widgets.routine_list import RoutineList

        browser, panel = self._browser, self._panel
        if not self._ready or browser is None or panel is None or (chosen := browser.chosen) is None:
            return
        routines = browser.query_one(RoutineList)
        told = panel.size.height if panel.display else 0
        view = View(chosen.id, routines.chosen, told, routines.scroll_offset.y, self.app.size.height)
        if view != self._view and len(routines.rows) == len(browser.shelf.entries):
            self._view = view
            in_background("view", partial(self._foottimer.services.remember, view))
