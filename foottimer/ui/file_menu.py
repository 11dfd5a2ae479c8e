"""Why a file command is not possible now, and what it would do; no Textual."""

from __future__ import annotations

from pathlib import Path

from foottimer.routine.library import USER, Entry
from foottimer.values import dataclass

_BUNDLED = "came with foottimer and stays as it is"
_NOT_ALWAYS = {"new", "trash", "undo"}
"""What needs no chosen routine."""


@dataclass(frozen=True, slots=True)
class Case:
    """What file commands are about."""

    entry: Entry | None
    """The chosen routine."""
    bundled: Path | None = None
    """The bundled routine of its id, where there is one."""
    undoable: str = ""
    """What would be undone."""
    thrown: int | None = 0
    """How many files are in the trash; None where that can't be told."""


def why_not(action: str, case: Case) -> str:
    """Return why a command is not possible, with what to do; empty where it is."""
    entry = case.entry
    if action == "undo":
        return "" if case.undoable else "Nothing was done with a routine's file since foottimer was opened."
    if action == "trash":
        return "The trash is empty." if case.thrown == 0 else ""
    if action in _NOT_ALWAYS:
        return ""
    if entry is None:
        return "No routine is chosen: choose one."
    if entry.source != USER:
        return _why_not_bundled(action, entry)
    if action in ("changes", "revert") and case.bundled is None:
        return f"{entry.name} is all yours: it stands in for no bundled routine."
    return ""


def _why_not_bundled(action: str, entry: Entry) -> str:
    if action == "rename":
        return f"{entry.name} {_BUNDLED}: duplicate it, and rename the copy."
    if action == "delete":
        return f"{entry.name} {_BUNDLED}: only your own routines can be deleted."
    if action in ("changes", "revert"):
        return f"{entry.name} is as bundled: you changed nothing."
    return ""


def told(action: str, case: Case) -> str:
    """Return what a command would do now, in a few words, or why it is not possible."""
    entry = case.entry
    if why_not(action, case):
        return _told_why_not(action, entry)
    if action == "undo":
        return case.undoable
    if action == "trash":
        return "cannot be read" if case.thrown is None else f"{case.thrown} file{'' if case.thrown == 1 else 's'}"
    if action == "change" and entry is not None and entry.source != USER:
        return "as your own copy"
    if action == "delete" and case.bundled is not None:
        return "the bundled one comes back"
    return _TOLD[action]


def _told_why_not(action: str, entry: Entry | None) -> str:
    if action in _NOT_ALWAYS:
        return "empty" if action == "trash" else "nothing was done"
    if entry is None:
        return "none is chosen"
    if action in ("changes", "revert"):
        return "it is all yours" if entry.source == USER else "you changed nothing"
    return "it came with foottimer"


_TOLD = {
    "change": "block by block",
    "new": "from a template, a copy, a session",
    "duplicate": "to make another one of it",
    "rename": "name and file",
    "delete": "to the trash; can be undone",
    "changes": "beside the bundled one",
    "revert": "yours goes to the trash",
}
