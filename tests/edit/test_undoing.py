"""Steps back and forth: what one is, and which are one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.edit.undoing import TYPING, Delta, Step, Steps

TEXTS = st.text("ab\n ", max_size=8)


@given(TEXTS, TEXTS)
def test_a_delta_leads_both_ways(old: str, new: str) -> None:
    delta = Delta.of(old, new)
    assert (delta.done(old), delta.undone(new)) == (new, old)
    assert (delta.old == delta.new == "") == (old == new)


@given(st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=12))
@settings(max_examples=100)
def test_typing_is_undone_and_done_again_in_whole(texts: list[tuple[str, bool]]) -> None:
    steps, text = Steps(), ""
    for new, saves in texts:
        if new != text:
            steps.add(Step("typing", Delta.of(text, new), (), (), TYPING), text)
            text = new
        if saves:
            steps.save()
    last = text
    while step := steps.undo():
        text = step.delta.undone(text)
    assert text == ""
    while step := steps.redo():
        text = step.delta.done(text)
    assert text == last


def typed(*texts: str) -> list[tuple[str, str]]:
    """What each step of typing these texts, one after the other, took away and put in."""
    steps, text = Steps(), texts[0]
    for new in texts[1:]:
        steps.add(Step("typing", Delta.of(text, new), (), (), TYPING), text)
        text = new
    found = []
    while step := steps.undo():
        found.insert(0, (step.delta.old, step.delta.new))
    return found


@pytest.mark.parametrize(
    ("texts", "steps"),
    [
        (["", "a", "ab", "abc"], [("", "abc")]),
        (["", "a", "a ", "a  ", "a  b", "a  bc"], [("", "a  "), ("", "bc")]),
        (["x", "x\n", "x\ny"], [("", "\n"), ("", "y")]),
        (["hel", "hell", "helll"], [("", "ll")]),
        (["one two", "one tw", "one t", "one ", "one", "on"], [(" two", ""), ("e", "")]),
        (["abc", "bc", "c"], [("ab", "")]),
        (["ab", "xab", "xaby"], [("", "x"), ("", "y")]),
        (["ab", "abc", "ab"], [("", "c"), ("c", "")]),
        (["abc", "a", "ax", "axy"], [("bc", "xy")]),
        (["abc", "axc", "axyc"], [("b", "xy")]),
        (["a b", "a", "a cd"], [(" b", ""), ("", " cd")]),
    ],
)
def test_words_and_lines_are_steps(texts: list[str], steps: list[tuple[str, str]]) -> None:
    assert typed(*texts) == steps


def add(steps: Steps, old: str, new: str, same: object = None) -> None:
    steps.add(Step("change", Delta.of(old, new), (), (), same), old)


def test_changes_of_one_thing_in_a_row_are_one_step() -> None:
    steps = Steps()
    add(steps, "1", "2", "reps")
    add(steps, "2", "3", "reps")
    add(steps, "3", "3x", "sets")
    assert steps.since_saved == 2
    assert [step.delta for step in (steps.undo(), steps.undo()) if step] == [Delta(1, "", "x"), Delta(0, "1", "3")]
    assert steps.undo() is None


def test_after_saving_undoing_or_redoing_a_step_begins() -> None:
    steps = Steps()
    add(steps, "1", "2", "reps")
    steps.save()
    add(steps, "2", "3", "reps")
    assert steps.since_saved == 1
    steps.undo()
    add(steps, "2", "4", "reps")
    steps.undo()
    steps.redo()
    add(steps, "4", "5", "reps")
    assert steps.since_saved == 2
    assert steps.redo() is None


def test_a_change_back_is_no_step() -> None:
    steps = Steps()
    add(steps, "1", "2", "reps")
    add(steps, "2", "1", "reps")
    assert (steps.undo(), steps.since_saved) == (None, 0)


def test_what_was_saved_and_undone_is_still_counted() -> None:
    steps = Steps()
    for number in range(3):
        add(steps, str(number), str(number + 1))
    steps.save()
    steps.undo()
    steps.undo()
    assert steps.since_saved == 2
    add(steps, "1", "9")
    assert steps.since_saved == 3
    steps.save()
    assert steps.since_saved == 0
