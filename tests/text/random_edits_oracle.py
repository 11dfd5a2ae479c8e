"""What a text has to be after an edit: untouched lines as they were, the comments as implied, blank lines in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from random_edits_atoms import Atom, Reading
from random_edits_model import Move, moved_owner
from random_edits_texts import Owner


class WrongTextError(AssertionError):
    """The text is not what the edit implies."""


def check(holds: object, what: str) -> None:
    if not holds:
        raise WrongTextError(what)


class Item(NamedTuple):
    """An atom as it is expected after an edit."""

    text: str
    owner: Owner
    source: Atom
    at: int
    """Its number among the atoms of its source; -1 - n for those of another text."""
    repathed: bool = False
    """Whether a header has another key path than before."""
    is_first: bool = False
    """Whether it is the first of a block that was taken from between others: what was before it stayed there."""
    is_put: bool = False
    """Whether it was put somewhere else, or is a copy."""

    @property
    def key(self) -> tuple[str, Owner]:
        return (self.text, self.owner)


def item(atom: Atom, at: int, move: Move | None = None) -> Item:
    owner = (moved_owner(atom.owner, move) if move else atom.owner) or None  # what the head of a text has always stays
    repathed = isinstance(owner, tuple) and isinstance(atom.owner, tuple) and len(owner) != len(atom.owner)
    return Item(bare(atom), owner, atom, at, repathed)


def bare(atom: Atom) -> str:
    """Return an atom's text, of a block's header without its key path; how lines end is compared apart from it."""
    text = atom.at_path("*") if atom.kind == "header" and atom.home else atom.text
    return text.replace("\r\n", "\n") if "\r" in text else text


def items(atoms: Iterable[tuple[int, Atom]], move: Move | None = None) -> list[Item]:
    return [item(atom, at, move) for at, atom in atoms]


def block_items(atoms: Iterable[tuple[int, Atom]], move: Move, depth: int) -> list[Item]:
    """Return what is expected of blocks that are put elsewhere, which are `depth` deep now."""
    found: list[Item] = []
    for entry in items(atoms, move):
        is_first = not found or found[-1].source.home[:depth] != entry.source.home[:depth]
        found.append(entry._replace(is_first=is_first, is_put=True))
    return found


def shown(found: Iterable[Item]) -> str:
    return "\n".join(f"    {entry.owner!s:12} {entry.text!r}" for entry in found)


def comments(found: Iterable[Item] | Iterable[Atom]) -> list[str]:
    atoms = (entry.source if isinstance(entry, Item) else entry for entry in found)
    return [comment for atom in atoms for comment in atom.comments]


@dataclass
class Match:
    """Which atoms of the text after an edit are which of before; the others are new."""

    before: Reading
    other: Reading | None
    """The text that blocks were taken from, if it was another one."""
    after: Reading
    is_rewritten: bool = False
    """Whether blocks are written another way now."""
    aligned: list[Item | None] = field(default_factory=list)

    def align(self, expected: list[Item | None]) -> None:
        """Keep what every atom of the new text was, which has been compared except for key paths."""
        self.aligned = expected
        for atom, entry in zip(self.after.atoms, expected, strict=True):
            same = entry is None or entry.repathed or atom.kind != "header" or entry.source.text == atom.text
            check(same, f"a header's key path changed for nothing: {atom.text!r}")


def kept_and_added(kept: list[Item], after: Reading, fits: Callable[[list[Item]], bool]) -> list[Item | None]:
    """Return the expectation for each atom after an edit that put something between those which stay."""
    found = items(enumerate(after.atoms))
    keys, wanted = [entry.key for entry in found], [entry.key for entry in kept]
    more = len(found) - len(kept)
    front = common(keys, wanted)
    back = common(keys[::-1], wanted[::-1])
    if more >= 0:
        for at in range(front, len(kept) - back - 1, -1):
            if at <= len(kept) and fits(found[at : at + more]):
                return [*kept[:at], *([None] * more), *kept[at:]]
    raise WrongTextError(f"expected, with something new between:\n{shown(kept)}\nfound:\n{shown(found)}")


def common(one: list[tuple[str, Owner]], other: list[tuple[str, Owner]]) -> int:
    """Return how many entries two lists have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def kept_and_moved(kept: list[Item], chunk: list[Item], after: Reading) -> list[Item | None]:
    """Return the expectation after an edit that put a chunk, as it is, between those which stay."""
    wanted = [entry.key for entry in chunk]
    try:
        aligned = kept_and_added(kept, after, lambda found: [entry.key for entry in found] == wanted)
    except WrongTextError as failure:
        raise WrongTextError(f"expected somewhere:\n{shown(chunk)}\nand {failure}") from None
    fill = iter(chunk)
    return [next(fill) if entry is None else entry for entry in aligned]


def kept_among(kept: list[Item], found: list[Item]) -> list[Item | None]:
    """Return the expectation after an edit that put something anywhere among those which stay."""
    aligned: list[Item | None] = []
    rest = iter(kept)
    wanted = next(rest, None)
    for entry in found:
        same = wanted is not None and entry.key == wanted.key
        aligned.append(wanted if same else None)
        wanted = next(rest, None) if same else wanted
    check(wanted is None, f"expected, among others:\n{shown(kept)}\nfound:\n{shown(found)}")
    return aligned


# ---- what stands between the atoms


def check_gaps(match: Match) -> None:
    """Blank lines neither vanish nor pile up, and between what was left alone everything is as it was."""
    after = match.after
    for at, atom in enumerate(after.atoms):
        entry = match.aligned[at]
        before = match.aligned[at - 1] if at else None
        if entry is not None and before is not None and is_next(before, entry) and at and not entry.is_first:
            check(same_gap(entry.source, atom, match), f"what is before {atom.text!r} changed: {atom.gap!r}")
        else:
            check_seam(match, at)
    if after.atoms and match.before.atoms:
        tail, was = after.tail, match.before.tail
        check(tail == was or (bool(was) and tail in ("\n", "\r\n")), f"the text ends by {tail!r}, not {was!r}")
    elif match.before.atoms:
        check(not after.tail.strip(" \t\r\n"), f"a rest is left: {after.tail!r}")


def is_next(before: Item, entry: Item) -> bool:
    if before.is_put != entry.is_put:
        return False
    if before.at < 0:
        return entry.at == before.at - 1
    return entry.at == before.at + 1


def same_gap(was: Atom, now: Atom, match: Match) -> bool:
    old, new = was.gap, now.gap
    if match.other is not None:
        old, new = old.replace("\r\n", "\n"), new.replace("\r\n", "\n")
    if old == new:
        return True
    if "," not in old + new:
        return False
    return uncomma(old) == uncomma(new)


def uncomma(gap: str) -> str:
    """Return a gap between elements without its comma, which one has that became the last, or is it no more."""
    line, newline, rest = gap.replace(",", "").partition("\n")
    return line.strip(" \t") + newline + rest


def blank_lines(gap: str) -> int:
    return gap.count("\n") - 1


def check_seam(match: Match, at: int) -> None:
    """Check the blank lines where two atoms meet that did not before."""
    atom = match.after.atoms[at]
    if not at:
        top = match.before.atoms[0].gap.count("\n") if match.before.atoms else 0
        check(atom.gap.count("\n") <= top, f"blank lines at the top: {atom.gap!r}")
        return
    lines, were = blank_lines(atom.gap), lines_before(match, at)
    where = f"between {match.after.atoms[at - 1].text!r} and {atom.text!r}, where were {were}"
    check(lines <= max([1, *were]), f"{lines} blank lines {where}")
    check(lines > 0 or not has_to_part(match, at), f"no blank line {where}")


def lines_before(match: Match, at: int) -> list[int]:
    """Return how many blank lines were around what meets at an atom, and around what was taken away from there."""
    previous, entry = match.aligned[at - 1], match.aligned[at]
    gaps = [gap_after(match, previous), gap_before(entry)]
    if previous is not None and entry is not None and 0 <= previous.at < entry.at:
        gaps += [gone.gap for gone in match.before.atoms[previous.at + 1 : entry.at]]
    if previous is None or entry is None:
        stayed = {one.at for one in match.aligned if one is not None}
        gaps += [atom.gap for number, atom in enumerate(match.before.atoms) if number not in stayed]
        follows = (one for one in match.aligned[at:] if one is not None and not one.is_put)
        gaps.append(gap_before(next(follows, None)))  # what was put in may have come into this gap
    put = [one for one in match.aligned if one is not None and one.is_put]
    if put and (previous is put[-1] or entry is put[0]):
        gaps += [gap_before(put[0]), gap_after(match, put[-1])]
    return [blank_lines(gap) for gap in gaps if gap is not None]


def has_to_part(match: Match, at: int) -> bool:
    """Whether there has to be a blank line before an atom: where one was, or where all headers have one."""
    inline = ("inner", "element", "close")
    if match.after.atoms[at].kind in inline or match.after.atoms[at - 1].kind in inline[:2]:
        return False
    previous, entry = match.aligned[at - 1], match.aligned[at]
    around = [one for one in (previous, entry) if one is not None]
    if (entry is None and match.after.atoms[at].kind == "pair") or any(one.source.kind in inline for one in around):
        return False
    gaps = [gap_after(match, one) if one is previous else gap_before(one) for one in around if not one.is_put]
    known = [blank_lines(gap) for gap in gaps if gap]
    if known:
        return max(known) > 0
    return len(around) == 1 and around[0].is_put and is_parted(match.before)


def is_parted(reading: Reading) -> bool:
    """Whether there is a blank line before every header."""
    lines = [
        max(blank_lines(other.gap) for other in reading.atoms[reading.section(at).start : at + 1])
        for at, atom in enumerate(reading.atoms)
        if at and atom.kind == "header"
    ]
    return bool(lines) and min(lines) > 0


def gap_before(entry: Item | None) -> str | None:
    return None if entry is None or entry.at in (0, -1) else entry.source.gap


def gap_after(match: Match, entry: Item | None) -> str | None:
    if entry is None:
        return None
    source, at = (match.before, entry.at + 1) if entry.at >= 0 else (match.other, -entry.at)
    return source.atoms[at].gap if source is not None and at < len(source.atoms) else None


def check_indents(match: Match) -> None:
    """What is new is indented like what stands beside it."""
    beside: set[str] | None = None
    for at, (atom, entry) in enumerate(zip(match.after.atoms, match.aligned, strict=True)):
        if atom.kind == "header":
            beside = {indent(atom)}
            if entry is None and is_block(atom) and not match.is_rewritten:
                like = sibling_indents(match, at)
                check(not like or indent(atom) in like, f"not indented as those beside it, {like}: {atom.text!r}")
        elif atom.kind == "pair" and entry is not None and beside is not None:
            beside.add(indent(atom))
        elif atom.kind == "pair" and beside is not None:
            check(indent(atom) in beside, f"not indented as those beside it, {beside}: {atom.text!r}")


def sibling_indents(match: Match, at: int) -> set[str]:
    """Return how the blocks are indented which were there before and are beside the one at a number, or first in it."""
    parent = match.after.atoms[at].home[:-1]
    inside = [atom for atom in match.after.atoms if is_block(atom) and atom.home[:-1] == match.after.atoms[at].home]
    beside = [
        atom
        for atom, entry in zip(match.after.atoms, match.aligned, strict=True)
        if entry is not None and is_block(atom) and atom.home[:-1] == parent
    ]
    return {indent(atom) for atom in [*beside, *inside[:1]]}


def is_block(atom: Atom) -> bool:
    """Whether an atom is a block's own header."""
    return atom.kind == "header" and bool(atom.home) and len(atom.path) == 2 * len(atom.home)


def indent(atom: Atom) -> str:
    return atom.text[: len(atom.text) - len(atom.text.lstrip(" \t"))]


def check_newlines(before: str, after: str) -> None:
    """Lines end as they did."""
    crlf = after.count("\r\n")
    check(after.count("\r") == crlf, "a lone carriage return")
    if "\r\n" in before:
        check(after.count("\n") == crlf, "some lines end by \\n")
    elif "\n" in before:
        check(not crlf, "some lines end by \\r\\n")
