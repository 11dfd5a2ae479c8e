"""The bundled routines: which there are, how long they take, how often they land."""

from pathlib import Path

import pytest

from foottimer.cli import main
from foottimer.routine.duration import format_duration
from foottimer.routine.library import BUNDLED, bundled_folder, load_library
from foottimer.routine.model import Duty, Sides, Unit, Work
from foottimer.routine.needs import fit

TABLE = {
    "ankle-mobility-1": ("5:14", 0),
    "ankle-mobility-2": ("10:00", 0),
    "ankle-mobility-3": ("12:02", 0),
    "balance-1": ("4:36", 0),
    "balance-2": ("7:26", 0),
    "balance-3": ("12:15", 0),
    "calf-capacity-1": ("8:55", 0),
    "calf-capacity-2": ("14:47", 0),
    "calf-capacity-3": ("17:51", 0),
    "check-in": ("8:10", 0),
    "cool-down": ("6:37", 0),
    "desk-break": ("2:59", 0),
    "foot-activation": ("4:58", 0),
    "foot-strength-1": ("10:30", 0),
    "foot-strength-2": ("17:32", 0),
    "foot-strength-3": ("17:39", 0),
    "hop-five-1": ("4:20", 100),
    "hop-five-2": ("4:30", 120),
    "hop-five-3": ("5:00", 160),
    "hop-five-4": ("4:50", 200),
    "hop-five-5": ("5:00", 300),
    "hop-five-6": ("5:00", 300),
    "lower-body-1": ("7:51", 0),
    "lower-body-2": ("15:57", 0),
    "lower-body-3": ("20:49", 0),
    "plyo-intro-1": ("4:24", 66),
    "plyo-intro-2": ("4:44", 86),
    "plyo-progress-1": ("5:35", 102),
    "plyo-progress-2": ("8:02", 122),
    "plyo-progress-3": ("9:22", 134),
    "pre-run": ("15:00", 0),
}
"""Each id with its total and its ground contacts."""
ESTIMATED = {"check-in", "plyo-progress-1", "plyo-progress-2", "plyo-progress-3"}
PER_WEEK = {
    "foot-strength": 3,
    "balance": 1,
    "calf-capacity": 2,
    "lower-body": 1,
    "plyo-intro": 2,
    "plyo-progress": 2,
    "hop-five": 7,
}
ENTRIES = {entry.id: entry for entry in load_library(None)}


def test_there_are_exactly_the_routines_of_the_table() -> None:
    assert list(ENTRIES) == list(TABLE)
    assert len(TABLE) == len(list(bundled_folder().glob("*.toml"))) == 31


@pytest.mark.parametrize("id_", TABLE)
def test_a_bundled_routine_is_sound_and_takes_exactly_what_it_promises(id_: str) -> None:
    entry = ENTRIES[id_]
    routine = entry.routine
    assert routine is not None
    assert (format_duration(entry.total), entry.total % 1000, entry.contacts) == (TABLE[id_][0], 0, TABLE[id_][1])
    assert (entry.problems, entry.source, entry.estimated) == ((), BUNDLED, id_ in ESTIMATED)
    assert routine.about
    assert routine.tags
    assert routine.goal_per_week == PER_WEEK.get(routine.series or "")
    assert {thing for exercise in routine.exercises.values() for thing in exercise.kit} <= set(routine.equipment)
    if any("wall in reach" in exercise.position for exercise in routine.exercises.values()):
        assert "wall" in routine.equipment


def test_the_levels_of_a_series_are_numbered_and_named_alike() -> None:
    for series in (*PER_WEEK, "ankle-mobility"):
        levels = [entry for entry in ENTRIES.values() if entry.series == series]
        assert [(entry.id, entry.level) for entry in levels] == [
            (f"{series}-{number}", number) for number in range(1, len(levels) + 1)
        ]
        assert len({entry.name for entry in levels}) == 1
    assert sum(entry.series is not None for entry in ENTRIES.values()) == 26


def test_every_bundled_file_begins_with_a_comment_and_fits_120_columns() -> None:
    for path in bundled_folder().glob("*.toml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert max(map(len, lines)) <= 120


def test_what_jumps_and_what_closes_the_eyes_says_what_to_mind() -> None:
    for entry in ENTRIES.values():
        assert entry.routine is not None
        notes = " ".join(block.note for block in entry.routine.blocks)
        if "plyo" in entry.routine.tags:
            assert "Loud = stop the set." in notes
        if "quadripod-closed" in entry.routine.exercises:
            assert "Wall in reach. Bell ends the hold." in notes


def test_only_the_hop_challenge_has_to_be_opted_in_to() -> None:
    opted = [entry for entry in ENTRIES.values() if entry.routine and "opt-in" in entry.routine.tags]
    assert [entry.id for entry in opted] == [f"hop-five-{week}" for week in range(1, 7)]
    for entry in opted:
        assert entry.routine is not None
        assert "only after Plyometric progress" in entry.routine.about
        assert "Stop on any sharp or bony pain" in entry.routine.about


def test_the_check_in_measures_four_things_on_each_side() -> None:
    routine = ENTRIES["check-in"].routine
    assert routine is not None
    found = [
        (block.exercise or block.name, block.record, block.expect, block.max, block.switch, block.bpm)
        for block in routine.blocks
        if isinstance(block, Work) and block.duty is Duty.OPEN
    ]
    assert found == [
        ("quadripod-balance", Unit.SECONDS, 45_000, 45_000, None, None),
        ("quadripod-closed", Unit.SECONDS, 45_000, 45_000, None, None),
        ("Single-leg calf raises to fatigue", Unit.REPS, 75_000, None, 20_000, 60),
        ("knee-to-wall", Unit.CM, 20_000, None, 20_000, None),
    ]
    assert all(exercise.sides is Sides.EACH for exercise in routine.exercises.values())
    timeline = ENTRIES["check-in"].timeline
    assert timeline is not None
    assert sum(interval.record is not None for interval in timeline.intervals) == 8


def test_list_has_a_row_for_each_and_every_row_fits_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [line for line in lines if line.startswith("  ")]
    names = [line for line in lines if not line.startswith("  ")]
    assert [row.split()[0] for row in rows] == list(TABLE)
    assert [next(word for word in row.split() if ":" in word) for row in rows] == [total for total, _ in TABLE.values()]
    assert names == list(dict.fromkeys(entry.name for entry in ENTRIES.values()))
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_stand_in_for_bounds_has_as_many_ground_contacts(level: int) -> None:
    entry = next(entry for entry in load_library(None) if entry.id == f"plyo-progress-{level}")
    assert entry.routine is not None
    indoors = fit(entry.routine, {"outdoors"})
    assert indoors.mark == "1 stand-in"
    assert entry.done_as(indoors.routine).contacts == entry.contacts
