"""The table of every key of the format."""

import tomllib

import pytest

from foottimer.routine.cues import NAMES
from foottimer.routine.keys import BLOCKS, CUES, BlockKind, Key, Kind, Table, keys_of, tables

KEYS = [pytest.param(table, key, id=f"{table.title}: {key.name}") for table in tables() for key in table.keys]


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_every_key_has_its_words_and_an_example_that_is_toml(table: Table, key: Key) -> None:
    assert key.title
    assert len(key.title) <= 20
    assert key.help.endswith(".")
    assert list(tomllib.loads(f"{key.name} = {key.example}")) == [key.name]
    assert (key.kind in (Kind.CHOICE, Kind.CHOICES)) == bool(key.choices)
    assert key.default is None or not key.choices or key.default in key.choices
    assert table.by_name[key.name] is key


@pytest.mark.parametrize("kind", BlockKind)
def test_a_kind_of_block_needs_the_key_that_makes_it_so(kind: BlockKind) -> None:
    needed = [key.name for key in keys_of(kind) if key.required]
    assert needed == ["block" if kind is BlockKind.CIRCUIT else kind.value]
    assert list(BLOCKS) == list(BlockKind)


def test_every_kind_of_cue_has_a_key() -> None:
    assert {key.name for key in CUES.keys} == {"only", *NAMES}


def test_what_is_not_stated_is_said_in_words() -> None:
    said = {key.name: key.unstated for key in keys_of(BlockKind.REPS)}
    assert said["rest"] == "rest of [defaults], else 15 s"
    assert said["sides"] == "the exercise's, else both"
    assert said["sets"] == "1"
    assert said["optional"] == "false"
    assert said["reps"] == ""
