"""What the page of a plan's before and after draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from foottimer.history.checkin import CheckPoint
from foottimer.plan.course.outcome import BeforeAfter, CheckChange, LevelChange
from foottimer.routine.model import Unit
from foottimer.settings.model import DEFAULTS, Length
from foottimer.ui.finish_view import BEFORE, LESS, MORE, Finish, drawn_lines, title_parts, word_lines
from foottimer.ui.fitting import Part, cells

FIRST, LAST = date(2026, 1, 5), date(2026, 3, 1)


def point(day: date, left: float | None, right: float | None, both: float | None = None) -> CheckPoint:
    return CheckPoint(day, f"{day}", left, right, both)


def test_of(before: tuple[float | None, float | None], after: tuple[float | None, float | None] | None) -> CheckChange:
    last = point(LAST, *after) if after else None
    return CheckChange("Knee to wall", Unit.CM, point(FIRST, *before), last)


test_of.__test__ = False  # type: ignore[attr-defined]
PLAN = BeforeAfter(
    "Eight weeks",
    FIRST,
    LAST,
    over=True,
    tests=(test_of((9, 12), (10.5, 11)),),
    levels=(LevelChange("balance", 1, 1), LevelChange("foot-strength", 1, 3), LevelChange("calf-capacity", 2, 1, True)),
    done=48,
    planned=56,
    sessions=53,
    days=44,
    weeks=8,
    planned_weeks=8,
    active_ms=552 * 60_000,
    contacts=824,
    sentences=("Eight weeks it was.", "What brought it about, two measurements can't tell."),
)


def text(line: Sequence[Part]) -> str:
    return "".join(told for told, _ in line)


def drawn(found: BeforeAfter | None = PLAN, width: int = 76, length: Length = Length.CM) -> str:
    settings = replace(DEFAULTS, length=length)
    return "\n".join(text(line) for line in drawn_lines(Finish(found, settings), width))


def row(told: str, begin: str) -> str:
    return next(line for line in told.split("\n") if line.split()[:1] == [begin])


def test_both_sides_are_told_in_numbers_and_as_bars_on_one_scale() -> None:
    left, right = row(drawn(), "left"), row(drawn(), "right")
    assert left.split()[:5] == ["left", "9", "→", "10.5", "+1.5"]
    assert right.split()[:5] == ["right", "12", "→", "11", "-1"]
    assert (left.count(BEFORE), left.count(MORE), left.count(LESS)) == (33, 5, 0)
    assert (right.count(BEFORE), right.count(MORE), right.count(LESS)) == (40, 0, 4)
    assert "Check-ins of 5 Jan and 1 Mar\nKnee to wall, cm · gap 3 → 0.5" in drawn()
    assert "before" in drawn()


def test_lengths_are_in_the_unit_that_was_chosen() -> None:
    assert "3.5 → 4.1" in row(drawn(length=Length.INCH), "left")


def test_the_same_is_neither_more_nor_less() -> None:
    same = row(drawn(replace(PLAN, tests=(test_of((9, 12), (9, 12)),))), "left")
    assert same.split()[:5] == ["left", "9", "→", "9", "="]
    assert MORE not in same
    assert LESS not in same


def test_a_test_done_once_has_nothing_to_compare_with() -> None:
    once = drawn(replace(PLAN, tests=(test_of((9, None), None),)))
    assert "left 9  one check-in: nothing to compare yet" in once
    assert BEFORE not in once
    assert "not the same side twice" in drawn(replace(PLAN, tests=(test_of((9, None), (None, 9)),)))


def test_tests_of_different_days_say_theirs() -> None:
    other = replace(test_of((9, 12), (9, 12)), before=point(date(2026, 1, 26), 9, 12))
    told = drawn(replace(PLAN, tests=(*PLAN.tests, other)))
    assert "Knee to wall, cm  5 Jan and 1 Mar · gap" in told
    assert "Knee to wall, cm  26 Jan and 1 Mar · gap" in told
    assert "Check-ins of" not in told


def test_levels_that_changed_come_first() -> None:
    told = drawn().split("Levels\n")[1].split("\n")
    assert [line.split() for line in told] == [
        ["Foot", "strength", "1", "→", "3"],
        ["Calf", "capacity", "2", "→", "1", "by", "your", "choice"],
        ["Balance", "1", "as", "before"],
    ]


def test_what_was_done_is_summed_up() -> None:
    told = " ".join(drawn().split("\n")[:2])
    for words in ("48 of 56 sessions of the plan", "44 days", "9 h 12 min", "8 weeks", "824 ground contacts"):
        assert words in told


def test_every_sentence_is_there_and_the_title_says_whether_it_is_over() -> None:
    told = " ".join(text(line) for line in word_lines(Finish(PLAN, DEFAULTS), 60))
    assert all(sentence in told for sentence in PLAN.sentences)
    assert text(title_parts(PLAN)) == "Before and after  Eight weeks  5 Jan to 1 Mar"
    assert text(title_parts(replace(PLAN, over=False))).endswith("· so far")


def test_before_it_begins_only_the_words_are_there() -> None:
    ahead = BeforeAfter("Eight weeks", LAST, FIRST, over=False, sentences=("Not begun.",))
    assert drawn(ahead) == ""
    assert [text(line) for line in word_lines(Finish(ahead, DEFAULTS), 60)] == ["Not begun."]
    assert text(title_parts(ahead)).endswith("from 1 Mar on")


def test_without_a_plan_it_says_what_to_do() -> None:
    assert "no plan was begun yet" in drawn(None)
    assert word_lines(Finish(None, DEFAULTS), 60) == ()
    assert text(title_parts(None)) == "Before and after"


@pytest.mark.parametrize("width", [20, 30, 36, 60, 116])
def test_no_row_is_wider_than_there_is_room(width: int) -> None:
    lines = (*drawn_lines(Finish(PLAN, DEFAULTS), width), *word_lines(Finish(PLAN, DEFAULTS), width))
    assert max(map(cells, lines)) <= width
