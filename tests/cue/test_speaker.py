"""Sounds are played by real processes: the scripts of `pretenders.py`."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pretenders import WAIT, Stage, ends, is_gone

from foottimer.cue import channel as room
from foottimer.cue.channel import Channel, Sound
from foottimer.cue.ladder import Ladder
from foottimer.cue.players import Player
from foottimer.cue.speaker import Speaker

LONG = 60_000
"""Ms that no test lasts."""
HANGS = "exec sleep 600"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


class Told:
    """What the person was told."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._new = threading.Semaphore(0)

    def __call__(self, sentence: str) -> None:
        self.sentences.append(sentence)
        self._new.release()

    def wait(self) -> str:
        assert self._new.acquire(timeout=WAIT), "nothing was told"
        return self.sentences[-1]


@pytest.fixture
def told() -> Told:
    return Told()


Make = Callable[..., Speaker]


@pytest.fixture
def speaker(told: Told) -> Iterator[Make]:
    """Makes loudspeakers that are closed in the end."""
    made: list[Speaker] = []

    def make(*players: Player, patience: int = LONG) -> Speaker:
        made.append(Speaker(players, told, patience))
        return made[-1]

    yield make
    for each in made:
        each.close()


class Line:
    """A channel, which says when it has dealt with a sound."""

    def __init__(self, stage: Stage, *players: Player, patience: int = LONG) -> None:
        self.ladder = Ladder(players)
        self._stage = stage
        self._done = threading.Semaphore(0)
        self.channel = Channel(self.ladder, patience, self._done.release)

    def plays(self, ms: int = LONG) -> None:
        """Play a sound and wait until it is dealt with."""
        self.channel.put(Sound(self._stage.sound, ms))
        assert self._done.acquire(timeout=WAIT)


@pytest.fixture
def line(stage: Stage) -> Iterator[Callable[..., Line]]:
    made: list[Line] = []

    def make(*players: Player, patience: int = LONG) -> Line:
        made.append(Line(stage, *players, patience=patience))
        return made[-1]

    yield make
    for each in made:
        each.channel.close()


MakeLine = Callable[..., Line]


def test_a_sound_is_played_by_the_first_player(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one"), stage.player("two"))
    assert (loud.live, loud.name) == (True, "one")
    assert loud.play(stage.sound, 100)
    assert stage.hears()[::2] == ("one", "tone.wav")
    assert loud.play(stage.another("next.wav"), 100)
    assert stage.hears()[::2] == ("one", "next.wav")
    assert told.sentences == []


def test_a_new_sound_stops_the_one_before(stage: Stage, speaker: Make) -> None:
    loud = speaker(stage.player("one", HANGS))
    loud.play(stage.sound, LONG)
    _, first, _ = stage.hears()
    loud.play(stage.another("next.wav"), LONG)
    _, second, file = stage.hears()
    assert ends(first)
    assert file == "next.wav"
    assert not is_gone(second)


def test_channels_do_not_stop_each_other(stage: Stage, speaker: Make) -> None:
    loud = speaker(stage.player("one", HANGS))
    loud.play(stage.sound, LONG, "tone")
    _, tone, _ = stage.hears()
    loud.play(stage.sound, LONG, "voice")
    _, voice, _ = stage.hears()
    assert not is_gone(tone)
    loud.hush("voice")
    assert ends(voice)
    assert not is_gone(tone)
    loud.hush()
    assert ends(tone)


def test_hushing_says_nothing_against_a_player(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one", HANGS))
    for _ in range(3):
        loud.play(stage.sound, LONG)
        _, process, _ = stage.hears()
        loud.hush()
        assert ends(process)
    assert (loud.name, told.sentences) == ("one", [])
    speaker(stage.player("two")).hush()


def test_a_player_that_fails_gives_way_and_its_sound_is_still_played(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.missing("none"), stage.player("one", "exit 1"), stage.player("two"))
    assert loud.play(stage.sound, 100)
    assert stage.hears()[0] == "one"
    assert stage.hears()[::2] == ("two", "tone.wav")
    assert (loud.live, loud.name, told.sentences) == (True, "two", [])


def test_when_all_fail_the_person_is_told_once(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.missing("none"), stage.player("one", "exit 3"), stage.player("two", "kill -9 $$"))
    loud.play(stage.sound, 100)
    sentence = told.wait()
    assert "none could not be started, one ended with status 3, two crashed" in sentence
    assert (loud.live, loud.name) == (False, "")
    assert not loud.play(stage.sound, 100)
    assert not loud.play(stage.sound, 100, "voice")
    loud.close()
    assert told.sentences == [sentence]


def test_without_a_player_the_person_is_told_at_the_first_sound(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker()
    assert (loud.live, told.sentences) == (False, [])
    assert not loud.play(stage.sound, 100)
    assert "no program" in told.wait()
    assert not loud.play(stage.sound, 100)
    loud.close()
    assert len(told.sentences) == 1


def test_a_sound_can_be_waited_for(stage: Stage, speaker: Make) -> None:
    gate = stage.folder / "gate"
    loud = speaker(stage.player("one", f'while [ ! -e "{gate}" ]; do sleep 0.01; done'))
    assert loud.wait(0)
    loud.play(stage.sound, LONG)
    loud.play(stage.sound, LONG, "voice")
    stage.hears()
    assert not loud.wait(0)
    gate.touch()
    assert loud.wait(WAIT)
    assert loud.failures == ()
    loud.close()
    assert loud.wait(0)


def test_who_waits_for_a_sound_knows_then_what_failed(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one", "exit 3"), stage.missing("two"))
    loud.play(stage.sound, LONG)
    assert loud.wait(WAIT)
    assert len(told.sentences) == 1
    assert (loud.live, loud.failures) == (False, ("one ended with status 3", "two could not be started"))


def test_what_is_hushed_is_not_waited_for(stage: Stage, speaker: Make) -> None:
    loud = speaker(stage.player("one", HANGS))
    loud.play(stage.sound, LONG)
    stage.hears()
    loud.hush()
    assert loud.wait(WAIT)


def test_what_goes_wrong_with_telling_ends_nothing(stage: Stage) -> None:
    reached = threading.Event()

    def tell(_: str) -> None:
        reached.set()
        raise ValueError("no screen")

    loud = Speaker([stage.player("one", "exit 1")], tell)
    loud.play(stage.sound, 100)
    assert reached.wait(WAIT)
    assert not loud.play(stage.sound, 100)
    loud.close()


def test_a_player_that_hangs_is_killed_and_given_up(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one", f'trap "" TERM HUP INT; sleep 600; {HANGS}'), patience=400)
    loud.play(stage.sound, 0)
    _, process, _ = stage.hears()
    assert "one did not end" in told.wait()
    loud.close()
    assert is_gone(process)


def test_a_sound_that_hung_is_too_old_for_the_next_player(stage: Stage, line: MakeLine) -> None:
    heard = line(stage.player("one", HANGS), stage.player("two"), patience=400)
    heard.plays(ms=0)
    assert heard.ladder.left[0].name == "two"
    assert stage.hears()[0] == "one"
    assert stage.is_silent()
    heard.plays()
    assert stage.hears()[0] == "two"


def test_a_player_that_hangs_is_found_out_though_newer_sounds_stop_it(stage: Stage, speaker: Make, told: Told) -> None:
    """Each is 40 s late when it is stopped, its length being 40 s less than nothing: together more than is borne."""
    loud = speaker(stage.player("one", HANGS), patience=LONG)
    for _ in range(4):
        assert loud.play(stage.sound, -40_000)
        stage.hears()
    loud.hush()
    assert told.wait().endswith("one did not end.")


def test_a_long_sound_is_no_player_that_hangs(stage: Stage, line: MakeLine) -> None:
    gate = stage.folder / "gate"
    heard = line(stage.player("one", f'while [ ! -e "{gate}" ]; do sleep 0.01; done'), patience=50)
    heard.channel.put(Sound(stage.sound, LONG))
    stage.hears()
    gate.touch()
    assert heard._done.acquire(timeout=WAIT)
    assert [player.name for player in heard.ladder.left] == ["one"]


def test_a_player_that_has_played_is_given_up_at_its_second_failure(stage: Stage, line: MakeLine) -> None:
    """It plays while there is a file beside it."""
    works = stage.another("works")
    heard = line(stage.player("one", f'[ -e "{works}" ]'), stage.player("two"))
    heard.plays()
    assert stage.hears()[0] == "one"
    works.unlink()
    heard.plays()
    assert [stage.hears()[0], stage.hears()[0]] == ["one", "two"]
    assert heard.ladder.left[0].name == "one"
    works.touch()
    heard.plays()
    works.unlink()
    heard.plays()
    assert heard.ladder.left[0].name == "one"
    heard.plays()
    assert heard.ladder.left[0].name == "two"
    assert [stage.hears()[0] for _ in range(5)] == ["one", "one", "two", "one", "two"]


def test_a_slow_player_piles_nothing_up(stage: Stage, speaker: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sounds come faster than it starts: each child is killed before the next one is started."""
    started: list[int] = []
    killed: list[int] = []
    alive_beside: list[int] = []
    really, end = Player.start, room.kill

    def starts(player: Player, path: Path) -> object:
        alive_beside.append(len(started) - len(killed))
        child = really(player, path)
        started.append(child.pid)
        return child

    def stops(child: subprocess.Popen[bytes]) -> None:
        end(child)
        killed.append(child.pid)

    monkeypatch.setattr(Player, "start", starts)
    monkeypatch.setattr(room, "kill", stops)
    loud = speaker(stage.waits("one"), stage.player("two"))
    for _ in range(200):
        assert loud.play(stage.sound, 50)
    loud.hush()
    loud.close()
    assert started == killed
    assert max(alive_beside, default=0) == 0
    assert all(map(is_gone, started))
    assert stage.is_silent()


def test_a_player_whose_start_blocks_holds_nobody_up(
    stage: Stage, speaker: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let_in = threading.Event(), threading.Event()
    played: list[str] = []
    really = Player.start

    def slow(player: Player, path: Path) -> object:
        begun.set()
        assert let_in.wait(WAIT)
        played.append(path.name)
        return really(player, path)

    monkeypatch.setattr(Player, "start", slow)
    loud = speaker(stage.player("one", HANGS))
    loud.play(stage.another("first.wav"), LONG)
    assert begun.wait(WAIT)
    for number in range(20):
        assert loud.play(stage.another(f"{number}.wav"), LONG)
    loud.hush()
    loud.play(stage.another("last.wav"), LONG)
    let_in.set()
    while stage.hears()[2] != "last.wav":
        pass
    assert played == ["first.wav", "last.wav"]


def test_a_file_that_is_not_there_is_no_fault_of_a_player(stage: Stage, line: MakeLine) -> None:
    heard = line(stage.player("one", "exit 1"))
    for odd in (stage.folder / "gone.wav", stage.folder, Path("a\0b"), stage.sound / "below"):
        heard.channel.put(Sound(odd, 100))
        assert heard._done.acquire(timeout=WAIT)
    assert [player.name for player in heard.ladder.left] == ["one"]
    assert stage.is_silent()


def test_closing_stops_everything_and_leaves_no_process(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one", HANGS))
    loud.play(stage.sound, LONG)
    loud.play(stage.sound, LONG, "voice")
    processes = [stage.hears()[1], stage.hears()[1]]
    loud.close()
    assert all(map(is_gone, processes))
    assert not loud.play(stage.sound, LONG)
    loud.hush()
    loud.close()
    assert (told.sentences, stage.is_silent()) == ([], True)


def test_many_threads_at_once(stage: Stage, speaker: Make, told: Told) -> None:
    loud = speaker(stage.player("one", "exit 1"), stage.missing("two"), stage.player("three", "exit 1"))
    together = threading.Barrier(8)

    def press(channel: str) -> None:
        together.wait(WAIT)
        for _ in range(30):
            loud.play(stage.sound, 10, channel)
            loud.hush(channel)

    threads = [threading.Thread(target=press, args=(f"channel {number % 3}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    loud.play(stage.sound, 10)
    told.wait()
    loud.close()
    assert (loud.live, len(told.sentences)) == (False, 1)


def test_without_a_thread_to_be_had_it_is_only_silent(
    stage: Stage, speaker: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    loud = speaker(stage.player("one"))
    monkeypatch.setattr(threading.Thread, "start", none_left)
    assert not loud.play(stage.sound, 100)
    loud.close()
    assert stage.is_silent()
