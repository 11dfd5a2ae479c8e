"""Which player is used, and when it is given up for the next one.

The rule: a player fails when it can't be started, ends with a status other than 0, or does not end. The first failure
gives it up, unless it has played before: then two failures in a row do. What we stopped ourselves for a newer sound
says nothing of a player that has played before, since many end late; of one that never has, it says that it does not
end, once it had time enough in all.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from foottimer.cue.players import Player

LOST = "Sound is off, the session goes on without it: {}."
"""What the person is told when no player is left."""
NOTHING_FOUND = "no program that plays it was found"
"""What happened where there never was one."""
UNENDING = "did not end"
"""What a player did that hangs."""
TRUSTED = 2
"""Failures in a row that give up a player that has played before."""


class Ladder:
    """Players in order of preference, and what became of them. Safe from any thread."""

    def __init__(self, players: Sequence[Player]) -> None:
        """Begin with the first of them."""
        self._lock = threading.Lock()
        self._left = list(players)
        self._proven: set[Player] = set()
        self._failures: dict[Player, int] = {}
        self._over: dict[Player, int] = {}
        self._reasons: list[str] = []
        self._told = False

    @property
    def left(self) -> tuple[Player, ...]:
        """The players not given up, the one in use first."""
        with self._lock:
            return tuple(self._left)

    @property
    def failures(self) -> tuple[str, ...]:
        """What the players did that were given up, in order, as "paplay ended with status 1"."""
        with self._lock:
            return tuple(self._reasons)

    def played(self, player: Player) -> None:
        """Note that it played a sound to its end."""
        with self._lock:
            self._proven.add(player)
            self._failures.pop(player, None)

    def failed(self, player: Player, what: str) -> None:
        """Note that it failed; `what` it did completes a sentence that its name begins."""
        with self._lock:
            failures = self._failures[player] = self._failures.get(player, 0) + 1
            if failures >= (TRUSTED if player in self._proven else 1):
                self._give_up(player, what)

    def stopped(self, player: Player, over: int, most: int) -> None:
        """Note that we stopped it `over` ms after its sound should have ended; `most` such ms in all are borne."""
        with self._lock:
            total = self._over[player] = self._over.get(player, 0) + max(0, over)
            if total > most and player not in self._proven:
                self._give_up(player, UNENDING)

    def last_word(self) -> str | None:
        """Return the sentence for the person, once, when no player is left; None before and afterwards."""
        with self._lock:
            if self._left or self._told:
                return None
            self._told = True
            return LOST.format(", ".join(self._reasons) or NOTHING_FOUND)

    def _give_up(self, player: Player, what: str) -> None:
        if player in self._left:
            self._left.remove(player)
            self._reasons.append(f"{player.name} {what}")
