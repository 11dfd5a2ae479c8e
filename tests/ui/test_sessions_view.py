from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from sessions_made import moment

from foottimer.history.listing import SessionLine
from foottimer.history.record import Answers, Origin, Status
from foottimer.ui.sessions_view import SessionRow, SessionRows, count_text, head, nothing_text

LINE = SessionLine(
    id="a",
    routine="feet",
    name="Feet at work",
    series="feet",
    level=2,
    status=Status.COMPLETED,
    origin=Origin.FOLLOWED,
    moment=moment(0),
    planned_ms=600_000,
    active_ms=599_000,
    counts=True,
    answers=Answers(rpe=4, pain=2, note="easy"),
)


def text(line: SessionLine, width: int) -> str:
    return "".join(part for part, _ in SessionRow(line).parts(width, False))


def inks(line: SessionLine, width: int = 90) -> dict[str, str]:
    return {part.strip(): ink for part, ink in SessionRow(line).parts(width, False)}


def test_a_row_says_day_time_routine_length_effort_pain_and_note() -> None:
    assert text(LINE, 90).split() == ["Mon", "2", "12:00", "Feet", "at", "work", "·", "2", "9:59", "4", "2", "easy"]


def test_columns_stand_below_their_heads() -> None:
    for width in (60, 73, 90, 120):
        row, above = text(LINE, width), head(width)
        assert row.index("9:59") + 4 == above.index("length") + 6
        assert row.index(" 4 ") + 2 == above.index("effort") + 6
        assert row.rindex(" 2 ") + 2 == above.index("pain") + 4
    assert head(59) == ""


def test_narrow_rows_keep_day_name_and_length_and_the_level_stays_whole() -> None:
    long = replace(LINE, name="Balance and proprioception")
    assert text(LINE, 46).split()[:3] == ["Mon", "2", "12:00"]
    assert "12:00" not in text(LINE, 45)
    assert "… · 2" in text(long, 35)
    assert text(long, 35).endswith("   9:59")


@pytest.mark.parametrize("name", ["Feet", "足のトレーニング" * 4, "x\x1b[31m\u202ey", "é" * 60, ""])
@pytest.mark.parametrize("note", ["", "n" * 500, "二" * 200, "a\nb\x07"])
def test_a_row_takes_no_more_cells_than_it_has_and_nothing_of_it_steers_the_terminal(name: str, note: str) -> None:
    answers = Answers(10, 10, True, False, note)
    line = replace(LINE, name=name, answers=answers, status=Status.PARTIAL, origin=Origin.LOGGED)
    for width in (1, 8, 20, 35, 46, 59, 60, 73, 118):
        shown = text(line, width)
        assert shown.isprintable()
        assert width < 20 or cell_len(shown) <= width


def test_what_asks_for_care_is_told_by_a_sign_too() -> None:
    bad = replace(LINE, answers=Answers(pain=6, red_flag=True))
    assert inks(bad)["6!"] == "warning"
    assert inks(bad)["red flag"] == "warning"
    assert "6!" not in inks(replace(LINE, answers=Answers(pain=5)))


def test_how_it_ended_and_where_it_comes_from_is_told_where_that_is_no_matter_of_course() -> None:
    assert "ended early · easy" in text(replace(LINE, status=Status.PARTIAL), 90)
    assert "discarded" in text(replace(LINE, status=Status.ABANDONED), 90)
    assert "logged · easy" in text(replace(LINE, origin=Origin.LOGGED), 90)
    assert inks(LINE)["Mon  2"] == "strong"
    assert inks(replace(LINE, counts=False))["Mon  2"] == ""


def test_months_stand_above_their_sessions_also_where_more_come_later() -> None:
    lines = [replace(LINE, id=str(days), moment=moment(days)) for days in (0, 1, 2, 40)]
    rows = SessionRows(lines[:2])
    rows.extend(lines[2:])
    texts = ["".join(part for part, _ in row.parts(40, False)).strip("─ ") for row in rows.rows]
    assert texts[0] == "March 2026"
    assert [place for place, shown in enumerate(texts) if shown[-4:] == "2026"] == [0, 3, 5]
    assert [rows.place(index) for index in range(5)] == [1, 2, 4, 6, 0]
    assert [rows.index(row) for row in range(7)] == [0, 0, 1, 2, 2, 3, 3]
    assert (rows.find("40"), rows.find("none"), rows.find(None)) == (3, None, None)


def test_how_many_there_are_and_what_they_were_asked_for_by() -> None:
    assert count_text(1, ()) == ("1 session", "")
    assert count_text(None, ("Feet",)) == ("Sessions", " · Feet")
    assert count_text(12_345, ("Feet", "from today")) == ("12,345 sessions", " · Feet · from today")


def test_an_empty_list_says_what_there_is_to_do() -> None:
    assert "L writes down" in nothing_text(True, "L", "esc")
    assert nothing_text(False, "L", "esc") == "No session is like that. esc shows them all."
