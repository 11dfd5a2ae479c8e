"""foottimer with a mistake put into it: what becomes of the terminal, the session and the status then?

    python -m soaks.broken WHERE [ARGUMENTS]

WHERE is a name of `FAULTS`; the rest is a command line of foottimer. What is put in raises once, at its time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake, and what is to come of it."""

    target: str
    """What raises: module and name within it, as "foottimer.cli:main"."""
    keys: str = ""
    """What is typed to get there, once the session is shown."""
    after: int = 0
    """So many calls go well."""
    ends: bool = True
    """Whether it ends the program; else it is told, and the session goes on."""
    session: bool | None = True
    """Whether a session has begun by then; None where it may or may not."""
    arguments: tuple[str, ...] = ("run", "ends")
    """The command line."""

    @property
    def plain(self) -> bool:
        """Whether it is in the plain front end."""
        return "--plain" in self.arguments


PLAIN = ("run", "ends", "--plain")
FAULTS = {
    "key": Fault("foottimer.ui.screens.player:PlayerScreen.action_outline", "o"),
    "timer": Fault("foottimer.ui.screens.player:PlayerScreen._paint", after=1),
    "compose": Fault("foottimer.ui.screens.outline:OutlineScreen.compose", "o"),
    "dialog": Fault("foottimer.ui.screens.ending:EndingScreen.compose", "q"),
    "render": Fault("foottimer.ui.widgets.big:Digits.render_line", after=30),
    "worker": Fault("foottimer.ui.flow:_follow_one", session=False),
    "journal": Fault("foottimer.follow.journal:Journal.note", after=2),
    "session": Fault("foottimer.follow.runner:Runner.tick", after=1),
    "start": Fault("foottimer.ui.app:FootTimer.on_mount", session=False),
    "services": Fault("foottimer.ui.run:local_services", session=False),
    "library": Fault("foottimer.ui.screens.library:LibraryScreen.furnish", session=False, arguments=()),
    "keys read": Fault("textual._xterm_parser:XTermParser.feed", " "),
    "screen written": Fault("textual.drivers._writer_thread:WriterThread.run", session=None),
    "heartbeat": Fault("foottimer.follow.heartbeat:Pulse.beat", after=2, ends=False),
    "sound": Fault("foottimer.follow.sounding:Conductor._take", ends=False),
    "plain line": Fault("foottimer.plain.teller:Teller._lines", after=2, arguments=PLAIN),
    "plain key": Fault("foottimer.plain.follower:Follower._help", "?\n", arguments=PLAIN),
    "plain heartbeat": Fault("foottimer.follow.heartbeat:Pulse.beat", after=2, ends=False, arguments=PLAIN),
    "command": Fault("foottimer.commands.listing:run", session=False, arguments=("list",)),
}
"""Where mistakes are put in, by a name."""


def put_in(fault: Fault) -> None:
    """Have what a fault names raise, once it was called often enough."""
    module, _, path = fault.target.partition(":")
    *owners, name = path.split(".")
    owner: object = import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    real: Callable[..., object] = getattr(owner, name)
    calls = 0

    def broken(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == fault.after + 1:
            raise RuntimeError(f"put into {name}")
        return real(*arguments, **named)

    setattr(owner, name, broken)


def main() -> None:
    """Put the fault in, and run foottimer."""
    from foottimer.cli import entry

    put_in(FAULTS[sys.argv[1]])
    sys.argv = ["foottimer", *sys.argv[2:]]
    entry()


if __name__ == "__main__":
    main()
