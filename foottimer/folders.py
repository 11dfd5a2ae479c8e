"""Making folders: never in the place of a disk that is not there.

A home on a stick that is not plugged in looks like a home that was never used. Whoever began a new one in its place
would find two histories later.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

HOME_VARIABLE = "FOOTTIMER_HOME"
"""The environment variable that puts everything under one folder; as in `paths`, which is a leaf as well."""
MOUNTS = ("/media", "/mnt", "/run/media", "/Volumes")
"""Where systems put disks that come and go: each as a folder there, some of them as one within a person's folder."""
_NESTED = ("/media", "/run/media")
"""Where they have a person's folder between."""


class AbsentError(OSError):
    """A folder is not made, since what it lies in is not there; `strerror` says what, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.ENOENT, reason)


def make(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, unless it is there.

    Raises OSError, an AbsentError where it would take the place of a home or a disk that is not there.
    """
    if os.path.isdir(folder):
        return
    reason = absent(folder)
    if reason:
        raise AbsentError(reason)
    folder.mkdir(mode=mode, parents=True, exist_ok=True)


def absent(folder: Path) -> str:
    """Why a folder may not be made: a sentence's end that names what is not there; empty where it may."""
    home = os.environ.get(HOME_VARIABLE, "")
    if home and (missing := _above(folder, Path(os.path.abspath(os.path.expanduser(home))))) is not None:
        return f"{missing} is not there, in which {HOME_VARIABLE} has its folder: plug its disk in, or mount it"
    for place in (folder, *folder.parents):
        if os.path.isdir(place):
            return f"{place} has no disk on it: plug it in, or mount it" if _awaits_disk(place) else ""
        if os.path.islink(place):
            return f"{place} is a link to {_led_to(place)}, which is not there: plug its disk in, or mount it"
    return ""


def _above(folder: Path, home: Path) -> Path | None:
    """The folder that a home lies in, where that is not there and the home is what `folder` lies in."""
    inside = folder == home or home in folder.parents
    return home.parent if inside and not os.path.lexists(home) and not os.path.isdir(home.parent) else None


def _awaits_disk(place: Path) -> bool:
    """Whether a folder is there only for disks to be put on, and none is."""
    within = [above for above in (place, *place.parents) if _is_below(above)]
    if str(place) in MOUNTS:
        return True
    if not within or any(os.path.ismount(above) for above in within):
        return False
    return str(place.parent) in _NESTED or _is_empty(place)


def _is_empty(place: Path) -> bool:
    """Whether nothing is in a folder; one that nobody may look into is somebody's, and no place for a disk."""
    try:
        return not os.listdir(place)
    except OSError:
        return False


def _is_below(place: Path) -> bool:
    return any(str(above) in MOUNTS for above in place.parents)


def _led_to(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return "a place"
