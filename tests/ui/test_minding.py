"""The app minds the store: a damaged one is mended before it is read, what was done is said, and it is backed up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from lines import hold, line
from parts import NOON, quick_store
from stage import stage

from foottimer import paths
from foottimer.cue import background
from foottimer.history.backups import back_up, backups_in
from foottimer.history.database import clear
from foottimer.history.record import moment_at
from foottimer.session.clock import SystemClock
from foottimer.ui import stock
from foottimer.ui.local import local_services
from foottimer.ui.services import Services
from foottimer.ui.shelf import Shelf


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    """Those of this machine, whose background is the foreground."""

    def at_once(_: str, work: Callable[[], object]) -> threading.Thread | None:
        work()
        return None

    monkeypatch.setattr(background, "in_background", at_once)
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    paths.data_folder().mkdir()
    quick_store(paths.history_file()).shut()
    return local_services()


def test_the_app_has_a_store_backed_up_once_a_week(services: Services) -> None:
    told: list[str] = []
    assert not services.mind_store(told.append)
    assert not services.mind_store(told.append)
    assert len(backups_in(paths.backups_folder(), SystemClock().wall())) == 1
    assert told == []


def test_without_a_store_nothing_is_made(services: Services) -> None:
    paths.history_file().unlink()
    services.mind_store(lambda _: None)
    assert list(paths.data_folder().iterdir()) == []


def test_a_damaged_store_is_mended_at_the_start_and_that_is_told(services: Services) -> None:
    told: list[str] = []
    back_up(paths.history_file(), SystemClock().wall())
    paths.history_file().write_bytes(b"\0" * 9000)
    assert services.mind_store(told.append)
    assert [said.split(".")[0] for said in told] == ["Your history was damaged"]
    clear(paths.history_file())


def test_one_that_is_found_damaged_later_is_mended_when_it_is_written(services: Services) -> None:
    told: list[str] = []
    services.mind_store(told.append)
    paths.history_file().write_bytes(b"\0" * 9000)
    with services.open_to_write() as store:
        assert store.notice.startswith("Your history was damaged. It is mended")
    assert told == [store.notice]
    clear(paths.history_file())


def test_a_store_that_cannot_be_mended_is_no_trouble_of_its_own(services: Services) -> None:
    told: list[str] = []
    paths.history_file().unlink()
    paths.history_file().mkdir()
    services.mind_store(told.append)
    assert told == [], "whoever needs it says so"


async def test_what_was_done_is_shown_and_said_once_more_at_the_end(tmp_path: Path) -> None:
    said = "Your history was damaged. It is mended: [b]\x1b[31m/tmp"
    async with stage(tmp_path) as on:
        on.app.tell_of_store(said)
        await on.pilot.pause()
        (notice,) = on.app._notifications
        assert (notice.message, notice.markup) == (said.replace("\x1b", "\\x1b"), False)
        assert on.app.farewell == [said.replace("\x1b", "\\x1b")]


@pytest.mark.parametrize("mended", [False, True])
async def test_the_library_is_there_before_the_store_is_minded_and_read_again_where_that_mended_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mended: bool
) -> None:
    done: list[str] = []

    def read(services: Services, files: bool, shelf: Shelf, *_: object) -> stock.Stock:
        done.append("files and store" if files else "store")
        return read_stock(services, files, shelf)

    def mind(_: Callable[[str], object]) -> bool:
        done.append("minded")
        return mended

    read_stock = stock.read_stock
    monkeypatch.setattr(stock, "read_stock", read)
    async with stage(tmp_path, mind=mind) as on:
        await on.app.workers.wait_for_complete()
        assert done == ["files and store", "minded", *(["store"] if mended else [])]


async def test_a_row_that_makes_no_sense_is_told_of_once_in_the_app_and_once_at_its_end(tmp_path: Path) -> None:
    with quick_store(tmp_path / "history.db") as store:
        odd = store.begin(line(hold()), moment_at(NOON), NOON)
        store._db.execute("UPDATE session SET counts = 1, day = 'soon' WHERE id = ?", (odd,))
    async with stage(tmp_path) as on:
        await on.app.workers.wait_for_complete()
        await on.press("v")
        await on.app.workers.wait_for_complete()
        await on.press("escape")
        said = "1 row of the history makes no sense and is left out: foottimer doctor names it"
        assert [notice.message for notice in on.app._notifications] == [f"{said}."]
        assert on.app.farewell == [said]
