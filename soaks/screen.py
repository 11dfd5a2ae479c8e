"""What a terminal shows and how it is set, from the bytes that a program wrote to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import pyte

WRAP, VISIBLE, ALTERNATE = 7, 25, 1049
"""Private modes: long lines go on in the next one; the cursor is seen; the other screen is shown."""
NAMES = {
    WRAP: "line wrap",
    9: "mouse",
    VISIBLE: "cursor visible",
    47: "alternate screen",
    1000: "mouse",
    1002: "mouse dragging",
    1003: "mouse movement",
    1004: "focus reports",
    1006: "mouse as SGR",
    1015: "mouse as urxvt",
    1016: "mouse in pixels",
    ALTERNATE: "alternate screen",
    2004: "bracketed paste",
    2026: "synchronised output",
    2048: "resize reports",
}
"""What private modes are called; of others the number is told."""
USUAL = frozenset({WRAP, VISIBLE})
"""Those that are set before a program starts."""
_WHOLE = re.compile(
    rb"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    rb"|(?P<osc>\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))"
    rb"|(?P<string>\x1b[PX^_][^\x1b]*\x1b\\)"
    rb"|(?P<escape>\x1b[ -/]*[0-OQ-WYZ\\`-~])"
    rb"|(?P<cut>\x1b\[[0-?]*[ -/]*(?=[^ -~])|\x1b[\]PX^_][^\x07\x18\x1a\x1b]*(?=\x18|\x1a|\x1b[^\\])|\x1b(?=[^ -~]))"
    rb"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)"
)
_KEYBOARD = re.compile(rb"\x1b\[([<>=])[\d;]*u")
_PRIVATE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_CANCEL = b"\x18"
_TITLE = re.compile(rb"\x1b\[2([23])(?:;[0-2])?t")
_PLAIN = re.compile(rb"\x1b\[\??[\d;]*[@-~]")
"""The sequences that pyte reads rightly."""


class Kind(StrEnum):
    """What a piece of a program's output is."""

    CSI = "csi"
    """A control sequence: ESC [ ..."""
    OSC = "osc"
    """A command to the terminal: ESC ] ..., such as a title, a link, the clipboard."""
    STRING = "string"
    """Another string for the terminal: DCS, SOS, PM, APC."""
    ESCAPE = "escape"
    """Another escape sequence."""
    CUT = "cut"
    """A sequence that something else interrupts."""
    CONTROL = "control"
    """A control character, C0 or DEL."""
    TEXT = "text"
    """Bytes that are shown; C1 controls are among them, as UTF-8."""


def pieces(data: bytes) -> Iterator[tuple[Kind, bytes]]:
    """Split output into its sequences and texts; what is no whole one at its end is left out."""
    offset = 0
    while (found := _WHOLE.match(data, offset)) is not None:
        yield Kind(str(found.lastgroup)), found.group()
        offset = found.end()


class Shown:
    """A terminal as far as it can be told from what was written to it."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self._main = pyte.Screen(columns, rows)
        self._other = pyte.Screen(columns, rows)
        self._streams = {False: pyte.ByteStream(self._main), True: pyte.ByteStream(self._other)}
        self._left = b""
        self._keyboards = {False: 0, True: 0}
        self._titles = 0
        self._said = bytearray()
        self.modes = set(USUAL)
        """The private modes that are set."""
        self.cut = 0
        """How many sequences were interrupted."""

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return ALTERNATE in self.modes

    @property
    def screen(self) -> pyte.Screen:
        """The screen that is shown."""
        return self._other if self.alternate else self._main

    @property
    def title(self) -> str:
        """The window's title, as set last on this screen."""
        return str(self.screen.title)

    def lines(self) -> list[str]:
        """Return what is shown, a text a row, without the spaces at its end."""
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        """Return what is shown, row below row."""
        return "\n".join(self.lines())

    def said(self) -> str:
        """Return all text that was written to the main screen, also what was scrolled out of it."""
        return self._said.decode("utf-8", "replace").replace("\r\n", "\n")

    def resize(self, columns: int, rows: int) -> None:
        """Be of another size."""
        for screen in (self._main, self._other):
            screen.resize(rows, columns)

    def feed(self, data: bytes) -> list[bytes]:
        """Take what was written, and return the control sequences that were among it."""
        data, sequences, length = self._left + data, [], 0
        for kind, piece in pieces(data):
            length += len(piece)
            if kind is Kind.CSI:
                sequences.append(piece)
                self._obey(piece)
            elif kind is Kind.CUT:
                self.cut += 1
            elif kind in (Kind.TEXT, Kind.CONTROL, Kind.OSC):
                if piece != _CANCEL:
                    self._streams[self.alternate].feed(piece)
                if not self.alternate and kind is not Kind.OSC:
                    self._said += piece
            elif kind is Kind.ESCAPE and len(piece) == 2:
                self._streams[self.alternate].feed(piece)
        self._left = data[length:]
        return sequences

    def changed(self) -> tuple[str, ...]:
        """Return what is not as before the program, in words; nothing when the terminal is as it was."""
        found = [f"{NAMES.get(mode, f'mode {mode}')} is still on" for mode in sorted(self.modes - USUAL)]
        found += [f"{NAMES[mode]} is off" for mode in sorted(USUAL - self.modes)]
        if any(self._keyboards.values()):
            found.append("the keyboard's protocol is still another")
        if self._titles:
            found.append("the window has not got its title back")
        cursor = self._main.cursor.attrs
        if (cursor.fg, cursor.bg, cursor.bold, cursor.reverse) != ("default", "default", False, False):
            found.append("what is written next is coloured")
        if self._left:
            found.append("a sequence was cut off")
        return tuple(found)

    def _obey(self, piece: bytes) -> None:
        if (private := _PRIVATE.fullmatch(piece)) is not None:
            for number in private[1].split(b";"):
                self._set(int(number or b"0"), private[2] == b"h")
        elif (keyboard := _KEYBOARD.fullmatch(piece)) is not None:
            step = {b">": 1, b"<": -1, b"=": 0}[keyboard[1]]
            # Popping more than was pushed is allowed.
            self._keyboards[self.alternate] = max(0, self._keyboards[self.alternate] + step)
        elif (title := _TITLE.fullmatch(piece)) is not None:
            self._titles = max(0, self._titles + (1 if title[1] == b"2" else -1))
        elif _PLAIN.fullmatch(piece):
            self._streams[self.alternate].feed(piece)

    def _set(self, mode: int, on: bool) -> None:
        if mode == ALTERNATE and on and not self.alternate:
            self._other.reset()
        (self.modes.add if on else self.modes.discard)(mode)
