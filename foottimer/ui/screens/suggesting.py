"""How the library's screen says what is for today, starts it, and asks how the morning was."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from foottimer.ui.commands import key_of
from foottimer.ui.screens.waiting import Waiting

if TYPE_CHECKING:
    from foottimer.history.decisions import Decision, Morning
    from foottimer.history.store import Store
    from foottimer.plan.today.suggestion import Suggestion
    from foottimer.routine.library import Entry
    from foottimer.ui.stock import Stock
    from foottimer.ui.widgets.suggested import SuggestedPanel


class Suggesting(Waiting):
    """Shows one suggestion, opens it by a key, and asks about a morning once."""

    _panel: SuggestedPanel | None = None
    _stock: Stock | None = None
    """What was read last."""
    _asked_about: frozenset[date] = frozenset()
    """Days about whose morning after was asked here, whether it is written yet or not."""

    @property
    def _suggestion(self) -> Suggestion | None:
        return self._stock.suggestion if self._stock is not None else None

    def _suggest(self, stock: Stock) -> None:
        """Show what is suggested."""
        self._stock = stock
        if self._panel is not None:
            self._panel.show(stock.suggestion)

    def on_resize(self, event: events.Resize) -> None:
        """Have the panel take the rows there are; it is not resized itself as long as it is as wide, or not shown."""
        if self._panel is not None:
            self._panel.fit()

    def action_because(self) -> None:
        """Say all that there is to say of what is suggested."""
        from foottimer.ui.screens.because import BecauseScreen

        if self._suggestion is not None and self._is_free():
            self.app.push_screen(BecauseScreen(self._suggestion), self._perform)

    def action_begin(self) -> None:
        """Open what is suggested, what follows on with it."""
        suggestion = self._suggestion
        if suggestion is None or self._browser is None or not self._is_free():
            return
        found = [entry for item in suggestion.items if (entry := self._browser.shelf.entry(item.offer.id)) is not None]
        if found:
            self._browser.reveal(found[0].path)
            self._open_card(found[0], tuple(found[1:]))
        else:
            self._say(f"{suggestion.headline}: nothing is to be started. Enter opens the chosen routine.")

    def _open_card(self, entry: Entry, following: tuple[Entry, ...] = ()) -> None:
        raise NotImplementedError

    def action_plan(self) -> None:
        """Open the plan."""
        from foottimer.ui.screens.plan import PlanScreen

        if self._is_free():
            self.app.push_screen(PlanScreen())

    def action_levels(self) -> None:
        """Open the ladders of levels."""
        from foottimer.ui.screens.ladder import LadderScreen

        if self._is_free():
            self.app.push_screen(LadderScreen())

    def action_checkins(self) -> None:
        """Open the check-ins."""
        from foottimer.ui.screens.checkin import CheckInScreen

        if self._is_free():
            self.app.push_screen(CheckInScreen())

    # The morning after ---------------------------------------------------------------------------

    def _ask_when_due(self) -> None:
        """Ask about a morning that nobody answered for, unless something else is asked or typed."""
        day = self._suggestion.morning if self._suggestion is not None else None
        if day is None or day in self._asked_about or not self._is_free() or isinstance(self.focused, Input):
            return
        self._ask_about(day)

    def action_morning(self) -> None:
        """Ask about the last morning after a training day, also once more."""
        from foottimer.plan.today.morningwords import day_to_ask

        situation = self._stock.situation if self._stock is not None else None
        if situation is None or not self._is_free():
            return
        day, why_not = day_to_ask(situation)
        if day is None:
            self._say(why_not)
        else:
            self._ask_about(day, wanted=True)

    def _ask_about(self, day: date, wanted: bool = False) -> None:
        from foottimer.plan.today.morningwords import asked
        from foottimer.ui.screens.morning import MorningScreen

        situation = self._stock.situation if self._stock is not None else None
        if situation is not None:
            self._asked_about |= {day}
            self.app.push_screen(MorningScreen(*asked(situation, day), wanted), partial(self._answer, day))

    def _answer(self, day: date, morning: Morning | None) -> None:
        from foottimer.plan.today.morningwords import decision_of
        from foottimer.ui.storing import in_store

        services = self._foottimer.services
        if morning is None or services.speed != 1:
            return
        decision, now = decision_of(services.today(), day, morning), services.clock.wall()

        def keep(store: Store) -> Decision:
            store.decide(decision, now)
            return decision

        in_store(self, keep, self._tell_answered, self._tell_unanswered)

    def _tell_answered(self, decision: Decision) -> None:
        from foottimer.history.decisions import Morning, morning_text
        from foottimer.plan.today.morningwords import kept_line

        again = f" {key_of(self, 'morning')} asks it again." if decision.value == morning_text(Morning()) else ""
        self._say(f"{kept_line(decision)}{again}")
        self._read(files=False)

    def _tell_unanswered(self, why: str) -> None:
        self._say(f"The answer was not kept: {why}", wrong=True)
