"""The plan: its weeks and days, what became of each and why, and what can be decided about it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from foottimer.plan.course import steering
from foottimer.plan.course.course import CourseState, course_of
from foottimer.plan.levels.standing import standings
from foottimer.plan.today.suggest import suggest
from foottimer.ui.commands import GLOSSARY, Command, bindings, key_of
from foottimer.ui.plan_grid_view import legend_parts, weekday_line
from foottimer.ui.plan_view import day_lines, title_parts, week_line
from foottimer.ui.planned import Planned
from foottimer.ui.plans_view import plans_lines
from foottimer.ui.screens.advised import ADVISED_KEYS
from foottimer.ui.screens.steered import Steered
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.plan_grid import PlanGrid
from foottimer.ui.widgets.preview import Preview
from foottimer.values import replace


class PlanScreen(Steered):
    """Weeks as rows, days as columns, and below them all that is said of the chosen day."""

    CSS_PATH = "plan.tcss"
    KEYS: ClassVar = (
        Command("enter", "enter", "start", "Start what is due today; while days are swapped, take the chosen one."),
        Command("begin_plan", "b", "begin", "Begin a plan on a day of your choice."),
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
        self.set_class(not data.days, "-empty")  # as for one that was stopped before its second day
        self.entitle(*title_parts(data))
        self.offer_keys()
        if not data.days:
            self.query_one("#day", Preview).tell(partial(plans_lines, data, key_of(self, "begin_plan")))
            return
        days, today = [each.day for each in data.days], data.situation.today
        chosen = grid.day if grid.day in days and not another else min(max(today, days[0]), days[-1]) if days else today
        grid.fill(data, chosen)
        self.set_focus(grid, scroll_visible=False)
        self.call_after_refresh(self._fit)  # a grid that was not shown yet has no width before that
        self._tell()

    def offer_keys(self) -> None:
        """Show the keys that do something now."""
        course = self._course
        is_on = course is not None and course.is_on
        without = {"begin_plan"} if is_on else {"halt", "swap_days", "stop_plan", "enter"}
        without |= {"finish", "edit_plan"} if course is None or not course.weeks else set()
        bar = self.query_one(KeyBar)
        bar.offer(tuple(command for command in self.KEYS if command.action not in without))
        bar.retitle("halt", "go on" if course and course.state is CourseState.PAUSED else "pause")
        bar.retitle("enter", "with this one" if self._swapping else "start")

    def _fit(self) -> None:
        """Give the grid the rows that it needs, and lay what is above and below it out for its width."""
        planned, grid = self._planned, self.query_one(PlanGrid)
        if planned is None or planned.course is None or not planned.days:
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

    def chosen_day(self) -> date | None:
        """Return the chosen day of the grid."""
        return self.query_one(PlanGrid).day if self._course else None

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
        elif planned is None or self._tried(steering.running) is None:
            return
        elif planned.situation.today not in {each.day for each in planned.days}:
            self.say("Nothing is due before the plan's first day. Everything else is started from the library.")
        elif day != planned.situation.today:
            self.say(f"Only what is due today is started from here: {key_of(self, 'today')} goes to today.")
        elif not planned.due:
            self.say("Nothing is due today. Everything else is started from the library.")
        else:
            self.open_card(planned.due)

    # Where else it leads -------------------------------------------------------------------------

    def action_finish(self) -> None:
        """Show before and after."""
        from foottimer.ui.screens.finish import FinishScreen

        if self._course is not None and self.app.screen is self:
            self.app.push_screen(FinishScreen())

    def action_edit_plan(self) -> None:
        """Open the plan to be changed; what is done counts for what it then says."""
        from foottimer import paths
        from foottimer.plan.files.disk import plan_named
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
