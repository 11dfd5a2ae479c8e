"""Paused days, as the store keeps them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from history_samples import NOW

from foottimer.history.store import Store, open_for_reading

EARLIER = NOW - timedelta(days=400)
"""What a clock says that was set back."""


FIRST, LAST = date(2026, 3, 9), date(2026, 3, 15)


def pauses(store: Store) -> list[tuple[date, date, str]]:
    return [(pause.first, pause.last, pause.reason) for pause in store.paused_days()]


def test_paused_days_are_kept_by_their_first_day_and_may_overlap(store: Store, path: Path) -> None:
    late, early = store.pause(FIRST, LAST, "flu", NOW), store.pause(date(2026, 3, 1), FIRST, "", NOW)
    other = open_for_reading(path)
    assert other is not None
    with other:
        assert [pause.id for pause in other.paused_days()] == [early, late]
        assert pauses(other) == [(date(2026, 3, 1), FIRST, ""), (FIRST, LAST, "flu")]


def test_paused_days_are_changed_whole(shelf: Store) -> None:
    identity = shelf.pause(FIRST, LAST, "flu", NOW)
    shelf.change_pause(identity, LAST, LAST, "a \udc80 cold", EARLIER)
    assert pauses(shelf) == [(LAST, LAST, "a ? cold")]
    assert shelf._db.execute("SELECT changed_at FROM paused_days").fetchone() == ("2026-03-02T06:15:00.251+00:00",)


def test_paused_days_are_taken_back_and_restored(shelf: Store) -> None:
    identity = shelf.pause(FIRST, LAST, "flu", NOW)
    shelf.unpause(identity, NOW)
    assert shelf.paused_days() == ()
    for change in (
        lambda: shelf.unpause(identity, NOW),
        lambda: shelf.change_pause(identity, FIRST, LAST, "", NOW),
        lambda: shelf.restore_pause("no such", NOW),
    ):
        with pytest.raises(KeyError):
            change()
    shelf.restore_pause(identity, EARLIER)
    assert pauses(shelf) == [(FIRST, LAST, "flu")]
    with pytest.raises(KeyError):
        shelf.restore_pause(identity, NOW)
    assert shelf._db.execute("SELECT deleted_at, restored_at FROM paused_days").fetchall() == [
        (None, "2026-03-02T06:15:00.251+00:00")
    ]


def test_paused_days_that_end_before_they_begin_are_refused(shelf: Store) -> None:
    identity = shelf.pause(FIRST, LAST, "flu", NOW)
    with pytest.raises(ValueError, match="before they begin on 2026-03-15"):
        shelf.pause(LAST, FIRST, "", NOW)
    with pytest.raises(ValueError, match="before they begin"):
        shelf.change_pause(identity, LAST, FIRST, "", NOW)
    assert pauses(shelf) == [(FIRST, LAST, "flu")]


def test_paused_days_that_make_no_sense_are_left_out_and_said(shelf: Store) -> None:
    shelf.pause(FIRST, LAST, "flu", NOW)
    shelf._db.execute("UPDATE paused_days SET last_day = 'never'")
    shelf.pause(FIRST, LAST, "cold", NOW)
    assert [pause.reason for pause in shelf.paused_days()] == ["cold"]
    assert [row.split()[0] for row in shelf.left_out] == ["paused"]
