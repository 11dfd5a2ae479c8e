"""Where a series stands: the rule, gone through in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from done_samples import TODAY, clean, done

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.levels.case import case_of
from foottimer.plan.levels.rule import Advice, decide
from foottimer.plan.levels.standing import SeriesStanding, next_text, standing_of, standings
from foottimer.plan.model import Done, Offer
from foottimer.plan.situation import Situation
from foottimer.settings.model import Settings

SERIES = {"foot-strength": 3, "balance": 3, "ankle-mobility": 3, "plyo-intro": 2, "plyo-progress": 3}
OFFERS = (
    *(Offer(f"{name}-{level}", name, name, level) for name, top in SERIES.items() for level in range(1, top + 1)),
    *(Offer(f"hop-five-{level}", "Hops", "hop-five", level, opt_in=True) for level in range(1, 7)),
    Offer("desk-break", "Desk break"),
)


def situation(
    sessions: Iterable[Done] = (), decisions: Iterable[Decision] = (), today: date = TODAY, *, pain: bool = True
) -> Situation:
    ordered = tuple(sorted(sessions, key=lambda each: each.day))
    return Situation(today, ordered, tuple(decisions), OFFERS, settings=Settings(pain=pain))


def standing(
    sessions: Iterable[Done] = (),
    decisions: Iterable[Decision] = (),
    series: str = "foot-strength",
    *,
    today: date = TODAY,
    pain: bool = True,
) -> SeriesStanding:
    return standing_of(situation(sessions, decisions, today, pain=pain), series)


def choice(ago: int, level: object, series: str = "foot-strength", made: datetime | None = None) -> Decision:
    return Decision(DecisionKind.LEVEL, TODAY - timedelta(days=ago), series, str(level), made)


def steps(found: SeriesStanding) -> list[tuple[int, int]]:
    """How many days ago each level was entered."""
    return [((TODAY - step.day).days, step.level) for step in found.steps]


def at(hour: int, ago: int) -> datetime:
    day = TODAY - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_every_series_with_levels_stands_somewhere() -> None:
    found = standings(situation())
    assert set(found) == set(SERIES)
    assert {(each.level, each.top) for each in found.values()} == {(1, 2), (1, 3)}
    assert all(each.verdict.advice is Advice.STAY and each.verdict.why for each in found.values())
    assert not any(each.chosen or each.steps or each.sessions or each.since for each in found.values())


def test_sessions_of_other_series_are_not_its_own() -> None:
    found = standings(situation([*clean(11, 5, 0), *clean(11, 5, series="balance")]))
    assert (found["foot-strength"].level, found["balance"].level) == (2, 1)


def test_levels_are_earned_one_after_the_other() -> None:
    found = standing([*clean(24, 19, 14), *clean(12, 7, 2, level=2)])
    assert found.level == 3
    assert steps(found) == [(14, 2), (2, 3)]
    assert found.since == TODAY - timedelta(days=2)
    assert "level 2 is earned" in found.steps[0].why


def test_a_level_that_the_days_alone_were_missing_to_comes_by_itself() -> None:
    found = standing(clean(13, 11, 9))
    assert steps(found) == [(3, 2)]
    assert found.sessions == ()


def test_right_after_a_change_it_says_why() -> None:
    found = standing(clean(13, 8, 3))
    assert (found.verdict.advice, found.verdict.level) == (Advice.UP, 2)
    assert "level 2 is earned" in found.verdict.why
    assert "Monday 9 November, Saturday 14 November and Thursday" in found.verdict.why
    assert next_text(found) == "Level 3 after three green sessions over at least 10 days."
    assert [fact.have for fact in found.verdict.facts] == ["0", "-", "-", "-"]


def test_with_the_first_session_at_the_new_level_it_speaks_of_that() -> None:
    found = standing([*clean(13, 8, 3), done(1, level=2)])
    assert (found.verdict.advice, found.verdict.level, len(found.sessions)) == (Advice.STAY, 2, 1)
    assert "That is one green session so far" in found.verdict.why


def test_sessions_below_the_level_stay_out_of_its_window() -> None:
    found = standing([*clean(20, 15, 10), *clean(7, 5, 3)])
    assert (found.level, found.sessions) == (2, ())


def test_red_costs_a_level() -> None:
    found = standing([*clean(20, 15, 10), done(5, level=2, pain=7)])
    assert steps(found) == [(10, 2), (5, 1)]
    assert (found.verdict.advice, found.level) == (Advice.DOWN, 1)
    assert "Tuesday's foot-strength was red: pain 7" in found.verdict.why


def test_after_a_level_was_lost_the_row_begins_anew() -> None:
    lost = [*clean(30, 25, 20), done(15, level=2, pain=7)]
    assert standing([*lost, *clean(12, 8)]).level == 1
    assert standing([*lost, *clean(9, 5, 0)]).level == 1
    assert standing([*lost, *clean(12, 8, 3)]).level == 2


def test_at_level_one_nothing_clears() -> None:
    found = standing([*clean(11, 6), done(4, pain=6)])
    assert (found.verdict.advice, len(found.sessions), found.steps) == (Advice.REST, 3, ())
    assert standing([*clean(11), done(9, pain=6), *clean(6, 3, 0)]).level == 2


# Days off.


@pytest.mark.parametrize(
    ("off", "expected"),
    [(13, []), (14, [(0, 2)]), (20, [(6, 2)]), (27, [(13, 2)]), (28, [(14, 2), (0, 1)]), (99, [(85, 2), (71, 1)])],
)
def test_levels_are_lost_on_the_day_on_which_it_was_so(off: int, expected: list[tuple[int, int]]) -> None:
    first = choice(off + 1, 3)
    found = standing([done(off, level=3)], [first])
    assert steps(found)[1:] == expected


def test_a_long_gap_says_how_long_it_is_today() -> None:
    found = standing([done(20, level=2)], [choice(21, 2)])
    assert (found.verdict.advice, found.level) == (Advice.DOWN, 1)
    assert "20 days ago" in found.verdict.why
    assert "14 days ago" in found.steps[-1].why


def test_a_level_that_was_earned_and_lost_at_once_says_that_it_was_lost() -> None:
    found = standing(clean(40, 34, 20))
    assert steps(found) == [(20, 2), (6, 1)]
    assert found.verdict.advice is Advice.DOWN
    assert found.verdict.why.startswith("No foot-strength since Monday 2 November, 20 days ago.")


def test_one_gap_costs_one_level() -> None:
    """Fourteen days off at level 3, and level 2 from there: the days that went on do not take that too."""
    found = standing([done(27, level=3)], [choice(28, 3)])
    assert (found.level, found.verdict.level, found.verdict.advice) == (2, 2, Advice.DOWN)
    back = standing([done(27, level=3), done(2, level=2)], [choice(28, 3)])
    assert (back.level, back.verdict.advice) == (2, Advice.STAY)


@pytest.mark.parametrize(("gap", "level"), [(13, 2), (14, 2), (15, 1), (27, 1)])
def test_nobody_goes_up_on_the_day_on_which_they_come_back(gap: int, level: int) -> None:
    """The plans have a fortnight between two sessions of a series; what is longer begins the row anew."""
    found = standing(clean(gap + 8, gap, 0))
    assert (found.level, len(found.sessions)) == (level, 0 if level > 1 else 1)
    assert standing(clean(gap + 22, gap + 14, 14, 10, 4)).level == 2


def test_restart_at_level_one_begins_the_row_anew() -> None:
    assert standing(clean(60, 55, 20)).level == 1
    found = standing(clean(45, 40, 1))
    assert (found.level, len(found.sessions)) == (1, 1)
    assert standing(clean(30)).verdict.advice is Advice.RESTART


def test_a_level_earned_by_the_days_before_a_gap_counts_first() -> None:
    """Earned on the tenth day, lost on the fourteenth day off."""
    assert steps(standing([*clean(22, 20, 18, level=2)], [choice(23, 2)]))[1:] == [(12, 3), (4, 2)]


def test_mobility_is_not_lost_in_a_fortnight() -> None:
    sessions = clean(41, 36, 31, series="ankle-mobility")
    for off, level in ((14, 2), (27, 2), (28, 1)):
        assert standing(sessions, (), "ankle-mobility", today=TODAY - timedelta(days=31 - off)).level == level
    assert standing([*sessions, done(10, series="ankle-mobility", level=2)], (), "ankle-mobility").level == 2


# A level by choice.


def test_a_choice_sets_the_level() -> None:
    found = standing([done(5)], [choice(3, 3)])
    assert (found.level, found.chosen, found.sessions) == (3, True, ())
    assert steps(found) == [(3, 3)]
    assert found.verdict.why.startswith("You chose level 3 on Thursday.")
    assert standing([], [choice(0, 3)]).verdict.why.startswith("You chose level 3 today.")


@pytest.mark.parametrize(
    ("value", "level"), [("0", 1), ("9", 3), ("2", 2), ("", 1), ("two", 1), ("-1", 1), ("9" * 5000, 1)]
)
def test_an_odd_choice_is_the_nearest_level_or_none(value: str, level: int) -> None:
    assert standing([], [choice(1, value)]).level == level


def test_a_choice_of_another_series_or_a_coming_day_is_none() -> None:
    assert standing([], [choice(1, 2, "balance"), choice(-1, 3)]).level == 1


def test_the_rule_goes_on_from_a_choice() -> None:
    found = standing([*clean(20, 15, 10, level=2)], [choice(21, 2)])
    assert (found.level, found.chosen) == (3, False)
    assert standing([done(2, level=3, pain=6)], [choice(3, 3)]).level == 2


def test_a_choice_is_confirmed_without_losing_the_row() -> None:
    found = standing(clean(11, 6, 1), [choice(3, 1)])
    assert found.level == 2
    assert standing(clean(6), [choice(3, 1)]).chosen


def test_a_choice_begins_the_days_off_anew() -> None:
    sessions = [done(30, level=2)]
    assert standing(sessions, [choice(31, 2), choice(5, 3)]).level == 3
    assert standing(sessions, [choice(31, 2), choice(14, 3)]).level == 2


def test_a_choice_that_nothing_followed_is_lost_after_days_off() -> None:
    found = standing([], [choice(20, 3)])
    assert (found.level, found.verdict.advice, found.chosen) == (2, Advice.DOWN, False)
    assert "20 days ago" in found.verdict.why


@pytest.mark.parametrize(("ago", "when"), [(0, "today"), (1, "yesterday"), (3, "on ")])
def test_it_says_when_a_level_was_chosen(ago: int, when: str) -> None:
    assert f"You chose level 3 {when}" in standing([], [choice(ago, 3)]).verdict.why


def test_a_level_is_chosen_before_the_sessions_of_its_day() -> None:
    found = standing([done(2, level=3)], [choice(2, 3)])
    assert (found.level, len(found.sessions)) == (3, 1)


def test_where_the_times_are_known_they_say_which_was_first() -> None:
    sessions = [*clean(11, 6), done(1, began=at(8, 1))]
    assert standing(sessions, [choice(1, 1, made=at(20, 1))]).level == 1
    assert standing(sessions, [choice(1, 1, made=at(7, 1))]).level == 2


# Plyometrics.


def test_plyometrics_have_their_own_numbers() -> None:
    assert standing(clean(6, 0, series="plyo-intro"), series="plyo-intro").level == 2
    assert standing(clean(5, 0, series="plyo-intro"), series="plyo-intro").level == 1
    assert standing(clean(6, 0, series="balance"), series="balance").level == 1


def test_the_intro_says_what_comes_after_its_top() -> None:
    found = standing(
        [*clean(20, 14, series="plyo-intro"), *clean(10, 3, series="plyo-intro", level=2)], (), "plyo-intro"
    )
    assert (found.level, found.verdict.earned) == (2, True)
    assert next_text(found) == "Level 2 is the highest of plyo-intro; what comes next is plyo-progress."


def test_the_intro_is_kept_by_what_follows_on_it() -> None:
    intro = [*clean(40, 34, series="plyo-intro"), *clean(30, 24, series="plyo-intro", level=2)]
    later = clean(20, 12, 4, series="plyo-progress")
    found = standing([*intro, *later], (), "plyo-intro")
    assert (found.level, found.verdict.earned, len(found.sessions)) == (2, True, 2)
    assert standing(intro, (), "plyo-intro").level == 1
    assert standing([*intro, *later], (), "plyo-progress").level == 2
    painful = [done(1, series="plyo-progress", pain=7)]
    assert standing([*intro, *later, *painful], (), "plyo-intro").level == 2


def test_without_pain_answers_plyometrics_stay_at_the_intro_level() -> None:
    given = situation(clean(20, 10, 1, series="plyo-intro"), pain=False)
    found = standings(given)
    assert (found["plyo-intro"].level, found["plyo-intro"].open) == (1, True)
    assert (found["plyo-progress"].level, found["plyo-progress"].open) == (1, False)
    for series in ("plyo-intro", "plyo-progress"):
        assert "Pain is not asked about" in found[series].verdict.why
        assert found[series].verdict.why.count("Pain is not asked about") == 1
        assert "Turn the question on" in next_text(found[series])
    assert standings(situation())["plyo-progress"].open


def test_without_pain_answers_other_series_go_up() -> None:
    sessions = clean(11, 6, 1, pain=None, morning=None)
    assert standing(sessions, pain=False).level == 2
    assert standing(sessions, pain=True).level == 1


# What came later.


def test_days_to_come_are_not_looked_at() -> None:
    assert standing([*clean(11, 6), done(-1)]).level == 1


def test_what_was_shown_on_a_day_stays() -> None:
    """The steps of an earlier day are the first steps of a later one."""
    sessions = [*clean(60, 55, 50), *clean(45, 40, 35, level=2), done(30, level=3, pain=6), *clean(26, 24, level=2)]
    whole = standing(sessions).steps
    for ago in range(61):
        early = standing(sessions, today=TODAY - timedelta(days=ago)).steps
        assert early == whole[: len(early)]
        assert all(step.day > TODAY - timedelta(days=ago) for step in whole[len(early) :])


def test_a_series_without_routines_has_level_one_alone() -> None:
    found = standing(clean(11, 6, 1, series="own"), series="own")
    assert (found.level, found.top) == (1, 1)


@pytest.mark.parametrize("pain", [None, 0, 4])
def test_long_at_one_level_is_judged_as_the_rule_judges_the_whole(pain: int | None) -> None:
    """What is left out of a long window changes nothing."""
    mixed = [done(ago, level=2 - (ago % 3 == 0), pain=pain if ago % 2 else 0, rpe=7) for ago in range(60, -1, -1)]
    found = standing(mixed, [choice(61, 2)])
    assert found.verdict == decide(case_of(mixed, 2, TODAY))
    assert (found.level, found.sessions[0].level) == (2, 2)


def test_a_level_above_the_intro_may_be_chosen_without_pain_answers() -> None:
    found = standing([done(1, series="plyo-intro", level=2)], [choice(1, 2, "plyo-intro")], "plyo-intro", pain=False)
    assert (found.level, found.chosen) == (2, True)
    assert "highest" not in found.verdict.why


@pytest.mark.parametrize(("gap", "level"), [(0, 3), (27, 3), (28, 1), (None, 1)])
def test_who_trained_before_what_is_read_begins_at_the_level_of_then(gap: int | None, level: int) -> None:
    """Sessions at level 3 that are too hard to earn it again, and a choice of level 2 that is older than they are."""
    sessions = [done(days, level=3, rpe=7) for days in (20, 13, 6)]
    first = TODAY - timedelta(days=20)
    since = None if gap is None else first - timedelta(days=gap)
    old = Decision(DecisionKind.LEVEL, first - timedelta(days=60), "foot-strength", "2")
    found = replace(situation(sessions, [old]), since=since)
    assert standing_of(found, "foot-strength").level == level


def test_who_jumps_on_for_a_year_keeps_what_came_before() -> None:
    sessions = [done(days, series="plyo-progress", level=2) for days in (9, 5, 1)]
    found = replace(situation(sessions), since=TODAY - timedelta(days=9))
    assert standing_of(found, "plyo-intro").level == 2
    assert standing_of(replace(found, settings=Settings(pain=False)), "plyo-intro").level == 1


def test_what_was_folded_is_folded_once() -> None:
    seen = situation(clean(11, 6, 1))
    first = standing_of(seen, "foot-strength")
    assert standing_of(seen, "foot-strength") is first
    assert standing_of(replace(seen), "foot-strength") is not first
    assert standing_of(replace(seen, sessions=()), "foot-strength").sessions == ()
    assert replace(seen) == seen
