"""Exercises put into styled text: rows of the list, and the card beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style

from foottimer.routine.card import GROUPS, Fact, dose_text, facts
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.duration import format_duration
from foottimer.routine.expand import expand
from foottimer.routine.model import Exercise
from foottimer.routine.practice import GET_READY, dose_of, in_full, levels_of

ONE_COLUMN = 40
"""Cells from which the labels stand beside what is said."""

_LABEL = 13
_SHORT = ("Sides", "Tempo")
"""Facts that stand beside the picture."""
_CHOOSING = ("Cues", "You need", "Take care")
"""Facts by which an exercise is chosen."""
_LINKS = {"Easier": "easier", "Next": "next"}
"""Facts that lead to another exercise, and the command that goes there."""


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


def short_card(exercise: Exercise, width: int) -> Content:
    """Return what helps to choose an exercise besides its heading and its doses."""
    told = [Content("\n").join(_fact(fact, {}, width)) for fact in facts(exercise) if fact.label in _CHOOSING]
    return Content("\n\n").join(told)


def dose_rows(exercise: Exercise, chosen: int, width: int) -> Content:
    """Return a row for each level: what it asks for, and how long that takes where there is room to say so."""
    return Content("\n").join(_dose(exercise, level, level == chosen, width) for level in levels_of(exercise))


def _dose(exercise: Exercise, level: int, chosen: bool, width: int) -> Content:
    dose = dose_of(exercise, level)
    length = format_duration(expand(in_full(exercise, dose)).total - GET_READY)
    mark = Content.styled("▌ " if chosen else "  ", "$accent")
    said = Content.styled(dose_text(exercise, dose), "bold" if chosen else "")
    row = mark + Content.styled(f"{level}  ", "$accent bold") + said
    room = width - row.cell_length - len(length)
    if room < 1:
        return row.truncate(width, ellipsis=True)
    return row + " " * room + Content.styled(length, "$quiet")


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
