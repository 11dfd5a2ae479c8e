"""What is wrong with a file: each mistake with its line, column, key path and fix."""

# ruff: noqa: E501 -- a message stands whole beside what causes it

import pytest
from routine_help import CATALOGUE, lines, read

from foottimer.routine.expand import expand
from foottimer.routine.problem import Severity
from foottimer.routine.read import read_routine

BLOCK = "[[block]]\nname = 'A'\n"


def one(body: str) -> str:
    """Return the only problem of a body."""
    [line] = lines(body)
    return line


def test_five_different_mistakes_are_five_lines_at_their_places() -> None:
    text = """format = 1
name = "Five mistakes"
level = 0

[[block]]
exercise = "raize"
reps = 8

  [[block]]
  exercise = "raise"   # three phases
  reps  = 8
  tempo = "2-1"

[[block]]
name = "Plank"
hold = 30s
"""
    syntax = read_routine(text, "five", CATALOGUE)
    assert [(p.line, p.column) for p in syntax.problems] == [(16, 10)]
    mended = text.replace("30s", "07:30:00\nholds = 1\nsets = 'two'")
    assert [problem.show("five.toml") for problem in read_routine(mended, "five", CATALOGUE).problems] == [
        "five.toml:3:9: level: must be a whole number from 1 to 1000000, not 0",
        "five.toml:6:12: block[1].exercise: no exercise is called 'raize' (did you mean 'raise'?)",
        "five.toml:12:11: block[2].tempo: has 2 numbers, but the exercise has 3 phases (up, top, down)",
        "five.toml:16:8: block[3].hold: 07:30:00: a time of day is no duration: put it in quotes for minutes and seconds,"
        ' or write seconds (30, 7.5) or text like "30s", "1m30s", "1h", "1:30" or "1:02:03"',
        "five.toml:17:1: warning: block[3].holds: unknown key (did you mean 'hold'?): it does nothing",
        "five.toml:18:8: block[3].sets: must be a whole number from 1, not 'two'",
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("format = 1\nname = ", 2, 8, "Invalid value"),
        ("format = 1\nname = 'x\n", 3, 1, "ends too early"),
        ("format = 1\r\nname = \x07", 2, 8, "TOML"),
        ("a = 1\na = 2", 2, 6, "overwrite"),
        ("a = [1,", 1, 8, "ends too early"),
        ("a = " + "9" * 5000, 1, 5, "far too many digits"),
        ("a = 2024-02-31", 1, 5, "date"),
        ("a = " + "[" * 60, 1, 37, "32 deep"),
        ("a = " + "{b=" * 60, 1, 101, "32 deep"),
        ("a." * 60 + "b = 1", 1, 64, "32 deep"),
        ("a = '" + "x" * 2**20, 1, 1, "1 MiB"),
    ],
)
def test_a_syntax_error_is_one_problem_where_the_parser_stopped(text: str, line: int, column: int, says: str) -> None:
    [problem] = read_routine(text, "x", CATALOGUE).problems
    assert (problem.line, problem.column) == (line, column)
    assert says in problem.message


def test_dots_and_brackets_in_text_and_comments_do_not_count_as_nesting() -> None:
    dots = "a." * 60 + "[" * 60
    reading = read(f"about = '{dots}' # {dots}\nx = '''\n{dots}\"'''\n[[block]]\nname='A'\nhold=1\n")
    assert [problem.path for problem in reading.problems] == ["x"]


# The file as a whole


def test_a_missing_format_is_an_error_and_the_rest_is_still_judged() -> None:
    problems = read_routine("name = 5\n[[block]]\nname='A'\nhold=1", "x", CATALOGUE).problems
    assert [(p.line, p.column, p.path) for p in problems] == [(1, 1, ""), (1, 8, "name")]
    assert "format = 1" in problems[0].message


@pytest.mark.parametrize("value", ["0", "-1", "true", "1.0", "'1'", "[1]"])
def test_a_format_that_never_was_is_an_error(value: str) -> None:
    [problem] = read_routine(f"format = {value}\nname='N'\n[[block]]\nname='A'\nhold=1", "x", CATALOGUE).problems
    assert (problem.column, problem.path) == (10, "format")
    assert "must be 1" in problem.message


def test_a_newer_format_says_so_and_nothing_else() -> None:
    [problem] = read_routine("format = 2\nnovelty = 3", "x", CATALOGUE).problems
    assert "newer foottimer" in problem.message


@pytest.mark.parametrize("routine_id", ["My Routine", "UPPER", "-x", "", "a_b", "a\nb"])
def test_a_file_whose_name_is_no_slug_has_a_problem(routine_id: str) -> None:
    reading = read(BLOCK + "hold = 1", routine_id)
    assert reading.routine is None
    assert "rename it" in reading.problems[0].message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "-1:1: error: : there is no block: add [[block]] with what to do"),
        ("block = []", "1:9: error: block: there is no block: add [[block]] with what to do"),
        ("block = 3", "1:9: error: block: must be an array of tables, each [[block]], not 3"),
        ("[block]\nhold = 3", "1:1: error: block: must be an array of tables, each [[block]], not a table"),
        ("block = [3]", "1:10: error: block[1]: must be a table, not 3"),
        ("[[block]]\nrest = 3", "1:1: error: block: there is nothing to do: every block is a rest"),
        ("tagz = []\n" + BLOCK + "hold = 1", "1:1: warning: tagz: unknown key (did you mean 'tags'?): it does nothing"),
        ("level = true\n" + BLOCK + "hold = 1", "1:9: error: level: must be a whole number from 1 to 1000000, not true"),
        ("tags = 'a'\n" + BLOCK + "hold=1", "1:8: error: tags: must be an array of texts, as [\"one\", \"two\"], not 'a'"),
        ("tags = ['a', 5]\n" + BLOCK + "hold=1", "1:14: error: tags[2]: must be text in quotes, not 5"),
        ("series = 'My S'\n" + BLOCK + "hold=1", "1:10: error: series: is made of a-z, 0-9 and dashes: try 'my-s'"),
        ("goal = 3\n" + BLOCK + "hold=1", "1:8: error: goal: must be a table, not 3"),
        ("goal.per_week = 8\n" + BLOCK + "hold=1", "1:17: error: goal.per_week: must be a whole number from 1 to 7, not 8"),
        ("[goal]\nweek = 1\n" + BLOCK + "hold=1", "2:1: warning: goal.week: unknown key (did you mean 'per_week'?): it does nothing"),
        ("[defaults]\nswich = 5\n" + BLOCK + "hold=1", "2:1: warning: defaults.swich: unknown key (did you mean 'switch'?): it does nothing"),
        ("[defaults]\nrest = -5\n" + BLOCK + "hold=1", "2:8: error: defaults.rest: -5: a duration cannot be negative: write 0 or more seconds"),
        ("[defaults]\nrep_time = 0\n" + BLOCK + "hold=1", "2:12: error: defaults.rep_time: must be longer than 0"),
        ("[defaults]\ncues = 5\n" + BLOCK + "hold=1", "2:8: error: defaults.cues: must be a table, not 5"),
        ("[defaults]\nadvance = 'manuel'\n" + BLOCK + "hold=1", "2:11: error: defaults.advance: must be one of 'auto', 'manual', not 'manuel' (did you mean 'manual'?)"),
    ],
)  # fmt: skip
def test_mistakes_around_the_blocks(body: str, expected: str) -> None:
    assert one(body) == expected


# Blocks


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("hold = 0", "3:8: error: block[1].hold: must be longer than 0"),
        ("hold = true", '3:8: error: block[1].hold: true: not a duration: write seconds (30, 7.5) or text like "30s", "1m30s", "1h", "1:30" or "1:02:03"'),
        ("reps = 0", "3:8: error: block[1].reps: must be a whole number from 1, not 0"),
        ("reps = 1.0", "3:8: error: block[1].reps: must be a whole number from 1, not 1.0"),
        ("open = false", "3:8: error: block[1].open: must be true, not false: an open block counts up"),
        ("hold = 1\nsets = 0", "4:8: error: block[1].sets: must be a whole number from 1, not 0"),
        ("hold = 1\nreps = 2", "4:1: error: block[1].reps: a block has exactly one duty, this one has hold and reps: keep one"),
        ("note = 'x'", "1:1: error: block[1]: this block has no duty: add reps, hold, time or open, or make it a rest or a circuit"),
        ("exercise = 'raise'\nhold = 1", "2:1: error: block[1].name: a work block has an exercise or a name: keep one: exercise, or name for free text"),
        ("hold = 1\noptional = 1", "4:12: error: block[1].optional: must be true or false, not 1"),
        ("hold = 1\nsides = 'botth'", "4:9: error: block[1].sides: must be one of 'both', 'left', 'right', 'each', 'alternate', not 'botth' (did you mean 'both'?)"),
        ("hold = 1\nside_order = 'side'", "4:14: error: block[1].side_order: must be one of 'set', 'block', not 'side'"),
        ("hold = 1\ncues = [5]", "4:9: error: block[1].cues[1]: must be text in quotes, not 5"),
        ("hold = 1\ncues = ['" + "x" * 61 + "']", "4:9: warning: block[1].cues[1]: 61 characters: more than 60 do not fit a small screen"),
        ("hold = 1\nload = 0", "4:8: error: block[1].load: must be a number above 0, not 0"),
        ("hold = 1\nload = []", '4:8: error: block[1].load: must be text, as "red band", or a number of kg, not an array'),
        ("hold = 1\nload = nan", "4:8: error: block[1].load: must be a number above 0, not nan"),
        ("time = 1\nbpm = 601", "4:7: error: block[1].bpm: must be a whole number from 1 to 600, not 601"),
        ("open = true\nrecord = 'kg'", "4:10: error: block[1].record: must be one of 'reps', 'cm', 'seconds', not 'kg'"),
        ("open = true\nmax = 0", "4:7: error: block[1].max: must be longer than 0"),
        ("open = true\nexpect = 5\nmax = 4", "4:10: warning: block[1].expect: longer than max, which ends the block after 0:04"),
        ("hold = 1\nround_rest = 4", "4:1: error: block[1].round_rest: does not belong on a hold (did you mean 'rest'?): take it out"),
        ("hold = 1\nrounds = 4", "4:1: error: block[1].rounds: does not belong on a hold (did you mean 'sets'?): take it out"),
    ],
)  # fmt: skip
def test_mistakes_in_the_keys_of_a_work_block(keys: str, expected: str) -> None:
    assert one(BLOCK + keys) == expected


DUTIES = {"reps": "reps = 2", "hold": "hold = 2", "time": "time = 2", "open": "open = true"}
ONLY_ON = {
    "phases = [['a', 1]]": {"reps"},
    "rep_time = 2": {"reps"},
    "advance = 'auto'": {"reps", "hold", "time"},
    "bpm = 60": {"time", "open"},
    "expect = 3": {"open"},
    "max = 3": {"open"},
    "record = 'reps'": {"open"},
}


@pytest.mark.parametrize("key", ONLY_ON)
@pytest.mark.parametrize("duty", DUTIES)
def test_a_key_belongs_on_its_duties_alone(key: str, duty: str) -> None:
    found = lines(f"{BLOCK}{DUTIES[duty]}\n{key}")
    if duty in ONLY_ON[key]:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].startswith("4:1: error: ")
        assert "does not belong" in found[0]


def test_a_tempo_belongs_on_reps_alone() -> None:
    assert lines("[[block]]\nexercise='raise'\nreps=2\ntempo='1-1-1'") == []
    assert "does not belong on a hold" in one("[[block]]\nexercise='raise'\nhold=2\ntempo='1-1-1'")


@pytest.mark.parametrize("key", ["transition = 3", "round_rest = 3", "rounds = 2"])
def test_a_rest_block_takes_no(key: str) -> None:
    found = one(f"[[block]]\nrest = 5\n{key}\n[[block]]\nname='A'\nhold=1")
    assert found.startswith("3:1: error: ")
    assert "does not belong on a rest block" in found


@pytest.mark.parametrize("key", ["sets = 2", "exercise = 'raise'", "sides = 'each'"])
def test_a_rest_beside_keys_of_work_is_a_block_whose_duty_was_forgotten(key: str) -> None:
    assert "has no duty" in one(f"[[block]]\nrest = 5\n{key}")


@pytest.mark.parametrize("key", ["sets = 2", "rest = 3", "reps = 2", "sides = 'each'", "exercise = 'raise'"])
def test_a_circuit_takes_no(key: str) -> None:
    found = one(f"[[block]]\n{key}\n[[block.block]]\nname='A'\nhold=1")
    assert found.startswith("2:1: error: ")
    assert "does not belong on a circuit" in found


def test_an_empty_circuit_is_an_error() -> None:
    assert one("[[block]]\nblock = []\n[[block]]\nname='A'\nhold=1").startswith("2:9: error: block[1].block: ")


def test_a_transition_that_no_rest_block_takes_is_not_warned_of_as_well() -> None:
    body = "[[block]]\n[[block.block]]\nname='A'\nhold=1\n[[block.block]]\nrest=5\ntransition=3"
    assert one(body).startswith("7:1: error: block[1].block[2].transition: does not belong on a rest block")


def test_a_fifth_circuit_inside_another_is_an_error_where_it_begins() -> None:
    body = "".join(f"[[{'.'.join(['block'] * depth)}]]\nrounds = 1\n" for depth in range(1, 6))
    found = one(body + "[[block.block.block.block.block.block]]\nname = 'A'\nhold = 1")
    assert found.startswith("9:1: error: block[1].block[1].block[1].block[1].block[1]: circuits nest more than 4 deep")


def test_a_work_block_needs_an_exercise_or_a_name() -> None:
    assert one("[[block]]\nhold = 1").startswith("1:1: error: block[1]: this block has neither exercise nor name")


def test_an_exercise_must_resolve_and_a_near_miss_of_an_alias_counts() -> None:
    assert one("[[block]]\nexercise='heel rise'\nreps=1") == (
        "2:10: error: block[1].exercise: no exercise is called 'heel rise' (did you mean 'heel raise'?)"
    )


# Phases and tempo


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("phases = 5", "4:10: error: block[1].phases: must be an array of phases"),
        ("phases = ['up', 2]", "4:11: error: block[1].phases[1]: must be a name and its seconds"),
        ("phases = [['up']]", "4:11: error: block[1].phases[1]: must be a name and its seconds"),
        ("phases = [[2, 'up']]", "4:12: error: block[1].phases[1][1]: must be text in quotes, not 2"),
        ("phases = [['up', -2]]", "4:18: error: block[1].phases[1][2]: -2: a duration cannot be negative"),
        ("phases = [['up', 0], ['down', 0]]", "4:10: error: block[1].phases: all phases take 0 seconds"),
        ("tempo = 3", "4:9: error: block[1].tempo: must be text in quotes"),
        ("tempo = '2-x'", "4:9: error: block[1].tempo: '2-x': write the seconds of each phase"),
        ("tempo = '2-1-'", "4:9: error: block[1].tempo: '2-1-': write the seconds of each phase"),
        ("tempo = '2-1-3-1'", "4:9: error: block[1].tempo: has 4 numbers, but the exercise has 3 phases"),
        ("tempo = '0-0-0'", "4:9: error: block[1].tempo: all phases take 0 seconds"),
    ],
)
def test_mistakes_in_phases_and_tempo(keys: str, expected: str) -> None:
    found = [line for line in lines("[[block]]\nexercise = 'raise'\nreps = 2\n" + keys) if line.startswith("4:")]
    assert len(found) >= 1
    assert found[0].startswith(expected)


def test_a_tempo_without_phases_to_apply_it_to_is_an_error() -> None:
    assert "no phases to apply it to" in one(BLOCK + "reps = 2\ntempo = '2-1'")
    assert "no phases to apply it to" in one("[[block]]\nexercise='balance'\nreps = 2\ntempo = '2-1'")


def test_phases_beside_a_tempo_are_an_error() -> None:
    assert one(BLOCK + "reps = 2\ntempo = '2'\nphases = [['a', 1]]").startswith(
        "4:1: error: block[1].tempo: phases say it"
    )


# Sides, every, at


def test_a_hold_cannot_alternate_whoever_says_so() -> None:
    assert one(BLOCK + "hold=2\nsides='alternate'").startswith("4:7: error: block[1].sides: a hold cannot alternate")
    assert one("[[block]]\nexercise='lunge'\nhold=2").startswith("3:1: error: block[1].hold: this exercise alternates")
    assert lines("[[block]]\nexercise='lunge'\nhold=2\nsides='each'") == []


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("hold = 20\nevery = 60\nrest = 5", "stands beside rest"),
        ("open = true\nevery = 60", "open block"),
        ("reps = 5\nevery = 60", "reps without phases"),
        ("hold = 20\nevery = 60\nadvance = 'manual'", "manual"),
        ("hold = 20\nevery = 19.999", "a set takes 0:20"),
        ("hold = 20\nsides = 'each'\nevery = 44", "a set takes 0:45"),
        ("hold = 20\nsides = 'each'\nside_order = 'block'\nevery = 19", "a set takes 0:20"),
        ("hold = 20\nevery = 0", "longer than 0"),
    ],
)
def test_every_is_refused_where_a_set_cannot_start_on_time(keys: str, says: str) -> None:
    found = one(BLOCK + keys)
    assert "block[1].every" in found
    assert says in found


def test_every_is_refused_beside_other_mistakes_as_long_as_the_length_of_a_set_is_known() -> None:
    keys = "hold = 20\nevery = 15\nsets = 'two'\ncues = 3\nat = [{when = 30, say = 'x'}, {when = 1}]"
    assert [line.split(": ")[2] for line in lines(BLOCK + keys)] == [
        "block[1].every",
        "block[1].sets",
        "block[1].cues",
        "block[1].at[2]",
    ]
    unknown = "hold = 20\nevery = 15\nsides = 'eech'"
    assert [line.split(": ")[2] for line in lines(BLOCK + unknown)] == ["block[1].sides"]


def test_every_is_refused_where_the_defaults_are_manual() -> None:
    assert "manual" in one("[defaults]\nadvance = 'manual'\n" + BLOCK + "hold = 20\nevery = 60")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("5", "4:6: error: block[1].at: must be an array of tables"),
        ("[5]", "4:7: error: block[1].at[1]: must be a table, not 5"),
        ("[{when = 1}]", "4:7: error: block[1].at[1]: needs say"),
        ("[{when = 1, say = ''}]", "4:24: error: block[1].at[1].say: is empty"),
        ("[{when = '101%', say = 'x'}]", "4:15: error: block[1].at[1].when: '101%': write"),
        ("[{when = '-1%', say = 'x'}]", "4:15: error: block[1].at[1].when: '-1%': write"),
        ("[{when = -1, say = 'x'}]", "4:15: error: block[1].at[1].when: -1: a duration"),
        ("[{when = 21, say = 'x'}]", "4:15: warning: block[1].at[1].when: never said: the pass is over after 0:20"),
        ("[{when = 1, say = 'x', who = 'y'}]", "4:29: warning: block[1].at[1].who: unknown key"),
    ],
)
def test_mistakes_in_at(at: str, expected: str) -> None:
    assert one(f"{BLOCK}hold = 20\nat = {at}").startswith(expected)


def test_a_percentage_of_an_open_block_needs_its_expected_time() -> None:
    body = BLOCK + "open = true\nat = [{ when = '50%', say = 'x' }]\n"
    assert "add expect" in one(body)
    assert lines(body + "expect = 20") == []


# Exercises of the file's own


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("[exercises]\n'My Own' = {name = 'x'}", "2:1: error: exercises.'My Own': an id is made of a-z, 0-9 and dashes: try my-own"),
        ("[exercises.own]\nwhy = 'x'", "1:12: error: exercises.own: this exercise has no name: add name = ..."),
        ("[exercises]\nown = 3", "2:7: error: exercises.own: must be a table, not 3"),
        ("[exercises.own]\nname = 'x'\nqueues = []", "3:1: warning: exercises.own.queues: unknown key (did you mean 'cues'?): it does nothing"),
        ("[exercises.own]\nname = 'x'\nid = 'own'", "3:1: warning: exercises.own.id: unknown key: it does nothing"),
        ("[exercises.own]\nname = 'x'\ngroup = 'foots'", "3:9: error: exercises.own.group: must be one of 'foot', 'balance', 'calf', 'mobility', 'strength', 'plyo', 'warmup', 'cooldown', not 'foots' (did you mean 'foot'?)"),
        ("[exercises.own]\nname = 'x'\nnext = 'A B'", "3:8: error: exercises.own.next: 'A B' is no id: it is made of a-z, 0-9 and dashes"),
        ("[exercises.own]\nname = 'x'\nnext = 'raize'", "3:8: warning: exercises.own.next: no exercise has the id 'raize' (did you mean 'raise'?)"),
        ("[exercises.own]\nname = 'x'\ndoses = [{sets=1,reps=2}]", "3:9: error: exercises.own.doses: must be three, for levels 1, 2 and 3, not 1"),
        ("[exercises.own]\nname = 'x'\ncontacts = {}", "3:12: error: exercises.own.contacts: needs exactly one of per_rep and per_second"),
        ("[exercises.own]\nname = 'x'\ncontacts = {per_rep = 0}", "3:23: error: exercises.own.contacts.per_rep: must be a number above 0, not 0"),
    ],
)  # fmt: skip
def test_mistakes_in_an_exercise(entry: str, expected: str) -> None:
    assert one(f"block = [{{name='A', hold=1}}]\n{entry}") == f"{int(expected[0]) + 1}{expected[1:]}"


def test_mistakes_in_a_dose() -> None:
    doses = "doses = [{sets=0, reps=1}, {sets=1, hold=5}, {reps=1, hold=1, rest=-1}]"
    found = lines(f"block=[{{name='A', hold=1}}]\n[exercises.own]\nname='x'\nduty='reps'\n{doses}")
    assert [line.split(": ")[2] for line in found] == [
        "exercises.own.doses[1].sets",
        "exercises.own.doses[2].hold",
        "exercises.own.doses[3]",
        "exercises.own.doses[3].rest",
    ]


# Text


@pytest.mark.parametrize(
    "code", [0, 1, 7, 9, 13, 27, 31, 127, 128, 155, 159, *range(0x202A, 0x202F), 0x2066, 0x2069, 0x200F]
)
def test_no_text_holds_control_characters_or_bidirectional_overrides(code: int) -> None:
    expected = f"holds the character U+{code:04X}, which no text may hold: take it out"
    escaped = f"\\u{code:04X}"
    exercise = f'[exercises.own]\nname="x"\nmistakes=["{escaped}"]\n'
    keys = f'phases=[["a{escaped}", 1]]\ncues=["{escaped}b"]\nnote="{escaped}"\nload="{escaped}"'
    found = lines(f'about="{escaped}"\ntags=["{escaped}"]\n{exercise}[[block]]\nname="A{escaped}"\nreps=1\n{keys}')
    assert [line.rsplit(": ", 2)[1:] for line in found] == [expected.split(": ")] * 8


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("halfwy = true", "2:1: warning: defaults.cues.halfwy: unknown key (did you mean 'halfway'?): it does nothing"),
        ('"a\\u0007" = 1', "2:1: warning: defaults.cues.'a\\x07': unknown key: it does nothing"),
        ("halfway = 1", "2:11: error: defaults.cues.halfway: must be true or false, not 1"),
        ("countdown = 11", "2:13: error: defaults.cues.countdown: must be a whole number from 0 (none) to 10, not 11"),
        ("countdown = -1", "2:13: error: defaults.cues.countdown: must be a whole number from 0 (none) to 10, not -1"),
        ('only = "end"', "2:8: error: defaults.cues.only: must be an array of texts"),
        ('only = ["done", "ende"]', "2:17: error: defaults.cues.only[2]: 'ende' is no cue (did you mean 'end'?)"),
    ],
)
def test_cues_are_switched_by_their_names(table: str, shown: str) -> None:
    assert shown in one(f'[defaults.cues]\n{table}\n[[block]]\nname = "A"\nhold = 1')


def test_only_about_and_note_hold_newlines() -> None:
    assert lines('about = "a\\nb"\n[[block]]\nname = "A"\nhold = 1\nnote = "a\\nb"') == []
    assert "U+000A" in one('[[block]]\nname = "A\\nB"\nhold = 1')


def test_what_a_message_quotes_is_short_and_safe() -> None:
    [problem] = read('[[block]]\nexercise = "' + "x" * 500 + '"\nhold = 1').problems
    assert len(problem.message) < 120
    hostile = read(r'"\u001b[2J\u202e" = 1' + "\n[[block]]\nname='A'\nhold='\\u001b'").problems
    assert all(problem.show("f").isprintable() for problem in hostile)


def test_a_syntax_error_shows_nothing_that_a_terminal_obeys() -> None:
    [problem] = read_routine("a = \x1b[2J", "x", CATALOGUE).problems
    assert problem.show("f").isprintable()


def test_a_warning_does_not_keep_a_routine_from_being_used() -> None:
    reading = read("color = 'red'\n" + BLOCK + "hold = 1")
    assert [problem.severity for problem in reading.problems] == [Severity.WARNING]
    assert reading.routine is not None
    assert expand(reading.routine).total == 11_000


def test_of_very_many_problems_a_hundred_of_a_kind_are_shown() -> None:
    reading = read("".join(f"k{n} = 1\n" for n in range(150)) + (BLOCK + "hold = 0\n") * 150)
    messages = [problem.message for problem in reading.problems]
    assert reading.routine is None
    assert len(messages) == 202
    assert messages[-2:] == ["and 50 more errors", "and 50 more warnings"]


def test_columns_count_characters_and_a_byte_order_mark_and_crlf_do_not_shift_them() -> None:
    text = "\ufeffformat = 'é' \r\nname = 'N'\r\nlevel = 0 \r\n[[block]]\r\nname = 'ééé'; "
    problems = read_routine(text.replace("; ", "\r\nhold = 1"), "x", CATALOGUE).problems
    assert [(problem.line, problem.column) for problem in problems] == [(1, 10), (3, 9)]
    inline = "format=1\nname='N'\nblock=[{name='éé🦶', hold=0}]"
    assert [(p.line, p.column) for p in read_routine(inline, "x", CATALOGUE).problems] == [(3, 26)]


def test_the_value_of_a_duty_too_many_is_judged_as_well() -> None:
    text = 'format = 1\nname = "R"\n[[block]]\nname = "B"\nreps = 3\nhold = "1x"\n'
    problems = read_routine(text, "r", CATALOGUE).problems
    assert [problem.path for problem in problems] == ["block[1].hold", "block[1].hold"]


def test_a_second_duty_of_a_wrong_value_is_told_of_once() -> None:
    assert lines("[[block]]\nname = 'A'\nhold = 3\nreps = 0") == [
        "4:1: error: block[1].reps: a block has exactly one duty, this one has hold and reps: keep one",
        "4:8: error: block[1].reps: must be a whole number from 1, not 0",
    ]
