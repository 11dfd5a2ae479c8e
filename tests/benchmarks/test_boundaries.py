"""What tells when a boundary reached the terminal."""

from __future__ import annotations

from benchmarks import chain
from benchmarks.boundaries import ends, percentile, routine_text, seen, steps, whole
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.expand import expand
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Kind
from foottimer.ui import looking


def test_the_routine_has_just_these_intervals() -> None:
    line = steps(10)
    reading = read_routine(routine_text(line), "boundaries", Catalogue())
    assert reading.routine is not None, reading.problems
    timeline = expand(reading.routine)
    assert [one.name for one in timeline.intervals] == [step.name for step in line]
    assert [one.max or one.length for one in timeline.intervals] == [step.ms for step in line]
    assert (len(line), timeline.intervals[-1].kind) == (9, Kind.TIME)
    assert ends(line)[:4] == [400, 800, 1_200, 1_800]


def test_a_name_is_seen_where_it_is_not_announced() -> None:
    title, quiet = b"\x1b]2;1 Rest 0001\x07", b"\x1b[1;2H\x1b[38;2;1;2;3m"
    parts = [title, quiet + b"next  " + quiet + b"Rest 0001  then Work 0002", quiet + b"Rest ", b"0001 ", b"x"]
    arrivals = [(100 + place, len(b"".join(parts[: place + 1]))) for place in range(len(parts))]
    assert seen(b"".join(parts), arrivals, ["Rest 0001", "Work 0002"]) == [103, None]


def test_a_percentile_is_one_of_the_figures() -> None:
    assert [percentile([3.0, 1.0, 2.0], percent) for percent in (1, 50, 99)] == [1.0, 2.0, 3.0]
    assert percentile([float(n) for n in range(1, 301)], 99) == 297.0


def test_a_frame_is_whole_before_a_silence() -> None:
    ms = 1_000_000
    arrivals = [(at * ms, place) for place, at in enumerate((90, 100, 130, 165, 210, 215))]
    assert whole(100 * ms, arrivals) == 165 * ms
    assert whole(215 * ms, arrivals) == 215 * ms


def test_the_bare_timer_waits_for_no_more_than_the_player() -> None:
    assert chain.EARLY == looking.EARLY
