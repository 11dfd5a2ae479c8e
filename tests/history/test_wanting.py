from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.listing import Facets, Wanted
from foottimer.history.wanting import parse_wanted, resolved, wanted_parts, wanted_text

TODAY = date(2026, 8, 5)
FACETS = Facets(
    routines=(("desk-break", "Desk break"), ("calf-1", "Calf raises")),
    series=("calf",),
    exercises=(("toe-yoga", "Toe yoga"), ("calf-raise", "Calf raise")),
)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted()),
        ("  ", Wanted()),
        ("knee hurt", Wanted(text="knee hurt")),
        ("routine:desk-break", Wanted(routine="desk-break")),
        ('routine:"Desk break" knee', Wanted(routine="Desk break", text="knee")),
        ("Series:calf EXERCISE:toe-yoga", Wanted(series="calf", exercise="toe-yoga")),
        ("from:2026-08 to:today", Wanted(first=date(2026, 8, 1), last=TODAY)),
        ("to:2026-07", Wanted(last=date(2026, 7, 31))),
        ("from:2025 to:2025", Wanted(first=date(2025, 1, 1), last=date(2025, 12, 31))),
        ("in:2026-07 pain:4", Wanted(first=date(2026, 7, 1), last=date(2026, 7, 31), pain=4)),
        ("in:march calf", Wanted(first=date(2026, 3, 1), last=date(2026, 3, 31), text="calf")),
        ("routine: knee", Wanted(text="knee")),
        ("at 12:30 http://a", Wanted(text="at 12:30 http://a")),
        ('"two words"', Wanted(text="two words")),
        ('routine:"open', Wanted(routine="open")),
        ("routine:a routine:b", Wanted(routine="b")),
        ("runner's", Wanted(text="runner's")),
    ],
)
def test_a_line_says_what_is_wanted(typed: str, wanted: Wanted) -> None:
    assert parse_wanted(typed, TODAY) == wanted


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("from:never", "no day is called"),
        ("pain:11", "from 0 to 10"),
        ("pain:much", "from 0 to 10"),
        ("rotuine:desk-break", "did you mean routine:"),
        ("from:2026-08-02 to:2026-08-01", "2026-08-02 is after 2026-08-01"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_in_words(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_wanted(typed, TODAY)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_understood_or_refused_in_words(text: str) -> None:
    try:
        wanted = parse_wanted(text, TODAY)
    except ValueError:
        wanted = Wanted()
    assert ":" in text or replace(wanted, text="") == Wanted()
    assert set(wanted.text) <= set(text) | set(text.lower()) | {" "}


IDS = st.one_of(st.none(), st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), st.just("Toe yoga"))
PAINS = st.one_of(st.none(), st.integers(0, 10))
DAYS = st.one_of(st.none(), st.dates(date(1980, 1, 1)))


@given(IDS, IDS, IDS, DAYS, DAYS, st.lists(st.sampled_from(["knee", "12:30", "ä"]), max_size=2), PAINS)
def test_what_is_wanted_is_written_as_a_line_that_asks_for_it(
    routine: str | None,
    series: str | None,
    exercise: str | None,
    first: date | None,
    last: date | None,
    words: list[str],
    pain: int | None,
) -> None:
    if first and last and first > last:
        first, last = last, first
    wanted = Wanted(routine, series, exercise, first, last, " ".join(words), pain)
    assert parse_wanted(wanted_text(wanted), TODAY) == wanted


def test_names_become_ids_in_any_case() -> None:
    wanted = Wanted(routine="desk  BREAK", series="Calf", exercise="Toe Yoga")
    assert resolved(wanted, FACETS) == Wanted("desk-break", "calf", "toe-yoga")
    assert resolved(Wanted("calf-1"), FACETS) == Wanted("calf-1")


def test_a_name_that_no_session_is_of_is_refused_with_what_is_near() -> None:
    with pytest.raises(ValueError, match=r"no session is of the routine desk-brake: did you mean desk-break\?"):
        resolved(Wanted(routine="desk-brake"), FACETS)
    with pytest.raises(ValueError, match=r"no session is of the series zzz$"):
        resolved(Wanted(series="zzz"), FACETS)
    raises = Facets(exercises=(("calf-double", "Double-leg raise"), ("calf-single", "Single-leg raise")))
    with pytest.raises(ValueError, match=r"exercise raise: there are calf-double, calf-single$"):
        resolved(Wanted(exercise="raise"), raises)
    with pytest.raises(ValueError, match=r"exercise leg double: did you mean calf-double\?"):
        resolved(Wanted(exercise="leg double"), raises)


def test_what_is_wanted_is_said_in_words() -> None:
    wanted = Wanted("desk-break", "calf", "toe-yoga", date(2026, 8, 1), date(2026, 8, 3), "knee", 4)
    assert wanted_parts(wanted, FACETS) == (
        "Desk break",
        "series calf",
        "with Toe yoga",
        "2026-08-01 to 2026-08-03",
        "pain 4 or more",
        '"knee"',
    )
    assert wanted_parts(Wanted(first=TODAY, last=TODAY), FACETS) == ("on 2026-08-05",)
    assert wanted_parts(Wanted(last=TODAY), FACETS) == ("until 2026-08-05",)
    assert wanted_parts(Wanted("gone"), FACETS) == ("gone",)
