"""Whose version is kept, and that every machine agrees on it."""

from __future__ import annotations

import json
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.carry.merging import Choice, Piece, Sort, Verdict, differences, merged, piece, why

EARLY, MIDDLE, LATE = (f"2026-03-0{day}T06:15:00.250+00:00" for day in (2, 3, 4))
ID = "5f0c1d2e-8a4b-4c6d-9e0f-1a2b3c4d5e6f"

instants = st.sampled_from((EARLY, MIDDLE, LATE))
pieces = st.builds(
    lambda note, status, *registers: piece(ID, json.dumps({"note": note, "status": status}), *registers),
    st.sampled_from(("", "a", '"status": "running"')),
    st.sampled_from(("running", "completed")),
    instants,
    st.none() | instants,
    st.none() | instants,
)


def version(note: str = "", changed: str = MIDDLE, deleted: str | None = None, restored: str | None = None) -> Piece:
    return piece(ID, json.dumps({"note": note, "changed_at": changed}), changed, deleted, restored)


@given(pieces, pieces)
def test_it_does_not_matter_which_machine_asks(one: Piece, other: Piece) -> None:
    assert merged(one, other) == merged(other, one)


@given(pieces, pieces, pieces)
def test_it_does_not_matter_which_two_of_three_machines_are_joined_first(one: Piece, two: Piece, three: Piece) -> None:
    assert merged(merged(one, two), three) == merged(one, merged(two, three))


@given(pieces, pieces)
def test_to_join_again_changes_nothing(one: Piece, other: Piece) -> None:
    both = merged(one, other)
    assert merged(one, one) == one
    assert merged(both, other) == merged(both, one) == both


@given(st.lists(pieces, min_size=1, max_size=4))
def test_every_order_gives_the_same(versions: list[Piece]) -> None:
    assert len({reduce(merged, order) for order in permutations(versions)}) == 1


@given(pieces, pieces)
def test_nothing_is_made_up(one: Piece, other: Piece) -> None:
    result = merged(one, other)
    assert (result.text, result.changed_at) in ((one.text, one.changed_at), (other.text, other.changed_at))
    assert result.deleted_at in (one.deleted_at, other.deleted_at, None)


@given(pieces, pieces)
def test_what_one_deleted_stays_deleted_unless_the_other_brought_it_back_later(one: Piece, other: Piece) -> None:
    latest = max(version.deleted_at or "" for version in (one, other))
    brought_back = any((version.restored_at or "") > latest for version in (one, other))
    assert (merged(one, other).deleted_at is not None) == (bool(latest) and not brought_back)


def test_the_version_that_was_changed_last_is_kept_whole() -> None:
    assert merged(version("old", EARLY), version("new", LATE)).text == version("new", LATE).text


def test_a_session_that_still_ran_gives_way_to_its_version_that_is_over_though_it_was_edited_later() -> None:
    over = piece(ID, '{"status":"completed","note":""}', EARLY, None, None)
    running = piece(ID, '{"status":"running","note":"edited"}', LATE, None, None)
    assert merged(over, running) == over
    choice = Choice(Sort.SESSION, running, over)
    assert (choice.verdict, why(choice)) == (
        Verdict.TAKEN,
        "is over there, and still ran here; differs in status, note",
    )
    assert why(Choice(Sort.SESSION, over, running)).startswith("is over here, and still ran there")


def test_of_two_changed_at_one_instant_the_greater_text_is_kept() -> None:
    assert merged(version("a"), version("b")).text == version("b").text


def test_an_edit_does_not_bring_back_what_was_deleted_but_is_kept_for_when_it_is() -> None:
    edited = merged(version("old", EARLY, deleted=MIDDLE), version("new", LATE))
    assert (edited.deleted_at, edited.text) == (MIDDLE, version("new", LATE).text)
    back = merged(edited, version("old", EARLY, restored=LATE))
    assert (back.deleted_at, back.restored_at, back.text) == (None, LATE, edited.text)


def test_of_a_deletion_and_its_taking_back_at_one_instant_the_deletion_holds() -> None:
    assert merged(version(deleted=MIDDLE), version(restored=MIDDLE)).deleted_at == MIDDLE


def test_what_a_store_has_as_deleted_is_so_though_a_clock_was_set_back() -> None:
    assert version(deleted=EARLY, restored=LATE).deleted_at == LATE
    assert merged(version(deleted=EARLY, restored=LATE), version(restored=MIDDLE)).deleted_at == LATE


@pytest.mark.parametrize(
    ("here", "there", "verdict", "words"),
    [
        (None, version(), Verdict.ADDED, "not here yet"),
        (None, version(deleted=LATE), Verdict.ADDED, "not here yet, and deleted there"),
        (version(), version(), Verdict.SAME, ""),
        (
            version("a", EARLY),
            version("b", LATE),
            Verdict.TAKEN,
            "changed last there, 2026-03-04 06:15:00 UTC, and here 2026-03-02 06:15:00 UTC; differs in note",
        ),
        (
            version("a", "2026-03-02T06:15:00.251+00:00"),
            version("b", EARLY),
            Verdict.KEPT,
            "changed last here, 2026-03-02 06:15:00.251 UTC, and there 2026-03-02 06:15:00.250 UTC; differs in note",
        ),
        (
            version("a"),
            version("b"),
            Verdict.TAKEN,
            "changed at the same instant, 2026-03-03 06:15:00 UTC, so the greater text wins; differs in note",
        ),
        (version(), version(deleted=LATE), Verdict.SAME, "deleted there, 2026-03-04 06:15:00 UTC"),
        (version(deleted=LATE), version(), Verdict.SAME, "deleted here, 2026-03-04 06:15:00 UTC"),
        (
            version(deleted=EARLY),
            version(deleted=LATE),
            Verdict.SAME,
            "deleted there, 2026-03-04 06:15:00 UTC",
        ),
        (
            version(deleted=EARLY),
            version(restored=LATE),
            Verdict.SAME,
            "its deletion was taken back there, 2026-03-04 06:15:00 UTC",
        ),
        (
            version(restored=LATE),
            version(deleted=EARLY),
            Verdict.SAME,
            "its deletion was taken back here, 2026-03-04 06:15:00 UTC",
        ),
        (version(), version(restored=LATE), Verdict.SAME, ""),
        (
            version("a", EARLY, deleted=MIDDLE),
            version("b", LATE),
            Verdict.TAKEN,
            "changed last there, 2026-03-04 06:15:00 UTC, and here 2026-03-02 06:15:00 UTC; differs in note; "
            "deleted here, 2026-03-03 06:15:00 UTC",
        ),
    ],
)
def test_each_choice_says_why(here: Piece | None, there: Piece, verdict: Verdict, words: str) -> None:
    choice = Choice(Sort.SESSION, here, there)
    assert (choice.verdict, why(choice)) == (verdict, words)
    assert choice.result == (there if here is None else merged(here, there))


def test_only_what_becomes_another_one_is_written() -> None:
    old, new = version("a", EARLY), version("b", LATE)
    changes = [Choice(Sort.GOAL, *pair).changes for pair in ((None, old), (old, old), (old, new), (new, old))]
    assert changes == [True, False, True, False]


def test_what_differs_is_named_and_when_only_where_nothing_else_does() -> None:
    assert differences('{"a":1,"b":2,"changed_at":"x"}', '{"a":1,"c":2,"changed_at":"y"}') == ("b", "c")
    assert differences('{"a":1,"changed_at":"x"}', '{"a":1,"changed_at":"y"}') == ("changed_at",)
