"""`foottimer diff`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.routine.library import bundled_folder

Call = Callable[..., Any]
Write = Callable[..., Path]

OLD = 'format = 1\nname = "Mine"\n[[block]]\nname = "Stand"\nhold = 20\n[[block]]\nname = "Hop"\nreps = 5\n'
NEW = OLD.replace("20", "30  # longer") + '[[block]]\nname = "Sit"\nhold = 15\n'
DESK = (bundled_folder() / "desk-break.toml").read_text(encoding="utf-8")
JSON_KEYS = ["same", "before", "after", "seconds_longer", "routine", "exercises", "blocks", "lines"]
JSON_KEYS += ["remarks", "problems"]


def test_two_routines_by_name_and_by_file(call: Call, routine: Write) -> None:
    routine(OLD, "old.toml")
    called = call("diff", "old", str(routine(NEW, "new.toml")))
    assert (called.status, called.err) == (1, "")
    assert called.lines == [
        "before  Mine (yours)  about 0:55",
        "after   Mine (yours)  about 1:30",
        "",
        "1 block added, 1 changed, +0:35",
        "  changed  1  Stand  +0:10",
        "      hold 20 s -> 30 s",
        "  added    3  Sit    +0:15",
        "      15 s",
    ]


def test_the_lines_follow_where_they_are_asked_for(call: Call, routine: Write) -> None:
    called = call("diff", str(routine(OLD, "old.toml")), str(routine(NEW, "new.toml")), "--lines")
    assert called.lines[-12:] == [
        "      ... 1 line the same",
        ' 2  2   name = "Mine"',
        " 3  3   [[block]]",
        ' 4  4   name = "Stand"',
        " 5    - hold = 20",
        "    5 + hold = 30  # longer",
        " 6  6   [[block]]",
        ' 7  7   name = "Hop"',
        " 8  8   reps = 5",
        "    9 + [[block]]",
        '   10 + name = "Sit"',
        "   11 + hold = 15",
    ]


def test_the_same_is_0_whatever_the_comments(call: Call, routine: Write) -> None:
    old = str(routine(OLD, "old.toml"))
    called = call("diff", old, str(routine(f"# Mine\n{OLD}", "new.toml")))
    assert called.status == 0
    assert called.lines[-1] == "Both ask for the same; what differs is comments, order or spelling. --lines shows it."
    assert call("diff", old, str(routine(OLD, "copy.toml"))).lines[-1] == "Both are the same."
    assert call("diff", old, old).lines[-1] == "Both are the same file."


def test_one_name_is_what_is_yours_against_what_comes_along(call: Call, routine: Write) -> None:
    assert call("diff", "desk-break").lines[-1] == "This is the bundled routine itself: you have changed nothing."
    routine(DESK.replace("reps     = 6", "reps     = 7"), "desk-break.toml")
    called = call("diff", "desk-break")
    assert called.status == 1
    assert called.lines[0].startswith("before  Desk-break toe yoga (bundled)")
    assert [line.strip() for line in called.lines[-2:]] == ["changed  1  Toe splay and squish  +0:08", "6 -> 7 reps"]
    assert call("diff", "desk-break", "bundled:desk-break").lines[-1].strip() == "7 -> 6 reps"


def test_what_does_not_load_is_compared_line_by_line_and_told(call: Call, routine: Write) -> None:
    file = routine(DESK.replace("format = 1", "format = one"), "desk-break.toml")
    called = call("diff", "desk-break")
    assert called.status == 2
    assert called.err.startswith(f"{file}:3:10: not valid TOML")
    assert [line[6:] for line in called.lines if line[6:7] in "+-" and line[6:]] == ["- format = 1", "+ format = one"]
    made = json.loads(call("diff", "desk-break", "--json").out)
    assert (made["same"], made["blocks"], made["after"]["total_seconds"]) == (None, None, None)
    assert made["problems"] == [called.err.strip()]
    assert [(line["change"], line["before"], line["after"]) for line in made["lines"]] == [
        ("removed", 3, None),
        ("added", None, 3),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("desk-brek",), "there is no routine desk-brek: did you mean desk-break?"),
        (
            ("bundled:desk-brek", "desk-break"),
            "there is no bundled routine desk-brek: did you mean bundled:desk-break?",
        ),
        (("mine",), "mine stands in for no bundled routine: name a second one"),
    ],
)
def test_what_is_not_there_is_2(call: Call, routine: Write, arguments: tuple[str, ...], said: str) -> None:
    routine(OLD)
    called = call("diff", *arguments)
    assert (called.status, called.out, called.err) == (2, "", f"foottimer: {said}\n")


def test_a_file_that_is_not_there_is_2(call: Call) -> None:
    called = call("diff", "no.toml", "desk-break")
    assert (called.status, called.out) == (2, "")
    assert called.err == "no.toml:1:1: there is no such file\n"


def test_json_has_exactly_the_keys_that_are_promised_and_is_ascii(call: Call, routine: Write) -> None:
    called = call(
        "diff", str(routine(OLD, "old.toml")), str(routine(NEW.replace("Sit", "Sitz\xfc"), "new.toml")), "--json"
    )
    assert called.status == 1
    assert called.out.isascii()
    made = json.loads(called.out)
    assert list(made) == JSON_KEYS
    assert list(made["before"]) == ["id", "name", "source", "path", "total_seconds", "estimated", "contacts"]
    assert (made["same"], made["seconds_longer"]) == (False, 35)
    assert [block["change"] for block in made["blocks"]] == ["changed", "added"]


def test_a_file_s_text_is_no_escape_sequence(call: Call, routine: Write) -> None:
    called = call("diff", str(routine(OLD, "old.toml")), str(routine(OLD + "# \x1b[31mred\n", "new.toml")))
    assert called.status == 2
    assert "\x1b" not in called.out + called.err
