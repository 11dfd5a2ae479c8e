"""What is to be said before a routine is started: gates, levels, days and landings; all can be passed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.plan.gates.gates import EYES_CLOSED, Gate, gate, gates_before
from foottimer.plan.gates.redflag import lands, open_flags, safe_offers
from foottimer.plan.gates.spacing import spacing
from foottimer.plan.gates.tomorrow import room_for_tomorrow
from foottimer.plan.levels.colours import colour_of
from foottimer.plan.levels.rule import REST_DAYS, Advice
from foottimer.plan.levels.standing import SeriesStanding, climbed, standing_of, standings
from foottimer.plan.model import Colour, Offer
from foottimer.plan.offering import offer_of
from foottimer.plan.situation import Situation
from foottimer.plan.words import day_name
from foottimer.routine.adjust import walk
from foottimer.routine.model import Duty, Routine, Work
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Counsel:
    """What speaks against starting a routine now; nothing of it decides."""

    offer: Offer
    """The routine."""
    flagged: str = ""
    """When there was a red flag that nobody checked, in a sentence, where the routine has any impact; else empty."""
    gates: tuple[Gate, ...] = ()
    """Those that are shut."""
    advice: tuple[str, ...] = ()
    """What else speaks against it, a reason with its numbers each."""
    safe: tuple[Offer, ...] = ()
    """What can be done instead, after a red flag."""
    above: int | None = None
    """The level that would be chosen by starting it, where that is above the earned one."""
    passed: tuple[str, ...] = ()
    """When these gates were passed before against their advice, in sentences."""

    @property
    def red_flag(self) -> bool:
        """Whether somebody has to say first that it was checked."""
        return bool(self.flagged)

    @property
    def clear(self) -> bool:
        """Whether nothing speaks against it."""
        return not (self.flagged or self.gates or self.advice)

    def anyway(self, today: date) -> tuple[Decision, ...]:
        """Return what is written down where it is started all the same: gates that were passed, a level chosen."""
        passed = [Decision(DecisionKind.ANYWAY, today, shut.id, self.offer.id) for shut in self.gates]
        if self.above is not None:
            passed.append(Decision(DecisionKind.LEVEL, today, self.offer.series or "", str(self.above)))
        return tuple(passed)


def counsel(situation: Situation, wanted: Routine | Offer) -> Counsel:
    """Return what speaks against starting a routine, as it is done today, or one of those that are offered."""
    offer = offer_of(wanted) if isinstance(wanted, Routine) else wanted
    shut = tuple(one for one in _gates(situation, wanted, offer) if not one.open)
    standing = _standing(situation, offer.series)
    above = _above(standing, offer)
    days = (*_resting(situation, standing), *spacing(situation, offer), *room_for_tomorrow(situation, offer))
    advice = (*([above] if above else []), *days)
    flagged = _flagged(situation, offer)
    return Counsel(
        offer,
        flagged,
        shut,
        advice,
        _safe(situation) if flagged else (),
        offer.level if above else None,
        tuple(_passed(situation, shut)),
    )


def _gates(situation: Situation, wanted: Routine | Offer, offer: Offer) -> Iterator[Gate]:
    yield from gates_before(situation, offer)
    if isinstance(wanted, Routine) and closes_eyes(wanted):
        yield gate(situation, EYES_CLOSED)


def closes_eyes(routine: Routine) -> bool:
    """Whether a block trains with closed eyes; a test does not train, and has its own rule."""
    works = (block for _, block in walk(routine.blocks) if isinstance(block, Work) and block.duty is not Duty.OPEN)
    return any(routine.exercises[work.exercise].eyes_closed for work in works if work.exercise)


def _flagged(situation: Situation, offer: Offer) -> str:
    flags = open_flags(situation) if lands(offer) else ()
    if not flags:
        return ""
    day = day_name(flags[-1].day, situation.today)
    when = "Today" if day == "today" else f"On {day}"
    return f"{when} you said that something was sharp, bony or swollen."


def _safe(situation: Situation) -> tuple[Offer, ...]:
    return safe_offers(situation, tuple((name, one.level) for name, one in standings(situation).items()))


def _standing(situation: Situation, series: str | None) -> SeriesStanding | None:
    """Return how a routine's series stands; None where it has no levels."""
    return standing_of(situation, series) if series and series in climbed(situation) else None


def _above(standing: SeriesStanding | None, offer: Offer) -> str:
    """Return why a routine's level is too high; nothing where it is not."""
    if standing is None or offer.level is None or offer.level <= standing.level:
        return ""
    return (
        f"It is level {offer.level}, and level {standing.level} is yours for now. {standing.verdict.why} "
        f"To start it makes level {offer.level} yours by choice; from there the rule goes on."
    )


def _resting(situation: Situation, standing: SeriesStanding | None) -> tuple[str, ...]:
    """Return why a series rests today; nothing where it does not."""
    if standing is None or standing.verdict.advice is not Advice.REST:
        return ()
    red = max((done.day for done in standing.sessions if colour_of(done) is Colour.RED), default=date.min)
    return (standing.verdict.why,) if (situation.today - red).days < REST_DAYS else ()


def _passed(situation: Situation, shut: tuple[Gate, ...]) -> Iterator[str]:
    for one in shut:
        passed = [each for each in situation.decisions if each.kind is DecisionKind.ANYWAY and each.about == one.id]
        if passed:
            day = day_name(passed[-1].day, situation.today)
            yield f"You passed “{one.name}” anyway {'today' if day == 'today' else f'on {day}'}."
