"""Which plans there are and what each asks for, where one is chosen; no Textual."""

from __future__ import annotations

from foottimer.plan.running import lost
from foottimer.plan.saying import plan_facts
from foottimer.ui.fitting import Lines, Part, cut_parts, inked
from foottimer.ui.plan_view import READABLE
from foottimer.ui.planned import Planned


def plans_lines(planned: Planned, key: str, width: int) -> Lines:
    """Return what stands on the screen while no plan runs: what a plan does, and which ones there are."""
    room = min(width, READABLE)
    told = (
        "A plan says what each day is for, week by week. Its levels are ceilings: you do the one that you have earned "
        "where that is lower. Miss a day and it moves; miss a week and it waits for you: nothing piles up.",
        f"{key} begins one.",
    )
    gone = lost(planned.situation.decisions, planned.situation.plans)
    told_lost = f"Your plan {gone} is not followed: its file is gone or does not load. foottimer doctor says more."
    unread = ", ".join(planned.situation.unread)
    told_unread = f"Of your own plans these do not load: {unread}. foottimer doctor says why." if unread else ""
    wrong = (told_lost if gone else "", told_unread)
    lines: list[tuple[Part, ...]] = [*inked(wrong, "warning", room), *inked(told, "", room), ()]
    for plan in planned.situation.plans:
        lines.append(cut_parts(((plan.name, "strong"), (f"  {plan.id}", "quiet")), room))
        lines += inked((" · ".join(plan_facts(plan, planned.situation)),), "accent", room)
        lines += [*inked((" ".join(plan.about.split()),), "", room), ()]
    if not planned.situation.plans:
        lines.append((("There is no plan that can be followed.", "warning"),))
    return tuple(lines)
