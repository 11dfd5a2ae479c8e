"""Asks how long a routine shall take, and shows what would be changed for it before it is."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from foottimer.edit.scale import Plan, scale
from foottimer.routine.duration import format_duration
from foottimer.routine.limits import measure
from foottimer.routine.model import Routine
from foottimer.ui.commands import Command, bindings
from foottimer.ui.scale_view import MINUTE, minutes_text, parse_minutes, stepped, steps_text
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview


class ScalingScreen(Dialog[Plan | None]):
    """Dismissed with the plan to carry out, or None."""

    CSS_PATH = "scaling.tcss"
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("enter", "enter", "do it", "Change the routine as it is shown."),
        Command("close", "escape", "cancel", "Leave the routine as it is."),
        Command("step(1)", "up", "longer", "A minute longer."),
        Command("step(-1)", "down", "shorter", "A minute shorter."),
        Command("page(1)", "pagedown", "page down", "Read on."),
        Command("page(-1)", "pageup", "page up", "Read what is above.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, routine: Routine, target: int | None = None) -> None:
        """Begin with `target` ms, else with as long as the routine takes."""
        super().__init__()
        self._routine = routine
        self._takes = measure(routine).ms
        self._target = target or max(MINUTE // 2, self._takes)
        self._plan: Plan | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question, the time it would take, and the plan."""
        with Vertical(id="box"):
            yield Line(("How long shall it take?", "line--strong"), (f"   {self._routine.name}", "line--quiet"))
            with Horizontal(id="asked"):
                yield Input(minutes_text(self._target), compact=True, max_length=8, id="minutes")
                yield Line(("minutes", "line--quiet"), id="unit")
                yield Line(id="times")
            yield Line(id="verdict")
            with VerticalScroll(id="body", can_focus=False):
                yield Preview(id="steps")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Plan for the time to begin with."""
        self._look()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Plan for what is typed."""
        message.stop()
        self._look()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go on as Enter does."""
        message.stop()
        self.action_enter()

    def _look(self) -> None:
        """Plan for what stands in the field; what is no time is said, and nothing can be done then."""
        try:
            target = parse_minutes(self.query_one(Input).value)
        except ValueError as problem:
            self._plan = None
            self._show(str(problem))
            return
        if self._plan is None or self._plan.target != target:
            self._target, self._plan = target, scale(self._routine, target)
        self._show(self._plan.verdict)

    def _show(self, verdict: str) -> None:
        plan = self._plan
        times, said = self.query_one("#times", Line), self.query_one("#verdict", Line)
        takes = format_duration(self._takes)
        times.show(
            (takes if plan is None or plan.empty else f"{takes} → {format_duration(plan.after)}", "line--accent")
        )
        said.set_class(plan is None or not plan.near, "-wrong")
        said.show(verdict)
        self.query_one("#steps", Preview).show(partial(_steps, plan))

    def action_step(self, by: int) -> None:
        """Go to the next whole minute."""
        field = self.query_one(Input)
        field.value = minutes_text(stepped(self._target, by))
        field.cursor_position = len(field.value)
        self._look()

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        text = self.query_one("#body", VerticalScroll)
        (text.scroll_page_down if by > 0 else text.scroll_page_up)(animate=False)

    def action_enter(self) -> None:
        """Hand the plan over, if it changes anything."""
        self._look()
        if self._plan is not None and not self._plan.empty:
            self.dismiss(self._plan)
        elif self._plan is not None:
            self._show(f"There is nothing to change. {self._plan.verdict}")

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)


def _steps(plan: Plan | None, width: int) -> Content:
    return Content("") if plan is None else steps_text(plan, width)
