"""Follow sessions on terminals that nobody reads any more: what is written down meanwhile, and what comes of it?

    python -m soaks.unread [--runs N] [--seed S] [--jobs N] [--only SEED]

Each run follows a routine of one-second intervals, in the app or line by line, and stops reading at a random instant,
having had so much painted that the next write waits. Seconds later, the program is killed, also after the session's
end; or somebody reads again, with or without keys that were typed meanwhile. Then no interval may be missing from the
store but the last ones before the kill, a session that came to its end has to be completed, and one that is read again
has to be whole, with no interval twice, or to stand where the keys made it. Prints the counts, and exits 1 where
anything was wrong, with the seed of each run that was; --only runs one of them alone. Needs Linux.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from foottimer.history.record import Record, Status
from foottimer.session.events import Outcome, Reason
from soaks.followed import END, Followed, Front
from soaks.left import Left, damage_in, left_in, misoffered, missing_in, offered_in
from soaks.many import Judged, judged, run_many
from soaks.painted import NAMES, SECONDS, furnish

RUNS = 60
"""How many, unless the command line says otherwise."""
JOBS = 4 * (os.cpu_count() or 1)
"""So many at once, unless the command line says otherwise: they mostly wait."""
LATE = 3.0
"""Seconds after its end at which an interval has to be in the store: a second and a half, on a machine that does much
else."""
STANDS = 1.5
"""Seconds that are looked at a session that should stand still: longer than an interval."""
TRIES = 3
"""How often it is looked whether it waits: it may do what it was asked for until then."""


class Unread:
    """One run, all of whose chances follow from its seed."""

    def __init__(self, home: Path, seed: int, front: Front | None = None) -> None:
        """Follow with `front`, or one by chance."""
        self._home = home
        self._chance = random.Random(seed)
        self._front = front or self._chance.choice(list(Front))
        self._began = 0.0
        self.counts: Counter[str] = Counter()
        """What happened, and how often."""
        self.faults: list[str] = []
        """What was wrong."""

    def run(self, end: Callable[[Unread, Followed], None] | None = None) -> None:
        """Do all of it, with one of `WAYS` or one by chance."""
        end = end or self._chance.choice(WAYS)
        furnish(self._home)
        with Followed(self._home, self._front) as followed:
            self._read_no_more(followed)
            end(self, followed)
            followed.kill()
        self.faults += damage_in(self._home)
        left = left_in(self._home)
        self.faults += missing_in(left, followed.painted.ends, followed.painted.over)
        self.faults += misoffered(left, offered_in(self._home))
        self.counts[f"runs, {self._front}"] += 1

    # What becomes of it --------------------------------------------------------------------------

    def killed(self, followed: Followed) -> None:
        """Kill it a few seconds later: what was over by then is there."""
        time.sleep(self._chance.uniform(LATE, SECONDS))
        since = time.perf_counter() - self._began
        followed.kill()
        record = self._record()
        due = range(min(len(NAMES), int(since - LATE)))
        lacking = sorted(set(due) - {row.index for row in record.attempts})
        if lacking:
            self.faults.append(f"killed after {since:.1f} s without being read, it lacks {lacking}")
        self.counts["killed"] += 1
        self.counts["intervals over that nobody saw"] += len(record.attempts) - followed.painted.ends.total()

    def killed_after_its_end(self, followed: Followed) -> None:
        """Kill it once the session must be over: it is completed, and nothing is offered."""
        self._sleep_to_the_end()
        followed.kill()
        self._whole(left_in(self._home))
        self.counts["killed after the end"] += 1

    def read_again(self, followed: Followed) -> None:
        """Read again before or after the session's end: it comes to that, whole."""
        time.sleep(self._chance.uniform(LATE, SECONDS + LATE))
        if not followed.watch_to_the_end():
            self.faults.append(f"read again, it did not end:\n{followed.text()[-600:]}")
        self._whole(left_in(self._home))
        self.counts["read again"] += 1

    def paused(self, followed: Followed) -> None:
        """Type a pause meanwhile: it stands where it is when that is read."""
        self._type(followed, {Front.APP: "p", Front.LINES: "p\n"})
        if not followed.terminal.until(lambda: self._state() == (Status.RUNNING, True), END):
            self.faults.append(f"a pause that was typed meanwhile left it {self._state()}")
        place = left_in(self._home).standing
        followed.terminal.settle(STANDS)
        if left_in(self._home).standing != place:
            self.faults.append("paused by a key that was typed meanwhile, it goes on")
        self.counts["paused meanwhile"] += 1

    def ended(self, followed: Followed) -> None:
        """Type meanwhile that it is to end and be kept: it does, with what was done until then."""
        self._type(followed, {Front.APP: "qk", Front.LINES: "q\nk\n"})
        if not followed.terminal.until(lambda: self._state()[0] is Status.PARTIAL, END):
            self.faults.append(f"an end that was typed meanwhile left it {self._state()}")
        last = self._record().attempts[-1]
        if last.outcome is not Outcome.CUT:
            self.faults.append(f"its last interval was {last.outcome}")
        self.counts["ended meanwhile"] += 1

    # Steps ---------------------------------------------------------------------------------------

    def _read_no_more(self, followed: Followed) -> None:
        """Read until some interval begins, then have it write until it waits."""
        wanted = self._chance.choice((1, 2, 3))
        if not followed.terminal.until(lambda: followed.painted.current is not None):
            raise TimeoutError(f"it did not begin:\n{followed.text()}")
        self._began = time.perf_counter()  # a little late, as it was painted then
        followed.terminal.until(lambda: followed.painted.current == wanted)
        if self._front is Front.LINES:
            followed.terminal.send("?\n" * 100)
        else:
            for width in range(100, 130):
                followed.terminal.resize(width, 30)
                time.sleep(0.05)
        if not any(waits_to_write(followed.terminal.pid) for _ in range(TRIES)):
            self.faults.append("it goes on though nobody reads")

    def _type(self, followed: Followed, keys: dict[Front, str]) -> None:
        time.sleep(self._chance.uniform(1, 3))
        followed.terminal.send(keys[self._front])

    def _sleep_to_the_end(self) -> None:
        time.sleep(max(0.0, self._began + SECONDS + LATE - time.perf_counter()))

    def _record(self) -> Record:
        (record,) = left_in(self._home).records
        return record

    def _state(self) -> tuple[Status, bool]:
        """How the session stands in the store, and whether its place is one within a pause by the person."""
        left = left_in(self._home)
        held = any(found.position.held_ms for found in left.standing)
        return left.records[0].status, held

    def _whole(self, left: Left) -> None:
        (record,) = left.records
        if record.status is not Status.COMPLETED or [row.index for row in record.attempts] != list(range(len(NAMES))):
            self.faults.append(f"it is {record.status} with {[row.index for row in record.attempts]}")
        if any(pause.reason is Reason.GAP for pause in record.pauses) or record.active_ms != SECONDS * 1_000:
            self.faults.append(f"it took {record.active_ms} ms, with {record.pauses}")


WAYS = (Unread.killed, Unread.killed, Unread.killed_after_its_end, Unread.read_again, Unread.paused, Unread.ended)
"""What may become of it; a kill more often than the others."""


def waits_to_write(pid: int) -> bool:
    """Whether a program's main thread takes no turns; otherwise it does so at each interval's end."""
    status = Path(f"/proc/{pid}/task/{pid}/status")

    def turns() -> str:
        return next(line for line in status.read_text().splitlines() if line.startswith("voluntary"))

    before = turns()
    time.sleep(1.2)
    return turns() == before


def trial(seed: int) -> Judged:
    """Do one run; return what happened, and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="unread-") as folder:
        return judged(Unread(Path(folder), seed), seed)


if __name__ == "__main__":
    sys.exit(run_many(__doc__, trial, RUNS, JOBS))
