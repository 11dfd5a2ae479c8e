"""A plan's before and after: what was measured at its beginning and at its end, and what was done between."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from foottimer.plan.course.course import course_of
from foottimer.plan.course.finish import before_after
from foottimer.ui.commands import GLOSSARY, Command, bindings
from foottimer.ui.finish_view import Finish, drawn_lines, title_parts, word_lines
from foottimer.ui.screens.advised import ADVISED_KEYS, Advised
from foottimer.ui.widgets.preview import Preview
from foottimer.values import replace


class FinishScreen(Advised[Finish]):
    """Bars of both sides, levels, sums, and the same in words; one page to scroll."""

    CSS_PATH = "finish.tcss"
    KEYS: ClassVar = (
        Command("scroll(1)", "space,pagedown", "more", "Read on."),
        Command("scroll(-1)", "b,pageup,backspace", "less", "Read what is above.", footer=False),
        Command("down", "down", "down", "A row on.", footer=False),
        Command("up", "up", "up", "A row back.", footer=False),
        replace(GLOSSARY, footer=True),
        *ADVISED_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def body(self) -> ComposeResult:
        """Lay out what is drawn, and the words."""
        with VerticalScroll(id="page", can_focus=False):
            yield Preview(id="drawn")
            yield Preview(id="words")

    def fetch(self) -> Finish:
        """Work out what the plan that was begun last came to."""
        situation = self.situation()
        course = course_of(situation)
        return Finish(before_after(situation, course) if course else None, situation.settings)

    def show(self, data: Finish) -> None:
        """Show what was read."""
        self.entitle(*title_parts(data.found))
        self.query_one("#drawn", Preview).tell(partial(drawn_lines, data))
        self.query_one("#words", Preview).tell(partial(word_lines, data))

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        page = self.query_one("#page")
        (page.scroll_page_down if by > 0 else page.scroll_page_up)(animate=False)

    def action_up(self) -> None:
        """Go a row back."""
        self.query_one("#page").scroll_relative(y=-1, animate=False)

    def action_down(self) -> None:
        """Go a row on."""
        self.query_one("#page").scroll_relative(y=1, animate=False)

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            said = (self.query_one(where, Preview).text for where in ("#drawn", "#words"))
            self.app.push_screen(GlossaryScreen("\n".join(said)))
