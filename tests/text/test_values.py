"""The edit of a single value: what it writes, and that nothing else changes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toml_samples import ODD_FILES, SCALARS, TABLES, VALUES, paths
from toml_texts import Writer

from foottimer.routine.scan import scan
from foottimer.routine.source import MAX_BYTES
from foottimer.text.layout import Form, Layout
from foottimer.text.single import remove, set_value
from foottimer.text.values import EditError, value_text

FILE = """\
# What I chose

[look]   # colours
theme  = "nord"     # or "dracula"
digits = "thin"
# a thought about digits

# The picture.
[figure]
picture = "half"

  [sound.more] # indented
  a = 1
"""

SET = [
    # in place: exactly the value's span
    ("a = 1 # x\n", ("a",), 2, "a = 2 # x\n"),
    ("a=1#x", ("a",), "é\n", 'a="é\\n"#x'),
    ("\ufeffa = 1\r\nb = 2\r\n", ("a",), True, "\ufeffa = true\r\nb = 2\r\n"),
    ("a = [1, # one\n 2] # two\n", ("a",), [3, "x"], 'a = [3, "x"] # two\n'),
    ("a = [1, # one\n 2] # two\n", ("a", 1), 3, "a = [1, # one\n 3] # two\n"),
    ('a = """x\ny""" # c\n', ("a",), "z", 'a = "z" # c\n'),
    ("[[block]]\nreps = 1\n[[block]]\nreps = 2 # two\n", ("block", 1, "reps"), 5,
     "[[block]]\nreps = 1\n[[block]]\nreps = 5 # two\n"),
    ("a = {b = 1, c = 2}\n", ("a", "b"), 0.5, "a = {b = 0.5, c = 2}\n"),
    ("a.b.c = 1 # c\n", ("a", "b", "c"), 2, "a.b.c = 2 # c\n"),
    # the same value: as it was written
    ("a = 0x10\nb = 'x'\n", ("a",), 16, "a = 0x10\nb = 'x'\n"),
    # a new line at the end of its table
    ("", ("a",), 1, "a = 1\n"),
    ("a = 1", ("b",), 2, "a = 1\nb = 2"),
    ("a = 1\r\n[x]\r\n", ("b",), 2, "a = 1\r\nb = 2\r\n[x]\r\n"),
    ("# c\n[x]\n", ("b",), 2, "b = 2\n\n# c\n[x]\n"),
    ("# c\n\n[x]\n", ("b",), 2, "# c\nb = 2\n\n[x]\n"),
    ("[x]\n[y]\n", ("x", "b"), 2, "[x]\nb = 2\n[y]\n"),
    ("[x] # c", ("x", "b"), 2, "[x] # c\nb = 2"),
    ("[x]\na=1\n", ("x", "b"), 2, "[x]\na=1\nb=2\n"),
    ("[x]\n\ta = 1\n", ("x", "b"), 2, "[x]\n\ta = 1\n\tb = 2\n"),
    ("[x]\na    = 1\nlong = 2\n", ("x", "b"), 2, "[x]\na    = 1\nlong = 2\nb    = 2\n"),
    ("[x]\na    = 1\nlong = 2\n", ("x", "longer"), 2, "[x]\na    = 1\nlong = 2\nlonger = 2\n"),
    ("[x]\na = 1\n# of y\n[y]\n", ("x", "b"), 2, "[x]\na = 1\nb = 2\n# of y\n[y]\n"),
    ("[x]\na = 1\n# of x\n\n# of y\n[y]\n", ("x", "b"), 2, "[x]\na = 1\n# of x\nb = 2\n\n# of y\n[y]\n"),
    ("[x]\na = 1\n\n# at the end\n", ("x", "b"), 2, "[x]\na = 1\nb = 2\n\n# at the end\n"),
    ("[x]\na = 1\n[x.y]\nz = 1\n", ("x", "b"), 2, "[x]\na = 1\nb = 2\n[x.y]\nz = 1\n"),
    ("[[block]]\n  [[block.block]]\n  reps = 1\n[[block]]\n", ("block", 0, "block", 0, "sets"), 2,
     "[[block]]\n  [[block.block]]\n  reps = 1\n  sets = 2\n[[block]]\n"),
    ("[x]\na = 1\n", ("x", "a b"), 2, '[x]\na = 1\n"a b" = 2\n'),
    # in braces, dotted
    ("a = {}\n", ("a", "b"), 1, "a = { b = 1 }\n"),
    ("a = {b = {c = 1}} # c\n", ("a", "d"), 2, "a = {b = {c = 1}, d = 2} # c\n"),
    ("a = {b.c = 1, d = 2}\n", ("a", "b", "e"), 2, "a = {b.c = 1, b.e = 2, d = 2}\n"),
    ("a = {b = 1}\n", ("a", "x", "y"), 2, "a = {b = 1, x.y = 2}\n"),
    ("a.b = 1\nc = 2\n", ("a", "d"), 3, "a.b = 1\na.d = 3\nc = 2\n"),
    ("a.b = 1\n# of c\nc = 2\n", ("a", "d"), 3, "a.b = 1\na.d = 3\n# of c\nc = 2\n"),
    ("[x]\na.b.c = 1\n", ("x", "a", "d", "e"), 3, "[x]\na.b.c = 1\na.d.e = 3\n"),
    ("x = [{a = 1}, {}]\n", ("x", 1, "b", "c"), 3, "x = [{a = 1}, { b.c = 3 }]\n"),
    # a new table
    ("", ("a", "b"), 1, "[a]\nb = 1\n"),
    ("c = 1", ("a", "b"), 1, "c = 1\n\n[a]\nb = 1"),
    ("c = 1\r\n", ("a", "b"), 1, "c = 1\r\n\r\n[a]\r\nb = 1\r\n"),
    ("c = 1\n\n", ("a", "b"), 1, "c = 1\n\n[a]\nb = 1\n\n"),
    ("[a.x]\n", ("a", "b"), 1, "[a.x]\n\n[a]\nb = 1\n"),
    ("[a]\nx.y = 1\n", ("b", "c d", "e"), 1, '[a]\nx.y = 1\n\n[b."c d"]\ne = 1\n'),
    ("[[a]]\n# of the second\n[[a]]\n", ("a", 0, "b", "c"), 1,
     "[[a]]\n\n[a.b]\nc = 1\n\n# of the second\n[[a]]\n"),
    ("  [[a]]\n  [[a]]\n  x = 1\n", ("a", 1, "b", "c"), 1, "  [[a]]\n  [[a]]\n  x = 1\n\n  [a.b]\n  c = 1\n"),
    # where a header is not allowed any more
    ("[a.b.c]\n[a]\nb.d = 1\n", ("a", "b", "e"), 2, "[a.b.c]\n[a]\nb.d = 1\nb.e = 2\n"),
    # instead of tables with headers
    ("[a]\nb = 1\n", ("a",), 1, "a = 1\n"),
    ("[a.b]\n", ("a",), [], "a = []\n"),
    ("a.b = 1\n", ("a",), 1, "a = 1\n"),
    ("[[a]]\n", ("a",), [], "a = []\n"),
    # their keys, one by one
    ("[a]\nb = 1 # one\nc = 2 # two\n", ("a",), {"b": 1, "c": 3}, "[a]\nb = 1 # one\nc = 3 # two\n"),
    ("# x\n[[a]]\nb = 1\n\n[c]\n", ("a",), [{"b": 1}, {"b": 2, "d": {}}],
     "# x\n[[a]]\nb = 1\n\n[[a]]\nb = 2\nd = {}\n\n[c]\n"),
    ("[[a]]\nb = 1 # one\n[[a]]\nb = 2\n", ("a",), [{"b": 3}], "[[a]]\nb = 3 # one\n"),
    (FILE, ("look", "size"), 3, FILE.replace("digits\n\n", "digits\nsize   = 3\n\n")),
    (FILE, ("figure", "motion"), "full", FILE.replace('"half"\n', '"half"\nmotion = "full"\n')),
    (FILE, ("sound", "volume"), 3, FILE + "\n[sound]\nvolume = 3\n"),
    (FILE, ("sound", "more", "b"), 3, FILE + "  b = 3\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "value", "expected"), SET)
def test_a_value_is_set_and_all_else_stays(text: str, path: tuple[Any, ...], value: object, expected: str) -> None:
    assert set_value(text, path, value) == expected


REMOVED = [
    ("a = 1\nb = 2\n", ("a",), "b = 2\n"),
    ("a = 1\r\nb = 2", ("b",), "a = 1"),
    ("a = 1", ("a",), ""),
    ("\ufeffa = 1\nb = 2\n", ("a",), "\ufeffb = 2\n"),
    ("a = 1\n  b = 2   # why\n", ("b",), "a = 1\n  # why\n"),
    ("# of a\na = [ # one\n1] # two\n", ("a",), "# of a\n# two\n"),
    ("[x]\na = 1\n\n[y]\n", ("x", "a"), "[x]\n\n[y]\n"),
    ("x.y.a = 1\nb = 2\n", ("x", "y", "a"), "b = 2\n"),
    ("x.y.a = 1\nx.y.b = 2\n", ("x", "y", "a"), "x.y.b = 2\n"),
    ("x = {a = 1}\n", ("x", "a"), "x = {}\n"),
    ("x = { a = 1, b.c = 2, d = 3 }\n", ("x", "a"), "x = { b.c = 2, d = 3 }\n"),
    ("x = { a = 1, b.c = 2, d = 3 }\n", ("x", "b", "c"), "x = { a = 1, d = 3 }\n"),
    ("x = { a = 1, b.c = 2, d = 3 }\n", ("x", "d"), "x = { a = 1, b.c = 2 }\n"),
    ("x = [{'{' = 1, b = 2}]\n", ("x", 0, "{"), "x = [{ b = 2}]\n"),
    ("[[b]]\nr = 1\n[[b]]\nr = 2\n", ("b", 1, "r"), "[[b]]\nr = 1\n[[b]]\n"),
    # tables, with their own comments
    ("a = 1\n\n# of x\n[x]\nb = 1\n\n[x.y]\nc = 2\n# of y\n\n# loose\n", ("x",), "a = 1\n\n# loose\n"),
    ("[x]\na = 1\n\n# why\n[x.y]\nb = 2\n\n[z]\n", ("x", "y"), "[x]\na = 1\n\n[z]\n"),
    ("a.b = 1\nc = 2\na.d.e = 3 # why\n", ("a",), "c = 2\n# why\n"),
    ("[[a]]\nb = 1\n\n[[a]]\nb = 2\n\n[c]\n", ("a", 0), "[[a]]\nb = 2\n\n[c]\n"),
    ("[[a]]\nb = 1\n\n[[a]]\nb = 2\n\n[c]\n", ("a",), "[c]\n"),
    # elements, with their own comments
    ("a = [1, 2, 3]\n", ("a", 0), "a = [2, 3]\n"),
    ("a = [1, 2, 3]\n", ("a", 2), "a = [1, 2]\n"),
    ("a = [ 1 ]\n", ("a", 0), "a = [ ]\n"),
    ("a = [\n  1, # one\n  # of two\n  2\n]\n", ("a", 0), "a = [\n  # of two\n  2\n]\n"),
    ("a = [\n  1, # one\n  # of two\n  2\n]\n", ("a", 1), "a = [\n  1, # one\n]\n"),
    (FILE, ("look", "theme"), FILE.replace('theme  = "nord"     # or', "# or")),
]


@pytest.mark.parametrize(("text", "path", "expected"), REMOVED)
def test_a_key_is_removed_and_all_else_stays(text: str, path: tuple[Any, ...], expected: str) -> None:
    assert remove(text, path) == expected


@pytest.mark.parametrize(
    ("text", "path", "value", "why"),
    [
        ("a = ", ("a",), 1, "line 1, column 5: not valid TOML"),
        ("a = 1\n", (), 1, "there is no key to set"),
        ("a = 1\n", ("a", "b"), 1, r"there is no a\.b"),
        ("a = [1]\n", ("a", 1), 1, r"there is no a\[2\]"),
        ("[[a]]\n", ("a", 1, "b"), 1, r"there is no a\[2\]"),
        ("[[a]]\n", ("a", "b"), 1, r"there is no a\.b"),
        ("[[a]]\n", ("a", -1, "b"), 1, "there is no a"),
        ("[[a]]\n", ("a", 0), 1, r"a\[1\] is a table"),
        ("a = 1\n", ("a",), None, "a file cannot hold a value of the type NoneType"),
        ("a = 1\n", ("a",), "\ud800", "a file cannot hold a value of the type str"),
        ("a = 1\n", ("a",), [[object()]], "a file cannot hold a value of the type object"),
    ],
)
def test_what_cannot_be_set_is_said(text: str, path: tuple[Any, ...], value: object, why: str) -> None:
    with pytest.raises(EditError, match=why):
        set_value(text, path, value)


@pytest.mark.parametrize(
    ("text", "path", "why"),
    [
        ("a = ", ("a",), "line 1, column 5"),
        ("a = 1\n", (), "there is no key to remove"),
        ("a = 1\n", ("b",), "there is no b to remove"),
    ],
)
def test_what_cannot_be_removed_is_said(text: str, path: tuple[Any, ...], why: str) -> None:
    with pytest.raises(EditError, match=why):
        remove(text, path)


def test_an_edit_that_makes_a_text_unreadable_is_refused() -> None:
    nested: object = 1
    for _ in range(40):
        nested = [nested]
    with pytest.raises(EditError, match="a cannot be written: the file would be nested more than 32 deep"):
        set_value("a = 1\n", ("a",), nested)
    with pytest.raises(EditError, match="a cannot be written: the file would be larger than 1 MiB"):
        set_value(f"#{'x' * (MAX_BYTES - 3)}\n", ("a",), 1)


@given(VALUES)
@settings(max_examples=150)
def test_any_value_is_written_on_one_line_and_read_as_it_was(value: object) -> None:
    text = value_text(value)
    assert "\n" not in text
    assert repr(tomllib.loads(f"v = {text}")["v"]) == repr(value)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text in any mixture of styles."""
    text = Writer(Random(draw(st.integers(0, 2**32)))).text(draw(TABLES))
    return text if draw(st.booleans()) else draw(st.sampled_from(ODD_FILES + [case[0] for case in SET]))


def data_of(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


def changed(text: str, path: tuple[Any, ...], value: object) -> dict[str, Any]:
    data = deepcopy(data_of(text))
    here: Any = data
    for part in path[:-1]:
        here = here.setdefault(part, {}) if isinstance(here, dict) else here[part]
    here[path[-1]] = value
    return data


def is_one_change(old: str, new: str, begin: int, end: int) -> bool:
    """Whether only what stands between two offsets of the old text was replaced."""
    rest = len(old) - end
    return new[:begin] == old[:begin] and (not rest or new[-rest:] == old[-rest:]) and len(new) >= begin + rest


def common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


def unless_refused(edit: Callable[[], str]) -> str | None:
    try:
        return edit()
    except EditError:
        return None


def same(one: object, other: object) -> bool:
    def ordered(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: ordered(data[key]) for key in sorted(data)}
        return [ordered(item) for item in data] if isinstance(data, list) else data

    return repr(ordered(one)) == repr(ordered(other))


@given(texts(), st.data())
@settings(max_examples=150)
def test_setting_any_value_that_is_there_replaces_only_its_span(text: str, data: st.DataObject) -> None:
    old = data_of(text)
    path, before = data.draw(st.sampled_from([*paths(old)] or [((), None)]))
    if not path:
        return
    value = data.draw(VALUES)
    new = unless_refused(lambda: set_value(text, path, value))
    if new is None:
        assert isinstance(before, dict | list)
        return
    assert same(data_of(new), changed(text, path, value))
    if Layout(text.removeprefix("\ufeff"), old).form(path) is Form.VALUE:
        spot = scan(text).spots[path]
        assert is_one_change(text, new, spot.start, spot.end)


@given(texts(), st.data())
@settings(max_examples=150)
def test_adding_a_key_to_any_table_only_adds_text(text: str, data: st.DataObject) -> None:
    tables = [(), *(path for path, value in paths(data_of(text)) if isinstance(value, dict))]
    table = data.draw(st.sampled_from(tables))
    more = data.draw(st.lists(st.sampled_from(["new", "a", "ä b", ""]), min_size=1, max_size=3))
    path = (*table, *more)
    spots = scan(text).spots
    if any(path[:length] in spots for length in range(len(table) + 1, len(path) + 1)):
        return
    value = data.draw(SCALARS)
    new = set_value(text, path, value)
    assert same(data_of(new), changed(text, path, value))
    assert common(text, new) + common(text[::-1], new[::-1]) >= len(text)


@given(texts(), st.data())
@settings(max_examples=150)
def test_removing_anything_takes_it_and_nothing_else(text: str, data: st.DataObject) -> None:
    old = data_of(text)
    path, value = data.draw(st.sampled_from([*paths(old)] or [((), None)]))
    if not path:
        return
    new = remove(text, path)
    assert len(new) < len(text)
    assert any(same(data_of(new), left) for left in lacking(old, path))
    if isinstance(value, int | str | float) and isinstance(path[-1], str):
        assert text.count("#= [") == new.count("#= [")
        assert same(data_of(set_value(new, path, value)), old)


def lacking(data: Any, path: tuple[Any, ...]) -> list[Any]:
    """Return data without a path, and without the tables that are empty then."""
    found = []
    while path:
        left = deepcopy(data)
        around = left
        for part in path[:-1]:
            around = around[part]
        del around[path[-1]]
        found.append(left)
        if around:
            break
        path = path[:-1]
    return found
