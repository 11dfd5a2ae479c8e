"""`foottimer history`: the sessions, and one of them in full."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import datetime, timedelta

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.output import print_columns, print_json
from foottimer.commands.sessions import reading
from foottimer.follow.done import clock_text
from foottimer.history.record import AttemptRow, PauseRow, Record, record_to_json
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length

SHORT_ID = 8
"""Characters of an id that the list shows."""


def run(arguments: Sequence[str]) -> int:
    """Print sessions, newest first."""
    command = parser("history", "Show what you have done, newest first.")
    command.add_argument("id", nargs="?", help="show this session interval by interval; the id's beginning will do")
    command.add_argument("--limit", type=_count, metavar="N", help="at most so many sessions")
    add_json(command)
    options = command.parse_args(arguments)
    with reading() as store:
        records = store.records(options.limit if options.id is None else None) if store else ()
    if options.id is not None:
        records = (_chosen(records, options.id),)
    if options.json:
        print_json([record_to_json(record) for record in records])
    elif options.id is not None:
        _print_details(records[0], chosen_settings().length)
    elif records:
        print_columns((_line(record) for record in records), right=(4,))
    else:
        print("Nothing yet. The first session you finish will be here: foottimer run desk-break")
    return FINISHED


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= len(text) <= 9 or int(text) == 0:
        raise ArgumentTypeError("a whole number from 1")
    return int(text)


def _chosen(records: Sequence[Record], beginning: str) -> Record:
    found = [record for record in records if record.id.startswith(beginning.lower())]
    if len(found) == 1:
        return found[0]
    many = "more than one session's id begins" if found else "no session's id begins"
    raise CommandError(f"{many} with {safe(beginning)}; foottimer history lists them")


def _local(record: Record) -> datetime:
    """When it began, by the clock on the wall then and there."""
    return record.moment.utc + timedelta(minutes=record.moment.offset_minutes)


def _line(record: Record) -> tuple[str, ...]:
    answers = record.answers
    return (
        record.id[:SHORT_ID],
        record.moment.day.isoformat(),
        f"{_local(record):%H:%M}",
        record.name,
        clock_text(record.active_ms),
        record.status.value,
        f"effort {answers.rpe}" if answers.rpe is not None else "",
        f"pain {answers.pain}" if answers.pain is not None else "",
        "red flag" if answers.red_flag else "",
        answers.note,
    )


def _print_details(record: Record, length: Length) -> None:
    began, day = _local(record), record.moment.day
    counted = "" if began.date() == day else f" (for {day})"
    print(f"{safe(record.name)}, {began:%Y-%m-%d %H:%M}{counted}, {record.status.value}")
    print(
        f"{clock_text(record.active_ms)} of {format_duration(record.planned_ms)} planned, "
        f"{clock_text(record.paused_ms)} in pauses"
    )
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
