"""The line diff of two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.compare.linediff import LineMark, diff_lines, hunks, remarks, split

TEXTS = st.lists(st.sampled_from(["", "[[block]]", "reps = 6", "# a", "hold = 3"]), max_size=20).map("\n".join)


def shown(before: str, after: str) -> list[str]:
    return [f"{line.mark}{line.text}" for line in diff_lines(before, after)]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_diff(before: str, after: str) -> None:
    lines = diff_lines(before, after)
    assert [line.text for line in lines if line.mark is not LineMark.ADDED] == split(before)
    assert [line.text for line in lines if line.mark is not LineMark.REMOVED] == split(after)
    assert [line.before for line in lines if line.before] == list(range(1, len(split(before)) + 1))
    assert [line.after for line in lines if line.after] == list(range(1, len(split(after)) + 1))
    for line in lines:
        assert (line.before is None, line.after is None) == (line.mark is LineMark.ADDED, line.mark is LineMark.REMOVED)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself_whatever_its_line_ends(text: str) -> None:
    for other in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        assert {line.mark for line in diff_lines(text, other)} <= {LineMark.SAME}
        assert hunks(diff_lines(text, other)) == ()


BLOCKS = "[[block]]\nreps = 6\n\n[[block]]\nreps = 8\n"


def test_an_added_block_is_shown_whole() -> None:
    after = "[[block]]\nreps = 6\n\n[[block]]\nreps = 7\n\n[[block]]\nreps = 8\n"
    assert shown(BLOCKS, after) == [
        " [[block]]",
        " reps = 6",
        " ",
        "+[[block]]",
        "+reps = 7",
        "+",
        " [[block]]",
        " reps = 8",
    ]
    assert [line.replace("+", "-") for line in shown(BLOCKS, after)] == shown(after, BLOCKS)


def test_hunks_keep_what_is_around_and_count_what_is_not() -> None:
    before = "\n".join(map(str, range(30)))
    after = before.replace("10\n", "ten\n").replace("25", "twenty-five")
    found = hunks(diff_lines(before, after), context=2)
    assert [hunk.skipped for hunk in found] == [8, 10]
    assert [line.text for line in found[0].lines] == ["8", "9", "10", "ten", "11", "12"]
    assert [(line.before, line.after) for line in found[0].lines[2:4]] == [(11, None), (None, 11)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("a\n", "a\n", ()),
        ("a\n", "\ufeffa\n", ("There is a byte order mark now.",)),
        ("\ufeffa\n", "a\n", ("The byte order mark is gone.",)),
        ("a\nb\n", "a\r\nb\r\n", ("Lines end with CRLF, before with LF.",)),
        ("a\r\nb\r\n", "a\r\nb\n", ("Lines end with CRLF and LF, before with CRLF.",)),
        ("a\n", "a", ("The last line has no line end any more.",)),
        ("a", "a\n", ("The last line has a line end now.",)),
        ("", "a", ()),
    ],
)
def test_what_is_not_in_the_lines_is_said(before: str, after: str, said: tuple[str, ...]) -> None:
    assert remarks(before, after) == said
