"""Everything that advice is computed from, gathered from a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from history_samples import NOW, TIMELINE, attempt, moment

from foottimer.history.decisions import Decision, DecisionKind, Morning
from foottimer.history.record import Answers, Status
from foottimer.history.store import Store
from foottimer.plan.gathering import REACH, all_checks, gather
from foottimer.plan.model import Plan, PlanWeek
from foottimer.plan.offering import offer_listed, offer_of
from foottimer.plan.running import LONGEST
from foottimer.plan.today.mornings import morning_due
from foottimer.routine.entry import Contents, Entry
from foottimer.routine.library import load_library
from foottimer.routine.model import Side
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.settings.model import Settings

LIBRARY = load_library(None)
SETTINGS = Settings(goal=3)
TODAY = moment(10).day


def done(store: Store, days: int, timeline: Timeline = TIMELINE, answers: Answers | None = None) -> str:
    """A session of all of a timeline, so many days after NOW."""
    return store.log(timeline, moment(days), answers or Answers(), moment(days).utc)


def hops() -> Timeline:
    intervals = (
        Interval(0, Kind.REPS, "Land", 0, 30_000, "landing-stick", set=1, reps=6),
        Interval(1, Kind.TIME, "Hops", 30_000, 10_000, "pogo-low", set=1),
        Interval(2, Kind.HOLD, "Stand", 40_000, 31_000, "quadripod-balance", set=1, side=Side.LEFT),
        Interval(3, Kind.HOLD, "Stand", 71_000, 24_000, "quadripod-balance", set=1, side=Side.RIGHT),
    )
    return Timeline("hops", "Hops", intervals, series="plyo-intro", level=1)


def test_without_a_store_there_is_what_can_be_done() -> None:
    plan = Plan("p", "P", (PlanWeek("", ((),) * 7),))
    seen = gather(None, TODAY, SETTINGS, LIBRARY, (plan,))
    assert (seen.sessions, seen.decisions, seen.checks, seen.paused) == ((), (), (), ())
    assert (seen.plans, seen.settings, seen.today) == ((plan,), SETTINGS, TODAY)
    assert seen.streak is not None
    assert seen.outlook is not None
    assert (seen.streak.this_week, seen.outlook.sessions_to_go) == (0, 3)


def test_offers_are_the_routines_that_can_be_followed() -> None:
    broken = replace(LIBRARY[0], card=replace(LIBRARY[0].card, broken=True))
    seen = gather(None, TODAY, SETTINGS, (*LIBRARY[1:], broken))
    assert len(seen.offers) == len(LIBRARY) - 1
    intro = seen.offer("plyo-intro", 1)
    assert intro is not None
    assert (intro.id, intro.contacts) == ("plyo-intro-1", 66)
    assert intro.exercises[0] in {id_ for entry in LIBRARY if entry.routine for id_ in entry.routine.exercises}
    assert len(set(intro.exercises)) == len(intro.exercises) > 1
    assert seen.levels("foot-strength") == (1, 2, 3)
    hop_five = seen.offer("hop-five-1") or next(one for one in seen.offers if one.series == "hop-five")
    assert hop_five.opt_in
    check_in = seen.offer("check-in")
    assert check_in is not None
    assert ("wall" in check_in.needs, check_in.total_ms) == (True, 490_000)


def test_a_session_is_seen_with_what_was_said_and_done(shelf: Store) -> None:
    identity = done(shelf, 0, hops(), Answers(rpe=6, pain=2, red_flag=False, note="a note"))
    (one,) = gather(shelf, TODAY, SETTINGS, LIBRARY).sessions
    assert (one.id, one.day, one.routine, one.series, one.level) == (identity, moment().day, "hops", "plyo-intro", 1)
    assert (one.share, one.counts, one.rpe, one.pain, one.red_flag, one.active_ms) == (1.0, True, 6, 2, False, 95_000)
    assert one.morning is None
    assert one.holds == (("quadripod-balance", 31_000, 24_000),)
    known = {id_: it for entry in LIBRARY if entry.routine for id_, it in entry.routine.exercises.items()}
    landed = 6 * (known["landing-stick"].contacts_per_rep or 0) + 10 * (known["pogo-low"].contacts_per_second or 0)
    assert one.contacts == round(landed) > 0


def test_what_was_discarded_runs_or_lies_ahead_does_not_enter(shelf: Store) -> None:
    thrown = shelf.begin(TIMELINE, moment(), NOW)
    shelf.close(thrown, Status.ABANDONED, NOW, 0, 0, NOW)
    shelf.begin(TIMELINE, moment(1), NOW)
    done(shelf, 11)
    early = shelf.begin(TIMELINE, moment(2), NOW)
    shelf.add_attempt(early, attempt(1), NOW)
    shelf.close(early, Status.PARTIAL, NOW, 20_500, 0, NOW)
    (one,) = gather(shelf, TODAY, SETTINGS, LIBRARY).sessions
    assert (one.id, one.share, one.counts) == (early, 0.205, False)


def test_what_lies_behind_the_reach_is_left_out(shelf: Store) -> None:
    for days in (0, 1):
        done(shelf, days)
        asked = Decision(DecisionKind.MORNING, moment(days).day, (moment(days).day - timedelta(days=1)).isoformat())
        shelf.decide(asked, NOW)
    shelf.decide(Decision(DecisionKind.LEVEL, moment().day, "minis", "3"), NOW)
    test = shelf.begin(TIMELINE, moment(), NOW)
    shelf.add_attempt(test, attempt(7, recorded=21.0), NOW)
    shelf.close(test, Status.PARTIAL, NOW, 0, 0, NOW)
    later = moment(1).day + timedelta(days=REACH)
    seen = gather(shelf, later, SETTINGS, LIBRARY)
    assert [one.day for one in seen.sessions] == [moment(1).day]
    assert [one.kind for one in seen.decisions] == [DecisionKind.LEVEL, DecisionKind.MORNING]
    assert (seen.checks, len(all_checks(shelf, later))) == ((), 1)
    assert len(gather(shelf, later - timedelta(days=1), SETTINGS, LIBRARY).checks) == 1


def test_the_days_of_a_plan_that_was_begun_before_are_read_from_its_first_one(shelf: Store) -> None:
    first = moment(1).day
    done(shelf, 0)
    kept = done(shelf, 1)
    later = first + timedelta(days=REACH + 200)
    assert gather(shelf, later, SETTINGS, LIBRARY).sessions == ()
    shelf.decide(Decision(DecisionKind.PLAN_START, first, "mine"), NOW)
    assert [one.id for one in gather(shelf, later, SETTINGS, LIBRARY).sessions] == [kept]
    assert gather(shelf, first + timedelta(days=LONGEST + 1), SETTINGS, LIBRARY).sessions == ()


def test_the_last_answer_about_a_morning_holds(shelf: Store) -> None:
    done(shelf, 0)
    done(shelf, 1)
    day, next_day = moment().day, moment(1).day
    seen = gather(shelf, next_day, SETTINGS, LIBRARY)
    assert morning_due(seen) == day
    shelf.decide(Decision(DecisionKind.MORNING, next_day, day.isoformat(), "5 yes"), NOW)
    shelf.decide(Decision(DecisionKind.MORNING, next_day, day.isoformat(), "1 no"), NOW)
    shelf.decide(Decision(DecisionKind.MORNING, TODAY, next_day.isoformat(), ""), NOW)
    seen = gather(shelf, TODAY, SETTINGS, LIBRARY)
    assert [one.morning for one in seen.sessions] == [Morning(1, False), Morning()]
    assert morning_due(seen) is None


def test_checks_paused_days_and_weeks_are_there(shelf: Store) -> None:
    session = shelf.begin(TIMELINE, moment(), NOW)
    shelf.add_attempt(session, attempt(7, recorded=21.0), NOW)
    shelf.close(session, Status.COMPLETED, NOW, 0, 0, NOW)
    shelf.pause(date(2026, 3, 20), date(2026, 3, 22), "away", NOW)
    done(shelf, 10)
    seen = gather(shelf, TODAY, SETTINGS, LIBRARY)
    assert [(check.name, check.points[-1].both) for check in seen.checks] == [("As many as you can", 21.0)]
    assert [(one.first, one.reason) for one in seen.paused] == [(date(2026, 3, 20), "away")]
    assert seen.streak is not None
    assert (seen.streak.this_week, seen.streak.today_done) == (1, True)


def test_all_is_as_of_one_instant(shelf: Store) -> None:
    statements: list[str] = []
    shelf._db.set_trace_callback(statements.append)
    gather(shelf, TODAY, SETTINGS, LIBRARY)
    assert [one for one in statements if one.startswith(("BEGIN", "COMMIT"))] == ["BEGIN DEFERRED", "COMMIT"]


def test_odd_rows_are_left_out_and_told(shelf: Store) -> None:
    odd = done(shelf, 0)
    right = done(shelf, 1)
    shelf.decide(Decision(DecisionKind.SORE, TODAY, "short-foot"), NOW)
    shelf._db.execute("UPDATE decision SET kind = 'whim'")
    shelf._db.execute("UPDATE session SET day = 'someday', counts = 0 WHERE id = ?", (odd,))
    shelf._db.execute("UPDATE session SET level = 'high' WHERE id = ?", (right,))
    seen = gather(shelf, TODAY, SETTINGS, LIBRARY)
    assert (seen.sessions, seen.decisions) == ((), ())
    assert len(shelf.left_out) == 2


def test_the_first_days_of_the_calendar_have_no_reach() -> None:
    assert gather(None, date.min, SETTINGS, ()).today == date.min


def test_the_first_days_of_the_calendar_can_be_asked_for(shelf: Store) -> None:
    assert gather(shelf, date(1, 1, 5), SETTINGS, ()).sessions == ()


def test_no_routine_is_read_for_what_advice_is_computed_from(shelf: Store) -> None:
    def read() -> Contents:
        raise AssertionError("a file was read")

    listed = [Entry(entry.card, read) for entry in LIBRARY]
    done(shelf, 0, hops())
    assert gather(shelf, TODAY, SETTINGS, listed) == gather(shelf, TODAY, SETTINGS, LIBRARY)


def test_routines_are_seen_by_their_cards_as_they_are() -> None:
    for entry in LIBRARY:
        assert entry.routine is not None
        assert offer_listed(entry.card) == offer_of(entry.routine, entry.timeline)


def test_a_routines_own_exercise_lands_as_it_says(shelf: Store) -> None:
    done(shelf, 0, hops())
    (usual,) = gather(shelf, TODAY, SETTINGS, LIBRARY).sessions
    card = replace(LIBRARY[0].card, landing=(("pogo-low", 9.0, 9.0),))
    (twice,) = gather(shelf, TODAY, SETTINGS, [replace(LIBRARY[0], card=card)]).sessions
    assert (usual.contacts > 0, twice.contacts > usual.contacts) == (True, True)
