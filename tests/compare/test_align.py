"""Which items of two sequences are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.compare import align
from foottimer.compare.align import matches, rising

ITEMS = st.lists(st.sampled_from("abcdef"), max_size=30)


@given(ITEMS, ITEMS)
def test_matches_are_equal_items_in_order(before: list[str], after: list[str]) -> None:
    pairs = matches(before, after)
    assert all(before[first] == after[second] for first, second in pairs)
    for numbers in zip(*pairs, strict=True):
        assert list(numbers) == sorted(set(numbers))


@given(st.lists(st.integers(), unique=True, max_size=30), st.data())
def test_all_that_is_left_after_removals_is_matched(before: list[int], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(before), max_size=len(before)))
    places = [place for place, keep in enumerate(kept) if keep]
    after = [before[place] for place in places]
    assert matches(before, after) == list(zip(places, range(len(places)), strict=True))


def test_an_item_in_the_middle_does_not_part_what_is_around_it() -> None:
    assert matches("abxcd", "abcd") == [(0, 0), (1, 1), (3, 2), (4, 3)]
    assert matches("abcd", "xabyycdz") == [(0, 1), (1, 2), (2, 5), (3, 6)]
    assert matches("", "abc") == []


def test_what_stands_once_is_held_before_what_is_everywhere() -> None:
    # The fewest edits would match the three blanks.
    assert (3, 0) in matches(["", "", "", "a", "x"], ["a", "", "", "", "y"])


def test_the_longest_rising_part() -> None:
    assert rising([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def test_hopeless_sequences_are_given_up_in_bounded_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(str):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Counted.compared += 1
            return super().__eq__(other)

        __hash__ = str.__hash__

    monkeypatch.setattr(align, "MOST_STEPS", 5_000)
    before = [Counted("") for _ in range(20_000)]
    after = [Counted("x"), *(Counted("") for _ in range(15_000)), Counted("y")]
    pairs = matches(before, after)
    assert all(before[first] == after[second] for first, second in pairs)
    assert Counted.compared < 300_000


def test_what_is_too_much_is_compared_place_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "MOST_EDITS", 3)
    assert matches("abababab", "bbbbbbbb") == [(1, 1), (3, 3), (5, 5), (7, 7)]
