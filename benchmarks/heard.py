"""Follow a routine in the app at real speed, and compare what a sound card would have played with the cue plan.

    python -m benchmarks.heard [NAME] [--first SECONDS] [--stall SECONDS]

With --stall nobody reads the app's terminal for so long, from 15 s on: its event loop stands still, the sound must not.
Needs what `benchmarks.listening` needs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.listening import capture
from benchmarks.terminal import Program
from foottimer.commands.find import exercises, routine_named
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style

NEAR = 150.0
"""Ms within which a sound is taken to be the planned one."""
STALL_AT = 15.0
"""Seconds after the start from which on nobody reads."""


def planned(name: str, first: float) -> list[float]:
    """Return when tones are planned in the first so many seconds, in ms from the start."""
    timeline = routine_named(name, exercises()).timeline
    assert timeline is not None
    plan = CueSheet(timeline, Style()).plan()
    return [float(cue.at) for cue in plan if cue.cue.tone and cue.at < first * 1_000]


def follow(name: str, seconds: float, stall: float) -> list[float]:
    """Return when sounds began while the app followed the routine, in ms from the first of them."""
    with tempfile.TemporaryDirectory() as home, capture() as heard:
        env = {"FOOTTIMER_HOME": home, **heard.environment}
        (Path(home) / "settings.toml").write_text("[outputs]\nnotify = false\n", encoding="utf-8")
        with Program([sys.executable, "-m", "foottimer", "run", name], env) as program:
            program.seconds_to("pause")
            if stall:
                program.settle(STALL_AT)
                time.sleep(stall)
            program.settle(seconds - stall - (STALL_AT if stall else 0))
    found = heard.onsets()
    return [at - found[0] for at in found]


def matched(plan: Sequence[float], heard: Sequence[float]) -> list[float]:
    """Return how late each planned tone was heard, in ms beside the median; one that was not heard is left out.

    A tone of several strikes is heard several times: the first one counts.
    """
    late = [next((at - tone for at in heard if abs(at - tone) < NEAR), None) for tone in plan]
    found = [ms for ms in late if ms is not None]
    usual = statistics.median(found)
    return [ms - usual for ms in found]


def main(argv: Sequence[str] | None = None) -> int:
    """Follow, compare and print the figures."""
    parser = argparse.ArgumentParser(description="Compare what is heard of a session with its plan.")
    parser.add_argument("name", nargs="?", default="balance-2")
    parser.add_argument("--first", type=float, default=120.0, help="seconds of it (default 120)")
    parser.add_argument("--stall", type=float, default=0.0, help="seconds in which nobody reads the terminal")
    options = parser.parse_args(argv)
    plan = planned(options.name, options.first)
    heard = follow(options.name, options.first + 2, options.stall)
    late = matched(plan, heard)
    spread = sorted(abs(ms) for ms in late)
    print(f"{options.name}: {len(plan)} tones planned, {len(late)} of them heard")
    print(f"off by {statistics.median(spread):.1f} ms (median), {spread[-1]:.1f} ms at worst, beside a steady delay")
    return 0 if len(late) == len(plan) else 1


if __name__ == "__main__":
    sys.exit(main())
