"""What is said and kept of a mistake of foottimer's own."""

from __future__ import annotations

import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from foottimer import cli
from foottimer.rescue.breakdown import KEPT, LONGEST, keep, threads_heard, told, what

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def mistake(text: str = "no such block") -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def raised_by_us() -> Exception:
    try:
        cli._command("list", 5)  # type: ignore[arg-type]
    except TypeError as error:
        return error
    raise AssertionError


def test_a_mistake_is_told_in_a_few_lines_with_where_all_of_it_is(tmp_path: Path) -> None:
    kept = keep(raised_by_us(), tmp_path / "crashes", NOON)
    assert kept is not None
    lines = told(raised_by_us(), kept)
    assert lines[0].startswith("foottimer broke down, by a mistake of its own: TypeError: ")
    assert [line.split(",")[0] for line in lines[1:3]] == ["  foottimer/cli.py", "  foottimer/commands/listing.py"]
    assert lines[-1] == f"All of it is in {kept}, for whoever mends it."
    assert len(lines) <= 5
    assert "Traceback" in kept.read_text(encoding="utf-8")
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(kept.parent.stat().st_mode)) == (0o600, 0o700)


def test_what_cannot_be_kept_is_told_whole(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("no folder")
    kept = keep(mistake(), tmp_path / "crashes", NOON)
    assert kept is None
    assert "It could not be written down, so here is all of it:" in told(mistake(), kept)
    assert told(mistake(), kept)[-1] == "ValueError: no such block"


def test_the_newest_few_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        keep(mistake(f"number {number}"), tmp_path, NOON + timedelta(seconds=number))
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    assert [text.split()[-1] for text in texts] == [str(number) for number in range(2, KEPT + 2)]


@pytest.mark.parametrize("text", ["a\x1b[31mb\u202ec\x9b", "line\nline", "x" * 100_000])
def test_nothing_of_a_message_steers_the_terminal_or_fills_it(text: str, tmp_path: Path) -> None:
    kept = keep(mistake(text), tmp_path, NOON)
    said = what(mistake(text))
    assert said.isprintable()
    assert len(said) <= LONGEST
    assert kept is not None
    assert all(line.isprintable() for line in kept.read_text(encoding="utf-8").splitlines())


@pytest.mark.filterwarnings("default")
def test_a_thread_that_breaks_is_heard_of() -> None:
    heard: list[tuple[str, str]] = []
    before = threading.excepthook

    def break_down() -> None:
        raise ValueError("no such block")

    with threads_heard(lambda name, error: heard.append((name, what(error)))):
        thread = threading.Thread(target=break_down, name="beats")
        thread.start()
        thread.join()
    assert heard == [("beats", "ValueError: no such block")]
    assert threading.excepthook is before


def test_a_command_that_breaks_down_says_so_in_a_few_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down() -> int:
        raise ValueError("no such block")

    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    monkeypatch.setattr(cli, "main", break_down)
    with pytest.raises(SystemExit) as stop:
        cli.entry()
    said = capsys.readouterr().err.splitlines()
    assert (stop.value.code, said[0]) == (1, "foottimer broke down, by a mistake of its own: ValueError: no such block")
    assert "Traceback" not in said[-1]
    assert len(list((tmp_path / "data" / "crashes").iterdir())) == 1
