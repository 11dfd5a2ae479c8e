"""The two themes: one accent colour a kind of interval, on a quiet ground."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="foottimer-dark",
    dark=True,
    primary="#7fd6a2",
    secondary="#7cb7f5",
    accent="#7fd6a2",
    warning="#f2b661",
    error="#f2777a",
    success="#7fd6a2",
    foreground="#dfe6ea",
    background="#0e1317",
    surface="#141b20",
    panel="#1c252b",
    variables={
        "kind-work": "#7fd6a2",
        "kind-rest": "#7cb7f5",
        "kind-switch": "#f2b661",
        "kind-ready": "#cda6f5",
        "quiet": "#8b9aa5",
        "faint": "#33414a",
        "block-cursor-background": "#2c3d45",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
    },
)
"""Read from two metres in a dim room."""

LIGHT = Theme(
    name="foottimer-light",
    dark=False,
    primary="#0f7a48",
    secondary="#1f5fae",
    accent="#0f7a48",
    warning="#9a5a00",
    error="#b3261e",
    success="#0f7a48",
    foreground="#1b2328",
    background="#f7f8f6",
    surface="#eef0ed",
    panel="#e2e6e2",
    variables={
        "kind-work": "#0f7a48",
        "kind-rest": "#1f5fae",
        "kind-switch": "#9a5a00",
        "kind-ready": "#7a3fb0",
        "quiet": "#55636c",
        "faint": "#c3cbc8",
        "block-cursor-background": "#cdd6d0",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "none",
    },
)
"""Read in daylight."""
