"""What is decided about a plan on its screen: begun, paused, stopped, and days that change places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from foottimer.chart.year import WEEKDAYS
from foottimer.history.decisions import Decision
from foottimer.plan.course import steering
from foottimer.plan.course.course import Course, CourseState
from foottimer.plan.saying import sentence
from foottimer.plan.situation import Situation
from foottimer.ui.days import short_day
from foottimer.ui.planned import Planned
from foottimer.ui.screens.advised import Advised

Step = TypeVar("Step")
"""What a step of steering comes to."""


class Steered(Advised[Planned]):
    """Decides what `steering` allows, and says why where it refuses."""

    _planned: Planned | None = None
    """What was read last."""
    _swapping: date | None = None
    """The day that is to change places with another one; None while none is."""

    def chosen_day(self) -> date | None:
        """Return the day that the person chose; None where there is none."""
        raise NotImplementedError

    def offer_keys(self) -> None:
        """Show the keys that do something now."""
        raise NotImplementedError

    @property
    def _course(self) -> Course | None:
        return self._planned.course if self._planned else None

    def _tried(self, step: Callable[[Situation], Step]) -> Step | None:
        """Return what a step comes to; None where it makes no sense, and then say why."""
        if self._planned is None:
            return None
        try:
            return step(self._planned.situation)
        except steering.SteeringError as error:
            self.say(sentence(str(error)), wrong=True)
            return None

    def _steer(self, step: Callable[[Situation], Decision], said: str) -> None:
        """Decide what a step comes to, and say what was done."""
        decision = self._tried(step)
        if decision is not None:
            self.decide(decision, said)

    # What the person does ------------------------------------------------------------------------

    def action_begin_plan(self) -> None:
        """Ask which plan begins on which day."""
        from foottimer.ui.screens.begin import Beginning, BeginScreen

        planned = self._planned
        if planned is None or self.app.screen is not self:
            return
        plans = planned.situation.plans
        if not plans:
            self.say("There is no plan that can be followed: mend the file, or take yours away.", wrong=True)
            return
        if self._tried(lambda situation: steering.begin(situation, plans[0], situation.today)) is None:
            return  # on any other day it would be refused as well

        def begin(chosen: Beginning | None) -> None:
            if chosen is not None:
                said = f"{chosen.plan.name} begins on {short_day(chosen.day)}."
                self._steer(lambda situation: steering.begin(situation, chosen.plan, chosen.day), said)

        self.app.push_screen(BeginScreen(planned.situation), begin)

    def action_halt(self) -> None:
        """Let the plan stand still, or go on."""
        if self._course is not None and self._course.state is CourseState.PAUSED:
            self._steer(steering.resume, "The plan goes on today.")
        else:
            self._steer(steering.pause, "The plan stands still from today on; nothing is missed meanwhile.")

    def action_stop_plan(self) -> None:
        """Ask, then end the plan."""
        from foottimer.ui.screens.sure import SureScreen

        if self.app.screen is not self or self._tried(steering.stop) is None:
            return

        def stop(agreed: bool | None) -> None:
            if agreed:
                self._steer(steering.stop, "The plan is stopped.")

        told = "What you did, your levels and your streak stay. A pause keeps the plan, and lets it go on later."
        name = self._course.plan.name if self._course else "the plan whose file is gone"
        self.app.push_screen(SureScreen(f"Stop {name}?", told), stop)

    def action_swap_days(self) -> None:
        """Choose the first day to change places, then the other one."""
        day = self.chosen_day()
        first, self._swapping = self._swapping, None
        if first is None:
            self._swap_from(day)
        elif day is None or day == first:
            self.say("")
        else:
            both = f"{_named(first)} and {_named(day)} change places."
            self._steer(lambda situation: steering.swap(situation, first, day), both)
        self.offer_keys()

    def _swap_from(self, day: date | None) -> None:
        """Remember the first day, if it may change places."""
        if self._tried(lambda situation: steering.movable(situation, day or situation.today)) and day is not None:
            self._swapping = day
            self.say(f"{_named(day)} changes places with which day of this week? Go there, and Enter.")

    def action_leave(self) -> None:
        """Leave off swapping, or else the screen."""
        if self._swapping is not None:
            self._swapping = None
            self.say("")
            self.offer_keys()
        else:
            super().action_leave()


def _named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"
