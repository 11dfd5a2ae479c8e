"""`foottimer history`: the sessions, and one of them in full."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import add_json, parser, whole_number
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.day import today_by
from foottimer.commands.output import print_columns, print_json, short_id
from foottimer.commands.period import DAYS, add_period, period_of
from foottimer.commands.sessions import claims, reading
from foottimer.follow.done import clock_text
from foottimer.follow.interrupted import stood
from foottimer.follow.unclosed import Unclosed, unclosed
from foottimer.history.listing import SessionLine, Wanted
from foottimer.history.record import AttemptRow, Origin, PauseRow, Record, Status
from foottimer.history.record_json import record_to_json
from foottimer.history.store import Store
from foottimer.history.told import many
from foottimer.history.wanting import resolved
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length
from foottimer.values import dataclass, field, replace


def run(arguments: Sequence[str]) -> int:
    """Print sessions, newest first."""
    command = parser(
        "history",
        "Show what you have done, newest first; all of it, or what meets every condition.",
        DAYS,
    )
    command.add_argument("id", nargs="?", help="show this session interval by interval; the id's beginning will do")
    command.add_argument("--routine", metavar="NAME", help="sessions of this routine, by its id or name")
    command.add_argument("--series", metavar="NAME", help="sessions of the routines of this series")
    command.add_argument("--exercise", metavar="NAME", help="sessions with this exercise, by its id or name")
    add_period(command, "sessions")
    command.add_argument(
        "--pain", type=whole_number(0, 10), metavar="N", help="sessions with pain of N or more, 0 to 10"
    )
    command.add_argument("--text", default="", metavar="WORDS", help="these words in names or notes, in any case")
    command.add_argument("--limit", type=whole_number(1), metavar="N", help="at most so many sessions")
    add_json(command)
    options = command.parse_args(arguments)
    wanted = _wanted(command, options)
    # Nothing is printed while the store is open: where it is read slowly, as in a pager, other programs would wait.
    if options.id is not None:
        with reading() as store:
            record, stands = _chosen(store, options.id)
        return _show_one(record, stands, options.json)
    with reading() as store:
        found = _found(store, wanted, options.limit, options.json)
    return _show_all(found, options.json)


def _wanted(command: ArgumentParser, options: Namespace) -> Wanted:
    """Return what the options ask for; ends the program, with status 2, where they can't be meant."""
    stated = Wanted(options.routine, options.series, options.exercise, text=options.text, pain=options.pain)
    if not options.first and not options.last:
        return stated
    first, last = period_of(command, options, today_by(chosen_settings()))
    return replace(stated, first=first, last=last)


def _show_one(record: Record, stands: Unclosed, as_json: bool) -> int:
    if as_json:
        print_json([record_to_json(record)])
    else:
        _print_details(record, stands, chosen_settings().length)
    return FINISHED


@dataclass(frozen=True, slots=True)
class _Found:
    """What was asked of the store."""

    lines: tuple[SessionLine, ...] = ()
    """The sessions that meet every condition, newest first."""
    records: tuple[Record, ...] = ()
    """The same in full, where JSON is asked for."""
    others: int = 0
    """How many sessions there are, where some were asked for and there are none of those."""
    open: Unclosed = field(default_factory=Unclosed)
    """What is known of those that were not closed."""


def _found(store: Store | None, wanted: Wanted, limit: int | None, as_json: bool) -> _Found:
    if store is None:
        return _Found()
    with store.still():
        wanted = _resolved(store, wanted)
        lines = store.sessions(wanted, limit)
        records = store.records_of(line.id for line in lines) if as_json else ()
        others = store.count() if not lines and wanted != Wanted() else 0
        return _Found(lines, records, others, unclosed(store, claims(), lines))


def _show_all(found: _Found, as_json: bool) -> int:
    if as_json:
        print_json([record_to_json(record) for record in found.records])
    elif found.lines:
        print_columns((_line(line, found.open) for line in found.lines), right=(4,))
    elif others := found.others:
        print(f"None of {many(others, 'session')} is like that; foottimer history shows them all.")
    else:
        print("Nothing yet. The first session you finish will be here: foottimer run desk-break")
    return FINISHED


def _resolved(store: Store, wanted: Wanted) -> Wanted:
    """Return what is wanted with ids in place of names; raises CommandError where nothing is called so."""
    if not (wanted.routine or wanted.series or wanted.exercise):
        return wanted
    try:
        return resolved(wanted, store.facets())
    except ValueError as error:
        raise CommandError(safe(str(error))) from error


def _chosen(store: Store | None, beginning: str) -> tuple[Record, Unclosed]:
    """Return the session whose id begins so, and what is known of it if it was not closed; raises CommandError."""
    missing = CommandError(f"no session's id begins with {safe(beginning)}; foottimer history lists them")
    if store is None:
        raise missing
    with store.still():
        found = store.matching(beginning)
        if not found:
            raise missing
        if len(found) == 1:
            record = store.record(found[0])
            return record, unclosed(store, claims(), (record,))
    raise CommandError(f"more than one session's id begins with {safe(beginning)}; foottimer history lists them")


def _line(line: SessionLine, stands: Unclosed) -> tuple[str, ...]:
    answers = line.answers
    return (
        short_id(line.id),
        line.moment.day.isoformat(),
        f"{line.moment.local:%H:%M}",
        f"{line.name} · {line.level}" if line.level else line.name,
        clock_text(line.active_ms) if line.status is not Status.RUNNING else "",
        "logged" if line.origin is Origin.LOGGED else stands.status(line),
        f"effort {answers.rpe}" if answers.rpe is not None else "",
        f"pain {answers.pain}" if answers.pain is not None else "",
        "red flag" if answers.red_flag else "",
        answers.note,
    )


def _print_details(record: Record, stands: Unclosed, length: Length) -> None:
    began, day = record.moment.local, record.moment.day
    counted = "" if began.date() == day else f" (for {day})"
    how = f"{stands.status(record)}{', logged afterwards' if record.origin is Origin.LOGGED else ''}"
    level = f" · {record.level}" if record.level else ""
    print(f"{safe(record.name)}{level}, {began:%Y-%m-%d %H:%M}{counted}, {how}")
    print(
        f"{clock_text(record.active_ms)} of {format_duration(record.planned_ms)} planned, "
        f"{clock_text(record.paused_ms)} in pauses"
    )
    if found := stands.interrupted.get(record.id):
        print(f"Stands at {stood(found)}: foottimer resume {short_id(record.id)}, or with --keep or --discard")
    if said := _answers(record):
        print(safe(said))
    if record.attempts:
        print()
        print_columns((_attempt(row, length) for row in record.attempts), right=(0, 1, 4, 5))
    if record.pauses:
        print()
        print_columns((_pause(pause) for pause in record.pauses), right=(1, 2))


def _answers(record: Record) -> str:
    answers = record.answers
    said = (
        f"effort {answers.rpe} of 10" if answers.rpe is not None else "",
        f"worst pain {answers.pain} of 10" if answers.pain is not None else "",
        "red flag" if answers.red_flag else "",
        {True: "technique good", False: "technique not good", None: ""}[answers.technique],
        answers.note,
    )
    return ", ".join(part for part in said if part)


def _attempt(row: AttemptRow, length: Length) -> tuple[str, ...]:
    done = "" if row.reps_done is None and row.reps_planned is None else f"{row.reps_done or 0}/{row.reps_planned or 0}"
    return (
        str(row.index + 1),
        format_duration(row.start_ms),
        row.name,
        row.side or "",
        f"{format_duration(row.actual_ms)}/{format_duration(row.planned_ms)}",
        done,
        row.outcome,
        _recorded(row, length),
        row.load or "",
    )


def _recorded(row: AttemptRow, length: Length) -> str:
    if row.recorded is None:
        return ""
    unit = unit_word(row.unit, length) if row.unit else ""
    return f"{shown(row.recorded, row.unit, length):g} {unit}"


def _pause(pause: PauseRow) -> tuple[str, ...]:
    return ("pause", format_duration(pause.at_ms), format_duration(pause.length_ms), pause.reason)
