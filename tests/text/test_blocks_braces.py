"""Edits of blocks in brackets and braces, and from these to headers and back: the exact text before and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foottimer.text.blocks import Piece, Run, change, delete, duplicate, group, insert, move, ungroup
from foottimer.text.written import Written

LINES = """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  { rest = 5 }
]
"""
ONE = """\
block = [{reps = 1}, {reps = 2, sets = 3}, {rest = 5}] # all
"""
MIXED = """\
[[block]]
rounds = 2
block = [
  # five
  { hold = 5 },
  { hold = 6 }, # six
]

[[block]]
# of it
reps = 3
cues = [
  "a", # b
]
"""

CASES: dict[str, tuple[str, Callable[[Written], Written], str]] = {
    "lines: delete 1": (
        LINES,
        lambda w: delete(w, Run((), 0, 1)),
        """\
block = [
  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  { rest = 5 }
]
""",
    ),
    "lines: delete 2": (
        LINES,
        lambda w: delete(w, Run((), 2, 1)),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
]
""",
    ),
    "lines: delete 3": (
        LINES,
        lambda w: delete(w, Run((), 0, 3)),
        """\
block = [
  # loose
]
""",
    ),
    "lines: duplicate 1": (
        LINES,
        lambda w: duplicate(w, Run((), 0, 1)),
        """\
block = [
  # first
  { reps = 3 }, # one

  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  { rest = 5 }
]
""",
    ),
    "lines: duplicate 2": (
        LINES,
        lambda w: duplicate(w, Run((), 2, 1)),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  { rest = 5 },
  { rest = 5 }
]
""",
    ),
    "lines: move 1": (
        LINES,
        lambda w: move(w, Run((), 2, 1), (0,)),
        """\
block = [
  { rest = 5 },

  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
]
""",
    ),
    "lines: move 2": (
        LINES,
        lambda w: move(w, Run((), 0, 1), (1, 1)),
        """\
block = [
  # loose

  { rounds = 2, block = [{ hold = 5 },
    # first
  { reps = 3 }, # one
    { hold = 6 }] }, # twice
  { rest = 5 }
]
""",
    ),
    "lines: move 3": (
        LINES,
        lambda w: move(w, Run((1,), 1, 1), (3,)),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }] }, # twice
  { rest = 5 },
  { hold = 6 }
]
""",
    ),
    "lines: group 1": (
        LINES,
        lambda w: group(w, Run((), 0, 2), {"rounds": 3}),
        """\
block = [
  { rounds = 3, block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  ] },
  { rest = 5 }
]
""",
    ),
    "lines: ungroup 1": (
        LINES,
        lambda w: ungroup(w, (1,)),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { hold = 5 }, { hold = 6 },
  # twice

  { rest = 5 }
]
""",
    ),
    "lines: insert 1": (
        LINES,
        lambda w: insert(w, (3,), Piece.of({"hold": 7, "name": "new"})),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { rounds = 2, block = [{ hold = 5 }, { hold = 6 }] }, # twice
  { rest = 5 },
  { name = "new", hold = 7 }
]
""",
    ),
    "lines: change 1": (
        LINES,
        lambda w: change(w, (1,), {"rounds": None, "round_rest": 3}),
        """\
block = [
  # first
  { reps = 3 }, # one

  # loose

  { block = [{ hold = 5 }, { hold = 6 }], round_rest = 3 }, # twice
  { rest = 5 }
]
""",
    ),
    "one: delete 1": (
        ONE,
        lambda w: delete(w, Run((), 0, 1)),
        """\
block = [{reps = 2, sets = 3}, {rest = 5}] # all
""",
    ),
    "one: delete 2": (
        ONE,
        lambda w: delete(w, Run((), 2, 1)),
        """\
block = [{reps = 1}, {reps = 2, sets = 3}] # all
""",
    ),
    "one: duplicate 1": (
        ONE,
        lambda w: duplicate(w, Run((), 1, 1)),
        """\
block = [{reps = 1}, {reps = 2, sets = 3}, {reps = 2, sets = 3}, {rest = 5}] # all
""",
    ),
    "one: move 1": (
        ONE,
        lambda w: move(w, Run((), 0, 1), (3,)),
        """\
block = [{reps = 2, sets = 3}, {rest = 5}, {reps = 1}] # all
""",
    ),
    "one: group 1": (
        ONE,
        lambda w: group(w, Run((), 0, 2), {"rounds": 2}),
        """\
block = [{ rounds = 2, block = [{reps = 1}, {reps = 2, sets = 3}] }, {rest = 5}] # all
""",
    ),
    "one: insert 1": (
        ONE,
        lambda w: insert(w, (3,), Piece.of({"hold": 7})),
        """\
block = [{reps = 1}, {reps = 2, sets = 3}, {rest = 5}, { hold = 7 }] # all
""",
    ),
    "mixed: move 1": (
        MIXED,
        lambda w: move(w, Run((0,), 0, 1), (1,)),
        """\
[[block]]
rounds = 2
block = [
  { hold = 6 }, # six
]

# five
[[block]]
hold = 5

[[block]]
# of it
reps = 3
cues = [
  "a", # b
]
""",
    ),
    "mixed: move 2": (
        MIXED,
        lambda w: move(w, Run((0,), 1, 1), (2,)),
        """\
[[block]]
rounds = 2
block = [
  # five
  { hold = 5 },
]

[[block]]
# of it
reps = 3
cues = [
  "a", # b
]

[[block]]  # six
hold = 6
""",
    ),
    "mixed: move 3": (
        MIXED,
        lambda w: move(w, Run((), 1, 1), (0, 1)),
        """\
[[block]]
rounds = 2
block = [
  # five
  { hold = 5 },
  # of it
  { reps = 3, cues = [
  "a", # b
] },
  { hold = 6 }, # six
]
""",
    ),
    "mixed: ungroup 1": (
        MIXED,
        lambda w: ungroup(w, (0,)),
        """\
# five
[[block]]
hold = 5

[[block]]  # six
hold = 6

[[block]]
# of it
reps = 3
cues = [
  "a", # b
]
""",
    ),
    "mixed: move 4": (
        MIXED,
        lambda w: move(w, Run((), 0, 1), (2,)),
        """\
[[block]]
# of it
reps = 3
cues = [
  "a", # b
]

[[block]]
rounds = 2
block = [
  # five
  { hold = 5 },
  { hold = 6 }, # six
]
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_of_blocks_changes_nothing_else(name: str) -> None:
    text, edit, expected = CASES[name]
    written = Written.of(text)
    assert edit(written).whole == expected
    assert written.whole == text
