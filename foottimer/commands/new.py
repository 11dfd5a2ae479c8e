"""`foottimer new`: a routine file of the person's own, to change."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises, routine_named
from foottimer.commands.keeping import kept, stands_in_line
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.keeping.names import id_of
from foottimer.printing import safe
from foottimer.routine.words import unsafe_character
from foottimer.text.copying import as_copy
from foottimer.text.templates import EMPTY, FIRST, template, templates


def run(arguments: Sequence[str]) -> int:
    """Make the file and print its path, on standard output alone."""
    listed = "\n".join(f"  {found.id:<16}{found.about}" for found in templates())
    command = parser(
        "new",
        "Make a routine file of your own, and print its path. NAME is any text: what the routine is called.",
        f"templates:\n{listed}\n\nexamples:\n  foottimer new 'My feet'\n"
        '  foottimer new "Calves" --from foot-strength-1\n  $EDITOR "$(foottimer new Calves)"',
    )
    command.add_argument("name", metavar="NAME", help="what it is called; the file is named after it")
    command.add_argument("--from", dest="source", metavar="ROUTINE|TEMPLATE", default=FIRST,
                         help=f"what to begin with: a template, an id, a series, or a file; else {FIRST}")  # fmt: skip
    options = command.parse_args(arguments)
    name = options.name.strip()
    if not name:
        raise CommandError("a routine needs a name: foottimer new 'My feet'", USAGE)
    if bad := unsafe_character(name):
        raise CommandError(f"the name holds the character U+{ord(bad):04X}, which no text may hold: take it out", USAGE)
    with kept() as keeping:
        id_ = id_of(name) or keeping.free_id(name)
        _check_free(keeping, id_)
        path = keeping.create(id_, _text(keeping, options.source, name)).path
        if line := stands_in_line(keeping, id_):
            print(line, file=sys.stderr)
    if options.source == EMPTY:
        print("it has no block yet, so it cannot be followed: add one", file=sys.stderr)
    print(safe(str(path)))
    return FINISHED


def _text(keeping: Keeping, source: str, name: str) -> str:
    """Return the text to begin with: of a template, else of a routine."""
    found = template(source)
    if found is not None:
        return found.named(name)
    return as_copy(keeping.read(routine_named(source, exercises()).path).text, name)


def _check_free(keeping: Keeping, id_: str) -> None:
    """Raise CommandError where there is a routine of the id, with what to do."""
    path = keeping.folder / f"{id_}.toml"
    try:
        keeping.read(path)
    except KeepError:
        return  # what is there and cannot be read is refused when the file is made
    raise CommandError(f"you have a routine {id_} already: choose another name, or foottimer edit {id_}")
