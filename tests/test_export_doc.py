"""docs/export.md: its tables are what is written, its example is read, its way of joining two machines works.

`python tests/test_export_doc.py` writes the tables and the example anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from foottimer.carry.carrying import open_to_carry
from foottimer.carry.receiving import read_archive
from foottimer.carry.shape import (
    ATTEMPT,
    DECISION,
    DELETED,
    GOAL,
    PAUSE,
    PAUSED_DAYS,
    RESTORED,
    SESSION,
    SNAPSHOT,
    Field,
)
from foottimer.carry.sheet import COLUMNS, Form
from foottimer.carry.values import Takes
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.record import Answers, PauseRow, Status, attempt_row, moment_at
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.events import Attempt, Outcome, Reason

PATH = Path(__file__).parent.parent / "docs" / "export.md"
WHOLE = Takes("as `foottimer show --json` prints it", lambda value: None)
ATTEMPTS = Takes("an array, by `seq`; see below", lambda value: None)
PAUSES = Takes("an array, by `at_ms`; see below", lambda value: None)
TABLES: Mapping[str, tuple[Field, ...]] = {
    "snapshots": (*SNAPSHOT, Field("timeline", WHOLE, "the routine, expanded to its intervals")),
    "sessions": (
        *SESSION,
        Field("attempts", ATTEMPTS, "what was tried"),
        Field("pauses", PAUSES, "the pauses"),
        DELETED,
        RESTORED,
    ),
    "attempts": ATTEMPT,
    "pauses": PAUSE,
    "goals": (*GOAL, DELETED),
    "paused_days": (*PAUSED_DAYS, DELETED, RESTORED),
    "decisions": (*DECISION, DELETED, RESTORED),
}
NOW = datetime(2026, 3, 2, 6, 15, 0, 250_000, tzinfo=UTC)
CALVES = Timeline(
    "calves",
    "Calves",
    (
        Interval(
            0,
            Kind.OPEN,
            "Calf raise",
            0,
            30_000,
            exercise="calf-raise-single",
            block="1",
            round=1,
            rounds=1,
            set=1,
            sets=1,
            side=Side.LEFT,
            reps=12,
            ends=Ends.OPEN,
            record=Unit.REPS,
            load="8 kg",
        ),
    ),
    series="calves",
    level=2,
)


def fields_table(fields: Iterable[Field]) -> str:
    """Return the table of the keys of an object."""
    head = "| key | has to be | is |\n| --- | --- | --- |\n"
    return head + "".join(
        f"| `{field.key}` | {field.takes.words}{'; may be left out' if field.left_out else ''} | {field.help} |\n"
        for field in fields
    )


def columns_table() -> str:
    """Return the table of the columns."""
    head = "| column | written as | is |\n| --- | --- | --- |\n"
    forms = {Form.TEXT: "text", Form.NUMBER: "a number", Form.PLACE: "a number from 1"}
    return head + "".join(
        f"| `{column.name}` | {forms.get(column.form, column.form.value)} | {column.help} |\n" for column in COLUMNS
    )


def example() -> str:
    """Return what an export of a store with one of everything is, with ids that are always the same."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, open_to_carry(Path(folder) / "history.db") as store:
        fill(store)
        text = "".join(store.exported())
    ids = dict.fromkeys(re.findall(r'"id":"([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21})"', text))
    for number, id_ in enumerate(ids, start=1):
        text = text.replace(id_, f"{number:08}-0000-4000-8000-{number:012}")
    return text


def fill(store: Any) -> None:
    """Give a store one of everything, with every value that can be left out."""
    session = store.begin(CALVES, moment_at(NOW, "Europe/London"), NOW, goal=3)
    done = Attempt(0, 0, 28_500, 30_000, 12, 11, Outcome.DONE)
    store.add_attempt(session, attempt_row(CALVES.intervals[0], done, seq=0, nth=1, start_ms=0), NOW)
    store.add_pause(session, PauseRow(12_000, 4_000, Reason.KEY), NOW)
    store.close(session, Status.COMPLETED, NOW, 28_500, 4_000, NOW)
    store.answer(session, Answers(6, 1, False, True, "easy"), NOW)
    store.correct(session, 0, recorded=11, now=NOW)
    store.delete(session, NOW)
    store.restore(session, NOW)
    paused = store.pause(NOW.date(), NOW.date(), "holiday", NOW)
    store.unpause(paused, NOW)
    store.restore_pause(paused, NOW)
    decided = store.decide(Decision(DecisionKind.LEVEL, NOW.date(), "calves", "2"), NOW)
    store.undecide(decided, NOW)
    store.restore_decision(decided, NOW)


def renewed(text: str) -> str:
    """Return the page with its tables and its example as they should be."""
    text = re.sub(
        r"(<!-- fields: (\w+) -->\n)(?:\|.*\n)*(?=<!-- fields: end -->)",
        lambda found: found[1] + fields_table(TABLES[found[2]]),
        text,
    )
    text = re.sub(
        r"(<!-- columns -->\n)(?:\|.*\n)*(?=<!-- columns: end -->)", lambda found: found[1] + columns_table(), text
    )
    return re.sub(r"(```json\n).*?(?=```)", lambda found: found[1] + example(), text, flags=re.DOTALL)


@pytest.fixture
def page() -> str:
    return PATH.read_text(encoding="utf-8")


def test_tables_and_example_are_what_is_written(page: str) -> None:
    assert renewed(page) == page
    assert re.findall(r"<!-- fields: (\w+) -->\n\|", page) == list(TABLES)


def test_the_example_is_taken_in_and_has_every_key_that_the_tables_have(page: str) -> None:
    (text,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert len(read_archive(text.encode()).snapshots) == 1
    data = json.loads(text)
    shown = {name: data[name][0] for name in ("snapshots", "sessions", "goals", "paused_days", "decisions")}
    shown |= {name: shown["sessions"][name][0] for name in ("attempts", "pauses")}
    never_here = {DELETED.key}  # deleted ones are the exception
    documented = {
        name: re.findall(r"^\| `(\w+)`", found, re.M)
        for name, found in re.findall(r"<!-- fields: (\w+) -->\n((?:\|.*\n)+)", page)
    }
    for name, keys in documented.items():
        assert [key for key in keys if key not in never_here] == list(shown[name]), name


def test_the_keys_of_the_whole_are_those_that_are_written(page: str) -> None:
    (text,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (table,) = re.findall(r"\| key \| is \|\n\| --- \| --- \|\n((?:\|.*\n)*)", page)
    assert re.findall(r"^\| `(\w+)`", table, re.M) == list(json.loads(text))


@pytest.mark.skipif(os.name != "posix", reason="the page's script is one of a POSIX shell")
def test_two_machines_are_joined_by_the_script_of_the_page(page: str, tmp_path: Path) -> None:
    (script,) = re.findall(r"```sh\n(cd ~/Sync.*?)```", page, re.DOTALL)
    (tmp_path / "Sync" / "feet").mkdir(parents=True)
    for name in ("one", "other"):
        with open_to_carry(tmp_path / name / "data" / "history.db") as store:
            fill(store)
    for name in ("one", "other", "one"):
        commands = f'hostname() {{ echo {name}; }}\nfoottimer() {{ "{sys.executable}" -m foottimer "$@"; }}\n{script}'
        home = {"HOME": str(tmp_path), "FOOTTIMER_HOME": str(tmp_path / name)}
        root = {"PYTHONPATH": str(PATH.parent.parent)}
        done = subprocess.run(
            ["sh", "-eu", "-c", commands],
            env={**os.environ, **home, **root},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    exported = [(tmp_path / "Sync" / "feet" / f"{name}.json").read_text() for name in ("one", "other")]
    assert exported[0] == exported[1]
    assert len(json.loads(exported[0])["sessions"]) == 2


if __name__ == "__main__":
    PATH.write_text(renewed(PATH.read_text(encoding="utf-8")), encoding="utf-8")
