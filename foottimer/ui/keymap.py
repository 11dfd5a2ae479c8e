"""Other keys for a command, as the settings have it: which of them a screen can take, and what is wrong with the rest.

Pure but for `declared`, which imports every screen: only who knows them all can tell which keys are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

from foottimer.ui.commands import Command, binding_id
from foottimer.values import dataclass

APP = "foottimer.ui.app"
"""Where the keys are declared that every screen takes."""
SCREENS = {
    "library": "LibraryScreen",
    "start": "StartScreen",
    "player": "PlayerScreen",
    "outline": "OutlineScreen",
    "summary": "SummaryScreen",
    "settings": "SettingsScreen",
    "editor": "EditorScreen",
    "unsaved": "UnsavedScreen",
    "recovery": "RecoveryScreen",
    "rename": "RenameScreen",
    "resuming": "ResumingScreen",
    "exercises": "ExercisesScreen",
    "about": "AboutScreen",
    "beginning": "BeginningScreen",
    "choose": "ChooseScreen",
    "conflict": "ConflictScreen",
    "diff": "DiffScreen",
    "files": "FilesScreen",
    "named": "NameScreen",
    "revert": "RevertScreen",
    "trash": "TrashScreen",
    "ending": "EndingScreen",
    "glossary": "GlossaryScreen",
    "help": "HelpScreen",
    "hearing": "HearingScreen",
    "hints": "HintsScreen",
    "kit": "KitScreen",
    "level": "LevelScreen",
    "number": "NumbersScreen",
    "optin": "OptInScreen",
    "morning": "MorningScreen",
    "because": "BecauseScreen",
    "gate": "GateScreen",
    "lighter": "LightScreen",
    "picker": "PickerScreen",
    "scaling": "ScalingScreen",
    "checkin": "CheckInScreen",
    "begin": "BeginScreen",
    "finish": "FinishScreen",
    "ladder": "LadderScreen",
    "plan": "PlanScreen",
    "sure": "SureScreen",
    "now": "NowScreen",
    "pauses": "PausesScreen",
    "pausing": "PausingScreen",
    "progress": "ProgressScreen",
    "sessions": "SessionsScreen",
    "session": "SessionScreen",
    "choosing": "ChoosingScreen",
    "filling": "FillScreen",
    "sifting": "SiftScreen",
    "planning": "PlanEditScreen",
    "daypick": "DayScreen",
    "wording": "WordScreen",
}
"""Every screen that has keys, by its module."""
_MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
_NAMED = {key.value for key in Keys}


@dataclass(frozen=True, slots=True)
class Declared:
    """What a screen takes unless the settings say otherwise."""

    commands: tuple[Command, ...]
    """Its commands."""
    taken: frozenset[str] = frozenset()
    """Keys that it needs for something else, as digits are for a number."""

    @property
    def changeable(self) -> tuple[Command, ...]:
        """The commands that can have other keys."""
        return tuple(command for command in self.commands if not command.is_fixed)


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys that differ from what is declared."""

    keys: Mapping[str, str]
    """Textual's keymap: keys by the id of their binding."""
    wrong: tuple[str, ...] = ()
    """What of the wishes can't be had, in sentences."""


def declared() -> dict[str, Declared]:
    """Return what every module declares: those of the screens, and the app's; imports them all."""
    modules = {APP: "FootTimer", **{f"foottimer.ui.screens.{name}": screen for name, screen in SCREENS.items()}}
    return {module: _declared_by(getattr(import_module(module), name)) for module, name in modules.items()}


def _declared_by(screen: type) -> Declared:
    bound = [binding for binding in vars(screen).get("BINDINGS", ()) if isinstance(binding, Binding)]
    others = frozenset(key for binding in bound if not binding.id for key in binding.key.split(","))
    return Declared(getattr(screen, "KEYS", ()), others)


def keymap_of(wishes: Mapping[str, str], screens: Mapping[str, Declared]) -> Keymap:
    """Return the keys that come of the wishes, each a command's name and its keys.

    A key that has an owner stays with it, so that no command is out of reach because another one wants its key; a
    command that gets none of its wishes keeps its own.
    """
    keys: dict[str, str] = {}
    wrong = [f"keys.{name}: there is no key {key!r}" for name, key in _each(wishes) if not _is_key(key)]
    for module, screen in screens.items():
        everywhere = screens[APP].commands if module != APP else ()
        given, complaints = _shared_out(wishes, screen, everywhere)
        keys |= {binding_id(module, name): ",".join(got) for name, got in given.items()}
        wrong += (f"{complaint} ({module.rpartition('.')[2]})" for complaint in complaints)
    return Keymap(keys, tuple(wrong))


def _shared_out(
    wishes: Mapping[str, str], screen: Declared, everywhere: tuple[Command, ...]
) -> tuple[dict[str, tuple[str, ...]], dict[str, None]]:
    """Return the keys of each command that gets others on a screen, and why some are not to be had."""
    wishing = [command for command in screen.changeable if command.name in wishes]
    refused: dict[str, None] = {}
    while True:
        owners = _owners((*everywhere, *screen.commands), {command.name for command in wishing}, screen.taken)
        given = {}
        for command in wishing:
            wanted = [key for key in wishes[command.name].split(",") if _is_key(key)]
            got = [key for key in wanted if owners.setdefault(key, command.name) == command.name]
            lost = [key for key in wanted if key not in got]
            refused |= dict.fromkeys(f"keys.{command.name}: {key} belongs to {_named(owners[key])}" for key in lost)
            given[command.name] = tuple(dict.fromkeys((*got, *command.fixed))) if got else ()
        if all(given.values()):
            return given, refused
        wishing = [command for command in wishing if given[command.name]]


def _owners(commands: tuple[Command, ...], wishing: set[str], taken: frozenset[str]) -> dict[str, str]:
    """Return the name of the command that has a key, for every key that is not up for a wish."""
    owners = dict.fromkeys(taken, "")
    for command in commands:
        owners |= dict.fromkeys(command.fixed if command.name in wishing else command.key_list, command.name)
    return owners


def _named(owner: str) -> str:
    return f'"{owner}"' if owner else "what is typed"


def _each(wishes: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((name, key) for name, keys in wishes.items() for key in keys.split(","))


def _is_key(key: str) -> bool:
    *modifiers, base = key.split("+")
    character = key_to_character(REPLACED_KEYS.get(base, base))
    return (base in _NAMED or (character is not None and character.isprintable())) and set(modifiers) <= _MODIFIERS
