"""What the store refused to the end waits as a file, and is taken in at a later start."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from faults import Disk, Followed, disk
from lines import hold, line
from parts import NOON

from foottimer.carry.carrying import Carrying
from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import keep
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.database import StoreError
from foottimer.history.record import Answers, Status
from foottimer.rescue.parting import part
from foottimer.rescue.unsaved import Unsaved
from foottimer.session.clock import ManualClock


class Lasting(Carrying):
    """A store that stays open when it is let go of."""

    def shut(self) -> None:
        pass


class Place:
    """A store, and folders for what it refuses."""

    def __init__(self, folder: Path, made: Disk) -> None:
        self.disk = made
        self.folders = folder / "data" / "unsaved", folder / "cache" / "unsaved", folder / "temporary"
        self.replaced = folder / "data" / "replaced"
        self.refuses = ""
        self.later = 0
        self.unsaved = Unsaved(self.folders, self.replaced, self._open, lambda: NOON + timedelta(hours=1 + self.later))

    def _open(self) -> Carrying:
        if self.refuses:
            raise StoreError(self.refuses)
        return Lasting(self.disk._db, Path("history.db"))

    @property
    def files(self) -> list[Path]:
        return list(self.unsaved.waiting())

    def part(self, followed: Followed) -> tuple[str, ...]:
        return part(followed.journal, self.unsaved)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with disk() as made:
        yield Place(tmp_path, made)


def refused(place: Place, first: int = 1) -> Followed:
    """A session that the store refused from its call `first` on, which waits as a file."""
    place.disk._first, place.disk._last = place.disk.made + first, 10**9
    followed = Followed(place.disk.open).follow()
    (said,) = place.part(followed)
    (path,) = place.files
    assert said == f"Feet is not in your history yet. It waits in {path}; the next start takes it in."
    place.disk.recover()
    return followed


def test_a_session_that_is_saved_leaves_no_file(place: Place) -> None:
    assert place.part(Followed(place.disk.open).follow()) == ()
    assert place.files == []
    assert place.unsaved.take_in().said == ()
    assert not place.folders[0].exists()


def test_a_session_refused_at_each_call_in_turn_is_taken_in_as_if_nothing_had_failed(tmp_path: Path) -> None:
    with disk() as sound:
        Followed(sound.open).follow()
        calls, wanted = sound.made, sound.rows()
    for first in range(1, calls + 1, 8):
        with disk() as made:
            place = Place(tmp_path, made)
            refused(place, first)
            taken = place.unsaved.take_in()
            assert taken.said == ("Saved now: Feet of 2026-03-02. It had waited for the history to take it.",)
            assert place.files == []
            rows = made.rows()
            rows["under_way"] = []  # of a session that is over nobody asks where it stands
            assert rows == wanted, f"call {first}"


def test_the_file_is_for_its_owner_alone_and_what_export_writes(place: Place) -> None:
    followed = refused(place)
    (path,) = place.files
    assert path.name == f"2026-03-02-130000-{followed.journal.session_id}.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert json.loads(path.read_text())["program"] == "foottimer history"


def test_while_the_store_still_refuses_the_file_stays(place: Place) -> None:
    refused(place)
    place.refuses = "history.db cannot grow: the disk is full"
    assert place.unsaved.take_in().said == (
        f"A session that is not saved yet waits in {place.folders[0]}: history.db cannot grow: the disk is full.",
    )
    assert len(place.files) == 1
    place.refuses = ""
    assert place.unsaved.take_in().sessions == ("Feet of 2026-03-02",)


def test_a_folder_that_takes_nothing_leaves_it_to_the_next(place: Place) -> None:
    for folder in place.folders[:2]:
        folder.parent.mkdir(exist_ok=True)
        folder.write_text("in the way")
    refused(place)
    assert [path.parent for path in place.files] == [place.folders[2]]
    assert place.unsaved.take_in().sessions == ("Feet of 2026-03-02",)


def test_where_no_folder_takes_it_the_line_to_type_is_said(place: Place) -> None:
    for folder in place.folders:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("in the way")
    place.disk._first, place.disk._last = 1, 10**9
    followed = Followed(place.disk.open).follow()
    followed.journal.answer(Answers(rpe=6, pain=1, note="left\x1b[2J 'fine'"))
    assert place.part(followed) == (
        "Feet could be kept nowhere. Once your history can be written, this does it, as planned: foottimer log feet "
        "2026-03-02 --at 12:00 --rpe 6 --pain 1 --note 'left\\x1b[2J '\"'\"'fine'\"'\"''",
    )


def test_a_session_that_its_program_leaves_open_is_kept_as_partial(place: Place) -> None:
    place.disk._first, place.disk._last = 1, 10**9
    clock = ManualClock(NOON, ms=1_000)
    timeline = line(hold(), hold())
    journal = Journal(place.disk.open, timeline, clock)
    runner = Runner(timeline, clock, journal)
    runner.start()
    clock.move(25_000)
    runner.interrupt()
    part(journal, place.unsaved)
    place.disk.recover()
    place.unsaved.take_in()
    (record,) = place.disk.carrying().records()
    assert (record.status, [row.actual_ms for row in record.attempts]) == (Status.PARTIAL, [20_000, 5_000])


@pytest.mark.parametrize("begun", [False, True])
def test_a_discarded_session_waits_only_where_the_store_knows_of_it(place: Place, begun: bool) -> None:
    place.disk._first, place.disk._last = 20 if begun else 1, 10**9
    clock = ManualClock(NOON, ms=1_000)
    timeline = line(hold())
    journal = Journal(place.disk.open, timeline, clock)
    runner = Runner(timeline, clock, journal)
    runner.start()
    clock.move(5_000)
    place.disk._first = 1
    runner.end(Status.ABANDONED)
    said = part(journal, place.unsaved)
    assert (len(place.files), len(said)) == (begun, begun)
    place.disk.recover()
    place.unsaved.take_in()
    assert [record.status for record in place.disk.carrying().records()] == [Status.ABANDONED] * begun


def test_what_waits_is_not_offered_as_interrupted(place: Place, tmp_path: Path) -> None:
    followed = refused(place, 40)
    id_ = followed.journal.session_id
    (found,) = place.disk.carrying().under_way()
    assert found.id == id_
    claims = Claims(tmp_path / "running", place.folders)
    assert claims.held(id_)
    place.unsaved.take_in()
    assert not claims.held(id_)
    assert place.disk.carrying().under_way() == ()


def test_a_file_with_more_done_wins_over_what_another_start_kept_meanwhile(place: Place) -> None:
    followed = refused(place, 40)
    store = place.disk.carrying()
    (found,) = store.under_way()
    keep(store, found, NOON + timedelta(days=1))
    assert len(store.record(found.id).attempts) < 8
    assert place.unsaved.take_in().sessions == ("Feet of 2026-03-02",)
    record = store.record(followed.journal.session_id)
    assert (record.status, len(record.attempts), record.answers.note) == (Status.COMPLETED, 8, "fine")
    assert len(list(place.replaced.iterdir())) == 1


@pytest.mark.parametrize("spoil", ["session SET changed_at = 'zzz'", "attempt SET actual_ms = 'many'"])
def test_a_row_here_that_makes_no_sense_leaves_the_file_and_is_told_of(place: Place, spoil: str) -> None:
    refused(place, 40)
    store = place.disk.carrying()
    (found,) = store.under_way()
    keep(store, found, NOON + timedelta(days=1))
    place.disk._db.execute(f"UPDATE {spoil}")
    (path,) = place.files
    (said,) = place.unsaved.take_in().said
    assert said.startswith(f"{path} waits to be saved, and can't be: ")
    assert place.files == [path]


def test_what_was_changed_here_meanwhile_stays_and_the_file_is_kept_aside(place: Place) -> None:
    followed = refused(place, 85)
    store = place.disk.carrying()
    store.answer(followed.journal.session_id, Answers(note="typed since"), NOON + timedelta(days=1))
    place.unsaved.take_in()
    assert store.record(followed.journal.session_id).answers.note == "typed since"
    assert place.files == []
    (kept,) = place.replaced.iterdir()
    assert '"note":"fine"' in kept.read_text()


def test_what_another_start_takes_in_at_the_same_time_is_nothing_to_be_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(place)
    (path,) = place.files
    path.unlink()
    monkeypatch.setattr(place.unsaved, "waiting", lambda: (path,))
    assert place.unsaved.take_in().said == ()


def others_file(path: Path) -> None:
    path.write_text("{}")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(65 * 2**20)


@pytest.mark.parametrize("make", [others_file, pipe, link, folder, huge])
@pytest.mark.parametrize("name", ["notes.txt", "2026-03-02-130000-1b4e28ba-2fa1-11d2-883f-0016d3cca427.json"])
def test_what_is_none_of_ours_stays_and_is_told_of(place: Place, make: Callable[[Path], None], name: str) -> None:
    refused(place)
    stranger = place.folders[0] / name
    make(stranger)
    taken = place.unsaved.take_in()
    assert taken.sessions == ("Feet of 2026-03-02",)
    (said,) = taken.left
    assert said.startswith(f"{stranger} is none of the sessions that wait, and was left alone: ")
    assert os.path.lexists(stranger)


def test_a_file_that_cannot_be_joined_stays_and_holds_no_other_up(place: Place) -> None:
    refused(place)
    (path,) = place.files
    (row,) = (place.disk._db.execute("SELECT count(*) FROM session").fetchone(),)
    assert row == (0,)
    twin = json.loads(path.read_text())
    twin["sessions"][0]["id"] = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    other = path.with_name("2026-03-02-120000-1b4e28ba-2fa1-41d2-883f-0016d3cca427.json")
    other.write_text(json.dumps(twin))
    taken = place.unsaved.take_in()
    assert taken.sessions == ("Feet of 2026-03-02",)
    (said,) = taken.left
    assert said.startswith(f"{path} waits to be saved, and can't be: ")
    assert place.files == [path]


@contextmanager
def open_to_all(path: Path) -> Iterator[Path]:
    path.mkdir(mode=0o777)
    path.chmod(0o1777)
    yield path


def test_where_everybody_may_write_only_a_folder_of_ones_own_is_used(tmp_path: Path) -> None:
    with disk() as made, open_to_all(tmp_path / "tmp") as shared:
        place = Place(tmp_path, made)
        theirs = shared / "foottimer-unsaved-0"
        theirs.mkdir()
        theirs.chmod(0o755)
        place.unsaved = Unsaved((theirs,), place.replaced, place._open, lambda: NOON)
        (theirs / "2026-03-02-130000-1b4e28ba-2fa1-11d2-883f-0016d3cca427.json").write_text("{}")
        assert place.unsaved.waiting() == ()
        made._first, made._last = 1, 10**9
        assert "kept nowhere" in part(Followed(made.open).follow().journal, place.unsaved)[0]
        theirs.chmod(0o700)
        assert len(place.unsaved.waiting()) == 1
