"""The catalogue: its file's format, its look-ups, and what is bundled."""

# ruff: noqa: E501 -- a mistake stands whole beside its place

import pytest
from routine_help import CATALOGUE, CATALOGUE_PROBLEMS

from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Dose, Duty, Phase, Sides

FULL = """
format = 1
[exercises.pogo]
name = "Pogo"
aliases = ["low hops"]
group = "plyo"
targets = ["calf"]
position = "standing"
kit = ["shoes"]
sides = "both"
duty = "time"
bpm = 120
doses = [
  { sets = 3, time = 10, rest = 30 },
  { sets = 5, time = 10, rest = 30, sides = "each" },
  { sets = 6, time = "12s", note = "higher" },
]
cues = ["Quiet feet"]
mistakes = ["Stiff knees"]
why = "Spring."
safety = "Soft floor."
next = "not-there-yet"
easier = "landing"
source = "practice"
contacts = { per_second = 2.0 }
[exercises.landing]
name = "Landing"
phases = [["rise", 1], ["drop", 1.5]]
contacts = { per_rep = 1 }
"""


def test_every_key_of_an_exercise_is_read() -> None:
    catalogue, problems = parse_catalogue(FULL)
    pogo, landing = catalogue.exercises.values()
    assert problems == ()
    assert (pogo.id, pogo.name, pogo.aliases, pogo.group) == ("pogo", "Pogo", ("low hops",), "plyo")
    assert (pogo.targets, pogo.position, pogo.kit) == (("calf",), "standing", ("shoes",))
    assert (pogo.sides, pogo.duty, pogo.bpm, pogo.phases) == (Sides.BOTH, Duty.TIME, 120, ())
    assert pogo.doses == (
        Dose(3, 10_000, 30_000),
        Dose(5, 10_000, 30_000, Sides.EACH),
        Dose(6, 12_000, note="higher"),
    )
    assert (pogo.cues, pogo.mistakes, pogo.why) == (("Quiet feet",), ("Stiff knees",), "Spring.")
    assert (pogo.safety, pogo.next, pogo.easier, pogo.source) == ("Soft floor.", "not-there-yet", "landing", "practice")
    assert (pogo.contacts_per_rep, pogo.contacts_per_second) == (None, 2.0)
    assert (landing.contacts_per_rep, landing.contacts_per_second) == (1, None)
    assert landing.phases == (Phase("rise", 1000), Phase("drop", 1500))


def test_an_exercise_is_found_by_id_or_alias_in_any_case() -> None:
    catalogue, _ = parse_catalogue(FULL)
    assert [catalogue.get(name) for name in ("pogo", "low hops", "Low  HOPS")] == [catalogue.exercises["pogo"]] * 3
    assert catalogue.get("nothing") is None
    assert catalogue.ids() == ("pogo", "landing")


def test_a_near_miss_is_suggested() -> None:
    assert CATALOGUE_PROBLEMS == ()
    assert [CATALOGUE.suggest(name) for name in ("raize", "Heel Rise", "xyzzy")] == ["raise", "heel raise", None]


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("[exercises.a]\nname='A'", "format", 1),
        ("format = 2", "format", 1),
        ("format = 1\nexercises = 3", "exercises", 2),
        ("format = 1\n[exercises.a]\nname='A'\nnam='B'", "exercises.a.nam", 4),
        ("format = 1\n[exercises.a]\nname='A'\naliases=['b']\n[exercises.b]\nname='B'", "exercises.a.aliases[1]", 4),
        ("format = 1\n[exercises.a]\nname='A'\naliases=['X']\n[exercises.b]\nname='B'\naliases=['x']", "exercises.b.aliases[1]", 7),
        ("format = 1\n[exercises.a]\nname='A'\nduty='hold'\ndoses=[{sets=1,reps=1},{sets=1,hold=1},{sets=1,hold=1}]", "exercises.a.doses[1].reps", 5),
        ("format = ", "", 1),
    ],
)  # fmt: skip
def test_mistakes_in_a_catalogue_have_their_places(text: str, path: str, line: int) -> None:
    _, [problem] = parse_catalogue(text)
    assert (problem.path, problem.line) == (path, line)


NEEDED = {
    "toe-splay-squish": (8, Sides.BOTH, Duty.REPS),
    "toe-yoga-switch": (6, Sides.BOTH, Duty.REPS),
    "short-foot": (9, Sides.EACH, Duty.REPS),
    "quadripod-stand": (0, Sides.BOTH, Duty.HOLD),
    "toe-splay-press": (10, Sides.BOTH, Duty.REPS),
    "calf-raise-double": (6, Sides.BOTH, Duty.REPS),
    "tiptoe-walk-forward": (0, Sides.BOTH, Duty.TIME),
    "quadripod-balance": (0, Sides.EACH, Duty.HOLD),
}


@pytest.mark.parametrize("id_", NEEDED)
def test_what_the_bundled_routines_need_is_complete(id_: str) -> None:
    exercise = bundled_catalogue().get(id_)
    assert exercise is not None
    assert (sum(phase.ms for phase in exercise.phases) // 1000, exercise.sides, exercise.duty) == NEEDED[id_]
    assert all((exercise.name, exercise.aliases, exercise.group, exercise.targets, exercise.position, exercise.source))
    assert all((exercise.cues, exercise.mistakes, exercise.why, exercise.safety))
    assert len(exercise.doses) == 3
    assert all(len(cue) <= 60 for cue in exercise.cues)
    assert len(exercise.why) <= 110
