"""The library as commands read it: what the app remembers of files that did not change is believed."""

from __future__ import annotations

from foottimer import paths
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import Entry, reader_of, shelving
from foottimer.routine.remembered import is_settled, memory
from foottimer.routine.shelving import MANY
from foottimer.session.clock import SystemClock


def shelved(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return every routine, with the exercises of a `catalogue` that was read a moment ago.

    Where very many files had to be read, what is known of them is written down for the next time.
    """
    there = memory(paths.cache_folder(), paths.routines_folder(), paths.exercises_file())
    found = shelving(paths.routines_folder(), reader_of(catalogue), there.cards())
    entries = found.entries()
    now = int(SystemClock().wall().timestamp() * 1_000_000_000)
    if found.read > MANY and (there.exercises is None or is_settled(there.exercises, now)):
        there.keep(entry.card for entry in entries)
    return entries
