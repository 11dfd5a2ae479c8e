"""Streams, threads and signals under the conversation."""

from __future__ import annotations

import os
import signal
import sys
import threading
from io import StringIO

import pytest
from lines import hold, line
from parts import clock
from plain_help import Talked, Typed

from foottimer.follow.display import NoDisplay
from foottimer.history.store import Store
from foottimer.plain import Sitting, front, run_plain, talk
from foottimer.plain.talk import Interrupted, LineWaiter, Signals, Talk
from foottimer.plain.wording import PAUSED
from foottimer.routine.model import Routine


def test_lines_are_heard_in_order_and_then_no_more() -> None:
    waiter = LineWaiter(StringIO("one\r\ntwo\n"))
    assert [waiter.wait(None), waiter.wait(None)] == ["one", "two"]
    for _ in range(2):
        with pytest.raises(EOFError):
            waiter.wait(None)


def test_without_a_line_it_is_time_to_look_again() -> None:
    waiter = LineWaiter(None)
    assert waiter.wait(0) is None
    assert waiter.wait(-5) is None


def test_an_empty_line_is_a_line() -> None:
    assert LineWaiter(StringIO("\n")).wait(None) == ""


def test_a_fast_clock_is_waited_for_less_long(monkeypatch: pytest.MonkeyPatch) -> None:
    waiter, waited = LineWaiter(None, speed=10.0), []

    class Quiet:
        def get(self, timeout: float) -> None:
            waited.append(timeout)

    monkeypatch.setattr(waiter, "_heard", Quiet())
    waiter.wait(5_000)
    waiter.wait(None)
    assert waited == [0.5, talk._LONGEST_WAIT]


def test_a_wake_from_another_thread_ends_the_wait() -> None:
    waiter = LineWaiter(None)
    threading.Thread(target=waiter.wake).start()
    assert waiter.wait(None) is None


def test_a_stream_that_breaks_is_the_end_of_input() -> None:
    class Broken(StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise OSError("gone")

    with pytest.raises(EOFError):
        LineWaiter(Broken()).wait(None)


def test_signals_are_left_alone_outside_the_main_thread(store: Store) -> None:
    status: list[int] = []

    def run() -> None:
        ports = front.Ports(LineWaiter(StringIO("q\nd\n")), front.Heartbeat(clock()), NoDisplay())
        status.append(
            run_plain(Sitting([line(hold(), routine="hops")], None, clock(), StringIO(), StringIO(), True, ports=ports))
        )

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert status == [3]


def test_the_real_ports_read_the_stream_and_beat_as_fast_as_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []

    class Beats(front.Heartbeat):
        def __init__(self, beating_clock: front.Clock, longest: int) -> None:
            super().__init__(beating_clock, longest)
            beats.append(longest)

    monkeypatch.setattr(front, "Heartbeat", Beats)
    monkeypatch.setattr(front, "display", NoDisplay)
    stdout = StringIO()
    assert (
        run_plain(Sitting([line(hold(), routine="hops")], None, clock(), StringIO("q\nk\n"), stdout, True, speed=20.0))
        == 3
    )
    assert beats == [100_000]
    assert "Ended early." in stdout.getvalue()


def test_without_a_person_standard_input_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Untouched(StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise AssertionError("it was read")

    monkeypatch.setattr(front, "display", NoDisplay)
    moving = clock()
    monkeypatch.setattr(LineWaiter, "wait", lambda self, ms: moving.move(min(ms, 1_000)))
    assert run_plain(Sitting([line(hold(), routine="hops")], None, moving, Untouched(), StringIO(), False)) == 0


def test_a_signal_ends_what_nobody_reads() -> None:
    reader, writer = os.pipe()
    with open(writer, "w", encoding="utf-8") as stream, Signals(lambda: None) as signals:
        quiet = Talk(stream, LineWaiter(None), signals)
        threading.Timer(0.05, signal.pthread_kill, (threading.get_ident(), signal.SIGTERM)).start()
        with pytest.raises(Interrupted) as stop:
            quiet.say("more than a pipe holds " * 100_000)
        quiet.say("this is not written either")
    os.close(reader)
    assert stop.value.status == 143


@pytest.mark.skipif(sys.platform == "win32", reason="a job is stopped by a signal")
def test_ctrl_z_pauses_before_the_job_stops_and_says_what_waits(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stops: list[str] = []
    monkeypatch.setattr(talk, "stop_job", lambda: stops.append(talked.lines[-1]))

    def ctrl_z() -> None:
        assert signal.getsignal(signal.SIGTSTP) is not signal.SIG_DFL
        signal.raise_signal(signal.SIGTSTP)

    script: list[tuple[int, Typed]] = [
        (2_000, ctrl_z),
        (3_000, ""),
        (5_000, "q"),
        (0, ctrl_z),
        (0, "k"),
        *[(0, "")] * 6,
    ]
    talked = Talked(store, line(hold(20_000)), script=script)
    assert talked.run() == 3
    ending = "End here? k keeps what was done, d discards it, Enter goes on."
    assert stops == [PAUSED, ending]
    assert (talked.lines.count(PAUSED), talked.lines.count(ending)) == (2, 2)
    assert store.records()[0].active_ms == 4_000
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL


@pytest.mark.parametrize(("typed", "status"), [("n\n", 3), ("\n", 3), ("y\nq\nk\n", 3)])
def test_what_is_not_for_everybody_asks_a_person_first(
    typed: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "display", NoDisplay)
    hops = Routine("hops", "Hops", (), about="Far beyond\nthe usual.", tags=("opt-in",))
    stdout = StringIO()
    assert (
        run_plain(
            Sitting([line(hold(), routine="hops")], None, clock(), StringIO(typed), stdout, True, routines=[hops])
        )
        == status
    )
    said = stdout.getvalue().splitlines()
    assert said[:3] == ["Hops is not for everybody.", "Far beyond", "the usual."]
    assert ("Ended early." in stdout.getvalue()) == typed.startswith("y")


def test_the_bell_rings_on_a_terminal_only() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    with Signals(lambda: None) as signals:
        for stream, written in ((Terminal(), "\a"), (StringIO(), "")):
            Talk(stream, LineWaiter(None), signals).ring()
            assert stream.getvalue() == written
