"""One voice of the loudspeaker: a thread that plays one sound at a time, and leaves it for a newer one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

from foottimer.cue.background import in_background
from foottimer.cue.child import kill
from foottimer.cue.ladder import UNENDING, Ladder
from foottimer.cue.players import Player
from foottimer.values import dataclass

QUICK = 300
"""Ms within which a failure is so early that the next player still plays the sound in time."""
STOPPED = 2
"""How many times a channel's patience a player may use up by sounds that were stopped for newer ones."""
_FIRST, _LATER = 10, 50
"""Ms between two looks at a player: while it may still fail quickly, and afterwards."""
_LEAVING = 20
"""Looks, `_LATER` ms apart, that a closed channel has for the end of what it killed."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file to be played."""

    path: Path
    """Where it is."""
    ms: int
    """How long it is."""


class Channel:
    """Plays the newest sound that it was given; nothing waits in a line.

    There is one child at most, beside those that were killed and whose end has not been seen. Waiting counts in looks
    at the child, not by a clock, so a machine that stands still makes nobody late.
    """

    def __init__(self, ladder: Ladder, patience: int, after: Callable[[], None]) -> None:
        """Give up a player that runs `patience` ms longer than its sound; call `after` when a sound is dealt with."""
        self._ladder = ladder
        self._patience = patience
        self._after = after
        self._news = threading.Condition()
        self._wanted: Sound | None = None
        self._changed = False
        self._playing = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self._killed: list[Popen[bytes]] = []

    def put(self, sound: Sound | None) -> bool:
        """Stop what is being played, and play this, or with None nothing; return False where no thread is to be had."""
        with self._news:
            if self._closed or (sound is None and self._thread is None):
                return True
            if self._thread is None:
                self._thread = in_background("sound", self._run)
                if self._thread is None:
                    return False
            self._wanted, self._changed = sound, True
            self._news.notify_all()
            return True

    def wait(self, seconds: float) -> bool:
        """Wait until what it was given has been dealt with, for so long at most; return whether it has."""
        with self._news:
            return self._news.wait_for(lambda: self._closed or not (self._changed or self._playing), seconds)

    def close(self) -> None:
        """Be silent for good; returns when the thread has ended, or a second later."""
        with self._news:
            self._closed = self._changed = True
            self._wanted = None
            self._news.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(_LATER * _LEAVING / 1_000)

    def _run(self) -> None:
        while not self._closed:
            if (sound := self._next()) is not None:
                self._play(sound)
                self._after()
            self._rest()
        for _ in range(_LEAVING):
            if not self._killed:
                break
            threading.Event().wait(_LATER / 1_000)
            self._bury()

    def _next(self) -> Sound | None:
        """Wait until something else is wanted, and return it; None for silence."""
        while not self._news_within(_LATER if self._killed else None):
            self._bury()
        with self._news:
            self._changed, self._playing = False, True
            return self._wanted

    def _rest(self) -> None:
        with self._news:
            self._playing = False
            self._news.notify_all()

    def _news_within(self, ms: int | None) -> bool:
        """Wait until something else is wanted, for so long at most; return whether it is."""
        with self._news:
            return self._news.wait_for(lambda: self._changed, None if ms is None else ms / 1_000)

    def _play(self, sound: Sound) -> None:
        """Play it by the first player that does not fail at once, unless something newer is wanted."""
        if os.path.isfile(sound.path):  # one that vanished is no fault of any player
            for player in self._ladder.left:
                if self._changed or self._plays(player, sound):
                    return

    def _plays(self, player: Player, sound: Sound) -> bool:
        """Return False when the player failed so quickly that another one may still play the sound."""
        try:
            child = player.start(sound.path)
        except Exception:  # whatever it is: a thread that ends by an error writes on the screen
            self._ladder.failed(player, "could not be started")
            return False
        waited = 0
        while (status := child.poll()) is None:
            if waited > sound.ms + self._patience:
                self._kill(child)
                self._ladder.failed(player, UNENDING)
                return True
            step = _FIRST if waited < QUICK else _LATER
            if self._news_within(step) and child.poll() is None:
                self._kill(child)
                self._ladder.stopped(player, waited - sound.ms, STOPPED * self._patience)
                return True
            waited += step
        if status == 0:
            self._ladder.played(player)
            return True
        self._ladder.failed(player, f"ended with status {status}" if status > 0 else "crashed")
        return waited > QUICK

    def _kill(self, child: Popen[bytes]) -> None:
        kill(child)
        self._killed.append(child)
        self._bury()

    def _bury(self) -> None:
        """Take the status of the killed that have ended, so that none stays in the list of processes."""
        self._killed = [child for child in self._killed if child.poll() is None]
