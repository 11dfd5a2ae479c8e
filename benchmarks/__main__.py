"""Measure foottimer beside a bare Textual app, a Python that does nothing and other timers: all of it, in one table.

    python -m benchmarks [--only PART]... [--rounds N] [--quick] [--whole]

Prints one table and writes it to benchmarks/RESULTS.md, where parts that were not measured keep their last figures with
their day. Exits with 1 when a figure is over its budget, or a part could not be measured.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import results
from benchmarks.alone import parser, say
from benchmarks.parts import PARTS, Part, chosen
from benchmarks.table import Row, text_table

FILE = Path(__file__).with_name("RESULTS.md")
"""Where the table is kept."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print and keep it."""
    options = parser("", __doc__)
    names = ", ".join(part.name for part in PARTS)
    options.add_argument("--only", action="append", default=[], metavar="PART", help=f"measure it alone: {names}")
    options.add_argument("--quick", action="store_true", help="one round, without other timers; nothing is kept")
    options.add_argument("--whole", action="store_true", help="also what takes an hour, or ten gigabytes in TMPDIR")
    given = options.parse_args(argv)
    try:
        parts = chosen(tuple(given.only), whole=given.whole)
    except ValueError as error:
        options.error(str(error))
    rows: list[Row] = []
    failed = False
    for part in parts:
        found = _measured(part, 1 if given.quick else given.rounds)
        rows += found or ()
        failed = failed or found is None
        if found and not given.quick:
            keep(part, found, given.rounds)
    print(text_table(rows))
    over = sum(row.over for row in rows)
    say(f"{over} of {sum(bool(row.verdict) for row in rows)} budgets are exceeded")
    return int(failed or over > 0)


def keep(part: Part, rows: Sequence[Row], rounds: int) -> None:
    """Write what was measured of a part into the file, in the place of what it held of it."""
    held = results.read(FILE.read_text(encoding="utf-8") if FILE.exists() else "")
    text = results.part_text(rows, rounds, date.today(), results.machine(), part.how)  # noqa: DTZ011
    changed = results.Results({**held.parts, part.name: text}, held.found)
    FILE.write_text(results.write(changed, [each.name for each in PARTS]), encoding="utf-8")


def _measured(part: Part, rounds: int) -> list[Row] | None:
    """Measure a part; None, having said why, when it could not be measured: the others are worth their time still."""
    say(f"{part.name} ...")
    try:
        with tempfile.TemporaryDirectory() as folder:
            return list(part.rows(rounds, Path(folder)))
    except (OSError, RuntimeError) as error:  # a state was not reached, a command failed
        say(f"{part.name} could not be measured: {error}")
        return None


if __name__ == "__main__":
    sys.exit(main())
