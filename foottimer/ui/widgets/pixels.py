"""A pixel font of 3 x 5 and its scaling to half-block rows; pure text, no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

ROWS = 5
"""Pixels a glyph is tall."""

_GLYPHS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    " ": ". . . . .",
    "-": ".. .. ## .. ..",
    "'": "# # . . .",
    ".": ". . . . #",
    ",": ".. .. .. .# #.",
    "&": ".#. #.# .#. #.# .##",
    "/": "..# ..# .#. #.. #..",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    "!": "# # # . #",
    "?": "### ..# .## ... .#.",
    "+": "... .#. ### .#. ...",
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "### .#. .#. .#. ###",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".#. #.# #.# .#. ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "◀": "..# .## ### .## ..#",
    "▶": "#.. ##. ### ##. #..",
}


COUNT_GAP = 2
"""Cells between a large word and the count beside it."""


def drawable(text: str) -> bool:
    """Whether every character of `text`, in capitals, has a glyph."""
    return all(character in _GLYPHS for character in text.upper())


@lru_cache(maxsize=512)
def bitmap(character: str) -> tuple[str, ...]:
    """Return the rows of a glyph, "#" for a lit pixel; raises KeyError where there is none."""
    return tuple(_GLYPHS[character.upper()].split(" "))


def cells_wide(text: str, scale: int) -> int:
    """Return how many cells `text` takes at `scale` cells a pixel, one pixel between two glyphs."""
    pixels = sum(len(bitmap(character)[0]) for character in text) + max(0, len(text) - 1)
    return pixels * scale


def cells_tall(scale: int) -> int:
    """Return how many rows a glyph takes at `scale`: a row of cells holds two pixel rows."""
    return -(-ROWS * scale // 2)


@lru_cache(maxsize=512)
def rows(character: str, scale: int) -> tuple[str, ...]:
    """Return the rows of half blocks of one glyph, each as wide as `cells_wide(character, scale)`."""
    pixels = [row for row in bitmap(character) for _ in range(scale)]
    if len(pixels) % 2:
        pixels.append("." * len(pixels[0]))
    lines = []
    for top, bottom in zip(pixels[::2], pixels[1::2], strict=True):
        cells = (_HALVES[upper + lower] * scale for upper, lower in zip(top, bottom, strict=True))
        lines.append("".join(cells))
    return tuple(lines)


_HALVES = {"##": "█", "#.": "▀", ".#": "▄", "..": " "}


def text_rows(text: str, scale: int = 1) -> tuple[str, ...]:
    """Return the rows of half blocks of a whole text."""
    glyphs = [rows(character, scale) for character in text]
    if not glyphs:
        return ("",) * cells_tall(scale)
    return tuple((" " * scale).join(parts) for parts in zip(*glyphs, strict=True))


def beside(words: Sequence[str], count: str, width: int) -> tuple[str, str]:
    """Return the first of `words` that is drawn large in `width` cells, with the count beside it where that fits too.

    The count gives way before the word does. Where none fits, the first word and the count are returned.
    """
    for word in (word for word in words if word and drawable(word)):
        for shown in (count, ""):
            taken = cells_wide(word.upper(), 1) + (COUNT_GAP + cells_wide(shown, 1) if shown else 0)
            if taken <= width:
                return word, shown
    return words[0], count


@lru_cache(maxsize=64)
def largest_scale(text: str, width: int, height: int) -> int:
    """Return the largest scale at which `text` fits into `width` x `height` cells; 0 when none does."""
    scale = 0
    while cells_wide(text, scale + 1) <= width and cells_tall(scale + 1) <= height:
        scale += 1
    return scale
