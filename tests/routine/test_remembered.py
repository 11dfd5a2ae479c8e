"""Cards of routine files, kept between starts: what comes back, and what is passed over."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from foottimer.routine import remembered
from foottimer.routine.remembered import LONGEST, NAME, USER, Card, Memory, memory, remembered_cards, stamp_of

LONG_AGO = 1_000_000_000


def made(tmp_path: Path, *names: str) -> tuple[Path, list[Card]]:
    """A folder of files, and a card of each."""
    folder = tmp_path / "routines"
    folder.mkdir(exist_ok=True)
    cards = []
    for name in names:
        file = folder / f"{name}.toml"
        file.write_text("format = 1\n", encoding="utf-8")
        cards.append(Card(name, USER, str(file), stamp_of(os.stat(file)), name.title()))
    return folder, cards


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file that was written a moment ago be old enough to be believed."""
    monkeypatch.setattr(remembered, "SETTLED", -LONG_AGO)


def kept(tmp_path: Path, *cards: Card) -> Memory:
    found = memory(tmp_path / "cache", tmp_path / "routines", tmp_path / "exercises.toml")
    assert found.keep(cards)
    return found


def read(tmp_path: Path, most: int = 100) -> tuple[Card, ...]:
    return remembered_cards(tmp_path / "cache", tmp_path / "routines", tmp_path / "exercises.toml", most)


def test_cards_come_back_in_their_order_and_as_they_were(tmp_path: Path) -> None:
    _, (one, two) = made(tmp_path, "two", "one")
    full = replace(
        one,
        name="Füße \N{FOOT} [b]bold[/b]",
        series="feet",
        level=3,
        total=630_000,
        estimated=True,
        stands_in=True,
        opt_in=True,
        silent=True,
        per_week=3,
        contacts=66,
        intervals=40,
        needs=("wall", "chair"),
        tags=("a b", "c"),
        equipment=("wall",),
        exercises=("hop",),
        called=("Hop, low",),
        landing=(("hop", 1.0, 0.0), ("skip", 0.0, 2.5)),
    )
    broken = replace(two, broken=True, empty=True)
    kept(tmp_path, full, broken)
    assert read(tmp_path) == (full, broken)
    assert read(tmp_path, 1) == (full,)


def test_a_file_that_changed_or_is_gone_has_no_card(tmp_path: Path) -> None:
    folder, cards = made(tmp_path, "same", "longer", "gone", "replaced")
    kept(tmp_path, *cards)
    (folder / "longer.toml").write_text("format = 1\n\n")
    (folder / "gone.toml").unlink()
    (folder / "new").write_text("format = 1\n")
    os.utime(folder / "new", ns=(cards[3].stamp[1], cards[3].stamp[1]))
    os.replace(folder / "new", folder / "replaced.toml")
    assert [card.id for card in read(tmp_path)] == ["same"]


def test_a_file_whose_time_was_set_back_has_no_card(tmp_path: Path) -> None:
    folder, (card,) = made(tmp_path, "feet")
    kept(tmp_path, card)
    (folder / "feet.toml").write_text("format = 2\n")
    os.utime(folder / "feet.toml", ns=(card.stamp[1], card.stamp[1]))
    assert read(tmp_path) == ()


def test_a_file_written_in_the_moment_of_its_card_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (card,) = made(tmp_path, "feet")
    kept(tmp_path, card)
    assert read(tmp_path) == (card,)
    monkeypatch.setattr(remembered, "SETTLED", 60 * LONG_AGO)
    assert read(tmp_path) == ()


def test_other_exercises_another_folder_or_program_believe_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (card,) = made(tmp_path, "feet")
    kept(tmp_path, card)
    assert read(tmp_path) == (card,)
    assert remembered_cards(tmp_path / "cache", tmp_path, tmp_path / "exercises.toml") == ()
    (tmp_path / "exercises.toml").write_text("format = 1\n")
    assert read(tmp_path) == ()
    kept(tmp_path, card)
    assert read(tmp_path) == (card,)
    monkeypatch.setattr(remembered, "__version__", "0.0.9")
    assert read(tmp_path) == ()


def test_a_card_that_no_line_can_hold_is_not_kept(tmp_path: Path) -> None:
    folder, (card,) = made(tmp_path, "feet")
    odd = [
        replace(card, name="x" * LONGEST),
        replace(card, name="two\nlines"),
        replace(card, tags=("",)),
        replace(card, path=str(folder / "a\tb.toml")),
        replace(card, path=str(tmp_path / "elsewhere.toml")),
    ]
    kept(tmp_path, *odd, card)
    assert read(tmp_path) == (card,)


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    _, (card,) = made(tmp_path, "feet")
    (tmp_path / "file").write_text("")
    found = memory(tmp_path / "file", tmp_path / "routines", None)
    assert not found.keep([card])
    assert found.cards() == ()


def line_of(text: str) -> bytes:
    return remembered._line(text)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0, "other"),
        (1, "../../outside.toml"),
        (1, ""),
        (2, "-1"),
        (2, "9" * 30),
        (3, "\N{SUPERSCRIPT TWO}"),
        (6, ""),
        (7, "\x1b[31mred"),
        (7, "two\x1fitems"),
        (7, "right\N{RIGHT-TO-LEFT OVERRIDE}left"),
        (9, "three"),
        (11, "1_000"),
        (20, "hop 1"),
        (20, "hop nan 1"),
        (20, "hop 1e99 1"),
    ],
)
def test_a_line_that_no_card_was_written_as_is_passed_over(tmp_path: Path, cell: int, text: str) -> None:
    _, (card, other) = made(tmp_path, "feet", "other")
    kept(tmp_path, card, other)
    file = tmp_path / "cache" / NAME
    header, first, second = file.read_bytes().splitlines(keepends=True)
    cells = remembered._checked(first).split("\t")
    cells[cell] = text
    file.write_bytes(header + line_of("\t".join(cells)) + second)
    assert [found.id for found in memory(tmp_path / "cache", tmp_path / "routines", None).cards()] == []
    assert [found.id for found in read(tmp_path)] == ["other"]


def test_a_damaged_file_costs_only_what_is_damaged(tmp_path: Path) -> None:
    _, cards = made(tmp_path, "one", "two", "three")
    kept(tmp_path, *cards)
    file = tmp_path / "cache" / NAME
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert set(read(tmp_path)) < set(cards)
    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        assert set(read(tmp_path)) < set(cards)


@pytest.mark.parametrize("data", [b"", b"\n" * 9, b"\xff" * 99, b"0" * 10**6, b"00000000 \n", bytes(range(256)) * 9])
def test_a_foreign_file_is_ignored(tmp_path: Path, data: bytes) -> None:
    made(tmp_path)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).write_bytes(data)
    assert read(tmp_path) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "cache").mkdir()
    os.mkfifo(tmp_path / "cache" / NAME)
    assert read(tmp_path) == ()
