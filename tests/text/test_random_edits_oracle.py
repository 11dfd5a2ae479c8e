"""The judge of the random edits: it knows whose each comment is, and sees when an edit did something else."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from random_edits import compared, next_step
from random_edits_atoms import read
from random_edits_oracle import WrongTextError
from random_edits_steps import State, Step
from random_edits_texts import Writer

from foottimer.text.written import Written

TEXTS = 400


@cache
def texts() -> list[tuple[str, Writer]]:
    made: list[tuple[str, Writer]] = []
    for seed in range(TEXTS):
        writer = Writer(Random(seed), seed % 11)
        made.append((writer.text(), writer))
    return made


def test_every_text_is_valid_and_the_owner_of_each_comment_is_known() -> None:
    for text, writer in texts():
        bare = text.removeprefix("\ufeff")
        tomllib.loads(bare)
        reading = read(bare)
        assert reading.owners() == writer.owners, text
        assert "".join(atom.gap + atom.text for atom in reading.atoms) + reading.tail == bare


@pytest.mark.parametrize(
    "feature",
    [
        *(
            r"\A\ufeff",
            r"\r\n",
            r"[^\n]\Z",
            r"(?m)^\t\[\[",
            r"(?m)^   +\[\[",
            r"\[\[ block",
            r"\[\['block'",
            r"block \. ",
        ),
        *(
            r"(?m)^block = \[ ?\{.*\{",
            r"(?m)^block = \[\n",
            r"(?m)^\s+\[\[block\.block\.block\]\]",
            r"(?m)^\s*block = \[",
        ),
        *(r"\{ ?block = \[", r'"""\n\[\[block\]\]', r"'''\n# no", r"(?m)^\s*\[\[block\.at\]\]", r"\[block\.load\]"),
        *(r"carry\.kg", r"\{kg = 5", r'exercises\."a\.b"', r"\[goal\][^\[]*\[\[block\.block", r"(?m)^\s*\[\w.*\]\s*#="),
        *(r"#=.*\n\s*\[\[", r"\n\n#=.*\n\n", r"\}, *#=", r"\[ *#=", r"\] *#=", r"#=[^\n]*\Z"),
    ],
)
def test_the_texts_are_written_in_every_way(feature: str) -> None:
    assert sum(bool(re.search(feature, text)) for text, _ in texts()) > 1


def without_a_comment(text: str) -> str:
    return re.sub(r"(?m)^[ \t]*#=.*\r?\n", "", text, count=1)


def without_an_aside(text: str) -> str:
    return re.sub(r"(?m)^(.*[\w\]}\"',])[ \t]*#=[^\r\n]*", r"\1", text, count=1)


def with_comments_changed_about(text: str) -> str:
    found = [*re.finditer(r"#=\d+=[^\r\n]*", text)]
    if len({match.group() for match in found}) < 2:
        return text
    first = found[0]
    other = next(match for match in found if match.group() != first.group())
    middle = text[first.end() : other.start()]
    return text[: first.start()] + other.group() + middle + first.group() + text[other.end() :]


def with_a_comment_twice(text: str) -> str:
    return re.sub(r"(?m)^([ \t]*#=.*\n)", r"\1\1", text, count=1)


def with_another_indent(text: str) -> str:
    return re.sub(r"(?m)^([ \t]*)(#=)", r"\1 \2", text, count=1)


def with_more_blank_lines(text: str) -> str:
    return re.sub(r"\n(\r?\n)(?=[ \t]*\[)", r"\n\1\1\1", text, count=1)


def with_a_blank_behind(text: str) -> str:
    return re.sub(r"(#=\d+=[^\r\n]*)", r"\1 ", text, count=1)


def with_a_heading_cut_off(text: str) -> str:
    return re.sub(r"(?m)^([ \t]*#=[^\r\n]*)(\r?\n)(?=[ \t]*\[\[)", r"\1\2\2", text, count=1)


def with_another_newline(text: str) -> str:
    return text.replace("\r\n", "\n", 1) if "\r\n" in text else text.replace("\n", "\r\n", 1)


def without_the_last_newline(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def with_more_at_the_end(text: str) -> str:
    return text + ("\r\n\r\n" if "\r\n" in text else "\n\n")


@pytest.mark.parametrize(
    "spoil",
    [
        *(without_a_comment, without_an_aside, with_comments_changed_about, with_a_comment_twice, with_another_indent),
        *(with_more_blank_lines, with_a_blank_behind, with_a_heading_cut_off, with_another_newline),
        *(without_the_last_newline, with_more_at_the_end),
    ],
)
def test_what_an_edit_may_not_do_is_seen(spoil: Callable[[str], str]) -> None:
    seen = Counter(spoiled(seed, spoil) for seed in range(TEXTS))
    assert seen["seen"] > 20
    assert seen["missed"] <= seen["seen"] // 20, seen  # of what is written another way not everything is known


@cache
def edited(seed: int) -> tuple[Step, State, Written] | None:
    """Make one edit, and find nothing wrong with it; None when it has to be refused."""
    random = Random(seed)
    state = State.of(Written.of(Writer(random, 5).text()))
    step = next_step(random, state)
    if step.refused:
        return None
    right = step.run()
    compared(step, state, right)
    return step, state, right


def spoiled(seed: int, spoil: Callable[[str], str]) -> str:
    """Make one edit, spoil the text after it, and say whether that was seen."""
    made = edited(seed)
    if made is None:
        return "nothing"
    step, state, right = made
    text = spoil(right.text)
    if text == right.text or Written.of(text).data != right.data:
        return "nothing"
    try:
        compared(step, state, Written(text, right.bom, right.data))
    except WrongTextError:
        return "seen"
    return "missed"
