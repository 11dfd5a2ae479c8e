"""Where things are kept. Asking makes nothing: whoever writes makes the folder.

A folder or file of ours is a Path; where it is needed for a line in a prompt it is a text as well, since importing
`pathlib` takes half as long as starting Python does.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from pathlib import Path

HOME_VARIABLE = "FOOTTIMER_HOME"
"""The environment variable that puts everything under one folder."""
_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""The variable of each kind of folder, and where in the home it is without it, by the XDG base directories."""


def history_name() -> str:
    """The database of sessions, as a text."""
    return os.path.join(_folder("data"), "history.db")


def backups_name() -> str:
    """The folder of copies of the store, as a text."""
    return os.path.join(_folder("data"), "backups")


def settings_name() -> str:
    """The file of what the person chose, as a text."""
    return os.path.join(_home() or _folder("config"), "settings.toml")


def data_folder() -> Path:
    """The folder of what was done."""
    return _path(_folder("data"))


def config_folder() -> Path:
    """The folder of what the person chose."""
    return _path(_folder("config"))


def cache_folder() -> Path:
    """The folder of what can be made again."""
    return _path(_folder("cache"))


def routines_folder() -> Path:
    """The folder of the person's own routines."""
    return _path(_home() or _folder("config")) / "routines"


def plans_folder() -> Path:
    """The folder of the person's own plans, beside that of their routines."""
    return routines_folder().with_name("plans")


def settings_file() -> Path:
    """The file of what the person chose."""
    return _path(settings_name())


def exercises_file() -> Path:
    """The file of the person's own exercises, beside the folder of their routines."""
    return routines_folder().with_name("exercises.toml")


def history_file() -> Path:
    """The database of sessions."""
    return _path(history_name())


def trash_folder() -> Path:
    """The folder of routines that were thrown away."""
    return data_folder() / "trash"


def plans_trash_folder() -> Path:
    """The folder of plans whose file was saved over against what another program wrote."""
    return data_folder() / "trash-plans"


def recovery_folder() -> Path:
    """The folder of what was typed into routines and not saved yet."""
    return data_folder() / "recovery"


def replaced_folder() -> Path:
    """The folder of what an import replaced."""
    return data_folder() / "replaced"


def running_folder() -> Path:
    """The folder of the locks that say which sessions run."""
    return data_folder() / "running"


def backups_folder() -> Path:
    """The folder of copies of the store."""
    return _path(backups_name())


def unsaved_folder() -> Path:
    """The folder of sessions that the store refused."""
    return data_folder() / "unsaved"


def crashes_folder() -> Path:
    """The folder of what is known of mistakes that ended the program."""
    return data_folder() / "crashes"


def unsaved_folders() -> tuple[Path, ...]:
    """The folders in which sessions wait that the store refused, the best first: the last one may be emptied.

    That one is this home's alone: what waits for a stick must not be taken in by the history of another home.
    """
    import zlib

    home = zlib.crc32(os.fsencode(os.path.realpath(data_folder())))
    user = os.getuid() if hasattr(os, "getuid") else ""
    temporary = _path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp").absolute()  # noqa: S108
    return unsaved_folder(), cache_folder() / "unsaved", temporary / f"foottimer-unsaved-{user}-{home:08x}"


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _home() -> str:
    """The folder that the environment puts everything under, absolute; empty where it names none."""
    chosen = os.environ.get(HOME_VARIABLE, "")
    # ~somebody who does not exist stays: a folder of that name, as a shell takes it.
    return _absolute(os.path.expanduser(chosen)) if chosen else ""


def _absolute(folder: str) -> str:
    """The folder as an absolute Path has it: empty parts and dots left out, but not "..", which may be below a link."""
    if os.name == "nt":
        return str(_path(folder).absolute())
    parts = folder if os.path.isabs(folder) else os.path.join(os.getcwd(), folder)
    return "/" + "/".join(part for part in parts.split("/") if part not in ("", "."))


def _folder(kind: str) -> str:
    home = _home()
    if home:
        return os.path.join(home, kind)
    variable, place = _XDG[kind]
    stated, own = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ and os.path.isabs(stated or own):
        return _absolute(os.path.join(stated or os.path.join(own, place), "foottimer"))
    import platformdirs  # knows all other systems, and costs a start that prints one line more than it may

    found = {
        "data": platformdirs.user_data_dir,
        "config": platformdirs.user_config_dir,
        "cache": platformdirs.user_cache_dir,
    }[kind]
    return found("foottimer", appauthor=False)
