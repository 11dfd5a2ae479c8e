"""Follow a routine at real speed where sound fails in every way known, in the app and line by line.

    python -m benchmarks.soundless [CASE ...]

Prints a line for each case and front end; the fields of `Outcome` say what stands in its columns. Needs Linux, and
some 40 s for four cases.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from benchmarks.terminal import Program

ROUTINE = """
format = 1
name = "Soundless"
defaults = { get_ready = 3, transition = 3, switch = 3 }
block = [{ exercise = "quadripod-balance", hold = 5 }, { exercise = "calf-raise-double", reps = 1, sets = 2, rest = 4 }]
"""
SECONDS = 37.0
"""From the app's start until the summary is there for sure: the routine takes 35 s."""
LATEST = 100
"""Ms that an interval may be late on a machine that does other things too."""
AFTERWARDS = 2.0
"""Seconds after which a process counts as left."""
NOISE = "N0ISE"
"""What the programs print."""
COMMAND = (sys.executable, "-m", "foottimer", "run")
TOLD = ("Sound is off", "Cues don't sound", "Cues are not spoken")
"""How what the person is told begins."""
WORKS = "/bin/sleep 0.3"
LATER = '[ -e "$0.at" ] || /bin/date +%s >"$0.at"; [ $(($(/bin/date +%s) - $(/bin/cat "$0.at"))) -lt 10 ] || exit 1'
CASES: dict[str, dict[str, str]] = {
    "works": {"paplay": WORKS},
    "no player": {},
    "exits 1": {"paplay": "exit 1"},
    "crashes": {"paplay": "kill -SEGV $$"},
    "can't start": {"paplay": "#!/nowhere"},
    "hangs": {"paplay": "exec /bin/sleep 600"},
    "hangs firmly": {"paplay": 'trap "" TERM HUP INT; /bin/sleep 600; /bin/sleep 600'},
    "two hang": {"paplay": "exec /bin/sleep 600", "aplay": "exec /bin/sleep 600"},
    "2 s slow": {"paplay": f"/bin/sleep 2; {WORKS}"},
    "fails later": {"paplay": f"{LATER}; {WORKS}"},
    "prints 50 MB": {"paplay": "/bin/dd if=/dev/zero bs=1M count=50; /bin/dd if=/dev/zero bs=1M count=50 >&2"},
    "voice hangs": {"paplay": WORKS, "espeak-ng": "/bin/sleep 600"},
    "voice fails": {"paplay": WORKS, "espeak-ng": "exit 1"},
    "voice is noise": {"paplay": WORKS, "espeak-ng": 'while [ "$1" != -w ]; do shift; done; echo noise >"$2"'},
    "both hang": {"paplay": "/bin/sleep 600", "espeak-ng": "/bin/sleep 600"},
}
"""What the programs of each machine do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one front end fared: each field is a column."""

    late: int
    """Ms from the end of an interval to its row in the store, at worst; -1 where the session was not completed."""
    told: int
    """How often the person was told; in the app, whether."""
    rung: int
    """How often the terminal rang."""
    noise: int
    """How often something of the programs' own was on the screen."""
    cpu: float
    """Percent of a core."""
    left: int
    """Processes that were left."""
    status: int | None
    """The exit status; None while it runs."""


def in_app(home: Path, env: dict[str, str]) -> Outcome:
    """Follow the routine in the app, and leave it at the summary."""
    with Program([*COMMAND, str(home / "routine.toml")], env) as program:
        program.seconds_to("pause")
        cpu = program.cost(SECONDS).cpu
        program.send("\x1b")
        status = program.ended()
        said = program.text()
    unbroken = "".join(said.split())  # a message is painted in pieces around what moves
    told = any("".join(beginning.split()) in unbroken for beginning in TOLD)
    return Outcome(
        _latest(home), told, said.count("\a"), said.count(NOISE), round(cpu, 1), _end_what_is_left(home), status
    )


def in_lines(home: Path, env: dict[str, str]) -> Outcome:
    """Follow it line by line."""
    command = [*COMMAND, "--plain", str(home / "routine.toml")]
    ran = subprocess.run(command, env={**os.environ, **env}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    said = ran.stdout + ran.stderr
    told = sum(line.startswith(TOLD) for line in said.splitlines())
    return Outcome(_latest(home), told, said.count("\a"), said.count(NOISE), 0, _end_what_is_left(home), ran.returncode)


def follow(front: Callable[[Path, dict[str, str]], Outcome], programs: Mapping[str, str]) -> Outcome:
    """Follow the routine on a machine that has only these programs."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        return front(home, _machine(home, programs))


def _machine(home: Path, programs: Mapping[str, str]) -> dict[str, str]:
    """Make the programs, the settings and the routine; return the environment that knows nothing else."""
    (home / "bin").mkdir()
    for name, does in programs.items():
        path = home / "bin" / name
        head = "" if does.startswith("#!") else f"#!/bin/sh\necho {NOISE}; echo {NOISE} >&2; echo {NOISE} >/dev/tty\n"
        path.write_text(f"{head}{does}\n", encoding="utf-8")
        path.chmod(0o755)
    voice = "true" if "espeak-ng" in programs else "false"
    (home / "settings.toml").write_text(f"[outputs]\nvoice = {voice}\n", encoding="utf-8")
    (home / "routine.toml").write_text(ROUTINE, encoding="utf-8")
    return {"FOOTTIMER_HOME": str(home), "PATH": str(home / "bin")}


def _latest(home: Path) -> int:
    with closing(sqlite3.connect(home / "data" / "history.db")) as store:
        ((begun, status),) = store.execute("SELECT started_at, status FROM session").fetchall()
        rows = store.execute("SELECT start_ms + actual_ms, changed_at FROM attempt").fetchall()
    if status != "completed":
        return -1
    zero = datetime.fromisoformat(begun)
    return max(round((datetime.fromisoformat(at) - zero).total_seconds() * 1_000) - end for end, at in rows)


def _end_what_is_left(home: Path) -> int:
    """Kill what was started with this home and still runs a while later; return how many that were."""
    time.sleep(AFTERWARDS)
    mark, left = f"FOOTTIMER_HOME={home}".encode(), 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                os.kill(int(folder.name), signal.SIGKILL)
                left += 1
        except OSError:  # it is gone, or another person's
            continue
    return left


def main(argv: Sequence[str] | None = None) -> int:
    """Follow all, four at a time, and print the table; 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description="Follow a routine where sound fails.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    chosen = parser.parse_args(argv).cases or list(CASES)
    if unknown := [case for case in chosen if case not in CASES]:
        parser.error(f"there is no case {unknown[0]!r}")
    columns = [field.name for field in fields(Outcome)]
    print(f"{'':22}" + "".join(f"{name:>8}" for name in columns))
    well = True
    with ThreadPoolExecutor(8) as pool:
        fronts = {"app": in_app, "lines": in_lines}
        runs = {
            (case, name): pool.submit(follow, front, CASES[case]) for case in chosen for name, front in fronts.items()
        }
        for (case, name), run in runs.items():
            outcome = run.result()
            row = [f"{getattr(outcome, column):g}" for column in columns]
            print(f"{case:15}{name:7}" + "".join(f"{cell:>8}" for cell in row), flush=True)
            well = well and 0 <= outcome.late < LATEST and not (outcome.noise or outcome.left or outcome.status)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
