"""How the library's screen offers sessions that were interrupted, and tells of them until something becomes of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from foottimer.ui.commands import key_of
from foottimer.ui.screens.shelving import Shelving

if TYPE_CHECKING:
    from foottimer.history.underway import UnderWay
    from foottimer.ui.left import Left
    from foottimer.ui.renaming import Done
    from foottimer.ui.screens.resuming import Wish
    from foottimer.ui.session_desk import Changed, Doing


class Waiting(Shelving):
    """Offers them once, the newest first, and by a key whenever that is wanted."""

    _offered: tuple[UnderWay, ...] = ()
    """What waits to be taken up, kept or discarded."""
    _settled: frozenset[str] = frozenset()
    """Ids of those that something is becoming of, whether it is written yet or not."""
    _asks = True
    """Whether they are asked about as soon as they are found."""
    _discarded = False
    """Whether the last thing that was done here was to discard one."""

    def _wait(self, left: Left) -> bool:
        """Tell of what was found, and ask about it where that is still to be; return whether it was asked about."""
        self._offered = tuple(found for found in left.offered if found.id not in self._settled)
        self._tell_of_waiting()
        if left.kept:
            from foottimer.ui.interruptions import kept_text

            self._say(kept_text(left.kept, self._foottimer.settings.offer_hours))
        if not self._asks or not self._is_free() or isinstance(self.focused, Input):  # its letters are for the field
            return False
        self._asks = bool(self._offered)
        if self._offered:
            self._ask()
        return bool(self._offered)

    def _tell_of_waiting(self) -> None:
        told = ""
        if self._offered:
            from foottimer.ui.interruptions import notice

            told = notice(self._offered, self._foottimer.services.clock.wall(), key_of(self, "resume"))
        self.query_one("#waiting", Static).update(told)
        self.set_class(bool(told), "-waiting")

    def action_resume(self) -> None:
        """Ask what becomes of the session that was interrupted last."""
        if self._offered and self._is_free():
            self._asks = True  # one after another
            self._ask()
        elif self._is_free():
            self._say("No session was interrupted: there is nothing to resume.")

    def _ask(self) -> None:
        from foottimer.ui.interruptions import question
        from foottimer.ui.screens.resuming import ResumingScreen

        asked = question(self._offered, self._foottimer.services.clock.wall())
        self.app.push_screen(ResumingScreen(*asked), partial(self._decide, self._offered[0]))

    def _decide(self, found: UnderWay, wish: Wish | None) -> None:
        from foottimer.ui.flow import FOLLOW, take_up
        from foottimer.ui.screens.resuming import Wish

        if wish is None:
            self._asks = False
            return
        if wish is Wish.RESUME:
            self.run_worker(take_up(self._foottimer, found.id), name=FOLLOW, group=FOLLOW)
            return
        self._settled |= {found.id}
        desk, claims = self._foottimer.session_desk, self._foottimer.services.claims()
        doing = desk.keep(found, claims) if wish is Wish.KEEP else desk.discard(found, claims)
        self._settle(doing, found.id)

    def _settle(self, doing: Doing, settled: str = "") -> None:
        """Write what becomes of the session `settled`, or that it is interrupted again after all."""
        from foottimer.ui.storing import in_store

        in_store(self, doing, partial(self._tell_settled, not settled), partial(self._tell_unsettled, settled))

    def _tell_settled(self, undoes: bool, changed: Changed) -> None:
        self._discarded = changed.undoable
        if undoes:  # else a look that began before it was written would offer it once more
            self._settled -= {changed.session}
        undo = f" {key_of(self, 'undo')} takes it back." if changed.undoable else ""
        self._say(f"{changed.said}{undo}")
        self._read(files=False)

    def _tell_unsettled(self, settled: str, why: str) -> None:
        self._discarded = not settled  # the undo can be tried again
        self._settled -= {settled}
        said = f"Nothing was changed: {why}"
        self._say(said, wrong=True)
        self.notify(said, severity="error", markup=False)  # the line is gone where the question comes again
        self._read(files=False)

    def _finish(self, done: Done) -> None:
        """Say what was done to a file, which is what is undone next."""
        self._discarded = False
        super()._finish(done)

    def action_undo(self) -> None:
        """Undo what was done last, to a routine's file or to a session that was interrupted."""
        doing = self._foottimer.session_desk.undo() if self._discarded and self._is_free() else None
        self._discarded = False
        if doing is None:
            super().action_undo()
        else:
            self._settle(doing)
