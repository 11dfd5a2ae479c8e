"""How a routine is opened to be changed, from wherever that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.keeping.kept import KeepError

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.keeping.recovery import Recovery
    from foottimer.ui.app import FootTimer


def open_editor(
    app: FootTimer, path: Path, then: Callable[[Path | None], None], recovered: Recovery | None = None
) -> bool:
    """Open a routine file in the editor; `then` is told where it is kept when the editor is left.

    With what an earlier run left, that is brought back; else it is offered where there is something of this file.
    Return whether it could be opened; says why where it could not.
    """
    from foottimer.ui.draft import Draft
    from foottimer.ui.screens.editor import EditorScreen

    try:
        draft = Draft(app.services.keeping(), path, app.services.exercises())
    except KeepError as error:
        app.notify(str(error), title="Not opened", severity="error", markup=False)
        app.farewell.append(str(error))
        return False
    app.push_screen(EditorScreen(draft, recovered), then)
    return True


def offer_recoveries(app: FootTimer, then: Callable[[Path | None], None]) -> None:
    """Offer, once, what earlier runs had not saved when they ended; `then` is told of each file that was opened."""
    try:
        keeping = app.services.keeping()
        found = keeping.recoveries()
    except KeepError:
        return
    if not found:
        return
    from foottimer.ui.screens.recovery import RecoveryScreen
    from foottimer.ui.screens.unsaved import Fate

    latest = found[0]
    more = f" {len(found) - 1} more are offered when their routines are opened." if len(found) > 1 else ""

    def decide(fate: Fate | None) -> None:
        if fate is Fate.DISCARD:
            _drop(app, keeping, latest)
        elif fate is Fate.SAVE:
            _bring_back(app, keeping, latest, then)

    app.push_screen(RecoveryScreen(f"{latest.id}, {as_of(latest)}.{more}"), decide)


def _bring_back(app: FootTimer, keeping: Keeping, recovery: Recovery, then: Callable[[Path | None], None]) -> None:
    path = keeping.origin_of(recovery)
    if path is not None:
        open_editor(app, path, then, recovery)
        return
    try:
        path = keeping.create(keeping.free_id(recovery.id), recovery.text).path
    except KeepError as error:
        app.notify(str(error), title="Not brought back", severity="error", markup=False)
        return
    _drop(app, keeping, recovery)
    open_editor(app, path, then)


def _drop(app: FootTimer, keeping: Keeping, recovery: Recovery) -> None:
    try:
        keeping.drop_recovery(recovery)
    except KeepError as error:
        app.notify(str(error), title="Offered once more", severity="error", markup=False)


def as_of(recovery: Recovery) -> str:
    """Return when something was kept, in a few words."""
    return f"as of {recovery.when.astimezone():%A %H:%M}"
