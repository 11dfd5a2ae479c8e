from __future__ import annotations

from datetime import date, time

import pytest

from foottimer.history.listing import Wanted
from foottimer.history.record import Answers
from foottimer.ui.session_fields import (
    Field,
    answer_fields,
    answers_of,
    day_field,
    span_fields,
    time_field,
    wanted_with,
    words_field,
)

TODAY = date(2026, 8, 5)
SAID = Answers(4, 2, False, True, "easy")


def by_key(fields: tuple[Field, ...]) -> dict[str, Field]:
    return {field.key: field for field in fields}


def test_fields_begin_with_what_was_answered_and_read_it_back() -> None:
    fields = answer_fields(SAID)
    assert [field.value for field in fields] == ["4", "2", "no", "yes", "easy"]
    assert answers_of({field.key: field.parse(field.value) for field in fields}, Answers()) == SAID
    empty = {field.key: field.parse("") for field in fields}
    assert answers_of(empty, SAID) == Answers()


def test_a_note_steers_no_terminal_where_it_is_typed_and_stays_as_it_was_until_it_is_changed() -> None:
    note = "two\nlines  \x1b]0;title\x07"
    field = by_key(answer_fields(Answers(note=note)))["note"]
    assert field.value == r"two lines \x1b]0;title\x07"
    assert field.parse(field.value) == note
    assert field.parse("another  one") == "another one"


def test_without_the_questions_of_pain_what_was_answered_of_it_stays() -> None:
    fields = answer_fields(SAID, pain=False)
    assert [field.key for field in fields] == ["rpe", "technique", "note"]
    typed = {field.key: field.parse("") for field in fields}
    assert answers_of(typed, SAID) == Answers(pain=2, red_flag=False)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("rpe", "x", 10),
        ("rpe", " 0 ", 0),
        ("pain", "10", 10),
        ("red_flag", "Y", True),
        ("technique", "no", False),
        ("note", " two  words\n", "two words"),
    ],
)
def test_answers_are_read_as_they_are_typed(key: str, typed: str, value: object) -> None:
    assert by_key(answer_fields(Answers()))[key].parse(typed) == value


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("rpe", "11", "0 to 10"),
        ("rpe", "4.5", "0 to 10"),
        ("pain", "-1", "0 to 10"),
        ("pain", "٣", "0 to 10"),
        ("red_flag", "maybe", "y or n"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(key: str, typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        by_key(answer_fields(Answers()))[key].parse(typed)


def test_a_day_can_be_any_that_was_and_the_one_it_is_already() -> None:
    field = day_field(date(2026, 8, 3), TODAY)
    assert (field.value, day_field(TODAY, TODAY).value) == ("2026-08-03", "today")
    assert field.parse("yesterday") == date(2026, 8, 4)
    with pytest.raises(ValueError, match="still to come"):
        field.parse("tomorrow")
    # A clock that was set back: the session stays on its day while a note is written.
    assert day_field(date(2027, 1, 1), TODAY).parse("2027-01-01") == date(2027, 1, 1)


def test_a_time_may_be_left_open() -> None:
    assert [time_field().parse(text) for text in ("", " ", "7:05")] == [None, None, time(7, 5)]


def test_days_that_are_wanted_may_be_months_and_left_open() -> None:
    first, last = span_fields(Wanted(first=date(2026, 8, 1)), TODAY)
    assert (first.value, last.value) == ("2026-08-01", "")
    assert (first.parse("2026-07"), last.parse("2026-07"), last.parse("")) == (
        date(2026, 7, 1),
        date(2026, 7, 31),
        None,
    )


def test_what_is_typed_changes_what_is_wanted_and_days_the_wrong_way_round_are_refused() -> None:
    wanted = Wanted(routine="feet", text="knee")
    assert wanted_with(wanted, {"text": "hip"}) == Wanted(routine="feet", text="hip")
    assert wanted_with(wanted, {"first": TODAY, "last": None}) == Wanted("feet", first=TODAY, text="knee")
    assert words_field(wanted).value == "knee"
    with pytest.raises(ValueError, match="2026-08-05 is after 2026-08-04"):
        wanted_with(wanted, {"first": TODAY, "last": date(2026, 8, 4)})
