"""The time a program has after a signal, and terminals that vanish without one."""

from __future__ import annotations

import os
import pty
import signal
import threading

import pytest

from foottimer.signals import ENDING, Deadline, caught, is_gone, leave_terminal, when_gone

HAS_PTY = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs pseudo-terminals")


@pytest.mark.parametrize("name", ENDING)
def test_each_signal_that_ends_a_program_is_caught_and_given_back(name: str) -> None:
    number, heard = signal.Signals[name], []
    before = signal.getsignal(number)
    with caught(heard.append):
        signal.raise_signal(number)
    assert (heard, signal.getsignal(number)) == ([number], before)


def test_what_is_ignored_stays_ignored() -> None:
    before, heard = signal.signal(signal.SIGHUP, signal.SIG_IGN), []
    try:
        with caught(heard.append):
            signal.raise_signal(signal.SIGHUP)
        assert (heard, signal.getsignal(signal.SIGHUP)) == ([], signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_steps_come_one_after_the_other_with_the_first_status() -> None:
    over, taken = threading.Event(), []
    deadline = Deadline((0, lambda status: taken.append(("first", status))), (0, lambda _: over.set()))
    deadline.watch()
    deadline.set(143)
    deadline.set(129)
    assert over.wait(20)
    assert taken == [("first", 143)]


def test_no_step_is_taken_where_the_end_came_in_time() -> None:
    taken: list[int] = []
    deadline = Deadline((60, taken.append))
    deadline.watch()
    deadline.set(143)
    deadline.cancel()
    waiting = [thread for thread in threading.enumerate() if thread.name == "deadline"]
    for thread in waiting:
        thread.join(20)
    assert not any(thread.is_alive() for thread in waiting)
    assert taken == []


@HAS_PTY
def test_a_terminal_is_gone_once_its_window_is_closed() -> None:
    window, terminal = pty.openpty()
    told = threading.Event()
    try:
        when_gone(terminal, told.set)
        assert (is_gone(terminal), told.is_set()) == (False, False)
        os.close(window)
        assert told.wait(20)
        assert is_gone(terminal)
    finally:
        os.close(terminal)


@HAS_PTY
def test_what_is_written_to_a_terminal_that_was_left_goes_nowhere() -> None:
    window, terminal = pty.openpty()
    os.close(window)
    with pytest.raises(OSError, match="Input/output"):
        os.write(terminal, b"frame")
    leave_terminal(terminal)
    assert (os.write(terminal, b"frame"), os.read(terminal, 1)) == (5, b"")
    os.close(terminal)


def test_where_there_is_no_telling_nothing_is_gone() -> None:
    assert not is_gone(10_000)
    with open(os.devnull) as file:
        assert not is_gone(file.fileno())
