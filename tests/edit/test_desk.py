"""What a person does to blocks: what comes of it, what is chosen then, what is refused, and that all can be undone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from routine_help import CATALOGUE, HEAD

from foottimer.edit.desk import Desk
from foottimer.edit.form import fields_of
from foottimer.edit.scale import scale
from foottimer.routine.catalogue import Catalogue, parse_catalogue
from foottimer.routine.duration import format_duration
from foottimer.routine.keys import BlockKind
from foottimer.text.blocks import Run
from foottimer.text.values import EditError

DOSES, _ = parse_catalogue(
    """
format = 1
[exercises.raise]
name = "Calf raise"
aliases = ["heel raise"]
duty = "reps"
phases = [["up", 2], ["top", 1], ["down", 3]]
doses = [{ reps = 8 }, { sets = 2, reps = 10, rest = 45 }, { sets = 3, reps = 12, rest = 45, note = "on a step" }]
[exercises.slow-raise]
name = "Slow raise"
duty = "reps"
phases = [["up", 4], ["top", 1], ["down", 4]]
[exercises.balance]
name = "Balance"
sides = "each"
duty = "hold"
doses = [{ hold = 20 }, { hold = 30 }, { sets = 2, hold = 30, sides = "both" }]
[exercises.lunge]
name = "Lunge"
sides = "alternate"
duty = "reps"
phases = [["down", 2], ["back", 2]]
[exercises.bound]
name = "Bound"
duty = "open"
doses = [{ reps = 20 }, { sets = 2, reps = 20, rest = 60 }, { sets = 3, reps = 20, rest = 60 }]
"""
)
BODY = """
# about A
[[block]]
name = "A"
reps = 3

[[block]]
rounds = 2
  # about B
  [[block.block]]
  name = "B"
  hold = 5

  [[block.block]]
  rest = 7

[[block]]
name = "C"
time = 9
"""


def desk(body: str = BODY, catalogue: Catalogue = DOSES) -> Desk:
    return Desk("test", HEAD + dedent(body), catalogue)


def tree(made: Desk) -> str:
    """The blocks in short: a letter or number each, circuits in brackets."""

    def told(blocks: list[dict[str, Any]]) -> str:
        return " ".join(
            f"[{told(block['block'])}]" if "block" in block else str(block.get("name", block.get("rest")))
            for block in blocks
        )

    return told(tomllib.loads(made.document.text).get("block", []))


def at(made: Desk, *place: int, count: int = 1) -> Desk:
    made.select(Run(place[:-1], place[-1], count) if place else ())
    return made


def block(made: Desk, *place: int) -> dict[str, Any]:
    return dict(made.document.table(place))


Act = Callable[[Desk], object]
ACTS: list[tuple[tuple[int, ...], int, Act, str, Run | tuple[()], str]] = [
    # where, how many, what, the blocks then, what is chosen then, what can be undone then
    ((), 1, lambda d: d.add(BlockKind.REST), "A [B 7] C 30", Run((), 3, 1), "add a rest"),
    ((0,), 1, lambda d: d.add(BlockKind.HOLD), "A New exercise [B 7] C", Run((), 1, 1), "add a hold"),
    ((0,), 2, lambda d: d.add(BlockKind.REST), "A [B 7] 30 C", Run((), 2, 1), "add a rest"),
    ((1, 0), 1, lambda d: d.add(BlockKind.REST), "A [B 30 7] C", Run((1,), 1, 1), "add a rest"),
    ((0,), 1, lambda d: d.add(BlockKind.CIRCUIT), "A [New exercise] [B 7] C", Run((1,), 0, 1), "add a circuit"),
    ((0,), 1, lambda d: d.add("heel raise"), "A None [B 7] C", Run((), 1, 1), "add Calf raise"),
    ((0,), 1, lambda d: d.duplicate(), "A A [B 7] C", Run((), 1, 1), "duplicate A"),
    ((0,), 2, lambda d: d.duplicate(), "A [B 7] A [B 7] C", Run((), 2, 2), "duplicate 2 blocks"),
    ((0,), 1, lambda d: d.delete(), "[B 7] C", Run((), 0, 1), "delete A"),
    ((2,), 1, lambda d: d.delete(), "A [B 7]", Run((), 1, 1), "delete C"),
    ((0,), 3, lambda d: d.delete(), "", (), "delete 3 blocks"),
    ((1, 0), 2, lambda d: d.delete(), "A C", Run((), 1, 1), "delete 2 blocks"),
    ((1, 0), 1, lambda d: d.cut(), "A [7] C", Run((1,), 0, 1), "cut B"),
    ((0,), 1, lambda d: d.move(1), "[B 7] A C", Run((), 1, 1), "move A"),
    ((0,), 2, lambda d: d.move(1), "C A [B 7]", Run((), 1, 2), "move 2 blocks"),
    ((2,), 1, lambda d: d.move(-1), "A C [B 7]", Run((), 1, 1), "move C"),
    ((1, 1), 1, lambda d: d.move(-1), "A [7 B] C", Run((1,), 0, 1), "move Rest"),
    ((2,), 1, lambda d: d.indent(), "A [B 7 C]", Run((1,), 2, 1), "indent C"),
    ((1, 0), 1, lambda d: d.outdent(), "A [7] B C", Run((), 2, 1), "outdent B"),
    ((1, 0), 2, lambda d: d.outdent(), "A B 7 C", Run((), 1, 2), "outdent 2 blocks"),
    ((0,), 2, lambda d: d.group(), "[A [B 7]] C", Run((), 0, 1), "group 2 blocks"),
    ((1, 1), 1, lambda d: d.group(), "A [B [7]] C", Run((1,), 1, 1), "group Rest"),
    ((1,), 1, lambda d: d.ungroup(), "A B 7 C", Run((), 1, 2), "ungroup Circuit"),
    ((1, 1), 1, lambda d: d.ungroup(), "A B 7 C", Run((), 1, 2), "ungroup Circuit"),
]


@pytest.mark.parametrize(("where", "count", "act", "blocks", "chosen", "label"), ACTS)
def test_acts(where: tuple[int, ...], count: int, act: Act, blocks: str, chosen: Run | tuple[()], label: str) -> None:
    made = at(desk(), *where, count=count)
    text, before = made.document.text, made.selection
    act(made)
    assert (tree(made), made.selection, made.undoable) == (blocks, chosen, label)
    assert made.changed
    after = made.document.text
    assert made.undo() == label
    assert (made.document.text, made.selection, made.changed) == (text, before, False)
    assert made.redo() == label
    assert (made.document.text, made.selection) == (after, chosen)


@pytest.mark.parametrize(
    ("where", "act", "said"),
    [
        ((), lambda d: d.delete(), "choose a block first"),
        ((), lambda d: d.group(), "choose a block first"),
        ((0,), lambda d: d.move(-1), "the first already"),
        ((2,), lambda d: d.move(1), "the last already"),
        ((1, 1), lambda d: d.move(1), "last of its circuit: outdent"),
        ((0,), lambda d: d.indent(), "no circuit right before"),
        ((1,), lambda d: d.indent(), "no circuit right before"),
        ((0,), lambda d: d.outdent(), "in no circuit"),
        ((0,), lambda d: d.ungroup(), "no circuit, and in none"),
        ((0,), lambda d: d.paste(), "nothing was cut or copied"),
        ((0,), lambda d: d.add("nope"), "no exercise is called 'nope'"),
        ((0,), lambda d: d.add("calf rise"), "did you mean 'calf raise'"),
        ((0,), lambda d: d.swap_exercise("nope"), "no exercise is called 'nope'"),
        ((1,), lambda d: d.swap_exercise("raise"), "a rest or a circuit has no exercise"),
        ((), lambda d: d.swap_exercise("raise"), "choose a block"),
        ((1,), lambda d: d.set_kind((1,), BlockKind.HOLD), "ungroup it"),
        ((0,), lambda d: d.set((7,), "reps", 3), "no such block"),
        ((0,), lambda d: d.set_kind((7,), BlockKind.HOLD), "choose a block"),
    ],
)
def test_refusals_change_nothing(where: tuple[int, ...], act: Act, said: str) -> None:
    made = at(desk(), *where)
    text, chosen = made.document.text, made.selection
    with pytest.raises(EditError, match=said):
        act(made)
    assert (made.document.text, made.selection, made.undoable) == (text, chosen, "")


def test_circuits_nest_four_deep_and_no_deeper() -> None:
    made = at(desk('[[block]]\nname = "A"\nreps = 3\n'), 0)
    for _ in range(4):
        made.group()
    assert tree(made) == "[[[[A]]]]"
    with pytest.raises(EditError, match="up to 4 deep"):
        made.group()
    assert tree(made) == "[[[[A]]]]"


def test_blocks_go_into_a_circuit_that_has_none() -> None:
    made = at(desk("block = [{rounds = 2, block = []}]\n"), 0)
    made.add(BlockKind.REST)
    assert (tree(made), made.selection) == ("[30]", Run((0,), 0, 1))


def test_deleting_a_circuits_only_block_deletes_the_circuit() -> None:
    made = at(
        desk('[[block]]\n[[block.block]]\n[[block.block.block]]\nname = "A"\nreps = 3\n[[block]]\nrest = 3\n'), 0, 0, 0
    )
    made.delete()
    assert (tree(made), made.selection) == ("3", Run((), 0, 1))


def test_comments_go_where_their_blocks_go() -> None:
    made = at(desk(), 0)
    made.move(1)
    text = made.document.text
    assert text.index("rounds") < text.index("# about A") < text.index('name = "A"') < text.index('name = "C"')
    at(made, 0, 0).cut()
    assert "about B" not in made.document.text
    at(made, 1).paste()
    assert made.document.text.count("# about B") == 1


def test_blocks_go_from_one_routine_to_another() -> None:
    one = at(desk('[exercises.own]\nname = "Own"\n[[block]]\nexercise = "own"\nreps = 3\n'), 0)
    one.copy()
    other = desk()
    other.clipboard = one.clipboard
    other.paste()
    assert block(other, 3) == {"exercise": "own", "reps": 3}
    assert other.document.routine is not None
    assert (one.undoable, other.undoable) == ("", "paste")


# New blocks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BlockKind)
def test_a_new_block_is_complete(kind: BlockKind) -> None:
    made = Desk("test", HEAD, DOSES)
    made.add(kind)
    made.add("raise")
    assert made.document.routine is not None
    assert made.document.kind((0,)) is kind


@pytest.mark.parametrize(
    ("exercise", "level", "said"),
    [
        ("raise", None, {"exercise": "raise", "reps": 8}),
        ("raise", 2, {"exercise": "raise", "reps": 10, "sets": 2, "rest": 45}),
        ("Calf Raise ", 1, {"exercise": "raise", "reps": 8}),
        ("Slow raise", 1, {"exercise": "slow-raise", "reps": 8}),
        ("heel raise", 3, {"exercise": "raise", "reps": 12, "sets": 3, "rest": 45, "note": "on a step"}),
        ("balance", 1, {"exercise": "balance", "hold": 20}),
        ("balance", 3, {"exercise": "balance", "hold": 30, "sides": "both", "sets": 2}),
        ("bound", 2, {"exercise": "bound", "open": True, "expect": 20, "sets": 2, "rest": 60}),
        ("lunge", 1, {"exercise": "lunge", "reps": 8}),
    ],
)
def test_an_exercise_comes_with_its_dose(exercise: str, level: int | None, said: dict[str, Any]) -> None:
    made = Desk("test", HEAD, DOSES)
    made.add(exercise, level)
    assert block(made, 0) == said
    assert made.document.routine is not None


# Changes of what blocks say ---------------------------------------------------------------------------------------


def test_key_repeat_is_one_step() -> None:
    made = at(desk(), 0)
    text = made.document.text
    for reps in range(4, 40):
        made.set((0,), "reps", reps, merge=True)
    assert (block(made, 0)["reps"], made.steps, made.undoable) == (39, 1, "change reps of A")
    made.set((0,), "sets", 2, merge=True)
    assert made.steps == 2
    made.undo()
    made.undo()
    assert made.document.text == text
    assert made.undo() == ""


def test_setting_what_is_so_is_no_step() -> None:
    made = desk()
    made.set((0,), "reps", 3)
    made.set((0,), "sides", None)
    made.set((), ("goal", "per_week"), None)
    assert (made.undoable, made.changed) == ("", False)


@pytest.mark.parametrize(
    ("said", "key", "value", "then"),
    [
        ({"name": "A", "reps": 3}, "exercise", "raise", {"exercise": "raise", "reps": 3}),
        ({"exercise": "raise", "reps": 3, "tempo": "1-1-1"}, "name", "Mine", {"name": "Mine", "reps": 3}),
        ({"name": "A", "hold": 3, "sets": 2, "rest": 5}, "every", 60, {"name": "A", "hold": 3, "sets": 2, "every": 60}),
        ({"name": "A", "hold": 3, "sets": 2, "every": 60}, "rest", 5, {"name": "A", "hold": 3, "sets": 2, "rest": 5}),
        ({"name": "A", "hold": 3, "advance": "manual"}, "every", 60, {"name": "A", "hold": 3, "every": 60}),
        ({"exercise": "raise", "reps": 3, "tempo": "1-1-1"}, "phases", [["in", 1]],
         {"exercise": "raise", "reps": 3, "phases": [["in", 1]]}),
        ({"exercise": "raise", "reps": 3, "phases": [["in", 1]]}, "tempo", "1-1-1",
         {"exercise": "raise", "reps": 3, "tempo": "1-1-1"}),
        ({"rest": 5}, "name", "Drink", {"rest": 5, "name": "Drink"}),
        ({"rest": 5}, "rest", 6, {"rest": 6}),
    ],
)  # fmt: skip
def test_what_cannot_stand_beside_a_new_value_goes(
    said: dict[str, Any], key: str, value: object, then: dict[str, Any]
) -> None:
    made = stating(said)
    made.set((0,), key, value)
    assert block(made, 0) == then
    assert [problem.message for problem in made.document.problems] == []
    made.undo()
    assert block(made, 0) == said


def stating(said: dict[str, Any]) -> Desk:
    return at(Desk("test", HEAD + tomli_w.dumps({"block": [said, {"name": "Z", "hold": 1}]}), DOSES), 0)


def test_values_within_tables() -> None:
    made = desk()
    made.set((), ("defaults", "rest"), 20)
    made.set((), ("goal", "per_week"), 3)
    made.set((0,), "phases", [["in", 1], ["out", 2]])
    made.set((0,), ("phases", 1, 1), 3)
    assert made.document.routine is not None
    assert made.document.routine.defaults.rest == 20_000
    assert block(made, 0)["phases"] == [["in", 1], ["out", 3]]
    made.set((), ("defaults", "rest"), None)
    assert made.document.routine.defaults.rest is None or made.document.total is not None
    assert made.undoable == "change rest"


@pytest.mark.parametrize(
    ("said", "kind", "then"),
    [
        ({"name": "A", "hold": "1m", "sets": 2, "rest": 5}, "time", {"name": "A", "sets": 2, "rest": 5, "time": "1m"}),
        ({"name": "A", "hold": 20}, "open", {"name": "A", "open": True, "expect": 20}),
        ({"name": "A", "open": True, "expect": 20, "record": "cm"}, "hold", {"name": "A", "hold": 20}),
        ({"name": "A", "open": True}, "hold", {"name": "A", "hold": 20}),
        ({"name": "A", "reps": 4, "tempo": "x"}, "time", {"name": "A", "time": 10}),
        ({"exercise": "raise", "reps": 5, "tempo": "2-1-3"}, "hold", {"exercise": "raise", "hold": 30}),
        ({"exercise": "raise", "hold": 30}, "reps", {"exercise": "raise", "reps": 8}),
        ({"exercise": "slow-raise", "time": 30}, "reps", {"exercise": "slow-raise", "reps": 8}),
        ({"name": "A", "time": 30, "bpm": 90}, "reps", {"name": "A", "reps": 10}),
        ({"exercise": "lunge", "reps": 5}, "hold", {"exercise": "lunge", "hold": 40, "sides": "each"}),
        ({"name": "A", "reps": 5, "sides": "alternate"}, "hold", {"name": "A", "hold": 30, "sides": "each"}),
        ({"name": "A", "hold": 20, "sets": 3, "rest": 5, "note": "n"}, "rest", {"rest": 20, "note": "n"}),
        ({"rest": 40, "optional": True}, "hold", {"optional": True, "name": "New exercise", "hold": 40}),
        ({"note": "?"}, "reps", {"note": "?", "name": "New exercise", "reps": 8}),
        ({"name": "A", "hold": 20}, "hold", {"name": "A", "hold": 20}),
        ({"name": "A", "hold": 20}, "circuit", {"rounds": 2, "block": [{"name": "A", "hold": 20}]}),
    ],
)
def test_another_kind(said: dict[str, Any], kind: str, then: dict[str, Any]) -> None:
    made = stating(said)
    made.set_kind((0,), BlockKind(kind))
    assert block(made, 0) == then
    assert made.document.routine is not None, made.document.problems


@pytest.mark.parametrize(
    ("said", "exercise", "level", "then"),
    [
        ({"exercise": "raise", "reps": 5, "tempo": "2-1-3"}, "slow-raise", None,
         {"exercise": "slow-raise", "reps": 5, "tempo": "2-1-3"}),
        ({"exercise": "raise", "reps": 5, "tempo": "2-1-3", "cues": ["x"]}, "lunge", None,
         {"exercise": "lunge", "reps": 5}),
        ({"exercise": "raise", "reps": 5, "sets": 4}, "balance", None, {"exercise": "balance", "hold": 20, "sets": 4}),
        ({"name": "A", "hold": 5, "sides": "left"}, "balance", None,
         {"exercise": "balance", "hold": 5, "sides": "left"}),
        ({"exercise": "balance", "hold": 5, "sides": "each"}, "raise", None, {"exercise": "raise", "reps": 8}),
        ({"exercise": "raise", "reps": 5, "sets": 4, "note": "mine"}, "raise", 2,
         {"exercise": "raise", "reps": 10, "sets": 2, "rest": 45, "note": "mine"}),
        ({"exercise": "raise", "reps": 5, "note": "on a step"}, "bound", 1,
         {"exercise": "bound", "open": True, "expect": 20}),
        ({"exercise": "raise", "reps": 2, "sets": 2, "every": 13}, "slow-raise", None,
         {"exercise": "slow-raise", "reps": 2, "sets": 2}),
        ({"name": "A", "time": 30}, "lunge", None, {"exercise": "lunge", "reps": 8}),
    ],
)  # fmt: skip
def test_another_exercise(said: dict[str, Any], exercise: str, level: int | None, then: dict[str, Any]) -> None:
    made = stating(said)
    made.swap_exercise(exercise, level)
    assert block(made, 0) == then
    assert made.document.routine is not None, made.document.problems
    made.undo()
    assert (block(made, 0), made.undoable) == (said, "")


def test_several_blocks_are_changed_in_one_step() -> None:
    optional = "".join(f'[[block]]\nname = "{name}"\nhold = 60\noptional = true\n' for name in "AB")
    made = desk('[[block]]\nname = "Z"\nhold = 60\nsets = 3\n' + optional)
    made.select((2,))
    assert made.document.routine is not None
    plan = scale(made.document.routine, 60_000)
    made.fit(plan)
    assert made.document.total == plan.after
    assert (made.document.size(()), made.selection) == (1, ())
    assert made.undo() == f"make it {format_duration(plan.after)} long"
    assert made.undo() == ""


def test_fields_are_set_and_refuse_to_be_missed() -> None:
    made = desk('[[block]]\nexercise = "raise"\nreps = 3\n')
    found = {field.name: field for field in fields_of(made.document, (0,))}
    made.set_field((0,), found["sets"], 3)
    assert made.undoable == "change Sets of Calf raise"
    with pytest.raises(EditError, match="Reps has to be there"):
        made.set_field((0,), found["reps"], None)
    with pytest.raises(EditError, match="an exercise or a name"):
        made.set_field((0,), found["exercise"], None)
    made.set_field((0,), found["exercise"], "balance")
    assert block(made, 0) == {"exercise": "balance", "sets": 3, "hold": 20}


# The text ---------------------------------------------------------------------------------------------------------


def test_form_and_text_share_their_steps() -> None:
    made = at(desk(), 0)
    text = made.document.text
    for typed in ("t", "te", "ten"):
        made.retext(text.replace('"A"', f'"{typed}"'), coalesce=True)
    made.set((0,), "reps", 9)
    assert (block(made, 0), made.steps) == ({"name": "ten", "reps": 9}, 2)
    assert [made.undo() for _ in range(3)] == ["change reps of ten", "typing", ""]
    assert made.document.text == text


def test_a_broken_text_waits_to_be_mended() -> None:
    made = at(desk(), 0)
    made.retext(made.document.text + "x = \n", coalesce=True)
    assert (made.document.stale, len(made.document.rows)) == (True, 5)
    for act in (lambda: made.set((0,), "reps", 4), made.delete, lambda: made.add("raise")):
        with pytest.raises(EditError, match="mend it in the text, or undo"):
            act()
    made.undo()
    assert not made.document.stale
    made.delete()


def test_what_is_chosen_is_there() -> None:
    made = at(desk(), 2)
    made.retext(HEAD)
    assert made.selection == ()
    made.undo()
    assert made.selection == Run((), 2, 1)
    made.select((9,))
    assert made.selection == ()
    made.select((1, 1))
    assert made.place == (1, 1)


def test_saving() -> None:
    made = at(desk(), 0)
    made.delete()
    made.saved_as(made.document.text)
    assert (made.changed, made.steps) == (False, 0)
    made.undo()
    assert (made.changed, made.steps) == (True, 1)
    made.renamed("other")
    assert (made.document.id, made.redo()) == ("other", "delete A")


def test_files_as_other_systems_write_them() -> None:
    made = at(Desk("test", "\ufeff" + (HEAD + BODY).replace("\n", "\r\n"), DOSES), 0)
    text = made.document.text
    made.duplicate()
    made.set((0,), "reps", 4)
    assert made.document.text.startswith("\ufeff")
    assert "\n" not in made.document.text.replace("\r\n", "")
    made.undo()
    made.undo()
    assert made.document.text == text


# Anything ---------------------------------------------------------------------------------------------------------

CALLS: list[Act] = [
    *(lambda d, kind=kind: d.add(kind) for kind in BlockKind),
    *(lambda d, id_=id_: d.add(id_, 2) for id_ in ("raise", "bound")),
    *(lambda d, name=name: getattr(d, name)() for name in
      ("duplicate", "delete", "cut", "copy", "paste", "indent", "outdent", "group", "ungroup")),
    *(lambda d, by=by: d.move(by) for by in (-1, 1)),
    *(lambda d, kind=kind: d.set_kind(d.place, kind) for kind in BlockKind),
    *(lambda d, level=level: d.swap_exercise("balance", level) for level in (None, 3)),
    lambda d: d.set(d.place, "note", "x"),
    lambda d: d.undo(),
    lambda d: d.redo(),
]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 2), st.sampled_from(CALLS)), max_size=10))
@settings(max_examples=120, deadline=None)
def test_whatever_is_done_the_routine_stays_whole_and_can_be_undone(steps: list[tuple[int, int, Act]]) -> None:
    made = desk()
    start = made.document.text
    for number, count, act in steps:
        places = [row.place for row in made.document.rows]
        place = places[number % len(places)] if places else ()
        made.select(Run(place[:-1], place[-1], count) if place else ())
        text = made.document.text
        try:
            act(made)
        except EditError:
            assert made.document.text == text
        assert made.document.routine is not None or not made.document.size(()) or works_not(made)
        assert not made.selection or made.document.has(made.place)
    while made.undo():
        pass
    assert made.document.text == start


def works_not(made: Desk) -> bool:
    """Whether all that is wrong is that there is nothing to do."""
    return all("nothing to do" in problem.message for problem in made.document.problems if problem.severity == "error")


def test_samples_are_sound() -> None:
    assert desk().document.problems == ()
    assert CATALOGUE.get("raise") is not None
