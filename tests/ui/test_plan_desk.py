"""A plan that is being changed, and its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_made import LITE, OWN, desk_of

from foottimer.keeping.kept import KeepError
from foottimer.plan.model import PlanItem
from foottimer.ui.plan_desk import PlanDesk


def asked(desk: PlanDesk, week: int, day: int) -> list[str]:
    return [item.text for item in desk.plan.weeks[week].days[day]]


def test_a_day_gets_other_routines_and_that_can_be_undone(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert desk.set_day(0, 1, [PlanItem("balance", 2), PlanItem("check-in")]) == ""
    assert asked(desk, 0, 1) == ["balance 2", "check-in"]
    assert desk.set_day(0, 0, []) == ""
    assert (desk.changed, desk.steps) == (True, 2)
    assert (desk.undo(), desk.undo(), desk.undo()) == ("a day of rest", "balance 2, check-in", "")
    assert (desk.changed, desk.text) == (False, LITE.read_text(encoding="utf-8"))
    assert (desk.redo(), asked(desk, 0, 1)) == ("balance 2, check-in", ["balance 2", "check-in"])
    desk.set_theme(0, "Other")
    assert desk.redo() == ""


def test_levels_go_up_and_down_to_those_there_are(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, OWN)
    assert desk.step_levels(0, 0, 1) == ""
    assert asked(desk, 0, 0) == ["foot-strength 2", "check-in"]
    desk.step_levels(0, 0, 1)
    assert desk.step_levels(0, 0, 1) == "There is no level above it."
    assert asked(desk, 0, 0) == ["foot-strength 3", "check-in"]
    assert desk.step_levels(0, 1, 1) == "Nothing on this day has levels: Enter chooses what it asks for."
    for _ in range(2):
        desk.step_levels(0, 0, -1)
    assert desk.step_levels(0, 0, -1) == "There is no level below it."


def test_days_change_places(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, OWN)
    assert desk.swap_days(0, 0, 1) == ""
    assert (asked(desk, 0, 0), asked(desk, 0, 1)) == ([], ["foot-strength 1", "check-in"])
    assert desk.undo() == "two days that change places"


def test_weeks_are_copied_added_and_taken_out(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    before = desk.plan.weeks
    assert (desk.copy_week(1), desk.add_week(0), desk.remove_week(9)) == ("", "", "")
    assert [week.theme for week in desk.plan.weeks[:3]] == ["Wake up", "", "Wake up"]
    assert desk.plan.weeks[2:4] == (before[1], before[1])
    assert len(desk.plan.weeks) == 9


def test_what_would_be_no_plan_is_refused(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, OWN)
    assert desk.set_day(0, 0, []) == "there is nothing to do: every day is one of rest"
    assert desk.remove_week(0) == "a plan has at least one week: empty its days instead"
    assert desk.rename(" ") == "is empty: write something, or leave the key out"
    assert (desk.changed, desk.steps, asked(desk, 0, 0)) == (False, 0, ["foot-strength 1", "check-in"])


def test_a_bundled_plan_is_saved_as_ones_own(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert desk.whose == "bundled; saving makes your copy"
    assert desk.save() == "Nothing was changed since it was saved."
    desk.rename("Mine")
    own = tmp_path / "plans" / "lite.toml"
    assert desk.save() == f"Saved as your own: {own}."
    assert own.read_text(encoding="utf-8") == desk.text != LITE.read_text(encoding="utf-8")
    assert (desk.whose, desk.changed) == ("your copy of a bundled one", False)
    desk.rename("Other")
    assert desk.save() == "Saved."


def test_what_another_program_wrote_is_saved_over_only_when_asked_twice(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, OWN)
    path = desk.kept.path
    path.write_text(OWN + "# theirs\n", encoding="utf-8")
    desk.rename("Other")
    with pytest.raises(KeepError, match=r"changed meanwhile by another program.*save once more"):
        desk.save()
    desk.set_theme(0, "T")
    with pytest.raises(KeepError, match="changed meanwhile"):
        desk.save()
    assert desk.save() == "Saved."
    assert path.read_text(encoding="utf-8") == desk.text
    assert [file.read_text(encoding="utf-8") for file in (tmp_path / "trash").glob("*.toml")] == [OWN + "# theirs\n"]


def test_it_is_saved_as_another_and_gone_on_with(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.set_theme(0, "T")
    assert desk.id_for("lite") == "lite-2"
    assert desk.save_as("third", "Third") == f"Saved as {tmp_path / 'plans' / 'third.toml'}."
    assert (desk.plan.name, desk.changed, desk.whose, desk.undo()) == ("Third", False, "your own", "")
    with pytest.raises(KeepError, match=r"there is a file third\.toml already"):
        desk.save_as("third", "Again")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format = ", "mine.toml:1:10: "),
        ('format = 1\nname = "P"\n', "there is no week.*: mend this in an editor of your own first"),
    ],
)
def test_a_plan_that_does_not_load_is_mended_elsewhere(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(KeepError, match=why):
        desk_of(tmp_path, text)


def test_it_says_where_no_routine_is(tmp_path: Path) -> None:
    assert desk_of(tmp_path, OWN).warning == ""
    desk = desk_of(tmp_path, OWN.replace("check-in", "juggling"))
    assert desk.warning == "week[1].mon[2]: there is no routine 'juggling'"


def test_choices_are_what_there_is_and_what_the_day_asks_for(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    found = {choice.name: choice for choice in desk.choices()}
    assert found["foot-strength"].levels == (1, 2, 3)
    assert (found["check-in"].title, found["check-in"].levels) == ("Check-in", ())
    assert not {"hop-five", "juggling", "foot-strength-1"} & found.keys()
    more = {choice.name: choice for choice in desk.choices([PlanItem("hop-five", 1), PlanItem("juggling", 2)])}
    assert more.keys() - found.keys() == {"hop-five", "juggling"}
    assert more["juggling"].levels == (2,)
