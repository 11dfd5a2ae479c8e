"""WAV files as bytes: samples into them and out of whatever a voice program makes; loudness. No files, no clock."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from foottimer.cue.tones import RATE, gain
from foottimer.values import dataclass

LONGEST = 600
"""Seconds of sound that are read at most: far more than any cue, and no more than memory bears."""
RATES = (4_000, 192_000)
"""The lowest and the highest rate that is read, in samples a second."""
_PLAIN = 1
"""The format tag of uncompressed whole numbers."""
_EXTENSIBLE = 0xFFFE
"""The format tag that says: see the first two bytes of the subformat."""
_SUBFORMAT = 24
"""Where the subformat begins in the format."""


@dataclass(frozen=True, slots=True)
class _Format:
    """How samples are written down."""

    channels: int
    """1 or 2."""
    rate: int
    """Samples a second, of each channel."""
    width: int
    """Bytes a sample, 1 to 4."""


def header(count: int, rate: int = RATE) -> bytes:
    """Return what stands before so many mono samples of 16 bits in a WAV file, `rate` of them a second."""
    size = 2 * count
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, _PLAIN, 1, rate, 2 * rate, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE") + form + struct.pack("<4sI", b"data", size)


def body(samples: array[int]) -> bytes:
    """Return the samples as they stand in a WAV file."""
    return _little(samples).tobytes()


def wav_bytes(samples: array[int], rate: int = RATE) -> bytes:
    """Return a WAV file of mono samples of 16 bits, `rate` of them a second."""
    return header(len(samples), rate) + body(samples)


def from_wav(data: bytes) -> array[int]:
    """Return what a WAV file sounds like as mono samples of 16 bits at `RATE`; raises as `as_written` does."""
    samples, rate = as_written(data)
    return samples if rate == RATE else _resampled(samples, rate)


def as_written(data: bytes) -> tuple[array[int], int]:
    """Return what a WAV file sounds like as mono samples of 16 bits, and how many a second it has.

    Takes mono and stereo of 8, 16, 24 and 32 bits at any usual rate. A file that was written into a pipe may claim any
    size: what is there counts. Raises ValueError with a sentence for everything else.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise ValueError("this is no WAV file")
    form: _Format | None = None
    for name, held in _chunks(data):
        if name == b"fmt ":
            form = _format(held)
        elif name == b"data":
            if form is None:
                break
            return _samples(form, held), form.rate
    raise ValueError("this WAV file says nothing of its format" if form is None else "this WAV file holds no sound")


def scaled(samples: array[int], volume: int) -> array[int]:
    """Return the samples at a volume from 1 to 10, which leaves them as they are; ValueError outside of it."""
    share = gain(volume)
    return samples[:] if share == 1 else array("h", [round(sample * share) for sample in samples])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _format(held: bytes) -> _Format:
    if len(held) < 16:
        raise ValueError("this WAV file breaks off")
    tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", held)
    if tag == _EXTENSIBLE and len(held) >= _SUBFORMAT + 2:
        tag = struct.unpack_from("<H", held, _SUBFORMAT)[0]
    if tag != _PLAIN or bits not in (8, 16, 24, 32):
        raise ValueError("this WAV file is compressed, or its samples are no whole numbers")
    if channels not in (1, 2):
        raise ValueError(f"this WAV file has {channels} channels, where one or two can be read")
    if not RATES[0] <= rate <= RATES[1]:
        raise ValueError(f"this WAV file has {rate} samples a second, where {RATES[0]} to {RATES[1]} can be read")
    return _Format(channels, rate, bits // 8)


def _samples(form: _Format, held: bytes) -> array[int]:
    frame = form.channels * form.width
    if len(held) > LONGEST * form.rate * frame:
        raise ValueError(f"this WAV file is longer than {LONGEST // 60} minutes")
    found = _in_16_bits(held[: len(held) - len(held) % frame], form.width)
    if form.channels == 2:
        found = array("h", [(left + right) // 2 for left, right in zip(found[::2], found[1::2], strict=True)])
    return found


def _in_16_bits(held: bytes, width: int) -> array[int]:
    """Return samples of so many bytes by their two highest ones; those of a single byte have no sign."""
    if width == 1:
        return array("h", [(value - 128) << 8 for value in held])
    high = bytearray(2 * (len(held) // width))
    high[::2], high[1::2] = held[width - 2 :: width], held[width - 1 :: width]
    return _little(array("h", bytes(high)))


def _resampled(samples: array[int], rate: int) -> array[int]:
    """Return the samples at `RATE`, those between two of them on the line that joins the two."""
    if not samples:
        return samples
    padded = [*samples, samples[-1]]
    found = array("h")
    for place in range(len(samples) * RATE // rate):
        whole, rest = divmod(place * rate, RATE)
        first = padded[whole]
        found.append(first + (padded[whole + 1] - first) * rest // RATE)
    return found


def _little(samples: array[int]) -> array[int]:
    """Exchange the bytes of the samples where this machine has them the other way round than a WAV file."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples
