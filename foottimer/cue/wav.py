"""WAV files on the disk."""

from __future__ import annotations

import contextlib
import os
from array import array
from pathlib import Path
from uuid import uuid4

from foottimer.cue.pcm import body, from_wav, header, scaled, wav_bytes

__all__ = ["MOST", "read_wav", "scaled", "wav_bytes", "write_wav"]

MOST = 64_000_000
"""Bytes of a file that are read at most."""


def write_wav(path: Path, samples: array[int]) -> None:
    """Write mono samples of 16 bits: the file is there whole or, where this raises OSError, as it was before."""
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with beside.open("xb") as file:
            file.write(header(len(samples)))
            file.write(body(samples))
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def read_wav(path: Path) -> array[int]:
    """Return what the file sounds like as mono samples of 16 bits at `RATE`.

    Raises ValueError with a sentence for what is no such sound, or too large, and OSError where it can't be read.
    """
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise ValueError(f"this file is larger than {MOST // 1_000_000} MB")
    return from_wav(data)
