"""A file's text read a list's item at a time: whatever it holds, the same comes of it as of reading all at once."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.carry.parsing import Items, parsed
from foottimer.carry.values import Twice

LISTED = ("sessions", "goals")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", *LISTED]), inner, max_size=3),
    max_leaves=8,
)
WHOLE = json.dumps({"program": "p", "sessions": [{"a": [1, 2]}, {}], "goals": []}, indent=1)


def whole(text: str) -> object:
    """What is read an item at a time, put together."""
    read = parsed(text, LISTED)
    if not isinstance(read, dict):
        return read
    return {key: list(value) if isinstance(value, Items) else value for key, value in read.items()}


def told(read: Callable[[str], object], text: str) -> object:
    """What comes of a text: what it says, or what is wrong with it and where."""
    try:
        return read(text)
    except json.JSONDecodeError as error:
        return error.msg, error.pos


@given(VALUES, st.sampled_from([None, 1]))
def test_the_same_is_read_as_all_at_once(value: object, indent: int | None) -> None:
    assert whole(json.dumps(value, indent=indent)) == value


@given(st.integers(0, len(WHOLE)), st.integers(0, 3), st.text(alphabet='[]{},:" \n\t1a', max_size=3))
def test_the_same_is_wrong_with_what_is_damaged(at: int, lost: int, new: str) -> None:
    text = WHOLE[:at] + new + WHOLE[at + lost :]
    assert told(whole, text) == told(json.loads, text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "{", "{}", "{} {}", '{"a": 1,}', '{"sessions": [1,]}', '{"sessions": [1 2]}', "{1: 2}", "\ufeff{}"],
)
def test_odd_texts(text: str) -> None:
    assert told(whole, text) == told(json.loads, text)


def test_the_lists_are_left_where_they_are_until_somebody_goes_through_them() -> None:
    read = parsed(WHOLE, LISTED)
    assert isinstance(read, dict)
    sessions = read["sessions"]
    assert isinstance(sessions, Items)
    assert list(sessions) == list(sessions) == [{"a": [1, 2]}, {}]


def test_a_key_that_is_there_twice_is_told_of_wherever_it_is() -> None:
    assert isinstance(parsed('{"sessions": [], "sessions": []}', LISTED), Twice)
    read = parsed('{"sessions": [{"a": 1, "a": 2}]}', LISTED)
    assert isinstance(read, dict)
    assert [type(item) for item in read["sessions"]] == [Twice]
