"""The list of sessions: found, changed, deleted, logged and done again, with keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sessions_made import RAISES, TODAY, add, day, listed, moment
from shelves import SHORT, entry
from textual.widgets import Input

from foottimer import safety
from foottimer.history.listing import Wanted
from foottimer.history.record import Answers, Origin
from foottimer.history.store import StoreError
from foottimer.ui.screens import growing, sieving
from foottimer.ui.screens.choosing import ChoosingScreen
from foottimer.ui.screens.filling import FillScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.session import SessionScreen
from foottimer.ui.screens.sessions import SessionsScreen
from foottimer.ui.screens.sifting import SiftScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.services import Services
from foottimer.ui.widgets import session_list
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.picklist import PickList

WALK = replace(RAISES, routine="walk", name="Walk", series="walks")


def three(path: Path) -> tuple[str, str, str]:
    """Three sessions, of 1, 2 and 40 days ago."""
    file = path / "history.db"
    return (
        add(file, 1, Answers(rpe=4, pain=1, note="easy")),
        add(file, 2, Answers(note="left KNEE"), WALK),
        add(file, 40),
    )


async def test_sessions_are_listed_newest_first_and_walked_through(tmp_path: Path) -> None:
    ids = three(tmp_path)
    async with listed(tmp_path) as on:
        assert on.count() == "3 sessions"
        assert on.rows() == [
            "Sun 1 12:00 Feet 3:40 4 1 ended early · easy",
            "Sat 28 12:00 Walk 3:40 ended early · left KNEE",
            "Wed 21 12:00 Feet 3:40 ended early",
        ]
        chosen = []
        for key in ("up", "down", "end", "down", "home", "pagedown", "pageup"):
            await on.press(key)
            chosen.append(ids.index(on.chosen.id))
        assert chosen == [0, 1, 2, 2, 0, 2, 0]
        await on.press("down", "enter")
        assert isinstance(on.on.app.screen, SessionScreen)
        await on.press("escape")
        assert on.chosen.id == ids[1]


async def test_an_empty_list_says_what_there_is_to_do_and_offers_only_that(tmp_path: Path) -> None:
    async with listed(tmp_path) as on:
        assert on.screen.has_class("-nothing")
        offered = [command.action for command in on.screen.query_one(KeyBar).fitting(200)]
        assert offered[:2] == ["log", "undo"]
        assert not {"enter", "edit", "again", "delete", "filter", "sift"} & set(offered)
        await on.press("enter", "e", "a", "delete", "down", "end")
        assert on.on.app.screen is on.screen
        await on.press("u")
        assert on.said() == "There is nothing to take back."


async def test_who_comes_back_from_another_part_finds_the_same_filter_and_session(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("slash", *"feet", "enter", "down")
        chosen = on.chosen.id
        for keys in (("2", "3"), ("tab", "shift+tab"), ("1", "2", "3")):
            await on.press(*keys)
            assert (on.count(), on.chosen.id) == ('2 sessions · "feet"', chosen)
            assert on.screen.query_one("#filter", Input).value == "feet"
        await on.press("slash", *"zzz", "enter")
        offered = {command.action for command in on.screen.query_one(KeyBar).fitting(200)}
        assert {"filter", "sift", "leave"} <= offered  # what finds nothing is to be changed
        await on.press("escape")
        assert on.count() == "3 sessions"
        await on.press("1", "3")
        assert on.count() == "3 sessions"


async def test_words_are_typed_to_filter_by_and_escape_shows_all_again(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("slash")
        await on.type("knee 1")  # a digit is a letter here, not another part
        await on.press("backspace", "backspace", "enter")
        assert (on.count(), len(on.rows())) == ('1 session · "knee"', 1)
        await on.press("slash")
        await on.type(" from:2027")
        await on.press("enter")
        assert on.screen.has_class("-nothing")
        await on.press("escape")
        assert (on.count(), len(on.rows())) == ("3 sessions", 3)
        assert not on.screen.query_one("#filter").has_class("-open")
        await on.press("escape")
        assert not any(isinstance(screen, SessionsScreen) for screen in on.on.app.screen_stack)


async def test_names_are_understood_and_what_cannot_be_meant_is_said_while_the_list_stays(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("slash")
        await on.type("routine:wlak")
        await on.press("enter")
        assert on.count() == "! no session is of the routine wlak: did you mean Walk?"
        assert len(on.rows()) == 3
        assert isinstance(on.on.app.focused, Input)
        await on.press(*["backspace"] * 4)
        await on.type("WALK")
        await on.press("enter")
        assert (on.count(), on.screen.wanted) == ("1 session · Walk", Wanted(routine="walk"))


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (("enter", "down", "enter"), Wanted(routine="feet")),
        (("down", "enter", "w", "enter"), Wanted(series="walks")),
        (("down", "down", "enter", "b", "a", "l", "enter"), Wanted(exercise="balance")),
        (("down", "down", "down", "enter", *"today", "tab", *"today", "enter"), Wanted(first=TODAY, last=TODAY)),
        ((*["down"] * 4, "enter", "1", "enter"), Wanted(pain=1)),
        (("end", "enter", *"knee", "enter"), Wanted(text="knee")),
    ],
)
async def test_each_filter_is_reached_by_keys(tmp_path: Path, keys: tuple[str, ...], wanted: Wanted) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("f")
        assert isinstance(on.on.app.screen, SiftScreen)
        await on.press(*keys)
        assert on.on.app.screen is on.screen
        assert on.screen.wanted == wanted
        await on.press("f")
        chosen = on.on.app.screen.query_one(PickList)
        assert "any" not in chosen.texts[chosen.highlighted or 0]
        await on.press("x")
        assert (on.screen.wanted, len(on.rows())) == (Wanted(), 3)


async def test_a_session_is_edited_and_the_change_taken_back(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        before = on.stored()
        await on.press("down", "e")
        assert isinstance(on.on.app.screen, FillScreen)
        await on.press("7", "tab", "tab", "tab", "y", "tab", "tab")
        await on.type("2026-01-31")
        await on.press("enter")
        changed = on.stored()[1]
        assert (changed.answers.rpe, changed.answers.technique, changed.moment.day) == (
            7,
            True,
            TODAY.replace(month=1, day=31),
        )
        assert on.chosen.id == changed.id
        assert on.said().endswith(": effort 7; clean form yes; now for Sat 31 January 2026. u takes it back.")
        await on.press("u")
        assert on.stored() == before


async def test_what_cannot_be_is_said_in_the_form_and_nothing_is_written(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        before = on.stored()
        await on.press("e", "1", "1", "enter")
        form = on.on.app.screen
        assert isinstance(form, FillScreen)
        assert "Effort: write a whole number from 0 to 10" in str(form.query_one("#hint").content)  # type: ignore[attr-defined]
        await on.press("backspace", *["tab"] * 5)
        await on.type("tomorrow")
        await on.press("enter")
        assert "2026-03-03 is still to come" in str(form.query_one("#hint").content)  # type: ignore[attr-defined]
        await on.press("escape")
        assert on.stored() == before


async def test_sessions_are_deleted_and_brought_back_one_by_one(tmp_path: Path) -> None:
    ids = three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("delete", "d")
        assert (on.count(), on.chosen.id) == ("1 session", ids[2])
        assert on.said() == "Deleted: Walk, Sat 28 February 2026. u takes it back."
        await on.press("u")
        assert (on.count(), on.chosen.id) == ("2 sessions", ids[1])
        await on.press("u")
        assert (on.count(), on.chosen.id) == ("3 sessions", ids[0])
        await on.press("u")
        assert on.said() == "There is nothing to take back."


async def test_a_key_that_repeats_faster_than_the_disk_is_deletes_no_session_twice(tmp_path: Path) -> None:
    ids = three(tmp_path)
    async with listed(tmp_path) as on:
        for _ in range(3):
            on.screen.action_delete()
        await on.settle()
        assert (on.count(), on.chosen.id) == ("2 sessions", ids[1])
        await on.press("u", "delete", "u")
        assert on.count() == "3 sessions"


async def test_what_another_program_deleted_is_said_and_the_list_is_right_again(tmp_path: Path) -> None:
    ids = three(tmp_path)
    async with listed(tmp_path) as on:
        with on.on.app.services.open_to_write() as store:
            store.delete(ids[0], moment(0).utc)
        await on.press("delete")
        assert "not there any more" in on.said()
        with on.on.app.services.open_to_write() as store:
            store.restore(ids[0], moment(0).utc)
        await on.press("delete")
        assert "Deleted" in on.said()
        await on.press("r")
        assert on.count() == "2 sessions"


async def test_a_past_session_is_logged_and_taken_back(tmp_path: Path) -> None:
    short = entry(tmp_path, "short", SHORT)
    async with listed(tmp_path, library=lambda: (short,)) as on:
        await on.press("L")
        assert isinstance(on.on.app.screen, ChoosingScreen)
        await on.press(*"sho", "enter")
        await on.type("yesterday")
        await on.press("tab")
        await on.type("7:05")
        await on.press("tab", "3", "tab", "6", "enter")
        (record,) = on.stored()
        assert (record.origin, record.moment.day, record.answers.rpe, record.answers.pain) == (
            Origin.LOGGED,
            day(1),
            3,
            6,
        )
        assert f"{record.moment.utc:%H:%M}" == "07:05"
        assert on.said() == f"Logged: Short, Sun 1 March 2026. 0 of 3 this week. u takes it back.\n! {safety.TOO_MUCH}"
        await on.press("u")
        assert on.stored() == ()


async def test_a_form_says_which_day_is_meant_and_keeps_what_is_wrong_to_be_amended(tmp_path: Path) -> None:
    short = entry(tmp_path, "short", SHORT)
    async with listed(tmp_path, library=lambda: (short,)) as on:

        def hint() -> str:
            return str(on.on.app.screen.query_one("#hint").content)  # type: ignore[attr-defined]

        await on.press("L", "enter")
        await on.type("wed")
        assert hint().startswith("Wed 25 February 2026. As ")
        await on.press("tab")
        await on.type("7:5")
        await on.press("tab", "3", "enter")
        assert hint().startswith('! Began at: no time of day is called "7:5"')
        await on.press("5")
        assert not hint().startswith("!")
        await on.press("enter")
        (record,) = on.stored()
        assert (record.moment.day, f"{record.moment.utc:%H:%M}") == (TODAY - timedelta(days=5), "07:55")


async def test_a_session_that_is_still_to_come_is_not_logged(tmp_path: Path) -> None:
    short = entry(tmp_path, "short", SHORT)
    async with listed(tmp_path, library=lambda: (short,)) as on:
        await on.press("L", "enter", "tab")
        await on.type("23:00")
        await on.press("enter")
        assert "23:00 on 2026-03-02 is still to come" in str(on.on.app.screen.query_one("#hint").content)  # type: ignore[attr-defined]
        await on.press("escape")
        assert not on.on.path.exists()


async def test_it_is_done_again_from_the_library_s_start_card(tmp_path: Path) -> None:
    short = entry(tmp_path, "short", SHORT)
    assert short.timeline is not None
    add(tmp_path / "history.db", 1, timeline=replace(RAISES, routine="short"))
    async with listed(tmp_path, library=lambda: (short,)) as on:
        await on.press("a")
        assert isinstance(on.on.app.screen, StartScreen)
        await on.on.press("enter")
        assert isinstance(on.on.app.screen, PlayerScreen)
        assert on.on.app.screen.runner.session.timeline == short.timeline


async def test_without_its_routine_it_is_done_again_as_it_was_recorded(tmp_path: Path) -> None:
    three(tmp_path)
    async with listed(tmp_path) as on:
        await on.press("a")
        assert isinstance(on.on.app.screen, StartScreen)
        await on.on.press("enter")
        assert isinstance(on.on.app.screen, PlayerScreen)
        followed = on.on.app.screen.runner.session.timeline
        assert (followed.routine, followed.total) == ("feet", RAISES.total)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten sessions are read at first."""
    for module in (sieving, growing):
        monkeypatch.setattr(module, "PAGE", 10)
    monkeypatch.setattr(session_list, "NEAR", 3)


@pytest.mark.usefixtures("small_pages")
async def test_more_is_read_as_one_goes_down_and_each_session_is_there_once(tmp_path: Path) -> None:
    ids = [add(tmp_path / "history.db", days) for days in range(45)]
    async with listed(tmp_path, size=(80, 12)) as on:
        assert (on.count(), len(on.screen._list.lines)) == ("45 sessions", 10)
        await on.press(*["down"] * 8)
        assert len(on.screen._list.lines) == 30
        await on.press("end", "end")
        assert [line.id for line in on.screen._list.lines] == ids
        await on.press("end")
        assert on.chosen.id == ids[-1]
        await on.press("delete")
        assert len(on.screen._list.lines) == 44
        assert on.chosen.id == ids[-2]


@pytest.mark.usefixtures("small_pages")
async def test_more_than_are_read_at_once_of_some_sessions_are_counted_too(tmp_path: Path) -> None:
    for days in range(12):
        add(tmp_path / "history.db", days)
    async with listed(tmp_path, size=(80, 12)) as on:
        await on.press("slash")
        await on.type("feet")
        await on.press("enter")
        assert (on.count(), len(on.screen._list.lines)) == ('12 sessions · "feet"', 10)


@pytest.mark.usefixtures("small_pages")
async def test_reading_on_that_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(12):
        add(tmp_path / "history.db", days)
    async with listed(tmp_path, size=(80, 12)) as on:

        def fail(*_: object) -> None:
            raise StoreError("history.db is in use by another program")

        with monkeypatch.context() as broken:
            broken.setattr(Services, "ask", fail)
            await on.press("end")
        assert on.said() == "! history.db is in use by another program"
        await on.press("up")
        assert len(on.screen._list.lines) == 12


async def test_a_click_chooses_and_a_click_on_the_chosen_one_opens(tmp_path: Path) -> None:
    ids = three(tmp_path)
    async with listed(tmp_path) as on:
        click = partial(on.on.pilot.click, on.screen._list)
        await click(offset=(10, 2))  # the heading of the month before: its first session is meant
        await on.settle()
        assert on.chosen.id == ids[1]
        await click(offset=(10, 3))
        await on.settle()
        assert on.page.session is not None
        assert on.page.session.id == ids[1]
