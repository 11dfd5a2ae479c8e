"""How a value and a key are written in TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

import tomli_w

from foottimer.routine.words import KeyPath

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class EditError(ValueError):
    """Why a text cannot be edited so; one line, safe to print. Nothing was changed."""


def value_text(value: object) -> str:
    """Return a value as TOML writes it, on one line; raises EditError for what TOML has no words for."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text((str(key),))} = {value_text(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(value_text, value))}]"
    try:
        stated = (
            tomli_w.dumps({"v": value.value if isinstance(value, Enum) else value})
            .removeprefix("v = ")
            .removesuffix("\n")
        )
        stated.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise EditError(f"a file cannot hold a value of the type {type(value).__name__}") from error
    return stated


def key_text(path: KeyPath) -> str:
    """Return a path as TOML writes a dotted key; places in arrays are left out."""
    parts = (part for part in path if isinstance(part, str))
    return ".".join(part if _BARE_KEY.fullmatch(part) else value_text(part) for part in parts)
