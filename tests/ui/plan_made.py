"""Plans that are changed in a folder of the test's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from parts import NOON

from foottimer.keeping.keeper import Keeping
from foottimer.plan.files.shipped import bundled_folder
from foottimer.routine.library import Entry, load_library
from foottimer.ui.plan_desk import PlanDesk

LITE = bundled_folder() / "lite.toml"
OWN = 'format = 1\nname = "Mine"\n\n[[week]]\nmon = ["foot-strength 1", "check-in"]\n# end\n'


@cache
def entries() -> tuple[Entry, ...]:
    return load_library(None)


def keeping(home: Path) -> Keeping:
    return Keeping(home / "plans", home / "trash", home / "recovery", lambda: NOON, bundled_folder())


def desk_of(home: Path, text: str | None = None) -> PlanDesk:
    """A desk with a plan of one's own, or without a text with a bundled one."""
    path = LITE
    if text is not None:
        path = home / "plans" / "mine.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return PlanDesk(keeping(home), path, entries())
