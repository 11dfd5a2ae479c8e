"""A store that is carried elsewhere comes back as it was, and two that are joined become the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given, settings
from machines import Deed, carry, do, dump, figures, file_of, machine, steps
from random_stores import HISTORIES, History, write

from foottimer.carry import carrying
from foottimer.carry.carrying import Carrying, open_to_carry, open_to_export
from foottimer.carry.merging import Sort, Verdict
from foottimer.carry.pieces import TABLES
from foottimer.carry.portable import REGISTERS, FileError
from foottimer.carry.receiving import read_archive
from foottimer.carry.shape import ATTEMPT, PAUSE
from foottimer.history.database import StoreError
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, Status
from foottimer.history.store import open_for_reading

Steps = Sequence[tuple[datetime, Deed]]
LATER = NOW + timedelta(hours=1)


def followed(store: Carrying, now: datetime = NOW, days: int = 0) -> str:
    """A session that counts."""
    session = store.begin(TIMELINE, moment(days), now)
    for seq, index in enumerate((1, 3, 5)):
        store.add_attempt(session, attempt(index, seq), now)
    store.close(session, Status.COMPLETED, now, 80_000, 0, now)
    return session


def changed(store: Carrying, change: Callable[[dict[str, object]], object]) -> bytes:
    """What a store exports, changed by somebody."""
    data = json.loads(file_of(store))
    change(data)
    return json.dumps(data).encode()


@settings(max_examples=60)
@given(steps)
def test_what_was_exported_and_taken_in_by_an_empty_store_says_all_the_same(what: Steps) -> None:
    one, other = machine(), machine()
    do(one, what)
    carry(one, other)
    assert figures(other) == figures(one)
    assert file_of(other) == file_of(one)
    assert [choice.verdict for choice in carry(one, other) if choice.is_choice] == []


@settings(max_examples=60)
@given(HISTORIES)
def test_what_happened_says_all_the_same_wherever_it_is_taken_to(history: History) -> None:
    one, other = machine(), machine()
    write(history, one)
    carry(one, other)
    assert figures(other) == figures(one)
    assert dump(other) == dump(one)


@settings(max_examples=60)
@given(steps, steps, steps)
def test_two_stores_joined_either_way_round_are_the_same_store(common: Steps, mine: Steps, yours: Steps) -> None:
    one, other = machine(), machine()
    do(one, common)
    carry(one, other)
    do(one, mine)
    do(other, yours)
    file_of_one, file_of_other = file_of(one), file_of(other)
    one.take_in(read_archive(file_of_other), "".join)
    other.take_in(read_archive(file_of_one), "".join)
    assert dump(one) == dump(other)
    joined = dump(one)
    for file in (file_of_one, file_of_other, file_of(one)):
        one.take_in(read_archive(file), "".join)
        assert dump(one) == joined


@settings(max_examples=30)
@given(steps, steps, steps)
def test_three_stores_are_the_same_store_in_whatever_order_they_are_joined(a: Steps, b: Steps, c: Steps) -> None:
    files = []
    base = machine()
    do(base, a)
    for what in (a, b, c):
        store = machine()
        carry(base, store)
        do(store, what)
        files.append(file_of(store))
    joined = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 0, 2)):
        store = machine()
        for place in order:
            store.take_in(read_archive(files[place]), "".join)
        joined.append(dump(store))
    assert joined[0] == joined[1] == joined[2]


def test_every_column_of_the_store_is_carried_but_what_is_computed() -> None:
    db = machine()._db
    carried = {
        **{TABLES[sort].name: {field.stored for field in (*TABLES[sort].fields, *REGISTERS[sort])} for sort in Sort},
        "attempt": {field.stored for field in ATTEMPT} | {"session_id"},
        "pause": {field.stored for field in PAUSE} | {"session_id"},
        "snapshot": {"id", "body", "changed_at", "deleted_at"},
    }
    columns = {name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")} for name in carried}
    assert columns == {**carried, "session": carried["session"] | {"counts"}}


def test_whether_a_session_counts_is_computed_from_its_rows_also_of_a_deleted_one() -> None:
    one, other = machine(), machine()
    session = followed(one)
    one._db.execute("UPDATE session SET counts = 0")
    one.delete(session, LATER)
    carry(one, other)
    assert other._db.execute("SELECT counts, deleted_at IS NULL FROM session").fetchall() == [(1, 0)]
    other.restore(session, LATER)
    assert other.days() == (moment().day,)


def test_what_was_changed_last_wins_whole_and_what_it_replaces_is_kept_first() -> None:
    one, other, kept = machine(), machine(), []
    session = followed(one)
    carry(one, other)
    one.edit(session, answers=Answers(rpe=3, note="mine"), now=NOW + timedelta(hours=2))
    other.correct(session, 0, reps_done=99, now=NOW + timedelta(hours=1))
    (choice, *_) = other.take_in(read_archive(file_of(one)), lambda parts: kept.append("".join(parts)))
    assert choice.verdict is Verdict.TAKEN
    assert other.record(session) == one.record(session)
    (replaced,) = read_archive(kept[0].encode()).pieces[Sort.SESSION]
    assert json.loads(replaced.text)["attempts"][0]["reps_done"] == 99
    (choice, *_) = one.take_in(read_archive(kept[0].encode()), "".join)
    assert (choice.verdict, one.record(session).answers.note) == (Verdict.KEPT, "mine")


def test_where_what_is_replaced_cannot_be_kept_nothing_is_taken_in() -> None:
    one, other = machine(), machine()
    session = followed(one)
    carry(one, other)
    one.edit(session, answers=Answers(rpe=3), now=LATER)
    followed(one, LATER, 1)
    before = dump(other)

    def refuse(_: object) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        other.take_in(read_archive(file_of(one)), refuse)
    assert dump(other) == before


def test_what_replaces_nothing_keeps_nothing() -> None:
    one, other = machine(), machine()
    followed(one)
    kept: list[object] = []
    other.take_in(read_archive(file_of(one)), kept.append)
    assert kept == []


def test_a_session_that_one_deleted_stays_deleted_though_the_other_edited_it_later() -> None:
    one, other = machine(), machine()
    session = followed(one)
    carry(one, other)
    one.delete(session, NOW + timedelta(hours=1))
    other.edit(session, answers=Answers(note="still here"), now=NOW + timedelta(hours=2))
    carry(one, other)
    assert other.records() == ()
    carry(other, one)
    one.restore(session, NOW)
    assert one.record(session).answers.note == "still here"
    carry(one, other)
    assert other.record(session) == one.record(session)


def test_two_machines_have_one_log_of_decisions() -> None:
    mine, yours = machine(), machine()
    level = Decision(DecisionKind.LEVEL, NOW.date(), "minis", "2")
    common = mine.decide(level, NOW)
    carry(mine, yours)
    mine.undecide(common, NOW)
    later = yours.decide(replace(level, value="3"), NOW)
    own = mine.decide(Decision(DecisionKind.SORE, NOW.date(), "balance"), NOW)
    (choice,) = (one for one in carry(mine, yours) if one.is_choice)
    assert (choice.sort, choice.verdict, choice.result.deleted_at is not None) == (Sort.DECISION, Verdict.SAME, True)
    carry(yours, mine)
    assert dump(mine) == dump(yours)
    assert mine.decisions() == yours.decisions()
    assert {one.id for one in mine.decisions()} == {later, own}
    yours.restore_decision(common, NOW)
    carry(yours, mine)
    assert [one.value for one in mine.decisions() if one.kind is DecisionKind.LEVEL] == ["2", "3"]


def test_of_a_timeline_that_two_stores_have_the_first_time_it_was_run_is_kept() -> None:
    one, other = machine(), machine()
    followed(one, LATER)
    followed(other, NOW)
    carry(one, other)
    carry(other, one)
    said = "SELECT changed_at FROM snapshot"
    assert (
        one._db.execute(said).fetchall() == other._db.execute(said).fetchall() == [("2026-03-02T06:15:00.250+00:00",)]
    )


def test_a_row_with_the_id_of_another_sessions_row_is_refused_and_named() -> None:
    one, other = machine(), machine()
    followed(one)
    followed(other)
    (taken,) = other._db.execute("SELECT id FROM attempt WHERE seq = 1").fetchone()
    file = changed(one, lambda data: data["sessions"][0]["attempts"][2].update(id=taken))
    before = dump(other)
    for ask in (other.choices, lambda archive: other.take_in(archive, "".join)):
        with pytest.raises(FileError, match=r"^sessions\[0\]\.attempts\[2\]\.id: is that of a row of another session"):
            ask(read_archive(file))
    assert dump(other) == before


def test_a_dry_run_says_what_a_real_one_does_and_writes_nothing() -> None:
    one, other = machine(), machine()
    session = followed(one)
    carry(one, other)
    one.edit(session, answers=Answers(rpe=3), now=LATER)
    followed(one, LATER, 1)
    archive, before = read_archive(file_of(one)), dump(other)
    choices = other.choices(archive)
    assert dump(other) == before
    assert other.take_in(archive, "".join) == choices
    assert [choice.verdict for choice in choices] == [Verdict.TAKEN, Verdict.ADDED]


def test_days_limit_the_sessions_with_the_timelines_they_need_and_parts_make_the_whole() -> None:
    one, other = machine(), machine()
    for day in range(4):
        followed(one, days=day)
    one.keep_goal(4, NOW.date(), NOW)
    early = "".join(one.exported(last=date(2026, 3, 3)))
    late = "".join(one.exported(first=date(2026, 3, 4)))
    assert [session["day"] for session in json.loads(early)["sessions"]] == ["2026-03-02", "2026-03-03"]
    assert json.loads("".join(one.exported(first=date(2026, 4, 1))))["snapshots"] == []
    for part in (late, early):
        other.take_in(read_archive(part.encode()), "".join)
    assert dump(other) == dump(one)


def test_nobody_waits_for_a_file_that_is_slowly_read(path: Path) -> None:
    with open_to_carry(path) as store:
        followed(store)
        parts = store.exported()
        read = [next(parts)]
        with open_to_carry(path) as other:
            other._db.execute("PRAGMA busy_timeout = 0")
            followed(other, LATER, 1)
        read.extend(parts)
        assert len(json.loads("".join(read))["sessions"]) == 1  # as of the instant at which it began
        assert len(store.records()) == 2


def test_a_store_that_another_program_holds_for_long_is_said_to_be_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foottimer.carry.carrying._WAIT", 0.001)
    monkeypatch.setattr("foottimer.carry.carrying.BUSY_SECONDS", 0.002)
    with open_to_carry(path) as store:
        followed(store)
        store._db.execute("PRAGMA busy_timeout = 0")
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match="in use by another program"):
                next(store.exported())
        other.close()


def test_a_session_of_which_nobody_knows_what_it_followed_is_left_out(path: Path) -> None:
    with open_to_carry(path) as store:
        session = followed(store)
        store._db.execute("UPDATE snapshot SET body = 'no JSON'")
        archive = read_archive(file_of(store))
        assert (archive.snapshots, archive.pieces[Sort.SESSION]) == ((), ())
        assert [row.split(":")[0].split()[0] for row in store.left_out] == ["timeline", "session"]
        assert any(session in row for row in store.left_out)


def test_to_export_makes_no_store_and_is_done_from_one_that_may_only_be_read(path: Path) -> None:
    assert open_to_export(path) is None
    assert not path.parent.exists()
    with open_to_carry(path) as store:
        followed(store)
        written = file_of(store)
    only_read = open_to_export(path)
    assert only_read is not None
    with only_read:
        assert file_of(only_read) == written
        with pytest.raises(StoreError, match="read-only"):
            carry(machine_with_one_session(), only_read)


def machine_with_one_session() -> Carrying:
    store = machine()
    followed(store)
    return store


def test_what_was_taken_in_is_on_the_disk(path: Path) -> None:
    with open_to_carry(path) as store:
        carry(machine_with_one_session(), store)
        other = open_for_reading(path)
        assert other is not None
        with other:
            assert other.days() == (moment().day,)


def test_the_rows_of_the_table_are_those_of_the_attempts_and_one_for_a_session_without() -> None:
    store = machine()
    deleted, bare = followed(store), store.begin(TIMELINE, moment(1), LATER)
    last = followed(store, LATER, 2)
    store.correct(last, 2, recorded=12.5, now=LATER)
    store.delete(deleted, LATER)
    rows = list(store.sheet())
    assert [(row[0], row[19]) for row in rows] == [(bare, None), (last, 2), (last, 4), (last, 6)]
    assert rows[0][1:5] == ("2026-03-03", "2026-03-03 08:15:00", "Europe/Helsinki", "mini")
    assert (rows[1][10:14], rows[1][28:31], rows[3][33]) == ((1, 135, 80, 0), (10, 20.5, 20.5), 12.5)
    assert list(store.sheet(first=date(2026, 3, 4))) == rows[1:]
    assert datetime(2026, 3, 3, 6, 15, tzinfo=UTC) == moment(1).utc.replace(microsecond=0)


def test_a_stale_count_here_of_a_session_that_both_have_is_mended() -> None:
    one, other = machine(), machine()
    session = followed(one)
    carry(one, other)
    other._db.execute("UPDATE session SET counts = 0")
    carry(one, other)
    assert other.days() == (moment().day,)
    one._db.execute("UPDATE session SET counts = 0")
    one.delete(session, LATER)
    one.restore(session, LATER)
    assert one.days() == (moment().day,)


def meanwhile(monkeypatch: pytest.MonkeyPatch, path: Path, *deeds: Callable[[Carrying], object]) -> None:
    """Have another program do one of these each time that a file was made ready, for which nobody may wait."""
    left = list(deeds)

    def make_ready(*arguments: Any) -> None:
        ready(*arguments)
        if left:
            with open_to_carry(path) as other:
                other._db.execute("PRAGMA busy_timeout = 0")
                left.pop(0)(other)

    ready = carrying._make_ready
    monkeypatch.setattr(carrying, "_make_ready", make_ready)


def test_another_program_can_write_until_rows_are_moved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = machine()
    followed(source, days=1)
    with open_to_carry(path) as store:
        meanwhile(monkeypatch, path, followed)
        carry(source, store)
        assert [line.moment.day for line in store.sessions()] == [moment(1).day, moment().day]


def test_what_another_program_changed_meanwhile_is_considered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = machine()
    session, deleted, goes_on = followed(source), followed(source, days=1), source.begin(TIMELINE, moment(2), NOW)
    with open_to_carry(path) as store:
        carry(source, store)
        for changed_there in (session, deleted, goes_on):
            source.edit(changed_there, answers=Answers(note="there"), now=LATER)
        last = LATER + timedelta(hours=1)
        meanwhile(
            monkeypatch,
            path,
            lambda other: other.edit(session, answers=Answers(note="here"), now=last),
            lambda other: other.delete(deleted, last),
            lambda other: other.add_attempt(goes_on, attempt(1, 0), last),
        )
        kept: list[Iterable[str]] = []
        choices = store.take_in(read_archive(file_of(source)), kept.append)
        assert [choice.verdict for choice in choices] == [Verdict.KEPT, Verdict.TAKEN, Verdict.KEPT]
        assert store.record(session).answers.note == "here"
        assert [line.id for line in store.sessions()] == [goes_on, session]
        assert len(store.record(goes_on).attempts) == 1
        assert len(kept) == 1


def test_where_another_program_changes_the_same_all_the_time_nothing_is_taken_in(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = machine()
    session = followed(source)
    with open_to_carry(path) as store:
        carry(source, store)
        followed(source, days=1)
        meanwhile(monkeypatch, path, *[lambda other: other.correct(session, 0, reps_done=1, now=LATER)] * 20)
        with pytest.raises(StoreError, match=r"history\.db is changed by another program all the time: nothing was"):
            carry(source, store)
        assert store.days() == (moment().day,)
        assert store._db.execute("SELECT name FROM temp.sqlite_master").fetchall() == []


def test_where_temporary_files_have_no_room_that_is_said_and_nothing_is_taken_in(path: Path) -> None:
    source = machine()
    for day in range(100):
        followed(source, days=day)
    with open_to_carry(path) as store:
        store._db.execute("PRAGMA temp.max_page_count = 20")
        with pytest.raises(StoreError, match=r"history\.db is as it was: the disk that temporary files are on is full"):
            carry(source, store)
        assert store.days() == ()
