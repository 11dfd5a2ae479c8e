"""What is done to the chosen session, in the list of sessions and on its page: changed, deleted, done again."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from foottimer.history.store import StoreError
from foottimer.ui.commands import Command, key_of
from foottimer.ui.screens.reviewing import Reviewing

if TYPE_CHECKING:
    from foottimer.history.listing import SessionLine
    from foottimer.history.record import Answers, Record
    from foottimer.routine.library import Entry
    from foottimer.routine.model import Routine
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.session_desk import Changed, Doing, SessionDesk
    from foottimer.ui.session_fields import Typed

Data = TypeVar("Data")

EDIT = Command("edit", "e", "edit", "Change effort, pain, form, note and the day that it is for.")
AGAIN = Command("again", "a", "again", "Do it again: open the routine, or what was recorded of it.")
DELETE = Command("delete", "delete,d", "delete", "Delete the session; it can be brought back.")
UNDO = Command("undo", "u,ctrl+z", "undo", "Take back what was changed, deleted or logged last.")


class Tending(Reviewing[Data]):
    """Does what is asked for with the chosen session; the screen that is made of it says which that is."""

    _deleted: str | None = None
    """The session, by its id, that was deleted last: it is shown until the store was read again."""
    _unkept: tuple[str, Answers, date] | None = None
    """A session's id with the answers and the day that were typed, until they are kept."""

    @property
    def session(self) -> SessionLine | Record | None:
        """The chosen session; None where there is none."""
        raise NotImplementedError

    def tell(self, changed: Changed) -> None:
        """Tell what was done to a session; the store is read again afterwards."""
        if not changed.deleted:
            self._deleted = None  # it may be back, to be deleted once more
        undo = f" {key_of(self, 'undo')} takes it back." if changed.undoable else ""
        care = f"\n! {changed.care}" if changed.care else ""
        self.say(f"{changed.said}{undo}{care}")

    @property
    def _desk(self) -> SessionDesk:
        return self._foottimer.session_desk

    @property
    def _today(self) -> date:
        return self._foottimer.services.today()

    def _is_free(self) -> bool:
        """Whether something can be done here: no dialog is open, and no session is followed."""
        from foottimer.ui.following import is_following

        return self.app.screen is self and not is_following(self.app)

    def _do(self, doing: Doing) -> None:
        self.write(doing, self.tell)

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Say what was done, or what cannot be: then the session is there still, to be tried again."""
        if wrong:
            self._deleted = None
        super().say(sentence, wrong)

    # What the person does ------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Ask for other answers, and the day."""
        from foottimer.ui.screens.filling import FillScreen
        from foottimer.ui.session_desk import named
        from foottimer.ui.session_fields import answer_fields, day_field

        session = self.session
        if session is not None and self._is_free():
            answers, day = session.answers, session.moment.day
            if self._unkept is not None and self._unkept[0] == session.id:
                _, answers, day = self._unkept
            fields = (*answer_fields(answers, self._foottimer.settings.pain), day_field(day, self._today))
            self.app.push_screen(FillScreen(named(session), fields), partial(self._keep_edited, session))

    def _keep_edited(self, session: SessionLine | Record, typed: Typed | None) -> None:
        from foottimer.ui.session_fields import answers_of

        if typed is None:
            return
        answers, day = answers_of(typed, session.answers), typed["day"]
        if isinstance(day, date) and (answers, day) != (session.answers, session.moment.day):
            self._unkept = (session.id, answers, day)
            again = f"Nothing was changed, {key_of(self, 'edit')} has what you typed"
            self.write(self._desk.edit(session, answers, day), self._tell_edited, again)

    def _tell_edited(self, changed: Changed) -> None:
        self._unkept = None
        self.tell(changed)

    def action_delete(self) -> None:
        """Delete the chosen session; once, however fast the key comes again."""
        session = self.session
        if session is not None and session.id != self._deleted and self._is_free():
            self._deleted = session.id
            self._do(self._desk.delete(session))

    def action_undo(self) -> None:
        """Take back what was done last."""
        if self._is_free():
            doing = self._desk.undo()
            if doing is None:
                self.say("There is nothing to take back.")
            else:
                self._do(doing)

    # Again ---------------------------------------------------------------------------------------

    def action_again(self) -> None:
        """Open the start card of the routine, as it is now or else as it was recorded."""
        session = self.session
        if session is not None and self._is_free():
            finding = partial(self._find_again, session.id, session.routine)
            self.run_worker(finding, thread=True, exclusive=True, group="again")

    def _find_again(self, session: str, routine: str) -> None:
        """Look for the routine among the files, and for what was recorded; called in a thread."""
        services = self._foottimer.services
        entries = services.library()
        entry = next((entry for entry in entries if entry.id == routine and entry.routine), None)
        try:
            record = services.ask(lambda store: store.record(session)) if entry is None else None
        except (StoreError, KeyError) as error:
            trouble = (
                f"It cannot be done again: {error}" if isinstance(error, StoreError) else "It is not there any more."
            )
            self.in_app(self.say, trouble, True)
            return
        self.in_app(self._offer_again, entries, entry, record)

    def _offer_again(self, entries: tuple[Entry, ...], entry: Entry | None, record: Record | None) -> None:
        if not self._is_free():
            return
        if entry is not None and entry.routine is not None:
            self._open_card(entry.routine, entries, entry)
        elif record is not None and record.timeline is not None:
            self._offer_recorded(entries, record, record.timeline)

    def _offer_recorded(self, entries: tuple[Entry, ...], record: Record, timeline: Timeline) -> None:
        """Open the start card of what was recorded; where no routine can say it, follow it as it is."""
        from foottimer.history.again import routine_from_session

        try:
            routine = routine_from_session(record, self._foottimer.services.exercises())
        except ValueError:
            self._follow((timeline,))
            return
        self.app.notify("This routine is not in the library: this is it as it was recorded.", markup=False)
        self._open_card(routine, entries, None)

    def _open_card(self, routine: Routine, entries: tuple[Entry, ...], entry: Entry | None) -> None:
        from foottimer.ui.screens.start import StartScreen

        others = tuple(other for other in entries if not other.broken)

        def go_on(timelines: tuple[Timeline, ...] | str | None) -> None:
            if timelines == "change" and entry is not None:
                self._change(entry)
            elif isinstance(timelines, str):
                self.say("Routine files are in the library: escape leads back there.")
            elif timelines:
                self._follow(timelines)

        self.app.push_screen(StartScreen(routine, others, files=entries), go_on)

    def _change(self, entry: Entry) -> None:
        from foottimer.ui.opening import open_editor

        open_editor(self._foottimer, entry.path, lambda _: None)

    def _follow(self, timelines: tuple[Timeline, ...]) -> None:
        from foottimer.ui.flow import FOLLOW, follow

        # Of the app: a session goes on, whatever becomes of this screen.
        self.app.run_worker(follow(self._foottimer, timelines), name=FOLLOW, group=FOLLOW)
