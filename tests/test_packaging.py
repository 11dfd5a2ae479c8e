"""What a wheel holds, and that an installed, an editable and an uninstalled foottimer find their files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIST = "from foottimer.cli import main; main(['list', '--json'])"
PLANS = "from foottimer.plan.files.disk import plans; print(*(entry.path for entry in plans(None)), sep='\\n')"
BUNDLED_PLANS = ("eight-weeks", "lite")

pytest.importorskip("hatchling")


def run(*command: str, folder: Path, **variables: str) -> str:
    surroundings = {**os.environ, "FOOTTIMER_HOME": str(folder / "home"), **variables}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(how: str, folder: Path) -> Path:
    """Build without the network; the build backend is asked as pip asks it."""
    code = f"import sys; from hatchling.build import build_{how} as build; print(build(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return folder / made.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def bundled(listed: str) -> dict[str, Path]:
    return {entry["id"]: Path(entry["path"]) for entry in json.loads(listed)}


def test_the_wheel_holds_routines_plans_catalogue_types_styles_and_licence(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    routines = {f"foottimer/_routines/{path.name}" for path in (ROOT / "routines").glob("*.toml")}
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "foottimer").rglob("*.tcss")}
    plans = {f"foottimer/_plans/{path.name}" for path in (ROOT / "plans").glob("*.toml")}
    assert routines
    assert plans
    assert routines | plans | styles | {"foottimer/routine/catalogue.toml", "foottimer/py.typed"} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not [
        name for name in held if name.startswith(("tests/", "benchmarks/", "routines/", "plans/", "screenshots/"))
    ]


def test_the_wheel_has_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "foottimer = foottimer.cli:entry" in archive.read(name).decode()


def test_an_installed_foottimer_finds_its_routines_and_plans_inside_itself(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    found = bundled(run(sys.executable, "-c", LIST, folder=tmp_path, PYTHONPATH=str(place)))
    assert found["desk-break"] == place / "foottimer" / "_routines" / "desk-break.toml"
    assert set(found) == {path.stem for path in (ROOT / "routines").glob("*.toml")}
    plans = run(sys.executable, "-c", PLANS, folder=tmp_path, PYTHONPATH=str(place))
    assert plans.splitlines() == [str(place / "foottimer" / "_plans" / f"{id_}.toml") for id_ in BUNDLED_PLANS]


def test_an_editable_install_finds_the_routines_and_plans_of_the_checkout(tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(build("editable", tmp_path)).extractall(place)
    assert not (place / "foottimer").exists(), "a copy that goes stale"
    begin = "import site, sys; sys.path = [p for p in sys.path if p]; site.addsitedir(sys.argv[1])"
    found = bundled(run(sys.executable, "-c", f"{begin}; {LIST}", str(place), folder=tmp_path))
    assert found["desk-break"] == ROOT / "routines" / "desk-break.toml"
    plans = run(sys.executable, "-c", f"{begin}; {PLANS}", str(place), folder=tmp_path)
    assert plans.splitlines() == [str(ROOT / "plans" / f"{id_}.toml") for id_ in BUNDLED_PLANS]


def test_a_checkout_finds_its_routines_without_an_install(tmp_path: Path) -> None:
    found = bundled(run(sys.executable, "-c", LIST, folder=tmp_path, PYTHONPATH=str(ROOT)))
    assert found["desk-break"] == ROOT / "routines" / "desk-break.toml"


def test_the_source_archive_holds_what_a_build_and_the_tests_need(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        held = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {
        "pyproject.toml",
        "Makefile",
        "constraints.txt",
        "README.md",
        "routines/desk-break.toml",
        "plans/lite.toml",
    } <= held
    assert {"tests/test_packaging.py", "docs/statements.md"} <= held


def test_every_requirement_is_pinned_for_make() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = (name for key in ("test", "lint", "pictures", "syntax") for name in extras[key])
    wanted = [*project["dependencies"], *(name for name in named if not name.startswith("foottimer["))]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    assert all(f"\n{name.split('>=')[0].lower()}==" in pinned for name in wanted)
    assert "://" not in pinned
