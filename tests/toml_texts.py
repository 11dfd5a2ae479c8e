"""TOML texts as people write them: the same data in any mixture of headers, dotted keys and braces, with comments."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

import tomli_w

from foottimer.text.values import value_text


@dataclass
class Writer:
    """Writes a table in a way that a random generator chooses."""

    random: Random
    lines: list[str] = field(default_factory=list)
    comments: int = 0

    def text(self, table: dict[str, Any]) -> str:
        self.table(table, [], "")
        newline = self.random.choice(["\n", "\n", "\r\n"])
        ends = self.random.choice([newline, newline, ""])
        bom = self.random.choice(["", "", "\ufeff"])
        return bom + (newline.join(self.lines) + ends if self.lines else "")

    def chance(self, of: float = 0.3) -> bool:
        return self.random.random() < of

    def comment(self) -> str:
        self.comments += 1
        return f"#= [{self.comments}] 'x\""

    def between(self) -> None:
        if self.chance():
            self.lines.append("")
        if self.chance(0.2):
            self.lines.append(self.comment())
            if self.chance():
                self.lines.append(self.random.choice(["", "\t"]))

    def table(self, table: dict[str, Any], path: list[str], indent: str) -> None:
        """Write the pairs of a table, then the tables within it that get a header."""
        later = {key: value for key, value in table.items() if self.is_headed(value)}
        for key, value in table.items():
            if key not in later:
                self.between()
                self.pair([key], value, indent)
        for key, value in later.items():
            self.headed(key, value, path, indent)

    def is_headed(self, value: Any) -> bool:
        return has_header(value) and self.chance(0.7)

    def headed(self, key: str, value: Any, path: list[str], indent: str) -> None:
        inner = indent + self.random.choice(["", "", "  "])
        path = [*path, key]
        if isinstance(value, dict) and value and all(map(has_header, value.values())) and self.chance(0.7):
            for name, item in value.items():  # the table itself goes without a header
                self.headed(name, item, path, inner)
            return
        name = self.random.choice([".", ".", " . "]).join(map(key_text, path))
        for item in value if isinstance(value, list) else [value]:
            self.between()
            blanks = self.random.choice(["", "", " "])
            header = f"[[{blanks}{name}]]" if isinstance(value, list) else f"[{name}{blanks}]"
            self.lines.append(indent + header + self.aside())
            self.table(item, path, inner)

    def pair(self, keys: list[str], value: Any, indent: str) -> None:
        if isinstance(value, dict) and value and self.chance(0.6):
            for key, item in value.items():
                self.pair([*keys, key], item, indent)
            return
        name = self.random.choice([".", " . "]).join(map(key_text, keys))
        sign = self.random.choice([" = ", " = ", "=", "\t=  "])
        self.lines.append(f"{indent}{name}{sign}{self.value(value)}{self.aside()}")

    def aside(self) -> str:
        return self.random.choice(["", "", " ", f"  {self.comment()}"]) if self.chance(0.5) else ""

    def value(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = [f"{key_text(key)} = {self.value(item)}" for key, item in value.items()]
            blank = self.random.choice(["", " "])
            return f"{{{blank}{', '.join(pairs)}{blank}}}"
        if isinstance(value, list) and value and self.chance(0.4):
            items = [f"  {self.value(item)},{self.aside()}" for item in value]
            return "\n".join(["[", *items, "]"])
        if isinstance(value, list):
            return f"[{', '.join(map(self.value, value))}]"
        if isinstance(value, str) and self.chance(0.3):
            return tomli_w.dumps({"v": value}, multiline_strings=True)[4:-1]
        return value_text(value)


def has_header(value: Any) -> bool:
    """Whether a value can be written below a header."""
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    )


def key_text(key: str) -> str:
    """Return a key, quoted where it has to be."""
    return tomli_w.dumps({key: 0})[:-5]
