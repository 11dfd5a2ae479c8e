"""A routine as a person changes it for today: what the start card shows and starts; no Textual."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from foottimer.plan.gates.lighter import Lighter
from foottimer.routine.adjust import Changes, adjust, walk
from foottimer.routine.expand import expand
from foottimer.routine.library import Entry
from foottimer.routine.model import Exercise, Routine, Side, Sides, Work
from foottimer.routine.needs import exercise_of, fit, own_names, swappable
from foottimer.routine.outline import OutlineRow, RowKind, outline
from foottimer.routine.settle import sides_of
from foottimer.routine.swap import knowing
from foottimer.routine.timeline import Timeline
from foottimer.values import dataclass, field, replace

Value = TypeVar("Value")

REST_STEP = 5_000
"""Ms that one key makes a rest longer or shorter."""


@dataclass(frozen=True, slots=True)
class Today:
    """A routine, its changes for today, and the routines to follow on.

    Every change returns another one, or raises ValueError with a sentence that says why it can't be.
    """

    routine: Routine
    """As its file states it."""
    changes: Changes = field(default_factory=Changes)
    """What is different today."""
    following: tuple[Entry, ...] = ()
    """Routines to follow on, in order; none is broken."""
    light: Lighter = field(default_factory=Lighter)
    """What is advised to be lighter today, block by block, whether it is done so or not."""

    @classmethod
    def without(cls, routine: Routine, lacking: Collection[str]) -> Today:
        """Return the routine as it is done where these are lacking; unchanged where it cannot be done so."""
        return cls(routine, fit(routine, lacking).changes)

    def lightened(self, light: Lighter, exercises: Mapping[str, Exercise]) -> Today:
        """Return the routine with what is advised to be lighter today; `exercises` are those that there are.

        It is of the routine as it is done where something is lacking: what stands in for that stays.
        """
        paths = {note.path for note in light.notes}
        stay = {path: swap for path, swap in self.changes.swaps.items() if path in paths}
        advised = replace(light, changes=replace(light.changes, swaps={**stay, **light.changes.swaps}))
        changes = self.changes
        for path in paths:
            changes = _taken(changes, advised.changes, path)
        return replace(self, routine=knowing(self.routine, exercises), light=advised)._with(changes)

    def is_light(self, path: str) -> bool:
        """Whether a block is done as light as is advised."""
        light, own = self.light.changes, self.changes
        advised = any(path in numbers for numbers in (light.sets, light.reps, light.swaps))
        return advised and _at(own, path) == {**_at(own, path), **_at(light, path)}

    def why_light(self, path: str) -> str:
        """Return why a block is done light; empty where it is not."""
        return next((note.why for note in self.light.notes if note.path == path and self.is_light(path)), "")

    @property
    def reasons(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Why blocks are done light today, each reason with what is done for it; also what nothing stands in for."""
        advised = {*self.light.changes.sets, *self.light.changes.reps, *self.light.changes.swaps}
        paths = [note.path for note in self.light.notes if note.path not in advised or self.is_light(note.path)]
        return self.light.only(paths).reasons

    @property
    def in_full(self) -> Routine:
        """The routine as it is today, what is left out too."""
        return adjust(self.routine, replace(self.changes, left_out=frozenset()))

    @property
    def done(self) -> Routine:
        """The routine as it is today."""
        return adjust(self.routine, self.changes)

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """Every block as it is today, those left out too."""
        return outline(self.in_full, own_names(self.routine, self.changes.swaps))

    @property
    def timeline(self) -> Timeline:
        """The routine's timeline, as it is today."""
        return expand(self.done)

    @property
    def routines(self) -> tuple[Routine, ...]:
        """What is to be followed, as the files state it."""
        return (self.routine, *(entry.routine for entry in self.following if entry.routine))

    @property
    def routines_today(self) -> tuple[Routine, ...]:
        """What is to be followed, as it is done today."""
        return (self.done, *self.routines[1:])

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """What is to be followed: the routine, then those that follow on."""
        return (self.timeline, *(entry.timeline for entry in self.following if entry.timeline))

    @property
    def changed(self) -> bool:
        """Whether anything of the routine itself is different today."""
        return self.timeline != expand(self.routine)

    @property
    def has_sides(self) -> bool:
        """Whether some block does one side after the other, so that it matters which is first."""
        routine = self.in_full
        return any(
            sides_of(block, exercise_of(block, routine)) is Sides.EACH
            for _, block in walk(routine.blocks)
            if isinstance(block, Work)
        )

    def is_left_out(self, path: str) -> bool:
        """Whether the block, or a circuit around it, is left out today."""
        return any(path == out or path.startswith(f"{out}.") for out in self.changes.left_out)

    def exercise_at(self, path: str) -> Exercise | None:
        """Return the exercise that a block is done with today; None where it has none, or is not there."""
        routine = self.in_full
        return exercise_of(dict(walk(routine.blocks)).get(path), routine)

    def toggled(self, path: str) -> Today:
        """Leave an optional block out, or take it in again."""
        row = self._row(path)
        if not row.optional:
            raise ValueError(f"{row.name} is not optional.")
        return self._with(replace(self.changes, left_out=self.changes.left_out ^ {path}))

    def with_sets(self, path: str, more: int) -> Today:
        """Do `more` sets or rounds, fewer where it is negative."""
        row = self._row(path)
        if row.sets is None:
            raise ValueError("A rest has no sets: [ and ] change its length.")
        noun = "round" if row.kind is RowKind.CIRCUIT else "set"
        if row.sets + more < 1:
            raise ValueError(f"{row.name} has one {noun}, which is the least.")
        return self._with(replace(self.changes, sets=_changed(self.changes.sets, path, row.sets + more)))

    def with_rest(self, path: str, more: int) -> Today:
        """Make the rests of a block longer by `more` ms, shorter where it is negative."""
        row = self._row(path)
        if row.rest is None:
            raise ValueError(f"The rests of {row.name} follow from its timing.")
        if row.sets == 1:
            raise ValueError(f"{row.name} has nothing to rest between: it is done once.")
        # A rest block of no length would vanish from the list.
        least = REST_STEP if row.kind is RowKind.REST else 0
        rest = max(least, row.rest + more)
        return self._with(replace(self.changes, rests=_changed(self.changes.rests, path, rest)))

    def swapped(self, path: str) -> Today:
        """Do a block with the next exercise that stands in for its own; after the last, with its own again.

        What is light today is done as written instead, and light again after what stands in for it.
        """
        if self.is_light(path):
            return self._with(_taken(self.changes, Changes(), path))
        is_advised = any(path == note.path for note in self.light.notes)
        block = dict(walk(self.routine.blocks))[path]
        own = exercise_of(block, self.routine)
        others = swappable(self.routine, path)
        if is_advised and (own is None or not others):
            return self._with(_taken(self.changes, self.light.changes, path))
        if own is None or not others:
            raise ValueError(f"Nothing stands in for {self._row(path).name}.")
        places = (own.id, *(other.id for other in others))
        swaps, rests = dict(self.changes.swaps), dict(self.changes.rests)
        following = places[(places.index(swaps.pop(path, own.id)) + 1) % len(places)]
        if following == own.id and is_advised:
            return self._with(_taken(self.changes, self.light.changes, path))
        if following != own.id:
            swaps[path] = following
        if isinstance(block, Work) and block.every is not None:
            rests.pop(path, None)  # they follow from its timing once more
        return self._with(replace(self.changes, swaps=swaps, rests=rests))

    def other_side(self) -> Today:
        """Begin with the other side."""
        if not self.has_sides:
            raise ValueError("Nothing here is done one side after the other.")
        other = Side.LEFT if self.changes.first_side is Side.RIGHT else Side.RIGHT
        return self._with(replace(self.changes, first_side=other))

    def followed_by(self, entry: Entry) -> Today:
        """Let another routine follow on."""
        return replace(self, following=(*self.following, entry))

    def without_last(self) -> Today:
        """Take the last routine that follows on away."""
        if not self.following:
            raise ValueError("Nothing follows on.")
        return replace(self, following=self.following[:-1])

    def _row(self, path: str) -> OutlineRow:
        return next(row for row in self.rows if row.path == path)

    def _with(self, changes: Changes) -> Today:
        try:
            # Also with everything in, so that what is left out can always be taken in again.
            adjust(self.routine, replace(changes, left_out=frozenset()))
            adjust(self.routine, changes)
        except ValueError as error:
            sentence = str(error)
            raise ValueError(f"{sentence[:1].upper()}{sentence[1:]}.") from error
        return replace(self, changes=changes)


def _at(changes: Changes, path: str) -> dict[str, int | str]:
    """What changes say of the dose of one block."""
    tables: dict[str, Mapping[str, int] | Mapping[str, str]]
    tables = {"sets": changes.sets, "reps": changes.reps, "swaps": changes.swaps}
    return {name: table[path] for name, table in tables.items() if path in table}


def _taken(changes: Changes, others: Changes, path: str) -> Changes:
    """Return changes with the dose of one block as others say; as written where they say nothing of it."""
    return replace(
        changes,
        sets=_with_one(changes.sets, others.sets, path),
        reps=_with_one(changes.reps, others.reps, path),
        swaps=_with_one(changes.swaps, others.swaps, path),
    )


def _with_one(values: Mapping[str, Value], others: Mapping[str, Value], path: str) -> dict[str, Value]:
    without = {at: value for at, value in values.items() if at != path}
    return {**without, path: others[path]} if path in others else without


def _changed(numbers: Mapping[str, int], path: str, number: int) -> dict[str, int]:
    return {**numbers, path: number}
