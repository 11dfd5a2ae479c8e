"""The loudspeaker: plays sound files by child processes, never blocks, never raises, never writes on the screen."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from foottimer.cue.channel import Channel, Sound
from foottimer.cue.ladder import Ladder
from foottimer.cue.players import Player

PATIENCE = 4_000
"""Ms that a player may run longer than its sound. Sound servers answer as much as 2 s late that a sound is over."""
TONE = "tone"
"""The channel of the tones."""


class Speaker:
    """Plays a sound a channel at a time, by the best of its players that still works.

    When a player is given up is `ladder.py`'s rule. Safe from any thread; `tell` is called from one of its own.
    """

    def __init__(self, players: Sequence[Player], tell: Callable[[str], object], patience: int = PATIENCE) -> None:
        """Play by the first of `players`; `tell` gets one sentence for the person, once, when none is left.

        A player that runs `patience` ms longer than its sound is given up.
        """
        self._ladder = Ladder(players)
        self._tell = tell
        self._patience = patience
        self._lock = threading.Lock()
        self._channels: dict[str, Channel] = {}
        self._closed = False

    @property
    def live(self) -> bool:
        """Whether a player is left."""
        return bool(self._ladder.left)

    @property
    def name(self) -> str:
        """The player in use; empty when none is left."""
        return next((player.name for player in self._ladder.left), "")

    @property
    def failures(self) -> tuple[str, ...]:
        """What the players did that were given up, as "paplay ended with status 1"."""
        return self._ladder.failures

    def play(self, path: Path, ms: int, channel: str = TONE) -> bool:
        """Play a file that is `ms` long, in place of what the channel is playing; return whether it is tried.

        A file that is not there is silence.
        """
        with self._lock:
            if self._closed:
                return False
            if (chosen := self._channels.get(channel)) is None:
                chosen = self._channels[channel] = Channel(self._ladder, self._patience, self._tell_if_lost)
        return chosen.put(Sound(path, ms)) and self.live  # put without any player too: its thread is the one that tells

    def wait(self, seconds: float) -> bool:
        """Wait until nothing plays, for so long a channel at most; return whether nothing does."""
        with self._lock:
            channels = list(self._channels.values())
        return all(each.wait(seconds) for each in channels)

    def hush(self, channel: str | None = None) -> None:
        """Stop what a channel is playing, or with None every channel."""
        with self._lock:
            chosen = [each for name, each in self._channels.items() if channel in (None, name)]
        for each in chosen:
            each.put(None)

    def close(self) -> None:
        """Stop everything for good, within a second a channel; nothing is told any more."""
        with self._lock:
            self._closed = True
            channels = list(self._channels.values())
        for each in channels:
            each.close()

    def _tell_if_lost(self) -> None:
        if not self._closed and (sentence := self._ladder.last_word()) is not None:
            with contextlib.suppress(Exception):  # what telling does wrong must not end the sound, or the session
                self._tell(sentence)
