"""Values are what `dataclasses` makes: the same classes, made by both, do the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from foottimer import values
from foottimer.history.weeks import Run
from foottimer.settings.model import DEFAULTS, Settings


def pair(maker: Any) -> list[type[Any]]:
    """A class and one that inherits it."""

    @maker.dataclass(frozen=True, slots=True)
    class Base:
        """A value."""

        name: str
        number: int = 3

    @maker.dataclass(frozen=True, slots=True)
    class Value(Base):
        """A value with more."""

        number: int = 4
        words: Mapping[str, str] = maker.field(default_factory=dict)
        long: int = maker.field(init=False, repr=False, compare=False)
        quiet: str = maker.field(default="", repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "long", len(self.name))

        @property
        def shout(self) -> str:
            """The name."""
            return self.name.upper()

    return [Base, Value]


def others(maker: Any) -> list[type[Any]]:
    """A class without fields, one that compares by itself, and one that changes."""

    @maker.dataclass(frozen=True, slots=True)
    class Mark:
        """A value that says nothing."""

    @maker.dataclass(frozen=True, slots=True)
    class Word:
        """A value in any case."""

        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Word) and self.text.lower() == other.text.lower()

    @maker.dataclass(slots=True)
    class Count:
        """A value that counts."""

        name: str = ""
        number: int = maker.field(default=0, init=False)

    return [Mark, Word, Count]


BOTH = [pair(values), pair(dataclasses)]
OTHERS = [others(values), others(dataclasses)]


def told(ask: Any, classes: list[list[type[Any]]] = BOTH) -> list[Any]:
    """What both say to a question, of the base and of the value, or of other classes."""
    found = []
    for asked in classes:
        try:
            found.append(ask(*asked))
        except Exception as error:
            found.append(type(error))
    return found


@pytest.mark.parametrize(
    "ask",
    [
        lambda base, value: repr(base("a")),
        lambda base, value: repr(value("a", words={"x": "y"}, quiet="z")),
        lambda base, value: (value("abc").long, value("abc").number, value("abc").shout),
        lambda base, value: value("a").words is not value("a").words,
        lambda base, value: [value("a") == other for other in (value("a"), value("b"), base("a"), "a", None)],
        lambda base, value: base("a") == value("a", 3),
        lambda base, value: len({base("a"), base("a", 3), base("b")}),
        lambda base, value: hash(value("a")),
        lambda base, value: (base.__match_args__, value.__match_args__, base.__slots__, value.__slots__),
        lambda base, value: (value.__doc__, value.__name__, value.__qualname__, value.__module__),
        lambda base, value: base(),
        lambda base, value: base("a", 1, 2),
        lambda base, value: base("a", size=2),
        lambda base, value: value("a", long=2),
        lambda base, value: setattr(base("a"), "name", "b"),
        lambda base, value: delattr(base("a"), "name"),
        lambda base, value: copy.copy(value("a", 7)) == copy.deepcopy(value("a", 7)) == value("a", 7),
        lambda base, value: dataclasses.replace(value("a"), name="bcd").long,
        lambda base, value: dataclasses.replace(value("a"), other=1),
        lambda base, value: dataclasses.asdict(value("a", quiet="q")),
        lambda base, value: [(one.name, one.default == 3, one.init, one.repr) for one in dataclasses.fields(value)],
        lambda base, value: dataclasses.is_dataclass(value("a")),
        lambda base, value: vars(base("a")),
    ],
)
def test_a_value_is_what_dataclasses_makes(ask: Any) -> None:
    ours, theirs = told(ask)
    assert ours == theirs


@pytest.mark.parametrize(
    "ask",
    [
        lambda mark, word, count: (mark() == mark(), len({mark(), mark()}), mark() == count(), repr(mark())),
        lambda mark, word, count: (word("A") == word("a"), hash(word("a")) == hash(word("a"))),
        lambda mark, word, count: [one.number for one in (counted(count), copy.copy(counted(count)))],
        lambda mark, word, count: copy.deepcopy(counted(count)) == counted(count),
        lambda mark, word, count: dataclasses.replace(counted(count), name="b") == count("b"),
        lambda mark, word, count: hash(count()),
    ],
)
def test_any_value_is_what_dataclasses_makes(ask: Any) -> None:
    ours, theirs = told(ask, OTHERS)
    assert ours == theirs


def counted(count: type[Any]) -> Any:
    one = count("a")
    one.number = 3
    return one


@pytest.mark.parametrize("maker", [values, dataclasses])
@pytest.mark.parametrize("default", [[], {}, set()])
def test_a_default_that_changes_is_refused(maker: Any, default: object) -> None:
    with pytest.raises(ValueError, match="default"):
        maker.dataclass(frozen=True, slots=True)(type("Shared", (), {"__annotations__": {"of": "x"}, "of": default}))


def test_fields_are_made_for_dataclasses_once() -> None:
    one, other = OTHERS[0][1]("a"), OTHERS[0][2]()
    assert one.__dataclass_fields__ is one.__dataclass_fields__ is not other.__dataclass_fields__
    assert [field.name for field in dataclasses.fields(one)] == ["text"]


def test_replaced_values() -> None:
    run = Run(3, 1, 2)
    assert values.replace(run, weeks=4) == Run(4, 1, 2) == dataclasses.replace(run, weeks=4)
    assert values.replace(DEFAULTS, goal=5) == Settings(goal=5)
    assert pickle.loads(pickle.dumps(run)) == run
    with pytest.raises(TypeError):
        values.replace(run, days=4)  # type: ignore[call-arg]


def test_values_that_change_have_no_hash() -> None:
    @values.dataclass(slots=True)
    class Count:
        """A count."""

        number: int = 0

    one = Count()
    one.number += 1
    assert (one, one == Count(1)) == (Count(1), True)
    with pytest.raises(TypeError):
        hash(one)
    with pytest.raises(AttributeError):
        one.other = 2  # type: ignore[attr-defined]


def test_values_without_a_field_are_all_the_same() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Nothing:
        """Nothing."""

    @values.dataclass(frozen=True, slots=True)
    class Neither:
        """Nothing else."""

    assert Nothing() == Nothing()
    assert Nothing() != Neither()
    assert len({Nothing(), Nothing(), Neither()}) == 2


def test_only_values_with_slots_are_made_here() -> None:
    with pytest.raises(TypeError):
        values.dataclass(frozen=True, slots=False)
