"""Settings that are read before all others: the theme, as a wrong colour would flash, and those of a prompt's line."""

from __future__ import annotations

import os

from foottimer.settings.plain import plain_tables, plain_week
from foottimer.settings.weekly import Weekly

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from pathlib import Path

MOST = 100_000
"""Bytes that a settings file has less of, where it is read so early."""


def stated_theme(path: Path) -> str:
    """Return the theme that a settings file names; empty where it names none or can't be read, without a word."""
    text = _text_of(path)
    if text is None or "theme" not in text:
        return ""  # most files: nothing is imported for it
    tables = plain_tables(text)
    if tables is not None:
        return tables.get("look", {}).get("theme", "").strip('"')
    from foottimer.routine.source import Source, parse

    source = parse(text)
    look = source.data.get("look") if isinstance(source, Source) else None
    theme = look.get("theme") if isinstance(look, dict) else None
    return theme if isinstance(theme, str) else ""


def stated_week(path: str) -> Weekly | None:
    """Return what a settings file chooses of weeks, the defaults where there is none.

    None where it has to be read in full, as only that can tell whether something is wrong with it.
    """
    if not os.path.lexists(path):
        return Weekly()
    text = _text_of(path)
    return None if text is None else plain_week(text)


def _text_of(path: Path | str) -> str | None:
    """What a file holds; None where that can't be read, is too much, or is no file: a pipe would be waited for."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            raw = file.read(MOST)
        return raw.decode() if len(raw) < MOST else None
    except (OSError, ValueError):
        return None
