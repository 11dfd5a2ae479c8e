"""Asks which plan begins, and on which day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from foottimer.history.daynames import coming_day_named
from foottimer.history.told import day_text
from foottimer.plan.course import steering
from foottimer.plan.model import WEEK, Plan
from foottimer.plan.saying import plan_facts
from foottimer.plan.situation import Situation
from foottimer.plan.words import first_upper, weekday
from foottimer.routine.words import printable
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.values import dataclass

HOW = "  on the day you type: today, tuesday, 2026-08-31"
"""How to say on which day."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen."""

    plan: Plan
    """Which plan."""
    day: date
    """Its first day."""


class BeginScreen(ListDialog[Beginning | None]):
    """Dismissed with the plan and its first day, or None. Letters and digits are typed, arrows choose the plan."""

    AROUND = 14
    CSS = """
    BeginScreen {
        #box { width: 76; }
        #about { height: 3; margin: 1 0 0 0; color: $quiet; }
        #field { height: 1; margin: 1 0 0 0; }
        #label { width: 11; color: $quiet; }
        Input { width: 1fr; background: $background; padding: 0 1; }
        Input:focus { background: $accent 25%; }
        #told { height: 2; margin: 1 0 0 0; color: $quiet; &.-wrong { color: $warning; text-style: bold; } }
        &.-low #about { display: none; }
        &.-low #field, &.-low #told { margin: 0; }
    }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("enter", "enter", "begin", "Begin the chosen plan on the day that is typed."),
        Command("up", "up", "up", "The plan above.", footer=False),
        Command("down", "down", "down", "The plan below.", footer=False),
        Command("close", "escape", "cancel", "Leave everything as it was."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, situation: Situation) -> None:
        """Offer the plans there are, and next Monday."""
        super().__init__()
        self._situation = situation

    def compose(self) -> ComposeResult:
        """The plans, what the chosen one is, and the day."""
        today = self._situation.today
        offered = today + timedelta(days=-today.weekday() % WEEK)
        with Vertical(id="box"):
            yield Line(("Begin a plan", "line--strong"), (HOW, "line--quiet"))
            yield PickList(id="plans")
            yield Static(id="about", markup=False)
            with Horizontal(id="field"):
                yield Line("First day", id="label")
                yield Input(offered.isoformat(), compact=True, id="first", max_length=40)
            yield Static(id="told", markup=False)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show the plans."""
        plans = self.query_one(PickList)
        plans.can_focus = False
        plans.show(tuple(partial(_row, plan, self._situation) for plan in self._situation.plans), 0)
        self._tell()

    @property
    def _plan(self) -> Plan:
        return self._situation.plans[self.query_one(PickList).highlighted or 0]

    def _typed(self) -> date:
        """Return the day that was typed; raises ValueError where it is none, or the plan can't begin on it."""
        day = coming_day_named(self.query_one(Input).value, self._situation.today)
        return steering.begin(self._situation, self._plan, day).day

    def _tell(self, wrong: bool = False) -> None:
        """Say what the plan is, and what comes of the day that is typed, or why nothing does."""
        plan, told = self._plan, self.query_one("#told", Static)
        self.query_one("#about", Static).update(printable(" ".join(plan.about.split())))
        try:
            day = self._typed()
        except ValueError as error:
            sentence = first_upper(str(error))
        else:
            last = day + timedelta(days=WEEK * len(plan.weeks) - 1)
            today = self._situation.today
            first, final = (f"{weekday(one)} {day_text(one, today)}" for one in (day, last))
            sentence, wrong = f"{first} to {final}, if every week goes well.", False
        told.set_class(wrong, "-wrong")
        told.update(f"! {sentence}" if wrong else sentence)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say what comes of it."""
        message.stop()
        self._tell()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Begin."""
        message.stop()
        self.action_enter()

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Say what the plan is."""
        message.stop()
        self._tell()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Go on with the day."""
        message.stop()
        self.query_one(Input).focus()

    def action_up(self) -> None:
        """Choose the plan above."""
        self.query_one(PickList).action_cursor_up()

    def action_down(self) -> None:
        """Choose the plan below."""
        self.query_one(PickList).action_cursor_down()

    def action_enter(self) -> None:
        """Begin, unless the day makes no sense."""
        try:
            self.dismiss(Beginning(self._plan, self._typed()))
        except ValueError:
            self._tell(wrong=True)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _row(plan: Plan, situation: Situation, width: int) -> Content:
    name = Content(printable(plan.name)).truncate(width, ellipsis=True)
    told = list(plan_facts(plan, situation))
    while len(told) > 1 and len(" · ".join(told)) + 2 > width:  # what does not fit is told on the plan's own page
        told.pop()
    facts = Content.styled(f"  {' · '.join(told)}", "$quiet").truncate(width, ellipsis=True)
    return Content("\n").join((name, facts))
