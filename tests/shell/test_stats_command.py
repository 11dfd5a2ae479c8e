from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.commands import day, stats
from foottimer.history.record import Answers, Status, attempt_row, moment_at
from foottimer.history.store import Store
from foottimer.routine.library import bundled_folder, load_file
from foottimer.routine.model import Side
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Attempt, Outcome
from foottimer.settings.model import Length, Settings, Sex
from foottimer.settings.weekly import Weekday

Call = Callable[..., Any]

SUMMER = timezone(timedelta(hours=2))
NOW = datetime(2026, 8, 12, 18, 0, tzinfo=SUMMER)
"""A Wednesday."""
NOT_SAID = Answers()
DOCUMENT = (Path(__file__).parents[2] / "docs" / "stats.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day, "local_now", lambda: NOW)


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], None]:
    return lambda chosen: monkeypatch.setattr(stats, "chosen_settings", lambda: chosen)


@cache
def timeline(name: str) -> Timeline:
    found = load_file(bundled_folder() / f"{name}.toml").timeline
    assert found is not None
    return found


def save(store: Store, days_ago: int, name: str = "desk-break", answers: Answers = NOT_SAID, **numbers: float) -> None:
    """A whole session; of a test each side's number, as `left_cm=9`."""
    began, run = NOW - timedelta(days=days_ago), timeline(name)
    session = store.begin(run, moment_at(began), began)
    for one in run.intervals:
        done = Attempt(one.index, 0, one.length, one.length, one.reps, one.reps, Outcome.DONE)
        store.add_attempt(session, attempt_row(one, done, seq=one.index, nth=1, start_ms=one.start), began)
        number = numbers.get(f"{one.side}_{one.record}") if one.record else None
        if number is not None:
            store.correct(session, one.index, recorded=number, now=began)
    store.close(session, Status.COMPLETED, began, run.total, 0, began)
    store.answer(session, answers, began)


@pytest.fixture
def trained(home: Path) -> Iterator[Store]:
    with quick_store(paths.history_file()) as store:
        save(store, 9, "check-in", Answers(5, 0, None, True), left_cm=9, right_cm=12, left_reps=20, right_reps=22)
        save(store, 2, "check-in", left_cm=10, right_cm=12, left_reps=20, right_reps=25)
        save(store, 1, "foot-strength-2", Answers(7, 4, True, False))
        save(store, 0, "plyo-intro-1", Answers(3, 0, False, True))
        yield store


def test_without_a_session_it_says_so_and_makes_nothing(call: Call, home: Path) -> None:
    done = call("stats")
    assert (done.status, done.err) == (0, "")
    assert done.lines == [
        "No session in the last 12 weeks. The next one you finish will be here: foottimer run desk-break"
    ]
    assert json.loads(call("stats", "--json").out)["totals"]["sessions"] == 0
    assert not home.exists()


def test_it_tells_totals_weeks_exercises_and_tests(call: Call, trained: Store) -> None:
    lines = call("stats", "--weeks", "2").lines
    assert lines[0] == "2 weeks, 2026-08-03 to 2026-08-12"
    told = "\n".join(lines).replace("\n    ", " ")
    assert re.search(r"sessions +4 sessions on 4 training days", told)
    assert re.search(r"longest +17:32 on 2026-08-11", told)
    assert re.search(r"best week +of 2026-08-10: 3 training days", told)
    assert re.search(r"red flags +in 1 session: new or growing pain\? See a physio or doctor\.", told)
    assert re.search(r"frequency +.. +1\.0 training days a week, 3 so far$", told, re.MULTILINE)
    assert re.search(r"intensity +.. +effort 5\.0 of 10, 3 answers$", told, re.MULTILINE)
    assert re.search(r"foot-strength +.█ +level 2, 13\.5 min of work", told)
    assert re.search(r"technique +.. +good in 67 % of 3 answers$", told, re.MULTILINE)
    assert re.search(r"pain +.. +1\.3 of 10, at worst 4", told)
    assert re.search(r"contacts +▁█ +66 ground contacts", told)
    assert re.search(r"^2026-08-10 +3 +3 +30 +5\.0 +2\.0 +50 % +66$", told, re.MULTILINE)
    assert re.search(r"^Short foot .*-$", told, re.MULTILINE)
    assert "Knee to wall, 2026-08-10: left 10, right 12 cm; gap 2 (17 %)" in lines
    assert "  against the time before, 2026-08-03: left +1, right the same" in lines
    assert "left 20, right 25 reps; gap 5 (20 %), above the usual 10 %" in told
    assert "rough comparison" not in told
    assert max(map(len, lines)) <= 80


def test_bars_are_digits_where_the_output_has_no_blocks(
    call: Call, trained: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stats, "takes_unicode", lambda stream: False)
    told = call("stats", "--weeks", "3").out
    assert told.isascii()
    assert re.search(r"frequency +39 +1\.0 training days a week, 3 so far", told)


def test_bars_of_a_scale_are_of_all_of_it(call: Call, trained: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats, "takes_unicode", lambda stream: False)
    told = call("stats").out
    assert re.search(r"^intensity +44 ", told, re.MULTILINE)  # in ninths, rounded to even: efforts of 5 and 5 of 10
    assert re.search(r"^technique +94 ", told, re.MULTILINE)  # all of one, half of two
    assert re.search(r"^pain +02 ", told, re.MULTILINE)  # a pain of 2 is not a full bar


def test_nobody_missed_a_week_before_the_first_session(call: Call, trained: Store) -> None:
    lines = call("stats").lines
    assert lines[0] == "2 weeks, 2026-08-03 to 2026-08-12"
    assert sum(line.startswith("2026-") for line in lines) == 2
    assert any("training days a week, 3 so far" in line for line in lines)
    running = call("stats", "--weeks", "1").out
    assert "3 training days so far" in running


def test_norms_are_told_where_an_age_was_entered(
    call: Call, trained: Store, settings: Callable[[Settings], None]
) -> None:
    settings(Settings(age=45, sex=Sex.FEMALE, length=Length.INCH))
    told = call("stats").out.replace("\n    ", " ")
    assert (
        "  rough comparison at 45, women: 25 reps (Hebert-Losier 2017, on a slope of 10 degrees; by decade second-hand)"
        in told
    )
    assert "Knee to wall, 2026-08-10: left 3.9, right 4.7 in; gap 0.8 (17 %)" in told


def test_weeks_begin_as_the_settings_say(call: Call, trained: Store, settings: Callable[[Settings], None]) -> None:
    settings(Settings(first_day=Weekday.WEDNESDAY))
    told = json.loads(call("stats", "--weeks", "1", "--json").out)
    assert (told["from"], told["to"], told["totals"]["sessions"]) == ("2026-08-12", "2026-08-12", 1)


@pytest.mark.parametrize(
    ("arguments", "first", "last", "sessions"),
    [
        ((), "2026-05-25", "2026-08-12", 4),
        (("--weeks", "1"), "2026-08-10", "2026-08-12", 3),
        (("--from", "yesterday"), "2026-08-11", "2026-08-12", 2),
        (("--from", "2026-08", "--to", "2026-08-10"), "2026-08-03", "2026-08-10", 2),
        (("--from", "1900", "--to", "2900"), "2026-08-03", "2026-08-12", 4),
        (("--to", "2026-08-09", "--weeks", "2"), "2026-07-27", "2026-08-09", 1),
        (("--from", "2020", "--to", "2020"), "2020-12-31", "2020-12-31", 0),
    ],
)
def test_a_period_can_be_chosen(
    call: Call, trained: Store, arguments: tuple[str, ...], first: str, last: str, sessions: int
) -> None:
    told = json.loads(call("stats", "--json", *arguments).out)
    assert (told["from"], told["to"], told["totals"]["sessions"]) == (first, last, sessions)


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        (("--weeks", "0"), "a whole number from 1 to 999"),
        (("--weeks", "many"), "a whole number from 1 to 999"),
        (("--from", "2026-13-01"), "there is no 2026-13-01 in the calendar"),
        (("--from", "2026-08-12", "--to", "2026-08-01"), "the earlier day comes first"),
        (("--from", "2026-08-01", "--weeks", "2"), "leave out --from or --weeks"),
    ],
)
def test_a_period_that_means_nothing_is_refused(call: Call, arguments: tuple[str, ...], refused: str) -> None:
    done = call("stats", *arguments)
    assert (done.status, done.out) == (2, "")
    assert refused in done.err


def test_a_period_without_a_session_is_told_apart_from_an_empty_store(call: Call, trained: Store) -> None:
    assert call("stats", "--from", "2020", "--to", "2020").lines == [
        "No session in these days; foottimer stats --from 2000 tells of all there are."
    ]


def test_names_from_files_are_no_escape_sequences(call: Call, home: Path) -> None:
    with quick_store(paths.history_file()) as store:
        run = timeline("check-in")
        named = Timeline(
            "x", "X", tuple(replace(one, name="Te\x1b[31mst") for one in run.intervals), "se\x1b[2Jries", 1
        )
        session = store.begin(named, moment_at(NOW), NOW)
        for one in named.intervals:
            done = Attempt(one.index, 0, one.length, one.length, None, None, Outcome.DONE)
            row = attempt_row(one, done, seq=one.index, nth=1, start_ms=one.start)
            store.add_attempt(session, row, NOW)
            if one.record:
                store.correct(session, one.index, recorded=7, now=NOW)
        store.close(session, Status.COMPLETED, NOW, run.total, 0, NOW)
    done = call("stats")
    assert done.status == 0
    assert "\x1b" not in done.out
    assert "Te" in done.out


def test_the_document_names_every_field_and_no_other(call: Call, trained: Store) -> None:
    told = json.loads(call("stats", "--json").out)
    named = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
    spoken = {"reps", "cm", "seconds", "null"}
    assert set(_fields(told)) == named - (spoken - {"reps", "seconds"})


def _fields(value: Any) -> Iterator[str]:
    """Every key, at every depth."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _fields(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _fields(inside)


def test_sides_of_an_exercise_are_told(call: Call, trained: Store) -> None:
    told = json.loads(call("stats", "--json").out)
    balance = next(one for one in told["exercises"] if one["exercise"] == "quadripod-balance")
    planned = [one for one in timeline("foot-strength-2").intervals if one.exercise == "quadripod-balance"]
    for side in (Side.LEFT, Side.RIGHT):
        own = [one for one in planned if one.side is side]
        assert balance[side.value]["sets"] == len(own) + 2  # and one in each check-in
    assert balance["total"]["sets"] == balance["left"]["sets"] + balance["right"]["sets"]
