"""foottimer, the bare app and the other timers, installed as somebody who uses them has them.

foottimer and the bare app are in one environment of their own, with the same Textual: the packages that foottimer needs
are copied from the environment that measures, and the package is laid out as its wheel lays it out, so no network is
needed and the current state of the checkout is what is measured. Each other timer is in an environment of its own,
which pip fills when it is made. All of it is below build/bench, which is ignored by git and kept for the next time.
"""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

from benchmarks.terminal import surroundings

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project."""
FOLDER = ROOT / "build" / "bench"
"""Of the environments."""
BARE = ROOT / "benchmarks" / "bare.py"
"""The bare app."""
PARTS = {"foottimer": "foottimer", "routines": "foottimer/_routines", "plans": "foottimer/_plans"}
"""Folders of the project, and where its wheel has them."""
SCRIPTS = {"foottimer": "foottimer.cli:entry", "bare": "bare:main"}
"""Commands, and the functions that they call."""
SCRIPT = """\
#!{python}
# -*- coding: utf-8 -*-
import re
import sys
from {module} import {function}
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit({function}())
"""
"""The script that pip writes for a command, as the pip that comes with Python 3.11 and 3.12 does."""
NEEDED = ("textual", "rich", "tomli-w", "platformdirs", "linkify-it-py")
"""What foottimer needs, and what Textual needs by way of an extra; what all these need follows."""


def ours() -> Path:
    """Return the folder of the commands `foottimer`, `bare` and `python`, installed anew if anything has changed."""
    home = FOLDER / "app"
    around = "\n".join([sys.version, *(f"{name} {metadata.version(name)}" for name in packages(NEEDED))])
    if not _is(home / "around", around):
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, symlinks=True)
        _copy_packages(_site(home))
        _write_scripts(home / "bin")
        (home / "around").write_text(around)
    state = _state()
    if not _is(home / "state", state):
        _lay_out(_site(home))
        (home / "state").write_text(state)
    return home / "bin"


def theirs(package: str, command: str) -> Path | None:
    """Return the command of another timer, such as "termdown==2.0.0"; None where it can't be installed.

    Says so on standard error, with the last thing that pip said: most often there is no network.
    """
    home = FOLDER / package
    path = home / "bin" / command
    if not path.exists():
        shutil.rmtree(home, ignore_errors=True)
        print(f"installing {package} ...", file=sys.stderr)
        venv.create(home, symlinks=True)
        pip = (sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"))
        asked = (*pip, "install", "--quiet", "--disable-pip-version-check", package)
        done = subprocess.run(asked, capture_output=True, text=True, env=surroundings(), check=False)
        if done.returncode or not path.exists():
            shutil.rmtree(home, ignore_errors=True)
            said = (done.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
            print(f"{package} is left out, it can't be installed here: {said}", file=sys.stderr)
            return None
    return path


def packages(names: tuple[str, ...]) -> list[str]:
    """Return the packages of these names and those that they need, without extras, each once and in order."""
    found: dict[str, None] = {}
    left = list(names)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop(0)).lower()
        if name in found:
            continue
        try:
            left += _wanted_by(name)
        except metadata.PackageNotFoundError:  # what only another system or an older Python needs
            continue
        found[name] = None
    return sorted(found)


def _wanted_by(name: str) -> list[str]:
    """The packages that one needs; of its conditions only extras matter, the rest is either installed here or not."""
    return [re.split(r"[^\w.-]", line)[0] for line in metadata.requires(name) or () if "extra ==" not in line]


def _is(file: Path, text: str) -> bool:
    return file.exists() and file.read_text() == text


def _state() -> str:
    """What the files that are laid out are like, a line each."""
    files = (file for part in PARTS for file in (ROOT / part).rglob("*.*") if "__pycache__" not in file.parts)
    told = ((file, file.stat()) for file in [*files, BARE])
    return "\n".join(f"{file.relative_to(ROOT)} {stat.st_size} {stat.st_mtime_ns}" for file, stat in told)


def _write_scripts(folder: Path) -> None:
    for command, called in SCRIPTS.items():
        module, function = called.split(":")
        script = folder / command
        script.write_text(SCRIPT.format(python=folder / "python", module=module, function=function))
        script.chmod(0o755)


def _site(home: Path) -> Path:
    return home / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def _copy_packages(site: Path) -> None:
    for name in packages(NEEDED):
        for file in metadata.files(name) or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                target = site / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(str(file.locate()), target)
    compileall.compile_dir(site, quiet=2)


def _lay_out(site: Path) -> None:
    """Put the project's folders and the bare app where they belong, compiled, without what is no longer there."""
    shutil.rmtree(site / "foottimer", ignore_errors=True)
    for folder, target in PARTS.items():
        shutil.copytree(ROOT / folder, site / target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copy2(BARE, site / "bare.py")
    compileall.compile_dir(site / "foottimer", quiet=2)
    compileall.compile_file(site / "bare.py", quiet=2)
