"""The edits of a plan's text: each returns another in which all else is as it was, proved by reading that. Pure.

Weeks and days are counted from 0. What cannot be done raises EditError, and why; nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from foottimer.plan.files.keys import DAYS, MOST_WEEKS
from foottimer.plan.model import PlanItem, PlanWeek
from foottimer.routine.words import KeyPath
from foottimer.text.arrays import Slot, put_slots
from foottimer.text.blocks import set_value, unset
from foottimer.text.convert import items_of
from foottimer.text.gaps import put_in
from foottimer.text.lists import Headed, Listed, indent_at, indent_in, list_at, with_array
from foottimer.text.proof import Data, with_value
from foottimer.text.sections import Item, Section, Sections
from foottimer.text.setting import State
from foottimer.text.values import EditError, value_text
from foottimer.text.written import Written, proved
from foottimer.values import replace

_Form: TypeAlias = tuple[Item, ...] | Slot
_WEEKS: KeyPath = ("week",)


def with_day(text: str, week: int, day: int, items: Sequence[PlanItem]) -> str:
    """Return the text with other routines for a day of a week; a day of rest is an empty list, or not stated."""
    written, key = Written.of(text), DAYS[day]
    stated = _week(written, week)
    if not items and key not in stated:
        return text
    changed = set_value(written, ("week", week, key), [item.text for item in items])
    return changed.whole if key in stated else _in_order(changed, week, key).whole


def themed(text: str, week: int, theme: str) -> str:
    """Return the text with another theme for a week; an empty one is taken out."""
    written = Written.of(text)
    stated = _week(written, week)
    if theme:
        changed = set_value(written, ("week", week, "theme"), theme)
        return changed.whole if "theme" in stated else _in_order(changed, week, "theme").whole
    return unset(written, ("week", week, "theme")).whole if "theme" in stated else text


def named(text: str, name: str) -> str:
    """Return the text with another name for the plan."""
    return set_value(Written.of(text), ("name",), name).whole


def with_week_added(text: str, week: PlanWeek | None = None, at: int | None = None) -> str:
    """Return the text with a week more, at the end or before the one at a place; without a week, one of rest."""
    written = Written.of(text)
    weeks = _weeks(written)
    _check_room(weeks)
    data: Data = {"theme": week.theme} if week and week.theme else {}
    if week:
        data |= {key: [item.text for item in day] for key, day in zip(DAYS, week.days, strict=True) if day}
    form = items_of(_lines(data), written.sections.newline)
    return _put(written, weeks, len(weeks) if at is None else at, data, form).whole


def copied(text: str, week: int) -> str:
    """Return the text with a week once more right behind it, its own comments too."""
    written = Written.of(text)
    weeks, data = _weeks(written), _week(written, week)
    _check_room(weeks)
    found = list_at(written.sections, _WEEKS)
    if isinstance(found, Headed):
        form: _Form = tuple(written.sections.items[at] for at in found.children[week])
        return _put(written, weeks, week + 1, data, form).whole
    if isinstance(found, Listed):
        return _put(written, weeks, week + 1, data, found.array.slots[week]).whole
    raise _elsewhere()


def removed(text: str, week: int) -> str:
    """Return the text without a week and its own comments; the last one stays."""
    written = Written.of(text)
    _week(written, week)
    if len(_weeks(written)) == 1:
        raise EditError("a plan has at least one week: empty its days instead")
    return unset(written, ("week", week)).whole


def _put(written: Written, weeks: Sequence[Data], at: int, data: Data, form: _Form) -> Written:
    """Return a text with a week more at a place, directly behind the one before it."""
    if not 0 <= at <= len(weeks):
        raise EditError(f"there is no week {at + 1}")
    wanted = with_value(written.data, _WEEKS, [*weeks[:at], data, *weeks[at:]])
    if not isinstance(wanted, dict):
        raise _elsewhere()
    return proved(written, (State(found, wanted) for found in _ways(written.sections, at, data, form)), "the week")


def _ways(sections: Sections, at: int, data: Data, form: _Form) -> Iterator[Sections]:
    found = list_at(sections, _WEEKS)
    if isinstance(found, Listed):
        section = sections.items[found.section][1]
        indent = indent_at(section, found.array.begin)
        slot = form if isinstance(form, Slot) else Slot("", "", value_text(data), "", False, "")
        array = put_slots(found.array, at, [slot], sections.newline, indent_in(found.array, indent), before=False)
        yield with_array(sections, found, array)
        return
    children = found.children if found else ()
    near = children[at - 1 if at else 0] if children else (len(sections.items) - 1,)
    items = () if isinstance(form, Slot) else form
    if children and not at:
        yield put_in(sections, near[0], [items], children[min(1, len(children) - 1)][0], before=True)
    else:
        yield put_in(sections, near[-1] + 1, [items], near[0], before=False)


def _lines(data: Data) -> tuple[str, ...]:
    """Return the lines of a week that is written anew, the equals signs below each other."""
    width = max(map(len, ("theme", *DAYS)))
    return ("[[week]]", *(f"{key.ljust(width)} = {value_text(value)}" for key, value in data.items()))


def _in_order(written: Written, week: int, key: str) -> Written:
    """Return the text with a key that came to stand at the end of its week behind the keys that go before it."""
    found = list_at(written.sections, _WEEKS)
    if not isinstance(found, Headed):
        return written
    at = found.children[week][0]
    gap, section = written.sections.items[at]
    moved = replace(section, text=_reordered(section, key))
    state = State(written.sections.put(at, (gap, moved)), written.data)
    return proved(written, (state, written.state), "the day")


def _reordered(section: Section, key: str) -> str:
    """Return the text of a week's section with the line of a key below that of the key before it, or of the header."""
    order = ("theme", *DAYS)
    text, pairs = section.text, section.pairs
    ends = {".".join(map(str, pair.key.names)): _line_after(text, pair.end) for pair in pairs}
    mine = next((pair for pair in pairs if pair.key.names == (key,)), None)
    if mine is None:
        return text
    begin, end = text.rfind("\n", 0, mine.begin) + 1, ends[key]
    before = [ends[other] for other in order[: order.index(key)] if other in ends]
    to = max(before, default=_line_after(text, section.body))
    if to > begin:
        return text
    return text[:to] + text[begin:end] + text[to:begin] + text[end:]


def _line_after(text: str, at: int) -> int:
    return text.find("\n", at) + 1


def _weeks(written: Written) -> list[Data]:
    found = written.data.get("week", [])
    if not isinstance(found, list) or not all(isinstance(week, dict) for week in found):
        raise EditError("week is no list of tables: mend it in the text first")
    return found


def _week(written: Written, week: int) -> Data:
    weeks = _weeks(written)
    if not 0 <= week < len(weeks):
        raise EditError(f"there is no week {week + 1}")
    return weeks[week]


def _check_room(weeks: Sequence[Data]) -> None:
    if len(weeks) >= MOST_WEEKS:
        raise EditError(f"a plan has {MOST_WEEKS} weeks at most: take one out first")


def _elsewhere() -> EditError:
    return EditError("the weeks are written in a way that cannot be edited here: edit the file by hand")
