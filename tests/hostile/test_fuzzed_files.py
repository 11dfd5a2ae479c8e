"""Files that are nearly right load or give problems, each at a place; a few of those of `python -m soaks.files`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from soaks.files import file_of, kind_of, main, read_share
from soaks.judging import JUDGES, judge, seeds

REAL = seeds()
SHARES = 2
FILES = 24


@pytest.mark.parametrize("kind", JUDGES)
def test_every_real_file_loads(kind: str, tmp_path: Path) -> None:
    assert {judge(kind, data, tmp_path, random.Random(1)) for data in REAL[kind][:3]} == {"loads"}


def test_every_kind_is_among_them() -> None:
    assert {kind_of(number) for number in range(8)} == set(JUDGES)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_few_files_load_or_give_problems(share: int, tmp_path: Path) -> None:
    counts, troubles, _ = read_share(7, range(share * FILES, (share + 1) * FILES), tmp_path)
    assert [
        trouble for trouble in troubles if "slow" not in trouble.what
    ] == []  # how busy the machine is, nobody knows
    assert counts.total() >= FILES - len(troubles)
    assert counts["routine: loads"] > 0
    assert counts["routine: problem"] > 0


def test_the_same_seed_gives_the_same_files() -> None:
    assert [file_of(3, number, REAL) for number in range(40)] == [file_of(3, number, REAL) for number in range(40)]
    assert file_of(3, 2, REAL) != file_of(4, 2, REAL)


def test_what_goes_wrong_is_counted_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> str:
        raise KeyError("[[block]]")

    monkeypatch.setitem(JUDGES, "routine", breaks)
    counts, troubles, _ = read_share(7, range(2), tmp_path)
    assert [(trouble.number, trouble.what) for trouble in troubles] == [(0, "routine: KeyError: '[[block]]'")]
    assert counts.total() == 1
    assert (tmp_path / "0.routine").read_bytes() == file_of(7, 0, REAL)[1]
    assert "KeyError" in (tmp_path / "0.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="what a process has is read from /proc")
def test_the_whole_program_reads_some_in_processes_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["files", "--runs", "8", "--processes", "1", "--kept", str(tmp_path / "kept")])
    assert main() == 0
    assert "went wrong                     0  of 8, seed 1" in capsys.readouterr().out
