"""The colours of TOML, where the packages for it are installed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language

KINDS = """
(comment) @comment
(string) @string
[(integer) (float) (boolean) (offset_date_time) (local_date_time) (local_date) (local_time)] @number
(pair [(bare_key) (quoted_key) (dotted_key)] @key)
(table ["[" "]"] @header)
(table [(bare_key) (quoted_key) (dotted_key)] @header)
(table_array_element ["[[" "]]"] @header)
(table_array_element [(bare_key) (quoted_key) (dotted_key)] @header)
"""
"""What is coloured, by the names that the editor's styles have."""


def toml_language() -> Language | None:
    """Return the grammar of TOML; None where it is not installed or does not fit what is."""
    try:
        language: Language = import_module("tree_sitter").Language(import_module("tree_sitter_toml").language())
    except (ImportError, OSError, AttributeError, TypeError, ValueError):
        return None
    return language
