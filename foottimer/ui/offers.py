"""What there is to choose from where exercises are looked through, and how it is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from textual.content import Content

from foottimer.routine.card import GROUPS, matches
from foottimer.routine.model import Exercise
from foottimer.values import dataclass, replace

NO_GROUP = "other"
"""The heading of what has no group."""
OWN = "this routine's"
"""The heading of a routine's own exercises."""


class Kind(StrEnum):
    """What a block can be made of."""

    EXERCISE = "exercise"
    NAMED = "named"
    """Work with a name of the person's own."""
    REST = "rest"
    CIRCUIT = "circuit"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose."""

    kind: Kind
    """What it is."""
    name: str
    """What its row says."""
    group: str = ""
    """What it belongs to, said in the first row of it."""
    exercise: Exercise | None = None
    """The exercise, where it is one."""
    about: str = ""
    """What it is for, where it is no exercise."""

    def holds(self, text: str) -> bool:
        """Whether it has every word of a text; a name of one's own has any."""
        if self.exercise is not None:
            return matches(self.exercise, text)
        return self.kind is Kind.NAMED or all(word in self.name.casefold() for word in text.casefold().split())


BLOCKS = (
    Offer(Kind.NAMED, "a block of your own", "block", about="Work that no exercise stands for: type its name."),
    Offer(Kind.REST, "rest", "block", about="A pause of its own between two blocks."),
    Offer(Kind.CIRCUIT, "circuit", "block", about="Several blocks that are done in rounds."),
)
"""What a block can be besides an exercise."""
NAMED = "A block with this name, without an exercise."
"""What is said of a name that was typed."""


def offers_of(
    exercises: Iterable[Exercise], own: Mapping[str, Exercise] | None = None, kinds: bool = False
) -> tuple[Offer, ...]:
    """Return what there is: with `kinds` blocks without an exercise, the routine's `own` exercises, then the others."""
    own = own or {}
    others = tuple(exercise for exercise in exercises if exercise.id not in own)
    groups = list(dict.fromkeys(exercise.group for exercise in others))
    ordered = sorted(others, key=lambda exercise: (not exercise.group, groups.index(exercise.group)))
    return (
        *(BLOCKS if kinds else ()),
        *(Offer(Kind.EXERCISE, exercise.name, OWN, exercise) for exercise in own.values()),
        *(Offer(Kind.EXERCISE, exercise.name, GROUPS.get(exercise.group, NO_GROUP), exercise) for exercise in ordered),
    )


def found(offers: Iterable[Offer], text: str) -> tuple[Offer, ...]:
    """Return the offers that hold every word of a text; what is typed is offered as a name too, behind the others."""
    held = [offer for offer in offers if offer.holds(text)]
    name = " ".join(text.split())
    if name:
        named = [replace(offer, name=f"“{name}”", about=NAMED) for offer in held if offer.kind is Kind.NAMED]
        held = [*(offer for offer in held if offer.kind is not Kind.NAMED), *named]
    return tuple(held)


def best(offers: tuple[Offer, ...], text: str) -> int | None:
    """Return the place of what is probably meant: a name that begins with the text, or has a word that does."""
    typed = " ".join(text.casefold().split())
    exercises = [place for place, offer in enumerate(offers) if offer.kind is not Kind.NAMED]
    if typed:
        for begins in (lambda name: name.startswith(typed), lambda name: f" {typed}" in name):
            found = next((place for place in exercises if begins(offers[place].name.casefold())), None)
            if found is not None:
                return found
    real = next((place for place, offer in enumerate(offers) if offer.kind is Kind.EXERCISE), None)
    return real if real is not None else 0 if offers else None


def offer_row(offer: Offer, first: bool, width: int) -> Content:
    """Return an offer's row; the `first` of a group says which group it is."""
    group = Content.styled(f" {offer.group}" if first else "", "$quiet")
    name = Content(offer.name).truncate(max(1, width - group.cell_length), ellipsis=True)
    return name.pad_right(max(0, width - group.cell_length - name.cell_length)) + group
