"""What a person can do in the routine editor, and which of it is shown when."""

from __future__ import annotations

from textual.binding import Binding

from foottimer.ui.commands import GLOSSARY, Command
from foottimer.values import replace

BLOCKS = (
    Command("add", "a", "add", "Add an exercise after the chosen block; a list finds it."),
    Command("rest_block", "r,A", "rest", "Add a rest after the chosen block."),
    Command("circuit", "c", "circuit", "Make a circuit of the chosen blocks, done round after round."),
    Command("duplicate", "d", "double", "Put a copy of the chosen blocks right behind them."),
    Command("delete", "delete,backspace", "delete", "Delete the chosen blocks; in the fields: as usual again."),
    Command("shift(-1)", "K,alt+up", "up", "Move the chosen blocks up."),
    Command("shift(1)", "J,alt+down", "down", "Move the chosen blocks down."),
    Command("undo", "u,ctrl+z", "undo", "Take the latest change back, made here or in the text."),
    Command("swap", "w", "swap", "Do the chosen block with another exercise."),
    Command("indent", "greater_than_sign,alt+right", "into", "Put the chosen blocks into the circuit before them."),
    Command("outdent", "less_than_sign,alt+left", "out", "Take the chosen blocks out of their circuit."),
    Command("cut", "x,ctrl+x", "cut", "Cut the chosen blocks, to be pasted here or elsewhere."),
    Command("copy_blocks", "y", "copy", "Copy the chosen blocks; ctrl+c does so too."),
    Command("paste", "p,ctrl+v", "paste", "Paste what was cut or copied after the chosen block."),
    Command("ungroup", "C", "no circuit", "Take the chosen circuit apart: its blocks stay."),
    Command("redo", "U,ctrl+y", "redo", "Make the change again that was taken back."),
)
"""Of whole blocks, in the order of their key bar."""
FIELDS = (
    Command("step(-1)", "minus", "less", "A step less of the chosen value."),
    Command("step(1)", "plus,equals_sign", "more", "A step more of the chosen value."),
    Command("enter", "enter,space", "change", "Go to the fields; there, type a value or take the next one."),
)
"""Of the chosen field; the first ones of the key bar while keys go to the fields."""
USUAL = Command("delete", "delete,backspace", "as usual", "")
"""What delete does there; for the key bar alone."""
FILE = (
    Command("save", "ctrl+s", "save", "Write the file."),
    Command("attempt", "t", "try", "Do the chosen blocks now; nothing of it is saved."),
    Command("source", "f4,ctrl+t", "text", "Show the file's text, or the form again; both are one."),
    Command("fit", "s", "fit", "Make it about so many minutes; the plan is shown first."),
    Command("changes", "D", "changes", "Show what you changed."),
    Command("leave", "escape,q", "back", "Back; what is not saved is asked about."),
    Command("external", "ctrl+e", "editor", "Change the text in your own editor ($VISUAL or $EDITOR)."),
    Command("save_as", "S", "save as", "Save it as another routine, and go on with that.", footer=False),
    Command("revert", "R", "as bundled", "Throw your copy of a bundled routine away, into the trash."),
)
"""Of the whole routine."""
TEXT = (
    Command("problem(1)", "f8", "problem", "Go to the next thing that is wrong.", footer=False),
    Command("problem(-1)", "f7", "problem before", "Go to the thing before that is wrong.", footer=False),
    Command("find", "ctrl+f", "find", "Find words in the text.", footer=False),
)
"""Of the text, where it is shown."""
AROUND = (
    Command("pane", "tab,shift+tab", "fields", "From the blocks to their fields, and back.", footer=False),
    Command("up", "up", "before", "Choose the block, or field, above.", footer=False),
    Command("down", "down", "next", "Choose the block, or field, below.", footer=False),
    Command("right", "right", "fields", "Go to the fields; there, the next value.", footer=False),
    Command("left", "left", "around", "The circuit around the block; in the fields, the value before.", False),
    Command("page(-1)", "pageup", "page up", "A page up.", footer=False),
    Command("page(1)", "pagedown", "page down", "A page down.", footer=False),
    Command("first", "home", "routine", "Choose the routine itself: its name, and what is usual.", footer=False),
    Command("last", "end", "last", "Choose the last block.", footer=False),
    Command("extend(-1)", "shift+up", "more above", "Choose the block above as well.", footer=False),
    Command("extend(1)", "shift+down", "more below", "Choose the block below as well.", footer=False),
    Command("mark", "v", "mark", "From here on, up and down choose several; v or esc ends it.", footer=False),
    Command("select_all", "ctrl+a", "all", "Choose all blocks beside the chosen one.", footer=False),
    Command("kind", "k", "kind", "Make it reps, a hold, timed or open, by turns.", footer=False),
    Command("inform", "i", "about it", "All that is to be known of the chosen block's exercise.", footer=False),
)
"""Ways to get about."""
LAST = (GLOSSARY, Command("app.help", "question_mark,f1", "keys", "Show what every key does."))
KEYS = (*BLOCKS, *FIELDS, *FILE, *AROUND, *TEXT, *LAST)
"""All of them."""
TYPING = (
    Command("enter", "enter", "take", "Take what was typed."),
    Command("leave", "escape", "cancel", "Leave the value as it was."),
)
"""What holds while a value is typed."""
TYPING_BESIDE = (FILE[0], replace(LAST[-1], keys="f1"))
"""The other key bar then."""
WHOLE = (*FILE, LAST[-1])
"""The key bar of the whole routine."""
WHOLE_OWN = tuple(command for command in WHOLE if command.action != "revert")
"""That of one that is no copy of a bundled one."""
IN_FIELDS = (*FIELDS, USUAL, *BLOCKS[:4], BLOCKS[7])
"""The key bar while keys go to the fields."""
IN_TEXT = (
    replace(FILE[2], title="form"),
    FILE[0],
    *(replace(command, footer=True) for command in (TEXT[0], TEXT[2])),
    replace(BLOCKS[7], keys="ctrl+z"),
    FILE[6],
    FILE[5],
    replace(LAST[-1], keys="f1"),
)
"""The key bar while the text is shown: letters are typed there."""
TO_BLOCKS = replace(AROUND[0], title="blocks", footer=True)
"""The first in that key bar where the fields stand alone."""
TO_FIELDS = replace(AROUND[0], footer=True)
"""The first in that of the blocks where they stand alone."""
DIGITS = [Binding(digit, f"digit('{digit}')", show=False) for digit in "0123456789"]
"""They begin a value; bound without a name, so that no setting gives them to something else."""
