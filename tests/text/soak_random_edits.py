"""50,000 sequences of random edits of commented texts, other ones than the suite's; `make soak` runs this."""

from __future__ import annotations

import pytest
from random_edits import sequences

SHARDS = 200
EACH = 250


@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_edits_do_what_they_imply_and_nothing_else(shard: int) -> None:
    sequences(f"soak {shard}", EACH)
