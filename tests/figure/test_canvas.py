"""Dots: what is set, what is cut off, and what a pen makes of the rig's units."""

import pytest

from foottimer.figure.canvas import Canvas
from foottimer.figure.pen import Box, Pen


def picture(canvas: Canvas) -> list[str]:
    return ["".join("#" if dot else "." for dot in row) for row in canvas.rows]


def test_a_dot_is_set_where_its_point_lies_and_nowhere_else() -> None:
    canvas = Canvas(4, 3)
    canvas.dot(2.9, 1.0)
    assert list(canvas.dots()) == [(2, 1)]


@pytest.mark.parametrize("point", [(-0.1, 1), (4, 1), (1, -0.1), (1, 3), (-9, -9)])
def test_dots_outside_are_cut_off(point: tuple[float, float]) -> None:
    canvas = Canvas(4, 3)
    canvas.dot(*point)
    assert list(canvas.dots()) == []


def test_shapes_that_stick_out_are_drawn_as_far_as_they_are_inside() -> None:
    large, small = Canvas(24, 24), Canvas(8, 8)
    for canvas, by in ((large, 8), (small, 0)):
        canvas.line((-6 + by, 2 + by), (14 + by, 6 + by), 3)
        canvas.ring((8 + by, 8 + by), 5, 1)
        canvas.fill(((2 + by, 3 + by), (12 + by, 5 + by), (4 + by, 13 + by)))
    inside = [row[8:16] for row in large.rows[8:16]]
    assert small.rows == inside


def test_a_thin_line_has_no_gaps_and_is_one_dot_across() -> None:
    canvas = Canvas(6, 4)
    canvas.line((0.5, 0.5), (5.5, 3.5))
    dots = list(canvas.dots())
    assert {x for x, _ in dots} == set(range(6))
    assert len(dots) == 6


def test_a_thick_line_has_round_ends() -> None:
    canvas = Canvas(8, 5)
    canvas.line((2.5, 2.5), (5.5, 2.5), 5)
    assert picture(canvas) == [".######.", "########", "########", "########", ".######."]


def test_a_ring_is_hollow_and_a_disc_is_not() -> None:
    ring, disc = Canvas(7, 7), Canvas(7, 7)
    ring.ring((3.5, 3.5), 2)
    disc.disc((3.5, 3.5), 3)
    assert not ring.rows[3][3]
    assert disc.rows[3][3]
    assert set(ring.dots()) < set(disc.dots())


def test_a_polygon_is_filled_and_its_hollow_is_not() -> None:
    canvas = Canvas(7, 4)
    canvas.fill(((0, 0), (7, 0), (7, 4), (5, 4), (5, 2), (2, 2), (2, 4), (0, 4)))
    assert picture(canvas) == ["#######", "#######", "##...##", "##...##"]


def test_a_closed_path_comes_back_to_its_start() -> None:
    corners = ((0.5, 0.5), (4.5, 0.5), (4.5, 3.5), (0.5, 3.5))
    opened, closed = Canvas(5, 4), Canvas(5, 4)
    opened.path(corners)
    closed.path(corners, closed=True)
    assert picture(opened) == ["#####", "....#", "....#", "#####"]
    assert picture(closed) == ["#####", "#...#", "#...#", "#####"]


def test_a_pen_makes_the_box_as_large_as_fits_and_stands_it_on_the_lowest_row() -> None:
    pen = Pen(Canvas(40, 52), Box(-10, 0, 10, 20))
    assert pen.scale == 2
    assert pen.at((0, 0)) == (20, 52)
    assert pen.at((-10, 20)) == (0, 12)


def test_a_mirrored_pen_exchanges_left_and_right() -> None:
    plain, mirrored = Canvas(20, 20), Canvas(20, 20)
    for canvas, mirror in ((plain, False), (mirrored, True)):
        Pen(canvas, Box(0, 0, 20, 20), mirror).fill(((1, 1), (6, 1), (1, 9)))
    assert picture(mirrored) == [row[::-1] for row in picture(plain)]
    assert picture(mirrored) != picture(plain)
