"""Damage stores in every way, and look what is left of them after they were mended.

    python -m soaks.stores [--runs N] [--seed S]

Bits, bytes, pages, cuts and header fields of a store with forty sessions are changed at random, half of the times with
a backup beside it. After it is opened to write, it has to be whole by SQLite's full check, or the refusal has to say
why; a damaged file has to lie beside it under a dated name, byte for byte. Prints counts; exits 1 when anything failed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import traceback
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import generate
from foottimer.history import database
from foottimer.history.backups import back_up
from foottimer.history.store import StoreError, open_store
from foottimer.rescue.opening import open_mended

NOW = datetime(2026, 3, 2, 12)  # noqa: DTZ001  as a wall clock says it
PAGE = 4096
_LEAST = 3 * PAGE


def main() -> int:
    """Damage and mend as often as was asked; returns the exit status."""
    parser = argparse.ArgumentParser(description="Damage stores in every way, and mend them.")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the first run's; each has the next one")
    options = parser.parse_args()
    whole = _whole()
    counts: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.runs):
        try:
            counts[_run(whole, seed)] += 1
        except Exception:
            counts["FAILED"] += 1
            print(f"seed {seed}:", file=sys.stderr)
            traceback.print_exc()
    print(f"{options.runs:,} stores: {', '.join(f'{many:,} {how}' for how, many in sorted(counts.items()))}")
    return 1 if counts["FAILED"] else 0


def _whole() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        generate(path, 40, date(2026, 3, 1))
        return path.read_bytes()


def _run(whole: bytes, seed: int) -> str:
    """Damage one store and open it; returns what became of it. Raises AssertionError where that is wrong."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "history.db"
        path.parent.mkdir()
        path.write_bytes(whole)
        if chance.random() < 0.5:
            back_up(path, NOW)
        data = _damaged(whole, chance)
        path.write_bytes(data)
        database.clear(path)
        try:
            _read_all(path)
            mended = _read_all(path)  # what was found by reading is mended by the next opening
        except StoreError as error:
            if path.read_bytes() != data:
                raise AssertionError("refused, and changed") from error
            return "refused with a reason, and left as they were"
        aside = list(path.parent.glob("history.damaged-*.db"))
        if not aside:
            return "read in spite of it"
        assert data in [file.read_bytes() for file in aside], "what was set aside is not what was there"
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return "mended" if mended else "mended, some rows of the backup left out"


def _read_all(path: Path) -> bool:
    """Open a store and read every session; returns whether that could be done, but for a refusal to open it."""
    with open_mended(path, open_store, NOW) as store:
        try:
            for record in store.records():
                store.record(record.id)
        except (StoreError, KeyError):
            return False
        return True


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 2, 5, 20))):
        if len(data) < _LEAST:
            break
        at, length = chance.randrange(len(data)), chance.randrange(1, 2 * PAGE)
        kind = chance.randrange(7)
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at : at + length]
        elif kind == 2:
            data[at : at + length] = bytes(len(data[at : at + length]))
        elif kind == 3:
            data[at : at + length] = chance.randbytes(len(data[at : at + length]))
        elif kind == 4:
            del data[at:]
        elif kind == 5:
            one, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
            data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]
        else:
            data[chance.randrange(100)] = chance.randrange(256)
    return bytes(data)


if __name__ == "__main__":
    raise SystemExit(main())
