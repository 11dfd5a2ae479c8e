"""Whether the folders are there, can be written, and have room."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from foottimer.doctor.finding import Finding, good, note, size_text, wrong
from foottimer.folders import absent
from foottimer.values import dataclass

FULL = 5_000_000
"""Bytes below which a disk is full: a session writes a few kB, and SQLite as much as that again for its journal."""
TIGHT = 50_000_000
"""Bytes below which it soon will be."""
_READ_ONLY = 1
"""The flag of a file system that is mounted so, in what `statvfs` returns; the same on every system that has it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that foottimer uses."""

    called: str
    """What is in it, as "Your routines"."""
    path: Path
    """Where it is, or will be."""
    wanted: int = 0
    """Bytes that it should have room for besides, as for a backup."""


def look_at_folders(places: Sequence[Place], stop: threading.Event) -> Iterator[Finding]:
    """Look at each folder, without making any or writing into one."""
    for place in places:
        if stop.is_set():
            return
        yield _look_at(place)


def _look_at(place: Place) -> Finding:
    called, path = place.called, place.path
    if os.path.isdir(path):
        return _writable(called, path, place.wanted, "is there and can be written")
    if os.path.islink(path):
        return wrong(
            f"{called}: {path} is a link to {os.readlink(path)}, which is not there.",
            "Plug in and mount the disk that it leads to, or remove the link.",
        )
    if os.path.lexists(path):
        return wrong(
            f"{called}: {path} is no folder.", "Move it away: a folder of that name is made when it is needed."
        )
    above = next((folder for folder in path.parents if os.path.lexists(folder)), Path(path.anchor))
    if missing := absent(path):
        return wrong(
            f"{called}: {path} is not made, since {missing.partition(': ')[0]}.",
            "Plug its disk in, or mount it. Until then sessions run in memory.",
        )
    if not os.path.isdir(above):
        return wrong(f"{called}: {path} cannot be made: {above} is no folder.", "Move away what is in the way.")
    return _writable(called, path, place.wanted, "is not there yet and is made when it is needed", above)


def _writable(called: str, path: Path, wanted: int, how: str, there: Path | None = None) -> Finding:
    folder = there or path
    if _is_read_only(folder):
        return wrong(
            f"{called}: {path} is on a disk that is mounted read-only.",
            "Mount it to be written. Until then sessions run in memory and are kept when the program ends.",
        )
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return wrong(
            f"{called}: {folder} may not be {'read and written' if there is None else 'written'} by you.",
            f"Give yourself the rights, as with chmod u+rwx {folder}; if another user owns it, with chown.",
        )
    free = shutil.disk_usage(folder).free
    if free < FULL or _is_out_of_names(folder):
        return wrong(f"{called}: the disk of {path} is full ({size_text(free)} free).", "Make room on it.")
    if free < max(TIGHT, wanted):
        why = " That is too little for a backup of the history." if free < wanted else ""
        return note(f"{called}: {path} {how}, and has only {size_text(free)} free.{why}", "Make room on its disk.")
    return good(f"{called}: {path} {how}, {size_text(free)} free.")


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where that can't be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_read_only(folder: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & _READ_ONLY)


def _is_out_of_names(folder: Path) -> bool:
    """Whether a disk has no room for another file, however small; not where it does not count them."""
    if not hasattr(os, "statvfs"):
        return False
    found = os.statvfs(folder)
    return found.f_files > 0 and found.f_favail == 0
