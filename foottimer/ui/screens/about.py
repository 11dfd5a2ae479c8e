"""What foottimer is, what it is not, and where its numbers come from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from foottimer.about import Section, sections
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.preview import Preview


class AboutScreen(Dialog[None]):
    """The text of `foottimer about`."""

    CSS = """
    AboutScreen {
        #box { width: 84; height: 100%; }
        VerticalScroll {
            height: 1fr;
            scrollbar-size-vertical: 1;
            scrollbar-color: $faint;
            scrollbar-background: $panel;
        }
        Preview { padding: 0 1 0 0; }
    }
    """
    AUTO_FOCUS = "VerticalScroll"
    KEYS: ClassVar = (
        Command("read(1)", "space,pagedown", "page down", "Read on."),
        Command("read(-1)", "b,pageup", "page up", "Read what is above."),
        Command("close", "escape,q,f2,A,enter", "close", "Close."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def compose(self) -> ComposeResult:
        """The text, to be scrolled."""
        with Vertical(id="box"):
            with VerticalScroll():
                yield Preview()
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Wrap the text for the width."""
        self.query_one(Preview).show(_text)

    def action_read(self, by: int) -> None:
        """Read on, or back."""
        text = self.query_one(VerticalScroll)
        (text.scroll_page_down if by > 0 else text.scroll_page_up)(animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _text(width: int) -> Content:
    return Content("\n\n").join(_section(section, width) for section in sections())


def _section(section: Section, width: int) -> Content:
    between = Content("\n" if section.listed else "\n\n")
    body = between.join(_paragraph(text, section.listed, width) for text in section.paragraphs)
    return Content.styled(section.title, "$accent bold") + "\n" + body


def _paragraph(text: str, listed: bool, width: int) -> Content:
    if not listed:
        return Content("\n").join(Content(text).wrap(width))
    bullet, indent = Content.styled("· ", "$quiet"), Content("  ")
    lines = Content(text).wrap(max(1, width - 2))
    return Content("\n").join((indent if row else bullet) + line for row, line in enumerate(lines))
