from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from foottimer import paths

ALL = (
    paths.data_folder,
    paths.config_folder,
    paths.cache_folder,
    paths.routines_folder,
    paths.exercises_file,
    paths.history_file,
)


def test_one_variable_puts_everything_under_one_folder(home: Path) -> None:
    assert [ask().relative_to(home) for ask in ALL] == [
        Path("data"),
        Path("config"),
        Path("cache"),
        Path("routines"),
        Path("exercises.toml"),
        Path("data/history.db"),
    ]


def test_asking_makes_nothing(home: Path) -> None:
    assert all(ask() for ask in ALL)
    assert not home.exists()


@pytest.mark.parametrize(
    "stated",
    [
        {"HOME": "/me"},
        {"HOME": "/me//x/./y/", "XDG_DATA_HOME": ""},
        {"HOME": "/me/../you", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c/", "XDG_CACHE_HOME": "/x//y"},
        {"HOME": "/me", "XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "~/c"},
        {"XDG_DATA_HOME": "/d"},
        {},
    ],
)
def test_without_the_variable_the_systems_folders_are_used(
    monkeypatch: pytest.MonkeyPatch, stated: dict[str, str]
) -> None:
    for name in (paths.HOME_VARIABLE, "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**stated, paths.HOME_VARIABLE: ""}.items():
        monkeypatch.setenv(name, value)
    data, config, cache = (
        ask("foottimer", appauthor=False)
        for ask in (platformdirs.user_data_path, platformdirs.user_config_path, platformdirs.user_cache_path)
    )
    assert [ask() for ask in ALL] == [
        *(data, config, cache),
        *(config / "routines", config / "exercises.toml", data / "history.db"),
    ]


@pytest.mark.parametrize("chosen", ["", "here", "a//b/./c/", "../x", "/t/y/..", "~/feet", "~", "~nobody-of-this-name"])
def test_a_name_is_what_the_path_is_as_a_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, chosen)
    assert paths.history_name() == str(paths.history_file())
    assert paths.backups_name() == str(paths.backups_folder())
    assert paths.settings_name() == str(paths.settings_file())
    assert paths.history_file().is_absolute()


def test_a_home_that_is_relative_or_begins_with_a_tilde_becomes_absolute(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "here")
    assert paths.data_folder() == tmp_path / "here" / "data"
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/feet")
    assert paths.data_folder() == tmp_path / "me" / "feet" / "data"


def test_a_home_of_nobody_is_a_folder_of_that_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "~nobody-of-this-name/x")
    assert paths.data_folder() == tmp_path / "~nobody-of-this-name" / "x" / "data"
