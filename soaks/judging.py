"""What is done with a file from a stranger: it is read, and what loads of it goes through all that is made of it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from foottimer.carry.portable import FileError
from foottimer.carry.receiving import read_archive
from foottimer.compare.diff import compare
from foottimer.compare.linediff import diff_lines
from foottimer.edit.document import Document
from foottimer.history.bodies import body_of, id_of
from foottimer.keeping.keeper import Keeping
from foottimer.plain import wording
from foottimer.printing import safe
from foottimer.routine.card import matches, whole_text
from foottimer.routine.expand import expand
from foottimer.routine.library import Entry, bundled_catalogue, bundled_folder, load_exercises, load_file
from foottimer.routine.model import Routine
from foottimer.routine.needs import CHOICES, fit
from foottimer.routine.outline import outline
from foottimer.routine.problem import Problem
from foottimer.routine.timeline import Timeline, timeline_from_json
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.machine import Session
from foottimer.settings.commands import NAMES
from foottimer.settings.read import load_settings
from foottimer.settings.registry import GROUPS, default_of, toml_of
from foottimer.text.copying import as_copy

WIDTH = 80
"""Columns that views are drawn in."""
FOLLOWED = 40
"""Intervals of a routine that are shown while they are followed."""
KEYS = {"easier": "e", "next": "n"}
"""Keys of the exercise card's links."""
LONGEST = 2_000
"""Characters of a problem at most."""
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""The time of day."""


READ = 1.0
"""Seconds of the processor that reading a file may take."""


class WrongError(Exception):
    """A promise that was not kept."""


def seeds() -> dict[str, tuple[bytes, ...]]:
    """Return the real files of each kind."""
    routines = tuple(path.read_bytes() for path in sorted(bundled_folder().glob("*.toml")))
    catalogue = Path(load_exercises.__code__.co_filename).with_name("catalogue.toml").read_bytes()
    parts = catalogue.split(b"\n[exercises.")
    own = tuple(
        b"format = 1\n" + b"".join(b"\n[exercises." + part for part in parts[n : n + 4]) for n in (1, 20, 40, 70)
    )
    timelines = [
        entry.timeline for entry in map(load_file, sorted(bundled_folder().glob("*.toml"))[:6]) if entry.timeline
    ]
    return {
        "routine": routines,
        "exercises": (catalogue, *own),
        "settings": (_settings(),),
        "export": tuple(map(_export, timelines)),
        "recovery": tuple(_recovery(data) for data in routines[:4]),
    }


def _settings() -> bytes:
    """Return a file that states every setting at its default."""
    tables: dict[str, list[str]] = {}
    for entry in (entry for group in GROUPS for entry in group.entries):
        value = toml_of(entry, default_of(entry))
        if value not in (None, ""):
            tables.setdefault(entry.path[0], []).append(f"{entry.path[1]} = {json.dumps(value)}")
    tables["keys"] = [f'"{min(NAMES)}" = "o,enter"']
    return "\n".join(f"[{name}]\n" + "\n".join(lines) + "\n" for name, lines in tables.items()).encode()


def _export(timeline: Timeline) -> bytes:
    """Return an export file with a session of a timeline."""
    body, at = body_of(timeline), "2026-03-02T06:15:00.250+00:00"
    ids = (f"00000000-0000-4000-8000-{number:012x}" for number in range(1000))
    attempts = [
        {
            "id": next(ids),
            "seq": place,
            "interval": place,
            "attempt": 1,
            "kind": one.kind,
            "name": one.name,
            "exercise": one.exercise,
            "start_ms": one.start,
            "planned_ms": one.length,
            "actual_ms": one.length,
            "reps_planned": one.reps,
            "outcome": "done",
            "changed_at": at,
            "side": one.side,
        }
        for place, one in enumerate(timeline.intervals[:8])
    ]
    session = {
        "id": next(ids),
        "snapshot": id_of(body),
        "routine": timeline.routine,
        "name": timeline.name,
        "status": "completed",
        "origin": "followed",
        "started_at": at,
        "zone": "Europe/Berlin",
        "offset_minutes": 60,
        "day": "2026-03-02",
        "ended_at": at,
        "planned_ms": timeline.total,
        "work_ms": timeline.work,
        "rpe": 5,
        "note": "Went well.",
        "changed_at": at,
        "attempts": attempts,
        "pauses": [{"id": next(ids), "at_ms": 5, "length_ms": 6, "reason": "key", "changed_at": at}],
    }
    whole = {
        "program": "foottimer history",
        "format": 2,
        "sessions": [session],
        "snapshots": [{"id": id_of(body), "changed_at": at, "timeline": json.loads(body)}],
        "goals": [{"id": next(ids), "day": "2026-03-01", "per_week": 3, "changed_at": at}],
        "paused_days": [
            {"id": next(ids), "first_day": "2026-03-01", "last_day": "2026-03-02", "reason": "", "changed_at": at}
        ],
        "decisions": [
            {
                "id": next(ids),
                "kind": "level",
                "day": "2026-03-02",
                "about": "foot-strength",
                "value": "2",
                "made_at": at,
                "changed_at": at,
            }
        ],
    }
    return json.dumps(whole, indent=1).encode()


def _recovery(data: bytes) -> bytes:
    """Return a recovery copy of a routine's text."""
    text = data.decode()
    copy = {
        "format": 1,
        "path": "/nowhere/mine.toml",
        "when": NOW.isoformat(),
        "base": text,
        "text": f"{text}# typed\n",
    }
    return json.dumps(copy).encode()


# What is done with it ----------------------------------------------------------------------------


def judge(kind: str, data: bytes, folder: Path, rng: random.Random) -> str:
    """Read a file of a kind, use what loads of it, and return "loads" or "problem"; raises what goes wrong."""
    return JUDGES[kind](data, folder, rng)


def _routine(data: bytes, folder: Path, rng: random.Random) -> str:
    path = _put(folder / "fuzzed.toml", data)
    with _quickly():
        entry = load_file(path)
    _check(entry.problems)
    text = data.decode("utf-8", "replace")
    _edit(text)
    if entry.routine is None or entry.timeline is None:
        if not entry.problems:
            raise WrongError("it does not load, and nobody says why")
        _draw_entry(entry)
        return "problem"
    _use(entry, entry.routine, entry.timeline, rng)
    if load_file(_put(path, as_copy(text).encode())).routine is None:
        raise WrongError("a copy of it does not load")
    return "loads"


def _exercises(data: bytes, folder: Path, _: random.Random) -> str:
    path = _put(folder / "exercises.toml", data)
    with _quickly():
        found = load_exercises(path)
    _check(found.problems)
    from foottimer.ui.exercise_card import card, heading, short_card

    for exercise in list(found.catalogue.exercises.values())[-20:]:
        heading(exercise), short_card(exercise, WIDTH), card(exercise, found.catalogue, (), KEYS, WIDTH)
        whole_text(exercise), matches(exercise, "heel")
    bundled = load_file(sorted(bundled_folder().glob("*.toml"))[0], found.catalogue)
    _check(bundled.problems)
    return "problem" if found.trouble else "loads"


def _settings_file(data: bytes, folder: Path, _: random.Random) -> str:
    path = _put(folder / "settings.toml", data)
    with _quickly():
        settings, problems = load_settings(path, NAMES)
    _check(problems)
    from foottimer.settings.early import stated_theme
    from foottimer.ui.settings_view import fields_of, rows_of, told_of

    stated_theme(folder / "settings.toml")
    for field in fields_of():
        told_of(field, settings)
    for row in rows_of(fields_of(), settings)[0]:
        row(WIDTH)
    return "problem" if problems else "loads"


def _export_file(data: bytes, folder: Path, rng: random.Random) -> str:
    from foottimer.carry.carrying import open_to_carry
    from foottimer.history.store import open_store

    try:
        with _quickly():
            archive = read_archive(data)
    except FileError as error:
        if not all(error.problems) or any("\n" in problem for problem in error.problems):
            raise WrongError("a problem is not one line") from error
        safe("".join(error.problems))
        return "problem"
    if rng.random() < 0.2:  # a store is some 20 ms
        with open_to_carry(folder / "history.db") as carrying:
            carrying.take_in(archive, lambda parts: "".join(parts))
        with open_store(folder / "history.db") as store:
            for record in store.records():
                wording.outline(record.timeline, 0) if record.timeline else None
        for file in folder.glob("history.db*"):
            file.unlink()
    return "loads"


def _recovery_file(data: bytes, folder: Path, _: random.Random) -> str:
    (folder / "recovery").mkdir(exist_ok=True)
    _put(folder / "recovery" / f"{'0' * 32}.1.mine.json", data)
    keeping = Keeping(folder / "routines", folder / "trash", folder / "recovery", lambda: NOW)
    with _quickly():
        found = keeping.recoveries()
    for left in found:
        if not left.path.is_absolute() or left.when.tzinfo is None:
            raise WrongError("a recovery copy that no editor wrote")
        keeping.origin_of(left), keeping.free_id(left.id)
        _edit(left.text)
    return "loads" if found else "problem"


JUDGES: dict[str, Callable[[bytes, Path, random.Random], str]] = {
    "routine": _routine,
    "exercises": _exercises,
    "settings": _settings_file,
    "export": _export_file,
    "recovery": _recovery_file,
}
"""What is done with each kind of file."""


@contextmanager
def _quickly() -> Iterator[None]:
    """Hold what is read to its time."""
    began = time.process_time()
    yield
    if (took := time.process_time() - began) > READ:
        raise WrongError(f"slow: {took:.1f} s to read")


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _check(problems: Iterable[Problem]) -> None:
    """Hold problems to their promise: each at a place, on one line that can be shown."""
    for problem in problems:
        shown = problem.show("fuzzed.toml")
        line = safe(shown)
        placed = problem.line >= 1 and problem.column >= 1 and bool(problem.message)
        if not placed or len(line) > LONGEST or line != shown:
            raise WrongError(f"a problem that is not one: {line[:300]}")


def _edit(text: str) -> None:
    """Open it as the editor does."""
    from foottimer.ui.editor_view import tree_rows

    document = Document.of("fuzzed", text, bundled_catalogue())
    tree_rows(document)


def _use(entry: Entry, routine: Routine, timeline: Timeline, rng: random.Random) -> None:
    """Do all that is done with a routine without a screen, and what a screen shows of it."""
    from foottimer.ui.cards import block_row
    from foottimer.ui.today import Today

    body = body_of(timeline)
    if timeline_from_json(json.loads(body)) != timeline:
        raise WrongError("its timeline is another one after it was kept")
    if expand(routine) != timeline:
        raise WrongError("it expands differently the second time")
    sheet = CueSheet(timeline, Style())
    sheet.plan(), sheet.texts()
    _draw_entry(entry)
    for row in outline(routine):
        block_row(row, WIDTH)
    fit(routine, rng.sample(CHOICES, 2))
    if len(Today(routine).rows) != len(outline(routine)):
        raise WrongError("for today it has other blocks")
    other = load_file(rng.choice(sorted(bundled_folder().glob("*.toml"))))
    if other.routine is not None:
        compare(routine, other.routine), compare(other.routine, routine)
    diff_lines(entry.path.read_text("utf-8-sig"), other.path.read_text("utf-8"))
    _follow(timeline, rng)


def _draw_entry(entry: Entry) -> None:
    from foottimer.ui.cards import entry_row, glance, preview

    entry_row(entry, None, WIDTH), glance(entry), preview(entry, "never done", WIDTH)


def _follow(timeline: Timeline, rng: random.Random) -> None:
    """Go through some of it line by line and as the player shows it."""
    from foottimer.ui.player_view import go_title, player_view

    wording.header(timeline, True, True, 1.0), wording.outline(timeline, 0)
    session, _ = Session(timeline).start(0)
    now = 0
    for interval in timeline.intervals[:FOLLOWED]:
        following = timeline.intervals[interval.index + 1] if interval.index + 1 < len(timeline.intervals) else None
        wording.begins(interval, following, rng.random() < 0.5)
        now += rng.randrange(20_000)
        session, _ = session.tick(now)
        if session.is_open:
            player_view(session, now, None), go_title(session, now)
            session, _ = session.skip(now)


def kind_of(number: int) -> str:
    """Return the kind of the file of a number: of two, one is a routine."""
    return ("routine", "exercises", "routine", "settings", "routine", "export", "routine", "recovery")[number % 8]
