"""Where in `Settings` the value of one setting is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import WORDS
from foottimer.settings.model import Settings
from foottimer.values import dataclass, replace


class Place(ABC):
    """One value within the settings."""

    __slots__ = ()

    @abstractmethod
    def get(self, settings: Settings) -> object:
        """Return the value."""

    @abstractmethod
    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with another value here."""


@dataclass(frozen=True, slots=True)
class Attribute(Place):
    """An attribute."""

    name: str
    """Its name."""

    def get(self, settings: Settings) -> object:
        """Return the value."""
        value: object = getattr(settings, self.name)
        return value

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with another value here."""
        changed: dict[str, Any] = {self.name: value}
        return replace(settings, **changed)


@dataclass(frozen=True, slots=True)
class Spoken(Place):
    """What is spoken for one kind of cue."""

    kind: CueKind
    """The kind."""

    def get(self, settings: Settings) -> str:
        """Return the template."""
        return settings.words.get(self.kind, WORDS[self.kind])

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with another template here."""
        return replace(settings, words=_with(settings.words, self.kind, str(value)))


@dataclass(frozen=True, slots=True)
class Given(Place):
    """Whether one kind of cue is given."""

    kind: CueKind
    """The kind."""

    def get(self, settings: Settings) -> bool:
        """Return whether it is."""
        return settings.cues.gives(self.kind)

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with this kind switched on or off."""
        return replace(settings, cues=replace(settings.cues, on=_with(settings.cues.on, self.kind, bool(value))))


@dataclass(frozen=True, slots=True)
class Counted(Place):
    """How many seconds are counted down."""

    def get(self, settings: Settings) -> int:
        """Return the seconds, 0 for none."""
        return settings.cues.counted

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with other seconds; 0 switches the kind off, so that a routine can switch it on."""
        on = _with(settings.cues.on, CueKind.COUNTDOWN, bool(value))
        seconds = value if isinstance(value, int) and value else None
        return replace(settings, cues=replace(settings.cues, countdown=seconds, on=on))


@dataclass(frozen=True, slots=True)
class Only(Place):
    """The kinds of cue that there are."""

    def get(self, settings: Settings) -> frozenset[CueKind] | None:
        """Return the kinds, None for all."""
        return settings.cues.only

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with other kinds here."""
        only = value if isinstance(value, frozenset) else None
        return replace(settings, cues=replace(settings.cues, only=only))


@dataclass(frozen=True, slots=True)
class KeysOf(Place):
    """The keys of one command."""

    command: str
    """The command's name."""

    def get(self, settings: Settings) -> str:
        """Return the keys, empty where the command keeps its own."""
        return settings.keys.get(self.command, "")

    def put(self, settings: Settings, value: object) -> Settings:
        """Return the settings with other keys here."""
        return replace(settings, keys=_with(settings.keys, self.command, str(value)))


def _with(old: Mapping[Any, Any], key: object, value: object) -> Mapping[Any, Any]:
    return MappingProxyType({**old, key: value})
