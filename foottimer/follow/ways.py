"""What cues are given with on this machine: which of it is used, which stands by, what is off and what is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from foottimer.cue.engines import find_engines
from foottimer.cue.finding import where_is
from foottimer.cue.notify import find_notifier, osc9
from foottimer.cue.packages import advice
from foottimer.cue.players import find_players
from foottimer.settings.model import AUTO, Motion, Settings, Switch
from foottimer.settings.surroundings import asks_for_stillness
from foottimer.values import dataclass

SETTING = "foottimer config set {}"
"""What a remedy is that the settings hold."""
MATTERS = "at the cues that matter most"
"""When bell and flash are given."""
PLAYER, ENGINE = "paplay", "espeak-ng"
"""What to install where nothing plays or speaks."""
DIRECT = "spd-say"
"""The engine that can't speak into files."""
OS_RELEASE = Path("/etc/os-release")
"""Where Linux says which system it is."""
NOTIFIER = "notify-send"
"""What to install where nothing notifies."""


class State(StrEnum):
    """Whether a way to give cues is used."""

    LIVE = "live"
    """It is."""
    STANDS_BY = "stands by"
    """It is as soon as what is better can't be."""
    OFF = "off"
    """The settings don't want it."""
    MISSING = "missing"
    """It is wanted, and something for it is not there."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give cues."""

    name: str
    """What it is called: "screen", "flash", "bell", "sound", "voice", "notification"."""
    state: State
    """Whether it is used."""
    why: str
    """How it is given, or why not; one part of a sentence."""
    remedy: str = ""
    """What the person can do about it: a command, or what to install; empty for nothing."""
    program: str = ""
    """What gives it, or would if it were on; empty for none."""
    others: tuple[str, ...] = ()
    """What else could."""

    @property
    def live(self) -> bool:
        """Whether it is used."""
        return self.state is State.LIVE


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has."""

    platform: str
    """As `sys.platform`."""
    players: tuple[str, ...] = ()
    """The programs that play, the best first."""
    engines: tuple[str, ...] = ()
    """The programs that speak, the best first."""
    notifier: str = ""
    """The program that notifies; empty for none."""
    terminal: bool = False
    """Whether there is a terminal, which has a bell."""
    remote: bool = False
    """Whether the person sits at another machine."""
    desktop: bool = True
    """Whether there is a desktop to be told."""
    asks: bool = False
    """Whether the terminal can be asked to notify; whether it does, nobody knows."""
    stillness: str = ""
    """What the environment says against motion, as "FOOTTIMER_REDUCED_MOTION=1"; empty for nothing."""
    os_release: str = ""
    """What Linux says of itself."""

    def install(self, program: str) -> str:
        """Return what to do about a program that is missing."""
        return advice(program, self.os_release, self.platform)


def this_machine(terminal: bool, environ: Mapping[str, str] = os.environ) -> Machine:
    """Look around; starts nothing."""
    notifier = find_notifier(sys.platform, where_is, environ)
    return Machine(
        sys.platform,
        tuple(player.name for player in find_players(sys.platform, where_is)),
        tuple(engine.name for engine in find_engines(sys.platform, where_is)),
        notifier.name if notifier else "",
        terminal,
        bool(environ.get("SSH_CONNECTION")),
        sys.platform == "darwin" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")),
        terminal and bool(osc9("a", environ)),
        asks_for_stillness(environ),
        os_release(),
    )


def os_release() -> str:
    """Return what the system says of itself; empty where it says nothing."""
    try:
        with OS_RELEASE.open(encoding="utf-8", errors="replace") as file:
            return file.read(10_000)
    except OSError:
        return ""


def ways(settings: Settings, machine: Machine) -> tuple[Way, ...]:
    """Return every way to give cues, from the floor of the ladder up, and what becomes of it by these settings."""
    sound = _sound(settings, machine)
    bell = _bell(settings, machine, sound.live)
    flash = _flash(settings, machine, sound.live or bell.live)
    screen = Way("screen", State.LIVE, "always")
    return screen, flash, bell, sound, _voice(settings, machine), _notification(settings, machine)


def missing(settings: Settings, machine: Machine) -> str | None:
    """Return in a sentence which sound is wanted and not there, and what to do about it; None where all is there."""
    lacking: dict[str, str] = {}
    sound = _sound(settings, machine)
    for way in (sound, _voice(settings, machine)):
        if way.state is State.MISSING:
            lacking.setdefault(way.remedy, way.why)  # both may lack the same player
    if not lacking:
        return None
    why, remedy = ", ".join(lacking.values()), "; ".join(lacking)
    left = "tones" if sound.live else "bell"
    return f"Cues don't sound as you chose: {why}. What helps: {remedy}. Until then the {left} and the screen tell you."


def _sound(settings: Settings, machine: Machine) -> Way:
    program, others = _chosen(settings.player, machine.players)
    if not settings.sound:
        return Way("sound", State.OFF, "", SETTING.format("outputs.sound true"), program, others)
    if not program:
        return Way("sound", State.MISSING, *_lacking(settings.player, "plays sound", PLAYER, "sound.player", machine))
    where = ", on the machine you are logged in to" if machine.remote else ""
    return Way("sound", State.LIVE, f"{program}, volume {settings.volume} of 10{where}", "", program, others)


def _voice(settings: Settings, machine: Machine) -> Way:
    program, others = _chosen(settings.engine, machine.engines)
    lacking = _lacking(settings.engine, "speaks", ENGINE, "voice.engine", machine)
    if not settings.voice:
        switch = SETTING.format("outputs.voice true")
        if program:
            return Way("voice", State.OFF, "", switch, program, others)
        return Way("voice", State.OFF, lacking[0], f"{lacking[1]}, then {switch}", "", others)
    if not program:
        return Way("voice", State.MISSING, *lacking)
    if program != DIRECT and not _chosen(settings.player, machine.players)[0]:
        why, remedy, *_ = _lacking(settings.player, "plays sound", PLAYER, "sound.player", machine)
        return Way("voice", State.MISSING, f"{program} is there, but {why}", remedy, program, others)
    return Way("voice", State.LIVE, f"{program}, {settings.rate} words a minute", "", program, others)


def _chosen(setting: str, found: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the program that a setting chooses, empty for none, and the others that there are."""
    program = next((name for name in found if setting in (AUTO, name)), "")
    return program, tuple(name for name in found if name != program)


def _lacking(setting: str, does: str, usual: str, key: str, machine: Machine) -> tuple[str, str, str, tuple[str, ...]]:
    """Return why there is no program, what to do about it, no program, and those that there are."""
    found = machine.players if usual == PLAYER else machine.engines
    if setting == AUTO:
        return f"nothing here {does}", machine.install(usual), "", ()
    if found:
        return f"{setting} is not here", SETTING.format(f"{key} auto"), "", found
    return f"{setting} is not here", machine.install(setting), "", ()


def _bell(settings: Settings, machine: Machine, sounds: bool) -> Way:
    if settings.bell is Switch.OFF:
        return Way("bell", State.OFF, "", SETTING.format("outputs.bell auto"))
    if not machine.terminal:
        return Way("bell", State.MISSING, "there is no terminal to ring it")
    if settings.bell is Switch.AUTO and sounds:
        return Way("bell", State.STANDS_BY, f"rings {MATTERS} when no tone can be played")
    return Way("bell", State.LIVE, f"rings {MATTERS}")


def _flash(settings: Settings, machine: Machine, heard: bool) -> Way:
    if settings.flash is Switch.OFF:
        return Way("flash", State.OFF, "", SETTING.format("outputs.flash auto"))
    if machine.stillness:
        return Way("flash", State.OFF, f"nothing flashes with {machine.stillness}")
    if settings.motion is Motion.REDUCED:
        return Way("flash", State.OFF, "nothing flashes with reduced motion", SETTING.format("figure.motion full"))
    if settings.flash is Switch.AUTO and heard:
        return Way("flash", State.STANDS_BY, f"the app's screen flashes {MATTERS} when nothing sounds")
    return Way("flash", State.LIVE, f"the app's screen flashes {MATTERS}")


def _notification(settings: Settings, machine: Machine) -> Way:
    name, when = "notification", "when you look at another window"
    if not settings.notify:
        return Way(name, State.OFF, "", SETTING.format("outputs.notify true"), machine.notifier)
    if machine.notifier:
        return Way(name, State.LIVE, f"{machine.notifier}, {when}", "", machine.notifier)
    why, remedy = _no_notifier(machine)
    if machine.asks:
        return Way(name, State.LIVE, f"only the terminal is asked for one, {when}; {why}", remedy)
    return Way(name, State.MISSING, why, remedy)


def _no_notifier(machine: Machine) -> tuple[str, str]:
    """Return why no program notifies, and what to do about it."""
    if machine.platform == "win32":
        return "Windows shows none from a program in a terminal", ""
    if machine.remote:
        return "your desktop is another machine's", ""
    if not machine.desktop:
        return "there is no desktop", ""
    return "nothing here shows any", machine.install(NOTIFIER)
