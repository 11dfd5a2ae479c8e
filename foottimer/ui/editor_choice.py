"""Which blocks of a routine are chosen: one, or a run of neighbours from where it began to where it is now."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.values import dataclass

Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Two blocks of one circuit, with all between them, or twice the same; () is the routine itself."""

    anchor: Place = ()
    """Where the selection began."""
    cursor: Place = ()
    """Where it is now; its fields are shown."""

    @property
    def first(self) -> Place:
        """The first of the blocks."""
        return min(self.anchor, self.cursor)

    @property
    def last(self) -> Place:
        """The last of them."""
        return max(self.anchor, self.cursor)

    @property
    def count(self) -> int:
        """How many blocks there are, without those within them; 0 where the routine itself is chosen."""
        return self.last[-1] - self.first[-1] + 1 if self.cursor else 0

    @property
    def places(self) -> tuple[Place, ...]:
        """Every one of the blocks."""
        parent = self.cursor[:-1]
        return tuple((*parent, place) for place in range(self.first[-1], self.last[-1] + 1)) if self.cursor else ()

    def extended(self, by: int, siblings: int) -> Choice:
        """Return it with its end moved by so many of the `siblings` blocks there are."""
        if not self.cursor:
            return self
        end = min(max(0, self.cursor[-1] + by), siblings - 1)
        return Choice(self.anchor, (*self.cursor[:-1], end))

    def reaching(self, to: Place) -> Choice:
        """Return the neighbours from where it began to a block, in the innermost circuit that has both."""
        if not self.anchor or not to:
            return Choice(to, to)
        depth = 0
        most = min(len(self.anchor), len(to)) - 1
        while depth < most and self.anchor[depth] == to[depth]:
            depth += 1
        return Choice(self.anchor[: depth + 1], to[: depth + 1])


def here(place: Place) -> Choice:
    """Return the choice of one block."""
    return Choice(place, place)


def nearest(place: Place, places: Sequence[Place]) -> Place:
    """Return a place of those there are: the wanted one, else one before it, else what is around it."""
    there = set(places)
    while place and place not in there:
        place = (*place[:-1], place[-1] - 1) if place[-1] > 0 else place[:-1]
    return place
