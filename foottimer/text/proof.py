"""The data that an edit shall lead to, and the proof that its text says just that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from foottimer.routine.words import KeyPath, show_path
from foottimer.text.values import EditError

Data: TypeAlias = dict[str, object]
"""The data of a text; never changed, and shared between a text and what an edit makes of it."""


class DifferentError(Exception):
    """Two pieces of data are not the same."""


def plain(value: object) -> object:
    """Return a value as `tomllib` would have made it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value


def same(one: object, other: object) -> bool:
    """Whether two pieces of data are the same, the order of keys aside."""
    try:
        adopted(one, other)
    except DifferentError:
        return False
    return True


def adopted(read: object, wanted: object) -> object:
    """Return data that was read, with all that is the same in the wanted data as that has it; raises DifferentError.

    The order of keys is that of what was read. What is compared is how it is spelled: 0.0 is not -0.0, nan is nan.
    """
    if repr(read) == repr(wanted):
        return wanted
    if isinstance(read, dict) and isinstance(wanted, dict) and read.keys() == wanted.keys():
        return {key: adopted(value, wanted[key]) for key, value in read.items()}
    if isinstance(read, list) and isinstance(wanted, list) and len(read) == len(wanted):
        return list(map(adopted, read, wanted))
    raise DifferentError


def value_at(data: object, path: KeyPath) -> object:
    """Return what stands at a path; raises KeyError when there is nothing."""
    for part in path:
        if isinstance(data, dict) and part in data:
            data = data[part]
            continue
        if not isinstance(data, list) or not isinstance(part, int) or not 0 <= part < len(data):
            raise KeyError(path)
        data = data[part]
    return data


def with_value(data: object, path: KeyPath, value: object, done: KeyPath = ()) -> object:
    """Return data with another value at a path, tables on the way made where there is nothing; raises EditError."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(part, str):
        inner = data.get(part, {})
        return {**data, part: with_value(inner, rest, value, (*done, part))}
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        return [*data[:part], with_value(data[part], rest, value, (*done, part)), *data[part + 1 :]]
    raise EditError(f"there is no {show_path((*done, part))}")


def without(data: Data, path: KeyPath) -> Sequence[Data]:
    """Return data without what is at a path, and that without the tables around it which had nothing else.

    A table that only its dotted keys, or the headers of what is within it, made is gone with the last of them.
    """
    found: list[Data] = []
    while path:
        around = value_at(data, path[:-1])
        part = path[-1]
        left: object
        if isinstance(around, dict):
            left = {key: value for key, value in around.items() if key != part}
        elif isinstance(around, list) and isinstance(part, int):
            left = [*around[:part], *around[part + 1 :]]
        else:
            break
        result = with_value(data, path[:-1], left)
        if isinstance(result, dict):
            found.append(result)
        if left:
            break
        path = path[:-1]
    return found
