"""How well colours are read on each other, and the inks that a theme of Textual's lacks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from textual.color import Color

LEAST = 4.5
"""Contrast from which text can be read: WCAG 2.2, level AA."""
MOST = 7.0
"""Contrast from which it can be read with poor sight: WCAG 2.2, level AAA."""
GROUNDS = ("background", "surface", "panel", "chosen")
"""What text stands on."""
INKS = ("foreground", "quiet", "accent", "warning", "error", "kind-work", "kind-rest", "kind-switch", "kind-ready")
"""What text is written in."""
_TEXTUALS = (
    *("background", "surface", "panel", "foreground", "primary", "secondary"),
    *("accent", "success", "warning", "error"),
)
"""What of a theme ours is made of."""
_APART = 80.0
"""How far two inks have to be from each other in RGB to be told apart."""
_SPARE = ("#4fc3a1", "#5b9bf0", "#e0a030", "#b07ff0")
"""An ink a kind, for a theme whose own colours are too much alike."""
_KINDS = {
    "kind-work": ("success", "primary", "secondary"),
    "kind-rest": ("primary", "secondary", "accent"),
    "kind-switch": ("warning", "accent", "error"),
    "kind-ready": ("accent", "secondary", "primary", "error"),
}
"""The colours of a theme that a kind of interval may have, the fittest first."""


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(ink: Color, grounds: Sequence[Color], least: float = LEAST) -> Color:
    """Return `ink`, made as much lighter or darker as it takes to be read on every ground."""
    to = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: min(contrast(end, ground) for ground in grounds))
    for percent in range(0, 101, 4):
        tried = ink.blend(to, percent / 100, alpha=1.0)
        if all(contrast(tried, ground) >= least for ground in grounds):
            return tried
    return to


def completed(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that our stylesheets use, made of what Textual generates for a theme."""
    theme = {name: Color.parse(variables[name]) for name in _TEXTUALS}
    ground, text = theme["background"], theme["foreground"]
    grounds = {name: _under(text, ground + theme[name], ground) for name in ("surface", "panel")}
    grounds |= {"background": ground, "chosen": ground}
    inks = {name: readable(theme[name], tuple(grounds.values())) for name in ("accent", "warning", "error")}
    inks |= _kinds(theme, tuple(grounds.values()))
    inks["quiet"] = readable(text.blend(ground, 0.4, alpha=1.0), tuple(grounds.values()))
    inks["faint"] = ground.blend(text, 0.25, alpha=1.0)
    return {name: colour.hex for name, colour in (grounds | inks).items()}


def _under(text: Color, wanted: Color, ground: Color) -> Color:
    """Return the ground of a panel, as much nearer to that of the screen as the text on it needs."""
    steps = (wanted.blend(ground, percent / 100, alpha=1.0) for percent in range(0, 100, 10))
    return next((step for step in steps if contrast(text, step) >= LEAST), ground)


def _kinds(theme: Mapping[str, Color], grounds: Sequence[Color]) -> dict[str, Color]:
    """Return an ink a kind of interval, each told from the others."""
    inks: dict[str, Color] = {}
    for (kind, names), spare in zip(_KINDS.items(), _SPARE, strict=True):
        tried = [readable(colour, grounds) for colour in (*(theme[name] for name in names), Color.parse(spare))]
        apart = (ink for ink in tried if all(_distance(ink, other) >= _APART for other in inks.values()))
        inks[kind] = next(apart, tried[-1])
    return inks


def _distance(one: Color, other: Color) -> float:
    return math.dist(one.rgb, other.rgb)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
