"""The outputs of this machine: the players, engines and notifiers that are installed, as the settings choose."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from foottimer.cue import tones
from foottimer.cue.engines import Engine, VoiceError, find_engines
from foottimer.cue.notify import find_notifier
from foottimer.cue.packages import advice
from foottimer.cue.players import find_players
from foottimer.cue.shelf import Shelf
from foottimer.cue.speaker import Speaker
from foottimer.cue.voice import Voice
from foottimer.follow.outputs import Outputs
from foottimer.settings.model import Settings

AUTO = "auto"
"""The setting for the first program found."""
PLAYER, ENGINE = "paplay", "espeak-ng"
"""What to install where nothing plays or speaks."""
DIRECT = "spd-say"
"""The engine that can't speak into files."""
OS_RELEASE = Path("/etc/os-release")
"""Where Linux says which system it is."""


class ToneFiles:
    """The tones' files, and how long they are."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`."""
        self._shelf = Shelf(folder)

    def path(self, name: str, volume: int) -> Path | None:
        """Return the file of a tone, made where it is missing; None where it can't be."""
        return self._shelf.path(name, volume)

    def length(self, name: str) -> int:
        """Return a tone's ms."""
        return tones.length(name)

    def fill(self, volume: int) -> None:
        """Make every tone at this volume, in the background."""
        threading.Thread(target=self._shelf.fill, args=(volume,), name="tones", daemon=True).start()


def local_outputs(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Outputs:
    """Return what this machine gives cues with, its files kept in the folder `cache`.

    `tell` is given, from any thread, one sentence for what is wanted and can't sound; nothing is started yet.
    """
    files = ToneFiles(cache / "tones")
    players = find_players(sys.platform, shutil.which, settings.player) if settings.sound or settings.voice else ()
    speaker = Speaker(players, tell) if players else None
    voice = voice_of(settings, cache, tell) if settings.voice else None
    if settings.sound and speaker is not None:
        files.fill(settings.volume)
    if (sentence := missing(settings, speaker is not None, voice is not None)) is not None:
        tell(sentence)
    notifier = find_notifier(sys.platform, shutil.which, os.environ) if settings.notify else None
    return Outputs(settings, files, speaker, voice, notifier)


def missing(settings: Settings, plays: bool, speaks: bool) -> str | None:
    """Return one sentence on what is wanted and not there, and what to install; None where all is there."""
    wanted = []
    if (settings.sound or settings.voice) and not plays:
        wanted.append(("plays sound", PLAYER if settings.player == AUTO else settings.player))
    if settings.voice and not speaks:
        wanted.append(("speaks", ENGINE if settings.engine == AUTO else settings.engine))
    if not wanted:
        return None
    what = " or ".join(dict.fromkeys(what for what, _ in wanted))
    how = ", ".join(advice(program, os_release(), sys.platform) for _, program in wanted)
    return f"Nothing here {what}: {how}. Until then the bell and the screen do it."


def os_release() -> str:
    """Return what the system says of itself; empty where it says nothing."""
    try:
        return OS_RELEASE.read_text(encoding="utf-8", errors="replace")[:10_000]
    except OSError:
        return ""


def voice_of(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Voice | None:
    """Return the voice that the settings choose; None where there is no engine for it."""
    engine = engine_of(settings)
    return Voice(engine, cache / "voice", settings.rate, settings.speaker, tell) if engine else None


def engine_of(settings: Settings) -> Engine | None:
    """Return the engine that the settings choose, or the first one found; None where it is not there."""
    found = find_engines(sys.platform, shutil.which)
    return next((engine for engine in found if settings.engine in (AUTO, engine.name)), None)


def file_voice(settings: Settings, cache: Path, tell: Callable[[str], object]) -> Voice:
    """Return a voice that makes files, by the engine that the settings choose, or else the first one that does.

    Raises VoiceError, which says what to install, where there is none. `tell` is as in `Voice`.
    """
    writing = [engine for engine in find_engines(sys.platform, shutil.which) if not engine.speaks_directly]
    engine = next((engine for engine in writing if settings.engine in (AUTO, engine.name)), None)
    if engine is None:
        what = "nothing here speaks" if settings.engine == AUTO else f"{settings.engine} does not speak"
        program = ENGINE if settings.engine in (AUTO, DIRECT) else settings.engine
        how = advice(program, os_release(), sys.platform)
        how = f"foottimer config set voice.engine {writing[0].name}" if writing else how
        raise VoiceError(f"{what} into files: {how}")
    return Voice(engine, cache / "voice", settings.rate, settings.speaker, tell)
