"""A reader of routine texts that cuts them into atoms: headers, pairs, elements and comments, each with its owner.

It follows the rules of what a comment belongs to by itself and shares nothing with the engine. All atoms with the gaps
before them, put together, are the text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from random_edits_texts import Owner, Place

_STRING = r'''"""(?:[^\\]|\\.)*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:'{0,2})|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
_LIST = r"""(?<![\w-])(?:block|"block"|'block')[ \t]*=[ \t]*\["""
_TOKEN = re.compile(rf"(?P<list>{_LIST})|{_STRING}|#[^\n]*|[\[\]{{}}\n]", re.DOTALL)
_STATEMENT = re.compile(r"[ \t]*(?:(?P<blank>\r?\n|\Z)|(?P<comment>#)|(?P<header>\[))?")
_KEY = r"""[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'"""
_PART = re.compile(rf"[ \t]*({_KEY})[ \t]*\.?")
_PAIR_KEY = re.compile(rf"[ \t]*(?:{_KEY})(?:[ \t]*\.[ \t]*(?:{_KEY}))*")
_HEADER = re.compile(rf"([ \t]*\[+)([ \t]*(?:{_KEY})(?:[ \t]*\.[ \t]*(?:{_KEY}))*[ \t]*)(\]+)")
COMMENT = re.compile(r"#=\d+=[^\r\n]*")


class Atom(NamedTuple):
    """A piece of a text that an edit takes or leaves as a whole."""

    gap: str
    """What stands between the atom before and this one; blanks, line ends and commas."""
    text: str
    """All of it, a line with its indent; without the end of the line."""
    kind: str
    """header, pair, comment; open, element, close: of an array of blocks."""
    owner: Owner
    """What it belongs to."""
    home: Place
    """The block that it goes along with; () for what always stays."""
    path: tuple[str | int, ...] = ()
    """Of a header or a pair: the whole key path."""
    aside: str = ""
    """Of a pair: the comment behind its value."""

    @property
    def comments(self) -> tuple[str, ...]:
        return tuple(COMMENT.findall(self.text)) if "#=" in self.text else ()

    def at_path(self, names: str) -> str:
        """Return a header with another key path."""
        return _HEADER.sub(lambda found: f"{found[1]}{names}{found[3]}", self.text, count=1)


@dataclass
class Reading:
    """A text as atoms."""

    atoms: list[Atom]
    tail: str
    """What stands behind the last atom."""
    arrays: set[Place]
    """The routine, `()`, and the circuits whose blocks are written as an array."""

    def owners(self) -> dict[int, Owner]:
        """Return what every comment belongs to."""
        return {int(comment.split("=")[1]): atom.owner for atom in self.atoms for comment in atom.comments}

    def of(self, place: Place) -> list[Atom]:
        """Return the atoms that go along with a block, in their order."""
        return [atom for atom in self.atoms if atom.home[: len(place)] == place]

    def section(self, header: int) -> range:
        """Return the atoms of the table whose header is at a number: its heading, its pairs and the comments below."""
        begin = header
        while begin and self.atoms[begin].gap.count("\n") == 1 and self.atoms[begin - 1].kind == "comment":
            begin -= 1
        numbers = range(header + 1, len(self.atoms))
        next_header = next((at for at in numbers if self.atoms[at].kind == "header"), len(self.atoms))
        last = max(at for at in range(header, next_header) if at == header or self.atoms[at].kind != "comment")
        end = last + 1
        while end < next_header and self.atoms[end].gap.count("\n") == 1:
            end += 1
        if end == next_header < len(self.atoms) and self.atoms[end].gap.count("\n") == 1:
            end = last + 1  # they are the heading of what follows
        return range(begin, end)


def read(text: str) -> Reading:
    """Cut a text, without byte order mark, into atoms."""
    reader = _Reader(text)
    reader.run()
    return Reading(_owned(reader.atoms, reader.sections), text[reader.end :], reader.arrays)


def key_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a dotted key; of escapes nothing is known."""
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(text))


@dataclass
class _Reader:
    text: str
    atoms: list[Atom] = field(default_factory=list)
    sections: list[int] = field(default_factory=lambda: [0])
    arrays: set[Place] = field(default_factory=set)
    end: int = 0
    table: tuple[str | int, ...] = ()
    owner: Owner = ""
    place: Place = ()
    sizes: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def run(self) -> None:
        text, pos = self.text, 0
        while pos < len(text):
            match = _STATEMENT.match(text, pos)
            kind = match.lastgroup if match else None
            if kind == "blank":
                pos = match.end() if match else pos
                continue
            if kind == "comment":
                self.add(pos, self.line_end(pos), "comment", None, ())
            elif kind == "header":
                self.header(pos)
            else:
                self.pair(pos)
            pos = text.find("\n", self.end) + 1 or len(text)

    def line_end(self, pos: int) -> int:
        end = self.text.find("\n", pos)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def add(self, begin: int, end: int, kind: str, owner: Owner, home: Place, path: tuple[str | int, ...] = ()) -> None:
        self.atoms.append(Atom(self.text[self.end : begin], self.text[begin:end], kind, owner, home, path))
        self.end = end

    def header(self, pos: int) -> None:
        found = _HEADER.match(self.text, pos)
        assert found is not None, self.text[pos:]
        parts = key_parts(found[2])
        path: tuple[str | int, ...] = ()
        for part in parts[:-1]:
            path = (*path, part)
            if path in self.sizes:
                path = (*path, self.sizes[path] - 1)
        path = (*path, parts[-1])
        if found[1].endswith("[["):
            self.sizes[path] = self.sizes.get(path, 0) + 1
            path = (*path, self.sizes[path] - 1)
        self.table = path
        self.place = block_place(path)
        self.owner = self.place or ".".join(parts)
        self.sections.append(len(self.atoms))
        self.add(pos, self.line_end(pos), "header", self.owner, self.place, path)

    def pair(self, pos: int) -> None:
        key = _PAIR_KEY.match(self.text, pos)
        assert key is not None, self.text[pos:]
        path = (*self.table, *key_parts(key.group()))
        is_list = path[-1] == "block" and len(path) == 2 * len(self.place) + 1 and block_place(path) == self.place
        begin, depth, aside = pos, 0, ""
        while match := _TOKEN.search(self.text, pos):
            pos, mark = match.end(), match.group()
            if match["list"] and is_list and not depth:
                self.add(begin, pos, "open", self.owner, self.place, path)
                begin = self.blocks(self.place, pos, self.owner)
                pos = begin + 1
                continue
            if mark == "\n" and not depth:
                pos -= 1
                break
            aside = mark.rstrip("\r") if mark[0] == "#" and not depth else ""
            depth += _deeper(match)
        else:
            pos = len(self.text)
        kind = "pair" if self.text[begin] != "]" else "close"
        self.add(begin, pos - (self.text[pos - 1] == "\r"), kind, self.owner, self.place, path)
        self.atoms[-1] = self.atoms[-1]._replace(aside=aside)

    def blocks(self, parent: Place, pos: int, owner: Owner) -> int:
        """Read the elements of an array of blocks; returns where its closing bracket stands."""
        self.arrays.add(parent)
        items: list[tuple[int, Owner]] = []
        count = 0
        while match := _TOKEN.search(self.text, pos):
            pos, mark = match.end(), match.group()
            if mark == "]":
                self.own_elements(items, parent, owner)
                return match.start()
            if mark == "{":
                items.append((len(self.atoms), (*parent, count)))
                pos = self.element((*parent, count), match.start())
                count += 1
            elif mark[0] == "#":
                items.append((len(self.atoms), None))
                self.add(match.start(), self.line_end(match.start()), "inner", None, parent)
        raise AssertionError(self.text)

    def own_elements(self, items: list[tuple[int, Owner]], parent: Place, owner: Owner) -> None:
        """Say which element of an array each comment among them belongs to."""
        below: Owner = None
        for number, (at, element) in reversed([*enumerate(items)]):
            atom = self.atoms[at]
            lines = atom.gap.count("\n")
            if element is None and not lines:
                whose = items[number - 1][1] if number else owner
                home = whose if isinstance(whose, tuple) else parent
                self.atoms[at] = atom._replace(owner=whose, home=home)
                below = None
                continue
            if element is None and isinstance(below, tuple):
                self.atoms[at] = atom._replace(owner=below, home=below)
            whose = element or below
            below = whose if lines == 1 else None

    def element(self, place: Place, begin: int) -> int:
        depth, pos = 0, begin
        while match := _TOKEN.search(self.text, pos):
            pos = match.end()
            if match["list"] and depth == 1:
                self.add(begin, pos, "element", place, place)
                begin = self.blocks(place, pos, place)
                pos = begin + 1
                continue
            depth += _deeper(match)
            if not depth:
                self.add(begin, pos, "element", place, place)
                return pos
        raise AssertionError(self.text)


def block_place(path: tuple[str | int, ...]) -> Place:
    """Return the block that a key path leads to or into; () when it is another table's."""
    place: Place = ()
    for name, part in zip(path[::2], path[1::2], strict=False):
        if name != "block" or not isinstance(part, int):
            break
        place = (*place, part)
    return place


def _deeper(match: re.Match[str]) -> int:
    """Return by how many brackets a token leads deeper."""
    mark = match.group()
    return (match["list"] is not None) + (mark in "[{") - (mark in "]}")


def _owned(atoms: list[Atom], sections: list[int]) -> list[Atom]:
    """Say what each comment between the pairs of a text belongs to."""
    places = [atoms[begin].home if number else () for number, begin in enumerate(sections)]
    for number, (begin, end) in enumerate(zip(sections, [*sections[1:], len(atoms)], strict=True)):
        owner, place = atoms[begin].owner if number else "", places[number]
        bare = [at for at in range(begin, end) if atoms[at].kind not in ("comment", "inner")]
        below = bare[-1] + 1 if bare else begin
        for at in range(begin, below):
            if atoms[at].kind == "comment":
                atoms[at] = atoms[at]._replace(owner=owner, home=place)
        around = shared(place, places[number + 1]) if number + 1 < len(places) else ()
        _tail(atoms, below, end, (owner, place) if bare else (None, ()), around)
    return atoms


def shared(one: Place, other: Place) -> Place:
    """Return the innermost circuit, or block, that two blocks are in."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return one[:size]


def _tail(atoms: list[Atom], begin: int, end: int, before: tuple[Owner, Place], home: Place) -> None:
    """Say what the comments from `begin` to `end`, which stand behind the last pair of a section, belong to."""
    top = end
    while end < len(atoms) and top > begin and atoms[top].gap.count("\n") == 1:
        top -= 1
    below = begin
    while below < top and atoms[below].gap.count("\n") == 1:
        below += 1
    heads = (atoms[end].owner, atoms[end].home) if end < len(atoms) else before
    for at in range(begin, end):
        owner, whose = heads if at >= top else before if at < below else (None, home)
        atoms[at] = atoms[at]._replace(owner=owner, home=whose)
