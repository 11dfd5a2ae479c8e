"""Save a routine without pause and kill the program that does it, over and over: what is left on the disk?

    python -m soaks.saves [TIMES]

A child saves two large texts by turns, and keeps a recovery copy of what was "typed" beyond each before it saves it. It
is killed (SIGKILL) at a random instant, and then the folders are looked at as the next start does. Prints the counts,
and exits 1 where a file was anything but one of the two, was lost, or what was typed was not offered. Needs a system
with SIGKILL; 200 times take about a minute and a half.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.routine.library import USER, load_library

TIMES = 200
"""How often, unless the command line says otherwise."""
BLOCKS = 2000
"""So many blocks each text has, one more than the other: some 100 KB, which take several writes to the disk's pages."""
LONGEST = 0.08
"""Seconds from the child's first save to the latest kill: some dozens of saves."""
TYPED = "# typed, and not saved\n"
"""What the recovery copies hold beyond the text that is being saved."""


def text_of(blocks: int) -> str:
    """Return a routine of so many blocks."""
    block = '\n[[block]]\nname = "Stand on one leg"\nhold = 20\n'
    return f'format = 1\nname = "Killed"\n{block * blocks}'


TEXTS = (text_of(BLOCKS), text_of(BLOCKS + 1))
"""The two that are saved by turns."""


def keeping_in(home: Path) -> Keeping:
    """Return what keeps the routines of a folder, with a clock."""
    return Keeping(home / "routines", home / "trash", home / "recovery", lambda: datetime.now(UTC), home / "bundled")


def save_for_ever(home: Path) -> None:
    """Save by turns until somebody kills this; a line on standard output says that it began."""
    keeping = keeping_in(home)
    kept = keeping.read(home / "routines" / "mine.toml")
    number = 0
    while True:
        number += 1
        text = TEXTS[number % 2]
        keeping.keep_recovery(kept.path, text + TYPED, kept.text)
        if number == 1:
            print("ready", flush=True)
        kept = keeping.save(kept, text)


def kill_once(home: Path, after: float) -> Counter[str]:
    """Let a child save in a folder, kill it so many seconds after it began, and count what is found."""
    command = [sys.executable, "-m", "soaks.saves", "--child", str(home)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if child.stdout is None or child.stdout.readline() != b"ready\n":
        raise RuntimeError("the child did not begin")
    time.sleep(after)
    child.kill()
    child.wait()
    child.stdout.close()
    return found_in(home)


def found_in(home: Path) -> Counter[str]:
    """Count what the next start finds: the file, strays, and the recovery copy; which is then dropped."""
    keeping = keeping_in(home)
    counts: Counter[str] = Counter()
    try:
        text = keeping.read(home / "routines" / "mine.toml").text
    except KeepError:
        text = ""
    counts["the one text" if text == TEXTS[0] else "the other text" if text == TEXTS[1] else "between, or lost"] += 1
    listed = [entry.path.name for entry in load_library(home / "routines") if entry.source == USER]
    counts["strays in the library"] += listed != ["mine.toml"]
    parts = [*(home / "routines").glob(".*.part"), *(home / "recovery").glob(".*.part")]
    counts["killed within a write"] += bool(parts)
    offered = keeping.recoveries()
    whole = [left for left in offered if left.text in (TEXTS[0] + TYPED, TEXTS[1] + TYPED) and left.base in TEXTS]
    counts["recovery copy offered"] += len(offered) == len(whole) == 1
    for left in offered:
        keeping.drop_recovery(left)
    for path in parts:
        path.unlink()
    return counts


def main() -> int:
    """Kill as often as asked, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", nargs="?", type=int, default=TIMES)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        save_for_ever(options.child)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "routines").mkdir()
        (home / "bundled").mkdir()
        (home / "routines" / "mine.toml").write_text(TEXTS[0], encoding="utf-8")
        for _ in range(options.times):
            counts += kill_once(home, random.uniform(0, LONGEST))
    for what in (
        "the one text",
        "the other text",
        "between, or lost",
        "strays in the library",
        "recovery copy offered",
    ):
        print(f"{what:<24}{counts[what]:>5}")
    print(f"{'killed within a write':<24}{counts['killed within a write']:>5}  of {options.times}")
    wrong = counts["between, or lost"] or counts["strays in the library"]
    return 1 if wrong or counts["recovery copy offered"] != options.times else 0


if __name__ == "__main__":
    sys.exit(main())
