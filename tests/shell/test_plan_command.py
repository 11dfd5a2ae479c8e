"""`plan` on a real store: what it shows, does and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import day as persons_day
from foottimer.commands import plan_steps
from foottimer.history.record import Answers, Moment
from foottimer.routine.library import load_library
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]
MONDAY = date(2026, 11, 2)
SMALL = """\
format = 1
name = "Small"
about = "Two weeks."
[[week]]
theme = "First"
mon = ["foot-activation", "check-in"]
wed = ["foot-strength 2"]
fri = ["desk-break"]
[[week]]
mon = ["foot-strength 1"]
"""


def on(day: int) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), datetime.min.time(), UTC).replace(hour=12)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[[int], None]:
    """Set the clock to so many days after the first Monday."""
    folder = home / "plans"
    folder.mkdir(parents=True)
    (folder / "small.toml").write_text(SMALL, encoding="utf-8")
    with quick_store(paths.history_file()):
        pass

    def setting(day: int) -> None:
        clock = ManualClock(on(day))
        monkeypatch.setattr(plan_steps, "SystemClock", lambda: clock)
        monkeypatch.setattr(persons_day, "local_now", clock.wall)

    setting(0)
    return setting


def do(day: int, *routines: str) -> None:
    """Write down sessions of a day."""
    entries = {entry.id: entry for entry in load_library(None)}
    with quick_store(paths.history_file()) as store:
        for routine in routines:
            timeline = entries[routine].timeline
            assert timeline is not None
            store.log(
                timeline,
                Moment(utc=on(day), zone="UTC", offset_minutes=0, day=MONDAY + timedelta(days=day)),
                Answers(),
                on(day),
            )


def test_without_a_plan_it_says_how_to_begin_one(call: Call, home: Path) -> None:
    called = call("plan")
    assert (called.status, called.err) == (0, "")
    assert "foottimer plan start eight-weeks" in called.out
    assert json.loads(call("plan", "--json").out) is None
    assert not home.exists()


def test_the_list_has_every_plan_with_what_it_asks_for(call: Call, at: Callable[[int], None]) -> None:
    lines = call("plan", "list").lines
    assert lines[0].split("  ")[0] == "eight-weeks"
    assert lines[0].endswith("8 weeks  5 to 7 days a week  54 to 105 min a week")
    call("plan", "start", "small")
    told = {one["id"]: one for one in json.loads(call("plan", "list", "--json").out)}
    assert {name: one["on"] for name, one in told.items()} == {"eight-weeks": False, "lite": False, "small": True}
    assert (told["eight-weeks"]["least_minutes"], told["eight-weeks"]["most_minutes"]) == (54, 105)


@pytest.mark.parametrize(
    ("words", "plan_id", "started"),
    [
        ((), "eight-weeks", 0),
        (("small",), "small", 0),
        (("small", "wednesday"), "small", 2),
        (("tomorrow",), "eight-weeks", 1),
        (("small", "2026-12-01"), "small", 29),
    ],
)
def test_a_plan_begins_on_a_day(
    call: Call, at: Callable[[int], None], words: tuple[str, ...], plan_id: str, started: int
) -> None:
    assert call("plan", "start", *words).status == 0
    told = json.loads(call("plan", "--json").out)
    assert (told["plan"], told["started"]) == (plan_id, str(MONDAY + timedelta(days=started)))
    assert told["state"] == ("waiting" if started else "running")


def test_from_another_day_it_begins_on_the_next_monday(call: Call, at: Callable[[int], None]) -> None:
    at(3)
    assert call("plan", "start", "small").lines == [
        "Small begins on Monday, with foot-activation and check-in.",
        "If all is done it ends on Sunday 22 November. `foottimer plan` shows it.",
    ]


def test_it_shows_weeks_as_rows_and_the_days_of_the_running_one(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    do(0, "foot-activation", "check-in")
    at(3)
    assert call("plan").lines == [
        "Small",
        "",
        "Week 1 of 2, First. For today: foot-strength 2. The plan had it yesterday; it is",
        "still undone, and the first in order.",
        "foot-strength is for level 1 today: levels of a plan are ceilings, and 1 is",
        "yours for now.",
        "",
        "     week   from  M T W T F S S  min  contacts",
        "now     1  2 Nov  x . > ! o . .   34         -  First",
        "        2  9 Nov  o . . . . . .   10         -",
        "x done  ! today  o to come  > moved  . rest",
        "",
        "x  Mon 2 Nov  done             foot-activation and check-in",
        ".  Tue 3 Nov  rest",
        ">  Wed 4 Nov  moved to Thu     foot-strength 2",
        "!  Thu 5 Nov  today, from Wed  foot-strength 2",
        "o  Fri 6 Nov  to come          desk-break",
        ".  Sat 7 Nov  rest",
        ".  Sun 8 Nov  rest",
    ]


def test_as_json_it_has_every_day_with_its_reason(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    do(0, "check-in")
    at(3)
    told = json.loads(call("plan", "--json").out)
    assert (told["due"], told["week"], told["ends"]) == (["foot-strength 1"], 1, "2026-11-15")
    days = told["weeks"][0]["days"]
    assert [one["state"] for one in days] == ["done", "rested", "moved", "due", "ahead", "rest", "rest"]
    assert (days[2]["to"], days[3]["from"], days[2]["planned"]) == ("2026-11-05", "2026-11-04", ["foot-strength 2"])
    assert len(days[0]["sessions"]) == 1
    assert all(one["why"] for one in days)
    assert told["weeks"][1]["total_seconds"] == 630


def test_pause_and_resume(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    paused = call("plan", "pause")
    assert paused.lines[0].startswith("Paused in week 1 of 2, First: nothing is asked for")
    at(2)
    assert json.loads(call("plan", "--json").out)["state"] == "paused"
    resumed = call("plan", "resume")
    assert resumed.lines[0].startswith(
        "Week 1 of 2, First. For today: foot-activation and check-in. The plan had it on"
    )


def test_two_days_change_places_and_back(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    assert call("plan", "swap", "wednesday", "fri").lines == [
        "Wednesday: desk-break",
        "Friday: foot-strength 2",
        "The same again takes it back.",
    ]
    assert call("plan", "swap", "2026-11-06", "2026-11-04").lines[:2] == [
        "Wednesday: foot-strength 2",
        "Friday: desk-break",
    ]


def test_stop_and_undo(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    do(0, "check-in")
    at(2)
    assert call("plan", "stop").lines == [
        "Small was stopped today, in week 1 of 2. You can begin it anew.",
        "To have it back: foottimer plan undo",
    ]
    undone = call("plan", "undo")
    assert undone.lines[0] == "Taken back: the end of the plan, said for today."
    assert undone.lines[1].startswith("Week 1 of 2, First. For today: foot-strength 2.")
    assert call("plan", "undo").lines[1] == "No plan is on now."
    refused = call("plan", "undo")
    assert (refused.status, refused.out) == (1, "")


def test_what_another_program_took_back_meanwhile_is_said(
    call: Call, at: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    call("plan", "start", "small")
    before = plan_steps.situation_read()
    call("plan", "undo")
    monkeypatch.setattr(plan_steps, "situation_read", lambda: before)
    refused = call("plan", "undo")
    assert (refused.status, refused.out) == (1, "")
    assert "that was taken back already" in refused.err


def test_the_end_compares_the_first_check_in_with_the_last(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    do(0, "check-in")
    do(2, "foot-strength-1")
    do(7, "foot-strength-1")
    at(15)
    assert call("plan").lines[2] == "Small is finished: all 2 weeks are behind you, the last day was Sunday."
    lines = call("plan", "finish").lines
    assert lines[0] == "Small, 2 November to 15 November: 2 weeks."
    assert lines[1].startswith("3 of 5 sessions of the plan done, on 3 days: ")
    told = json.loads(call("plan", "finish", "--json").out)
    assert (told["done"], told["planned"], told["over"], told["first"]) == (3, 5, True, "2026-11-02")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("stop",), 1, "no plan was begun: there is none to stop"),
        (("finish",), 1, "foottimer plan start begins one"),
        (("undo",), 1, "nothing was said about a plan"),
        (("swap", "monday"), 2, "plan swap takes the two days"),
        (("swap", "a", "b"), 2, 'no day is called "a": write a day as 2026-08-31, "today", "tomorrow" or "tuesday"'),
        (("start", "smal"), 1, "there is no plan smal: did you mean small?"),
        (("start", "small", "someday"), 2, 'no day is called "someday"'),
        (("start", "./small.toml"), 2, "a plan is begun by its id: keep the file in"),
        (("start", "small", "today", "more"), 2, "plan start takes a plan's id and its first day"),
        (("start", "small", "2020-01-01"), 1, "more than 28 days ago"),
        (("pause", "--json"), 2, "--json shows a plan"),
        (("list", "small"), 2, "plan list takes no more words"),
        (("dance",), 2, "invalid choice"),
    ],
)
def test_what_makes_no_sense_is_refused(
    call: Call, at: Callable[[int], None], words: tuple[str, ...], status: int, said: str
) -> None:
    called = call("plan", *words)
    assert (called.status, called.out) == (status, "")
    assert said in called.err


def test_a_plan_that_is_on_is_not_replaced_by_a_slip(call: Call, at: Callable[[int], None]) -> None:
    call("plan", "start", "small")
    refused = call("plan", "start", "lite")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == "foottimer: Small is on, in week 1 of 2: stop it first, then begin another\n"


def test_a_plan_whose_file_is_gone_can_be_stopped(call: Call, at: Callable[[int], None], home: Path) -> None:
    call("plan", "start", "small")
    (home / "plans" / "small.toml").unlink()
    assert "its file is gone or does not load" in call("plan").out
    for words in (("pause",), ("swap", "today", "tomorrow"), ("finish",)):
        refused = call("plan", *words)
        assert (refused.status, "gone or does not load" in refused.err) == (1, True)
    stopped = call("plan", "stop")
    assert (stopped.status, stopped.lines[0]) == (0, "No plan is on now.")


def test_a_name_that_would_steer_the_terminal_does_not(call: Call, at: Callable[[int], None], home: Path) -> None:
    text = SMALL.replace('"Small"', '"Sm\\u001b[31mall"').replace('"First"', '"F\\u001b[2Jirst"')
    (home / "plans" / "small.toml").write_text(text, encoding="utf-8")
    outs = [call("plan", *words).out for words in (("start", "small"), (), ("list",), ("finish",), ("stop",))]
    assert all("\x1b" not in out for out in outs)


def test_a_plan_of_ones_own_that_does_not_load_is_told(call: Call, at: Callable[[int], None], home: Path) -> None:
    """Nobody follows the bundled weeks without knowing that their own are not read."""
    own = home / "plans" / "lite.toml"
    own.write_text(SMALL, encoding="utf-8")
    call("plan", "start", "lite")
    assert call("plan").lines[0] == "Small"
    own.write_text(SMALL.replace("mon = [", "mon = 3 #"), encoding="utf-8")
    shown = call("plan")
    assert shown.lines[0] == "Three days a week"
    assert "plans/lite.toml:6:7: week[1].mon: must be an array" in shown.err
    assert "the plan that comes along stands instead of it: foottimer check " in shown.err
    assert "Your own file of the plan lite does not load" in " ".join(call("today").out.split())
    listed = call("plan", "list")
    assert listed.err.startswith("foottimer: ")
    assert "It does not load; foottimer check " in listed.err
    call("plan", "stop")
    assert "stands instead of it" in call("plan", "start", "lite").err


def test_one_of_a_thing_is_not_several(call: Call, at: Callable[[int], None], home: Path) -> None:
    weeks = 'format = 1\nname = "One"\n[[week]]\nmon = ["desk-break"]\n'
    (home / "plans" / "one.toml").write_text(weeks, encoding="utf-8")
    row = next(line for line in call("plan", "list").lines if line.startswith("one "))
    assert " ".join(row.split()) == "one One 1 week 1 day a week 3 min a week"
