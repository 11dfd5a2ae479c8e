"""What speaks against a start, in lines that both front ends show. Pure."""

from __future__ import annotations

from foottimer.plan.gates.counsel import Counsel
from foottimer.plan.gates.gates import Condition, Gate

THERE, MISSING = "✓", "×"
"""The marks of what is there and what is missing; never without a word."""


def title(counsel: Counsel) -> str:
    """Return what is asked about: "Plyometric intro · level 1"."""
    level = f" · level {counsel.offer.level}" if counsel.offer.level else ""
    return f"{counsel.offer.name}{level}"


def verdict(counsel: Counsel) -> str:
    """Return what is to be said of it, in a few words."""
    if counsel.red_flag:
        return "not before it was checked"
    if counsel.gates:
        return "its gate is not open yet"
    return "not advised today" if counsel.above is None else "above your level for now"


def gate_line(gate: Gate) -> str:
    """Return how much of a gate is there: "Plyometrics: 2 of 5 are there"; of one thing "not open yet"."""
    there = len(gate.conditions) - len(gate.missing)
    if len(gate.conditions) == 1:
        return f"{gate.name}: {'open' if there else 'not open yet'}"
    return f"{gate.name}: {there} of {len(gate.conditions)} {'is' if there == 1 else 'are'} there"


def condition_line(condition: Condition) -> str:
    """Return a condition on one line: "× missing: Calf raises on one leg: 15 each side; you have left 12"."""
    mark = f"{THERE} there" if condition.met else f"{MISSING} missing"
    return f"{mark}: {condition.label}: needs {condition.need}, there: {condition.have}"


def source_line(gate: Gate) -> str:
    """Return where a gate's numbers come from."""
    return f"Where this comes from: {gate.source}."
