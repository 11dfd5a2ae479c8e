"""A list of options that may have no room: in a terminal of a few cells it is pressed to nothing."""

from __future__ import annotations

from textual.geometry import Size
from textual.widgets import OptionList

LEAST = 8
"""Columns that rows are wrapped to at least."""


class PagedList(OptionList):
    """Textual's list, whose pages are turned where it has some; without a row of its own it has none."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows it takes, which nobody can say for no columns."""
        return super().get_content_height(container, viewport, max(LEAST, width))

    def action_page_up(self) -> None:
        """Choose the option a page above."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Choose the option a page below."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
