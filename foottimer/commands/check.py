"""`foottimer check`: what is wrong with routine files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foottimer.commands import FINISHED, PROBLEM
from foottimer.commands.arguments import parser
from foottimer.commands.find import problem_lines
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.routine.library import load_file


def run(arguments: Sequence[str]) -> int:
    """Print every problem of every file as FILE:LINE:COLUMN: message; 1 when there is an error among them."""
    command = parser(
        "check",
        "Say what is wrong with routine files, every problem at once, as FILE:LINE:COLUMN: message.",
        "Exit status: 0 when all can be followed, warnings or not; 1 when one cannot.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a routine file")
    files = command.parse_args(arguments).files
    return PROBLEM if [file for file in files if not _is_good(file)] else FINISHED


def _is_good(file: str) -> bool:
    entry = load_file(Path(file))
    for line in problem_lines(entry, file):
        print(line)
    if not entry.broken:
        about = "about " if entry.estimated else ""
        print(f"{safe(file)}: ok, {about}{format_duration(entry.total)}")
    return not entry.broken
