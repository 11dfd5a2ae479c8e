"""Files that are nearly right: bytes, tokens, lines and values of real ones changed, and pieces of two put together."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

import tomli_w

ODD_BYTES = (
    *(b"\0", b"\r", b"\r\n", b"\n", b"\t", b"\x1b[31m", b"\x9b31m", b"\x7f", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\\"),
    *("\u202e".encode(), "\u2066".encode(), "\u200b".encode() * 50, "\u0301".encode() * 50, b"\xed\xa0\x80", b'"""'),
    *(b"'''", b"[[", b"]]", b"{", b"}", b"=", b".", b"#", b"[" * 40, b"{a=" * 40, b"a." * 40, b"9" * 5000),
)
"""What is put into a file anywhere."""
ODD_VALUES = (
    *("0", "-1", "1", "2", "1e400", "-0.0", "nan", "inf", "-inf", "1e-9", "0.0001", "9" * 30, "9" * 5000, "0x1F"),
    *("86400", "86401", "100000", "1000000", "true", "false", "null", "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z"),
    *('""', '" "', '"a"', '"24h"', '"1:30"', '"50%"', '"1-1-1"', '"each"', '"..", "/"', '"../../etc/passwd"', "[]"),
    *("{}", "[[]]", "[{}]", '[["a", 0]]', '[["a", 1], ["b", 2]]', '[{ when = "50%", say = "x" }]', '"{next}{next}"'),
    *('"[@click=app.quit]x[/]"', '"[link=file:///etc/passwd]x"', '"[bold"', r'"\u001b[2J"', r'"\u202e"', r'"\ud800"'),
    *('"\\n"', '"$(touch gone)"', '"-x"', '"\U0001f9b6"', f'"{"long " * 500}"', f'"{"x" * 20_000}"', "'''\n'''"),
)
"""What is put in the place of a value."""
ODD_DATA: tuple[Any, ...] = (
    *(0, 1, -1, 10**6, 10**9, 10**30, 0.001, 0.0001, 1e300, float("inf"), float("nan"), True, False, "", " ", "a"),
    *("24h", "1:30", "50%", "each", "alternate", "reps", "raise", "../x", "-x", "[bold]", "\u202e", "x" * 2000, "a\nb"),
    *([], [[]], {}, [{}], ["a"] * 300, [["up", 1], ["down", 0]], {"a": {"b": {"c": 1}}}, [{"rest": 1}] * 30),
)
"""The like as data."""
_TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_.+:%-]+|[^\sA-Za-z0-9]')
_MOST = 1_200_000
"""Bytes of a made file at most: a little more than any may have."""

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
"""Changes a file, given others to take pieces from."""


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Return one of the seeds, changed one to six times; one of two so gently that it may well load."""
    data = rng.choice(seeds)
    if rng.random() < 0.5:
        for _ in range(rng.choice((1, 1, 2, 5))):
            data = _gently(rng, data, seeds)
        return data
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        data = rng.choice(MUTATIONS)(rng, data, seeds)[:_MOST]
    return data


def _place(rng: random.Random, data: bytes) -> int:
    return rng.randrange(len(data) + 1)


def _bytes(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put in, take out or change some bytes."""
    start = _place(rng, data)
    end = min(len(data), start + rng.choice((0, 0, 1, 1, 2, 8, 100)))
    new = rng.choice((b"", rng.randbytes(rng.choice((1, 1, 4))), rng.choice(ODD_BYTES), data[start:end] * 2))
    return data[:start] + new + data[end:]


def _token(rng: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Put another word, or an odd value, in the place of one."""
    tokens = list(_TOKEN.finditer(data[:100_000]))
    if not tokens:
        return data
    found = rng.choice(tokens)
    others = list(_TOKEN.finditer(rng.choice(seeds)[:10_000])) or tokens
    new = rng.choice(ODD_VALUES).encode() if rng.random() < 0.6 else rng.choice(others).group()
    return data[: found.start()] + new + data[found.end() :]


def _value(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put an odd value behind a key."""
    pairs = list(re.finditer(rb"(?m)(?:=|\":)[ ]*([^\n,}]*)", data[:100_000]))
    if not pairs:
        return data
    found = rng.choice(pairs)
    return data[: found.start(1)] + rng.choice(ODD_VALUES).encode() + data[found.end(1) :]


def _gently(rng: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Change a number or a letter within quotes, repeat a block, or exchange two."""
    what = rng.randrange(4)
    numbers = list(re.finditer(rb"(?<![\w\".-])[0-9]+(?![\w\".-])", data))[1:]  # the first one is that of the format
    if what == 0 and numbers:
        found = rng.choice(numbers)
        new = str(rng.choice((0, 1, 2, 3, 7, 20, 90, 600, 5000, rng.randrange(10**6)))).encode()
        return data[: found.start()] + new + data[found.end() :]
    texts = list(re.finditer(rb'"([^"\\\n]+)"', data))
    if what == 1 and texts:
        found = rng.choice(texts)
        new = rng.choice(
            (b"x", b"[bold]", b"{next}", b"-x", "\U0001f9b6\u0301\u200b".encode(), b"../x", b"word " * 40, b"%n")
        )
        return data[: found.start(1)] + new + data[rng.choice((found.start(1), found.end(1))) :]
    blocks = data.split(b"\n[[block]]")
    place = rng.randrange(len(blocks))
    if what == 2 and place:
        blocks[place:place] = [blocks[place]] * rng.choice((1, 1, 5, 60))
    elif place:
        other = rng.randrange(1, len(blocks))
        blocks[place], blocks[other] = blocks[other], blocks[place]
    return b"\n[[block]]".join(blocks)


def _lines(rng: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Take lines out, repeat them, exchange them, or have other line ends."""
    lines = data.split(b"\n")
    place = rng.randrange(len(lines))
    what = rng.randrange(6)
    if what == 0:
        del lines[place : place + rng.choice((1, 1, 3, 20))]
    elif what == 1:
        lines[place:place] = lines[place : place + rng.choice((1, 2, 6))] * rng.choice((1, 1, 2, 10, 300))
    elif what == 2:
        other = rng.randrange(len(lines))
        lines[place], lines[other] = lines[other], lines[place]
    elif what == 3:
        lines.insert(place, rng.choice(rng.choice(seeds).split(b"\n")))
    elif what == 4:
        return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n")))
    else:
        lines = lines[:place]
    return b"\n".join(lines)


def _splice(rng: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Put the beginning of one file before the end of another, or a piece of it into it."""
    other = rng.choice(seeds)
    here, there = _place(rng, data), _place(rng, other)
    if rng.random() < 0.5:
        return data[:here] + other[there:]
    return data[:here] + other[there : there + rng.choice((10, 100, 1000))] + data[here:]


def _structure(rng: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """Change what a file says, and write it anew."""
    is_json = data.lstrip().startswith(b"{")
    try:
        whole = json.loads(data) if is_json else tomllib.loads(data.decode())
        other = json.loads(rng.choice(seeds)) if is_json else tomllib.loads(rng.choice(seeds).decode())
        for _ in range(rng.choice((1, 1, 2, 4))):
            _change(rng, whole, other)
        return json.dumps(whole).encode() if is_json else tomli_w.dumps(whole).encode()
    except (ValueError, TypeError, RecursionError, AttributeError):
        return data  # not to be written again


def _change(rng: random.Random, whole: Any, other: Any) -> None:
    """Change one place of some data."""
    inside, key = _somewhere(rng, whole)
    if inside is None:
        return
    what = rng.randrange(7)
    if what == 0:
        del inside[key]
    elif what == 1:
        from_, place = _somewhere(rng, other)
        inside[key] = rng.choice(ODD_DATA) if from_ is None else from_[place]
    elif what == 2 and isinstance(inside, dict):
        inside[rng.choice(("block", "reps", "x", "name", "", "a.b", "rest", "\u202e", "y" * 300))] = inside.pop(key)
    elif what == 3 and isinstance(inside[key], list):
        inside[key] = inside[key] * rng.choice((2, 3, 50))
    elif what == 4:
        for _ in range(rng.choice((1, 5, 40))):
            inside[key] = [inside[key]] if rng.random() < 0.5 else {"block": [inside[key]]}
    else:
        inside[key] = rng.choice(ODD_DATA)


def _somewhere(rng: random.Random, data: Any) -> tuple[Any, Any]:
    """Return some table or array of data, and a key of it; None for neither where there is none."""
    inside, key = None, None
    while isinstance(data, dict | list) and data:
        inside, key = data, rng.choice(list(data)) if isinstance(data, dict) else rng.randrange(len(data))
        data = inside[key]
        if rng.random() < 0.3:
            break
    return inside, key


MUTATIONS: tuple[Mutation, ...] = (_bytes, _token, _value, _lines, _splice, _structure)
"""Every way to change a file."""
