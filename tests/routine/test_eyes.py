"""The way out for who cannot hear, or does not want to close their eyes."""

from lines import hold, line, ready

from foottimer.routine.eyes import OPEN, shuts_eyes, with_open_eyes
from foottimer.routine.model import Exercise

EASY = Exercise(id="stand", name="Stand", cues=("Look ahead",))
HARD = Exercise(id="blind", name="Stand, eyes closed", easier="stand", eyes_closed=True)


def test_closed_eyes_are_opened_with_the_easier_exercise_for_the_same_time() -> None:
    shut = hold(10_000, "Stand, eyes closed", exercise="blind", eyes_closed=True, note="Bell ends it", cues=("Shut",))
    timeline = line(ready(), hold(5_000, "Other"), shut)
    done = with_open_eyes(timeline, {"stand": EASY, "blind": HARD})
    assert (shuts_eyes(timeline), shuts_eyes(done)) == (True, False)
    assert done.intervals[:2] == timeline.intervals[:2]
    last = done.intervals[2]
    assert (last.name, last.exercise, last.cues, last.note) == ("Stand", "stand", ("Look ahead",), "")
    assert done.total == timeline.total


def test_where_nothing_is_easier_the_name_says_it() -> None:
    shut = hold(10_000, "Own", exercise="own", eyes_closed=True, cues=("Close your eyes",))
    done = with_open_eyes(line(shut), {"own": Exercise(id="own", name="Own", eyes_closed=True)})
    assert (done.intervals[0].name, done.intervals[0].cues, shuts_eyes(done)) == ("Own" + OPEN, (), False)
