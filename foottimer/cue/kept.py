"""Sentences as files: found, made softer, and deleted when there are too many of them."""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Iterable
from pathlib import Path

from foottimer.cue.pcm import as_written, scaled, wav_bytes
from foottimer.cue.wav import bytes_of, read_as_written, write_wav


def length(path: Path) -> int | None:
    """Return the ms of a sentence that is there, and mark it as used; a damaged one is deleted; raises OSError."""
    if not path.is_file():  # a pipe would be waited for
        return None
    try:
        data = bytes_of(path)
        samples, hertz = as_written(data)
    except ValueError:
        data, samples, hertz = b"", array("h"), 0
    if not samples or data != wav_bytes(samples, hertz):
        path.unlink(missing_ok=True)
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return len(samples) * 1000 // hertz


def softened(path: Path, volume: int) -> Path | None:
    """Return the file of a sentence at a volume from 1 to 10, made where it is missing; None where it can't be."""
    softer = path.with_name(f"{path.stem}-{volume}.wav")
    if os.path.isfile(softer):
        return softer
    try:
        samples, hertz = read_as_written(path)
        write_wav(softer, scaled(samples, volume), hertz)
    except (ValueError, OSError):
        return None
    return softer


def tidy(folder: Path, most: int, keep: Iterable[Path] = ()) -> None:
    """Delete sound files, those not used for longest first, until at most so many bytes are left; never fails.

    Those to `keep` stay, however many they are.
    """
    kept = set(keep)
    found: list[tuple[float, int, Path]] = []
    with contextlib.suppress(OSError):
        for path in folder.glob("*.wav"):
            facts = path.stat()
            found.append((facts.st_mtime, facts.st_size, path))
    over = sum(size for _, size, _ in found) - most
    for _, size, path in sorted(found):
        if over > 0 and path not in kept:
            with contextlib.suppress(OSError):
                path.unlink()
                over -= size
