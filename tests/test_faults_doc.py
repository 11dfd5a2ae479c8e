"""docs/faults.md: every test and trial that it names is there, and every message that it quotes is in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith(("| fault", "| ---"))
]
NO_MESSAGES = {"doctor", "FILE:LINE:COLUMN", "?"}
"""What is quoted that is no message: a command, a place, a sign."""


def quoted(cell: str) -> list[str]:
    return [found for found in re.findall(r"`([^`]+)`", cell) if found not in NO_MESSAGES]


@cache
def functions(file: str) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    )


def literals(path: Path) -> Iterator[str]:
    """Every text in a module, with … for what is put into it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@cache
def said() -> str:
    """Every text of the program, one behind another."""
    return "\0".join({text for path in (ROOT / "foottimer").rglob("*.py") for text in literals(path)})


def is_said(message: str) -> bool:
    """Whether there is a text with all parts of a message, one after the other."""
    return re.search("[^\0]*".join(re.escape(part) for part in message.split("…")), said()) is not None


def test_each_row_says_what_is_seen_what_is_kept_and_what_proves_it() -> None:
    assert len(ROWS) >= 30
    assert {len(row) for row in ROWS} == {4}
    assert all(row[1] and row[3] for row in ROWS)


PROOFS = sorted({proof for row in ROWS for proof in quoted(row[3])})


@pytest.mark.parametrize("proof", PROOFS)
def test_every_proof_is_there(proof: str) -> None:
    if proof.startswith("python -m "):
        assert (ROOT / f"{proof.removeprefix('python -m ').replace('.', '/')}.py").is_file()
        return
    file, _, test = proof.partition("::")
    assert file.startswith("tests/")
    assert (ROOT / file).is_file()
    assert not test or test in functions(file)


MESSAGES = sorted({message for row in ROWS for message in quoted(row[1]) if not message.startswith("session.")})


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_is_in_the_program(message: str) -> None:
    assert re.search("[a-z]{4}", message), "says nothing"
    assert is_said(message)


def test_what_is_not_said_is_found_out() -> None:
    assert not is_said("foottimer is out of order, … come back tomorrow")
    assert is_said("Saved now.")
