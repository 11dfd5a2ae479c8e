"""`foottimer run`: follow routines, on the screen or line by line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from foottimer import paths
from foottimer.commands.advising import local_advice, say_checked
from foottimer.commands.arguments import parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.find import exercises, routine_named
from foottimer.commands.opening import minded
from foottimer.commands.terminal import somebody_types, why_not_drawn
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import Entry

if TYPE_CHECKING:
    from foottimer.history.store import Store
    from foottimer.rescue.unsaved import Unsaved
    from foottimer.session.clock import Clock

SLOWEST, FASTEST = 0.1, 1000.0
"""The speeds that a rehearsal may have."""


def run(arguments: Sequence[str]) -> int:
    """Follow the routines one after another, each a session of its own."""
    options = _parser().parse_intermixed_args(arguments)
    catalogue = exercises()
    entries = [routine_named(typed, catalogue) for typed in options.routines]
    with minded(rehearsal=options.speed != 1):
        if options.checked and options.speed == 1:
            say_checked(catalogue)
        if options.plain or why_not_drawn():
            return line_by_line(entries, catalogue, options.speed, as_written=options.as_written)
        from foottimer.ui.run import run_app

        return run_app(entries, options.speed)


def _parser() -> ArgumentParser:
    command = parser(
        "run",
        "Follow routines, one after another, each a session of its own in your history.",
        "Exit status: 0 finished, 1 a routine does not load, the history is broken or a red flag was not checked, "
        "3 ended early, 130 ctrl+c.",
    )
    command.add_argument(
        "routines", nargs="+", metavar="NAME|FILE", help="an id, a series (then your level), or a file"
    )
    command.add_argument(
        "--plain",
        action="store_true",
        help="line by line, for screen readers and pipes; by itself where the app cannot draw",
    )
    command.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="X",
        help=f"a rehearsal at X times the pace, {SLOWEST:g} to {FASTEST:g}; a session is saved only at 1",
    )
    command.add_argument(
        "--checked",
        action="store_true",
        help="say that what was sharp, bony or swollen was looked at, or was nothing: it is written down",
    )
    command.add_argument(
        "--as-written", action="store_true", help="line by line: do nothing lighter than the routine's file says"
    )
    return command


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise ArgumentTypeError(f"a number from {SLOWEST:g} to {FASTEST:g}")
    return speed


def line_by_line(
    entries: Sequence[Entry], catalogue: Catalogue, speed: float = 1.0, take_up: str = "", as_written: bool = False
) -> int:
    """Follow routines line by line, or go on with the interrupted session whose id is `take_up`."""
    from foottimer.commands.sessions import claims
    from foottimer.follow.hearing import local_outputs
    from foottimer.plain import Sitting, run_plain
    from foottimer.session.clock import SystemClock

    clock, settings, rehearsal = SystemClock(speed), chosen_settings(), speed != 1
    sitting = Sitting(
        [entry.timeline for entry in entries if entry.timeline is not None],
        None if rehearsal else _opening(clock),
        clock,
        sys.stdin or StringIO(),
        sys.stdout or StringIO(),
        somebody_types(),
        speed,
        routines=[entry.routine for entry in entries if entry.routine],
        advice=None if rehearsal else local_advice(settings, catalogue, as_written),
        exercises=catalogue.exercises,
        make_outputs=None if rehearsal else partial(local_outputs, settings, paths.cache_folder()),
        settings=settings,
        claims=claims(),
        take_up=take_up,
        unsaved=None if rehearsal else _unsaved(clock),
    )
    return run_plain(sitting)


def _opening(clock: Clock) -> Callable[[], Store]:
    """Return what opens the store for a session, which waits for no other program that is writing."""
    from foottimer.follow.saving import BUSY
    from foottimer.history.store import open_store
    from foottimer.rescue.opening import open_unless_emptied

    history = paths.history_file()
    return lambda: open_unless_emptied(history, partial(open_store, busy=BUSY), clock.wall())


def _unsaved(clock: Clock) -> Unsaved:
    """Return where sessions wait that the store refused."""
    from foottimer.carry.carrying import open_to_carry
    from foottimer.rescue.unsaved import Unsaved

    opening = partial(open_to_carry, paths.history_file())
    return Unsaved(paths.unsaved_folders(), paths.replaced_folder(), opening, clock.wall)
