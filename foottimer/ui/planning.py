"""How a plan is opened to be changed, from wherever that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.keeping.kept import KeepError

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.ui.app import FootTimer


def is_plan(file: Path) -> bool:
    """Whether a file is one of a plan rather than of a routine."""
    from foottimer import paths
    from foottimer.plan.files.disk import holds_plan
    from foottimer.plan.files.shipped import bundled_folder

    return holds_plan(file, likely=file.parent in (paths.plans_folder(), bundled_folder()))


def open_plan(app: FootTimer, path: Path, then: Callable[[Path | None], None]) -> bool:
    """Open a plan's file in its editor; `then` is told where it is kept when the editor is left.

    Return whether it could be opened; says why where it could not.
    """
    from foottimer.ui.plan_desk import PlanDesk
    from foottimer.ui.screens.planning import PlanEditScreen

    try:
        desk = PlanDesk(plan_keeping(app), path, app.services.library())
    except KeepError as error:
        app.notify(str(error), title="Not opened", severity="error", markup=False)
        app.farewell.append(str(error))
        return False
    app.push_screen(PlanEditScreen(desk), then)
    return True


def plan_keeping(app: FootTimer) -> Keeping:
    """Return what keeps the person's plans."""
    from foottimer import paths
    from foottimer.keeping.keeper import Keeping
    from foottimer.plan.files.shipped import bundled_folder

    folders = paths.plans_folder(), paths.plans_trash_folder(), paths.recovery_folder()
    return Keeping(*folders, app.services.clock.wall, bundled_folder())
