"""How far a command is, on a line of the terminal that is written again and again."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO


class ProgressLine:
    """A line on standard error that is gone when all went well; nothing at all where that is no terminal."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to this stream."""
        self._stream = stream if stream is not None and not stream.closed and stream.isatty() else None
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stream is None or not self._shown:
            return
        if error is None:
            self.show("")
        else:  # the terminal may have written ^C behind it
            self._stream.write("\n")

    def show(self, text: str) -> None:
        """Show a text that is safe to print in place of the one before."""
        if self._stream is None or text == self._shown:
            return
        blanks = " " * max(0, len(self._shown) - len(text))
        self._stream.write(f"\r{text}{blanks}" + ("" if text else "\r"))
        self._stream.flush()
        self._shown = text
