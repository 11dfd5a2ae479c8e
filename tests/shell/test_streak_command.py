"""`streak`, `why` and `pause` on a real store: the table of histories, and what they print."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from history.stored_cases import settings_of, store_case
from history.streak_cases import CASES, Case, at, full, week
from parts import quick_store

from foottimer import paths
from foottimer.commands import day, pause, streak
from foottimer.session.clock import ManualClock

Call = Callable[..., Any]
Tell = Callable[[Case], None]
NOTHING = (0, "none", 0, 0, 0, 0.0)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Store a case, and have the commands run by its clock and settings."""

    def tell(case: Case) -> None:
        store_case(case, paths.history_file())
        monkeypatch.setattr(day, "local_now", lambda: case.now.moment)
        monkeypatch.setattr(pause, "SystemClock", lambda: ManualClock(case.now.moment))
        monkeypatch.setattr(streak, "chosen_week", lambda: settings_of(case))
        monkeypatch.setattr(pause, "chosen_settings", lambda: settings_of(case))

    return tell


def history(trained: tuple[Any, ...], now: Any, **more: Any) -> Case:
    """A case of which nothing is expected here."""
    return Case("", trained, now, NOTHING, (0, 0), **more)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_command_says_what_the_table_says(call: Call, told: Tell, case: Case) -> None:
    told(case)
    found = json.loads(call("streak", "--json").out)
    shown = ("this_week", "state", "streak_weeks", "best_weeks", "freezes", "score")
    assert tuple(found[name] for name in shown) == case.expected
    assert (found["days_left"], found["sessions_to_go"]) == case.ahead
    assert call("streak", "--format", "{why}").out == f"{case.why}\n"


# streak -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{this_week}/{goal_per_week} {state} {streak_weeks} {best_weeks}", "1/3 in_progress 4 4"),
        ("{score} {last_7_days} {today_done} {freezes}", "0.594 -x----- no 1"),
        ("{days_left} {sessions_to_go} | {to_go} | {line}", "2 2 | 2 days and 2 sessions to go | LINE"),
        (r"a{{b}}\n\\n\tc\d%#[fg=red]", "a{b}\n\\n\tc\\d%#[fg=red]"),
        ("\x1b[1m{streak_weeks}\x1b[0m", "\x1b[1m4\x1b[0m"),
        ("", ""),
    ],
)
def test_a_line_of_ones_own_has_its_places_filled_in(call: Call, told: Tell, template: str, line: str) -> None:
    told(history((*full(*range(4)), *week(4, 0)), at("04-04")))
    plain = call("streak").out.rstrip("\n")
    assert plain == "1 of 3 this week · 4 weeks in a row"
    assert call("streak", "--format", template).out == line.replace("LINE", plain) + "\n"


def test_every_place_is_in_the_help_and_is_what_json_calls_it(call: Call) -> None:
    refused = call("streak", "--format", "{zork}")
    places = refused.err.partition("there are ")[2].split()
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("foottimer: there is no place {zork}; there are {goal_per_week} {this_week} ")
    told = call("streak", "--help").out
    assert all(place in told for place in places)
    assert {place.strip("{}") for place in places} - set(json.loads(call("streak", "--json").out)) == {
        "line",
        "to_go",
        "why",
    }


@pytest.mark.parametrize("template", ["{this_week", "week}", "{{{this_week", "{}"])
def test_braces_that_mean_nothing_are_refused_with_how_to_write_them(call: Call, template: str) -> None:
    called = call("streak", "--format", template)
    assert (called.status, called.out) == (2, "")
    assert "{goal_per_week}" in called.err
    assert called.err.count("\n") == 1


def test_a_place_that_is_none_cannot_steer_the_terminal(call: Call) -> None:
    assert "\x1b" not in call("streak", "--format", "{\x1b[2J}").err


@pytest.mark.parametrize(("now", "status"), [(at("03-06", "23:59"), 0), (at("03-07", "00:01"), 4)])
def test_check_says_by_its_status_whether_today_is_done(call: Call, told: Tell, now: Any, status: int) -> None:
    told(history(full(0), now))
    loud, quiet = call("streak", "--check"), call("streak", "--check", "--quiet")
    assert (loud.status, quiet.status) == (status, status)
    assert loud.out.startswith("3 of 3 this week, secured")
    assert (quiet.out, quiet.err) == ("", "")
    assert call("streak").status == 0
    assert call("streak", "--check", "--json").status == status
    assert call("streak", "--check", "--format", "{today_done}").out == ("no\n" if status else "yes\n")


def test_check_without_a_history_is_4(call: Call, home: Path) -> None:
    assert call("streak", "--check").status == 4
    assert not home.exists()


@pytest.mark.parametrize("arguments", [["--quiet"], ["--json", "--format", "{line}"]])
def test_options_that_do_not_go_together_are_refused(call: Call, arguments: list[str]) -> None:
    called = call("streak", *arguments)
    assert (called.status, called.out) == (2, "")
    assert called.err.startswith("foottimer: --")


# why ----------------------------------------------------------------------------------------------


def test_why_says_what_ended_the_streak_and_what_can_be_done(call: Call, told: Tell) -> None:
    told(history((*full(*range(8)), *week(8, 0)), at("05-06")))
    assert " ".join(call("why").out.split()) == (
        "The last streak was 8 weeks, from the week of 2 March. It ended with the week of 27 April: 1 of 3, "
        "2 days short, and a freeze makes up for just one. "
        "This week: 5 days and 3 sessions to go. "
        "3 sessions this week begin a streak. Next week asks for 3 days. "
        "Trained all the same? foottimer log ROUTINE DAY. Ill, hurt or away? foottimer pause FROM TO REASON."
    )
    assert max(map(len, call("why").lines)) <= 80
    assert json.loads(call("why", "--json").out) == {
        "alive": False,
        "weeks": 8,
        "since": "2026-03-02",
        "freezes": 2,
        "frozen": [],
        "paused": [],
        "ended": {"week": "2026-04-27", "trained": 1, "goal": 3},
        "text": "The last streak was 8 weeks, from the week of 2 March. It ended with the week of 27 April: 1 of 3, "
        "2 days short, and a freeze makes up for just one.",
    }


def test_why_says_what_carries_the_streak_that_is_alive(call: Call, told: Tell) -> None:
    trained = (*full(*range(4)), *week(4, 0, 2), *full(6, 7))
    told(history(trained, at("04-29"), pauses=(("2026-04-08", "2026-04-10", "sore \x1b[2Jheel"),)))
    said = " ".join(call("why").out.split())
    assert said == (
        "6 weeks in a row, since the week of 2 March. A freeze carried it over the week of 30 March (2 of 3). "
        r"A pause carried it over the week of 6 April (sore \x1b[2Jheel). "
        "No freeze is in hand; 2 more secured weeks earn one. "
        "This week: 5 days and 3 sessions to go. 3 sessions keep the streak of 6 weeks. "
        "Next week asks for 3 days. With no freeze in hand by then, a day short ends the streak."
    )
    found = json.loads(call("why", "--json").out)
    assert (found["alive"], found["weeks"], found["frozen"], found["paused"]) == (
        True,
        6,
        ["2026-03-30"],
        ["2026-04-06"],
    )


def test_why_says_in_words_that_the_week_is_lost(call: Call, told: Tell) -> None:
    told(history(full(0, 1), at("03-21")))
    assert "This week can't be secured any more: 2 days left, 3 sessions missing." in " ".join(call("why").lines)


def test_why_without_a_history_says_how_a_streak_begins(call: Call, home: Path) -> None:
    assert call("why").lines[0] == "No streak yet: a week with 3 training days begins one."
    assert json.loads(call("why", "--json").out)["since"] is None
    assert not home.exists()


# pause --------------------------------------------------------------------------------------------


def paused() -> list[tuple[date, date, str]]:
    with quick_store(paths.history_file()) as store:
        return [(one.first, one.last, one.reason) for one in store.paused_days()]


def test_no_day_is_paused_at_first_and_asking_makes_nothing(call: Call, home: Path) -> None:
    assert call("pause").out.startswith("No day is paused.")
    assert json.loads(call("pause", "--json").out) == []
    assert not home.exists()


@pytest.mark.parametrize(
    ("typed", "first", "last", "reason"),
    [
        ("2026-08-01 2026-08-14 two weeks  at the sea", "2026-08-01", "2026-08-14", "two weeks at the sea"),
        ("2026-03-01 2026-03-05", "2026-03-01", "2026-03-05", ""),
        ("today", "2026-03-18", "2026-03-18", ""),
        ("yesterday tomorrow", "2026-03-17", "2026-03-19", ""),
        ("today 'sore Achilles'", "2026-03-18", "2026-03-18", "sore Achilles"),
        ("tomorrow 3-day trip", "2026-03-19", "2026-03-19", "3-day trip"),
        ("2028-02-29 2028-02-29 leap", "2028-02-29", "2028-02-29", "leap"),
        ("2026-01-01 2027-01-01 long", "2026-01-01", "2027-01-01", "long"),
    ],
)
def test_days_are_paused_as_they_were_named(
    call: Call, told: Tell, typed: str, first: str, last: str, reason: str
) -> None:
    told(history((), at("03-18")))
    called = call("pause", *shlex.split(typed))
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith(f"Paused: {first}")
    assert paused() == [(date.fromisoformat(first), date.fromisoformat(last), reason)]


def test_a_prompt_can_tell_that_today_is_paused(call: Call, told: Tell) -> None:
    told(history(full(0, 1), at("03-18")))
    assert call("streak", "--format", "{today_paused}").out == "no\n"
    call("pause", "today", "flu")
    assert call("streak").out == "0 of 3 this week · 2 weeks in a row · paused today\n"
    assert call("streak", "--format", "{today_paused} {today_done}").out == "yes no\n"
    assert json.loads(call("streak", "--json").out)["today_paused"] is True
    told(history(full(0, 1, 2), at("03-20")))
    call("pause", "today")
    assert call("streak").out.endswith(" · done today\n")


def test_a_pause_says_how_long_it_is_and_what_it_does(call: Call, told: Tell) -> None:
    told(history((), at("03-18")))
    assert call("pause", "2026-03-25", "two weeks").lines == [
        "Paused: 2026-03-25, 1 day (two weeks)",
        "If its week stays short, the streak neither ends nor grows.",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-08-14 2026-08-01 sea", "the pause ends on 2026-08-01, before it begins on 2026-08-14"),
        ("2026-08-01 2027-08-02", "more than a year"),
        ("2026-02-30", "there is no 2026-02-30"),
        ("2026-08-01 2026-02-30 sea", "there is no 2026-02-30"),
        ("2026-08-01 14.8. sea", 'no day is called "14.8."'),
        ("sea", 'no day is called "sea"'),
        ("''", "no day is called"),
        ("today " + 201 * "x", "201 characters"),
        ("today --json", "--json lists"),
        ("today --remove today", "--remove takes one back"),
    ],
)
def test_what_cannot_be_paused_is_refused_and_nothing_is_written(
    call: Call, told: Tell, home: Path, typed: str, said: str
) -> None:
    called = call("pause", *shlex.split(typed))
    assert (called.status, called.out) == (2, "")
    assert said in called.err
    assert not home.exists()


def test_a_pause_that_saves_the_streak_says_so_and_taking_it_back_too(call: Call, told: Tell) -> None:
    told(history((*full(0, 1), *week(2, 0)), at("03-25")))
    assert call("streak").out == "0 of 3 this week\n"
    assert call("pause", "2026-03-18", "2026-03-20", "flu").lines == [
        "Paused: 2026-03-18 to 2026-03-20, 3 days (flu)",
        "Your streak is alive now: 2 weeks.",
    ]
    assert call("streak").out == "0 of 3 this week · 2 weeks in a row\n"
    back = call("pause", "--remove", "2026-03-18").lines
    assert back == [
        "Taken back: 2026-03-18 to 2026-03-20, 3 days (flu)",
        "That ends your streak of 2 weeks.",
        "To have it again: foottimer pause 2026-03-18 2026-03-20 flu",
    ]
    assert paused() == []
    assert call(*shlex.split(back[2].partition(": foottimer ")[2])).status == 0
    assert paused() == [(date(2026, 3, 18), date(2026, 3, 20), "flu")]


def test_pausing_the_same_twice_changes_nothing(call: Call, told: Tell) -> None:
    told(history((), at("03-18")))
    call("pause", "today", "tomorrow", "flu")
    assert call("pause", "today", "tomorrow", "flu").out == "Paused already: 2026-03-18 to 2026-03-19, 2 days (flu)\n"
    assert len(paused()) == 1


def test_pauses_may_overlap_and_are_told_apart_by_id(call: Call, told: Tell) -> None:
    told(history((), at("03-18")))
    for typed in ("today tomorrow flu", "today 2026-03-25 holiday", "2026-01-01 2026-01-05"):
        call("pause", *typed.split())
    listed = json.loads(call("pause", "--json").out)
    assert [one["days"] for one in listed] == [5, 2, 8]
    lines = call("pause").lines
    assert [line.split()[1] for line in lines] == ["2026-03-18", "2026-03-18", "2026-01-01"]
    assert lines[2].endswith("over")
    refused = call("pause", "--remove", "today")
    assert refused.status == 1
    assert all(one["id"][:8] in refused.err for one in listed[1:])
    assert call("pause", "--remove", listed[2]["id"][:8].upper()).status == 0
    assert [one[2] for one in paused()] == ["", "flu"]


@pytest.mark.parametrize("named", ["2026-03-17", "zork", "", "\x1b[2J"])
def test_taking_back_what_is_not_there_is_1_and_says_where_to_look(call: Call, told: Tell, named: str) -> None:
    told(history((), at("03-18"), pauses=(("2026-03-18", "2026-03-18", ""),)))
    refused = call("pause", "--remove", named)
    assert (refused.status, refused.out) == (1, "")
    assert "foottimer pause lists them" in refused.err
    assert "\x1b" not in refused.err
    assert len(paused()) == 1


def test_taking_back_without_a_history_makes_none(call: Call, home: Path) -> None:
    assert call("pause", "--remove", "today").status == 1
    assert not home.exists()


def test_a_reason_cannot_steer_the_terminal_and_need_not_be_text(call: Call, told: Tell) -> None:
    told(history((), at("03-18")))
    outs = [
        call("pause", "today", "a\x1b[2Jb").out,
        call("pause", "tomorrow", "\udcff").out,
        call("pause").out,
        call("pause", "--remove", "today").out,
    ]
    assert not any("\x1b" in out for out in outs)
    assert len(paused()) == 1


def test_a_broken_store_is_1_and_left_alone(call: Call) -> None:
    path = paths.history_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database " * 100)
    for arguments in (["why"], ["pause"], ["pause", "today"], ["pause", "--remove", "today"], ["streak", "--check"]):
        called = call(*arguments)
        assert (called.status, called.out) == (1, "")
        assert called.err.startswith(f"foottimer: {path} ")
    assert path.read_bytes() == b"not a database " * 100
