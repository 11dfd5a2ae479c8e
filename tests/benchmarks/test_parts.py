"""The parts of the benchmarks: which are chosen, what they are about, whether they cover every command and state."""

from __future__ import annotations

import pytest

from benchmarks.commands import ARGUMENTS, MOST_RATIO
from benchmarks.parts import PARTS, Part, chosen
from foottimer.cli import COMMANDS


def test_every_command_is_measured() -> None:
    assert {name for name in ARGUMENTS if not name.startswith("-")} == set(COMMANDS)
    assert MOST_RATIO.keys() <= ARGUMENTS.keys()


def test_without_names_it_is_all_but_what_has_to_be_asked_for() -> None:
    assert chosen((), whole=False) == [part for part in PARTS if not part.whole]
    assert chosen((), whole=True) == list(PARTS)


def test_a_name_chooses_its_part_alone() -> None:
    assert [part.name for part in chosen(("states",), whole=False)] == ["states"]


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no such part: nothing; there are starts, "):
        chosen(("states", "nothing"), whole=False)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_says_how_it_measures(part: Part) -> None:
    assert part.how.strip()
