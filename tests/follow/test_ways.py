"""What is said of each output, for settings and machines of all kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foottimer.follow import ways as room
from foottimer.follow.ways import Machine, State, Way, this_machine, ways
from foottimer.settings.model import Motion, Settings, Switch

DEBIAN = 'ID=debian\nNAME="Debian"\n'
WHOLE = Machine("linux", ("paplay", "aplay"), ("espeak-ng", "spd-say"), "notify-send", terminal=True, os_release=DEBIAN)
BARE = Machine("linux", os_release=DEBIAN, desktop=False)
LIVE, STANDS_BY, OFF, MISSING = State


def way(name: str, machine: Machine = WHOLE, **settings: object) -> Way:
    found = ways(replace(Settings(), **settings), machine)  # type: ignore[arg-type]
    return next(way for way in found if way.name == name)


def said(name: str, machine: Machine = WHOLE, **settings: object) -> tuple[State, str, str]:
    found = way(name, machine, **settings)
    assert found.live is (found.state is LIVE)
    return found.state, found.why, found.remedy


def test_they_go_from_the_floor_of_the_ladder_up() -> None:
    names = [way.name for way in ways(Settings(), BARE)]
    assert names == ["screen", "flash", "bell", "sound", "voice", "notification"]
    assert said("screen", BARE) == (LIVE, "always", "")


def test_sound_is_played_by_the_first_player() -> None:
    assert said("sound", volume=4) == (LIVE, "paplay, volume 4 of 10", "")
    assert (way("sound").program, way("sound").others) == ("paplay", ("aplay",))
    assert said("sound", player="aplay") == (LIVE, "aplay, volume 7 of 10", "")
    assert way("sound", player="aplay").others == ("paplay",)
    assert "the machine you are logged in to" in said("sound", replace(WHOLE, remote=True))[1]


def test_sound_that_is_off_or_has_no_player() -> None:
    assert said("sound", sound=False) == (OFF, "", "foottimer config set outputs.sound true")
    assert (way("sound", sound=False).program, way("sound", sound=False).others) == ("paplay", ("aplay",))
    assert said("sound", BARE) == (
        *(MISSING, "nothing here plays sound", "install paplay (apt install pulseaudio-utils)"),
    )
    assert said("sound", BARE, player="aplay") == (
        *(MISSING, "aplay is not here", "install aplay (apt install alsa-utils)"),
    )
    chosen = way("sound", player="pw-play")
    assert (chosen.state, chosen.why, chosen.remedy) == (
        *(MISSING, "pw-play is not here", "foottimer config set sound.player auto"),
    )
    assert (chosen.program, chosen.others) == ("", ("paplay", "aplay"))


def test_a_voice_that_is_off_says_how_to_have_it() -> None:
    assert said("voice") == (OFF, "", "foottimer config set outputs.voice true")
    assert way("voice").program == "espeak-ng"
    assert said("voice", BARE) == (
        OFF,
        "nothing here speaks",
        "install espeak-ng (apt install espeak-ng), then foottimer config set outputs.voice true",
    )


def test_a_voice_that_is_on() -> None:
    assert said("voice", voice=True, rate=200) == (LIVE, "espeak-ng, 200 words a minute", "")
    assert said("voice", voice=True, engine="spd-say") == (LIVE, "spd-say, 170 words a minute", "")
    assert said("voice", replace(WHOLE, players=()), voice=True, engine="spd-say")[0] is LIVE
    assert said("voice", BARE, voice=True) == (
        *(MISSING, "nothing here speaks", "install espeak-ng (apt install espeak-ng)"),
    )
    assert said("voice", voice=True, engine="espeak") == (
        *(MISSING, "espeak is not here", "foottimer config set voice.engine auto"),
    )
    assert said("voice", replace(WHOLE, players=()), voice=True) == (
        MISSING,
        "espeak-ng is there, but nothing here plays sound",
        "install paplay (apt install pulseaudio-utils)",
    )


@pytest.mark.parametrize(
    ("bell", "machine", "state"),
    [
        (Switch.AUTO, WHOLE, STANDS_BY),
        (Switch.ON, WHOLE, LIVE),
        (Switch.OFF, WHOLE, OFF),
        (Switch.AUTO, replace(WHOLE, players=()), LIVE),
        (Switch.AUTO, replace(WHOLE, terminal=False), MISSING),
        (Switch.OFF, replace(WHOLE, terminal=False), OFF),
    ],
)
def test_the_bell_stands_by_for_tones(bell: Switch, machine: Machine, state: State) -> None:
    assert said("bell", machine, bell=bell)[0] is state


@pytest.mark.parametrize(
    ("settings", "machine", "state"),
    [
        ({}, WHOLE, STANDS_BY),
        ({}, replace(WHOLE, players=()), STANDS_BY),
        ({}, BARE, LIVE),
        ({"flash": Switch.ON}, WHOLE, LIVE),
        ({"flash": Switch.OFF}, BARE, OFF),
        ({"motion": Motion.REDUCED}, BARE, OFF),
        ({"flash": Switch.ON}, replace(WHOLE, stillness="TEXTUAL_ANIMATIONS=none"), OFF),
    ],
)
def test_the_flash_stands_by_for_whatever_sounds(settings: dict[str, object], machine: Machine, state: State) -> None:
    assert said("flash", machine, **settings)[0] is state


def test_how_the_desktop_is_told_and_why_it_is_not() -> None:
    name, gone = "notification", replace(WHOLE, notifier="")
    assert said(name) == (LIVE, "notify-send, when you look at another window", "")
    assert said(name, notify=False) == (OFF, "", "foottimer config set outputs.notify true")
    assert said(name, gone) == (
        *(MISSING, "nothing here shows any", "install notify-send (apt install libnotify-bin)"),
    )
    assert said(name, replace(gone, desktop=False))[1] == "there is no desktop"
    assert said(name, replace(gone, remote=True))[1] == "your desktop is another machine's"
    assert said(name, replace(gone, platform="win32"))[1].startswith("Windows")
    asked = said(name, replace(gone, remote=True, asks=True))
    assert asked[0] is LIVE
    assert "only the terminal is asked" in asked[1]
    assert "another machine" in asked[1]


def test_looking_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.sys, "platform", "linux")
    monkeypatch.setattr(room, "where_is", lambda name: f"/bin/{name}" if name in ("aplay", "espeak") else None)
    found = this_machine(terminal=True, environ={"SSH_CONNECTION": "here there", "TERM": "xterm"})
    assert (found.players, found.engines, found.notifier) == (("aplay",), ("espeak",), "")
    assert (found.terminal, found.remote, found.desktop, found.asks) == (True, True, False, True)
    assert not this_machine(terminal=True, environ={"TERM": "dumb"}).asks
    monkeypatch.setattr(room, "where_is", lambda name: f"/bin/{name}")
    found = this_machine(terminal=False, environ={"DISPLAY": ":0", "TERM": "xterm", "TEXTUAL_ANIMATIONS": "none"})
    assert (found.players[0], found.engines[0], found.notifier) == ("pw-play", "espeak-ng", "notify-send")
    assert (found.terminal, found.remote, found.desktop, found.asks) == (False, False, True, False)
    assert found.stillness == "TEXTUAL_ANIMATIONS=none"
