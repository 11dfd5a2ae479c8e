"""Read files that are nearly right, over and over: routines, exercises, settings, exports and recovery copies.

    python -m soaks.files [--runs N] [--seed S] [--processes N] [--kept FOLDER]

Each file is a real one whose bytes, words, lines or values were changed, or the pieces of two. It has to load, or to
give problems, each at a place and on one line, within a second and 200 MB; what loads goes through all that is made of
it without a screen: timeline, cues, wording, views, JSON, comparing, the editor's document, the store. Prints the
counts, and exits 1 where anything was raised, hung, was slow, or took more memory. What did it is kept in a folder,
which is printed. The same seed gives the same files. 100,000 take about a quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from soaks.judging import judge, kind_of, seeds
from soaks.mutations import mutated

RUNS = 2_000
"""Files, unless the command line says otherwise."""
SLOW = 8.0
"""Seconds of the processor that all that is made of a file may take: of 10,000 intervals, the most there are."""
HANGS = 20
"""Seconds after which a process that is still at one file is given up."""
ROOM = 200 * 2**20
"""Bytes that a process may take beyond what it has before the first file."""
SHARE = 250
"""Files that one process reads before the next one begins."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with one file."""

    number: int
    """Which one."""
    what: str
    """The last line of what was raised, or what else happened."""


def file_of(seed: int, number: int, real: dict[str, tuple[bytes, ...]]) -> tuple[str, bytes]:
    """Return the kind and the bytes of the file of a number."""
    kind = kind_of(number)
    return kind, mutated(random.Random(f"{seed}:{number}"), real[kind])


def read_share(seed: int, numbers: range, kept: Path) -> tuple[Counter[str], list[Trouble], float]:
    """Read these files; return what became of them, what went wrong, and the longest that one took in seconds."""
    real, counts, troubles, longest = seeds(), Counter[str](), list[Trouble](), 0.0
    with tempfile.TemporaryDirectory() as name:
        for number in numbers:
            kind, data = file_of(seed, number, real)
            (kept / f"{number}.running").write_bytes(data)  # found here if this process does not live to tell
            faulthandler.dump_traceback_later(HANGS, exit=True)
            began, said = time.process_time(), ""
            try:
                counts[f"{kind}: {judge(kind, data, Path(name), random.Random(number))}"] += 1
            except BaseException as error:  # whatever it is, it is what is looked for
                said = f"{type(error).__name__}: {error}"[:300]
                (kept / f"{number}.txt").write_text(traceback.format_exc(), encoding="utf-8")
            took = time.process_time() - began
            faulthandler.cancel_dump_traceback_later()
            longest = max(longest, took)
            if not said and took > SLOW:
                said = f"slow: {took:.1f} s"
            if said:
                troubles.append(Trouble(number, f"{kind}: {said}"))
                os.replace(kept / f"{number}.running", kept / f"{number}.{kind}")
            else:
                (kept / f"{number}.running").unlink()
    return counts, troubles, longest


def bound_memory() -> None:
    """Let this process take no more than so much beyond what it has."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # there is no such thing here
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + ROOM
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def child(seed: int, first: int, last: int, kept: Path) -> None:
    """Read a share in this process, and print what came of it as JSON."""
    kind, data = file_of(seed, first, seeds())
    with contextlib.suppress(BaseException), tempfile.TemporaryDirectory() as name:
        judge(kind, data, Path(name), random.Random(first))  # so that everything is imported
    bound_memory()
    counts, troubles, longest = read_share(seed, range(first, last), kept)
    told = {"counts": counts, "troubles": [(one.number, one.what) for one in troubles], "longest": longest}
    print(json.dumps(told))


class Shares:
    """The shares that are still to be read, and those that are being read."""

    def __init__(self, runs: int, seed: int, kept: Path) -> None:
        self._left = [(first, min(runs, first + SHARE)) for first in range(0, runs, SHARE)]
        self._seed = seed
        self._kept = kept
        self.counts: Counter[str] = Counter()
        self.troubles: list[Trouble] = []
        self.longest = 0.0

    def read(self, processes: int) -> None:
        """Read them all, in so many processes at a time."""
        running: list[subprocess.Popen[bytes]] = []
        while self._left or running:
            while self._left and len(running) < processes:
                running.append(self._start(*self._left.pop(0)))
            self._take(running.pop(0))

    def _start(self, first: int, last: int) -> subprocess.Popen[bytes]:
        numbers = [str(self._seed), str(first), str(last), str(self._kept)]
        with (self._kept / f"{first}.err").open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "soaks.files", "--child", *numbers],
                cwd=Path(__file__).parent.parent,
                stdout=subprocess.PIPE,
                stderr=said,
            )

    def _take(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for a process, and add up what it tells; of one that died, what it was at, and read on after that."""
        out, _ = process.communicate()
        first, last = (int(str(part)) for part in list(process.args)[-3:-1])  # type: ignore[arg-type]
        said = self._kept / f"{first}.err"
        if process.returncode == 0:
            told = json.loads(out.splitlines()[-1])
            self.counts.update(told["counts"])
            self.troubles += [Trouble(*one) for one in told["troubles"]]
            self.longest = max(self.longest, told["longest"])
            if not said.stat().st_size:
                said.unlink()
            return
        at = [int(file.stem) for file in self._kept.glob("*.running") if first <= int(file.stem) < last]
        number = at[0] if at else first
        self.troubles.append(Trouble(number, f"died with status {process.returncode}, see {said.name}"))
        for file in self._kept.glob(f"{number}.running"):
            file.rename(self._kept / f"{number}.{kind_of(number)}")
        if at and number + 1 < last:
            self._left.insert(0, (number + 1, last))


def main() -> int:
    """Read as many as asked, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kept", type=Path, help="where what went wrong is kept")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        seed, first, last, folder = options.child
        child(int(seed), int(first), int(last), Path(folder))
        return 0
    kept = (options.kept or Path(tempfile.mkdtemp(prefix="foottimer-files-"))).absolute()
    kept.mkdir(parents=True, exist_ok=True)
    shares = Shares(options.runs, options.seed, kept)
    shares.read(options.processes)
    for what, count in sorted(shares.counts.items()):
        print(f"{what:<24}{count:>8,}")
    for trouble in shares.troubles[:50]:
        print(f"{trouble.number}: {trouble.what}")
    print(f"{'went wrong':<24}{len(shares.troubles):>8,}  of {options.runs:,}, seed {options.seed}")
    print(f"{'longest':<24}{shares.longest:>8.2f}  s of the processor")
    if shares.troubles:
        print(f"kept in {kept}")
        return 1
    with contextlib.suppress(OSError):
        kept.rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
