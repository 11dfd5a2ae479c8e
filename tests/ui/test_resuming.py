"""Interrupted sessions in the app: offered, taken up, kept and discarded, with keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from interrupted_made import FEET, leave
from sessions_made import listed
from shelves import SHORT, entry
from stage import Stage, stage, timeline_of
from textual.widgets import Input, Static

from foottimer.follow.claims import Claims
from foottimer.history.record import Record, Status
from foottimer.history.store import Store, StoreError
from foottimer.session.events import Reason
from foottimer.session.machine import State
from foottimer.ui.interruptions import left_behind
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.now import NowScreen
from foottimer.ui.screens.number import NumbersScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.resuming import ResumingScreen
from foottimer.ui.screens.summary import SummaryScreen
from foottimer.ui.widgets.keybar import KeyBar


async def until(on: Stage, done: Callable[[], bool]) -> None:
    """Wait for what a thread has to do first."""
    for _ in range(2_000):
        if done():
            return
        await on.pilot.pause(0.005)
    raise TimeoutError(f"{on.app.screen_stack}\n{seen(on)}\n{[note.message for note in on.app._notifications]}")


def seen(on: Stage) -> str:
    """All that the screen on top says."""
    return "\n".join(str(static.content) for static in on.app.screen.query(Static))


async def shows(on: Stage, screen: type[object]) -> None:
    """Wait until a screen is on top."""
    await until(on, lambda: isinstance(on.app.screen, screen))
    await on.pilot.pause()


async def press(on: Stage, key: str, wanted: str) -> None:
    """Press a key, and wait until it is said what came of it."""
    await on.press(key)
    await until(on, lambda: told(on, "#said") == wanted)


def asked(on: Stage) -> str:
    assert isinstance(on.app.screen, ResumingScreen)
    return "\n".join(str(static.content) for static in on.app.screen.query(Static))


def told(on: Stage, where: str) -> str:
    return str(on.app.screen_stack[0].query_one(where, Static).content)


def records(on: Stage) -> Sequence[Record]:
    with on.stored() as store:
        return store.records()


async def test_a_start_offers_a_session_and_enter_goes_on_with_it_to_its_end(tmp_path: Path) -> None:
    session = leave(tmp_path)
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        assert "Stage, interval 2 of 4, 1:03 left, 6 minutes ago." in asked(on)
        await on.press("enter")
        await shows(on, PlayerScreen)
        assert (on.digits, on.big("shout")) == ("10", "Resume in")
        assert on.line("cue") == "Resumed after 6:00 min. Back into position."
        await on.move(10)
        assert (on.digits, on.line("cue")) == ("13", "")
        await on.move(13 + 30 + 20)
        assert isinstance(on.app.screen, SummaryScreen)
        (record,) = records(on)
        assert (record.id, record.status, record.active_ms) == (session, Status.COMPLETED, 80_000)
        assert [(pause.reason, pause.length_ms) for pause in record.pauses] == [(Reason.INTERRUPTED, 370_000)]
        await on.press("escape")
        await shows(on, LibraryScreen)
        await until(on, lambda: told(on, "#waiting") == "")


async def test_what_is_kept_discarded_and_taken_back_in_the_library(tmp_path: Path) -> None:
    older, newer = leave(tmp_path, ago=7200, name="Older"), leave(tmp_path, name="Newer")
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        assert "Newer, " in asked(on)
        await on.press("k")
        await until(on, lambda: isinstance(on.app.screen, ResumingScreen) and "Older, " in asked(on))
        await press(on, "d", "Discarded: Older. It does not count. u takes it back.")
        stands = {record.id: record.status for record in records(on)}
        assert stands == {newer: Status.PARTIAL, older: Status.ABANDONED}
        await press(on, "u", "Older is interrupted again, and can be resumed.")
        notice = "Interrupted, i resumes it: Older, interval 2 of 4, 1:03 left, 2 hours ago."
        await until(on, lambda: told(on, "#waiting") == notice)
        await press(on, "u", "! Nothing was done with a routine file since foottimer was opened.")


async def test_a_look_from_before_a_session_was_kept_does_not_offer_it_again(tmp_path: Path) -> None:
    leave(tmp_path)
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        before = left_behind(on.app.services)
        await press(on, "k", "Kept as partial: Stage.")
        library = on.app.screen
        assert isinstance(library, LibraryScreen)
        assert not library._wait(before)
        assert told(on, "#waiting") == ""


async def test_a_write_that_failed_offers_its_session_again_and_no_other(tmp_path: Path) -> None:
    leave(tmp_path, ago=7200, name="Older")
    leave(tmp_path, name="Newer")
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        before = left_behind(on.app.services)
        await on.press("k")
        await until(on, lambda: isinstance(on.app.screen, ResumingScreen) and "Older, " in asked(on))
        library, asked_before = on.app.screen_stack[0], on.app.screen
        assert isinstance(library, LibraryScreen)
        on.app.services.open_to_write = refuse
        await on.press("d")
        await until(on, lambda: isinstance(on.app.screen, ResumingScreen) and on.app.screen is not asked_before)
        assert [note.message for note in on.app._notifications] == ["Nothing was changed: the disk is full"]
        library._wait(before)
        assert told(on, "#waiting").startswith("Interrupted, i resumes it: Older, ")


def refuse() -> Store:
    raise StoreError("the disk is full")


async def test_a_list_that_was_hidden_behind_the_question_has_the_keys_again(tmp_path: Path) -> None:
    leave(tmp_path)
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        on.app.screen_stack[0].set_focus(None)
        await on.press("escape")
        await shows(on, LibraryScreen)
        assert on.app.screen.focused is not None
        assert on.app.screen.focused.id == "routines"


async def test_what_is_left_for_later_is_told_and_asked_about_by_a_key(tmp_path: Path) -> None:
    leave(tmp_path)
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        await on.press("escape")
        await shows(on, LibraryScreen)
        assert told(on, "#waiting").startswith("Interrupted, i resumes it: Stage, ")
        assert on.app.screen.query_one("#waiting").region.height > 0
        await on.press("v")
        await shows(on, NowScreen)
        await on.press("escape")
        await shows(on, LibraryScreen)
        await on.press("i")
        await shows(on, ResumingScreen)


async def test_another_window_s_session_is_not_offered_and_an_old_one_is_told_of(tmp_path: Path) -> None:
    other = Claims(tmp_path / "running")
    assert other.take(leave(tmp_path))
    leave(tmp_path, ago=48 * 3600)
    async with stage(tmp_path) as on:
        kept = "Interrupted and kept as partial, not resumed within 12 hours: Stage, Sat 28 February 2026."
        await until(on, lambda: told(on, "#said") == kept)
        assert isinstance(on.app.screen, LibraryScreen)
        assert told(on, "#waiting") == ""
        await press(on, "i", "No session was interrupted: there is nothing to resume.")
    other.release()


async def test_a_filter_that_nobody_opened_gets_no_letters(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        field = on.app.screen.query_one("#filter", Input)
        field.styles.display = "block"  # as before its styles are known
        on.app.screen.set_focus(None)
        await on.press("i", "tab")
        assert not field.has_focus
        await on.press("slash")
        assert field.has_focus


async def test_nobody_is_asked_while_words_are_typed(tmp_path: Path) -> None:
    entries = (entry(tmp_path, "short", SHORT),)
    async with stage(tmp_path, library=lambda: entries) as on:
        library = on.app.screen
        assert isinstance(library, LibraryScreen)
        await on.press("slash")
        assert isinstance(on.app.focused, Input)
        leave(tmp_path)
        library._asks = True
        library.action_reload()
        await until(on, lambda: told(on, "#waiting") != "")
        assert on.app.screen is library


async def test_what_was_taken_by_another_window_meanwhile_is_said(tmp_path: Path) -> None:
    session = leave(tmp_path)
    other = Claims(tmp_path / "running")
    async with stage(tmp_path) as on:
        await shows(on, ResumingScreen)
        assert other.take(session)
        await press(on, "k", "! Nothing was changed: it was resumed or ended in another window meanwhile")
        other.release()
    assert records(on)[0].status is Status.RUNNING


async def test_a_named_routine_waits_for_the_question_and_goes_on_with_its_own_session(tmp_path: Path) -> None:
    session = leave(tmp_path)
    async with stage(tmp_path, [FEET]) as on:
        await shows(on, ResumingScreen)
        await on.press("r")
        await shows(on, PlayerScreen)
        await on.move(10 + 13 + 30 + 20)
        await shows(on, SummaryScreen)
        await on.press("escape")
        await on.pilot.pause()
    assert on.app.return_value == 0
    assert [record.id for record in records(on)] == [session]


async def test_a_named_routine_begins_when_others_were_discarded_or_left_for_later(tmp_path: Path) -> None:
    other = timeline_of('[[block]]\nname = "Other"\nhold = 20\n')
    leave(tmp_path, ago=7200)
    leave(tmp_path, name="Newer")
    async with stage(tmp_path, [other]) as on:
        await shows(on, ResumingScreen)
        await on.press("d")
        await shows(on, ResumingScreen)
        await on.press("escape")
        await shows(on, PlayerScreen)
        assert on.player.runner.session.timeline is other
        assert on.app.farewell == ["Discarded: Newer. It does not count."]


async def test_a_session_is_taken_up_by_its_id_and_the_app_is_left_after_it(tmp_path: Path) -> None:
    session = leave(tmp_path)
    async with stage(tmp_path, take_up=session) as on:
        await shows(on, PlayerScreen)
        assert on.player.runner.session.state is State.COUNTING_IN
        assert on.app.services.claims().held(session)
        await on.press("q", "k")
        await shows(on, SummaryScreen)
        await on.press("escape")
        await on.pilot.pause()
    assert on.app.return_value == 3
    assert not Claims(tmp_path / "running").held(session)


async def test_a_question_that_was_not_answered_any_more_is_asked_again(tmp_path: Path) -> None:
    asking = '[[block]]\nname = "Raises"\nopen = true\nmax = 20\nrecord = "reps"\n[[block]]\nname = "Hold"\nhold = 20\n'
    session = leave(tmp_path, timeline_of(asking), ran=30)
    async with stage(tmp_path, take_up=session) as on:
        await shows(on, NumbersScreen)
        assert on.player.runner.session.state is State.PAUSED
        await on.press("2", "1", "enter")
        assert isinstance(on.app.screen, PlayerScreen)
        assert on.player.runner.session.state is not State.PAUSED
        assert [row.recorded for row in records(on)[0].attempts if row.unit] == [21]


async def test_a_session_that_is_not_there_is_not_taken_up(tmp_path: Path) -> None:
    leave(tmp_path)
    async with stage(tmp_path, take_up="none") as on:
        await until(on, lambda: bool(on.app.farewell))
        await on.pilot.pause()
    expected = "Nothing to resume: it was resumed or ended in another window meanwhile."
    assert (on.app.farewell, on.app.return_value) == ([expected], 1)


async def test_a_rest_goes_on_at_once_and_that_is_told(tmp_path: Path) -> None:
    session = leave(tmp_path, ran=33)
    async with stage(tmp_path, take_up=session) as on:
        await shows(on, PlayerScreen)
        await on.pilot.pause()
        assert on.player.runner.session.state is State.RUNNING
        assert [toast.message for toast in on.app._notifications] == ["Resumed after 6:00 min."]


async def test_the_review_says_which_is_interrupted_and_ends_it(tmp_path: Path) -> None:
    other = Claims(tmp_path / "running")
    assert other.take(leave(tmp_path, ago=7200))
    leave(tmp_path)
    async with listed(tmp_path) as on:
        await on.settle()
        assert [row.split()[-1] for row in on.rows()] == ["interrupted", "running"]
        assert ("i", "resume") in [(each.key, each.title) for each in on.screen.query_one(KeyBar).fitting(200)]
        await on.press("down", "i")
        assert on.said() == "It runs in another window."
        await on.press("up", "enter")
        assert "interrupted" in on.page.query_one("#when").text
        interruption = on.page.query_one("#interrupted", Static)
        assert str(interruption.content) == "Interrupted in interval 2 of 4, 1:03 left, 6 minutes ago. i resumes it."
        await on.press("i", "k")
        assert on.said() == "Kept as partial: Stage."
        assert str(interruption.content) == ""
        await on.press("i")
        assert on.said() == "It was not interrupted here: there is nothing to resume."
    other.release()


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 9)])
async def test_the_question_and_its_keys_have_room(tmp_path: Path, size: tuple[int, int]) -> None:
    leave(tmp_path, name="Foot-strength essentials for a long evening by the sea")
    async with stage(tmp_path, size=size) as on:
        await shows(on, ResumingScreen)
        keys = on.app.screen.query_one(KeyBar).region
        assert keys.height >= 1
        assert keys.bottom <= size[1]
