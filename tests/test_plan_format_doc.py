"""docs/plan-format.md: its tables are those of the keys, its example is read, its figures are those that hold.

`python tests/test_plan_format_doc.py` writes the tables anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from foottimer.plan.files.disk import MOST_FILES, known_of, plans
from foottimer.plan.files.keys import MOST_ITEMS, MOST_WEEKS, tables
from foottimer.plan.files.read import item_of, read_plan
from foottimer.plan.files.schema import CANNOT_SAY
from foottimer.routine.fields import LONGEST_LINE, LONGEST_PROSE
from foottimer.routine.key import Key, Kind
from foottimer.routine.library import load_library
from foottimer.routine.source import MAX_NESTING, MOST_VALUES

PATH = Path(__file__).parent.parent / "docs" / "plan-format.md"
TAKES = {
    Kind.TEXT: "text",
    Kind.PROSE: "text, with lines",
    Kind.WHOLE: "1",
    Kind.TEXTS: "a list of routines",
    Kind.TABLES: "a list of tables",
}


def rows(keys: Iterable[Key]) -> str:
    """Return the table of some keys."""
    head = "| key | takes | is | where it is not stated |\n| --- | --- | --- | --- |\n"
    return head + "".join(
        f"| `{key.name}` | {TAKES[key.kind]} | {key.help} | {'has to be there' if key.required else key.unstated} |\n"
        for key in keys
    )


def with_tables(text: str) -> str:
    """Return the page with its tables as they should be."""
    by_title = {table.title: table for table in tables()}
    text = re.sub(
        r"(<!-- keys: (.+) -->\n)(?:\|.*\n)*(?=<!-- keys: end -->)",
        lambda found: found[1] + rows(by_title[found[2]].keys),
        text,
    )
    unsaid = "| rule |\n| --- |\n" + "".join(f"| {rule} |\n" for rule in CANNOT_SAY.values())
    return re.sub(r"(<!-- unsaid -->\n)(?:\|.*\n)*(?=<!-- unsaid: end -->)", lambda found: found[1] + unsaid, text)


def page() -> str:
    return PATH.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_keys() -> None:
    assert with_tables(page()) == page()


def test_every_table_of_keys_is_shown() -> None:
    shown = re.findall(r"<!-- keys: (.+) -->\n\|", page())
    assert sorted(shown) == sorted(table.title for table in tables())


def test_the_example_is_a_plan_without_a_problem() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", page(), re.DOTALL)
    found = read_plan(example, "example", known_of(load_library(None)))
    assert found.problems == ()
    assert found.plan is not None
    assert found.plan.weeks[0].days[4] == (item_of("balance 1"), item_of("ankle-mobility 1"))


def test_the_limits_are_those_that_hold() -> None:
    (limits,) = re.findall(r"## Limits\n\n(.*?)\n\n", page(), re.DOTALL)
    figures = [int(figure.replace(",", "")) for figure in re.findall(r"[0-9][0-9,]*[0-9]|[0-9]", limits)]
    assert figures == [MOST_WEEKS, MOST_ITEMS, 1, MOST_VALUES, MAX_NESTING, LONGEST_LINE, LONGEST_PROSE, MOST_FILES]


def test_the_plans_that_come_along_are_named() -> None:
    named = " and ".join(f"`{entry.id}`" for entry in plans(None))
    assert f"{named} come along" in page()


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https:)([^)#]*)(?:#([^)]+))?\)", page())
    assert len(links) > 8
    for file, anchor in links:
        text = (PATH.parent / file).read_text(encoding="utf-8") if file else page()
        headings = {
            re.sub(r"[^a-z -]", "", line.lower()).strip().replace(" ", "-")
            for line in re.findall(r"^#+ (.*)", text, re.M)
        }
        assert not anchor or anchor in headings


if __name__ == "__main__":
    PATH.write_text(with_tables(page()), encoding="utf-8")
