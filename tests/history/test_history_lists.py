"""Lists of sessions: in which order, which of them, from where on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

import pytest
from history_samples import NOW, TIMELINE, moment
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_stores import attend, store_in_memory, timeline

from foottimer.history.listing import Facets, SessionLine, Wanted, after
from foottimer.history.record import Answers, Moment, Origin, Status
from foottimer.history.store import Store

Follow = Callable[..., str]

CALVES = timeline("calves-1", "raise", "hop", name="Calves", series="calves")
FEET = timeline("feet", "short-foot", name="Füße", series=None)
BOTH = timeline("calves-2", "raise", "short-foot", name="Calves and feet", series="calves")
TIMELINES = (CALVES, FEET, BOTH)


def found(store: Store, **conditions: object) -> list[str]:
    """The ids of what is wanted, checked against their number."""
    wanted = Wanted(**conditions)  # type: ignore[arg-type]
    ids = [line.id for line in store.sessions(wanted)]
    assert store.count(wanted) == len(ids)
    return ids


# What a line shows, and the order -----------------------------------------------------------------


def test_a_line_shows_what_the_record_does(store: Store, follow: Follow) -> None:
    session = follow(2)
    answers = Answers(rpe=6, pain=1, red_flag=False, technique=True, note="good")
    store.answer(session, answers, NOW)
    assert store.sessions() == (
        SessionLine(
            id=session,
            routine="mini",
            name="Mini",
            series="minis",
            level=2,
            status=Status.COMPLETED,
            origin=Origin.FOLLOWED,
            moment=moment(2),
            planned_ms=TIMELINE.total,
            active_ms=TIMELINE.total,
            counts=True,
            answers=answers,
        ),
    )


def test_a_session_that_runs_is_in_the_list_too(shelf: Store) -> None:
    attend(shelf, CALVES, moment())
    (line,) = shelf.sessions()
    assert (line.status, line.active_ms, line.counts) == (Status.RUNNING, 0, False)


def test_the_newest_day_comes_first_and_in_it_what_began_last(shelf: Store) -> None:
    morning, noon = attend(shelf, FEET, moment(1)), attend(shelf, FEET, moment(1, hours=5))
    earlier, later = attend(shelf, FEET, moment(0)), attend(shelf, FEET, moment(2))
    assert found(shelf) == [later, noon, morning, earlier]


def test_the_day_decides_also_where_it_is_not_when_it_began(shelf: Store) -> None:
    """As over the date line, or after the day was corrected."""
    east, west = attend(shelf, FEET, moment(3)), attend(shelf, FEET, moment(2))
    shelf.edit(west, day=date(2026, 3, 9), now=NOW)
    assert found(shelf) == [west, east]


def test_what_began_at_one_instant_keeps_one_order(shelf: Store) -> None:
    ids = {attend(shelf, FEET, moment()) for _ in range(6)}
    assert found(shelf) == sorted(ids, reverse=True)


def test_a_deleted_session_is_in_no_list(shelf: Store) -> None:
    gone, stays = attend(shelf, CALVES, moment()), attend(shelf, FEET, moment())
    shelf.delete(gone, NOW)
    assert found(shelf) == [stays]
    assert found(shelf, exercise="raise") == []
    assert shelf.facets() == Facets((("feet", "Füße"),), (), (("short-foot", "The short-foot"),))


# Pages --------------------------------------------------------------------------------------------


def test_pages_together_are_the_list(shelf: Store) -> None:
    for number in (0, 0, 1, 3, 3, 3, 4):
        attend(shelf, FEET, moment(number))
    whole, pages = shelf.sessions(), list(shelf.sessions(limit=2))
    while page := shelf.sessions(limit=2, after=after(pages[-1])):
        assert len(page) <= 2
        pages += page
    assert tuple(pages) == whole
    assert len(whole) == 7
    assert shelf.sessions(limit=0) == ()


def test_a_page_is_not_moved_by_what_is_added_before_it(shelf: Store) -> None:
    for number in range(4):
        attend(shelf, FEET, moment(number))
    first = shelf.sessions(limit=2)
    rest = shelf.sessions(after=after(first[-1]))
    attend(shelf, FEET, moment(9))
    assert shelf.sessions(after=after(first[-1])) == rest
    assert [line.moment.day.day for line in rest] == [3, 2]


def test_a_place_in_the_list_is_the_same_from_any_zone(shelf: Store) -> None:
    attend(shelf, FEET, moment())
    (line,) = shelf.sessions()
    there = replace(line, moment=replace(line.moment, utc=line.moment.utc.astimezone()))
    assert after(there) == after(line)
    assert after(line).started == "2026-03-02T06:15:00.250+00:00"


# Which ones ---------------------------------------------------------------------------------------


def test_sessions_of_a_routine_of_a_series_of_an_exercise(shelf: Store) -> None:
    calves, feet, both = (attend(shelf, what, moment(day)) for day, what in enumerate(TIMELINES))
    assert found(shelf, routine="calves-1") == [calves]
    assert found(shelf, series="calves") == [both, calves]
    assert found(shelf, exercise="raise") == [both, calves]
    assert found(shelf, exercise="short-foot") == [both, feet]
    assert found(shelf, exercise="short-foot", series="calves") == [both]
    assert found(shelf, routine="nothing") == found(shelf, series="Calves") == found(shelf, exercise="The raise") == []


def test_an_exercise_that_was_not_reached_was_not_in_it(shelf: Store) -> None:
    session = attend(shelf, CALVES, moment(), tried=1)
    assert found(shelf, exercise="raise") == [session]
    assert found(shelf, exercise="hop") == []


def test_sessions_from_a_day_to_a_day_both_in_it(shelf: Store) -> None:
    first, second, third = (attend(shelf, FEET, moment(day)) for day in range(3))
    assert found(shelf, first=date(2026, 3, 3)) == [third, second]
    assert found(shelf, last=date(2026, 3, 3)) == [second, first]
    assert found(shelf, first=date(2026, 3, 3), last=date(2026, 3, 3)) == [second]
    assert found(shelf, first=date(2026, 3, 4), last=date(2026, 3, 3)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [2, 1, 0]),
        ("   ", [2, 1, 0]),
        ("calves", [2, 0]),
        ("CALVES feet", [2]),
        ("feet calves", [2]),
        ("calves-2", [2]),
        ("füße", [1]),
        ("FÜSSE", [1]),
        ("hop", [0]),
        ("the", [2, 1, 0]),
        ("tweaked", [1]),
        ("ÄRGER", [1]),
        ("tweaked short", [1]),
        ("tweaked hop", []),
        ("100%", [1]),
        ("%", [1]),
        ("_", []),
        ("a\"b'c", []),
        ("short-foot", [2, 1]),
    ],
)
def test_words_are_looked_for_in_names_ids_notes_and_exercises(shelf: Store, text: str, places: list[int]) -> None:
    notes = ("", "Tweaked it, 100% ärger", "")
    ids = [attend(shelf, what, moment(day), notes[day]) for day, what in enumerate(TIMELINES)]
    assert found(shelf, text=text) == [ids[place] for place in places]


def test_a_routine_that_was_renamed_is_found_by_its_new_id_and_by_the_name_it_had(shelf: Store) -> None:
    session = attend(shelf, FEET, moment())
    shelf.rename_routine("feet", "soles", NOW)
    assert found(shelf, text="soles") == found(shelf, text="füße") == [session]
    assert found(shelf, text="feet") == []


def test_rests_and_switches_are_no_exercises(shelf: Store) -> None:
    attend(shelf, TIMELINE, moment())
    assert found(shelf, text="switch") == []
    assert shelf.facets().exercises == (("calf-raise", "Calf raise"), ("balance", "Single-leg balance"))


@pytest.mark.parametrize("name", ["text", "routine", "series", "exercise"])
def test_half_characters_are_looked_for_as_they_are_stored(shelf: Store, name: str) -> None:
    session = attend(shelf, FEET, moment(), note="sore \udc80")
    assert found(shelf, **{name: "\udc80"}) == ([session] if name == "text" else [])
    assert shelf.matching("\udc80") == ()


def test_a_timeline_that_makes_no_sense_is_not_searched_and_said(shelf: Store) -> None:
    session = attend(shelf, FEET, moment(), note="soft")
    shelf._db.execute("UPDATE snapshot SET body = '[]'")
    assert shelf.sessions(Wanted(text="curl")) == ()
    assert [line.id for line in shelf.sessions(Wanted(text="soft"))] == [session]
    assert len(shelf.left_out) == 1
    assert shelf.left_out[0].startswith("timeline ")


@pytest.mark.parametrize(
    "column", ["status = 'napping'", "origin = 'dreamt'", "day = 'soon'", "started_at = 'then'", "day = ''"]
)
def test_a_line_that_makes_no_sense_is_left_out_and_said(shelf: Store, column: str) -> None:
    odd = attend(shelf, FEET, moment())
    shelf._db.execute(f"UPDATE session SET {column}")
    good = attend(shelf, FEET, moment(1))
    assert [line.id for line in shelf.sessions()] == [good]
    assert [row.split(":")[0] for row in shelf.left_out] == [f"session {odd}"]


def test_a_page_of_a_list_is_full_whatever_is_left_out_of_it(shelf: Store) -> None:
    sessions = [attend(shelf, FEET, moment(day)) for day in range(9)]
    for odd in sessions[2:7]:
        shelf._db.execute("UPDATE session SET status = 'napping' WHERE id = ?", (odd,))
    assert [line.id for line in shelf.sessions(limit=3)] == [sessions[8], sessions[7], sessions[1]]
    assert [line.id for line in shelf.sessions(limit=4)] == [sessions[8], sessions[7], sessions[1], sessions[0]]
    assert len(shelf.sessions(limit=9)) == 4
    assert shelf.sessions(limit=0) == ()


# What there are -----------------------------------------------------------------------------------


def test_facets_are_what_there_are_sessions_of_by_name(shelf: Store) -> None:
    assert shelf.facets() == Facets()
    for day, what in enumerate(TIMELINES):
        attend(shelf, what, moment(day))
    assert shelf.facets() == Facets(
        routines=(("calves-1", "Calves"), ("calves-2", "Calves and feet"), ("feet", "Füße")),
        series=("calves",),
        exercises=(("hop", "The hop"), ("raise", "The raise"), ("short-foot", "The short-foot")),
    )


def test_a_routine_has_the_name_it_had_latest(shelf: Store) -> None:
    attend(shelf, replace(FEET, name="New"), moment(2))
    attend(shelf, replace(FEET, name="Old"), moment(1))
    assert shelf.facets().routines == (("feet", "New"),)


def test_the_ends_are_the_first_and_the_last_day_there_are_sessions_of(shelf: Store) -> None:
    assert shelf.ends_of() is None
    ids = [attend(shelf, FEET, moment(day)) for day in (4, 0, 9)]
    assert shelf.ends_of() == (date(2026, 3, 2), date(2026, 3, 11))
    shelf.delete(ids[2], NOW)
    assert shelf.ends_of() == (date(2026, 3, 2), date(2026, 3, 6))


def test_an_id_is_known_by_its_beginning(shelf: Store) -> None:
    ids = [attend(shelf, FEET, moment()) for _ in range(40)]
    assert shelf.matching(ids[0].upper()) == (ids[0],)
    assert shelf.matching("", limit=50) == tuple(sorted(ids))
    for digit in "0123456789abcdef":
        assert shelf.matching(digit, limit=50) == tuple(sorted(one for one in ids if one.startswith(digit)))
    shelf.delete(ids[0], NOW)
    assert shelf.matching(ids[0]) == shelf.matching("no such") == shelf.matching("%") == ()


def test_the_records_of_lines_come_in_their_order_in_three_queries(shelf: Store) -> None:
    ids = [attend(shelf, what, moment(day)) for day, what in enumerate(TIMELINES)]
    gone = attend(shelf, FEET, moment())
    shelf.delete(gone, NOW)
    asked: list[str] = []
    shelf._db.set_trace_callback(asked.append)
    records = shelf.records_of([ids[1], "no such", gone, ids[2], ids[0]])
    assert len([text for text in asked if "FROM" in text]) == 3
    assert [record.id for record in records] == [ids[1], ids[2], ids[0]]
    assert [len(record.attempts) for record in records] == [1, 2, 2]
    assert all(replace(shelf.record(record.id), timeline=None) == record for record in records)
    assert shelf.records_of(()) == ()


# Against plain loops --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attended:
    """A session to be made."""

    what: int
    day: int
    hours: int
    note: str
    tried: int
    deleted: bool
    pain: int | None


attended = st.builds(
    Attended,
    st.integers(0, 2),
    st.integers(0, 4),
    st.integers(0, 3),
    st.sampled_from(("", "sore Hop", "FEET ok")),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from((None, 0, 4)),
)
wishes = st.builds(
    Wanted,
    routine=st.sampled_from((None, None, "calves-1", "feet")),
    series=st.sampled_from((None, None, "calves")),
    exercise=st.sampled_from((None, None, "raise", "short-foot", "hop")),
    first=st.sampled_from((None, None, date(2026, 3, 3))),
    last=st.sampled_from((None, None, date(2026, 3, 5))),
    text=st.sampled_from(("", "", "hop", "feet", "calves FEET", "sore")),
    pain=st.sampled_from((None, None, 0, 4)),
)


def meets(one: Attended, began: Moment, wanted: Wanted) -> bool:
    what = TIMELINES[one.what]
    names = [interval.name for interval in what.intervals]
    place = "\n".join((what.routine, what.name, one.note, *names)).casefold()
    done = [interval.exercise for interval in what.intervals[: one.tried]]
    return (
        not one.deleted
        and wanted.routine in (None, what.routine)
        and wanted.series in (None, what.series)
        and wanted.exercise in (None, *done)
        and (wanted.first or date.min) <= began.day <= (wanted.last or date.max)
        and (wanted.pain is None or (one.pain is not None and one.pain >= wanted.pain))
        and all(word in place for word in wanted.text.casefold().split())
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(attended, max_size=12), wishes, st.integers(1, 4), st.sampled_from((0, 5_000)))
def test_every_wish_is_met_as_plain_loops_meet_it(some: list[Attended], wanted: Wanted, size: int, few: int) -> None:
    with store_in_memory() as store, pytest.MonkeyPatch.context() as patched:
        patched.setattr("foottimer.history.lines._FEW", few)
        made: list[tuple[date, str, str]] = []
        for one in some:
            began = moment(one.day, one.hours)
            session = attend(store, TIMELINES[one.what], began, one.note, one.tried)
            store.answer(session, Answers(pain=one.pain, note=one.note), began.utc)
            if one.deleted:
                store.delete(session, NOW)
            if meets(one, began, wanted):
                made.append((began.day, began.utc.astimezone(UTC).isoformat(), session))
        expected = [session for _, _, session in sorted(made, reverse=True)]
        assert [line.id for line in store.sessions(wanted)] == expected
        assert store.count(wanted) == len(expected)
        pages: list[SessionLine] = []
        while page := store.sessions(wanted, size, after(pages[-1]) if pages else None):
            pages += page
        assert [line.id for line in pages] == expected


# What it costs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(), "session_in_order"),
        (Wanted(first=date(2026, 3, 1), last=date(2026, 3, 9)), "session_in_order"),
        (Wanted(routine="feet"), "session_of_routine"),
        (Wanted(series="calves"), "session_of_series"),
        (Wanted(exercise="hop"), "attempt_of_exercise"),
        (Wanted(routine="feet", text="sore"), "session_of_routine"),
    ],
)
def test_a_list_is_read_from_an_index_and_no_further_than_asked(shelf: Store, wanted: Wanted, index: str) -> None:
    attend(shelf, FEET, moment())
    (line,) = shelf.sessions()
    asked: list[str] = []
    shelf._db.set_trace_callback(asked.append)
    shelf.sessions(wanted, 2, after(line))
    shelf._db.set_trace_callback(None)
    query = next(text for text in asked if "ORDER BY day DESC" in text)
    plan = " / ".join(row[3] for row in shelf._db.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
    assert "SCAN attempt" not in plan


def test_no_list_asks_more_often_for_many_sessions(shelf: Store) -> None:
    asked: list[str] = []
    shelf._db.set_trace_callback(asked.append)
    numbers = set()
    for day in range(6):
        attend(shelf, CALVES, moment(day))
        asked.clear()
        shelf.sessions(Wanted(text="calves", exercise="raise"))
        shelf.facets()
        numbers.add(len(asked))
    assert len(numbers) == 1


def test_days_are_told_from_a_day_to_a_day(store: Store, follow: Follow) -> None:
    """The sums are asked of the store as lists are."""
    follow(0)
    follow(0)
    follow(3)
    first, last = NOW.date(), NOW.date() + timedelta(days=2)
    (only,) = store.day_sums(first, last)
    assert (only.day, only.sessions, only.active_ms) == (first, 2, 2 * TIMELINE.total)
    (series,) = store.series_sums(first, last)
    assert (series.series, series.level, series.sessions, series.work_ms) == ("minis", 2, 2, 200_000)
    assert {day.exercise for day in store.exercise_days(first, last)} == {"balance", "calf-raise", None}
    assert {day.exercise for day in store.exercise_days(first, last, ["balance"])} == {"balance"}
    assert store.checks(first, last) == ()
    store.correct(store.sessions()[-1].id, 7, recorded=12, now=NOW)
    assert [check.value for check in store.checks(first, last)] == [12]
