"""What is followed line by line in one sitting, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.conducting import conduct
from foottimer.follow.display import Display
from foottimer.follow.heartbeat import Watch
from foottimer.follow.outputs import Outputs
from foottimer.follow.sounding import Sounding
from foottimer.history.store import Store
from foottimer.plain.advising import Advice
from foottimer.plain.talk import Waiter
from foottimer.rescue.unsaved import Unsaved
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Ports:
    """What reaches outside, but for the streams and the clock."""

    waiter: Waiter
    """Passes the time and hears what is typed."""
    watch: Watch
    """Finds out that the program stood still."""
    display: Display
    """What is kept awake."""
    make_outputs: Callable[[Callable[[str], object]], Outputs] | None = None
    """Makes what cues are given with, which is told what can't sound by a line; None for a silent session."""
    conduct: Callable[[Timeline, Clock, Outputs], Sounding] = conduct
    """Makes what gives them in time."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a person sits down to: sessions one after another, or one that was interrupted."""

    timelines: Sequence[Timeline]
    """What to follow."""
    opening: Callable[[], Store] | None
    """Opens the store that the sessions are saved in; None for a rehearsal."""
    clock: Clock
    """Tells the time, `speed` times as fast as it is."""
    stdin: TextIO
    """Read only when `interactive`."""
    stdout: TextIO
    """Gets plain lines; what its encoding lacks is shown as "?"."""
    interactive: bool
    """Whether a person can answer."""
    speed: float = 1.0
    """The clock's pace."""
    ports: Ports | None = None
    """Stand-ins for tests; None for the real ones."""
    routines: Sequence[Routine] = ()
    """Those that they are of: what is advised about one is asked first, or only told where nobody answers."""
    advice: Advice | None = None
    """Where advice comes from; None for none."""
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """Those that there are, for what is done with open eyes after all, or with an easier exercise."""
    make_outputs: Callable[[Callable[[str], object]], Outputs] | None = None
    """Makes what cues are given with, as in `Ports`; None for silent sessions."""
    settings: Settings = DEFAULTS
    """What the person chose."""
    claims: Claims = field(default_factory=NoClaims)
    """Which sessions living programs run."""
    take_up: str = ""
    """The id of an interrupted session to go on with first, without asking; empty for none."""
    unsaved: Unsaved | None = None
    """Where sessions wait that the store refused, which is taken in first; None where they can't."""
