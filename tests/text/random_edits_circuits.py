"""Random edits of circuits: some blocks become one, or one becomes its blocks."""

from __future__ import annotations

from random import Random

from random_edits_atoms import Reading
from random_edits_model import Move, after_delete, after_insert, blocks_at, deleted, inserted, parents, with_blocks
from random_edits_oracle import Item, Match, check, comments, items, kept_among, kept_and_added, shown
from random_edits_steps import State, Step, is_array, some_run, within
from random_edits_texts import Owner, Place

from foottimer.text import blocks as engine


def group(random: Random, state: State) -> Step | None:
    run = some_run(random, state.data)
    if run is None:
        return None
    values = random.choice([{"rounds": 2}, {"rounds": 3, "name": "A # b"}, {"name": 'é "x"', "round_rest": "1m30s"}])
    at = (*run.parent, run.first)
    circuit = {**values, "block": run.blocks(state.data)}
    taken = with_blocks(state.data, run.parent, deleted(run.first, run.count))
    data = with_blocks(taken, run.parent, inserted(at, [circuit]))
    rest = after_delete(run.parent, run.first, run.count)
    shift = after_insert(at, 1)

    def where(place: Place) -> Place | None:
        if run.holds(place):
            return (*at, place[len(at) - 1] - run.first, *place[len(at) :])
        return shift(rest(place) or ()) or None

    def compare(after: State) -> Match:
        kept = items(enumerate(state.reading.atoms), where)
        match = Match(state.reading, None, after.reading)
        if is_array(state, run.parent):
            match.align(compare_braced(kept, items(enumerate(after.reading.atoms)), at))
        else:
            match.align(kept_and_added(kept, after.reading, is_new))
        return match

    def is_new(found: list[Item]) -> bool:
        return not comments(found) and all(entry.owner == at for entry in found)

    call = f"group({run}, {values})"
    return Step(call, lambda: engine.group(state.written, run.real, values), (data,), compare)


def compare_braced(kept: list[Item], found: list[Item], at: Place) -> list[Item | None]:
    """Compare elements in a new element around them: their comments may stand above it now, all else is as it was."""
    ours = [entry.key for entry in kept if entry.source.kind != "inner"]
    theirs = [entry.key for entry in found if entry.source.kind != "inner" and not is_braces(entry, at)]
    check(ours == theirs, f"expected:\n{shown(kept)}\nfound:\n{shown(found)}")
    check(comments(found) == comments(kept), f"expected the comments of:\n{shown(kept)}\nfound:\n{shown(found)}")
    for was, now in zip(comment_owners(kept), comment_owners(found), strict=True):
        hoisted = now == at and (was is None or within(was, at))
        check(now == was or hoisted, f"a comment of {was} is one of {now}:\n{shown(found)}")
    remarks = iter([entry for entry in kept if entry.source.kind == "inner"])
    others = iter([entry for entry in kept if entry.source.kind != "inner"])
    return [
        next(remarks) if entry.source.kind == "inner" else None if is_braces(entry, at) else next(others)
        for entry in found
    ]


def is_braces(entry: Item, at: Place) -> bool:
    return entry.owner == at and entry.source.kind == "element"


def comment_owners(found: list[Item]) -> list[Owner]:
    """Return what each comment belongs to."""
    return [entry.owner for entry in found for _ in entry.source.comments]


def ungroup(random: Random, state: State) -> Step | None:
    circuits = [parent for parent in parents(state.data) if parent]
    if not circuits:
        return None
    at = random.choice(circuits)
    blocks = blocks_at(state.data, at)
    taken = with_blocks(state.data, at[:-1], deleted(at[-1], 1))
    data = with_blocks(taken, at[:-1], inserted(at, blocks))
    rest = after_insert(at, len(blocks) - 1)

    def where(place: Place) -> Place | None:
        if place[: len(at)] == at:
            return (*at[:-1], at[-1] + place[len(at)], *place[len(at) + 1 :]) if len(place) > len(at) else None
        return rest(place)

    def compare(after: State) -> Match:
        return compare_ungrouped(state.reading, at, where, after)

    return Step(f"ungroup({at})", lambda: engine.ungroup(state.written, at), (data,), compare)


def compare_ungrouped(before: Reading, at: Place, where: Move, after: State) -> Match:
    """Compare what is left of a circuit: its blocks as they were, and its own comments, which are loose now."""
    rewritten = (at in before.arrays) != (at[:-1] in before.arrays)
    stays = [(n, atom) for n, atom in enumerate(before.atoms) if not (rewritten and within(atom.home, at))]
    found = items(enumerate(after.reading.atoms))
    match = Match(before, None, after.reading, rewritten)
    match.align(kept_among(items([(n, atom) for n, atom in stays if atom.owner != at], where), found))
    new = [entry for entry, was in zip(found, match.aligned, strict=True) if was is None]
    own = [atom for atom in before.atoms if atom.owner == at or (rewritten and within(atom.home, at))]
    check(
        sorted(comments(new)) == sorted(comments(own)), f"the comments {comments(own)} became those of:\n{shown(new)}"
    )
    check(
        rewritten or comments(found) == comments(before.atoms),
        f"not the order {comments(before.atoms)}:\n{shown(found)}",
    )
    last = (*at[:-1], at[-1] + len({atom.home[: len(at) + 1] for atom in before.of(at)} - {at}) - 1)
    twice = set(comments(own))  # it may be said elsewhere too; then it is not known which is which
    match.aligned = [
        None if was and was.source.kind in ("comment", "inner") and not twice.isdisjoint(was.source.comments) else was
        for was in match.aligned
    ]
    for entry in new:
        is_loose = entry.owner in (None, at[:-1] or None) and entry.source.kind in ("comment", "inner")
        is_child = rewritten and isinstance(entry.owner, tuple) and at <= entry.owner[: len(at)] <= last
        check(is_loose or is_child, f"not loose: {entry.text!r} of {entry.owner}\nin\n{shown(found)}")
    return match
