"""Blocks on the way from one routine into another, with the exercises that they name."""

from __future__ import annotations

import tomllib

import pytest

from foottimer.text.blocks import Piece, Run, extract, insert
from foottimer.text.values import EditError
from foottimer.text.written import Written

FROM = """\
format = 1

# How to pull.
[exercises.towel]   # mine
name = "Towel"

  [exercises.towel.contacts]
  per_rep = 2

[exercises.other]
name = "Other"

# before
[[block]]
rounds = 2

  # the towel
  [[block.block]]
  exercise = "towel" # it
  reps = 3

[[block]]
exercise = "short-foot"
reps = 4
"""

COPIED = """\
# How to pull.
[exercises.towel]   # mine
name = "Towel"

  [exercises.towel.contacts]
  per_rep = 2

# before
[[block]]
rounds = 2

  # the towel
  [[block.block]]
  exercise = "towel" # it
  reps = 3
"""


def test_a_piece_has_the_blocks_with_their_comments_and_the_exercises_that_they_name() -> None:
    assert extract(Written.of(FROM), Run((), 0, 1)).text == COPIED
    assert "exercises" not in extract(Written.of(FROM), Run((), 1, 1)).text


def test_a_block_of_a_circuit_is_copied_as_one_of_none() -> None:
    piece = extract(Written.of(FROM), Run((0,), 0, 1))
    assert piece.text.endswith('\n  # the towel\n  [[block]]\n  exercise = "towel" # it\n  reps = 3\n')


@pytest.mark.parametrize(
    "text",
    [
        'block = [\n  # a\n  { exercise = "x", reps = 2 }, # b\n]\n[exercises]\nx = { name = "X" }\n',
        'exercises.x.name = "X"\r\nblock = [{ exercise = "x", reps = 2 }]\r\n',
        '\ufeff[exercises.x]\nname = "X"\n\n[[block]]\nreps = 2\nexercise = "x"',
    ],
)
def test_a_piece_of_any_style_says_the_same(text: str) -> None:
    assert extract(Written.of(text), Run((), 0, 1)).data == {
        "exercises": {"x": {"name": "X"}},
        "block": [{"exercise": "x", "reps": 2}],
    }


def test_a_piece_is_put_in_with_its_exercises() -> None:
    target = "format = 1\r\n\r\n[[block]]\r\nrest = 5\r\n"
    put = insert(Written.of(target), (1,), extract(Written.of(FROM), Run((), 0, 1))).text
    exercises, _, blocks = COPIED.partition("# before\n")
    expected = f"format = 1\n\n{exercises}[[block]]\nrest = 5\n\n# before\n{blocks}"
    assert put == expected.replace("\n", "\r\n")


def test_exercises_go_below_those_that_are_there() -> None:
    target = '[exercises.x]\nname = "X"\n\n[[block]]\nrest = 5\n'
    put = insert(Written.of(target), (0,), extract(Written.of(FROM), Run((), 0, 1)))
    assert list(put.data["exercises"]) == ["x", "towel"]
    assert put.text.index("[exercises.towel]") < put.text.index("[[block]]")


def test_exercises_go_into_a_table_in_braces_too() -> None:
    target = 'exercises = { x = { name = "X" } }\nblock = []\n'
    put = insert(Written.of(target), (0,), extract(Written.of(FROM), Run((0,), 0, 1)))
    assert put.text == (
        'exercises = { x = { name = "X" }, towel = { name = "Towel", contacts = { per_rep = 2 } } }\n'
        'block = [\n  # the towel\n  # it\n  { exercise = "towel", reps = 3 },\n]\n'
    )


def test_an_exercise_that_is_there_is_not_put_in_twice() -> None:
    piece = extract(Written.of(FROM), Run((0,), 0, 1))
    put = insert(Written.of(FROM), (2,), piece)
    assert put.text.count("[exercises.towel]") == 1
    assert put.text.endswith('reps = 4\n\n  # the towel\n  [[block]]\n  exercise = "towel" # it\n  reps = 3\n')


def test_another_exercise_of_the_same_id_is_refused() -> None:
    target = Written.of('[exercises.towel]\nname = "Mine"\n[[block]]\nrest = 5\n')
    with pytest.raises(EditError, match="the exercise 'towel' is another one here: rename one of the two"):
        insert(target, (0,), extract(Written.of(FROM), Run((), 0, 1)))


def test_new_blocks_are_written_in_a_sensible_order() -> None:
    piece = Piece.of({"sets": 2, "note": "a\nb", "reps": 3, "name": "A"})
    assert piece.text == '[[block]]\nname = "A"\nreps = 3\nsets = 2\nnote = "a\\nb"\n'


def test_a_new_circuit_has_its_blocks_below_it() -> None:
    piece = Piece.of([{"block": [{"reps": 1}, {"rest": 2}], "rounds": 2}, {"rest": 3}])
    assert piece.text == (
        "[[block]]\nrounds = 2\n\n[[block.block]]\nreps = 1\n\n[[block.block]]\nrest = 2\n\n[[block]]\nrest = 3\n"
    )
    assert tomllib.loads(piece.text) == piece.data


def test_the_first_blocks_go_to_the_end_of_a_text() -> None:
    piece = Piece.of({"rest": 3})
    assert insert(Written.of(""), (0,), piece).text == "[[block]]\nrest = 3\n"
    assert insert(Written.of("a = 1"), (0,), piece).text == "a = 1\n\n[[block]]\nrest = 3"
    assert insert(Written.of("a = 1\n\n# end\n"), (0,), piece).text == "a = 1\n\n[[block]]\nrest = 3\n\n# end\n"


def test_the_first_blocks_go_into_a_circuit() -> None:
    piece = Piece.of({"rest": 3})
    headed = Written.of("[[block]]\nrounds = 2\n\n[[block]]\nrest = 4\n")
    assert insert(headed, (0, 0), piece).text == (
        "[[block]]\nrounds = 2\n\n[[block.block]]\nrest = 3\n\n[[block]]\nrest = 4\n"
    )
    braces = Written.of("block = [{ rounds = 2 }, { rest = 4 }]\n")
    assert insert(braces, (0, 0), piece).text == "block = [{ rounds = 2, block = [{ rest = 3 }] }, { rest = 4 }]\n"


def test_what_is_new_is_indented_like_its_neighbours() -> None:
    text = "[[block]]\nrounds = 2\n\n  # own\n  [[block.block]]\n  reps = 1\n"
    put = insert(Written.of(text), (0, 0), Piece.of({"rest": 3, "name": "x"}))
    assert put.text == (
        '[[block]]\nrounds = 2\n\n  [[block.block]]\n  name = "x"\n  rest = 3\n\n'
        "  # own\n  [[block.block]]\n  reps = 1\n"
    )


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        (Piece("[[block]"), "line 1, column 8: not valid TOML"),
        (Piece("a = 1\n"), "there is no block to put in"),
        (Piece("block = 1\n"), "block is no list of blocks"),
    ],
)
def test_what_is_no_piece_is_refused(piece: Piece, why: str) -> None:
    with pytest.raises(EditError, match=why):
        insert(Written.of("a = 1\n"), (0,), piece)


def test_a_new_block_that_toml_has_no_words_for_is_refused() -> None:
    with pytest.raises(EditError, match="a file cannot hold a value of the type object"):
        Piece.of({"reps": object()})
