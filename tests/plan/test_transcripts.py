"""Eight people through eight weeks: they are told what a sensible coach would say, and docs/transcripts.md has it.

`python tests/plan/test_transcripts.py` writes the page anew.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from people import LITE, PEOPLE, WEEK, Day, Life, Person, live, there_is
from transcripts import HEAD, page, story

from foottimer.plan.levels.rule import Advice
from foottimer.plan.model import Plan

PATH = Path(__file__).parent.parent.parent / "docs" / "transcripts.md"
PLYO = ("plyo-intro", "plyo-progress")


def plan_of(life: Life) -> Plan:
    return next(plan for plan in there_is()[1] if plan.id == life.person.plan)


def listed(life: Life) -> list[list[str]]:
    """What the plan has for each day, as routines' ids."""
    days = (day for week in plan_of(life).weeks for day in week.days)
    return [[f"{item.name}-{item.level}" if item.level else item.name for item in day] for day in days]


def done_on(life: Life) -> list[list[str]]:
    """What was done on each day, in the same way."""
    found: list[list[str]] = [[] for _ in range(8 * WEEK)]
    for day in life.days:
        found[day.number] = [did.offer.id for did in day.did]
    return found


def on(life: Life, week: int, weekday: int) -> Day:
    """A day by its week, from 1, and its weekday, from 0 for Monday."""
    return next(day for day in life.days if day.number == (week - 1) * WEEK + weekday)


def lost(life: Life) -> list[str]:
    """The series that ever went down a level, and to which."""
    found = []
    for series, standing in life.days[-1].standings.items():
        levels = [1, *(step.level for step in standing.steps)]
        found += [f"{series} {after}" for before, after in pairwise(levels) if after < before]
    return found


def jumps(life: Life) -> list[int]:
    """The days on which there was jumping."""
    return [day.number for day in life.days if any(did.offer.contacts for did in day.did)]


def levels(life: Life) -> dict[str, int]:
    return {series: standing.level for series, standing in life.days[-1].standings.items()}


def why(day: Day) -> str:
    return " ".join(day.suggestion.why)


def perfect(life: Life) -> None:
    """Every planned level is earned in time, nothing is lost, and landings are those of the plan."""
    planned, done = listed(life), done_on(life)
    asked = [day for day, items in enumerate(planned) if items]
    assert [done[day] for day in asked] == [planned[day] for day in asked]
    assert lost(life) == []
    weeks = [
        [did.done.contacts for day in life.days if day.number // WEEK == week for did in day.did] for week in range(8)
    ]
    assert [sum(week) for week in weeks] == [0, 0, 0, 0, 132, 172, 204, 102]
    assert not [did for day in life.days for did in day.did if not did.counsel.clear]


def lite(life: Life) -> None:
    """Every level is earned in time but that of the hops, which come once a week and have to go on doing so."""
    planned, done = listed(life), done_on(life)
    for day, items in enumerate(planned):
        for item in items:
            assert item in done[day] or item.startswith("plyo-progress"), (day, item, done[day])
    assert lost(life) == []
    assert [day // WEEK + 1 for day in jumps(life)] == [5, 6, 7, 8]


def pain(life: Life) -> None:
    """Red is two days of rest; the calves are spared, and hops wait for two green weeks."""
    after = on(life, 3, 4)
    assert after.suggestion.rest
    assert not after.did
    assert "48 hours" in why(after)
    verdict = on(life, 3, 3).standings["calf-capacity"].verdict
    assert (verdict.advice, verdict.level) == (Advice.REST, 1)
    back = on(life, 4, 3)
    assert [did.offer.id for did in back.did] == ["calf-capacity-1"]
    assert back.did[0].lighter.notes
    first_jump = min(jumps(life))
    assert first_jump >= 5 * WEEK
    assert "green weeks up to today: 1" in why(on(life, 5, 0))
    assert levels(life)["foot-strength"] == 3


def fortnight(life: Life) -> None:
    """A level is lost where there is one to lose, the missed week runs when he is back, and nothing piles up."""
    back = on(life, 6, 0)
    assert back.course is not None
    assert back.course.week is not None
    assert back.course.week.number == 4
    assert on(life, 6, 2).standings["foot-strength"].level == 1
    assert {"foot-strength 1", "balance 1"} <= set(lost(life))
    assert levels(life)["foot-strength"] == 2
    assert max(len(day.did) for day in life.days) <= 2
    assert not any("the plan lite" in why for day in life.days if day.course for why in day.course.why)
    assert min(jumps(life)) >= 7 * WEEK


def few_days(life: Life) -> None:
    """After two weeks that ran again, fewer days are offered; then it is foot-strength and calf-capacity that go on."""
    begun = next(day for day in life.days if day.begins)
    assert begun.number // WEEK + 1 == 3
    later = {did.offer.series for day in life.days if day.number // WEEK >= 5 for did in day.did}
    assert {"foot-strength", "calf-capacity"} <= later
    assert lost(life) == []
    assert levels(life)["foot-strength"] == 3
    assert len(life.days) == 16


def hard(life: Life) -> None:
    """Two such sessions make the next ones lighter; no level is earned, and nobody is sent jumping."""
    assert set(levels(life).values()) == {1}
    assert jumps(life) == []
    feet = [did for day in life.days for did in day.did if did.offer.series == "foot-strength"]
    assert [bool(did.lighter.notes) for did in feet[:3]] == [False, False, True]
    assert all(did.lighter.notes for did in feet[2:])
    assert life.days[-1].standings["foot-strength"].verdict.advice is Advice.EASE


def silent(life: Life) -> None:
    """Without answers all stays at level 1, without jumps, and it is said why."""
    assert set(levels(life).values()) == {1}
    assert jumps(life) == []
    assert "nobody said whether it hurt" in life.days[-1].standings["foot-strength"].verdict.why
    assert any("with the questions answered" in why(day) for day in life.days)


EXPECTED: dict[str, Callable[[Life], None]] = {
    "perfect": perfect,
    "lite": lite,
    "pain": pain,
    "fortnight": fortnight,
    "twice": few_days,
    "weekends": few_days,
    "hard": hard,
    "silent": silent,
}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_what_they_are_told(person: Person) -> None:
    life = live(person)
    EXPECTED[person.id](life)
    for day in life.days:
        assert day.suggestion.headline
        assert all(sentence.endswith((".", "?")) for sentence in day.suggestion.why)
        assert day.suggestion.why
        assert all(item.why for item in day.suggestion.items)
    assert story(life) in PATH.read_text(encoding="utf-8")


def test_the_page_tells_of_all_of_them() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    assert text.count("\n## ") == len(PEOPLE) == 8


def test_those_who_take_hints_end_with_fewer_days() -> None:
    assert {person.id for person in PEOPLE if person.takes_hints} == {"twice", "weekends"}
    assert LITE in {plan.id for plan in there_is()[1]}


if __name__ == "__main__":
    PATH.write_text(page(live(person) for person in PEOPLE), encoding="utf-8")
