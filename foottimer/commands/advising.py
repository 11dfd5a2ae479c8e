"""Where `run` gets its advice from, and where it writes down what the person decides."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from foottimer import paths
from foottimer.commands import CommandError
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.shelved import shelved
from foottimer.printing import safe
from foottimer.session.clock import SystemClock

if TYPE_CHECKING:
    from foottimer.history.decisions import Decision
    from foottimer.plain.advising import Advice
    from foottimer.plan.situation import Situation
    from foottimer.routine.catalogue import Catalogue
    from foottimer.routine.library import Entry
    from foottimer.settings.model import Settings


def local_advice(settings: Settings, catalogue: Catalogue, as_written: bool = False) -> Advice:
    """Return where advice comes from on this machine."""
    from foottimer.plain.advising import Advice

    return Advice(partial(_situation, settings, catalogue), _decide, partial(_library, catalogue), as_written)


def say_checked(catalogue: Catalogue) -> None:
    """Write down that every red flag was checked, where there is one.

    Raises CommandError where the history can't be read or written.
    """
    from foottimer.history.store import StoreError
    from foottimer.plan.gates.redflag import checked, open_flags

    try:
        situation = _situation(chosen_settings(), catalogue)
        if open_flags(situation):
            _decide(checked(situation))
        else:
            print("foottimer: there is no red flag that was not checked", file=sys.stderr)
    except StoreError as error:
        raise CommandError(safe(str(error))) from error


def _library(catalogue: Catalogue) -> tuple[Entry, ...]:
    return shelved(catalogue)


def _situation(settings: Settings, catalogue: Catalogue) -> Situation:
    """Gather what advice is computed from; raises StoreError."""
    from foottimer.commands.gathered import situation_now
    from foottimer.history.store import open_for_reading

    entries, store = _library(catalogue), open_for_reading(paths.history_file())
    if store is None:
        return situation_now(None, settings, entries)
    with store:
        return situation_now(store, settings, entries)


def _decide(decision: Decision) -> None:
    """Write a decision down; raises StoreError."""
    from foottimer.history.store import open_store
    from foottimer.rescue.opening import open_mended

    now = SystemClock().wall()
    with open_mended(paths.history_file(), open_store, now) as store:
        store.decide(decision, now)
