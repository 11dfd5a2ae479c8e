"""Following a routine line by line."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from lines import hold, line, manual, opened, ready, reps, rest, self_paced, switch, transition
from parts import NOON, FailingStore, FakeSpeaker, FakeTones, quick_store
from plain_help import Talked, Typed

from foottimer.carry.carrying import open_to_carry
from foottimer.follow.heartbeat import Gap
from foottimer.follow.outputs import Outputs, silent
from foottimer.history.record import Status
from foottimer.history.store import Store
from foottimer.plain.wording import NOTHING_TO_HEAR
from foottimer.rescue.unsaved import Unsaved
from foottimer.routine.model import Phase, Side, Unit
from foottimer.routine.timeline import Said, Timeline
from foottimer.session.events import Outcome, Reason
from foottimer.settings.model import DEFAULTS, Switch

SPREAD = (Phase("spread", 2_000), Phase("hold", 3_000), Phase("press", 3_000))
SKIP_QUESTIONS: list[tuple[int, Typed]] = [(0, "")] * 6


def balance() -> Timeline:
    def pass_(side: Side) -> object:
        return hold(
            20_000, "Quadripod balance", side=side, set=1, sets=2, cues=("Find the four points, then lift one foot",)
        )

    return line(ready(), pass_(Side.LEFT), switch(), pass_(Side.RIGHT), name="Balance", routine="balance")  # type: ignore[arg-type]


def desk_break() -> Timeline:
    return line(
        ready(),
        reps(2, SPREAD, "Toe splay", cues=("Fan the toes",)),
        transition(8_000),
        reps(3, (Phase("lift", 1_500), Phase("lower", 1_500)), "Toe yoga", side=Side.ALTERNATE),
        name="Desk break",
        routine="desk-break",
    )


# From the first line to the last -----------------------------------------------------------------


def test_a_whole_routine_is_followed_and_saved(store: Store) -> None:
    talked = Talked(store, desk_break(), script=[(60_000, ""), *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert talked.clock.ms == 61_000
    record = talked.record
    assert (record.status, record.active_ms, record.routine) == (Status.COMPLETED, 52_000, "desk-break")
    assert [row.outcome for row in record.attempts] == [Outcome.DONE] * 4
    assert [row.start_ms for row in record.attempts] == [0, 10_000, 26_000, 34_000]
    assert not talked.display.held


def test_it_says_what_happens_line_by_line(store: Store) -> None:
    talked = Talked(store, desk_break(), script=[(60_000, ""), *SKIP_QUESTIONS])
    talked.run()
    said = talked.lines
    assert said[0] == "Desk break: 52 s, 4 intervals."
    assert said[1].startswith("This is training help, not medical advice.")
    assert said[2].startswith("Enter says done")
    assert said[3:10] == [
        "Get ready, 10 s. Next: Toe splay, 2 reps, 16 s. Fan the toes.",
        "Toe splay, 2 reps, 16 s. Fan the toes.",
        "2 reps: spread 2, hold 3, press 3.",
        "Next exercise, 8 s. Next: Toe yoga, 3 reps a side, by turns, 18 s.",
        "Toe yoga, 3 reps a side, by turns, 18 s.",
        "3 reps a side, by turns: lift 1.5, lower 1.5.",
        "Finished.",
    ]
    assert said[10] == "Active 52 s, planned 52 s."
    assert said[11] == "1. Toe splay, 2 of 2 reps, 16 s of 16 s, done."
    assert said[-1] == "1 of 3 this week."


def test_sides_sets_and_cues_are_said() -> None:
    talked = Talked(None, balance(), script=[])
    assert talked.run() == 0
    left = "Left foot: Quadripod balance, hold 20 s, set 1 of 2. Find the four points, then lift one foot."
    assert left in talked.lines
    assert f"Get ready, 10 s. Next: {left}" in talked.lines
    assert f"Switch sides, 5 s. Next: {left.replace('Left', 'Right')}" in talked.lines


def test_only_instants_with_something_to_say_are_waited_for() -> None:
    talked = Talked(None, desk_break(), interactive=False)
    talked.run()
    assert talked.waiter.waits == 4


def test_texts_of_at_are_said_when_they_are_due() -> None:
    long = hold(30_000, says=(Said(0, "Now"), Said(15_000, "Halfway"), Said(25_000, "Nearly there")))
    talked = Talked(None, line(long), script=[(14_000, "?"), (7_000, "b")], interactive=True)
    talked.run()
    assert [said for said in talked.lines if said in ("Now", "Halfway", "Nearly there")] == [
        *("Now", "Halfway"),
        *("Now", "Halfway", "Nearly there"),
    ]


def test_what_comes_after_a_rest_at_the_end_is_nothing() -> None:
    talked = Talked(None, line(hold(), rest()), interactive=False)
    talked.run()
    assert "Rest, 15 s." in talked.lines


def test_several_routines_are_sessions_of_their_own(store: Store) -> None:
    talked = Talked(store, balance(), desk_break(), interactive=False)
    assert talked.run() == 0
    assert [record.routine for record in store.records()] == ["desk-break", "balance"]
    assert talked.lines.count("Finished.") == 2


def test_the_estimate_says_that_it_is_one() -> None:
    talked = Talked(None, line(self_paced(5)), interactive=False)
    talked.run()
    assert talked.lines[0] == "Feet: about 15 s, 1 interval."


# Without a person --------------------------------------------------------------------------------


def test_without_a_terminal_what_waits_ends_at_its_estimate(store: Store) -> None:
    timeline = line(self_paced(5), manual(20_000), opened(30_000, max=90_000), hold(5_000))
    talked = Talked(store, timeline, interactive=False)
    assert talked.run() == 0
    assert [row.actual_ms for row in talked.record.attempts] == [15_000, 20_000, 30_000, 5_000]
    assert sum("ends at its estimate" in said for said in talked.lines) == 3 + 1  # the header says it too
    assert talked.record.answers.rpe is None


def test_without_a_terminal_open_work_without_an_estimate_ends_at_once_or_at_its_max(store: Store) -> None:
    talked = Talked(store, line(opened(0), opened(0, max=45_000), hold(5_000)), interactive=False)
    assert talked.run() == 0
    assert [row.actual_ms for row in talked.record.attempts] == [0, 45_000, 5_000]


def test_without_a_terminal_nothing_is_asked(store: Store) -> None:
    talked = Talked(store, line(opened(5_000, record=Unit.REPS), hold(5_000)), interactive=False)
    talked.run()
    assert not any("?" in said for said in talked.lines[3:])
    assert talked.record.attempts[0].recorded is None


def test_without_a_terminal_a_gap_is_said_and_it_goes_on(store: Store) -> None:
    talked = Talked(store, line(hold(), rest(), hold()), interactive=False)
    talked.waiter._script = [(5_000, lambda: sleep(talked))]
    assert talked.run() == 0
    assert "Paused: the program stood still for 10 min. Going on." in talked.lines
    assert [pause.reason for pause in talked.record.pauses] == [Reason.GAP]
    assert talked.record.active_ms == 55_000


def sleep(talked: Talked) -> None:
    talked.watch.found = Gap(talked.clock.ms, 600_000, 600_000)
    talked.clock.sleep(600_000)


# Keys --------------------------------------------------------------------------------------------


def test_enter_pauses_and_goes_on_after_a_count_in(store: Store) -> None:
    talked = Talked(store, line(hold()), script=[(5_000, ""), (60_000, ""), (30_000, ""), *SKIP_QUESTIONS])
    assert talked.run() == 0
    paused = talked.at("Paused. Enter to go on.")
    assert talked.lines[paused + 1 : paused + 3] == ["Going on in 3 s.", "Go on: Hold, 15 s left."]
    assert [(pause.at_ms, pause.length_ms) for pause in talked.record.pauses] == [(5_000, 63_000)]
    assert "Active 20 s, paused 1 min 3 s, planned 20 s." in talked.lines


def test_enter_says_done_where_that_is_waited_for(store: Store) -> None:
    timeline = line(self_paced(5), manual(20_000), opened(), hold(5_000))
    script: list[tuple[int, Typed]] = [(9_000, ""), (25_000, "")]
    talked = Talked(store, timeline, script=[*script, (70_000, ""), (9_000, ""), *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert [row.actual_ms for row in talked.record.attempts] == [9_000, 25_000, 70_000, 5_000]
    assert talked.lines.count("Time is up: Enter when done.") == 1
    assert "Scrunch, 5 reps at your own pace, Enter when done." in talked.lines
    assert "Hold, hold 20 s, then Enter." in talked.lines


def test_resumed_open_work_says_how_long_it_has_run() -> None:
    talked = Talked(None, line(opened()), script=[(5_000, "p"), (1_000, ""), (9_000, "")])
    talked.run()
    assert "Go on: Raises to fatigue, 5 s so far." in talked.lines


def test_s_skips_and_b_goes_back(store: Store) -> None:
    timeline = line(hold(), rest(), hold(name="Second"))
    script: list[tuple[int, Typed]] = [(12_000, "s"), (1_000, "b"), (2_000, "S "), (1_000, "skip")]
    talked = Talked(store, timeline, script=[*script, (30_000, ""), *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert [(row.index, row.actual_ms, row.outcome) for row in talked.record.attempts] == [
        (0, 12_000, Outcome.SKIPPED),
        (1, 1_000, Outcome.LEFT),
        (0, 2_000, Outcome.SKIPPED),
        (1, 1_000, Outcome.SKIPPED),
        (2, 20_000, Outcome.DONE),
    ]
    assert "Skipped after 12 s." in talked.lines
    assert "Left after 1 s." in talked.lines


def test_j_lists_and_jumps(store: Store) -> None:
    timeline = line(ready(), hold(), rest(), hold(name="Second", side=Side.RIGHT))
    script: list[tuple[int, Typed]] = [(2_000, "j"), (1_000, "j 9"), (1_000, "j x"), (1_000, "jump 4")]
    talked = Talked(store, timeline, script=[*script, (30_000, ""), *SKIP_QUESTIONS])
    assert talked.run() == 0
    listed = talked.at("1. Get ready, 10 s (now)")
    assert talked.lines[listed + 3] == "4. Right foot: Second, 20 s"
    assert talked.lines.count("There is no such interval: they are 1 to 4, j lists them.") == 2
    assert [row.index for row in talked.record.attempts] == [0, 3]
    assert "Not begun: 1 of 2 work intervals." in talked.lines


def test_plus_and_minus_change_the_length(store: Store) -> None:
    timeline = line(hold(), reps(4, name="Raise"), opened())
    script: list[tuple[int, Typed]] = [(5_000, "++"), (1_000, "-"), (25_000, "+"), (29_500, "-"), (500, "")]
    talked = Talked(store, timeline, script=[*script, *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert [row.actual_ms for row in talked.record.attempts] == [30_000, 30_000, 1_000]
    assert "Now 40 s, 35 s left." in talked.lines
    assert "Now 30 s, 24 s left." in talked.lines
    assert "Now 6 reps, 29 s left." in talked.lines
    assert "Nothing to change here." in talked.lines


def test_minus_that_ends_the_interval_needs_no_word_of_its_length() -> None:
    talked = Talked(None, line(hold(), rest()), script=[(15_000, "-")])
    talked.run()
    assert not any(said.startswith("Now") for said in talked.lines)


def test_help_and_what_means_nothing() -> None:
    talked = Talked(None, line(hold()), script=[(1_000, "?"), (1_000, "dance\x1b[2J")])
    talked.run()
    assert any(said.startswith("j: list the intervals.") for said in talked.lines)
    assert "dance?[2J means nothing here. ? lists the keys." in talked.lines


def test_a_gap_waits_for_enter(store: Store) -> None:
    talked = Talked(store, line(hold()))
    talked.waiter._script = [(5_000, lambda: sleep(talked)), (1_000, ""), (60_000, ""), *SKIP_QUESTIONS]
    assert talked.run() == 0
    assert "Paused: the program stood still for 10 min. Enter to go on." in talked.lines
    assert talked.record.active_ms == 20_000


# Ending early ------------------------------------------------------------------------------------


def test_ended_early_and_kept(store: Store) -> None:
    talked = Talked(store, desk_break(), script=[(20_000, "q"), (4_000, "k"), *SKIP_QUESTIONS])
    assert talked.run() == 3
    record = talked.record
    assert (record.status, record.active_ms, record.paused_ms) == (Status.PARTIAL, 20_000, 4_000)
    assert [(row.outcome, row.reps_done) for row in record.attempts] == [(Outcome.DONE, None), (Outcome.CUT, 1)]
    assert "Ended early." in talked.lines


def test_ended_early_and_discarded(store: Store) -> None:
    talked = Talked(store, desk_break(), balance(), script=[(20_000, "q"), (4_000, "x"), (1_000, "D")])
    assert talked.run() == 3
    assert talked.record.status is Status.ABANDONED
    assert talked.lines[-1] == "Discarded."
    assert "Please type d or k, or Enter alone." in talked.lines
    assert len(store.records()) == 1


def test_the_end_can_be_thought_better_of(store: Store) -> None:
    script: list[tuple[int, Typed]] = [(20_000, "quit"), (4_000, ""), (90_000, "")]
    talked = Talked(store, desk_break(), script=[*script, *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert (talked.record.status, talked.record.paused_ms) == (Status.COMPLETED, 7_000)


def test_the_end_can_be_thought_better_of_in_a_pause(store: Store) -> None:
    script: list[tuple[int, Typed]] = [(15_000, ""), (1_000, "q"), (1_000, ""), (5_000, ""), (90_000, "")]
    talked = Talked(store, desk_break(), script=[*script, *SKIP_QUESTIONS])
    assert talked.run() == 0
    assert [pause.length_ms for pause in talked.record.pauses] == [10_000]


def test_the_end_of_input_ends_the_session_and_keeps_it(store: Store) -> None:
    def over() -> None:
        raise EOFError

    talked = Talked(store, desk_break(), script=[(20_000, over)])
    assert talked.run() == 3
    assert talked.record.status is Status.PARTIAL
    assert talked.at("There is no more input") < talked.at("0 of 3 this week")
    assert not any(said.startswith(("Is a line wrong", "Five questions")) for said in talked.lines)


def test_ctrl_c_ends_it_and_what_was_done_is_kept(store: Store) -> None:
    before = signal.getsignal(signal.SIGINT)
    talked = Talked(store, desk_break(), script=[(20_000, lambda: os.kill(os.getpid(), signal.SIGINT))])
    assert talked.run() == 130
    assert (talked.record.status, talked.record.active_ms) == (Status.PARTIAL, 20_000)
    assert talked.lines[-1] == "Ended by a signal: what was done is kept."
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_interrupts_it_where_it_stands(store: Store, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    talked = Talked(store, desk_break(), script=[(20_000, lambda: os.kill(os.getpid(), number))])
    assert talked.run() == 128 + number
    assert stands(store) == [(1, 10_000)]
    assert talked.lines[-1] == "Interrupted by a signal: what was done is kept; foottimer resume goes on with it."
    assert signal.getsignal(number) is before


def test_a_session_that_ended_before_anybody_looked_is_not_to_be_taken_up(store: Store) -> None:
    def end_unseen() -> None:
        talked.clock.move(60_000)
        os.kill(os.getpid(), signal.SIGTERM)

    talked = Talked(store, line(hold()), script=[(10_000, end_unseen)])
    assert talked.run() == 128 + signal.SIGTERM
    assert (talked.record.status, stands(store)) == (Status.COMPLETED, [])
    assert talked.lines[-1] == "Ended by a signal: what was done is kept."


def stands(store: Store) -> list[tuple[int, int]]:
    """Where the sessions stand that wait to be taken up: interval and ms of it."""
    return [(found.position.index, found.position.held_ms) for found in store.under_way()]


def test_a_signal_among_the_questions_keeps_the_answers_so_far(store: Store) -> None:
    script: list[tuple[int, Typed]] = [(20_000, ""), (0, "7"), (0, lambda: os.kill(os.getpid(), signal.SIGINT))]
    talked = Talked(store, line(hold()), script=script)
    assert talked.run() == 130
    assert (talked.record.status, talked.record.answers.rpe) == (Status.COMPLETED, 7)


def test_an_ignored_signal_stays_ignored(store: Store) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        talked = Talked(store, line(hold()), interactive=False)
        talked.waiter._script = [(5_000, lambda: os.kill(os.getpid(), signal.SIGHUP))]
        assert talked.run() == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_second_signal_ends_it_at_once(store: Store) -> None:
    def twice() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)

    talked = Talked(store, desk_break(), script=[(20_000, twice)])
    assert talked.run() == 130
    assert talked.record.status is Status.PARTIAL


class Torn(StringIO):
    """A stream that nobody reads any more after some lines."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.left = lines

    def write(self, text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise BrokenPipeError
        return super().write(text)


def test_output_that_nobody_reads_on_interrupts_it(store: Store) -> None:
    talked = Talked(store, desk_break(), interactive=False, stdout=Torn(4))
    with pytest.raises(BrokenPipeError):
        talked.run()
    assert (talked.record.active_ms, stands(store)) == (10_000, [(1, 0)])
    assert not talked.display.held


def test_a_signal_since_the_terminal_is_gone_still_interrupts_the_session(store: Store) -> None:
    talked = Talked(store, desk_break(), stdout=Torn(7))
    talked.waiter._script = [(20_000, lambda: os.kill(os.getpid(), signal.SIGHUP))]
    assert talked.run() == 129
    assert stands(store) == [(1, 10_000)]


# Streams -----------------------------------------------------------------------------------------


def test_an_ascii_stream_gets_question_marks_and_nothing_breaks() -> None:
    raw = BytesIO()
    stdout = TextIOWrapper(raw, encoding="ascii", newline="\n")
    timeline = line(hold(name="Fußspitze", cues=("Größer werden",)), name="Füße\x1b[31m")
    assert Talked(None, timeline, interactive=False, stdout=stdout).run() == 0
    said = raw.getvalue().decode("ascii")
    assert "F??e?[31m: 20 s" in said
    assert "Fu?spitze, hold 20 s. Gr??er werden." in said


def test_no_line_of_ours_needs_more_than_ascii_or_holds_an_escape(store: Store) -> None:
    talked = Talked(store, desk_break(), script=[(1_000, "?"), (1_000, "j"), (90_000, ""), *SKIP_QUESTIONS])
    talked.run()
    assert all(said.isascii() and said.isprintable() for said in talked.lines)


# Rehearsal and a store in trouble ----------------------------------------------------------------


def test_a_rehearsal_says_so_and_asks_nothing_at_the_end() -> None:
    talked = Talked(None, line(hold()), speed=10.0)
    assert talked.run() == 0
    assert "This is a rehearsal at 10 times the pace: nothing of it is saved." in talked.lines
    assert talked.lines[-1] == "1. Hold, 20 s of 20 s, done."


def test_a_rehearsal_ended_by_a_signal_does_not_say_that_it_is_kept() -> None:
    talked = Talked(None, line(hold()), script=[(5_000, lambda: os.kill(os.getpid(), signal.SIGTERM))])
    assert talked.run() == 143
    assert talked.lines[-1] == "Interrupted by a signal."


def test_a_store_that_refuses_the_session_is_told_at_once_and_the_session_goes_on(store: Store) -> None:
    store.shut()
    talked = Talked(store, line(hold()), interactive=False)
    assert talked.run() == 1
    assert any(
        said.startswith("Not saved yet, the whole session: ")
        for said in talked.lines[: talked.lines.index("Finished.")]
    )


def test_a_store_that_fails_on_the_way_is_told_and_the_status_says_so(store: Store) -> None:
    talked = Talked(store, line(hold(), rest(), hold()), interactive=False)
    talked.waiter._script = [(5_000, store.shut)]
    assert talked.run() == 1
    assert sum(said.startswith("Not saved yet, what you did since 12:00: ") for said in talked.lines) == 1
    assert talked.lines[-1] == (
        "Feet could be kept nowhere. Once your history can be written, this does it, as planned: "
        "foottimer log feet 2026-03-02 --at 12:00"
    )
    assert any(said.startswith("Your week cannot be read") for said in talked.lines)


def test_what_waits_is_tried_again_while_an_answer_is_waited_for(store: Store) -> None:
    failing = FailingStore(store)
    known: list[tuple[Status, int]] = []

    def fail() -> None:
        failing.failures = 1_000

    def recover() -> None:
        failing.failures = 0

    def look() -> None:
        known.extend((record.status, len(record.attempts)) for record in store.records())

    script: list[tuple[int, Typed]] = [(1_000, fail), (30_000, recover), (6_000, look), (0, "4"), (0, "")]
    talked = Talked(failing, line(rest(5_000), hold(20_000)), script=script)  # type: ignore[arg-type]
    assert talked.run() == 0
    assert known == [(Status.COMPLETED, 2)]
    assert any("the disk is full" in said for said in talked.lines)


# What is heard -----------------------------------------------------------------------------------


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


BLIND = line(rest(5_000), replace(hold(20_000, "Blind"), eyes_closed=True))


def test_the_bell_rings_on_a_terminal_where_nothing_else_sounds(store: Store) -> None:
    talked = Talked(store, line(ready(), hold(20_000)), stdout=Terminal(), outputs=silent(DEFAULTS))
    assert talked.run() == 0
    assert talked.stdout.getvalue().count("\a") == 3


@pytest.mark.parametrize(("script", "end"), [([], ["wait 3", "close", "close"]), ([(1_000, "q"), (0, "k")], ["close"])])
def test_the_last_sound_comes_to_its_end_and_what_is_ended_early_is_silent_at_once(
    store: Store, script: list[tuple[int, Typed]], end: list[str]
) -> None:
    speaker = FakeSpeaker()
    outputs = Outputs(DEFAULTS, FakeTones(), speaker)
    Talked(store, line(ready(), hold(20_000)), script=script, interactive=bool(script), outputs=outputs).run()
    assert [done for done in speaker.played if done.startswith(("wait", "close"))] == end


def test_m_mutes_all_but_closed_eyes(store: Store) -> None:
    script: list[tuple[int, Typed]] = [(1_000, "m"), (22_900, "q"), (0, "k")]
    talked = Talked(store, BLIND, stdout=Terminal(), outputs=silent(DEFAULTS), script=script)
    talked.run()
    assert talked.stdout.getvalue().count("\a") == 2  # the rest, before it was muted, and the work


@pytest.mark.parametrize(("typed", "begins"), [("b", "Blind, "), ("o", "Blind (eyes open), "), ("", None)])
def test_closed_eyes_ask_first_when_nothing_can_be_heard(store: Store, typed: str, begins: str | None) -> None:
    outputs = silent(replace(DEFAULTS, bell=Switch.OFF))
    talked = Talked(store, BLIND, outputs=outputs, script=[(0, typed)])
    talked.run()
    assert any(said.startswith(begins or "never") for said in talked.lines) is bool(begins)
    assert bool(store.records()) is bool(begins)


def test_eyes_are_closed_and_opened_by_a_line(store: Store) -> None:
    talked = Talked(store, BLIND, interactive=False, outputs=silent(replace(DEFAULTS, bell=Switch.OFF)))
    assert talked.run() == 0
    assert talked.at("Close your eyes when steady.") == talked.at("Blind, ") + 1
    assert talked.at("Open your eyes.") > talked.at("Close your eyes when steady.")
    assert talked.at(NOTHING_TO_HEAR[0]) < talked.at("Blind, ")


def test_a_mistake_of_ours_says_where_the_session_waits(store: Store, tmp_path: Path) -> None:
    def break_down() -> None:
        raise ZeroDivisionError

    store.shut()
    unsaved = waiting_in(tmp_path)
    talked = Talked(store, line(hold()), script=[(12_000, break_down)], unsaved=unsaved)
    with pytest.raises(ZeroDivisionError):
        talked.run()
    (path,) = unsaved.waiting()
    assert talked.lines[-1] == f"Feet is not in your history yet. It waits in {path}; the next start takes it in."


def waiting_in(folder: Path) -> Unsaved:
    history = folder / "history.db"
    return Unsaved((folder / "unsaved",), folder / "replaced", lambda: open_to_carry(history), lambda: NOON)


def test_what_the_store_refused_waits_and_is_taken_in_before_the_next_session(store: Store, tmp_path: Path) -> None:
    unsaved = waiting_in(tmp_path)
    shut = quick_store(tmp_path / "other.db")
    shut.shut()
    first = Talked(shut, line(hold()), interactive=False, unsaved=unsaved)
    assert first.run() == 1
    (path,) = unsaved.waiting()
    assert first.lines[-1] == f"Feet is not in your history yet. It waits in {path}; the next start takes it in."
    second = Talked(store, line(hold()), interactive=False, unsaved=unsaved)
    assert second.run() == 0
    assert second.lines[0] == "Saved now: Feet of 2026-03-02. It had waited for the history to take it."
    assert [record.status for record in store.records()] == [Status.COMPLETED] * 2


def test_a_signal_while_the_store_refuses_says_where_the_session_waits(store: Store, tmp_path: Path) -> None:
    store.shut()
    unsaved = waiting_in(tmp_path)
    script: list[tuple[int, Typed]] = [(5_000, lambda: os.kill(os.getpid(), signal.SIGTERM))]
    talked = Talked(store, line(hold()), script=script, unsaved=unsaved)
    assert talked.run() == 143
    (path,) = unsaved.waiting()
    assert talked.lines[-1].endswith(f"It waits in {path}; the next start takes it in.")
    assert "kept" not in talked.lines[-2]
