"""A driving screen that can be heard: mute, volume, and what a cue does to the terminal."""

from __future__ import annotations

import os

from foottimer.follow.outputs import Outputs, Shown
from foottimer.follow.runner import Runner
from foottimer.routine.cues import CueKind
from foottimer.ui.screens.driving import Driving
from foottimer.ui.terminal import write
from foottimer.ui.widgets.board import Board
from foottimer.ui.widgets.flash import Flash

LATE = 500
"""Ms after which the terminal is not told of a cue any more: it stood still, and would ring for all of them at once."""
TONES = {CueKind.READY: "ready", CueKind.SWITCH: "switch", CueKind.REST: "rest"}
"""The colour in which the screen flashes; work's for all others."""


class Loud(Driving):
    """Rings, flashes and tells the desktop what the cues ask for."""

    def __init__(self, runner: Runner, outputs: Outputs) -> None:
        super().__init__(runner)
        self.outputs = outputs
        """What cues are given with."""

    def signal(self, shown: Shown, at: int) -> None:
        """Do what is asked for a cue that came at the instant `at`; nothing when that is long ago."""
        if self.runner.now() - at > LATE:
            return
        if shown.bell:
            self.app.bell()
        if shown.flash and self.ready and self.app.screen is self:
            self.query_one(Flash).strike(TONES.get(shown.cue.kind, "work"))
        if shown.news and not self.app.app_focus:
            interval = self.runner.session.timeline.intervals[shown.index]
            self._tell_desktop(_news(shown, interval.name))

    def _tell_desktop(self, news: str) -> None:
        """Tell who looks elsewhere, by the desktop and by the terminal."""
        from foottimer.cue.notify import osc9

        name = self.runner.session.timeline.name
        self.outputs.tell(name, news)
        write(self.app, osc9(f"{name}: {news}", os.environ))

    def action_mute(self) -> None:
        """Be silent, or be heard again."""
        self.outputs.mute()
        self._say_sound()

    def action_louder(self) -> None:
        """Turn the volume up, from the loudest round to the softest."""
        self.outputs.louder()
        self._say_sound()

    def _say_sound(self) -> None:
        self.query_one(Board).remark(sound_remark(self.outputs))
        self.app.clear_notifications()
        self.notify(sound_state(self.outputs), markup=False, timeout=2)


def sound_remark(outputs: Outputs) -> str:
    """Return what is said of the sound as long as it is off; empty while it is on."""
    return "muted" if outputs.muted else ""


def sound_state(outputs: Outputs) -> str:
    """Return what a person has to know after a key of the sound."""
    if outputs.muted:
        return "Muted. Work with closed eyes is still heard."
    if not outputs.sounds and not outputs.speaks:
        return "The bell rings: no sound here." if outputs.rings else "No sound here, and the bell is off."
    return f"Volume {outputs.volume} of 10"


def _news(shown: Shown, name: str) -> str:
    if shown.cue.kind is CueKind.END and shown.cue.ms:
        return "Time is up"
    return "Done" if shown.cue.kind is CueKind.DONE else name
