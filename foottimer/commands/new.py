"""`foottimer new`: a file of a routine, or of a plan, of the person's own, to change."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from foottimer.commands import FINISHED, USAGE, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.find import exercises, routine_named
from foottimer.commands.keeping import kept, kept_plans, stands_in_line
from foottimer.commands.plan_files import plan_of
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.keeping.names import id_of
from foottimer.plan.files.template import TEMPLATE, new_plan
from foottimer.printing import safe
from foottimer.routine.words import unsafe_character
from foottimer.text.copying import as_copy
from foottimer.text.templates import EMPTY, FIRST, template, templates


def run(arguments: Sequence[str]) -> int:
    """Make the file and print its path, on standard output alone."""
    listed = "\n".join(f"  {found.id:<16}{found.about}" for found in templates())
    command = parser(
        "new",
        "Make a file of your own, of a routine or with --plan of a plan, and print its path. NAME is any text: what"
        " it is called.",
        f"templates:\n{listed}\n\nexamples:\n  foottimer new 'My feet'\n"
        '  foottimer new "Calves" --from foot-strength-1\n'
        '  foottimer new "My weeks" --plan --like lite\n  $EDITOR "$(foottimer new Calves)"',
    )
    command.add_argument("name", metavar="NAME", help="what it is called; the file is named after it")
    command.add_argument("--from", dest="source", metavar="ROUTINE|TEMPLATE",
                         help=f"what to begin with: a template, an id, a series, or a file; else {FIRST}")  # fmt: skip
    command.add_argument("--plan", action="store_true", help="make a plan of weeks instead of a routine")
    command.add_argument("--like", metavar="PLAN", help="with --plan: the plan to begin with, an id or a file")
    options = command.parse_args(arguments)
    if (options.like and not options.plan) or (options.source and options.plan):
        raise CommandError("--like goes with --plan, --from with a routine", USAGE)
    name = options.name.strip()
    if not name:
        kind = "a plan" if options.plan else "a routine"
        raise CommandError(f"{kind} needs a name: foottimer new 'My feet'", USAGE)
    if bad := unsafe_character(name):
        raise CommandError(f"the name holds the character U+{ord(bad):04X}, which no text may hold: take it out", USAGE)
    return _new_plan(name, options.like) if options.plan else _new_routine(name, options.source or FIRST)


def _new_routine(name: str, source: str) -> int:
    with kept() as keeping:
        id_ = id_of(name) or keeping.free_id(name)
        _check_free(keeping, id_)
        path = keeping.create(id_, _text(keeping, source, name)).path
        if line := stands_in_line(keeping, id_):
            print(line, file=sys.stderr)
    if source == EMPTY:
        print("it has no block yet, so it cannot be followed: add one", file=sys.stderr)
    print(safe(str(path)))
    return FINISHED


def _new_plan(name: str, like: str | None) -> int:
    with kept_plans() as keeping:
        id_ = id_of(name) or keeping.free_id("plan")
        _check_free(keeping, id_, "plan")
        text = keeping.read(plan_of(like, exercises()).path).text if like else TEMPLATE
        path = keeping.create(id_, new_plan(name, text)).path
        if line := stands_in_line(keeping, id_):
            print(line, file=sys.stderr)
    print(safe(str(path)))
    return FINISHED


def _text(keeping: Keeping, source: str, name: str) -> str:
    """Return the text to begin with: of a template, else of a routine."""
    found = template(source)
    if found is not None:
        return found.named(name)
    return as_copy(keeping.read(routine_named(source, exercises()).path).text, name)


def _check_free(keeping: Keeping, id_: str, kind: str = "routine") -> None:
    """Raise CommandError where there is a file of the id, with what to do."""
    path = keeping.folder / f"{id_}.toml"
    try:
        keeping.read(path)
    except KeepError:
        return  # what is there and cannot be read is refused when the file is made
    edit = f"foottimer edit {'--plan ' * (kind == 'plan')}{id_}"
    raise CommandError(f"you have a {kind} {id_} already: choose another name, or {edit}")
