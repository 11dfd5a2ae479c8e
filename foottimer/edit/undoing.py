"""Undo and redo without limit: what each step changed of a text, and what was selected before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from foottimer.text.blocks import Run
from foottimer.values import dataclass, replace

Selection: TypeAlias = Run | tuple[()]
"""Neighbouring blocks, or () for the routine itself."""


@dataclass(frozen=True, slots=True)
class Delta:
    """The one stretch in which two texts differ."""

    at: int
    """Where it begins."""
    old: str
    """What the one text has there."""
    new: str
    """What the other one has there."""

    @classmethod
    def of(cls, old: str, new: str) -> Delta:
        """Return what makes `new` of `old`."""
        most = min(len(old), len(new))
        begin = _most(most, lambda size: old.startswith(new[:size]))
        end = _most(most - begin, lambda size: old.endswith(new[len(new) - size :]))
        return cls(begin, old[begin : len(old) - end], new[begin : len(new) - end])

    def done(self, text: str) -> str:
        """Return what becomes of the old text."""
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    def undone(self, text: str) -> str:
        """Return what the new text was made of."""
        return text[: self.at] + self.old + text[self.at + len(self.new) :]


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest size up to `most` that something holds for, which holds for every smaller one too."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (middle, most) if holds(middle) else (low, middle - 1)
    return low


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, and can be undone."""

    label: str
    """What it was, as "delete 2 blocks": what follows "Undo: " or "Undone: "."""
    delta: Delta
    """What it changed of the text."""
    before: Selection
    """What was selected before it."""
    after: Selection
    """What it left selected."""
    same: object = None
    """Steps in a row with an equal one are one step; None for a step of its own."""


TYPING = "typing"
"""What the steps of the source view have in common."""


class Steps:
    """What was done, in order, and how much of it is undone."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._steps: list[Step] = []
        self._done = 0
        self._saved = 0
        self._lost = 0
        self._sealed = False

    @property
    def undoable(self) -> Step | None:
        """What `undo` would undo."""
        return self._steps[self._done - 1] if self._done else None

    @property
    def redoable(self) -> Step | None:
        """What `redo` would do again."""
        return self._steps[self._done] if self._done < len(self._steps) else None

    @property
    def since_saved(self) -> int:
        """How many steps the text is away from what was saved last."""
        return abs(self._done - self._saved) + self._lost

    def save(self) -> None:
        """Take note that the text is saved as it is now; what comes next begins a step of its own."""
        self._saved = self._done
        self._lost = 0
        self._sealed = True

    def add(self, step: Step, text: str) -> None:
        """Add what was just done to `text`, which makes it impossible to redo what was undone."""
        redone = self._done < len(self._steps)
        if self._saved > self._done:  # the way back to what was saved is given up
            self._lost += self._saved - self._done
            self._saved = self._done
        del self._steps[self._done :]
        last = None if self._sealed or redone or step.same is None else self.undoable
        merged = _merged(last, step, text) if last is not None and last.same == step.same else None
        self._sealed = False
        if last is not None and merged is not None:
            self._steps.pop()
            step = merged
        if step.delta.old != step.delta.new:
            self._steps.append(step)
        self._done = len(self._steps)

    def undo(self) -> Step | None:
        """Return what is to be undone now; None when there is nothing left."""
        step = self.undoable
        if step is not None:
            self._done -= 1
            self._sealed = True
        return step

    def redo(self) -> Step | None:
        """Return what is to be done again now; None when there is nothing left."""
        step = self.redoable
        if step is not None:
            self._done += 1
            self._sealed = True
        return step


def _merged(last: Step, step: Step, text: str) -> Step | None:
    """Return two steps as one, `text` being that between them; None where typing went on elsewhere or began a word."""
    delta = Delta.of(last.delta.undone(text), step.delta.done(text))
    if step.same == TYPING and not _goes_on(last.delta, step.delta, delta):
        return None
    return replace(step, delta=delta, before=last.before)


def _goes_on(last: Delta, now: Delta, both: Delta) -> bool:
    """Whether what was typed belongs to the word, or the blanks behind it, that was being typed or deleted."""
    if not now.old and now.new:
        here = len(both.new) == len(last.new) + len(now.new) and len(both.old) == len(last.old)
        return here and "\n" not in last.new and not _begins_word(last.new[-1:], now.new[:1])
    if now.old and not now.new and not last.new:
        here = not both.new
        behind = last.old[-1:] if now.at >= last.at else last.old[:1]
        return here and "\n" not in last.old and not _begins_word(behind, now.old[-1:])
    return False


def _begins_word(before: str, after: str) -> bool:
    return before.isspace() and not after.isspace()
