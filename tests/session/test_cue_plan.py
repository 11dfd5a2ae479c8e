"""The cue plans of three routines, against tables written by hand."""

from __future__ import annotations

import pytest
from cue_tables import rows_of, table

from foottimer.routine.library import load_library
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style

ENTRIES = {entry.id: entry for entry in load_library(None)}


@pytest.mark.parametrize("name", ["foot-strength-1", "balance-2", "check-in"])
def test_a_routine_sounds_as_its_table_says(name: str) -> None:
    timeline = ENTRIES[name].timeline
    assert timeline is not None
    assert rows_of(CueSheet(timeline, Style()).plan()) == table(name)
