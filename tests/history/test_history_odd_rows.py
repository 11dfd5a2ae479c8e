"""Rows that no foottimer writes: they are left out of every answer, and named; who asks for one alone is told why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from history_samples import TIMELINE, attempt, moment

from foottimer.carry.carrying import Carrying, open_to_carry
from foottimer.carry.merging import Sort
from foottimer.carry.receiving import read_archive
from foottimer.history.columns import Columns
from foottimer.history.database import StoreError
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.listing import Wanted
from foottimer.history.record import Answers, PauseRow, Status
from foottimer.history.record_json import record_to_json
from foottimer.history.underway import Position
from foottimer.session.events import Reason

EVER = (date(1, 1, 1), date(9999, 12, 31))
NOW = moment().utc
QUESTIONS: dict[str, Callable[[Carrying], object]] = {
    "lines": lambda store: store.sessions(),
    "records": lambda store: [record_to_json(record) for record in store.records()],
    "record": lambda store: store.record(store.matching("")[0]),
    "found": lambda store: store.sessions(Wanted(text="balance")),
    "count": lambda store: store.count(Wanted(text="note")),
    "ends": lambda store: store.ends_of(),
    "last done": lambda store: store.last_done(),
    "under way": lambda store: store.under_way(),
    "days": lambda store: store.days(),
    "goals": lambda store: store.goals(),
    "paused days": lambda store: store.paused_days(),
    "decisions": lambda store: store.decisions(),
    "worked": lambda store: store.worked(*EVER, ("balance",)),
    "last times": lambda store: store.last_times(("balance", "calf-raise")),
    "recent checks": lambda store: store.recent_checks(*EVER),
    "facets": lambda store: store.facets(),
    "day sums": lambda store: store.day_sums(*EVER),
    "series": lambda store: store.series_sums(*EVER),
    "exercises": lambda store: store.exercise_days(*EVER),
    "checks": lambda store: store.checks(*EVER),
    "json": lambda store: "".join(store.exported()),
    "csv": lambda store: list(store.sheet()),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """The id of the only session of a store, and the store's file, which has one of each row."""
    path = tmp_path_factory.mktemp("made") / "history.db"
    with open_to_carry(path) as store:
        session = store.begin(TIMELINE, moment(), NOW, 3)
        for seq, index in enumerate((1, 3, 5)):
            store.add_attempt(session, attempt(index, seq), NOW)
        store.add_pause(session, PauseRow(1, 2, Reason.KEY), NOW)
        store.close(session, Status.COMPLETED, NOW, 80_000, 0, NOW)
        store.pause(date(2026, 1, 1), date(2026, 1, 2), "away", NOW)
        store.decide(Decision(DecisionKind.LEVEL, date(2026, 1, 2), "minis", "2"), NOW)
        store.answer(session, Answers(note="a note"), NOW)
        running = store.begin(TIMELINE, moment(1), NOW, identity="f" * 8 + session[8:])
        store.stand(running, Position(1, 0, 20_500, 0, 0), NOW)
    return session, path.read_bytes()


@pytest.fixture
def session(path: Path, made: tuple[str, bytes]) -> str:
    """The id of the session of a store of the test's own."""
    path.parent.mkdir()
    path.write_bytes(made[1])
    return made[0]


def told(path: Path, statement: str, value: object) -> dict[str, str]:
    """What is said of what each question leaves out, once rows were changed; of "record", why there is no answer."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("PRAGMA synchronous = OFF")
        assert db.execute(statement, (value,)).rowcount
    said = {}
    with open_to_carry(path) as store:
        for name, ask in QUESTIONS.items():
            store._left_out.clear()
            if name == "record":
                try:
                    ask(store)
                except StoreError as error:
                    said[name] = str(error)
            else:
                ask(store)
                said[name] = "; ".join(store.left_out)
        if (exported := read_archive("".join(store.exported()).encode())) and not any(said.values()):
            assert len(exported.pieces[Sort.SESSION]) == 2
    assert all(text.isprintable() and len(text) < 2000 for text in said.values())
    return said


NO_UTF8 = "CAST(x'c328' AS TEXT)"
"""A text for SQLite, and for nobody else."""
ODD = (
    None,
    -1,
    10**18,
    1e308,
    9e999,
    "",
    "odd \x1b[31m",
    "0001-01-01",
    "9999-12-31",
    "x" * 10_000,
    b"\x00\xff",
    NO_UTF8,
)
COLUMNS = (
    *("session day", "session started_at", "session offset_minutes", "session status", "session active_ms"),
    *("session name", "session note", "session level", "session pain", "session counts", "session ended_at"),
    *("attempt kind", "attempt seq", "attempt actual_ms", "attempt recorded", "attempt name", "attempt exercise"),
    *("attempt changed_at", "pause reason", "pause at_ms", "goal day", "goal per_week", "snapshot body"),
    *("paused_days first_day", "paused_days reason", "snapshot id", "session snapshot_id"),
    *("decision kind", "decision day", "decision about", "decision value", "decision made_at", "decision changed_at"),
    *("attempt planned_ms", "attempt outcome", "attempt side", "attempt reps_done", "session work_ms"),
)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_no_question_fails_in_another_way(path: Path, session: str, column: str, value: object) -> None:
    table, name = column.split()
    statement = f"UPDATE {table} SET {name} = ?"
    try:
        said = told(path, statement.replace("?", NO_UTF8 + " WHERE ? <> ''") if value is NO_UTF8 else statement, value)
    except sqlite3.IntegrityError:
        return
    if isinstance(value, bytes) and column not in ("attempt recorded", "session counts"):
        assert any(said.values())


@pytest.mark.parametrize(
    ("statement", "value", "question", "words"),
    [
        ("UPDATE session SET day = ?", "soon", "lines", "session {}: Invalid isoformat string: 'soon'"),
        ("UPDATE session SET active_ms = ?", "long", "records", "session {}: active_ms has to be a whole number"),
        ("UPDATE session SET pain = ?", "much", "day sums", "pain has to be a whole number, not 'much'"),
        ("UPDATE session SET offset_minutes = ?", 1440, "lines", "session {}: offset_minutes is 1440"),
        ("UPDATE session SET started_at = ?", "2026-03-02T06:15:00", "record", "says nothing of its offset"),
        (
            "UPDATE session SET started_at = ?",
            "9999-12-31T23:59:00.000+00:00",
            "lines",
            "session {}: date value out of",
        ),
        ("UPDATE attempt SET outcome = ?", "odd", "record", "an attempt of session {}: 'odd'"),
        ("UPDATE attempt SET recorded = ?", 9e999, "records", "an attempt of session {}: recorded is inf"),
        ("UPDATE attempt SET name = ?", b"\xff", "csv", "an attempt of session {}: invalid literal"),
        ("UPDATE goal SET per_week = ?", b"\xff", "goals", "b'\\xff' is no whole number"),
        ("UPDATE session SET note = ?", b"\xff", "json", "session {}: note has to be a text"),
        ("UPDATE session SET snapshot_id = ?", "gone", "json", "timeline gone: is missing, though a session has it"),
        ("UPDATE session SET name = ?", "odd \x1b[31m", "json", "name has to be a text on one line, without control"),
        ("UPDATE attempt SET interval_index = ?", 8, "json", "interval_index is 8, and what was followed has 8"),
        ("UPDATE session SET note = ?", b"\xff", "found", "note has to be a text, not bytes"),
        ("UPDATE decision SET value = ?", "0", "decisions", "'0' is no level, as 2"),
        ("UPDATE decision SET kind = ?", "whim", "json", "kind has to be one of morning, level,"),
        (
            "UPDATE decision SET about = ?",
            "odd \x1b[31m",
            "json",
            "about has to be a text on one line",
        ),
        ("UPDATE session SET work_ms = ?", "all", "worked", "session {}: work_ms has to be a whole number, not 'all'"),
        ("UPDATE session SET rpe = ?", "all", "last times", "session {}: rpe has to be a whole number, not 'all'"),
        ("UPDATE attempt SET outcome = ?", "odd", "worked", "an attempt of session {}: 'odd'"),
        ("UPDATE under_way SET held_ms = ?", -1, "under way", "stands: a place that no session has"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(
    path: Path, session: str, statement: str, value: object, question: str, words: str
) -> None:
    said = told(path, statement, value)[question]
    assert words.format(session) in said
    if question == "record":
        assert said.startswith(f"{path} holds a row that cannot be understood")
        assert said.endswith("it was left as it is: foottimer doctor says how to mend it")


def test_columns_remember_no_row_that_was_wrong() -> None:
    columns = Columns("id:text level:whole? given:number?")
    assert columns.select == "id, level, given"
    columns.check(("a", 1, 2.5))
    columns.check(("a", None, None))
    for _ in range(2):
        with pytest.raises(ValueError, match="level has to be a whole number, not 'x'"):
            columns.check(("a", "x", 1))
        with pytest.raises(ValueError, match="given is inf, which nothing ever is"):
            columns.check(("a", 1, float("inf")))
