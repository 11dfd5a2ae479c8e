"""An exercise that is too hard or sore, while a session is followed: what is written, what goes on, what is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from easy import BOTH, KNOWN, RAISE, at, raised
from parts import NOON, FailingStore, lent, quick_store
from test_sounding import Listener, Recorder

from foottimer.follow.claims import NoClaims
from foottimer.follow.done import done_rows
from foottimer.follow.interrupted import interrupted
from foottimer.follow.journal import Journal
from foottimer.follow.known import Known
from foottimer.follow.runner import Runner
from foottimer.follow.saving import AGAIN
from foottimer.follow.sounding import Conductor, Score
from foottimer.history.decisions import DecisionKind
from foottimer.history.record import Status, done_share
from foottimer.history.store import Store
from foottimer.routine.timeline import Kind, Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.events import Exchanged, Outcome, Refused
from foottimer.session.machine import State


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with quick_store(tmp_path / "history.db") as opened_store:
        yield opened_store


class Following:
    """A runner of three sets of raises, a side each, that knows of an easier exercise."""

    def __init__(self, store: object, known: Known | None = None, ms: int = 1_000) -> None:
        self.clock = ManualClock(NOON, ms=ms)
        self.timeline = raised()
        self.journal = Journal(lent(store), self.timeline, self.clock)
        self.runner = Runner(self.timeline, self.clock, self.journal, known=known or Known(KNOWN))
        self.runner.start()

    def wait(self, ms: int) -> Following:
        self.clock.move(ms)
        self.runner.tick()
        return self

    def to(self, *labels: str, more: int = 0) -> Following:
        """Let the time go by to the first interval told so, and `more` ms."""
        return self.wait(self.timeline.intervals[at(self.timeline, *labels)].start + more)

    @property
    def index(self) -> int:
        return self.runner.session.index


def names(timeline: Timeline) -> list[str]:
    return [one.name for one in timeline.intervals if one.is_work]


def test_the_session_is_of_the_new_timeline_and_what_was_done_has_its_place(store: Store) -> None:
    on = Following(store).to("Calf raise 2L", more=1_000)
    before = list(on.journal.attempts)
    (told,) = (event for event in on.runner.ease() if isinstance(event, Exchanged))
    assert (told.name, told.before, told.back, told.later) == ("On both feet", "Calf raise", False, False)
    record = store.record(on.journal.session_id)
    assert record.timeline == on.runner.session.timeline == on.journal.timeline
    assert names(on.journal.timeline) == [*["Calf raise"] * 3, *["On both feet"] * 2, "Stand"]
    assert (record.planned_ms, record.work_ms) == (on.journal.timeline.total, on.journal.timeline.work)
    assert list(record.attempts[:-1]) == before
    last = record.attempts[-1]
    assert (last.name, last.set, last.outcome, last.actual_ms) == ("Calf raise", 2, Outcome.SKIPPED, 1_000)
    assert on.runner.session.interval.kind is Kind.TRANSITION


def test_a_session_that_was_exchanged_comes_to_its_end_and_is_summed_up(store: Store) -> None:
    on = Following(store).to("Calf raise 2L", more=1_000)
    on.runner.ease()
    on.wait(10 * 60_000)
    record = store.record(on.journal.session_id)
    assert record.status is Status.COMPLETED
    assert 0.7 < done_share(record) < 1
    assert record.timeline is not None
    rows = {(row.name, row.side): len(row.sets) for row in done_rows(record.timeline, record.attempts)}
    assert [(name, count) for (name, _), count in rows.items()] == [
        *(("Calf raise", 2), ("Calf raise", 1), ("On both feet", 2), ("Stand", 1)),
    ]


def test_in_a_rest_the_place_is_written_down_at_once(store: Store) -> None:
    on = Following(store).to("Rest", more=15_000)
    on.runner.ease()
    (found,) = store.under_way()
    assert found.timeline == on.runner.session.timeline
    assert (found.position.index, found.position.length_ms) == (on.index, 25_000)  # with as much time to get ready
    assert on.runner.session.deadline == on.runner.now() + 10_000


def test_another_program_goes_on_with_the_easier_one(store: Store) -> None:
    on = Following(store).to("Calf raise 2L", more=1_000)
    on.runner.ease()
    on.wait(12_000).runner.interrupt()
    (found,) = interrupted(store, NoClaims(), on.clock.wall(), 12)
    assert found.timeline == on.runner.session.timeline
    clock = ManualClock(on.clock.wall() + timedelta(hours=1), ms=7)
    journal = Journal(lent(store), found.timeline, clock)
    runner = Runner(found.timeline, clock, journal, known=Known(KNOWN))
    runner.take_up(found, store.record(found.id))
    clock.move(10 * 60_000)
    runner.tick()
    record = store.record(found.id)
    assert (record.status, record.timeline) == (Status.COMPLETED, found.timeline)
    assert [row.seq for row in record.attempts] == list(range(len(record.attempts)))


def test_who_went_back_before_another_program_took_it_up_loses_no_place(store: Store) -> None:
    on = Following(store).to("Calf raise 2L", more=1_000)
    on.runner.jump(at(on.timeline, "Calf raise 1L"))
    on.wait(1_000).runner.interrupt()
    (found,) = interrupted(store, NoClaims(), on.clock.wall(), 12)
    clock = ManualClock(on.clock.wall(), ms=7)
    runner = Runner(found.timeline, clock, Journal(lent(store), found.timeline, clock), known=Known(KNOWN))
    runner.take_up(found, store.record(found.id))
    runner.ease()
    record = store.record(found.id)
    assert record.timeline is not None
    for row in record.attempts:
        interval = record.timeline.intervals[row.index]
        assert (row.name, row.side, row.set) == (interval.name, interval.side, interval.set)


def test_a_store_that_refuses_gets_all_of_it_later(store: Store) -> None:
    failing = FailingStore(store)
    on = Following(failing).to("Calf raise 2L", more=1_000)
    failing.failures = 1
    on.runner.ease()
    assert on.journal.trouble
    on.wait(AGAIN)
    assert on.journal.trouble == ""
    assert store.record(on.journal.session_id).timeline == on.runner.session.timeline


def test_a_rehearsal_exchanges_and_writes_nothing(store: Store) -> None:
    on = Following(None).to("Calf raise 2L")
    assert any(isinstance(event, Exchanged) for event in on.runner.ease())
    assert marked(on).startswith("On both feet is marked as sore.")
    assert store.decisions() == ()


def test_where_there_is_no_easier_one_an_event_says_why(store: Store) -> None:
    on = Following(store, Known({"raise": replace(RAISE, easier=None)})).to("Calf raise 1L")
    session = on.runner.session
    (told,) = on.runner.ease()
    assert isinstance(told, Refused)
    assert told.why == "No exercise easier than Calf raise is known: do less of it, or skip it."
    assert on.runner.session == session


def test_after_a_gap_the_key_only_tells_the_gap(store: Store) -> None:
    on = Following(store).to("Calf raise 1L")
    on.runner.pause()
    on.runner.ease()
    assert on.runner.session.state is State.PAUSED
    assert on.runner.session.interval.kind is Kind.TRANSITION


# Sore --------------------------------------------------------------------------------------------


def marked(on: Following) -> str:
    work = on.runner.mark_sore()
    return on.runner.known.sore_text(work, "S clears it")


def test_an_exercise_is_marked_as_sore_and_as_well_again(store: Store) -> None:
    on = Following(store).to("Calf raise 1L")
    assert marked(on) == "Calf raise is marked as sore. From now on On both feet stands in; S clears it."
    assert marked(on) == "Calf raise is not marked as sore any more."
    told = store.decisions()
    assert [(one.kind, one.about, one.day) for one in told] == [
        (DecisionKind.SORE, "raise", NOON.date()),
        (DecisionKind.WELL, "raise", NOON.date()),
    ]


def test_in_a_break_the_coming_exercise_is_meant_and_what_is_sore_does_not_stand_in(store: Store) -> None:
    known = {**KNOWN, "both": replace(BOTH, easier="hold")}
    on = Following(store, Known(known, frozenset({"both"})))
    assert marked(on) == "Calf raise is marked as sore. From now on Hold it stands in; S clears it."
    on.runner.ease()
    assert names(on.runner.session.timeline)[0] == "Hold it"


def test_where_nothing_easier_is_known_it_is_sore_all_the_same(store: Store) -> None:
    on = Following(store, Known(KNOWN, frozenset({"both"}))).to("Calf raise 1L")
    assert "No exercise is known that could stand in for it; S clears it." in marked(on)


def test_what_is_no_exercise_cannot_be_marked(store: Store) -> None:
    on = Following(store).to("Stand 1")
    with pytest.raises(ValueError, match="Stand is not among the exercises that can be marked"):
        on.runner.mark_sore()
    assert store.decisions() == ()


def test_a_mark_that_could_not_be_written_is_written_once(store: Store) -> None:
    failing = FailingStore(store)
    on = Following(failing).to("Calf raise 1L")
    failing.failures = 1
    on.runner.mark_sore()
    assert on.journal.trouble
    on.wait(AGAIN)
    (told,) = store.decisions()
    assert store.decide(told, NOON) == told.id  # as a store that had taken it gets it once more
    assert store.decisions() == (told,)


# What is known -----------------------------------------------------------------------------------


def test_what_the_store_tells_of_a_timeline(store: Store) -> None:
    on = Following(store).wait(10 * 60_000)
    assert on.journal.status is Status.COMPLETED
    later = Following(store, ms=3_600_000).to("Calf raise 1L")
    later.runner.mark_sore()
    known = Known(KNOWN).told(store, raised(), later.journal.session_id)
    assert known.sore == {"raise"}
    assert known.last_time(raised().intervals[1]) == "last time: 3 x 4 each side"
    assert known.last_time(raised().intervals[-1]) == ""
    assert known.last_time(None) == ""
    assert Known(KNOWN).told(None, raised()) == Known(KNOWN)


# Heard -------------------------------------------------------------------------------------------


def test_the_sound_follows_the_new_timeline() -> None:
    clock, timeline = ManualClock(NOON, ms=1_000), raised()
    listener = Listener(Score(CueSheet(timeline, Style())), clock)
    runner = Runner(timeline, clock, Journal(None, timeline, clock), sounding=listener, known=Known(KNOWN))
    runner.start()
    clock.move(10_000)
    runner.tick()
    listener.heard.clear()
    runner.ease()
    for _ in range(200):
        clock.move(100)
        listener.listen()
        runner.tick()
    assert listener.score.sheet.timeline == runner.session.timeline
    heard = [(ms - 10_000, kind) for ms, kind in listener.heard if kind in ("rest", "go")]
    assert heard == [(0, "rest"), (10_000, "go"), (12_000, "rest")]  # four reps of half a second


def test_the_words_of_the_new_timeline_are_made_ready() -> None:
    clock, timeline, recorder = ManualClock(NOON, ms=1_000), raised(), Recorder()
    conductor = Conductor(Score(CueSheet(timeline, Style())), clock, recorder)
    runner = Runner(timeline, clock, Journal(None, timeline, clock), sounding=conductor, known=Known(KNOWN))
    runner.start()
    runner.ease()
    with recorder.turn:
        assert recorder.turn.wait_for(lambda: any("On both feet" in text for text in recorder.prepared), timeout=20)
    runner.end()
    conductor.join(20)
