from __future__ import annotations

from pathlib import Path

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


def test_without_the_variable_the_systems_folders_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *a, **k: tmp_path / "d")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *a, **k: tmp_path / "c")
    for value in (None, ""):
        monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
        if value is not None:
            monkeypatch.setenv(paths.HOME_VARIABLE, value)
        assert paths.history_file() == tmp_path / "d" / "history.db"
        assert paths.routines_folder() == tmp_path / "c" / "routines"
        assert paths.exercises_file() == tmp_path / "c" / "exercises.toml"


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
