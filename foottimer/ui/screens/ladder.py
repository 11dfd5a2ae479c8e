"""The ladders of levels: where each series stands and why, and what is sore."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.levels.standing import SeriesStanding, standings
from foottimer.plan.soreness import sore_now
from foottimer.settings.model import Settings
from foottimer.ui.commands import GLOSSARY, Command, bindings, key_of
from foottimer.ui.fitting import Part
from foottimer.ui.ladder_view import (
    Ladder,
    Sore,
    series_name,
    series_row,
    sore_lines,
    sore_ones,
    sore_row,
    standing_lines,
    toes,
)
from foottimer.ui.screens.advised import ADVISED_KEYS, Advised
from foottimer.ui.widgets.board import renderer_of
from foottimer.ui.widgets.foot import Foot
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.rowlist import RowList
from foottimer.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series in the list."""

    standing: SeriesStanding
    """Which, and how it stands."""
    pain: bool
    """Whether pain is asked about."""

    def parts(self, width: int, chosen: bool) -> tuple[Part, ...]:
        """Return what it says."""
        return _painted(series_row(self.standing, self.pain, width))


@dataclass(frozen=True, slots=True)
class SoreRow:
    """An exercise that is sore, in the list."""

    sore: Sore
    """Which."""

    def parts(self, width: int, chosen: bool) -> tuple[Part, ...]:
        """Return what it says."""
        return _painted((("sore  ", "warning"), *sore_row(self.sore, width - 6)))


def _painted(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts in the inks that the list has."""
    return tuple((text, "warning" if ink == "error" else ink) for text, ink in parts)


class LadderScreen(Advised[Ladder]):
    """A list of series and of what is sore, a foot whose toes fill with sessions, and all that is said of one."""

    CSS_PATH = "ladder.tcss"
    KEYS: ClassVar = (
        Command("step(1)", "plus,equals_sign", "level up", "Do the chosen series one level higher; it asks once."),
        Command("step(-1)", "minus", "level down", "Do the chosen series one level lower; it asks once."),
        Command("clear", "x", "well again", "The chosen exercise is sore no more."),
        Command("undo", "u", "undo", "Take back what was changed here last.", footer=False),
        Command("up", "up", "up", "The row above.", footer=False),
        Command("down", "down", "down", "The row below.", footer=False),
        Command("scroll(1)", "space,pagedown", "more", "Read on."),
        Command("scroll(-1)", "b,pageup,backspace", "less", "Read what is above.", footer=False),
        replace(GLOSSARY, footer=False),
        *ADVISED_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, series: str = "") -> None:
        """Begin at a series, or at the one that was done last."""
        super().__init__()
        self._wanted = series
        self._ladder: Ladder | None = None

    def body(self) -> ComposeResult:
        """Lay out the list with the foot, and what is said of the chosen row."""
        with Container(id="page"):
            with Container(id="top"):
                yield RowList(id="series")
                yield Foot(renderer_of(self._foottimer.settings.picture), id="foot")
            with VerticalScroll(id="about", can_focus=False):
                yield Preview(id="said-of-it")

    # Reading and showing -------------------------------------------------------------------------

    def fetch(self) -> Ladder:
        """Work out where every series stands."""
        situation = self.situation()
        exercises = self._foottimer.services.exercises().exercises
        sore = sore_ones(sore_now(situation.decisions), exercises)
        return Ladder(tuple(standings(situation).values()), sore, situation.today, situation.settings.pain)

    def show(self, data: Ladder) -> None:
        """Show what was read."""
        first, self._ladder = self._ladder is None, data
        self.entitle(("Levels", "strong"), ("  each series has its own, earned by sessions", "quiet"))
        rows: tuple[SeriesRow | SoreRow, ...] = tuple(SeriesRow(one, data.pain) for one in data.standings)
        rows += tuple(map(SoreRow, data.sore))
        names, wanted = [one.series for one in data.standings], self._wanted or data.latest
        chosen = names.index(wanted) if first and wanted in names else self._list.chosen
        self._list.styles.height = len(rows)
        self._list.show(rows, max(0, min(chosen, len(rows) - 1)))
        self.set_focus(self._list, scroll_visible=False)
        self._tell()

    def _tell(self) -> None:
        """Say everything of the chosen row."""
        row, ladder = self._chosen, self._ladder
        if row is None or ladder is None:
            return
        hidden = ("clear",) if isinstance(row, SeriesRow) else ("step(1)", "step(-1)")
        self.query_one(KeyBar).offer(tuple(command for command in self.KEYS if command.action not in hidden))
        about = self.query_one("#said-of-it", Preview)
        foot = self.query_one(Foot)
        if isinstance(row, SeriesRow):
            about.tell(partial(standing_lines, row.standing, ladder))
            foot.show(toes(row.standing, ladder.pain))
        else:
            about.tell(partial(sore_lines, row.sore, ladder.today, key_of(self, "clear")))
            foot.show((0.0,) * 5)
        self.query_one("#about").scroll_home(animate=False)

    @property
    def _list(self) -> RowList:
        return self.query_one("#series", RowList)

    @property
    def _chosen(self) -> SeriesRow | SoreRow | None:
        rows = self._list.rows
        row = rows[self._list.chosen] if self._list.chosen < len(rows) else None
        return row if isinstance(row, SeriesRow | SoreRow) else None

    def obey(self, settings: Settings) -> None:
        """Draw as these settings say, and read again."""
        if self.is_mounted:
            self.query_one(Foot).draw_as(renderer_of(settings.picture))
        super().obey(settings)

    # What the person does ------------------------------------------------------------------------

    def action_up(self) -> None:
        """Choose the row above."""
        self._go(self._list.chosen - 1)

    def action_down(self) -> None:
        """Choose the row below."""
        self._go(self._list.chosen + 1)

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose the row that was clicked."""
        message.stop()
        self._go(message.index)

    def _go(self, index: int) -> None:
        rows = self._list
        if rows.rows:
            rows.show(rows.rows, max(0, min(index, len(rows.rows) - 1)))
            self.say("")
            self._tell()

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        about = self.query_one("#about")
        (about.scroll_page_down if by > 0 else about.scroll_page_up)(animate=False)

    def action_step(self, by: int) -> None:
        """Ask about another level of the chosen series, and keep the choice."""
        from foottimer.ui.screens.sure import SureScreen

        row = self._chosen
        if not isinstance(row, SeriesRow) or self.app.screen is not self:
            self.say("Choose a series first: an exercise has no level.")
            return
        standing = row.standing
        level, name = standing.level + by, series_name(standing.series)
        if not 1 <= level <= standing.top:
            self.say(f"{name} has levels 1 to {standing.top}, and this is the {'last' if by > 0 else 'first'} one.")
            return

        def decide(agreed: bool | None) -> None:
            if agreed:
                today = self._foottimer.services.today()
                choice = Decision(DecisionKind.LEVEL, today, standing.series, f"{level}")
                self.decide(choice, f"{name}: level {level} from now on, by your choice.")

        told = f"{standing.verdict.why}\n\nYou can do it all the same: the rule goes on from the level you choose."
        self.app.push_screen(SureScreen(f"{name}: level {level} instead of {standing.level}?", told), decide)

    def action_clear(self) -> None:
        """Say that the chosen exercise is well again."""
        row = self._chosen
        if not isinstance(row, SoreRow):
            sore = bool(self._ladder and self._ladder.sore)
            self.say("Choose the exercise that is well again." if sore else "No exercise is marked as sore.")
            return
        well = Decision(DecisionKind.WELL, self._foottimer.services.today(), row.sore.id)
        self.decide(well, f"{row.sore.name} is itself again wherever it comes.")

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self.app.screen is self:
            self.app.push_screen(GlossaryScreen(self.query_one("#said-of-it", Preview).text))
