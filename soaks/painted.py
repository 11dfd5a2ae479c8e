"""The routine that the trials follow, and which of its intervals a person saw ending.

Its intervals last a second each and have names of their own, so that the screen says which one runs.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from soaks.screen import Shown

ID, NAME = "soak", "Soak"
"""The routine's id and name."""
REST, READY = "Rest", "Get ready"
"""What intervals without work are called."""
NAMES = (READY, "Step 1", "Step 2", "Step 3", REST, "Step 4", "Step 5", "Step 6", REST, "Step 7", "Step 8")
"""The intervals in order."""
SECONDS = len(NAMES)
"""What the whole routine takes."""

_HEAD = f'format = 1\nname = "{NAME}"\n[defaults]\nget_ready = 1\ntransition = 0\n'
_SILENT = """[figure]
picture = "none"
[outputs]
sound = false
bell = "off"
flash = "off"
notify = false
"""
_INDEX = {name: index for index, name in enumerate(NAMES) if name != REST}
_SHOWN = {name: index for name, index in _INDEX.items() if name != READY} | {"Get into position": 0}
_RESTING = "Breathe, shake it out"
_NAME_ROW = 3
_ON_TOP = re.compile(rf" +{NAME} .*\d done · \S+ left(?P<runs> · ends )?")
_COMPLETE = re.compile(rf" +{NAME} .*complete$")
_LINE = re.compile(
    r"^(?:(?P<step>Step \d), hold"
    r"|(?:Get ready|Rest), 1 s\. Next: (?P<next>Step \d), hold"
    r"|(?P<paused>Paused)[.:]"
    r"|Go on: (?P<on>Step \d|Rest|Get ready), "
    r"|(?P<left>(?:Left|Skipped) after )"
    r"|(?P<over>Finished\.)\s*$)",
    re.MULTILINE,
)


def furnish(home: Path) -> None:
    """Write the routine, and settings that make no sound, into a folder for FOOTTIMER_HOME."""
    (home / "routines").mkdir(parents=True, exist_ok=True)
    blocks = [f'[[block]]\nname = "{name}"\nhold = 1\n' if name != REST else "[[block]]\nrest = 1\n" for name in NAMES]
    (home / "routines" / f"{ID}.toml").write_text(_HEAD + "".join(blocks[1:]), encoding="utf-8")
    (home / "settings.toml").write_text(_SILENT, encoding="utf-8")


class Painted:
    """What was seen of a session, look by look."""

    def __init__(self) -> None:
        self.current: int | None = None
        """The interval that was seen last, by its place; None before the first."""
        self.ends: Counter[int] = Counter()
        """How often each interval was seen to give way to another."""
        self.over = False
        """Whether the end of the session was seen."""
        self._from: int | None = None

    def look(self, shown: Shown) -> None:
        """See what the terminal shows now."""
        raise NotImplementedError

    def _is_now(self, index: int) -> None:
        if self.current is not None and self.current != index:
            self.ends[self.current] += 1
        self.current = index

    def _is_over(self) -> None:
        if not self.over and self.current is not None:
            self.ends[self.current] += 1
        self.over = True


class PaintedApp(Painted):
    """What was seen of it in the app.

    Two rests look the same: one counts where it was seen between the work before and the work after it. And what was
    seen in a pause alone need not have run a moment: who goes elsewhere then leaves nothing of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rested = False
        self._ran = False

    def look(self, shown: Shown) -> None:
        """See what the terminal shows now; dialogs over the player say nothing."""
        if not shown.alternate:
            return
        lines = shown.lines()
        if any(_COMPLETE.match(line) for line in lines[:2]):
            self._is_over()
        if (on_top := _ON_TOP.match(lines[0])) is None:
            return
        runs = on_top["runs"] is not None
        name = lines[_NAME_ROW].strip()
        if (index := _SHOWN.get(name)) is not None:
            self._works(index, runs)
        elif name == _RESTING and self.current is not None and NAMES[self.current + 1 :][:1] == (REST,):
            self._rested |= runs

    def _works(self, index: int, runs: bool) -> None:
        if index == self.current:
            self._ran |= runs
            return
        if not self._ran:
            self.current = None
        if self._rested and self.current is not None and NAMES[self.current + 1 : index] == (REST,):
            self._is_now(self.current + 1)
        self._is_now(index)
        self._rested, self._ran = False, runs


class PaintedLines(Painted):
    """What was seen of it line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._read = 0
        self._left = False
        self._paused = False

    def look(self, shown: Shown) -> None:
        """Read the lines that are new and whole."""
        said = shown.said()
        end = said.rfind("\n") + 1
        for found in _LINE.finditer(said, self._read, end):
            self._take(found)
        self._read = end

    def _take(self, found: re.Match[str]) -> None:
        if found["left"]:
            self._left = True
        elif found["over"]:
            self._is_over()
        elif found["paused"]:
            self._paused = True
        elif found["on"]:
            self._paused = False
            self.current = _INDEX.get(found["on"]) if self.current is None else self.current
        else:
            self._begins(_INDEX[found["step"]] if found["step"] else _INDEX[found["next"]] - 1)

    def _begins(self, index: int) -> None:
        # Who goes elsewhere before an interval has run a moment leaves nothing of it, and nothing is told.
        if self.current is not None and not self._left and (self._paused or index != self.current + 1):
            self.current = None
        self._left = False
        self._is_now(index)
