"""How long a routine shall take, as it is typed and stepped; and a plan for it in styled text. No widgets."""

from __future__ import annotations

import re

from textual.content import Content

from foottimer.compare.told import signed
from foottimer.edit.knobs import Kind
from foottimer.edit.scale import Plan, ScaleStep
from foottimer.routine.duration import LONGEST, format_duration, parse_duration

MINUTE = 60_000
"""Ms."""
ONE_LINE = 54
"""Cells from which a step fits on one line."""
_NAME = 26
_NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")


def parse_minutes(text: str) -> int:
    """Return the ms that were typed: minutes as "8" or "7.5", or a duration as "7:30" or "7m30s".

    Raises ValueError, whose message says what to write, for anything else.
    """
    text = text.strip().lower()
    if not text:
        raise ValueError("Type how many minutes, like 8, 7.5 or 7:30.")
    try:
        number = _NUMBER.fullmatch(text) is not None
        ms = round(float(text.replace(",", ".")) * MINUTE) if number else parse_duration(text)
    except ValueError:
        raise ValueError("Write minutes, like 8, 7.5 or 7:30.") from None
    if not MINUTE // 2 <= ms <= LONGEST:
        raise ValueError("From half a minute to 24 hours.")
    return ms


def minutes_text(ms: int) -> str:
    """Return ms as they would be typed: "8", "7:30"."""
    return str(ms // MINUTE) if ms % MINUTE == 0 else format_duration(ms)


def stepped(ms: int, by: int) -> int:
    """Return the next whole minute above or below, from 1 on."""
    whole = -(-ms // MINUTE) if by < 0 else ms // MINUTE
    return max(MINUTE, min(LONGEST, (whole + by) * MINUTE))


def steps_text(plan: Plan, width: int) -> Content:
    """Return what the plan changes, a step a line, two where that is too narrow."""
    return Content("\n").join(_step(step, width) for step in plan.steps)


def _step(step: ScaleStep, width: int) -> Content:
    saves = Content.styled(f" {signed(-step.saves)}", "$kind-work" if step.saves > 0 else "$kind-rest")
    everywhere = "At the start" if step.kind is Kind.GET_READY else "Everywhere"
    name = Content.styled(step.name or everywhere, "bold")
    text = step.text.replace("->", "→")
    room = max(1, width - saves.cell_length)
    if width >= ONE_LINE:
        head = name.truncate(_NAME, ellipsis=True, pad=True) + " " + text
        return head.truncate(room, ellipsis=True, pad=True) + saves
    first = name.truncate(room, ellipsis=True, pad=True) + saves
    return first + "\n" + Content.styled(f"  {text}", "$quiet").truncate(width, ellipsis=True)
