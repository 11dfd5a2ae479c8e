"""How a session went, as one colour: by its pain, the morning after, and what was sharp, bony or swollen. Pure."""

from __future__ import annotations

from foottimer.history.decisions import Morning
from foottimer.plan.model import Colour, Done

RED_PAIN = 6
"""Pain from which a session is red, during it or on the morning after, 0-10. Source: Silbernagel 2007: above 5."""
GREEN_PAIN = 3
"""The most pain of a green session, 0-10. Source: Silbernagel 2007, made stricter: up to 3 is called safe there."""
GREEN_MORNING = 2
"""The most pain of a green session's next morning, 0-10. Source: Silbernagel 2007, made stricter: it has to subside."""
GREEN_PAIN_UNTOLD = 2
"""The most pain of a green session whose morning nobody told of, 0-10. Source: judgement, after Silbernagel 2007."""
_UNTOLD = Morning()


def colour_of(done: Done) -> Colour:
    """Return a session's colour; a morning that was not asked about and one that was skipped are no answer both.

    UNKNOWN is a session whose pain was not answered, unless its morning or a red flag tells enough by itself.
    """
    morning = done.morning or _UNTOLD
    if done.red_flag or _at_least(done.pain, RED_PAIN) or _at_least(morning.pain, RED_PAIN):
        return Colour.RED
    if morning.stiffer or _at_least(morning.pain, GREEN_MORNING + 1):
        return Colour.AMBER
    if done.pain is None:
        return Colour.UNKNOWN
    return Colour.GREEN if done.pain <= (GREEN_PAIN if told(done) else GREEN_PAIN_UNTOLD) else Colour.AMBER


def told(done: Done) -> bool:
    """Return whether both questions about the morning after were answered."""
    return done.morning is not None and done.morning.pain is not None and done.morning.stiffer is not None


def waits_for_morning(done: Done) -> bool:
    """Return whether a good answer about the morning after would make an amber session green."""
    morning = done.morning or _UNTOLD
    hurt = morning.stiffer or _at_least(morning.pain, GREEN_MORNING + 1)
    return colour_of(done) is Colour.AMBER and not hurt and not told(done) and not _at_least(done.pain, GREEN_PAIN + 1)


def colour_reason(done: Done) -> str:
    """Return what made a session red or amber, in words; "" for the others.

    As "pain 6", "stiffer the morning after", "pain 4, and pain 3 and stiffer the morning after".
    """
    colour = colour_of(done)
    if colour not in (Colour.RED, Colour.AMBER):
        return ""
    red, flag = colour is Colour.RED, "something sharp, bony or swollen" if done.red_flag else ""
    least = RED_PAIN if red else 1 + (GREEN_PAIN if told(done) else GREEN_PAIN_UNTOLD)
    pain = f"pain {done.pain}" if _at_least(done.pain, least) else ""
    after = _morning(done, RED_PAIN, with_stiffer=False) if red else morning_reason(done)
    during = " and ".join(filter(None, (flag, pain)))
    return ", and ".join(filter(None, (during, f"{after} the morning after" if after else "")))


def morning_reason(done: Done) -> str:
    """Return what was not calm on the morning after a session: "pain 3 and stiffer"; "" for a calm or untold one."""
    return _morning(done, GREEN_MORNING + 1, with_stiffer=True)


def _morning(done: Done, least: int, with_stiffer: bool) -> str:
    morning = done.morning or _UNTOLD
    pain = f"pain {morning.pain}" if _at_least(morning.pain, least) else ""
    return " and ".join(filter(None, (pain, "stiffer" if with_stiffer and morning.stiffer else "")))


def _at_least(pain: int | None, least: int) -> bool:
    return pain is not None and pain >= least
