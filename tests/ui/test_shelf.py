"""Which routines the library shows, and the words beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from shelves import BROKEN, LONG, SHORT, TWO_SIDES, entry, noted, shelf

from foottimer.history.streak import streak
from foottimer.routine.library import USER, Entry
from foottimer.ui.cards import preview
from foottimer.ui.fits import origin
from foottimer.ui.local import local_services
from foottimer.ui.shelf import FIRST_START, Shelf, ago, top_line

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (3, "3 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (69, "9 weeks ago"),
        (70, "2 months ago"),
        (800, "2 years ago"),
        (-1, "today"),
    ],
)
def test_when_is_said_in_words(days: int, words: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY) == words


def test_minutes_show_what_fits_by_its_computed_total(tmp_path: Path) -> None:
    exactly = entry(tmp_path, "exact", "[defaults]\nget_ready = 0\n[[block]]\nname = 'Jog'\ntime = 180")
    over = entry(tmp_path, "over", "[defaults]\nget_ready = 0\n[[block]]\nname = 'Jog'\ntime = 180.001")
    assert ids(Shelf(TODAY, (exactly, over), minutes=3).shown) == ["exact"]


def test_a_broken_file_is_shown_but_fits_in_no_time(tmp_path: Path) -> None:
    broken = entry(tmp_path, "broken", BROKEN)
    assert ids(Shelf(TODAY, (broken,)).shown) == ["broken"]
    assert Shelf(TODAY, (broken,), minutes=20).shown == ()


def test_where_nothing_fits_the_shortest_is_said(tmp_path: Path) -> None:
    found = Shelf(TODAY, (entry(tmp_path, "long", LONG), entry(tmp_path, "two", TWO_SIDES)), minutes=3)
    assert found.nothing == "Nothing fits in 3 minutes; the shortest takes 3:45."
    assert replace(found, minutes=10).nothing == ""


def test_where_nothing_matches_what_was_typed_is_said(tmp_path: Path) -> None:
    found = Shelf(TODAY, (entry(tmp_path, "long", LONG),), text="zebra ")
    assert found.nothing == "Nothing matches 'zebra'. Esc shows all."
    assert replace(found, minutes=20).nothing == "Nothing matches 'zebra' in 20 minutes. Esc shows all."
    assert Shelf(TODAY).nothing == "There are no routines."


@pytest.mark.parametrize("text", ["BALANCE wall", "wall", "bal 1"])
def test_every_word_typed_has_to_be_in_id_name_tags_or_kit(tmp_path: Path, text: str) -> None:
    assert ids(Shelf(TODAY, shelf(tmp_path), text=text).shown) == ["balance-1"]


def test_those_whose_name_says_it_come_first(tmp_path: Path) -> None:
    tagged = entry(tmp_path, "a", 'tags = ["hops", "long"]\n' + LONG)
    named = entry(tmp_path, "long-hops", LONG)
    assert ids(Shelf(TODAY, (tagged, named), text="hops long").shown) == ["long-hops", "a"]
    assert ids(Shelf(TODAY, (tagged, named)).shown) == ["a", "long-hops"]


def test_tags_and_whose_it_is_match_too(tmp_path: Path) -> None:
    assert ids(Shelf(TODAY, shelf(tmp_path), text="silent").shown) == ["short"]
    assert ids(Shelf(TODAY, shelf(tmp_path), text="yours").shown) == ["broken", "short"]


def test_first_is_what_was_done_last_but_not_today(tmp_path: Path) -> None:
    entries = shelf(tmp_path)
    last_done = {"long": YESTERDAY, "balance-1": YESTERDAY - timedelta(days=1), "short": TODAY}
    assert Shelf(TODAY, entries, last_done).sensible == entries[2]


def test_a_series_done_today_at_another_level_is_not_first(tmp_path: Path) -> None:
    one, two = (entry(tmp_path, f"balance-{n}", TWO_SIDES.replace("level = 1", f"level = {n}")) for n in (1, 2))
    short = entry(tmp_path, "short", SHORT)
    assert Shelf(TODAY, (one, two, short), {"balance-1": YESTERDAY, "balance-2": TODAY}).sensible == one
    assert Shelf(TODAY, (one, two, short), {"balance-2": TODAY, "short": date(2026, 1, 1)}).sensible == short
    assert Shelf(TODAY, (one, two), {"balance-1": YESTERDAY, "balance-2": YESTERDAY}).sensible == two


def test_the_longest_that_fits_is_none_that_has_to_be_opted_in_to(tmp_path: Path) -> None:
    short, hops = entry(tmp_path, "short", SHORT), entry(tmp_path, "hops", 'tags = ["opt-in"]' + LONG)
    assert Shelf(TODAY, (short, hops)).longest() == short
    assert Shelf(TODAY, (hops,)).longest() == hops


def test_the_preview_says_the_ground_contacts(tmp_path: Path) -> None:
    hops = entry(tmp_path, "hops", "[[block]]\nexercise = 'pogo-low'\ntime = 10")
    assert "0:20 · 20 contacts · not done yet" in preview(hops, "", 60).plain
    assert "contact" not in preview(entry(tmp_path, "short", SHORT), "", 60).plain


def test_where_nothing_was_done_the_first_that_can_be_followed_is_first(tmp_path: Path) -> None:
    broken, long = entry(tmp_path, "broken", BROKEN), entry(tmp_path, "long", LONG)
    assert Shelf(TODAY, (broken, long)).sensible == long
    assert Shelf(TODAY, (broken,)).sensible == broken
    assert Shelf(TODAY).sensible is None


def test_the_top_line_says_the_week_or_what_to_press() -> None:
    assert top_line(streak((), TODAY), {}) == FIRST_START
    assert top_line(streak((TODAY,), TODAY), {"long": TODAY}) == "1 of 3 this week · Enter starts"
    assert top_line(None, {}) == "Enter starts"


def test_whose_file_it_is(tmp_path: Path) -> None:
    mine = entry(tmp_path, "mine", SHORT, USER)
    assert origin(mine.card) == "yours"
    assert origin(noted(mine, stands_in=True)) == "yours, in place of the bundled mine"
    assert origin(entry(tmp_path, "theirs", SHORT)) == ""


def test_exercises_are_those_the_routines_were_read_with_until_they_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTTIMER_HOME", str(tmp_path))
    file, services = tmp_path / "exercises.toml", local_services()
    file.write_text("format = 1\n[exercises.mine]\nname = 'Mine'\n")
    assert services.exercises().exercises["mine"].name == "Mine"
    file.write_text("format = 1\n[exercises.mine]\n")
    assert (services.exercises().exercises["mine"].name, services.exercises_trouble()) == ("Mine", "")
    assert services.library()
    assert "mine" not in services.exercises().exercises
    assert "has no name" in services.exercises_trouble()
