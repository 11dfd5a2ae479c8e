"""What a pose is: a few numbers that blend into those of another, and a drawing made of them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Protocol, TypeVar

from foottimer.figure.pen import Pen

PoseT = TypeVar("PoseT")


class Pose(Protocol):
    """A frozen dataclass of numbers, tuples of numbers, and flags, of one rig."""

    __slots__ = ()

    def draw(self, pen: Pen) -> None:
        """Draw it."""


def blend(one: PoseT, other: PoseT, share: float) -> PoseT:
    """Return the pose `share` (0 to 1) of the way from one to another of the same rig.

    Numbers, and numbers in tuples and parts, go in a straight line; anything else changes half way.
    """
    if share <= 0 or one == other:
        return one
    if share >= 1:
        return other
    values = {}
    for field in fields(one):  # type: ignore[arg-type]
        values[field.name] = _between(getattr(one, field.name), getattr(other, field.name), share)
    return replace(one, **values)  # type: ignore[type-var]


def _between(one: object, other: object, share: float) -> object:
    if isinstance(one, bool) or isinstance(other, bool):
        return one if share < 0.5 else other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one + (other - one) * share
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return tuple(_between(a, b, share) for a, b in zip(one, other, strict=True))
    if hasattr(one, "__dataclass_fields__") and type(one) is type(other):
        return blend(one, other, share)
    return one if share < 0.5 else other
