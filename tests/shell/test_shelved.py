"""What commands list by cards is what they list by reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from foottimer.cli import main
from foottimer.commands import shelved
from foottimer.routine import remembered
from foottimer.routine.remembered import NAME

ROUTINE = 'format = 1\nname = "Mine {}"\nequipment = ["chair"]\n[[block]]\nname = "A"\nhold = 2{}\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    monkeypatch.setattr(remembered, "SETTLED", -(10**10))
    (tmp_path / "routines").mkdir()
    for number in range(4):
        (tmp_path / "routines" / f"mine-{number}.toml").write_text(ROUTINE.format(number, number), encoding="utf-8")
    (tmp_path / "routines" / "broken.toml").write_text("format = 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("options", [[], ["--json"], ["--without", "chair"], ["--silent", "--json"]])
def test_the_list_is_the_same_whether_files_are_read_or_remembered(
    home: Path, options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["list", *options]) == 0
    read = capsys.readouterr()
    assert not (home / "cache").exists()
    monkeypatch.setattr(shelved, "MANY", 0)
    assert main(["list"]) == 0
    assert (home / "cache" / NAME).is_file()
    capsys.readouterr()
    assert main(["list", *options]) == 0
    assert capsys.readouterr() == read


@pytest.mark.usefixtures("home")
def test_a_routine_is_found_and_shown_by_its_card(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["show", "mine-3"]) == 0
    read = capsys.readouterr()
    monkeypatch.setattr(shelved, "MANY", 0)
    assert main(["list"]) == 0
    capsys.readouterr()
    assert main(["show", "mine-3"]) == 0
    assert capsys.readouterr() == read
    assert main(["show", "mine-9"]) == 1
    assert "did you mean mine-" in capsys.readouterr().err
