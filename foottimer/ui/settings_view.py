"""What the settings screen says of each setting, and what its keys make of a value; its widgets are in
`screens/settings.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from foottimer.routine.cues import CueKind
from foottimer.settings.kinds import Choice, Flag
from foottimer.settings.model import Settings, Switch
from foottimer.settings.registry import GROUPS, Entry, Group, default_of, key_entry, stepped, toml_of, value_of
from foottimer.settings.texts import Cues, Keys
from foottimer.ui.commands import Command
from foottimer.values import dataclass

TITLE = 15
"""Columns of a setting's title."""


@dataclass(frozen=True, slots=True)
class Field:
    """One setting, as the screen offers it."""

    group: Group
    """The table it belongs to."""
    entry: Entry
    """The setting."""
    usual: str = ""
    """Of a command: the keys that it has by default."""

    @property
    def is_stepped(self) -> bool:
        """Whether keys step through its values."""
        return bool(self.entry.kind.steps)

    @property
    def is_typed(self) -> bool:
        """Whether its value can be typed: all but words and truth values, of which there are few."""
        return not isinstance(self.entry.kind, Choice | Flag)

    def is_changed(self, settings: Settings) -> bool:
        """Whether it is not at its default."""
        return value_of(settings, self.entry) != default_of(self.entry)

    def text(self, settings: Settings) -> str:
        """Return its value in words."""
        value = value_of(settings, self.entry)
        return self.entry.kind.shown(value or self.usual if self.usual else value)

    def plain(self, settings: Settings) -> str:
        """Return its value as one would type it."""
        value = value_of(settings, self.entry)
        return self.entry.kind.plain(value or self.usual if self.usual else value)

    def default(self) -> str:
        """Return its default in words."""
        return self.entry.kind.shown(self.usual or default_of(self.entry))

    def step(self, settings: Settings, by: int) -> object:
        """Return what the file says for the value `by` steps on; None where there is none."""
        value = value_of(settings, self.entry)
        return toml_of(self.entry, stepped(self.entry, value, by)) if self.is_stepped else None

    def typed(self, text: str) -> object:
        """Return what the file says for a text that was typed; None for the default."""
        text = text.strip()
        if not text and isinstance(self.entry.kind, Cues | Keys):
            return None
        return self.entry.kind.typed(text)

    def holds(self, words: str, settings: Settings) -> bool:
        """Whether it holds every word: in its name, title, help, group or value."""
        entry = self.entry
        held = " ".join((entry.key, entry.title, entry.help, self.group.title, self.text(settings))).casefold()
        return all(word in held for word in words.casefold().split())


def fields_of() -> tuple[Field, ...]:
    """Return every setting of the registry in its order, but for the keys, which the screens declare."""
    return tuple(Field(group, entry) for group in GROUPS for entry in group.entries)


def fields_of_keys(commands: Sequence[Command]) -> tuple[Field, ...]:
    """Return a setting for every command, each name once: the first of a name says its keys and what it does."""
    group = next(group for group in GROUPS if group.name == "keys")
    named = {command.name: command for command in reversed(commands)}
    once = [named[name] for name in dict.fromkeys(command.name for command in commands)]
    return tuple(Field(group, key_entry(command.name, command.title, command.help), command.keys) for command in once)


def rows_of(
    fields: Sequence[Field], settings: Settings
) -> tuple[tuple[Callable[[int], Content], ...], tuple[Field | None, ...]]:
    """Return what draws each row in a width, and the setting that it is of; None for a group's title above its own."""
    rows: list[Callable[[int], Content]] = []
    shown: list[Field | None] = []
    for place, field in enumerate(fields):
        if place == 0 or fields[place - 1].group is not field.group:
            rows.append(partial(_heading, field.group))
            shown.append(None)
        rows.append(partial(_row, field, settings))
        shown.append(field)
    return tuple(rows), tuple(shown)


def told_of(field: Field, settings: Settings, stilled_by: str = "") -> tuple[str, str]:
    """Return what a setting is for, and how it stands; `stilled_by` is what in the environment stops motion."""
    help_ = field.entry.help
    if field.entry.key == "figure.motion" and stilled_by:
        help_ = f"{stilled_by} keeps it reduced, whatever stands here. {help_}"
    default = f"usually {field.default()}" if field.is_changed(settings) else "as usual"
    allowed = f" · {field.entry.kind.allowed}" if field.is_typed and field.group.name != "words" else ""
    return help_, f"{field.entry.key} · {default}{allowed}"


def _heading(group: Group, width: int) -> Content:
    return Content.styled(group.title, "$accent bold").truncate(width, ellipsis=True)


def _row(field: Field, settings: Settings, width: int) -> Content:
    room = max(4, width - TITLE - 4)
    value = Content.styled(field.text(settings), "bold" if field.is_changed(settings) else "$quiet")
    value = value.truncate(room, ellipsis=True)
    if field.is_stepped:
        value = Content.styled("‹ ", "$accent") + value + Content.styled(" ›", "$accent")
    title = Content(field.entry.title).truncate(TITLE - 1, ellipsis=True).pad_right(1)
    return (title.pad_right(TITLE - title.cell_length) + value).truncate(width, ellipsis=True)


def tried_by(field: Field, settings: Settings) -> tuple[str, CueKind] | None:
    """Return which output a change is tried with, and on which cue; None where there is nothing to be heard or seen."""
    table, name = field.entry.path
    value = value_of(settings, field.entry)
    if table == "outputs":
        return (name, CueKind.GO) if value and value is not Switch.OFF else None
    if table in ("sound", "voice"):
        return table, CueKind.GO
    if table in ("cues", "words") and name in set(CueKind) and value:
        return ("sound" if table == "cues" else "voice"), CueKind(name)
    return None
