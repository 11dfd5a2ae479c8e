"""The field in which is typed what to find."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindField(Input):
    """What to find; the arrows go on to the next place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "next(1)", show=False),
        Binding("up", "next(-1)", show=False),
        Binding("escape", "close", show=False),
    ]

    class Next(Message):
        """Another place is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """1 for the one below, -1 for the one above."""

    class Closed(Message):
        """Nothing more is to be found."""

    def action_next(self, by: int) -> None:
        """Ask for the next place, or the one before."""
        self.post_message(self.Next(by))

    def action_close(self) -> None:
        """Find no more."""
        self.post_message(self.Closed())
