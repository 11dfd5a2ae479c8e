"""`foottimer doctor`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths

Call = Callable[..., Any]


def test_it_says_of_everything_that_it_is_well_and_makes_nothing(call: Call, home: Path) -> None:
    called = call("doctor")
    assert (called.status, called.err) == (0, "")
    headings = [line for line in called.lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == [
        *(
            "program:",
            "folders:",
            "history:",
            "sessions under way:",
            "backups:",
            "settings:",
            "exercises:",
            "routines:",
            "plans:",
        ),
        *("drafts and trash:", "terminal:", "sound:", "clock:"),
    ]
    assert "wrong" not in called.out.replace("Nothing is wrong", "")
    assert not home.exists()


def test_what_is_wrong_is_1_and_a_program_can_read_it(call: Call, routine: Callable[..., Path]) -> None:
    broken = routine('format = 1\nname = "\x07"\n', "broken.toml")
    told = json.loads(call("doctor", "--json").out)
    (wrong,) = [finding for finding in told["findings"] if finding["mark"] == "wrong"]
    assert (told["good"], wrong["about"]) == (False, "routines")
    assert f"foottimer check {broken}" in wrong["mend"]
    called = call("doctor")
    assert (called.status, called.lines[-1][:16]) == (1, "1 thing to mend,")
    assert "\x07" not in called.out


@pytest.mark.parametrize("names", [b"\xff\xfe", b"a\x1b[31mb"])
def test_names_that_steer_a_terminal_are_not_printed_as_they_are(call: Call, home: Path, names: bytes) -> None:
    folder = home / "routines"
    folder.mkdir(parents=True)
    (Path(str(folder)) / names.decode(errors="surrogateescape")).with_suffix(".toml").write_text("no TOML")
    called = call("doctor")
    assert called.status == 1
    assert all(line.isprintable() for line in called.lines)


def test_a_history_is_looked_at_and_its_newest_session_against_the_clock(call: Call) -> None:
    with quick_store(paths.history_file()):
        pass
    assert "is whole: 0 sessions" in " ".join(call("doctor").out.split())
