"""Every setting is one entry, and the entries are all there is."""

from __future__ import annotations

from dataclasses import fields

import pytest

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import WORDS
from foottimer.settings.kinds import Choice, Flag, Seconds, Whole
from foottimer.settings.model import DEFAULTS, Digits, Settings
from foottimer.settings.places import Attribute
from foottimer.settings.read import read_settings
from foottimer.settings.registry import (
    CUES,
    ENTRIES,
    GROUPS,
    Entry,
    default_of,
    find,
    key_entry,
    shown,
    stepped,
    toml_of,
    value_of,
    with_value,
)

ALL = [*ENTRIES.values(), key_entry("skip")]


def other_value(entry: Entry) -> object:
    """Return a value of a setting that is not its default."""
    if steps := entry.kind.steps:
        return next(step for step in steps if step != default_of(entry))
    return {
        "look.theme": "nord",
        "voice.speaker": "Zoe (Premium)",
        "you.age": 44,
        "cues.only": frozenset({CueKind.DONE, CueKind.GO}),
        "keys.skip": "n,right",
    }.get(entry.key, "{next}, now.")


def test_every_attribute_is_a_setting_or_a_table_of_settings() -> None:
    plain = {entry.place.name for entry in ALL if isinstance(entry.place, Attribute)}
    assert plain | {"words", "cues", "keys"} == {field.name for field in fields(Settings)}


def test_every_kind_of_cue_can_be_switched_and_worded() -> None:
    assert set(CUES) == set(CueKind)
    assert all(f"cues.{kind}" in ENTRIES and f"words.{kind}" in ENTRIES for kind in CueKind)


def test_every_setting_has_words_and_stands_in_its_group() -> None:
    for group in GROUPS:
        assert group.title
        assert group.help.endswith(".")
        for entry in group.entries:
            assert entry.path[0] == group.name
            assert entry.title
            assert len(entry.title) <= 15
            assert entry.help.endswith(".")
            assert entry.kind.allowed
            assert find(entry.key) is entry


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.key)
def test_another_value_is_kept_shown_and_typed_as_what_it_is(entry: Entry) -> None:
    value = other_value(entry)
    changed = with_value(DEFAULTS, entry, value)
    assert value_of(changed, entry) == value != value_of(DEFAULTS, entry)
    assert with_value(changed, entry, default_of(entry)) != changed
    assert shown(entry, value)
    assert shown(entry, value) != shown(entry, default_of(entry))
    assert entry.kind.typed(entry.kind.plain(value)) == toml_of(entry, value)


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.key)
def test_a_value_survives_the_file(entry: Entry) -> None:
    import tomli_w

    value = other_value(entry)
    text = tomli_w.dumps({entry.path[0]: {entry.path[1]: toml_of(entry, value)}})
    assert read_settings(text) == (with_value(DEFAULTS, entry, value), ())


@pytest.mark.parametrize("entry", [entry for entry in ALL if entry.kind.steps], ids=lambda entry: entry.key)
def test_every_step_is_a_value_that_the_file_takes(entry: Entry) -> None:
    import tomli_w

    for value in entry.kind.steps:
        text = tomli_w.dumps({entry.path[0]: {entry.path[1]: toml_of(entry, value)}})
        settings, problems = read_settings(text)
        assert problems == ()
        assert value_of(settings, entry) == value


def test_values_are_shown_in_words() -> None:
    assert shown(ENTRIES["sound.ahead"], 150) == "0.15 s"
    assert toml_of(ENTRIES["sound.ahead"], 1000) == 1
    assert shown(ENTRIES["voice.rate"], 170) == "170 words a minute"
    assert shown(ENTRIES["outputs.sound"], False) == "off"
    assert shown(ENTRIES["voice.speaker"], "") == "usual"
    assert shown(ENTRIES["cues.only"], None) == "all"
    assert shown(ENTRIES["you.age"], None) == "not given"
    assert shown(ENTRIES["you.age"], 44) == "44 years"
    assert shown(ENTRIES["cues.only"], frozenset({CueKind.DONE, CueKind.GO})) == "go, done"
    assert shown(ENTRIES["cues.countdown"], 0) == "none"
    assert shown(key_entry("skip"), "n,right") == "n, right"
    assert value_of(DEFAULTS, ENTRIES["words.rest"]) == WORDS[CueKind.REST]


def test_steps_go_round_words_and_stop_at_the_ends_of_numbers() -> None:
    assert stepped(ENTRIES["look.digits"], Digits.PLAIN, 1) is Digits.SOLID
    assert stepped(ENTRIES["outputs.sound"], True, 1) is False
    assert stepped(ENTRIES["sound.volume"], 10, 1) == 10
    assert stepped(ENTRIES["sound.volume"], 3, -1) == 2
    assert stepped(ENTRIES["voice.rate"], 173, 1) == 180
    assert stepped(ENTRIES["look.theme"], "tokyo-night", 1) == "foottimer-dark"


@pytest.mark.parametrize(
    ("key", "typed", "toml"),
    [
        ("outputs.sound", "true", True),
        ("outputs.sound", "off", False),
        ("outputs.sound", "maybe", "maybe"),
        ("outputs.bell", "on", "on"),
        ("sound.volume", "3", 3),
        ("sound.volume", "-1", -1),
        ("sound.volume", "loud", "loud"),
        ("sound.ahead", "0.2", 0.2),
        ("sound.ahead", "1", 1),
        ("sound.ahead", "0.2s", "0.2s"),
        ("cues.countdown", "true", True),
        ("cues.countdown", "5", 5),
        ("cues.only", "go, done", ["go", "done"]),
        ("cues.only", "none", []),
        ("words.rest", "Rest: {seconds}", "Rest: {seconds}"),
        ("you.age", "44", 44),
        ("you.age", "", None),
        ("you.age", "unset", None),
        ("you.age", "old", "old"),
    ],
)
def test_what_is_typed_needs_no_quotes(key: str, typed: str, toml: object) -> None:
    result = ENTRIES[key].kind.typed(typed)
    assert (result, type(result)) == (toml, type(toml))


def test_a_countdown_of_nothing_leaves_a_routine_its_own() -> None:
    from foottimer.routine.cues import CueTable

    settings = with_value(DEFAULTS, ENTRIES["cues.countdown"], 0)
    assert settings.cues.counted == 0
    assert CueTable(on={CueKind.COUNTDOWN: True}).over(settings.cues).counted == 3


def test_names_of_keys_are_open_ended_and_the_others_are_not() -> None:
    entry = find("keys.app.help")
    assert entry is not None
    assert entry.path == ("keys", "app.help")
    assert [find(key) for key in ("keys", "keys.", "look", "look.them", "", "words.*")] == [None] * 6


def test_kinds_say_what_may_be_written() -> None:
    assert Flag().allowed == "true or false"
    assert Choice(("a", "b")).allowed == "one of a, b"
    assert Whole(1, 7).allowed == "1 to 7"
    assert Seconds(1000, 50).allowed == "seconds from 0 to 1"
