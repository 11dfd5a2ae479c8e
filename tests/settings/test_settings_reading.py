"""What `settings.toml` may say, and what is said of it when it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.routine.cues import CueKind, CueTable
from foottimer.settings.model import DEFAULTS, Characters, Digits, Length, Motion, Settings, Sex, Switch
from foottimer.settings.read import read_settings, reading_file, reading_of
from foottimer.settings.registry import ENTRIES, GROUPS, default_of, value_of
from foottimer.settings.weekly import Weekday

FULL = """
[look]
theme = "nord"
digits = "thin"
[figure]
picture = "half"
motion = "reduced"
[outputs]
sound = false
voice = true
bell = "on"
flash = "off"
notify = false
[sound]
volume = 10
player = "pw-play"
ahead = 0.25
[voice]
engine = "espeak-ng"
speaker = "en-gb+f3"
rate = 200
[words]
rest = "Pause for {seconds}"
go = ""
[cues]
countdown = 5
switch = false
only = ["go", "done"]
[week]
goal = 5
first_day = "sunday"
day_start = 4
[session]
offer_hours = 48
[questions]
pain = false
[units]
length = "in"
[you]
age = 44
sex = "female"
[keys]
skip = "n, right"
"app.help" = "f1"
"""


def test_everything_can_be_stated() -> None:
    expected = Settings(
        theme="nord",
        digits=Digits.THIN,
        picture=Characters.HALF,
        motion=Motion.REDUCED,
        sound=False,
        voice=True,
        bell=Switch.ON,
        flash=Switch.OFF,
        notify=False,
        volume=10,
        player="pw-play",
        ahead=250,
        engine="espeak-ng",
        speaker="en-gb+f3",
        rate=200,
        words={CueKind.REST: "Pause for {seconds}", CueKind.GO: ""},
        cues=CueTable(5, {CueKind.COUNTDOWN: True, CueKind.SWITCH: False}, frozenset({CueKind.GO, CueKind.DONE})),
        goal=5,
        first_day=Weekday.SUNDAY,
        day_start=4,
        offer_hours=48,
        pain=False,
        length=Length.INCH,
        age=44,
        sex=Sex.FEMALE,
        keys={"skip": "n,right", "app.help": "f1"},
    )
    assert read_settings(FULL) == (expected, ())


WRONG = [
    ("[look]\ntheme = 3\n", "2:9: look.theme: must be one of 'foottimer-dark', "),
    ('[look]\ntheme = "nordd"\n', "2:9: look.theme: must be one of 'foottimer-dark', "),
    ('[words]\ngo = "a\\u001bb"\n', "2:6: words.go: holds the character U+001B"),
    ('[look]\ndigits = "sold"\n', "2:10: look.digits: must be one of 'solid', 'thin', 'plain', not 'sold' (did you"),
    ("[outputs]\nsound = 1\n", "2:9: outputs.sound: must be true or false, not 1"),
    ("[outputs]\nbell = true\n", "2:8: outputs.bell: must be one of 'auto', 'on', 'off', not true"),
    ("[sound]\nvolume = 11\n", "2:10: sound.volume: must be a whole number from 1 to 10, not 11"),
    ("[sound]\nvolume = true\n", "2:10: sound.volume: must be a whole number from 1 to 10, not true"),
    ('[sound]\nplayer = "mplayer"\n', "2:10: sound.player: must be one of 'auto', 'pw-play', 'paplay', 'aplay'"),
    ("[sound]\nahead = 1.2\n", "2:9: sound.ahead: must be from 0 to 1 s, not 1.2"),
    ("[sound]\nahead = -1\n", "2:9: sound.ahead: -1: a duration cannot be negative"),
    ('[voice]\nengine = "espek"\n', "2:10: voice.engine: must be one of 'auto', 'say', 'spd-say', 'espeak-ng'"),
    ('[voice]\nspeaker = "-w/other"\n', "2:11: voice.speaker: must be letters, digits"),
    ('[voice]\nspeaker = "../x"\n', "2:11: voice.speaker: must be letters, digits"),
    ('[voice]\nspeaker = " -w"\n', "2:11: voice.speaker: must be letters, digits"),
    ("[voice]\nrate = 79\n", "2:8: voice.rate: must be a whole number from 80 to 400, not 79"),
    ('[words]\ngo = "{nxt}"\n', "2:6: words.go: '{nxt}' is no place (did you mean 'next'?): they are next, side"),
    ('[words]\ngo = "{next"\n', "2:6: words.go: has a brace without its other"),
    ('[words]\ngo = "{{next}}"\n', "2:6: words.go: has a brace without its other"),
    ('[words]\ngo = "a\\nb"\n', "2:6: words.go: holds the character U+000A"),
    (f'[words]\ngo = "{"a" * 301}"\n', "2:6: words.go: has 301 characters: 300 are the most"),
    ("[cues]\ncountdown = 11\n", "2:13: cues.countdown: must be a whole number from 0 (none) to 10, not 11"),
    ('[cues]\nswitch = "no"\n', "2:10: cues.switch: must be true or false, not 'no'"),
    ('[cues]\nonly = ["go", "dne"]\n', "2:15: cues.only[2]: 'dne' is no cue (did you mean 'done'?)"),
    ("[cues]\nonly = true\n", "2:8: cues.only: must be an array of texts"),
    ("[week]\ngoal = 0\n", "2:8: week.goal: must be a whole number from 1 to 7, not 0"),
    ("[week]\nday_start = 13\n", "2:13: week.day_start: must be a whole number from 0 to 12, not 13"),
    ("[session]\noffer_hours = 169\n", "2:15: session.offer_hours: must be a whole number from 0 to 168, not 169"),
    ("[session]\noffer_hours = -1\n", "2:15: session.offer_hours: must be a whole number from 0 to 168, not -1"),
    ("[you]\nage = 15\n", "2:7: you.age: must be a whole number from 16 to 99, not 15"),
    ("[you]\nage = 44.5\n", "2:7: you.age: must be a whole number from 16 to 99, not 44.5"),
    ('[you]\nsex = "f"\n', "2:7: you.sex: must be one of 'unset', 'female', 'male', not 'f'"),
    ("[keys]\nskip = 3\n", "2:8: keys.skip: must be text in quotes, not 3"),
    ('[keys]\nskip = ""\n', "2:8: keys.skip: is empty"),
    ('[keys]\nskip = "n,,m"\n', "2:8: keys.skip: '' is no name of a key: write names of keys as n, right, ctrl+s"),
    ('[keys]\nskip = "?"\n', "2:8: keys.skip: '?' is no name of a key"),
    ('[keys.app]\nhelp = "f1"\n', "1:1: keys.app: must be text in quotes, not a table"),
    ("look = 3\n", "1:8: look: must be a table, not 3"),
]


@pytest.mark.parametrize(("text", "shown"), WRONG)
def test_what_is_wrong_is_told_with_its_place_and_stays_at_its_default(text: str, shown: str) -> None:
    settings, (problem,) = read_settings(text)
    assert settings == DEFAULTS
    assert problem.show("s").startswith(f"s:{shown}")


def test_what_is_unknown_is_a_warning() -> None:
    settings, problems = read_settings('[look]\nthem = "x"\n[loook]\n[words]\ngoo = "x"\n[cues]\nbeet = true\n')
    assert settings == DEFAULTS
    assert [problem.show("s") for problem in problems] == [
        "s:2:1: warning: look.them: unknown key (did you mean 'theme'?): it does nothing",
        "s:3:2: warning: loook: unknown key (did you mean 'look'?): it does nothing",
        "s:5:1: warning: words.goo: unknown key (did you mean 'go'?): it does nothing",
        "s:7:1: warning: cues.beet: unknown key (did you mean 'beat'?): it does nothing",
    ]


def test_a_command_that_nobody_knows_is_a_warning_where_the_commands_are_known() -> None:
    text = '[keys]\nskpi = "n"\nback = "b"\n'
    settings, (problem,) = read_settings(text, ("skip", "back"))
    assert settings == Settings(keys={"back": "b"})
    assert problem.show("s") == (
        "s:2:1: warning: keys.skpi: no command is called 'skpi' (did you mean 'skip'?): it does nothing"
    )
    assert read_settings(text) == (Settings(keys={"skpi": "n", "back": "b"}), ())


def test_everything_wrong_is_told_at_once_and_the_rest_holds() -> None:
    reading = reading_of('[look]\ndigits = 1\n[sound]\nvolume = 3\nplayer = "x"\n[week]\ngoal = 2\nzork = 1\n')
    assert [(problem.line, problem.severity.value) for problem in reading.problems] == [
        (2, "error"),
        (5, "error"),
        (8, "warning"),
    ]
    assert reading.settings == Settings(volume=3, goal=2)
    assert reading.stated == {"sound.volume", "week.goal"}
    assert len(reading.errors) == 2


def test_a_duration_may_have_its_unit() -> None:
    assert read_settings('[sound]\nahead = "0.2s"\n') == (Settings(ahead=200), ())


@pytest.mark.parametrize("speaker", ["Eddy (German (Germany))", "Amélie", "en-us+f3", "f_1.2", ""])
def test_voices_of_every_engine_can_be_named(speaker: str) -> None:
    assert read_settings(f'[voice]\nspeaker = "{speaker}"\n') == (Settings(speaker=speaker), ())


@pytest.mark.parametrize("broken", [b"[look\n", b"\xff\xfe", b"a = 1\na = 2\n", b"\0"])
def test_a_file_that_cannot_be_read_means_the_defaults_and_stays_as_it_is(broken: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(broken)
    reading = reading_file(file)
    assert (reading.settings, len(reading.errors), reading.stated) == (DEFAULTS, 1, frozenset())
    assert file.read_bytes() == broken
    assert list(tmp_path.iterdir()) == [file]


def test_a_countdown_can_be_true_and_false() -> None:
    assert read_settings("[cues]\ncountdown = true\n")[0].cues.counted == 3
    assert read_settings("[cues]\ncountdown = false\n")[0].cues.counted == 0
    assert read_settings("[cues]\ncountdown = 0\n")[0].cues.counted == 0


VALUES = st.one_of(
    st.booleans(),
    st.integers(-5, 500),
    st.floats(),
    st.text(st.sampled_from("anext{}, -+\n\u202e"), max_size=6),
    st.sampled_from(["auto", "on", "thin", "sunday", "in", "{next}", "0.5s"]),
    st.lists(st.sampled_from(["go", "done", "x", 1]), max_size=3),
    st.dictionaries(st.sampled_from("ab"), st.integers(), max_size=1),
)
FILES = st.fixed_dictionaries(
    {},
    optional={
        group.name: VALUES
        | st.fixed_dictionaries({}, optional={entry.path[1]: VALUES for entry in group.entries} | {"zork": VALUES})
        for group in GROUPS
    },
)


@given(FILES)
@settings(max_examples=100)
def test_whatever_a_file_states_each_setting_is_read_told_or_at_its_default(data: dict[str, Any]) -> None:
    reading = reading_of(tomli_w.dumps(data))
    wrong = {problem.path.split("[")[0] for problem in reading.errors}
    for entry in ENTRIES.values():
        table = data.get(entry.path[0])
        stated = isinstance(table, dict) and entry.path[1] in table
        assert (entry.key in reading.stated) == (stated and entry.key not in wrong)
        if entry.path[0] != "cues" and entry.key not in reading.stated:
            assert value_of(reading.settings, entry) == default_of(entry)
