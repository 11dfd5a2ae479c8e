"""What a document says of a text: rows, lengths and problems, at once and after a change."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from random_routines import BLOCKS, DEFAULTS, tables
from routine_help import CATALOGUE, HEAD

import foottimer
from foottimer.edit.document import Document
from foottimer.routine.adjust import walk
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.limits import measure_block
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Timeline
from foottimer.text.lists import Place
from foottimer.text.written import Written

BUNDLED = sorted((Path(foottimer.__file__).parent.parent / "routines").glob("*.toml"))
BROKEN = "reps = \n"
WORK = ("reps", "hold", "time", "open")


def document(body: str, before: Document | None = None) -> Document:
    return Document.of("test", HEAD + dedent(body), CATALOGUE, before)


def place(path: str) -> Place:
    return tuple(int(number) - 1 for number in path.split("."))


def check_time(made: Document, routine: Routine, timeline: Timeline) -> None:
    """Assert that a document's lengths are those of the expansion."""
    assert made.problems == tuple(p for p in made.problems if p.severity == "warning")
    assert made.total == timeline.total
    assert made.estimated == timeline.estimated
    assert [(row.place, row.length) for row in made.rows] == [
        (place(path), measure_block(block, routine).ms) for path, block in walk(routine.blocks)
    ]
    strip = [(stretch.place, stretch.kind.value, stretch.ms) for stretch in made.strip]
    assert strip == [
        (place(one.block) if one.block else (), "work" if one.is_work else one.kind.value, one.length)
        for one in timeline.intervals
    ]


@given(tables())
@settings(max_examples=100, deadline=None)
def test_lengths_and_strip_are_those_of_the_expansion(data: dict[str, Any]) -> None:
    text = tomli_w.dumps(data)
    routine = read_routine(text, "n", CATALOGUE).routine
    assert routine is not None
    check_time(Document.of("n", text, CATALOGUE), routine, expand(routine))


@cache
def bundled() -> Catalogue:
    return bundled_catalogue()


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_bundled_routines_are_as_expanded(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    routine = read_routine(text, path.stem, bundled()).routine
    assert routine is not None
    made = Document.of(path.stem, text, bundled())
    assert made.routine == routine
    check_time(made, routine, expand(routine))


# Texts with errors ------------------------------------------------------------------------------------------------

ODD = st.sampled_from(["x", 0, -1, True, 1.5, [], ["a"], {}, {"a": 1}, "1m", "2-1-3", "each", "alternate"])
KEYS = st.sampled_from(
    [*WORK, "rest", "sets", "rounds", "round_rest", "sides", "tempo", "phases", "every", "at", "cues", "name",
     "exercise", "advance", "transition", "note", "optional", "odd", "block"]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 20), KEYS, st.one_of(st.none(), ODD, BLOCKS)), min_size=1, max_size=3)


def dicts(blocks: object) -> list[dict[str, Any]]:
    """Every block table, circuits before what is in them."""
    found: list[dict[str, Any]] = []
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict):
            found += [block, *dicts(block.get("block"))]
    return found


def edited(data: dict[str, Any], edits: list[tuple[int, str, object]]) -> dict[str, Any]:
    """The data with a few values that are likely to be wrong."""
    data = deepcopy(data)
    for number, key, value in edits:
        if blocks := dicts(data["block"]):
            block = blocks[number % len(blocks)]
            if value is None:
                block.pop(key, None)
            else:
                block[key] = deepcopy(value)
    return data


def visible(made: Document) -> tuple[object, ...]:
    return made.problems, made.routine, made.rows, made.total, made.estimated, made.strip


@given(tables(), EDITS, EDITS)
@settings(max_examples=100, deadline=None)
def test_whatever_is_wrong_is_said_as_by_check_and_every_block_has_a_row(
    data: dict[str, Any], edits: list[tuple[int, str, object]], more: list[tuple[int, str, object]]
) -> None:
    first = Document.of("n", tomli_w.dumps(data), CATALOGUE)
    for changed in (edited(data, edits), edited(edited(data, edits), more), data):
        text = tomli_w.dumps(changed)
        reading = read_routine(text, "n", CATALOGUE)
        fresh = Document.of("n", text, CATALOGUE)
        assert (fresh.problems, fresh.routine) == (reading.problems, reading.routine)
        assert len(fresh.rows) == count(changed["block"])
        assert sum(stretch.ms for stretch in fresh.strip) == fresh.total or fresh.total is None
        first = Document.of("n", text, CATALOGUE, first)
        assert visible(first) == visible(fresh)


@given(tables(), DEFAULTS, EDITS)
@settings(max_examples=100, deadline=None)
def test_after_a_change_of_defaults_all_is_as_if_read_at_once(
    data: dict[str, Any], defaults: dict[str, Any], edits: list[tuple[int, str, object]]
) -> None:
    before = Document.of("n", tomli_w.dumps(edited(data, edits)), CATALOGUE)
    assert visible(before)
    text = tomli_w.dumps({**edited(data, edits), "defaults": defaults})
    assert visible(Document.of("n", text, CATALOGUE, before)) == visible(Document.of("n", text, CATALOGUE))


def count(blocks: object) -> int:
    """How many blocks there are, up to what is nested too deep."""
    if not isinstance(blocks, list):
        return 0
    return len(blocks) + sum(count(block.get("block")) for block in blocks if isinstance(block, dict))


def test_blocks_that_are_the_same_objects_are_not_read_again() -> None:
    before = document('[[block]]\nname = "A"\nreps = 3\n[[block]]\nrounds = 2\n[[block.block]]\nname = "B"\nhold = 5\n')
    assert before.written is not None
    data = {**before.written.data}
    first, circuit = data["block"]
    data["block"] = [{**first, "reps": 4}, circuit]
    after = Document.of("test", Written(tomli_w.dumps(data), False, data), CATALOGUE, before)
    assert after.recalled((1,)) is before.recalled((1,))
    assert after.recalled((1, 0)) is before.recalled((1, 0))
    assert after.recalled((0,)) is not before.recalled((0,))
    assert (before.total, after.total) == (49_000, 52_000)


def test_other_defaults_or_exercises_are_felt_by_every_block() -> None:
    body = '[[block]]\nname = "A"\nhold = 5\nsets = 2\n'
    before = document(body)
    assert before.total == 35_000
    assert document("[defaults]\nrest = 1\n" + body, before).total == 21_000
    own = '[[block]]\nexercise = "own"\nreps = 2\n[exercises.own]\nname = "Own"\nphases = [["in", {}]]\n'
    assert document(own.format(2), document(own.format(1))).total == 14_000


def test_equal_numbers_of_other_types_are_not_taken_for_the_same() -> None:
    body = '[[block]]\nname = "A"\nreps = 3\nsets = {}\n'
    assert document(body.format("true"), document(body.format("1"))).routine is None
    assert document(body.format("1"), document(body.format("true"))).routine is not None


# Rows -------------------------------------------------------------------------------------------------------------

WRONG = """
[[block]]
exercise = "no-such"
reps = 3
[[block]]
note = "what?"
[[block]]
rounds = 2
[[block.block]]
name = "A"
hold = "x"
[[block.block]]
rest = 5
"""


def test_rows_of_a_file_with_errors() -> None:
    made = document(WRONG)
    assert [(row.place, row.kind, row.name, row.summary, row.length, row.last) for row in made.rows] == [
        ((0,), "reps", "no-such", "3 reps, at your own pace", None, False),
        ((1,), None, "Block", "", None, False),
        ((2,), "circuit", "Circuit", "2 rounds", None, True),
        ((2, 0), "hold", "A", "", None, False),
        ((2, 1), "rest", "Rest", "", 5_000, True),
    ]
    assert [bool(row.wrong) for row in made.rows] == [True, True, False, True, False]
    assert "no exercise is called" in made.rows[0].wrong
    assert (made.total, made.routine) == (None, None)


@pytest.mark.parametrize(
    ("body", "rows", "total"),
    [
        ("", 0, 0),
        ("block = []\n", 0, 0),
        ("block = 3\n", 0, None),
        ("block = [1, {name = 'A', hold = 5}]\n", 2, None),
        ("[[block]]\nrest = 5\n", 1, 0),
        ("[[block]]\n", 1, None),
        ("[defaults]\nrest = 'x'\n[[block]]\nname = 'A'\nhold = 5\n", 1, None),
        ("[defaults]\nadvance = 'x'\n[[block]]\nname = 'A'\nhold = 5\n", 1, 15_000),
        ("[[block]]\nname = 'A'\nhold = 5\nnote = 3\n", 1, 15_000),
        ("[[block]]\nhold = 5\n", 1, 15_000),
        ("[[block]]\nname = 'A'\nhold = 5\nrounds = 3\n", 1, None),
    ],
)
def test_what_is_wrong_takes_away_only_what_it_says(body: str, rows: int, total: int | None) -> None:
    made = document(body)
    assert (len(made.rows), made.total) == (rows, total)
    assert made.routine is None


def test_another_format_has_problems_and_no_rows() -> None:
    made = Document.of("test", "format = 2\n[[block]]\nrest = 3\n", CATALOGUE)
    assert (made.rows, made.total, made.strip, made.name) == ((), None, (), "test")
    assert "newer" in made.problems[0].message


def test_names_are_safe_to_print() -> None:
    made = document('[[block]]\nexercise = "a\\u001b[31mb"\nreps = 3\n')
    assert made.rows[0].name == "a?[31mb"


# Texts that are no TOML -------------------------------------------------------------------------------------------


def test_a_stale_document_shows_what_was_there_before() -> None:
    before = document('[[block]]\nname = "A"\nhold = 5\n')
    broken = document(f'[[block]]\nname = "A"\nhold = 5\n{BROKEN}', before)
    assert (broken.stale, broken.written, broken.routine) == (True, None, None)
    assert (broken.rows, broken.total, broken.strip) == (before.rows, before.total, before.strip)
    assert broken.text.endswith(BROKEN)
    assert [(problem.line, "TOML" in problem.message) for problem in broken.problems] == [(6, True)]
    worse = document(BROKEN, broken)
    assert worse.rows == before.rows
    mended = document('[[block]]\nname = "A"\nhold = 6\n', worse)
    assert (mended.stale, mended.total) == (False, 16_000)


def test_a_text_that_never_was_toml_has_nothing_to_show() -> None:
    broken = Document.of("test", BROKEN, CATALOGUE)
    assert (broken.stale, broken.rows, broken.strip, broken.name) == (True, (), (), "test")
    assert broken.problems[0].line == 1


def test_the_byte_order_mark_belongs_to_the_text() -> None:
    text = "\ufeff" + HEAD + '[[block]]\nname = "A"\nhold = 5\n'
    made = Document.of("test", text, CATALOGUE)
    assert (made.text, made.total, made.line_of((0,))) == (text, 15_000, 3)


# The strip --------------------------------------------------------------------------------------------------------


def test_what_no_bar_can_show_is_merged() -> None:
    made = document(
        '[[block]]\nname = "A"\nhold = 1\nsets = 101\nrest = 1\n[[block]]\nrest = 5\n[[block]]\nname = "B"\nhold = 1\n'
    )
    assert [(stretch.kind, stretch.ms) for stretch in made.strip] == [
        ("ready", 10_000), ("work", 201_000), ("rest", 5_000), ("work", 1_000)
    ]  # fmt: skip
    circuit = document('[[block]]\nrounds = 1500\n[[block.block]]\nname = "A"\nhold = 1\n')
    assert [stretch.place for stretch in circuit.strip] == [(), (0,)]
    assert sum(stretch.ms for stretch in circuit.strip) == circuit.total


def test_a_routine_far_too_large_costs_nothing() -> None:
    made = document('[[block]]\nrounds = 1000000000\n[[block.block]]\nname = "A"\nhold = 1\nsets = 1000000000\n')
    assert (len(made.strip), made.total) == (2, None)
    assert [(row.length, "more than" in row.wrong) for row in made.rows] == [(None, False), (None, True)]


# Lines ------------------------------------------------------------------------------------------------------------

PLACES = """\
format = 1                   # ()
name = "N"                   # ()

# about the first            # (0,)
# more about it              # (0,)
[[block]]                    # (0,)
name = "A"                   # (0,)
# of the first               # (0,)
hold = 5                     # (0,)

[exercises.own]              # ()
name = "O"                   # ()

[[block]]                    # (1,)
rounds = 2                   # (1,)
    # the inner              # (1, 0)
    [[block.block]]          # (1, 0)
    name = "B"               # (1, 0)
    hold = 5                 # (1, 0)
    [[block.block]]          # (1, 1)
    rest = 5                 # (1, 1)
    # goes on                # (1, 1)
"""
INLINE = """\
format = 1                   # ()
block = [                    # ()
  # about it                 # (0,)
  {name = "A", hold = 3},    # (0,)
  {rounds = 2, block = [     # (1,)
    {name = "A", hold = 3},  # (1, 0)
    {rest = 3},              # (1, 1)
  ]},                        # (1,)
]                            # ()
tags = [["x"]]               # ()
"""


@pytest.mark.parametrize("text", [PLACES, INLINE])
def test_each_line_belongs_to_a_block(text: str) -> None:
    made = Document.of("n", text, CATALOGUE)
    said = [line.rpartition("# ")[2] for line in text.splitlines()]
    assert [str(made.place_at(number)) for number, line in enumerate(said, 1) if line] == [one for one in said if one]
    for row in made.rows:
        assert made.place_at(made.line_of(row.place)) == row.place
    assert made.line_of(()) == 1


def test_lines_of_what_is_not_there() -> None:
    made = document("")
    assert (made.line_of((3, 1)), made.place_at(99), made.place_at(1)) == (1, (), ())
    assert [made.has(one) for one in ((), (0,))] == [True, False]
    assert all(before.place < after.place for before, after in pairwise(document(WRONG).rows))
