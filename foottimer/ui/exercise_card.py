"""Exercises put into styled text: rows of the list, and the card beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style

from foottimer.routine.card import GROUPS, Fact, facts
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.model import Exercise

ONE_COLUMN = 40
"""Cells from which the labels stand beside what is said."""

NO_GROUP = "other"
"""The heading of what has no group."""

_LABEL = 13
_SHORT = ("Sides", "Tempo")
"""Facts that stand beside the picture."""
_LINKS = {"Easier": "easier", "Next": "next"}
"""Facts that lead to another exercise, and the command that goes there."""


def exercise_row(exercise: Exercise, first: bool, width: int) -> Content:
    """Return an exercise's row; the `first` of a group says which group it is."""
    group = Content.styled(f" {GROUPS.get(exercise.group, NO_GROUP)}" if first else "", "$quiet")
    name = Content(exercise.name).truncate(max(1, width - group.cell_length), ellipsis=True)
    return name.pad_right(max(0, width - group.cell_length - name.cell_length)) + group


def heading(exercise: Exercise) -> Content:
    """Return what stands beside the picture: the name, what it is for, and how it is done in short."""
    group = GROUPS.get(exercise.group, exercise.group)
    parts = [Content.styled(exercise.name, "bold"), *([Content.styled(group, "$quiet")] if group else [])]
    parts += [Content(""), Content(exercise.why)] if exercise.why else []
    for fact in (fact for fact in facts(exercise) if fact.label in _SHORT):
        parts += [Content(""), Content.styled(fact.label, "$quiet"), *(Content(line) for line in fact.lines)]
    return Content("\n").join(parts)


def card(
    exercise: Exercise, catalogue: Catalogue, routines: Iterable[str], keys: Mapping[str, str], width: int
) -> Content:
    """Return everything that is said of an exercise below its heading; `keys` are those of commands, by their names."""

    def named(id_: str) -> str | None:
        other = catalogue.get(id_)
        return other.name if other else None

    told = (_fact(fact, keys, width) for fact in facts(exercise, named, routines) if fact.label not in _SHORT)
    return Content("\n").join(line for lines in told for line in lines)


def _fact(fact: Fact, keys: Mapping[str, str], width: int) -> list[Content]:
    beside = width >= ONE_COLUMN
    room = max(8, width - _LABEL) if beside else width
    lines = [line for text in fact.lines for line in _item(fact, text, keys, room)]
    label = Content.styled(fact.label, "$quiet")
    if not beside:
        return [label, *lines]
    indent = Content(" " * _LABEL)
    return [(label.pad_right(_LABEL - len(fact.label)) if not row else indent) + line for row, line in enumerate(lines)]


def _item(fact: Fact, text: str, keys: Mapping[str, str], room: int) -> list[Content]:
    if fact.label in _LINKS:
        key = f"{keys[_LINKS[fact.label]]} "
        link = Content.styled(text, Style(underline=True) + Style.from_meta({"@click": f"screen.{_LINKS[fact.label]}"}))
        return [Content.styled(key, "$accent bold") + link.truncate(max(1, room - len(key)), ellipsis=True)]
    if not fact.listed:
        return list(Content(text).wrap(room))
    bullet, indent = Content.styled("· ", "$quiet"), Content("  ")
    return [(indent if row else bullet) + line for row, line in enumerate(Content(text).wrap(max(1, room - 2)))]
