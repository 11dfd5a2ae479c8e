"""What is said of interrupted sessions, what a start does with them, and what the review can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from interrupted_made import FEET, START, leave
from parts import quick_store
from stage import timeline_of

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.display import NoDisplay
from foottimer.follow.unclosed import unclosed
from foottimer.history.record import Status
from foottimer.history.store import StoreError, open_for_reading
from foottimer.history.underway import UnderWay
from foottimer.session.clock import ManualClock
from foottimer.settings.model import DEFAULTS
from foottimer.ui.interruptions import claim, kept_text, left_behind, notice, place_text, question
from foottimer.ui.services import Services
from foottimer.ui.session_desk import SessionDesk

HOUR = 3_600


def services(folder: Path, hours: int = 12, speed: float = 1.0) -> Services:
    file, claims = folder / "history.db", Claims(folder / "running")
    return Services(
        clock=ManualClock(START),
        library=tuple,
        open_to_write=lambda: quick_store(file),
        open_to_read=lambda: open_for_reading(file),
        watch=lambda: None,
        display=NoDisplay,
        read_settings=lambda: (replace(DEFAULTS, offer_hours=hours), ""),
        claims=lambda: claims,
        speed=speed,
    )


def found_in(folder: Path) -> UnderWay:
    with quick_store(folder / "history.db") as store:
        return store.under_way()[0]


def status_in(folder: Path, session: str) -> Status:
    with quick_store(folder / "history.db") as store:
        return store.record(session).status


def test_a_start_offers_the_newest_first_and_keeps_what_nobody_took_up_in_time(tmp_path: Path) -> None:
    old = leave(tmp_path, ago=13 * HOUR)
    first, second = (leave(tmp_path, ago=ago) for ago in (2 * HOUR, 60))
    left = left_behind(services(tmp_path))
    assert [found.id for found in left.offered] == [second, first]
    assert [found.id for found in left.kept] == [old]
    assert status_in(tmp_path, old) is Status.PARTIAL
    assert left_behind(services(tmp_path)).kept == ()


def test_nothing_is_offered_where_the_settings_say_so_and_nothing_is_touched_by_a_rehearsal(tmp_path: Path) -> None:
    session = leave(tmp_path)
    assert left_behind(services(tmp_path, speed=20)).offered == ()
    assert status_in(tmp_path, session) is Status.RUNNING
    left = left_behind(services(tmp_path, hours=0))
    assert (left.offered, [found.id for found in left.kept]) == ((), [session])
    assert left_behind(services(tmp_path / "none")).offered == ()


def test_a_session_of_another_window_is_under_way_and_cannot_be_taken_up_kept_or_discarded(tmp_path: Path) -> None:
    session = leave(tmp_path, ago=13 * HOUR)
    other, here = Claims(tmp_path / "running"), services(tmp_path)
    assert other.take(session)
    assert left_behind(here) == left_behind(services(tmp_path / "none"))
    desk, found = SessionDesk(lambda: START), found_in(tmp_path)
    with quick_store(tmp_path / "history.db") as store:
        assert unclosed(store, here.claims(), store.sessions()).running == {session}
        for doing in (desk.keep(found, here.claims()), desk.discard(found, here.claims())):
            with pytest.raises(StoreError, match="in another window meanwhile"):
                doing(store)
    with pytest.raises(StoreError, match="in another window meanwhile"):
        claim(here, session)
    other.release()
    assert claim(here, session).found.id == session
    assert here.claims().held(session)


def test_a_session_that_is_gone_cannot_be_claimed(tmp_path: Path) -> None:
    session, here = leave(tmp_path), services(tmp_path)
    with quick_store(tmp_path / "history.db") as store:
        store.delete(session, START)
    with pytest.raises(StoreError, match="resumed or ended"):
        claim(here, session)
    assert not here.claims().held(session)


def test_what_was_discarded_is_interrupted_again_when_that_is_taken_back(tmp_path: Path) -> None:
    session = leave(tmp_path)
    desk, found, claims = SessionDesk(lambda: START), found_in(tmp_path), NoClaims()
    with quick_store(tmp_path / "history.db") as store:
        assert desk.discard(found, claims)(store).said == "Discarded: Stage. It does not count."
        assert store.record(session).status is Status.ABANDONED
        back = desk.undo()
        assert back is not None
        assert back(store).said == "Stage is interrupted again, and can be resumed."
        assert store.under_way() == (found,)
        kept = desk.keep(found, claims)(store)
        assert (kept.said, kept.undoable) == ("Kept as partial: Stage.", False)
        assert store.record(session).attempts[-1].actual_ms == 7_000


def test_the_question_says_which_where_and_how_long_ago(tmp_path: Path) -> None:
    leave(tmp_path, ago=2 * HOUR)
    leave(tmp_path)
    offered = left_behind(services(tmp_path)).offered
    said, more = question(offered, START)
    assert said == "Stage, interval 2 of 4, 1:03 left, 6 minutes ago."
    assert more == "It stood in Hold: 7 s of 20 s were done. One more was interrupted before it."
    assert notice(offered, START, "i") == (
        "Interrupted, i resumes it: Stage, interval 2 of 4, 1:03 left, 6 minutes ago, and 1 session before it."
    )
    assert notice((), START, "i") == ""


def test_where_it_stood_is_said_with_its_side_and_for_what_waits_without_its_length(tmp_path: Path) -> None:
    leave(tmp_path, timeline_of('[[block]]\nname = "Balance"\nhold = 20\nsides = "each"\n'))
    assert place_text(found_in(tmp_path)) == "It stood in Balance, left: 7 s of 20 s were done."
    leave(tmp_path, timeline_of('[[block]]\nname = "Rises"\nopen = true\n'), ago=300)
    assert place_text(found_in(tmp_path)) == "It stood in Rises, for 7 s."
    leave(tmp_path, ran=31, ago=200)
    assert place_text(found_in(tmp_path)) == "It stood in Rest."


def test_what_was_kept_is_told_in_one_line_whatever_it_is_called_and_dated(tmp_path: Path) -> None:
    leave(tmp_path, FEET, name="\x1b[31mFeet\nat work")
    found = found_in(tmp_path)
    odd = replace(found, offset_minutes=10**9)
    told = kept_text([found, odd, found, found, found], 12)
    assert told.startswith("Interrupted and kept as partial, not resumed within 12 hours: ")
    assert told.endswith("Mon 2 March 2026 and 2 more.")
    assert told.isprintable()
    assert kept_text([found], 0).startswith("Interrupted and kept as partial, as the settings say: ")
    assert kept_text([], 12) == ""
    assert place_text(found).isprintable()
    assert timedelta(minutes=5) < START - found.seen < timedelta(minutes=7)
