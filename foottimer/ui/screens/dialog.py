"""What the small questions over a screen share."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.screen import ModalScreen

from foottimer.ui.commands import screen_commands
from foottimer.ui.widgets.picklist import PickList

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A question over the screen; nothing under it is reached until it is answered."""

    COMMANDS: ClassVar = {screen_commands}
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012 - as Textual declares it
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 70%;
        & > #box {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $panel;
        }
        & OptionList {
            scrollbar-size-vertical: 1;
            scrollbar-color: $faint;
            scrollbar-color-hover: $quiet;
            scrollbar-color-active: $quiet;
            scrollbar-background: $panel;
            scrollbar-background-hover: $panel;
            scrollbar-background-active: $panel;
        }
        & OptionList:focus { background-tint: $foreground 0%; }
        & KeyBar { dock: none; padding: 0; margin: 1 0 0 0; }
        &.-low > #box { padding: 0 1; }
        &.-low KeyBar { margin: 0; }
    }
    """


class ListDialog(Dialog[Result]):
    """A question that is answered from a list, which takes the room there is."""

    AROUND: ClassVar = 9
    """Rows that the dialog has besides its list, where there is room: title, field, keys and what is between."""
    DEFAULT_CSS = """
    ListDialog {
        & PickList {
            height: auto;
            max-height: 1fr;
            margin: 1 0 0 0;
            & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted { background: $chosen; }
        }
        &.-low > #box { height: 100%; }
        &.-low PickList { height: 1fr; margin: 0; }
    }
    """

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for what is around the list: a share of the height would push the keys out of sight."""
        height, (least, _) = event.size.height, self.VERTICAL_BREAKPOINTS[-1]
        self.query_one(PickList).styles.max_height = height - self.AROUND if height >= least else None
