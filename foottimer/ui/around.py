"""What the app has beside its screens: what opens over any of them, and routine files with what was cut of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from foottimer.ui.suspending import Suspending

if TYPE_CHECKING:
    from collections.abc import Callable

    from foottimer.history.listing import Wanted
    from foottimer.text.pieces import Piece
    from foottimer.ui.cabinet import Cabinet
    from foottimer.ui.renaming import Done
    from foottimer.ui.session_desk import SessionDesk


class Around(Suspending):
    """Opens help, palette, about and settings, each once, and keeps what is done with routine files."""

    blocks_cut: Piece | None = None
    """What was cut or copied last in any routine, to be pasted in any."""
    review_part = "now"
    """The part of the review that opens next."""
    sessions_left: tuple[Wanted, str | None] | None = None
    """Which sessions were shown, and the chosen one's id, when their part was left for another one of the review."""
    keeps: Callable[[events.Key], bool] | None = None
    """Is asked of each key before anything else is, whether it is kept for later."""
    _cabinet: Cabinet | None = None
    _session_desk: SessionDesk | None = None

    @property
    def cabinet(self) -> Cabinet:
        """What is done with routine files, and can be undone; the same one at every call."""
        if self._cabinet is None:
            from foottimer.ui.cabinet import Cabinet

            self._cabinet = Cabinet(self.services)
        return self._cabinet

    @property
    def session_desk(self) -> SessionDesk:
        """What is done to sessions, and can be taken back; the same one at every call."""
        if self._session_desk is None:
            from foottimer.ui.session_desk import SessionDesk

            self._session_desk = SessionDesk(self.services.clock.wall)
        return self._session_desk

    def take_news(self) -> Done | None:
        """Return, once, what another screen than the library did with a routine file."""
        return self._cabinet.take_news() if self._cabinet is not None else None

    async def on_event(self, event: events.Event) -> None:
        """Do nothing about a key that is kept: here they all come by, in their order, whatever has the focus."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.keeps is not None and self.keeps(event):
            return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Give a letter to the field that a key before it opened: several keys at once are all sent to what was there.

        A field keeps the letters that it is sent, so one that comes as far as here was meant for it.
        """
        field = self.focused
        if isinstance(field, Input) and event.character and field.check_consume_key(event.key, event.character):
            field.replace(event.character, *field.selection)
            event.prevent_default()

    def action_help(self) -> None:
        """Show what every key does."""
        from foottimer.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Open the palette."""
        from foottimer.ui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_about(self) -> None:
        """Show what foottimer is."""
        from foottimer.ui.screens.about import AboutScreen

        if not isinstance(self.screen, AboutScreen):
            self.push_screen(AboutScreen())

    def action_review(self) -> None:
        """Look back: how the week stands, whether it is working, every session."""
        from foottimer.ui.screens.reviewing import Reviewing, part_called

        if not any(isinstance(screen, Reviewing) for screen in self.screen_stack):
            self.push_screen(part_called(self.review_part))

    def action_settings(self, at: str = "") -> None:
        """Change what the app does; `at` is the key of the setting that is chosen first, as "week.goal"."""
        from foottimer.ui.screens.settings import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            if self.player is not None:
                self.player.stand_still()  # nobody trains behind it
            self.push_screen(SettingsScreen(at))
