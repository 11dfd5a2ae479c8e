"""5,000 sequences of random edits of commented texts; `make soak` makes ten times as many."""

from __future__ import annotations

import pytest
from random_edits import sequences

SHARDS = 40
EACH = 125


@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_edits_do_what_they_imply_and_nothing_else(shard: int) -> None:
    sequences(f"suite {shard}", EACH)
