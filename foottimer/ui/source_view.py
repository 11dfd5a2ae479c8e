"""What is said of a text that is edited, and where in it to go next."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.routine.problem import Problem, Severity

MARKS = {Severity.ERROR: "×", Severity.WARNING: "!"}
"""What stands before a row in which something is wrong: colour alone would not do."""
At = tuple[int, ...]
"""Where something is: a line and a column, or an offset."""


def nearest(places: Sequence[At], here: At, by: int) -> int:
    """Return which of the places comes after here (1), before it (-1), or from here on (0); at an end the other one."""
    if by < 0:
        return next((index for index in reversed(range(len(places))) if places[index] < here), len(places) - 1)
    return next((index for index, place in enumerate(places) if place > here or (not by and place == here)), 0)


def said(problems: list[Problem]) -> str:
    """Return what is said of the problems of one line."""
    more = f" (and {len(problems) - 1} more in this line)" if len(problems) > 1 else ""
    first = problems[0]
    where = f"{first.path}: " if first.path else ""
    return f"{MARKS[first.severity]} {where}{first.message}{more}"


def counted(problems: tuple[Problem, ...], line: int, column: int) -> str:
    """Return where the cursor is and how much is wrong elsewhere."""
    here = f"line {line}, column {column}"
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{number} {name}{'s' if number > 1 else ''}"
        for number, name in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return f"{here} · {', '.join(parts)}: f8 goes there" if parts else f"{here} · nothing is wrong"
