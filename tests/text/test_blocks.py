"""What edits of blocks refuse, what they share with the text before, and values anywhere in a routine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foottimer.routine.words import KeyPath
from foottimer.text.blocks import (
    Piece,
    Run,
    change,
    delete,
    duplicate,
    extract,
    group,
    insert,
    move,
    set_value,
    ungroup,
    unset,
)
from foottimer.text.values import EditError
from foottimer.text.written import Written

HEADED = """\
[[block]]
rounds = 2
[[block.block]]
reps = 1
[[block.block]]
reps = 2
[[block]]
rest = 3
"""
BRACES = "block = [{ rounds = 2, block = [{ reps = 1 }, { reps = 2 }] }, { rest = 3 }]\n"
NEW = Piece.of({"rest": 1})

REFUSED: list[tuple[Callable[[Written], object], str]] = [
    (lambda w: delete(w, Run((), 1, 2)), r"there is no block\[3\]"),
    (lambda w: delete(w, Run((), 0, 0)), "there is no block"),
    (lambda w: delete(w, Run((), -1, 1)), "there is no block"),
    (lambda w: delete(w, Run((1,), 0, 1)), r"there is no block\[2\].block\[1\]"),
    (lambda w: delete(w, Run((7,), 0, 1)), r"there is no block\[8\]"),
    (lambda w: delete(w, Run((0,), 0, 2)), "these are all blocks of the circuit: delete the circuit"),
    (lambda w: duplicate(w, Run((), 2, 1)), r"there is no block\[3\]"),
    (lambda w: move(w, Run((), 0, 1), (0, 1)), "a block cannot go into itself"),
    (lambda w: move(w, Run((), 0, 2), (1, 0)), "a block cannot go into itself"),
    (lambda w: move(w, Run((), 0, 1), (3,)), r"there is no block\[4\] to move to"),
    (lambda w: move(w, Run((), 0, 1), ()), "there is no place to move to"),
    (lambda w: move(w, Run((0,), 0, 2), (0,)), "these are all blocks of the circuit: move the circuit"),
    (lambda w: group(w, Run((), 1, 2), {}), r"there is no block\[3\]"),
    (lambda w: ungroup(w, (1,)), r"block\[2\] is no circuit with blocks"),
    (lambda w: ungroup(w, ()), "the routine is no circuit with blocks"),
    (lambda w: insert(w, (3,), NEW), r"there is no block\[4\]"),
    (lambda w: insert(w, (), NEW), "blocks go into a routine"),
    (lambda w: insert(w, (5, 0), NEW), r"there is no block\[6\]"),
    (lambda w: extract(w, Run((), 2, 1)), r"there is no block\[3\]"),
    (lambda w: change(w, (2,), {"reps": 1}), r"there is no block\[3\]"),
    (lambda w: change(w, (1,), {"rest": object()}), "a file cannot hold a value of the type object"),
]


@pytest.mark.parametrize(("edit", "why"), REFUSED)
@pytest.mark.parametrize("text", [HEADED, BRACES])
def test_what_cannot_be_done_says_why(text: str, edit: Callable[[Written], object], why: str) -> None:
    with pytest.raises(EditError, match=why):
        edit(Written.of(text))


def test_the_only_block_of_a_circuit_stays() -> None:
    with pytest.raises(EditError, match="it is the circuit's only block: delete the circuit"):
        delete(Written.of("[[block]]\n[[block.block]]\nreps = 1\n"), Run((0,), 0, 1))


@pytest.mark.parametrize("text", ["block = 1\n", "[block]\nreps = 1\n", "block = [1, { reps = 2 }]\n"])
def test_what_is_no_list_of_blocks_is_left_alone(text: str) -> None:
    with pytest.raises(EditError, match="block is no list of blocks: mend it in the text first"):
        duplicate(Written.of(text), Run((), 0, 1))


def test_a_text_that_is_no_toml_cannot_be_edited() -> None:
    with pytest.raises(EditError, match="line 2, column 1: not valid TOML"):
        Written.of("a = 1\n=\n")


@pytest.mark.parametrize("text", [HEADED, BRACES])
def test_a_move_to_where_the_blocks_are_changes_nothing(text: str) -> None:
    written = Written.of(text)
    assert all(move(written, Run((0,), 0, 1), (0, at)) is written for at in (0, 1))
    assert change(written, (1,), {"rest": 3, "sets": None}) is written


@pytest.mark.parametrize("text", [HEADED, BRACES])
def test_what_an_edit_leaves_alone_is_the_very_same_data(text: str) -> None:
    written = Written.of(text)
    blocks = written.data["block"]
    changed = change(written, (0, 1), {"reps": 5}).data["block"]
    moved = move(written, Run((), 1, 1), (0,)).data["block"]
    assert isinstance(blocks, list)
    assert isinstance(changed, list)
    assert isinstance(moved, list)
    assert changed[1] is blocks[1]
    assert changed[0]["block"][0] is blocks[0]["block"][0]
    assert changed[0]["block"][1] == {"reps": 5}
    assert moved[0] is blocks[1]
    assert moved[1] is blocks[0]


ROUTINE = """\
name = "A" # called

[defaults] # for all
rest = 5
cues = { bell = true }

[exercises.x]
name = "X"
phases = [
  ["up", 1], # fast
  ["down", 2],
]

[[block]]
reps = 1
at = [
  # early
  { when = 1, say = "a" }, # first
  { when = 2, say = "b" },
]

# of cues
[block.cues]
bell = true
"""

VALUES: list[tuple[KeyPath, object, str, str]] = [
    (("name",), "B", 'name = "A"', 'name = "B"'),
    (("defaults", "rest"), "9s", "rest = 5", 'rest = "9s"'),
    (("defaults", "cues", "bell"), False, "{ bell = true }", "{ bell = false }"),
    (("defaults",), {"rest": 5, "switch": 3}, "cues = { bell = true }\n", "switch = 3\n"),
    (("goal",), {"per_week": 3}, "\n[[block]]", "\n[[block]]"),
    (("exercises", "x", "phases", 0, 1), 1.5, '["up", 1],', '["up", 1.5],'),
    (("block", 0, "at", 1, "say"), "c", 'say = "b"', 'say = "c"'),
    (("block", 0, "cues", "bell"), False, "[block.cues]\nbell = true", "[block.cues]\nbell = false"),
    (("block", 0, "cues"), {"tone": "x"}, "[block.cues]\nbell = true", '[block.cues]\ntone = "x"'),
]


@pytest.mark.parametrize(("path", "value", "old", "new"), VALUES)
def test_a_value_is_set_anywhere_in_a_routine(path: KeyPath, value: object, old: str, new: str) -> None:
    text = set_value(Written.of(ROUTINE), path, value).text
    if path == ("goal",):
        assert text == f"{ROUTINE}".replace("\n[[block]]", "\n[goal]\nper_week = 3\n\n[[block]]")
    else:
        assert text == ROUTINE.replace(old, new)


UNSET: list[tuple[KeyPath, str]] = [
    (("defaults",), "[defaults] # for all\nrest = 5\ncues = { bell = true }\n\n"),
    (("defaults", "cues"), "cues = { bell = true }\n"),
    (("exercises", "x", "phases", 0), '  ["up", 1], # fast\n'),
    (("block", 0, "at", 0), '  # early\n  { when = 1, say = "a" }, # first\n'),
    (("block", 0, "at", 1), '  { when = 2, say = "b" },\n'),
    (("block", 0, "cues"), "\n# of cues\n[block.cues]\nbell = true\n"),
    (("block",), ROUTINE[ROUTINE.index("\n[[block]]") :]),
]


@pytest.mark.parametrize(("path", "gone"), UNSET)
def test_anything_of_a_routine_is_taken_out(path: KeyPath, gone: str) -> None:
    assert unset(Written.of(ROUTINE), path).text == ROUTINE.replace(gone, "")


def test_several_keys_are_changed_at_once() -> None:
    changed = change(Written.of(ROUTINE), (0,), {"reps": None, "hold": "20s", "cues": None})
    assert changed.text == ROUTINE.replace("reps = 1\n", "").replace(
        "\n# of cues\n[block.cues]\nbell = true", 'hold = "20s"'
    )


SEAMS: dict[str, tuple[str, Callable[[Written], Written], str]] = {
    "a comment above the next element is not the bracket's": (
        "block = [ {reps = 2},\n  # own\n  {reps = 3} ]\n",
        lambda w: delete(w, Run((), 0, 1)),
        "block = [\n  # own\n  {reps = 3} ]\n",
    ),
    "a comment beside the bracket stays there": (
        "block = [ # of the list\n]\n",
        lambda w: insert(w, (0,), NEW),
        "block = [ # of the list\n  { rest = 1 },\n]\n",
    ),
    "lines of a circuit that goes keep their indent": (
        "block = [\n  { block = [\n    # loose\n\n    # own\n    { reps = 5 }\n  ] },\n]\n",
        lambda w: ungroup(w, (0,)),
        "block = [\n    # loose\n\n    # own\n    { reps = 5 },\n]\n",
    ),
    "a comment beside a circuit becomes loose": (
        "block = [\n  { block = [{ reps = 5 }] }, # beside\n  { rest = 1 },\n]\n",
        lambda w: ungroup(w, (0,)),
        "block = [\n  { reps = 5 },\n  # beside\n\n  { rest = 1 },\n]\n",
    ),
    "comments of a circuit become loose": (
        "[[block]]\nrounds = 2 # twice\n# own\n\n[block.x]\na = 1 # one\n\n[[block.block]]\nreps = 5\n",
        lambda w: ungroup(w, (0,)),
        "# twice\n# own\n\n# one\n\n[[block]]\nreps = 5\n",
    ),
    "blank lines do not pile up": (
        "a = 1\n\n\n[[block]]\nreps = 1\n\n[[block]]\nreps = 2\n",
        lambda w: delete(w, Run((), 0, 1)),
        "a = 1\n\n\n[[block]]\nreps = 2\n",
    ),
    "what is put between parted blocks is parted": (
        "a = 1\n[[block]]\nreps = 1\n\n[[block]]\nreps = 2\n",
        lambda w: duplicate(w, Run((), 0, 1)),
        "a = 1\n[[block]]\nreps = 1\n\n[[block]]\nreps = 1\n\n[[block]]\nreps = 2\n",
    ),
    "a comment below a block does not become the next one's": (
        "[[block]]\nrounds = 2\n# own\n\n[goal]\nper_week = 3\n[[block.block]]\nreps = 1\n",
        lambda w: insert(Written.of(""), (0,), extract(w, Run((), 0, 1))),
        "[[block]]\nrounds = 2\n# own\n\n[[block.block]]\nreps = 1\n",
    ),
    "blank lines around a line that goes become one run": (
        "a = 1\n\nb = 2\n\n\nc = 3\n",
        lambda w: unset(w, ("b",)),
        "a = 1\n\n\nc = 3\n",
    ),
    "the text does not begin with a blank line then": (
        "a = 1\n\n[[block]]\nreps = 1\n",
        lambda w: unset(w, ("a",)),
        "[[block]]\nreps = 1\n",
    ),
    "a sub-table goes into braces": (
        "[[block]]\nrounds = 2\nblock = [{ rest = 1 }]\n\n[[block]]\nreps = 1 # one\n\n# l\n[block.load]\nkg = 5\n",
        lambda w: move(w, Run((), 1, 1), (0, 0)),
        "[[block]]\nrounds = 2\nblock = [\n  # one\n  # l\n  { reps = 1, load = { kg = 5 } }, { rest = 1 }]\n",
    ),
    "a circuit goes into braces with its blocks' comments": (
        "[[block]]\nblock = [\n  { rest = 1 },\n]\n[[block]]\nrounds = 2 # a\n# b\n[[block.block]]\nreps = 1\n",
        lambda w: move(w, Run((), 1, 1), (0, 1)),
        "[[block]]\nblock = [\n  { rest = 1 },\n  # a\n"
        "  { rounds = 2, block = [\n    # b\n    { reps = 1 },\n  ] },\n]\n",
    ),
}


@pytest.mark.parametrize("name", SEAMS)
def test_where_lines_meet_that_did_not(name: str) -> None:
    text, edit, expected = SEAMS[name]
    assert edit(Written.of(text)).text == expected


def test_an_editor_keeps_the_byte_order_mark() -> None:
    written = Written.of("\ufeffname = 1\n")
    assert written.text == "name = 1\n"
    assert set_value(written, ("name",), 2).whole == "\ufeffname = 2\n"
