"""When to ask how the morning after was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.model import Done
from foottimer.plan.situation import Situation
from foottimer.plan.today.mornings import MOST_DAYS_BACK, asked_about, morning_due
from foottimer.settings.model import Settings

TODAY = date(2026, 11, 23)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def situation(*days: int, asked: tuple[int, ...] = (), pain: bool = True, counts: bool = True) -> Situation:
    return Situation(
        TODAY,
        sessions=tuple(Done(str(one), back(one), "r", counts=counts) for one in days),
        decisions=tuple(Decision(DecisionKind.MORNING, TODAY, back(one).isoformat()) for one in asked),
        settings=Settings(pain=pain),
    )


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (situation(), None),
        (situation(1), 1),
        (situation(5, 3, 2), 2),
        (situation(0), None),
        (situation(2, 0), 2),
        (situation(MOST_DAYS_BACK), MOST_DAYS_BACK),
        (situation(MOST_DAYS_BACK + 1), None),
        (situation(1, pain=False), None),
        (situation(1, counts=False), None),
        (situation(1, asked=(1,)), None),
        (situation(3, 1, asked=(1,)), None),
        (situation(3, 1, asked=(3,)), 1),
    ],
)
def test_it_is_asked_once_about_the_last_training_day_before_today(seen: Situation, due: int | None) -> None:
    assert morning_due(seen) == (None if due is None else back(due))


def test_other_entries_of_the_log_are_no_answers() -> None:
    checked = Decision(DecisionKind.CHECKED, TODAY, back(1).isoformat())
    assert asked_about(Situation(TODAY, decisions=(checked,))) == frozenset()
