"""Sessions on terminals that nobody reads any more; `soaks.unread` does it over and over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from soaks.followed import Front
from soaks.unread import Unread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal that is watched through /proc")


SEED = 335
"""Of a run that is over soon."""


def test_what_ends_while_nobody_reads_the_terminal_outlives_a_kill(tmp_path: Path) -> None:
    one = Unread(tmp_path, SEED, Front.APP)
    one.run(Unread.killed)
    assert one.faults == []
    assert one.counts["intervals over that nobody saw"] > 0
