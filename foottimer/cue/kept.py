"""Sentences as files: read, stored, and deleted when there are too many of them."""

from __future__ import annotations

import contextlib
import os
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path

from foottimer.cue.pcm import scaled


class DamagedError(Exception):
    """A file is no sound of 16 bits and one channel."""


def store(path: Path, samples: array[int], hertz: int) -> None:
    """Write so many samples a second; raises OSError."""
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((1, 2, hertz, len(samples), "NONE", ""))
        sound.writeframes(samples.tobytes())


def load(path: Path) -> tuple[array[int], int]:
    """Return the samples of a file and how many a second there are; raises DamagedError and OSError."""
    try:
        with path.open("rb") as file, wave.open(file) as sound:
            hertz, count = sound.getframerate(), sound.getnframes()
            fits = sound.getnchannels() == 1 and sound.getsampwidth() == 2 and hertz > 0
            samples = array("h", sound.readframes(count) if fits else b"")
    except (wave.Error, EOFError, ValueError) as error:
        raise DamagedError(str(error)) from error
    if not samples or len(samples) != count:
        raise DamagedError("cut off, empty, or of another form")
    return samples, hertz


def length(path: Path) -> int | None:
    """Return the ms of a sentence that is there, and mark it as used; a damaged one is deleted; raises OSError."""
    if not path.exists():
        return None
    try:
        samples, hertz = load(path)
    except DamagedError:
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
    draft = softer.with_suffix(f".{os.getpid()}")
    try:
        samples, hertz = load(path)
        store(draft, scaled(samples, volume), hertz)
        draft.replace(softer)
    except (DamagedError, OSError):
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
