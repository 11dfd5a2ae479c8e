from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pretenders import WAIT, Stage, ends

from foottimer.cue import child as room
from foottimer.cue.child import kill
from foottimer.cue.players import Player, find_players


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def names(platform: str, there: set[str]) -> list[str]:
    return [player.name for player in find_players(platform, lambda n: f"/bin/{n}" if n in there else None)]


def test_the_sound_servers_go_before_the_bare_card() -> None:
    assert names("linux", {"aplay", "pw-play", "paplay", "mpv"}) == ["pw-play", "paplay", "aplay"]
    assert names("linux", {"aplay"}) == ["aplay"]
    assert names("darwin", {"afplay"}) == ["afplay"]
    assert names("linux", set()) == []


def test_windows_plays_by_a_python_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    (player,) = find_players("win32", lambda name: None)
    assert player.name == "winsound"
    assert player.command[0] == sys.executable
    compile(player.command[-1], "winsound", "exec")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert find_players("win32", lambda name: None) == ()


def test_what_windows_is_told_to_play_is_an_argument(tmp_path: Path) -> None:
    """Run the real code beside a `winsound` of our own."""
    (tmp_path / "winsound.py").write_text("def PlaySound(*a): print(a)", encoding="utf-8")
    (player,) = find_players("win32", lambda name: None)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {player.command[-1]}"
    odd = "/x/'); print('obeyed"
    said = subprocess.run([*player.command[:-1], code, odd], capture_output=True, text=True, check=True).stdout
    assert said.strip() == repr((odd, 0x20002))


def test_a_player_has_nothing_of_ours(stage: Stage) -> None:
    child = stage.waits("one").start(stage.sound)
    streams = [os.readlink(f"/proc/{child.pid}/fd/{number}") for number in range(3)]
    groups = (os.getsid(child.pid), os.getpgid(child.pid))
    kill(child)
    child.wait(WAIT)
    assert streams == ["/dev/null"] * 3
    assert groups == (child.pid, child.pid)


def test_a_file_is_never_read_as_an_option(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = stage.another("--version; $(touch obeyed)")
    monkeypatch.chdir(stage.folder)
    child = stage.player("one", f'[ "$1" = "{stage.folder}/${{1##*/}}" ]').start(Path(odd.name))
    assert child.wait(WAIT) == 0
    assert stage.hears()[2] == odd.name
    assert not (stage.folder / "obeyed").exists()


def test_a_player_that_is_not_there_says_so(stage: Stage) -> None:
    with pytest.raises(OSError, match="nobody"):
        stage.missing("nobody").start(stage.sound)
    with pytest.raises(ValueError, match="null"):
        stage.player("one").start(Path("a\0b"))


def test_stopping_kills_what_the_player_started_too(stage: Stage) -> None:
    child = stage.player("one", f'sleep 600 & echo "inner $! x" > "{stage.folder}/heard"; trap "" TERM; wait').start(
        stage.sound
    )
    outer, inner = stage.hears(), stage.hears()
    assert (outer[0], outer[1], inner[0]) == ("one", child.pid, "inner")
    kill(child)
    assert child.wait(WAIT) == -9
    assert ends(inner[1])
    kill(child)


def test_windows_is_asked_for_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    killed: list[str] = []

    class Child:
        pid = os.getpid()

        def __init__(self, command: list[str], **options: int) -> None:
            asked.append(options["creationflags"])

        def kill(self) -> None:
            killed.append("killed")

    monkeypatch.setattr(room.subprocess, "Popen", Child)
    monkeypatch.setattr(room.sys, "platform", "win32")
    kill(Player("one", ("one",)).start(Path("a.wav")))
    assert (asked, killed) == ([0x08000000], ["killed"])
