"""A plan for other minutes, done to the text of a routine."""

from __future__ import annotations

from foottimer.edit.scale import Plan
from foottimer.text import blocks
from foottimer.text.blocks import Run
from foottimer.text.lists import key_path
from foottimer.text.placing import take_out
from foottimer.text.setting import changes
from foottimer.text.values import EditError
from foottimer.text.written import Written, proved


def carried_out(written: Written, plan: Plan) -> Written:
    """Return a text with all that a plan changes, of the routine that the text states; raises EditError.

    It is proved once, at the end: a long routine has hundreds of changes. Where that fails, each is made by itself.
    """
    try:
        return _at_once(written, plan)
    except EditError:
        return _one_by_one(written, plan)


def _at_once(written: Written, plan: Plan) -> Written:
    state = written.state
    for place, values in plan.changes.items():
        state = changes(state, key_path(place), values)
    state = changes(state, ("defaults",), plan.defaults)
    for place in plan.deletions:
        _, state = take_out(state, place[:-1], place[-1], 1)
    return proved(written, [state], "the plan")


def _one_by_one(written: Written, plan: Plan) -> Written:
    for place, values in plan.changes.items():
        written = blocks.change(written, place, values)
    for key, value in plan.defaults.items():
        written = blocks.set_value(written, ("defaults", key), value)
    for place in plan.deletions:
        written = blocks.delete(written, Run(place[:-1], place[-1], 1))
    return written
