"""Where things are kept. Asking makes nothing: whoever writes makes the folder."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

HOME_VARIABLE = "FOOTTIMER_HOME"
"""The environment variable that puts everything under one folder."""


def data_folder() -> Path:
    """The folder of what was done."""
    return _folder("data")


def config_folder() -> Path:
    """The folder of what the person chose."""
    return _folder("config")


def cache_folder() -> Path:
    """The folder of what can be made again."""
    return _folder("cache")


def routines_folder() -> Path:
    """The folder of the person's own routines."""
    home = _home()
    return home / "routines" if home else config_folder() / "routines"


def plans_folder() -> Path:
    """The folder of the person's own plans, beside that of their routines."""
    return routines_folder().with_name("plans")


def settings_file() -> Path:
    """The file of what the person chose."""
    return (_home() or config_folder()) / "settings.toml"


def exercises_file() -> Path:
    """The file of the person's own exercises, beside the folder of their routines."""
    return routines_folder().with_name("exercises.toml")


def history_file() -> Path:
    """The database of sessions."""
    return data_folder() / "history.db"


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
    return data_folder() / "backups"


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
    home = zlib.crc32(os.fsencode(os.path.realpath(data_folder())))
    user = os.getuid() if hasattr(os, "getuid") else ""
    temporary = Path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp").absolute()  # noqa: S108
    return unsaved_folder(), cache_folder() / "unsaved", temporary / f"foottimer-unsaved-{user}-{home:08x}"


def _home() -> Path | None:
    chosen = os.environ.get(HOME_VARIABLE, "")
    if not chosen:
        return None
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:  # ~somebody who does not exist: a folder of that name, as a shell takes it
        return Path(chosen).absolute()


def _folder(kind: str) -> Path:
    home = _home()
    if home:
        return home / kind
    import platformdirs  # costs a start that prints one line more than it may

    found = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
    }[kind]
    return found("foottimer", appauthor=False)
