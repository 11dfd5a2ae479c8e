"""Random work at the desk on commented texts: every step can be undone and done again, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from random_edits_model import blocks_at, parents
from random_edits_texts import Place, Writer
from routine_help import CATALOGUE

from foottimer.edit.desk import Desk
from foottimer.edit.scale import scale
from foottimer.routine.keys import BlockKind
from foottimer.text.blocks import Run
from foottimer.text.values import EditError

SHARDS = 8
EACH = 30
STEPS = 14
VALUES = (5, 2, "each", "1m30s", True, 'a "b" # c', ["x", "# y"], None)
KEYS = ("hold", "reps", "sets", "rest", "name", "note", "cues", "rounds", "sides", ("carry", "kg"))
BROKEN = ("[[block", 'name = "', "\ufeff= 1\n", "x = 1\nx = 2\n")


def choose(random: Random, desk: Desk) -> None:
    """Choose some blocks, or the routine."""
    data = desk.document.written.data if desk.document.written else {}
    parent = random.choice([*parents(data)])
    size = len(blocks_at(data, parent))
    if size and random.random() < 0.9:
        first = random.randrange(size)
        desk.select(Run(parent, first, random.randint(1, min(2, size - first))))
    else:
        desk.select(())


def works(random: Random, desk: Desk) -> list[Callable[[], object]]:
    """Return what can be tried at a desk."""
    place: Place = desk.place
    key, value = random.choice(KEYS), random.choice(VALUES)
    return [
        *(desk.duplicate, desk.delete, desk.cut, desk.copy, desk.paste, desk.paste, desk.indent, desk.outdent),
        *(desk.group, desk.ungroup, lambda: desk.move(-1), lambda: desk.move(1)),
        *(lambda: desk.add(random.choice([*BlockKind])), lambda: desk.set_kind(place, random.choice([*BlockKind]))),
        *[lambda: desk.set(place, key, value, merge=random.random() < 0.5)] * 4,
        lambda: fit(random, desk),
        lambda: desk.retext(Writer(random, 3, tag=2000).text()),
        lambda: desk.retext(desk.document.text + random.choice(BROKEN)),
        lambda: desk.retext(desk.document.text + random.choice("# \nx"), coalesce=True),
        lambda: desk.saved_as(desk.document.text),
    ]


def fit(random: Random, desk: Desk) -> None:
    """Make a routine that can be followed shorter or longer."""
    if desk.document.routine is not None:
        desk.fit(scale(desk.document.routine, random.randrange(30, 900) * 1000))


def work(random: Random, desk: Desk) -> bool:
    """Do something; says whether it was done. What is refused changes nothing."""
    choose(random, desk)
    before = (desk.document.text, desk.selection, desk.undoable)
    try:
        random.choice(works(random, desk))()
    except EditError:
        assert (desk.document.text, desk.selection, desk.undoable) == before
        return False
    return True


def undone(desk: Desk) -> list[str]:
    """Undo everything; returns the texts on the way, that from before it first."""
    texts = [desk.document.text]
    while desk.undoable:
        assert desk.undo()
        texts.append(desk.document.text)
    assert not desk.undo()
    return texts


def redone(desk: Desk) -> list[str]:
    texts = [desk.document.text]
    while desk.redoable:
        assert desk.redo()
        texts.append(desk.document.text)
    assert not desk.redo()
    return texts


@pytest.mark.parametrize("shard", range(SHARDS))
def test_all_that_is_done_is_undone_and_done_again_to_the_byte(shard: int) -> None:
    done = 0
    for number in range(EACH):
        random = Random(f"desk {shard} {number}")
        text = Writer(random, 6).text()
        desk, seen = Desk("test", text, CATALOGUE), {text}
        for _ in range(STEPS):
            done += work(random, desk)
            seen.add(desk.document.text)
            if random.random() < 0.4:
                go_back_and_forth(desk, text, seen)
            for _ in range(random.choice([0, 0, 0, 0, 1, 2])):
                desk.undo()
    assert done > EACH * STEPS // 2


def go_back_and_forth(desk: Desk, first: str, seen: set[str]) -> None:
    """Undo everything and do it again: the texts are those that were there, and the same on both ways."""
    now = desk.document.text
    back = undone(desk)
    assert back[-1] == first
    assert seen.issuperset(back)
    forth = redone(desk)
    assert forth[: len(back)] == back[::-1]
    assert seen.issuperset(forth)
    for _ in range(len(forth) - len(back)):
        desk.undo()
    assert desk.document.text == now
