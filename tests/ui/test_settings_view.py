"""What the settings screen says of a setting, and what its keys make of a value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foottimer.follow.conducting import style_of
from foottimer.routine.cues import CueKind, CueTable
from foottimer.session.cues import CueSheet
from foottimer.settings.model import DEFAULTS, Length, Motion, Settings, Sex, Switch
from foottimer.settings.read import reading_of
from foottimer.settings.registry import ENTRIES
from foottimer.settings.weekly import Weekday
from foottimer.ui.commands import Command
from foottimer.ui.settings_preview import SELDOM, Place, beside, sample
from foottimer.ui.settings_view import fields_of, fields_of_keys, rows_of, told_of, tried_by

FIELDS = {field.entry.key: field for field in fields_of()}
SKIP = Command("skip", "n,right", "next", "Skip to the next interval.")
KEY_FIELDS = fields_of_keys([SKIP, Command("app.help", "f1", "keys", "Help."), replace(SKIP, keys="escape")])


def shown(key: str, settings: Settings = DEFAULTS, width: int = 60) -> list[str]:
    return beside(FIELDS[key], settings, (), width).plain.splitlines()


def test_every_setting_of_the_registry_is_offered_in_its_order() -> None:
    assert list(FIELDS) == list(ENTRIES)
    assert [field.entry.key for field in KEY_FIELDS] == ["keys.skip", "keys.help"]
    assert [field.usual for field in KEY_FIELDS] == ["n,right", "f1"]


@pytest.mark.parametrize("key", ENTRIES)
def test_every_value_that_can_be_stepped_to_can_be_written(key: str) -> None:
    field, settings = FIELDS[key], DEFAULTS
    if not field.is_stepped:
        assert field.is_typed
        return
    seen = {field.text(settings)}
    for _ in range(12):
        stated = field.step(settings, 1)
        reading = reading_of(f"[{field.entry.path[0]}]\n{field.entry.path[1]} = {toml(stated)}\n")
        assert reading.problems == ()
        settings = reading.settings
        seen.add(field.text(settings))
    assert len(seen) > 1


def toml(stated: object) -> str:
    return f'"{stated}"' if isinstance(stated, str) else str(stated).lower()


def test_words_go_round_and_numbers_stop() -> None:
    assert FIELDS["look.theme"].step(Settings(theme="tokyo-night"), 1) == "foottimer-dark"
    assert FIELDS["look.theme"].step(DEFAULTS, -1) == "tokyo-night"
    assert FIELDS["outputs.bell"].step(Settings(bell=Switch.OFF), 1) == "auto"
    assert FIELDS["week.goal"].step(Settings(goal=7), 1) == 7
    assert FIELDS["sound.ahead"].step(DEFAULTS, 1) == 0.05


def test_what_is_typed_is_what_a_file_would_say() -> None:
    assert FIELDS["voice.rate"].typed(" 200 ") == 200
    assert FIELDS["words.go"].typed("{next}") == "{next}"
    assert FIELDS["words.go"].typed("") == ""
    assert FIELDS["cues.only"].typed("go, rest") == ["go", "rest"]
    assert FIELDS["cues.only"].typed("") is None
    assert KEY_FIELDS[0].typed("") is None


def test_a_command_without_other_keys_shows_its_own() -> None:
    field = KEY_FIELDS[0]
    assert (field.text(DEFAULTS), field.plain(DEFAULTS)) == ("n, right", "n,right")
    assert field.text(Settings(keys={"skip": "z"})) == "z"
    assert told_of(field, Settings(keys={"skip": "z"}))[1].startswith("keys.skip · usually n, right")


def test_rows_stand_below_the_titles_of_their_groups() -> None:
    rows, fields = rows_of([FIELDS["look.theme"], FIELDS["look.digits"], FIELDS["week.goal"]], Settings(goal=5))
    assert [row(40).plain.rstrip() for row in rows] == [
        "Look",
        "Colours        ‹ foottimer-dark ›",
        "Digits         ‹ solid ›",
        "Week",
        "Goal           ‹ 5 days ›",
    ]
    assert [field and field.entry.key for field in fields] == [None, "look.theme", "look.digits", None, "week.goal"]
    assert "bold" in rows[4](40).markup
    assert "bold" not in rows[1](40).markup


@pytest.mark.parametrize("width", [8, 20, 33, 80])
def test_rows_and_what_stands_beside_them_fit_every_width(width: int) -> None:
    settings = Settings(voice=True, theme="a-theme-of-a-very-long-name-indeed")
    rows, _ = rows_of((*FIELDS.values(), *KEY_FIELDS), settings)
    assert all(row(width).cell_length <= width for row in rows)
    for field in (*FIELDS.values(), *KEY_FIELDS):
        text = beside(field, settings, (Place("player", SKIP),), width)
        assert all(line.cell_length <= width for line in text.split("\n", allow_blank=True))


def test_settings_are_found_by_name_group_and_value() -> None:
    def found(words: str) -> list[str]:
        return [key for key, field in FIELDS.items() if field.holds(words, DEFAULTS)]

    assert found("GOAL training") == ["week.goal"]
    assert "look.digits" in found("solid")
    assert found("voice 170") == ["voice.rate"]
    assert found("nothing-of-the-kind") == []


def test_how_a_setting_stands_is_told() -> None:
    assert told_of(FIELDS["look.digits"], DEFAULTS)[1] == "look.digits · as usual"
    assert told_of(FIELDS["voice.rate"], Settings(rate=200))[1] == (
        "voice.rate · usually 170 words a minute · 80 to 400"
    )
    still = told_of(FIELDS["figure.motion"], Settings(motion=Motion.REDUCED), "TEXTUAL_ANIMATIONS=none")[0]
    assert still.startswith("TEXTUAL_ANIMATIONS=none keeps it reduced")


def test_what_is_changed_is_tried_where_it_can_be_heard_or_seen() -> None:
    assert tried_by(FIELDS["outputs.sound"], DEFAULTS) == ("sound", CueKind.GO)
    assert tried_by(FIELDS["outputs.sound"], Settings(sound=False)) is None
    assert tried_by(FIELDS["outputs.bell"], Settings(bell=Switch.OFF)) is None
    assert tried_by(FIELDS["sound.volume"], DEFAULTS) == ("sound", CueKind.GO)
    assert tried_by(FIELDS["words.rest"], DEFAULTS) == ("voice", CueKind.REST)
    assert tried_by(FIELDS["cues.rest"], DEFAULTS) == ("sound", CueKind.REST)
    assert tried_by(FIELDS["cues.only"], DEFAULTS) is None
    assert tried_by(FIELDS["look.theme"], DEFAULTS) is None


def test_the_sample_has_every_cue_but_those_that_are_told_to_be_missing() -> None:
    planned = CueSheet(sample(), style_of(DEFAULTS)).plan()
    assert {cue.cue.kind for cue in planned} == set(CueKind) - SELDOM
    for kind in CueKind:
        told = " ".join(shown(f"cues.{kind}", width=80)[1:3])
        assert ("not in this sample" in told) is (kind in SELDOM)


def test_what_is_heard_is_marked_at_its_time() -> None:
    lines = shown("cues.countdown")
    assert lines[0] == "What you hear when  tones"
    assert lines[2:7] == ["Get ready  0:05", "  0:00 ♪ Get ready", "› 0:02 ♪ 3 2 1", "Calf raise  0:06", "  0:05 ♪ Go"]
    five = shown("cues.countdown", Settings(cues=CueTable(countdown=4)))
    assert five[4] == "› 0:01 ♪ 4 3 2 1"
    none = shown("cues.countdown", Settings(cues=CueTable(countdown=0)))
    assert not [line for line in none if "2 1" in line]


def test_the_list_begins_where_the_chosen_cue_usually_comes() -> None:
    assert shown("cues.switch")[2] == "Switch sides  0:05"
    off = Settings(cues=CueTable(on={CueKind.SWITCH: False}))
    assert shown("cues.switch", off)[2] == "Switch sides  0:05"
    assert "Switch sides" not in " ".join(shown("cues.switch", off)[3:])


def test_what_is_spoken_stands_there_while_the_voice_is_on() -> None:
    assert "  0:11 ♪ Rest  “Rest, 15 seconds.”" in shown("outputs.voice", Settings(voice=True))
    assert "“" not in " ".join(shown("outputs.voice"))


def test_without_tones_the_bell_is_heard_for_what_matters() -> None:
    lines = shown("outputs.sound", Settings(sound=False))
    assert lines[0] == "What you hear when  bell"
    assert "  0:05 ♪ Go" in lines
    assert "  0:07   Phase" in lines
    assert shown("outputs.sound", Settings(sound=False, bell=Switch.OFF))[0] == "What you hear when  nothing"


def test_the_week_the_questions_and_the_units_are_as_the_settings_say() -> None:
    week = shown("week.goal", Settings(goal=2, first_day=Weekday.SUNDAY))
    assert week[1] == "Su  Mo  Tu  We  Th  Fr  Sa"
    assert week[2].count("●") == 2
    assert shown("week.day_start", Settings(day_start=4), 80)[-1].endswith("counts for Thursday.")
    assert "· Any red flag?" in shown("questions.pain")
    assert "· Any red flag?" not in shown("questions.pain", Settings(pain=False))
    assert shown("units.length", Settings(length=Length.INCH))[1] == "Knee to wall: 3.5 in"


def test_what_becomes_of_an_interrupted_session_is_as_the_settings_say() -> None:
    assert "For 12 hours a start offers" in " ".join(shown("session.offer_hours", width=200))
    assert "For 1 hour a start offers" in " ".join(shown("session.offer_hours", Settings(offer_hours=1), 200))
    assert "without asking" in " ".join(shown("session.offer_hours", Settings(offer_hours=0), 200))


def test_without_an_age_no_norms_are_shown() -> None:
    assert shown("you.age")[1].startswith("No age, so check-ins are compared with nothing.")
    norms = shown("you.sex", Settings(age=44), 80)
    assert norms[0] == "A rough comparison"
    assert "Balance, eyes open: 40 seconds" in norms
    assert "Single-leg calf raises: 25 to 28 reps" in norms
    assert "Single-leg calf raises: 28 reps" in shown("you.sex", Settings(age=44, sex=Sex.MALE), 80)
    assert "Knee to wall: 3.9 in" in shown("you.age", Settings(age=44, length=Length.INCH), 80)


def test_a_commands_places_are_listed() -> None:
    places = (Place("player", SKIP), Place("library", Command("app.help", "f1", "keys", "Help.")))
    assert beside(KEY_FIELDS[0], DEFAULTS, places, 60).plain.splitlines() == [
        "player  n right",
        "Skip to the next interval.",
    ]
