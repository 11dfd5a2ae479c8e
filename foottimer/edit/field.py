"""One thing of a block, or of the routine itself, that a form can change."""

from __future__ import annotations

from enum import StrEnum

from foottimer.routine.keys import Key
from foottimer.routine.words import KeyPath
from foottimer.text.lists import Place
from foottimer.values import dataclass


class Control(StrEnum):
    """How a field is changed."""

    STEPPER = "stepper"
    """A number or a time: up and down, or typed."""
    CHOICE = "choice"
    """One of `choices`, stepped through or typed."""
    FLAG = "flag"
    """On or off."""
    TEXT = "text"
    """Typed."""
    EXERCISE = "exercise"
    """Picked from the exercises, or typed."""
    TEMPO = "tempo"
    """The seconds of one phase of a repetition: up and down, or typed."""
    LIST = "list"
    """Several things, typed on one line."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be changed."""

    place: Place
    """The block; () for the routine."""
    path: KeyPath
    """Where it stands in the block's table, or at () in the file."""
    key: Key
    """What the format says of it."""
    title: str
    """One to three words; safe to print."""
    stated: bool
    """Whether the file says it here; else what holds comes from elsewhere."""
    value: object
    """What the file says, as TOML has it; None where it does not."""
    actual: object
    """What holds: the value, else what it falls through to, as a file would write it; None for nothing."""
    shown: str
    """What holds and where it comes from, as "20 s" or "15 s, as usual"; one line, safe to print."""
    control: Control
    """How it is changed."""
    choices: tuple[str, ...] = ()
    """The words of a choice; of a tempo, the names of the phases."""
    problem: str = ""
    """What is wrong with it; empty for nothing."""
    part: int | None = None
    """Of a tempo, which phase, from 0."""
    begin: object = None
    """Where steps begin while nothing holds, as a file would write it; None: at the example of the format."""
    rare: bool = False
    """Whether it belongs into the second group: what is seldom wanted, and what does nothing as things are."""

    @property
    def name(self) -> str:
        """Its keys with dots between, as "reps" or "defaults.rest"; the phases of a tempo share one."""
        return ".".join(part for part in self.path if isinstance(part, str))
