"""Make the contact sheets of this folder: every exercise's key poses, one picture a group.

    python screenshots/figures.py [--blind FOLDER] [GROUP or ID ...]

With `--blind` everything named goes to pages in FOLDER, in an order of its own and numbered instead of
labelled, for somebody who has not seen the poses; what the numbers mean is printed. Dots are drawn as the
braille renderer places them.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import resvg_py

from foottimer.figure.canvas import Canvas
from foottimer.figure.movement import Moment, Movement, draw
from foottimer.figure.movements import movements
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Exercise

FOLDER = Path(__file__).parent
CELLS = (20, 13)
"""A pose's columns and rows of cells, as the player has room for at 80x24."""
DOT = 4
"""Pixels of a dot's place."""
WIDE, TALL = CELLS[0] * 2 * DOT, CELLS[1] * 4 * DOT
GAP, LABEL = 16, 34
PAGE = 6
"""Exercises on a page of the blind trial."""
INK, QUIET, PAPER = "#7fd0a8", "#9aa4ad", "#14181b"


def main(arguments: Sequence[str]) -> None:
    """Make the sheets that are named, or all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--blind", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    exercises = [
        exercise
        for exercise in bundled_catalogue().exercises.values()
        if not options.names or exercise.group in options.names or exercise.id in options.names
    ]
    drawn = [exercise for exercise in exercises if exercise.id in movements()]
    if options.blind:
        blind_pages(drawn, options.blind)
        return
    for group in dict.fromkeys(exercise.group for exercise in drawn):
        rows = [(exercise.name, exercise) for exercise in drawn if exercise.group == group]
        file = FOLDER / f"figures-{group}.png"
        file.write_bytes(sheet(rows))
        print(file.name)


def blind_pages(drawn: Sequence[Exercise], folder: Path) -> None:
    """Write the numbered pages, and print the key to them."""
    mixed = sorted(drawn, key=lambda exercise: hashlib.sha256(exercise.id.encode()).digest())
    numbered = [(str(number), exercise) for number, exercise in enumerate(mixed, start=1)]
    for page, first in enumerate(range(0, len(numbered), PAGE), start=1):
        (folder / f"page-{page}.png").write_bytes(sheet(numbered[first : first + PAGE], blind=True))
    print("\n".join(f"{number} {exercise.id}" for number, exercise in numbered))


def sheet(rows: Sequence[tuple[str, Exercise]], blind: bool = False) -> bytes:
    """Return one picture: a row an exercise, its key poses side by side."""
    most = max(len(movements()[exercise.id].keys) for _, exercise in rows)
    wide, tall = GAP + most * (WIDE + GAP), GAP + len(rows) * (TALL + 2 * LABEL)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}">',
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
    ]
    for place, (label, exercise) in enumerate(rows):
        parts += _row(label, movements()[exercise.id], GAP + place * (TALL + 2 * LABEL), blind)
    return bytes(resvg_py.svg_to_bytes(svg_string="".join((*parts, "</svg>"))))


def _row(label: str, movement: Movement, top: int, blind: bool) -> list[str]:
    parts = [_text(label, GAP, top + 16, "#ffffff")]
    for place, key in enumerate(movement.keys):
        left = GAP + place * (WIDE + GAP)
        parts += _dots(draw(movement, Moment(place, place), *CELLS), left, top + LABEL - 8)
        if not blind:
            parts.append(_text(key.words, left, top + TALL + LABEL + 8, QUIET))
    return parts


def _dots(canvas: Canvas, left: int, top: int) -> list[str]:
    size = DOT - 1
    return [
        f'<rect x="{left + x * DOT}" y="{top + y * DOT}" width="{size}" height="{size}" fill="{INK}"/>'
        for x, y in canvas.dots()
    ]


def _text(text: str, left: int, base: int, colour: str) -> str:
    return f'<text x="{left}" y="{base}" font-size="14" font-family="DejaVu Sans" fill="{colour}">{escape(text)}</text>'


if __name__ == "__main__":
    main(sys.argv[1:])
