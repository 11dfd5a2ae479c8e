"""Printing to a terminal: text that came from a file cannot steer it, and no character stops the program."""

from __future__ import annotations

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import TextIO

_JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    r"""Return `text` on one line, control and bidirectional characters shown as "\x1b" or "\u202e"."""
    return "".join(char if char.isprintable() or char in _JOINERS else _escaped(char) for char in text)


def typeable(text: str) -> str:
    r"""Return `text` as a field to type in may begin with it: on one line, what a terminal obeys as "\x1b"."""
    return safe(" ".join(text.split()))


def takes_unicode(stream: TextIO) -> bool:
    """Whether every character can be written to the stream."""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("_", "-")
    return encoding in ("utf-8", "utf8", "utf-8-sig", "utf-16", "utf-32")


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode() if ord(char) > 0x7F else repr(char)[1:-1]
