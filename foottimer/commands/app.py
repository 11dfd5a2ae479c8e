"""No command: the app."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.commands import USAGE, CommandError
from foottimer.commands.terminal import why_not_drawn


def run(arguments: Sequence[str]) -> int:  # noqa: ARG001  every command takes them; here there are none
    """Open the app."""
    if reason := why_not_drawn():
        raise CommandError(f"{reason}; `foottimer run NAME --plain` goes line by line, see `foottimer --help`", USAGE)
    from foottimer.ui.run import run_app

    return run_app()
