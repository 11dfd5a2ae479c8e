"""Where small charts go on a page, and what each of them is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.chart.cells import text_of, width_of
from foottimer.chart.model import Chart, Line, Series, Shape
from foottimer.ui.panels import MORE, Layout, Panel, beside_each_other, laid_out, rows_for

WEEKS = tuple(f"{day} Mar" for day in range(1, 13))
DAYS = Chart("Days", "a week", WEEKS, (Series("days", "•", tuple(range(12))),), each="week")


def panel(key: str, says: tuple[str, ...] = (), section: str = "") -> Panel:
    return Panel(key, key.capitalize(), f"What {key} means.", DAYS, says=says, section=section)


def wide(key: str, rows: int) -> Panel:
    def made(width: int) -> tuple[Line, ...]:
        return ((("x" * width, ""),),) * rows

    return Panel(key, key.capitalize(), "", rows=made)


NINE = tuple(panel(name) for name in "abcdefghi")


def places(layout: Layout) -> dict[str, tuple[int, int]]:
    return {spot.panel.key: (spot.row, spot.column) for spot in layout.spots}


@pytest.mark.parametrize(
    ("width", "columns"), [(200, 3), (115, 3), (75, 3), (72, 2), (48, 2), (47, 1), (36, 1), (10, 1)]
)
def test_as_many_stand_side_by_side_as_can_be_read(width: int, columns: int) -> None:
    assert beside_each_other(width) == columns
    assert places(laid_out(NINE, width, 7))["e"] == (4 // columns, 4 % columns)


def test_what_a_screen_has_room_for() -> None:
    assert [rows_for(height) for height in (31, 30, 19, 18, 9, 5, 0)] == [8, 8, 7, 7, 7, 4, 4]
    # Two rows of three at 80x24, three at 120x40, with a sentence each.
    assert laid_out([panel(name, ("One row.",)) for name in "abcdef"], 75, rows_for(19)).height <= 19
    assert laid_out([panel(name, ("One row.",)) for name in "abcdefghi"], 115, rows_for(31)).height <= 31


def test_a_heading_begins_a_row_and_a_table_has_its_own() -> None:
    layout = laid_out([panel("a"), panel("b", section="More"), wide("t", 4), panel("c")], 75, 7)
    assert places(layout) == {"a": (0, 0), "b": (1, 0), "t": (2, 0), "c": (3, 0)}
    assert layout.headings == ((8, "More"),)
    assert [(spot.y, spot.height) for spot in layout.spots] == [(0, 7), (10, 7), (18, 5), (24, 7)]
    assert layout.spots[2].width == 75


def test_the_choice_goes_by_reading_order_and_by_columns() -> None:
    layout = laid_out(NINE[:8], 75, 7)  # a b c, d e f, g h
    found = {
        (key, across, down): layout.beside(key, across, down)
        for key, across, down in [("c", 1, 0), ("a", -1, 0), ("b", 0, 1), ("f", 0, 1), ("h", 0, 1), ("h", 1, 0)]
    }
    assert [spot and spot.panel.key for spot in found.values()] == ["d", None, "e", "h", None, None]
    unknown = layout.beside("z", 1, 0)
    assert unknown is not None
    assert unknown.panel.key == "a"
    assert Layout().beside("a", 1, 0) is None


def test_a_cell_belongs_to_the_panel_that_is_there() -> None:
    layout = laid_out(NINE, 75, 7)
    first = layout.spots[0]
    hit = layout.at(first.x + first.width - 1, 0)
    assert hit is first
    assert layout.at(first.x + first.width, 0) is None
    assert layout.at(0, 7) is None


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 3)), max_size=12),
    st.integers(1, 200),
    st.integers(4, 9),
)
def test_panels_never_overlap_nor_reach_over_the_edge(
    made: list[tuple[bool, bool, int]], width: int, rows: int
) -> None:
    panels = [
        wide(f"p{place}", says) if is_wide else panel(f"p{place}", ("Word. " * 9,) * says, "Head" if head else "")
        for place, (is_wide, head, says) in enumerate(made)
    ]
    layout = laid_out(panels, width, rows)
    assert [spot.panel.key for spot in layout.spots] == [one.key for one in panels]
    cells: set[tuple[int, int]] = set()
    for spot in layout.spots:
        assert spot.x + spot.width <= width
        assert spot.y + spot.height <= layout.height
        mine = {(x, y) for x in range(spot.x, spot.x + spot.width) for y in range(spot.y, spot.y + spot.height)}
        assert not cells & mine
        cells |= mine
        lines = spot.panel.lines(spot.width, rows)
        assert len(lines) <= spot.height
        assert all(width_of(line) <= max(8, spot.width) for line in lines)


def test_the_chosen_one_is_told_without_colour() -> None:
    rows = [text_of(line) for line in panel("a").lines(30, 7, chosen=True)]
    assert rows[0].startswith("› A")
    assert text_of(panel("a").lines(30, 7)[0]).startswith("A ")


def test_what_is_said_is_wrapped_and_an_alarm_has_an_ink_of_its_own() -> None:
    said = panel("a", ("Three of four days.", "! Too much of it.")).said(12)
    assert [text for text, _ in said] == ["Three of", "four days.", "! Too much", "of it."]
    assert [ink for _, ink in said] == ["quiet", "quiet", "switch", "switch"]


def test_the_table_says_every_number_or_that_there_are_more() -> None:
    some = [text_of(line) for line in panel("a").lines(30, 7, tabled=True)]
    assert some[:2] == ["A", "week    a week"]
    assert some[2].split() == ["12", "Mar", "11"]
    assert (some[-1], len(some)) == (MORE, 7)
    every = [text_of(line) for line in panel("a").lines(30, 14, tabled=True)]
    assert (every[-1].split(), len(every)) == (["1", "Mar", "0"], 14)


def test_a_table_may_tell_more_than_the_drawing() -> None:
    told = Chart("Days", "", WEEKS[:1], (Series("days", "d", (3,)), Series("level", "l", (2,))), Shape.POINTS)
    rows = Panel("a", "A", "", DAYS, told).lines(40, 7, tabled=True)
    assert [text_of(line).split() for line in rows[1:]] == [["when", "days", "level"], ["1", "Mar", "3", "2"]]


def test_an_empty_chart_says_so_in_its_table_too() -> None:
    empty = Panel("a", "A", "", Chart("A", "", WEEKS, (Series("a", "a", (None,) * 12),), empty="No jumps."))
    assert text_of(empty.lines(30, 7, tabled=True)[1]) == "No jumps."
