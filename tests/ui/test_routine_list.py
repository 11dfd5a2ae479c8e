"""The list of routines: its rows, how one moves in it, and what is shown while files are still read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from parts import NOON
from shelves import BROKEN, LONG, SHORT, TWO_SIDES, Shelves, entry, noted, shelf, shelves
from stage import stage
from textual.widgets import Input

from foottimer.routine.library import USER, Entry
from foottimer.ui.routine_row import RoutineRow
from foottimer.ui.screens import browsing
from foottimer.ui.shelf import Shelf
from foottimer.ui.widgets.routine_list import RoutineList


def said(row: RoutineRow, width: int) -> str:
    return "".join(text for text, _ in row.parts(width))


def test_a_row_leaves_out_what_has_no_room(tmp_path: Path) -> None:
    mine = noted(entry(tmp_path, "balance-1", TWO_SIDES, name="Balance"), source=USER)
    row = RoutineRow(mine.card, "3 days ago")
    assert said(row, 60) == "Balance · 1 yours              wall        3:45   3 days ago"
    assert said(row, 40) == "Balance · 1 yours      3:45   3 days ago"
    assert said(row, 30) == "Balance · 1 yours         3:45"
    assert said(row, 16) == "Bala… · 1   3:45"
    assert [len(said(row, width)) for width in range(14, 80)] == [*range(14, 80)]


def test_a_row_says_how_a_file_stands(tmp_path: Path) -> None:
    broken, empty = entry(tmp_path, "broken", BROKEN), entry(tmp_path, "fresh", "")
    assert RoutineRow(broken.card, "").parts(30)[0] == ("! ", "error")
    assert ("broken".rjust(7), "error") in RoutineRow(broken.card).parts(40)
    assert ("empty".rjust(7), "quiet") in RoutineRow(empty.card).parts(40)
    unread = replace(entry(tmp_path, "long", LONG).card, pending=True)
    assert ("…".rjust(7), "quiet") in RoutineRow(unread).parts(40)
    wide = replace(unread, name="足" * 40)
    assert said(RoutineRow(wide), 30).startswith("足" * 11 + "… ")


def many(folder: Path, count: int) -> tuple[Entry, ...]:
    return tuple(entry(folder, f"r-{number:02}", SHORT, name=f"Routine {number}") for number in range(count))


async def test_past_the_last_routine_comes_the_first_and_pages_are_turned(tmp_path: Path) -> None:
    async with shelves(tmp_path, many(tmp_path, 40)) as on:
        listed = on.library.query_one(RoutineList)
        assert listed.chosen == 0
        await on.press("up")
        assert (listed.chosen, on.chosen.partition(" ")[0]) == (39, "Routine")
        await on.press("down")
        assert listed.chosen == 0
        await on.press("pagedown")
        assert listed.chosen == listed.size.height
        assert listed.scroll_offset.y > 0
        await on.press("pageup", "end", "home", "down")
        assert listed.chosen == 1
        assert on.preview.startswith("Routine 1\n")


async def test_what_a_click_would_choose_is_shown(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        listed = on.library.query_one(RoutineList)
        await on.on.pilot.hover(RoutineList, offset=(4, 2))
        assert [listed.ground(row) for row in range(4)] == ["chosen", "", "hover", ""]
        await on.on.pilot.hover("#week")
        assert listed.ground(2) == ""


async def test_letters_that_come_with_the_key_of_the_filter_are_for_the_filter(tmp_path: Path) -> None:
    async with shelves(tmp_path) as on:
        await on.on.app.screen.run_action("filter")
        assert on.on.app.focused is on.library.query_one(Input)


def test_the_filter_finds_the_same_by_cards_as_by_contents(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    for text in ("wall", "silent", "bal walk", "balance", "yours", "place of", "20", ""):
        assert [one.id for one in Shelf(NOON.date(), entries, text=text).shown] == found_by_contents(entries, text)


def found_by_contents(entries: tuple[Entry, ...], text: str) -> list[str]:
    """Ids of routines that hold every word, by what is in the files."""
    held = {one.id: f"{one.id} {one.name}" for one in entries}
    for one in entries:
        if one.source == USER:
            held[one.id] += f" yours{f', in place of the bundled {one.id}' if one.stands_in else ''}"
        if (routine := one.routine) is not None:
            kit = [thing for exercise in routine.exercises.values() for thing in exercise.kit]
            held[one.id] = " ".join((held[one.id], *routine.tags, *routine.equipment, *kit))
    words = text.split()
    found = [id_ for id_, all_of_it in held.items() if all(word in all_of_it.lower() for word in words)]
    names = {one.id: f"{one.id} {one.name}".lower() for one in entries}
    return sorted(found, key=lambda id_: not all(word in names[id_] for word in words))


# While files are read


Tell = Callable[[tuple[Entry, ...]], object]


async def test_what_is_there_is_listed_while_the_rest_is_read(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    unread = tuple(replace(one, card=replace(one.card, pending=True, total=0)) for one in entries if not one.broken)
    seen: list[list[str]] = []

    def growing(tell: Tell, wanted: Callable[[], bool]) -> tuple[Entry, ...]:
        tell(unread)
        seen.append([*on.rows])
        tell((*unread[:1], *entries[2:]))
        seen.append([*on.rows])
        assert wanted()
        return entries

    async with stage(tmp_path, library=lambda: entries[:1]) as stood:
        on = Shelves(stood)
        await on.read()
        stood.app.services.growing = growing
        await on.press("r")
        assert seen[0] == ["Balance · 1 … new", "Long … new", "Short yours … new"]
        assert seen[1] == ["Balance · 1 … new", "Long 10:10 new", "Short yours 0:30 new"]
        assert on.rows[0] == "Balance · 1 3:45 new"
        assert len(on.rows) == 4


async def test_a_file_that_is_another_one_when_it_is_looked_at_is_listed_anew(tmp_path: Path) -> None:
    listed = [shelf(tmp_path), shelf(tmp_path)[:2]]
    async with stage(tmp_path, library=lambda: listed[0]) as stood:
        on = Shelves(stood)
        await on.read()
        outdated = [True]
        stood.app.services.is_outdated = lambda: bool(outdated) and outdated.pop()
        listed.pop(0)
        await on.press("down")
        assert len(on.rows) == 2


async def test_many_files_are_read_for_a_filter_in_a_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsing, "AT_ONCE", 0)
    async with shelves(tmp_path) as on:
        on.library._lack(frozenset({"silent"}))
        await on.on.app.workers.wait_for_complete()
        await on.read()
        assert on.library._browser is not None
        assert on.library._browser.shelf.lacking == {"silent"}
        on.library._lack(frozenset({"chair"}))
        assert on.library._browser.shelf.lacking == {"chair"}
