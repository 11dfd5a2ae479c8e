"""What advice is computed from, as the commands gather it."""

from __future__ import annotations

from foottimer import paths
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.find import exercises
from foottimer.commands.sessions import reading
from foottimer.commands.shelved import shelved
from foottimer.history.store import Store
from foottimer.plan.files.disk import known_of, parted, plans
from foottimer.plan.gathering import gather
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry
from foottimer.settings.model import Settings
from foottimer.values import replace


def situation_now(store: Store | None, settings: Settings, entries: tuple[Entry, ...] | None = None) -> Situation:
    """Return everything as of today; `entries` are the routines where they were read already.

    On standard error a line why exercises are left out. Raises StoreError, which `reading` turns into a CommandError.
    """
    found = shelved(exercises()) if entries is None else entries
    own, unread = parted(plans(paths.plans_folder(), known_of(found)))
    return replace(gather(store, today_by(settings), settings, found, own), unread=unread)


def situation_read() -> Situation:
    """Return everything as of today, by the store as it can be read; raises CommandError where it can't."""
    settings = chosen_settings()
    with reading() as store:
        return situation_now(store, settings)
