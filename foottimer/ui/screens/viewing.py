"""What the routine editor opens: the file's text, the person's own editor, a session of a block, what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foottimer.routine.expand import expand
from foottimer.routine.limits import excess
from foottimer.ui.editor_fields import KIND_WORDS, WORK
from foottimer.ui.screens.comparing import Comparing
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.edit.document import Document
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.widgets.source import SourceView

GET_READY = 3_000
"""Ms to get into position for what is tried."""


class Viewing(Comparing):
    """Shows the draft in other ways, and tries it."""

    _in_view: Document | None = None
    """What the text shows, or showed last."""

    # The text ------------------------------------------------------------------------------------

    @property
    def _in_text(self) -> bool:
        """Whether the text is shown in place of the form."""
        return self.has_class("-text")

    async def action_source(self) -> None:
        """Show the file's text, or the form again."""
        from foottimer.ui.widgets.source import SourceView

        if not self._is_on_top or not self._take_typed():
            return
        if not self.query(SourceView):
            await self.mount(SourceView(id="text"), after="#form")
        self.toggle_class("-text")
        if self._in_text:
            view = self.query_one(SourceView)
            self._in_view = self._document
            view.show(self._document, self._choice.cursor)
            self.set_focus(view.area)
        else:
            self.set_focus(self.query_one("#tree"))
        self._offer()
        self._show()

    async def _show_why(self) -> None:
        """Show where a text can't be read: there is no form of it."""
        if self._is_on_top and self._document.stale and not self._in_text:
            await self.action_source()
            self.action_problem(1)

    def action_problem(self, by: int) -> None:
        """Go to the next thing that is wrong: its block, or its line in the text."""
        from foottimer.ui.widgets.source import SourceView

        if self._in_text:
            self.query_one(SourceView).action_problem(by)
            return
        wrong = [row.place for row in self._document.rows if row.wrong]
        if not wrong:
            self._say("Nothing is wrong with any block.")
            return
        ahead = [place for place in wrong if (place > self._choice.cursor if by > 0 else place < self._choice.cursor)]
        self._go((ahead or wrong)[0 if by > 0 else -1])

    async def action_find(self) -> None:
        """Find words in the text."""
        from foottimer.ui.widgets.source import SourceView

        if not self._in_text:
            await self.action_source()
        if self._in_text:  # it is not while something typed can't be taken
            self.query_one(SourceView).action_find()

    def _show_text(self) -> None:
        """Show what the file says now, where the text is shown."""
        from foottimer.ui.widgets.source import SourceView

        view, document = self.query_one(SourceView), self._document
        if document is not self._in_view:
            self._in_view = document
            view.show(document)

    def _take_typed(self) -> bool:
        """Take what is being typed, in a field or in the text, whose messages may still be on their way."""
        from foottimer.ui.widgets.source import SourceView

        if self._in_text and (text := self.query_one(SourceView).text) != self._document.text:
            self._take_text(text)
        return super()._take_typed()

    def on_source_view_edited(self, message: SourceView.Edited) -> None:
        """Take the text that was typed; what is typed in one go is one step back."""
        message.stop()
        before = self._document
        self._take_typed()
        if self._document is not before:  # else it was taken by what has been said since, as a save
            self._say("")

    def on_source_view_cursor_at(self, message: SourceView.CursorAt) -> None:
        """Choose the block whose lines the cursor is in."""
        message.stop()
        self._go(message.place)

    def on_source_view_undo(self) -> None:
        """Take the latest change back, wherever it was made."""
        self.action_undo()

    def on_source_view_redo(self) -> None:
        """Make the change again that was taken back."""
        self.action_redo()

    def action_external(self) -> None:
        """Change the text in the person's own editor."""
        from foottimer.ui.external import edit_outside

        if not self._is_on_top or not self._take_typed():
            return
        self.keep_copy()
        document = self._document
        outside = edit_outside(self.app, self.draft.id, document.text, document.line_of(self._choice.cursor))
        if outside.text is not None:
            self._take_text(outside.text, "edit it in your own editor")
            self._say(outside.said or "Taken over from your editor; u takes it back.")
        else:
            self._say(outside.said, wrong=outside.wrong)

    # Doing it ------------------------------------------------------------------------------------

    def action_attempt(self) -> None:
        """Do the chosen blocks now, as a session that is not saved."""
        from foottimer.ui.flow import FOLLOW, try_out
        from foottimer.ui.following import is_following

        if not self._is_on_top or is_following(self.app):
            return
        timeline = self._timeline_of_chosen()
        if timeline is not None:
            self.run_worker(try_out(self._foottimer, timeline), name=FOLLOW, group=FOLLOW)

    def _timeline_of_chosen(self) -> Timeline | None:
        """Return the chosen blocks as a session; None where there is something wrong with them, which is said."""
        document, routine = self._document, self._document.rough
        places = self._choice.places or tuple((place,) for place in range(document.size(())))
        blocks = [document.block(place) for place in places]
        wrong = next((row.wrong for row in document.rows if row.wrong and row.place[: len(places[0])] in places), "")
        if routine is None or not blocks or None in blocks or wrong:
            self._say(f"Not to be tried yet: {wrong or 'there is no block'}.", wrong=True)
            return None
        ready = replace(routine.defaults, get_ready=GET_READY)
        alone = replace(routine, blocks=tuple(block for block in blocks if block is not None), defaults=ready)
        if message := excess(alone):
            self._say(f"Not to be tried: {message}.", wrong=True)
            return None
        return expand(alone)

    def action_inform(self) -> None:
        """Open the exercises at that of the chosen block."""
        from foottimer.ui.screens.exercises import ExercisesScreen

        block = self._document.block(self._choice.cursor)
        exercise = self._document.exercise(getattr(block, "exercise", None) or "")
        if exercise is None:
            self._say("There is no exercise to this block.")
        elif self._is_on_top:
            known = self._foottimer.services.exercises().exercises
            self.app.push_screen(ExercisesScreen({**known, exercise.id: exercise}, exercise.id, busy=True))

    def action_glossary(self) -> None:
        """Explain the words that are shown."""
        from foottimer.ui.screens.glossary import GlossaryScreen
        from foottimer.ui.widgets.rowlist import RowList

        if self._is_on_top:
            shown = [text for rows in self.query(RowList) for text in rows.texts]
            self.app.push_screen(GlossaryScreen("\n".join(shown)))

    def action_kind(self) -> None:
        """Make the chosen block the next kind of work."""
        place = self._choice.cursor
        kind = self._document.kind(place) if place else None
        if kind not in WORK:
            self._say("Reps, a hold, timed or open: only work changes so.", wrong=True)
            return
        following = WORK[(WORK.index(kind) + 1) % len(WORK)]
        self._do(lambda: self._desk.set_kind(place, following), f"It is {KIND_WORDS[following]} now.")
