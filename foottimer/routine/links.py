"""Whether the links between exercises lead somewhere: `next`, `easier` and `instead`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from foottimer.routine.fields import Fields
from foottimer.routine.model import Exercise
from foottimer.routine.problem import Severity
from foottimer.routine.words import KeyPath, quote

LADDERS = ("next", "easier")
"""The links that lead from exercise to exercise and have to end somewhere."""

_SHOWN = 8


def check_links(
    fields: Fields, own: Mapping[str, Exercise], known: Mapping[str, Exercise], severity: Severity = Severity.ERROR
) -> None:
    """Report every link of a table of exercises, read as `own`, that leads to none of the `known` ones."""
    for exercise in own.values():
        for path, id_ in _links(exercise):
            if id_ not in known:
                report = fields.error if severity is Severity.ERROR else fields.warn
                hint = fields.report.guesses.meant(id_, known)
                report((exercise.id, *path), f"no exercise has the id {quote(id_)}{hint}")


def check_ladders(fields: Fields, own: Mapping[str, Exercise], known: Mapping[str, Exercise]) -> None:
    """Report every ladder of the `known` exercises that leads from one of `own` back to itself, once."""
    for ladder in LADDERS:
        walked: set[str] = set()
        links = {id_: _step(exercise, ladder) for id_, exercise in known.items()}
        for id_ in own:
            loop = _loop(id_, links, walked)
            # One that only others make is said at theirs, or not this file's to mend.
            at = next((member for member in loop if member in own), None)
            if at is not None:
                start = loop.index(at)
                round_it = (*loop[start:], *loop[:start])
                more = ("...",) if len(round_it) > _SHOWN else ()
                shown = " -> ".join((*round_it[:_SHOWN], *more, at))
                fields.error((at, ladder), f"these lead round in a circle: {shown}; leave one {ladder} out")


def leading_to(ids: Iterable[str], known: Mapping[str, Exercise], firm: Collection[str]) -> set[str]:
    """Return these ids with those of every exercise that a link leads from to one of them, and so on.

    Those that are `firm` are there whatever becomes of others, so a link to them holds.
    """
    from_: dict[str, list[str]] = {}
    for exercise in known.values():
        for _, id_ in _links(exercise):
            from_.setdefault(id_, []).append(exercise.id)
    found = set(ids)
    asked = list(found)
    for id_ in asked:  # grows as it goes
        more = [] if id_ in firm else [other for other in from_.get(id_, ()) if other not in found]
        found.update(more)
        asked += more
    return found


def _links(exercise: Exercise) -> Iterator[tuple[KeyPath, str]]:
    for ladder in LADDERS:
        id_ = _step(exercise, ladder)
        if id_ is not None:
            yield (ladder,), id_
    for thing, id_ in exercise.instead.items():
        yield ("instead", thing), id_


def _step(exercise: Exercise, ladder: str) -> str | None:
    return exercise.next if ladder == "next" else exercise.easier


def _loop(start: str, links: Mapping[str, str | None], walked: set[str]) -> list[str]:
    """Return the loop that the ladder from `start` runs into, unless it was `walked` before."""
    path: dict[str, None] = {}
    here: str | None = start
    while here is not None and here in links and here not in walked:
        walked.add(here)
        path[here] = None
        here = links[here]
    members = list(path)
    return members[members.index(here) :] if here in path else []
