"""The routine editor on a stage, and what is asked of it in tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from stage import Stage, stage

from foottimer.ui.screens.editor import EditorScreen
from foottimer.ui.widgets.fieldpane import FieldPane
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.rowlist import RowList

EMPTY = 'format = 1\nname = "Mine"\n'
SMALL = """\
# mine
format = 1
name = "Mine"

# the first one
[[block]]
name = "Stand"
hold = 20

[[block]]
name = "Walk" # tiptoe
time = 30

[[block]]
name = "Round"
rounds = 2
  [[block.block]]
  name = "Up"
  hold = 10
  [[block.block]]
  rest = 15
"""


@dataclass
class Editor:
    """A routine that is being edited."""

    on: Stage
    file: Path

    @property
    def screen(self) -> EditorScreen:
        found = next(screen for screen in self.on.app.screen_stack if isinstance(screen, EditorScreen))
        assert isinstance(found, EditorScreen)
        return found

    @property
    def text(self) -> str:
        return self.screen.draft.text

    @property
    def saved(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def line(self, ident: str) -> str:
        return self.screen.query_one(f"#{ident}", Line).text

    @property
    def rows(self) -> list[str]:
        return [" ".join(text.split()) for text in self.screen.query_one("#tree", RowList).texts]

    @property
    def chosen(self) -> tuple[int, ...]:
        return self.screen._choice.cursor

    @property
    def fields(self) -> dict[str, str]:
        return {row.title: row.field.shown for row in self.screen._fields if row.field is not None}

    def field_row(self, title: str) -> int:
        return next(place for place, row in enumerate(self.screen._fields) if row.title == title)

    def keys(self, ident: str) -> list[str]:
        return [command.title for command in self.screen.query_one(f"#{ident}", KeyBar).fitting(400)]

    async def press(self, *keys: str) -> None:
        await self.on.press(*keys)

    async def type(self, words: str) -> None:
        await self.on.press(*(" " if letter == " " else letter for letter in words))

    async def click_key(self, title: str) -> None:
        """Click a command in one of the key bars."""
        for bar in self.on.app.screen.query(KeyBar):
            place = bar.styles.padding.left
            for command in bar.fitting(bar.size.width):
                if command.title == title:
                    await self.on.pilot.click(bar, offset=(place, 0))
                    await self.on.pilot.pause()
                    return
                place += len(command.key) + len(command.title) + 3
        raise AssertionError(f"no key {title!r} is shown")

    async def click_field(self, title: str, by: int, times: int = 1) -> None:
        """Click what makes a field more (1) or less (-1), or its value (0)."""
        for _ in range(times):
            pane = self.screen.query_one(FieldPane)
            at, width = self.field_row(title), pane.list.room
            x = next(x for x in range(self.screen._fields[at].typed_at(width) - 2, width) if self._zone(at, x) == by)
            await self.on.pilot.click(pane.list, offset=(x + 2, pane.list.row_y(at)))
            await self.on.pilot.pause()

    def _zone(self, at: int, x: int) -> int:
        return self.screen._fields[at].zone(x, self.screen.query_one(FieldPane).list.room)


@asynccontextmanager
async def editing(
    path: Path, text: str = SMALL, size: tuple[int, int] = (120, 40), file: Path | None = None
) -> AsyncIterator[Editor]:
    """Open the editor on a file of the person's own with this text, or on another file."""
    own = path / "routines" / "mine.toml"
    own.parent.mkdir(exist_ok=True)
    if file is None:
        own.write_text(text, encoding="utf-8")
    async with stage(path, edit=file or own, size=size) as on:
        yield Editor(on, file or own)
