"""How a screen changes the store: in a thread, so that nothing waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.screen import Screen

from foottimer.history.store import Store, StoreError

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

Answer = TypeVar("Answer")

TOLD = 30
"""Seconds that it is shown what was left out."""


def in_store(
    screen: Screen[Any],
    doing: Callable[[Store], Answer],
    done: Callable[[Answer], object],
    refused: Callable[[str], object],
) -> None:
    """Change the store in a thread; then call `done` with its answer, or `refused` with the reason.

    A screen that was left meanwhile is told nothing more; what was refused then is said by the app.
    """
    app = cast("FootTimer", screen.app)

    def change() -> None:
        try:
            with app.services.open_to_write() as store:
                after: Callable[[], object] = partial(done, doing(store))
        except (StoreError, KeyError) as error:
            after = partial(refused, _sentence(error))
            left: Callable[[], object] = partial(app.notify, _sentence(error), severity="error", markup=False)
        else:
            left = _nothing
        app.call_from_thread(_told, screen, after, left)

    app.run_worker(change, thread=True, group="write")


def tell_left_out(app: FootTimer) -> None:
    """Say once that rows of the store make no sense and are left out, and what names them."""
    if news := app.services.news_of_left_out():
        app.farewell.append(news)
        app.notify(f"{news}.", title="Your history", severity="warning", timeout=TOLD, markup=False)


def _told(screen: Screen[Any], after: Callable[[], object], left: Callable[[], object]) -> None:
    (after if screen.is_attached else left)()


def _nothing() -> None:
    return None


def _sentence(error: Exception) -> str:
    return "it is not there any more" if isinstance(error, KeyError) else str(error)
