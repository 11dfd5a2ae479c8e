"""No number without its source: the room of advice has its numbers as constants that say where they are from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import foottimer.plan

PLAIN = {0, 1, -1}
"""Numbers that need no source: nothing, the first, the one before."""
FILES = sorted(Path(foottimer.plan.__file__).parent.rglob("*.py"))


def is_constant(node: ast.stmt) -> bool:
    """Whether a statement gives a value to a name in capitals."""
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    else:
        return False
    return all(isinstance(target, ast.Name) and target.id == target.id.upper() for target in targets)


def says_its_source(node: ast.stmt | None) -> bool:
    """Whether a statement is a docstring that ends with where a number is from."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):
        return False
    _, found, source = node.value.value.rpartition("Source: ")
    return bool(found) and len(source.strip()) > 1 and source.strip().endswith(".")


def numbers(node: ast.AST) -> Iterator[tuple[int, float]]:
    """Each number that a piece of code holds and that is not plain, with its line."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and type(part.value) in (int, float, complex) and part.value not in PLAIN:
            yield part.lineno, part.value


def unsourced(text: str) -> list[tuple[int, float]]:
    """The numbers of a module without a source, with their lines."""
    body = ast.parse(text).body
    found = []
    for place, node in enumerate(body):
        following = body[place + 1] if place + 1 < len(body) else None
        if not (is_constant(node) and says_its_source(following)):
            found += numbers(node)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_number_is_without_its_source(path: Path) -> None:
    assert unsourced(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('DAYS = 10\n"""The fewest days. Source: judgement."""\n', []),
        ('DAYS: int = 10\n"""The fewest days. Source: judgement."""\n', []),
        ('DAYS = 10\n"""The fewest days."""\n', [1]),
        ('DAYS = 10\n"""Source: """\n', [1]),
        ("DAYS = 10\n", [1]),
        ('days = 10\n"""Source: judgement."""\n', [1]),
        ("NONE = 0\nFIRST = 1\nLAST = -1\nON = True\n", []),
        ("def f(days: int = 10) -> int:\n    return days\n", [1]),
        ("def f(days: int) -> bool:\n    return days > 9.5\n", [2]),
        ("class A:\n    days: int = 3\n", [2]),
    ],
)
def test_the_rule_finds_what_it_looks_for(text: str, lines: list[int]) -> None:
    assert [line for line, _ in unsourced(text)] == lines


def test_there_is_something_to_look_at() -> None:
    assert {"rule", "colours", "standing"} <= {path.stem for path in FILES}
