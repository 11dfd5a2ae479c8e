"""Puts together what gives a timeline's cues, as the settings want them."""

from __future__ import annotations

from foottimer.cue.background import in_background
from foottimer.follow.outputs import Outputs
from foottimer.follow.sounding import Conductor, Score
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.settings.model import Settings


def style_of(settings: Settings) -> Style:
    """Return how the settings want cues to be given."""
    return Style(settings.cues, settings.words, settings.rate)


def conduct(timeline: Timeline, clock: Clock, outputs: Outputs) -> Conductor:
    """Return what gives the cues of `timeline` with `outputs`; what will be spoken is being made ready from now on."""
    sheet = CueSheet(timeline, style_of(outputs.settings))
    if outputs.settings.voice:  # of a long routine that takes seconds; with a sheet of its own, as this is a thread
        in_background("words", lambda: outputs.prepare(sheet.of_line(timeline).texts()))
    return Conductor(Score(sheet, outputs.settings.ahead), clock, outputs)
