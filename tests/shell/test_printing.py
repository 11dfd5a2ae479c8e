from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.printing import safe, takes_unicode


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("two\nlines\ttab\r", r"two\nlines\ttab\r"),
        ("\x9b31m", r"\x9b31m"),
        ("a\u202eb\u2066", r"a\u202eb\u2066"),
        ("\ud800", r"\ud800"),
        ("\x7f", r"\x7f"),
    ],
)
def test_what_steers_a_terminal_is_shown_escaped(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize("text", ["Füße, 足, ноги", "می\u200cخواهم", "◀ LEFT", r"C:\feet", ""])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_nothing_unprintable_is_left_but_joiners(text: str) -> None:
    assert safe(text).replace("\u200c", "").replace("\u200d", "").isprintable()


@pytest.mark.parametrize(
    ("encoding", "takes"), [("utf-8", True), ("UTF_8", True), ("latin-1", False), ("ascii", False), ("cp1252", False)]
)
def test_only_unicode_encodings_take_every_character(encoding: str, takes: bool) -> None:
    assert takes_unicode(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is takes


def test_a_stream_without_an_encoding_takes_not_every_character() -> None:
    assert not takes_unicode(io.StringIO())
