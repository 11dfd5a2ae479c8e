"""The fields of a block and of the routine: which, in which order, what they show, and how they change."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from routine_help import CATALOGUE, HEAD

from foottimer.edit.desk import Desk
from foottimer.edit.document import Document
from foottimer.edit.form import Control, Field, fields_of, parsed, plain, stepped
from foottimer.edit.lengths import spelled, stepped_ms, typed_duration
from foottimer.routine.duration import LONGEST, parse_duration
from foottimer.routine.keys import BLOCKS, BlockKind, Key, Kind


def fields(body: str, place: tuple[int, ...] = (0,)) -> dict[str, Field]:
    """The fields of a block, by name, the parts of a tempo with their number."""
    made = Document.of("test", HEAD + dedent(body), CATALOGUE)
    found = fields_of(made, place)
    return {field.name + (f":{field.part}" if field.part is not None else ""): field for field in found}


def common(body: str, place: tuple[int, ...] = (0,)) -> list[str]:
    return [name for name, field in fields(body, place).items() if not field.rare]


REPS = '[[block]]\nexercise = "raise"\nreps = 8\n'
HOLD = '[[block]]\nexercise = "balance"\nhold = "1m"\n'


# Which there are --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (REPS, "exercise reps sides sets tempo:0 tempo:1 tempo:2"),
        (REPS + "sets = 2\n", "exercise reps sides sets rest tempo:0 tempo:1 tempo:2"),
        (REPS + "sets = 2\nevery = 90\n", "exercise reps sides sets tempo:0 tempo:1 tempo:2"),
        (REPS + 'sides = "each"\n', "exercise reps sides sets switch tempo:0 tempo:1 tempo:2"),
        (REPS + 'phases = [["in", 1]]\n', "exercise reps sides sets phases:0"),
        (HOLD, "exercise hold sides sets switch"),
        ('[[block]]\nname = "A"\nreps = 3\n', "exercise name reps sides sets"),
        ('[[block]]\nname = "A"\ntime = 3\n', "exercise name time sides sets"),
        ('[[block]]\nname = "A"\nopen = true\n', "exercise name expect sides sets"),
        ("[[block]]\nrest = 30\n", "rest name"),
        ('[[block]]\nrounds = 2\n[[block.block]]\nname = "A"\nhold = 3\n', "rounds round_rest name"),
        ('[[block]]\n[[block.block]]\nname = "A"\nhold = 3\n', "rounds name"),
        ("[[block]]\n", "exercise name reps hold time rest"),
    ],
)
def test_common_fields_of_a_block(body: str, names: str) -> None:
    assert " ".join(common(body)) == names


def test_fields_of_the_routine() -> None:
    found = fields("", ())
    assert " ".join(common("", ())) == (
        "name about goal.per_week defaults.get_ready defaults.rest defaults.transition defaults.switch"
    )
    assert {"series", "level", "tags", "equipment", "defaults.rep_time", "defaults.cues.only"} <= found.keys()
    assert found["defaults.cues.go"].title == "Cue: go"
    assert not {"block", "format", "exercises"} & found.keys()


def test_what_does_nothing_is_left_out_but_shown_last_where_it_is_stated() -> None:
    assert "switch" not in fields(REPS)
    assert fields(REPS + "switch = 3\nside_order = 'block'\nrest = 4\n")["switch"].rare
    assert "side_order" in fields(HOLD + "sets = 2\n")
    assert "advance" not in fields('[[block]]\nname = "A"\nreps = 3\n')
    assert "rep_time" in fields('[[block]]\nname = "A"\nreps = 3\n')
    assert "transition" not in fields(REPS)
    assert "transition" in fields(REPS + REPS)


def test_what_does_not_belong_can_be_seen_and_taken_out() -> None:
    found = fields(REPS + "rounds = 3\nodd = [1]\n")
    assert (found["rounds"].rare, "does not belong" in found["rounds"].problem) == (True, True)
    assert (found["odd"].shown, "unknown key" in found["odd"].problem) == ("1", True)


def test_common_fields_come_first() -> None:
    rare = [field.rare for field in fields(REPS).values()]
    assert rare == sorted(rare)
    assert not any(fields("", (3,)))


@given(
    st.sampled_from(BlockKind),
    st.dictionaries(
        st.sampled_from(sorted({k.name for t in BLOCKS.values() for k in t.keys})),
        st.sampled_from(["x", 0, 3, -1, True, [], ["a"], [["a", 1]], {}, "1m", "2-1-3", "each"]),
        max_size=5,
    ),
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_block_states_has_its_field(kind: BlockKind, stated: dict[str, Any]) -> None:
    body = tomli_w.dumps({"block": [{kind.value: 3, **stated}]})
    found = Document.of("test", HEAD + body, CATALOGUE)
    names = {field.name for field in fields_of(found, (0,))}
    assert set(stated) - {"block", "open"} <= names
    for field in fields_of(found, (0,)):
        assert field.shown
        assert "\n" not in field.shown
        assert isinstance(plain(field), str)
        if field.control in (Control.STEPPER, Control.TEMPO, Control.CHOICE, Control.FLAG):
            assert stepped(field, 1) != field.value or field.value is not None


# What they show ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "shown"),
    [
        (REPS, "exercise", "Calf raise"),
        (REPS, "reps", "8"),
        (REPS, "sides", "both, as usual"),
        (HOLD, "sides", "each, from the exercise"),
        (HOLD, "hold", "1:00 min"),
        (HOLD, "switch", "5 s, as usual"),
        ("[defaults]\nswitch = 7\n" + HOLD, "switch", "7 s, from the defaults"),
        (HOLD + "switch = 2.5\n", "switch", "2.5 s"),
        (REPS, "sets", "1, as usual"),
        (REPS + "sets = 2\n", "rest", "15 s, as usual"),
        (REPS, "tempo:0", "2 s, from the exercise"),
        (REPS + 'tempo = "3-0-1.5"\n', "tempo:1", "left out"),
        (REPS + 'tempo = "3-0-1.5"\n', "tempo:2", "1.5 s"),
        (REPS + 'phases = [["in", "2s"]]\n', "phases:0", "2 s"),
        (REPS, "phases", "up 2 · top 1 · down 3, from the exercise"),
        (REPS, "cues", "Rise tall · Lower slowly, from the exercise"),
        (REPS + "cues = []\n", "cues", "nothing"),
        (REPS, "note", "none"),
        (REPS, "optional", "no, as usual"),
        (REPS + "optional = true\n", "optional", "yes"),
        (REPS + "load = 7.5\n", "load", "7.5 kg"),
        (REPS + 'at = [{when = "50%", say = "Half"}, {when = 3, say = "Go"}]\n', "at", "50% Half · 3 s Go"),
        (REPS + 'note = """a\nb"""\n', "note", "a b"),
        ("[defaults]\nadvance = 'manual'\n" + REPS, "advance", "manual, from the defaults"),
        ('[[block]]\nexercise = "hop"\ntime = 9\n', "bpm", "120, from the exercise"),
        ('[[block]]\nname = "A"\nopen = true\n', "record", "none"),
        ('[[block]]\nrounds = 2\n[[block.block]]\nname = "A"\nhold = 3\n', "round_rest", "10 s, as usual"),
        ("[defaults]\ntransition = 4\n[[block]]\nrounds = 2\n[[block.block]]\nname = 'A'\nhold = 3\n", "round_rest",
         "4 s, from the defaults"),
        ("[[block]]\nrounds = 2\n[[block.block]]\nrest = 3\n", "round_rest", "0 s, beside a rest block"),
        ("[[block]]\n", "reps", "none"),
        (REPS.replace("8", "'many'"), "reps", "'many'"),
        (HOLD.replace("1m", "soon"), "hold", "'soon'"),
        ('[[block]]\nexercise = "rais"\nreps = 3\n', "exercise", "'rais', which nobody knows"),
    ],
)  # fmt: skip
def test_what_a_field_shows(body: str, name: str, shown: str) -> None:
    field = fields(body)[name]
    assert field.shown == shown
    assert field.stated is (field.value is not None)


def test_problems_stand_at_their_fields() -> None:
    found = fields(HOLD.replace("1m", "soon") + "cues = [3]\nsets = 0\n")
    assert "not a duration" in found["hold"].problem
    assert "must be text" in found["cues"].problem
    assert "whole number from 1" in found["sets"].problem
    assert found["sides"].problem == ""
    assert "2 numbers" in fields(REPS + 'tempo = "1-2"\n')["tempo"].problem
    assert fields(REPS + 'tempo = "1-2"\n')["tempo"].control is Control.TEXT


# Steps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name", "less", "more"),
    [
        (REPS, "reps", 7, 9),
        (REPS.replace("8", "1"), "reps", 1, 2),
        (HOLD, "hold", "55s", "1m5s"),
        (HOLD.replace('"1m"', "20"), "hold", 15, 25),
        (HOLD.replace('"1m"', "15"), "hold", 14, 20),
        (HOLD.replace('"1m"', "22"), "hold", 20, 25),
        (HOLD.replace('"1m"', "1"), "hold", 1, 2),
        (HOLD.replace('"1m"', "0.5"), "hold", 0.5, 1),
        (HOLD.replace('"1m"', '"2:00"'), "hold", "1:55", "2:15"),
        (HOLD.replace('"1m"', '"90s"'), "hold", "85s", "95s"),
        (HOLD.replace('"1m"', '"1h"'), "hold", "59m30s", "1h30s"),
        (HOLD.replace('"1m"', '"1:00:00"'), "hold", "0:59:30", "1:00:30"),
        (HOLD.replace('"1m"', "600"), "hold", 585, 630),
        (HOLD, "switch", 4, 6),
        (HOLD + "switch = 0\n", "switch", 0, 1),
        (HOLD, "sets", 1, 2),
        (HOLD, "sides", "both", "left"),
        (REPS, "sides", "right", "each"),
        (REPS, "optional", True, True),
        (REPS + "optional = true\n", "optional", None, None),
        (REPS, "tempo:0", "1-1-3", "3-1-3"),
        (REPS + 'tempo = "2-0.5-3"\n', "tempo:1", "2-0-3", "2-1-3"),
        (REPS + 'phases = [["in", "2s"]]\n', "phases:0", "1s", "3s"),
        (REPS + 'phases = [["in", 1]]\n', "phases:0", 1, 2),
        (REPS + 'phases = [["in", 1], ["out", 1]]\n', "phases:0", 0, 2),
        (REPS + 'phases = "x"\n', "reps", 7, 9),
        ('[[block]]\nname = "A"\nopen = true\n', "record", "seconds", "reps"),
        ('[[block]]\nname = "A"\nopen = true\nrecord = "reps"\n', "record", None, "cm"),
        ('[[block]]\nname = "A"\nopen = true\n', "max", 120, 120),
        ('[[block]]\nname = "A"\ntime = 5\n', "bpm", 160, 160),
        (HOLD.replace('"1m"', '"soon"'), "hold", 20, 20),
        ("[[block]]\n", "reps", 10, 10),
        (REPS + "sets = 2\n", "every", 65, 65),
        (HOLD + "sets = 2\nrest = 1\n", "every", 130, 130),
        (HOLD + "sets = 2\nside_order = 'block'\n", "every", 75, 75),
    ],
)
def test_steps(body: str, name: str, less: object, more: object) -> None:
    field = fields(body)[name]
    assert (stepped(field, -1), stepped(field, 1)) == (less, more)


def test_steps_of_the_routine() -> None:
    found = fields("[defaults.cues]\ncountdown = true\n", ())
    assert (stepped(found["goal.per_week"], 1), stepped(found["defaults.rest"], 1)) == (3, 20)
    assert (stepped(found["defaults.cues.countdown"], 1), stepped(found["defaults.cues.go"], 1)) == (4, False)
    with pytest.raises(ValueError, match="type it"):
        stepped(found["about"], 1)


def test_a_tempo_keeps_something_of_a_repetition() -> None:
    field = fields(REPS + 'tempo = "1-0-0"\n')["tempo:0"]
    with pytest.raises(ValueError, match="one of them needs a length"):
        stepped(field, -1)


@given(st.integers(0, LONGEST), st.integers(1, 5))
def test_steps_lead_on_and_land_on_multiples(ms: int, by: int) -> None:
    more, less = stepped_ms(ms, by, 0), stepped_ms(ms, -by, 0)
    assert more > ms or more == LONGEST
    assert less < ms or less == 0
    assert more % 1000 == less % 1000 == 0
    if ms % 1000 == 0 and ms < LONGEST - 30_000:
        assert stepped_ms(stepped_ms(ms, 1, 0), -1, 0) <= ms


@given(st.integers(0, LONGEST), st.sampled_from([20, "1m30s", "90s", "1h", "2m", "1:30", "1:02:03", "5.5s"]))
def test_a_spelling_is_kept_and_says_the_same(ms: int, like: object) -> None:
    text = spelled(ms, like)
    assert parse_duration(text) == ms
    assert isinstance(text, str) == isinstance(like, str)
    assert (":" in str(text)) == (":" in str(like))


# Typing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "like", "value"),
    [
        ("90", 20, 90),
        ("90", "1m", "1m30s"),
        ("7,5", 20, 7.5),
        (".5", 20, 0.5),
        ("1:30", 20, "1:30"),
        ("1m", 20, "1m"),
        ("1 min 30", 20, "1m30s"),
        ("1m30", "20s", "1m30s"),
        ("2 Minutes 5 sec", None, "2m5s"),
        ("1.5 min", None, "1m30s"),
        ("30 secs", None, "30s"),
        ("1 hr", None, "1h"),
        ("1h30", None, "1h30m"),
        ("1'30\"", None, "1m30s"),
        ("0.25h", None, "15m"),
    ],
)
def test_lengths_as_people_type_them(typed: str, like: object, value: object) -> None:
    assert typed_duration(typed, like, zero=False) == value


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "no time"), ("1:75", "59"), ("0", "longer than 0"), ("-3", "negative"), ("25h", "24 hours"),
        ("1.2345", "three decimals"), ("99999999999", "24 hours"), ("1:", "no time"),
    ],
)  # fmt: skip
def test_lengths_that_are_none(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        typed_duration(typed, None, zero=False)


OPEN = '[[block]]\nname = "A"\nopen = true\n'


@pytest.mark.parametrize(
    ("body", "name", "typed", "value"),
    [
        (REPS, "reps", "12", 12),
        (HOLD, "switch", "0", 0),
        (REPS, "sides", "e", "each"),
        (REPS, "sides", "Left", "left"),
        (REPS, "optional", "y", True),
        (REPS, "optional", "no", None),
        (REPS, "tempo:1", "4", "2-4-3"),
        (REPS, "tempo:1", "4 0 2,5", "4-0-2.5"),
        (REPS, "tempo:1", "2-1-3", "2-1-3"),
        (REPS + 'phases = [["in", 2]]\n', "phases:0", "3s", "3s"),
        (REPS, "phases", "up 2, top 1s, slowly down 3", [["up", 2], ["top", "1s"], ["slowly down", 3]]),
        (REPS, "cues", "Rise tall; Lower, slowly", ["Rise tall", "Lower, slowly"]),
        (REPS, "at", "50% Halfway; 10 s Go on; 1:05 Last", [
            {"when": "50%", "say": "Halfway"}, {"when": "10s", "say": "Go on"}, {"when": "1:05", "say": "Last"}]),
        (REPS, "load", "8", 8),
        (REPS, "load", "7,5", 7.5),
        (REPS, "load", "red band", "red band"),
        (REPS, "note", "", None),
        (REPS, "name", "Mine", "Mine"),
        (REPS, "exercise", "balance", "balance"),
        (OPEN, "record", "c", "cm"),
    ],
)  # fmt: skip
def test_what_is_typed(body: str, name: str, typed: str, value: object) -> None:
    field = fields(body)[name]
    assert parsed(field, typed) == value
    if field.value is None and field.actual is None:
        assert plain(field) == ""


@pytest.mark.parametrize(
    ("body", "name", "typed", "said"),
    [
        (REPS, "reps", "", "cannot be left out"),
        (REPS, "reps", "0", "from 1"),
        (REPS, "reps", "x", "whole number"),
        (REPS, "sides", "middle", "none of both, each"),
        (REPS, "sides", "", None),
        (REPS, "optional", "maybe", "yes or no"),
        (REPS, "tempo:0", "1-2", r"3 phases \(up, top, down\)"),
        (REPS, "tempo:0", "0-0-0", "needs a length"),
        (REPS, "tempo:0", "x", "no time"),
        (REPS + 'phases = [["in", 2]]\n', "phases:0", "", "0 to leave it out"),
        (REPS + 'phases = [["in", 2]]\n', "phases:0", "0", "longer than 0"),
        (REPS, "phases", "up", "up 2, top 1"),
        (REPS, "at", "Halfway", "50% Halfway"),
        (REPS, "at", "150% Halfway", "0% to 100%"),
        (REPS, "note", "a\x1bb", r"U\+001B"),
        (REPS, "load", "0", "leave it out"),
    ],
)
def test_what_cannot_be_typed(body: str, name: str, typed: str, said: str | None) -> None:
    field = fields(body)[name]
    if said is None:
        assert parsed(field, typed) is None
    else:
        with pytest.raises(ValueError, match=said):
            parsed(field, typed)


def test_what_is_typed_in_the_routine() -> None:
    found = fields("", ())
    assert parsed(found["tags"], "foot, calf;strength") == ["foot", "calf", "strength"]
    assert parsed(found["defaults.cues.only"], "go, do") == ["go", "done"]
    assert parsed(found["defaults.cues.countdown"], "5") == 5
    with pytest.raises(ValueError, match="as my-series"):
        parsed(found["series"], "My series")


BODY = """
[defaults]
rest = "20s"
[[block]]
exercise = "raise"
reps = 8
sets = 2
note = "n"
load = 3
at = [{when = 5, say = "x"}]
[[block]]
name = "A"
hold = 1.5
sides = "each"
cues = ["a", "b"]
[[block]]
name = "B"
reps = 3
phases = [["in", 1], ["out", "2s"]]
"""


@pytest.mark.parametrize("place", [(), (0,), (1,), (2,)])
def test_what_is_shown_to_be_typed_over_says_the_same(place: tuple[int, ...]) -> None:
    made = Document.of("test", HEAD + BODY, CATALOGUE)
    for field in fields_of(made, place):
        if plain(field):
            value = parsed(field, plain(field))
            assert value == field.actual or value is None or field.key.kind in (Kind.DURATION, Kind.TABLES)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_step_is_taken_by_the_file(data: st.DataObject) -> None:
    desk = Desk("test", HEAD + BODY, CATALOGUE)
    for _ in range(4):
        place = data.draw(st.sampled_from([(), (0,), (1,), (2,)]))
        steps = [
            field
            for field in fields_of(desk.document, place)
            if field.control not in (Control.TEXT, Control.LIST, Control.EXERCISE)
        ]
        field = data.draw(st.sampled_from(steps))
        try:
            value = stepped(field, data.draw(st.sampled_from([-2, -1, 1, 3])))
        except ValueError:
            continue
        desk.set_field(place, field, value)
        again = next(one for one in fields_of(desk.document, place) if (one.path, one.part) == (field.path, field.part))
        assert again.value == value or again.part is not None
        assert {problem.path.rpartition(".")[2] for problem in desk.document.problems} <= {"every"}


def test_a_key_of_no_kind_has_no_title_to_break_the_screen() -> None:
    assert fields(REPS + '"a\\u001bb" = 1\n')["a\x1bb"].title == "a?b"
    assert isinstance(fields(REPS)["reps"].key, Key)


def test_what_does_not_belong_is_listed_in_the_order_of_the_file() -> None:
    strays = ["zeta", "alpha", "mu", "beta", "omega", "chi"]
    body = "[[block]]\nname = 'A'\nreps = 3\n" + "".join(f"{key} = 1\n" for key in strays)
    assert [name for name in fields(body) if name in strays] == strays
