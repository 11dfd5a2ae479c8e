"""What the app gets from outside: files, store, clocks, outputs, each as something to call.

What a default needs is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foottimer.follow.claims import Claims
    from foottimer.follow.display import Display
    from foottimer.follow.heartbeat import Watch
    from foottimer.follow.outputs import Outputs
    from foottimer.follow.sounding import Sounding
    from foottimer.history.store import Store
    from foottimer.keeping.keeper import Keeping
    from foottimer.plan.situation import Situation
    from foottimer.rescue.unsaved import Unsaved
    from foottimer.routine.catalogue import Catalogue
    from foottimer.routine.library import Entry
    from foottimer.routine.model import Exercise
    from foottimer.routine.recalled import Recalled, View
    from foottimer.routine.timeline import Timeline
    from foottimer.session.clock import Clock
    from foottimer.settings.model import Settings
    from foottimer.settings.registry import Entry as Setting


def _no_word() -> str:
    return ""


def _perhaps() -> bool:
    return True


def _nowhere(_: Setting, __: object) -> None:
    return None


def _nothing_kept() -> Keeping:
    from foottimer.keeping.kept import KeepError

    raise KeepError("there is no folder for routines here")


def _nothing_recalled(_: int) -> Recalled | None:
    return None


def _forgotten(_: View) -> None:
    return None


def _bundled_exercises() -> Catalogue:
    from foottimer.routine.library import bundled_catalogue

    return bundled_catalogue()


def _no_exercises(_: str) -> Mapping[str, Exercise]:
    return {}


def _as_listed() -> bool:
    return False


def _no_claims() -> Claims:
    from foottimer.follow.claims import NoClaims

    return NoClaims()


def _silent(settings: Settings, _: Callable[[str], object]) -> Outputs:
    from foottimer.follow.outputs import silent

    return silent(settings)


def _conduct(timeline: Timeline, clock: Clock, outputs: Outputs) -> Sounding:
    from foottimer.follow.conducting import conduct

    return conduct(timeline, clock, outputs)


@dataclass(eq=False, repr=False)
class Ports:
    """What reaches outside; what a test does not hand over is silent, empty or nowhere."""

    clock: Clock
    """What it asks for the time."""
    library: Callable[[], tuple[Entry, ...]]
    """Reads the routines; may take a while."""
    open_to_write: Callable[[], Store]
    """Opens the store, made where there is none; raises StoreError."""
    open_to_read: Callable[[], Store | None]
    """Opens the store, None where there is none yet; raises StoreError."""
    watch: Callable[[], Watch | None]
    """Makes what tells a gap."""
    display: Callable[[], Display]
    """Makes what keeps the display awake."""
    read_settings: Callable[[], tuple[Settings, str]] | None = None
    """Reads what the person chose, and says what is wrong with it; None for the defaults."""
    write_setting: Callable[[Setting, object], object] = field(default=_nowhere)
    """Writes what the file shall say for one setting, None to take it out; raises SettingsError."""
    settings_refusal: Callable[[], str] = field(default=_no_word)
    """Returns why the file of settings is not written, with line and column; empty where it is."""
    stilled_by: Callable[[], str] = field(default=_no_word)
    """Returns what in the environment stops what moves, as "FOOTTIMER_REDUCED_MOTION=1"; empty where nothing does."""
    recall: Callable[[int], Recalled | None] = field(default=_nothing_recalled)
    """Returns what is remembered of the library for a screen of so many lines; None where nothing is."""
    remember: Callable[[View], object] = field(default=_forgotten)
    """Remembers how the library's list stands, for the next start."""
    theme_at_start: Callable[[], str] = field(default=_no_word)
    """Returns the theme that the settings name, before anything else is read of them; empty for the app's own."""
    growing: Callable[[Callable[[tuple[Entry, ...]], object], Callable[[], bool]], tuple[Entry, ...]] | None = None
    """Reads them as `library` does, and tells the first function what there is as more is known of it, as long as the
    second says that it is wanted; None where that is not to be had."""
    read_anew: Callable[[], object] = field(default=_no_word)
    """Has every routine file read the next time, whatever is remembered of it."""
    is_outdated: Callable[[], bool] = field(default=_as_listed)
    """Whether a routine file was found to be another one than was listed."""
    keeping: Callable[[], Keeping] = field(default=_nothing_kept)
    """Returns what keeps the person's routine files, the same one at every call."""
    may_recover: Callable[[], bool] = field(default=_perhaps)
    """Whether anything may be left there that was never saved, as far as that can be told without what keeps files."""
    exercises: Callable[[], Catalogue] = field(default=_bundled_exercises)
    """Returns the exercises that the routines were last read with, the person's own among them."""
    exercises_of: Callable[[str], Mapping[str, Exercise]] = field(default=_no_exercises)
    """Returns the exercises that a routine, by its id, knows beside those; may take a while."""
    exercises_trouble: Callable[[], str] = field(default=_no_word)
    """Returns why the person's own exercises were left out there; empty where they were not."""
    make_outputs: Callable[[Settings, Callable[[str], object]], Outputs] = field(default=_silent)
    """Makes what cues are given with, from the settings; the function is told what can't sound."""
    conduct: Callable[[Timeline, Clock, Outputs], Sounding] = field(default=_conduct)
    """Makes what gives a timeline's cues in time."""
    open_to_follow: Callable[[], Store] | None = None
    """Opens the store for a session, whose screen waits for no other program that is writing; None as any other."""
    claims: Callable[[], Claims] = field(default=_no_claims)
    """Returns what says which sessions a living program runs, the same at every call."""
    unsaved: Callable[[], Unsaved] | None = None
    """Returns where sessions wait that the store refused; None where they can't."""
    may_wait: Callable[[], bool] = field(default=_perhaps)
    """Whether any may wait there, as far as that can be told without what takes them in."""
    mind_store: Callable[[Callable[[str], object]], bool] = field(default=lambda _: False)
    """Mends the store where it is damaged, has it backed up every week, and returns whether it is another one now.

    The function is told of it, from any thread. It takes long where there is anything to mend: it belongs into one.
    """
    situation: Callable[[], Situation] | None = None
    """Gathers what advice is computed from, which may take a while; None: no advice. Raises StoreError."""
    speed: float = 1.0
    """How much faster than real time the clock runs; other than 1 is a rehearsal, not saved."""
