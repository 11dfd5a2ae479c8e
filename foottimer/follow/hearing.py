"""The outputs of this machine: the players, engines and notifiers that are installed, as the settings choose."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from foottimer.cue.background import in_background
from foottimer.cue.engines import Engine, VoiceError, find_engines
from foottimer.cue.finding import where_is
from foottimer.cue.notify import Notifier, find_notifier
from foottimer.cue.packages import advice
from foottimer.cue.players import find_players
from foottimer.cue.shelf import Shelf
from foottimer.cue.speaker import Speaker
from foottimer.cue.voice import Voice
from foottimer.follow.outputs import Outputs
from foottimer.follow.ways import DIRECT, ENGINE, missing, os_release, this_machine
from foottimer.settings.model import AUTO, Settings
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Devices:
    """What gives cues here, beside the terminal."""

    tones: Shelf
    """The tones' files."""
    speaker: Speaker
    """What plays files; without a player where none is wanted or there."""
    voice: Voice | None
    """What speaks."""
    notifier: Notifier | None
    """What tells the desktop."""

    def outputs(self, settings: Settings) -> Outputs:
        """Return outputs that use them."""
        return Outputs(settings, self.tones, self.speaker, self.voice, self.notifier)


def devices(
    settings: Settings, cache: Path, tell_of_sound: Callable[[str], object], tell_of_voice: Callable[[str], object]
) -> Devices:
    """Return what this machine has of what the settings want, its files kept in the folder `cache`; starts nothing.

    Each `tell` is given, from any thread, one sentence when nothing is left that plays, or speaks.
    """
    players = find_players(sys.platform, where_is) if settings.sound or settings.voice else ()
    chosen = [player for player in players if settings.player in (AUTO, player.name)]
    return Devices(
        Shelf(cache / "tones"),
        Speaker(chosen, tell_of_sound),
        _voice(settings, cache, tell_of_voice) if settings.voice else None,
        find_notifier(sys.platform, where_is, os.environ) if settings.notify else None,
    )


def local_outputs(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Outputs:
    """Return what this machine gives cues with, its files kept in the folder `cache`.

    `tell` is given, from any thread, a sentence for what is wanted and can't sound. The tones are made in the
    background.
    """
    found = devices(settings, cache, tell, tell)
    if settings.sound and found.speaker.live:
        in_background("tones", partial(found.tones.fill, settings.volume))
    if (sentence := missing(settings, this_machine(terminal=True))) is not None:
        tell(sentence)
    return found.outputs(settings)


def _voice(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Voice | None:
    """Return the voice that the settings choose, or that of the first engine found; None where it is not there."""
    engine = _chosen(settings, find_engines(sys.platform, where_is))
    return Voice(engine, cache / "voice", settings.rate, settings.speaker, tell) if engine else None


def _chosen(settings: Settings, engines: Sequence[Engine]) -> Engine | None:
    return next((engine for engine in engines if settings.engine in (AUTO, engine.name)), None)


def file_voice(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Voice:
    """Return a voice that makes files, by the engine that the settings choose, or else the first one that does.

    Raises VoiceError, which says what to install, where there is none. `tell` is as in `Voice`.
    """
    writing = [engine for engine in find_engines(sys.platform, where_is) if not engine.speaks_directly]
    engine = _chosen(settings, writing)
    if engine is None:
        what = "nothing here speaks" if settings.engine == AUTO else f"{settings.engine} does not speak"
        program = ENGINE if settings.engine in (AUTO, DIRECT) else settings.engine
        how = advice(program, os_release(), sys.platform)
        how = f"foottimer config set voice.engine {writing[0].name}" if writing else how
        raise VoiceError(f"{what} into files: {how}")
    return Voice(engine, cache / "voice", settings.rate, settings.speaker, tell)
