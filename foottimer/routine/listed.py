"""What is listed of a routine file, so that it need not be read for that; pure."""

from __future__ import annotations

from foottimer.values import dataclass

BUNDLED = "bundled"
"""The source of a routine that came with the program."""
USER = "user"
"""The source of a routine of the person's own."""
Stamp = tuple[int, int, int, int]
"""A file's size, when it was written and changed in ns, and its number: other ones are another file."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the library shows and asks of one routine file without reading it."""

    id: str
    """The file's stem, made safe to print."""
    source: str
    """`BUNDLED` or `USER`."""
    path: str
    """The file."""
    stamp: Stamp
    """The file as it was read."""
    name: str
    """As shown."""
    series: str | None = None
    """The routine's series."""
    level: int | None = None
    """The routine's level."""
    total: int = 0
    """The timeline's total in ms; 0 when it is broken."""
    estimated: bool = False
    """Whether the total is an estimate."""
    broken: bool = False
    """Whether the file cannot be followed."""
    empty: bool = False
    """Whether it is broken only in that it has no block yet."""
    flawed: bool = False
    """Whether there is something wrong with the file, be it a warning."""
    pending: bool = False
    """Whether it goes by the file's first lines alone until that is read; such a card is never kept."""
    stands_in: bool = False
    """Whether it is the person's own file in place of a bundled one of the same id."""
    opt_in: bool = False
    """Whether nobody is led to it and it asks before it starts."""
    silent: bool = False
    """Whether nothing in it hops, jumps or goes outdoors."""
    per_week: int | None = None
    """Days a week, as its goal states them."""
    contacts: int = 0
    """The plyometric ground contacts that are planned."""
    intervals: int = 0
    """How many intervals it expands to."""
    needs: tuple[str, ...] = ()
    """What has to be at hand, of the routine and its exercises."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    equipment: tuple[str, ...] = ()
    """What the routine itself names as equipment."""
    exercises: tuple[str, ...] = ()
    """The ids of its exercises in the order in which they come, each once."""
    called: tuple[str, ...] = ()
    """The names of the exercises that its blocks name."""
    landing: tuple[tuple[str, float, float], ...] = ()
    """Contacts a rep and a second of those exercises it knows of which that matters, by their ids."""
