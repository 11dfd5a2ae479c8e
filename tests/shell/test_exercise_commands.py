from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from foottimer.glossary import TERMS
from foottimer.routine.library import bundled_catalogue

Call = Callable[..., Any]

KEYS = [
    *("id", "name", "aliases", "group", "targets", "position", "kit", "sides", "duty", "phases", "bpm", "doses"),
    *("cues", "mistakes", "why", "safety", "next", "easier", "instead", "source", "eyes_closed", "contacts"),
]


def test_every_exercise_has_a_line_with_group_sides_and_kit(call: Call) -> None:
    called = call("exercises")
    assert (called.status, called.err) == (0, "")
    assert [line.split()[0] for line in called.lines] == list(bundled_catalogue().ids())
    (line,) = (line for line in called.lines if line.startswith("calf-raise-towel "))
    assert line.split() == [*("calf-raise-towel", "Towel-toe", "calf", "raise"), *("calf", "each", "towel")]


def test_one_exercise_in_full_by_its_id_or_any_other_name(call: Call) -> None:
    called = call("exercises", "short-foot")
    assert (called.status, called.err) == (0, "")
    assert called.lines[0] == "Short foot (short-foot), foot"
    assert "Tempo        draw in 2 · hold 5 · release 2" in called.lines
    assert "             level 2: 3 x 8, rest 30 s, standing" in called.lines
    assert any(line.startswith("Next         Quadripod balance (quadripod-balance)") for line in called.lines)
    assert any(line.startswith("Used in ") and "Foot-strength essentials" in line for line in called.lines)
    assert max(map(len, called.lines)) <= 80
    assert call("exercises", "DOMING") == call("exercises", "arch", "lift") == called


def test_a_routine_of_ones_own_counts_among_those_that_use_it(call: Call, routine: Callable[..., Path]) -> None:
    routine('format = 1\nname = "Mine"\n[[block]]\nexercise = "short-foot"\nreps = 3\n')
    assert any("Mine" in line for line in call("exercises", "short-foot").lines)


def test_an_exercise_of_ones_own_with_no_group_says_what_there_is(call: Call, home: Path) -> None:
    home.mkdir()
    doses = 'doses = [{hold=9,note="on a\\nbox"},{hold=9},{hold=9}]'
    (home / "exercises.toml").write_text(f"format = 1\n[exercises.my-hold]\nname = 'My hold'\n{doses}\n")
    called = call("exercises", "my-hold")
    assert called.lines[:2] == ["My hold (my-hold)", ""]
    assert "Doses        level 1: 1 x 9 s, on a box" in called.lines


def test_an_unknown_exercise_is_1_with_what_was_probably_meant(call: Call) -> None:
    called = call("exercises", "shrt-foot")
    assert (called.status, called.out) == (1, "")
    assert called.err == "foottimer: there is no exercise shrt-foot: did you mean short-foot?\n"
    assert "`foottimer exercises` shows them all" in call("exercises", "zork\x1b", "--json").err


def test_as_json_it_is_always_a_list_with_the_catalogues_fields_in_seconds(call: Call) -> None:
    every = json.loads(call("exercises", "--json").out)
    assert [each["id"] for each in every] == list(bundled_catalogue().ids())
    assert all(list(each) == KEYS for each in every)
    (one,) = json.loads(call("exercises", "short-foot", "--json").out)
    assert one in every
    assert one["phases"] == [["draw in", 2], ["hold", 5], ["release", 2]]
    assert one["doses"][1] == {
        "sets": 3,
        "reps": 8,
        "hold": None,
        "time": None,
        "rest": 30,
        "sides": "both",
        "note": "standing",
    }
    (stand,) = json.loads(call("exercises", "quadripod-stand", "--json").out)
    assert (stand["doses"][0]["reps"], stand["doses"][0]["hold"], stand["phases"]) == (None, 20, None)


def test_the_glossary_prints_all_words_or_the_one_that_is_meant(call: Call) -> None:
    called = call("glossary")
    assert (called.status, called.err) == (0, "")
    assert all(any(line.startswith(term.name) for line in called.lines) for term in TERMS)
    assert max(map(len, called.lines)) <= 80
    assert call("glossary", "set").lines[0] == "set"
    assert call("glossary", "ball", "of", "the", "big", "toe").lines[0].startswith("big-toe ball (also: ")
    unknown = call("glossary", "temop")
    assert (unknown.status, unknown.err) == (1, "foottimer: the glossary has no temop: did you mean tempo?\n")


def test_about_is_wrapped_and_says_where_the_doses_come_from(call: Call) -> None:
    called = call("about")
    assert (called.status, called.err) == (0, "")
    assert max(map(len, called.lines)) <= 80
    assert "Where the doses come from" in called.lines
