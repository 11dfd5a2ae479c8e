"""A routine's row in a list of them, of what its card says: nothing is read for it, and little is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foottimer.routine.duration import format_duration
from foottimer.routine.remembered import USER, Card
from foottimer.ui.fitting import cells, cut, fitted
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.ui.fitting import Part

_KIT = 11
_WHEN = 13
_WITH_OWNER = 28
_WITH_WHEN = 38
_WITH_KIT = 52
"""Cells of a routine's columns, and from which width there is room for them."""


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """A routine in a list."""

    card: Card
    """What is known of it, as it is done."""
    when: str | None = None
    """When it was last done; empty where it was never done, None where that is not asked."""
    mark: str = ""
    """What is changed for it, in the place of that."""

    def parts(self, width: int, chosen: bool = False) -> tuple[Part, ...]:
        """Return its name, level and whose it is, its kit, total and when it was last done, in so many cells.

        A narrow row leaves out the kit, a narrower one when it was last done.
        """
        card, tail = self.card, self._tail(width)
        wrong = card.broken and not card.empty
        level = f" · {card.level}" if card.level else ""
        mine = " yours" if card.source == USER and width >= _WITH_OWNER else ""
        sign = "! " if wrong else ""
        room = max(1, width - cells(tail) - cells(((level, ""), (mine, ""))))
        name = cut(f"{sign}{card.name}", room)
        head = ((name[: len(sign)], "error"), (name[len(sign) :], ""), (level, "quiet"), (mine, "own"))
        gap = " " * max(0, width - cells(head) - cells(tail))
        return tuple(part for part in (*head, (gap, ""), *tail) if part[0])

    def _tail(self, width: int) -> tuple[Part, ...]:
        card = self.card
        ink = "quiet" if card.empty or card.pending else "error" if card.broken else "strong"
        parts: list[Part] = []
        if width >= _WITH_KIT and not card.broken:
            parts.append((fitted(f"  {', '.join(card.needs)}", _KIT), "quiet"))
        parts.append((total_text(card).rjust(7), ink))
        if width >= _WITH_WHEN and self.when is not None:
            never = "" if card.broken else "new"
            parts.append(((self.mark or self.when or never).rjust(_WHEN), "own" if self.mark else "quiet"))
        return tuple(parts)


def total_text(card: Card) -> str:
    """Return the total as "10:30", "~10:30" where it is an estimate; "empty", "broken" or "…" where there is none."""
    if card.pending:
        return "…"
    if card.broken:
        return "empty" if card.empty else "broken"
    return f"{'~' if card.estimated else ''}{format_duration(card.total)}"
