"""Sequences of random edits of a commented routine text, each edit compared with what it implies."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from random_edits_blocks import delete, duplicate, insert, move, paste
from random_edits_circuits import group, ungroup
from random_edits_model import Data, plain
from random_edits_oracle import check, check_gaps, check_indents, check_newlines
from random_edits_steps import State, Step
from random_edits_texts import Writer
from random_edits_values import change, set_value, unset

from foottimer.text.values import EditError
from foottimer.text.written import Written

EDITS: tuple[Callable[[Random, State], Step | None], ...] = (
    change, set_value, unset, insert, paste, delete, duplicate, move, move, group, ungroup,
)  # fmt: skip
BITS = st.tuples(*[st.booleans()] * 16)
"""What texts and edits are drawn by: to draw all their parts one by one would cost more than the edits.

Numbers would not do: Hypothesis takes many of them from the sources of the modules that happen to be there.
"""
TOGETHER = 5
"""Sequences that are drawn at once: to draw each by itself costs a fifth of what its edits do."""
KINDS = ("change", "set_value", "unset", "insert", "delete", "duplicate", "move", "group", "ungroup")
EXPECTED, UNEXPECTED = "refused as it has to be", "refused, to be edited by hand"
BY_HAND = "edit the file by hand"
"""What a refusal says when there is no way to write an edit without changing something else."""


class WrongEditError(AssertionError):
    """A sequence that went wrong, told so that it can be made again."""


@dataclass(frozen=True)
class Case:
    """A text and a sequence of edits, both drawn by their names."""

    name: str
    size: int
    """About how many blocks the text has."""
    edits: tuple[int, ...]
    """Which of its edits are made, in which order."""

    @classmethod
    def drawn(cls, name: str) -> Case:
        random = Random(name)
        return cls(name, random.randint(0, 10), tuple(range(random.randint(3, 8))))

    def smaller(self) -> Iterator[Case]:
        """Yield cases that have less in them."""
        for place in range(len(self.edits)):
            yield replace(self, edits=(*self.edits[:place], *self.edits[place + 1 :]))
        for size in range(self.size):
            yield replace(self, size=size)


def sequence(case: Case, counts: Counter[str]) -> None:
    """Make one text and edit it; raises WrongEditError. Counts edits and refusals."""
    writer = Writer(Random(case.name), case.size)
    text = writer.text()
    written = Written.of(text)
    if written.whole != text:
        raise WrongEditError(f"reading alone changed the text {text!r}")
    state = State.of(written)
    if state.reading.owners() != writer.owners:
        raise WrongEditError(f"this test's own reader is wrong about {text!r}")
    calls: list[str] = []
    for number in case.edits:
        step = next_step(Random(f"{case.name} {number}"), state)
        calls.append(step.call)
        try:
            state = apply(step, state, counts)
        except WrongEditError as wrong:
            made = "\n  ".join(calls)
            raise WrongEditError(f"{wrong}\n\nafter the edits:\n  {made}\nof {case}") from wrong


def wrong_with(case: Case) -> WrongEditError | None:
    """Return what goes wrong with the smallest case that can be made of one; None when nothing does."""
    try:
        sequence(case, Counter())
    except WrongEditError as wrong:
        return next(filter(None, map(wrong_with, case.smaller())), wrong)
    return None


def next_step(random: Random, state: State) -> Step:
    """Draw an edit that the text has something for; new blocks can always be put in."""
    while True:
        step = random.choice(EDITS)(random, state)
        if step is not None:
            return step


def apply(step: Step, state: State, counts: Counter[str]) -> State:
    """Make one edit and compare; returns the text after it, or the one before when it was refused."""
    counts[step.call.partition("(")[0]] += 1
    before, after = (state.written.whole, repr(state.written.data)), None
    try:
        after = step.run()
        check(not step.refused, f"this has to be refused ({step.refused})")
        check(before == (state.written.whole, repr(state.written.data)), "the edit changed what it was given")
        return compared(step, state, after)
    except EditError as refusal:
        reason = refusal_counted(step, state, str(refusal))
        if not reason:
            raise WrongEditError(f"refused: {refusal}\n{told(state, None)}") from refusal
        counts[reason] += 1
        return state
    except Exception as wrong:
        raise WrongEditError(f"{type(wrong).__name__}: {wrong}\n{told(state, after)}") from wrong


def check_shared(step: Step, ours: list[Data], theirs: list[Data]) -> None:
    """Check that a value changes no block but its own: what was read of the others is known by their being the same."""
    if step.call.startswith(("change", "set_value", "unset")):
        others = sum(block is not one for block, one in zip(ours, theirs, strict=True))
        check(others <= 1, f"{others} blocks are not the same ones as before")


def refusal_counted(step: Step, state: State, refusal: str) -> str:
    """Return what a refusal counts as; "" when it is none that may be."""
    if step.refused and re.search(step.refused, refusal):
        return EXPECTED
    is_plain = not state.reading.arrays  # every block has a header
    return UNEXPECTED if BY_HAND in refusal and not step.refused and not is_plain else ""


def told(state: State, after: Written | None) -> str:
    """Return the text before an edit, and what the edit made of it, for a person to read."""
    before = state.written.whole
    if after is None:
        return f"\nbefore: {before!r}\n\n{before}"
    ours, theirs = before.splitlines(), after.whole.splitlines()
    changed = "\n".join(difflib.unified_diff(ours, theirs, "before", "after", n=99, lineterm=""))
    return f"\nbefore: {before!r}\nafter:  {after.whole!r}\n\n{changed}"


def compared(step: Step, state: State, written: Written) -> State:
    """Compare the text after an edit with what it implies; raises WrongTextError."""
    after = State.of(written)
    said = tomllib.loads(written.text)
    check(repr(said) == repr(written.data), f"the text says {said}\nand its reader {written.data}")
    check(plain(said) in step.data, f"the data is not {step.data[0]}\nbut {said}")
    check(written.bom == state.written.bom, "the byte order mark is not as it was")
    if step.unchanged:
        check(written.whole == state.written.whole, "the text changed for nothing")
        return after
    check_shared(step, state.data.get("block", []), after.data.get("block", []))
    match = step.check(after)
    check_gaps(match)
    check_indents(match)
    check_newlines(state.written.text, written.text)
    return after


def sequences(name: str, count: int) -> None:
    """Make as many sequences, always the same for a name; the few refusals that are allowed are counted.

    `count` is a multiple of TOGETHER.
    """
    counts: Counter[str] = Counter()
    made: list[str] = []

    @seed(name)
    @settings(max_examples=count // TOGETHER, database=None, phases=[Phase.generate])
    @given(BITS)
    def run(bits: tuple[bool, ...]) -> None:
        __tracebackhide__ = True
        for number in range(TOGETHER):
            case = Case.drawn(f"{name} {''.join(str(int(bit)) for bit in bits)} {number}")
            made.append(case.name)
            try:
                sequence(case, counts)
            except WrongEditError as wrong:
                raise (wrong_with(case) or wrong).with_traceback(None) from None

    __tracebackhide__ = True
    run()
    assert len(set(made)) == count
    edits = sum(counts[kind] for kind in KINDS)
    assert all(counts[kind] > edits // 50 for kind in KINDS), counts
    assert counts[UNEXPECTED] * 200 <= edits, counts
    assert edits >= 3 * count, counts
