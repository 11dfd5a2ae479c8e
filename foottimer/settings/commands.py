"""The commands that can have other keys, by the names that the settings know them by.

They are declared by the screens, which nobody loads to read a file; a test holds the two to each other.
"""

from __future__ import annotations

_NAMES = """
about add agree all back before change(-1) change(1) close command_palette decline discard down earlier easier enter
erase exercises fewer_sets filter glossary go go_on go_without group(-1) group(1) have(10) have(20) have(3) have(5)
help hints inform jump keep keep_mine kit leave level(1) level(2) level(3) lines longer longer_rest louder minutes
more_sets move(-1) move(1) mute next on open_eyes other_side outline page(-1) page(1) pause perform picture
practise(1) practise(2) practise(3) quit read(-1) read(1) reload remove reset save_as scroll(-1) scroll(1) set(-1)
set(1) settings shorter shorter_rest skip step(-1) step(1) suspend_process swap take_bell take_theirs take_tones tick
toggle up
"""
NAMES = frozenset(_NAMES.split())
"""Every name below `[keys]`; one with parentheses has to be quoted there."""
