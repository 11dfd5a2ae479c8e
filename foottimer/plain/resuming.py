"""Before a session: those that were interrupted are offered, line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import GONE, claimed, interrupted, keep_stale, said, settle
from foottimer.history.record import Record
from foottimer.history.store import Store, StoreError
from foottimer.history.told import many
from foottimer.history.underway import UnderWay
from foottimer.plain.talk import Talk
from foottimer.session.clock import Clock

Taken: TypeAlias = tuple[UnderWay, Record]
"""An interrupted session that this program claimed, and what was written of it."""
QUESTION = "r resumes it, k keeps what was done, d discards it; Enter alone leaves it for later."
"""What is asked about an interrupted session."""
OVER = f"{GONE.capitalize()}."
"""What is said when somebody else was quicker."""


class Offers:
    """The sessions that were interrupted, and what the person wants with them."""

    def __init__(self, talk: Talk, opening: Callable[[], Store], claims: Claims, clock: Clock) -> None:
        self._talk = talk
        self._opening = opening
        self._claims = claims
        self._clock = clock

    def ask(self, hours: int, interactive: bool) -> str:
        """Say what was interrupted and ask what becomes of it; return the id of the session to resume, empty for none.

        What is older than `hours` is kept, and said in one line. Where nobody answers it is only said. Raises
        Interrupted.
        """
        try:
            found = self._found(hours)
            if not interactive:
                self._tell(found)
                return ""
            return self._chosen(found)
        except StoreError as error:
            self._talk.say(f"What was interrupted cannot be looked for: {error}")
            return ""

    def take(self, id_: str) -> Taken | None:
        """Claim a session and return it with what was written of it; None, which is said, where it can't be had."""
        try:
            with self._opening() as store:
                found = claimed(store, self._claims, id_)
                if found is not None:
                    return found, store.record(found.id)
            self._talk.say(OVER)
        except StoreError as error:
            self._claims.release()
            self._talk.say(f"It cannot be resumed now: {error}")
        return None

    def _found(self, hours: int) -> tuple[UnderWay, ...]:
        now = self._clock.wall()
        with self._opening() as store:
            stale = keep_stale(store, self._claims, now, hours)
            found = interrupted(store, self._claims, now, hours)
        if len(stale) == 1:
            self._talk.say(f"Interrupted and kept as partial: {said(stale[0], now)}.")
        elif stale:
            self._talk.say(f"{many(len(stale), 'interrupted session')} kept as partial: foottimer history shows them.")
        return found

    def _tell(self, found: tuple[UnderWay, ...]) -> None:
        if found:
            more = f" {len(found) - 1} more: foottimer resume --list." if len(found) > 1 else ""
            self._talk.say(f"Interrupted: {self._said(found[0])}. To go on with it: foottimer resume.{more}")

    def _chosen(self, found: tuple[UnderWay, ...]) -> str:
        """Ask about one after another, until one is resumed or left for later, and with it those after it."""
        for place, session in enumerate(found):
            self._talk.say(f"Interrupted: {self._said(session)}.")
            answer = self._talk.choose(QUESTION, "rkd")
            if answer == "r":
                return session.id
            if not answer:
                others = f" {len(found) - place - 1} more: foottimer resume --list." if place + 1 < len(found) else ""
                self._talk.say(f"Left for later: foottimer resume goes on with it.{others}")
                return ""
            self._end(session, answer == "k")
        return ""

    def _end(self, found: UnderWay, kept: bool) -> None:
        with self._opening() as store:
            ended = settle(store, self._claims, found.id, kept, self._clock.wall())
        self._talk.say(OVER if not ended else "Kept as partial." if kept else "Discarded: it does not count.")

    def _said(self, found: UnderWay) -> str:
        return said(found, self._clock.wall())
