"""WAV files on the disk."""

from __future__ import annotations

import contextlib
import os
from array import array
from pathlib import Path
from uuid import uuid4

from foottimer.cue.pcm import as_written, from_wav, wav_bytes
from foottimer.cue.tones import RATE

MOST = 64_000_000
"""Bytes of a file that are read at most."""


def write_wav(path: Path, samples: array[int], rate: int = RATE) -> None:
    """Write mono samples of 16 bits, `rate` a second: all of them or, where this raises OSError, none."""
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with beside.open("xb") as file:
            file.write(wav_bytes(samples, rate))
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def read_wav(path: Path) -> array[int]:
    """Return what the file sounds like as mono samples of 16 bits at `RATE`.

    Raises ValueError with a sentence for what is no such sound, or too large, and OSError where it can't be read.
    """
    return from_wav(bytes_of(path))


def read_as_written(path: Path) -> tuple[array[int], int]:
    """Return what the file sounds like at its own rate, and that rate; raises as `read_wav` does."""
    return as_written(bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds; raises ValueError for one that is larger than `MOST`, and OSError."""
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise ValueError(f"this file is larger than {MOST // 1_000_000} MB")
    return data
