"""The log of decisions, as the store keeps it: entries are added, and none is overwritten."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from history_samples import NOW

from foottimer.history.decisions import (
    Decision,
    DecisionKind,
    Morning,
    check_decision,
    level_of,
    morning_of,
    morning_text,
    swap_text,
    swapped,
)
from foottimer.history.store import Store, StoreError, open_for_reading
from foottimer.plan.gathering import mornings_of
from foottimer.plan.running import run_of
from foottimer.plan.soreness import sore_now

EARLIER = NOW - timedelta(days=400)
"""What a clock says that was set back."""
MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)

GOOD = (
    Decision(DecisionKind.MORNING, TUESDAY, "2026-03-02", "3 no"),
    Decision(DecisionKind.MORNING, TUESDAY, "2026-03-02", ""),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "2"),
    Decision(DecisionKind.SORE, MONDAY, "toe-splay-press"),
    Decision(DecisionKind.WELL, MONDAY, "toe-splay-press"),
    Decision(DecisionKind.CHECKED, MONDAY, "2026-03-01"),
    Decision(DecisionKind.CHECKED, MONDAY),
    Decision(DecisionKind.ANYWAY, MONDAY, "plyometrics"),
    Decision(DecisionKind.PLAN_START, TUESDAY, "eight-weeks"),
    Decision(DecisionKind.PLAN_STOP, TUESDAY, "eight-weeks"),
    Decision(DecisionKind.PLAN_PAUSE, MONDAY),
    Decision(DecisionKind.PLAN_RESUME, TUESDAY),
    Decision(DecisionKind.PLAN_SWAP, MONDAY, "", "2026-03-04 2026-03-06"),
)
SENSELESS = (
    Decision(DecisionKind.MORNING, TUESDAY, "", "3 no"),
    Decision(DecisionKind.MORNING, TUESDAY, "yesterday", "3 no"),
    Decision(DecisionKind.MORNING, TUESDAY, "20260302", "3 no"),
    Decision(DecisionKind.MORNING, TUESDAY, "2026-03-02", "11 no"),
    Decision(DecisionKind.MORNING, TUESDAY, "2026-03-02", "3"),
    Decision(DecisionKind.MORNING, TUESDAY, "2026-03-02", "3 maybe"),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "0"),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "-1"),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "two"),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "1000"),
    Decision(DecisionKind.LEVEL, MONDAY, "foot-strength", "²"),
    Decision(DecisionKind.LEVEL, MONDAY, "", "2"),
    Decision(DecisionKind.SORE, MONDAY),
    Decision(DecisionKind.WELL, MONDAY),
    Decision(DecisionKind.CHECKED, MONDAY, "lately"),
    Decision(DecisionKind.ANYWAY, MONDAY),
    Decision(DecisionKind.PLAN_START, MONDAY),
    Decision(DecisionKind.PLAN_STOP, MONDAY),
    Decision(DecisionKind.PLAN_SWAP, MONDAY, "", "2026-03-04"),
    Decision(DecisionKind.PLAN_SWAP, MONDAY, "", "2026-03-04 2026-03-32"),
)


def told(store: Store) -> list[tuple[DecisionKind, date, str, str]]:
    return [(one.kind, one.day, one.about, one.value) for one in store.decisions()]


@pytest.mark.parametrize("decision", GOOD, ids=lambda one: f"{one.kind} {one.value}".strip())
def test_each_kind_is_kept_as_it_was_said(shelf: Store, decision: Decision) -> None:
    identity = shelf.decide(decision, NOW)
    (kept,) = shelf.decisions()
    assert (kept.kind, kept.day, kept.about, kept.value) == (
        decision.kind,
        decision.day,
        decision.about,
        decision.value,
    )
    assert (kept.made, kept.id) == (NOW, identity)


@pytest.mark.parametrize("decision", SENSELESS, ids=lambda one: f"{one.kind} {one.about} {one.value}")
def test_what_makes_no_sense_is_not_kept(shelf: Store, decision: Decision) -> None:
    with pytest.raises(ValueError, match=r".+"):
        shelf.decide(decision, NOW)
    assert shelf.decisions() == ()


def test_every_kind_is_among_the_examples() -> None:
    assert {one.kind for one in GOOD} == set(DecisionKind)


def test_entries_come_by_their_day_and_then_by_when_they_were_made(shelf: Store) -> None:
    ahead = shelf.decide(Decision(DecisionKind.PLAN_START, date(2026, 3, 9), "lite"), NOW)
    first = shelf.decide(Decision(DecisionKind.SORE, MONDAY, "heel-walk"), NOW)
    second = shelf.decide(Decision(DecisionKind.WELL, MONDAY, "heel-walk"), NOW)
    third = shelf.decide(Decision(DecisionKind.SORE, MONDAY, "heel-walk"), EARLIER)  # the clock was set back
    assert [one.id for one in shelf.decisions()] == [first, second, third, ahead]
    made = [one.made for one in shelf.decisions()]
    assert made == [NOW, NOW + timedelta(milliseconds=1), NOW + timedelta(milliseconds=2), NOW]


def test_with_a_day_that_was_set_back_what_was_said_last_holds(shelf: Store) -> None:
    sunday, earlier = MONDAY - timedelta(days=1), NOW - timedelta(days=1)
    shelf.decide(Decision(DecisionKind.SORE, MONDAY, "heel-walk"), NOW)
    shelf.decide(Decision(DecisionKind.WELL, sunday, "heel-walk"), earlier)
    shelf.decide(Decision(DecisionKind.SORE, MONDAY, "short-foot"), earlier)
    assert dict(sore_now(shelf.decisions())) == {"short-foot": MONDAY}
    shelf.decide(Decision(DecisionKind.PLAN_START, TUESDAY, "lite"), NOW)
    shelf.decide(Decision(DecisionKind.PLAN_STOP, sunday, "lite"), earlier)
    run = run_of(shelf.decisions())
    assert run is not None
    assert (run.plan, run.stopped) == ("lite", sunday)
    shelf.decide(Decision(DecisionKind.MORNING, TUESDAY, "2026-03-01", "5 yes"), NOW)
    shelf.decide(Decision(DecisionKind.MORNING, MONDAY, "2026-03-01", "0 no"), earlier)
    assert mornings_of(shelf.decisions()) == {date(2026, 3, 1): Morning(0, False)}


def test_a_decision_is_taken_back_and_restored(store: Store, path: Path) -> None:
    identity = store.decide(GOOD[2], NOW)
    store.undecide(identity, NOW)
    assert store.decisions() == ()
    for change in (lambda: store.undecide(identity, NOW), lambda: store.restore_decision("none", NOW)):
        with pytest.raises(KeyError):
            change()
    store.restore_decision(identity, EARLIER)
    with pytest.raises(KeyError):
        store.restore_decision(identity, NOW)
    other = open_for_reading(path)
    assert other is not None
    with other:
        assert told(other) == [(DecisionKind.LEVEL, MONDAY, "foot-strength", "2")]
    registers = store._db.execute("SELECT changed_at, deleted_at, restored_at FROM decision").fetchone()
    assert registers == ("2026-03-02T06:15:00.250+00:00", None, "2026-03-02T06:15:00.251+00:00")


def test_mornings_of_long_ago_are_left_out_where_that_is_asked_for(shelf: Store) -> None:
    old = Decision(DecisionKind.MORNING, date(2025, 1, 2), "2025-01-01", "1 no")
    level = Decision(DecisionKind.LEVEL, date(2025, 1, 2), "balance", "2")
    for one in (old, level, GOOD[0]):
        shelf.decide(one, NOW)
    assert [one.kind for one in shelf.decisions(TUESDAY)] == [DecisionKind.LEVEL, DecisionKind.MORNING]
    assert len(shelf.decisions()) == 3


def test_half_a_character_is_no_reason_to_lose_a_decision(shelf: Store) -> None:
    shelf.decide(Decision(DecisionKind.SORE, MONDAY, "a\udc80b"), NOW)
    assert [one.about for one in shelf.decisions()] == ["a?b"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "whim"),
        ("kind", 7),
        ("day", "2026-02-30"),
        ("day", "20260302"),
        ("day", b"\xff"),
        ("about", b"\x00\xff"),
        ("about", ""),
        ("value", "0"),
        ("value", 2.5),
        ("made_at", "noon"),
        ("made_at", "2026-03-02T06:15:00.250"),
        ("made_at", b"\xff"),
    ],
)
def test_a_row_that_makes_no_sense_is_left_out_and_named(shelf: Store, column: str, value: object) -> None:
    odd = shelf.decide(GOOD[2], NOW)
    shelf._db.execute(f"UPDATE decision SET {column} = ?", (value,))
    right = shelf.decide(GOOD[3], NOW)  # also right behind an instant that is none
    assert [one.id for one in shelf.decisions()] == [right]
    assert [line.partition(":")[0] for line in shelf.left_out] == [f"decision {odd}"]


def test_a_store_that_can_not_be_written_says_so(store: Store) -> None:
    store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError):
        store.decide(GOOD[0], NOW)


@pytest.mark.parametrize("morning", [Morning(), Morning(0, False), Morning(10, True), Morning(None, True), Morning(3)])
def test_a_morning_is_read_as_it_was_written(morning: Morning) -> None:
    assert morning_of(morning_text(morning)) == morning


def test_two_days_change_places_whichever_is_named_first() -> None:
    assert swap_text(TUESDAY, MONDAY) == swap_text(MONDAY, TUESDAY) == "2026-03-02 2026-03-03"
    assert swapped(swap_text(TUESDAY, MONDAY)) == (MONDAY, TUESDAY)


def test_a_level_is_a_whole_number_from_one() -> None:
    assert [level_of(text) for text in ("1", "3", "12", "999")] == [1, 3, 12, 999]
    check_decision(Decision(DecisionKind.LEVEL, MONDAY, "mine", "12"))
