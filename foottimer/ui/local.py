"""The app's services on this machine: its files, its store, its clock, its sound.

Everything is imported when it is first asked for: the first frame needs none of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from foottimer.ui.services import Services
from foottimer.values import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from foottimer.follow.claims import Claims
    from foottimer.follow.display import Display
    from foottimer.follow.heartbeat import Watch
    from foottimer.follow.outputs import Outputs
    from foottimer.history.access import Access
    from foottimer.history.store import Store
    from foottimer.keeping.keeper import Keeping
    from foottimer.plan.situation import Situation
    from foottimer.rescue.unsaved import Unsaved
    from foottimer.routine.library import Entry, Exercises
    from foottimer.routine.model import Exercise
    from foottimer.routine.recalled import Recalled, View
    from foottimer.routine.remembering import RememberedLibrary
    from foottimer.session.clock import Clock
    from foottimer.settings.model import Settings
    from foottimer.settings.registry import Entry as Setting

Opened = TypeVar("Opened", bound="Access")


def local_services(speed: float = 1.0) -> Services:
    """Return the services of this machine: its files, its store, its clock at `speed` times the pace."""
    from foottimer.session.clock import SystemClock

    clock = SystemClock(speed)
    files = _Files(clock)
    history = _History(clock)
    services = Services(
        clock=clock,
        library=files.library,
        growing=files.growing,
        read_anew=lambda: files.remembered.read_anew(),
        is_outdated=lambda: files.remembered.outdated,
        keeping=files.keeping,
        may_recover=_may_recover,
        exercises=lambda: files.exercises().catalogue,
        exercises_of=files.exercises_of,
        exercises_trouble=lambda: files.exercises().trouble,
        open_to_write=history.open_to_write,
        open_to_read=_open_to_read,
        watch=lambda: _heartbeat(clock, speed),
        display=_display if speed == 1 else _no_display,
        read_settings=_read_settings,
        make_outputs=_local_outputs,
        write_setting=_write_setting,
        settings_refusal=_settings_refusal,
        stilled_by=_stilled_by,
        recall=_recall,
        remember=_remember,
        theme_at_start=_theme_at_start,
        open_to_follow=_open_to_follow,
        claims=cache(_claims),
        unsaved=history.unsaved,
        may_wait=_may_wait,
        mind_store=history.mind,
        speed=speed,
    )
    if speed == 1:
        services.situation = partial(_situation, services, files)
    return services


class _Files:
    """Keeps and reads routines and exercises."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._keeping: Keeping | None = None

    def keeping(self) -> Keeping:
        """Return what keeps the person's routine files, made at the first call."""
        if self._keeping is None:
            from foottimer import paths
            from foottimer.keeping.keeper import Keeping

            folders = paths.routines_folder(), paths.trash_folder(), paths.recovery_folder()
            self._keeping = Keeping(*folders, self._clock.wall)
        return self._keeping

    @cached_property
    def remembered(self) -> RememberedLibrary:
        """What reads routines and exercises, and remembers them from one start to the next."""
        from foottimer import paths
        from foottimer.routine.remembering import RememberedLibrary

        return RememberedLibrary(paths.cache_folder(), paths.routines_folder(), paths.exercises_file())

    def library(self) -> tuple[Entry, ...]:
        """Read the exercises, and the routines with them."""
        entries = self.remembered.read(self._now())
        self._keep()
        return entries

    def growing(self, tell: Callable[[tuple[Entry, ...]], object], wanted: Callable[[], bool]) -> tuple[Entry, ...]:
        """Read them, and tell what there is as more is known of it."""
        entries = self.remembered.read(self._now(), tell, wanted)
        self._keep()
        return entries

    def entries(self) -> tuple[Entry, ...]:
        """Return the routines as they were last read, read now where they were not."""
        return self.remembered.entries(self._now())

    def exercises(self) -> Exercises:
        """Return the exercises that the routines were last read with, read now where none was."""
        return self.remembered.exercises()

    def exercises_of(self, routine: str) -> Mapping[str, Exercise]:
        """Return the exercises that a routine knows, as it was last read; none where there is no such routine."""
        known = (entry.routine.known for entry in self.entries() if entry.id == routine and entry.routine)
        return next(known, {})

    def _now(self) -> int:
        return int(self._clock.wall().timestamp() * 1_000_000_000)

    def _keep(self) -> None:
        """Write down what is known of the files; nothing waits for that."""
        from foottimer.cue.background import in_background

        in_background("cards", self.remembered.keep)


class _History:
    """Opens the store to write, mended first where it is damaged, and has it backed up every week."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tell: Callable[[str], object] = lambda _: None

    def open_to_write(self) -> Store:
        """Open the store; raises StoreError."""
        from foottimer.history.store import open_store

        return self._open_mended(open_store)

    def unsaved(self) -> Unsaved:
        """Return where sessions wait that the store refused."""
        from foottimer import paths
        from foottimer.carry.carrying import open_to_carry
        from foottimer.rescue.unsaved import Unsaved

        opening = partial(self._open_mended, open_to_carry)
        return Unsaved(paths.unsaved_folders(), paths.replaced_folder(), opening, self._clock.wall)

    def _open_mended(self, opening: Callable[[Path], Opened]) -> Opened:
        from foottimer import paths
        from foottimer.rescue.opening import open_mended

        store = open_mended(paths.history_file(), opening, self._clock.wall())
        if store.notice:
            self._tell(store.notice)
        return store

    def mind(self, tell: Callable[[str], object]) -> bool:
        """Mend the store now where it is damaged; have it backed up, if due, in a thread that nothing waits for."""
        from foottimer import paths
        from foottimer.cue.background import in_background
        from foottimer.history.store import StoreError
        from foottimer.rescue.weekly import back_up_if_due

        self._tell = tell
        path, now = paths.history_file(), self._clock.wall()
        if not os.path.lexists(path):  # one that is there no more is told of when there is something to write
            return False
        mended = ""
        with contextlib.suppress(StoreError), self.open_to_write() as store:
            mended = store.notice

        def back_up() -> None:
            if trouble := back_up_if_due(path, now):
                tell(trouble)

        in_background("backup", back_up)
        return bool(mended)


def _situation(services: Services, files: _Files) -> Situation:
    """Gather what advice is computed from, with the routines as the library last read them."""
    from foottimer import paths
    from foottimer.plan.files.disk import known_of, parted, plans
    from foottimer.plan.gathering import gather

    entries = files.entries()
    found, unread = parted(plans(paths.plans_folder(), known_of(entries)))
    settings = services.settings(lambda _: None)
    gathering = partial(gather, today=services.today(), settings=settings, entries=entries, plans=found)
    return replace(services.ask(gathering) or gathering(None), unread=unread)


def _open_to_follow() -> Store:
    from foottimer import paths
    from foottimer.follow.saving import BUSY
    from foottimer.history.store import open_store
    from foottimer.rescue.opening import open_unless_emptied
    from foottimer.session.clock import SystemClock

    return open_unless_emptied(paths.history_file(), partial(open_store, busy=BUSY), SystemClock().wall())


def _open_to_read() -> Store | None:
    from foottimer import paths
    from foottimer.history.store import open_for_reading

    return open_for_reading(paths.history_file())


def _read_settings() -> tuple[Settings, str]:
    from foottimer import paths
    from foottimer.printing import safe
    from foottimer.settings.commands import NAMES
    from foottimer.settings.read import load_settings
    from foottimer.settings.surroundings import within

    path = paths.settings_file()
    settings, problems = load_settings(path, NAMES)
    return within(settings, os.environ), "\n".join(safe(problem.show(str(path))) for problem in problems)


def _local_outputs(settings: Settings, tell: Callable[[str], object]) -> Outputs:
    from foottimer import paths
    from foottimer.follow.hearing import local_outputs

    return local_outputs(settings, paths.cache_folder(), tell)


def _write_setting(setting: Setting, stated: object) -> None:
    from foottimer import paths
    from foottimer.settings.write import set_stated

    set_stated(paths.settings_file(), setting, stated)


def _settings_refusal() -> str:
    from foottimer import paths
    from foottimer.printing import safe
    from foottimer.settings.read import reading_file

    file = paths.settings_file()
    return next((safe(problem.show(str(file))) for problem in reading_file(file).errors), "")


def _stilled_by() -> str:
    from foottimer.settings.surroundings import asks_for_stillness

    return asks_for_stillness(os.environ)


def _may_wait() -> bool:
    """Whether there may be anything in the folders of sessions that wait."""
    from foottimer import paths

    return any(map(_may_hold, paths.unsaved_folders()))


def _may_recover() -> bool:
    """Whether there may be anything in the folder of what was typed and never saved."""
    from foottimer import paths

    return _may_hold(paths.recovery_folder())


def _may_hold(folder: Path) -> bool:
    """Whether there is anything in a folder, or it can't be looked at."""
    try:
        return bool(os.listdir(folder))
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _recall(lines: int) -> Recalled:
    from foottimer import paths
    from foottimer.routine.recalled import recall

    return recall(paths.cache_folder(), paths.routines_folder(), paths.exercises_file(), lines)


def _remember(view: View) -> bool:
    from foottimer import paths
    from foottimer.routine.recalled import remember

    return remember(paths.cache_folder(), view)


def _theme_at_start() -> str:
    from foottimer import paths
    from foottimer.settings.early import stated_theme

    return stated_theme(paths.settings_file())


def _claims() -> Claims:
    from foottimer import paths
    from foottimer.follow.claims import Claims

    return Claims(paths.running_folder(), paths.unsaved_folders())


def _heartbeat(clock: Clock, speed: float) -> Watch:
    from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat

    return Heartbeat(clock, round(LONGEST_PAUSE * speed))


def _display() -> Display:
    from foottimer.follow.display import display

    return display()


def _no_display() -> Display:
    from foottimer.follow.display import NoDisplay

    return NoDisplay()
