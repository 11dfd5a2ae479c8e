"""Changes for today, and the outline that the start card offers them on."""

from types import MappingProxyType

import pytest
from routine_help import CATALOGUE, routine_of

from foottimer.routine.adjust import Changes, adjust
from foottimer.routine.expand import expand
from foottimer.routine.model import Side
from foottimer.routine.outline import RowKind, outline
from foottimer.routine.swap import knowing

ROUTINE = routine_of("""
[[block]]
name = "Warm up"
hold = 30
optional = true

[[block]]
exercise = "balance"
hold = 20
sets = 2

[[block]]
rest = 90
name = "Breathe"

[[block]]
name = "Pair"
rounds = 2
round_rest = 45
optional = true

  [[block.block]]
  exercise = "raise"
  reps = 10
  load = 8
  optional = true

  [[block.block]]
  name = "Push-ups"
  reps = 1
  sets = 3
  optional = true

[[block]]
name = "Timed"
time = 20
sets = 3
every = 90

[[block]]
name = "To the end"
open = true
expect = 75
sides = "alternate"
""")


def kinds_and_lengths(changes: Changes) -> list[tuple[str, int]]:
    return [(i.kind.value, i.length // 1000) for i in expand(adjust(ROUTINE, changes)).intervals]


def test_no_changes_leave_the_routine_as_it_is() -> None:
    assert adjust(ROUTINE, Changes()) == ROUTINE


def test_optional_blocks_are_left_out_by_their_path() -> None:
    changed = adjust(ROUTINE, Changes(left_out=frozenset({"1", "4.1"})))
    assert [row.name for row in outline(changed)] == ["Balance", "Breathe", "Pair", "Push-ups", "Timed", "To the end"]


def test_a_circuit_that_is_emptied_vanishes() -> None:
    by_blocks = adjust(ROUTINE, Changes(left_out=frozenset({"4.1", "4.2"})))
    whole = adjust(ROUTINE, Changes(left_out=frozenset({"4"})))
    assert by_blocks == whole
    assert len(whole.blocks) == 5


def test_sets_rounds_and_rests_are_changed_for_the_day() -> None:
    changed = adjust(ROUTINE, Changes(sets={"2": 3, "4": 1}, rests={"2": 25_000, "3": 60_000}))
    rows = {row.path: (row.sets, row.rest) for row in outline(changed)}
    assert (rows["2"], rows["3"], rows["4"]) == ((3, 25_000), (None, 60_000), (1, 45_000))
    assert ("rest", 5) in kinds_and_lengths(Changes(rests={"4": 5_000}))


def test_reps_are_changed_for_the_day_of_what_stands_in_too() -> None:
    lunges = routine_of('[[block]]\nexercise = "lunge"\nreps = 6\nsets = 2\n')
    light = Changes(swaps={"1": "raise"}, sets={"1": 1}, reps={"1": 12})
    changed = adjust(knowing(lunges, CATALOGUE.exercises), light)
    assert [(i.name, i.reps) for i in expand(changed).intervals if i.reps] == [("Calf raise", 12)]
    assert set(changed.exercises) == {"raise"}
    with pytest.raises(ValueError, match="no exercise 'raise'"):
        adjust(lunges, light)


def test_a_rest_block_of_0_vanishes_and_a_transition_takes_its_place() -> None:
    changed = adjust(ROUTINE, Changes(rests={"3": 0}))
    assert [row.name for row in outline(changed)].count("Breathe") == 0


def test_the_first_side_is_changed_for_the_day() -> None:
    timeline = expand(adjust(ROUTINE, Changes(first_side=Side.RIGHT)))
    assert [i.side for i in timeline.intervals if i.exercise == "balance"] == [Side.RIGHT, Side.LEFT] * 2


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (Changes(left_out=frozenset({"9"})), "no block 9"),
        (Changes(sets={"4.3": 2}), "no block 4.3"),
        (Changes(rests={"": 2}), "no block"),
        (Changes(left_out=frozenset({"2"})), "not optional"),
        (Changes(sets={"2": 0}), "cannot have 0 sets"),
        (Changes(sets={"3": 2}), "cannot have 2 sets"),
        (Changes(reps={"4.1": 0}), "cannot have 0 reps"),
        (Changes(reps={"2": 8}), "cannot have 8 reps"),
        (Changes(reps={"4": 8}), "cannot have 8 reps"),
        (Changes(reps={"9": 8}), "no block 9"),
        (Changes(rests={"2": -1}), "from 0 to 24 hours"),
        (Changes(rests={"3": 10**9}), "from 0 to 24 hours"),
        (Changes(rests={"5": 5_000}), "follow from its timing"),
        (Changes(sets={"2": 10**18}), "10,000 intervals"),
        (Changes(first_side=Side.ALTERNATE), "left or right"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(changes: Changes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        adjust(ROUTINE, changes)


def test_leaving_everything_out_is_refused() -> None:
    routine = routine_of("[[block]]\nname='A'\nhold=5\noptional=true\n[[block]]\nrest=5\n")
    with pytest.raises(ValueError, match="nothing would be left"):
        adjust(routine, Changes(left_out=frozenset({"1"})))


def test_the_outline_describes_every_block() -> None:
    assert [(row.path, row.depth, row.kind, row.name, row.summary, row.length // 1000) for row in outline(ROUTINE)] == [
        ("1", 0, RowKind.WORK, "Warm up", "30 s", 30),
        ("2", 0, RowKind.WORK, "Balance", "2 x 20 s each side, rest 15 s", 105),
        ("3", 0, RowKind.REST, "Breathe", "", 90),
        ("4", 0, RowKind.CIRCUIT, "Pair", "2 rounds, rest 45 s", 263),
        ("4.1", 1, RowKind.WORK, "Calf raise", "10 reps, 8 kg", 60),
        ("4.2", 1, RowKind.WORK, "Push-ups", "3 x 1 rep, rest 15 s, at your own pace", 39),
        ("5", 0, RowKind.WORK, "Timed", "3 x 20 s, every 1:30", 200),
        ("6", 0, RowKind.WORK, "To the end", "open, about 1:15, sides by turns", 75),
    ]
    assert [row.path for row in outline(ROUTINE) if row.optional] == ["1", "4", "4.1", "4.2"]
    assert [(row.sets, row.rest) for row in outline(ROUTINE)][4:7] == [(1, 15_000), (3, 15_000), (3, None)]


@pytest.mark.parametrize(
    ("duty", "summary"),
    [
        ("reps = 4", "4 reps each side by turns, at your own pace"),
        ("time = 20", "20 s, sides by turns"),
        ("open = true", "open, sides by turns"),
    ],
)
def test_the_outline_counts_only_reps_a_side_by_turns(duty: str, summary: str) -> None:
    [row] = outline(routine_of(f"[[block]]\nname = 'A'\nsides = 'alternate'\n{duty}"))
    assert row.summary == summary


def test_defaults_of_changes_cannot_be_changed_for_everybody() -> None:
    assert isinstance(Changes().sets, MappingProxyType)
    assert isinstance(Changes().rests, MappingProxyType)
