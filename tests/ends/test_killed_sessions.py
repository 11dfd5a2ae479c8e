"""A program that is killed on a real terminal leaves every interval that was seen to end, and is offered."""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from parts import NOON, quick_store

from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import interrupted, said
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.record import PauseRow, Status
from foottimer.history.store import open_for_reading
from foottimer.routine.library import load_file
from foottimer.session.clock import ManualClock
from foottimer.session.events import Reason
from soaks.followed import Followed, Front, random_keys
from soaks.left import Left, damage_in, left_in, misoffered, missing_in, unwhole
from soaks.painted import NAMES, furnish

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the trials are made for Linux")


@pytest.mark.parametrize("front", Front)
def test_every_interval_that_was_seen_to_end_outlives_a_kill(tmp_path: Path, front: Front) -> None:
    furnish(tmp_path)
    with Followed(tmp_path, front) as followed:
        assert followed.terminal.until(lambda: followed.painted.ends.total() >= 2), followed.text()
        followed.kill()
    left = left_in(tmp_path)
    assert missing_in(left, followed.painted.ends, 0) == []
    assert damage_in(tmp_path) == []
    store = open_for_reading(tmp_path / "data" / "history.db")
    assert store is not None
    with store:
        (offered,) = interrupted(store, Claims(tmp_path / "data" / "running"), datetime.now(UTC), 12)
    assert offered.position.index >= (followed.painted.current or 0)
    assert said(offered, offered.seen).startswith(f"Soak, interval {offered.position.index + 1} of {len(NAMES)}, 0:0")


# What judges them --------------------------------------------------------------------------------


@pytest.fixture
def finished(tmp_path: Path) -> Left:
    """A store with one session that was followed to its end, and one that was not."""
    furnish(tmp_path)
    timeline = load_file(tmp_path / "routines" / "soak.toml").timeline
    assert timeline is not None
    path, clock = tmp_path / "data" / "history.db", ManualClock(NOON)
    path.parent.mkdir()
    for seconds in (len(NAMES), 4):
        runner = Runner(timeline, clock, Journal(lambda: quick_store(path), timeline, clock))
        runner.start()
        clock.move(seconds * 1_000)
        runner.tick()
    return left_in(tmp_path)


def test_what_is_not_in_the_store_is_missed(finished: Left) -> None:
    assert missing_in(finished, Counter({0: 2, 3: 2, 10: 1}), 1) == []
    assert missing_in(finished, Counter({4: 2}), 2) == [
        "interval 5 ended 2 times, stored 1",
        "2 came to their end, stored 1",
    ]


def test_an_offer_has_to_be_the_session_where_it_stands(finished: Left) -> None:
    (standing,) = finished.standing
    right = {"id": standing.id, "name": "Soak", "interval": 5, "intervals": 11}
    assert misoffered(finished, [right]) == []
    for wrong in ([], [{**right, "interval": 4}], [{**right, "name": "Feet"}], [right, right]):
        assert len(misoffered(finished, wrong)) == 1
    assert len(misoffered(replace(finished, standing=()), [])) == 1


def test_a_session_that_was_taken_up_has_to_be_whole(finished: Left) -> None:
    whole = next(record for record in finished.records if record.status is Status.COMPLETED)
    again = replace(whole, pauses=(PauseRow(4_000, 10_000, Reason.INTERRUPTED),))
    assert unwhole(again, 4, 1) == []
    assert unwhole(whole, 4, 1) == ["taken up 1 times, it has 0 breaks"]
    assert len(unwhole(replace(again, status=Status.PARTIAL, attempts=again.attempts[:-1]), 4, 1)) == 3
    assert len(unwhole(replace(again, attempts=again.attempts[1:]), 4, 1)) == 2


def test_a_run_follows_from_its_seed() -> None:
    keys = [random_keys(Front.APP, random.Random(3), 9.0) for _ in range(2)]
    assert keys[0] == keys[1]
    assert all(0 < at <= 9.0 for at, _ in keys[0])
