"""Positions: every key path of a text, checked against what tomllib makes of the same text."""

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from toml_samples import ODD_FILES, TABLES, paths

from foottimer.routine.scan import scan


def check(text: str) -> None:
    """Assert that the scanner finds exactly tomllib's paths, and that each span holds its key and value."""
    spots = scan(text).spots
    expected = dict(paths(tomllib.loads(text.removeprefix("\ufeff"))))
    assert set(spots) == set(expected)
    for path, value in expected.items():
        spot = spots[path]
        key, stated = text[spot.key : spot.key_end], text[spot.start : spot.end]
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{key} = 1") == {path[-1]: 1}
        if not isinstance(value, dict | list) or (stated[:1] in ("{", "[") and not stated.startswith("[[")):
            if stated.startswith("[") and isinstance(value, dict):
                continue  # a table's header
            assert repr(tomllib.loads(f"value = {stated}")["value"]) == repr(value)


@pytest.mark.parametrize("text", ODD_FILES)
def test_odd_files_are_mapped_as_tomllib_reads_them(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ODD_FILES)
def test_a_carriage_return_before_each_newline_changes_no_line_or_column(text: str) -> None:
    text = text.replace("\r\n", "\n")
    unix, windows = scan(text), scan(text.replace("\n", "\r\n"))
    assert {path: (unix.key(path), unix.value(path)) for path in unix.spots} == {
        path: (windows.key(path), windows.value(path)) for path in windows.spots
    }


@given(TABLES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_table_that_is_written_is_mapped_as_tomllib_reads_it(table: dict[str, Any], multiline: bool) -> None:
    check(tomli_w.dumps(table, multiline_strings=multiline))


def test_lines_and_columns_of_keys_and_values() -> None:
    positions = scan("a = 1\n[[block]]\n  b  =  ['é', 'x']\n[c.d]\ne = {f = 2}\n")
    assert positions.value(("a",)) == (1, 5)
    assert positions.key(("block", 0)) == (2, 1)
    assert positions.key(("block", 0, "b")) == (3, 3)
    assert positions.value(("block", 0, "b", 1)) == (3, 15)
    assert positions.key(("c", "d")) == (4, 4)
    assert positions.value(("c", "d", "e", "f")) == (5, 10)


def test_a_path_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    positions = scan("a = 1\n[b]\nc = 2")
    assert positions.key(("b", "nothing", 3)) == (2, 2)
    assert positions.key(("nothing",)) == (1, 1)


def test_a_table_spans_its_header_and_its_own_values() -> None:
    text = "[a]\nb = 1 # x\nc = 2 # y\n\n[a.d]\ne = 3\n[[f]]\n[[f]]\ng = 4\n"
    spots = scan(text).spots
    spans = {path: text[spot.start : spot.end] for path, spot in spots.items()}
    assert spans[("a",)] == "[a]\nb = 1 # x\nc = 2"
    assert spans[("a", "d")] == "[a.d]\ne = 3"
    assert spans[("f", 0)] == "[[f]]"
    assert spans[("f", 1)] == "[[f]]\ng = 4"
