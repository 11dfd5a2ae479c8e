"""`foottimer schema`: what a file of a routine, of exercises or of a plan may hold, for editors that know schemas."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.output import print_json
from foottimer.commands.target import target_of
from foottimer.plan.files.keys import PLAN
from foottimer.printing import safe
from foottimer.routine.keys import CATALOGUE, ROUTINE
from foottimer.routine.schema import schema

_EXAMPLES = """\
Write it to a file once, and name that file on the first line of a routine:

  foottimer schema --out routine.schema.json

An editor that knows TOML schemas (VS Code, Helix, Zed and others) then completes keys
and marks mistakes as you type. docs/format.md says how. Nothing is fetched.
With --plan it is the same for the files of plans, with --exercises for exercises.toml.
"""


def run(arguments: Sequence[str]) -> int:
    """Print the schema, or write it to a file and say how a routine names it."""
    command = parser("schema", "Print a JSON Schema of routine files, for editors.", _EXAMPLES)
    command.add_argument("--out", metavar="FILE.json", help="write it to a file, and print the line that names it")
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--exercises", action="store_true", help="that of exercises.toml instead")
    which.add_argument("--plan", action="store_true", help="that of plan files instead")
    options = command.parse_args(arguments)
    made = schema(PLAN if options.plan else CATALOGUE if options.exercises else ROUTINE)
    if options.out is None:
        print_json(made)
        return FINISHED
    target = target_of(options.out, ".json", options.force)
    try:
        target.write_text(json.dumps(made, indent=2) + "\n", encoding="ascii")
    except OSError as error:
        raise CommandError(f"{safe(str(target))} can't be written: {error.strerror}") from error
    print(first_line(target))
    return FINISHED


def first_line(target: Path) -> str:
    """Return the comment that tells editors where the schema is, whatever blanks are in its path."""
    return f"#:schema {target.absolute().as_uri()}"
