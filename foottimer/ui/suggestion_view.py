"""What is suggested for today, as rows of text for a width; no Textual."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten, wrap

from foottimer.plan.saying import titled
from foottimer.plan.today.suggestion import Suggestion
from foottimer.printing import safe
from foottimer.ui.fitting import Lines, Part, cells, cut

LABEL = "Today  "
"""What stands before it."""
BROAD = 5
"""Lines from which there is room for more than why: what to do with other time, and what comes next."""


def short_rows(suggestion: Suggestion, start: str, more: str, width: int, rows: int) -> Lines:
    """Return what is suggested and why in `rows` rows at most, of which the first says what.

    `start` and `more` are the keys that start it and that say all of it; they are named where there is room.
    """
    room = rows - 1
    below = [*_instead_rows(suggestion, width), *_last_rows(suggestion, width)] if rows >= BROAD else []
    why = _why_rows(suggestion, more, width, room - len(below)) if room > 0 else ()
    return (_head(suggestion, start, more, width), *why, *below)[: max(1, rows)]


def _head(suggestion: Suggestion, start: str, more: str, width: int) -> tuple[Part, ...]:
    keys = f"   {start} starts it · {more} why" if suggestion.items else f"   {more} why"
    label = LABEL if width >= cells([(LABEL + suggestion.line, "")]) else ""
    headline = cut(safe(suggestion.line), width - len(label))
    head = ((label, "quiet"), (headline, "accent"))
    return (*head, (keys, "quiet")) if cells((*head, (keys, ""))) <= width else head


def _why_rows(suggestion: Suggestion, more: str, width: int, rows: int) -> Lines:
    """The reasons; where they need more rows, the last one says which key says the rest."""
    lines = wrap(safe(" ".join(suggestion.why)), max(8, width), break_on_hyphens=False)
    if len(lines) > rows:
        rest = f" … {more} says all"
        last = shorten(" ".join(lines[rows - 1 :]), max(1, width - len(rest)), placeholder="", break_on_hyphens=False)
        return (*(((line, ""),) for line in lines[: rows - 1]), ((last, ""), (rest, "quiet")))
    return tuple(((line, ""),) for line in lines)


def _instead_rows(suggestion: Suggestion, width: int) -> Iterator[tuple[Part, ...]]:
    """What to do with other time."""
    parts = [f"{minutes} min {safe(titled(other.offer))}" for minutes, other in suggestion.others]
    if parts:
        yield (("Or  ", "quiet"), (cut("  ".join(parts), width - len("Or  ")), ""))


def _last_rows(suggestion: Suggestion, width: int) -> Iterator[tuple[Part, ...]]:
    notes = (note.removeprefix(suggestion.week).strip() for note in suggestion.notes)  # the week stands on top
    last = " ".join(filter(None, (suggestion.next, *notes)))
    if last:
        yield ((cut(safe(last), width), "quiet"),)


def long_rows(suggestion: Suggestion, width: int) -> Lines:
    """Return all that is to be said of it, for a screen of its own."""
    return tuple(_long(suggestion, max(8, width)))


def _long(suggestion: Suggestion, width: int) -> Iterator[tuple[Part, ...]]:
    yield from (((line, "accent"),) for line in wrap(safe(suggestion.line), width))
    for why in suggestion.why:
        yield from _paragraph(why, width)
    if suggestion.others:
        yield ()
        yield ((suggestion.over_others, "strong"),)
        for minutes, other in suggestion.others:
            yield from _paragraph(f"{minutes} min  {titled(other.offer)}. {other.why}", width, blank=False)
    for note in filter(None, (suggestion.next, *suggestion.notes)):
        yield from _paragraph(note, width)


def _paragraph(text: str, width: int, blank: bool = True) -> Iterator[tuple[Part, ...]]:
    if blank:
        yield ()
    yield from (
        ((line, ""),)
        for line in wrap(safe(text), width, subsequent_indent="" if blank else "  ", break_on_hyphens=False)
    )
