"""Random edits of whole blocks: delete, duplicate, move, insert new ones, take some over from another text."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from random_edits_atoms import Reading, read
from random_edits_model import (
    Data,
    Move,
    after_delete,
    after_insert,
    blocks_at,
    deleted,
    exercises_of,
    inserted,
    landing,
    with_blocks,
)
from random_edits_oracle import (
    Item,
    Match,
    WrongTextError,
    block_items,
    check,
    comments,
    items,
    kept_and_added,
    kept_and_moved,
    shown,
)
from random_edits_steps import Run, State, Step, is_array, some_gap, some_run, split, within
from random_edits_texts import Place, Writer

from foottimer.text import blocks as engine
from foottimer.text.written import Written

EMPTIES = "only block|all blocks of the circuit"
"""Why the blocks of a circuit cannot all be taken away."""


def delete(random: Random, state: State) -> Step | None:
    run = some_run(random, state.data)
    if run is None:
        return None
    move = after_delete(run.parent, run.first, run.count)
    data = with_blocks(state.data, run.parent, deleted(run.first, run.count))

    def compare(after: State) -> Match:
        staying, _ = split(state.reading, run.holds)
        match = Match(state.reading, None, after.reading)
        match.align(kept_and_added(items(staying, move), after.reading, lambda found: not found))
        return match

    refused = EMPTIES if run.empties(state.data) else ""
    return Step(f"delete({run})", lambda: engine.delete(state.written, run.real), (data,), compare, refused)


def duplicate(random: Random, state: State) -> Step | None:
    run = some_run(random, state.data)
    if run is None:
        return None
    behind = (*run.parent, run.first + run.count)
    data = with_blocks(state.data, run.parent, inserted(behind, run.blocks(state.data)))

    def compare(after: State) -> Match:
        shift = moved_along(run, behind)
        _, going = split(state.reading, run.holds)
        kept = items(enumerate(state.reading.atoms), after_insert(behind, run.count))
        match = Match(state.reading, None, after.reading)
        match.align(kept_and_moved(kept, block_items(going, shift, len(behind)), after.reading))
        return match

    return Step(f"duplicate({run})", lambda: engine.duplicate(state.written, run.real), (data,), compare)


def moved_along(run: Run, to: Place) -> Move:
    """Return where the blocks of a run are that begins at another place now."""
    depth = len(run.parent)
    return lambda place: (*to[:-1], to[-1] + place[depth] - run.first, *place[depth + 1 :])


def move(random: Random, state: State) -> Step | None:
    run = some_run(random, state.data)
    if run is None:
        return None
    to = some_gap(random, state.data)
    if random.random() < 0.3:
        to = (*run.parent, random.randint(0, len(blocks_at(state.data, run.parent))))
    inside = len(to) > len(run.parent) + 1 and run.holds(to)
    stays = to[:-1] == run.parent and run.first <= to[-1] <= run.first + run.count
    refused = "itself" if inside else EMPTIES if run.empties(state.data) and to[:-1] != run.parent else ""
    target = to if inside else landing(run.parent, run.first, run.count, to)
    call = f"move({run}, {to})"
    taken = with_blocks(state.data, run.parent, deleted(run.first, run.count))
    data = state.data
    if not refused and not stays:
        data = with_blocks(taken, target[:-1], inserted(target, run.blocks(state.data)))
    away, back = after_delete(run.parent, run.first, run.count), after_insert(target, run.count)

    def compare(after: State) -> Match:
        staying, going = split(state.reading, run.holds)
        kept = items(staying, lambda place: back(away(place) or ()))
        chunk = block_items(going, moved_along(run, target), len(run.parent) + 1)
        match = Match(state.reading, None, after.reading)
        if is_array(state, run.parent) == is_array(state, to[:-1]):
            match.align(kept_and_moved(kept, chunk, after.reading))
        else:
            now = Run(target[:-1], target[-1], run.count)
            match.is_rewritten = True
            match.align(put_rewritten(kept, chunk, after.reading, run, now))
        return match

    return Step(call, lambda: engine.move(state.written, run.real, to), (data,), compare, refused, stays)


def block_comments(found: list[Item], run: Run) -> list[tuple[int, str]]:
    """Return the comments of each block of a run; in which order a block has its own is free."""
    depth = len(run.parent)
    return sorted(
        (entry.source.home[depth] - run.first, comment) for entry in found for comment in entry.source.comments
    )


def put_rewritten(kept: list[Item], chunk: list[Item], after: Reading, was: Run, now: Run) -> list[Item | None]:
    """Return the expectation for blocks that are put somewhere and written another way there."""
    wanted = block_comments(chunk, was)

    def fits(found: list[Item]) -> bool:
        return all(now.holds(entry.source.home) for entry in found) and block_comments(found, now) == wanted

    try:
        return kept_and_added(kept, after, fits)
    except WrongTextError as failure:
        raise WrongTextError(f"expected somewhere, written another way:\n{shown(chunk)}\nand {failure}") from None


FRESH: tuple[Data, ...] = (
    {"hold": 20},
    {"reps": 6, "exercise": "toe-yoga", "cues": ["# a", 'b "c"']},
    {"name": "A\nb", "rounds": 2, "block": [{"hold": 5}, {"rest": "15s"}]},
    {"time": 2.5, "at": [{"when": "50%", "say": "Halfway"}]},
    {"rounds": 2, "block": [{"rounds": 3, "block": [{"reps": 3, "load": {"kg": 5}}]}]},
)


def insert(random: Random, state: State) -> Step | None:
    fresh = random.choices(FRESH, k=random.choice([1, 1, 2]))
    at = some_gap(random, state.data)
    data = with_blocks(state.data, at[:-1], inserted(at, fresh))

    def run() -> Written:
        return engine.insert(state.written, at, engine.Piece.of(fresh))

    def compare(after: State) -> Match:
        kept = items(enumerate(state.reading.atoms), after_insert(at, len(fresh)))
        tops = [(*at[:-1], at[-1] + place) for place in range(len(fresh))]

        def fits(found: list[Item]) -> bool:
            return not comments(found) and all(any(within(entry.owner, top) for top in tops) for entry in found)

        match = Match(state.reading, None, after.reading)
        match.align(kept_and_added(kept, after.reading, fits))
        return match

    return Step(f"insert({at}, Piece.of({fresh}))", run, (data,), compare)


def paste(random: Random, state: State) -> Step | None:
    """Take blocks out of another text, or the same one, and put them in."""
    other = state if random.random() < 0.3 else another(random)
    run = some_run(random, other.data)
    if run is None:
        return None
    at = some_gap(random, state.data)
    blocks = run.blocks(other.data)
    ours, theirs = state.data.get("exercises", {}), other.data.get("exercises", {})
    named = exercises_of(blocks) & theirs.keys()
    clash = any(name in ours and ours[name] != theirs[name] for name in named)
    missing = sorted(name for name in named if name not in ours)
    data = with_blocks(state.data, at[:-1], inserted(at, blocks))
    if missing:
        data = {**data, "exercises": {**ours, **{name: theirs[name] for name in missing}}}

    def do() -> Written:
        piece = engine.extract(other.written, run.real)
        check_piece(piece.text, other, run)
        return engine.insert(state.written, at, piece)

    def compare(after: State) -> Match:
        return compare_pasted(state, other, run, at, missing, after)

    source = "" if other is state else f" of {other.written.whole!r}"
    return Step(f"insert({at}, extract({run}{source}))", do, (data,), compare, "exercise" if clash else "")


def another(random: Random) -> State:
    writer = Writer(random, random.randint(1, 4), tag=1000)
    return State.of(Written.of(writer.text()))


def check_piece(text: str, other: State, run: Run) -> None:
    """Check what was cut out: the blocks with their own comments."""
    reading = read(text.removeprefix("\ufeff"))
    found = comments(atom for atom in reading.atoms if not isinstance(atom.owner, str))
    wanted = comments(atom for _, atom in split(other.reading, run.holds)[1])
    found, wanted = (found, wanted) if not is_array(other, run.parent) else (sorted(found), sorted(wanted))
    check(found == wanted, f"cut out the comments {found}, not {wanted}:\n{text}")


def compare_pasted(state: State, other: State, run: Run, at: Place, missing: list[str], after: State) -> Match:
    _, going = split(other.reading, run.holds)
    numbers = [(n if other is state else -1 - n, atom) for n, atom in going]
    chunk = [
        entry._replace(repathed=True)  # a piece has key paths of its own
        for entry in block_items(numbers, moved_along(run, at), len(run.parent) + 1)
    ]
    kept = items(enumerate(state.reading.atoms), after_insert(at, run.count))
    brought = {f"exercises.{name}" for name in missing}
    check_exercises(brought, other.reading, after.reading)
    left = replace(after.reading, atoms=[atom for atom in after.reading.atoms if atom.owner not in brought])
    rewritten = is_array(other, run.parent) or is_array(state, at[:-1])  # a piece has headers
    if rewritten:
        aligned = put_rewritten(kept, chunk, left, run, Run(at[:-1], at[-1], run.count))
    else:
        aligned = kept_and_moved(kept, chunk, left)
    match = Match(state.reading, None if other is state else other.reading, after.reading, rewritten)
    fill = iter(aligned)
    match.align([None if atom.owner in brought else next(fill) for atom in after.reading.atoms])
    return match


def check_exercises(brought: set[str], other: Reading, after: Reading) -> None:
    """Check what came along: with all its comments, or with none."""
    for owner in brought:
        theirs = comments(atom for atom in other.atoms if atom.owner == owner)
        found = comments(atom for atom in after.atoms if atom.owner == owner)
        check(found in ([], theirs), f"{owner} has the comments {found}, not {theirs}")
