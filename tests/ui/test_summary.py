"""The screen after a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from summary_parts import Room, number_of, rows, shown
from textual import events

from foottimer.history.record import Answers
from foottimer.history.store import StoreError
from foottimer.routine.model import Side
from foottimer.settings.model import Length, Settings
from foottimer.ui.widgets.asked import Asked
from foottimer.ui.widgets.done_table import DoneTable
from foottimer.ui.widgets.keybar import KeyBar

SIZE = (80, 24)


def open_question(pilot) -> str | None:
    return next((asked.question.key for asked in pilot.app.screen.query(Asked) if asked.has_class("-open")), None)


async def test_each_exercise_and_side_is_a_row_done_against_planned(tmp_path: Path) -> None:
    async with Room(tmp_path).follow().app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(pilot) == [
            "Raise ◀ LEFT ‹4› 4 of 4 reps",
            "Raise RIGHT ▶ 4 4 of 4 reps",
            "Balance 20 of 20 s",
            "Scrunch 5 of 5 reps",
            "Test 11 cm",
        ]


async def test_the_first_key_answers_the_first_question(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    room.at_numbers = False
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert open_question(pilot) == "rpe"
        await pilot.press("5", "escape")
    assert room.stored().answers == Answers(rpe=5)


async def test_a_test_without_its_number_is_chosen_first(tmp_path: Path) -> None:
    async with Room(tmp_path).follow(number=None).app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(pilot)[-1] == "Test ‹–› cm"
        assert shown(pilot, "#correcting").startswith("A number is missing")


async def test_a_skipped_test_lacks_no_number(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.runner.jump(13)
    room.clock.move(1_000)
    room.runner.skip()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert rows(pilot)[-1] == "Test – cm"
        assert shown(pilot, "#correcting").startswith("Not quite?")


async def test_totals_say_active_planned_share_and_paused(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.runner.pause()
    room.clock.move(17_000)
    room.runner.resume()
    async with room.follow().app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        # The pause fell in get-ready, so there was no count-in.
        assert shown(pilot, "#totals") == "3:45 active of 3:45 planned · 100 % of the work · 0:17 paused"
        assert shown(pilot, "#how") == "complete"


async def test_ended_early_says_so_and_shows_what_was_not_begun(tmp_path: Path) -> None:
    async with Room(tmp_path).follow(until=5).app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert shown(pilot, "#how") == "ended early"
        assert rows(pilot)[0] == "Raise ◀ LEFT ‹4› 0 of 4 reps"
        assert rows(pilot)[2] == "Balance – of 20 s"


async def test_plus_and_minus_correct_the_chosen_set_in_the_store(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("plus", "down", "right", "minus", "minus")
        await pilot.pause()
        assert rows(pilot)[:2] == ["Raise ◀ LEFT 5 4 of 4 reps", "Raise RIGHT ▶ 4 ‹2› of 4 reps"]
    assert number_of(room.stored(), "Raise", side=Side.LEFT, set=1) == 5
    assert number_of(room.stored(), "Raise", side=Side.RIGHT, set=2) == 2


async def test_digits_type_a_number_and_backspace_takes_one_back(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("1", "2", "down", "9", "8", "backspace", *["down"] * 3, "2", "3", "comma", "5")
        await pilot.pause()
        assert rows(pilot)[-1] == "Test ‹23.5› cm"
    assert number_of(room.stored(), "Raise", side=Side.LEFT, set=1) == 12
    assert number_of(room.stored(), "Raise", side=Side.RIGHT, set=1) == 9
    assert number_of(room.stored(), "Test") == 23.5


async def test_inches_are_shown_and_corrected_and_kept_in_centimetres(tmp_path: Path) -> None:
    room = Room(tmp_path, settings=Settings(length=Length.INCH)).follow(number=10.0)
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 4)
        await pilot.pause()
        assert rows(pilot)[-1] == "Test ‹3.9› in"
        await pilot.press("3", "full_stop", "9")
        await pilot.pause()
        assert number_of(room.stored(), "Test") == 9.906
        await pilot.press("plus")
        await pilot.pause()
        assert rows(pilot)[-1] == "Test ‹4.9› in"
        assert number_of(room.stored(), "Test") == 12.446
        await pilot.press("backspace")
    assert number_of(room.stored(), "Test") is None


@pytest.mark.parametrize(
    ("keys", "reps"),
    [(["9", "9", "9", "9"], 999), (["3", "."], 4), (["minus"] * 6, 0)],
    ids=["at most 999", "no part of a repetition", "never below 0"],
)
async def test_a_correction_stays_in_range(tmp_path: Path, keys: list[str], reps: int) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press(*(["4"] if "." in keys else []), *(key for key in keys if key != "3"))
    assert number_of(room.stored(), "Raise", side=Side.LEFT, set=1) == reps


async def test_seconds_are_as_they_were_measured(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "plus", "7")
        assert rows(pilot)[2] == "Balance 20 of 20 s"
    assert [row.actual_ms for row in room.stored().attempts if row.name == "Balance"] == [20_000]


async def test_a_set_never_begun_takes_no_number(tmp_path: Path) -> None:
    room = Room(tmp_path).follow(until=5)
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("down", "right", "plus", "3")
        assert rows(pilot)[1] == "Raise RIGHT ▶ 4 ‹–› of 4 reps"
    assert room.runner.journal.trouble == ""


async def test_repetitions_that_are_not_known_begin_at_what_was_planned(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.runner.jump(11)
    room.clock.move(2_000)
    room.runner.skip()
    async with room.follow().app().run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "down", "plus")
        await pilot.pause()
        assert rows(pilot)[3] == "Scrunch ‹5› of 5 reps"
    assert number_of(room.stored(), "Scrunch", index=11) == 5


async def test_a_click_chooses_row_and_set_and_the_key_bar_corrects(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        table = pilot.app.screen.query_one(DoneTable)
        column = table.text(1).rindex("4", 0, table.text(1).index("of"))
        await pilot.click(table, offset=(column, 1))
        await pilot.pause()
        assert rows(pilot)[1] == "Raise RIGHT ▶ 4 ‹4› of 4 reps"
        await pilot.click("#keys-table", offset=(len("enter go on  "), 0))
        await pilot.pause()
    assert number_of(room.stored(), "Raise", side=Side.RIGHT, set=2) == 5


async def test_every_question_is_one_key_and_written_at_once(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        for key, answers in [
            ("6", Answers(rpe=6)),
            ("0", Answers(rpe=6, pain=0)),
            ("n", Answers(rpe=6, pain=0, red_flag=False)),
            ("y", Answers(rpe=6, pain=0, red_flag=False, technique=True)),
        ]:
            await pilot.press(key)
            await pilot.pause()
            assert room.stored().answers == answers
        await pilot.press(*"fine q", "enter")
        await pilot.pause()
        assert room.stored().answers.note == "fine q"
        assert shown(pilot, "#week") == "●○○  1 of 3 this week"
        await pilot.press("enter")
    assert room.result == ["Feet: 3:45 done, 100 % of the work. 1 of 3 this week."]


async def test_keys_that_come_all_at_once_are_told_apart(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        screen = pilot.app.screen
        for key, character in [
            ("plus", "+"),
            ("plus", "+"),
            ("enter", "\r"),
            ("6", "6"),
            ("0", "0"),
            ("n", "n"),
            ("y", "y"),
        ]:
            pilot.app.post_message(events.Key(key, character))
        await pilot.pause()
        assert screen is pilot.app.screen
        assert open_question(pilot) == "note"
    assert number_of(room.stored(), "Raise", side=Side.LEFT, set=1) == 6
    assert room.stored().answers == Answers(rpe=6, pain=0, red_flag=False, technique=True)


async def test_x_is_ten(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x", "x")
    assert (room.stored().answers.rpe, room.stored().answers.pain) == (10, 10)


@pytest.mark.parametrize("key", ["enter", "space", "pagedown", "tab", "down"])
async def test_every_question_can_be_skipped(tmp_path: Path, key: str) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        for name in ["rpe", "pain", "red_flag", "technique"]:
            assert open_question(pilot) == name
            await pilot.press(key)
            await pilot.pause()
        assert open_question(pilot) == "note"
        await pilot.press("enter")
        await pilot.pause()
        assert open_question(pilot) is None
    assert room.stored().answers == Answers()


@pytest.mark.parametrize("key", ["up", "shift+tab", "pageup"])
async def test_an_earlier_question_can_be_answered_again(tmp_path: Path, key: str) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "9", "1", key, key, "4")
        await pilot.pause()
        assert open_question(pilot) == "pain"
    assert room.stored().answers == Answers(rpe=4, pain=1)


async def test_back_from_the_note_keeps_what_was_typed(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press(*["enter"] * 5, *"stiff", "up", "n")
        await pilot.pause()
        assert open_question(pilot) == "note"
    assert room.stored().answers == Answers(technique=False, note="stiff")


async def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "9", "up", "backspace")
        await pilot.pause()
        assert open_question(pilot) == "rpe"
        await pilot.press("escape")
    assert room.stored().answers == Answers()


async def test_a_click_answers_and_a_click_on_a_closed_question_opens_it(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#rpe Scale", offset=(5 * 7 + 1, 0))
        await pilot.pause()
        assert open_question(pilot) == "pain"
        await pilot.click("#technique")
        await pilot.pause()
        await pilot.click("#technique Scale", offset=(len(" y yes   ") + 2, 0))
        await pilot.pause()
    assert room.stored().answers == Answers(rpe=7, technique=False)


async def test_a_red_flag_says_to_stop_and_have_it_checked(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter", "enter", "y")
        await pilot.pause()
        assert shown(pilot, "#warning") == "! Stop impact and get it checked."
        await pilot.press("escape")
    assert room.result[0] is not None
    assert room.result[0].endswith("Stop impact and get it checked.")


@pytest.mark.parametrize(("pain", "says"), [("5", False), ("6", True)])
async def test_pain_above_five_is_warned_of(tmp_path: Path, pain: str, says: bool) -> None:
    async with Room(tmp_path).follow().app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter", pain)
        await pilot.pause()
        assert ("above 5/10: stop" in shown(pilot, "#warning")) is says


async def test_without_the_questions_of_pain_all_others_are_asked(tmp_path: Path) -> None:
    room = Room(tmp_path, settings=Settings(pain=False)).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert [asked.question.key for asked in pilot.app.screen.query(Asked)] == ["rpe", "technique", "note"]
        await pilot.press("7", "n", *"fine")
        await pilot.pause()
        assert open_question(pilot) == "note"
        await pilot.press("enter")
        await pilot.pause()
        assert shown(pilot, "#week") == "●○○  1 of 3 this week"
        await pilot.click("#technique")
        await pilot.pause()
        assert open_question(pilot) == "technique"
        await pilot.press("y", "enter", "enter")
    assert room.stored().answers == Answers(rpe=7, technique=True, note="fine")
    assert len(room.result) == 1


async def test_escape_keeps_what_was_answered_a_half_typed_note_too(tmp_path: Path) -> None:
    room = Room(tmp_path).follow(until=3)
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("enter", "3", "enter", "enter", "enter", *"tired", "escape")
    assert room.stored().answers == Answers(rpe=3, note="tired")
    assert room.result[0] is not None
    assert room.result[0].startswith("Feet: ended early, 0:36 done, ")


async def test_an_app_that_is_stopped_keeps_a_half_typed_note(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press(*["enter"] * 5, *"warm", "ctrl+c")
    assert room.stored().answers.note == "warm"


async def test_a_session_too_short_to_count_says_so(tmp_path: Path) -> None:
    async with Room(tmp_path).follow(until=1).app().run_test(size=SIZE) as pilot:
        await pilot.press(*["enter"] * 6)
        await pilot.pause()
        assert shown(pilot, "#week") == "○○○  0 of 3 this week"
        assert shown(pilot, "#after").startswith("Too short to count")


async def test_a_rehearsal_asks_nothing_and_says_that_it_is_not_saved(tmp_path: Path) -> None:
    room = Room(tmp_path, speed=2.0).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.press("up", "plus", "7")
        await pilot.pause()
        assert not pilot.app.screen.query(Asked)
        assert shown(pilot, "#week") == "Rehearsal, not saved."
        assert rows(pilot)[0] == "Raise ◀ LEFT 4 4 of 4 reps"
        await pilot.press("enter")
    assert room.result == ["Feet: rehearsal, not saved."]
    assert not room.path.exists()


async def test_what_cannot_be_written_is_shown_and_tried_again(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=SIZE) as pilot:
        assert room.store is not None
        room.store.failures = 1
        await pilot.press("enter", "6")
        await pilot.pause()
        assert "the disk is full" in shown(pilot, "#trouble")
        await pilot.press("escape")
    assert room.stored().answers.rpe == 6
    assert room.result == ["Feet: 3:45 done, 100 % of the work. 1 of 3 this week."]


async def test_a_week_that_cannot_be_read_is_no_crash(tmp_path: Path) -> None:
    room = Room(tmp_path).follow()

    def refuse() -> None:
        raise StoreError("the disk is gone")

    room.services.open_to_read = refuse
    async with room.app().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "the disk is gone" in shown(pilot, "#trouble")
        await pilot.press("escape")
    assert room.result == ["Feet: 3:45 done, 100 % of the work."]


async def test_the_footer_offers_what_the_step_takes(tmp_path: Path) -> None:
    async with Room(tmp_path).follow().app().run_test(size=SIZE) as pilot:
        offered = []
        for _ in range(2):
            (bar,) = (bar for bar in pilot.app.screen.query(KeyBar) if bar.display)
            offered.append({command.title for command in bar.fitting(80)})
            await pilot.press("enter")
            await pilot.pause()
        assert offered[0] == {"go on", "more", "less", "leave", "keys"}
        assert offered[1] == {"go on", "back", "leave", "keys"}


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15), (40, 12), (30, 6), (8, 2)])
async def test_every_size_is_walked_through(tmp_path: Path, size: tuple[int, int]) -> None:
    room = Room(tmp_path).follow()
    async with room.app().run_test(size=size) as pilot:
        await pilot.press("plus", "enter", "5", "1", "n", "y", "enter", "enter")
    assert room.stored().answers == Answers(rpe=5, pain=1, red_flag=False, technique=True)
    assert len(room.result) == 1
