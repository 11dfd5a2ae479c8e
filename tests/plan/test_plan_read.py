"""What a plan file may say, what is wrong with others and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_files import HEAD, KNOWN, reading, said

from foottimer.plan.files.keys import DAYS, MOST_ITEMS, MOST_WEEKS
from foottimer.plan.files.read import item_of, known_names, read_plan
from foottimer.plan.model import Plan, PlanItem, PlanWeek

WEEK = '[[week]]\nmon = ["foot-strength 1"]\n'


def test_a_plan_is_what_its_file_says() -> None:
    text = (
        'about = "Twice a week."\n[[week]]\ntheme = "Begin"\nmon = ["check-in", "foot-strength 1"]\nthu = []\n'
        '[[week]]\nsun = ["foot-strength 3"]\n'
    )
    rest: tuple[PlanItem, ...] = ()
    first = (PlanItem("check-in"), PlanItem("foot-strength", 1))
    weeks = (
        PlanWeek("Begin", (first, *[rest] * 6)),
        PlanWeek("", (*[rest] * 6, (PlanItem("foot-strength", 3),))),
    )
    assert reading(text).problems == ()
    assert reading(text).plan == Plan("p", "P", weeks, "Twice a week.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "p.toml:1:1: there is no week: add [[week]] with what its days ask for"),
        ("week = []", "p.toml:3:8: week: there is no week: add [[week]] with what its days ask for"),
        ("week = 3", "p.toml:3:8: week: must be an array of tables, each [[week]], not 3"),
        ("[[week]]\ntue = []", "p.toml:3:1: week: there is nothing to do: every day is one of rest"),
        ("[[week]]\nmon = 3", 'p.toml:4:7: week[1].mon: must be an array of texts, as ["foot-strength 1"], not 3'),
        ('[[week]]\nmon = "check-in"', "must be an array of texts"),
        ("[[week]]\nmon = [3]", "p.toml:4:8: week[1].mon[1]: must be text in quotes, not 3"),
        ('[[week]]\ntheme = 3\nmon = ["check-in"]', "p.toml:4:9: week[1].theme: must be text in quotes, not 3"),
        (
            '[[week]]\nmon = ["Foot strength L2"]',
            'p.toml:4:8: week[1].mon[1]: must be a series and a level, as "foot-strength 2", or the id of a routine,'
            " as \"check-in\", not 'Foot strength L2': try 'foot-strength 2'",
        ),
        ('[[week]]\nmon = ["foot-strength 0"]', "not 'foot-strength 0'"),
        ('[[week]]\nmon = ["foot-strength  2"]', "try 'foot-strength 2'"),
        ('[[week]]\nmon = ["!"]', "as \"check-in\", not '!'"),
        (
            '[[week]]\nmon = ["foot-strength 1", "foot-strength 2"]',
            "p.toml:4:27: week[1].mon[2]: foot-strength is asked for twice on this day: take one out",
        ),
        (f"[[week]]\nmon = {['check-in'] * (MOST_ITEMS + 1)}", "mon: asks for 9 routines: 8 are the most, take some"),
        (WEEK * (MOST_WEEKS + 1), "week: there are 53 weeks: 52 are the most, take some out"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_to_do(text: str, message: str) -> None:
    assert reading(text).plan is None
    assert [line for line in said(text) if message in line] == said(text)[:1]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('name = "P"\n', "p.toml:1:1: there is no format: begin the file with format = 1"),
        ('format = 2\nname = "P"\n', "p.toml:1:10: format: this program reads plans of format 1, not 2"),
        ('format = "1"\nname = "P"\n', "p.toml:1:10: format: must be 1, not '1'"),
        ("format = 1\n", "p.toml:1:1: there is no name: add name = ..."),
        ('format = 1\nname = " "\n', "p.toml:2:8: name: is empty"),
        ("format = \n", "p.toml:1:10: "),
    ],
)
def test_what_stands_above_the_weeks_is_judged_too(head: str, message: str) -> None:
    assert reading(WEEK, head).plan is None
    assert said(WEEK, head)[0].startswith(message)


@pytest.mark.parametrize(
    ("item", "warning"),
    [
        ("foot-strenght 2", "there is no routine 'foot-strenght 2' (did you mean 'foot-strength 2'?)"),
        ("foot-strength-2", "there is no routine 'foot-strength-2' (did you mean 'foot-strength 2'?)"),
        ("juggling", "there is no routine 'juggling'"),
        ("foot-strength 4", "there is no level 4 of foot-strength: there are 1, 2, 3"),
        ("solo 2", "there is no level 2 of solo: there is 1"),
        ("foot-strength", "foot-strength has levels: say up to which one, as 'foot-strength 3'"),
        ("check-in 1", "check-in has no levels: write 'check-in'"),
    ],
)
def test_what_no_routine_is_there_for_is_a_warning(item: str, warning: str) -> None:
    found = reading(f'[[week]]\ntue = ["other", "{item}"]')
    assert [problem.show("p") for problem in found.problems][1:] == [f"p:4:17: warning: week[1].tue[2]: {warning}"]
    assert found.plan is not None
    assert found.plan.weeks[0].days[1][1] == item_of(item)
    assert read_plan(f'{HEAD}[[week]]\ntue = ["{item}"]', "p").problems == ()


def test_a_key_that_is_nobodys_is_a_warning() -> None:
    assert said('tittle = 1\n[[week]]\nmonday = []\nmon = ["check-in"]') == [
        "p.toml:3:1: warning: tittle: unknown key: it does nothing",
        "p.toml:5:1: warning: week[1].monday: unknown key (did you mean 'mon'?): it does nothing",
    ]


def test_the_file_is_called_as_its_id_may_be() -> None:
    found = read_plan(HEAD + WEEK, "My plan", KNOWN)
    assert [problem.message for problem in found.problems] == [
        "the file's name is made of a-z, 0-9 and dashes: rename it, as my-plan.toml"
    ]
    assert (found.plan, found.name) == (None, "P")


def test_a_plan_asks_for_a_level_of_a_series_else_for_an_id() -> None:
    class One:
        def __init__(self, id: str, series: str | None = None, level: int | None = None) -> None:
            self.id, self.series, self.level = id, series, level

    routines = One("a-1", "a", 1), One("b"), One("c", "alone"), One("d", None, 2)
    assert known_names(routines) == {("a", 1), ("b", None), ("c", None), ("d", None)}


@given(
    st.builds(PlanItem, st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True), st.none() | st.integers(1, 999_999))
)
def test_an_item_is_the_text_that_it_is_written_as(item: PlanItem) -> None:
    assert item_of(item.text) == item


@given(st.text(st.sampled_from('format=1"[]weknamon,\n #{}-a 2'), max_size=60))
def test_no_text_is_more_than_wrong(text: str) -> None:
    found = read_plan(text, "p", KNOWN)
    assert found.plan is None
    assert found.problems


def test_there_are_seven_days() -> None:
    assert len(DAYS) == len(set(DAYS)) == 7
