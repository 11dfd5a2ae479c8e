"""What a key of a routine file is, and a table of them; the keys themselves are in `keys.py`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from foottimer.values import dataclass, field


class Kind(StrEnum):
    """What a key takes."""

    TEXT = "text"
    """One line of visible characters."""
    PROSE = "prose"
    """Lines of text; may be empty."""
    SLUG = "slug"
    """An id: `a-z 0-9 -`, not beginning with a dash."""
    EXERCISE = "exercise"
    """An id or alias of an exercise."""
    WHOLE = "whole number"
    """From `least` to `most`."""
    NUMBER = "number"
    """Above 0 and below `most`."""
    DURATION = "duration"
    """Seconds, or text as "1m30s"; above 0 unless `zero`."""
    FLAG = "true or false"
    """A truth value."""
    TRUE = "true"
    """Nothing but true."""
    CHOICE = "choice"
    """One of `choices`."""
    CHOICES = "list of choices"
    """An array of some of `choices`."""
    TEXTS = "list of texts"
    """An array of lines of text."""
    PHASES = "phases"
    """An array of pairs: a name and its duration, which may be 0."""
    TEMPO = "tempo"
    """Seconds with dashes between them, as "2-1-3"."""
    LOAD = "load"
    """Text, or a number of kilograms above 0 and below `most`."""
    MOMENT = "moment"
    """A duration from 0 on, or "0%" to "100%"."""
    COUNTDOWN = "countdown"
    """A whole number from `least` to `most`, or a truth value."""
    TABLE = "table"
    """A table of the keys of `table`."""
    TABLES = "list of tables"
    """An array of tables of the keys of `table`; of blocks where there is none. From `least` to `most` of them."""
    NAMED = "tables by id"
    """A table of slugs, each with a table of the keys of `table`."""
    LINKS = "exercises by name"
    """A table of texts, each with the slug of an exercise."""


class Fall(StrEnum):
    """Where a value is taken from when a block or a table does not state it."""

    EXERCISE = "exercise"
    """The block's exercise."""
    DEFAULTS = "defaults"
    """The key of the same name in the routine's `[defaults]`."""
    SETTINGS = "settings"
    """What the person chose."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key in one kind of table."""

    name: str
    """As the file writes it."""
    title: str
    """One to three words, for a form."""
    help: str
    """What it says, in a sentence."""
    kind: Kind
    """What it takes."""
    example: str
    """A value as the file writes it."""
    least: int | None = None
    """Of a whole number or a countdown; entries of an array of tables."""
    most: int | None = None
    """Of a whole number or a countdown; entries of an array of tables or texts; what a number stays below. None: no
    limit."""
    zero: bool = False
    """Whether a duration may be 0."""
    choices: tuple[str, ...] = ()
    """The words that a choice has."""
    refused: tuple[str, ...] = ()
    """Words that choices of this name have elsewhere and that are refused here, in words of their own."""
    default: int | str | bool | None = None
    """What is built in, as the file would write it, durations in seconds; None where nothing is."""
    falls: tuple[Fall, ...] = ()
    """Where it is looked for before the built-in value, in this order."""
    otherwise: str = ""
    """What holds where it is not stated, in words, if `falls` and `default` do not say it all."""
    required: bool = False
    """Whether it has to be there."""
    pattern: str = ""
    """What each text of a list of texts has to match, as a regular expression; empty for any line of text."""
    twin: str = ""
    """The key that says the like on another kind of block."""
    table: Table | None = None
    """Of what keys the tables in it are."""

    @property
    def unstated(self) -> str:
        """What holds where it is not stated, in a few words; empty where nothing does."""
        if self.otherwise or self.required:
            return self.otherwise
        named = {
            Fall.EXERCISE: "the exercise's",
            Fall.DEFAULTS: f"{self.name} of [defaults]",
            Fall.SETTINGS: "as the settings say",
        }
        return ", else ".join((*(named[fall] for fall in self.falls), *self._built_in()))

    def _built_in(self) -> tuple[str, ...]:
        if self.default is None:
            return ()
        if isinstance(self.default, bool):
            return ("true" if self.default else "false",)
        return (f"{self.default} s" if self.kind is Kind.DURATION else str(self.default),)


@dataclass(frozen=True, slots=True)
class Table:
    """What keys one kind of table takes."""

    title: str
    """As a heading."""
    help: str
    """One or two sentences."""
    keys: tuple[Key, ...]
    """In the order of a form."""
    one_of: tuple[tuple[str, ...], ...] = ()
    """Of each of these groups exactly one key has to be there."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of keys that do not stand beside each other; one as "advance=manual" means that word of it."""
    refused: tuple[str, ...] = ()
    """Keys of like tables that are refused here, in words of their own."""
    by_name: Mapping[str, Key] = field(init=False, repr=False, compare=False)
    """The keys by their names."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every key that a file may have here without being told that it does not belong."""
        return (*self.by_name, *self.refused)

    def __post_init__(self) -> None:
        """Look keys up by name from now on."""
        object.__setattr__(self, "by_name", MappingProxyType({key.name: key for key in self.keys}))
