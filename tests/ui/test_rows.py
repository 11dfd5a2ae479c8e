"""A file's text as rows and back: nothing of it is lost, whatever line ends and characters it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets.text_area import Document

from foottimer.ui.rows import (
    change,
    found_in,
    indent_after,
    marked,
    offset_of,
    place_of,
    put_ends,
    refusal,
    rows_of,
    seen,
    written,
)

ODD = "\r\x0b\x0c\x1b\x1c\x1d\x1e\x85\u2028\u2029\u202e\ufeff"
TEXTS = st.text(st.sampled_from('ab \t\n\r[]=#"é𝄞' + ODD), max_size=40)


@given(st.one_of(TEXTS, TEXTS.map(lambda text: "\ufeff" + text), st.text()))
def test_every_text_comes_back_to_the_byte(text: str) -> None:
    if refusal(text):
        return
    rows = rows_of(text)
    assert written(rows) == text
    assert Document(rows.text).text == rows.text  # Textual's own lines are ours
    assert len(Document(rows.text).lines) == len(rows.ends) + 1 == text.count("\n") + 1
    for row in rows.text.split("\n"):
        painted, places = seen(row)
        assert len(painted) == len(row)
        assert not set(painted) & set(ODD)
        assert [row[place] != painted[place] for place in places] == [True] * len(places)


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\r\n", "\r", "a\rb\r\nc\n", "\ufeffa\r\n\tb", "\r\r\n", "a\u2028b"])
def test_plain_cases_come_back(text: str) -> None:
    assert written(rows_of(text)) == text


def test_a_character_that_stands_for_another_is_refused_with_its_line() -> None:
    said = "line 2 has the private character U+10000D, which can't be shown here"
    assert refusal("a\nb\U0010000d") == said
    assert refusal("a\ue000\U000f0000") == ""


@pytest.mark.parametrize(
    ("ends", "row", "removed", "added", "after"),
    [
        (["\n", "\r\n", "\n"], 1, 1, 0, ["\n", "\n"]),
        (["\n", "\r\n", "\n"], 1, 0, 1, ["\n", "\r\n", "\r\n", "\n"]),
        (["\r\n"], 1, 0, 2, ["\r\n"] * 3),
        ([], 0, 0, 1, ["\n"]),
        (["\r\n", "\n"], 0, 2, 0, []),
    ],
)
def test_line_ends_follow_an_edit(ends: list[str], row: int, removed: int, added: int, after: list[str]) -> None:
    put_ends(ends, row, removed, added)
    assert ends == after


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_change_is_the_one_span_that_differs(head: str, one: str, other: str, tail: str) -> None:
    before, after = head + one + tail, head + other + tail
    begin, end, new_end = change(before, after)
    assert before[:begin] + after[begin:new_end] + before[end:] == after
    assert end - begin <= len(one)
    assert new_end - begin <= len(other)
    assert place_of(before, begin) == (before[:begin].count("\n"), len(before[:begin].rpartition("\n")[2]))
    assert offset_of(before, *place_of(before, begin)) == begin


def test_what_a_problem_is_about_is_marked() -> None:
    assert marked('reps = "eight" # no', 7) == (7, 14)
    assert marked("resp = 8", 0) == (0, 4)
    assert marked("[[block]]", 0) == (0, 9)
    assert marked("", 4) == (0, 1)
    assert marked("a =", 9) == (2, 3)


def test_a_new_row_begins_like_the_one_before() -> None:
    assert indent_after("  reps = 8", 10) == "  "
    assert indent_after("\tblock = [", 10) == "\t  "
    assert indent_after("  [[block.block]]", 17) == "  "
    assert indent_after("  reps", 1) == " "


def test_words_are_found_whatever_their_case() -> None:
    assert found_in("Block block [block]", "[BLOCK]") == [(12, 19)]
    assert found_in("anything", "") == []
