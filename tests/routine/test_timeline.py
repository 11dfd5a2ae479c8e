"""The timeline's JSON: seconds as numbers, absent things null."""

import json

import pytest
from routine_help import timeline_of

from foottimer.routine.timeline import timeline_from_json, timeline_to_json

BODY = """
series = "s"
level = 2
[[block]]
exercise = "raise"
reps = 2
sides = "each"
note = "Slowly"
at = [{ when = "50%", say = "Half" }]
[[block]]
name = "Last"
open = true
expect = 7.5
max = 9
record = "cm"
load = 8
optional = true
bpm = 60
"""


def test_a_timeline_reads_back_from_its_json_as_it_was() -> None:
    timeline = timeline_of(BODY)
    assert timeline_from_json(json.loads(json.dumps(timeline_to_json(timeline)))) == timeline


def test_seconds_are_numbers_and_absent_things_null() -> None:
    data = timeline_to_json(timeline_of(BODY))
    assert {key: value for key, value in data.items() if key != "intervals"} == {
        "id": "test",
        "name": "Test",
        "series": "s",
        "level": 2,
        "cues": None,
        "total_seconds": 56.5,
        "estimated": True,
    }
    ready, left, *_, last = data["intervals"]
    assert (ready["block"], ready["exercise"], ready["side"], ready["phases"], ready["cues"]) == (None,) * 5
    assert (left["kind"], left["side"], left["start"], left["seconds"], left["reps"]) == ("reps", "left", 10, 12, 2)
    assert left["phases"] == [["up", 2], ["top", 1], ["down", 3]]
    assert (left["says"], left["note"]) == ([[6, "Half"]], "Slowly")
    assert (last["ends"], last["max"], last["record"], last["load"]) == ("open", 9, "cm", "8 kg")
    assert (last["bpm"], last["optional"], last["seconds"]) == (60, True, 7.5)


@pytest.mark.parametrize("spoil", [{"intervals": 5}, {"intervals": [{}]}, {"name": None, "intervals": [None]}])
def test_data_of_another_shape_is_refused(spoil: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        timeline_from_json({**timeline_to_json(timeline_of(BODY)), **spoil})
