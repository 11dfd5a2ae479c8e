"""Cues given one after another, so that a person hears what a session will sound like."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from foottimer.cue.speaker import Speaker
from foottimer.cue.tones import NAMES
from foottimer.cue.voice import Voice
from foottimer.follow.conducting import style_of
from foottimer.follow.hearing import devices
from foottimer.follow.outputs import Outputs, Shown
from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import fill, speech_ms
from foottimer.session.yielding import Cue
from foottimer.settings.model import Settings
from foottimer.values import dataclass

BETWEEN = 0.4
"""Seconds from the end of one sound to the next, so that they are heard as two."""
RUNG = 0.6
"""Seconds that a bell is waited for, which nobody can hear the end of."""
LONGEST = 60.0
"""Seconds after which a sound is not waited for any longer; a player that hangs is given up long before."""
_LOOK = 0.1
"""Seconds between two looks at whether a sentence is ready."""

SAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "next": "Calf raise",
        "side": "left foot first",
        "amount": "12 reps",
        "set": "1",
        "sets": "3",
        "seconds": "30",
        "phase": "up",
        "cue": "Push through the big toe",
        "routine": "Foot strength",
    }
)
"""What the places of a template stand for in a trial."""
_OWN: Mapping[CueKind, Mapping[str, str]] = MappingProxyType(
    {
        CueKind.COUNTDOWN: {"seconds": "3"},
        CueKind.PHASE: {"phase": "down"},
        CueKind.SWITCH: {"side": "right foot"},
        CueKind.LAST_SET: {"next": "", "amount": "", "side": "left foot", "set": "3"},
    }
)


def tones_of(kind: CueKind) -> tuple[str, ...]:
    """Return the tones of a kind of cue: one, three for phases, and none for what is only spoken."""
    return tuple(name for name in NAMES if name == kind or name.startswith(f"{kind}_"))


def words_of(kind: CueKind, settings: Settings) -> str:
    """Return what is spoken for a kind, of a made-up exercise; empty for nothing."""
    return fill(style_of(settings).template(kind), {**SAMPLE, **_OWN.get(kind, {})})


def sample(outputs: Outputs, output: str, kind: CueKind) -> None:
    """Give a cue by one output alone, for a person who tries a setting: "sound", "voice" or "notify"."""
    words = words_of(kind, outputs.settings)
    if output == "notify":
        outputs.tell("foottimer", words)
    elif output == "voice":
        outputs.speak_soon(words)
    else:
        outputs.give(Cue(0, kind, kind.value), 0)


def is_on(kind: CueKind, settings: Settings) -> bool:
    """Whether the settings have cues of a kind given."""
    return settings.cues.counted > 0 if kind is CueKind.COUNTDOWN else settings.cues.gives(kind)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong while a cue was given."""

    sentence: str
    """What did, and what follows from it."""
    lost: bool
    """Whether nothing of its kind is left."""


class Trial:
    """Gives cues by the settings, each when the one before is over."""

    def __init__(
        self,
        outputs: Outputs,
        speaker: Speaker,
        voice: Voice | None,
        told: list[str],
        ring: Callable[[], object],
    ) -> None:
        """Give them with `outputs`, which uses `speaker` and `voice`; `told` fills with what the voice has to say.

        `ring` rings the bell.
        """
        self._outputs = outputs
        self._speaker = speaker
        self._voice = voice
        self._told = told
        self._ring = ring
        self._failures = 0
        outputs.show = self._show

    def prepare(self, texts: Iterable[str]) -> None:
        """Have what will be spoken made ready, in the background."""
        self._outputs.prepare(texts)

    def notify(self, title: str, text: str) -> None:
        """Tell the desktop."""
        self._outputs.tell(title, text)

    def ring(self) -> None:
        """Ring the bell."""
        self._ring()
        _wait(RUNG)

    def give(self, kind: CueKind, words: str) -> tuple[Trouble, ...]:
        """Give a cue and wait until it is over; return what went wrong with it, each only once."""
        self._await_words(words)
        for place, tone in enumerate(tones_of(kind) or ("",)):
            self._outputs.give(Cue(0, kind, tone, "" if place else words), 0)
            self._speaker.wait(LONGEST)
            _wait(BETWEEN)
        if words and self._voice is not None and self._voice.speaks_directly and self._outputs.speaks:
            _wait(speech_ms(words, self._outputs.settings.rate) / 1000)
        return self._troubles()

    def close(self) -> None:
        """Be silent at once, and leave nothing behind."""
        self._outputs.hush()
        self._speaker.close()
        if self._voice is not None:
            self._voice.close()

    def _await_words(self, words: str) -> None:
        voice = self._voice
        if voice is None or not words or voice.speaks_directly:
            return
        while voice.live and voice.path(words) is None and not voice.wait(_LOOK):
            pass

    def _show(self, shown: Shown) -> None:
        if shown.bell:
            self._ring()

    def _troubles(self) -> tuple[Trouble, ...]:
        failures, told = self._speaker.failures, tuple(self._told)
        new = failures[self._failures :]
        self._failures = len(failures)
        self._told.clear()
        left = self._speaker.name
        then = f"{left} plays instead" if left else "nothing is left that plays"
        sound = (Trouble(f"{', '.join(new)}: {then}.", not left),) if new else ()
        return (*sound, *(Trouble(sentence, True) for sentence in told))


def local_trial(settings: Settings, cache: Path, ring: Callable[[], object]) -> Trial:
    """Return a trial with what this machine has, its files kept in the folder `cache`; `ring` rings the bell."""
    told: list[str] = []
    found = devices(settings, cache, lambda _: None, told.append)
    return Trial(found.outputs(settings), found.speaker, found.voice, told, ring)


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)
