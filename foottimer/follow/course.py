"""How one session went so far: its attempts and pauses as rows, and where it stands, all in its own time.

A session's own time is ms since it began. It goes on in pauses, also in what the monotonic clock did not count of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from foottimer.history.record import AttemptRow, PauseRow, Record, attempt_row
from foottimer.history.store import Keep
from foottimer.history.underway import Position
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Attempt, Resumed
from foottimer.session.machine import Session, State
from foottimer.values import replace


class Course:
    """What a journal holds of one session, in memory; it is told of each event, in order."""

    def __init__(self, timeline: Timeline) -> None:
        self._tries: Counter[int] = Counter()
        self._of_block: defaultdict[str | None, list[int]] = defaultdict(list)
        self._zero = 0
        self._start_ms = 0
        self._unseen = 0
        self._standing = False
        self.timeline = timeline
        """What is followed."""
        self.attempts: list[AttemptRow] = []
        """Every attempt so far, oldest first."""
        self.pauses: list[PauseRow] = []
        """Every pause so far that is over."""
        self.paused_ms = 0
        """All pauses so far that are over, in ms."""

    def begin(self, at: int) -> None:
        """Have its time begin at the monotonic instant `at`."""
        self._zero = at

    def take_up(self, position: Position, record: Record, since: int) -> None:
        """Go on with what another program wrote; by this clock it stands at `position` since the instant `since`."""
        self._zero = since - position.at_ms
        self._start_ms = position.start_ms
        self._tries = Counter(row.index for row in record.attempts)
        self._standing = True
        self.attempts = list(record.attempts)
        for place, row in enumerate(self.attempts):
            self._of_block[row.block].append(place)
        self.pauses = list(record.pauses)
        self.paused_ms = sum(pause.length_ms for pause in record.pauses)

    def follow(self, timeline: Timeline) -> None:
        """Have another timeline followed, in which all that was done has its place."""
        self.timeline = timeline

    def began(self, at: int, session: Session) -> None:
        """Have an interval begun at the instant `at`; `session` is the one that led to."""
        # Begun within a pause, it lies behind what that pause has slept so far.
        slept = session.unseen if self._standing else 0
        self._start_ms = at - self._zero + self._unseen + slept

    def ended(self, attempt: Attempt) -> AttemptRow:
        """Add an attempt, and return its row."""
        self._tries[attempt.index] += 1
        row = attempt_row(
            self.timeline.intervals[attempt.index],
            attempt,
            seq=len(self.attempts),
            nth=self._tries[attempt.index],
            start_ms=self._start_ms,
        )
        self._of_block[row.block].append(len(self.attempts))
        self.attempts.append(row)
        return row

    def paused(self) -> None:
        """Have it stand still."""
        self._standing = True

    def resumed(self, event: Resumed) -> PauseRow:
        """Have it go on, add the pause that is over, and return its row."""
        self._standing = False
        row = PauseRow(
            at_ms=event.paused_at - self._zero + self._unseen,
            length_ms=event.length,
            reason=event.reason,
        )
        self._unseen += event.length - (event.at - event.paused_at)
        self.paused_ms += event.length
        self.pauses.append(row)
        return row

    def position(self, session: Session, at: int) -> Position:
        """Return where the session stands as of the instant `at`."""
        return Position(
            index=session.index,
            start_ms=self._start_ms,
            length_ms=session.length,
            held_ms=max(0, at - session.anchor) if session.state is State.RUNNING else session.held,
            at_ms=at - self._zero + self._unseen,
        )

    def latest(self, block: str | None) -> tuple[AttemptRow, ...]:
        """Return the last attempt at each work interval of `block`, in the timeline's order."""
        made = (self.attempts[place] for place in self._of_block[block])
        last = {row.index: row for row in made if row.kind.is_work}
        return tuple(last[index] for index in sorted(last))

    def correct(self, seq: int, reps_done: int | Keep | None, recorded: float | Keep | None) -> None:
        """Change what the attempt `seq` says was done; raises IndexError when there is none."""
        row = self.attempts[seq]
        self.attempts[seq] = replace(
            row,
            reps_done=row.reps_done if isinstance(reps_done, Keep) else reps_done,
            recorded=row.recorded if isinstance(recorded, Keep) else recorded,
        )
