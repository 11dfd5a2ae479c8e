"""A routine whose blocks are no blocks: it is shown, and left as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from routine_help import CATALOGUE

from foottimer.edit.desk import Desk
from foottimer.edit.form import fields_of
from foottimer.routine.keys import BlockKind
from foottimer.text.values import EditError

ODD = 'format = 1\nname = "Odd"\nblock = ["x", 3, [], {}, { block = [1, "x"] }, { name = "A", reps = 3 }]\n'
"""Of these six only the last one can be done."""


@pytest.mark.parametrize("place", [(0,), (1,), (2,), (4, 0), (4, 1)])
def test_what_is_no_block_has_a_row_and_nothing_else(place: tuple[int, ...]) -> None:
    document = Desk("odd", ODD, CATALOGUE).document
    assert document.row(place) is not None
    assert (document.kind(place), document.block(place), document.size(place)) == (None, None, 0)
    assert fields_of(document, place) == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.set_kind((1,), BlockKind.HOLD),
        lambda desk: desk.swap_exercise("raise", place=(1,)),
        lambda desk: desk.set((1,), "reps", 3),
    ],
)
def test_what_is_no_block_is_not_changed_into_one(act: Callable[[Desk], None]) -> None:
    desk = Desk("odd", ODD, CATALOGUE)
    with pytest.raises(EditError, match=r"what is there is no block: mend it in the text"):
        act(desk)
    assert desk.document.text == ODD


def test_blocks_beside_what_is_none_are_left_alone() -> None:
    desk = Desk("odd", ODD, CATALOGUE)
    desk.select((1,))
    with pytest.raises(EditError, match=r"block is no list of blocks: mend it in the text first"):
        desk.add(BlockKind.REST)
    with pytest.raises(EditError, match=r"block is no list of blocks: mend it in the text first"):
        desk.delete()
    assert desk.document.text == ODD


def test_an_exercise_is_swapped_whatever_stands_in_the_note() -> None:
    text = 'format = 1\nname = "Odd"\n[[block]]\nexercise = "balance"\nreps = 3\nnote = [1, 2]\n'
    desk = Desk("odd", text, CATALOGUE)
    desk.swap_exercise("lunge", 1, place=(0,))
    table = desk.document.table((0,))
    assert table["exercise"] == "lunge"
    assert table["note"] == [1, 2]


def test_keys_that_belong_nowhere_come_last_in_the_order_of_the_file() -> None:
    strays = [f"k{number}" for number in range(5000)]
    text = '[[block]]\nname = "A"\nhold = 3\n' + "".join(f"{name} = 1\n" for name in strays)
    document = Desk("odd", f'format = 1\nname = "Odd"\n{text}', CATALOGUE).document
    found = [field for field in fields_of(document, (0,)) if field.name.startswith("k")]
    assert [field.name for field in found] == strays[: len(found)]
    assert 20 <= len(found) <= 100
    assert all("unknown key" in field.problem for field in found), found[0].problem
