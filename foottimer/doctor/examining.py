"""Looking at everything, one thing after another, and at none of it for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from foottimer.doctor.finding import Finding, wrong
from foottimer.values import dataclass

SECONDS = 10.0
"""How long one check may take, unless it says otherwise."""
_LAST = 1.0
"""Seconds in which a check that was told to stop may still say what it found."""

Look: TypeAlias = Callable[[threading.Event], Iterable[Finding]]
"""Looks at something, and ends soon once the event is set."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at."""

    about: str
    """What it is, as a heading: "folders"."""
    look: Look
    """Looks at it; changes nothing."""
    seconds: float = SECONDS
    """How long it may take."""


def examine(checks: Iterable[Check]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """What each check finds, as soon as it is known.

    A check runs in a thread that nobody waits for longer than it may take: a disk that does not answer can't be
    interrupted, and lets nobody go who asks it.
    """
    for check in checks:
        yield check.about, tuple(_found_by(check))


def _found_by(check: Check) -> Iterator[Finding]:
    found: list[Finding] = []
    stop = threading.Event()
    thread = threading.Thread(target=_look, args=(check, stop, found), name=f"look at {check.about}", daemon=True)
    thread.start()
    thread.join(check.seconds)
    stop.set()
    thread.join(_LAST)
    yield from tuple(found)
    if thread.is_alive():
        yield wrong(
            f"This was not looked at to the end: something did not answer within {check.seconds:g} s.",
            "See whether a disk, a network folder or a device hangs, and run foottimer doctor again.",
        )


def _look(check: Check, stop: threading.Event, found: list[Finding]) -> None:
    try:
        found.extend(check.look(stop))  # one by one: what was found is told, whatever becomes of the rest
    except OSError as error:
        found.append(
            wrong(
                f"This was not looked at to the end: {error.filename or 'something'} cannot be read: {error.strerror}.",
                "See to its rights and its disk, and run foottimer doctor again.",
            )
        )
    except Exception as error:
        found.append(
            wrong(
                f"This was not looked at to the end: {type(error).__name__}: {' '.join(str(error).split())[:200]}.",
                "Please report this sentence: it is a mistake in foottimer.",
            )
        )
