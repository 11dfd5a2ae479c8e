"""`foottimer export` and `foottimer import`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from parts import quick_store

from foottimer import paths
from foottimer.carry.sheet import HEAD
from foottimer.commands import CommandError, export, imports
from foottimer.commands.export import cell_text
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, moment_at
from foottimer.history.store import Store
from foottimer.routine.library import bundled_folder, load_file
from foottimer.routine.timeline import Timeline

Call = Callable[..., Any]

SUMMER = timezone(timedelta(hours=2))
BEGAN = datetime(2026, 7, 1, 18, 30, tzinfo=SUMMER)
LATER = BEGAN + timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        def wall(self) -> datetime:
            return datetime(2026, 7, 2, 9, 0, 7, tzinfo=SUMMER)

    monkeypatch.setattr(imports, "SystemClock", Stopped)


def timeline(name: str = "desk-break") -> Timeline:
    found = load_file(bundled_folder() / f"{name}.toml").timeline
    assert found is not None
    return found


def logged(note: str = "", days: int = 0) -> str:
    with quick_store(paths.history_file()) as store:
        began = BEGAN + timedelta(days=days)
        return store.log(timeline(), moment_at(began), Answers(rpe=4, pain=0, technique=True, note=note), began)


def on_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(folder))


def with_store(change: Callable[[Store], object]) -> None:
    with quick_store(paths.history_file()) as store:
        change(store)


@pytest.fixture
def exported(call: Call, tmp_path: Path) -> Callable[[], str]:
    """Export into a file; returns its name."""

    def export(name: str = "feet.json") -> str:
        path = tmp_path / name
        path.write_text(call("export", "json").out, encoding="utf-8")
        return str(path)

    return export


def test_without_a_history_there_is_an_empty_file_and_an_empty_table_and_nothing_is_made(
    call: Call, home: Path
) -> None:
    found = json.loads(call("export", "json").out)
    assert found == {
        "program": "foottimer history",
        "format": 2,
        **{name: [] for name in ("snapshots", "sessions", "goals", "paused_days", "decisions")},
    }
    assert call("export", "csv").lines == [",".join(HEAD)]
    assert not home.exists()


def test_the_same_sessions_make_the_same_file_and_each_is_on_a_line_of_its_own(call: Call) -> None:
    for day in range(3):
        logged(days=day)
    first = call("export", "json")
    assert (first.status, first.err) == (0, "")
    assert first.out == call("export", "json").out
    assert first.out.isascii()
    assert [line[:7] for line in first.lines].count('{"id":"') == 4  # with the timeline that they share


def test_a_table_has_a_row_for_each_interval_with_what_its_session_says(call: Call) -> None:
    session = logged("felt easy")
    rows = list(csv.DictReader(io.StringIO(call("export", "csv").out)))
    assert [row["interval"] for row in rows] == [str(number + 1) for number in range(len(timeline().intervals))]
    assert {(row["session"], row["day"], row["began"], row["rpe"], row["note"], row["counts"]) for row in rows} == {
        (session, "2026-07-01", "2026-07-01 18:30:00", "4", "felt easy", "1")
    }
    work = next(row for row in rows if row["exercise"])
    assert (work["kind"], work["outcome"], work["planned_seconds"]) == ("reps", "done", work["actual_seconds"])


def test_days_limit_what_is_exported(call: Call) -> None:
    for day in range(3):
        logged(days=day)
    found = json.loads(call("export", "json", "--from", "2026-07-02", "--to", "2026-07-02").out)
    assert [session["day"] for session in found["sessions"]] == ["2026-07-02"]
    rows = csv.DictReader(io.StringIO(call("export", "csv", "--from", "2026-07-02").out))
    assert {row["day"] for row in rows} == {"2026-07-02", "2026-07-03"}
    months = call("export", "json", "--from", "2026-06", "--to", "2026-07").out
    assert len(json.loads(months)["sessions"]) == 3
    wrong = call("export", "json", "--from", "2026-07-02", "--to", "2026-07-01")
    assert (wrong.status, wrong.out) == (2, "")
    assert "--from 2026-07-02 is after --to 2026-07-01" in wrong.err
    assert "no day is called" in call("export", "json", "--from", "tomorrow-ish").err
    assert call("export", "xml").status == 2


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("easy", "easy"),
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", r"\t=1+1"),
        ("\r=1+1", r"\r=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("two\nlines", r"two\nlines"),
        ("\x1b[2J", r"\x1b[2J"),
        ("\u202eabc", r"\u202eabc"),
        ("3-1=2", "3-1=2"),
        ("sore;=1+1;fine; -2", "sore;'=1+1;fine;' -2"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_or_steers_a_terminal(text: str, cell: str) -> None:
    assert cell_text(text) == cell


def test_a_note_that_looks_like_a_formula_is_a_text_in_the_table_and_stays_as_it_is_in_json(call: Call) -> None:
    note = '=HYPERLINK("http://example.org","x"),\n\x1b[2J'
    logged(note)
    row = next(csv.DictReader(io.StringIO(call("export", "csv").out)))
    assert row["note"] == "'" + r'=HYPERLINK("http://example.org","x"),\n\x1b[2J'
    assert json.loads(call("export", "json").out)["sessions"][0]["note"] == note


def test_a_store_that_was_lost_comes_back_as_it_was_and_twice_changes_nothing(
    call: Call, exported: Callable[[], str]
) -> None:
    logged("felt easy")
    logged(days=1)
    with_store(lambda store: store.keep_goal(4, BEGAN.date(), BEGAN))
    with_store(lambda store: store.pause(BEGAN.date(), BEGAN.date(), "ill", BEGAN))
    asked = (("history", "--json"), ("streak", "--json"), ("export", "json"), ("export", "csv"))
    before, file = [call(*words).out for words in asked], exported()
    paths.history_file().unlink()
    called = call("import", file)
    assert (called.status, called.lines) == (0, ["Sessions: 2 added", "Goals: 1 added", "Paused days: 1 added"])
    assert [call(*words).out for words in asked] == before
    assert call("import", file).lines[0] == "Sessions: 2 the same already"
    assert [call(*words).out for words in asked] == before


def test_a_dry_run_lists_what_would_be_and_makes_nothing(call: Call, exported: Callable[[], str]) -> None:
    session = logged()
    file = exported()
    paths.history_file().unlink()
    assert call("import", file, "--dry-run").lines == [
        f"session {session[:8]} of 2026-07-01, Desk-break toe yoga: added: not here yet",
        "Sessions: 1 added",
        "Nothing was changed: this was a dry run.",
    ]
    assert not paths.history_file().exists()


def test_two_machines_joined_by_files_are_the_same_machine_and_each_choice_is_told(
    call: Call, exported: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, yours = tmp_path / "mine", tmp_path / "yours"
    on_machine(mine, monkeypatch)
    edited, deleted = logged(), logged(days=1)
    common = exported("common.json")
    on_machine(yours, monkeypatch)
    call("import", common)
    with_store(lambda store: store.edit(edited, answers=Answers(rpe=8), now=LATER))
    with_store(lambda store: store.delete(deleted, LATER))
    from_you = exported("yours.json")
    on_machine(mine, monkeypatch)
    with_store(lambda store: store.edit(edited, answers=Answers(note="mine"), now=BEGAN + timedelta(minutes=1)))
    from_me = exported("mine.json")

    dry = call("import", from_you, "--dry-run")
    taken = call("import", from_you)
    kept = mine / "data" / "replaced" / "2026-07-02T090007.json"
    assert taken.lines == [
        f"session {edited[:8]} of 2026-07-01, Desk-break toe yoga: taken from the file: changed last there, "
        "2026-07-01 17:30:00 UTC, and here 2026-07-01 16:31:00 UTC; differs in note, rpe",
        f"session {deleted[:8]} of 2026-07-02, Desk-break toe yoga: deleted: deleted there, 2026-07-01 17:30:00 UTC",
        "Sessions: 1 deleted, 1 taken from the file",
        f"What was replaced is kept in {kept}",
    ]
    assert dry.lines == [*taken.lines[:-1], "Nothing was changed: this was a dry run."]
    assert [session["note"] for session in json.loads(kept.read_text())["sessions"]] == ["mine"]
    joined = call("export", "json").out

    on_machine(yours, monkeypatch)
    back = call("import", from_me)
    assert "kept as here: changed last here" in back.lines[0]
    assert back.lines[1].endswith("stays deleted: deleted here, 2026-07-01 17:30:00 UTC")
    assert call("export", "json").out == joined
    assert not (yours / "data" / "replaced").exists()


def test_where_what_is_replaced_cannot_be_kept_nothing_is_taken_in(
    call: Call, exported: Callable[..., str], home: Path
) -> None:
    session = logged()
    with_store(lambda store: store.edit(session, answers=Answers(note="newer"), now=LATER))
    file = exported()
    with_store(lambda store: store._db.execute("UPDATE session SET changed_at = '2026-07-01', note = 'older'"))
    paths.replaced_folder().write_text("a file, not a folder")
    called = call("import", file)
    assert (called.status, called.out) == (1, "")
    assert called.err.startswith("foottimer: nothing was taken in: what would be replaced cannot be kept in ")
    assert json.loads(call("history", "--json").out)[0]["note"] == "older"


def test_two_imports_of_one_second_keep_both_of_what_they_replaced(
    call: Call, exported: Callable[..., str], home: Path
) -> None:
    session = logged()
    files = []
    for hours in (1, 2):
        note = Answers(note=str(hours))
        with_store(lambda store, hours=hours, note=note: store.edit(  # type: ignore[misc]
            session, answers=note, now=BEGAN + timedelta(hours=hours)))  # fmt: skip
        files.append(exported(f"{hours}.json"))
    with_store(lambda store: store._db.execute("UPDATE session SET changed_at = '2026-07-01', note = 'older'"))
    with_store(lambda store: store._db.execute("UPDATE attempt SET changed_at = '2026-07-01'"))
    for file in files:
        call("import", file)
    assert sorted(path.name for path in paths.replaced_folder().iterdir()) == [
        *("2026-07-02T090007-2.json", "2026-07-02T090007.json")
    ]


def test_a_file_with_a_wrong_value_is_taken_in_not_at_all_and_each_is_named(
    call: Call, exported: Callable[..., str]
) -> None:
    logged()
    file = exported()
    text = Path(file).read_text(encoding="utf-8").replace('"rpe":4', '"rpe":40').replace('2026-07-01"', '\x1b[2J"')
    Path(file).write_text(text.replace("\x1b", "\\u001b"), encoding="utf-8")
    paths.history_file().unlink()
    called = call("import", file)
    assert (called.status, called.out) == (1, "")
    assert called.err.splitlines() == [
        "foottimer: nothing was taken in: a file has to be as foottimer export json writes it",
        rf"{file}: sessions[0].day: has to be a day, as 2026-03-02, not '\x1b[2J'",
        f"{file}: sessions[0].rpe: has to be a whole number from 0 to 10, not 40",
    ]
    assert not paths.history_file().exists()


def test_a_file_that_cannot_be_read_is_named_with_the_reason(call: Call, tmp_path: Path) -> None:
    assert call("import", str(tmp_path / "no\x1b.json")).err.endswith(
        r"no\x1b.json cannot be read: No such file or directory" + "\n"
    )
    assert call("import", str(tmp_path)).err.endswith("cannot be read: Is a directory\n")
    assert "cannot be read: embedded null" in call("import", "a\0b").err


def test_standard_input_is_read_where_it_is_named(
    call: Call, exported: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logged()
    data = Path(exported()).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert call("import", "-").lines == ["Sessions: 1 the same already"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[")))
    assert "standard input: line 1, column 2: no JSON" in call("import", "-").err


@pytest.mark.parametrize(("closed", "arguments"), [("stdin", ("import", "-")), ("stdout", ("export", "json"))])
def test_where_standard_input_or_output_is_closed_that_is_said(
    call: Call, monkeypatch: pytest.MonkeyPatch, closed: str, arguments: tuple[str, str]
) -> None:
    monkeypatch.setattr(f"sys.{closed}", None)
    with pytest.raises(CommandError, match=r"standard (in|out)put is closed"):
        {"import": imports, "export": export}[arguments[0]].run(arguments[1:])


def test_a_file_without_anything_in_it_is_said_to_be_so(call: Call, exported: Callable[..., str]) -> None:
    assert call("import", exported()).lines == ["The file has no session, goal, paused days or decision in it."]


def test_decisions_are_told_with_what_they_say(call: Call, exported: Callable[..., str]) -> None:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    level = Decision(DecisionKind.LEVEL, BEGAN.date(), "foot-strength", "2")
    with_store(lambda store: store.decide(level, now))
    with_store(lambda store: store.decide(Decision(DecisionKind.PLAN_PAUSE, BEGAN.date()), now))
    file = exported()
    paths.history_file().unlink()
    assert call("import", file, "--dry-run").lines == [
        "decision of 2026-07-01, level foot-strength 2: added: not here yet",
        "decision of 2026-07-01, plan pause: added: not here yet",
        "Decisions: 2 added",
        "Nothing was changed: this was a dry run.",
    ]
    assert call("import", file).lines == ["Decisions: 2 added"]
    assert call("import", file).lines == ["Decisions: 2 the same already"]


def test_what_a_file_says_cannot_steer_the_terminal_that_it_is_listed_in(
    call: Call, exported: Callable[..., str]
) -> None:
    with_store(lambda store: store.pause(BEGAN.date(), BEGAN.date(), "\x1b[2J", datetime(2026, 7, 1, tzinfo=UTC)))
    file = exported()
    paths.history_file().unlink()
    called = call("import", file, "--dry-run")
    assert called.lines[0] == r"paused days 2026-07-01 to 2026-07-01, \x1b[2J: added: not here yet"
