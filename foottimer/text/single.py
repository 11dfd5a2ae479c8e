"""The edit of a single value from text to text, for files that are changed one value at a time."""

from __future__ import annotations

from foottimer.routine.words import KeyPath
from foottimer.text.blocks import set_value as set_written
from foottimer.text.blocks import unset
from foottimer.text.written import Written


def set_value(text: str, path: KeyPath, value: object) -> str:
    """Return the text with another value at a path; raises EditError."""
    return set_written(Written.of(text), path, value).whole


def remove(text: str, path: KeyPath) -> str:
    """Return the text without what is at a path; a comment beside a key stays where it was. Raises EditError."""
    return unset(Written.of(text), path).whole
