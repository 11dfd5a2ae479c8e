"""A JSON Schema of plan files, made of the table of keys as that of routines is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foottimer.plan.files.keys import PLAN
from foottimer.routine.schema import Json
from foottimer.routine.schema import schema as schema_of

CANNOT_SAY: Mapping[str, str] = MappingProxyType(
    {
        "file": "The file is called as a plan may be, is UTF-8 text of at most 1 MiB, nests at most 32 deep and has"
        " at most 100,000 values.",
        "rests": "There is something to do: not every day is one of rest.",
        "twice": "A day asks for a series or a routine once, whatever the level.",
        "carriage return": "A carriage return written as \\r is refused also before a newline.",
    }
)
"""The rules that reading a plan knows and the schema does not say, by a name of each."""


def schema() -> Json:
    """Return the schema of a plan file."""
    return schema_of(PLAN)
