"""`foottimer today`: what is for today, how long it takes, and why."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from foottimer.commands import FINISHED
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.find import exercises
from foottimer.commands.gathered import situation_now
from foottimer.commands.output import WIDTH, print_json
from foottimer.commands.sessions import reading
from foottimer.commands.shelved import shelved
from foottimer.plan.saying import titled
from foottimer.plan.today.asdone import as_done
from foottimer.plan.today.morningwords import title_of
from foottimer.plan.today.suggest import suggest
from foottimer.plan.today.suggestion import Suggested, Suggestion
from foottimer.printing import safe
from foottimer.routine.duration import format_duration

_NOTES = """\
One suggestion, weighed from your plan (foottimer plan), the days since each series, pain,
your levels, gates, and the week's goal. It is advice: everything can be done any day.
foottimer without a command opens with it; a starts it there.

examples:
  foottimer today                     what, how long, why; what fits other time; tomorrow
  foottimer today --json              the same, for programs
  foottimer run $(foottimer today --json | jq -r '.items[].routine')
"""


def run(arguments: Sequence[str]) -> int:
    """Print what is suggested for today."""
    command = parser("today", "Say what is for today, how long it takes, and why.", _NOTES)
    add_json(command)
    options = command.parse_args(list(arguments))
    catalogue = exercises()
    entries = shelved(catalogue)
    with reading() as store:
        situation = situation_now(store, chosen_settings(), entries)
    suggestion = suggest(situation)
    wanted = {item.offer.id for item in suggestion.items}
    routines = {entry.id: entry.routine for entry in entries if entry.id in wanted and entry.routine is not None}
    suggestion = as_done(suggestion, situation, routines, catalogue.exercises)
    if options.json:
        print_json({"today": situation.today.isoformat(), **_to_json(suggestion)})
        return FINISHED
    morning = title_of(suggestion.morning, situation.today) if suggestion.morning is not None else ""
    for line in _lines(suggestion, morning):
        print(safe(line))
    return FINISHED


def _lines(suggestion: Suggestion, morning: str) -> Iterator[str]:
    yield suggestion.line
    for why in suggestion.why:
        yield from _wrapped(why)
    if suggestion.items:
        named = " ".join(shlex.quote(item.offer.id) for item in suggestion.items)
        yield from ("", f"  foottimer run {named}")
    if suggestion.others:
        yield from ("", f"{suggestion.over_others}:")
        for minutes, other in suggestion.others:
            yield from _wrapped(f"{minutes:>2} min  {titled(other.offer)}. {other.why}", "        ")
    yield ""
    for note in filter(None, (suggestion.next, *suggestion.notes)):
        yield from _wrapped(note)
    if suggestion.beginning:
        yield from _wrapped("foottimer plan start begins a plan; foottimer plan list shows which there are.")
    if morning:
        yield from _wrapped(f"{morning} Nobody answered yet: foottimer and foottimer run ask, M asks in the app.")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _to_json(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "headline": suggestion.headline,
        "rest": suggestion.rest,
        "total_ms": suggestion.total_ms,
        "items": [_item_to_json(item) for item in suggestion.items],
        "why": list(suggestion.why),
        "instead": {str(minutes): _item_to_json(item) for minutes, item in suggestion.instead.items()},
        "next": suggestion.next,
        "notes": list(suggestion.notes),
        "morning": suggestion.morning.isoformat() if suggestion.morning is not None else None,
    }


def _item_to_json(item: Suggested) -> dict[str, Any]:
    return {
        "routine": item.offer.id,
        "name": item.offer.name,
        "series": item.offer.series,
        "level": item.level,
        "total_ms": item.total_ms,
        "length": format_duration(item.total_ms),
        "why": item.why,
    }
