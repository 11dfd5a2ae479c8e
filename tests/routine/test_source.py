"""From bytes to data: encodings, sizes, and texts that try to do harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from routine_help import CATALOGUE

from foottimer.routine.problem import Problem
from foottimer.routine.read import read_routine
from foottimer.routine.source import MAX_BYTES, Source, decode, parse


def test_a_byte_order_mark_is_left_out() -> None:
    assert decode(b"\xef\xbb\xbfformat = 1") == "format = 1"


@pytest.mark.parametrize(
    ("data", "line", "column", "says"),
    [
        ("a = 1\nb = 'é'".encode("latin-1"), 2, 6, "save the file as UTF-8"),
        ("\ufeffaé".encode() + b"\xff", 1, 3, "save the file as UTF-8"),
        ("a = 1".encode("utf-16"), 1, 1, "save the file as UTF-8"),
        ("a = 1".encode("utf-16-le"), 1, 2, "NUL"),
        (b"a = 1\n\0", 2, 1, "NUL"),
        (b"#" * (MAX_BYTES + 1), 1, 1, "1 MiB, the most a file may have"),
    ],
)
def test_what_is_no_utf_8_text_says_where_and_how_to_mend_it(data: bytes, line: int, column: int, says: str) -> None:
    problem = decode(data)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (line, column)
    assert says in problem.message


def test_positions_are_only_looked_for_when_they_are_wanted() -> None:
    source = parse("a = 1")
    assert isinstance(source, Source)
    assert "positions" not in vars(source)
    assert source.positions.value(("a",)) == (1, 5)


def test_a_text_too_deep_for_the_parser_is_a_problem_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(text: str) -> dict[str, object]:
        raise RecursionError

    monkeypatch.setattr("tomllib.loads", give_up)
    problem = parse("a = []")
    assert isinstance(problem, Problem)
    assert "too deep" in problem.message


PIECES = [
    "a",
    ".",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    " ",
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "#",
    "1",
    "\x00",
    "\ufeff",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    reading = read_routine(text, "x", CATALOGUE)
    assert reading.problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in reading.problems)


KEYS = [
    "format",
    "name",
    "block",
    "goal",
    "defaults",
    "exercises",
    "hold",
    "reps",
    "rest",
    "rounds",
    "phases",
    "at",
    "tempo",
]
VALUES = st.recursive(
    st.one_of(st.integers(-2, 3), st.booleans(), st.sampled_from(["raise", "1m", "2-1", "each", ""]), st.floats()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), st.lists(VALUES, max_size=3))
@settings(max_examples=120, deadline=None)
def test_no_data_of_any_shape_makes_the_reader_raise(data: dict[str, object], blocks: list[object]) -> None:
    import tomli_w

    text = tomli_w.dumps({**data, "format": 1, "name": "N", "block": blocks})
    reading = read_routine(text, "x", CATALOGUE)
    assert (reading.routine is None) == any(problem.severity == "error" for problem in reading.problems)
