"""What the list of sessions shows: a row a session below the month it was in; no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from foottimer import safety
from foottimer.chart.year import WEEKDAYS
from foottimer.follow.done import clock_text
from foottimer.follow.unclosed import Unclosed
from foottimer.history.listing import SessionLine
from foottimer.history.record import Origin, Record, Status
from foottimer.history.told import MONTHS, many
from foottimer.routine.words import printable
from foottimer.ui.fitting import Part, cells, cut, fitted
from foottimer.values import dataclass

NARROW, ROOMY = 46, 60
"""Cells of a row from which on the time of day and the length, and effort and pain, have room."""
_NAME, _LEAST_NAME, _REMARK = 30, 18, 14
"""Cells that a name takes at most, and at least, where something follows it, and those that are left for that."""
_LONG_NAME = 34
"""Cells that a name takes at most where there is plenty of room: as many as the longest bundled one."""
_FIRST, _NUMBERS = 15, 22
"""Cells of day and time, and of length, effort and pain."""
NOTHING_KNOWN = Unclosed()
"""No session is known to run, or to be interrupted."""
STATUSES = {
    Status.COMPLETED: "complete",
    Status.PARTIAL: "ended early",
    Status.ABANDONED: "discarded",
    Status.RUNNING: "not ended",
}
"""How a session stands; a list says it of those that are not complete."""


def status_text(session: SessionLine | Record, unclosed: Unclosed) -> str:
    """Return how a session stands, for a list: empty where it is complete."""
    if session.status is Status.RUNNING:
        return unclosed.status(session)
    return "" if session.status is Status.COMPLETED else STATUSES[session.status]


def titled(name: str, level: int | None) -> str:
    """Return a routine's name with its level, safe to show."""
    return f"{printable(name)}{f' · {level}' if level else ''}"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The heading of a month."""

    month: date
    """Its first day."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return the month in so many cells."""
        text = f"{MONTHS[self.month.month - 1]} {self.month.year} "
        return ((text[:width], "quiet"), ("─" * max(0, width - len(text)), "faint"))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session."""

    line: SessionLine
    """What is known of it."""
    unclosed: Unclosed = NOTHING_KNOWN
    """What is known of it where it is not over."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return the session in so many cells: day, time, routine, length, effort, pain, and what is said of it."""
        line, day = self.line, self.line.moment.day
        parts: list[Part] = [(f"{WEEKDAYS[day.weekday()]} {day.day:>2}  ", "strong" if line.counts else "")]
        if width >= NARROW:
            parts.append((f"{line.moment.local:%H:%M}  ", "quiet"))
        numbers = self._numbers() if width >= ROOMY else [(f"{clock_text(line.active_ms):>7}", "")]
        room = width - cells(parts) - cells(numbers)
        name = _name_width(room) if width >= ROOMY else max(1, room)
        parts.append((fitted(_short_title(line, name), name), ""))
        return (*parts, *numbers, *self._remarks(room - name))

    def _numbers(self) -> list[Part]:
        rpe, pain = self.line.answers.rpe, self.line.answers.pain
        bad = pain is not None and pain > safety.PAIN_LIMIT
        return [
            (f"{clock_text(self.line.active_ms):>8}", ""),
            (f"{'' if rpe is None else rpe:>7}", ""),
            (f"{'' if pain is None else pain:>5}{'!' if bad else ' '} ", "warning" if bad else ""),
        ]

    def _remarks(self, room: int) -> list[Part]:
        """Return what else there is to say, in so many cells."""
        said: list[Part] = []
        for text, ink in self._said():
            between = " · " if said else " "
            left = room - cells(said) - len(between)
            if text and left > 1:
                said += [(between, "quiet"), (cut(printable(text), left), ink)]
        return said

    def _said(self) -> tuple[Part, ...]:
        line = self.line
        return (
            ("red flag" if line.answers.red_flag else "", "warning"),
            (status_text(line, self.unclosed), "quiet"),
            ("logged" if line.origin is Origin.LOGGED else "", "quiet"),
            (line.answers.note, ""),
        )


def head(width: int) -> str:
    """Return what stands above the columns of a list whose rows have so many cells; empty where it has no room."""
    if width < ROOMY:
        return ""
    name = _name_width(width - _FIRST - _NUMBERS)
    return f"{'':{_FIRST}}{'':{name}}{'length':>8}{'effort':>7}{'pain':>5}"


class SessionRows:
    """The rows of a list that grows at its end."""

    def __init__(self, lines: Iterable[SessionLine] = (), unclosed: Unclosed | None = None) -> None:
        """List these; `unclosed` is what is known of those that are not over."""
        self._unclosed = unclosed or NOTHING_KNOWN
        self.lines: list[SessionLine] = []
        """The sessions, newest first."""
        self.rows: list[MonthRow | SessionRow] = []
        """Their rows, and the headings between them."""
        self._places: list[int] = []
        self._of_row: list[int] = []
        self._month: date | None = None
        self.extend(lines)

    def extend(self, lines: Iterable[SessionLine]) -> None:
        """Add older sessions."""
        for line in lines:
            month = line.moment.day.replace(day=1)
            if month != self._month:
                self._month = month
                self.rows.append(MonthRow(month))
                self._of_row.append(len(self.lines))
            self._places.append(len(self.rows))
            self._of_row.append(len(self.lines))
            self.rows.append(SessionRow(line, self._unclosed))
            self.lines.append(line)

    def place(self, index: int) -> int:
        """Return the row of the session `index`; 0 where there is none."""
        return self._places[index] if 0 <= index < len(self._places) else 0

    def index(self, row: int) -> int:
        """Return the session of a row; of a heading the first one below it."""
        return self._of_row[row]

    def find(self, identity: str | None) -> int | None:
        """Return the place of the session with this id; None where it is not in the list."""
        return next((index for index, line in enumerate(self.lines) if line.id == identity), None)


def count_text(count: int | None, conditions: Sequence[str]) -> tuple[str, str]:
    """Return how many sessions there are (None: that is not known yet), and what they were asked for by."""
    sessions = "Sessions" if count is None else many(count, "session")
    return sessions, "".join(f" · {printable(part)}" for part in conditions)


def nothing_text(is_empty: bool, log_key: str, all_key: str) -> str:
    """Return what is said in place of an empty list; `is_empty` where there is no session at all."""
    if not is_empty:
        return f"No session is like that. {all_key} shows them all."
    return (
        "Nothing yet. A session that you follow will be here once it has begun, with every set as it was done.\n\n"
        f"{log_key} writes down one that you did without the clock."
    )


def _name_width(room: int) -> int:
    """Return the cells of a name that has so much room with what follows it."""
    most = _LONG_NAME if room >= 2 * _LONG_NAME else _NAME
    return max(1, min(most, room, max(_LEAST_NAME, room - _REMARK)))


def _short_title(line: SessionLine, width: int) -> str:
    """Return a routine's name with its level, of which the level stays whole."""
    level = f" · {line.level}" if line.level else ""
    return f"{cut(printable(line.name), max(1, width - len(level)))}{level}"
