"""Edits of blocks with headers: the exact text before and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foottimer.text.blocks import Piece, Run, change, delete, duplicate, group, insert, move, ungroup
from foottimer.text.written import Written

HEADED = """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

[[block]]
rest = 5
"""
COMPACT = """\
[[block]]
reps = 1
# second
[[block]]
reps = 2
[[block]]
reps = 3
"""
FOREIGN = """\
[[block]]
reps = 1

# for all
[defaults]
rest = 5

# of the first
[[block.at]]
when = 3
say = "go"

[[block]]
reps = 2
"""
ODD = (
    "\ufeff[[ block ]]\r\n"
    "\treps=1\r\n"
    "\r\n"
    ' [["block"]]\r\n'
    " rounds=2\r\n"
    " [['block' . block]]\r\n"
    " hold=5\r\n"
    " [[block.block]]\r\n"
    " hold=6"
)

CASES: dict[str, tuple[str, Callable[[Written], Written], str]] = {
    "headed: delete 1": (
        HEADED,
        lambda w: delete(w, Run((), 0, 1)),
        """\
# About this.
format = 1

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: delete 2": (
        HEADED,
        lambda w: delete(w, Run((1,), 1, 1)),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

[[block]]
rest = 5
""",
    ),
    "headed: delete 3": (
        HEADED,
        lambda w: delete(w, Run((), 0, 3)),
        """\
# About this.
format = 1

# loose
""",
    ),
    "headed: duplicate 1": (
        HEADED,
        lambda w: duplicate(w, Run((), 0, 1)),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: duplicate 2": (
        HEADED,
        lambda w: duplicate(w, Run((1,), 0, 2)),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: move 1": (
        HEADED,
        lambda w: move(w, Run((), 2, 1), (0,)),
        """\
# About this.
format = 1

[[block]]
rest = 5

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6
""",
    ),
    "headed: move 2": (
        HEADED,
        lambda w: move(w, Run((), 0, 1), (1, 1)),
        """\
# About this.
format = 1

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

# first
[[block.block]]   # one
reps = 3    # three
# under it

  [[block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: move 3": (
        HEADED,
        lambda w: move(w, Run((1,), 0, 1), (3,)),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  [[block.block]]
  hold = 6

[[block]]
rest = 5

  # inner
  [[block]]
  hold = 5
""",
    ),
    "headed: group 1": (
        HEADED,
        lambda w: group(w, Run((), 0, 2), {"rounds": 3}),
        """\
# About this.
format = 1

[[block]]
rounds = 3

# first
[[block.block]]   # one
reps = 3    # three
# under it

# loose

[[block.block]]
rounds = 2   # twice

  # inner
  [[block.block.block]]
  hold = 5

  [[block.block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: ungroup 1": (
        HEADED,
        lambda w: ungroup(w, (1,)),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

# twice

  # inner
  [[block]]
  hold = 5

  [[block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "headed: insert 1": (
        HEADED,
        lambda w: insert(w, (1, 2), Piece.of({"hold": 7, "name": "new"})),
        """\
# About this.
format = 1

# first
[[block]]   # one
reps = 3    # three
# under it

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

  [[block.block]]
  name = "new"
  hold = 7

[[block]]
rest = 5
""",
    ),
    "headed: change 1": (
        HEADED,
        lambda w: change(w, (0,), {"reps": None, "hold": "20s", "sets": 2}),
        """\
# About this.
format = 1

# first
[[block]]   # one
# three
# under it
hold = "20s"
sets = 2

# loose

[[block]]
rounds = 2   # twice

  # inner
  [[block.block]]
  hold = 5

  [[block.block]]
  hold = 6

[[block]]
rest = 5
""",
    ),
    "compact: delete 1": (
        COMPACT,
        lambda w: delete(w, Run((), 1, 1)),
        """\
[[block]]
reps = 1
[[block]]
reps = 3
""",
    ),
    "compact: duplicate 1": (
        COMPACT,
        lambda w: duplicate(w, Run((), 1, 1)),
        """\
[[block]]
reps = 1
# second
[[block]]
reps = 2
# second
[[block]]
reps = 2
[[block]]
reps = 3
""",
    ),
    "compact: move 1": (
        COMPACT,
        lambda w: move(w, Run((), 0, 1), (3,)),
        """\
# second
[[block]]
reps = 2
[[block]]
reps = 3
[[block]]
reps = 1
""",
    ),
    "compact: group 1": (
        COMPACT,
        lambda w: group(w, Run((), 1, 2), {"rounds": 2}),
        """\
[[block]]
reps = 1
[[block]]
rounds = 2
# second
[[block.block]]
reps = 2
[[block.block]]
reps = 3
""",
    ),
    "compact: insert 1": (
        COMPACT,
        lambda w: insert(w, (0,), Piece.of({"rest": 9})),
        """\
[[block]]
rest = 9
[[block]]
reps = 1
# second
[[block]]
reps = 2
[[block]]
reps = 3
""",
    ),
    "foreign: delete 1": (
        FOREIGN,
        lambda w: delete(w, Run((), 0, 1)),
        """\
# for all
[defaults]
rest = 5

[[block]]
reps = 2
""",
    ),
    "foreign: move 1": (
        FOREIGN,
        lambda w: move(w, Run((), 0, 1), (2,)),
        """\
# for all
[defaults]
rest = 5

[[block]]
reps = 2

[[block]]
reps = 1

# of the first
[[block.at]]
when = 3
say = "go"
""",
    ),
    "foreign: duplicate 1": (
        FOREIGN,
        lambda w: duplicate(w, Run((), 0, 1)),
        """\
[[block]]
reps = 1

# for all
[defaults]
rest = 5

# of the first
[[block.at]]
when = 3
say = "go"

[[block]]
reps = 1

# of the first
[[block.at]]
when = 3
say = "go"

[[block]]
reps = 2
""",
    ),
    "foreign: group 1": (
        FOREIGN,
        lambda w: group(w, Run((), 0, 2), {"rounds": 2}),
        """\
[[block]]
rounds = 2

[[block.block]]
reps = 1

# for all
[defaults]
rest = 5

# of the first
[[block.block.at]]
when = 3
say = "go"

[[block.block]]
reps = 2
""",
    ),
    "odd: delete 1": (
        ODD,
        lambda w: delete(w, Run((), 0, 1)),
        ("\ufeff [[\"block\"]]\r\n rounds=2\r\n [['block' . block]]\r\n hold=5\r\n [[block.block]]\r\n hold=6"),
    ),
    "odd: move 1": (
        ODD,
        lambda w: move(w, Run((1,), 1, 1), (0,)),
        (
            "\ufeff [[block]]\r\n"
            " hold=6\r\n"
            "\r\n"
            "[[ block ]]\r\n"
            "\treps=1\r\n"
            "\r\n"
            ' [["block"]]\r\n'
            " rounds=2\r\n"
            " [['block' . block]]\r\n"
            " hold=5"
        ),
    ),
    "odd: ungroup 1": (
        ODD,
        lambda w: ungroup(w, (1,)),
        ("\ufeff[[ block ]]\r\n\treps=1\r\n\r\n [[block]]\r\n hold=5\r\n [[block]]\r\n hold=6"),
    ),
    "odd: duplicate 1": (
        ODD,
        lambda w: duplicate(w, Run((1,), 1, 1)),
        (
            "\ufeff[[ block ]]\r\n"
            "\treps=1\r\n"
            "\r\n"
            ' [["block"]]\r\n'
            " rounds=2\r\n"
            " [['block' . block]]\r\n"
            " hold=5\r\n"
            " [[block.block]]\r\n"
            " hold=6\r\n"
            " [[block.block]]\r\n"
            " hold=6"
        ),
    ),
    "odd: change 1": (
        ODD,
        lambda w: change(w, (1, 1), {"sides": "each"}),
        (
            "\ufeff[[ block ]]\r\n"
            "\treps=1\r\n"
            "\r\n"
            ' [["block"]]\r\n'
            " rounds=2\r\n"
            " [['block' . block]]\r\n"
            " hold=5\r\n"
            " [[block.block]]\r\n"
            " hold=6\r\n"
            ' sides="each"'
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_of_blocks_changes_nothing_else(name: str) -> None:
    text, edit, expected = CASES[name]
    written = Written.of(text)
    assert edit(written).whole == expected
    assert written.whole == text
