"""What the app knows of store and clock by what the person chose."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from lines import hold, line
from parts import FakeDisplay, FakeSpeaker, FakeTones
from stage import stage

from foottimer.follow.outputs import Outputs
from foottimer.history.calendar import Goal
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import Store, StoreError, open_for_reading, open_store
from foottimer.keeping.kept import KeepError
from foottimer.plan.situation import Situation
from foottimer.session.clock import ManualClock
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.settings.weekly import Weekday
from foottimer.ui import stock
from foottimer.ui.local import local_services
from foottimer.ui.services import Services
from foottimer.ui.stock import Stock, read_stock

LATE = datetime.fromisoformat("2026-07-02T00:30:00+02:00")
"""Half past midnight, on a Thursday."""
Made = Callable[..., Services]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(settings: Settings = DEFAULTS, at: datetime = LATE, speed: float = 1.0) -> Services:
        file = tmp_path / "history.db"
        return Services(
            clock=ManualClock(at),
            library=tuple,
            open_to_write=lambda: open_store(file),
            open_to_read=lambda: open_for_reading(file),
            watch=lambda: None,
            display=FakeDisplay,
            read_settings=lambda: (settings, ""),
            speed=speed,
        )

    return make


def follow(services: Services) -> None:
    """Follow 20 s of work, and close the store."""
    runner = services.runner(line(hold()), lambda: None)
    runner.start()
    runner.clock.move(20_000)  # type: ignore[attr-defined]
    runner.tick()
    services.shut()


def goals(services: Services) -> tuple[Goal, ...]:
    with services.open_to_write() as store:
        return store.goals()


def test_today_and_last_done_are_by_the_hour_at_which_days_begin(made: Made) -> None:
    chosen = Settings(day_start=4)
    follow(made(chosen))
    for hours, today, this_week in ((0, "2026-07-01", 1), (3, "2026-07-01", 1), (4, "2026-07-02", 1)):
        read = read_stock(made(chosen, LATE + timedelta(hours=hours)), files=False)
        assert read.today == date.fromisoformat(today)
        assert read.last_done == {"feet": date(2026, 7, 1)}
        assert read.top_line.startswith(f"{this_week} of 3 this week")
    assert made(chosen).week().today_done
    assert not made(chosen, LATE + timedelta(hours=4)).week().today_done


def test_the_week_is_that_of_the_settings(made: Made) -> None:
    follow(made(Settings(goal=2)))
    assert made(Settings(goal=2)).week().goal_per_week == 2
    assert made(Settings(goal=2)).week().this_week == 1
    assert made(Settings(goal=2, first_day=Weekday.FRIDAY), LATE + timedelta(days=1)).week().this_week == 0


def test_without_a_store_the_week_is_known_and_none_is_made(made: Made, tmp_path: Path) -> None:
    services = made(Settings(goal=5))
    read_stock(services, files=True)
    assert services.week().goal_per_week == 5
    assert list(tmp_path.iterdir()) == []


def test_a_goal_that_was_changed_is_kept_when_the_library_reads_the_store(made: Made) -> None:
    follow(made())
    for settings, days in ((DEFAULTS, 1), (Settings(goal=4), 2), (Settings(goal=4), 3)):
        read_stock(made(settings, LATE + timedelta(days=days)), files=False)
    assert goals(made()) == (Goal(date(2026, 7, 2), 3), Goal(date(2026, 7, 4), 4))


@pytest.mark.parametrize(("many", "early"), [(0, 1), (stock.MANY, 0)])
def test_what_there_is_comes_before_the_advice_of_many_sessions(
    made: Made, monkeypatch: pytest.MonkeyPatch, many: int, early: int
) -> None:
    follow(made())
    told: list[Stock | Situation] = []

    def advise() -> Situation:
        told.append(Situation(LATE.date()))
        raise StoreError("gone")

    monkeypatch.setattr(stock, "MANY", many)
    services = replace(made(), situation=advise)
    whole = read_stock(services, files=True, tell=told.append)
    assert [type(one) for one in told] == [Stock] * early + [Situation]
    read_stock(services, files=True, tell=told.append, wanted=lambda: False)
    read_stock(services, files=False, tell=told.append)
    assert [type(one) for one in told[early + 1 :]] == [Situation] * 2
    for first in told[:early]:
        assert isinstance(first, Stock)
        assert (first.early, first.entries, first.top_line) == (True, (), whole.top_line)
        assert first.last_done == whole.last_done != {}


def test_a_rehearsal_keeps_no_goal(made: Made) -> None:
    follow(made())
    services = made(Settings(goal=4), LATE + timedelta(days=2), speed=20.0)
    follow(services)
    read_stock(services, files=False)
    assert goals(made()) == (Goal(date(2026, 7, 2), 3),)


def test_a_goal_that_cannot_be_written_is_no_trouble_in_the_library(made: Made) -> None:
    follow(made())

    def refuse() -> Store:
        raise StoreError("history.db cannot be written")

    later = made(Settings(goal=1), LATE + timedelta(days=9))
    services = replace(later, open_to_write=refuse)
    read = read_stock(services, files=False)
    assert (read.trouble, services.week().goal_per_week) == ("", 3)
    with pytest.raises(StoreError, match="written"):
        services.keep_goal()
    assert made(Settings(goal=1), LATE + timedelta(days=11)).week().goal_per_week == 1


def test_a_routine_takes_its_history_along(made: Made, tmp_path: Path) -> None:
    services = made()
    assert (services.sessions_of("feet"), services.take_history_along("feet", "toes")) == (0, 0)
    assert list(tmp_path.iterdir()) == []
    follow(made())
    assert (services.sessions_of("feet"), services.take_history_along("feet", "toes")) == (1, 1)
    assert (services.sessions_of("feet"), services.sessions_of("toes")) == (0, 1)
    assert {*services.last_done()} == {"toes"}


def test_files_are_kept_where_the_persons_are_and_by_one(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    services = local_services()
    keeping = services.keeping()
    assert services.keeping() is keeping
    kept = keeping.read(keeping.bundled("desk-break"))  # type: ignore[arg-type]
    assert keeping.save(kept, kept.text + "#").path == tmp_path / "routines" / "desk-break.toml"
    assert keeping.revert("desk-break").path.parent == tmp_path / "data" / "trash"
    with pytest.raises(KeepError, match="no folder for routines"):
        made().keeping()


async def test_what_is_wrong_with_the_settings_is_told_where_a_routine_is_run_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path, [line(hold())], settings_trouble="settings.toml:2:1: [b]wrong[/b]") as on:
        assert [note.message for note in on.app._notifications] == ["settings.toml:2:1: [b]wrong[/b]"]


class Heard:
    """Services whose outputs are made anew, and say when they are closed."""

    def __init__(self, made: Made) -> None:
        self.settings = DEFAULTS
        self.speakers: list[FakeSpeaker] = []
        self.services = replace(made(), read_settings=lambda: (self.settings, ""), make_outputs=self._outputs)

    def _outputs(self, settings: Settings, _: object) -> Outputs:
        self.speakers.append(FakeSpeaker())
        return Outputs(settings, FakeTones(), self.speakers[-1])

    def choose(self, **settings: object) -> Outputs:
        """Choose other settings, and return the outputs of the next session."""
        self.settings = replace(self.settings, **settings)  # type: ignore[arg-type]
        self.services.read_settings_again()
        return self.services.outputs(lambda _: None)

    def live(self) -> list[bool]:
        """Which outputs are still open, once those that are being closed are."""
        for thread in threading.enumerate():
            if thread.name == "close":
                thread.join(20)
        return [speaker.live for speaker in self.speakers]


def test_outputs_that_give_way_to_others_are_closed(made: Made) -> None:
    heard = Heard(made)
    first = heard.choose()
    assert heard.choose(volume=2) is first
    for rate in (180, 190, 200):
        heard.choose(rate=rate)
    assert heard.live() == [False, False, False, True]


def test_a_session_keeps_its_outputs_to_the_next_one_and_they_follow(made: Made) -> None:
    heard = Heard(made)
    used = heard.choose()
    heard.services.runner(line(hold()), lambda: None, used)
    heard.choose(rate=180)
    newest = heard.choose(rate=190, volume=3)
    assert heard.live() == [True, False, True]
    assert (used.volume, newest.volume) == (3, 3)
    heard.services.runner(line(hold()), lambda: None, newest)
    assert heard.live() == [False, False, True]
    heard.services.runner(line(hold()), lambda: None, newest)
    assert heard.live() == [False, False, True]
    heard.services.shut()


def test_leaving_closes_the_outputs_of_the_session_and_of_the_next_one(made: Made) -> None:
    heard = Heard(made)
    heard.services.runner(line(hold()), lambda: None, heard.choose())
    heard.choose(player="aplay")
    assert heard.live() == [True, True]
    heard.services.shut()
    assert heard.live() == [False, False]


def test_a_store_that_is_damaged_while_a_session_runs_is_mended_before_the_session_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    services, clock = local_services(), ManualClock(LATE)
    services.clock = clock
    services.read_settings = lambda: (DEFAULTS, "")
    services.open_to_write().shut()
    runner = services.runner(line(hold(), hold()), lambda: None)
    runner.start()
    file = tmp_path / "home" / "data" / "history.db"
    file.write_bytes(file.read_bytes()[:4096] + bytes(range(256)) * 100)
    clock.move(20_000)
    runner.tick()
    clock.move(20_000)
    runner.tick()
    assert "Not saved yet, what you did since 00:30: " in runner.journal.trouble
    (waits,) = services.part()
    assert waits.startswith("Feet is not in your history yet. It waits in ")
    assert services.claims().held(runner.journal.session_id)
    (said,) = services.take_in_unsaved()
    assert said.startswith("Saved now: Feet of 2026-07-02.")
    assert not services.claims().held(runner.journal.session_id)
    assert services.last_done() == {"feet": date(2026, 7, 2)}
    assert len(list(file.parent.glob("history.damaged-*.db"))) == 1
    services.shut()


def test_a_decision_is_written_down_and_enters_what_advice_is_computed_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    services = local_services()
    assert services.situation is not None
    before = services.situation()
    assert (before.sessions, before.decisions) == ((), ())
    assert not list(tmp_path.rglob("history.db"))  # to advise makes nothing
    id_ = services.decide(Decision(DecisionKind.SORE, services.today(), "short-foot"))
    assert [(one.id, one.about) for one in services.situation().decisions] == [(id_, "short-foot")]
    assert {offer.id for offer in before.offers} >= {"foot-strength-1", "check-in"}
    assert {plan.id for plan in before.plans} == {"eight-weeks", "lite"}


def test_a_rehearsal_advises_nothing_and_writes_nothing_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    services = local_services(speed=2.0)
    assert services.situation is None
    assert services.decide(Decision(DecisionKind.SORE, services.today(), "short-foot")) == ""
    assert not list(tmp_path.rglob("history.db"))
