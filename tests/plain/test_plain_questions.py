"""What is asked: numbers when a block is over, and how it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from lines import hold, line, opened, ready, reps, rest, switch, transition
from plain_help import Talked, Typed

from foottimer.history.record import Answers
from foottimer.history.store import Store
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Reason
from foottimer.settings.model import Length, Settings
from foottimer.settings.weekly import Weekday

Script = list[tuple[int, Typed]]


def calf_test(unit: Unit = Unit.REPS) -> Timeline:
    raises = opened(75_000, "Calf raises", block="1", set=1, sets=1, record=unit)
    return line(
        ready(),
        replace(raises, side=Side.LEFT),
        replace(switch(), block="1"),
        replace(raises, side=Side.RIGHT),
        transition(),
        hold(block="2"),
    )


def test_numbers_are_asked_when_the_block_is_over_and_not_between_sides(store: Store) -> None:
    script: Script = [(30_000, ""), (25_000, ""), (4_000, "21"), (2_000, "19"), (40_000, "")]
    talked = Talked(store, calf_test(), script=script)
    assert talked.run() == 0
    left = talked.at("Left foot: Calf raises: how many repetitions?")
    right = talked.at("Right foot: Calf raises: how many repetitions?")
    assert left + 1 == right
    assert talked.at("Next exercise, 10 s.") < left
    recorded = [row.recorded for row in talked.record.attempts if row.unit]
    assert recorded == [21, 19]


def test_it_stands_still_while_numbers_are_asked(store: Store) -> None:
    script: Script = [(30_000, ""), (25_000, ""), (4_000, "21"), (2_000, "19"), (40_000, "")]
    talked = Talked(store, calf_test(), script=script)
    talked.run()
    pauses = [(pause.at_ms, pause.length_ms, pause.reason) for pause in talked.record.pauses]
    assert pauses == [(55_000, 6_000, Reason.QUESTION)]
    assert "Go on: Next exercise, 10 s left." in talked.lines


def test_a_number_can_be_left_open_and_a_wrong_one_is_asked_again(store: Store) -> None:
    script: Script = [(30_000, ""), (25_000, ""), (0, "many"), (0, "-3"), (0, "2.5"), (0, "20"), (0, "")]
    talked = Talked(store, calf_test(), script=[*script, (90_000, "")])
    talked.run()
    assert talked.lines.count("Please type a whole number from 0, or Enter alone.") == 3
    assert [row.recorded for row in talked.record.attempts if row.unit] == [20, None]


def test_centimetres_take_a_comma(store: Store) -> None:
    script: Script = [(30_000, ""), (25_000, ""), (0, "8,5"), (0, "9.25"), (0, "9.2"), (90_000, "")]
    talked = Talked(store, calf_test(Unit.CM), script=script)
    talked.run()
    assert [row.recorded for row in talked.record.attempts if row.unit] == [8.5, 9.2]
    assert talked.lines.count("Please type a number from 0 with one decimal at most, or Enter alone.") == 1
    assert "how many cm? Enter leaves it open." in talked.lines[talked.at("Left foot: Calf raises: how many cm")]


def test_inches_are_asked_for_and_said_and_kept_in_centimetres(store: Store) -> None:
    script: Script = [(30_000, ""), (25_000, ""), (0, "4,3"), (0, "400000000"), (0, "3.9"), (50_000, "3"), (0, "4")]
    talked = Talked(store, calf_test(Unit.CM), script=script, settings=Settings(length=Length.INCH))
    talked.run()
    assert [row.recorded for row in talked.record.attempts if row.unit] == [10.922, 9.906]
    assert talked.at("Left foot: Calf raises: how many inches? Enter leaves it open.")
    assert talked.at("2. Right foot: Calf raises, 20 s of 1 min 15 s, 3.9 inches, done.")


def test_inches_can_be_corrected_by_line(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.CM))
    script: Script = [(9_000, ""), (0, "4"), (0, "1"), (0, "4.5"), (0, "")]
    talked = Talked(store, timeline, script=script, settings=Settings(length=Length.INCH))
    talked.run()
    assert talked.record.attempts[0].recorded == 11.43
    assert "1. Raises to fatigue, 9 s of 30 s, 4.5 inches, done." in talked.lines


def test_seconds_are_what_was_timed_unless_said_otherwise(store: Store) -> None:
    script: Script = [(30_000, ""), (25_300, ""), (0, ""), (0, "nan"), (0, "19"), (90_000, "")]
    talked = Talked(store, calf_test(Unit.SECONDS), script=script)
    talked.run()
    assert [row.recorded for row in talked.record.attempts if row.unit] == [20.0, 19.0]
    assert talked.lines.count("Right foot: Calf raises: how many seconds? Enter for 20.3.") == 2


def test_the_numbers_of_the_last_block_are_asked_without_a_pause(store: Store) -> None:
    talked = Talked(store, line(opened(block="1", record=Unit.REPS)), script=[(9_000, ""), (5_000, "12")])
    assert talked.run() == 0
    assert talked.record.pauses == ()
    assert talked.record.attempts[0].recorded == 12
    assert "1. Raises to fatigue, 9 s of 30 s, 12 repetitions, done." in talked.lines


def test_what_was_skipped_or_left_is_not_asked_for(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.REPS), rest(), hold(block="2"))
    talked = Talked(store, timeline, script=[(5_000, "b"), (9_000, "s"), (90_000, "")])
    talked.run()
    assert not any("how many" in said for said in talked.lines)


def test_a_test_done_again_is_asked_again(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.REPS), rest(), hold(block="2"))
    script: Script = [(5_000, ""), (0, "10"), (1_000, "b"), (6_000, ""), (0, "11"), (90_000, "")]
    talked = Talked(store, timeline, script=script)
    talked.run()
    assert [row.recorded for row in talked.record.attempts if row.unit] == [10, 11]


def test_a_number_asked_in_a_pause_leaves_it_paused(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.REPS), rest(), hold(block="2"))
    script: Script = [(5_000, ""), (1_000, "10"), (500, ""), (1_000, "j 1"), (1_000, "s")]
    talked = Talked(store, timeline, script=[*script, (9_000, ""), (90_000, "")])
    talked.run()
    assert [pause.reason for pause in talked.record.pauses] == [Reason.QUESTION, Reason.KEY]


def test_nothing_is_asked_for_what_is_discarded(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.REPS), hold(block="2"))
    talked = Talked(store, timeline, script=[(5_000, "q"), (0, "d")])
    talked.run()
    assert not any("how many" in said for said in talked.lines)


def test_a_number_is_asked_for_a_test_ended_early_and_kept(store: Store) -> None:
    timeline = line(opened(block="1", record=Unit.REPS), hold(block="2"))
    talked = Talked(store, timeline, script=[(5_000, "q"), (0, "k"), (0, "7")])
    assert talked.run() == 3
    assert talked.record.attempts[0].recorded == 7


# Afterwards --------------------------------------------------------------------------------------


def test_reps_and_numbers_can_be_corrected_by_line(store: Store) -> None:
    timeline = line(reps(4, block="1"), hold(block="2"), opened(block="3", record=Unit.REPS))
    script: Script = [(50_000, ""), (0, "12"), (0, "2"), (0, "9"), (0, "1"), (0, "3"), (0, "3"), (0, "13"), (0, "")]
    talked = Talked(store, timeline, script=script)
    talked.run()
    assert talked.lines.count("That line has nothing to correct.") == 2
    assert "1. Raise, 3 of 4 reps, 20 s of 20 s, done." in talked.lines
    assert "3. Raises to fatigue, 10 s of 30 s, 13 repetitions, done." in talked.lines
    assert [(row.reps_done, row.recorded) for row in talked.record.attempts] == [(3, None), (None, None), (None, 13)]


def test_a_correction_can_be_left(store: Store) -> None:
    timeline = line(reps(4, block="1"), opened(block="3", record=Unit.SECONDS))
    script: Script = [(30_000, ""), (0, ""), (0, "1"), (0, ""), (0, "2"), (0, "")]
    talked = Talked(store, timeline, script=script)
    talked.run()
    assert [(row.reps_done, row.recorded) for row in talked.record.attempts] == [(4, None), (None, 10)]


def test_where_nothing_can_be_corrected_nothing_is_asked(store: Store) -> None:
    talked = Talked(store, line(hold()))
    talked.run()
    assert not any("Is a line wrong" in said for said in talked.lines)


def test_the_five_questions_are_answered_and_saved(store: Store) -> None:
    script: Script = [(20_000, "x"), (0, "6"), (0, "2"), (0, "n"), (0, "Yes"), (0, "went\twell \x1b[0m")]
    talked = Talked(store, line(hold()), script=[(19_000, "?"), *script])
    assert talked.run() == 0
    assert talked.record.answers == Answers(rpe=6, pain=2, red_flag=False, technique=True, note="went well  [0m")
    assert talked.lines.count("Please type a whole number from 0 to 10, or Enter alone.") == 1
    assert talked.lines[-1] == "1 of 3 this week."


def test_without_the_questions_of_pain_three_are_asked(store: Store) -> None:
    script: Script = [(21_000, "6"), (0, "n"), (0, "went well")]
    talked = Talked(store, line(hold()), script=script, settings=Settings(pain=False))
    talked.run()
    assert talked.record.answers == Answers(rpe=6, technique=False, note="went well")
    asked = talked.at("Three questions; Enter alone skips one.")
    assert not [said for said in talked.lines[asked:] if "pain" in said.lower() or "Any of these" in said]


def test_a_red_flag_says_to_stop(store: Store) -> None:
    talked = Talked(store, line(hold()), script=[(20_000, ""), (0, "3"), (0, "3"), (0, "y")])
    talked.run()
    assert talked.record.answers.red_flag is True
    flag = talked.at("Any of these:")
    assert talked.lines[flag + 1] == "Stop impact and get it checked."


def test_a_wake_while_a_question_is_open_is_no_answer(store: Store) -> None:
    talked = Talked(store, line(hold()), script=[(21_000, lambda: None), (0, "8")])
    talked.run()
    assert talked.record.answers == Answers(rpe=8)


def test_every_question_can_be_skipped(store: Store) -> None:
    talked = Talked(store, line(hold()), script=[(20_000, "?"), *[(0, "")] * 5])
    assert talked.run() == 0
    assert talked.record.answers == Answers()


def test_questions_end_with_the_input(store: Store) -> None:
    talked = Talked(store, line(hold()))
    assert talked.run() == 0
    assert talked.record.answers == Answers()
    assert talked.lines[-1] == "1 of 3 this week."


def test_weeks_in_a_row_are_said(store: Store) -> None:
    """Three days of a week, and three of the next."""
    for day in (0, 2, 4, 7, 9, 11):
        talked = Talked(store, line(hold()), interactive=False)
        talked.clock.start += timedelta(days=day)
        talked.run()
    assert talked.lines[-1] == "3 of 3 this week, 2 weeks in a row."


def test_the_week_is_that_of_the_settings(store: Store) -> None:
    """Saturday, Sunday after midnight, and Sunday at noon: two days, of a week that begins on Sunday."""
    chosen = Settings(goal=2, first_day=Weekday.SUNDAY, day_start=4)
    for hours in (5 * 24, 5 * 24 + 14, 6 * 24):
        talked = Talked(store, line(hold()), interactive=False, settings=chosen)
        talked.clock.start += timedelta(hours=hours)
        talked.run()
    assert [day.isoformat() for day in store.days()] == ["2026-03-07", "2026-03-08"]
    assert talked.lines[-1] == "1 of 2 this week."
