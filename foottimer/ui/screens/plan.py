"""The plan: its weeks and days, what became of each and why, and what can be decided about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from foottimer.chart.year import WEEKDAYS
from foottimer.history.decisions import Decision, DecisionKind, swap_text
from foottimer.plan.course import Course, CourseState, DayState, course_of
from foottimer.plan.standing import standings
from foottimer.plan.suggest import suggest
from foottimer.ui.commands import GLOSSARY, Command, bindings, key_of
from foottimer.ui.days import short_day
from foottimer.ui.plan_view import (
    Planned,
    day_lines,
    legend_parts,
    plans_lines,
    title_parts,
    week_line,
    weekday_line,
)
from foottimer.ui.screens.advised import ADVISED_KEYS, Advised
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.plan_grid import PlanGrid
from foottimer.ui.widgets.preview import Preview

_OVER = (CourseState.FINISHED, CourseState.STOPPED)
"""The states of a plan that runs no more."""
_FIXED = (DayState.DONE, DayState.PARTLY, DayState.PAUSED)
"""The states of days that can't change places any more."""


class PlanScreen(Advised[Planned]):
    """Weeks as rows, days as columns, and below them all that is said of the chosen day."""

    CSS_PATH = "plan.tcss"
    KEYS: ClassVar = (
        Command("enter", "enter", "start", "Start what is due today; while days are swapped, take the chosen one."),
        Command("begin_plan", "b", "begin", "Begin a plan on a day of your choice, in place of the one before."),
        Command("halt", "p", "pause", "Let the plan stand still from today on, or go on with it."),
        Command("swap_days", "s", "swap", "Let the chosen day change places with another one of its week."),
        Command("finish", "f", "before/after", "What changed from the first check-in to the last one."),
        Command("edit_plan", "e", "edit", "Change the plan's weeks and days; it is kept as a copy of your own."),
        Command("stop_plan", "x", "stop", "End the plan; what was done stays.", footer=False),
        Command("today", "t", "today", "Choose today.", footer=False),
        Command("undo", "u", "undo", "Take back what was decided here last.", footer=False),
        Command("left", "left", "left", "The day before; of one week alone, the week before.", footer=False),
        Command("right", "right", "right", "The next day; of one week alone, the next week.", footer=False),
        Command("up", "up", "up", "The week before; of one week alone, the day before.", footer=False),
        Command("down", "down", "down", "The next week; of one week alone, the next day.", footer=False),
        Command("scroll(1)", "space,pagedown", "more", "Read on about the day.", footer=False),
        Command("scroll(-1)", "pageup,backspace", "less", "Read what is above.", footer=False),
        replace(GLOSSARY, footer=False),
        *ADVISED_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self) -> None:
        super().__init__()
        self._planned: Planned | None = None
        self._swapping: date | None = None

    def body(self) -> ComposeResult:
        """Lay out the weekdays, the grid, what its marks mean, and what is said of a day."""
        yield Preview(id="weekdays")
        yield PlanGrid(id="grid")
        yield Preview(id="legend")
        yield Preview(id="week")
        with VerticalScroll(id="about", can_focus=False):
            yield Preview(id="day")

    def on_mount(self) -> None:
        """Keep the weekdays above their columns, also when a scrollbar comes or goes."""
        self.watch(self.query_one(PlanGrid), "show_vertical_scrollbar", self._fit, init=False)

    # Reading and showing -------------------------------------------------------------------------

    def fetch(self) -> Planned:
        """Work out how the plan stands."""
        situation = self.situation()
        entries = self._foottimer.services.library()
        course = course_of(situation)
        suggestion = suggest(situation) if course is not None and course.due else None
        against = f"{suggestion.headline}. {suggestion.why[0]}" if suggestion is not None and suggestion.rest else ""
        return Planned(course, situation, standings(situation), entries, against)

    def show(self, data: Planned) -> None:
        """Show what was read."""
        another = _begun(data) != _begun(self._planned)
        self._planned, grid = data, self.query_one(PlanGrid)
        self.set_class(data.course is None, "-empty")
        self.entitle(*title_parts(data))
        self._offer(data.course)
        if data.course is None:
            self.query_one("#day", Preview).tell(partial(plans_lines, data, key_of(self, "begin_plan")))
            return
        days, today = [each.day for each in data.days], data.situation.today
        chosen = grid.day if grid.day in days and not another else min(max(today, days[0]), days[-1]) if days else today
        grid.fill(data, chosen)
        self.set_focus(grid, scroll_visible=False)
        self.call_after_refresh(self._fit)  # a grid that was not shown yet has no width before that
        self._tell()

    def _offer(self, course: Course | None) -> None:
        """Show the keys that do something now."""
        over = course is None or course.state in _OVER
        without = {"halt", "swap_days", "stop_plan", "enter"} if over else {"begin_plan"}
        without |= {"finish", "edit_plan"} if course is None else set()
        bar = self.query_one(KeyBar)
        bar.offer(tuple(command for command in self.KEYS if command.action not in without))
        bar.retitle("halt", "go on" if course and course.state is CourseState.PAUSED else "pause")
        bar.retitle("enter", "with this one" if self._swapping else "start")

    def _fit(self) -> None:
        """Give the grid the rows that it needs, and lay what is above and below it out for its width."""
        planned, grid = self._planned, self.query_one(PlanGrid)
        if planned is None or planned.course is None:
            return
        course, today = planned.course, planned.situation.today
        rows = len(course.weeks) * grid.rows_of_week if grid.is_grid else len(course.weeks[0].days)
        grid.styles.height = rows
        self.set_class(not grid.is_grid, "-one-week")
        self.query_one("#weekdays", Preview).tell(lambda _: ((("  ", ""), *weekday_line(course, today, grid.room)),))
        self.query_one("#legend", Preview).tell(lambda width: (legend_parts(course, width),))

    def _tell(self) -> None:
        """Say everything of the chosen day."""
        planned, day = self._planned, self.query_one(PlanGrid).day
        if planned is not None and day is not None:
            self.query_one("#week", Preview).tell(lambda width: (week_line(planned, day, width),))
            self.query_one("#day", Preview).tell(partial(day_lines, planned, day))
            self.query_one("#about").scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out for the new width."""
        self.call_after_refresh(self._fit)

    # Getting about -------------------------------------------------------------------------------

    def _go(self, across: int = 0, down: int = 0) -> None:
        grid = self.query_one(PlanGrid)
        day = grid.moved(across, down)
        if day is not None:
            self._choose(day)

    def _choose(self, day: date) -> None:
        self.query_one(PlanGrid).choose(day)
        if self._swapping is None:
            self.say("")
        self._tell()

    def on_plan_grid_moved(self, message: PlanGrid.Moved) -> None:
        """Choose the day that was clicked."""
        message.stop()
        self._choose(message.day)

    def action_left(self) -> None:
        """Go left."""
        self._go(across=-1)

    def action_right(self) -> None:
        """Go right."""
        self._go(across=1)

    def action_up(self) -> None:
        """Go up."""
        self._go(down=-1)

    def action_down(self) -> None:
        """Go down."""
        self._go(down=1)

    def action_today(self) -> None:
        """Choose today."""
        if self._planned and self._planned.course and self._planned.course.day(self._planned.situation.today):
            self._choose(self._planned.situation.today)
        else:
            self.say("Today is no day of this plan.")

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        about = self.query_one("#about")
        (about.scroll_page_down if by > 0 else about.scroll_page_up)(animate=False)

    # Starting ------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Start what is due, or take the day that another one changes places with."""
        planned, day = self._planned, self.query_one(PlanGrid).day
        if self._swapping is not None:
            self.action_swap_days()
        elif not self._runs() or planned is None:
            return
        elif planned.situation.today not in {each.day for each in planned.days}:
            self.say("Nothing is due before the plan's first day. Everything else is started from the library.")
        elif day != planned.situation.today:
            self.say(f"Only what is due today is started from here: {key_of(self, 'today')} goes to today.")
        elif not planned.due:
            self.say("Nothing is due today. Everything else is started from the library.")
        else:
            self.open_card(planned.due)

    # Deciding ------------------------------------------------------------------------------------

    @property
    def _course(self) -> Course | None:
        return self._planned.course if self._planned else None

    def _decided(self, kind: DecisionKind, said: str, value: str = "") -> None:
        course = self._course
        if course is not None:
            self.decide(Decision(kind, self._foottimer.services.today(), course.plan.id, value), said)

    def _runs(self) -> bool:
        """Whether a plan runs; where none does, that is said."""
        course = self._course
        if course is None or course.state in _OVER:
            self.say(f"No plan is running. {key_of(self, 'begin_plan')} begins one.")
        return course is not None and course.state not in _OVER

    def action_begin_plan(self) -> None:
        """Ask which plan begins on which day."""
        from foottimer.ui.screens.begin import Beginning, BeginScreen

        planned = self._planned
        if planned is None or self.app.screen is not self:
            return
        if not planned.situation.plans:
            self.say("There is no plan that can be followed: mend the file, or take yours away.", wrong=True)
            return

        def begin(chosen: Beginning | None) -> None:
            if chosen is not None:
                begun = Decision(DecisionKind.PLAN_START, chosen.day, chosen.plan.id)
                self.decide(begun, f"{chosen.plan.name} begins on {short_day(chosen.day)}.")

        self.app.push_screen(BeginScreen(planned.situation, replaces=self._name_of_running()), begin)

    def _name_of_running(self) -> str:
        course = self._course
        return course.plan.name if course and course.state not in _OVER else ""

    def action_halt(self) -> None:
        """Let the plan stand still, or go on."""
        if not self._runs():
            return
        if self._course and self._course.state is CourseState.PAUSED:
            self._decided(DecisionKind.PLAN_RESUME, "The plan goes on today.")
        else:
            self._decided(DecisionKind.PLAN_PAUSE, "The plan stands still from today on; nothing is missed meanwhile.")

    def action_stop_plan(self) -> None:
        """Ask, then end the plan."""
        from foottimer.ui.screens.sure import SureScreen

        if not self._runs() or self.app.screen is not self:
            return

        def stop(agreed: bool | None) -> None:
            if agreed:
                self._decided(DecisionKind.PLAN_STOP, "The plan is stopped.")

        told = "What you did, your levels and your streak stay. A pause keeps the plan, and lets it go on later."
        self.app.push_screen(SureScreen(f"Stop {self._name_of_running()}?", told), stop)

    def action_swap_days(self) -> None:
        """Choose the first day to change places, then the other one."""
        day, planned = self.query_one(PlanGrid).day, self._planned
        if not self._runs() or planned is None or day is None:
            return
        first, self._swapping = self._swapping, None
        refusal = _no_swap(planned, day if first is None else first, day)
        if first == day:
            self.say("")
        elif refusal:
            self.say(refusal, wrong=True)
        elif first is None:
            self._swapping = day
            self.say(f"{_named(day)} changes places with which day of this week? Go there, and Enter.")
        else:
            both = f"{_named(first)} and {_named(day)} change places."
            self._decided(DecisionKind.PLAN_SWAP, both, swap_text(first, day))
        self._offer(self._course)

    def action_leave(self) -> None:
        """Leave off swapping, or else the screen."""
        if self._swapping is not None:
            self._swapping = None
            self.say("")
            self._offer(self._course)
        else:
            super().action_leave()

    # Where else it leads -------------------------------------------------------------------------

    def action_finish(self) -> None:
        """Show before and after."""
        from foottimer.ui.screens.finish import FinishScreen

        if self._course is not None and self.app.screen is self:
            self.app.push_screen(FinishScreen())

    def action_edit_plan(self) -> None:
        """Open the plan to be changed; what is done counts for what it then says."""
        from foottimer import paths
        from foottimer.plan.disk import plan_named
        from foottimer.ui.planning import open_plan

        if self._course is not None and self.app.screen is self:
            found = plan_named(self._course.plan.id, paths.plans_folder())
            if found is not None:
                open_plan(self._foottimer, found.path, lambda _: None)

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            said = (self.query_one(where, Preview).text for where in ("#week", "#day"))
            self.app.push_screen(GlossaryScreen("\n".join(said)))


def _begun(planned: Planned | None) -> tuple[str, date] | None:
    """Return which plan was begun, and when."""
    course = planned.course if planned else None
    return (course.plan.id, course.started) if course else None


def _named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def _no_swap(planned: Planned, first: date, second: date) -> str:
    """Return why two days can't change places, and what to do; empty where they can."""
    for day in (first, second):
        found = planned.course.day(day) if planned.course else None
        if found is None or day < planned.situation.today:
            return f"{_named(day)} is over: choose a day from today on."
        if found.state in _FIXED:
            return f"{_named(day)} is {found.state.value}: choose a day on which nothing was done."
    if planned.week_of(first) != planned.week_of(second):
        return f"{_named(second)} is in another week: days change places within their week."
    return ""
