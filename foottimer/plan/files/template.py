"""What a new plan begins with, and the text of one that is a copy. Pure."""

from __future__ import annotations

from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.text.copying import copied_name
from foottimer.text.single import set_value
from foottimer.text.values import EditError

TEMPLATE = """\
# A plan of your own: weeks, and what each of their days asks for. "foot-strength 2" is a series and the level that is
# the most to ask for, "check-in" the id of a routine without levels. `foottimer list` shows what there is.
format = 1
name   = "New plan"

[[week]]
theme = "Begin"
mon   = ["foot-strength 1"]
tue   = []                       # a day of rest; it may be left out as well
wed   = ["ankle-mobility 1"]
thu   = []
fri   = ["foot-strength 1"]
sat   = []
sun   = []

[[week]]
theme = "Go on"
mon   = ["foot-strength 1"]
wed   = ["balance 1", "ankle-mobility 1"]
fri   = ["foot-strength 1"]
"""
"""A plan to change into one's own; it can be followed as it is."""


def new_plan(name: str, like: str = TEMPLATE) -> str:
    """Return the text of a plan of this name that is otherwise as another one; comments stay.

    A text that is no TOML is taken as it is.
    """
    try:
        return set_value(like, ("name",), name)
    except EditError:
        return like


def as_copy(text: str) -> str:
    """Return the text of a copy, with "(copy)" behind its name."""
    source = parse(text)
    name = None if isinstance(source, Problem) else source.data.get("name")
    return new_plan(copied_name(name), text) if isinstance(name, str) else text
