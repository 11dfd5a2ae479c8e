"""Planned ground contacts: by reps, by seconds, over sets and sides."""

import pytest

from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.contacts import contacts_text, planned_contacts
from foottimer.routine.expand import expand
from foottimer.routine.read import read_routine

CATALOGUE, _ = parse_catalogue("""
format = 1
[exercises.land]
name = "Land"
phases = [["drop", 1]]
contacts = { per_rep = 1 }
[exercises.lunge]
name = "Jumping lunge"
sides = "alternate"
phases = [["jump", 1]]
contacts = { per_rep = 1 }
[exercises.hop]
name = "Hop"
contacts = { per_second = 2 }
[exercises.bound]
name = "Bound"
sides = "alternate"
contacts = { per_second = 1.5 }
[exercises.stand]
name = "Stand"
""")


@pytest.mark.parametrize(
    ("block", "contacts"),
    [
        ("exercise = 'land'\nreps = 6", 6),
        ("exercise = 'land'\nreps = 6\nsets = 2\nsides = 'each'", 24),
        ("exercise = 'lunge'\nreps = 6", 12),
        ("exercise = 'hop'\ntime = 10\nsets = 3", 60),
        ("exercise = 'hop'\nopen = true\nexpect = 5\nmax = 60", 10),
        ("exercise = 'hop'\nopen = true", 0),
        ("exercise = 'bound'\nopen = true\nexpect = 6\nsets = 2", 18),
        ("exercise = 'bound'\ntime = 0.4", 1),
        ("exercise = 'hop'\nhold = 10", 0),
        ("exercise = 'hop'\nreps = 10", 0),
        ("exercise = 'land'\ntime = 10", 0),
        ("exercise = 'stand'\nhold = 10", 0),
        ("name = 'Hop'\ntime = 10", 0),
        ("rounds = 3\n[[block.block]]\nexercise = 'land'\nreps = 2\n[[block.block]]\nexercise = 'hop'\ntime = 1", 12),
    ],
)
def test_contacts_follow_from_reps_and_seconds(block: str, contacts: int) -> None:
    routine = read_routine(f"format = 1\nname = 'T'\n[[block]]\n{block}", "t", CATALOGUE).routine
    assert routine is not None
    assert planned_contacts(expand(routine), routine.exercises) == contacts


def test_contacts_are_said_where_there_are_any() -> None:
    assert [contacts_text(number) for number in (0, 1, 66)] == ["", "1 contact", "66 contacts"]
