"""`foottimer schema`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from foottimer.routine.keys import CATALOGUE
from foottimer.routine.schema import schema

Call = Callable[..., Any]


def test_the_schema_is_printed(call: Call) -> None:
    assert json.loads(call("schema").out) == schema()
    assert json.loads(call("schema", "--exercises").out) == schema(CATALOGUE)


def test_it_is_written_and_the_line_that_names_it_is_printed(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "my own é"
    folder.mkdir()
    called = call("schema", "--out", str(folder / "routine.json"))
    assert called.status == 0
    assert json.loads((folder / "routine.json").read_text(encoding="ascii")) == schema()
    comment, where = called.out.split()
    assert (comment, urlsplit(where).scheme) == ("#:schema", "file")
    assert Path(unquote(urlsplit(where).path)).name == "routine.json"


def test_a_file_that_is_there_stays_unless_it_is_forced(call: Call, tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_text("mine")
    refused = call("schema", "--out", str(there))
    assert (refused.status, there.read_text()) == (1, "mine")
    assert "--force" in refused.err
    assert call("schema", "--out", str(there), "--force").status == 0
    assert json.loads(there.read_text()) == schema()


def test_no_routine_is_written_over(call: Call, tmp_path: Path) -> None:
    refused = call("schema", "--out", str(tmp_path / "mine.toml"), "--force")
    assert refused.status == 2
    assert ".json" in refused.err
