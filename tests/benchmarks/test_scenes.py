"""What is measured is the state that is meant."""

from __future__ import annotations

from threading import Event

import pytest

from benchmarks import scenes
from benchmarks.installed import NEEDED, packages
from benchmarks.scenes import Scene, Step, check, play_all
from benchmarks.states import COLOURS, FIGURES, compared
from benchmarks.table import Row
from benchmarks.terminal import Cost, surroundings
from benchmarks.turns import noise, turns

TICKING = Step("ticking", "space pause", ticks=True)
PAUSED = Step("paused", "space go on")


@pytest.mark.parametrize(
    ("step", "before", "after", "wrong"),
    [
        (TICKING, "a start anyway", "a start anyway", "ticking shows something else"),
        (TICKING, "0:01 space pause", "summary", "ticking shows something else"),
        (TICKING, "0:01 space pause", "0:01 space pause", "ticking stood still"),
        (PAUSED, "0:01 space go on", "0:02 space go on", "paused changed"),
    ],
)
def test_another_state_is_an_error(step: Step, before: str, after: str, wrong: str) -> None:
    with pytest.raises(RuntimeError, match=wrong):
        check(step, before, after)


def test_the_state_that_is_meant_is_none() -> None:
    check(TICKING, "0:01 space pause", "0:02 space pause")
    check(PAUSED, "0:01 space go on", "0:01 space go on")


def costs(*cpu: float) -> list[Cost]:
    return [Cost(each, 300, 3, 12, 40) for each in cpu]


def row(found: list[Row], what: str) -> Row:
    return next(row for row in found if row.what == what)


def test_what_stands_may_lie_above_the_bare_app_by_what_its_runs_lie_apart() -> None:
    bare = {"bare": costs(0.1, 0.2, 0.2, 0.25, 0.9), "bare ticking": costs(0.4)}
    found = list(compared({**bare, "paused": costs(0.25), "review": costs(0.26), "termdown: paused": costs(1.3)}))
    cpu = row(found, "paused: CPU")
    assert (cpu.floor, cpu.most_more, cpu.peers) == (0.2, 0.05, {"termdown": 1.3})
    assert (cpu.verdict, row(found, "review: CPU").verdict) == ("ok", "OVER")
    assert row(found, "paused: terminal").verdict == "OVER"


def test_what_ticks_is_compared_with_a_bare_app_that_does() -> None:
    bare = {"bare": costs(0.1), "bare ticking": costs(0.4)}
    figures = {f"ticking, {figure}, {colours}": costs(2) for figure in FIGURES for colours in COLOURS}
    found = list(compared({**bare, "ticking": costs(0.5), **figures}))
    assert row(found, "ticking: CPU").verdict == "OVER"
    assert row(found, "ticking: terminal").verdict == "ok"
    assert row(found, "ticking, squat, true colour: CPU").verdict == "ok"
    assert [each.most for each in found if "squat" in each.what and "terminal" in each.what] == [4_800, 2_300]
    assert all(each.most_ratio == 1.25 for each in found if each.what.endswith("memory"))


def test_measures_take_turns_and_the_first_round_does_not_count() -> None:
    told: list[str] = []

    def measure(name: str) -> dict[str, float]:
        told.append(name)
        return {name: len(told)}

    runs = turns(2, [lambda: measure("ours"), lambda: measure("floor")])
    assert told == ["ours", "floor"] * 3
    assert runs == {"ours": [3, 5], "floor": [4, 6]}


def test_noise_is_how_far_the_middle_half_of_the_runs_lie_apart() -> None:
    assert noise([1, 3]) == 2
    assert noise([9, 1, 2, 3, 4]) == 2


def test_scenes_that_are_played_at_once_are_told_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    second = Event()

    def played(scene: Scene) -> list[tuple[str, Cost]]:
        assert second.wait(10) if scene.command[0] == "first" else not second.set()
        return [(scene.command[0], Cost(1, 2))]

    monkeypatch.setattr(scenes, "LANES", 2)
    monkeypatch.setattr(scenes, "play", played)
    found = play_all([Scene(("first",), ()), Scene(("second",), ())])
    assert [name for name, _ in found] == ["first", "second"]


def test_what_changes_figures_does_not_reach_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "TEXTUAL_FPS", "COLUMNS")
    for name in hidden:
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("TERM", "dumb")
    env = surroundings(FOOTTIMER_HOME="/here")
    assert not set(hidden) & env.keys()
    assert (env["TERM"], env["FOOTTIMER_HOME"]) == ("xterm-256color", "/here")


def test_what_is_installed_is_what_foottimer_needs_and_what_that_needs() -> None:
    found = packages(NEEDED)
    assert {"textual", "rich", "tomli-w", "platformdirs", "pygments", "markdown-it-py", "linkify-it-py"} <= set(found)
    assert not {"pytest", "tree-sitter"} & set(found)
