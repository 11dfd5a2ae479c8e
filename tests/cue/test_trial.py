"""Cues given for a try, played by real processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pretenders import Stage, ends

from foottimer.cli import main
from foottimer.cue.players import Player
from foottimer.cue.shelf import Shelf
from foottimer.cue.speaker import Speaker
from foottimer.follow import trial as room
from foottimer.follow.outputs import Outputs
from foottimer.follow.trial import Trial
from foottimer.routine.cues import CueKind
from foottimer.settings.model import Settings

HANGS = "exec sleep 600"


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(room, "BETWEEN", 0)
    made = Stage(tmp_path)
    yield made
    made.close()


def trial(stage: Stage, *players: Player, patience: int = 60_000) -> Trial:
    speaker = Speaker(players, lambda _: None, patience)
    outputs = Outputs(Settings(notify=False), Shelf(stage.folder / "tones"), speaker)
    return Trial(outputs, speaker, None, [], lambda: None)


def test_the_next_cue_waits_for_the_end_of_the_one_before(stage: Stage) -> None:
    gate = stage.folder / "gate"
    tried = trial(stage, stage.player("one", f'while [ ! -e "{gate}" ]; do sleep 0.01; done'))
    given = threading.Thread(target=lambda: [tried.give(kind, "") for kind in (CueKind.GO, CueKind.REST)])
    given.start()
    assert stage.hears()[2].startswith("go")
    assert stage.is_silent()
    gate.touch()
    assert stage.hears()[2].startswith("rest")
    given.join(20)
    tried.close()


def test_a_player_that_hangs_is_told_of_and_the_next_one_goes_on(stage: Stage) -> None:
    tried = trial(stage, stage.player("one", HANGS), stage.player("two"), patience=50)
    (trouble,) = tried.give(CueKind.REP, "")
    assert (trouble.sentence, trouble.lost) == ("one did not end: two plays instead.", False)
    assert tried.give(CueKind.REP, "") == ()
    assert [stage.hears()[0] for _ in range(2)] == ["one", "two"]
    tried.close()


def test_ctrl_c_ends_it_at_once_and_silences(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def interrupted(*_: object) -> bool:
        begun.append(stage.hears()[1])
        raise KeyboardInterrupt

    monkeypatch.setenv("FOOTTIMER_HOME", str(stage.folder / "home"))
    monkeypatch.setattr("foottimer.follow.hearing.find_players", lambda *_: (stage.player("one", HANGS),))
    monkeypatch.setattr("foottimer.follow.ways.find_players", lambda *_: (stage.player("one", HANGS),))
    monkeypatch.setattr(Speaker, "wait", interrupted)
    assert main(["cues", "go", "rest"]) == 130
    assert len(begun) == 1
    assert ends(begun[0])
    assert stage.is_silent()
