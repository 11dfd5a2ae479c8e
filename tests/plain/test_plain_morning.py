"""The question about the morning after, line by line before a start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from gate_helps import answered, at, done, routines
from plain_help import Talked

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import StoreError
from foottimer.plain.advising import Advice
from foottimer.plan.situation import Situation
from foottimer.routine.expand import expand
from foottimer.settings.model import Settings

YESTERDAY = at(done(1, morning=None))


def talked(
    situation: Situation,
    *typed: str,
    interactive: bool = True,
    decide: Callable[[Decision], object] | None = None,
) -> tuple[list[str], list[Decision], int]:
    """What is said when desk-break is run and left at once, what was written, and the exit status."""
    written: list[Decision] = []
    routine = routines()["desk-break"]
    advice = Advice(lambda: situation, decide or written.append)
    script = [(0, line) for line in (*typed, "q", "d")] if interactive else []
    talk = Talked(
        None, expand(routine), script=script, interactive=interactive, routines=[routine], advice=advice, speed=1000
    )
    status = talk.run()
    return talk.lines, written, status


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        (("3", "y"), "3 yes", "Kept: pain 3, stiffer."),
        (("0", "n"), "0 no", "Kept: pain 0, not stiffer."),
        (("", "n"), "- no", "Kept: not stiffer."),
        (("7", ""), "7 -", "Kept: pain 7."),
        (("", ""), "", "The question about the morning was skipped."),
    ],
)
def test_it_is_asked_before_the_start_and_written(typed: tuple[str, str], value: str, said: str) -> None:
    lines, written, status = talked(YESTERDAY, *typed)
    assert lines[:4] == [
        "How is this morning? Yesterday: Foot-strength essentials · 1.",
        "Two questions; Enter alone skips one.",
        "Pain in the morning, 0 (none) to 10?",
        "Stiffer than before? y or n.",
    ]
    assert said in lines
    (decision,) = written
    assert (decision.kind, decision.value) == (DecisionKind.MORNING, value)
    assert decision.about == YESTERDAY.sessions[0].day.isoformat()
    assert status == 3


@pytest.mark.parametrize(
    "situation",
    [
        answered(YESTERDAY),
        at(done(8, morning=None)),
        at(done(0, morning=None)),
        replace(YESTERDAY, settings=Settings(pain=False)),
    ],
    ids=["it was asked", "too long ago", "it was today", "nobody wants to be asked"],
)
def test_it_is_not_asked(situation: Situation) -> None:
    lines, written, _ = talked(situation)
    assert written == []
    assert not any("morning" in line for line in lines)


def test_nobody_is_asked_who_cannot_answer() -> None:
    lines, written, _ = talked(YESTERDAY, interactive=False)
    assert written == []
    assert not any("morning" in line for line in lines)


def test_a_store_that_refuses_stops_nobody() -> None:
    def refuse(_: Decision) -> None:
        raise StoreError("it is locked")

    lines, _, status = talked(YESTERDAY, "3", "y", decide=refuse)
    assert "The morning's answer was not kept: it is locked" in lines
    assert status == 3
