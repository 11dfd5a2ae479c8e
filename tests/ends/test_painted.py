"""What a person saw ending is read from the screen as it was painted."""

from __future__ import annotations

from pathlib import Path

from foottimer.routine.library import load_file
from soaks.painted import ID, NAMES, Painted, PaintedApp, PaintedLines, furnish
from soaks.screen import Shown

APP = "\x1b[?1049h"


def player(name: str, left: str = "0:02 done · 0:09 left · ends 12:00") -> str:
    """A player's screen, as far as it is read."""
    return f"\x1b[2J\x1b[H  Soak      {left}\r\n  ▂▂▂\r\n\r\n  {name}\r\n"


def seen(painted: Painted, *written: str) -> Painted:
    shown = Shown()
    for piece in written:
        shown.feed(piece.encode())
        painted.look(shown)
    return painted


def named(painted: Painted) -> dict[int, int]:
    return dict(painted.ends)


def test_the_routine_is_what_is_looked_for(tmp_path: Path) -> None:
    furnish(tmp_path)
    timeline = load_file(tmp_path / "routines" / f"{ID}.toml").timeline
    assert timeline is not None
    assert tuple(interval.name for interval in timeline.intervals) == NAMES
    assert {interval.length for interval in timeline.intervals} == {1_000}


def test_the_player_shows_one_interval_after_another() -> None:
    painted = seen(
        PaintedApp(), APP + player("Get into position"), player("Step 1"), player("Step 1"), player("Step 2")
    )
    assert (painted.current, named(painted), painted.over) == (2, {0: 1, 1: 1}, False)


def test_a_rest_counts_between_its_neighbours_alone() -> None:
    rest = player("Breathe, shake it out")
    between = seen(PaintedApp(), APP + player("Step 3"), rest, player("Step 4"))
    elsewhere = seen(PaintedApp(), APP + player("Step 3"), rest, player("Step 7"))
    assert named(between) == {3: 1, 4: 1}
    assert named(elsewhere) == {3: 1}


def test_what_was_seen_in_a_pause_alone_need_not_have_run() -> None:
    paused = player("Step 2", "0:02 done · 0:09 left")
    app = seen(PaintedApp(), APP + player("Step 1"), paused, player("Step 5", "0:05 done · 0:06 left"))
    begun = "Step 1, hold 1 s.\r\nPaused. Enter to go on.\r\nSkipped after 0 s.\r\nStep 2, hold 1 s.\r\n"
    lines = seen(PaintedLines(), begun + "Step 3, hold 1 s.\r\n")
    run_on = seen(PaintedLines(), begun + "Go on: Step 2, 1 s left.\r\nStep 3, hold 1 s.\r\n")
    assert (named(app), named(lines), named(run_on)) == ({1: 1}, {1: 1}, {1: 1, 2: 1})


def test_what_stands_over_the_player_says_nothing() -> None:
    outline = "\x1b[2J\x1b[H\r\n  Soak  0:11\r\n\r\n  Step 5\r\n"
    painted = seen(PaintedApp(), player("Step 5"), APP + player("Step 3"), outline, player("Step 3"))
    assert (painted.current, named(painted)) == (3, {})


def test_the_summary_ends_the_last_interval() -> None:
    summary = player("Step 1   1  of 1 s", "complete")
    for above in ("", "\x1b[H\x1b[L"):
        painted = seen(PaintedApp(), APP + player("Step 8"), summary + above, summary + above)
        assert (named(painted), painted.over) == ({10: 1}, True)


def test_lines_say_which_interval_begins() -> None:
    painted = seen(
        PaintedLines(),
        "Get ready, 1 s. Next: Step 1, hold 1 s.\r\nStep 1, hold 1 s.\r\n",
        "Step 2, ho",
        "ld 1 s.\r\nSkipped after 0 s.\r\nStep 3, hold 1 s.\r\nRest, 1 s. Next: Step 4, hold 1 s.\r\n",
    )
    assert (painted.current, named(painted)) == (4, {0: 1, 1: 1, 2: 1, 3: 1})


def test_who_left_an_interval_in_its_first_moment_left_nothing() -> None:
    back = seen(PaintedLines(), "Step 2, hold 1 s.\r\nStep 3, hold 1 s.\r\nStep 2, hold 1 s.\r\n")
    later = seen(PaintedLines(), "Step 3, hold 1 s.\r\nb\r\nLeft after 0 s.\r\n", "Step 2, hold 1 s.\r\n")
    assert (named(back), named(later)) == ({2: 1}, {3: 1})


def test_what_goes_on_in_another_program_is_seen_ending_there() -> None:
    painted = seen(PaintedLines(), "Go on: Step 5, 1 s left.\r\n", "Step 6, hold 1 s.\r\n")
    assert (painted.current, named(painted)) == (7, {6: 1})


def test_the_last_line_ends_the_last_interval() -> None:
    painted = seen(PaintedLines(), "Step 8, hold 1 s.\r\n", "Finished.\r\n", "Finished.\r\n")
    assert (named(painted), painted.over) == ({10: 1}, True)
