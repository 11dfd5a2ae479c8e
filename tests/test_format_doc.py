"""docs/format.md: its tables are those of the keys, its examples are read, its sums add up.

`python tests/test_format_doc.py` writes the tables anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from foottimer.routine.expand import expand
from foottimer.routine.key import Key, Kind
from foottimer.routine.keys import BLOCKS, BlockKind, tables
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.read import read_routine
from foottimer.routine.schema import CANNOT_SAY

PATH = Path(__file__).parent.parent / "docs" / "format.md"
WORK = (BlockKind.REPS, BlockKind.HOLD, BlockKind.TIME, BlockKind.OPEN)
COMMON = set.intersection(*({key.name for key in BLOCKS[kind].keys} for kind in WORK))
"""The keys of every work block."""
TAKES = {
    Kind.TEXT: "text",
    Kind.PROSE: "text, with lines",
    Kind.SLUG: "an id",
    Kind.EXERCISE: "an exercise",
    Kind.NUMBER: "a number above 0",
    Kind.FLAG: "`true` or `false`",
    Kind.TRUE: "`true`",
    Kind.TEXTS: "a list of texts",
    Kind.PHASES: "phases",
    Kind.TEMPO: "a tempo",
    Kind.LOAD: "text, or a number above 0",
    Kind.MOMENT: 'a duration, or `"0%"` to `"100%"`',
    Kind.TABLE: "a table",
    Kind.TABLES: "a list of tables",
    Kind.NAMED: "tables by id",
    Kind.LINKS: "a table of ids",
}


def takes(key: Key) -> str:
    """Return what a key takes, in a few words."""
    if key.kind in (Kind.WHOLE, Kind.COUNTDOWN):
        to = f"{key.least} or more" if key.most is None else f"{key.least:,} to {key.most:,}"
        to = f"{key.least}" if key.least == key.most else to
        return f"{to}, or `true` or `false`" if key.kind is Kind.COUNTDOWN else to
    if key.kind is Kind.DURATION:
        return "a duration" if key.zero else "a duration above 0"
    if key.kind in (Kind.CHOICE, Kind.CHOICES):
        words = ", ".join(f'`"{word}"`' for word in key.choices)
        return words if key.kind is Kind.CHOICE else "a list of kinds of cue"
    if key.least == key.most and key.least:
        return f"{key.least} tables"
    return TAKES[key.kind]


def rows(keys: Iterable[Key]) -> str:
    """Return the table of some keys."""
    head = "| key | takes | is | where it is not stated |\n| --- | --- | --- | --- |\n"
    return head + "".join(
        f"| `{key.name}` | {takes(key)} | {key.help} | {'has to be there' if key.required else key.unstated} |\n"
        for key in keys
    )


def keys_shown(name: str) -> tuple[Key, ...]:
    """Return the keys of the table that the page calls so."""
    if name == "work":
        return tuple(key for key in BLOCKS[BlockKind.REPS].keys if key.name in COMMON)
    (table,) = (table for table in tables() if table.title == name)
    common = BLOCKS[BlockKind.REPS].by_name
    if table not in [BLOCKS[kind] for kind in WORK]:
        return table.keys
    return tuple(key for key in table.keys if key.name not in COMMON or key != common[key.name])


def with_tables(text: str) -> str:
    """Return the page with its tables as they should be."""
    text = re.sub(
        r"(<!-- keys: (.+) -->\n)(?:\|.*\n)*(?=<!-- keys: end -->)",
        lambda found: found[1] + rows(keys_shown(found[2])),
        text,
    )
    unsaid = "| rule |\n| --- |\n" + "".join(f"| {rule} |\n" for rule in CANNOT_SAY.values())
    return re.sub(r"(<!-- unsaid -->\n)(?:\|.*\n)*(?=<!-- unsaid: end -->)", lambda found: found[1] + unsaid, text)


def test_the_tables_are_those_of_the_keys() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert with_tables(text) == text


def test_every_table_of_keys_is_shown() -> None:
    shown = re.findall(r"<!-- keys: (.+) -->\n\|", PATH.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(["work", *(table.title for table in tables())])


def test_the_example_is_a_routine_without_a_problem() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PATH.read_text(encoding="utf-8"), re.DOTALL)
    assert read_routine(example, "example", bundled_catalogue()).problems == ()


@pytest.mark.parametrize(
    ("keys", "seconds"),
    [
        ("hold = 20\nsides = 'each'\nsets = 2\nswitch = 5\nrest = 15", 105),
        ("reps = 8\nphases = [['up', 2], ['top', 1], ['down', 3]]", 48),
        ("reps = 8\nphases = [['up', 2], ['top', 1], ['down', 3]]\nsides = 'alternate'", 96),
        ("hold = 20\nsides = 'each'\nswitch = 5\nsets = 3\nevery = 60", 165),
    ],
)
def test_the_sums_are_right(keys: str, seconds: int) -> None:
    text = f"format = 1\nname = 'N'\ndefaults.get_ready = 0\n[[block]]\nname = 'A'\n{keys}\n"
    routine = read_routine(text, "sum", bundled_catalogue()).routine
    assert routine is not None
    assert expand(routine).total == seconds * 1000
    assert f": {seconds} s |" in (page := PATH.read_text(encoding="utf-8")) or f"| {seconds} s |" in page


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    text = PATH.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^a-z -]", "", line.lower()).strip().replace(" ", "-") for line in re.findall(r"^#+ (.*)", text, re.M)
    }
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(links) > 8
    assert set(links) <= headings


if __name__ == "__main__":
    PATH.write_text(with_tables(PATH.read_text(encoding="utf-8")), encoding="utf-8")
