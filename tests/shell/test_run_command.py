from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from foottimer import paths
from foottimer.commands import terminal
from foottimer.follow.claims import Claims
from foottimer.history.decisions import DecisionKind
from foottimer.plain import Sitting
from foottimer.routine.library import Entry
from foottimer.settings.model import Motion, Settings

Call = Callable[..., Any]


class FrontEnds:
    """Stands in for both front ends and remembers what they were asked to follow."""

    def __init__(self) -> None:
        self.status = 0
        self.drawn: list[tuple[list[str], float]] = []
        self.plain: list[tuple[list[str], bool, bool]] = []
        self.speeds: list[float] = []
        self.settings: list[Settings] = []
        self.advised: list[bool] = []
        self.as_written: list[bool] = []

    def run_app(self, start: Sequence[Entry] = (), speed: float = 1.0) -> int:
        self.drawn.append(([entry.id for entry in start], speed))
        return self.status

    def run_plain(self, sitting: Sitting) -> int:
        assert isinstance(sitting.claims, Claims)
        assert sitting.take_up == ""
        self.settings.append(sitting.settings)
        self.advised.append(sitting.advice is not None)
        self.as_written.append(bool(sitting.advice and sitting.advice.as_written))
        routines = [timeline.routine for timeline in sitting.timelines]
        self.plain.append((routines, sitting.opening is not None, sitting.interactive))
        if sitting.opening is not None:
            sitting.opening().shut()
        self.speeds.append(sitting.speed)
        return self.status


@pytest.fixture
def front_ends(monkeypatch: pytest.MonkeyPatch) -> FrontEnds:
    made = FrontEnds()
    monkeypatch.setitem(sys.modules, "foottimer.ui.run", SimpleNamespace(run_app=made.run_app))
    monkeypatch.setitem(sys.modules, "foottimer.plain", SimpleNamespace(run_plain=made.run_plain, Sitting=Sitting))
    return made


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the commands see as `sys`; pytest keeps the real streams to itself."""
    monkeypatch.setenv("TERM", "xterm-256color")
    system = SimpleNamespace(stdin=Terminal(), stdout=Terminal(), stderr=Terminal(), platform="linux")
    monkeypatch.setattr(terminal, "sys", system)
    return system


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_the_app_is_opened(call: Call, front_ends: FrontEnds) -> None:
    assert call().status == 0
    assert call("run", "desk-break", "foot-strength", "--speed", "20").status == 0
    assert front_ends.drawn == [([], 1.0), (["desk-break", "foot-strength-1"], 20.0)]
    assert front_ends.plain == []


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("arguments", [("--plain", "desk-break"), ("desk-break", "--plain")])
def test_plain_is_line_by_line_on_a_terminal_too(call: Call, front_ends: FrontEnds, arguments: tuple[str, ...]) -> None:
    assert call("run", *arguments).status == 0
    assert front_ends.plain == [(["desk-break"], True, True)]


def test_line_by_line_knows_what_the_person_chose_and_what_is_wrong_with_it_is_said_once(
    call: Call, front_ends: FrontEnds, home: Path
) -> None:
    home.mkdir()
    paths.settings_file().write_text('[figure]\nmotion = "reduced"\npicture = "haf"\n', encoding="utf-8")
    called = call("run", "desk-break", "foot-activation")
    assert front_ends.settings == [Settings(motion=Motion.REDUCED)]
    assert called.status == 0
    (told,) = called.err.splitlines()
    assert told.startswith(f"{paths.settings_file()}:3:11: figure.picture")


def test_options_stand_anywhere_among_the_routines(call: Call, front_ends: FrontEnds) -> None:
    assert call("run", "desk-break", "--speed", "10", "foot-activation").status == 0
    assert front_ends.plain == [(["desk-break", "foot-activation"], False, False)]


def test_without_a_terminal_it_goes_line_by_line_by_itself_and_saves(call: Call, front_ends: FrontEnds) -> None:
    assert call("run", "desk-break").status == 0
    assert front_ends.plain == [(["desk-break"], True, False)]
    assert paths.history_file().exists()


def test_a_rehearsal_is_not_saved(call: Call, front_ends: FrontEnds, home: Path) -> None:
    assert call("run", "desk-break", "--speed", "0.5").status == 0
    assert front_ends.plain == [(["desk-break"], False, False)]
    assert front_ends.speeds == [0.5]
    assert not home.exists()


@pytest.mark.parametrize("speed", ["0", "0.09", "1001", "-1", "nan", "inf", "fast", ""])
def test_a_speed_out_of_range_is_a_usage_error(call: Call, front_ends: FrontEnds, speed: str) -> None:
    called = call("run", "desk-break", f"--speed={speed}")
    assert called.status == 2
    assert "a number from 0.1 to 1000" in called.err
    assert front_ends.plain == []


@pytest.mark.parametrize("status", [0, 1, 3, 130, 143])
def test_the_exit_status_is_the_front_ends(call: Call, front_ends: FrontEnds, status: int) -> None:
    front_ends.status = status
    assert call("run", "desk-break").status == status


def test_no_routine_is_a_usage_error(call: Call, front_ends: FrontEnds) -> None:
    assert call("run").status == 2
    assert front_ends.plain == []


def test_nothing_starts_when_one_of_several_does_not_load(call: Call, front_ends: FrontEnds) -> None:
    assert call("run", "desk-break", "nope").status == 1
    assert front_ends.plain == []


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("stdout", io.StringIO(), "standard output is not a terminal"),
        ("stdin", io.StringIO(), "standard input is not a terminal"),
        ("stderr", io.StringIO(), "standard error, on which the app is drawn, is not a terminal"),
        ("stdin", None, "standard input is not a terminal"),
        ("stdout", Terminal("latin-1"), "the terminal's encoding is not UTF-8"),
    ],
)
def test_streams_that_cannot_be_drawn_on(on_a_terminal: SimpleNamespace, name: str, value: object, reason: str) -> None:
    assert terminal.why_not_drawn() is None
    setattr(on_a_terminal, name, value)
    assert terminal.why_not_drawn() == reason


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_says_it_cannot_draw(monkeypatch: pytest.MonkeyPatch, term: str | None) -> None:
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)
    assert str(terminal.why_not_drawn()).startswith("the terminal says that it cannot draw")


def test_windows_sets_no_term(on_a_terminal: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM")
    on_a_terminal.platform = "win32"
    assert terminal.why_not_drawn() is None


@pytest.mark.usefixtures("on_a_terminal")
def test_the_app_where_it_cannot_draw_is_one_line_and_2(
    call: Call, front_ends: FrontEnds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    called = call()
    assert (called.status, called.err.count("\n")) == (2, 1)
    assert "--plain" in called.err
    assert front_ends.drawn == []


def red_flag() -> None:
    """Have the latest session say that something was sharp, bony or swollen."""
    with closing(sqlite3.connect(paths.history_file())) as db, db:
        db.execute("UPDATE session SET red_flag = 1")


def test_a_red_flag_stops_impact_until_it_is_said_that_it_was_checked(call: Call, monkeypatch: Any) -> None:
    assert call("log", "cool-down", "yesterday").status == 0
    red_flag()
    refused = call("run", "pre-run", "--plain")
    assert refused.status == 1
    assert refused.lines[-1] == "Once it was checked: foottimer run pre-run --checked."
    followed: list[Sitting] = []
    monkeypatch.setattr("foottimer.plain.run_plain", lambda sitting: len(followed.append(sitting) or ""))
    checked = call("run", "pre-run", "--plain", "--checked")
    assert (checked.status, checked.err) == (0, "")
    assert followed[0].advice is not None
    (decision,) = followed[0].advice.situation().decisions
    assert decision.kind is DecisionKind.CHECKED
    assert "no red flag" in call("run", "pre-run", "--plain", "--checked").err


def test_a_rehearsal_takes_no_advice(call: Call, front_ends: FrontEnds) -> None:
    assert call("run", "plyo-intro-1", "--speed", "1000", "--checked").status == 0
    assert front_ends.advised == [False]


def test_advice_knows_the_routines_there_are_and_what_is_to_be_done_as_written(
    call: Call, front_ends: FrontEnds
) -> None:
    assert call("run", "desk-break", "--as-written").status == 0
    assert front_ends.advised == [True]
    assert front_ends.as_written == [True]
