"""Positions: every key path of a text, checked against what tomllib makes of the same text."""

import datetime
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.routine.scan import scan

ODD_FILES = [
    "",
    "\n# only a comment",
    "\ufeffa = 1",
    "a=1#x=2\nb = '#'\r\n\tc\t=\t\"]\" # c\n",
    'a."b.c".\'d"e\'."\\u0066\\"" = 1\n[x."y z".w]\nk = 1\n[x]\nl = 2',
    "a = [1, 2, # one\n  [3, 4,], # two ]\n  {b = 'x', c.d = [5]},\n]\nz = {}\ny = []\nx = [ ]\n",
    'a = """\nx " "" \\""" y"""\nb = """""two"""""\nc = \'\'\'it\'s \\ \'\'\'\'\'\n',
    'a = """\\\\"""\nb = "\\\\"\nc = "\\""\nd = \'\\\'\n',
    'a = """one\r\ntwo \\\r\n  three"""\r\nb = \'\'\'\r\n\'\'\'\r\n',
    "a = 1979-05-27 07:32:00  # with a blank\nb = 07:32:00\nc = [1979-05-27T00:00:00Z, 1_000, 0xf]\n",
    "a = -inf\nb = +nan\nc = 1e5\nd = 5.0E-2\ne=true",
    "[[a]]\nb = 1\n[[a.c]]\nd = 2\n[[a.c]]\nd = 3\n[[a]]\n[[a.c]]\nd = 4\n[a.e]\nf = 5\n[a.e.g]\nh=6",
    "[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = 3",
    "[ a . b ]\n c . d = 1\n c . e = 2\n[[ f . g ]]\nh = 1\n",
    "a = [[[]]]\nb = [{c = [{d = {e = 1}}]}]",
    "a = {b = [\n1,\n2\n]}",
    "1.2 = 3\n-a- = 1\n'' = 2",
]  # fmt: skip


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every key path of a value that tomllib made, with what stands there."""
    if path:
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield from paths(child, (*path, key))


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


KEYS = st.one_of(
    st.sampled_from("abc"), st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=4)
)
SCALARS = st.one_of(
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.floats(allow_nan=False),
    st.text(st.sampled_from("ab\"'\\\n#[]{}=,. \té"), max_size=8),
    st.just(datetime.time(7, 30)),
    st.just(datetime.date(2024, 2, 29)),
    st.just(datetime.datetime(2024, 2, 29, 7, 30)),  # noqa: DTZ001 -- a TOML local date-time
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
TABLES = st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=3), max_size=5)


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
