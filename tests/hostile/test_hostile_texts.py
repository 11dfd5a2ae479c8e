"""Texts that are made to take time or memory are refused at a place, before either is spent."""

from __future__ import annotations

from pathlib import Path

import pytest

from foottimer.carry import receiving
from foottimer.carry.portable import FileError
from foottimer.carry.receiving import read_archive
from foottimer.history.bodies import body_of
from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.exercises import MOST_EXERCISES
from foottimer.routine.expand import expand
from foottimer.routine.fields import MOST_LISTED
from foottimer.routine.library import bundled_catalogue, load_exercises
from foottimer.routine.limits import MOST_BEATS, MOST_INTERVALS, MOST_TEXT
from foottimer.routine.read import read_routine
from foottimer.routine.source import MAX_BYTES, MOST_VALUES
from foottimer.routine.spoken import LONGEST_SAID, speech_ms
from foottimer.routine.words import nearest, unsafe_character
from foottimer.session.announce import FAR, coming
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.settings.early import stated_theme
from foottimer.settings.read import reading_of

HEAD = 'format = 1\nname = "T"\n'
QUICK = "[defaults]\ntransition = 0\nget_ready = 0\n"
WORK = '[[block]]\nname = "A"\nhold = 8\n'


def refused(text: str) -> str:
    """Return the one problem of a routine's text, with its place."""
    (problem,) = read_routine(text, "t", bundled_catalogue()).problems
    return f"{problem.line}:{problem.column}: {problem.path}: {problem.message}"


WHOLE = {
    "10 MB on one line": (HEAD + "x" * 10**7, "1:1: : larger than 1 MiB, the most a file may have"),
    "values": (f"{HEAD}x = [{'1,' * MOST_VALUES}]", "1:1: : more than 100,000 values, the most a file may have"),
    "arrays in arrays": (f"{HEAD}x = {'[' * 90}{']' * 90}", "3:37: : nested more than 32 deep"),
    "tables in tables": (f"{HEAD}x = {'{a=' * 90}1{'}' * 90}", "3:101: : nested more than 32 deep"),
    "parts of a key": (f"{HEAD}a{'.a' * 90} = 1", "3:64: : nested more than 32 deep"),
    "digits": (f"{HEAD}x = {'9' * 5000}", "3:5: : a number with far too many digits"),
    "a string without end": (
        f'{HEAD}x = "{"a" * 5000}',
        "3:5006: : not valid TOML: Unterminated string (the file ends too early)",
    ),
    "a key twice": (f'{HEAD}name = "U"\n', "3:11: : not valid TOML: Cannot overwrite a value"),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_a_text_without_bounds_is_one_problem(name: str) -> None:
    text, said = WHOLE[name]
    assert refused(text) == said


MANY = MOST_LISTED + 1
NAMED = '[[block]]\nname = "A"\n'
OPEN = "".join(f'[[block]]\nname = "A{n}"\nopen = true\nbpm = 600\n' for n in range(3))
ROUND = '[[block.block]]\nrest = 1\n[[block.block]]\nhold=1\nname="a"\n'
REST, QUOTED, SAID, PHASE = "[[block]]\nrest = 1\n", '"c",', '{ when = 1, say = "c" },', '["a", 1],'
STATED = {
    "a long name": (f'[[block]]\nhold = 8\nname = "{"x" * 1001}"\n', "5:8: block[1].name: has 1,001 characters"),
    "a long note": (f'{WORK}note = "{"x" * 10_001}"\n', "6:8: block[1].note: has 10,001 characters"),
    "many cues": (f"{WORK}cues = [{QUOTED * MANY}]\n", "6:8: block[1].cues: has 201 entries: 200 are the most"),
    "many texts": (f"{WORK}at = [{SAID * MANY}]\n", "6:6: block[1].at: has 201 entries"),
    "many phases": (f"{NAMED}reps = 1\nphases = [{PHASE * MANY}]\n", "6:10: block[1].phases: has 201 entries"),
    "many blocks": (f"{QUICK}{REST * (MOST_INTERVALS + 1)}", "block[10001]: more than 10,000 blocks"),
    "beats": (f'{NAMED}time = "20h"\nbpm = 600\n', "5:8: block[1].time: the routine has more than 100,000 beats"),
    "beats of an open end": (OPEN, "11:1: block[3]: the routine has more than 100,000 beats"),
    "phases": (
        f'{NAMED}reps = 1000000\nphases = [["a", 0.001]]\n',
        "5:8: block[1].reps: the routine has more than 100,000 beats and phases",
    ),
    "what is said": (
        f'{WORK}sets = 5000\nrest = 0\nnote = "{"x" * 1000}"\n',
        "6:8: block[1].sets: the intervals say more than 4,000,000",
    ),
    "what a circuit says": (
        f'[[block]]\nrounds = 3300\nname = "{"x" * 900}"\n{ROUND}',
        "4:10: block[1].rounds: the intervals say more than 4,000,000",
    ),
}


@pytest.mark.parametrize("name", STATED)
def test_a_routine_without_bounds_is_told_where_it_goes_over_them(name: str) -> None:
    text, said = STATED[name]
    shown = [
        f"{problem.line}:{problem.column}: {problem.path}: {problem.message}"
        for problem in read_routine(HEAD + text, "t", bundled_catalogue()).problems
    ]
    assert [line for line in shown if said in line], shown


def test_the_largest_that_is_taken_is_kept_and_sounds_within_its_bounds() -> None:
    noted = f'{WORK}sets = 300\nrest = 0\nnote = "{"x" * 9000}"\n'
    text = f'{HEAD}{QUICK}{NAMED}time = "2h"\nbpm = 600\ncues = ["x"]\n{noted}'
    routine = read_routine(text, "t", bundled_catalogue()).routine
    assert routine is not None
    timeline = expand(routine)
    assert len(body_of(timeline)) < MOST_TEXT + 400 * len(timeline.intervals)
    assert len(CueSheet(timeline, Style()).plan()) < MOST_BEATS


def test_near_misses_are_looked_for_a_few_times_only() -> None:
    blocks = "".join(f'[[block]]\nreps = 1\nexercise = "calf-raisee-{n}"\n' for n in range(90))
    problems = read_routine(HEAD + blocks, "t", bundled_catalogue()).problems
    assert len(problems) == 90
    assert sum("did you mean" in problem.message for problem in problems) == 20


def test_the_nearest_word_is_the_one_most_alike() -> None:
    assert nearest("calf-rais", ["calf", "calf-raise", "rise"]) == "calf-raise"
    assert nearest("xyz", ["calf", "calf-raise"]) is None
    assert nearest("ab" * 20, ["ba" * 20] * 500 + ["x"]) == "ba" * 20


@pytest.mark.parametrize(
    "char", ["\x00", "\t", "\x1b", "\x7f", "\x9b", "\u061c", "\u200e", "\u2028", "\u202e", "\u2069", "\ud800"]
)
def test_what_steers_a_terminal_is_found_in_a_text(char: str) -> None:
    assert unsafe_character(f"a{char}b") == char
    assert unsafe_character(f"a\nb{char}", newlines=True) == char


def test_breaks_in_a_row_and_sides_without_end_are_planned_quickly() -> None:
    rests = "[[block]]\nrest = 8\n" * (FAR + 20)
    routine = read_routine(f"{HEAD}{QUICK}{rests}{WORK}", "t", bundled_catalogue()).routine
    assert routine is not None
    timeline = expand(routine)
    assert coming(timeline, 0) is None
    assert coming(timeline, 21) == timeline.intervals[-1]
    assert CueSheet(timeline, Style()).plan()[-1].index == len(timeline.intervals) - 1


def test_of_a_long_text_only_what_is_said_takes_time() -> None:
    assert speech_ms("word " * 2000, 170) == speech_ms(("word " * 2000)[:LONGEST_SAID], 170)


def test_a_chain_of_exercises_that_leads_nowhere_is_left_out_whole(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    chain = "".join(f'[exercises.e{n}]\nname = "A"\nnext = "e{n + 1}"\n' for n in range(300))
    path.write_text(f"format = 1\n{chain}[exercises.alone]\nname = 'B'\n", encoding="utf-8")
    found = load_exercises(path)
    assert len(found.left_out) == 300
    assert found.own == 1


def test_more_exercises_than_a_file_may_have_are_one_problem() -> None:
    text = "format = 1\n" + "".join(f"[exercises.e{n}]\nname = 'A'\n" for n in range(MOST_EXERCISES + 1))
    (problem,) = parse_catalogue(text)[1]
    assert problem.message == "more than 2,000 exercises, the most allowed: take some out"


def test_every_wrong_exercise_is_left_out_and_not_only_those_that_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    wrong = "".join(f"[exercises.e{n}]\nname = 3\n" for n in range(150))
    path.write_text(f"format = 1\n{wrong}[exercises.alone]\nname = 'B'\n", encoding="utf-8")
    found = load_exercises(path)
    assert (len(found.left_out), found.own) == (150, 1)


@pytest.mark.parametrize(
    "text", [f"theme{'.a' * 40_000} = 1\n", f"theme = {'[' * 50_000}", "theme = \xff", "look = 3 # theme"]
)
def test_no_settings_keep_the_first_frame_waiting(text: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="latin-1")
    assert stated_theme(path) == ""
    assert reading_of(text).problems


@pytest.mark.parametrize(
    "value",
    [
        "nan",
        "inf",
        "-inf",
        "1e400",
        "9" * 300,
        "1979-05-27",
        "07:32:00",
        "1979-05-27T07:32:00Z",
        "[]",
        "{}",
        "-1",
        "true",
    ],
)
@pytest.mark.parametrize("key", ["hold", "sets", "rest", "bpm", "load", "max", "format", "name", "sides"])
def test_an_odd_value_is_a_problem_at_its_place_or_a_number_that_is_taken(key: str, value: str) -> None:
    stated = f"{key} = {value}\n"
    body = (
        f'{stated}name = "T"\n{WORK}' if key == "format" else f'format = 1\nname = "T"\n[[block]]\nhold = 8\n{stated}'
    )
    body = body.replace("hold = 8\n", "") if key == "hold" else body
    problems = read_routine(body, "t", bundled_catalogue()).problems
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)


@pytest.mark.parametrize("mark", [b"{", b"[", b","])
def test_an_import_that_is_mostly_brackets_is_refused_unread(mark: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_LISTS", 1000)
    monkeypatch.setattr(receiving, "MOST_VALUES", 1000)
    with pytest.raises(FileError, match="holds more than any export"):
        read_archive(mark * 1001)


def test_an_import_of_endless_keys_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SMALL", 1000)
    keys = ",".join(f'"k{n}": 1' for n in range(receiving.MOST_KEYS + 1))
    with pytest.raises(FileError, match="holds more than any export"):
        read_archive(f"{{{keys}}}".encode())


@pytest.mark.parametrize(
    "data", [b"NaN", b'{"a": NaN}', b"[" * 100_000, b'{"a": 1e999}', b'"\\ud800"', b"\xff\xfe", b"\0", b"", b"9" * 5000]
)
def test_an_import_of_nonsense_is_told_in_lines(data: bytes) -> None:
    with pytest.raises(FileError) as told:
        read_archive(data)
    assert all(problem and "\n" not in problem for problem in told.value.problems)


def test_a_file_of_the_largest_size_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "larger than 1 MiB" in load_exercises(path).trouble
