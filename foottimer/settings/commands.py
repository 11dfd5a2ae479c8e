"""The commands that can have other keys, by the names that the settings know them by.

They are declared by the screens, which nobody loads to read a file; a test holds the two to each other.
"""

from __future__ import annotations

_NAMES = """
about add again agree all anyway as_written attempt back because before begin begin_plan change change(-1) change(1)
changes checked checkins circuit clear close command_palette copy_blocks correct cut decline delete discard down
duplicate earlier ease easier edit edit_plan enlarge enter erase exercises extend(-1) extend(1) external fewer_sets
files filter find finish first fit glossary go go_on go_without goal group(-1) group(1) halt have(10) have(20) have(3)
have(5) help hints indent inform instead(1) instead(2) instead(3) intervals jump keep keep_mine keep_routine kind kit
last leave left level(1) level(2) level(3) levels lines log longer longer_rest louder mark minutes more_sets morning
move(-1) move(1) mute new next next_part now on open_eyes other_side outdent outline page(-1) page(1) pane paste pause
pauses perform picture plan practise(1) practise(2) practise(3) previous_part problem(-1) problem(1) progress quit
read(-1) read(1) redo reload remove rename reset rest_block resume revert review right save save_as scroll(-1)
scroll(1) select_all sessions set(-1) set(1) settings shift(-1) shift(1) shorter shorter_rest sift skip sore source
step(-1) step(1) stop_plan suspend_process swap swap_days tables take_bell take_theirs take_tones theme tick today
toggle trash undo ungroup up weeks
"""
NAMES = frozenset(_NAMES.split())
"""Every name below `[keys]`; one with parentheses has to be quoted there."""
