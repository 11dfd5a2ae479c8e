"""What a cue is given with: tones, voice, and what the front end shows; each falls back on the one below it.

The ladder, from the floor up: the words on the screen, a flash of it, the terminal's bell, tones, a voice. Who has
no tones has the bell, and who has neither has the flash, unless the settings say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from foottimer.cue.background import in_background
from foottimer.routine.cues import CueKind
from foottimer.session.yielding import Cue
from foottimer.settings.model import Motion, Settings, Switch
from foottimer.values import dataclass

LONGEST_WAIT = 10.0
"""Seconds that a sentence to be tried is waited for."""
STEPS = (1, 3, 5, 7, 10)
"""The volumes that one key goes through."""
STRIKING = frozenset(
    {CueKind.READY, CueKind.GO, CueKind.SWITCH, CueKind.REST, CueKind.LAST_SET, CueKind.END, CueKind.DONE}
)
"""What bell and flash are for: not the counts and ticks, of which there are too many."""
NEWS = frozenset({CueKind.GO, CueKind.SWITCH, CueKind.REST, CueKind.END, CueKind.DONE})
"""What the desktop is told."""


PROGRAMS = ("sound", "voice", "notify", "player", "engine", "speaker", "rate")
"""The settings that say which programs are used, and how."""


class Tones(Protocol):
    """Where the tones' files are."""

    def path(self, name: str, volume: int) -> Path | None:
        """Return the file of a tone; None when it can't be made."""

    def length(self, name: str) -> int:
        """Return a tone's ms."""

    def close(self) -> None:
        """Let go of the files."""


class Speaker(Protocol):
    """What plays files."""

    @property
    def live(self) -> bool:
        """Whether it can."""

    def play(self, path: Path, ms: int, channel: str = "tone") -> bool:
        """Begin to play a file that takes `ms`; another one on the same channel is stopped."""

    def hush(self, channel: str | None = None) -> None:
        """Stop what plays."""

    def wait(self, seconds: float) -> bool:
        """Wait until nothing plays, for so long a channel at most; return whether nothing does."""

    def close(self) -> None:
        """Stop it for good."""


class Voice(Protocol):
    """What makes speech of texts."""

    @property
    def live(self) -> bool:
        """Whether it can."""

    @property
    def speaks_directly(self) -> bool:
        """Whether it speaks instead of making files."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Make speech of texts, in the background."""

    def path(self, text: str, volume: int) -> Path | None:
        """Return the file of a text at a volume; None as long as there is none."""

    def ms(self, text: str) -> int | None:
        """Return how long its speech takes."""

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is made, for so long at most; return whether it is."""

    def speak(self, text: str) -> None:
        """Speak at once."""

    def stop(self) -> None:
        """Say no more of what is spoken at once."""

    def close(self, seconds: float = 0) -> None:
        """Make and say nothing more; what is spoken at once has so long to be handed over."""


class Notifier(Protocol):
    """What the desktop is told by."""

    def tell(self, title: str, text: str) -> None:
        """Tell it something."""

    def close(self) -> None:
        """Wait no longer for what tells it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the front end is asked to do for a cue, at once or not at all."""

    cue: Cue
    """The cue."""
    index: int
    """The place of its interval."""
    bell: bool
    """Whether to ring the terminal's bell."""
    flash: bool
    """Whether to flash the screen."""
    news: bool
    """Whether to tell the desktop, where nobody looks at the terminal."""


class Outputs:
    """Gives cues by what the settings chose and this machine has."""

    def __init__(
        self,
        settings: Settings,
        tones: Tones | None = None,
        speaker: Speaker | None = None,
        voice: Voice | None = None,
        notifier: Notifier | None = None,
    ) -> None:
        """Use `speaker`, with files of `tones`, `voice` and `notifier` as far as they are there and wanted."""
        self.settings = settings
        """What was chosen; may be replaced at any time."""
        self.volume = settings.volume
        """1 to 10."""
        self.muted = False
        """Whether only what insists is heard."""
        self.show: Callable[[Shown], object] = lambda _: None
        """What the front end does with a cue; called from the cues' thread."""
        self._tones = tones
        self._speaker = speaker
        self._voice = voice
        self._notifier = notifier

    def following(self, settings: Settings) -> Outputs | None:
        """Follow other settings; return these outputs, or None where the next session needs others than these."""
        before, self.settings = self.settings, settings
        if settings.volume != before.volume:
            self.volume = settings.volume
        return self if all(getattr(settings, name) == getattr(before, name) for name in PROGRAMS) else None

    # What there is -------------------------------------------------------------------------------

    @property
    def sounds(self) -> bool:
        """Whether tones are played."""
        return self.settings.sound and self._tones is not None and self._speaker is not None and self._speaker.live

    @property
    def speaks(self) -> bool:
        """Whether cues are spoken."""
        if not self.settings.voice or self._voice is None or not self._voice.live:
            return False
        return self._voice.speaks_directly or (self._speaker is not None and self._speaker.live)

    @property
    def rings(self) -> bool:
        """Whether the bell rings: as chosen, or where there are no tones."""
        return self._bell(self.sounds)

    @property
    def audible(self) -> bool:
        """Whether anything can be heard of a cue's beginning."""
        return self.sounds or self.rings

    def prepare(self, texts: Iterable[str]) -> None:
        """Have what will be spoken made ready."""
        if self.settings.voice and self._voice is not None:
            self._voice.prepare(texts)

    def tell(self, title: str, text: str) -> None:
        """Tell the desktop."""
        if self._notifier is not None:
            self._notifier.tell(title, text)

    # Giving --------------------------------------------------------------------------------------

    def give(self, cue: Cue, index: int) -> None:
        """Give a cue of the interval `index`; takes no longer than it takes to start a program."""
        heard = cue.insists or not self.muted
        sounded = bool(cue.tone) and heard and self._sound(cue.tone)
        if heard and cue.words:
            self._speak(cue.words)
        bell = flash = False
        if cue.tone and cue.kind in STRIKING:
            bell = heard and (self._bell(sounded) or (cue.insists and not sounded))
            flash = self._flash(sounded or bell)
        news = self.settings.notify and bool(cue.tone) and cue.kind in NEWS
        if bell or flash or news:
            self.show(Shown(cue, index, bell, flash, news))

    def hush(self) -> None:
        """Stop what still sounds."""
        if self._speaker is not None:
            self._speaker.hush()
        if self._voice is not None and self._voice.speaks_directly:
            self._voice.stop()

    def close(self, seconds: float = 0) -> None:
        """Be silent for good, and let go of programs, threads and files; takes up to a second a channel.

        What still sounds has so long to come to its end before.
        """
        if self._speaker is not None:
            if seconds:
                self._speaker.wait(seconds)
            self._speaker.close()
        if self._voice is not None:
            self._voice.close(seconds)
        if self._notifier is not None:
            self._notifier.close()
        if self._tones is not None:
            self._tones.close()

    def speak_soon(self, text: str) -> None:
        """Speak a text that was not made ready, once it is; for a person who tries a setting."""
        voice = self._voice
        if voice is None or not text or not self.speaks:
            return

        def speak() -> None:
            voice.prepare([text])
            voice.wait(LONGEST_WAIT)
            self._speak(text)

        in_background("try", speak)

    def _sound(self, tone: str) -> bool:
        if self._tones is None or self._speaker is None or not self.sounds:
            return False
        path = self._tones.path(tone, self.volume)
        return path is not None and self._speaker.play(path, self._tones.length(tone))

    def _speak(self, text: str) -> None:
        if self._voice is None or not self.speaks:
            return
        if self._voice.speaks_directly:
            self._voice.speak(text)
        elif self._speaker is not None and (path := self._voice.path(text, self.volume)) is not None:
            self._speaker.play(path, self._voice.ms(text) or 0, "voice")

    def _bell(self, sounded: bool) -> bool:
        bell = self.settings.bell
        return bell is Switch.ON or (bell is Switch.AUTO and not sounded)

    def _flash(self, heard: bool) -> bool:
        flash = self.settings.flash
        if self.settings.motion is Motion.REDUCED:
            return False
        return flash is Switch.ON or (flash is Switch.AUTO and not heard)

    # What the person changes ---------------------------------------------------------------------

    def mute(self) -> None:
        """Be heard no more, or again."""
        self.muted = not self.muted
        if self.muted:
            self.hush()

    def louder(self) -> None:
        """Turn the volume up, from the loudest round to the softest; what was muted is heard again."""
        self.volume = next((step for step in STEPS if step > self.volume), STEPS[0])
        self.muted = False


def silent(settings: Settings) -> Outputs:
    """Return outputs for which there are neither tones nor a voice: the bell and the screen are left."""
    return Outputs(settings)
