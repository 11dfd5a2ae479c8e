"""Random charts, for the properties of all of them."""

from __future__ import annotations

from itertools import cycle, islice

from hypothesis import strategies as st

from foottimer.chart.model import Chart, Series, Shape

_CHARS = st.characters(codec="cp1252") | st.sampled_from("左右가é\u0301\u202e\x1b\t\n🦶")
TEXTS = st.text(_CHARS, max_size=12) | st.sampled_from(["Frequency", "左右", "a\tb\nc", "\x1b[31m", "🦶 foot"])
VALUES = st.none() | st.integers(0, 120).map(float) | st.floats(-50, 2000) | st.sampled_from([0.0, 1e12, -0.0])
LABELS = st.lists(TEXTS, min_size=1, max_size=7)
"""They come again: to draw one for each of 60 values takes longer than the chart."""


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    count = draw(st.integers(0, 60))
    values = st.lists(VALUES, min_size=count, max_size=count).map(tuple)
    series = tuple(
        Series(draw(TEXTS), mark, draw(values)) for mark in draw(st.sampled_from(["L", "LR", "ABC", "ABCDE"]))
    )
    return Chart(
        title=draw(TEXTS),
        unit=draw(TEXTS),
        labels=tuple(islice(cycle(draw(LABELS)), count)),
        series=series,
        shape=draw(st.sampled_from(Shape)),
        goal=draw(st.none() | st.floats(0, 500) | st.lists(VALUES, min_size=count, max_size=count).map(tuple)),
        ceiling=draw(st.none() | st.just(10.0)),
        decimals=draw(st.integers(0, 3)),
        empty=draw(TEXTS),
        each=draw(TEXTS),
        missing=draw(TEXTS),
    )
