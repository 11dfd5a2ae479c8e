"""What to do instead where there are 3, 5, 10 or 20 minutes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from foottimer.plan.load import MINUTE
from foottimer.plan.model import Offer
from foottimer.plan.today.ground import Ground
from foottimer.plan.today.picking import light_words, picks
from foottimer.plan.today.rota import ANKLE_MOBILITY, FOOT_STRENGTH
from foottimer.plan.today.suggestion import Suggested
from foottimer.routine.duration import format_duration

MINUTES = (3, 5, 10, 20)
"""How much time somebody may have, in minutes. Source: judgement; the library asks for the same."""
DESK_BREAK, ACTIVATION = "desk-break", "foot-activation"
"""What fits where little time is, the one seated, the other standing."""
GENTLE_WORDS = {
    ANKLE_MOBILITY.name: "moves the ankles and tires nothing",
    ACTIVATION: "wakes feet and calves, and tires little",
    DESK_BREAK: "is seated and quiet, and tires nothing",
    FOOT_STRENGTH.name: "is the core of it all",
}
"""What is to be said of what may be done on any day, or to begin with."""
RESTING = (ANKLE_MOBILITY.name, DESK_BREAK)
"""What may be done on a day of rest."""
SEATED = (DESK_BREAK,)
"""What may be done while something hurts."""
FIRST = (DESK_BREAK, ACTIVATION, FOOT_STRENGTH.name)
"""What one may begin with."""


def for_minutes(ground: Ground, today: Sequence[Suggested], kept: Collection[str] = ()) -> Mapping[int, Suggested]:
    """Return what to do with each number of minutes on a day of training, where `today` is what is suggested.

    What is `kept` for another day, series or ids, is left alone.
    """
    asked = () if ground.alone else MINUTES
    found = {minutes: _training(ground, today, kept, minutes * MINUTE) for minutes in asked}
    return {minutes: suggested for minutes, suggested in found.items() if suggested is not None}


def gentle_for_minutes(
    ground: Ground, names: Sequence[str], because: str = "", but: str = ""
) -> Mapping[int, Suggested]:
    """Return what of these to do with each number of minutes, the longest that fits, where little is asked for."""
    found = {}
    for minutes in () if ground.alone else MINUTES:
        offers = [ground.at_level(name, minutes * MINUTE) for name in names]
        offer = max((offer for offer in offers if offer is not None), key=_length, default=None)
        if offer is not None:
            words = f"This one {GENTLE_WORDS[offer.series or offer.id]}."
            found[minutes] = Suggested(offer, " ".join(filter(None, (because, words, but))))
    return found


def _training(ground: Ground, today: Sequence[Suggested], kept: Collection[str], ms: int) -> Suggested | None:
    away = {*kept, *(item.offer.series or item.offer.id for item in today)}
    others = (pick for pick in picks(ground, ms) if (pick.offer.series or pick.offer.id) not in away)
    return next(chain(_of_today(ground, today, ms), others, _brief(ground, ms)), None)


def _of_today(ground: Ground, today: Sequence[Suggested], ms: int) -> Iterator[Suggested]:
    """What is suggested, whole; else the longest part of it that fits, or a level of it that is shorter."""
    if today and sum(item.total_ms for item in today) <= ms:
        yield Suggested(today[0].offer, "It is what today is for, and there is time for all of it.")
        return
    parts = [item for item in today if item.total_ms <= ms]
    for item in sorted(parts, key=lambda item: -item.total_ms):
        yield Suggested(item.offer, "It is the part of today's that fits; the rest may wait.")
    for item in today:
        name = item.offer.series
        lower = ground.up_to(name, (item.offer.level or 1) - 1, ms) if name else None
        if lower is not None and lower.level:
            told = " ".join([*light_words(ground, lower)])
            why = f"It is today's at level {lower.level}, which takes {format_duration(lower.total_ms)}. {told}"
            yield Suggested(lower, why.strip())


def _brief(ground: Ground, ms: int) -> Iterator[Suggested]:
    for name in (ACTIVATION, DESK_BREAK):
        offer = ground.at_level(name, ms)
        if offer is not None:
            yield Suggested(offer, f"This one {GENTLE_WORDS[name]}. A little is more than nothing.")


def _length(offer: Offer) -> int:
    return offer.total_ms
