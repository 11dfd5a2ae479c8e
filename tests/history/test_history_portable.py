"""A file of sessions is foreign: each wrong value is named by its place, and nothing of it is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given, settings
from hypothesis import strategies as st
from machines import figures, file_of, machine
from random_routines import routines

from foottimer.carry import receiving
from foottimer.carry.checking import MOST_NAMED
from foottimer.carry.merging import Sort
from foottimer.carry.portable import FileError
from foottimer.carry.receiving import read_archive
from foottimer.history.bodies import body_of, id_of
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, PauseRow, Status
from foottimer.routine.expand import expand
from foottimer.routine.model import Routine
from foottimer.session.events import Reason

Change = Callable[[dict[str, Any]], object]


def sample() -> dict[str, Any]:
    """A file with one of everything."""
    store = machine()
    session = store.begin(TIMELINE, moment(), NOW, goal=4)
    for seq, index in enumerate((1, 5, 7)):
        store.add_attempt(session, attempt(index, seq), NOW)
    store.add_pause(session, PauseRow(1_000, 2_000, Reason.KEY), NOW)
    store.close(session, Status.COMPLETED, NOW, 80_000, 2_000, NOW)
    store.answer(session, Answers(7, 0, False, True, "knee\nok 🦶"), NOW)
    store.correct(session, 2, recorded=12.5, now=NOW)
    store.pause(NOW.date(), NOW.date() + timedelta(5), "holiday", NOW)
    store.decide(Decision(DecisionKind.LEVEL, NOW.date(), "minis", "2"), NOW)
    data: dict[str, Any] = json.loads(file_of(store))
    return data


SAMPLE = json.dumps(sample())


def problems(data: object) -> list[str]:
    """What is said of a file."""
    try:
        read_archive(data if isinstance(data, bytes) else json.dumps(data).encode())
    except FileError as error:
        return list(error.problems)
    return []


def after(change: Change) -> list[str]:
    """What is said of the sample after a change."""
    data = json.loads(SAMPLE)
    change(data)
    return problems(data)


def setting(path: str, value: object) -> Change:
    """Set the value at a place, as "sessions.0.day"."""

    def change(data: dict[str, Any]) -> None:
        *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        at: Any = data
        for part in way:
            at = at[part]
        at[last] = value

    return change


def test_a_file_that_was_written_is_read() -> None:
    assert problems(json.loads(SAMPLE)) == []
    archive = read_archive(b"\xef\xbb\xbf" + SAMPLE.encode())  # as an editor of another system saves it
    assert {sort: len(pieces) for sort, pieces in archive.pieces.items()} == dict.fromkeys(Sort, 1)
    assert archive.snapshots[0].body == body_of(TIMELINE)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("sessions.0.day", "2026-02-30", "sessions[0].day: has to be a day, as 2026-03-02, not '2026-02-30'"),
        ("sessions.0.day", "2026-3-2", "sessions[0].day: has to be a day"),
        ("sessions.0.day", "20260302", "sessions[0].day: has to be a day"),
        ("sessions.0.day", "９９９９-01-01", "sessions[0].day: has to be a day"),
        ("sessions.0.day", "9999-12-31", "sessions[0].day: has to be a day"),
        ("sessions.0.day", None, "sessions[0].day: has to be a day, as 2026-03-02, not null"),
        ("sessions.0.id", "../../x", "sessions[0].id: has to be an id"),
        ("sessions.0.id", "5F0C1D2E-8A4B-4C6D-9E0F-1A2B3C4D5E6F", "sessions[0].id: has to be an id"),
        ("sessions.0.snapshot", "5f0c1d2e-8a4b-4c6d-9e0f-1a2b3c4d5e6f", "sessions[0].snapshot: is the id of none of"),
        ("sessions.0.status", "done", "sessions[0].status: has to be one of running, completed, partial, abandoned"),
        ("sessions.0.origin", ["followed"], "sessions[0].origin: has to be one of followed, logged, not an array"),
        ("sessions.0.started_at", "2026-03-02T06:15:00Z", "sessions[0].started_at: has to be an instant in UTC, as"),
        ("sessions.0.started_at", "2026-03-02T06:15:00.250+01:00", "sessions[0].started_at: has to be an instant"),
        ("sessions.0.ended_at", "2026-13-02T06:15:00.250+00:00", "sessions[0].ended_at: has to be an instant"),
        ("sessions.0.changed_at", "9999-03-02T06:15:00.250+00:00", "sessions[0].changed_at: has to be an instant"),
        ("sessions.0.deleted_at", True, "sessions[0].deleted_at: has to be an instant in UTC, as 2026-03-02T06:15:00"),
        ("sessions.0.offset_minutes", 1440, "sessions[0].offset_minutes: has to be a whole number from -1,439 to"),
        ("sessions.0.planned_ms", 1.0, "sessions[0].planned_ms: has to be a whole number from 0 to"),
        ("sessions.0.planned_ms", True, "sessions[0].planned_ms: has to be a whole number from 0 to"),
        ("sessions.0.active_ms", -1, "sessions[0].active_ms: has to be a whole number from 0 to"),
        ("sessions.0.active_ms", 10**400, "sessions[0].active_ms: has to be a whole number from 0 to 1,000,000,000,00"),
        ("sessions.0.rpe", 11, "sessions[0].rpe: has to be a whole number from 0 to 10, not 11"),
        ("sessions.0.pain", "3", "sessions[0].pain: has to be a whole number from 0 to 10, not '3'"),
        ("sessions.0.red_flag", 1, "sessions[0].red_flag: has to be true or false, not 1"),
        ("sessions.0.name", "\x1b[2J", "sessions[0].name: has to be a text on one line, without control characters"),
        ("sessions.0.routine", "a\u202eb", "sessions[0].routine: has to be a text on one line"),
        ("sessions.0.note", "\ud800", "sessions[0].note: has to be a text of at most 1,048,576 characters"),
        ("sessions.0.note", "a" * 2_000_000, "sessions[0].note: has to be a text of at most 1,048,576 characters"),
        ("sessions.0.attempts", {}, "sessions[0].attempts: has to be an array, not an object"),
        ("sessions.0.attempts.1", 5, "sessions[0].attempts[1]: has to be an object, not 5"),
        (
            "sessions.0.attempts.1.seq",
            0,
            "sessions[0].attempts[1].seq: is 0, and so is that of sessions[0].attempts[0]",
        ),
        ("sessions.0.attempts.1.interval", 8, "sessions[0].attempts[1].interval: has to be below 8"),
        ("sessions.0.attempts.1.kind", "work", "sessions[0].attempts[1].kind: has to be one of ready, reps, hold"),
        ("sessions.0.attempts.1.side", "both", "sessions[0].attempts[1].side: has to be one of left, right, alternate"),
        ("sessions.0.attempts.2.recorded", 1e9, "sessions[0].attempts[2].recorded: has to be a number from 0 to below"),
        ("sessions.0.attempts.2.recorded", 10**400, "sessions[0].attempts[2].recorded: has to be a number from 0"),
        ("sessions.0.attempts.2.outcome", None, "sessions[0].attempts[2].outcome: has to be one of done, skipped"),
        ("sessions.0.pauses.0.reason", "tired", "sessions[0].pauses[0].reason: has to be one of key, gap, question"),
        ("sessions.0.pauses", None, "sessions[0].pauses: has to be an array, not null"),
        ("sessions.0.mood", 3, "sessions[0]: has a key 'mood' that is not known; if a newer foottimer wrote the file"),
        ("sessions.0.dya", 3, "sessions[0]: has a key 'dya' that is not known (did you mean 'day'?)"),
        ("sessions.0", [], "sessions[0]: has to be an object, not an array"),
        ("goals.0.per_week", 8, "goals[0].per_week: has to be a whole number from 1 to 7, not 8"),
        ("goals.0.restored_at", NOW.isoformat(), "goals[0]: has a key 'restored_at' that is not known"),
        ("paused_days.0.last_day", "2026-03-01", "paused_days[0].last_day: has to be 2026-03-02 or later, as first"),
        ("paused_days", None, "paused_days: has to be an array, not null"),
        ("decisions", None, "decisions: has to be an array, not null"),
        ("decisions.0.kind", "whim", "decisions[0].kind: has to be one of morning, level, sore, well, checked, anyway"),
        ("decisions.0.kind", "morning", "decisions[0]: Invalid isoformat string: 'minis'"),
        ("decisions.0.value", "0", "decisions[0]: '0' is no level, as 2"),
        ("decisions.0.value", 2, "decisions[0].value: has to be a text on one line"),
        ("decisions.0.about", "", "decisions[0]: level says nothing of what it is about"),
        ("decisions.0.about", "a\x1b[2J", "decisions[0].about: has to be a text on one line"),
        ("decisions.0.about", "a" * 2_000_000, "decisions[0].about: has to be a text on one line"),
        ("decisions.0.day", "2026-02-30", "decisions[0].day: has to be a day"),
        ("decisions.0.made_at", "9999-03-02T06:15:00.250+00:00", "decisions[0].made_at: has to be an instant"),
        ("decisions.0.mood", 3, "decisions[0]: has a key 'mood' that is not known"),
        ("snapshots.0.changed_at", 5, "snapshots[0].changed_at: has to be an instant in UTC"),
        ("snapshots.0.timeline", [], "snapshots[0].timeline: has to be an object, not an array"),
        ("snapshots.0.timeline.name", 5, "snapshots[0].timeline.name: has to be a text on one line"),
        ("snapshots.0.timeline.level", "2", "snapshots[0].timeline.level: has to be a whole number from 0"),
        ("snapshots.0.timeline.cues", {"dance": True}, "snapshots[0].timeline: is no timeline ('dance' is not a valid"),
        ("snapshots.0.timeline.cues", [1], "snapshots[0].timeline: is no timeline"),
        ("snapshots.0.timeline.intervals", [], "snapshots[0].timeline.intervals: has to be an array of 1 to 10,000"),
        ("snapshots.0.timeline.intervals", [{}] * 10_001, "snapshots[0].timeline.intervals: has to be an array of 1"),
        ("snapshots.0.timeline.intervals.3", 1, "snapshots[0].timeline.intervals[3]: has to be an object, not 1"),
        ("snapshots.0.timeline.intervals.3.index", 7, "snapshots[0].timeline.intervals[3]: has to be the next one"),
        ("snapshots.0.timeline.intervals.3.start", 0, "snapshots[0].timeline.intervals[3]: has to be the next one"),
        ("snapshots.0.timeline.intervals.3.kind", "x", "snapshots[0].timeline.intervals[3].kind: has to be one of"),
        ("snapshots.0.timeline.intervals.3.cues", [5], "snapshots[0].timeline.intervals[3].cues: has to be a list of"),
        ("snapshots.0.timeline.intervals.3.says", [["a", 5]], "snapshots[0].timeline.intervals[3].says: has to be a"),
        ("snapshots.0.timeline.intervals.3.phases", [["a"]], "snapshots[0].timeline.intervals[3].phases: has to be a"),
        ("snapshots.0.timeline.intervals.3.note", "\x07", "snapshots[0].timeline.intervals[3].note: has to be a text"),
        ("snapshots.0.timeline.intervals.3.name", "Other", "snapshots[0].id: is not that of its timeline, which was"),
        ("format", 3, "was written by a newer foottimer (format 3, this one knows 2): update"),
        ("format", 0, "format: has to be 1 or 2, not 0"),
        ("format", True, "format: has to be 1 or 2, not true"),
        ("format", "1", "format: has to be 1 or 2, not '1'"),
        ("program", "other", "is no file of sessions: take one that foottimer export json wrote"),
        ("extra", 1, "has a key 'extra' that is not known"),
    ],
)
def test_a_wrong_value_is_named_by_its_place_and_what_it_has_to_be(path: str, value: object, said: str) -> None:
    found = after(setting(path, value))
    assert len(found) == 1
    assert found[0].startswith(said)
    assert found[0].isprintable()


def test_what_is_missing_is_named() -> None:
    assert after(lambda data: data["sessions"][0].pop("day")) == [
        "sessions[0].day: is missing: it has to be a day, as 2026-03-02"
    ]
    assert after(lambda data: data.pop("goals")) == ["goals: has to be an array, not null"]
    assert after(lambda data: data["snapshots"][0]["timeline"]["intervals"][2].pop("group")) == [
        "snapshots[0].timeline: has no group"
    ]
    assert after(lambda data: data["snapshots"][0]["timeline"]["intervals"][2].pop("kind"))[0].endswith("not null")


def test_every_wrong_value_is_named_in_the_order_of_the_file() -> None:
    def change(data: dict[str, Any]) -> None:
        for path in ("sessions.0.rpe", "sessions.0.attempts.1.seq", "goals.0.day", "snapshots.0.id"):
            setting(path, "wrong")(data)

    assert [line.split(":")[0] for line in after(change)] == [
        *("snapshots[0].id", "sessions[0].rpe", "sessions[0].attempts[1].seq", "goals[0].day")
    ]


def test_where_very_much_is_wrong_it_is_said_that_there_may_be_more() -> None:
    found = after(setting("sessions", [None] * 10_000))
    assert len(found) == MOST_NAMED + 1
    assert found[-1] == "and there may be more: no more of it was looked at"


@pytest.mark.parametrize("kind", ["sessions", "goals", "paused_days", "decisions", "snapshots"])
def test_two_of_one_id_are_refused(kind: str) -> None:
    found = after(lambda data: data[kind].append(data[kind][0]))
    assert f"{kind}[1].id: is that of {kind}[0] too" in found


def test_two_attempts_of_one_id_are_refused_also_in_two_sessions() -> None:
    def change(data: dict[str, Any]) -> None:
        session = json.loads(json.dumps(data["sessions"][0]))
        session["id"], session["pauses"] = "5f0c1d2e-8a4b-4c6d-9e0f-1a2b3c4d5e6f", []
        session["attempts"] = session["attempts"][:1]
        data["sessions"].append(session)

    assert after(change) == ["sessions[1].attempts[0].id: is that of sessions[0].attempts[0] too"]


def test_an_attempt_and_a_pause_may_have_one_id_since_nothing_mixes_them_up() -> None:
    def change(data: dict[str, Any]) -> None:
        session = data["sessions"][0]
        session["pauses"][0]["id"] = session["attempts"][0]["id"]

    assert after(change) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1: no JSON: Expecting value"),
        (b'{\n"a": }', "line 2, column 6: no JSON: Expecting value"),
        (b"\xff", "is not UTF-8, at byte 0"),
        (b"[" * 100_000, "nests too deep to be a file of sessions"),
        (b'{"a":' * 100_000, "nests too deep to be a file of sessions"),
        (b"1" * 10_000, "has a number that nothing is counted by (Exceeds the limit (4300 digits)"),
        (b"[]", "is no file of sessions: take one that foottimer export json wrote"),
        (b'"program"', "is no file of sessions"),
        (b'{"program": "foottimer history", "program": "foottimer history"}', "has the key 'program' twice"),
    ],
)
def test_what_is_no_such_file_is_refused_in_one_line(data: bytes, said: str) -> None:
    (found,) = problems(data)
    assert found.startswith(said)


@pytest.mark.parametrize(("number", "said"), [("1e999", "inf"), ("NaN", "nan"), ("-Infinity", "-inf")])
def test_a_number_that_is_none_is_named_by_its_place(number: str, said: str) -> None:
    found = problems(SAMPLE.replace('"recorded": 12.5', f'"recorded": {number}').encode())
    assert found == [f"sessions[0].attempts[2].recorded: has to be a number from 0 to below 1,000,000,000, not {said}"]
    (unknown,) = problems(SAMPLE.replace('"estimated":', f'"later": {number}, "estimated":', 1).encode())
    assert unknown.startswith("snapshots[0].timeline: is no timeline (Out of range float values")


def test_a_key_that_stands_twice_is_refused_wherever_it_is() -> None:
    for where, place in (('"rpe": 7', "sessions[0]"), ('"bpm": null', "snapshots[0].timeline.intervals[0]")):
        key = where.split(":")[0]
        found = problems(SAMPLE.replace(where, f"{where}, {key}: null", 1).encode())
        assert f"{place}: has to be an object, not an object that has the key {key} twice".replace('"', "'") in found


def test_a_key_that_stands_twice_in_what_is_not_known_of_a_timeline_is_refused() -> None:
    text = SAMPLE.replace('"estimated":', '"later": {"a": 1, "a": 2}, "estimated":', 1)
    assert problems(text.encode()) == [
        "snapshots[0].id: is not that of its timeline, which was changed: export it again"
    ]


def test_a_file_may_not_be_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 1000)
    (found,) = problems(b" " * 1001)
    assert found.endswith("export it in parts, with --from and --to")


def test_how_numbers_are_written_and_in_which_order_makes_no_other_session() -> None:
    data = json.loads(SAMPLE)
    session = data["sessions"][0]
    session["attempts"][2]["recorded"] = 12
    plain = read_archive(json.dumps(data).encode())
    session["attempts"][2]["recorded"] = 12.0
    session["level"] = session.pop("level")
    session["attempts"].reverse()
    session["attempts"][0] |= {"load": None, "side": None}
    assert read_archive(json.dumps(data, indent=2).encode()) == plain


def test_what_a_newer_program_says_of_a_timeline_is_kept_as_it_is() -> None:
    data = json.loads(SAMPLE)
    snapshot = data["snapshots"][0]
    snapshot["timeline"]["weather"] = {"wind": [1.5, None]}
    body = json.dumps(snapshot["timeline"], separators=(",", ":"))
    snapshot["id"] = data["sessions"][0]["snapshot"] = id_of(body)
    assert read_archive(json.dumps(data).encode()).snapshots[0].body == body


def test_a_timeline_of_an_earlier_version_is_read() -> None:
    data = json.loads(SAMPLE)
    snapshot = data["snapshots"][0]
    del snapshot["timeline"]["cues"]
    for interval in snapshot["timeline"]["intervals"]:
        del interval["eyes_closed"]
    snapshot["id"] = data["sessions"][0]["snapshot"] = id_of(json.dumps(snapshot["timeline"], separators=(",", ":")))
    assert problems(data) == []


def test_a_file_of_the_first_format_has_no_decisions() -> None:
    data = json.loads(SAMPLE) | {"format": 1}
    (said,) = problems(data)
    assert said.startswith("has a key 'decisions' that is not known")
    del data["decisions"]
    archive = read_archive(json.dumps(data).encode())
    assert {sort: len(pieces) for sort, pieces in archive.pieces.items()} == {
        **dict.fromkeys(Sort, 1),
        Sort.DECISION: 0,
    }
    store = machine()
    store.take_in(archive, "".join)
    assert (len(store.records()), store.decisions()) == (1, ())


def test_an_attempt_that_changed_last_makes_its_session_changed_then() -> None:
    data = json.loads(SAMPLE)
    late = "2026-03-05T00:00:00.000+00:00"
    data["sessions"][0]["pauses"][0]["changed_at"] = late
    assert read_archive(json.dumps(data).encode()).pieces[Sort.SESSION][0].changed_at == late


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(data: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of a file."""
    inner: Mapping[str, object] | dict[int, object] = (
        data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
    )
    return [way, *(place for key, value in inner.items() for place in places(value, (*way, key)))]


_places = st.sampled_from(places(json.loads(SAMPLE))[1:])


@given(_places, _json)
def test_whatever_stands_anywhere_is_taken_in_or_refused_in_words(place: tuple[str | int, ...], value: object) -> None:
    data = json.loads(SAMPLE)
    setting(".".join(map(str, place)), value)(data)
    found = problems(data)
    assert all(isinstance(line, str) for line in found)
    if not found:
        store = machine()
        store.take_in(read_archive(json.dumps(data).encode()), "".join)
        assert figures(store)


@settings(max_examples=50)
@given(routines())
def test_every_timeline_that_can_be_run_is_taken_in(routine: Routine) -> None:
    store = machine()
    store.log(expand(routine), moment(), Answers(), NOW)
    assert problems(file_of(store)) == []


@given(st.binary(max_size=30))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    assert problems(data)
