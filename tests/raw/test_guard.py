"""What is drawn is looked at once more: a terminal obeys nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import NOON
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.widgets import Static

from foottimer.follow.display import NoDisplay
from foottimer.session.clock import ManualClock
from foottimer.ui.app import FootTimer
from foottimer.ui.guard import GUARD, MARKS, drawable
from foottimer.ui.services import Services

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x80",
        "\x9b",
        "\x9d",
        "\u061c",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u2028",
        "\ud800",
        "\U000e0041",
    ],
)
def test_what_a_terminal_obeys_is_left_out(char: str) -> None:
    assert drawable(f"a{char}b").strip() in ("ab", "a b")
    assert char not in drawable(f"a{char}b")


@pytest.mark.parametrize(
    "text", ["calf raise", "é", "è", "日本語", "👟🏽", "👩‍👩‍👧", "שלום", "نص", "█▀⠿─", "x\u0301\u0302"]
)
def test_what_a_person_writes_stays(text: str) -> None:
    assert drawable(text) == text


def test_a_flood_of_marks_ends() -> None:
    assert drawable("a" + "\u0300" * 5_000 + "b") == "a" + "\u0300" * MARKS + "b"
    assert drawable("\u200b" * 5_000) == "\u200b" * MARKS


@given(st.text(alphabet=st.characters(categories=("Cc", "Cf", "Cs", "Lu", "Mn", "So", "Zl", "Zp")), max_size=30))
def test_a_row_stays_as_wide_as_it_was(text: str) -> None:
    assert cell_len(drawable(text)) == cell_len(text)
    assert drawable(drawable(text)) == drawable(text)


def test_a_link_out_of_the_app_is_none() -> None:
    [segment] = GUARD.apply([Segment("here", Style(bold=True, link="file:///etc"))], BLACK)
    assert segment.style is not None
    assert (segment.text, segment.style.link, segment.style.bold) == ("here", None, True)


def test_rows_without_harm_are_the_same_objects() -> None:
    row = [Segment("calf", Style(bold=True)), Segment(" raise")]
    assert GUARD.apply(row, BLACK) is row


async def test_every_row_of_the_app_goes_through_it() -> None:
    def refuse() -> None:
        raise AssertionError("not asked for")

    services = Services(ManualClock(NOON), lambda: (), refuse, lambda: None, lambda: None, NoDisplay)  # type: ignore[arg-type]
    app = FootTimer(services)
    async with app.run_test() as pilot:
        await app.screen.mount(Static("a\x1b[31mb\u202ec\x9b7m", markup=False, id="raw"))
        await pilot.pause()
        line = app.screen.query_one("#raw", Static).render_line(0)
        drawn = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
    assert "a" in line.text
    assert "a[31mbc7m" in drawn
    assert drawn.isprintable()
