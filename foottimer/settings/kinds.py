"""What kinds of value a setting can have: how each is read, typed, written and shown."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable

from foottimer.routine.cues import COUNTED, MOST_COUNTED, read_countdown
from foottimer.routine.fields import Fields
from foottimer.routine.words import quote
from foottimer.values import dataclass

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")


class Kind(ABC):
    """A kind of value. A value is what `Settings` holds; in the file it may be written in another way."""

    __slots__ = ()

    @property
    @abstractmethod
    def allowed(self) -> str:
        """What may be written, in words."""

    @property
    def steps(self) -> tuple[object, ...]:
        """The values that a key can step through; empty where one has to type."""
        return ()

    @abstractmethod
    def read(self, fields: Fields, key: str) -> object | None:
        """Return the value of a key that is there; None when it is wrong, which is then reported."""

    def typed(self, text: str) -> object:
        """Return what a file would say for a text that was typed without quotes; wrong text stays as it is."""
        return text

    def plain(self, value: object) -> str:
        """Return the text that one would type for a value."""
        return str(value)

    def toml(self, value: object) -> object:
        """Return what a file says for a value."""
        return value

    def shown(self, value: object) -> str:
        """Return a value in words, for a screen."""
        return self.plain(value)


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """True or false."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return "true or false"

    @property
    def steps(self) -> tuple[object, ...]:
        """Off and on."""
        return (False, True)

    def read(self, fields: Fields, key: str) -> bool | None:
        """Return the truth value."""
        value = fields.flag(key)
        return None if key in fields.wrong else value

    def typed(self, text: str) -> object:
        """Return the truth value of a word."""
        return {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(text, text)

    def plain(self, value: object) -> str:
        """Return "true" or "false"."""
        return "true" if value else "false"

    def shown(self, value: object) -> str:
        """Return "on" or "off"."""
        return "on" if value else "off"


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of some words."""

    words: tuple[str, ...]
    """Those that there are."""
    make: Callable[[str], object] = str
    """Makes the value of a word."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"one of {', '.join(self.words)}"

    @property
    def steps(self) -> tuple[object, ...]:
        """Every value."""
        return tuple(map(self.make, self.words))

    def read(self, fields: Fields, key: str) -> object | None:
        """Return the value of the word."""
        word = fields.word(key, self.words)
        return None if word is None else self.make(word)

    def toml(self, value: object) -> object:
        """Return the word."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number."""

    least: int
    """The smallest."""
    most: int
    """The largest."""
    step: int = 1
    """From one to the next that a key steps to."""
    unit: str = ""
    """What is counted, for the screen, as "words a minute"."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"{self.least} to {self.most}"

    @property
    def steps(self) -> tuple[object, ...]:
        """The numbers, `step` apart."""
        return tuple(range(self.least, self.most + 1, self.step))

    def read(self, fields: Fields, key: str) -> int | None:
        """Return the number."""
        return fields.whole(key, self.least, self.most)

    def typed(self, text: str) -> object:
        """Return the number that was typed."""
        return int(text) if _NUMBER.fullmatch(text) else text

    def shown(self, value: object) -> str:
        """Return the number with its unit."""
        return f"{value} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Perhaps(Whole):
    """A whole number that nobody has to give: None where the file does not state it. It is typed, not stepped to."""

    unset: str = "not given"
    """What its absence is called, for the screen."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"{self.least} to {self.most}, or nothing"

    @property
    def steps(self) -> tuple[object, ...]:
        """None: one number follows from no other."""
        return ()

    def typed(self, text: str) -> object:
        """Return the number that was typed; None where nothing was, or "unset"."""
        return None if text in ("", "unset") else Whole.typed(self, text)

    def plain(self, value: object) -> str:
        """Return the number, empty where there is none."""
        return "" if value is None else str(value)

    def shown(self, value: object) -> str:
        """Return the number with its unit, or that it is not given."""
        return self.unset if value is None else Whole.shown(self, value)


@dataclass(frozen=True, slots=True)
class Seconds(Kind):
    """A duration, in the file in seconds, as a value in ms."""

    most: int
    """The longest, in ms; the shortest is 0."""
    step: int
    """From one to the next that a key steps to, in ms."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"seconds from 0 to {_seconds(self.most)}"

    @property
    def steps(self) -> tuple[object, ...]:
        """The durations, `step` apart."""
        return tuple(range(0, self.most + 1, self.step))

    def read(self, fields: Fields, key: str) -> int | None:
        """Return the duration in ms."""
        ms = fields.duration(key, zero=True)
        if ms is not None and ms > self.most:
            fields.error(key, f"must be from 0 to {_seconds(self.most)} s, not {quote(fields.table[key])}")
            return None
        return ms

    def typed(self, text: str) -> object:
        """Return the seconds that were typed; what has a unit stays text, as in a file."""
        if _DECIMAL.fullmatch(text):
            return float(text)
        return int(text) if _NUMBER.fullmatch(text) else text

    def plain(self, value: object) -> str:
        """Return the seconds."""
        return str(_seconds(value))

    def toml(self, value: object) -> object:
        """Return the seconds."""
        return _seconds(value)

    def shown(self, value: object) -> str:
        """Return the seconds with their unit."""
        return f"{_seconds(value)} s"


@dataclass(frozen=True, slots=True)
class Countdown(Whole):
    """Seconds that are counted down; in the file true and false mean the usual ones and none."""

    least: int = 0
    """None."""
    most: int = MOST_COUNTED
    """As many as a table of cues may state."""
    unit: str = "s"
    """What is counted."""

    def read(self, fields: Fields, key: str) -> int | None:  # noqa: ARG002  there is one such key
        """Return the seconds."""
        seconds, counts = read_countdown(fields)
        if counts is None:
            return None
        return (COUNTED if seconds is None else seconds) if counts else 0

    def typed(self, text: str) -> object:
        """Return the number, or the truth value."""
        return text == "true" if text in ("true", "false") else Whole.typed(self, text)

    def shown(self, value: object) -> str:
        """Return the seconds, or that there are none."""
        return Whole.shown(self, value) if value else "none"


def _seconds(ms: object) -> int | float:
    if not isinstance(ms, int):
        raise TypeError(f"ms are whole, not {ms!r}")
    return ms / 1000 if ms % 1000 else ms // 1000
