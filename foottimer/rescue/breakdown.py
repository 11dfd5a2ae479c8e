"""What is said and kept of a mistake in foottimer itself: a few lines for the person, the whole in a file."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from foottimer import __version__
from foottimer.files import DATED
from foottimer.folders import make
from foottimer.printing import safe

KEPT = 5
"""So many files are kept, the newest."""
LONGEST = 300
"""Characters that are said of an error at most."""
FRAMES = 3
"""So many places are said, the innermost."""
_PACKAGE = Path(__file__).parent.parent


def what(error: BaseException) -> str:
    """Return an error in one line: "ValueError: no such block"."""
    text = safe(" ".join(traceback.format_exception_only(error)[0].split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def told(error: BaseException, kept: Path | None) -> list[str]:
    """Return what is said of a mistake that ended the program: what, where, and where all of it was written down."""
    lines = [f"foottimer broke down, by a mistake of its own: {what(error)}"]
    places = [place for place in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(place.filename).parents]
    lines += [f"  {safe(_ours(at.filename))}, line {at.lineno}, in {safe(at.name)}" for at in places[-FRAMES:]]
    if kept is not None:
        lines.append(f"All of it is in {safe(str(kept))}, for whoever mends it.")
    else:
        lines += ["It could not be written down, so here is all of it:", *_shown(error)]
    return lines


def keep(error: BaseException, folder: Path, moment: datetime) -> Path | None:
    """Write all of an error into a file of its own, and return that; None where it can't be. Old ones are removed."""
    text = "\n".join((_circumstances(moment), *_shown(error), ""))
    try:
        make(folder, 0o700)
        path = folder / f"crash-{moment:{DATED}}-{os.getpid()}.txt"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return None
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()
    return path


@contextmanager
def threads_heard(tell: Callable[[str, BaseException], object]) -> Iterator[None]:
    """Have `tell` told, by a thread's name and its error, when a thread breaks; else it would print on the screen."""

    def hear(broken: threading.ExceptHookArgs) -> None:
        if broken.exc_value is not None:
            tell(broken.thread.name if broken.thread else "", broken.exc_value)

    before, threading.excepthook = threading.excepthook, hear
    try:
        yield
    finally:
        threading.excepthook = before


def _circumstances(moment: datetime) -> str:
    import platform  # the first frame needs nothing of it

    term = os.environ.get("TERM", "")
    python = f"Python {platform.python_version()} on {sys.platform}"
    return safe(f"foottimer {__version__}, {python}, TERM {term!r}, {moment.isoformat(timespec='seconds')}")


def _shown(error: BaseException) -> list[str]:
    """Return Python's own account, without anything that a terminal obeys."""
    return [safe(line) for part in traceback.format_exception(error) for line in part.splitlines()]


def _ours(file: str) -> str:
    return Path(file).relative_to(_PACKAGE.parent).as_posix()
