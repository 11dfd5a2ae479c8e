"""What doctor says of a store, and that it changes nothing of it: not a byte, not a name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from old_stores import old_store
from parts import quick_store

from foottimer.doctor import stores
from foottimer.doctor.finding import Finding, Mark
from foottimer.doctor.stores import look_at_store, newest_session, under_way
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.migrations import VERSION
from foottimer.history.record import PauseRow, Status
from foottimer.history.underway import Position
from foottimer.session.events import Reason

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a row of every sort."""
    path = tmp_path_factory.mktemp("made") / "history.db"
    with quick_store(path) as store:
        session = store.begin(TIMELINE, moment(), NOW, 3)
        for seq, index in enumerate((1, 3, 5)):
            store.add_attempt(session, attempt(index, seq), NOW)
        store.add_pause(session, PauseRow(1, 2, Reason.KEY), NOW)
        store.close(session, Status.COMPLETED, NOW, 80_000, 0, NOW)
        store.pause(date(2026, 1, 1), date(2026, 1, 2), "away", NOW)
        store.decide(Decision(DecisionKind.SORE, date(2026, 1, 2), "short-foot"), NOW)
        running = store.begin(TIMELINE, moment(1), NOW)
        store.stand(running, Position(1, 0, 20_500, 0, 0), NOW)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "history.db"))


def found(path: Path) -> list[Finding]:
    """What is said of a store; what is in its folder stays as it was, to the byte."""
    before = contents(path.parent)
    said = list(look_at_store(path, threading.Event()))
    assert contents(path.parent) == before
    return said


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = (file for file in folder.iterdir() if file.is_file())
    return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}


def only(findings: Sequence[Finding], mark: Mark) -> Finding:
    (finding,) = findings
    assert finding.mark is mark
    return finding


def changed(statement: str, *values: object) -> Change:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute(statement, values)

    return change


def test_a_good_store_is_one_good_line(path: Path) -> None:
    assert only(found(path), Mark.GOOD).says == f"{path} is whole: 2 sessions, every row of which makes sense."


def test_where_there_is_none_yet_that_is_good_and_none_is_made(tmp_path: Path) -> None:
    assert "the first session makes it" in only(found(tmp_path / "history.db"), Mark.GOOD).says
    assert list(tmp_path.iterdir()) == []


BROKEN: dict[str, tuple[Change, str]] = {
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "is no file"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "is no file"),
    "a link to nowhere": (
        lambda path: (path.unlink(), path.symlink_to("gone")),
        "is a link to gone, which is not there",
    ),
    "text": (lambda path: path.write_text("sessions " * 100), "is no database, or damaged"),
    "cut to 50 bytes": (lambda path: os.truncate(path, 50), "is no database, or damaged"),
    "cut to half": (lambda path: os.truncate(path, path.stat().st_size // 2), "is damaged"),
    "another program's": (changed("PRAGMA application_id = 7"), "is a database of another program"),
    "a newer one": (changed(f"PRAGMA user_version = {VERSION + 1}"), "was written by a newer foottimer"),
    "a table gone": (changed("DROP TABLE under_way"), "The history lacks, or has otherwise, the table under_way"),
    "an index gone": (changed("DROP INDEX training_days"), "the index training_days"),
    "lost attempts": (
        changed("DELETE FROM session WHERE status = 'completed'"),
        "3 rows of attempt belong to",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_said_with_how_to_mend_it(path: Path, name: str) -> None:
    change, says = BROKEN[name]
    change(path)
    said = found(path)
    worst = [finding for finding in said if finding.mark is Mark.WRONG]
    assert any(says in finding.says for finding in worst), said
    assert all(finding.mend for finding in worst)
    assert not any("is whole" in finding.says for finding in said)


def test_every_page_that_is_overwritten_is_found_or_holds_nothing(path: Path) -> None:
    whole = path.read_bytes()
    unnoticed = []
    for page in range(len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        if not any(finding.mark is Mark.WRONG for finding in look_at_store(path, threading.Event())):
            unnoticed.append(page)
    assert unnoticed == []


ROWS = {
    "session {}: status has to be one of": "UPDATE session SET status = 'asleep'",
    "session {}: day has to be a day": "UPDATE session SET day = 'soon'",
    "attempt of session {}: outcome has to be one of": "UPDATE attempt SET outcome = 'odd' WHERE seq = 1",
    "pause of session {}: reason has to be one of": "UPDATE pause SET reason = 'odd'",
    "where session {} stands": "UPDATE under_way SET held_ms = -5",
    "goal ": "UPDATE goal SET day = 'soon'",
    "paused days ": "UPDATE paused_days SET last_day = 'never'",
    "decision ": "UPDATE decision SET day = 'soon'",
    "kind has to be one of": "UPDATE decision SET kind = 'whim'",
    "about has to be a text on one line": "UPDATE decision SET about = char(27)",
    "timeline ": "UPDATE snapshot SET body = '{}'",
    "session {}: name has to be a text on one line": "UPDATE session SET name = char(27)",
    "session {}: note has to be a text": "UPDATE session SET note = x'ff'",
}


@pytest.mark.parametrize("says", ROWS)
def test_rows_that_make_no_sense_are_named_one_by_one(path: Path, says: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM session")]
    changed(ROWS[says])(path)
    said = [finding for finding in found(path) if finding.mark is Mark.WRONG]
    assert any(says.format(one).lower() in finding.says.lower() for finding in said for one in ids), said
    assert all("foottimer restore" in finding.mend for finding in said)


def test_each_row_is_named_once(path: Path) -> None:
    changed("UPDATE attempt SET outcome = 'odd' WHERE seq > 0")(path)
    changed("UPDATE session SET day = 'soon'")(path)
    said = found(path)
    (attempts,) = [finding.says for finding in said if "attempt of session" in finding.says]
    assert attempts.endswith("'odd' (2 rows).")
    assert sum(finding.says.startswith("Session") for finding in said) == 2
    assert all("left out of lists" in finding.mend for finding in said)


def test_very_many_odd_rows_are_counted(path: Path) -> None:
    with quick_store(path) as store:
        for day in range(30):
            store.begin(TIMELINE, moment(day), NOW)
    changed("UPDATE session SET status = 'asleep'")(path)
    said = found(path)
    assert len(said) == 21
    assert said[-1].says == "12 more of such rows."


def test_what_a_killed_program_left_is_looked_at_in_a_copy(path: Path) -> None:
    """A journal that has to be played back: opening the store as usual would do so."""
    whole = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA cache_spill = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE session SET note = ?", ("x" * 20_000,))
        db.execute("UPDATE attempt SET load = ?", ("y" * 20_000,))
        half, journal = path.read_bytes(), Path(f"{path}-journal").read_bytes()
        db.execute("ROLLBACK")
    assert half != whole
    path.write_bytes(half)
    Path(f"{path}-journal").write_bytes(journal)
    killed, good = found(path)
    assert (killed.mark, good.mark) == (Mark.NOTE, Mark.GOOD)
    assert "A program was killed while it wrote" in killed.says


def test_one_that_another_program_writes_ahead_is_read_all_the_same(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE session SET note = 'ahead'")
        said = list(look_at_store(path, threading.Event()))
    assert [finding.mark for finding in said] == [Mark.NOTE, Mark.GOOD]
    assert "(WAL)" in said[0].says


def test_an_earlier_version_is_a_note_and_not_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old" / "history.db"
    old_store(path, 0, version=1)
    early, good = found(path)
    assert (early.mark, good.mark) == (Mark.NOTE, Mark.GOOD)
    assert "is of an earlier foottimer" in early.says
    assert under_way(path) == ()


def test_another_program_that_writes_is_not_waited_for_without_end(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = only(found(path), Mark.WRONG)
    assert "is in use by another program" in said.says
    assert "again" in said.mend


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    os.mkfifo(path)
    assert only(list(look_at_store(path, threading.Event())), Mark.WRONG).says == f"{path} is no file."
    assert (under_way(path), newest_session(path)) == ((), None)


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.symlink_to(path)
    said = only(list(look_at_store(path, threading.Event())), Mark.WRONG)
    assert (said.says.split(": ")[1], said.mend) == (
        "its path has links that lead round in a circle.",
        "Take that link away.",
    )


def test_a_copy_without_room_says_nothing_of_the_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copy(_: sqlite3.Connection, db: sqlite3.Connection, __: object) -> None:
        db.execute("PRAGMA max_page_count = 1")
        with closing(sqlite3.connect(path)) as source:
            copied(source, db, Patience())

    class Patience:
        def told(self, *_: int) -> None:
            """Wait for nobody."""

    copied = stores._copy
    monkeypatch.setattr(stores, "_copy", copy)
    (found,) = look_at_store(path, threading.Event())
    assert (found.mark, found.mend) == (Mark.NOTE, "Make room for a copy of it, in TMPDIR.")
    assert "not looked at to the end" in found.says


def test_it_stops_when_told_to(path: Path) -> None:
    stop = threading.Event()
    stop.set()
    assert not any("is whole" in finding.says for finding in look_at_store(path, stop))


def test_what_else_is_asked_of_it(path: Path, tmp_path: Path) -> None:
    assert newest_session(path) == (NOW + timedelta(days=1)).isoformat(timespec="milliseconds")
    assert [found.position.index for found in under_way(path)] == [1]
    assert newest_session(tmp_path / "none.db") is None
    assert under_way(tmp_path / "none.db") == ()
    assert not (tmp_path / "none.db").exists()


@pytest.fixture(autouse=True)
def quick_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foottimer.doctor.stores._WAIT", 0.05)
