"""`foottimer glossary`: the words of the field."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.output import WIDTH
from foottimer.glossary import TERMS, Term, find, matching
from foottimer.printing import safe
from foottimer.routine.words import nearest

INDENT = "  "
"""Before a term's meaning."""


def run(arguments: Sequence[str]) -> int:
    """Print every term, or those that are meant."""
    command = parser("glossary", "Explain the words of the field: all of them, or the ones you name.")
    command.add_argument("words", nargs="*", metavar="WORD", help="a word, or what a meaning speaks of")
    typed = " ".join(command.parse_args(arguments).words)
    for place, term in enumerate(_meant(typed)):
        print(("\n" if place else "") + _text(term))
    return FINISHED


def _meant(typed: str) -> tuple[Term, ...]:
    exact = find(typed)
    terms = (exact,) if exact else matching(typed)
    if terms:
        return terms
    near = nearest(typed, (spelling for term in TERMS for spelling in term.spellings))
    hint = f"did you mean {near}?" if near else "`foottimer glossary` prints them all"
    raise CommandError(f"the glossary has no {safe(typed)}: {hint}")


def _text(term: Term) -> str:
    heading = f"{term.name} (also: {term.also})" if term.also else term.name
    return "\n".join(
        (
            textwrap.fill(heading, WIDTH, subsequent_indent=INDENT),
            textwrap.fill(term.says, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT),
        )
    )
