"""A session that was interrupted is offered line by line, and gone on with there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from lines import hold, line, manual, opened, ready, rest
from parts import NOON, FailingStore, clock, lent
from plain_help import Talked, Typed

from foottimer.follow.claims import Claims
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import PauseRow, Record, Status
from foottimer.history.store import Store
from foottimer.plain.resuming import OVER, QUESTION
from foottimer.routine.model import Unit
from foottimer.routine.timeline import Said, Timeline
from foottimer.session.events import Outcome, Reason
from foottimer.settings.model import Settings

FEET = line(ready(), hold(20_000, "Stand", says=(Said(5_000, "Breathe"),)), rest(), hold(20_000, "Stand"))
OTHER = line(hold(3_000, "Roll"), name="Ball", routine="ball")
SKIP_QUESTIONS: list[tuple[int, Typed]] = [(0, "")] * 6


@pytest.fixture
def claims(tmp_path: Path) -> Claims:
    return Claims(tmp_path / "running")


def interrupt(store: Store, ran: int = 20_000, ago: int = 6, killed: bool = False, timeline: Timeline = FEET) -> str:
    """A session that ran so many ms and was then interrupted, as many minutes before a `Talked` begins."""
    time = clock()
    time.start = NOON + timedelta(seconds=1) - timedelta(minutes=ago, milliseconds=ran + time.ms)
    journal = Journal(lent(store), timeline, time)
    runner = Runner(timeline, time, journal)
    runner.start()
    time.move(ran)
    (runner.tick if killed else runner.interrupt)()
    return journal.session_id


def at_start(talked: Talked) -> list[str]:
    """What is said up to the first line about keys."""
    lines = talked.lines
    return lines[: next(place for place, said in enumerate(lines) if "training help" in said)]


# Offered -----------------------------------------------------------------------------------------


def test_it_is_gone_on_with_where_it_stood(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    talked = Talked(store, FEET, script=[(0, "r"), (60_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert at_start(talked) == [
        "Interrupted: Feet, interval 2 of 4, 0:45 left, 6 minutes ago.",
        QUESTION,
        "Feet, resumed: interval 2 of 4, 0:45 left.",
    ]
    said = talked.lines[talked.at("Enter says done") + 1 :]
    assert said[:5] == [
        "Stand, hold 20 s.",
        "Going on in 10 s.",
        "Go on: Stand, 10 s left.",
        "Rest, 15 s. Next: Stand, hold 20 s.",
        "Stand, hold 20 s.",
    ]
    assert "Breathe" not in talked.lines
    assert len(store.records()) == 1
    record = store.record(identity)
    assert (record.status, record.active_ms) == (Status.COMPLETED, 65_000)
    assert record.pauses == (PauseRow(20_000, 370_000, Reason.INTERRUPTED),)
    assert not claims.held(identity)


def test_after_a_kill_the_interval_is_repeated_with_its_texts(store: Store, claims: Claims) -> None:
    interrupt(store, killed=True)
    talked = Talked(store, FEET, script=[(0, "r"), (70_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert "Go on: Stand, 20 s left." in talked.lines
    assert talked.lines.count("Breathe") == 1


def test_numbers_that_nobody_could_answer_any_more_are_asked_for_again(store: Store, claims: Claims) -> None:
    timeline = line(opened(9_000, record=Unit.REPS, max=9_000), rest(), hold(20_000))
    identity = interrupt(store, ran=9_000, timeline=timeline)
    script: list[tuple[int, Typed]] = [(0, "r"), (0, "21"), (40_000, ""), *SKIP_QUESTIONS]
    talked = Talked(store, timeline, script=script, claims=claims)
    assert talked.run() == 0
    assert talked.at("Raises to fatigue: how many repetitions?") < talked.at("Hold, hold 20 s.")
    assert store.record(identity).attempts[0].recorded == 21


def test_what_was_asked_for_besides_it_is_followed_after_it(store: Store, claims: Claims) -> None:
    interrupt(store)
    script: list[tuple[int, Typed]] = [(0, "r"), (60_000, ""), *SKIP_QUESTIONS, (10_000, ""), *SKIP_QUESTIONS]
    talked = Talked(store, OTHER, FEET, script=script, claims=claims)
    assert talked.run() == 0
    assert [record.name for record in store.records()] == ["Ball", "Feet"]
    assert (
        talked.at("Ball: 3 s, 1 interval.") > talked.at("Finished.") if talked.lines.count("Finished.") == 1 else True
    )


def test_ended_early_it_is_the_last_one(store: Store, claims: Claims) -> None:
    interrupt(store)
    talked = Talked(store, OTHER, script=[(0, "r"), (2_000, "q"), (0, "k"), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 3
    (record,) = store.records()
    assert (record.status, record.active_ms) == (Status.PARTIAL, 20_000)


def test_it_is_kept(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    talked = Talked(store, OTHER, script=[(0, "k"), (10_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert at_start(talked)[2:] == ["Kept as partial.", "Ball: 3 s, 1 interval."]
    record = store.record(identity)
    assert (record.status, record.attempts[-1].outcome, record.active_ms) == (Status.PARTIAL, Outcome.CUT, 20_000)


def test_it_is_discarded(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    talked = Talked(store, OTHER, script=[(0, "x"), (0, "d"), (10_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert at_start(talked)[2:] == [
        "Please type d or k or r, or Enter alone.",
        QUESTION,
        "Discarded: it does not count.",
        "Ball: 3 s, 1 interval.",
    ]
    assert store.record(identity).status is Status.ABANDONED


def test_it_is_left_for_later(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    talked = Talked(store, OTHER, script=[(0, ""), (10_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert "Left for later: foottimer resume goes on with it." in talked.lines
    assert [found.id for found in store.under_way()] == [identity]


def test_several_are_asked_about_the_latest_first(store: Store, claims: Claims) -> None:
    older, later = interrupt(store, ago=200), interrupt(store)
    talked = Talked(store, OTHER, script=[(0, "k"), (0, "r"), (60_000, ""), *SKIP_QUESTIONS], claims=claims)
    talked.run()
    assert store.record(later).status is Status.PARTIAL
    assert store.record(older).status is Status.COMPLETED
    assert "Interrupted: Feet, interval 2 of 4, 0:45 left, 3 hours ago." in talked.lines


def test_whoever_is_not_in_the_mood_is_asked_once(store: Store, claims: Claims) -> None:
    for _ in range(3):
        interrupt(store)
    talked = Talked(store, OTHER, script=[(0, "k"), (0, ""), (10_000, ""), *SKIP_QUESTIONS], claims=claims)
    assert talked.run() == 0
    assert at_start(talked)[5:] == [
        "Left for later: foottimer resume goes on with it. 1 more: foottimer resume --list.",
        "Ball: 3 s, 1 interval.",
    ]
    assert len(store.under_way()) == 2


def test_nobody_is_asked_where_nobody_answers(store: Store, claims: Claims) -> None:
    interrupt(store, ago=200)
    identity = interrupt(store)
    talked = Talked(store, OTHER, interactive=False, claims=claims)
    assert talked.run() == 0
    assert talked.lines[0] == (
        "Interrupted: Feet, interval 2 of 4, 0:45 left, 6 minutes ago. To go on with it: foottimer resume. "
        "1 more: foottimer resume --list."
    )
    assert talked.lines[1] == "Ball: 3 s, 1 interval."
    assert store.record(identity).status is Status.RUNNING


def test_what_is_too_old_is_kept_and_told_of_in_one_line(store: Store, claims: Claims) -> None:
    ids = [interrupt(store, ago=13 * 60)]
    talked = Talked(store, OTHER, interactive=False, claims=claims)
    talked.run()
    assert talked.lines[0] == "Interrupted and kept as partial: Feet, interval 2 of 4, 0:45 left, 13 hours ago."
    ids += [interrupt(store, ago=60), interrupt(store, ago=90)]
    talked = Talked(store, OTHER, interactive=False, claims=claims, settings=Settings(offer_hours=0))
    talked.run()
    assert talked.lines[0] == "2 interrupted sessions kept as partial: foottimer history shows them."
    assert {store.record(identity).status for identity in ids} == {Status.PARTIAL}


def test_a_rehearsal_offers_nothing(store: Store, claims: Claims) -> None:
    interrupt(store)
    talked = Talked(None, OTHER, interactive=False, claims=claims)
    assert talked.run() == 0
    assert talked.lines[0].startswith("Ball")


def test_one_that_was_ended_elsewhere_meanwhile_is_said_to_be(store: Store, claims: Claims) -> None:
    identity = interrupt(store)

    def elsewhere() -> None:
        store.close(identity, Status.PARTIAL, NOON, 0, 0, NOON)

    for answer in "rk":
        talked = Talked(
            store, OTHER, script=[(0, elsewhere), (0, answer), (10_000, ""), *SKIP_QUESTIONS], claims=claims
        )
        assert talked.run() == 0
        assert at_start(talked)[2:] == [OVER, "Ball: 3 s, 1 interval."]
        identity = interrupt(store)


def test_one_that_is_taken_up_in_two_windows_goes_on_in_one(store: Store, claims: Claims, tmp_path: Path) -> None:
    identity = interrupt(store)
    other = Claims(tmp_path / "running")
    script: list[tuple[int, Typed]] = [(0, lambda: other.take(identity)), (0, "r"), (10_000, ""), *SKIP_QUESTIONS]
    talked = Talked(store, OTHER, script=script, claims=claims)
    assert talked.run() == 0
    assert OVER in talked.lines
    assert store.record(identity).attempts[-1].index == 0


def test_a_store_that_cannot_be_read_keeps_nobody_from_training(store: Store, claims: Claims) -> None:
    failing = FailingStore(store)
    failing.failures = 1
    talked = Talked(failing, OTHER, interactive=False, claims=claims)  # type: ignore[arg-type]
    assert talked.run() == 0
    assert talked.lines[0] == "What was interrupted cannot be looked for: the disk is full"
    assert [record.status for record in store.records()] == [Status.COMPLETED]


# Asked for ---------------------------------------------------------------------------------------


def resumed(store: Store, claims: Claims, identity: str, script: list[tuple[int, Typed]] | None = None) -> Talked:
    talked = Talked(store, script=script or [], interactive=script is not None, claims=claims, take_up=identity)
    talked.status = talked.run()  # type: ignore[attr-defined]
    return talked


def test_the_one_that_is_asked_for_goes_on_without_a_question(store: Store, claims: Claims) -> None:
    interrupt(store)
    identity = interrupt(store, ago=99 * 60)
    talked = resumed(store, claims, identity)
    assert talked.status == 0  # type: ignore[attr-defined]
    assert talked.lines[0] == "Feet, resumed: interval 2 of 4, 0:45 left."
    assert store.record(identity).status is Status.COMPLETED


def test_one_that_is_over_by_now_is_a_problem(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    store.close(identity, Status.PARTIAL, NOON, 0, 0, NOON)
    talked = resumed(store, claims, identity)
    assert (talked.status, talked.lines) == (1, [OVER])  # type: ignore[attr-defined]


def test_work_that_waits_goes_on_waiting(store: Store, claims: Claims) -> None:
    identity = interrupt(store, 25_000, timeline=line(manual(20_000, "Stand"), hold(3_000)))
    talked = resumed(store, claims, identity, [(4_000, ""), (10_000, ""), *SKIP_QUESTIONS])
    said = talked.lines[talked.at("Enter says done") + 1 :]
    assert said[:3] == ["Stand, hold 20 s, then Enter.", "Go on: Stand, 0 s left.", "Time is up: Enter when done."]
    record: Record = store.record(identity)
    assert record.attempts[0].actual_ms == 29_000


def test_it_can_be_paused_in_its_count_in(store: Store, claims: Claims) -> None:
    identity = interrupt(store)
    script: list[tuple[int, Typed]] = [(4_000, "p"), (9_000, "p"), (60_000, ""), *SKIP_QUESTIONS]
    talked = resumed(store, claims, identity, script)
    assert talked.status == 0  # type: ignore[attr-defined]
    assert "Going on in 3 s." in talked.lines
    (pause,) = store.record(identity).pauses
    assert (pause.length_ms, pause.reason) == (360_000 + 16_000, Reason.INTERRUPTED)
