"""What to do on a day without a plan: train, take it easy, or rest; and which routine. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from foottimer.history.calendar import week_start
from foottimer.history.told import many
from foottimer.plan.levels.rule import Advice
from foottimer.plan.model import WEEK, Offer
from foottimer.plan.saying import called, short_name
from foottimer.plan.situation import Situation
from foottimer.plan.today.ground import Ground
from foottimer.plan.today.resting import IN_A_ROW, days_in_a_row, easy_reason
from foottimer.plan.today.rota import ANKLE_MOBILITY, trained, want_of, wants, why_wanted
from foottimer.plan.today.suggestion import Suggested
from foottimer.plan.words import day_name, first_upper
from foottimer.settings.weekly import Weekday
from foottimer.values import dataclass

QUIET = (Advice.STAY, Advice.UP)
"""What the rule says where nothing has to be said of a level that is not new."""
EVERY_OTHER = 2
"""Of so many days one can be trained on with a day of rest after each. Source: arithmetic."""


@dataclass(frozen=True, slots=True)
class Week:
    """The running week, as far as training goes."""

    goal: int
    """Training days that it asks for, 1-7."""
    before: int
    """Days of training in it before today."""
    left: int
    """Days that are left of it after today, 0-6."""

    @property
    def missing(self) -> int:
        """Training days that are missing to the goal, today's not counted."""
        return max(0, self.goal - self.before)

    @property
    def can_wait(self) -> bool:
        """Whether the goal can still be met from tomorrow on, with a day of rest after each."""
        return (self.left + 1) // EVERY_OTHER >= self.missing


def week_of(situation: Situation) -> Week:
    """Return how the running week stands."""
    today = situation.today
    first = week_start(today.toordinal(), tuple(Weekday).index(situation.settings.first_day))
    days = {done.day for done in trained(situation) if first <= done.day.toordinal() < today.toordinal()}
    asked = situation.outlook.goal if situation.outlook else situation.settings.goal
    return Week(asked, len(days), first + WEEK - 1 - today.toordinal())


def why_easy(situation: Situation) -> str:
    """Return why today is no day to train on, of a person without a plan; empty where it is one."""
    if easy := easy_reason(situation):
        return easy
    week = week_of(situation)
    if not week.missing:
        return f"Your {many(week.goal, 'training day')} of this week are done: the rest of it is for resting."
    yesterday = any(done.day == situation.today - timedelta(days=1) for done in trained(situation))
    if yesterday and week.can_wait:
        missing = "one training day is" if week.missing == 1 else f"{week.missing} training days are"
        after = f"{many(week.left, 'day')} {'is' if week.left == 1 else 'are'} left after today"
        return f"You trained yesterday. {missing.capitalize()} still missing this week and {after}: rest in between."
    return ""


def picks(ground: Ground, longest_ms: int | None = None) -> Iterator[Suggested]:
    """Return what may be trained today, what has waited the longest first, each at the level that is earned.

    Or at a lower one where that takes longer than `longest_ms`.
    """
    for want in wants(ground.situation):
        level = ground.level(want.habit.name)
        offer = ground.up_to(want.habit.name, level, longest_ms)
        if offer is not None and not ground.against(offer):
            why = why_wanted(want, short_name(offer), ground.situation.today)
            lower = [f"Level {offer.level} of it fits; {level} is yours."] if (offer.level or level) < level else []
            yield Suggested(offer, " ".join([why, *level_words(ground, offer), *lower, *light_words(ground, offer)]))


def gentle_pick(ground: Ground) -> Suggested | None:
    """Return what suits a day of rest; None where nothing does, as after three days in a row."""
    situation = ground.situation
    want, offer = want_of(situation, ANKLE_MOBILITY), ground.at_level(ANKLE_MOBILITY.name)
    if want is None or offer is None or days_in_a_row(situation) >= IN_A_ROW:
        return None
    return Suggested(offer, f"{offer.name} suits a day of rest: it moves the ankles and tires nothing.")


def level_words(ground: Ground, offer: Offer) -> Iterator[str]:
    """Return what is to be said of a routine's level: that it is new, or what the rule asks for."""
    standing = ground.standing(offer.series or "")
    if standing is None or offer.level is None:
        return
    fresh = standing.since is not None and not standing.sessions and offer.level == standing.level
    if standing.verdict.advice not in QUIET:
        yield standing.verdict.why
    elif fresh and standing.since is not None and not standing.chosen:
        name = day_name(standing.since, ground.situation.today)
        since = "from today on" if standing.since == ground.situation.today else f"since {name}"
        yield f"{first_upper(called(offer))} is new: it is yours {since}."


def light_words(ground: Ground, offer: Offer) -> Iterator[str]:
    """Return in a sentence why a calf block is the light one; nothing where it is as written."""
    if light := ground.light(offer):
        yield f"{light}."
