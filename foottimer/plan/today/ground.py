"""What every part of a suggestion looks at. Pure."""

from __future__ import annotations

from collections.abc import Collection

from foottimer.plan.gates.gates import Gate, gates_before
from foottimer.plan.gates.redflag import lands, open_flags
from foottimer.plan.gates.spacing import FEET, spacing, tendon_guard
from foottimer.plan.gates.tomorrow import room_for_tomorrow
from foottimer.plan.levels.standing import SeriesStanding, climbed, standing_of
from foottimer.plan.model import Done, Offer
from foottimer.plan.saying import sentence, titled
from foottimer.plan.situation import Situation
from foottimer.plan.words import first_lower
from foottimer.values import dataclass, field

UNKNOWN = "-"
"""What a condition of a gate has where nothing is there to be measured yet."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A situation, with what is computed of it once."""

    situation: Situation
    """What is known."""
    possible: Collection[str] | None = None
    """The ids of the routines that can be done with what is at hand; None for all."""
    alone: bool = False
    """Whether only what is suggested is asked for, and nothing to do instead of it."""
    _against: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What stands against each routine that was asked about, by its id."""

    def standing(self, series: str) -> SeriesStanding | None:
        """Return how a series stands; None for one without levels, and for one that nobody is led to."""
        return standing_of(self.situation, series) if series in climbed(self.situation) else None

    def level(self, series: str) -> int:
        """Return the level of a series that is earned, or chosen; 1 where nothing is known of it."""
        standing = self.standing(series)
        return standing.level if standing else 1

    def at_level(self, name: str, longest_ms: int | None = None) -> Offer | None:
        """Return the routine of a series at the level for now, else the next lower one; or the routine of an id."""
        return self.up_to(name, self.level(name), longest_ms)

    def up_to(self, name: str, level: int | None, longest_ms: int | None = None) -> Offer | None:
        """Return the highest level of a series up to `level` that can be done and is no longer than that.

        Or the routine of an id; None where there is none.
        """
        found = [
            offer
            for offer in self.situation.offers
            if (offer.series == name and (offer.level or 0) <= (level or 1)) or offer.id == name
            if self.can(offer) and (longest_ms is None or offer.total_ms <= longest_ms)
        ]
        return max(found, key=lambda offer: offer.level or 0, default=None)

    def can(self, offer: Offer) -> bool:
        """Whether a routine can be done with what is at hand."""
        return self.possible is None or offer.id in self.possible

    def name_of(self, done: Done) -> str:
        """Return how a session's routine is called."""
        offer = self.situation.offer(done.routine)
        return titled(offer) if offer else done.routine

    def light(self, offer: Offer) -> str:
        """Return why a routine's calf block is the light one today; empty where it is as written."""
        guard = tendon_guard(self.situation) if offer.series == FEET else ""
        return f"{guard.rstrip('.')}, so its calf block is the light one" if guard else ""

    def against(self, offer: Offer) -> str:
        """Return what stands against a routine today: a shut gate, or else that it is too early; empty for nothing."""
        if offer.id not in self._against:
            flag = ["Something sharp, bony or swollen was not looked at yet."] if self._flagged and lands(offer) else []
            shut = flag or [shut_line(gate) for gate in gates_before(self.situation, offer) if not gate.open]
            days = () if shut else (*spacing(self.situation, offer), *room_for_tomorrow(self.situation, offer))
            self._against[offer.id] = " ".join([*shut, *days])
        return self._against[offer.id]

    @property
    def _flagged(self) -> bool:
        return bool(open_flags(self.situation))

    @property
    def calves_loaded(self) -> bool:
        """Whether the calves have a light day, after what was done yesterday or was hard the day before."""
        return bool(tendon_guard(self.situation))


def shut_line(gate: Gate) -> str:
    """Return what is missing for a gate, in a sentence."""
    some = [one for one in gate.missing if one.have != UNKNOWN] or gate.missing
    missing = [f"{first_lower(one.label)}: {one.have}, needed {one.need}" for one in some]
    return sentence(f"The gate before {gate.name} is shut: {'; '.join(missing)}")
