"""The one setting that the first frame needs, read before all others: a wrong colour would flash."""

from __future__ import annotations

from pathlib import Path

MOST = 100_000
"""Bytes of a settings file that is looked into before the first frame."""


def stated_theme(path: Path) -> str:
    """Return the theme that a settings file names; empty where it names none or can't be read, without a word."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            raw = file.read(MOST)
    except (OSError, ValueError):
        return ""
    if b"theme" not in raw:
        return ""  # most files: nothing is imported for it
    from foottimer.routine.source import Source, decode, parse

    text = decode(raw)
    source = parse(text) if isinstance(text, str) else None
    look = source.data.get("look") if isinstance(source, Source) else None
    theme = look.get("theme") if isinstance(look, dict) else None
    return theme if isinstance(theme, str) else ""
