"""The file of results: what is measured replaces what was, and nothing else is lost."""

from __future__ import annotations

from datetime import date

from benchmarks.results import FOUND, Results, budgets, part_text, read, write
from benchmarks.table import Row

ORDER = ("starts", "states", "drift")
DAY = date(2026, 3, 1)
HOW = "How long.\n\n    python -m benchmarks.starts\n\nFrom a start on."


def part(*rows: Row, day: date = DAY) -> str:
    return part_text(rows, 5, day, "Linux, 4 cores.", HOW)


def test_a_part_says_when_where_what_and_how() -> None:
    shown = part(Row("start", "ms", 3, 2, most_ratio=2)).splitlines()
    assert shown[0] == "Measured 2026-03-01, medians of 5 rounds. Linux, 4 cores."
    assert "| start | 3.00 ms |  | bare app 2.00 | 1.50 | 2 x | ok |  |" in shown
    assert shown[-1] == "From a start on."


def test_what_is_written_is_read() -> None:
    results = Results(
        {"starts": part(Row("start", "ms", 3)), "drift": part(Row("drift", "ms", 0))}, "By hand.\n\n## Too"
    )
    assert read(write(results, ORDER)) == results


def test_an_empty_file_holds_nothing() -> None:
    assert read("") == Results()


def test_parts_stand_in_order_before_what_was_found_and_others_are_gone() -> None:
    held = {"drift": part(Row("a", "ms", 1)), "old": part(Row("b", "ms", 1)), "starts": part(Row("c", "ms", 1))}
    headings = [line for line in write(Results(held, "x"), ORDER).splitlines() if line.startswith("## ")]
    assert headings == ["## Budgets", "## starts", "## drift", f"## {FOUND}"]


def test_the_budgets_of_all_parts_are_one_table_with_their_days() -> None:
    shown = budgets(
        {
            "starts": part(Row("start", "ms", 3, 2, most_ratio=2), Row("words", "ms", 2)),
            "states": part(Row("a|b", "%", 3, most=2), day=date(2026, 2, 1)),
        }
    ).splitlines()
    assert shown[0] == "1 of 2 budgets hold."
    assert shown[4:] == [
        "| start | 3.00 ms |  | bare app 2.00 | 1.50 | 2 x | ok |  | 2026-03-01 |",
        "| a\\|b | 3.00 % |  |  |  | 2 % | OVER |  | 2026-02-01 |",
    ]


def test_what_is_written_by_hand_may_hold_anything() -> None:
    found = "### One\n\n| what | before | after |\n| --- | --- | --- |\n| start | 3 | 2 |\n\n## Budgets\n\nnone"
    assert read(write(Results({}, found), ORDER)).found == found
