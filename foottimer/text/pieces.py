"""Blocks on the way from one text into another, as a small text of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.routine.words import quote
from foottimer.text.convert import block_lines
from foottimer.text.gaps import put_in
from foottimer.text.lists import Block, Place, blocks_of
from foottimer.text.placing import copies, headed
from foottimer.text.proof import Data, plain, same, value_at, with_value
from foottimer.text.sections import Item, Sections, split
from foottimer.text.setting import State, first_way, has, settings
from foottimer.text.values import EditError, key_text, value_text


@dataclass(frozen=True)
class Piece:
    """Blocks with their comments, and the exercises of a file's own that they name."""

    text: str
    """TOML: the exercises, each `[exercises.ID]`, and the blocks, each `[[block]]`."""
    is_fresh: bool = False
    """Whether nobody wrote it yet, so that it is indented like what it comes to stand beside."""

    @classmethod
    def of(cls, blocks: Mapping[str, object] | Sequence[Mapping[str, object]]) -> Piece:
        """Return new blocks that say this; raises EditError for what TOML has no words for."""
        each = [blocks] if isinstance(blocks, Mapping) else blocks
        lines = [line for block in each for line in (*block_lines(block, 0), "")]
        return cls("".join(line + "\n" for line in lines[:-1]), is_fresh=True)

    @cached_property
    def data(self) -> Data:
        """What it says; raises EditError when it is not valid TOML."""
        source = parse(self.text)
        if isinstance(source, Problem):
            raise EditError(f"line {source.line}, column {source.column}: {source.message}")
        return source.data

    def blocks(self, newline: str) -> list[Block]:
        """Return its blocks with such line ends; raises EditError when it is no piece."""
        sections = self.sections(newline)
        found = copies(State(sections, self.data), (), 0, len(data)) if (data := blocks_of(self.data, ())) else []
        return [replace(block, is_fresh=self.is_fresh) for block in found]

    def sections(self, newline: str) -> Sections:
        """Return its sections with such line ends."""
        return split(self.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", newline), newline)

    @property
    def exercises(self) -> Data:
        """The exercises that it brings along."""
        found = self.data.get("exercises")
        return found if isinstance(found, dict) else {}


def piece_of(state: State, parent: Place, first: int, count: int) -> Piece:
    """Return copies of neighbouring blocks, and the exercises of the text that they name; raises EditError."""
    blocks = copies(state, parent, first, count)
    newline = state.sections.newline
    parts = [_exercise_items(state, id_) for id_ in _named(state.data, [block.data for block in blocks])]
    for way in (False, True):
        parts_of_blocks = [headed(block, 0, newline, "", way) for block in blocks]
        text = newline.join(
            "".join(gap * bool(place) + section.text for place, (gap, section) in enumerate(part))
            for part in (*parts, *parts_of_blocks)
        )
        piece = Piece(text)
        if not isinstance(parse(text), Problem) and same(piece.data.get("block"), [block.data for block in blocks]):
            return piece
    raise EditError("these blocks cannot be copied: copy them in the text")


def _named(data: Data, blocks: Sequence[Data]) -> list[str]:
    """Return the ids of the text's own exercises that blocks name, in the order in which they are named."""
    own = data.get("exercises")
    found: dict[str, None] = {}
    for block in blocks:
        name, inside = block.get("exercise"), block.get("block")
        if isinstance(own, dict) and isinstance(name, str) and name in own:
            found[name] = None
        tables = [table for table in inside if isinstance(table, dict)] if isinstance(inside, list) else []
        found.update(dict.fromkeys(_named(data, tables)))
    return list(found)


def _exercise_items(state: State, id_: str) -> list[Item]:
    """Return the sections of an exercise; one that is written without headers, or with others, is written anew."""
    path = ("exercises", id_)
    found = [item for at, item in enumerate(state.sections.items) if state.sections.paths[at][:2] == path]
    value = value_at(state.data, path)
    alone = "".join(section.text for _, section in found)
    source = parse(alone)
    if not isinstance(source, Problem) and same(source.data, {"exercises": {id_: value}}):
        newline = state.sections.newline
        return [(newline * (place > 0 and bool(gap)), section) for place, (gap, section) in enumerate(found)]
    lines = [f"[{key_text(path)}]"]
    if isinstance(value, dict):
        lines += [f"{key_text((key,))} = {value_text(inner)}" for key, inner in value.items()]
    return list(split("".join(line + state.sections.newline for line in lines), state.sections.newline).items[1:])


def with_exercises(state: State, piece: Piece) -> Iterator[State]:
    """Yield the ways to bring the exercises of a piece along that a text lacks.

    Raises EditError when the text has another exercise of the same id.
    """
    there = state.data.get("exercises")
    new: Data = {}
    for id_, exercise in piece.exercises.items():
        if not isinstance(there, dict) or id_ not in there:
            new[id_] = exercise
        elif not same(there[id_], exercise):
            raise EditError(f"the exercise {quote(id_)} is another one here: rename one of the two")
    if not new:
        yield state
        return
    data = with_value(state.data, ("exercises",), {**(there if isinstance(there, dict) else {}), **new})
    if isinstance(data, dict):
        yield State(_with_headers(state, piece, new), data)
    for id_, exercise in new.items():
        path = ("exercises", id_)
        state = first_way(settings(state, path, plain(exercise)), path)
    if has(state.data, ("exercises",)):
        yield state


def _with_headers(state: State, piece: Piece, new: Mapping[str, object]) -> Sections:
    sections = state.sections
    brought = State(piece.sections(sections.newline), piece.data)
    parts = [_exercise_items(brought, id_) for id_ in new]
    there = sections.within(("exercises",))
    blocks = sections.within(("block",))
    if there:
        return put_in(sections, there[-1] + 1, parts, there[-1], before=False)
    if blocks:
        return put_in(sections, blocks[0], parts, 0, before=True)
    return put_in(sections, len(sections.items), parts, 0, before=False)
