"""The JSON of a large file, whose lists are read an item at a time: so no more than one of them is in memory. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterator
from json import JSONDecoder

from foottimer.carry.values import Twice
from foottimer.values import dataclass

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = JSONDecoder()


@dataclass(frozen=True, slots=True)
class Items:
    """An array in a text, known to be JSON; its items are read whenever it is gone through."""

    text: str
    """The whole text."""
    begin: int
    """Where the array's bracket opens."""

    def __iter__(self) -> Iterator[object]:
        return _items(self.text, self.begin, JSONDecoder(object_pairs_hook=_object))


class _OddError(Exception):
    """Something else stands in a text than what comes next in an object."""


def parsed(text: str, listed: Collection[str]) -> object:
    """Return what a text of JSON says; of its outermost object the arrays at the keys `listed` as `Items`.

    An object that has a key twice is a `Twice`. Raises what `json.loads` does.
    """
    try:
        return _object(list(_pairs(text, listed)))
    except _OddError:
        return json.loads(text, object_pairs_hook=_object)  # it knows best how to say what is wrong, and where


def _pairs(text: str, listed: Collection[str]) -> Iterator[tuple[str, object]]:
    """Each key of the outermost object with its value."""
    at = _past("{", text, _behind_space(text, 0))
    while not text.startswith("}", at):
        if not text.startswith('"', at):
            raise _OddError
        key, at = _PLAIN.raw_decode(text, at)
        at = _past(":", text, _behind_space(text, at))
        if key in listed and text.startswith("[", at):
            yield key, Items(text, at)
            at = _end_of(_items(text, at, _PLAIN))
        else:
            value, at = JSONDecoder(object_pairs_hook=_object).raw_decode(text, at)
            yield key, value
        at = _behind_space(text, at)
        if not text.startswith("}", at):
            at = _past(",", text, at)
            if text.startswith("}", at):
                raise _OddError
    if _behind_space(text, at + 1) < len(text):
        raise _OddError


def _items(text: str, at: int, decoder: JSONDecoder) -> Generator[object, None, int]:
    """Each item of the array whose bracket opens there; returns where the text goes on behind it."""
    at = _past("[", text, at)
    if text.startswith("]", at):
        return at + 1
    while True:
        item, at = decoder.raw_decode(text, at)
        yield item
        at = _behind_space(text, at)
        if text.startswith("]", at):
            return at + 1
        at = _past(",", text, at)


def _end_of(items: Generator[object, None, int]) -> int:
    """Go through items, without keeping them."""
    while True:
        try:
            next(items)
        except StopIteration as end:
            return int(end.value)


def _past(mark: str, text: str, at: int) -> int:
    if not text.startswith(mark, at):
        raise _OddError
    return _behind_space(text, at + 1)


def _behind_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    return Twice(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
