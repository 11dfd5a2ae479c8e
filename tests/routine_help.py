"""Hand-made routine files for tests of the routine room."""

from textwrap import dedent

from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.expand import expand
from foottimer.routine.model import Routine
from foottimer.routine.read import Reading, read_routine
from foottimer.routine.timeline import Interval, Timeline

CATALOGUE, CATALOGUE_PROBLEMS = parse_catalogue("""
format = 1

[exercises.raise]
name = "Calf raise"
aliases = ["heel raise"]
duty = "reps"
phases = [["up", 2], ["top", 1], ["down", 3]]
cues = ["Rise tall", "Lower slowly"]

[exercises.balance]
name = "Balance"
sides = "each"
duty = "hold"

[exercises.lunge]
name = "Lunge"
sides = "alternate"
duty = "reps"
phases = [["down", 2], ["back", 2]]

[exercises.hop]
name = "Hop"
duty = "time"
bpm = 120
phases = [["hop", 1]]
""")

HEAD = 'format = 1\nname = "Test"\n'


def read(body: str, routine_id: str = "test") -> Reading:
    """Read a file of a head and this body."""
    return read_routine(HEAD + dedent(body), routine_id, CATALOGUE)


def routine_of(body: str) -> Routine:
    """Return the routine of a body that has no problems."""
    reading = read(body)
    assert reading.problems == ()
    assert reading.routine is not None
    return reading.routine


def timeline_of(body: str) -> Timeline:
    """Return the timeline of a body that has no problems."""
    return expand(routine_of(body))


def steps(body: str, *, ready: bool = False) -> list[tuple[str, int]]:
    """Return kind and seconds of each interval, without the get-ready unless it is wanted."""
    return [
        (interval.kind.value, interval.length // 1000)
        for interval in timeline_of(body).intervals
        if ready or interval.kind != "ready"
    ]


def work(body: str) -> list[Interval]:
    """Return the work intervals of a body."""
    return [interval for interval in timeline_of(body).intervals if interval.is_work]


def lines(body: str) -> list[str]:
    """Return the problems of a body as `check` prints them, lines counted from the body's own first."""
    return [
        f"{problem.line - 2}:{problem.column}: {problem.severity.value}: {problem.path}: {problem.message}"
        for problem in read(body).problems
    ]
