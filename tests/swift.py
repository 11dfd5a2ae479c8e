"""What makes the app's tests fast: a pilot that waits for the app itself, and stylesheets that are parsed once.

Textual's pilot waits, two or three times a key, until every widget has answered a message and the processor has been
quiet for 20 ms. Here it waits until the app has nothing left to do, which is sooner, costs less than the messages, and
is certain on a busy machine too. Then it paints, once, what a frame's timer would have painted in several turns.
"""

from __future__ import annotations

import asyncio
import inspect
from asyncio import BaseEventLoop
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

SOON = 0.01
"""Seconds; a timer that is due sooner belongs to what is being done: repainting (see TEXTUAL_FPS), or a resize."""


async def until_still(min_sleep: float = 0, max_sleep: float = 2) -> None:
    """Wait until no task is ready, no thread is waited for and no timer is due soon, or the app has ended."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    still = 0
    while still < 2 and loop.time() < end:
        await asyncio.sleep(0)
        still = 0 if loop._ready else still + 1
        if still == 2 and repainted(active_app.get()):
            still = 0
        if still == 2 and (wait := seconds_to_next(active_app.get(), loop)) is not None:
            await asyncio.sleep(wait)
            still = 0


def repainted(app: App[object]) -> bool:
    """Paint what waits to be painted, all at once; return whether there was anything."""
    painted = False
    for screen in app.screen_stack if app._screen_stacks.get(app._current_mode) else ():
        if screen.is_running and screen._update_timer._active.is_set():
            screen._on_timer_update()
            painted = True
    return painted


def seconds_to_next(app: App[object], loop: Any) -> float | None:
    """Return how long to wait for what goes on; None when nothing does."""
    if app._exit:
        return None
    if any(not future.done() and future.get_loop() is loop for future in _IN_THREADS):
        return 0.001
    due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)
    wait = SOON if due is None else due - loop.time()
    return max(0, wait) if wait < SOON else None


_IN_THREADS: WeakSet[asyncio.Future[Any]] = WeakSet()
"""What loops have done in threads, the thread workers of an app among it."""


def run_and_note(self: BaseEventLoop, executor: Any, work: Callable[..., Any], *arguments: Any) -> asyncio.Future[Any]:
    """Have something done in a thread, and know of it until its end has come to the loop."""
    future = _run_in_thread(self, executor, work, *arguments)
    _IN_THREADS.add(future)
    return future


async def settled(self: Pilot[Any]) -> bool:
    """Wait as above, where Textual sends every widget of the screen a message and waits for its answer."""
    await until_still(max_sleep=30)
    return not self.app._exception_event.is_set()


_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}


def parse_once(self: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """Parse a stylesheet, or return the rules that were made of it with the same variables by another app."""
    key = (source, *more.items(), frozenset(self._variables.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse(self, *source, **more)
    return _PARSED[key]


def use() -> None:
    """Have all apps and pilots use these."""
    assert textual.app.wait_for_idle is textual.pilot.wait_for_idle
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = until_still
    assert inspect.iscoroutinefunction(Pilot._wait_for_screen)
    Pilot._wait_for_screen = settled
    BaseEventLoop.run_in_executor = run_and_note  # type: ignore[method-assign]
    Stylesheet._parse_rules = parse_once
    RuleSet.__hash__ = object.__hash__  # the identity, as theirs; each widget that is styled asks every rule for it


_parse = Stylesheet._parse_rules
_run_in_thread = BaseEventLoop.run_in_executor
