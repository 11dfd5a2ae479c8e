"""An easier exercise, a sore one, and how it went last time, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from easy import KNOWN, raised
from parts import FailingStore, quick_store
from plain_help import Talked, Typed

from foottimer.history.decisions import DecisionKind
from foottimer.history.store import Store, StoreError

SKIP_QUESTIONS: list[tuple[int, Typed]] = [(0, "")] * 8


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with quick_store(tmp_path / "history.db") as opened_store:
        yield opened_store


def talk(store: Store | None, *script: tuple[int, Typed], known: bool = True) -> Talked:
    exercises = KNOWN if known else {}
    talked = Talked(store, raised(), script=[*script, (600_000, ""), *SKIP_QUESTIONS], exercises=exercises)
    talked.run()
    return talked


def test_e_goes_over_to_the_easier_one_and_back(store: Store) -> None:
    talked = talk(store, (12_000, "e"), (15_000, "easier"))
    begun = talked.at("On both feet, which is easier than Calf raise.")
    assert talked.lines[begun + 1 : begun + 4] == [
        "Skipped after 2 s.",
        "Next exercise, 10 s. Next: On both feet, 4 reps, 2 s, set 1 of 3. Slowly.",
        "On both feet, 4 reps, 2 s, set 1 of 3. Slowly.",
    ]
    assert "Calf raise again, not On both feet any more." in talked.lines[begun + 4 :]
    names = [row.name for row in talked.record.attempts if row.kind.is_work]
    assert names == [*("Calf raise", "On both feet"), *["Calf raise"] * 4, "Stand"]


def test_why_there_is_no_easier_one(store: Store) -> None:
    talked = talk(store, (12_000, "e"), known=False)
    assert "Calf raise is not among the exercises known here, so no easier one is." in talked.lines


def test_sore_marks_and_clears(store: Store) -> None:
    talked = talk(store, (12_000, "sore"), (1_000, "SORE"))
    place = talked.at("Calf raise is marked as sore. From now on On both feet stands in; sore again clears it.")
    assert talked.lines[place + 1] == "Calf raise is not marked as sore any more."
    assert [one.kind for one in store.decisions()] == [DecisionKind.SORE, DecisionKind.WELL]


def test_what_is_no_exercise_is_not_marked(store: Store) -> None:
    talked = talk(store, (12_000, "j 14"), (0, "sore"))
    assert any(line.endswith("is not among the exercises that can be marked as sore.") for line in talked.lines)
    assert store.decisions() == ()


def test_a_rehearsal_forgets_what_is_sore() -> None:
    talked = talk(None, (12_000, "sore"))
    talked.at("Calf raise is marked as sore. From now on On both feet stands in; nothing of this session is saved")


def test_how_it_went_last_time_is_said_once_at_each_block(store: Store) -> None:
    talk(store)
    talked = talk(store)
    assert [line for line in talked.lines if line.startswith("Last time")] == ["Last time: 3 x 4 each side."]
    assert talked.lines[talked.at("Last time") - 1].startswith("Get ready, 10 s. Next: Left foot: Calf raise")


def test_a_store_that_can_t_be_read_tells_of_no_last_time(store: Store) -> None:
    talk(store)

    class Unreadable(FailingStore):
        def still(self) -> None:
            raise StoreError("the disk is gone")

    talked = Talked(Unreadable(store), raised(), script=[(600_000, ""), *SKIP_QUESTIONS], exercises=KNOWN)  # type: ignore[arg-type]
    assert talked.run() == 0
    assert not any(line.startswith("Last time") for line in talked.lines)
