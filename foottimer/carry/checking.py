"""Checking one object of a file: every value that is wrong is named by its place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foottimer.carry.parsing import Items
from foottimer.carry.shape import Field
from foottimer.carry.values import Twice, Value, quoted
from foottimer.routine.words import did_you_mean, quote

MOST_NAMED = 50
"""So many wrong values are named; then it is clear that the file is not what it should be."""


class TooManyError(Exception):
    """So much is wrong that the rest is not looked at."""


class Problems:
    """What is wrong with a file, in the order in which it was found."""

    def __init__(self) -> None:
        self.found: list[str] = []
        """Each as "sessions[3].day: what is wrong"; safe to print but for what ids and places say."""

    def add(self, place: str, message: str) -> None:
        """Name one; raises TooManyError once there are enough."""
        self.found.append(f"{place}: {message}" if place else message)
        if len(self.found) >= MOST_NAMED:
            raise TooManyError


def row_of(
    data: object, fields: Sequence[Field], place: str, problems: Problems, also: Iterable[str] = ()
) -> dict[str, Value] | None:
    """The values of an object, in the order of its fields; what has none is left out.

    Its keys are those of the fields, and the names in `also`. None where anything is wrong, which is then said.
    """
    if not isinstance(data, dict) or isinstance(data, Twice):
        problems.add(place, f"has to be an object, not {quoted(data)}")
        return None
    before = len(problems.found)
    row: dict[str, Value] = {}
    for field in fields:
        value = data.get(field.key)
        if value is None and field.left_out:
            continue
        try:
            row[field.key] = field.takes.check(value)
        except ValueError:
            problems.add(f"{place}.{field.key}", _wrong(field, value, field.key in data))
    known = {*(field.key for field in fields), *also}
    if len(known) < len(data) or not known.issuperset(data):
        _name_unknown(data, known, place, problems)
    return None if len(problems.found) > before else row


def items_of(data: object, place: str, problems: Problems) -> Iterable[tuple[str, object]]:
    """Each item of an array with its place; says so where it is none."""
    if not isinstance(data, list | Items):
        problems.add(place, f"has to be an array, not {quoted(data)}")
        return ()
    return ((f"{place}[{number}]", item) for number, item in enumerate(data))


def _wrong(field: Field, value: object, is_there: bool) -> str:
    if is_there:
        return f"has to be {field.takes.words}, not {quoted(value)}"
    return f"is missing: it has to be {field.takes.words}"


def _name_unknown(data: Iterable[object], known: set[str], place: str, problems: Problems) -> None:
    for key in data:
        if key not in known:
            hint = did_you_mean(str(key), known) or "; if a newer foottimer wrote the file, update this one"
            problems.add(place, f"has a key {quote(key)} that is not known{hint}")
