"""foottimer, noting when a session begins.

    python -m benchmarks.begun FILE ARGUMENT ...

It writes into FILE the instant of the monotonic clock, in ns, from which on the session's time counts; the arguments
are foottimer's own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from foottimer.cli import main
from foottimer.follow.runner import Runner
from foottimer.session.clock import SystemClock
from foottimer.session.events import Event


def note_beginning(notes: Path) -> None:
    """Have the session's beginning noted, once it is begun."""
    start = Runner.start

    def started(self: Runner) -> tuple[Event, ...]:
        events = start(self)
        if isinstance(self.clock, SystemClock):
            notes.write_text(str(self.clock._zero + self.session.anchor * 1_000_000), encoding="ascii")
        return events

    Runner.start = started  # type: ignore[method-assign]


if __name__ == "__main__":
    note_beginning(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
