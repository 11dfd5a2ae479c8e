"""The library read over and over: what is read again, what is not, and that both are the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from foottimer.routine import entry as entries_module
from foottimer.routine import remembered, shelving
from foottimer.routine.entry import Contents, Entry, Reader
from foottimer.routine.library import USER, load_library
from foottimer.routine.remembered import NAME, Card
from foottimer.routine.remembering import RememberedLibrary

GOOD = 'format = 1\nname = "{}"\n[[block]]\nname = "A"\nhold = 20\n'
OWN = """
format = 1
name = "Hops"
[exercises.hop]
name = "Hop"
duty = "reps"
odd = 1
contacts = { per_rep = 1 }
"""
HOPS = f'{OWN}[[block]]\nexercise = "hop"\nreps = 6\n'
EXERCISES = 'format = 1\n[exercises.stand]\nname = "Stand"\nduty = "hold"\n'
NOW = 4_000_000_000_000_000_000
"""Ns, in a hundred years: every file is settled."""

Read = Callable[[], tuple[Entry, ...]]


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file that was written a moment ago be old enough to be believed."""
    monkeypatch.setattr(remembered, "SETTLED", -(10**10))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person's own files that were read, in order."""
    done: list[str] = []

    def read(self: Reader, path: Path, source: str, id_: str) -> tuple[Card, Contents]:
        if source == USER:
            done.append(path.stem)
        return before(self, path, source, id_)

    before = Reader._read
    monkeypatch.setattr(Reader, "_read", read)
    return done


def library(home: Path) -> RememberedLibrary:
    return RememberedLibrary(home / "cache", home / "routines", home / "exercises.toml")


def start(home: Path) -> tuple[Entry, ...]:
    """What a start lists, which then is remembered."""
    there = library(home)
    found = there.read(NOW)
    there.keep()
    return found


def put(home: Path, **files: str) -> None:
    (home / "routines").mkdir(exist_ok=True)
    for name, text in files.items():
        (home / "routines" / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")


def own(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries if entry.source == USER]


def test_a_start_where_nothing_changed_reads_nothing_and_lists_the_same(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one=GOOD.format("One"), desk_break=GOOD.format("Desk"), hops=HOPS, broken="format = 2", empty=OWN)
    (tmp_path / "routines" / "Odd name.toml").write_text(GOOD.format("Odd"))
    first = start(tmp_path)
    assert len(reads) == 6
    reads.clear()
    second = start(tmp_path)
    assert reads == []
    assert [entry.card for entry in second] == [entry.card for entry in first]
    third = load_library(tmp_path / "routines")
    assert [entry.card for entry in third] == [entry.card for entry in first]
    for before, now in zip(third, second, strict=True):
        assert (now.routine, now.timeline, now.problems) == (before.routine, before.timeline, before.problems)


def test_what_is_listed_is_what_the_contents_say(tmp_path: Path) -> None:
    put(tmp_path, hops=HOPS)
    start(tmp_path)
    for entry in start(tmp_path):
        if entry.routine is None or entry.timeline is None:
            continue
        card, routine, timeline = entry.card, entry.routine, entry.timeline
        assert (card.name, card.series, card.level) == (routine.name, routine.series, routine.level)
        assert (card.total, card.estimated) == (timeline.total, timeline.estimated)
        assert card.exercises == tuple(dict.fromkeys(one.exercise for one in timeline.intervals if one.exercise))
        assert set(card.exercises) == set(routine.exercises)
        assert card.tags == routine.tags
    hops = next(entry for entry in start(tmp_path) if entry.id == "hops")
    assert (hops.contacts, hops.card.landing, hops.card.silent) == (6, (("hop", 1, 0),), False)


def test_only_what_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one=GOOD.format("One"), two=GOOD.format("Two"), three=GOOD.format("Three"))
    start(tmp_path)
    reads.clear()
    put(tmp_path, two=GOOD.format("Other"), four=GOOD.format("Four"))
    (tmp_path / "routines" / "one.toml").unlink()
    second = start(tmp_path)
    assert sorted(reads) == ["four", "two"]
    assert own(second) == ["four", "three", "two"]
    assert [entry.name for entry in second if entry.id == "two"] == ["Other"]
    reads.clear()
    assert start(tmp_path) == second
    assert reads == []


def test_a_file_of_the_same_size_and_time_is_read_again_all_the_same(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one=GOOD.format("One"))
    start(tmp_path)
    file = tmp_path / "routines" / "one.toml"
    before = file.stat()
    file.write_text(GOOD.format("Two"))
    os.utime(file, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    reads.clear()
    assert [entry.name for entry in start(tmp_path) if entry.id == "one"] == ["Two"]
    assert reads == ["one"]


def test_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    put(tmp_path)
    target = tmp_path / "elsewhere.toml"
    target.write_text(GOOD.format("One"))
    (tmp_path / "routines" / "linked.toml").symlink_to(target)
    assert own(start(tmp_path)) == ["linked"]
    target.write_text(GOOD.format("Two"))
    assert [entry.name for entry in start(tmp_path) if entry.id == "linked"] == ["Two"]


def test_one_that_stands_in_and_goes_leaves_the_bundled_one(tmp_path: Path) -> None:
    put(tmp_path, desk_break=GOOD.format("Desk"))
    assert [entry.stands_in for entry in start(tmp_path) if entry.id == "desk-break"] == [True]
    assert [entry.stands_in for entry in start(tmp_path) if entry.id == "desk-break"] == [True]
    put(tmp_path, desk_break="format = 1")
    assert [entry.stands_in for entry in start(tmp_path) if entry.id == "desk-break"] == [False, False]
    (tmp_path / "routines" / "desk-break.toml").unlink()
    assert own(start(tmp_path)) == []


def test_other_exercises_have_everything_read_again(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one='format = 1\nname = "One"\n[[block]]\nexercise = "stand"\nhold = 20\n')
    assert [entry.broken for entry in start(tmp_path) if entry.id == "one"] == [True]
    (tmp_path / "exercises.toml").write_text(EXERCISES)
    assert [entry.broken for entry in start(tmp_path) if entry.id == "one"] == [False]
    reads.clear()
    start(tmp_path)
    assert reads == []


def test_within_a_program_only_what_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one=GOOD.format("One"), two=GOOD.format("Two"))
    there = library(tmp_path)
    there.read(NOW)
    reads.clear()
    put(tmp_path, two=GOOD.format("Other"))
    there.read(NOW)
    assert reads == ["two"]
    reads.clear()
    there.read_anew()
    there.read(NOW)
    assert reads == ["one", "two"]
    reads.clear()
    (tmp_path / "exercises.toml").write_text(EXERCISES)
    there.read(NOW)
    assert sorted(reads) == ["one", "two"]
    assert "stand" in there.exercises().catalogue.exercises


def test_a_file_that_is_as_young_as_its_card_is_read_again(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, one=GOOD.format("One"))
    there = library(tmp_path)
    there.read(NOW)
    there.keep()
    monkeypatch.setattr(remembered, "SETTLED", 10**19)
    reads.clear()
    there.read(NOW)
    start(tmp_path)
    assert reads == ["one", "one"]


def test_contents_that_changed_since_are_those_of_now_and_told(tmp_path: Path) -> None:
    put(tmp_path, one=GOOD.format("One"), two=GOOD.format("Two"))
    start(tmp_path)
    there = library(tmp_path)
    listed = {entry.id: entry for entry in there.read(NOW)}
    put(tmp_path, one="format = 2\n")
    (tmp_path / "routines" / "two.toml").unlink()
    assert not there.outdated
    assert (listed["one"].broken, listed["one"].routine) == (False, None)
    assert there.outdated
    assert (listed["two"].broken, listed["two"].timeline) == (False, None)
    assert listed["two"].opened().problems[0].message == "there is no such file"
    assert own(there.read(NOW)) == ["one"]
    assert not there.outdated


def test_a_file_that_is_written_while_it_is_read_is_not_remembered(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, one=GOOD.format("One"))
    file = tmp_path / "routines" / "one.toml"

    def read(path: Path) -> object:
        found = before(path)
        if path == file:
            file.write_text(GOOD.format("Longer"))
        return found

    before = entries_module.read_text
    with monkeypatch.context() as patch:
        patch.setattr(entries_module, "read_text", read)
        start(tmp_path)
    reads.clear()
    assert [entry.name for entry in start(tmp_path) if entry.id == "one"] == ["Longer"]
    assert reads == ["one"]


def test_of_many_routines_few_are_kept(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries_module, "MOST_KEPT", 30)
    put(tmp_path, **{f"r{number}": GOOD.format(number) for number in range(5)})
    found = [entry for entry in library(tmp_path).read(NOW) if entry.source == USER]
    reads.clear()
    assert [entry.routine.name for entry in found if entry.routine] == ["0", "1", "2", "3", "4"]
    assert len(reads) == 5
    assert found[-1].timeline is not None
    assert len(reads) == 5


@pytest.mark.parametrize("damage", [b"", b"\xff" * 50, None])
def test_a_damaged_memory_costs_time_alone(tmp_path: Path, reads: list[str], damage: bytes | None) -> None:
    put(tmp_path, one=GOOD.format("One"))
    first = start(tmp_path)
    file = tmp_path / "cache" / NAME
    file.write_bytes(file.read_bytes()[:300] if damage is None else damage)
    reads.clear()
    assert start(tmp_path) == first
    start(tmp_path)
    assert reads == ["one"]


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    put(tmp_path, one=GOOD.format("One"))
    (tmp_path / "cache").write_text("a file")
    assert start(tmp_path) == start(tmp_path)


def test_two_programs_at_once_leave_one_memory_whole(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, one=GOOD.format("One"))
    first, second = library(tmp_path), library(tmp_path)
    first.read(NOW)
    put(tmp_path, two=GOOD.format("Two"))
    second.read(NOW)
    second.keep()
    first.keep()
    reads.clear()
    assert own(start(tmp_path)) == ["one", "two"]
    assert reads == ["two"]


# Growing


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[list[Entry]]]:
    """What is told while as many files are read as are `wanted`, two by two."""
    monkeypatch.setattr(shelving, "MANY", 3)
    monkeypatch.setattr(shelving, "_READ", 2)
    monkeypatch.setattr(shelving, "_GLIMPSED", 4)

    def growing(wanted: int) -> list[list[Entry]]:
        steps: list[list[Entry]] = []
        left = iter(range(wanted))
        there = library(tmp_path)
        last = there.read(NOW, lambda found: steps.append([*found]), lambda: next(left, None) is not None)
        there.keep()
        return [[entry for entry in step if entry.source == USER] for step in (*steps, last)]

    return growing


def test_of_many_files_the_names_come_first(tmp_path: Path, told: Callable[[int], list[list[Entry]]]) -> None:
    put(tmp_path, **{f"r{number}": GOOD.format(f"Name {number}") for number in range(5)})
    put(tmp_path, a1='format = 1\nname = "A"\nseries = "z"\nlevel = 2\n[[block]]\nname = "A"\nhold = 20\n')
    steps = told(100)
    assert [sum(entry.card.pending for entry in step) for step in steps] == [4, 6, 4, 2, 0, 0]
    assert [entry.name for entry in steps[1]] == ["Name 0", "Name 1", "Name 2", "Name 3", "Name 4", "A"]
    assert {entry.total for entry in steps[1]} == {0}
    assert [entry.card for entry in steps[-1]] == [
        entry.card for entry in load_library(tmp_path / "routines") if entry.source == USER
    ]
    assert told(100)[:-1] == []


def test_one_that_is_not_read_yet_is_read_when_it_is_asked_for(
    tmp_path: Path, told: Callable[[int], list[list[Entry]]]
) -> None:
    put(tmp_path, **{f"r{number}": GOOD.format(f"Name {number}") for number in range(5)})
    first = told(100)[1][0]
    assert first.card.pending
    assert first.timeline is not None
    assert first.timeline.total == 30_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[block]]\n",
        'name = "A',
        'name = "\\u001b[31mred"\n[[block]]',
        'name = 3\nseries = "A B"\nlevel = true\n[[block]]',
        "[" * 3000,
        'name = """\n[a]\n"""\n[[block]]',
        "a.b.c = 1\n" * 300 + "[[block]]",
    ],
)
def test_a_file_whose_first_lines_say_nothing_goes_by_its_id(
    tmp_path: Path, told: Callable[[int], list[list[Entry]]], text: str
) -> None:
    put(tmp_path, **{f"r{number}": text for number in range(4)})
    steps = told(100)
    assert [entry.name for entry in steps[0]] == ["r0", "r1", "r2", "r3"]
    assert all(entry.broken for entry in steps[-1])


def test_a_start_that_is_given_up_remembers_nothing(
    tmp_path: Path, told: Callable[[int], list[list[Entry]]], reads: list[str]
) -> None:
    put(tmp_path, **{f"r{number}": GOOD.format(number) for number in range(5)})
    assert sum(entry.card.pending for entry in told(1)[-1]) == 3
    assert not (tmp_path / "cache" / NAME).exists()
    reads.clear()
    assert not any(entry.card.pending for entry in told(100)[-1])
    assert len(reads) == 5


def test_who_asks_after_it_was_given_up_is_not_kept_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    monkeypatch.setattr(shelving, "MANY", 3)
    put(tmp_path, **{f"r{number}": GOOD.format(number) for number in range(5)})
    there = library(tmp_path)
    there.read(NOW, lambda _: None, lambda: False)
    assert len(reads) == 1
    assert own(there.entries(NOW)) == ["r0", "r1", "r2", "r3", "r4"]
    there.keep()
    assert (len(reads), (tmp_path / "cache").exists()) == (1, False)
