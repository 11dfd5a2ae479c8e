"""What the two articles say: no statement is lost, each reference leads somewhere, and what was put right stays so."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from foottimer import about, cli, glossary, safety
from foottimer.cli import main
from foottimer.history.record import Answers
from foottimer.routine.duration import format_duration
from foottimer.routine.hints import HINTS
from foottimer.routine.library import bundled_catalogue, bundled_folder, load_library
from foottimer.routine.model import Exercise
from foottimer.ui.questions import QUESTIONS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "statements.md").read_text(encoding="utf-8")
CATALOGUE = bundled_catalogue().exercises
ENTRIES = {entry.id: entry for entry in load_library(None)}

# By hand from the articles, so that no row can get lost.
LINES = {
    "1.1": (
        *("A:55-57", "A:59-63", "A:65", "B:18-20", "B:20", "B:20"),
        *("A:67-69", "A:71-75", "A:77", "B:22-24"),
        *("A:79-89", "A:91", "A:93-99", "B:26-28"),
        *("A:101-103", "A:103-111", "A:113", "B:30-32"),
        *("A:115-123", "A:125-133", "B:34-36"),
        *("A:135-139", "A:139-145", "A:147", "A:147-153", "A:155", "B:39-41", "B:41", "B:41"),
    ),
    "1.2": ("A:33-35", "A:37-45", "A:47", "A:49", "B:44-46", "B:48-50", "B:52", "B:54", "A:53"),
    "1.3": (
        *("A:159-169", "B:57-65", "A:13", "A:19-27", "A:29-31"),
        *("B:11,70-72", "A:171", "B:9,13", "B:67,72,74"),
    ),
    "1.4": (
        *("Exercise 1", "Muscles named for 1", "Toe drills", "Big toe in balance", "Eyes closed", "Calf raises"),
        *("Squats", "Single-leg", "Plyometrics", "Warm-up, cool-down", "Why mobility", "Variables", "Footwear"),
        "Numbers given",
    ),
}
CORRECTED = "B:11,70-72"
"""The row that repeats a number in order to put it right."""


def rows(table: str) -> list[list[str]]:
    """The cells of the rows below a heading, without those of the table's own head."""
    section = TEXT.split(f"\n## {table} ")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


ROWS = [row for table in LINES for row in rows(table)]
REFERENCES = sorted({reference for row in ROWS for reference in re.findall(r"`([^`]*)`", row[-1])})


@pytest.mark.parametrize(("table", "count"), [("1.1", 29), ("1.2", 9), ("1.3", 9), ("1.4", 14)])
def test_no_statement_is_lost(table: str, count: int) -> None:
    assert tuple(row[0] for row in rows(table)) == LINES[table]
    assert len(rows(table)) == count


def test_every_row_is_whole_and_says_where_it_is_covered() -> None:
    for row in ROWS:
        assert len(row) == 4
        assert all(row)
        assert re.search(r"`[a-z]+:[^`]+`|not used|later: (plan|level-up rule)", row[-1], re.IGNORECASE), row


def test_later_means_the_plan_or_the_level_up_rule() -> None:
    told = [found for row in ROWS for found in re.findall(r"(?i)\blater\b[^|]*", row[-1])]
    assert told
    assert all(re.match(r"(?i)later: (plan|level-up rule)$", found) for found in told)


# References ---------------------------------------------------------------------------------------


def has_field(named: str) -> bool:
    """Whether every exercise has the field; with an exercise's id in front, whether that one states it."""
    id_, _, name = named.rpartition(".")
    if name not in {entry.name for entry in fields(Exercise)}:
        return False
    return not id_ or (id_ in CATALOGUE and bool(getattr(CATALOGUE[id_], name)))


@cache
def start_card_keys() -> frozenset[str]:
    from foottimer.ui.screens.start import StartScreen

    return frozenset(key for command in StartScreen.KEYS for key in command.all_keys.split())


def option_lines(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([command, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("reference", REFERENCES)
def test_every_reference_leads_somewhere(reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    kind, _, name = reference.partition(":")
    known: dict[str, object] = {
        "exercise": name in CATALOGUE,
        "field": has_field(name),
        "routine": name in ENTRIES,
        "series": name in {entry.series for entry in ENTRIES.values()},
        "term": name in {term.name for term in glossary.TERMS},
        "hint": name in {hint.says for hint in HINTS},
        "about": name in {section.title for section in about.sections()},
        "safety": name.isupper() and isinstance(getattr(safety, name, None), str),
        "answer": name in {entry.name for entry in fields(Answers)} & {question.key for question in QUESTIONS},
        "command": name in cli.COMMANDS,
        "key": name in start_card_keys() if kind == "key" else False,
    }
    if kind == "option":
        command, _, option = name.partition(" ")
        assert command in cli.COMMANDS
        assert re.search(rf"^  {option}\b", option_lines(command, capsys), re.MULTILINE)
    else:
        assert known[kind]


def test_each_kind_of_reference_that_is_explained_is_used() -> None:
    head = TEXT.split("\n## ")[0]
    explained = set(re.findall(r"`([a-z]+):", head))
    assert explained == {reference.partition(":")[0] for reference in REFERENCES}


# What the table says of the product ---------------------------------------------------------------


@pytest.mark.parametrize("id_", [id_ for id_, exercise in CATALOGUE.items() if exercise.group == "plyo"])
def test_every_jump_says_to_land_on_the_forefoot_and_let_the_heel_down(id_: str) -> None:
    cues = " / ".join(CATALOGUE[id_].cues).casefold()
    assert "forefoot" in cues
    assert "heel" in cues


def test_the_numbers_and_ladders_of_the_table_are_so() -> None:
    landings = [ENTRIES[id_].contacts for id_ in ("plyo-intro-1", "plyo-intro-2")]
    landings += [ENTRIES[f"plyo-progress-{level}"].contacts for level in (1, 2, 3)]
    assert f"{', '.join(map(str, landings))} landings" in TEXT
    assert f"exactly {format_duration(ENTRIES['pre-run'].total)} of" in TEXT
    for ladder in (
        ("calf-raise-double", "calf-raise-2up1down", "calf-raise-single"),
        ("landing-stick", "pogo-low", "jump-rope", "bounding", "box-jump"),
    ):
        for id_, harder in pairwise(ladder):
            assert CATALOGUE[id_].next == harder
    assert CATALOGUE["quadripod-balance"].next == "quadripod-closed"
    assert CATALOGUE["step-down"].name == "Step touch-down"


def test_cues_and_phases_that_the_table_speaks_of_are_there() -> None:
    tempo = [(phase.name, phase.ms) for phase in CATALOGUE["calf-raise-double"].phases]
    assert tempo == [("up", 2000), ("top", 1000), ("down", 3000)]
    assert "reach" in {phase.name for phase in CATALOGUE["deep-lunge"].phases}
    assert "dip" in {phase.name for phase in CATALOGUE["figure-four"].phases}
    assert "chair" in CATALOGUE["figure-four"].kit
    assert "Big toe lightly on" in CATALOGUE["quadripod-balance"].cues
    assert "clawing toes" in CATALOGUE["quadripod-balance"].mistakes


def test_ankle_mobility_says_why_and_checks_with_a_squat_at_each_level() -> None:
    for level in (1, 2, 3):
        routine = ENTRIES[f"ankle-mobility-{level}"].routine
        assert routine is not None
        assert "shorten the stride" in routine.about
        assert "knees and hips" in routine.about
        assert ["See how deep" in block.note for block in routine.blocks].count(True) == 1
    (ankles,) = (section for section in about.sections() if section.title == "Why train ankles?")
    said = " ".join(ankles.paragraphs)
    assert all(part in said for part in ("stride may get shorter", "overstriding", "absorbed less", "knees and hips"))


# What is never said -------------------------------------------------------------------------------

BRANDS = re.compile(r"runna\b|vivo(barefoot|health)", re.IGNORECASE)
PAINLESS = re.compile(r"pain[- ]?free|\b(without|no) pain\b", re.IGNORECASE)
SIXTY = re.compile(r"\b(60|sixty) ?(%|per ?cent)", re.IGNORECASE)
STRENGTH = re.compile(r"strength|strong", re.IGNORECASE)
BARE = re.compile(r"barefoot|minimal(ist)? shoe|five-finger|without shoes|shoes off", re.IGNORECASE)
RUN = re.compile(r"\b(run|runs|running|jog|jogging|hop|hops|hopping|jump|jumps|jumping)\b", re.IGNORECASE)
ALLOWED = {
    "| B:9,13 | framing | running without pain;",  # what the article says; the row's end says that it is no promise
    "Muscle burn is no pain.",  # beside the scale that asks for pain
}
"""Sentences that look like one of these and are none."""


def faults(sentence: str) -> list[str]:
    """What is wrong with a sentence."""
    found = {
        "brand": BRANDS.search(sentence),
        "painless": PAINLESS.search(sentence),
        "sixty": SIXTY.search(sentence) and STRENGTH.search(sentence),
        "barefoot": BARE.search(sentence) and RUN.search(sentence),
    }
    return [fault for fault, here in found.items() if here and sentence not in ALLOWED]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, lines of a table and of a list each on their own."""
    for part in re.split(r"\n\s*\n|\n(?=\s*[|#\-\"\[]|\w+ *=)", text):
        yield from re.split(r"(?<=[.;!?]) ", " ".join(part.split()))


FILES = {
    path.name: path
    for path in (
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        ROOT / "foottimer" / "routine" / "catalogue.toml",
        *sorted(bundled_folder().glob("*.toml")),
    )
}
MADE: dict[str, Callable[[], Iterable[str]]] = {
    "statements.md": lambda: re.split(rf"(?m)^\| {re.escape(CORRECTED)} \|.*$", TEXT),
    "about": lambda: (text for section in about.sections() for text in (section.title, *section.paragraphs)),
    "glossary": lambda: (f"{', '.join(term.spellings)}: {term.says}" for term in glossary.TERMS),
    "hints": lambda: (text for hint in HINTS for text in (hint.says, hint.why)),
    "safety": lambda: (text for name, text in vars(safety).items() if name.isupper() and isinstance(text, str)),
    "program": lambda: strings_of_the_program(),
}
"""Everything else that a person may read of foottimer."""


def strings_of_the_program() -> Iterator[str]:
    """Every string of the source, so those of all screens and commands."""
    for path in sorted((ROOT / "foottimer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("where", [*FILES, *MADE])
def test_no_text_promises_or_sells_what_was_put_right(where: str) -> None:
    made = MADE.get(where)
    text = "\n\n".join(made()) if made else FILES[where].read_text(encoding="utf-8")
    assert text
    assert [(sentence, faults(sentence)) for sentence in sentences(text) if faults(sentence)] == []


def test_the_number_that_is_put_right_stands_in_one_row_only() -> None:
    assert [row[0] for row in ROWS if SIXTY.search(" ".join(row))] == [CORRECTED]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Foot strength grows by 60% in six months.", "sixty"),
        ("Shoes make feet sixty per cent\nstronger.", "sixty"),
        ("Run pain-free with strong feet.", "painless"),
        ("Train without pain.", "painless"),
        ("See Vivobarefoot.", "brand"),
        ("Open it in Runna.", "brand"),
        ("Run barefoot on grass.", "barefoot"),
        ("Shoes off, then jog for a minute.", "barefoot"),
    ],
)
def test_what_is_never_said_would_be_found(text: str, fault: str) -> None:
    assert [fault for sentence in sentences(text) for fault in faults(sentence)] == [fault]
