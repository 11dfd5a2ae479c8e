"""What a person can do with routine files, on the library's screen and in its menu."""

from __future__ import annotations

from foottimer.ui.commands import Command

FILE_COMMANDS = (
    Command("change", "c", "change", "Change the chosen routine, block by block; a bundled one becomes your own."),
    Command("new", "N", "new", "Make a routine: of a template, of the chosen one, or of what you did."),
    Command("duplicate", "d", "duplicate", "Copy the chosen routine, to make another one of it."),
    Command("rename", "n", "rename", "Give your routine another name; its history may come along."),
    Command("delete", "delete", "delete", "Put your routine into the trash."),
    Command("changes", "D", "what I changed", "Compare your routine with the bundled one it stands in for."),
    Command("revert", "R", "as bundled", "Put your copy into the trash, and have the bundled routine back."),
    Command("trash", "T", "trash", "Look through what was deleted, and bring it back."),
    Command("undo", "u", "undo", "Undo what was done last with a routine's file."),
)
"""In the order of the menu. Their keys are the same in the menu and on the library's screen."""
