"""Threads that nothing waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable


def in_background(name: str, work: Callable[[], object]) -> threading.Thread | None:
    """Do it in a thread that never holds up the end of the program, and return that; None where none is to be had."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return None
    return thread
