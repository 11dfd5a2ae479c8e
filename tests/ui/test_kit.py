"""What is not at hand: asked in the library, followed on the start card and in the session."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from shelves import BROKEN, SHORT, TWO_SIDES, entry, shelves

from foottimer.routine.library import Entry
from foottimer.routine.model import Routine
from foottimer.ui.screens.kit import KitScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.shelf import Shelf
from foottimer.ui.today import Today
from foottimer.ui.widgets.preview import Preview

TODAY = date(2026, 3, 2)
LEGS = """
equipment = ["step", "rope"]
[defaults]
get_ready = 0
[exercises.down]
name = "Step down"
kit = ["step"]
instead = { step = "lunge" }
sides = "each"
duty = "reps"
phases = [["lower", 3], ["touch", 1], ["rise", 2]]
safety = "Mind the edge."
[exercises.lunge]
name = "Lunge"
sides = "alternate"
duty = "reps"
phases = [["down", 2], ["back", 2]]
safety = "Do not slip."
[exercises.skip]
name = "Jump rope"
kit = ["rope"]
instead = { rope = "pogo" }
duty = "time"
contacts = { per_second = 2 }
[exercises.pogo]
name = "Pogo"
kit = ["box"]
instead = { box = "march" }
duty = "time"
contacts = { per_second = 2 }
[exercises.march]
name = "March"
duty = "time"
[[block]]
exercise = "down"
reps = 8
sets = 2
every = 110
[[block]]
exercise = "skip"
time = 20
optional = true
[[block]]
name = "Stretch"
hold = 30
"""
CHAIR = """
[exercises.squat]
name = "Squat"
kit = ["chair"]
[[block]]
exercise = "squat"
time = 15
"""


def made(folder: Path) -> tuple[Entry, ...]:
    return (
        entry(folder, "legs", LEGS),
        entry(folder, "broken", BROKEN),
        entry(folder, "chair", CHAIR),
        entry(folder, "short", SHORT),
    )


def shelf_without(folder: Path, *lacking: str, text: str = "", minutes: int | None = None) -> Shelf:
    return Shelf(TODAY, made(folder), text=text, minutes=minutes, lacking=frozenset(lacking))


def ids(shelf: Shelf) -> list[str]:
    return [entry.id for entry in shelf.shown]


# The shelf ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lacking", "shown"),
    [
        ((), ["legs", "broken", "chair", "short"]),
        (("wall",), ["legs", "chair", "short"]),
        (("step", "rope"), ["legs", "chair", "short"]),
        (("chair",), ["legs", "short"]),
        (("silent",), ["legs", "chair", "short"]),
        (("silent", "chair"), ["legs", "short"]),
        (("silent", "rope", "box"), ["legs", "chair", "short"]),
    ],
)
def test_what_does_without_is_shown_stand_ins_counted(
    tmp_path: Path, lacking: tuple[str, ...], shown: list[str]
) -> None:
    assert ids(shelf_without(tmp_path, *lacking)) == shown


def test_totals_and_minutes_are_those_with_stand_ins(tmp_path: Path) -> None:
    shelf = shelf_without(tmp_path, "step", minutes=5)
    legs = shelf.entries[0]
    assert (legs.total, shelf.done_as(legs).total, shelf.mark(legs)) == (281_000, 244_000, "1 stand-in")
    assert shelf.longest() == legs
    assert shelf.done_as(shelf.entries[1]) == shelf.entries[1]
    assert [entry.total for entry in shelf.usable] == [244_000, 25_000, 30_000]


def test_where_kit_hides_everything_that_is_said(tmp_path: Path) -> None:
    assert shelf_without(tmp_path, "step").nothing == ""
    only = shelf_without(tmp_path, "chair", text="squat")
    assert only.nothing == "Chair needs a chair: nothing stands in for it. k changes what is lacking."
    loud = entry(tmp_path, "loud", LEGS.replace("optional = true", ""))
    two = Shelf(TODAY, (loud, *made(tmp_path)[1:3]), lacking=frozenset({"chair", "silent"}))
    assert two.nothing == "Nothing here can be done without chair · silent. k changes that."
    assert shelf_without(tmp_path, "chair", text="zebra").nothing.startswith("Nothing matches 'zebra'")


def test_what_was_typed_is_found_in_the_kit_of_exercises_too(tmp_path: Path) -> None:
    assert ids(Shelf(TODAY, made(tmp_path), text="chair")) == ["chair"]


# Today -------------------------------------------------------------------------------------------


def routine(folder: Path, text: str = LEGS) -> Routine:
    found = entry(folder, "legs", text).routine
    assert found is not None
    return found


def names(today: Today) -> list[tuple[str, str]]:
    return [(row.name, row.instead_of) for row in today.rows]


def test_a_block_is_swapped_for_each_stand_in_and_back(tmp_path: Path) -> None:
    today = Today(routine(tmp_path))
    places = [today := today.swapped("2") for _ in range(3)]
    assert [names(place)[1] for place in places] == [("Pogo", "Jump rope"), ("March", "Jump rope"), ("Jump rope", "")]
    assert [place.changed for place in places] == [True, True, False]
    assert [exercise.name for exercise in places[0].in_full.exercises.values()] == ["Step down", "Pogo"]


def test_other_changes_stay_and_rests_go_where_they_follow_from_timing_again(tmp_path: Path) -> None:
    legs = routine(tmp_path, LEGS.replace('phases = [["down", 2], ["back", 2]]', ""))
    today = Today(legs).toggled("2").with_sets("1", 1).swapped("1").with_rest("1", 5_000)
    assert today.changes.rests == {"1": 20_000}
    back = today.swapped("1")
    assert (back.changes.rests, back.changes.sets, back.is_left_out("2")) == ({}, {"1": 3}, True)


def test_a_block_that_nothing_stands_in_for_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^Nothing stands in for Stretch\.$"):
        Today(routine(tmp_path)).swapped("3")


def test_first_side_is_asked_only_where_the_swapped_routine_has_sides(tmp_path: Path) -> None:
    assert Today(routine(tmp_path)).has_sides
    assert not Today(routine(tmp_path)).swapped("1").has_sides


def test_what_is_lacking_is_applied_where_the_routine_fits(tmp_path: Path) -> None:
    assert names(Today.without(routine(tmp_path), {"step"}))[0] == ("Lunge", "Step down")
    silent = Today.without(routine(tmp_path), {"step", "silent"})
    assert (dict(silent.changes.swaps), silent.changes.left_out) == ({"1": "lunge"}, {"2"})
    loud = entry(tmp_path, "loud", LEGS.replace("optional = true", "")).routine
    assert loud is not None
    assert not Today.without(loud, {"step", "silent"}).changes.swaps


# On the screen -----------------------------------------------------------------------------------


async def test_what_nothing_stands_in_for_is_left_out_where_that_may_be(tmp_path: Path) -> None:
    walk = entry(tmp_path, "walk", LEGS.replace('instead = { box = "march" }', "").replace('pogo" }', 'none" }'))
    async with shelves(tmp_path, (walk,), size=(120, 40)) as on:
        await on.press("k", "down", "space", "enter")
        assert on.rows == ["Walk step 4:11 1 left out"]
        assert "Jump rope" in on.preview
        assert "left out" in on.preview
        await on.press("enter")
        assert on.rows[1] == "× Jump rope 20 s left out"
        assert on.card.query_one("#advice", Preview).text.startswith("You need  step\n")
        assert (on.line("total"), on.line("remark")) == ("4:11", " · changed for today")


async def test_from_the_kit_that_is_missing_to_a_session_with_its_stand_in(tmp_path: Path) -> None:
    async with shelves(tmp_path, (*made(tmp_path), entry(tmp_path, "balance", TWO_SIDES)), size=(120, 40)) as on:
        await on.press("k", "space", "down", "space", "down", "space")
        assert on.rows[:5] == [
            "[x] no step",
            "[x] no rope",
            "[x] no chair",
            "[ ] no outdoors",
            "[ ] silent no hops, indoors",
        ]
        await on.press("space")  # a chair there is
        await on.on.pilot.click("#things", offset=(8, 4))  # one click ticks
        assert on.rows[4].startswith("[x] silent")
        await on.press("enter")
        assert on.line("lacks") == "without step, rope · silent"
        assert [row.split()[0] for row in on.rows] == ["Legs", "Chair", "Short", "Balance"]

        await on.on.pilot.click("#lacks")
        assert isinstance(on.on.app.screen, KitScreen)
        await on.press("down", "down", "down", "down", "space", "escape")
        assert on.line("lacks") == "without step, rope"
        assert on.rows[0] == "Legs box 4:04 2 stand-ins"
        await on.press("home")
        for text in (
            "You need  box",
            "without box  March instead of Pogo",
            "Lunge  instead of Step down",
            "Do not slip.",
        ):
            assert text in on.preview
        assert "Mind the edge" not in on.preview

        await on.press("enter")
        advice = on.card.query_one("#advice", Preview)
        assert on.rows[0] == "Lunge instead of Step down 2:54 2 x 8 reps each side by turns, every 1:50"
        assert (on.line("total"), on.line("remark")) == ("4:04", " · changed for today")
        assert advice.text.startswith("You need  box\nwithout box  March instead of Pogo\n")
        await on.press("i")
        shown = on.on.app.screen.query_one("#card", Preview).text
        assert ("Sides" in shown, "Used in" in shown) == (False, False)  # no file names the lunge by itself
        await on.press("escape", "down", "w")
        assert on.rows[1] == "✓ March instead of Jump rope 0:20 20 s · optional"
        assert advice.text.startswith("You need  nothing\n")
        await on.press("w")
        assert on.rows[1] == "✓ Jump rope 20 s · optional 0:20"
        await on.press("down", "w")
        assert on.line("said") == "Nothing stands in for Stretch."

        await on.press("a")  # what follows on does without it too
        assert on.rows[0] == "Legs box 4:04"
        await on.press("escape", "enter")
        assert isinstance(on.on.app.screen, PlayerScreen)
        timeline = on.on.player.runner.session.timeline
        assert [(i.name, i.exercise) for i in timeline.intervals if i.is_work] == [
            *[("Lunge", "lunge")] * 2,
            ("Jump rope", "skip"),
            ("Stretch", None),
        ]
        await on.press("q", "d")
        await on.read()
        assert on.line("lacks") == "without step, rope"
        await on.press("escape")
        assert (on.line("lacks"), on.rows[0]) == ("", "Legs step, ro… 4:41 new")


async def test_on_a_small_terminal_the_kit_has_a_row_and_the_dialog_its_keys(tmp_path: Path) -> None:
    async with shelves(tmp_path, made(tmp_path), size=(40, 12)) as on:
        await on.press("k")
        keys = on.on.app.screen.query_one("KeyBar").region
        assert (keys.height, keys.bottom <= 12) == (1, True)
        await on.press("space", "escape")
        assert on.library.query_one("#lacks").region.bottom == on.library.query_one("#top").region.bottom == 3
        assert on.line("glance").startswith("1 stand-in · ")
