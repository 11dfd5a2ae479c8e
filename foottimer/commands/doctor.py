"""`foottimer doctor`: whether everything is as it should be, and how to mend what is not."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from foottimer import __version__, paths
from foottimer.commands import FINISHED, PROBLEM
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.ending import ends_by_signals
from foottimer.commands.output import WIDTH, print_json
from foottimer.commands.sessions import claims
from foottimer.commands.terminal import has_bell, why_not_drawn
from foottimer.doctor.asking import widths_on
from foottimer.doctor.clocks import look_at_clock
from foottimer.doctor.examining import Check, examine
from foottimer.doctor.finding import Finding, Mark, good
from foottimer.doctor.folders import Place, look_at_folders
from foottimer.doctor.kept import look_at_drafts, look_at_exercises, look_at_plans, look_at_routines, look_at_settings
from foottimer.doctor.leftovers import look_at_aside, look_at_backups, look_at_interrupted, look_at_unsaved
from foottimer.doctor.sounds import look_at_sound
from foottimer.doctor.stores import SECONDS, look_at_store, newest_session, under_way
from foottimer.doctor.terminals import SAMPLES, Terminal, look_at_terminal
from foottimer.follow.ways import this_machine
from foottimer.history.backups import ROOM
from foottimer.history.told import many
from foottimer.printing import safe
from foottimer.session.clock import SystemClock
from foottimer.settings.commands import NAMES
from foottimer.settings.read import load_settings

_NOTES = """\
Each line is good, a note, or wrong with how to mend it. Nothing is changed by looking:
no folder is made, nothing is written, a history that was left half written is looked at
in a copy. Nothing is waited for without end. Where it can, it asks the terminal how wide
it draws; don't type meanwhile.

Exit status: 0 when nothing is wrong, 1 when something is.
"""
_HEAD = 8
"""Columns before what is said."""


def run(arguments: Sequence[str]) -> int:
    """Look at everything, and print what was found."""
    command = parser("doctor", "Check everything that foottimer keeps and uses, and say how to mend it.", _NOTES)
    add_json(command)
    options = command.parse_args(list(arguments))
    with ends_by_signals():  # here, where ctrl+c and signals arrive: it is put back then, too
        terminal = _terminal()
    examined = examine(_checks(terminal))
    if options.json:
        return _print_json(tuple(examined))
    marks: list[Mark] = []
    for about, findings in examined:
        _print(f"{about}:")
        for finding in findings:
            _print(*_lines(finding))
        marks += [finding.mark for finding in findings]
    _print("", _verdict(marks))
    return PROBLEM if Mark.WRONG in marks else FINISHED


def _checks(terminal: Terminal) -> tuple[Check, ...]:
    clock = SystemClock()
    now, history, exercises = clock.wall(), paths.history_file(), paths.exercises_file()
    return (
        Check("program", lambda _: _program()),
        Check("folders", partial(look_at_folders, _places())),
        Check("history", partial(look_at_store, history), SECONDS),
        Check("sessions under way", lambda _: _sessions(history, now)),
        Check("backups", lambda _: _backups(history, now)),
        Check("settings", lambda _: look_at_settings(paths.settings_file(), NAMES)),
        Check("exercises", lambda _: look_at_exercises(exercises)),
        Check("routines", partial(look_at_routines, paths.routines_folder(), exercises)),
        Check("plans", partial(look_at_plans, paths.plans_folder(), paths.routines_folder(), exercises)),
        Check("drafts and trash", lambda _: look_at_drafts(*_drafts())),
        Check("terminal", lambda _: look_at_terminal(terminal)),
        Check("sound", lambda _: _sound()),
        Check("clock", lambda _: look_at_clock(now, clock.zone(), os.environ.get("TZ", ""), _newest())),
    )


def _program() -> Iterator[Finding]:
    try:
        textual = f"Textual {version('textual')}"
    except PackageNotFoundError:
        textual = "Textual unknown"
    python = f"Python {platform.python_version()}"
    yield good(f"foottimer {__version__}, {python}, SQLite {sqlite3.sqlite_version}, {textual}, {sys.platform}.")


def _places() -> tuple[Place, ...]:
    history = paths.history_file()
    try:
        size = history.stat().st_size
    except OSError:
        size = 0
    return (
        Place("History", paths.data_folder(), ROOM * size),
        Place("Settings", paths.settings_file().parent),
        Place("Your routines", paths.routines_folder()),
        Place("Your plans", paths.plans_folder()),
        Place("Cache", paths.cache_folder()),
    )


def _sessions(history: Path, now: datetime) -> Iterator[Finding]:
    yield from look_at_interrupted(under_way(history), claims(), now)
    yield from look_at_unsaved(paths.unsaved_folders())


def _backups(history: Path, now: datetime) -> Iterator[Finding]:
    yield from look_at_backups(history, now)
    yield from look_at_aside(history)


def _sound() -> Iterator[Finding]:
    settings, _ = load_settings(paths.settings_file(), NAMES)
    yield from look_at_sound(settings, this_machine(has_bell()))


def _drafts() -> tuple[Path, Path, Path]:
    return paths.recovery_folder(), paths.trash_folder(), paths.replaced_folder()


def _newest() -> datetime | None:
    """When the newest session began; None where that can't be told."""
    try:
        found = datetime.fromisoformat(newest_session(paths.history_file()) or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _terminal() -> Terminal:
    """What standard output says of the terminal it goes to; it is asked where somebody sits at it."""
    is_there, drawn = has_bell(), why_not_drawn()
    return Terminal(
        why_not=drawn,
        is_there=is_there,
        term=os.environ.get("TERM", ""),
        colors=os.environ.get("COLORTERM", ""),
        no_color=bool(os.environ.get("NO_COLOR")),
        size=_size() if is_there else None,
        encoding=sys.stdout.encoding or "" if is_there else "",
        widths=widths_on(sys.stdin.fileno(), sys.stdout.fileno(), SAMPLES) if drawn is None else None,
    )


def _size() -> tuple[int, int] | None:
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return None
    return (columns, rows) if columns > 0 and rows > 0 else None


# What is said ------------------------------------------------------------------------------------


def _lines(finding: Finding) -> Iterator[str]:
    yield from _wrapped(f"  {finding.mark:{_HEAD - 2}}", finding.says)
    if finding.mend:
        yield from _wrapped(" " * _HEAD, finding.mend)


def _wrapped(head: str, said: str) -> list[str]:
    """Lines of a sentence; what is longer than a line, as a path may be, stays in one piece, to be copied."""
    return textwrap.wrap(
        safe(said),
        WIDTH,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _verdict(marks: Sequence[Mark]) -> str:
    wrong, notes = marks.count(Mark.WRONG), marks.count(Mark.NOTE)
    if wrong:
        return f"{many(wrong, 'thing')} to mend, {many(notes, 'note')}."
    return f"Nothing is wrong, {many(notes, 'note')}." if notes else "All is well."


def _print(*lines: str) -> None:
    """Print lines at once: the next check may take its time."""
    for line in lines:
        print(line, flush=True)


def _print_json(examined: Sequence[tuple[str, Sequence[Finding]]]) -> int:
    told = [
        {"about": about, "mark": finding.mark.value, "says": finding.says, "mend": finding.mend or None}
        for about, findings in examined
        for finding in findings
    ]
    good_ = all(finding["mark"] != Mark.WRONG for finding in told)
    print_json({"good": good_, "findings": told})
    return FINISHED if good_ else PROBLEM
