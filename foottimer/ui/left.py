"""What earlier programs left in the middle of a session; where there is nothing, nothing is imported for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.history.underway import UnderWay
    from foottimer.ui.services import Services


@dataclass(frozen=True, slots=True)
class Left:
    """What earlier programs left, as of one look."""

    offered: tuple[UnderWay, ...] = ()
    """Sessions to be resumed, kept or discarded, the one seen last first."""
    kept: tuple[UnderWay, ...] = ()
    """Those that nobody resumed in time: kept as partial just now."""


def look_for_left(services: Services) -> Left:
    """Do as `left_behind`, where any session runs at all; called in a thread. Raises StoreError."""
    if services.speed != 1 or not services.ask(lambda store: store.under_way()):
        return Left()
    from foottimer.ui.interruptions import left_behind

    return left_behind(services)
