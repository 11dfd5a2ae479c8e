from __future__ import annotations

from datetime import date

from foottimer.ui.days import dated, long_day, short_day


def test_days_are_said_as_long_as_there_is_room() -> None:
    day = date(2026, 8, 3)
    assert (short_day(day), dated(day), long_day(day)) == ("3 Aug", "3 Aug 2026", "Mon 3 August 2026")
    assert long_day(date(2028, 2, 29)) == "Tue 29 February 2028"
