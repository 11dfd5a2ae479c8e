"""What doctor says of folders, terminal, clock and sound, and that nothing holds it up."""

from __future__ import annotations

import errno
import os
import pty
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from foottimer.doctor import examining
from foottimer.doctor.asking import widths_on
from foottimer.doctor.clocks import look_at_clock
from foottimer.doctor.examining import Check, examine
from foottimer.doctor.finding import MOST, Finding, Mark, at_most, good, note, size_text, wrong
from foottimer.doctor.folders import Place, look_at_folders
from foottimer.doctor.sounds import look_at_sound
from foottimer.doctor.terminals import SAMPLES, Terminal, look_at_terminal
from foottimer.follow.ways import Machine
from foottimer.settings.model import DEFAULTS

WALL = datetime(2026, 3, 2, 8, tzinfo=UTC)
USUAL = Terminal(None, True, "xterm-256color", "truecolor", False, (80, 24), "utf-8", tuple(SAMPLES.values()))


def marks(findings: Iterator[Finding]) -> list[Mark]:
    return [finding.mark for finding in findings]


# Looking -----------------------------------------------------------------------------------------


def test_what_hangs_is_given_up_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_LAST", 0.0)
    forever = threading.Event()

    def hang(_: threading.Event) -> Iterator[Finding]:
        yield good("One.")
        forever.wait()

    (_, first), (_, second) = examine((Check("a", hang, 0.01), Check("b", lambda _: (good("Two."),))))
    forever.set()
    assert [finding.mark for finding in first] == [Mark.GOOD, Mark.WRONG]
    assert "did not answer within 0.01 s" in first[1].says
    assert second == (good("Two."),)


def test_a_mistake_of_ours_spoils_one_check_and_is_no_traceback() -> None:
    def fail(_: threading.Event) -> Iterator[Finding]:
        yield note("One.")
        raise ZeroDivisionError("by\nzero")

    ((_, found),) = examine((Check("a", fail),))
    assert found[0] == note("One.")
    assert "ZeroDivisionError: by zero" in found[1].says


def test_a_disk_that_fails_is_no_mistake_of_ours() -> None:
    def fail(_: threading.Event) -> Iterator[Finding]:
        yield note("One.")
        raise OSError(errno.EIO, "Input/output error", "/somewhere")

    ((_, found),) = examine((Check("a", fail),))
    assert found[0] == note("One.")
    assert found[1].says == "This was not looked at to the end: /somewhere cannot be read: Input/output error."
    assert "report" not in found[1].mend


def test_a_check_that_is_told_to_stop_says_what_it_found() -> None:
    def obey(stop: threading.Event) -> Iterator[Finding]:
        stop.wait()
        yield good("So far.")

    ((_, found),) = examine((Check("a", obey, 0.01),))
    assert found == (good("So far."),)


def test_many_of_a_sort_are_counted() -> None:
    assert len(list(at_most([note("N.")] * MOST, "lines", "Look."))) == MOST
    told = list(at_most([note("N."), *[wrong("W.", "M.")] * MOST], "lines", "Look."))
    assert told[-1] == wrong("1 more of lines.", "Look.")
    assert [size_text(size) for size in (5, 1_500, 2_000_000, 123_400_000_000)] == [
        *("5 bytes", "1.5 kB", "2.0 MB", "123 GB"),
    ]


# Folders -----------------------------------------------------------------------------------------


def of_folder(path: Path, wanted: int = 0) -> Finding:
    (finding,) = look_at_folders([Place("Data", path, wanted)], threading.Event())
    return finding


def test_folders_that_are_there_or_can_be_made_are_good_and_none_is_made(tmp_path: Path) -> None:
    assert "is there and can be written" in of_folder(tmp_path).says
    assert "is made when it is needed" in of_folder(tmp_path / "a" / "b").says
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.touch()
    link.symlink_to(tmp_path / "gone")
    assert "is no folder" in of_folder(file).says
    assert "is no folder" in of_folder(file / "below").says
    assert "which is not there" in of_folder(link).says
    assert {of_folder(path).mark for path in (file, file / "below", link)} == {Mark.WRONG}


def test_a_home_on_a_disk_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "stick" / "foot"
    monkeypatch.setenv("FOOTTIMER_HOME", str(home))
    found = of_folder(home / "data")
    assert (found.mark, f"{tmp_path / 'stick'} is not there" in found.says) == (Mark.WRONG, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_rights_that_are_missing_are_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "may not be read and written by you" in of_folder(tmp_path).says
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("free", "wanted", "mark"), [(1_000, 0, Mark.WRONG), (20_000_000, 0, Mark.NOTE), (10**9, 10**10, Mark.NOTE)]
)
def test_a_disk_that_is_full_or_soon_will_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, wanted: int, mark: Mark
) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("foottimer.doctor.folders.shutil.disk_usage", lambda _: usage)
    found = of_folder(tmp_path, wanted)
    assert (found.mark, "Make room" in found.mend) == (mark, True)
    assert ("backup" in found.says) is bool(wanted)


def test_a_disk_that_is_mounted_to_be_read_alone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foottimer.doctor.folders._is_read_only", lambda _: True)
    assert "mounted read-only" in of_folder(tmp_path).says


# The terminal ------------------------------------------------------------------------------------


def changed(**values: object) -> Terminal:
    from dataclasses import replace

    return replace(USUAL, **values)  # type: ignore[arg-type]


def test_a_usual_terminal_is_good() -> None:
    assert set(marks(look_at_terminal(USUAL))) == {Mark.GOOD}


@pytest.mark.parametrize(
    ("terminal", "worst", "says"),
    [
        (changed(is_there=False), Mark.NOTE, "The output goes to no terminal"),
        (changed(why_not="TERM is dumb"), Mark.WRONG, "The app cannot draw here: TERM is dumb."),
        (changed(encoding="ascii"), Mark.WRONG, "Text is written as ascii"),
        (changed(size=(30, 8)), Mark.NOTE, "It is 30 columns by 8 rows"),
        (changed(size=None), Mark.NOTE, "does not say how large"),
        (changed(colors="", term="xterm"), Mark.NOTE, "promises few colours"),
        (changed(widths=(4, 4, 2, 1)), Mark.NOTE, "It takes 4 columns for"),
        (changed(widths=(2, 2, 1, 1)), Mark.NOTE, "so that rows are torn"),
        (changed(widths=(6, 6, 3, 3)), Mark.WRONG, "does not read UTF-8"),
    ],
)
def test_what_a_terminal_lacks_is_said(terminal: Terminal, worst: Mark, says: str) -> None:
    found = list(look_at_terminal(terminal))
    (lacking,) = [finding for finding in found if finding.mark is not Mark.GOOD]
    assert lacking.mark is worst
    assert says in lacking.says


def test_no_colour_is_no_fault() -> None:
    assert "NO_COLOR" in " ".join(finding.says for finding in look_at_terminal(changed(no_color=True, term="")))


def answering(answers: Sequence[bytes]) -> tuple[tuple[int, ...] | None, bytes]:
    """Ask a terminal that gives these answers; return the widths, and what it was asked."""
    theirs, ours = pty.openpty()
    asked = b""

    def answer() -> None:
        nonlocal asked
        for said in answers:
            while not asked.endswith(b"\x1b[6n"):
                asked += os.read(theirs, 100)
            os.write(theirs, said)
            asked += b"|"

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        found = widths_on(ours, ours, list(SAMPLES)[: len(answers)])
        thread.join()
        return found, asked
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_terminal_says_how_wide_it_draws_and_is_left_as_it_was() -> None:
    found, asked = answering([b"\x1b[12;3R", b"typed\x1b[12;5R"])
    assert found == (2, 4)
    assert b"\r\x1b[K" in asked


def test_one_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foottimer.doctor.asking.WAIT", 0.01)
    assert answering([b"nothing"])[0] is None
    with open(os.devnull, "rb") as none:
        assert widths_on(none.fileno(), none.fileno(), SAMPLES) is None


# Clock and sound ---------------------------------------------------------------------------------

CLOCKS: list[tuple[Callable[[], Iterator[Finding]], list[Mark], str]] = [
    (lambda: look_at_clock(WALL, "Europe/Berlin", "", WALL), [Mark.GOOD, Mark.GOOD], "2026-03-02 08:00, +00:00"),
    (lambda: look_at_clock(WALL, "UTC", "", WALL + timedelta(days=9)), [Mark.WRONG, Mark.GOOD], "at 2026-03-11 08:00"),
    (lambda: look_at_clock(WALL.replace(year=1970), "UTC", "", WALL), [Mark.WRONG, Mark.GOOD], "it was never set"),
    (lambda: look_at_clock(WALL, None, "Moon", None), [Mark.GOOD, Mark.NOTE], "TZ says 'Moon'"),
    (lambda: look_at_clock(WALL, None, "", None), [Mark.GOOD, Mark.NOTE], "The zone's name is not known"),
]


@pytest.mark.parametrize(("look", "wanted", "says"), CLOCKS)
def test_clocks(look: Callable[[], Iterator[Finding]], wanted: list[Mark], says: str) -> None:
    found = list(look())
    assert [finding.mark for finding in found] == wanted
    assert says in " ".join(finding.says for finding in found)


def test_what_sounds_and_what_is_missing() -> None:
    heard = list(look_at_sound(DEFAULTS, Machine("linux", ("pw-play",), (), "notify-send", terminal=True)))
    assert {finding.mark for finding in heard} == {Mark.GOOD}
    silent = list(look_at_sound(DEFAULTS, Machine("linux")))
    assert Mark.WRONG not in {finding.mark for finding in silent}
    assert silent[-1].says == "Nothing can be heard here: cues are only seen."
    assert any("nothing here plays sound" in finding.says and finding.mend for finding in silent)
