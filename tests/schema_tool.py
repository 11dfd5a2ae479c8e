"""The program that judges TOML files by JSON Schemas: tombi, which knows TOML's own types."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest


def tool() -> str:
    """Return the program that judges by the schema; skips where there is none that runs."""
    beside = Path(sys.executable).with_name("tombi.exe" if os.name == "nt" else "tombi")
    found = str(beside) if beside.exists() else shutil.which("tombi")
    if found is None:
        pytest.skip("tombi is not installed: pip install .[test]")
    try:
        done = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"tombi does not run here: {error}")
    if done.returncode or "tombi" not in done.stdout:
        pytest.skip(f"tombi does not run here: {done.stderr.strip()[:200]}")
    return found


@dataclass(frozen=True)
class Judged:
    """What the tool says."""

    errors: Mapping[str, list[str]]
    """Messages, by the file as it was named."""
    warnings: Mapping[str, list[str]]


def judge(folder: Path, schemas: Mapping[str, object], files: Mapping[str, str]) -> Judged:
    """Return what the tool says of files, in one run, each by the schema of the folder that its name begins with."""
    program = tool()
    for name, schema in schemas.items():
        (folder / name).mkdir()
        (folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    config = (f'[[schemas]]\npath = "{name}.json"\ninclude = ["{name}/*.toml"]\n' for name in schemas)
    (folder / "tombi.toml").write_text("".join(config), encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    to_file = ["--diagnostics-format", "json", "--diagnostics-file", "said.json"]
    done = subprocess.run(
        [program, "lint", "--offline", "--no-cache", *to_file, *schemas],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    said = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    # Every file was judged: as many were linted as there are.
    assert sum(map(int, re.findall(r"^([0-9]+) files?", done.stderr, re.MULTILINE))) == len(files), done.stderr[-500:]
    found: dict[str, dict[str, list[str]]] = {"error": {}, "warning": {}}
    for one in said:
        name = one["path"].replace("\\", "/").removeprefix("./")
        found[one["level"]].setdefault(name, []).append(f"{one['code']}: {one['message']}")
    return Judged(found["error"], found["warning"])
