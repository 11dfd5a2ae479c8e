"""A session as a strip: planned above, done below."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foottimer.chart.cells import text_of
from foottimer.chart.strip import spread, strip

SESSION = (
    ("ready", 5_000, 5_000, "done"),
    ("hold", 30_000, 30_000, "done"),
    ("switch", 5_000, 5_000, "done"),
    ("hold", 30_000, 15_000, "skipped"),
    ("rest", 20_000, 0, "skipped"),
    ("reps", 30_000, 0, ""),
)


def test_planned_is_above_and_done_below() -> None:
    assert [text_of(line) for line in strip(SESSION, 60)] == [
        "▂▂▂▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▄▄▄▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▂▂▂▂▂▂▂▂▂▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆",
        "━━━━━━━━━━━━━━━━━━━━━━━━━━━━×××××××××××××××××···············",
        "━ done   × skipped   · not done",
    ]


def test_what_is_skipped_at_its_very_end_is_seen_still() -> None:
    drawn = strip((("hold", 1000, 999, "skipped"), ("hold", 1000, 999, "cut"), ("hold", 1000, 1500, "extended")), 9)
    assert text_of(drawn[1]) == "━━×━━━━━━"


def test_what_was_skipped_is_seen_without_colours() -> None:
    assert text_of(strip(SESSION, 60)[1]).count("×") == 17
    assert strip((), 60) == strip(SESSION, 0) == ()


@given(st.lists(st.integers(0, 10**7), max_size=60), st.integers(-1, 120))
def test_cells_go_by_length_and_each_stretch_has_one(lengths: list[int], width: int) -> None:
    cells = spread(lengths, width)
    total = sum(lengths)
    if width <= 0 or not total:
        assert cells == ()
        return
    assert len(cells) == width
    assert list(cells) == sorted(cells)
    if len(lengths) <= width:
        for index, length in enumerate(lengths):
            fair = 1 + length * (width - len(lengths)) / total
            assert abs(cells.count(index) - fair) <= 1
