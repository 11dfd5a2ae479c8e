"""Writing a routine file anew, as a person would lay it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foottimer.routine.words import KeyPath
from foottimer.text.values import key_text, value_text


def routine_text(data: Mapping[str, object], heading: str = "") -> str:
    """Return the text of a file with this data, a comment line above it; raises EditError for what TOML cannot say."""
    lines = [f"# {heading}"] if heading else []
    return "\n".join([*lines, *_table(data, (), "")]) + "\n"


def _table(table: Mapping[str, object], path: KeyPath, indent: str) -> Iterator[str]:
    """Yield the lines of a table: its pairs, the equals signs below each other, and then the tables in it."""
    pairs = {key_text((key,)): value for key, value in table.items() if not _has_header(key, value)}
    width = max(map(len, pairs), default=0)
    for key, value in pairs.items():
        yield f"{indent}{key.ljust(width)} = {value_text(value)}"
    for key, value in table.items():
        inner = (*path, key)
        if key == "block" and isinstance(value, list):
            inside = indent + "  " if path else indent
            for block in value:
                yield from ("", f"{inside}[[{key_text(inner)}]]")
                yield from _table(block, inner, inside)
        elif isinstance(value, Mapping):
            if not all(isinstance(item, Mapping) for item in value.values()):
                yield from ("", f"{indent}[{key_text(inner)}]")
            yield from _table(value, inner, indent)


def _has_header(key: str, value: object) -> bool:
    return isinstance(value, Mapping) or key == "block"
