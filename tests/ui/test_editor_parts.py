"""What the routine editor is made of, without the app: choices of blocks, the band, the rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from foottimer.edit.document import Document
from foottimer.edit.form import fields_of
from foottimer.routine.library import bundled_catalogue
from foottimer.ui.editor_choice import Choice, here, nearest
from foottimer.ui.editor_fields import field_rows, kind_field, name_of, place_of_field
from foottimer.ui.editor_view import LEFT_OUT, fit, own_exercises, total_told, tree_rows, trouble_of
from foottimer.ui.widgets.band import covered, spread

CATALOGUE = bundled_catalogue()
TEXT = """\
format = 1
name = "Small"
[defaults]
get_ready = 10
transition = 10
[[block]]
exercise = "short-foot"
reps = 8
[[block]]
name = "Calves"
rounds = 2
round_rest = 20
[[block.block]]
name = "Up"
hold = 20
[[block.block]]
rest = 30
[[block]]
name = "Down"
hold = 20
optional = true
"""


def document(text: str = TEXT) -> Document:
    return Document.of("small", text, CATALOGUE)


@dataclass(frozen=True)
class Piece:
    place: tuple[int, ...]
    kind: str
    ms: int


def test_a_choice_grows_and_shrinks_among_neighbours() -> None:
    choice = here((3, 1)).extended(2, 3)
    assert (choice.first, choice.last, choice.count) == ((3, 1), (3, 2), 2)
    assert choice.extended(-2, 3).places == ((3, 0), (3, 1))
    assert Choice().extended(1, 5) == Choice()
    assert Choice().places == ()


def test_a_choice_reaches_to_another_block_in_the_circuit_that_has_both() -> None:
    assert here((1, 0)).reaching((1, 2)).places == ((1, 0), (1, 1), (1, 2))
    assert here((1, 0)).reaching((3,)) == Choice((1,), (3,))
    assert here((2,)).reaching((0, 1)) == Choice((2,), (0,))
    assert here((2, 0)).reaching((2,)) == here((2,))
    assert here((2,)).reaching(()) == Choice()


@pytest.mark.parametrize(
    ("wanted", "found"), [((1, 0), (1, 0)), ((1, 7), (1, 1)), ((9,), (2,)), ((2, 4), (2,)), ((), ())]
)
def test_what_is_gone_is_replaced_by_what_is_nearest(wanted: tuple[int, ...], found: tuple[int, ...]) -> None:
    assert nearest(wanted, [row.place for row in document().rows]) == found


def test_a_cell_of_the_band_shows_what_fills_most_of_it() -> None:
    pieces = [Piece((), "ready", 10), Piece((0,), "work", 40), Piece((0,), "rest", 10), Piece((1,), "work", 40)]
    assert spread(pieces, 10) == (0, 1, 1, 1, 1, 2, 3, 3, 3, 3)
    assert spread(pieces, 0) == ()
    assert spread([Piece((0,), "work", 0)], 10) == ()


def test_what_is_chosen_covers_a_cell_however_short_it_is() -> None:
    pieces = [Piece((0,), "work", 1000), Piece((1, 0), "work", 1), Piece((1, 1), "rest", 1), Piece((2,), "work", 998)]
    assert covered(pieces, ((1, 0),), 10) == {5}
    assert covered(pieces, ((2,),), 10) == {5, 6, 7, 8, 9}
    assert covered(pieces, ((1,),), 4000) == {2000, 2001, 2002, 2003}
    assert covered(pieces, (), 10) == frozenset()


def test_the_outline_ties_blocks_to_their_circuit() -> None:
    rows = tree_rows(document())
    assert [(row.lines, row.name) for row in rows] == [
        ("", "Small"),
        ("", "Short foot"),
        ("", "Calves"),
        ("├ ", "Up"),
        ("└ ", "Rest"),
        ("", "Down"),
    ]
    assert rows[0].length == "5:19"
    assert "".join(text for text, _ in rows[2].parts(60, False)).split() == [
        *["↻", "Calves", "2", "rounds,", "rest", "20", "s", "2:00"]
    ]
    assert all(sum(len(text) for text, _ in row.parts(width, False)) == width for row in rows for width in (20, 39, 60))


def test_the_lines_of_circuits_in_circuits_go_on_until_their_last_block() -> None:
    nested = (
        'format = 1\nname = "N"\nblock = [{ block = [{ block = [{ name = "A", hold = 1 }, { rest = 1 }] }, '
        '{ block = [{ name = "B", hold = 1 }] }] }]\n'
    )
    assert [row.lines for row in tree_rows(document(nested))[1:]] == ["", "├ ", "│ ├ ", "│ └ ", "└ ", "  └ "]


def test_an_empty_routine_says_so() -> None:
    assert [row.name for row in tree_rows(document('format = 1\nname = "E"\n'))] == ["E", "No blocks yet"]


def test_what_is_wrong_is_said_with_its_block() -> None:
    assert trouble_of(document(), ()) == ""
    wrong = document(TEXT.replace("hold = 20\noptional", "hold = 0\noptional"))
    assert trouble_of(wrong, (0,)).startswith("! Down: ")
    assert [row.wrong for row in tree_rows(wrong)] == [False] * 5 + [True]
    stale = Document.of("small", "format = ", CATALOGUE, document())
    assert trouble_of(stale, ()).startswith("! line 1")
    assert [row.stale for row in tree_rows(stale)] == [True] * 6


def test_the_field_that_was_chosen_is_chosen_in_every_block() -> None:
    first, rest = (field_rows(fields_of(document(), place)) for place in ((0,), (1, 1)))
    assert first[place_of_field(first, "")].title == "Reps"
    assert rest[place_of_field(rest, "")].title == "Rest"
    sets = next(row.field for row in first if row.title == "Sets")
    down = field_rows(fields_of(document(), (2,)))
    assert down[place_of_field(down, name_of(sets))].title == "Sets"
    routine = field_rows(fields_of(document(), ()))
    assert routine[place_of_field(routine, "")].title == "Name"
    assert kind_field((1,), document().kind((1,))) == ()


def test_a_click_on_a_handle_is_a_step() -> None:
    row = next(row for row in field_rows(fields_of(document(), (0,))) if row.title == "Reps")
    begin = row.typed_at(40) - 2
    assert [row.zone(x, 40) for x in (0, begin, begin + 1, begin + 2, begin + 3, begin + 4)] == [0, -1, -1, 0, 1, 1]


def shown(place: tuple[int, ...], title: str, width: int) -> str:
    row = next(row for row in field_rows(fields_of(document(), place)) if row.title == title)
    return "".join(text for text, _ in row.parts(width, False)).rstrip()


def test_a_value_too_long_for_the_column_begins_further_left() -> None:
    assert shown((0,), "Reps", 32) == "Reps             - 8 +"
    assert shown((0,), "Phases", 32) == "Phases   draw in 2 · hold 5 · r…"
    assert shown((0,), "Exercise", 32) == "Exercise           Short foot …"
    assert shown((0,), "Exercise", 22) == "Exercise   Short foot"
    assert shown((1,), "Rest between rounds", 32) == "Rest between rounds - 20 s +"


def test_a_rest_that_no_work_follows_is_said_to_be_left_out() -> None:
    assert trouble_of(document(), (1, 1)) == ""
    end = document(f"{TEXT}[[block]]\nrest = 30\n")
    assert [trouble_of(end, (place,)) for place in (2, 3)] == ["", LEFT_OUT]


def test_texts_are_fitted_to_their_cells() -> None:
    assert [fit("Zehen", width) for width in (7, 5, 4, 1, 0)] == ["Zehen  ", "Zehen", "Zeh…", "…", ""]


def test_the_total_says_what_it_was() -> None:
    assert [total_told("8:12", "7:40"), total_told("8:12", "8:12"), total_told("", "8:12"), total_told("8:12", "")] == [
        "8:12, was 7:40",
        "8:12",
        "time ?, was 8:12",
        "8:12",
    ]


def test_own_exercises_are_offered() -> None:
    own = '[exercises.scrunch]\nname = "Scrunch"\n'
    assert set(own_exercises(document(f"{TEXT}{own}"))) == {"scrunch"}
    assert own_exercises(document(f"{TEXT}exercises = 3\n")) == {}
