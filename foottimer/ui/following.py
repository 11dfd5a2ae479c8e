"""Whether a session is under way; asked often, and so without what following one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

FOLLOW = "follow"
"""The group of the workers that follow sessions."""


def is_following(app: App[object]) -> bool:
    """Whether a session is under way, or about to be: its screen comes a moment after it was asked for."""
    return any(worker.group == FOLLOW and not worker.is_finished for worker in app.workers)
