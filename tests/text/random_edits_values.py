"""Random edits of the values of a routine's text: set, unset, and several keys of a block at once."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from random_edits_atoms import COMMENT, Atom, Reading
from random_edits_model import Data, blocks_at, parents, plain, value_at, with_value, without_value
from random_edits_oracle import Item, Match, WrongTextError, check, comments, items, shown
from random_edits_steps import State, Step
from random_edits_texts import Place

from foottimer.text import blocks as engine
from foottimer.text.written import Written

Path = tuple[str | int, ...]
NEW: tuple[tuple[Path, Any], ...] = (
    (("sets",), 3), (("note",), 'a # b\n"c"'), (("cues",), ["# a", "b"]), (("carry", "by"), "hand"), (("x y",), 1.5),
    (("load", "kg"), 2), (("load", "each", "side"), True), (("switch",), 0), (("phases",), [["up", 2], ["down", 1]]),
)  # fmt: skip
ELSEWHERE: tuple[tuple[Path, Any], ...] = (
    (("defaults", "transition"), 5), (("goal", "days"), ["mon", "thu"]), (("exercises", "x", "cues"), ["Slowly"]),
    (("exercises", "new one", "name"), "N"),
    (("about",), "One\nTwo"), (("level",), 2), (("defaults", "cues", "go"), False),
)  # fmt: skip
VALUES: tuple[Any, ...] = (20, 1.5, "1m30s", True, "é \"#'", ["a", "b # c"], "")


def block_path(place: Place) -> Path:
    return tuple(part for number in place for part in ("block", number))


def places(data: Data) -> list[Place]:
    return [(*parent, number) for parent in parents(data) for number in range(len(blocks_at(data, parent)))]


def inner_paths(value: Any, path: Path) -> Iterator[Path]:
    """Yield the paths of what is in a table or an array, blocks left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        if key != "block":
            yield (*path, key)
            yield from inner_paths(item, (*path, key))


def some_table(random: Random, data: Data) -> Path:
    """Return a block, or the text itself."""
    found = places(data)
    return block_path(random.choice(found)) if found and random.random() < 0.8 else ()


def some_path(random: Random, data: Data) -> Path | None:
    table = some_table(random, data)
    found = [*inner_paths(value_at(data, table), table)]
    return random.choice(found) if found else None


def new_path(random: Random, data: Data) -> tuple[Path, Any] | None:
    """Return a path at which there is nothing, and a value for it."""
    table = some_table(random, data)
    path, value = random.choice(NEW if table else ELSEWHERE)
    here: Any = value_at(data, table)
    for part in path:
        if not isinstance(here, dict):
            return None
        if part not in here:
            return (*table, *path), value
        here = here[part]
    return None


def set_value(random: Random, state: State) -> Step | None:
    path = some_path(random, state.data) if random.random() < 0.6 else None
    if path is None:
        found = new_path(random, state.data)
        if found is None:
            return None
        path, value = found
    elif isinstance(old := value_at(state.data, path), dict) or (isinstance(old, list) and "at" in path):
        return None
    else:
        value = random.choice([*VALUES, old])
        if value == old:
            return Step(f"set_value({path}, {old!r})", lambda: engine.set_value(state.written, path, old),
                        (state.data,), lambda after: Match(state.reading, None, after.reading), "", True)  # fmt: skip
    data = with_value(state.data, path, value)
    return value_step(f"set_value({path}, {value!r})", state, {path: value}, (data,))


def unset(random: Random, state: State) -> Step | None:
    path = some_path(random, state.data)
    if path is None:
        return None
    data = tuple(map(plain, without_value(state.data, path)))
    return value_step(f"unset({path})", state, {path: None}, data)


def change(random: Random, state: State) -> Step | None:
    table = some_table(random, state.data)
    here = value_at(state.data, table)
    values: dict[str, Any] = {}
    for key in [*here]:
        if key != "block" and not isinstance(here[key], dict) and key != "at" and random.random() < 0.5:
            values[key] = None if random.random() < 0.5 else random.choice(VALUES)
    for path, value in random.sample(NEW, 2):
        if len(path) == 1 and path[0] not in here:
            values[str(path[0])] = value
    if not values:
        return None
    data = state.data
    for key, value in values.items():
        data = without_value(data, (*table, key))[0] if value is None else with_value(data, (*table, key), value)
    place = tuple(part for part in table if isinstance(part, int))
    paths = {(*table, key): value for key, value in values.items()}
    step = value_step(f"change({place}, {values!r})", state, paths, (plain(data),))
    return Step(step.call, lambda: engine.change(state.written, place, values), step.data, step.check)


def value_step(call: str, state: State, values: dict[Path, Any], data: tuple[Data, ...]) -> Step:
    path, value = next(iter(values.items()))

    def run() -> Written:
        if value is None:
            return engine.unset(state.written, path)
        return engine.set_value(state.written, path, value)

    return Step(call, run, data, lambda after: compare(state, after, values))


# ---- what may have changed


def begins(path: Path, other: Path) -> bool:
    return path == other[: len(path)]


def is_touched(atom: Atom, path: Path, headers: set[Path]) -> bool:
    """Whether a value is set or unset at `path` by another text of this atom, or without it."""
    if atom.kind == "pair":
        return begins(atom.path, path) or begins(path, atom.path)
    if atom.kind == "header":
        return begins(path, atom.path) or (begins(atom.path, path) and atom.path not in headers)
    block = block_path(atom.home)
    return atom.kind == "element" and begins(block, path) and path[len(block)] != "block"


def touched(reading: Reading, values: dict[Path, Any], headers: set[Path]) -> set[int]:
    """Return the atoms that a value is in, or was; of tables with headers all that belongs to them."""
    found: set[int] = set()
    end = 0
    for number, atom in enumerate(reading.atoms):
        if not any(is_touched(atom, path, headers) for path in values):
            continue
        if atom.kind != "header":
            found.add(number)
            continue
        section = reading.section(number)
        if end and all(between.kind == "comment" for between in reading.atoms[end : section.start]):
            found.update(range(end, section.start))  # it is inside of what is taken out
        found.update(section)
        end = section.stop
    return found


def compare(before: State, after: State, values: dict[Path, Any]) -> Match:
    headers = {atom.path for atom in before.reading.atoms if atom.kind == "header"}
    old = touched(before.reading, values, headers)
    gone = [path for path in values if values[path] is None and any(begins(path, header) for header in headers)]
    new = touched(after.reading, {path: value for path, value in values.items() if path not in gone}, headers)
    left = [entry for entry in items(enumerate(before.reading.atoms)) if entry.at not in old]
    taken = [path for path in values if values[path] is None and path not in gone]
    asides = [entry for entry in items(enumerate(before.reading.atoms)) if entry.at in old and is_aside(entry, taken)]
    match = Match(before.reading, None, after.reading)
    match.align(
        aligned(items(enumerate(after.reading.atoms)), new, sorted([*left, *asides], key=lambda entry: entry.at), old)
    )
    check_changed(before, after, values, old, new)
    same = in_place(before.reading, after.reading, old, new)
    match.aligned = [entry or same.get(at) for at, entry in enumerate(match.aligned)]
    return match


def in_place(before: Reading, after: Reading, old: set[int], new: set[int]) -> dict[int, Item]:
    """Return what the pairs and elements were that have another value now."""

    def numbered(reading: Reading, numbers: set[int]) -> dict[object, Item]:
        found: dict[object, Item] = {}
        for entry in items((at, reading.atoms[at]) for at in sorted(numbers)):
            atom = entry.source
            if atom.kind == "element":
                found[(atom.home, sum(1 for other in found if isinstance(other, tuple) and other[0] == atom.home))] = (
                    entry
                )
            elif atom.kind == "pair":
                found[atom.path] = entry
        return found

    ours, theirs = numbered(before, old), numbered(after, new)
    return {entry.at: ours[key] for key, entry in theirs.items() if key in ours}


def is_aside(entry: Item, taken: list[Path]) -> bool:
    """Whether a pair is taken out, of which the comment beside it stays."""
    return bool(entry.source.aside) and any(begins(path, entry.source.path) for path in taken)


def aligned(found: list[Item], new: set[int], left: list[Item], old: set[int]) -> list[Item | None]:
    """Return what each atom was: nothing that was left alone may differ."""
    result: list[Item | None] = []
    rest = iter(left)
    for entry in found:
        if entry.at in new:
            result.append(None)
            continue
        wanted = next(rest, None)
        if wanted is None or not is_left(entry, wanted, wanted.at in old):
            raise WrongTextError(
                f"expected\n{shown([wanted] if wanted else [])}\nnot\n{shown([entry])}\nin\n{shown(found)}"
            )
        result.append(None if wanted.at in old else wanted)
    wanted = next(rest, None)
    check(wanted is None, f"something is gone of:\n{shown(left)}\nin\n{shown(found)}")
    return result


def is_left(entry: Item, was: Item, is_aside: bool) -> bool:
    """Whether an atom is as it was; a comment may have got away from a table's last pair, but not to something else."""
    same = entry.text.strip() == was.source.aside.strip() if is_aside else entry.text == was.text
    return same and (entry.owner == was.owner or (entry.owner is None and entry.source.kind in ("comment", "inner")))


def check_changed(before: State, after: State, values: dict[Path, Any], old: set[int], new: set[int]) -> None:
    """Check the lines that did change: what stands around their values is as it was."""
    ours = {atom.path: atom for at, atom in enumerate(before.reading.atoms) if at in old and atom.kind == "pair"}
    theirs = {atom.path: atom for at, atom in enumerate(after.reading.atoms) if at in new and atom.kind == "pair"}
    for path, atom in theirs.items():
        if path not in ours:
            check(not atom.comments, f"a comment in something new: {atom.text!r}")
            continue
        was = ours[path]
        begin = was.text.index("=") + 1
        begin += len(was.text[begin:]) - len(was.text[begin:].lstrip(" \t"))
        end = was.text[was.text.rindex(was.aside) :] if was.aside else ""
        fine = atom.text.startswith(was.text[:begin]) and atom.text.endswith(end)
        check(fine and (atom.aside == was.aside), f"{was.text!r} became {atom.text!r}")
    elements = [(a, b) for a, b in zip(kind_of(before, old), kind_of(after, new), strict=True)]
    lists = any(isinstance(value_before(before.data, path), list) for path in values)
    for was, now in elements:
        ours_said, theirs_said = comments([was]), comments([now])
        check(lists or ours_said == theirs_said, f"{was.text!r} became {now.text!r}")
    check(
        not (set(COMMENT.findall(after.written.text)) - set(COMMENT.findall(before.written.text))),
        "a comment out of nowhere",
    )


def kind_of(state: State, numbers: set[int]) -> list[Atom]:
    return [atom for at, atom in enumerate(state.reading.atoms) if at in numbers and atom.kind == "element"]


def value_before(data: Data, path: Path) -> Any:
    try:
        return value_at(data, path[: next((n for n, part in enumerate(path) if part == "cues"), len(path)) + 1])
    except (KeyError, IndexError, TypeError):
        return None
