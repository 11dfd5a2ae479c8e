"""What is said of the ladders of levels; the level-up rule itself has tests of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from foottimer.history.decisions import Decision, DecisionKind, Morning
from foottimer.plan.levels.standing import SeriesStanding, standing_of, standings
from foottimer.plan.model import Done, Offer
from foottimer.plan.situation import Situation
from foottimer.routine.library import bundled_catalogue
from foottimer.settings.model import DEFAULTS
from foottimer.ui.fitting import Part, cells
from foottimer.ui.ladder_view import (
    Ladder,
    series_name,
    series_row,
    sore_lines,
    sore_ones,
    standing_lines,
    toes,
    toes_text,
)

TODAY = date(2026, 3, 20)
OFFERS = tuple(
    Offer(f"{series}-{level}", series, series, level) for series in ("balance", "feet") for level in (1, 2, 3)
)


def done(days_ago: int, level: int = 1, pain: int | None = 1, rpe: int = 5, share: float = 1.0) -> Done:
    day = TODAY - timedelta(days=days_ago)
    morning = Morning(0, False) if pain is not None else None
    return Done(f"{day}", day, f"feet-{level}", "feet", level, share, rpe=rpe, pain=pain, morning=morning)


def situation(*sessions: Done, decisions: tuple[Decision, ...] = ()) -> Situation:
    return Situation(TODAY, sessions, decisions, OFFERS)


def stands(*sessions: Done) -> SeriesStanding:
    return standing_of(situation(*sessions), "feet")


def ladder(*sessions: Done) -> Ladder:
    return Ladder(tuple(standings(situation(*sessions)).values()), (), TODAY)


def text(line: Sequence[Part]) -> str:
    return "".join(told for told, _ in line)


def said(*sessions: Done, width: int = 76) -> str:
    return "\n".join(text(line) for line in standing_lines(stands(*sessions), ladder(*sessions), width))


def test_toes_fill_from_the_little_one_on_as_far_as_sessions_went_well() -> None:
    assert toes(stands(), pain=True) == (0, 0, 0, 0, 0)
    big, *_, fourth, little = toes(stands(done(8), done(6, pain=5)), pain=True)
    assert (little, big) == (1, 0)
    assert 0 < fourth < 1
    assert toes(stands(*(done(day) for day in (9, 8, 7, 6, 5, 4))), pain=True) == (1,) * 5


def test_what_toes_say_stands_in_words_too() -> None:
    assert toes_text(stands(), pain=True) == "nothing done at level 1 yet"
    mixed = stands(done(8), done(6, pain=5), done(4, pain=None))
    assert toes_text(mixed, pain=True) == "3 sessions at level 1: 1 green, 1 amber, 1 pain not said"
    assert toes_text(stands(done(8, share=0.5)), pain=False) == "1 session at level 1: 1 done in part"


def test_a_row_tells_level_sessions_and_advice_by_characters() -> None:
    row = text(series_row(stands(done(8), done(6, pain=5), done(4, pain=7)), True, 60))
    assert row.split() == ["Feet", "1", "■□□", "●◐×··", "–", "rest"]
    assert text(series_row(stands(), True, 60)).split() == ["Feet", "1", "■□□", "·····", "·", "stay"]


def test_a_verdict_comes_with_its_reason_its_numbers_and_its_sessions() -> None:
    sessions = (done(12), done(8, pain=5), done(2))
    standing, told = stands(*sessions), said(*sessions)
    assert " ".join(standing.verdict.why.split()) in " ".join(told.split())
    assert all(fact.label in told and fact.need in told for fact in standing.verdict.facts)
    assert "12 Mar ◐ amber  100 % done · effort 5 · pain 5" in told
    assert told.startswith("Feet  level 1 of 3")


def test_what_is_long_is_wrapped_and_not_cut() -> None:
    sessions = (done(12), replace(done(0, pain=7), red_flag=True))
    told = said(*sessions, width=60)
    assert "…" not in told
    assert "effort 5 · something sharp, bony or swollen and pain 7" in " ".join(told.split())


def test_each_change_of_level_keeps_the_reason_of_its_day() -> None:
    sessions = (done(40), done(36), done(29), done(2, level=2))
    told = said(*sessions)
    steps = stands(*sessions).steps
    assert steps
    assert "So far" in told
    assert all(f"level {step.level}" in told for step in steps)
    assert " ".join(steps[0].why.split()) in " ".join(told.split())


def test_a_choice_is_called_one() -> None:
    chosen = Decision(DecisionKind.LEVEL, TODAY, "feet", "2")
    standing = standing_of(situation(decisions=(chosen,)), "feet")
    assert "since 20 March, by your choice" in text(standing_lines(standing, ladder(), 90)[0])


@pytest.mark.parametrize("width", [20, 36, 50, 76, 116])
def test_no_row_is_wider_than_there_is_room(width: int) -> None:
    sessions = (done(40, rpe=9), done(36), done(29), done(8, pain=7), done(2, level=2, rpe=9), done(1, level=2, rpe=9))
    shown = ladder(*sessions)
    rows = [line for one in shown.standings for line in standing_lines(one, shown, width)]
    rows += [series_row(one, True, width) for one in shown.standings]
    assert max(map(cells, rows)) <= width


def test_the_series_that_was_done_last_is_looked_at_first() -> None:
    assert ladder().latest == "balance"
    assert ladder(done(3)).latest == "feet"
    assert replace(ladder(), standings=()).latest == ""
    assert series_name("foot-strength") == "Foot strength"


def test_what_is_sore_names_the_first_easier_exercise_that_is_not() -> None:
    exercises = bundled_catalogue().exercises
    easier = exercises["quadripod-closed"].easier
    assert easier is not None
    (one,) = sore_ones({"quadripod-closed": TODAY}, exercises)
    assert one.instead == exercises[easier].name
    first, second = sore_ones({"quadripod-closed": TODAY, easier: TODAY}, exercises)
    assert first.instead == second.instead != exercises[easier].name
    told = " ".join(text(line) for line in sore_lines(one, TODAY, "x", 60))
    assert f"{one.instead} stands in for it" in told
    assert "x clears it" in told
    (gone,) = sore_ones({"gone": TODAY}, exercises)
    assert "Nothing easier" in " ".join(text(line) for line in sore_lines(gone, TODAY, "x", 80))
    assert DEFAULTS.pain
