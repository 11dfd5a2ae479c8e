"""Plausible routine files, as many as are wanted: blocks of the bundled ones, put together anew; seeded."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from foottimer.routine.library import bundled_catalogue, bundled_folder
from foottimer.routine.read import read_routine

SEED = 7
LAST = "zz-last"
"""The id of the file that is read last, and of the row that is listed last."""
LASTS = "1:23:30"
"""How long that routine takes, as its row says."""
_KINDS = ("Feet", "Calves", "Balance", "Ankles", "Hips", "Hops", "Evening", "Morning", "Stairs", "Before a run")
_TAGS = ("foot", "calf", "balance", "mobility", "strength", "seated", "outdoors", "short")
_HEAD = """\
# Made up of blocks of the bundled routines.
format = 1
name   = "{name}"
{series}about  = "{about}"
tags   = ["{tag}", "made up"]

[goal]
per_week = {per_week}
"""


def fill(folder: Path, count: int) -> None:
    """Write so many routine files into a folder, the last one `LAST`."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(SEED)
    for number in range(count - 1):
        (folder / f"made-{number:05}.toml").write_text(text(number, dice), encoding="utf-8")
    stand = 'format = 1\nname = "Zz last"\n[[block]]\nname = "Stand"\ntime = 5000\n'
    (folder / f"{LAST}.toml").write_text(stand, encoding="utf-8")


def text(number: int, dice: random.Random) -> str:
    """Return the text of a routine; every fourth is a level of a series."""
    kind = dice.choice(_KINDS)
    series = f'series = "made-{number // 12:04}"\nlevel  = {1 + number % 12 // 4}\n' if number % 4 == 0 else ""
    about = f"{kind}, made up for number {number}: some sets of this and some of that, with rests between them."
    head = _HEAD.format(
        name=f"{kind} {number}", series=series, about=about, tag=dice.choice(_TAGS), per_week=dice.randint(1, 5)
    )
    return head + "".join(f"\n{block}\n" for block in dice.choices(_blocks(), k=dice.randint(3, 9)))


@cache
def _blocks() -> tuple[str, ...]:
    """The blocks of the bundled routines that stand alone."""
    found: list[str] = []
    for file in sorted(bundled_folder().glob("*.toml")):
        parts = re.split(r"(?m)^(?=\[)", file.read_text(encoding="utf-8"))
        found += [part.strip() for part in parts if part.startswith("[[block]]")]
    whole = ('format = 1\nname = "One"\n' + block for block in found)
    catalogue = bundled_catalogue()
    return tuple(
        block for block, alone in zip(found, whole, strict=True) if read_routine(alone, "one", catalogue).routine
    )
