"""How the morning after the last training day was, asked line by line before a start."""

from __future__ import annotations

from foottimer.history.decisions import Morning
from foottimer.history.store import StoreError
from foottimer.plain.advising import Advice
from foottimer.plain.talk import Talk
from foottimer.plan.today.mornings import morning_due
from foottimer.plan.today.morningwords import asked, decision_of, kept_line

_TRUE = {"y": True, "n": False}


def ask_morning(talk: Talk, advice: Advice) -> None:
    """Ask where nobody answered yet, and write it down, also that it was skipped; what is refused is said."""
    try:
        situation = advice.situation()
        day = morning_due(situation)
        if day is None:
            return
        title, about, _ = asked(situation, day)
        talk.say(f"{title} {about}", "Two questions; Enter alone skips one.")
        pain = talk.number("Pain in the morning, 0 (none) to 10?", 10, whole=True)
        stiffer = None if talk.over else _TRUE.get(talk.choose("Stiffer than before? y or n.", _TRUE))
        if talk.over:  # nobody answered
            return
        decision = decision_of(situation.today, day, Morning(None if pain is None else int(pain), stiffer))
        advice.decide(decision)
        talk.say(kept_line(decision), "")
    except StoreError as error:  # training goes on
        talk.say(f"The morning's answer was not kept: {error}")
