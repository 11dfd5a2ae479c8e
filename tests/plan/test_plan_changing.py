"""Edits of a plan's text: what is meant changes, and nothing else does."""

from __future__ import annotations

from difflib import ndiff

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_files import HEAD

from foottimer.plan.files.changing import copied, named, removed, themed, with_day, with_week_added
from foottimer.plan.files.keys import DAYS
from foottimer.plan.files.read import read_plan
from foottimer.plan.files.shipped import bundled_folder
from foottimer.plan.files.template import as_copy, new_plan
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.text.values import EditError

LITE = (bundled_folder() / "lite.toml").read_text(encoding="utf-8")
TWO = (PlanItem("balance", 1), PlanItem("check-in"))
LISTED = f"""{HEAD}week = [
  # the first
  {{ mon = ["a 1"] }},  # beside it
  {{ tue = ["b"], theme = "T" }},
]
"""


def plan(text: str) -> Plan:
    found = read_plan(text, "p")
    assert found.problems == ()
    assert found.plan is not None
    return found.plan


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, as "- old" and "+ new"."""
    return [line.rstrip("\n") for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_a_day_gets_other_routines_and_its_comment_stays() -> None:
    assert changed(LITE, with_day(LITE, 0, 4, TWO)) == [
        '- fri   = ["foot-activation", "check-in"]        # in place of balance and ankle-mobility',
        '+ fri   = ["balance 1", "check-in"]        # in place of balance and ankle-mobility',
    ]
    assert changed(LITE, with_day(LITE, 0, 0, ())) == ['- mon   = ["foot-strength 1"]', "+ mon   = []"]


@pytest.mark.parametrize(("day", "below"), [(0, "theme"), (1, "mon"), (2, "mon"), (3, "mon"), (5, "fri"), (6, "fri")])
def test_a_day_that_was_not_stated_comes_where_it_belongs(day: int, below: str) -> None:
    monday = 'mon   = ["x"]\n' if day else ""
    text = f'{HEAD}[[week]]  # one\ntheme = "T"\n{monday}fri   = ["y"]\n# end\n'
    after = with_day(text, 0, day, TWO)
    assert changed(text, after) == [f'+ {DAYS[day]}   = ["balance 1", "check-in"]']
    lines = after.splitlines()
    assert lines[lines.index(f'{DAYS[day]}   = ["balance 1", "check-in"]') - 1].startswith(below)


def test_a_day_of_rest_that_was_one_changes_nothing() -> None:
    assert with_day(LITE, 0, 1, ()) == LITE


def test_a_theme_is_changed_added_and_taken_out() -> None:
    assert changed(LITE, themed(LITE, 0, "Go")) == ['- theme = "Wake up"', '+ theme = "Go"']
    text = f'{HEAD}[[week]]\nmon = ["x"]\n'
    assert themed(text, 0, "Go") == f'{HEAD}[[week]]\ntheme = "Go"\nmon = ["x"]\n'
    assert themed(themed(text, 0, "Go"), 0, "") == themed(text, 0, "") == text


def test_a_week_is_copied_with_its_comments() -> None:
    after = copied(LITE, 6)
    assert len(changed(LITE, after)) == len([line for line in changed(LITE, after) if line[0] == "+"])
    assert after.count("plyo-progress opens when") == 2
    weeks = plan(LITE).weeks
    assert plan(after).weeks == (*weeks[:7], weeks[6], weeks[7])


def test_a_week_is_taken_out_with_its_own_comments_and_the_last_one_stays() -> None:
    after = removed(LITE, 6)
    assert "plyo-progress opens when" not in after
    assert plan(after).weeks == (*plan(LITE).weeks[:6], plan(LITE).weeks[7])
    assert removed(copied(LITE, 0), 1) == LITE
    with pytest.raises(EditError, match="at least one week"):
        removed(f'{HEAD}[[week]]\nmon = ["x"]\n', 0)


@pytest.mark.parametrize("at", [None, 0, 3, 8])
def test_a_week_is_added_anywhere(at: int | None) -> None:
    week = PlanWeek("New", (TWO, *[()] * 5, (PlanItem("x"),)))
    after = with_week_added(LITE, week, at)
    place = 8 if at is None else at
    assert plan(after).weeks == (*plan(LITE).weeks[:place], week, *plan(LITE).weeks[place:])
    assert sorted(changed(LITE, after)) == [
        "+ ",
        "+ [[week]]",
        '+ mon   = ["balance 1", "check-in"]',
        '+ sun   = ["x"]',
        '+ theme = "New"',
    ]


def test_an_added_week_is_one_of_rest_unless_said() -> None:
    assert plan(with_week_added(LITE)).weeks[-1] == PlanWeek("", ((),) * 7)
    assert with_week_added(HEAD) == f"{HEAD}\n[[week]]\n"


def test_there_is_an_end_to_weeks() -> None:
    text = HEAD + '[[week]]\nmon = ["x"]\n' * 52
    for change in (lambda: copied(text, 0), lambda: with_week_added(text)):
        with pytest.raises(EditError, match="52 weeks at most"):
            change()


def test_weeks_in_brackets_are_changed_in_brackets() -> None:
    text = with_day(copied(LISTED, 0), 1, 2, TWO)
    text = removed(with_week_added(themed(text, 0, "One")), 2)
    assert (
        text
        == f"""{HEAD}week = [
  # the first
  {{ mon = ["a 1"], theme = "One" }},  # beside it
  # the first
  {{ mon = ["a 1"], wed = ["balance 1", "check-in"] }},  # beside it
  {{}},
]
"""
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format = ", "line 1, column 10"),
        (f"{HEAD}week = 3", "week is no list of tables"),
        (f'{HEAD}[[week]]\nmon = ["x"]\n', "there is no week 3"),
    ],
)
def test_what_cannot_be_changed_says_why(text: str, why: str) -> None:
    for change in (
        lambda: with_day(text, 2, 0, TWO),
        lambda: themed(text, 2, "T"),
        lambda: copied(text, 2),
        lambda: removed(text, 2),
    ):
        with pytest.raises(EditError, match=why):
            change()


def test_a_plan_gets_a_name_and_a_copy_another_one() -> None:
    assert changed(LITE, new_plan("Mine", LITE)) == ['- name   = "Three days a week"', '+ name   = "Mine"']
    assert changed(LITE, as_copy(LITE))[1] == '+ name   = "Three days a week (copy)"'
    assert named(LITE, "Mine") == new_plan("Mine", LITE)
    assert as_copy("format = ") == new_plan("Mine", "format = ") == "format = "
    assert as_copy("name = 3") == "name = 3"


ITEMS = st.builds(PlanItem, st.sampled_from(("a", "b-1", "c")), st.none() | st.integers(1, 3))
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("day", "theme", "copy", "remove", "add")),
        st.integers(0, 20),
        st.integers(0, 6),
        st.lists(ITEMS, max_size=3, unique_by=lambda item: item.name),
    ),
    max_size=8,
)


@given(st.sampled_from((LITE, LISTED, LITE.replace("\n", "\r\n"))), EDITS)
def test_any_edits_lead_to_the_plan_that_is_meant(text: str, edits: list[tuple[str, int, int, list[PlanItem]]]) -> None:
    weeks = [[week.theme, [*week.days]] for week in plan(text).weeks]
    comments = sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))
    for kind, number, day, items in edits:
        at = number % len(weeks)
        if kind == "day":
            text, weeks[at][1][day] = with_day(text, at, day, items), tuple(items)  # type: ignore[index]
        elif kind == "theme":
            text, weeks[at][0] = themed(text, at, f"T{number}"), f"T{number}"
        elif kind == "copy":
            text = copied(text, at)
            weeks.insert(at + 1, [weeks[at][0], [*weeks[at][1]]])
        elif kind == "remove" and len(weeks) > 1:
            text = removed(text, at)
            del weeks[at]
        elif kind == "add":
            text = with_week_added(text, at=at)
            weeks.insert(at, ["", [()] * 7])
    found = read_plan(text, "p")
    if any(day for _, days in weeks for day in days):
        assert found.plan is not None
        assert [[week.theme, [*week.days]] for week in found.plan.weeks] == weeks
    if not any(kind == "remove" for kind, *_ in edits):
        assert not set(comments) - {line.strip() for line in text.splitlines()}
