"""Which room may import which, what is pure, and what is loaded when; the architecture as tests."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from parts import quick_store

import foottimer

PACKAGE = Path(foottimer.__file__).parent
ROOMS = (
    {"cli"},
    {"commands"},
    {"ui", "plain"},
    {"about", "doctor"},
    {"rescue"},
    {"follow", "carry"},
    {"plan"},
    {"history"},
    {"session"},
    {"settings", "keeping"},
    {"edit"},
    {"compare", "text"},
    {"routine", "figure", "cue", "chart"},
)
"""From the top down; a room imports itself and what is below it."""
LEAVES = {
    "paths": {"cli", "commands", "ui", "plain"},
    "printing": {"cli", "commands", "ui", "plain", "doctor", "rescue"},
    "files": {"commands", "routine", "settings", "keeping", "rescue", "history"},
    "folders": {"commands", "routine", "settings", "keeping", "rescue", "doctor", "history", "follow", "cue"},
    "signals": {"ui", "plain"},
    "locks": {"keeping", "follow", "rescue"},
    "safety": {"ui", "plain", "commands", "about"},
    "glossary": {"commands", "ui"},
    "values": {"glossary", *(name for rooms in ROOMS for name in rooms)},
}
"""Modules that import nothing of ours but values, and the rooms that may use them."""
PURE = {"routine", "text", "compare", "edit", "session", "figure", "chart", "carry", "history", "plan"}
"""The rooms in which only the modules below may know files, clocks and databases."""
IMPURE = {
    *("foottimer.plan.gathering", "foottimer.plan.files.disk", "foottimer.plan.files.shipped"),
    *(f"foottimer.routine.{name}" for name in ("library", "shelving", "entry", "remembered", "remembering")),
    *(f"foottimer.routine.{name}" for name in ("disk", "recalled", "regular", "shipped")),
    *("foottimer.session.clock", "foottimer.session.wall"),
    *(f"foottimer.carry.{name}" for name in ("carrying", "pieces", "sieve", "staging")),
    *(
        f"foottimer.history.{name}"
        for name in ("database", "backups", "migrations", "access", "store", "dated", "week")
    ),
    *(f"foottimer.history.{name}" for name in ("asking", "recording", "editing", "pausing", "reading", "writing")),
    *(f"foottimer.history.{name}" for name in ("lines", "searching", "summing", "walking", "underway", "fetching")),
    *(f"foottimer.history.{name}" for name in ("deciding", "working", "lasting")),
}
PURE_ELSEWHERE = {
    *(f"foottimer.settings.{name}" for name in ("model", "weekly", "plain", "kinds", "texts", "places", "registry")),
    *("foottimer.settings.surroundings", "foottimer.settings.commands"),
    *("foottimer.cue.tones", "foottimer.cue.pcm"),
    "foottimer.values",
}
FORBIDDEN_TO_PURE = {"time", "os", "pathlib", "sqlite3", "asyncio", "threading", "subprocess", "socket", "random"}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def nodes(module: str) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """Every import and every call in a module."""
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call))


def imports(module: str) -> Iterator[str]:
    """Every module that `module` imports, wherever in it, what is imported from a package as a module of it."""
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                yield inside if inside in FILES else str(node.module)


def room(module: str) -> str:
    return ([*module.split("."), ""])[1]


def level(module: str) -> int | None:
    return next((number for number, rooms in enumerate(ROOMS) if room(module) in rooms), None)


def is_pure(module: str) -> bool:
    return (room(module) in PURE and module not in IMPURE) or module in PURE_ELSEWHERE


def test_every_module_belongs_to_a_room() -> None:
    known = {"", "__main__", *LEAVES, *(name for rooms in ROOMS for name in rooms)}
    assert {room(module) for module in FILES} <= known


# One test for all modules, which names each that is wrong: a test a module would take longer than its looking.


def may_import(module: str, imported: str) -> bool:
    if room(imported) in LEAVES:
        return room(module) in LEAVES[room(imported)] or module == imported
    own, below = level(module), level(imported)
    if not imported.startswith("foottimer.") or own is None:
        return True
    return below is not None and (below > own or room(imported) == room(module))


def test_rooms_import_downwards_only() -> None:
    wrong = [(module, name) for module in FILES for name in imports(module) if not may_import(module, name)]
    assert wrong == []
    assert not may_import("foottimer.routine.read", "foottimer.session.clock")
    assert not may_import("foottimer.routine.read", "foottimer.signals")


@pytest.mark.parametrize("leaf", LEAVES)
def test_leaves_import_nothing_of_ours(leaf: str) -> None:
    ours = {name for name in imports(f"foottimer.{leaf}") if name.startswith("foottimer")}
    assert ours <= {"foottimer.values"}


def knowing(modules: Iterable[str], names: set[str]) -> list[str]:
    """Those of the modules that import one of these packages."""
    return [module for module in modules if {name.split(".")[0] for name in imports(module)} & names]


def test_only_the_ui_knows_textual_and_rich() -> None:
    assert knowing((module for module in FILES if room(module) != "ui"), {"textual", "rich"}) == []
    assert "foottimer.ui.app" in knowing(FILES, {"textual"})


def test_what_is_computed_is_pure() -> None:
    pure = [module for module in FILES if is_pure(module)]
    assert knowing(pure, FORBIDDEN_TO_PURE) == []
    ours = [(module, name) for module in pure for name in imports(module) if name.startswith("foottimer.")]
    assert [(module, name) for module, name in ours if not is_pure(name)] == []
    assert len(ours) > len(pure) / 2


def test_the_contracts_name_all_that_is_pure() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    named = next(set(contract["source_modules"]) for contract in contracts if "pure" in contract["name"])
    pure = {module for module in FILES if is_pure(module) and FILES[module].name != "__init__.py"}
    assert {module for module in pure if not {module, f"foottimer.{room(module)}"} & named} == set()
    assert named - pure <= {f"foottimer.{name}" for name in PURE}


def asks_for_now(module: str) -> bool:
    asked = {
        ast.unparse(node.func)
        for node in nodes(module)
        if isinstance(node, ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("now", "today", "utcnow")
    }
    return bool(asked & {f"{name}.{ask}" for name in ("datetime", "date") for ask in ("now", "today", "utcnow")})


def test_only_the_clock_reads_a_clock() -> None:
    clocks = ["foottimer.session.clock", "foottimer.session.wall"]
    assert [module for module in FILES if "time" in set(imports(module))] == clocks
    assert [module for module in FILES if asks_for_now(module)] == clocks[1:]


def fresh(code: str, home: Path, *arguments: str) -> str:
    """What a new interpreter prints for `code`, with warnings as errors and its home in a folder of its own."""
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(PACKAGE.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "FOOTTIMER_HOME": str(home / "foottimer"),
        "HOME": str(home),
        "TERM": "dumb",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=home,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


LOADED = """
import sys, json
from foottimer.cli import main
drawing = {"textual", "rich", "foottimer.ui"}
told = [[main(arguments), sorted(drawing & set(sys.modules))] for arguments in json.loads(sys.argv[1])]
print()
print(json.dumps(told))
"""
COMMANDS = [
    ["--version"],
    ["--help"],
    ["list"],
    ["list", "--json"],
    ["show", "desk-break"],
    ["check", "short.toml"],
    ["diff", "desk-break"],
    ["diff", "short.toml", "./short.toml", "--json"],
    ["history"],
    ["history", "--json"],
    ["history", "--from", "2026", "--text", "knee"],
    ["log", "desk-break", "yesterday"],
    ["streak"],
    ["streak", "--json"],
    ["stats"],
    ["stats", "--json"],
    ["levels"],
    ["levels", "foot-strength", "--json"],
    ["levels", "set", "foot-strength", "2"],
    ["checkin"],
    ["checkin", "--json"],
    ["plan"],
    ["plan", "start", "lite", "today"],
    ["plan", "--json"],
    ["plan", "list"],
    ["plan", "finish"],
    ["export", "csv"],
    ["export", "json"],
    ["import", "empty.json", "--dry-run"],
    ["import", "empty.json"],
    ["cues", "--silent"],
    ["cues", "go", "--json"],
    ["render", "short.toml", "out.wav"],
    ["config"],
    ["config", "set", "week.goal", "4"],
    ["where"],
    ["doctor", "--json"],
    ["new", "Mine"],
    ["add", "short.toml"],
    ["exercises"],
    ["exercises", "short-foot", "--json"],
    ["glossary", "tempo"],
    ["about"],
    ["run", "short.toml", "--plain", "--speed", "1000"],
    ["run", "short.toml"],
]


def test_what_does_not_draw_loads_neither_textual_nor_rich(tmp_path: Path) -> None:
    text = 'format = 1\nname = "S"\n[defaults]\nget_ready = 0\n[[block]]\nname = "A"\ntime = 0.01\n'
    (tmp_path / "short.toml").write_text(text, encoding="utf-8")
    lists = {name: [] for name in ("snapshots", "sessions", "goals", "paused_days")}
    (tmp_path / "empty.json").write_text(json.dumps({"program": "foottimer history", "format": 1, **lists}))
    told = json.loads(fresh(LOADED, tmp_path, json.dumps(COMMANDS)))  # one after the other, in one interpreter
    assert dict(zip(map(" ".join, COMMANDS), told, strict=True)) == {" ".join(one): [0, []] for one in COMMANDS}


PROMPT = {
    *("cli", "commands", "commands.day", "commands.opening", "commands.streak", "paths", "printing", "values"),
    *("history", "history.access", "history.calendar", "history.database", "history.dated", "history.fetching"),
    *("history.migrations", "history.outlook", "history.streak", "history.told", "history.walking", "history.week"),
    *("history.weeks", "session", "session.wall"),
    *("settings", "settings.early", "settings.plain", "settings.weekly"),
}
"""All that a line for a prompt is made of: each module more is felt at every prompt."""
SLOW = {"argparse", "dataclasses", "inspect", "json", "pathlib", "platformdirs", "re", "tomllib", "typing"}
"""What takes as long to import as all of these together, or nearly."""


@pytest.mark.parametrize("chosen", ["", '# Mine.\n[look]\ntheme = "nord"\n\n[week]\ngoal = 4\n'])
def test_a_line_for_a_prompt_loads_what_it_is_made_of_alone(tmp_path: Path, chosen: str) -> None:
    home = tmp_path / "foottimer"
    with quick_store(home / "data" / "history.db"):
        (home / "settings.toml").write_text(chosen, encoding="utf-8")
    code = "import sys; from foottimer.cli import main; main(['streak']); print(*sys.modules)"
    loaded = set(fresh(code, tmp_path).split())
    assert {name.removeprefix("foottimer.") for name in loaded if name.startswith("foottimer.")} == PROMPT
    assert "sqlite3" in loaded
    assert not SLOW & loaded


FIRST_FRAME = (
    "ui.run",
    "ui.app",
    "ui.screens.library",
    "routine.recalled",
    "ui.routine_row",
    "ui.widgets.routine_list",
)
"""What the library's first frame is made of where it is remembered."""


def test_the_first_frame_loads_next_to_nothing_beside_textual(tmp_path: Path) -> None:
    code = f"import sys, {', '.join(f'foottimer.{name}' for name in FIRST_FRAME)}; print(*sys.modules)"
    loaded = set(fresh(code, tmp_path).split())
    ours = {name.removeprefix("foottimer.").partition(".")[0] for name in loaded if name.startswith("foottimer.")}
    assert not {"history", "plan", "follow", "session", "settings", "keeping", "text"} & ours
    slow = {"routine.model", "routine.library", "routine.read", "ui.shelf", "ui.cards", "ui.widgets.browser"}
    assert not {f"foottimer.{name}" for name in slow} & loaded
    assert not {"tomllib", "sqlite3", "argparse"} & loaded
    assert len([name for name in loaded if name.startswith("foottimer.")]) <= 60


IDLE = """
import sys
import threading
from foottimer.ui.local import local_services
from foottimer.ui.stock import read_stock

services = local_services()
stock = read_stock(services, files=True)
services.mind_store(print)
for thread in threading.enumerate():
    if thread.name == "backup":
        thread.join()
assert stock.entries and stock.suggestion
print(*sys.modules)
"""
"""Reads what the library shows, and looks after the store, as every start does."""


def test_a_library_that_is_well_loads_nothing_that_mends(tmp_path: Path) -> None:
    home = tmp_path / "foottimer"
    with quick_store(home / "data" / "history.db"):
        loaded = set(fresh(IDLE, tmp_path).split())
    assert "foottimer.rescue.opening" in loaded
    assert not {f"foottimer.rescue.{name}" for name in ("mending", "joining", "salvage", "bundle")} & loaded
    assert [name for name in loaded if name.startswith("foottimer.carry")] == []
    assert list((home / "data" / "backups").iterdir())
    assert "_strptime" not in loaded  # which brings a calendar for a backup's name


BEGUN = """
import sys
from foottimer.ui.local import local_services

services = local_services()
with services.open_to_write():
    print(services.may_recover(), services.may_wait(), *sys.modules)
"""
"""Makes the store, as the first session of all does, and looks for what was left."""


def test_a_first_store_is_made_without_what_unpacks_backups(tmp_path: Path) -> None:
    may_recover, may_wait, *loaded = fresh(BEGUN, tmp_path).split()
    assert (may_recover, may_wait) == ("False", "False")
    assert not {"foottimer.rescue.bundle", "foottimer.keeping.keeper", "zipfile"} & set(loaded)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by them")
def test_a_session_loads_nothing_that_reaches_into_libraries(tmp_path: Path) -> None:
    code = "import sys, foottimer.ui.screens.player, foottimer.follow.hearing, foottimer.follow.display"
    assert "ctypes" not in fresh(f"{code}; print(*sys.modules)", tmp_path).split()


def test_the_version_is_answered_before_anything_is_loaded(tmp_path: Path) -> None:
    code = "import sys; from foottimer.cli import main; main(['--version']); print(*sorted(sys.modules))"
    loaded = set(fresh(code, tmp_path).split())
    assert "foottimer.cli" in loaded
    assert not {"argparse", "typing", "pathlib", "dataclasses", "foottimer.commands"} & loaded


def test_importing_makes_nothing(tmp_path: Path) -> None:
    names = [name for name in FILES if not name.endswith("__main__")]
    assert fresh(f"import {', '.join(names)}; print('done')", tmp_path) == "done"
    assert list(tmp_path.iterdir()) == []


def test_what_is_done_with_files_and_said_of_weeks_knows_no_textual(tmp_path: Path) -> None:
    names = ("cabinet", "beginnings", "file_menu", "now_view", "reviewed", "progress_data", "progress_view")
    modules = ", ".join(f"foottimer.ui.{name}" for name in names)
    assert fresh(f"import sys, {modules}; print('textual' in sys.modules)", tmp_path) == "False"
