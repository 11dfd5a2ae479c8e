"""The exercises in the app: found, read, followed to others, practised; and the words that explain them."""

from __future__ import annotations

from pathlib import Path

from shelves import TWO_SIDES, Shelves, entry, shelves
from stage import Stage, stage, timeline_of
from textual.widgets import Input, OptionList

from foottimer.glossary import TERMS
from foottimer.history.record import Status
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.model import Exercise, Phase
from foottimer.ui.exercise_card import heading
from foottimer.ui.offers import offer_row, offers_of
from foottimer.ui.screens.about import AboutScreen
from foottimer.ui.screens.exercises import ExercisesScreen
from foottimer.ui.screens.glossary import GlossaryScreen
from foottimer.ui.screens.help import HelpScreen
from foottimer.ui.screens.level import LevelScreen
from foottimer.ui.screens.outline import OutlineScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.summary import SummaryScreen
from foottimer.ui.widgets.example import Example
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

USES_TWO = """
[[block]]
name = "Walk"
time = 20
[[block]]
exercise = "short-foot"
reps = 4
"""


def screen(on: Stage) -> ExercisesScreen:
    found = on.app.screen
    assert isinstance(found, ExercisesScreen)
    return found


def shown(on: Stage) -> str:
    return "\n".join(screen(on).query_one(f"#{ident}", Preview).text for ident in ("heading", "card"))


def chosen(on: Stage) -> str:
    exercise = screen(on).exercise
    return exercise.id if exercise else ""


async def search(on: Stage, words: str) -> None:
    await on.press("slash")
    screen(on).query_one(Input).value = words
    await on.press("enter")


def terms(on: Stage) -> list[str]:
    assert isinstance(on.app.screen, GlossaryScreen)
    return on.app.screen.query_one(PickList).texts


async def test_exercises_are_searched_read_and_followed_to_easier_and_harder_ones(tmp_path: Path) -> None:
    async with shelves(tmp_path, (entry(tmp_path, "two", USES_TWO),)) as room:
        on = room.on
        await on.press("e")
        assert len(screen(on).query_one(PickList).texts) == len(bundled_catalogue().ids())
        assert chosen(on) == bundled_catalogue().ids()[0]
        await search(on, "arch lift")
        assert [" ".join(text.split()) for text in screen(on).query_one(PickList).texts] == ["Short foot foot"]
        text = shown(on)
        for part in ("draw in 2 · hold 5 · release 2", "level 2: 3 x 8, rest 30 s,", "Cramp: stop", "Two"):
            assert part in text
        await on.press("right_square_bracket")
        assert chosen(on) == "quadripod-balance"
        picture = screen(on).query_one(Example)
        assert picture.text.strip()
        assert len(screen(on).query_one(PickList).texts) == len(bundled_catalogue().ids())
        await on.press("left_square_bracket")
        assert chosen(on) == "quadripod-stand"
        before = chosen(on)
        await on.press("left_square_bracket")  # nothing is easier: it is said
        assert chosen(on) == before
        await on.press("space")
        assert screen(on).query_one("#side").scroll_offset.y > 0
        await search(on, "squat to chair")
        before = picture.text
        on.clock.move(3_000)
        picture.step()
        assert picture.text not in ("", before)
        await search(on, "zork")
        assert screen(on).exercise is None
        assert screen(on).query_one("#nothing").display
        await on.press("enter", "1")  # there is nothing to practise
        assert isinstance(on.app.screen, ExercisesScreen)
        await on.press("escape", "escape")
        assert on.app.screen is room.library


def test_what_has_no_group_stands_at_the_end_under_other_and_says_what_there_is() -> None:
    two = (Exercise("a", "A"), Exercise("b", "B", group="foot", why="For feet."), Exercise("c", "C"))
    offers = offers_of(two)
    assert [offer.name for offer in offers] == ["B", "A", "C"]
    assert [offer_row(offer, True, 12).plain for offer in offers[:2]] == ["B       foot", "A      other"]
    assert heading(two[1]).plain.startswith("B\nfoot\n\nFor feet.\n\nSides")
    assert heading(two[0]).plain.startswith("A\n\nSides")


async def test_a_set_is_practised_at_a_level_and_kept(tmp_path: Path) -> None:
    async with shelves(tmp_path, ()) as room:
        on = room.on
        await on.press("e")
        await search(on, "short foot")
        await on.press("enter")
        assert isinstance(on.app.screen, LevelScreen)
        rows = [" ".join(text.split()) for text in on.app.screen.query_one(PickList).texts]
        assert rows == [
            "1 1 x 8 each side, seated 2:39",
            "2 1 x 8, standing 1:22",
            "3 1 x 8 each side, single-leg stand 2:39",
        ]
        await on.press("escape")
        exercises = on.app.screen
        assert isinstance(exercises, ExercisesScreen)
        exercises.action_practise(2)
        exercises.action_practise(2)  # a key that repeats starts no second session
        await on.pilot.pause()
        assert [type(screen) for screen in on.app.screen_stack].count(PlayerScreen) == 1
        await on.move(10 + 8 * 9)
        assert isinstance(on.app.screen, SummaryScreen)
        await on.press("g")
        assert any(text.startswith(("● RPE", "● rep")) for text in terms(on))
        await on.press("escape", "escape")
        assert chosen(on) == "short-foot"
        with on.stored() as store:
            (record,) = store.records()
        assert (record.name, record.status) == ("Practice: Short foot", Status.COMPLETED)
        await on.press("3")  # a level by its number, right away
        assert isinstance(on.app.screen, PlayerScreen)


async def test_a_set_that_takes_longer_than_a_routine_may_is_not_started(tmp_path: Path) -> None:
    endless = Exercise("endless", "Endless", phases=(Phase("on", 6 * 3_600_000),))
    async with stage(tmp_path) as on:
        await on.app.push_screen(ExercisesScreen({"endless": endless}))
        await on.press("enter")
        assert [" ".join(text.split()) for text in on.app.screen.query_one(PickList).texts] == ["1 1 x 8 too long"]
        await on.press("enter")
        assert isinstance(on.app.screen, ExercisesScreen)
        said = [notice.message for notice in on.app._notifications]
        assert said == [
            "Endless cannot be practised so: the routine takes more than 24 hours, the most allowed.",
        ]


async def test_the_start_card_and_the_outline_open_the_exercise_of_a_block(tmp_path: Path) -> None:
    async with shelves(tmp_path, (entry(tmp_path, "two", USES_TWO),)) as room:
        on = room.on
        await on.press("enter", "i")
        assert room.line("said") == "There is no exercise to this block."
        await on.press("down", "i")
        assert chosen(on) == "short-foot"
        await on.press("escape", "g")
        assert terms(on)[0].startswith("● ")
        await on.press("escape", "enter")
        await on.press("o", "i")
        assert isinstance(on.app.screen, OutlineScreen)  # get ready is no exercise
        listed = on.app.screen.query_one(OptionList)
        listed.highlighted = listed.option_count - 1
        await on.press("i", "1")
        assert chosen(on) == "short-foot"  # and while a session runs none is practised
        await on.press("escape")
        assert isinstance(on.app.screen, OutlineScreen)


async def test_the_glossary_has_the_words_on_the_screen_first_and_is_searched(tmp_path: Path) -> None:
    async with shelves(tmp_path, (entry(tmp_path, "balance-1", TWO_SIDES),), size=(40, 12)) as room:
        on = room.on
        await on.press("g")
        marked = [text for text in terms(on) if text.startswith("● ")]
        assert marked
        assert terms(on)[: len(marked)] == marked
        assert len(terms(on)) == len(TERMS)
        await on.press(*"shin")
        (found,) = terms(on)
        assert found.startswith("dorsiflexion")
        await on.press("z")
        assert terms(on)[0].startswith("No such word")
        await on.press("pagedown", "escape")
        assert on.app.screen is room.library


async def test_about_is_on_a_key_and_in_the_help_of_every_screen(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of("[[block]]\nname='A'\nhold=20\n")]) as on:
        await on.press("question_mark", "g")
        assert terms(on)
        await on.press("escape")
        assert isinstance(on.app.screen, HelpScreen)
        rows = on.app.screen.query_one(OptionList)
        rows.highlighted = next(place for place, row in enumerate(rows.options) if str(row.id).endswith("about"))
        await on.press("enter")
        assert isinstance(on.app.screen, AboutScreen)
        assert "over 100 muscles" in on.app.screen.query_one(Preview).text
        await on.press("space", "f2")
        assert isinstance(on.app.screen, PlayerScreen)


async def test_a_hint_narrows_the_library_to_its_routines_and_says_why(tmp_path: Path) -> None:
    async with shelves(tmp_path, load_library(None)) as room:
        await room.press("3", "h", "down", "enter")
        assert all(row.startswith("Ankle mobility") for row in room.rows)
        assert room.chosen.startswith("Ankle mobility · 1")
        assert room.said("hint").startswith("Stiff ankles: ")
        await room.press("escape")
        assert len(room.rows) == len(load_library(None))
        assert room.chosen.startswith("Ankle mobility · 1")
        await room.press("h", "escape")
        assert len(room.rows) == len(load_library(None))
        await typed(room, "calves tire")
        assert all(row.startswith("Calf capacity") for row in room.rows)
        await room.press("escape", "A")
        assert isinstance(room.on.app.screen, AboutScreen)


async def typed(room: Shelves, words: str) -> None:
    await room.press("slash")
    room.library.query_one(Input).value = words
    await room.read()
