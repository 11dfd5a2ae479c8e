"""How long what is suggested takes as it is done today: with what is lighter. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from foottimer.plan.gates.lighter import lighter
from foottimer.plan.situation import Situation
from foottimer.plan.today.suggestion import Suggested, Suggestion
from foottimer.routine.expand import expand
from foottimer.routine.model import Exercise, Routine
from foottimer.values import replace


def as_done(
    suggestion: Suggestion,
    situation: Situation,
    routines: Mapping[str, Routine],
    exercises: Mapping[str, Exercise],
    lacking: Collection[str] = (),
) -> Suggestion:
    """Return a suggestion whose lengths are those of today; `routines` by their ids, as they are done anyway."""

    def timed(item: Suggested) -> Suggested:
        routine = routines.get(item.offer.id)
        return replace(item, lasts_ms=_length(situation, routine, exercises, lacking)) if routine is not None else item

    return replace(suggestion, items=tuple(timed(item) for item in suggestion.items))


def _length(
    situation: Situation, routine: Routine, exercises: Mapping[str, Exercise], lacking: Collection[str]
) -> int | None:
    light = lighter(situation, routine, exercises, lacking)
    try:
        return expand(light.done(routine, exercises)).total
    except ValueError:  # past a limit of routines: as written then
        return None
