"""Follow real sessions on terminals of their own and kill them at random instants, over and over: what was lost?

    python -m soaks.sessions [--runs N] [--seed S] [--jobs N] [--only SEED]

Each run follows a routine of one-second intervals, in the app or line by line, with keys among them, and notes each
interval that was seen to end. It is killed (SIGKILL) somewhere between its start and after its end. Then none of the
intervals seen may be missing from the store, the store has to be whole, and the next start has to offer the session
where it stood, and nothing else; some are taken up, killed once more or finished, kept or discarded. In some runs two
programs follow a session each in one store, and in some another program holds the store again and again. Prints the
counts, and exits 1 where anything was wrong, with the seed of each run that was; --only runs one of them alone. Needs
Linux; 1,000 runs take some twenty minutes on four cores.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from foottimer.history.record import Status
from foottimer.history.store import StoreError, open_store
from soaks.followed import END, RUN, Followed, Front, random_keys
from soaks.left import (
    Left,
    damage_in,
    history_in,
    left_in,
    misoffered,
    missing_in,
    offered_in,
    run,
    unwhole,
)
from soaks.many import Judged, judged, run_many
from soaks.painted import NAME, NAMES, SECONDS, furnish

RUNS = 1_000
"""How many, unless the command line says otherwise."""
JOBS = 5 * (os.cpu_count() or 1)
"""So many at once, unless the command line says otherwise: they mostly wait."""
LATEST = SECONDS + 4.0
"""Seconds after a program's start at which it is killed at the latest: after its end, where nothing held it up."""
JUST_TYPED = 2.0
"""Seconds after a key in which the screen may not show yet what it did."""


class Trial:
    """One run, all of whose chances follow from its seed."""

    def __init__(self, home: Path, seed: int) -> None:
        self._home = home
        self._chance = random.Random(seed)
        self._seen: Counter[int] = Counter()
        self._over = 0
        self.counts: Counter[str] = Counter()
        """What happened, and how often."""
        self.faults: list[str] = []
        """What was wrong."""

    def run(self) -> None:
        """Do all of it."""
        furnish(self._home)
        kind = self._chance.random()
        if kind < 0.06:
            self._held()
        else:
            self._killed(2 if kind < 0.14 else 1)
        self.counts["runs"] += 1

    # The ways that a run may go ------------------------------------------------------------------

    def _killed(self, programs: int) -> None:
        """Follow, kill, judge, and see what the next start makes of it."""
        with ExitStack() as stack:
            followed = [stack.enter_context(self._followed()) for _ in range(programs)]
            self._kill_at_random(followed)
        self.counts["two programs at once"] += programs > 1
        left = self._judged(followed)
        if left is None or not left.standing:
            return
        if programs == 1:
            self._compare_with_painted(left, followed[0])
        self._go_on(left)

    def _held(self) -> None:
        """Follow to the end while another program holds the store again and again; then all has to be there."""
        open_store(history_in(self._home)).shut()
        with self._followed() as followed, closing(self._connect()) as other:
            while not followed.painted.over and followed.age < 3 * SECONDS:
                other.execute("BEGIN IMMEDIATE")
                followed.watch(followed.age + self._chance.uniform(0.05, 3), [])
                other.execute("COMMIT")
                followed.watch(followed.age + self._chance.uniform(0.05, 1.5), [])
            followed.watch(followed.age + 8, [])
            followed.kill()
        self.counts["another program held the store"] += 1
        left = self._judged([followed])
        if left is not None and [row.index for record in left.records for row in record.attempts] != list(
            range(len(NAMES))
        ):
            self.faults.append("the store, held again and again, has not all of it")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(history_in(self._home), isolation_level=None, timeout=20)

    def _go_on(self, left: Left) -> None:
        """Look at the next start's offer, and do something with it."""
        choices = (self._look, self._take_up, self._take_up, self._keep, self._discard)
        self._chance.choices(choices, (10, 2, 1, 1, 1))[0](left)

    # What becomes of an interrupted session ------------------------------------------------------

    def _look(self, left: Left) -> None:
        """Start once more: it has to be offered there too; that it is looked at changes nothing."""
        with self._starting(left):
            pass
        if left_in(self._home) != left:
            self.faults.append("looking at what is offered changed it")

    def _take_up(self, left: Left) -> None:
        """Take it up and follow it to its end; some are killed again on the way."""
        first, times = left.records, 1
        while self._chance.random() < 0.4:
            with self._taken_up(left) as followed:
                self._kill_at_random([followed])
            again = self._judged([followed])
            if again is None or not again.standing:
                return
            left, times = again, times + 1
        with self._taken_up(left) as followed:
            if not followed.watch_to_the_end():
                self.faults.append(f"taken up, it did not end:\n{followed.terminal.shown.text()}")
            followed.kill()
        found = left.standing[0]
        last = self._judged([followed])
        if last is None:
            return
        record = next(record for record in last.records if record.id == found.id)
        self.faults += unwhole(record, found.position.index, times)
        before = next(one for one in first if one.id == found.id)
        kept = record.attempts[: len(before.attempts)]
        if kept != before.attempts or len(last.records) != len(first):
            were = [row for row in before.attempts if row not in kept]
            self.faults.append(
                f"taking it up changed what was there: {len(first)} sessions are {len(last.records)}, {were} are {kept}"
            )
        self.counts["taken up and finished"] += 1

    def _keep(self, left: Left) -> None:
        self._close(left, "--keep", Status.PARTIAL)
        self.counts["kept"] += 1

    def _discard(self, left: Left) -> None:
        self._close(left, "--discard", Status.ABANDONED)
        self.counts["discarded"] += 1

    def _close(self, left: Left, option: str, status: Status) -> None:
        found = left.standing[0]
        run(self._home, "resume", found.id, option)
        after = self._judged([])
        if after is None:
            return
        record = next(record for record in after.records if record.id == found.id)
        held = status is Status.PARTIAL and found.position.held_ms > 0
        was = next(record for record in left.records if record.id == found.id)
        if (record.status, len(record.attempts)) != (status, len(was.attempts) + held):
            self.faults.append(f"{option} led to {record.status} with {len(record.attempts)} attempts")

    # Programs ------------------------------------------------------------------------------------

    def _followed(self, words: Sequence[str] = RUN) -> Followed:
        return Followed(self._home, self._chance.choice(list(Front)), words)

    def _taken_up(self, left: Left) -> Followed:
        """Take up what is offered first, by the command or where the next start asks."""
        if self._chance.random() < 0.5:
            return self._followed(("resume", left.standing[0].id))
        followed = self._starting(left)
        followed.terminal.send("r\n" if followed.front is Front.LINES else "r")
        return followed

    def _starting(self, left: Left) -> Followed:
        """Start as a person does and wait for the offer; it has to be the right one."""
        front = self._chance.choice(list(Front))
        # The app offers it where it opens, also without a routine.
        words = self._chance.choice(((), RUN)) if front is Front.APP else RUN
        followed = Followed(self._home, front, words)
        place = f"{NAME}, interval {left.standing[0].position.index + 1} of {len(NAMES)}, "
        if not followed.terminal.until(lambda: place in " ".join(followed.text().split()), END):
            self.faults.append(f"{front}: {place!r} was not offered:\n{followed.text()[-600:]}")
        self.counts[f"offered by the next start, {front}"] += 1
        return followed

    def _kill_at_random(self, programs: list[Followed]) -> None:
        latest = self._chance.uniform(0.0, LATEST)
        keys = {program: random_keys(program.front, self._chance, latest) for program in programs}
        while programs and programs[0].age < latest:
            for program in programs:
                program.watch(min(latest, program.age + 0.05), keys[program])
        for program in programs:
            program.kill()

    # Judging -------------------------------------------------------------------------------------

    def _judged(self, followed: list[Followed]) -> Left | None:
        """Judge what was left against all that was seen in this run; None where it can't be read."""
        for program in followed:
            self._seen += program.painted.ends
            self._over += program.painted.over
            self.counts[f"killed, {program.front}"] += 1
            self.counts["intervals seen to end"] += program.painted.ends.total()
            self.counts["killed after the end"] += program.painted.over
        try:
            left = left_in(self._home)
        except StoreError as error:
            self.faults.append(str(error))
            return None
        self.faults += damage_in(self._home)
        self.faults += missing_in(left, self._seen, self._over)
        self.faults += misoffered(left, offered_in(self._home))
        self.counts["offered"] += len(left.standing)
        self.counts["killed before the session began"] += not left.records
        return left

    def _compare_with_painted(self, left: Left, followed: Followed) -> None:
        """Compare the place of the only session with what was seen last: it may be further, as nobody saw yet."""
        place, seen = left.standing[0].position.index, followed.painted.current
        self.counts["offered at the interval seen last"] += place == seen
        typed_lately = followed.typed_at > 0 and followed.killed_at - followed.typed_at < JUST_TYPED
        if seen is not None and place < seen and not typed_lately:
            self.faults.append(f"it stands in interval {place + 1}, {seen + 1} was seen")


def trial(seed: int) -> Judged:
    """Do one run; return what happened, and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        return judged(Trial(Path(folder), seed), seed)


if __name__ == "__main__":
    sys.exit(run_many(__doc__, trial, RUNS, JOBS))
