"""A session that a living program runs is known to all others, and is free as soon as that program is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from foottimer import locks
from foottimer.follow.claims import Claims, NoClaims

ONE, TWO = "6f1c51d2-97a8-4a44-9f3b-0d9f2a8e6a10", "a05f4b1e-2f64-4c57-8a3c-9a52a1f0d7a2"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_session_is_held_until_it_is_released(tmp_path: Path) -> None:
    mine, other = Claims(tmp_path / "running"), Claims(tmp_path / "running")
    assert not other.held(ONE)
    assert mine.take(ONE)
    assert mine.take(ONE)
    assert mine.held(ONE)
    assert other.held(ONE)
    assert not other.held(TWO)
    assert not other.take(ONE)
    mine.release()
    mine.release()
    assert not other.held(ONE)
    assert names(tmp_path / "running") == []
    assert other.take(ONE)


def test_a_program_has_one_session_at_a_time(tmp_path: Path) -> None:
    mine, other = Claims(tmp_path), Claims(tmp_path)
    mine.take(ONE)
    mine.take(TWO)
    assert (other.held(ONE), other.held(TWO)) == (False, True)
    assert names(tmp_path) == [f"{TWO}.lock"]


def test_a_killed_programs_session_is_free(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from foottimer.follow.claims import Claims\n"
        f"claims = Claims(Path({str(tmp_path)!r})); claims.take({ONE!r}); print('taken', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"taken\n"
        assert Claims(tmp_path).held(ONE)
        assert not Claims(tmp_path).take(ONE)
        program.kill()
    assert not Claims(tmp_path).held(ONE)
    assert Claims(tmp_path).take(ONE)


def test_what_only_looks_at_a_session_does_not_keep_others_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = Claims(tmp_path)
    looking.take(ONE)
    answers = iter([None, None, 99])
    monkeypatch.setattr("foottimer.follow.claims.hold", lambda _: next(answers))
    assert Claims(tmp_path).take(ONE)


def test_where_nothing_can_be_written_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "running").write_text("a file")
    claims = Claims(tmp_path / "running")
    assert claims.take(ONE)
    assert not claims.held(ONE)
    claims.release()


@pytest.mark.parametrize("id_", ["../../evil", "/etc/passwd", "a\0b", "", "x" * 500, "\ud800", "é\n"])
def test_an_id_is_never_a_path(tmp_path: Path, id_: str) -> None:
    mine = Claims(tmp_path / "data" / "running")
    assert mine.take(id_)
    assert Claims(tmp_path / "data" / "running").held(id_)
    assert names(tmp_path) == ["data"]
    assert len(names(tmp_path / "data" / "running")) == 1


def test_no_claims_lets_everybody_have_everything(tmp_path: Path) -> None:
    claims = NoClaims()
    assert claims.take(ONE)
    assert not claims.held(ONE)
    claims.release()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no locks to share")
def test_two_who_look_at_once_see_no_living_program_in_each_other(tmp_path: Path) -> None:
    lock = tmp_path / f"{ONE}.lock"
    lock.touch()
    looking = os.open(lock, os.O_RDWR)
    assert locks.locked(looking, shared=True)
    assert not Claims(tmp_path).held(ONE)
    assert lock.exists()  # who cleared it away would take it from under the other's eyes
    assert not Claims(tmp_path).take(ONE)
    os.close(looking)
    assert Claims(tmp_path).take(ONE)
