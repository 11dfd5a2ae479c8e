"""On which line of a text a block stands, and which block a line belongs to."""

from __future__ import annotations

from bisect import bisect_right

from foottimer.edit.outline import place_of
from foottimer.routine.scan import Positions, Spot
from foottimer.routine.words import KeyPath
from foottimer.text.lists import Place, key_path
from foottimer.text.written import Written


class Lines:
    """The lines of a text and the blocks on them."""

    def __init__(self, written: Written) -> None:
        """Look where the headers and the blocks within brackets are."""
        self._text = written.text.split("\n")
        self._spots = written.layout.spots
        self._positions = Positions(written.text, self._spots)
        headers: dict[int, KeyPath] = {}
        self._inline: list[tuple[int, int, Place]] = []
        for path, spot in self._spots.items():
            if _is_header(written.text, path, spot):
                headers[spot.start] = max(path, headers.get(spot.start, ()), key=len)
            elif path[0] == "block" and isinstance(path[-1], int) and path == key_path(place_of(path)):
                self._inline.append((self._line(spot.start), self._line(spot.end), place_of(path)))
        self._headers = [(self._line(start), place_of(headers[start])) for start in sorted(headers)]
        self._starts = [line for line, _ in self._headers]

    def line_of(self, place: Place) -> int:
        """Return the line, from 1, that a block begins at; 1 for the routine, and for what is not there."""
        spot = self._spots.get(key_path(place))
        return self._line(spot.start) if spot else 1

    def place_at(self, line: int) -> Place:
        """Return the innermost block that a line, from 1, belongs to; () for none.

        Comments right above a block are the block's.
        """
        line = self._below_comments(line)
        inside = [place for begin, end, place in self._inline if begin <= line <= end]
        if inside:
            return max(inside, key=len)
        at = bisect_right(self._starts, line)
        return self._headers[at - 1][1] if at else ()

    def _line(self, offset: int) -> int:
        return self._positions.line_column(offset)[0]

    def _below_comments(self, line: int) -> int:
        """Return the line that the comments at a line are the heading of; the line itself where they are of none."""
        below = line
        while below <= len(self._text) and self._text[below - 1].lstrip().startswith("#"):
            below += 1
        begins = below in self._starts or any(begin == below for begin, _, _ in self._inline)
        return below if begins else line


def _is_header(text: str, path: KeyPath, spot: Spot) -> bool:
    """Whether a table at a path has a header, or one in it has."""
    if text[spot.start] != "[":
        return False
    return spot.start < spot.key or (isinstance(path[-1], int) and text.startswith("[[", spot.start))
