"""What changed between two routines, in the person's words."""

from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from random_routines import routines
from routine_help import CATALOGUE, HEAD, routine_of

from foottimer.compare.diff import Change, Changes, changes_to_json, compare
from foottimer.routine.adjust import walk
from foottimer.routine.limits import measure
from foottimer.routine.model import Routine
from foottimer.routine.read import read_routine

RAISE = '[[block]]\nexercise = "raise"\nreps = 8\n'
STAND = '[[block]]\nexercise = "balance"\nhold = 20\n'
LUNGE = '[[block]]\nexercise = "lunge"\nreps = 6\n'
HOP = '[[block]]\nexercise = "hop"\ntime = 20\n'
REST = "[[block]]\nrest = 30\n"


def circuit(*blocks: str, keys: str = "rounds = 2") -> str:
    return f"[[block]]\n{keys}\n" + "".join(blocks).replace("[[block]]", "[[block.block]]")


def changed(before: str, after: str) -> Changes:
    return compare(routine_of(before), routine_of(after))


def told(before: str, after: str) -> list[str]:
    """Every change of a block as a line."""
    return [
        " ".join(f"{block.change} {block.where} {block.name}: {', '.join(block.details())}".split())
        for block in changed(before, after).blocks
    ]


def test_the_same_is_the_same() -> None:
    found = changed(RAISE + STAND, RAISE + STAND)
    assert found.same
    assert (found.summary, found.longer) == ("", 0)


def test_what_is_said_otherwise_is_told_in_the_units_of_a_person() -> None:
    after = '[[block]]\nexercise = "raise"\nreps = 10\nrest = 20\nsets = 2\ntempo = "3-0-3"\n'
    assert told(RAISE, after) == [
        "changed 1 Calf raise: 8 -> 10 reps, 1 -> 2 sets, "
        "tempo up 2, top 1, down 3 as usual -> up 3, down 3, rest 15 s as usual -> 20 s"
    ]


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("hold = 20", "hold = 90", "hold 20 s -> 1:30"),
        ("hold = 20", "time = 20", "hold 20 s -> 20 s"),
        ("hold = 20", "reps = 5", "hold 20 s -> 5 reps"),
        ("hold = 20", 'hold = 20\nsides = "each"', "both sides at once as usual -> each side"),
        ("hold = 20", "hold = 20\noptional = true", "optional no -> yes"),
        ("hold = 20", "hold = 20\nload = 8", "load nothing -> 8 kg"),
        ("hold = 20", "hold = 20\nswitch = 0", "switch 5 s as usual -> 0 s"),
        ("hold = 20", 'hold = 20\nadvance = "manual"', "goes on by itself as usual -> when you say so"),
        ("hold = 20", 'hold = 20\nat = [{ when = "50%", say = "Half" }]', "says nothing -> 50% Half"),
        ("hold = 20\ntransition = 3", "hold = 20", "afterwards 3 s -> 10 s as usual"),
        ("hold = 20\nsets = 2", "hold = 20\nsets = 2\nevery = 40", "every nothing -> 40 s"),
        ("open = true\nexpect = 30", "open = true\nexpect = 40", "expected 30 s -> 40 s"),
        ("open = true", 'open = true\nmax = 40\nrecord = "cm"', "at most nothing -> 40 s, asks for nothing -> cm"),
        ("reps = 5", "reps = 5\nrep_time = 2", "a rep takes 3 s as usual -> 2 s"),
        ("time = 5\nbpm = 100", "time = 5\nbpm = 120", "beats a minute 100 -> 120"),
        (f'time = 5\nnote = "{"a" * 50}b"', f'time = 5\nnote = "{"a" * 50}c"', "note worded otherwise"),
    ],
)
def test_each_key_of_work(before: str, after: str, difference: str) -> None:
    named = '[[block]]\nname = "A"\n'
    assert told(named + before, named + after) == [f"changed 1 A: {difference}"]


def test_blocks_are_added_and_removed_where_they_stand() -> None:
    assert told(RAISE + LUNGE, RAISE + STAND + LUNGE) == ["added 2 Balance: 20 s each side"]
    assert told(RAISE + STAND + LUNGE, RAISE + LUNGE) == ["removed 2 Balance: 20 s each side"]
    assert told(RAISE + STAND, LUNGE + HOP + REST)[:2] == [
        "removed 1 Calf raise: 8 reps",
        "removed 2 Balance: 20 s each side",
    ]


def test_a_block_that_stands_elsewhere_has_moved_and_nothing_else_has() -> None:
    assert told(RAISE + STAND + LUNGE, STAND + LUNGE + RAISE) == ["moved 1 -> 3 Calf raise:"]
    more = RAISE.replace("8", "9")
    assert told(RAISE + STAND + LUNGE, STAND + LUNGE + more) == ["moved 1 -> 3 Calf raise: 8 -> 9 reps"]


def test_another_exercise_in_the_same_place_is_a_change() -> None:
    assert told(RAISE + STAND + REST, RAISE + LUNGE + REST) == [
        "changed 2 Lunge: exercise Balance -> Lunge, hold 20 s -> 6 reps"
    ]


def test_blocks_that_were_put_into_a_circuit_moved_there() -> None:
    assert told(RAISE + STAND + LUNGE, RAISE + circuit(STAND, LUNGE)) == [
        "added 2 Circuit: 2 rounds, rest 10 s",
        "moved 2 -> 2.1 Balance:",
        "moved 3 -> 2.2 Lunge:",
    ]


def test_a_circuit_is_known_by_what_is_in_it() -> None:
    before = circuit(RAISE, STAND) + circuit(LUNGE, HOP)
    assert told(before, circuit(LUNGE, HOP, REST, keys="rounds = 3\nround_rest = 20")) == [
        "removed 1 Circuit: 2 rounds, rest 10 s",
        "removed 1.1 Calf raise: 8 reps",
        "removed 1.2 Balance: 20 s each side",
        "changed 1 Circuit: 2 -> 3 rounds, between rounds 10 s as usual -> 20 s",
        "added 1.3 Rest:",
    ]


def test_the_routines_own_keys_and_defaults_are_told() -> None:
    after = f'tags = ["foot", "calf"]\ngoal.per_week = 3\n[defaults]\nrest = 20\ncues.halfway = false\n{RAISE}'
    found = changed(RAISE, after)
    assert [difference.show() for difference in found.routine] == [
        "tags nothing -> foot, calf",
        "goal nothing -> 3 a week",
        "usual rest 15 s as usual -> 20 s",
        "cues as in the settings -> halfway off",
    ]
    assert found.blocks == ()
    assert found.summary == "the routine's own keys"


def test_an_exercise_of_the_routines_own_is_told_apart_from_that_of_the_catalogue() -> None:
    own = '[exercises.raise]\nname = "Calf raise"\nphases = [["up", 1], ["down", 2.5]]\n'
    (exercise,) = changed(RAISE, own + RAISE).exercises
    assert (exercise.change, exercise.id) == (Change.CHANGED, "raise")
    assert "phases up 2, top 1, down 3 -> up 1, down 2.5" in [found.show() for found in exercise.differences]


def test_time_and_exercises_before_and_after() -> None:
    found = changed(RAISE, RAISE + HOP)
    assert (found.before.total, found.after.total, found.longer) == (58_000, 88_000, 30_000)
    assert [(exercise.change, exercise.id) for exercise in found.exercises] == [(Change.ADDED, "hop")]
    assert [block.longer for block in found.blocks] == [20_000]


def test_as_json_everything_is_a_plain_value_in_seconds() -> None:
    made = json.loads(json.dumps(changes_to_json(changed(RAISE + STAND, STAND.replace("20", "7.5") + HOP))))
    assert made["seconds_longer"] == -53
    assert made["blocks"][1] == {
        "change": "changed",
        "before": {"block": "2", "name": "Balance", "summary": "20 s each side", "seconds": 45},
        "after": {"block": "1", "name": "Balance", "summary": "7.5 s each side", "seconds": 20},
        "differences": [{"key": "hold", "before": 20, "after": 7.5, "text": "hold 20 s -> 7.5 s"}],
    }


@given(routines(), routines())
@settings(max_examples=100, deadline=None)
def test_every_block_is_accounted_for_once(before: Routine, after: Routine) -> None:
    found = compare(before, after)
    assert found.before.total == measure(before).ms
    count = {change: found.count(change) for change in Change}
    kept_before = len(list(walk(before.blocks))) - count[Change.REMOVED]
    assert kept_before == len(list(walk(after.blocks))) - count[Change.ADDED]
    paths = [block.after.path for block in found.blocks if block.after]
    assert len(paths) == len(set(paths))
    assert compare(before, before).same
    json.dumps(changes_to_json(found))


@given(routines())
@settings(max_examples=60, deadline=None)
def test_one_block_more_is_one_block_added(routine: Routine) -> None:
    new = read_routine(HEAD + dedent('[[block]]\nname = "Entirely new"\nhold = 5\n'), "n", CATALOGUE).routine
    assert new is not None
    for place in range(len(routine.blocks) + 1):
        blocks = (*routine.blocks[:place], *new.blocks, *routine.blocks[place:])
        (change,) = compare(routine, replace(routine, blocks=blocks)).blocks
        assert (change.change, change.where) == (Change.ADDED, str(place + 1))
