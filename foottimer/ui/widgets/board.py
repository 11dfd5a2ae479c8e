"""The player's rows, which show one view after another."""

from __future__ import annotations

from textual.app import ComposeResult

from foottimer.figure.render import Renderer
from foottimer.routine.timeline import Timeline
from foottimer.safety import TRAINING
from foottimer.session.machine import Session
from foottimer.session.reading import Beat
from foottimer.settings.model import Characters, Motion, Settings
from foottimer.ui.picture import Picture, moves_every
from foottimer.ui.player_view import PlayerView
from foottimer.ui.widgets import pixels
from foottimer.ui.widgets.big import BigText, Digits
from foottimer.ui.widgets.figure import Figure
from foottimer.ui.widgets.kept import ClearColumn, ClearRow
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.route import Route
from foottimer.ui.widgets.tempo import Tempo
from foottimer.values import replace

_TONES = ("work", "rest", "switch", "ready", "paused")
"""What `PlayerView.tone` can be; the large words have a class for each."""


class Board(ClearColumn):
    """Stacks the rows; the player's stylesheet says which of them there is room for.

    Each row compares before it repaints, so a view that differs in a digit costs a digit.
    """

    def __init__(self, timeline: Timeline, settings: Settings, remark: str = "") -> None:
        super().__init__()
        self._characters = settings.picture
        self._still = settings.motion is Motion.REDUCED
        self._remark = remark
        self._mark = ""
        self._title = f"{timeline.name} · {timeline.level}" if timeline.level else timeline.name
        self._shown: PlayerView | None = None
        # What each second may change is not looked up anew.
        self._left, self._route = Line(id="left"), Route(timeline, id="route")
        self._time, self._tempo = Digits(settings.digits, id="digits"), Tempo(id="tempo")
        self._figure = Figure(renderer_of(settings.picture), self._still, id="figure")
        self._begun = False

    def compose(self) -> ComposeResult:
        """Make the rows, from top to bottom."""
        with ClearRow(id="top"):
            yield Line(self._title_told(), id="title")
            yield self._left
        yield self._route
        yield Line(id="last")
        with ClearRow(id="stage"):
            with ClearColumn(id="words"):
                with ClearRow(id="head"):
                    yield Line(id="name")
                    yield Line(id="counters")
                with ClearRow(id="shouts"):
                    yield BigText(id="shout")
                    yield BigText(id="count")
                yield self._time
                with ClearColumn(id="below"):
                    yield self._tempo
                    yield Line(id="cue")
                    yield Line(id="next")
                    yield BigText(id="next-name")
                    yield Line(id="next-detail")
                    yield Line((TRAINING, "line--quiet"), id="care")
            yield self._figure

    def remark(self, remark: str) -> None:
        """Say something else behind the routine's name."""
        self._remark = remark
        self.query_one("#title", Line).show(self._title_told())

    def mark(self, mark: str) -> None:
        """Say something right behind the routine's name, before any remark, as long as it holds; empty for nothing."""
        self._mark = mark
        self.query_one("#title", Line).show(self._title_told())

    def _title_told(self) -> str:
        return f"{self._title}{_aside(self._mark)}{_aside(self._remark)}"

    def begin(self, view: PlayerView) -> None:
        """Show of `view` what an interval begins with and moves nothing; `show`, which has to follow, does the rest."""
        self.query_one("#name", Line).show(view.name)
        self.query_one("#shout", BigText).show(self._large(view)[0])
        self._begun = True

    def show(self, view: PlayerView, session: Session, now: int) -> None:
        """Show `view`, which is of `session` at `now`."""
        before, self._shown = self._shown, view
        # From one second to the next of a hold nothing else differs.
        if before is None or self._begun or view != replace(before, digits=view.digits, left=view.left):
            self._begun = False
            self._show_more(view, before)
        self._left.show((view.left, "line--quiet"))
        self._route.follow(session.timeline)
        self._route.show(session.index, session.elapsed(now))
        self._time.show(view.digits)
        self.show_beat(session, view.beat)

    def _show_more(self, view: PlayerView, before: PlayerView | None) -> None:
        if before is None or before.tone != view.tone:
            self._set_tone(view.tone)
        # At once, and no further up than they reach: each change of classes has all that is inside styled anew.
        is_ready, is_paced = view.tone == "ready", view.beat is not None
        self.query_one("#below").update_classes(
            {"-getting-ready": is_ready, "-loud-next": view.loud_next, "-paced": is_paced}
        )
        self._show_texts(view)

    def show_beat(self, session: Session, beat: Beat | None) -> None:
        """Show how far the phase has come."""
        self._tempo.show(session.interval.phases, beat)

    def show_picture(self, picture: Picture | None, now: int, at_once: bool) -> None:
        """Show the movement at `now` in real ms; without one its place goes to the words."""
        there = picture is not None and self._characters is not Characters.NONE
        self.update_classes({"-pictured": there, "-posed": there and self._still})
        if there and self._figure.display:
            self._figure.show(picture, now, at_once)

    def moves_every(self, session: Session) -> int:
        """Return the ms between two looks at what moves in `session`; 0 where nothing does."""
        pictured = self.has_class("-pictured") and self._figure.display
        return moves_every(session, pictured, self._figure.costly)

    def obey(self, settings: Settings) -> None:
        """Draw picture and digits as these settings say."""
        self._characters, self._still = settings.picture, settings.motion is Motion.REDUCED
        self._figure.draw_as(renderer_of(self._characters), self._still)
        self._time.draw_as(settings.digits)

    def draw_otherwise(self) -> Characters:
        """Draw the picture with the next characters, or not at all; return which."""
        choices = tuple(Characters)
        self._characters = choices[(choices.index(self._characters) + 1) % len(choices)]
        self._figure.draw_as(renderer_of(self._characters), self._still)
        return self._characters

    def _show_texts(self, view: PlayerView) -> None:
        self.query_one("#last", Line).show((view.last, "line--quiet"))
        self.query_one("#name", Line).show(view.name)
        self.query_one("#counters", Line).show((view.counters, "line--quiet"))
        self._show_shout(view)
        self.query_one("#cue", Line).show(view.cue)
        self.query_one("#next", Line).show(*_next_line(view))
        self.query_one("#next-name", BigText).show(view.next_name)
        self.query_one("#next-detail", Line).show(view.next_detail)

    def on_resize(self) -> None:
        """Find the words that are large in the new width."""
        if self._shown is not None:
            self._show_shout(self._shown)

    def _show_shout(self, view: PlayerView) -> None:
        shout, count = self._large(view)
        self.query_one("#shout", BigText).show(shout)
        self.query_one("#count", BigText).show(count)

    def _large(self, view: PlayerView) -> tuple[str, str]:
        """Return the word and the count that are large in the width there is."""
        return pixels.beside((view.shout, view.side), view.count, self.query_one("#words").size.width)

    def _set_tone(self, tone: str) -> None:
        for widget in self.query("#shout, #count, #digits, #next-name"):
            widget.update_classes({f"-{one}": one == tone for one in _TONES})


def renderer_of(characters: Characters) -> Renderer:
    """Return what draws with these characters; where nothing is drawn, any."""
    return Renderer.QUADRANT if characters is Characters.NONE else Renderer(characters.value)


def _aside(remark: str) -> str:
    return f" · {remark}" if remark else ""


def _next_line(view: PlayerView) -> tuple[tuple[str, str], ...]:
    if not view.next_name:
        return (("This is the last exercise.", "line--quiet"),)
    loud = "line--accent" if view.loud_next else ""
    return (("next  ", "line--quiet"), (view.next_name, loud), (f"  {view.next_detail}", "line--quiet"))
