"""The player, driven by keys and clicks on a manual clock."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from parts import FakeSpeaker, FakeWatch
from stage import Stage, stage, timeline_of
from textual.widgets import OptionList

from foottimer.follow.heartbeat import Gap
from foottimer.follow.outputs import Shown
from foottimer.history.record import Status
from foottimer.routine.cues import CueKind
from foottimer.session.machine import State
from foottimer.session.yielding import Cue
from foottimer.settings.model import DEFAULTS, Switch
from foottimer.ui.screens.ending import EndingScreen
from foottimer.ui.screens.hearing import HearingScreen
from foottimer.ui.screens.help import HelpScreen
from foottimer.ui.screens.number import NumbersScreen
from foottimer.ui.screens.outline import OutlineScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.summary import SummaryScreen
from foottimer.ui.widgets import flash as flash_room
from foottimer.ui.widgets.big import BigText
from foottimer.ui.widgets.flash import Flash
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.route import Route
from foottimer.ui.widgets.tempo import Tempo

BALANCE = """
[[block]]
name = "Balance"
hold = 20
sides = "each"
sets = 2
cues = ["Find the four points", "Hips level"]

[[block]]
name = "Raise"
reps = 4
phases = [["up", 2], ["top", 1], ["down", 3]]
"""
"""ready 10, left 20, switch 5, right 20, rest 15, left 20, switch 5, right 20, transition 10, reps 24: 149 s."""

OPEN = """
[[block]]
name = "Hang"
open = true
expect = 30

[[block]]
name = "Last"
hold = 10
"""


async def test_get_ready_shows_what_comes_first(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        assert on.digits == "10"
        assert on.big("shout") == "Get ready"
        assert on.big("next-name") == "Balance"
        assert on.line("next-detail") == "◀ LEFT · 20 s · set 1 of 2 · Find the four points"


async def test_an_interval_begins_with_the_word_that_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, show = [], BigText.show

    def noting(widget: BigText, text: str) -> None:
        if widget.id == "shout":
            said.append(text)
        show(widget, text)

    async with stage(tmp_path, [timeline_of(BALANCE)], size=(40, 24)) as on:
        monkeypatch.setattr(BigText, "show", noting)
        await on.move(10)
        assert on.big("shout") == "◀ LEFT"
    assert set(said) == {"◀ LEFT"}


async def test_a_hold_shows_side_set_and_whole_seconds(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(10)
        assert (on.line("name"), on.big("shout"), on.digits) == ("Balance", "◀ LEFT Hold", "20")
        assert (on.line("counters"), on.big("count")) == ("set 1 of 2", "1/2")
        await on.move(0.4)
        assert on.digits == "20"
        await on.move(0.6)
        assert on.digits == "19"
        assert on.line("left") == "0:11 done · 2:18 left · ends 12:02"
        assert on.line("cue") == "Find the four points"


async def test_the_last_five_seconds_announce_what_is_next(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(24.9)
        assert not on.player.query_one("#next-name").display
        await on.move(0.1)
        assert on.player.query_one("#next-name").display
        assert on.big("next-name") == "Switch RIGHT ▶"
        assert on.line("next-detail") == "then Balance · RIGHT ▶ · 20 s · set 1 of 2 · Find the four points"
        await on.move(5)
        assert on.big("shout") == "Switch RIGHT ▶"


async def test_paced_reps_show_phase_and_rep(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(125 + 6 + 2.5)
        assert (on.big("shout"), on.big("count"), on.line("counters")) == ("top", "2/4", "rep 2 of 4")
        tempo = on.player.query_one(Tempo)
        assert tempo.display
        assert tempo.text.split() == ["up", "2", "top", "1", "down", "3"]


async def test_space_pauses_and_nothing_changes_while_paused(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(15)
        await on.press("space")
        before = (on.digits, on.line("left"), on.line("cue"), on.big("shout"))
        assert on.big("shout") == "Paused"
        await on.move(600)
        assert (on.digits, on.line("left"), on.line("cue"), on.big("shout")) == before
        await on.press("space")
        assert (on.big("shout"), on.digits) == ("Resume in", "3")
        await on.move(3)
        assert (on.big("shout"), on.digits) == ("◀ LEFT Hold", "15")


@pytest.mark.parametrize("key", ["space", "pagedown", "enter"])
async def test_the_one_key_says_done_where_the_work_waits(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, [timeline_of(OPEN)]) as on:
        await on.move(10 + 42)
        assert on.digits == "42"
        assert on.line("cue") == "Space when done"
        await on.press(key)
        assert on.player.runner.session.interval.kind == "transition"
        assert on.player.runner.journal.attempts[-1].actual_ms == 42_000


async def test_a_click_anywhere_pauses(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        await on.pilot.click("#digits")
        assert on.player.runner.session.state is State.PAUSED


async def test_the_footer_is_clicked_as_its_keys_are_pressed(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        bar = on.player.query_one(KeyBar)
        place = sum(len(f"{c.key} {c.title}  ") for c in bar.fitting(80)[:1]) + 1
        await on.pilot.click(offset=(bar.content_region.x + place, bar.region.y))
        await on.pilot.pause()
        assert on.player.runner.session.interval.kind == "switch"


async def test_skip_back_and_ten_seconds(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.press("n")
        await on.move(1)
        await on.press("plus")
        assert on.digits == "29"
        await on.press("minus", "minus")
        assert on.digits == "9"
        await on.move(4)
        await on.press("b")
        assert on.digits == "20"
        outcomes = [row.outcome for row in on.player.runner.journal.attempts]
        assert outcomes == ["skipped", "left"]


async def test_held_keys_are_all_taken(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(11)
        await on.press(*["plus"] * 30)
        assert on.digits == "5:19"


async def test_the_outline_jumps(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        await on.press("o")
        assert isinstance(on.app.screen, OutlineScreen)
        await on.press("down", "down", "enter")
        assert on.player.runner.session.index == 3
        assert on.digits == "20"
        assert on.big("shout") == "Hold RIGHT ▶"


async def test_the_outline_closes_without_a_jump(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        await on.press("o", "down", "escape")
        assert on.player.runner.session.index == 1
        assert isinstance(on.app.screen, PlayerScreen)


async def test_the_route_is_clicked_to_jump(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(1)
        region = on.player.query_one(Route).region
        await on.pilot.click(offset=(region.right - 2, region.y))
        await on.pilot.pause()
        assert on.player.runner.session.interval.name == "Raise"


async def test_a_gap_pauses_and_says_how_long(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        await _stand_still(on, on.watch)
        assert on.big("shout") == "Paused"
        assert on.digits == "18"
        assert on.line("cue") == "Everything stood still for 1:00:00 h. Space to go on, q to end."


async def _stand_still(on: Stage, watch: FakeWatch) -> None:
    watch.found = Gap(at=on.clock.now(), length=3_600_000, unseen=0)
    await on.move(3600)


async def test_the_display_is_held_while_it_runs(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        held = [on.display.held]
        await on.press("p")
        held.append(on.display.held)
        await on.press("p")
        held.append(on.display.held)
        assert held == [True, False, True]


async def test_ending_early_asks_and_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(12)
        await on.press("q")
        assert isinstance(on.app.screen, EndingScreen)
        assert on.player.runner.session.state is State.PAUSED
        await on.press("escape")
        assert on.player.runner.session.state is State.COUNTING_IN


async def test_ending_early_keeps_what_was_done(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(17)
        await on.press("q", "k")
        with on.stored() as store:
            record = store.records()[0]
        assert record.status is Status.PARTIAL
        assert [(row.outcome, row.actual_ms) for row in record.attempts] == [("done", 10_000), ("cut", 7_000)]


async def test_ending_early_discards(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(17)
        await on.press("q", "d")
        with on.stored() as store:
            assert store.records()[0].status is Status.ABANDONED
        assert on.app.return_value == 3


async def test_each_interval_is_in_the_store_before_its_end_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(10)
        with on.stored() as store:
            assert [row.outcome for row in store.records()[0].attempts] == ["done"]
        assert on.digits == "20"


async def test_a_rehearsal_is_not_saved_and_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)], speed=2.0) as on:
        await on.move(17)
        assert on.line("title") == "Stage · rehearsal, not saved"
        assert "ends" not in on.line("left")
        assert not on.path.exists()


async def test_help_lists_every_command_and_does_one(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.press("question_mark")
        assert isinstance(on.app.screen, HelpScreen)
        rows = on.app.screen.query_one(OptionList)
        told = [rows.render_line(y).text for y in range(rows.size.height)]
        wrapped = next(y for y, row in enumerate(told) if row.startswith("e  ")) + 1
        assert told[wrapped].startswith(" " * (len("space PgDn enter") + 2))  # beside the keys, not under them
        await on.press("down", "enter")
        assert on.player.runner.session.index == 1


async def test_nothing_in_the_player_takes_the_focus(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.press("tab", "tab")
        assert on.player.focused is None


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15), (40, 12), (30, 8), (20, 5), (10, 2), (4, 1)])
async def test_every_size_shows_the_digits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)], size=size) as on:
        await on.move(15)
        region = on.player.query_one("#digits").region
        assert on.digits == "15"
        assert region.height >= 1
        assert region.bottom <= size[1]


async def test_a_tiny_terminal_still_says_the_side(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)], size=(20, 5)) as on:
        await on.move(15)
        shout, digits = (on.player.query_one(ident).region for ident in ("#shout", "#digits"))
        assert (shout.height, digits.height) == (1, 3)
        assert "LEFT" in on.big("shout")


async def test_resizing_never_breaks_it(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(130)
        for size in [(120, 40), (1, 1), (40, 12), (200, 60), (20, 3), (80, 24)]:
            await on.pilot.resize_terminal(*size)
            await on.pilot.pause()
        assert on.player.query_one("#digits").region.height >= 8


async def test_ctrl_c_keeps_the_session_as_partial(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(BALANCE)]) as on:
        await on.move(17)
        await on.press("ctrl+c")
        with on.stored() as store:
            assert store.records()[0].status is Status.PARTIAL
        assert on.app.return_code == 130


RECORD = """
[[block]]
name = "Raises to fatigue"
open = true
expect = 30
record = "reps"
sides = "each"

[[block]]
name = "After"
hold = 10
"""


async def test_a_number_is_asked_for_once_the_block_is_over_not_between_its_sides(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(RECORD)]) as on:
        await on.move(10 + 20)
        await on.press("space")
        assert isinstance(on.app.screen, PlayerScreen)
        await on.move(5 + 25)
        await on.press("space")
        assert isinstance(on.app.screen, NumbersScreen)
        assert on.player.runner.session.state is State.PAUSED
        await on.move(30)
        await on.press("2", "1", "enter", "1", "9", "enter")
        assert isinstance(on.app.screen, PlayerScreen)
        with on.stored() as store:
            record = store.records()[0]
        assert [row.recorded for row in record.attempts if row.unit] == [21, 19]
        assert [(pause.reason, pause.length_ms) for pause in record.pauses] == [("question", 30_000)]
        assert on.player.runner.session.state is State.RUNNING


async def test_a_whole_routine_followed_to_its_end_is_in_the_store(tmp_path: Path) -> None:
    timeline = timeline_of(BALANCE)
    async with stage(tmp_path, [timeline]) as on:
        for _ in range(149):
            await on.move(1)
        assert not isinstance(on.app.screen, PlayerScreen)
        with on.stored() as store:
            record = store.records()[0]
        assert record.status is Status.COMPLETED
        assert [row.index for row in record.attempts] == [interval.index for interval in timeline.intervals]
        assert [row.actual_ms for row in record.attempts] == [interval.length for interval in timeline.intervals]
        assert record.active_ms == timeline.total


async def test_two_routines_run_one_after_another_a_session_each(tmp_path: Path) -> None:
    short = timeline_of('[[block]]\nname = "A"\nhold = 5')
    async with stage(tmp_path, [short, short]) as on:
        await on.move(15)
        await on.press("escape")
        await on.move(15)
        await on.press("escape")
        with on.stored() as store:
            assert [record.status for record in store.records()] == [Status.COMPLETED] * 2
        assert on.app.return_value == 0


@pytest.mark.parametrize("key", ["o", "question_mark"])
async def test_the_end_comes_while_something_lies_over_the_player(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "A"\nhold = 5')]) as on:
        await on.press(key)
        await on.move(15)
        assert isinstance(on.app.screen, SummaryScreen)


async def test_the_footer_says_what_the_one_key_does_now(tmp_path: Path) -> None:
    def first(on: Stage) -> str:
        return on.player.query_one(KeyBar).fitting(80)[0].title

    async with stage(tmp_path, [timeline_of(OPEN)]) as on:
        titles = [first(on)]
        await on.press("space")
        titles.append(first(on))
        await on.press("space")
        await on.move(10)
        titles.append(first(on))
        assert titles == ["pause", "go on", "done"]


async def test_what_is_left_of_several_routines_is_named_when_one_ends_early(tmp_path: Path) -> None:
    short = timeline_of('[[block]]\nname = "A"\nhold = 5')
    async with stage(tmp_path, [short, short]) as on:
        await on.press("q", "d")
        assert on.app.farewell == ["Stage: discarded.", "Stage: not started."]


async def test_what_is_done_with_closed_eyes_rings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[exercises.blind]\nname = "Blind"\neyes_closed = true\n[[block]]\nexercise = "blind"\nhold = 20\nsets = 2\n'
    async with stage(tmp_path, [timeline_of(text)]) as on:
        rung: list[float] = []
        monkeypatch.setattr(on.app, "bell", lambda: rung.append(on.clock.now()))
        for _ in range(31):
            await on.move(1)
        assert [at - 1_000 for at in rung] == [10_000, 30_000]


async def test_with_tones_the_bell_is_silent_and_m_and_v_change_them(tmp_path: Path) -> None:
    speaker = FakeSpeaker()
    text = '[defaults.cues]\ncountdown = 0\n[[block]]\nname = "A"\nhold = 20\n[[block]]\nname = "B"\nhold = 20'
    async with stage(tmp_path, [timeline_of(text)], speaker=speaker) as on:
        await on.press("v")
        assert [notice.message for notice in on.app._notifications] == ["Volume 10 of 10"]
        await on.move(10)
        assert speaker.played[-1] == "go-10.wav 300 tone"
        await on.press("m")
        assert on.line("title") == "Stage · muted"
        await on.move(20)
        assert speaker.played[-1] == "hush"
        await on.press("m")
        await on.move(10)
        assert speaker.played[-1] == "go-10.wav 300 tone"
        assert on.line("title") == "Stage"


@pytest.mark.parametrize(("key", "name"), [("b", "Blind"), ("o", "Blind (eyes open)"), ("escape", None)])
async def test_closed_eyes_ask_first_when_nothing_can_be_heard(tmp_path: Path, key: str, name: str | None) -> None:
    text = '[defaults]\nget_ready = 0\n[exercises.blind]\nname = "Blind"\neyes_closed = true\n'
    text += '[[block]]\nexercise = "blind"\nhold = 20\n'
    async with stage(tmp_path, [timeline_of(text)], settings=replace(DEFAULTS, bell=Switch.OFF)) as on:
        assert isinstance(on.app.screen, HearingScreen)
        await on.press(key)
        if name is None:
            assert on.app.farewell == ["Stage: not started."]
        else:
            assert on.player.runner.session.interval.name == name


async def test_closed_eyes_can_turn_the_tones_on(tmp_path: Path) -> None:
    text = '[exercises.blind]\nname = "Blind"\neyes_closed = true\n[[block]]\nexercise = "blind"\nhold = 20\n'
    file, speaker = tmp_path / "settings.toml", FakeSpeaker()
    file.write_text('[outputs]\nsound = false\nbell = "off"\n', encoding="utf-8")
    async with stage(tmp_path, [timeline_of(text)], settings_file=file, speaker=speaker) as on:
        assert isinstance(on.app.screen, HearingScreen)
        await on.press("t")
        for _ in range(300):
            if isinstance(on.app.screen, PlayerScreen):
                break
            await on.pilot.pause()
        assert on.player.outputs.sounds
        assert "ready-7.wav 300 tone" in speaker.played
        assert "sound = true" in file.read_text(encoding="utf-8")


async def flashes(on: Stage, is_shown: bool) -> bool:
    """Whether the screen comes to be covered, or free again: what other threads ask for takes some turns."""
    flash = on.player.query_one(Flash)
    for _ in range(300):
        if flash.display is is_shown:
            return True
        await on.pilot.pause()
    return False


async def test_what_nobody_hears_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flash_room, "LENGTH", 60)
    monkeypatch.setattr(flash_room, "APART", 60)
    settings = replace(DEFAULTS, bell=Switch.OFF)
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "A"\nhold = 20')], settings=settings) as on:
        await on.move(10)
        assert await flashes(on, True)
        flash = on.player.query_one(Flash)
        assert (flash.size, str(flash.render())) == (on.player.size, "")
        assert flash.has_class("-ready")
        flash.strike("switch")  # too soon after the last one
        assert not flash.has_class("-switch")


async def test_a_flash_that_another_thread_asks_for_is_over_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    struck: list[str] = []
    strike = Flash.strike

    def strike_and_tell(self: Flash, tone: str) -> None:
        struck.append(tone)
        strike(self, tone)

    monkeypatch.setattr(flash_room, "LENGTH", 0.001)
    monkeypatch.setattr(Flash, "strike", strike_and_tell)
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "A"\nhold = 20')]) as on:
        shown = Shown(Cue(0, CueKind.REST, "rest"), 0, bell=False, flash=True, news=False)
        await asyncio.to_thread(on.player.outputs.show, shown)
        for _ in range(300):
            if struck:
                break
            await on.pilot.pause()
        assert await flashes(on, False)
        assert struck == ["rest"]
