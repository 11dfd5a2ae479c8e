"""The three renderers: the same dots, known characters, always one character a cell."""

import pytest

from foottimer.figure.canvas import Canvas
from foottimer.figure.render import Renderer, rows


def corner() -> Canvas:
    """Two cells by two: a dot at the upper left, a bar at the right, a full cell at the lower left."""
    canvas = Canvas(4, 8)
    canvas.dot(0, 0)
    for y in range(4):
        canvas.dot(3, y)
        canvas.dot(0, 4 + y)
        canvas.dot(1, 4 + y)
    return canvas


@pytest.mark.parametrize(
    ("renderer", "expected"),
    [
        (Renderer.BRAILLE, ("⠁⢸", "⣿ ")),
        (Renderer.QUADRANT, ("▘▐", "█ ")),
        (Renderer.HALF, ("▀█", "█ ")),
    ],
)
def test_a_small_picture_in_every_renderer(renderer: Renderer, expected: tuple[str, ...]) -> None:
    assert rows(corner(), renderer) == expected


@pytest.mark.parametrize("y", range(4))
@pytest.mark.parametrize("x", range(2))
def test_every_dot_of_a_cell_has_its_own_braille_bit(x: int, y: int) -> None:
    canvas = Canvas(2, 4)
    canvas.dot(x, y)
    bit = (1, 2, 4, 64)[y] if x == 0 else (8, 16, 32, 128)[y]
    assert rows(canvas, Renderer.BRAILLE) == (chr(0x2800 + bit),)
    assert rows(canvas, Renderer.QUADRANT) == ("▘▝▖▗"[x + 2 * (y // 2)],)
    assert rows(canvas, Renderer.HALF) == ("▀▄"[y // 2],)


@pytest.mark.parametrize("renderer", Renderer)
def test_a_blank_canvas_is_blanks(renderer: Renderer) -> None:
    assert rows(Canvas(6, 8), renderer) == ("   ", "   ")
