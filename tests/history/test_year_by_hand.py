"""A made-up year: what charts, tables and `stats --json` say, against loops over the rows of its file.

Nothing of `foottimer.history` helps to find the numbers: the rows come from sqlite3, the exercises from their TOML.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import foottimer.routine
from benchmarks.generate import generate
from foottimer.chart.cells import text_of
from foottimer.chart.draw import draw
from foottimer.chart.model import Chart
from foottimer.chart.table import table
from foottimer.commands import day, stats
from foottimer.history.store import open_for_reading
from foottimer.routine.library import bundled_catalogue
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.ui.panels import Panel
from foottimer.ui.progress_data import read_progress
from foottimer.ui.progress_view import panels_of

TODAY = date(2026, 3, 19)
"""A Thursday, so that the last week is not over."""
FIRST = date(2025, 12, 29)
"""The Monday with which twelve weeks up to it begin."""
WORK = ("reps", "hold", "time", "open")

Row = dict[str, Any]


class Year:
    """The rows of a store, and plain sums of them."""

    def __init__(self, path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.row_factory = sqlite3.Row
            self.sessions = [dict(row) for row in db.execute("SELECT * FROM session")]
            self.attempts = [dict(row) for row in db.execute("SELECT * FROM attempt ORDER BY session_id, seq")]
            self.goals = sorted((row["day"], row["per_week"]) for row in db.execute("SELECT * FROM goal"))
        self.sessions = [
            row for row in self.sessions if row["deleted_at"] is None and row["status"] in ("completed", "partial")
        ]
        self.by_id = {row["id"]: row for row in self.sessions}
        text = (Path(foottimer.routine.__file__).parent / "catalogue.toml").read_text(encoding="utf-8")
        self.contacts = {ident: one.get("contacts", {}) for ident, one in tomllib.loads(text)["exercises"].items()}

    def between(self, first: date, last: date) -> list[Row]:
        """The sessions of some days."""
        return [row for row in self.sessions if first.isoformat() <= row["day"] <= last.isoformat()]

    def work(self, sessions: Sequence[Row]) -> list[Row]:
        """The work in them."""
        ids = {row["id"] for row in sessions}
        return [row for row in self.attempts if row["session_id"] in ids and row["kind"] in WORK]

    def week(self, first: date) -> dict[str, Any]:
        """A week's figures, as `stats --json` names them."""
        some = self.between(first, min(TODAY, first + timedelta(days=6)))
        return {
            "first_day": first.isoformat(),
            "training_days": len({row["day"] for row in some if row["counts"]}),
            "sessions": len(some),
            "active_seconds": sum(row["active_ms"] for row in some) / 1000,
            "rpe": mean([row["rpe"] for row in some]),
            "pain": mean([row["pain"] for row in some]),
            "pain_worst": max((row["pain"] for row in some if row["pain"] is not None), default=None),
            "technique": mean([row["technique"] for row in some]),
            "red_flags": sum(row["red_flag"] == 1 for row in some),
            "contacts": round(sum(map(self.landings, self.work(some)))),
            "rpe_answers": len([row for row in some if row["rpe"] is not None]),
            "pain_answers": len([row for row in some if row["pain"] is not None]),
            "technique_answers": len([row for row in some if row["technique"] is not None]),
        }

    def landings(self, row: Row) -> float:
        """How often an attempt landed."""
        each = self.contacts.get(row["exercise"], {})
        if row["kind"] == "reps":
            return each.get("per_rep", 0) * (row["reps_done"] or 0) * (2 if row["side"] == "alternate" else 1)
        return each.get("per_second", 0) * row["actual_ms"] / 1000 if row["kind"] in ("time", "open") else 0.0

    def exercised(self) -> dict[str, Row]:
        """Sets, reps and seconds of each exercise in all weeks, and of its sides."""
        found: dict[str, Row] = {}
        for row in self.work(self.between(FIRST, TODAY)):
            told = found.setdefault(
                row["exercise"] or row["name"], {side: [0, 0, 0.0] for side in ("total", "left", "right")}
            )
            both = row["side"] == "alternate"
            done, reps, ms = row["outcome"] in ("done", "extended"), row["reps_done"] or 0, row["actual_ms"]
            add(told["total"], done, reps * (2 if both else 1), ms)
            for side in ("left", "right"):
                if both or row["side"] == side:
                    add(told[side], done, reps, ms / 2 if both else ms)
        return found

    def tested(self, name: str) -> list[tuple[str, float | None, float | None]]:
        """The day of every session with that test, oldest first, and the best number of each side."""
        found: dict[str, dict[str, float]] = {}
        for row in self.attempts:
            if row["name"] == name and row["recorded"] is not None and row["session_id"] in self.by_id:
                sides = found.setdefault(row["session_id"], {})
                sides[row["side"]] = max(row["recorded"], sides.get(row["side"], 0))
        order = sorted(found, key=lambda ident: (self.by_id[ident]["day"], self.by_id[ident]["started_at"]))
        return [(self.by_id[ident]["day"], found[ident].get("left"), found[ident].get("right")) for ident in order]


def mean(numbers: Sequence[float | None]) -> float | None:
    said = [number for number in numbers if number is not None]
    return sum(said) / len(said) if said else None


def add(amount: list[float], done: bool, reps: int, ms: float) -> None:
    amount[0] += done
    amount[1] += reps
    amount[2] += ms / 1000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "history.db"
    generate(path, 250, TODAY, days=364, seed=3)
    return path


@pytest.fixture(scope="module")
def year(path: Path) -> Year:
    return Year(path)


@pytest.fixture(scope="module")
def weeks(year: Year) -> list[dict[str, Any]]:
    return [year.week(FIRST + timedelta(weeks=week)) for week in range(12)]


@pytest.fixture(scope="module")
def panels(path: Path) -> dict[str, Panel]:
    store = open_for_reading(path)
    assert store is not None
    with store:
        read = read_progress(store, TODAY, 12, DEFAULTS, bundled_catalogue().exercises)
    assert read is not None
    return {panel.key: panel for panel in panels_of(read, DEFAULTS)}


@pytest.fixture
def told(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `stats --json` prints."""

    now = datetime(2026, 3, 19, 18, 0, tzinfo=timezone(timedelta(hours=1)))
    monkeypatch.setattr(day, "local_now", lambda: now)
    monkeypatch.setattr(stats, "chosen_settings", Settings)
    monkeypatch.setattr(stats, "reading", lambda: open_for_reading(path))
    assert stats.run(["--json"]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def about(value: object) -> object:
    """The same, up to the three decimals that are printed."""
    if isinstance(value, dict):
        return {key: about(one) for key, one in value.items()}
    return pytest.approx(value, abs=0.0006) if isinstance(value, float) else value


def test_the_year_has_what_is_to_be_found(year: Year, weeks: list[dict[str, Any]]) -> None:
    assert sum(week["sessions"] for week in weeks) > 20
    assert any(week["sessions"] == 0 for week in weeks) or any(week["technique"] is None for week in weeks)
    assert sum(week["contacts"] for week in weeks) > 0
    assert any(row["side"] == "alternate" for row in year.work(year.between(FIRST, TODAY)))
    assert len(year.tested("Knee to wall")) > 5


def test_every_week_of_stats_is_that_of_the_rows(told: dict[str, Any], weeks: list[dict[str, Any]]) -> None:
    assert told["weeks"] == [about(week) for week in weeks]


def test_the_totals_of_stats_are_those_of_the_rows(
    told: dict[str, Any], year: Year, weeks: list[dict[str, Any]]
) -> None:
    some, totals = year.between(FIRST, TODAY), told["totals"]
    for key in ("training_days", "sessions", "active_seconds", "red_flags", "contacts"):
        assert totals[key] == about(sum(week[key] for week in weeks))
    for key in ("rpe_answers", "pain_answers", "technique_answers"):
        assert totals[key] == sum(week[key] for week in weeks)
    for key in ("rpe", "pain", "technique"):
        assert totals[key] == about(mean([row[key] for row in some]))
    longest = max(row["active_ms"] for row in some)
    assert totals["longest_seconds"] == longest / 1000
    assert totals["longest_day"] == min(row["day"] for row in some if row["active_ms"] == longest)
    assert (totals["first_day"], totals["last_day"]) == (
        min(row["day"] for row in some),
        max(row["day"] for row in some),
    )
    best = max(weeks, key=lambda week: (week["training_days"], week["active_seconds"]))
    assert totals["best_week"] == best["first_day"]


def test_series_and_exercises_of_stats_are_those_of_the_rows(told: dict[str, Any], year: Year) -> None:
    for series in told["series"]:
        for week in series["weeks"]:
            first = date.fromisoformat(week["first_day"])
            some = [row for row in year.between(first, first + timedelta(days=6)) if row["series"] == series["series"]]
            level = max(row["level"] for row in some)
            assert (week["level"], week["sessions"]) == (level, len(some))
            work = mean([row["work_ms"] / 60_000 for row in some if row["level"] == level])
            assert week["work_minutes"] == about(work)
    assert {series["series"] for series in told["series"]} == {
        row["series"] for row in year.between(FIRST, TODAY) if row["series"] and row["level"] is not None
    }
    expected = year.exercised()
    assert {one["exercise"] or one["name"] for one in told["exercises"]} == set(expected)
    for one in told["exercises"]:
        for part, (sets, reps, seconds) in expected[one["exercise"] or one["name"]].items():
            assert one[part] == {"sets": sets, "reps": reps, "seconds": pytest.approx(seconds, abs=0.05)}


def test_tests_of_stats_and_their_panels_are_the_best_of_each_side(
    told: dict[str, Any], panels: dict[str, Panel], year: Year
) -> None:
    assert len(told["tests"]) == 4
    for test in told["tests"]:
        expected = year.tested(test["name"])
        assert [(point["day"], point["left"], point["right"]) for point in test["points"]] == expected
        for point, (_, left, right) in zip(test["points"], expected, strict=True):
            if left is not None and right is not None:
                assert point["gap"] == about(abs(left - right))
                assert point["gap_percent"] == about(100 * abs(left - right) / max(left, right))
        (panel,) = [panel for panel in panels.values() if panel.title == test["name"]]
        sides = {series.name: list(series.values) for series in chart_of(panel).series}
        assert sides == {"left": [left for _, left, _ in expected], "right": [right for _, _, right in expected]}


# The charts ----------------------------------------------------------------------------------------


def chart_of(panel: Panel) -> Chart:
    assert panel.chart is not None
    return panel.chart


def values_of(weeks: list[dict[str, Any]], key: str) -> list[float | None]:
    if key == "duration":
        return [week["active_seconds"] / 60 / week["sessions"] if week["sessions"] else None for week in weeks]
    if key == "technique":
        return [None if week["technique"] is None else 100 * week["technique"] for week in weeks]
    names = {"frequency": "training_days", "intensity": "rpe", "pain": "pain_worst"}
    return [week[names.get(key, key)] for week in weeks]


CHARTS = ["frequency", "duration", "intensity", "technique", "contacts", "pain"]


@pytest.mark.parametrize("key", CHARTS)
def test_a_chart_and_its_table_have_the_numbers_of_the_rows(
    key: str, panels: dict[str, Panel], weeks: list[dict[str, Any]]
) -> None:
    chart, expected = chart_of(panels[key]), values_of(weeks, key)
    assert list(chart.series[0].values) == [about(value) for value in expected]
    decimals = 1 if key == "intensity" else 0
    numbers = ["–" if value is None else f"{value:.{decimals}f}" for value in reversed(expected)]
    assert [row[1] for row in table(chart).rows] == numbers


def test_the_table_of_exercises_is_what_the_rows_add_up_to(panels: dict[str, Panel], year: Year) -> None:
    panel = panels["exercises"]
    assert panel.rows is not None
    head, *rows = [text_of(line) for line in panel.rows(118)]
    assert head.split() == ["exercise", "sets", "reps", "time", "left", "and", "right"]
    found = sorted(
        re.findall(r" +(\d+) +([\d,]+|–) +([\d:]+)(?:   L ([\d:,]+) +R ([\d:,]+))?", row)[-1] for row in rows
    )
    expected = []
    for told in year.exercised().values():
        (sets, reps, seconds), left, right = told["total"], told["left"], told["right"]
        both = [left, right] if left[2] or right[2] else []
        sides = [f"{side[1]:,}" if left[1] and right[1] else clock(side[2]) for side in both] or ["", ""]
        expected.append((str(sets), f"{reps:,}" if reps else "–", clock(seconds), *sides))
    assert found == sorted(expected)


def clock(seconds: float) -> str:
    """So much time in the seconds that were whole: "34:52"."""
    minutes, second = divmod(int(seconds + 1e-6), 60)
    return f"{minutes}:{second:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def test_the_goal_of_each_week_is_the_one_that_was_set_by_then(panels: dict[str, Panel], year: Year) -> None:
    goals = []
    for week in range(12):
        before = [many for day, many in year.goals if day <= (FIRST + timedelta(weeks=week)).isoformat()]
        goals.append(before[-1])
    assert list(chart_of(panels["frequency"]).goals)[:-1] == goals[:-1]


@pytest.mark.parametrize("size", [(24, 7), (38, 8), (110, 14), (110, 26)])
@pytest.mark.parametrize("key", ["frequency", "duration", "contacts", "pain"])
def test_columns_are_as_tall_as_their_numbers(
    key: str, size: tuple[int, int], panels: dict[str, Panel], weeks: list[dict[str, Any]]
) -> None:
    values = [value or 0 for value in values_of(weeks, key)]
    rows = draw(chart_of(panels[key]), *size)
    cells = [[(char, ink) for text, ink in row for char in text] for row in rows]
    ticks = [(y, match) for y, row in enumerate(rows[1:], 1) if (match := re.match(r" {0,2}([0-9]+)", text_of(row)))]
    top, highest = ticks[0]
    ends_with_it = [y for y, match in ticks if match.end() == highest.end()]
    eighth = float(highest[1]) / ((ends_with_it[-1] - top) * 8)
    plot = cells[top : ends_with_it[-1]]
    across = range(highest.end() + 2, max(map(len, plot)))
    tall = [sum(eighths(row[x]) for row in plot if x < len(row)) for x in across]
    columns = [one for one, before in zip(tall, [0, *tall], strict=False) if one and (not before or size[0] == 24)]
    assert columns == [max(2, round(value / eighth)) for value in values if value]


def eighths(cell: tuple[str, str]) -> int:
    char, ink = cell
    if ink == "one-cut":
        return 8
    return " ▁▂▃▄▅▆▇█".index(char) if ink == "one" and char in "▁▂▃▄▅▆▇█" else 0
