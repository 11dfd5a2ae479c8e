"""The JSON Schema of plans and the reading of them agree; what a key takes is written down here by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_files import HEAD, reading
from schema_tool import Judged, judge

from foottimer.plan.files.keys import DAYS, ITEM, tables
from foottimer.plan.files.read import item_of
from foottimer.plan.files.schema import CANNOT_SAY, schema
from foottimer.plan.files.shipped import bundled_folder
from foottimer.plan.files.template import TEMPLATE
from foottimer.routine.problem import Severity

WEEK = '[[week]]\nmon = ["check-in"]\n'
LONG = f'"{"x" * 1001}"'
EIGHT = ", ".join(f'"a-{number}"' for number in range(8))
LINES = ['"Text"', '"é ü 足 🦶"'], ["3", "true", '["a"]', '""', '"   "', r'"a\u0007"', r'"a\nb"', LONG]
DAY = (
    ['["check-in"]', '["foot-strength 1", "check-in"]', '["a-1 12"]', "[]", f"[{EIGHT}]"],
    [
        *('"check-in"', "3", "[3]", '[["check-in"]]', '[""]', '["Check in"]', '["a 0"]', '["a 01"]', '["a  1"]'),
        *('["a L1"]', '["a 1 2"]', '[" a"]', '["a 1 "]', '["-a"]', '["a -1"]', '["a 1000000"]', r'["a\n"]', '["é"]'),
        f'[{EIGHT}, "b"]',
    ],
)


def cases() -> Iterator[tuple[str, bool, str]]:
    """Yield files that are right or wrong in one thing: the text, whether it is right, what the schema cannot say."""
    for good, values in zip((True, False), LINES, strict=True):
        yield from ((f"format = 1\nname = {value}\n{WEEK}", good, "") for value in values)
        yield from ((f"{HEAD}{WEEK}theme = {value}\n", good, "") for value in values)
    for good, values in zip((True, False), DAY, strict=True):
        yield from ((f"{HEAD}{WEEK}tue = {value}\n", good, "") for value in values)
        yield from ((f"{HEAD}{WEEK}{day} = {values[2]}\n", good, "") for day in DAYS[2:])
    for value in ('""', r'"a\nb"', '"Text"'):
        yield f"about = {value}\n{HEAD}{WEEK}", True, ""
    for value in ("3", r'"a\tb"', "[]"):
        yield f"about = {value}\n{HEAD}{WEEK}", False, ""
    for value in ("0", "2", "1.0", '"1"', "true"):
        yield f"format = {value}\nname = 'P'\n{WEEK}", False, ""
    yield f"name = 'P'\n{WEEK}", False, ""
    yield f"format = 1\n{WEEK}", False, ""
    yield HEAD, False, ""
    for value in ("[]", "3", "[3]", "{}"):
        yield f"{HEAD}week = {value}", False, ""
    yield f"{HEAD}week = [{{ mon = ['check-in'] }}, {{}}]", True, ""
    yield HEAD + WEEK * 52, True, ""
    yield HEAD + WEEK * 53, False, ""
    yield f"novelty = 1\n{HEAD}{WEEK}novelty = 1\n", True, ""
    yield f"{HEAD}{WEEK}# {'x' * 2**20}\n", False, "file"
    yield f"{HEAD}[[week]]\ntheme = 'T'\nmon = []\n", False, "rests"
    yield f"{HEAD}{WEEK}tue = ['a 1', 'a 2']\n", False, "twice"
    yield f'about = "a\\r\\nb"\n{HEAD}{WEEK}', False, "carriage return"


CASES = tuple(cases())


def is_right(text: str) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in reading(text, head="").problems)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    files = {f"plans/case-{place}.toml": text for place, (text, _, _) in enumerate(CASES)}
    files |= {f"plans/{path.name}": path.read_text(encoding="utf-8") for path in bundled_folder().glob("*.toml")}
    files["plans/template.toml"] = TEMPLATE
    return judge(tmp_path_factory.mktemp("plans"), {"plans": schema()}, files)


def test_every_file_is_judged_by_reading_as_it_was_meant() -> None:
    assert [text for text, good, _ in CASES if is_right(text) != good] == []


def test_the_schema_refuses_what_reading_refuses_and_nothing_else(judged: Judged) -> None:
    refused = [f"plans/case-{place}.toml" in judged.errors for place in range(len(CASES))]
    wrong = [text for (text, good, unsaid), no in zip(CASES, refused, strict=True) if no == (good or bool(unsaid))]
    assert wrong == []


def test_what_the_schema_cannot_say_is_listed_and_each_of_it_is_tried() -> None:
    assert {unsaid for _, _, unsaid in CASES if unsaid} == set(CANNOT_SAY)


def test_an_unknown_key_is_a_warning_for_the_schema_too(judged: Judged) -> None:
    place = next(place for place, (text, _, _) in enumerate(CASES) if "novelty" in text)
    assert len(judged.warnings[f"plans/case-{place}.toml"]) == 2


def test_what_comes_along_is_right_by_the_schema(judged: Judged) -> None:
    for name in ("eight-weeks", "lite", "template"):
        assert (judged.errors.get(f"plans/{name}.toml"), judged.warnings.get(f"plans/{name}.toml")) == (None, None)


@given(st.text(st.sampled_from("ab-019 \né"), max_size=9) | st.from_regex(ITEM, fullmatch=True))
def test_the_pattern_of_items_is_what_is_read(text: str) -> None:
    assert (re.fullmatch(ITEM.strip("^$"), text) is not None) == (item_of(text) is not None)


def test_the_schema_holds_every_key_and_every_word_of_help() -> None:
    told = json.dumps(schema())
    assert "definitions" not in schema()
    for table in tables():
        for key in table.keys:
            assert f'"{key.name}": ' in told
            assert json.dumps(key.help)[1:-1] in told


def test_the_template_is_a_plan_without_a_problem(tmp_path: Path) -> None:
    assert [
        problem.show("t") for problem in reading(TEMPLATE, head="").problems if "no routine" not in problem.message
    ] == []
