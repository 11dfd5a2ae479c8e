"""Sessions whose program was ended in the middle of them: which there are, and what is said of them. No Textual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from foottimer.follow.interrupted import GONE, ago, claimed, interrupted, keep_stale, left, said, stood
from foottimer.history.store import Store, StoreError
from foottimer.history.told import many
from foottimer.routine import phrases
from foottimer.routine.model import Side
from foottimer.routine.words import printable
from foottimer.ui.days import long_day
from foottimer.ui.left import Left
from foottimer.ui.sessions_view import titled
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.history.record import Record
    from foottimer.history.underway import UnderWay
    from foottimer.ui.services import Services

_SIDES = {Side.LEFT: ", left", Side.RIGHT: ", right"}
_TOLD = 3
"""So many sessions are told one by one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A session that this program follows from now on."""

    found: UnderWay
    """Where it stood."""
    record: Record
    """What was written of it."""


def left_behind(services: Services) -> Left:
    """Return what earlier programs left, and keep what is not offered any more; called in a thread.

    Raises StoreError when the store can't be read or written.
    """
    if services.speed != 1:
        return Left()
    claims, now, hours = services.claims(), services.clock.wall(), services.settings(lambda _: None).offer_hours

    def look(store: Store) -> tuple[tuple[UnderWay, ...], bool]:
        offered = interrupted(store, claims, now, hours)
        return offered, len(left(store, claims)) > len(offered)

    offered, stale = services.ask(look) or ((), False)
    if not stale:
        return Left(offered)
    with services.open_to_write() as store:
        return Left(offered, keep_stale(store, claims, now, hours))


def claim(services: Services, session: str) -> Taken:
    """Make an interrupted session this program's; called in a thread. Raises StoreError, with what to say."""
    claims = services.claims()

    def take(store: Store) -> Taken | None:
        found = claimed(store, claims, session)
        try:
            return None if found is None else Taken(found, store.record(session))
        except (StoreError, KeyError):
            claims.release()
            raise

    try:
        taken = services.ask(take)
    except KeyError:
        taken = None
    if taken is None:
        raise StoreError(f"Nothing to resume: {GONE}.")
    return taken


def title_of(found: UnderWay) -> str:
    """Return the name of its routine, with the level, safe to show."""
    return titled(found.timeline.name, found.timeline.level)


def place_text(found: UnderWay) -> str:
    """Return where it stands, in a sentence: "It stood in Short foot, left: 12 of 20 s were done."."""
    position = found.position
    interval = found.timeline.intervals[position.index]
    where = f"It stood in {printable(interval.name)}{_SIDES.get(interval.side, '') if interval.side else ''}"
    held = position.held_ms // 1000 * 1000
    if not interval.is_work or not held:
        return f"{where}."
    if interval.waits or position.length_ms < held:
        return f"{where}, for {phrases.span(held)}."
    return f"{where}: {phrases.span(held)} of {phrases.span(position.length_ms)} were done."


def question(offered: Sequence[UnderWay], now: datetime) -> tuple[str, str]:
    """Return which session is asked about, the first of these, and what else there is to say of it and the others."""
    others = len(offered) - 1
    more = f" {'One more was' if others == 1 else f'{others} more were'} interrupted before it." if others else ""
    return f"{said(offered[0], now)}.", f"{place_text(offered[0])}{more}"


def notice(offered: Sequence[UnderWay], now: datetime, key: str) -> str:
    """Return what is told of them until something becomes of each; empty for none."""
    if not offered:
        return ""
    others = f", and {many(len(offered) - 1, 'session')} before it" if len(offered) > 1 else ""
    return f"Interrupted, {key} resumes it: {said(offered[0], now)}{others}."


def page_notice(found: UnderWay, now: datetime, key: str) -> str:
    """Return what a session's own page tells of its interruption."""
    return f"Interrupted in {stood(found)}, {ago(found.seen, now)}. {key} resumes it."


def kept_text(kept: Sequence[UnderWay], hours: int) -> str:
    """Return what is told of sessions that nobody resumed in time; empty for none."""
    if not kept:
        return ""
    named = [f"{title_of(found)}, {long_day(_day_of(found))}" for found in kept[:_TOLD]]
    more = f" and {len(kept) - _TOLD} more" if len(kept) > _TOLD else ""
    why = f"not resumed within {many(hours, 'hour')}" if hours else "as the settings say"
    return f"Interrupted and kept as partial, {why}: {'; '.join(named)}{more}."


def _day_of(found: UnderWay) -> date:
    try:
        return found.began.astimezone(timezone(timedelta(minutes=found.offset_minutes))).date()
    except (OverflowError, ValueError):  # another program wrote it
        return found.began.date()
