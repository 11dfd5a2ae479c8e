"""The edits of a routine's text: each returns another in which all else is as it was, proved by reading that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foottimer.routine.words import KeyPath, show_path
from foottimer.text.grouping import grouped, ungrouped
from foottimer.text.lists import Place, blocks_of, check_run, key_path, table
from foottimer.text.pieces import Piece, piece_of, with_exercises
from foottimer.text.placing import duplicated, put, take_out
from foottimer.text.setting import State, changes, removals, settings
from foottimer.text.values import EditError
from foottimer.text.written import Written, proved
from foottimer.values import dataclass

__all__ = [
    *("EditError", "Piece", "Place", "Run", "change", "delete", "duplicate", "extract", "group", "insert", "key_path"),
    *("move", "set_value", "ungroup", "unset"),
]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks."""

    parent: Place
    """The circuit that they are in; empty of blocks that are in none."""
    first: int
    """The place of the first one."""
    count: int
    """How many they are."""


def set_value(written: Written, path: KeyPath, value: object) -> Written:
    """Return a text with another value at a path: in the old one's place, or at the end of its table.

    A table that is missing is made, an element of an array is not. Raises EditError.
    """
    return proved(written, settings(written.state, path, value), show_path(path))


def unset(written: Written, path: KeyPath) -> Written:
    """Return a text without what is at a path: a key, a whole table, an element of an array. Raises EditError."""
    return proved(written, removals(written.state, path), show_path(path))


def change(written: Written, place: Place, values: Mapping[str, object]) -> Written:
    """Return a text with other values for some keys of a block, None taking a key out. Raises EditError."""
    table(written.data, place)
    path = key_path(place)
    return proved(written, [changes(written.state, path, values)], show_path(path) or "this")


def insert(written: Written, at: Place, piece: Piece) -> Written:
    """Return a text with the blocks of a piece, the first of them at a place; raises EditError.

    Exercises that the piece brings along come too, unless the text has the same ones.
    """
    if not at:
        raise EditError("blocks go into a routine, not in its place")
    blocks_of(written.data, at[:-1])
    blocks = piece.blocks(written.sections.newline)
    if not blocks:
        raise EditError("there is no block to put in")

    def ways() -> Iterator[State]:
        for state in with_exercises(written.state, piece):
            yield from put(state, at, blocks)

    return proved(written, ways(), "the blocks")


def delete(written: Written, run: Run) -> Written:
    """Return a text without some blocks and their own comments; raises EditError, also for all blocks of a circuit."""
    _check(written, run)
    _keep_one(written, run, "delete the circuit")
    return proved(written, [take_out(written.state, run.parent, run.first, run.count)[1]], "what is left")


def duplicate(written: Written, run: Run) -> Written:
    """Return a text with copies of some blocks, and of their own comments, right behind them; raises EditError."""
    _check(written, run)
    return proved(written, duplicated(written.state, run.parent, run.first, run.count), "the copies")


def move(written: Written, run: Run, to: Place) -> Written:
    """Return a text with some blocks before what is at a place, counted as if nothing had been taken out.

    That may be in another circuit, never within the blocks themselves. Raises EditError.
    """
    _check(written, run)
    depth = len(run.parent)
    inside = range(run.first, run.first + run.count)
    if not to or not 0 <= to[-1] <= len(blocks_of(written.data, to[:-1])):
        raise EditError(f"there is no {show_path(key_path(to)) or 'place'} to move to")
    if len(to) > depth + 1 and to[:depth] == run.parent and to[depth] in inside:
        raise EditError("a block cannot go into itself")
    if to[:-1] == run.parent:
        if run.first <= to[-1] <= run.first + run.count:
            return written
    else:
        _keep_one(written, run, "move the circuit")
    blocks, state = take_out(written.state, run.parent, run.first, run.count)
    if len(to) > depth and to[:depth] == run.parent and to[depth] >= run.first + run.count:
        to = (*run.parent, to[depth] - run.count, *to[depth + 1 :])
    return proved(written, put(state, to, blocks), "the blocks")


def group(written: Written, run: Run, values: Mapping[str, object]) -> Written:
    """Return a text with some blocks in a new circuit, which has these keys; raises EditError."""
    _check(written, run)
    return proved(written, grouped(written.state, run.parent, run.first, run.count, values), "the circuit")


def ungroup(written: Written, place: Place) -> Written:
    """Return a text with the blocks of a circuit in its place, its own comments above them; raises EditError."""
    if not place or not blocks_of(written.data, place):
        raise EditError(f"{show_path(key_path(place)) or 'the routine'} is no circuit with blocks")
    return proved(written, ungrouped(written.state, place), "its blocks")


def extract(written: Written, run: Run) -> Piece:
    """Return copies of some blocks with their own comments and the file's own exercises in them; raises EditError."""
    _check(written, run)
    return piece_of(written.state, run.parent, run.first, run.count)


def _check(written: Written, run: Run) -> None:
    check_run(blocks_of(written.data, run.parent), run.first, run.count, run.parent)


def _keep_one(written: Written, run: Run, instead: str) -> None:
    if run.parent and run.count == len(blocks_of(written.data, run.parent)):
        what = "it is the circuit's only block" if run.count == 1 else "these are all blocks of the circuit"
        raise EditError(f"{what}: {instead}")
