"""Samples of TOML for tests: odd files, and data of any kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

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
