"""`foottimer resume`: go on with a session whose program is gone, keep what was done of it, or discard it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.find import exercises
from foottimer.commands.output import print_columns, print_json, short_id
from foottimer.commands.run import line_by_line
from foottimer.commands.sessions import claims, reading, writing
from foottimer.commands.terminal import why_not_drawn
from foottimer.follow.interrupted import GONE, left, said, settle
from foottimer.history.store import Store
from foottimer.history.underway import UnderWay
from foottimer.printing import safe
from foottimer.routine.timeline import seconds
from foottimer.session.clock import SystemClock

_EXAMPLES = """\
examples:
  foottimer resume                    go on with the session that was interrupted last
  foottimer resume --list             the interrupted sessions, the latest first
  foottimer resume 6f1c51d2 --keep    end that one, and keep what was done as partial

A session is interrupted when its program is gone: a dead battery, a closed window, a
kill. It goes on where it stood, ten seconds after you ask; after a dead battery or kill -9
the interval that ran is done again. What is not resumed within the hours that
session.offer_hours says is kept as partial at the next start.

Exit status: 0 finished or done, 1 there is nothing to resume, 3 ended early.
"""
_LISTS = "foottimer resume --list lists them"


def run(arguments: Sequence[str]) -> int:
    """Resume a session, or end it."""
    options = _parsed(arguments)
    if options.list:
        return _list(options.json)
    if options.keep or options.discard:
        return _end(options)
    with reading() as store:
        found = _chosen(store, options.id)
    if options.plain or why_not_drawn():
        return line_by_line((), exercises(), take_up=found.id)
    from foottimer.ui.run import run_app

    return run_app(take_up=found.id)


def _parsed(arguments: Sequence[str]) -> Namespace:
    command = _parser()
    options = command.parse_args(arguments)
    if options.json and not options.list:
        command.error("--json goes with --list")
    if options.list and options.id is not None:
        command.error("--list lists all of them: give it alone")
    return options


def _parser() -> ArgumentParser:
    command = parser("resume", "Go on with a session that was interrupted.", _EXAMPLES)
    command.add_argument(
        "id", nargs="?", metavar="ID", help="which one; the id's beginning will do; without it the last"
    )
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--keep", action="store_true", help="end it, and keep what was done as partial")
    ways.add_argument("--discard", action="store_true", help="end it, and let it not count")
    ways.add_argument("--list", action="store_true", help="list the interrupted sessions, the latest first")
    command.add_argument("--plain", action="store_true", help="line by line, as foottimer run --plain")
    add_json(command)
    return command


def _list(as_json: bool) -> int:
    now = SystemClock().wall()
    with reading() as store:
        found = left(store, claims()) if store else ()
    if as_json:
        print_json([_to_json(session) for session in found])
    elif found:
        print_columns((short_id(session.id), said(session, now)) for session in found)
    else:
        print("No session was interrupted.")
    return FINISHED


def _end(options: Namespace) -> int:
    mine, now = claims(), SystemClock().wall()
    with reading() as store:
        found = _chosen(store, options.id, only=True)
    with writing() as store:
        ended = settle(store, mine, found.id, options.keep, now)
    if not ended:
        raise CommandError(f"{GONE}; {_LISTS}")
    how = "Kept as partial" if options.keep else "Discarded, so it does not count"
    print(f"{how}: {safe(said(found, now))}.")
    print(f"foottimer history {short_id(found.id)} shows it.")
    return FINISHED


def _chosen(store: Store | None, beginning: str | None, only: bool = False) -> UnderWay:
    """Return the session whose id begins so; without a beginning the last one, or the `only` one.

    Raises CommandError where it is none, or more than one.
    """
    found = left(store, claims()) if store else ()
    meant = tuple(session for session in found if session.id.startswith((beginning or "").lower()))
    if len(meant) > 1 and (only or beginning):
        which = f"'s id begins with {safe(beginning)}" if beginning else " is there: say which by its id"
        raise CommandError(f"more than one interrupted session{which}; {_LISTS}")
    if meant:
        return meant[0]
    others = store.under_way() if store else ()
    if any(session.id.startswith((beginning or "").lower()) for session in others):
        raise CommandError("the session is running in another window; nothing is interrupted")
    if beginning:
        raise CommandError(f"no interrupted session's id begins with {safe(beginning)}; {_LISTS}")
    raise CommandError("no session was interrupted; foottimer run NAME starts one")


def _to_json(found: UnderWay) -> dict[str, Any]:
    place, timeline = found.position, found.timeline
    return {
        "id": found.id,
        "routine": timeline.routine,
        "name": timeline.name,
        "level": timeline.level,
        "started_at": _instant(found.began),
        "seen_at": _instant(found.seen),
        "interval": place.index + 1,
        "intervals": len(timeline.intervals),
        "interval_name": timeline.intervals[place.index].name,
        "done_seconds": seconds(place.held_ms),
        "interval_seconds": seconds(place.length_ms),
        "left_seconds": seconds(found.left_ms),
    }


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds")
