"""A text that is valid TOML, with what it says and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.text.layout import Layout
from foottimer.text.proof import Data, DifferentError, adopted
from foottimer.text.sections import Sections, split
from foottimer.text.setting import State, hand_work
from foottimer.text.values import EditError

_BOM = "\ufeff"


class Written:
    """A text that is valid TOML; never changed, an edit makes another."""

    def __init__(self, text: str, bom: bool, data: Data) -> None:
        """Keep a text, without byte order mark, that has this data."""
        self.text = text
        self.bom = bom
        self.data = data

    @classmethod
    def of(cls, text: str) -> Written:
        """Return a text, with or without byte order mark; raises EditError when it is not valid TOML."""
        source = parse(text)
        if isinstance(source, Problem):
            raise EditError(f"line {source.line}, column {source.column}: {source.message}")
        return cls(source.text, text.startswith(_BOM), source.data)

    @property
    def whole(self) -> str:
        """The text with its byte order mark, if it has one."""
        return _BOM + self.text if self.bom else self.text

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands; an edit does not need it."""
        return Layout(self.text, self.data, self.sections.newline)

    @cached_property
    def sections(self) -> Sections:
        """The text cut at its headers."""
        return split(self.text)

    @property
    def state(self) -> State:
        """What an edit begins with."""
        return State(self.sections, self.data)


def proved(written: Written, states: Iterable[State], what: str) -> Written:
    """Return the first text that says what it shall say; raises EditError when none does."""
    refusal = hand_work(what)
    for state in states:
        text = state.sections.text
        if text == written.text:
            return written
        source = parse(text)
        if isinstance(source, Problem):
            if not source.message.startswith("not valid TOML"):  # a limit that the text would go over
                refusal = EditError(f"{what} cannot be written: the file would be {source.message}")
            continue
        try:
            data = adopted(source.data, state.data)
        except DifferentError:
            continue
        if isinstance(data, dict):
            result = Written(text, written.bom, data)
            if state.sections.items[0][1].text:  # else comments may have come to stand at the top
                result.__dict__["sections"] = state.sections
            return result
    raise refusal
