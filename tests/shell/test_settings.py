"""The settings file, read and never written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foottimer.commands.chosen import chosen_settings
from foottimer.settings.model import DEFAULTS, Characters, Motion, Settings
from foottimer.settings.read import load_settings, read_settings


def test_what_is_not_stated_stays_as_it_is() -> None:
    assert read_settings("") == (DEFAULTS, ())
    assert read_settings('[figure]\nmotion = "reduced"\n') == (Settings(motion=Motion.REDUCED), ())
    assert read_settings('[figure]\npicture = "half"\n') == (Settings(picture=Characters.HALF), ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            '[figure]\npicture = "haf"\n',
            "s.toml:2:11: figure.picture: must be one of 'braille', 'quadrant', 'half', 'none'",
        ),
        ("[figure]\nmotion = 3\n", "s.toml:2:10: figure.motion"),
        ("figure = 3\n", "s.toml:1:10: figure: must be a table"),
        ("[figure\n", "s.toml:1:"),
        ("[figur]\n", "s.toml:1:2: warning: figur: unknown key (did you mean 'figure'?)"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_left_at_its_default(text: str, shown: str) -> None:
    settings, (problem,) = read_settings(text)
    assert settings == DEFAULTS
    assert shown in problem.show("s.toml")


def test_a_file_that_is_missing_or_unreadable_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (DEFAULTS, ())
    settings, (problem,) = load_settings(tmp_path)
    assert settings == DEFAULTS
    assert problem.message == "not a regular file"
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    settings, problems = load_settings(tmp_path / "bytes.toml")
    assert settings == DEFAULTS
    assert problems
    (tmp_path / "good.toml").write_text('[figure]\npicture = "none"\n', encoding="utf-8")
    assert load_settings(tmp_path / "good.toml") == (Settings(picture=Characters.NONE), ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    settings, (problem,) = load_settings(tmp_path / "pipe.toml")
    assert (settings, problem.message) == (DEFAULTS, "not a regular file")


def test_check_reads_settings_too(call: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[figure]\npicture = "half"\n', encoding="utf-8")
    called = call("check", str(file))
    assert (called.status, called.out) == (0, f"{file}: ok\n")
    file.write_text('[figure]\npicture = "haf"\n', encoding="utf-8")
    called = call("check", str(file))
    assert called.status == 1
    assert f"{file}:2:11: figure.picture" in called.out


def test_commands_go_on_with_the_defaults_and_say_each_problem_once(
    call: Callable[..., Any], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[figure]\npicture = "haf"\nmotion = "\\u001b"\n', encoding="utf-8")
    called = call("streak")
    assert (called.status, called.out) == (0, "0 of 3 this week\n")
    assert [line.partition(": ")[0] for line in called.err.splitlines()] == [
        f"{home / 'settings.toml'}:{place}" for place in ("2:11", "3:10")
    ]
    assert "\x1b" not in called.err
    assert chosen_settings() == DEFAULTS
    assert capsys.readouterr().err == called.err
