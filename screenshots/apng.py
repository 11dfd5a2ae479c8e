"""Puts PNGs of one size together to one that moves (APNG), which browsers play and others show the first frame of."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def animated(frames: Sequence[tuple[bytes, int]]) -> bytes:
    """Return one picture of `frames`, each a PNG and the ms that it is shown, played again and again.

    Raises ValueError when their sizes or kinds differ.
    """
    heads = {_head(png) for png, _ in frames}
    if len(heads) != 1:
        raise ValueError("the frames are not of one size and kind")
    head = heads.pop()
    width, height = struct.unpack(">II", head[:8])
    parts = [_SIGNATURE, _chunk(b"IHDR", head), _chunk(b"acTL", struct.pack(">II", len(frames), 0))]
    number = 0
    for place, (png, ms) in enumerate(frames):
        parts.append(_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, 0, 0, ms, 1000, 0, 0)))
        number += 1
        for data in (data for kind, data in _chunks(png) if kind == b"IDAT"):
            if place == 0:
                parts.append(_chunk(b"IDAT", data))
            else:
                parts.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
                number += 1
    return b"".join((*parts, _chunk(b"IEND", b"")))


def _head(png: bytes) -> bytes:
    return next(data for kind, data in _chunks(png) if kind == b"IHDR")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
