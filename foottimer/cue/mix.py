"""A whole routine as one track: sounds laid on silence, mixed and written second by second."""

from __future__ import annotations

import contextlib
import errno
import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from operator import add
from pathlib import Path
from typing import TypeAlias

from foottimer.cue.pcm import body, header
from foottimer.cue.tones import RATE

MOST = (2**32 - 1 - 36) // 2
"""Samples that a WAV file can hold: it counts its bytes in 32 bits."""
LOWEST, HIGHEST = -32_768, 32_767
"""What a sample of 16 bits holds."""

_Piece: TypeAlias = "tuple[int, array[int]]"
"""The sample of the track, or of a second of it, at which a sound begins, and its samples."""


class Track:
    """Sounds at their times; they are held as they are given, so that an hour of silence takes no memory."""

    def __init__(self, total_ms: int) -> None:
        """Make it so long, silent so far."""
        self.total_ms = max(0, total_ms)
        self._count = self.total_ms * RATE // 1000
        self._pieces: list[_Piece] = []

    def add(self, at_ms: int, samples: array[int]) -> None:
        """Let a sound begin at `at_ms`; what is before the track's beginning or after its end is left out."""
        self._pieces.append((at_ms * RATE // 1000, samples))

    def seconds(self) -> Iterator[array[int]]:
        """Yield the samples of second after second; sounds that overlap are added up, at most to full level."""
        coming = sorted(self._pieces, key=lambda piece: piece[0], reverse=True)
        sounding: list[_Piece] = []
        for begin in range(0, self._count, RATE):
            end = min(begin + RATE, self._count)
            while coming and coming[-1][0] < end:
                sounding.append(coming.pop())
            sounding = [piece for piece in sounding if piece[0] + len(piece[1]) > begin]
            yield _mixed([_within(piece, begin, end) for piece in sounding], end - begin)

    def write(self, path: Path, progress: Callable[[int, int], object]) -> None:
        """Write a WAV file of 16 bits, mono; raises OSError.

        After each second `progress` is given the ms that are done and those there are. A file that was there stays
        as it was unless all of the new one could be written.
        """
        if self._count > MOST:
            raise OSError(errno.EFBIG, "A WAV file holds no more than 13 hours")
        target = path.resolve()
        if target.exists() and not target.is_file():  # a pipe or a device, which nothing can be put in the place of
            self._write(target, progress)
            return
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            self._write(draft, progress)
            draft.replace(target)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _write(self, path: Path, progress: Callable[[int, int], object]) -> None:
        with path.open("wb") as file:
            file.write(header(self._count))
            for number, second in enumerate(self.seconds(), start=1):
                file.write(body(second))
                progress(min(number * 1000, self.total_ms), self.total_ms)


def _within(piece: _Piece, begin: int, end: int) -> _Piece:
    """Return the part of a sound that lies between two samples of the track, counted from the first of them."""
    start, samples = piece
    part = samples[max(0, begin - start) : end - start]
    return max(start, begin) - begin, part


def _mixed(pieces: Sequence[_Piece], count: int) -> array[int]:
    """Return so many samples with the pieces, which are in order, mixed in."""
    mixed = array("h", bytes(2 * count))
    filled = 0
    for start, samples in pieces:
        if start < filled:
            return _summed(pieces, count)
        filled = start + len(samples)
        mixed[start:filled] = samples
    return mixed


def _summed(pieces: Sequence[_Piece], count: int) -> array[int]:
    """Do the same for pieces that overlap: only where they do is a sample touched by itself."""
    sums = array("i", bytes(4 * count))
    filled = 0
    for start, samples in pieces:
        end = start + len(samples)
        both = max(0, min(end, filled) - start)
        sums[start : start + both] = array("i", map(add, sums[start : start + both], samples[:both]))
        sums[start + both : end] = array("i", samples[both:])
        filled = max(filled, end)
    try:
        return array("h", sums)
    except OverflowError:
        return array("h", [min(HIGHEST, max(LOWEST, value)) for value in sums])
