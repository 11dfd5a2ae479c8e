"""What stands for the colours where the terminal is to get none (NO_COLOR); loaded only then."""

RULES = """
/* Nothing shines through without colours. */
Dialog { background: $background; }
Dialog.-high > #box { border: solid $foreground; padding: 0 1; }
/* Textual 8.2 drops "reverse" from rows of a list. */
OptionList > .option-list--option-highlighted, OptionList:focus > .option-list--option-highlighted,
CommandList:nocolor > .option-list--option-highlighted { text-style: bold underline; }
/* These have a mark before the chosen row. */
PickList > .option-list--option-highlighted, PickList:focus > .option-list--option-highlighted,
DoneTable > .option-list--option-highlighted { text-style: none; }
Scale > .scale--chosen { text-style: bold reverse; }
Input { text-style: underline; }
SourceArea .text-area--cursor, SourceArea .text-area--selection { text-style: reverse; }
SourceArea .text-area--cursor-gutter { text-style: bold; }
"""
