"""What each key of a block means, by the section "Blocks" of the format."""

import pytest
from routine_help import routine_of, steps, timeline_of, work

from foottimer.routine.cues import CueKind
from foottimer.routine.expand import expand
from foottimer.routine.model import Circuit, Rest, Side, Unit, Work
from foottimer.routine.timeline import Ends, Kind

NO_READY = "[defaults]\nget_ready = 0\n"


def test_reps_take_their_number_times_the_phases() -> None:
    [interval] = work("[[block]]\nexercise = 'raise'\nreps = 10")
    assert (interval.kind, interval.length, interval.reps, interval.ends) == (Kind.REPS, 60_000, 10, Ends.AUTO)
    assert [(phase.name, phase.ms) for phase in interval.phases] == [("up", 2000), ("top", 1000), ("down", 3000)]


def test_reps_without_phases_wait_for_a_key_and_are_estimated_at_the_rep_time() -> None:
    [built_in] = work("[[block]]\nname = 'Push-ups'\nreps = 10")
    [own] = work("[[block]]\nname = 'Push-ups'\nreps = 10\nrep_time = 2.5")
    assert (built_in.length, built_in.ends, built_in.phases) == (30_000, Ends.SELF_PACED, ())
    assert own.length == 25_000


def test_a_hold_and_a_time_take_their_duration() -> None:
    [hold] = work("[[block]]\nname = 'A'\nhold = '1m30s'")
    [time] = work("[[block]]\nname = 'A'\ntime = '1:30'\nbpm = 90")
    assert (hold.kind, hold.length, hold.bpm) == (Kind.HOLD, 90_000, None)
    assert (time.kind, time.length, time.bpm) == (Kind.TIME, 90_000, 90)


def test_an_open_block_counts_up_from_its_estimate() -> None:
    [interval] = work("[[block]]\nname = 'A'\nopen = true\nexpect = 75\nmax = 90\nrecord = 'reps'")
    assert (interval.kind, interval.length, interval.max) == (Kind.OPEN, 75_000, 90_000)
    assert (interval.ends, interval.record) == (Ends.OPEN, Unit.REPS)


def test_an_open_block_without_expect_has_no_length_and_stays() -> None:
    timeline = timeline_of("[[block]]\nname = 'A'\nopen = true")
    assert [interval.kind for interval in timeline.intervals] == [Kind.READY, Kind.OPEN]
    assert (timeline.total, timeline.estimated) == (10_000, True)


def test_a_rest_block_rests_under_its_own_name() -> None:
    body = "[[block]]\nname='A'\nhold=5\n[[block]]\nrest=30\nname='Breathe'\nnote='Slowly'\n[[block]]\nname='B'\nhold=5"
    assert steps(body) == [("hold", 5), ("rest", 30), ("hold", 5)]
    rest = timeline_of(body).intervals[2]
    assert (rest.name, rest.note, rest.block, rest.set) == ("Breathe", "Slowly", "2", None)
    assert isinstance(routine_of(body).blocks[1], Rest)


def test_a_circuit_does_its_blocks_in_order_each_round() -> None:
    body = """
    [[block]]
    name = "Calves"
    rounds = 2
    round_rest = 45
      [[block.block]]
      name = "A"
      hold = 5
      [[block.block]]
      name = "B"
      hold = 6
    """
    assert [kind for kind, _ in steps(body)] == ["hold", "transition", "hold", "rest", "hold", "transition", "hold"]
    assert isinstance(routine_of(body).blocks[0], Circuit)
    places = [(interval.block, interval.group, interval.round, interval.rounds) for interval in work(body)]
    assert places == [("1.1", "Calves", n, 2) for n in (1,)] + [("1.2", "Calves", 1, 2)] + [
        ("1.1", "Calves", 2, 2),
        ("1.2", "Calves", 2, 2),
    ]


def test_the_group_is_the_innermost_circuit_with_a_name() -> None:
    body = """
    [[block]]
    name = "Outer"
    rounds = 3
      [[block.block]]
      rounds = 2
        [[block.block.block]]
        name = "A"
        hold = 5
    """
    intervals = work(body)
    assert {(interval.group, interval.rounds) for interval in intervals} == {("Outer", 2)}
    assert [interval.round for interval in intervals] == [1, 2] * 3


def test_circuits_nest_four_deep() -> None:
    body = "".join(f"[[{'.'.join(['block'] * depth)}]]\nrounds = 1\n" for depth in range(1, 5))
    assert len(work(body + "[[block.block.block.block.block]]\nname = 'A'\nhold = 1")) == 1


# Exercise


def test_an_exercise_is_found_by_id_and_by_alias() -> None:
    for name in ("raise", "heel raise", "Heel  Raise"):
        [interval] = work(f"[[block]]\nexercise = '{name}'\nreps = 1")
        assert (interval.exercise, interval.name) == ("raise", "Calf raise")


def test_an_entry_of_the_file_replaces_a_catalogue_entry_whole() -> None:
    body = """
    [exercises.raise]
    name = "My raise"
    phases = [["go", 4]]
    [[block]]
    exercise = "heel raise"
    reps = 2
    """
    [interval] = work(body)
    assert (interval.name, interval.length, interval.cues) == ("My raise", 8_000, ())


def test_an_exercise_of_the_files_own_brings_its_keys_along() -> None:
    body = """
    [[block]]
    exercise = "towel"
    reps = 8
    [exercises.towel]
    name = "Towel scrunch"
    sides = "each"
    cues = ["Pull"]
    phases = [["pull", 2], ["hold", 1], ["release", 2]]
    """
    found = [(i.exercise, i.name, i.side, i.length, i.cues) for i in work(body)]
    assert found == [("towel", "Towel scrunch", side, 40_000, ("Pull",)) for side in (Side.LEFT, Side.RIGHT)]


# Who wins


def test_block_then_exercise_then_built_in_for_sides_cues_and_metronome() -> None:
    assert [i.side for i in work("[[block]]\nexercise = 'balance'\nhold = 5")] == [Side.LEFT, Side.RIGHT]
    assert [i.side for i in work("[[block]]\nexercise = 'balance'\nhold = 5\nsides = 'both'")] == [None]
    assert [i.side for i in work("[[block]]\nname = 'A'\nhold = 5")] == [None]
    assert work("[[block]]\nexercise = 'raise'\nreps = 1")[0].cues == ("Rise tall", "Lower slowly")
    assert work("[[block]]\nexercise = 'raise'\nreps = 1\ncues = ['Up']")[0].cues == ("Up",)
    assert work("[[block]]\nexercise = 'raise'\nreps = 1\ncues = []")[0].cues == ()
    assert work("[[block]]\nexercise = 'hop'\ntime = 5")[0].bpm == 120
    assert work("[[block]]\nexercise = 'hop'\ntime = 5\nbpm = 90")[0].bpm == 90


BOTH_SIDES = "[[block]]\nname='A'\nhold=20\nsides='each'\nsets=2\n[[block]]\nname='B'\nhold=20\n"


def test_built_in_are_10_10_5_and_15_seconds() -> None:
    expected = [("ready", 10), ("hold", 20), ("switch", 5), ("hold", 20), ("rest", 15), ("hold", 20), ("switch", 5)]
    assert steps(BOTH_SIDES, ready=True) == [*expected, ("hold", 20), ("transition", 10), ("hold", 20)]


def test_defaults_win_over_built_in() -> None:
    defaults = "[defaults]\nget_ready = 3\ntransition = 4\nswitch = 6\nrest = 7\n"
    expected = [("ready", 3), ("hold", 20), ("switch", 6), ("hold", 20), ("rest", 7), ("hold", 20), ("switch", 6)]
    assert steps(defaults + BOTH_SIDES, ready=True) == [*expected, ("hold", 20), ("transition", 4), ("hold", 20)]


def test_the_block_wins_over_defaults() -> None:
    body = "[defaults]\ntransition=4\nswitch=6\nrest=7\nrep_time=9\nadvance='manual'\n[[block]]\nname='A'\nhold=20\n"
    body += "sides='each'\nsets=2\nswitch=1\nrest=2\ntransition=3\nadvance='auto'\n[[block]]\nname='B'\nreps=1\n"
    kinds = [("hold", 20), ("switch", 1), ("hold", 20), ("rest", 2), ("hold", 20), ("switch", 1), ("hold", 20)]
    assert steps(body) == [*kinds, ("transition", 3), ("reps", 9)]
    assert work(body)[0].ends is Ends.AUTO


def test_defaults_say_how_work_ends_and_keep_sound_overrides() -> None:
    routine = routine_of("[defaults]\nadvance='manual'\n[defaults.cues]\nhalfway=false\n[[block]]\nname='A'\nhold=5")
    assert dict(routine.defaults.cues.on) == {CueKind.HALFWAY: False}
    assert expand(routine).cues == routine.defaults.cues
    assert work("[defaults]\nadvance='manual'\n[[block]]\nname='A'\nhold=5")[0].ends is Ends.MANUAL


@pytest.mark.parametrize("key", ["rest", "switch", "transition", "round_rest", "get_ready", "expect"])
def test_what_stands_between_may_be_0(key: str) -> None:
    where = {
        "round_rest": "[[block]]\nrounds=2\nround_rest=0\n[[block.block]]\nname='A'\nhold=5",
        "get_ready": "[defaults]\nget_ready=0\n[[block]]\nname='A'\nhold=5",
        "expect": "[[block]]\nname='A'\nopen=true\nexpect=0",
    }
    body = where.get(key, f"[[block]]\nname='A'\nhold=5\nsets=2\nsides='each'\n{key}=0\n[[block]]\nname='B'\nhold=5")
    assert all(interval.length or interval.kind is Kind.OPEN for interval in timeline_of(body).intervals)


# Sides


def test_left_and_right_are_one_pass() -> None:
    for side in (Side.LEFT, Side.RIGHT):
        assert [i.side for i in work(f"[[block]]\nname='A'\nhold=5\nsides='{side}'")] == [side]


def test_each_side_gets_the_full_time() -> None:
    assert [(i.side, i.length) for i in work("[[block]]\nname='A'\nreps=5\nsides='each'")] == [
        (Side.LEFT, 15_000),
        (Side.RIGHT, 15_000),
    ]


def test_alternate_counts_reps_a_side_and_takes_twice_the_time() -> None:
    [paced] = work("[[block]]\nexercise='lunge'\nreps=6")
    [self_paced] = work("[[block]]\nname='A'\nsides='alternate'\nreps=6")
    assert (paced.side, paced.reps, paced.repetitions, paced.length) == (Side.ALTERNATE, 6, 12, 48_000)
    assert self_paced.length == 36_000


def test_alternate_does_not_double_time_and_open() -> None:
    [time] = work("[[block]]\nname='A'\nsides='alternate'\ntime=20")
    [opened] = work("[[block]]\nname='A'\nsides='alternate'\nopen=true\nexpect=20")
    assert (time.length, opened.length, time.side, opened.side) == (20_000, 20_000, Side.ALTERNATE, Side.ALTERNATE)


def test_side_order_set_is_left_right_left_right_and_block_is_left_left_right_right() -> None:
    block = "[[block]]\nname='A'\nhold=5\nsides='each'\nsets=2\n"
    assert [(i.set, i.side) for i in work(block)] == [
        (1, Side.LEFT),
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (2, Side.RIGHT),
    ]
    assert [(i.set, i.side) for i in work(block + "side_order='block'")] == [
        (1, Side.LEFT),
        (2, Side.LEFT),
        (1, Side.RIGHT),
        (2, Side.RIGHT),
    ]


# Phases and tempo


def test_phases_of_the_block_win_and_are_told_apart_by_position() -> None:
    [interval] = work("[[block]]\nexercise='raise'\nreps=2\nphases=[['hold', 1], ['hold', '2s'], ['rest', 0]]")
    assert [(phase.name, phase.ms) for phase in interval.phases] == [("hold", 1000), ("hold", 2000)]
    assert interval.length == 6_000


def test_no_phases_at_all_are_self_paced() -> None:
    [interval] = work("[[block]]\nexercise='raise'\nreps=2\nphases=[]")
    assert interval.ends is Ends.SELF_PACED


def test_a_tempo_gives_the_phases_new_seconds_and_0_drops_one() -> None:
    [interval] = work("[[block]]\nexercise='raise'\nreps=2\ntempo='3-0-1.5'")
    assert [(phase.name, phase.ms) for phase in interval.phases] == [("up", 3000), ("down", 1500)]
    assert interval.length == 9_000


def test_hold_time_and_open_ignore_the_catalogues_phases() -> None:
    assert work("[[block]]\nexercise='raise'\nhold=20")[0].phases == ()
    assert work("[[block]]\nexercise='hop'\ntime=20")[0].phases == ()
    assert work("[[block]]\nexercise='hop'\nopen=true")[0].phases == ()


# Manual


def test_manual_work_waits_once_and_self_paced_work_not_twice() -> None:
    manual = work("[[block]]\nname='A'\nhold=5\nsets=2\nadvance='manual'")
    assert [interval.ends for interval in manual] == [Ends.MANUAL, Ends.MANUAL]
    assert work("[[block]]\nname='A'\nreps=5\nadvance='manual'")[0].ends is Ends.SELF_PACED
    assert work("[[block]]\nexercise='raise'\nreps=5\nadvance='manual'")[0].ends is Ends.MANUAL
    assert work("[defaults]\nadvance='manual'\n[[block]]\nname='A'\nopen=true")[0].ends is Ends.OPEN


# every


def test_every_set_starts_that_long_after_the_one_before() -> None:
    body = NO_READY + "[[block]]\nname='A'\nhold=20\nsides='each'\nsets=3\nevery=60\nswitch=5"
    assert [kind for kind, _ in steps(body)].count("rest") == 2
    assert [length for kind, length in steps(body) if kind == "rest"] == [15, 15]
    assert timeline_of(body).total == 165_000


def test_every_with_block_order_counts_one_sides_pass() -> None:
    body = NO_READY + "[[block]]\nname='A'\nhold=20\nsides='each'\nsets=3\nevery=60\nswitch=5\nside_order='block'"
    side = [("hold", 20), ("rest", 40), ("hold", 20), ("rest", 40), ("hold", 20)]
    assert steps(body) == [*side, ("switch", 5), *side]
    assert timeline_of(body).total == 285_000


def test_every_exactly_as_long_as_the_set_leaves_no_rest() -> None:
    assert steps("[[block]]\nname='A'\nhold=20\nsets=2\nevery=20") == [("hold", 20), ("hold", 20)]


def test_every_counts_both_sides_turns_and_goes_before_the_rest_of_the_defaults() -> None:
    body = "[defaults]\nrest=99\n[[block]]\nexercise='lunge'\nreps=5\nsets=2\nevery='1m'"
    assert steps(body) == [("reps", 40), ("rest", 20), ("reps", 40)]


# at


def test_at_is_from_the_start_of_each_pass_in_percent_or_seconds() -> None:
    say = "at=[{when='50%', say='Halfway'}, {when='5s', say='Five'}, {when=0, say='Go'}]"
    for interval in work(f"[[block]]\nname='A'\nhold=20\nsides='each'\n{say}"):
        assert [(cue.ms, cue.text) for cue in interval.says] == [(0, "Go"), (5_000, "Five"), (10_000, "Halfway")]
    [opened] = work("[[block]]\nname='A'\nopen=true\nexpect=75\nat=[{when='12.5%', say='x'}, {when=100, say='y'}]")
    assert [cue.ms for cue in opened.says] == [9_375, 100_000]


# optional, load, note


def test_optional_blocks_count_in_the_total() -> None:
    timeline = timeline_of("[[block]]\nname='A'\nhold=5\n[[block]]\nname='B'\nhold=6\noptional=true")
    assert timeline.total == 31_000
    assert [interval.optional for interval in timeline.intervals] == [False, False, False, True]


def test_what_is_inside_an_optional_circuit_may_be_left_out_too() -> None:
    body = "[[block]]\nname='A'\nhold=5\n[[block]]\noptional=true\n[[block.block]]\nname='B'\nhold=6"
    assert [interval.optional for interval in work(body)] == [False, True]


@pytest.mark.parametrize(("load", "shown"), [("8", "8 kg"), ("7.5", "7.5 kg"), ("'red band'", "red band")])
def test_a_load_is_text_or_a_number_of_kg(load: str, shown: str) -> None:
    assert work(f"[[block]]\nname='A'\nhold=5\nload={load}")[0].load == shown


def test_a_note_may_hold_newlines_and_stands_on_the_work() -> None:
    [interval] = work('[[block]]\nname="A"\nhold=5\nnote="""one\ntwo"""')
    assert interval.note == "one\ntwo"


def test_the_file_says_what_it_is() -> None:
    head = "series='s'\nlevel=2\nabout='About'\ntags=['t']\nequipment=['wall']\n[goal]\nper_week=3\n"
    routine = routine_of(head + "[[block]]\nname='A'\nhold=5")
    assert (routine.series, routine.level, routine.about) == ("s", 2, "About")
    assert (routine.tags, routine.equipment, routine.goal_per_week) == (("t",), ("wall",), 3)
    assert isinstance(routine.blocks[0], Work)
