"""A plan for other minutes, done to a text."""

from __future__ import annotations

import re
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from random_routines import tables
from routine_help import CATALOGUE

from foottimer.edit import fitting
from foottimer.edit.fitting import carried_out
from foottimer.edit.scale import scale
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import bundled_catalogue, bundled_folder
from foottimer.routine.limits import measure
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine
from foottimer.text.values import EditError
from foottimer.text.written import Written

FILES = sorted(bundled_folder().glob("*.toml"))
COMMENT = re.compile(r"#.*")


def read(text: str, catalogue: Catalogue = CATALOGUE) -> Routine:
    routine = read_routine(text, "n", catalogue).routine
    assert routine is not None
    return routine


@pytest.mark.parametrize("part", [0.3, 0.6, 1.5])
def test_a_bundled_file_becomes_the_plans_routine_and_keeps_its_comments(part: float) -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        routine = read(text, bundled_catalogue())
        plan = scale(routine, round(measure(routine).ms * part))
        made = carried_out(Written.of(text), plan).text
        assert read(made, bundled_catalogue()) == plan.routine
        if not plan.deletions:
            assert COMMENT.findall(made) == COMMENT.findall(text)


@given(tables(), st.sampled_from([0.2, 0.5, 0.8, 1.4, 3.0]))
@settings(max_examples=100, deadline=None)
def test_any_file_becomes_the_plans_routine_at_once_as_step_by_step(file: dict[str, Any], part: float) -> None:
    text = f"# Mine\r\n{tomli_w.dumps(file)}"
    found = read_routine(text, "n", CATALOGUE)
    # Hours of beats in an open block, round after round, are more than a routine may have.
    if found.routine is None:
        assert "the most allowed" in found.problems[0].message
        return
    routine = found.routine
    plan = scale(routine, round(measure(routine).ms * part))
    made = carried_out(Written.of(text), plan)
    assert made.text.startswith("# Mine\r\n")
    done = read(made.text)
    assert (done.blocks, done.defaults, done.exercises) == (
        plan.routine.blocks,
        plan.routine.defaults,
        plan.routine.exercises,
    )
    assert fitting._one_by_one(Written.of(text), plan).data == made.data


def test_what_cannot_be_done_at_once_is_done_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Written:
        raise EditError("not so")

    monkeypatch.setattr(fitting, "_at_once", fails)
    text = 'format = 1\nname = "N"\n[[block]]\nname = "A"\nhold = 20\nsets = 4 # four\n'
    plan = scale(read(text), 60_000)
    assert "sets = 2 # four" in carried_out(Written.of(text), plan).text


def test_nothing_to_do_leaves_the_text_as_it_is() -> None:
    text = FILES[0].read_text(encoding="utf-8")
    written = Written.of(text)
    routine = read(text, bundled_catalogue())
    assert carried_out(written, scale(routine, measure(routine).ms)) is written
