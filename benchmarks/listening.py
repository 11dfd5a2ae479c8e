"""Hear what a sound card would play, without a card: a PulseAudio of our own, whose null sink keeps real time.

    python -m benchmarks.listening [--sounds N]

Plays a tone at known instants by every player that is there, and prints how late each is heard and what it costs.
Needs pulseaudio with pulseaudio-utils, and alsa-utils with libasound2-plugins for aplay.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.onsets import onsets
from foottimer.cue.players import Player, find_players
from foottimer.cue.shelf import Shelf
from foottimer.cue.speaker import Speaker
from foottimer.cue.tones import length

RATE = 48_000
"""Samples a second of the recording. The null sink rounds its pieces down to whole us: at 44,100 a second it gains."""
PIECE = 2
"""Ms that the null sink plays at a time, and so how exactly an instant is known."""
WAIT = 10.0
"""Seconds after which a sound server or its recorder is not expected any more."""
ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
"""The settings by which aplay plays through PulseAudio."""
LATEST = 1_000
"""Ms after which a sound is taken to be missing."""


class Capture:
    """What was played on the card that is not there. The samples are whole when the capture is over."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        """What a program needs in its environment to play here, beside what it has."""
        self.samples: array[int] = array("h")
        """Mono samples of 16 bits at `RATE`, without a gap from the beginning of the capture on."""
        self._began = float("inf")

    @property
    def began(self) -> float:
        """When the first sample was played, in ms of `time.monotonic`; exact to `PIECE`."""
        return self._began

    def onsets(self, threshold: int = 300) -> list[float]:
        """Return the instants at which sounds began, in ms of `time.monotonic`."""
        return [self.began + at for at in onsets(self.samples, threshold, RATE)]

    def add(self, piece: bytes) -> None:
        """Take what was just recorded.

        A null sink hands a piece over when it begins to play it. None comes early, so the promptest one tells.
        """
        self._began = min(self._began, time.monotonic() * 1_000 - len(self.samples) * 1_000 / RATE)
        self.samples.frombytes(piece)


@contextmanager
def capture() -> Iterator[Capture]:
    """Record, for as long as the `with` lasts, everything that programs with its environment play.

    Raises OSError where the programs for it are not there, TimeoutError when they don't begin.
    """
    with tempfile.TemporaryDirectory(prefix="listening-") as name, _server(Path(name)) as environment:
        heard = Capture(environment)
        with _recorder(heard):
            yield heard


@contextmanager
def _server(folder: Path) -> Iterator[dict[str, str]]:
    """Run a sound server with one null sink, its files in `folder`; yield the environment of its clients."""
    (folder / "alsa.conf").write_text(ALSA, encoding="utf-8")
    address = folder / "native"
    environment = {
        "PULSE_SERVER": f"unix:{address}",
        "PULSE_COOKIE": str(folder / "cookie"),
        "ALSA_CONFIG_PATH": str(folder / "alsa.conf"),
    }
    # What the server must not share with one of the person's own.
    own = dict.fromkeys(
        ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH"), str(folder)
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--system=false", "--use-pid-file=no", "--exit-idle-time=-1"]
    modules = (
        f"module-null-sink sink_name=card rate={RATE} channels=1 format=s16le",
        f"module-native-protocol-unix socket={address} auth-anonymous=1",
    )
    command += ["--disable-shm=yes", "--log-target=null", *(part for module in modules for part in ("-L", module))]
    server = _started(command, {**os.environ, **own})
    try:
        _await_server(address)
        yield environment
    finally:
        _ended(server)


def _await_server(address: Path) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as asking:
            asking.connect(str(address))
            return
        time.sleep(0.02)
    raise TimeoutError("the sound server does not answer")


@contextmanager
def _recorder(heard: Capture) -> Iterator[None]:
    """Record the null sink into `heard` from the first sample on until the `with` ends."""
    form = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", f"--latency-msec={PIECE}"]
    recorder = _started(["parec", "--device=card.monitor", *form], {**os.environ, **heard.environment}, read=True)
    begun = threading.Event()

    def listen() -> None:
        assert recorder.stdout is not None
        odd = b""
        while piece := os.read(recorder.stdout.fileno(), 65_536):
            piece = odd + piece
            whole = len(piece) & ~1
            odd = piece[whole:]
            heard.add(piece[:whole])
            begun.set()

    listener = threading.Thread(target=listen, name="listener", daemon=True)
    listener.start()
    try:
        if not begun.wait(WAIT):
            raise TimeoutError("nothing is recorded")
        yield
        time.sleep(0.3)  # what was just played is still on its way
    finally:
        _ended(recorder)
        listener.join(WAIT)


def _started(command: Sequence[str], env: dict[str, str], read: bool = False) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    output = subprocess.PIPE if read else quiet
    return subprocess.Popen(command, env=env, stdin=quiet, stdout=output, stderr=quiet, start_new_session=True)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(WAIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def lateness(player: Player, path: Path, sounds: int) -> list[float]:
    """Return, in ms, how long after `Speaker.play` each of so many sounds was heard; a missing one is left out."""
    asked: list[float] = []
    with capture() as heard:
        os.environ.update(heard.environment)
        speaker = Speaker((player,), print)
        for number in range(sounds):
            time.sleep(0.9 + 0.0137 * (number % 11))  # against every beat that the server may have
            asked.append(time.monotonic() * 1_000)
            speaker.play(path, length("countdown"))
        time.sleep(1)
        speaker.close()
    instants = heard.onsets()
    late = [min((at - instant for at in instants if at >= instant), default=LATEST) for instant in asked]
    return [ms for ms in late if ms < LATEST]


def costs(player: Player, path: Path, sounds: int) -> tuple[float, float, float]:
    """Return, each the median of so many children in ms: until one is started, its CPU, and until it has ended."""
    rows: list[tuple[float, float, float]] = []
    with capture() as heard:
        os.environ.update(heard.environment)
        for _ in range(sounds):
            cpu, began = _cpu_of_children(), time.perf_counter()
            child = player.start(path)
            started = time.perf_counter()
            child.wait()
            ended = time.perf_counter()
            rows.append(((started - began) * 1_000, (_cpu_of_children() - cpu) * 1_000, (ended - began) * 1_000))
    start, spent, whole = (statistics.median(column) for column in zip(*rows, strict=True))
    return start, spent, whole


def _cpu_of_children() -> float:
    """Seconds of CPU of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every player and print the table."""
    parser = argparse.ArgumentParser(description="Measure how late players are heard.")
    parser.add_argument("--sounds", type=int, default=30, help="by each player (default 30)")
    options = parser.parse_args(argv)
    if missing := [name for name in ("pulseaudio", "parec") if shutil.which(name) is None]:
        print(f"not found: {', '.join(missing)} (Debian: apt install pulseaudio pulseaudio-utils)", file=sys.stderr)
        return 1
    print(f"{'ms':10} {'median':>8} {'least':>8} {'most':>8} {'heard':>8} {'start':>8} {'CPU':>8} {'ended':>8}")
    with tempfile.TemporaryDirectory() as name:
        path = Shelf(Path(name)).path("countdown")
        assert path is not None
        for player in find_players(sys.platform, shutil.which):
            late = lateness(player, path, options.sounds)
            figures = [statistics.median(late), min(late), max(late)] if late else [float("nan")] * 3
            row = " ".join(f"{ms:8.1f}" for ms in figures)
            spent = " ".join(f"{ms:8.1f}" for ms in costs(player, path, options.sounds))
            print(f"{player.name:10} {row} {len(late):5}/{options.sounds:<2} {spent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
