"""Regular files, opened for reading: nothing else is waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotRegularError(OSError):
    """It is there, and no regular file."""


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file to read its bytes; raises OSError, or ValueError for what can be no path."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise NotRegularError("not a regular file")
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # it was another one a moment ago
        file.close()
        raise NotRegularError("not a regular file")
    return file
