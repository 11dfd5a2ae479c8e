"""What the screens of levels, plan and check-in share: their row on top, and the keys that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from foottimer.history.decisions import Decision
from foottimer.history.store import Store
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry
from foottimer.routine.timeline import Timeline
from foottimer.ui.commands import Command, key_of
from foottimer.ui.fitting import Part
from foottimer.ui.screens.reading import Data, Reading
from foottimer.ui.widgets.line import Line

ADVISED_KEYS = (
    Command("reload", "r", "read again", "Read the sessions again.", footer=False),
    Command("leave", "escape,q", "back", "Back to where you were."),
    Command("app.settings", "comma,f3", "settings", "Age and sex, the week's goal, colours, keys.", footer=False),
    Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
)
"""What a person can do on each of them; a screen has these after its own."""


class Advised(Reading[Data]):
    """A screen with a title in two inks, which shows what follows from what was done and decided.

    What is made of it has the command "undo".
    """

    DEFAULT_CSS = """
    Advised {
        & > #title { margin: 0 0 1 0; }
        &.-low > #title, &.-short > #title, &.-flat > #title { margin: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._undos: list[tuple[str, str]] = []

    def head(self) -> ComposeResult:
        """What it is about."""
        yield Line(id="title")

    def entitle(self, *parts: Part) -> None:
        """Say what it is about; the inks are "", "strong", "quiet" and "accent"."""
        self.query_one("#title", Line).show(*((text, f"line--{ink}" if ink else "") for text, ink in parts))

    # Starting ------------------------------------------------------------------------------------

    def open_card(self, entries: Sequence[Entry]) -> None:
        """Open the start card of a routine; the others follow on, and all are followed from there."""
        from foottimer.ui.screens.start import StartScreen

        first, *others = entries
        if first.routine is not None and self.app.screen is self:
            files = self._foottimer.services.library()
            self.app.push_screen(StartScreen(first.routine, files=files, following=tuple(others)), self._follow)

    def _follow(self, wanted: tuple[Timeline, ...] | str | None) -> None:
        from foottimer.ui.flow import FOLLOW, follow

        if isinstance(wanted, str):
            self.say("Files are changed in the library, where every routine is.")
        elif wanted:
            # Of the app: a session goes on, whatever becomes of this screen.
            self.app.run_worker(follow(self._foottimer, wanted), name=FOLLOW, group=FOLLOW)

    # What was done and decided -------------------------------------------------------------------

    def situation(self) -> Situation:
        """Gather what advice is computed from; called in a thread. Raises StoreError."""
        services = self._foottimer.services
        if services.situation is None:
            return Situation(services.today(), settings=services.settings(lambda _: None))
        return services.situation()

    def decide(self, decision: Decision, said: str) -> None:
        """Keep a decision, and say what was done; it can be taken back."""
        if self._foottimer.services.speed != 1:
            self.say("This is a rehearsal: nothing is kept.")
            return
        now = self._foottimer.services.clock.wall()

        def keep(store: Store) -> str:
            return store.decide(decision, now)

        self.write(keep, partial(self._kept, said))

    def _kept(self, said: str, entry: str) -> None:
        self._undos.append((said, entry))
        self.say(f"{said} {key_of(self, 'undo')} undoes it.")

    def action_undo(self) -> None:
        """Take back what was decided last on this screen."""
        if not self._undos:
            self.say("There is nothing to undo here.")
            return
        said, entry = self._undos[-1]
        now = self._foottimer.services.clock.wall()

        def taken_back(_: None) -> None:  # only now: what the store refused can be tried again
            self._undos = [undo for undo in self._undos if undo != (said, entry)]
            self.say(f"Taken back: {said}")

        self.write(lambda store: store.undecide(entry, now), taken_back)
