"""The JSON Schema and the reading of files agree; judged by tombi, which knows TOML's own types."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_help import CATALOGUE as EXERCISES
from schema_cases import TABLES, Case, cases
from schema_tool import Judged, judge

from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.duration import parse_duration
from foottimer.routine.keys import CATALOGUE
from foottimer.routine.problem import Severity
from foottimer.routine.read import read_routine
from foottimer.routine.schema import CANNOT_SAY, DURATION, LINE, LINES, NOTHING, schema
from foottimer.routine.words import unsafe_character

CASES = cases()
BUNDLED = sorted((Path(__file__).parents[2] / "routines").glob("*.toml"))
OWN_CATALOGUE = Path(__file__).parents[2] / "foottimer" / "routine" / "catalogue.toml"


def file_of(place: int, case: Case) -> str:
    return f"{'exercises' if case.catalogue else 'routines'}/case-{place}.toml"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    schemas = {"routines": schema(), "exercises": schema(CATALOGUE)}
    return judge(
        tmp_path_factory.mktemp("cases"), schemas, {file_of(place, case): case.text for place, case in enumerate(CASES)}
    )


def complaints(case: Case) -> list[str]:
    """Return the errors that reading the file gives."""
    if case.catalogue:
        problems = parse_catalogue(case.text, EXERCISES)[1]
    else:
        problems = read_routine(case.text, "case", EXERCISES).problems
    return [problem.show(case.name) for problem in problems if problem.severity is Severity.ERROR]


def test_every_file_is_judged_by_reading_as_it_was_meant() -> None:
    assert [(case, complaints(case)) for case in CASES if bool(complaints(case)) == case.good] == []


def test_every_key_is_in_some_file_that_is_right_and_in_one_that_is_wrong() -> None:
    for good in (True, False):
        tried = [case.name for case in CASES if case.good == good]
        for table in TABLES:
            for key in table.keys:
                assert any(name.startswith(f"{table.title}: {key.name} =") for name in tried), key.name


def test_the_schema_refuses_what_reading_refuses_and_nothing_else(judged: Judged) -> None:
    wrong = {
        case.name: judged.errors.get(file_of(place, case), [case.text])
        for place, case in enumerate(CASES)
        if (file_of(place, case) in judged.errors) == (case.good or bool(case.unsaid))
    }
    assert wrong == {}


def test_what_the_schema_cannot_say_is_listed_and_each_of_it_is_tried() -> None:
    assert {case.unsaid for case in CASES if case.unsaid} == set(CANNOT_SAY)


def test_an_unknown_key_is_a_warning_for_the_schema_too(judged: Judged) -> None:
    unknown = {file_of(place, case) for place, case in enumerate(CASES) if "novelty" in case.text}
    assert len(unknown) > len(TABLES)
    assert unknown <= {name for name, said in judged.warnings.items() if any('"novelty"' in text for text in said)}
    assert not unknown & set(judged.errors)


def test_what_is_bundled_is_right_by_the_schema(judged: Judged) -> None:
    assert len(BUNDLED) > 30
    for name in [*(f"routines/{path.name}" for path in BUNDLED), "exercises/catalogue.toml"]:
        assert (judged.errors.get(name), judged.warnings.get(name)) == (None, None)


DURATION_LIKE = st.text(st.sampled_from("0159hms:.- "), max_size=12) | st.from_regex(DURATION, fullmatch=True)


def length_of(text: str) -> int | str:
    """Return the ms of a duration, or why it is none."""
    try:
        return parse_duration(text)
    except ValueError as error:
        return str(error)


@given(DURATION_LIKE)
def test_the_pattern_of_durations_is_what_is_read(text: str) -> None:
    length, fits = length_of(text), re.search(DURATION, text) is not None
    assert fits == (isinstance(length, int) or "24 hours" in length)
    assert not fits or (length == 0) == (re.search(NOTHING, text) is not None)


@given(st.text(max_size=4) | st.text(st.sampled_from("a \u00a0\u2003\n\r\t\x00\x1c\x85\u2028\u2066\ufeff"), max_size=4))
def test_the_patterns_of_text_are_what_is_read(text: str) -> None:
    fits = re.fullmatch(LINE.strip("^$"), text) is not None
    assert fits == (unsafe_character(text) is None and bool(text.strip()))
    fits = re.fullmatch(LINES.removeprefix("^").removesuffix("$"), text) is not None
    assert fits == (unsafe_character(text.replace("\r\n", "\n"), newlines=True) is None)


def test_the_schema_holds_every_key_and_repeats_itself() -> None:
    told = json.dumps(schema())
    assert told == json.dumps(schema())
    for table in TABLES:
        for key in table.keys:
            assert f'"{key.name}": ' in told
            assert json.dumps(key.help)[1:-1] in told
