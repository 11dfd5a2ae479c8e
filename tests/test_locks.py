"""Locks that are held while a process lives, and cleared away by whoever finds that nobody holds them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from foottimer import locks
from foottimer.locks import hold, is_held


def test_a_lock_is_held_until_it_is_closed_and_cleared_by_who_looks_then(tmp_path: Path) -> None:
    lock = tmp_path / "one.lock"
    descriptor = hold(lock)
    assert descriptor is not None
    assert (is_held(lock, clear=True), hold(lock)) == (True, None)
    os.close(descriptor)
    assert not is_held(lock, clear=False)
    assert lock.exists()
    assert not is_held(lock, clear=True)
    assert not lock.exists()


@pytest.mark.parametrize("at", [1, 2])
def test_who_looks_clears_away_no_lock_that_was_made_anew_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    lock = tmp_path / "one.lock"
    lock.touch()
    take, calls, others = locks.locked, [0], list[int | None]()

    def slow(descriptor: int, shared: bool = False) -> bool:
        calls[0] += 1
        if calls[0] == at:  # somebody else cleared it away, and a third program begins to hold one of that name
            lock.unlink()
            others.append(hold(lock))
        return take(descriptor, shared)

    monkeypatch.setattr(locks, "locked", slow)
    is_held(lock, clear=True)
    assert lock.exists()
    assert is_held(lock, clear=True)
    assert others[0] is not None
    os.close(others[0])


def test_one_that_was_cleared_and_made_anew_before_it_was_held_is_another_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "one.lock"
    others: list[int] = []
    take = locks.locked

    def slow(descriptor: int, shared: bool = False) -> bool:
        if not others:  # between the opening of the file and its lock, somebody looks, and somebody else is quicker
            others.append(-1)
            assert not is_held(lock, clear=True)
            quicker = hold(lock)
            assert quicker is not None
            others.append(quicker)
        return take(descriptor, shared)

    monkeypatch.setattr(locks, "locked", slow)
    assert hold(lock) is None
    assert is_held(lock, clear=False)
    os.close(others[1])
