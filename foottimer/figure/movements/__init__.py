"""The movements of the catalogue's exercises: key poses as data, a module a group."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from foottimer.figure.movement import Movement


@functools.cache
def movements() -> Mapping[str, Movement]:
    """Return every movement by its exercise's id."""
    from foottimer.figure.movements import balance, calf, cooldown, foot, hips, mobility, plyo, strength, warmup

    groups = (foot, balance, calf, mobility, strength, plyo, warmup, cooldown, hips)
    return {movement.exercise: movement for group in groups for movement in group.MOVEMENTS}


def find(exercise: str | None) -> Movement | None:
    """Return how an exercise moves; None where nobody has drawn it, as with one of a file's own."""
    return movements().get(exercise) if exercise else None
