"""What the README shows is so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from foottimer.cli import COMMANDS
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.read import read_routine
from foottimer.ui import editor_keys
from foottimer.ui.commands import Command
from foottimer.ui.screens.player import PlayerScreen

TEXT = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_routine_reads_without_a_problem() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    reading = read_routine(example, "stairs", bundled_catalogue())
    assert reading.problems == ()
    assert reading.routine is not None


def test_the_example_of_a_mistake_is_what_check_prints() -> None:
    shown = next(line for line in TEXT.splitlines() if line.startswith("mine.toml:"))
    text = 'format = 1\nname = "M"\ntags = ["foot"]\n\n[[block]]\nexercise = "calf-rise-double"\nreps = 3\n'
    (problem,) = read_routine(text, "mine", bundled_catalogue()).problems
    assert problem.show("mine.toml") == shown


def test_every_command_is_shown_and_every_command_shown_exists() -> None:
    shown = set(re.findall(r"^foottimer ([a-z]+)", TEXT, re.MULTILINE))
    assert shown == set(COMMANDS)


def test_every_routine_that_is_named_comes_along() -> None:
    entries = load_library(None)
    names = {entry.id for entry in entries} | {entry.series for entry in entries}
    named = set(re.findall(r"^foottimer (?:run|show) ([a-z-]+)(?= )", TEXT, re.MULTILINE))
    assert named
    assert named <= names


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http|screenshots/)[^)]+)\)", TEXT))
def test_every_file_that_is_linked_is_there(link: str) -> None:
    assert (Path(__file__).parent.parent / link).exists()


def rows_between(start: str, end: str) -> list[str]:
    table = TEXT[TEXT.index(start) : TEXT.index(end)]
    return [line for line in table.splitlines() if line.startswith("| `")]


def rows_of(commands: Iterable[Command]) -> list[str]:
    return [f"| {' '.join(f'`{key}`' for key in command.all_keys.split())} | {command.help} |" for command in commands]


def test_the_tables_of_keys_are_those_of_the_commands() -> None:
    assert rows_between("<!-- keys: player", "<!-- keys: end -->") == rows_of(PlayerScreen.KEYS)
    made = rows_of((*editor_keys.BLOCKS, *editor_keys.FIELDS, *editor_keys.FILE))
    assert rows_between("<!-- keys: editor", "<!-- keys: end of editor -->") == made
