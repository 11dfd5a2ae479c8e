"""A screen on which settings are changed: each change is written and followed at once, or refused with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.widgets import Input, Static

from foottimer.routine.cues import CueKind
from foottimer.settings.model import Settings
from foottimer.ui.settings_view import Field, tried_by
from foottimer.ui.widgets.flash import Flash
from foottimer.ui.widgets.told import Told

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

MEND = "Nothing can be changed until the file is mended; r reads it again."
"""What is to be done about a file with an error."""
NOT_WRITTEN = "Not changed: the file has to be mended first."
"""What is said of each change until then."""


class Changing(Screen[None]):
    """Changes the chosen setting; what it looks like is shown by the screen that is made of it."""

    @property
    def _chosen(self) -> Field | None:
        raise NotImplementedError

    def _tell(self, wrong: str = "") -> None:
        raise NotImplementedError

    def _offer(self, typing: bool) -> None:
        raise NotImplementedError

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)

    @property
    def _settings(self) -> Settings:
        return self._foottimer.settings

    def _say_refusal(self) -> bool:
        """Say why the file is not written to, where it is not."""
        refusal = self._foottimer.services.settings_refusal()
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(refusal)
        trouble.update(f"! {refusal}\n{MEND}" if refusal else "")
        return bool(refusal)

    def _change(self, stated: object) -> bool:
        """Write what the file shall say for the chosen setting; return whether it could be."""
        field = self._chosen
        if field is None:
            return False
        wrong = self._foottimer.change_setting(field.entry, stated)
        self._tell(NOT_WRITTEN if self._say_refusal() else wrong)
        if not wrong and (tried := tried_by(field, self._settings)):
            self._try(*tried)
        return not wrong

    def _try(self, output: str, kind: CueKind) -> None:
        if output == "bell":
            self.app.bell()
        elif output == "flash":
            self.query_one(Flash).strike("work")
        else:
            from foottimer.ui.sound import telling

            self._foottimer.services.try_output(output, kind, telling(self._foottimer))

    def action_step(self, by: int) -> None:
        """Take the value `by` steps on."""
        if self._chosen is not None and self._chosen.is_stepped:
            self._change(self._chosen.step(self._settings, by))

    def action_enter(self) -> None:
        """Take the next value, or let one be typed."""
        if self._chosen is not None and self._chosen.is_typed:
            self.query_one(Told).ask(self._chosen.plain(self._settings))
            self._offer(typing=True)
        else:
            self.action_step(1)

    async def action_save(self) -> None:
        """Take what was typed."""
        await self.query_one(Told).query_one(Input).action_submit()

    def action_reset(self) -> None:
        """Take the chosen setting out of the file."""
        self._change(None)

    def on_told_typed(self, message: Told.Typed) -> None:
        """Take what was typed, if it is right."""
        message.stop()
        if self._chosen is not None and self._change(self._chosen.typed(message.text)):
            self._stop_typing()

    def _stop_typing(self) -> bool:
        told = self.query_one(Told)
        asked = told.asks
        if asked:
            told.ask_no_more()
            self._offer(typing=False)
            self.set_focus(self.query_one("#fields"))
        return asked
