"""A holder of a source view, and documents for it that know blocks by their headers alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from stage import Stage, stage
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from foottimer.routine.problem import Problem, Severity
from foottimer.ui.commands import bindings
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.source import SourceView

HEADER = "[[block]]"
TWO = f"""format = 1
name = "Two"

{HEADER}
name = "Stand"
hold = 20

{HEADER}
exercise = "short-foot" # gently
reps = 8
"""


@dataclass(frozen=True)
class Paper:
    """A text whose blocks begin at their headers."""

    text: str
    problems: tuple[Problem, ...] = ()
    stale: bool = False

    @property
    def _lines(self) -> list[int]:
        return [number for number, line in enumerate(self.text.split("\n"), start=1) if line.startswith(HEADER)]

    def place_at(self, line: int) -> tuple[int, ...]:
        before = sum(first <= line for first in self._lines)
        return (before - 1,) if before else ()

    def line_of(self, place: tuple[int, ...]) -> int:
        return self._lines[place[0]] if place else 1


class Holder(Screen[None]):
    """Takes what is typed, and undoes it as a whole."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SourceView.KEYS, __name__)

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.paper = paper
        self.papers: list[Paper] = []
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield SourceView()

    def on_mount(self) -> None:
        self.view.show(self.paper)
        self.set_focus(self.view.area)

    @property
    def view(self) -> SourceView:
        return self.query_one(SourceView)

    @property
    def said(self) -> str:
        return self.view.query_one(Line).text

    def on_source_view_edited(self, message: SourceView.Edited) -> None:
        self.heard.append("edited")
        self.papers.append(self.paper)
        self.paper = Paper(message.text)
        self.view.show(self.paper)

    def on_source_view_cursor_at(self, message: SourceView.CursorAt) -> None:
        self.heard.append(f"at {message.place}")

    def on_source_view_undo(self) -> None:
        self.heard.append("undo")
        if self.papers:
            self.paper = self.papers.pop()
            self.view.show(self.paper)

    def on_source_view_redo(self) -> None:
        self.heard.append("redo")

    def action_problem(self, by: int) -> None:
        self.view.action_problem(by)

    def action_find(self) -> None:
        self.view.action_find()


def wrong(line: int, column: int, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(severity, line, column, "block[1].reps", message)


@asynccontextmanager
async def source(
    path: Path, paper: Paper, size: tuple[int, int] = (80, 24), no_color: bool = False
) -> AsyncIterator[tuple[Stage, Holder]]:
    async with stage(path, size=size) as on:
        holder = Holder(paper)
        await on.app.push_screen(holder)
        await on.pilot.pause()
        yield on, holder
