"""`foottimer config`: the settings, printed and changed."""

from __future__ import annotations

import sys
import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import suppress

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.output import WIDTH, print_json
from foottimer.printing import safe
from foottimer.routine.words import nearest
from foottimer.settings.commands import NAMES
from foottimer.settings.kinds import Flag
from foottimer.settings.model import Settings
from foottimer.settings.read import Reading, reading_file
from foottimer.settings.registry import ENTRIES, GROUPS, Entry, Group, default_of, find, key_entry, toml_of, value_of
from foottimer.settings.texts import Template
from foottimer.settings.write import SettingsError, set_stated, unset_setting
from foottimer.text.values import key_text, value_text

_EXAMPLES = """\
examples:
  foottimer config                               every setting, as a file could state it
  foottimer config get look.theme
  foottimer config set cues.countdown 5
  foottimer config set words.rest "Rest for {seconds} seconds"
  foottimer config set keys.skip n,right         another key for a command
  foottimer config unset cues.countdown          the default again

The file may be edited by hand as well; your comments in it stay. `foottimer where`
says where it is, `foottimer check` what is wrong with it.

Exit status: 1 when the file has a mistake or there is no such setting or value.
"""


def run(arguments: Sequence[str]) -> int:
    """Print the settings, or print or change one."""
    options = _parser().parse_args(list(arguments))
    file = paths.settings_file()
    if options.does in (None, "get"):
        reading = reading_file(file, NAMES)
        if options.does == "get":
            entry = _named(options.key)
            print(safe(entry.kind.plain(value_of(reading.settings, entry))))
        elif options.json:
            print_json([_as_json(entry, reading) for group in GROUPS for entry in _entries(group, reading)])
        else:
            print("\n".join(_lines(reading)))
        return _told(reading)
    entry = _named(options.key)
    try:
        if options.does == "set":
            reading = set_stated(file, entry, entry.kind.typed(" ".join(options.value)))
        else:
            reading = unset_setting(file, entry)
    except SettingsError as error:
        raise CommandError(safe(str(error))) from error
    print(safe(f"{entry.key}: {entry.kind.shown(value_of(reading.settings, entry))}"))
    if entry.key == "week.goal":
        _keep_goal(reading.settings)
    return _told(reading)


def _keep_goal(settings: Settings) -> None:
    """Write down in the store, where there is one, since when the goal is another one."""
    from foottimer.commands.sessions import reading, writing
    from foottimer.history.calendar import day_of, goal_on
    from foottimer.session.clock import SystemClock

    now = SystemClock().wall()
    today = day_of(now, settings.day_start)
    # A store that can't be written is no trouble yet: the goal enters as set today until it is.
    with suppress(CommandError):
        with reading() as store:
            goals = store.goals() if store else None
        if goals is not None and goal_on(goals, today) != settings.goal:
            with writing() as written:
                written.keep_goal(settings.goal, today, now)


def _parser() -> ArgumentParser:
    command = parser("config", "Print your settings, each with what it means; or print or change one.", _EXAMPLES)
    add_json(command)
    ways = command.add_subparsers(dest="does", metavar="get | set | unset")
    getting = ways.add_parser("get", help="print what a setting is", allow_abbrev=False)
    setting = ways.add_parser("set", help="write a setting into your settings.toml", allow_abbrev=False)
    unsetting = ways.add_parser("unset", help="take a setting out of it: the default again", allow_abbrev=False)
    for way in (getting, setting, unsetting):
        way.add_argument("key", metavar="KEY", help="its table and name, as look.theme")
    setting.add_argument("value", metavar="VALUE", nargs="+", help="as you would say it: true, 3, 0.2, nord")
    return command


def _named(key: str) -> Entry:
    """Return the setting of a name; raises CommandError when there is none."""
    entry = find(key)
    if entry is not None:
        return entry
    group = next((group for group in GROUPS if group.name == key), None)
    if group is not None:
        inside = ", ".join(entry.key for entry in group.entries) or f"as {key}.skip"
        raise CommandError(f"{key} is a table of settings: {inside}")
    near = next((name for name in ENTRIES if name.endswith(f".{key}")), None) or nearest(key, ENTRIES)
    hint = f"did you mean {near}?" if near else "`foottimer config` prints them all"
    raise CommandError(f"there is no setting {safe(key)}: {hint}")


def _told(reading: Reading) -> int:
    """Say what is wrong with the file, and return the exit status for that."""
    for problem in reading.problems:
        print(safe(problem.show(str(paths.settings_file()))), file=sys.stderr)
    return PROBLEM if reading.errors else FINISHED


def _entries(group: Group, reading: Reading) -> tuple[Entry, ...]:
    return group.entries or tuple(key_entry(command) for command in reading.settings.keys)


def _as_json(entry: Entry, reading: Reading) -> dict[str, object]:
    return {
        "key": entry.key,
        "value": toml_of(entry, value_of(reading.settings, entry)),
        "default": toml_of(entry, default_of(entry)),
        "set": entry.key in reading.stated,
        "allowed": entry.kind.allowed,
        "help": entry.help,
    }


def _lines(reading: Reading) -> Iterator[str]:
    yield from _comment("Every setting of foottimer as it is now; this can be saved as settings.toml.")
    yield from _comment(f'"set" marks what {paths.settings_file()} states.')
    for group in GROUPS:
        yield ""
        yield from _comment(f"{group.title}. {group.help}")
        yield f"[{group.name}]"
        for entry in _entries(group, reading):
            yield from _comment(entry.help + _allowed(entry))
            yield _line(entry, reading)


def _allowed(entry: Entry) -> str:
    """Return what may be written, where the help of the table or the value does not show it."""
    return "" if isinstance(entry.kind, Flag | Template) else f" ({entry.kind.allowed})"


def _line(entry: Entry, reading: Reading) -> str:
    """Return the line of one setting, or a comment where only the absence of its key says what it is."""
    value, default = (toml_of(entry, of) for of in (value_of(reading.settings, entry), default_of(entry)))
    if value is None:
        return f"# {entry.path[1]} is not set"
    stated = f"{key_text(entry.path[1:])} = {value_text(value)}"
    if entry.key not in reading.stated:
        return f"# {stated}, by only" if entry.path[0] == "cues" and "cues.only" in reading.stated else stated
    return f"{stated}  # set" if value == default else f"{stated}  # set; default: {_default_text(default)}"


def _default_text(default: object) -> str:
    return "not set" if default in (None, "") else value_text(default)


def _comment(text: str) -> list[str]:
    return textwrap.wrap(safe(text), WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
