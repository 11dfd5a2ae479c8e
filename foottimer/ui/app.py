"""The app: what it starts with, its keys, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from foottimer.printing import safe
from foottimer.ui.around import Around
from foottimer.ui.breaking import PROBLEM
from foottimer.ui.commands import Command, bindings
from foottimer.ui.services import Services

if TYPE_CHECKING:
    from pathlib import Path

    from foottimer.routine.model import Routine
    from foottimer.routine.timeline import Timeline

ENDED_EARLY = 3
"""Exit status of `run` when a session was ended early."""
TOLD = 20
"""Seconds that it is shown what was done to the store."""


class FootTimer(Around):
    """The whole app; its result is the exit status."""

    TITLE = "foottimer"
    CSS_PATH = None
    ENABLE_COMMAND_PALETTE = True
    KEYS: ClassVar = (
        Command("quit", "ctrl+q", "quit", "Leave foottimer; a running session is asked about first."),
        Command("interrupt", "ctrl+c", "stop", "Stop at once; what was done is kept.", footer=False),
        Command("suspend_process", "ctrl+z", "suspend", "Go to the shell; fg comes back.", footer=False),
        Command("help", "f1", "keys", "Show what every key does.", footer=False),
        Command("about", "f2", "about", "What foottimer is, and where its numbers come from.", footer=False),
        Command("settings", "f3", "settings", "Colours, sound, cues, keys: change what foottimer does.", footer=False),
        Command("command_palette", "ctrl+p", "palette", "Find a command by its name.", footer=False),
    )
    # ctrl+c before all others: dialogs let no key of the app through, and a text field copies with it.
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS, __name__),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(
        self,
        services: Services,
        start: Sequence[Timeline] = (),
        routines: Sequence[Routine] = (),
        edit: Path | None = None,
        take_up: str = "",
    ) -> None:
        """Open the library, or follow `start` and leave, once what is advised about its `routines` was asked about.

        With a file to `edit`, open that, and leave when the editor is left; with the id of an interrupted session to
        `take_up`, go on with that, and leave.
        """
        super().__init__(services)
        self.unsaved = False
        """Whether the store refused anything of a session."""
        self._start = tuple(start)
        self._routines = tuple(routines)
        self._take_up = take_up
        self._followed = not (start or take_up)
        self._edit = edit

    def get_default_screen(self) -> Screen[None]:
        """Open on the library, or on an empty screen where something was named."""
        if self._start or self._edit or self._take_up:
            return super().get_default_screen()
        from foottimer.ui.screens.library import LibraryScreen

        library = LibraryScreen(self.size)
        # Before any rule is parsed: a screen that brings its stylesheet later has all of them parsed three times more.
        self.stylesheet.read_all(library.css_path)
        return library

    def on_ready(self) -> None:
        """Let the library be filled, once its frame is on the terminal; it says itself when that is settled."""
        self.screen.call_after_refresh(getattr(self.screen, "furnish", self.settled))

    def on_mount(self) -> None:
        """Start what was named."""
        self.listen()
        self.repaint_when_due()
        if self._start or self._take_up:
            self.run_worker(self._run_and_leave(), name="run")
        elif self._edit:
            from foottimer.ui.starting import edit_named

            edit_named(self, self._edit)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what is the app's own; the screen's commands come from the screen."""
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)
        actions = {"quit": self.action_quit, "about": self.action_about, "settings": self.action_settings}
        for command, action in ((command, actions.get(command.action)) for command in self.KEYS):
            if action is not None:
                yield SystemCommand(command.title, command.help, action)

    # Sessions ------------------------------------------------------------------------------------

    async def _run_and_leave(self) -> None:
        from foottimer.ui.starting import follow_named

        self._followed = await follow_named(self, self._start, self._routines, self._take_up)
        self._exit_as_it_went()

    def _exit_as_it_went(self) -> None:
        status = 0 if self._followed else ENDED_EARLY
        self.exit(PROBLEM if (self._start or self._take_up) and self.unsaved else status)

    def look(self) -> None:
        """Ask the running session what is due, after a gap that another thread found."""
        if self.player is not None:
            self.player.look()

    def tell_of_store(self, notice: str) -> None:
        """Say what was done to the store, now and once more when the app is left; safe from any thread."""
        notice = safe(notice)
        self.farewell.append(notice)
        self.notify(notice, severity="warning", timeout=TOLD, markup=False)

    # Leaving -------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Leave, unless a session runs: then ask about it."""
        if self.player is not None and self.player.runner.session.is_open:
            self.player.action_leave()
        else:
            self._leave_editor_or_exit()

    def _leave_editor_or_exit(self) -> None:
        asking = [ask for screen in self.screen_stack if (ask := getattr(screen, "leave_then", None))]
        if asking:
            asking[-1](self._exit_as_it_went)
        else:
            self._exit_as_it_went()
