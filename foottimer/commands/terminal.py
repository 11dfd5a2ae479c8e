"""Whether there is a terminal that the app can draw on."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from foottimer.printing import takes_unicode


def somebody_types() -> bool:
    """Whether standard input is a terminal."""
    return _is_terminal(sys.stdin)


def has_bell() -> bool:
    """Whether standard output is a terminal, and so has a bell."""
    return _is_terminal(sys.stdout)


def why_not_drawn() -> str | None:
    """Return why the app cannot draw here, or None when it can."""
    if not _is_terminal(sys.stdout):
        return "standard output is not a terminal"
    if not _is_terminal(sys.stdin):
        return "standard input is not a terminal"
    if not _is_terminal(sys.stderr):
        return "standard error, on which the app is drawn, is not a terminal"
    term = os.environ.get("TERM", "")
    if term == "dumb" or (not term and sys.platform != "win32"):
        return f"the terminal says that it cannot draw (TERM is {term or 'not set'})"
    if not takes_unicode(sys.stdout):
        return "the terminal's encoding is not UTF-8"
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
