"""The themes: one accent colour a kind of interval, on a quiet ground."""

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
        "quiet": "#93a2ad",
        "faint": "#33414a",
        "chosen": "#28353e",
        "block-cursor-background": "#2c3d45",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
    },
)
"""Read from two metres in a dim room."""

LIGHT = Theme(
    name="foottimer-light",
    dark=False,
    primary="#0b6f40",
    secondary="#1f5fae",
    accent="#0b6f40",
    warning="#8c5200",
    error="#b3261e",
    success="#0b6f40",
    foreground="#1b2328",
    background="#f7f8f6",
    surface="#eef0ed",
    panel="#e2e6e2",
    variables={
        "kind-work": "#0b6f40",
        "kind-rest": "#1f5fae",
        "kind-switch": "#8c5200",
        "kind-ready": "#7a3fb0",
        "quiet": "#55636c",
        "faint": "#c3cbc8",
        "chosen": "#ffffff",
        "block-cursor-background": "#cdd6d0",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "none",
    },
)
"""Read in daylight."""

CONTRAST = Theme(
    name="foottimer-contrast",
    dark=True,
    primary="#00ff80",
    secondary="#00e5ff",
    accent="#00ff80",
    warning="#ffff00",
    error="#ff9a9a",
    success="#00ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#141414",
    variables={
        "kind-work": "#00ff80",
        "kind-rest": "#00e5ff",
        "kind-switch": "#ffff00",
        "kind-ready": "#ff9cff",
        "quiet": "#e0e0e0",
        "faint": "#7a7a7a",
        "chosen": "#282828",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
    },
)
"""Read with poor sight, or in sunlight."""

OWN = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}
"""The app's own themes, the one that is worn unless another is chosen first."""
