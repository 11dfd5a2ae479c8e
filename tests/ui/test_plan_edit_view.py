"""What the plan editor says, at any width."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_made import OWN, desk_of
from rich.cells import cell_len

from foottimer.plan.model import PlanItem
from foottimer.ui.plan_edit_view import (
    HERE,
    DaysRow,
    columns,
    day_told,
    days_of,
    grid,
    heading,
    short_item,
    title_parts,
    week_parts,
    week_told,
)
from foottimer.ui.widgets.rowlist import Row


def text(row: Row, width: int) -> str:
    return "".join(part for part, _ in row.parts(width, False)).rstrip()


@pytest.mark.parametrize(
    ("item", "width", "shown"),
    [
        (PlanItem("foot-strength", 2), 15, "foot-strength 2"),
        (PlanItem("foot-strength", 2), 10, "foot-st… 2"),
        (PlanItem("foot-strength", 12), 10, "foot-s… 12"),
        (PlanItem("check-in"), 10, "check-in"),
        (PlanItem("foot-activation"), 10, "foot-acti…"),
        (PlanItem("foot-strength", 2), 1, "… 2"),
    ],
)
def test_of_what_has_no_room_the_level_stays(item: PlanItem, width: int, shown: str) -> None:
    assert short_item(item, width) == shown


@pytest.mark.parametrize("width", [7, 40, 73, 115, 200])
def test_days_stand_below_their_names_at_any_width(tmp_path: Path, width: int) -> None:
    desk = desk_of(tmp_path)
    assert sum(columns(width)) == width
    assert len(columns(width)) == 7
    assert cell_len(heading(width)) == width
    rows, _ = grid(desk.plan, desk.situation, 0, 0)
    for row in rows:
        if isinstance(row, DaysRow):
            assert sum(cell_len(part) for part, _ in row.parts(width, False)) == width


def test_weeks_are_rows_of_days(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    rows, spans = grid(desk.plan, desk.situation, 4, 2)
    assert [len(span) for span in spans] == [3] * 8
    shown = [text(row, 77) for row in rows]
    assert shown[spans[4][0]] == "Week 5  Spring, first steps" + " " * 31 + "41 min, 66 contacts"
    assert shown[spans[4][1]].split() == [
        *("foot-st…", "2", "rest", f"{HERE}plyo-in…", "1", "rest", "balance", "1", "rest", "rest")
    ]
    assert shown[spans[4][2]].split() == ["calf-ca…", "1", "ankle-m…", "1"]
    assert sum(HERE in row for row in shown) == 1


def test_a_week_alone_is_a_list_of_days(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert [text(row, 36) for row in days_of(desk.plan.weeks[4])[:5]] == [
        "Mon  foot-strength 2",
        "Tue  rest",
        "Wed  plyo-intro 1, calf-capacity 1",
        "Thu  rest",
        "Fri  balance 1, ankle-mobility 1",
    ]
    told = "".join(part for part, _ in week_parts(desk.plan, desk.situation, 4))
    assert told == "Week 5 of 8  41 min, 66 contacts  Spring, first steps"


def test_the_chosen_day_is_told_in_full(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert day_told(desk.plan, desk.situation, 4, 2) == (
        "Week 5, Wednesday: Plyometric intro, level 1 (4:24, 66 contacts); Calf capacity, level 1 (8:55)."
    )
    assert day_told(desk.plan, desk.situation, 4, 6) == "Week 5, Sunday: a day of rest."
    desk = desk_of(tmp_path, OWN.replace("check-in", "juggling"))
    assert day_told(desk.plan, desk.situation, 0, 0).endswith("; juggling, which no routine is there for.")
    assert week_told(desk.plan.weeks[0], desk.situation) == "10 min"


def test_the_title_says_what_is_not_saved(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, OWN)
    assert "".join(part for part, _ in title_parts(desk)) == "Mine · saved · your own"
    desk.rename("Other")
    assert "".join(part for part, _ in title_parts(desk)) == "Other · changed · your own"
