"""The player: one running session, read from a mat two metres away."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from foottimer.follow.outputs import Outputs
from foottimer.follow.runner import Runner
from foottimer.follow.saving import AGAIN, SAVED
from foottimer.follow.stepping import SECOND
from foottimer.history.record import Status
from foottimer.session.events import Event, IntervalBegan, Outcome, Paused
from foottimer.session.machine import Session, State
from foottimer.session.reading import beat, current_work
from foottimer.settings.model import DEFAULTS, Characters, Settings
from foottimer.ui.commands import GLOSSARY, Command, bindings, screen_commands
from foottimer.ui.looking import Looking
from foottimer.ui.picture import STEP, TEMPO_STEP, picture_of
from foottimer.ui.player_view import PlayerView, go_title, player_view, taken_text
from foottimer.ui.screens.asking import Asking
from foottimer.ui.screens.loud import sound_remark
from foottimer.ui.terminal import WindowTitle
from foottimer.ui.widgets.board import Board
from foottimer.ui.widgets.flash import Flash
from foottimer.ui.widgets.kept import Kept
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.route import Route
from foottimer.values import replace

HEIGHTS = [
    (0, "-line"),
    (2, "-flat"),
    (5, "-squat"),
    (8, "-short"),
    (12, "-low"),
    (20, "-middle"),
    (32, "-tall"),
]
"""Rows from which the screen has a class: each rung of the ladder drops what can be missed most."""


SETTLE = 0.008
"""Seconds from an interval's name to all the rest of it: time for a frame of its own."""
_NOT_SAVED = {True: "just tried, not saved", False: "rehearsal, not saved"}
"""What is said where nothing is saved, by whether the clock runs in real time."""


class PlayerScreen(Asking, Kept):
    """Shows a session, asked just after each visible change and never counted; dismissed with how it ended."""

    CSS_PATH = "player.tcss"
    AUTO_FOCUS = None
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (40, "-narrow"), (60, "-middling"), (72, "-normal"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = HEIGHTS
    KEYS: ClassVar = (
        Command("go", "space,pagedown,enter", "pause", "Pause or go on; where the work waits for you, say done."),
        Command("skip", "n,right", "next", "Skip to the next interval; a hold keeps the seconds held."),
        Command("leave", "q,escape", "end", "End early: keep what was done, or discard it."),
        Command("back", "b,left,pageup", "back", "Begin this work again; in its first 3 s, the work before."),
        Command("longer", "plus,equals_sign", "10s", "10 s longer; paced reps by whole reps."),
        Command("shorter", "minus", "10s", "10 s shorter; paced reps by whole reps."),
        Command("ease", "e", "easier", "The easier exercise for the rest of this block; again for the harder one."),
        Command("mute", "m", "mute", "Be silent, or be heard again; work with closed eyes is always heard."),
        Command("outline", "o", "outline", "List the intervals and jump to one."),
        Command("sore", "S", "sore", "This exercise is sore: from now on the easier one stands in.", footer=False),
        Command("louder", "v", "volume", "Louder, and from the loudest round to the softest.", footer=False),
        Command("picture", "f", "picture", "Draw the picture with other characters, or not at all.", footer=False),
        replace(GLOSSARY, footer=False),
        Command("pause", "p", "pause", "Pause or go on, also where the work waits for you.", footer=False),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self,
        runner: Runner,
        outputs: Outputs,
        speed: float = 1.0,
        settings: Settings = DEFAULTS,
        prefer: Callable[[Characters], object] = lambda _: None,
    ) -> None:
        """Follow `runner`; `prefer` is told what pictures are to be made of from now on."""
        super().__init__(runner, outputs)
        self._speed = speed
        self._settings = settings
        self.length = settings.length
        self._prefer = prefer
        self.taken_up = False
        """Whether another program began it."""
        self._taken = ""
        self._looking: Looking | None = None
        self._gap = 0
        self._left = False
        self._title = WindowTitle(self.app)
        self._troubled = ""
        self._again: Timer | None = None
        remark = sound_remark(outputs) if runner.journal.kept else _NOT_SAVED[speed == 1]
        self._board, self._keys = Board(runner.session.timeline, settings, remark), KeyBar(self.KEYS)

    def compose(self) -> ComposeResult:
        """The rows, and the keys."""
        yield self._board
        yield self._keys
        yield Flash()

    def on_mount(self) -> None:
        """Show the session, which has begun."""
        self._looking = Looking(self, self.runner, self.look, self._step)
        self.ready = True
        self._taken = taken_text(self.runner.session) if self.taken_up else ""
        self.look()
        if self._taken and self.runner.session.state is State.RUNNING:
            self.notify(self._taken, markup=False)
        if self.taken_up and (rows := self.runner.numbers_left()):
            self._push_numbers(rows)

    def on_unmount(self) -> None:
        """Give the window its title back."""
        self._title.restore()

    def step_aside(self) -> None:
        """Stand still, and give the window its title back: the terminal is about to be somebody else's."""
        self.stand_still()
        self._title.restore()

    def come_back(self, ms: int) -> None:
        """Say that the terminal was somebody else's for so many ms of the clock."""
        if self.runner.session.state is State.PAUSED and self.ready:
            away = round(ms / self._speed)
            self._gap = away if away >= SECOND else self._gap  # one that nobody was told of was found already
            self.look()

    # Looking at the session ----------------------------------------------------------------------

    def look(self) -> None:
        """Ask the session what is due, show it, and look again at the next visible change."""
        if self.runner.session.is_open and self.ready:
            self._follow(self.runner.tick())

    def _follow(self, happened: tuple[Event, ...]) -> None:
        self._gap = next((event.gap for event in happened if isinstance(event, Paused)), self._gap)
        if any(isinstance(event, IntervalBegan) for event in happened) and self.runner.session.is_open:
            self._begin()
            self.set_timer(SETTLE, self._paint)
        else:
            self._paint()
        if any(isinstance(event, Paused) and event.gap for event in happened):
            self.app.refresh(layout=True)  # whatever the terminal made of it meanwhile
        self._tell_trouble()
        self.say_exchanged(happened)
        asked = self._ask_for_numbers(happened)
        if self._looking is not None:
            every = self._board.moves_every(self.runner.session)
            again = self.runner.journal.saving.again_at
            self._looking.plan(self.runner.session, self.runner.now(), every, again)
        if self.runner.session.state is State.ENDED and not asked:
            self._leave(Status.COMPLETED)

    def _leave(self, status: Status) -> None:
        """Be dismissed, once; what is still open above goes with it, as only the top screen can be."""
        if self._left:
            return
        self._left = True
        if self._looking is not None:
            self._looking.stop()
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        self.dismiss(status)

    # Showing it ----------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is behind all widgets, and have the window's title go out with the frame that it is for."""
        self._title.write()
        return super().render_lines(crop)

    def _view(self, session: Session, now: int) -> PlayerView:
        wall = self.runner.clock.wall if self._speed == 1 else None
        last = self.runner.known.last_time(current_work(session))
        return player_view(session, now, wall, self._gap, self._taken, last)

    def _begin(self) -> None:
        """Show at once what tells an interval from the one before: a frame with new colours and places takes longer."""
        self._board.begin(self._view(self.runner.session, self.runner.now()))

    def _paint(self) -> None:
        session, now = self.runner.session, self.runner.now()
        view = self._view(session, now)
        self._board.show(view, session, now)
        self._show_picture()
        self._keys.retitle("go", go_title(session, now))
        self._title.show(f"{view.digits} {view.name} · {session.timeline.name}")

    def _step(self) -> None:
        """Show what moves between two changes of the texts: the picture and the tempo."""
        session, now = self.runner.session, self.runner.now()
        if session.state is not State.RUNNING:
            return
        self._show_picture()
        if session.interval.phases and session.elapsed(now) % TEMPO_STEP < STEP:
            self._board.show_beat(session, beat(session, now))

    def _show_picture(self) -> None:
        session, now = self.runner.session, self.runner.now()
        stands = session.state is not State.RUNNING
        self._board.show_picture(picture_of(session, now), round(now / self._speed), stands)

    def _tell_trouble(self) -> None:
        trouble = self.runner.journal.trouble
        if trouble != self._troubled:
            self._troubled = trouble
            self._board.mark("not saved yet" if trouble else "")
            self.notify(trouble or SAVED, severity="warning" if trouble else "information", markup=False)
        if trouble and self._again is None:
            self._again = self.set_timer(AGAIN / 1000, self._try_again)

    def _try_again(self) -> None:
        """Look, which tries once more to save what is not: in a pause nothing else does."""
        self._again = None
        self.look()

    def obey(self, settings: Settings) -> None:
        """Draw picture and digits as these settings say."""
        self._settings = settings
        self.length = settings.length
        if self.ready:
            self._board.obey(settings)
            self.look()

    # What the person does ------------------------------------------------------------------------

    def action_picture(self) -> None:
        """Draw the picture otherwise."""
        characters = self._board.draw_otherwise()
        self._prefer(characters)
        self.app.clear_notifications()
        self.notify(f"Picture: {characters}", markup=False, timeout=2)
        self.look()

    def on_click(self) -> None:
        """A click anywhere is the one key of a person who can't reach another."""
        self.action_go()

    def on_route_picked(self, message: Route.Picked) -> None:
        """Jump to the place of the bar that was clicked."""
        message.stop()
        self._do(lambda: self.runner.jump(message.index))

    def action_outline(self) -> None:
        """List the intervals; the chosen one is jumped to."""
        from foottimer.ui.screens.outline import OutlineScreen

        def jump(index: int | None) -> None:
            if index is not None:
                self._do(lambda: self.runner.jump(index))

        done = frozenset(
            row.index for row in self.runner.journal.attempts if row.outcome in (Outcome.DONE, Outcome.EXTENDED)
        )
        self.app.push_screen(OutlineScreen(self.runner.session.timeline, self.runner.session.index, done), jump)
