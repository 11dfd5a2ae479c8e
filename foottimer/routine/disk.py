"""Files as they are read from the disk: regular ones alone, and none without end."""

from __future__ import annotations

from pathlib import Path

from foottimer.routine.problem import Problem, Severity
from foottimer.routine.regular import NotRegularError, open_regular
from foottimer.routine.source import MAX_BYTES, decode


def read_text(path: Path) -> str | Problem:
    """Return the text of a regular file, or why there is none; nothing else is waited for, and a large one not read."""
    data = read_bytes(path)
    return data if isinstance(data, Problem) else decode(data)


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes | Problem:
    """Return the bytes of a regular file, one more than `most` of a larger one, or why there are none."""
    try:
        with open_regular(path) as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        return unreadable(error)


def unreadable(error: Exception) -> Problem:
    """Return why something can't be read, as a problem."""
    if isinstance(error, FileNotFoundError):
        return _problem("there is no such file")
    if isinstance(error, NotRegularError):
        return _problem(str(error))
    said = error.strerror if isinstance(error, OSError) else None
    return _problem(f"cannot be read: {said or error}")


def _problem(message: str) -> Problem:
    return Problem(Severity.ERROR, 1, 1, "", message)
