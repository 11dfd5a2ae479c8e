"""Movements: foot."""

from __future__ import annotations

from foottimer.figure.movement import Movement

MOVEMENTS: tuple[Movement, ...] = ()
