from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from parts import quick_store
from rich.cells import cell_len
from sessions_made import RAISES, add, attempt_of, day

from foottimer.history.record import Answers, Origin, PauseRow, Record, Status
from foottimer.routine.model import Side
from foottimer.session.events import Reason
from foottimer.settings.model import Length
from foottimer.ui.session_view import (
    AttemptShown,
    attempt_rows,
    corrected,
    pauses_text,
    said_parts,
    stretches,
    when_text,
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("store") / "history.db"
    session = add(path, 0, Answers(rpe=4, red_flag=True))
    with quick_store(path) as store:
        yield store.record(session)


def text(shown: AttemptShown, width: int = 73) -> str:
    return " ".join("".join(part for part, _ in shown.parts(width, False)).split())


def test_when_it_was_and_how_it_ended_as_far_as_there_is_room(record: Record) -> None:
    assert when_text(record) == "Mon 2 March 2026, begun 12:00 · ended early"
    assert when_text(record, 40) == "Mon 2 March 2026, begun 12:00"
    other = replace(record, status=Status.COMPLETED, origin=Origin.LOGGED)
    assert when_text(other).endswith("complete · logged afterwards")
    assert when_text(replace(record, attempts=())).endswith("does not count for the week")
    moved = replace(record, moment=replace(record.moment, day=day(1)))
    assert when_text(moved).startswith("Sun 1 March 2026, begun 12:00 on Mon 2 March 2026")


def test_answers_are_said_and_those_that_were_not_given_where_there_is_room(record: Record) -> None:
    wide = "".join(part for part, _ in said_parts(record))
    narrow = "".join(part for part, _ in said_parts(record, width=35))
    assert wide.split() == ["Effort", "4", "Worst", "pain", "–", "Red", "flag", "yes", "Clean", "form", "–"]
    assert narrow.split() == ["Effort", "4", "Red", "flag", "yes"]
    assert "pain" not in "".join(part for part, _ in said_parts(record, pain=False))


def test_pauses_are_told_with_their_reason_the_first_three_of_them(record: Record) -> None:
    assert pauses_text(record) == "Pauses: at 0:12 for 0:05, by key"
    many = tuple(PauseRow(60_000 * place, 1_000, Reason.GAP) for place in range(5))
    told = pauses_text(replace(record, pauses=many))
    assert told.count("the machine stood still") == 3
    assert told.endswith("; 2 more")
    assert pauses_text(replace(record, pauses=())) == ""


def test_a_strip_has_every_interval_with_what_was_done_of_it(record: Record) -> None:
    drawn = stretches(record)
    assert len(drawn) == len(RAISES.intervals)
    assert drawn[1] == ("reps", 20_000, 20_000, "completed")
    assert drawn[4] == ("rest", 15_000, 7_500, "skipped")
    assert drawn[-1] == ("open", 30_000, 0, "")


def test_tries_at_an_interval_are_added_up_and_the_last_one_says_how_it_ended(record: Record) -> None:
    first = next(row for row in record.attempts if row.index == 4)
    again = replace(record, attempts=(*record.attempts, replace(first, seq=99, attempt=2)))
    assert stretches(again)[4] == ("rest", 15_000, 15_000, "skipped")


def test_intervals_say_what_was_done_of_what_was_planned(record: Record) -> None:
    texts = [text(shown) for shown in attempt_rows(record)]
    assert texts[1] == "0:10 Raise ◀ L 0:20 of 0:20 4 of 4 reps"
    assert texts[4].endswith("0:07 of 0:15 skipped")
    test = replace(attempt_of(record, "Balance"), recorded=25.4, unit=RAISES.intervals[-1].record)
    assert text(AttemptShown(test)).endswith("25.4 cm")
    assert text(AttemptShown(test, Length.INCH)).endswith("10 in")
    for width in (10, 20, 35, 46, 73, 118):
        shown = AttemptShown(replace(test, name="x" * 200, load="二" * 90))
        assert width < 30 or cell_len("".join(part for part, _ in shown.parts(width, False))) <= width


def test_a_correction_changes_repetitions_or_what_was_recorded(record: Record) -> None:
    row = attempt_of(record, "Raise", Side.RIGHT)
    assert attempt_of(corrected(record, row.seq, 3.0), "Raise", Side.RIGHT).reps_done == 3
    assert attempt_of(corrected(record, row.seq, None), "Raise", Side.RIGHT).reps_done is None
    tested = replace(record, attempts=(replace(row, unit=RAISES.intervals[-1].record),))
    assert corrected(tested, row.seq, 7.5).attempts[0].recorded == 7.5


def test_a_session_of_before_midnight_is_said_with_its_own_date(record: Record) -> None:
    late = replace(record, moment=replace(record.moment, utc=record.moment.utc + timedelta(hours=13), day=day(0)))
    assert when_text(late) == "Mon 2 March 2026, begun 01:00 on Tue 3 March 2026 · ended early"
