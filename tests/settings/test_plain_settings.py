"""Files that are read without a parser: nothing is read of them but what the full reading reads, in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.settings.early import MOST, stated_week
from foottimer.settings.kinds import Choice, Countdown, Flag, Kind, Whole
from foottimer.settings.model import DEFAULTS
from foottimer.settings.plain import LISTED, plain_tables, plain_week
from foottimer.settings.read import reading_of
from foottimer.settings.registry import ENTRIES
from foottimer.settings.weekly import Weekday, Weekly

EVERY = [(table, key, value) for table, keys in LISTED.items() for key, values in keys.items() for value in values]


def written(kind: Kind) -> set[str] | None:
    """Every value of a kind as a file writes it; None for one whose values can't be listed."""
    if isinstance(kind, Whole):
        numbers = set(map(str, range(kind.least, kind.most + 1)))
        return numbers | ({"true", "false"} if isinstance(kind, Countdown) else set())
    if isinstance(kind, Choice):
        return {f'"{word}"' for word in kind.words}
    return {"true", "false"} if isinstance(kind, Flag) else None


def test_every_setting_whose_values_can_be_listed_is() -> None:
    known = {entry.path: values for entry in ENTRIES.values() if (values := written(entry.kind)) is not None}
    assert {(table, key): set(values) for table, keys in LISTED.items() for key, values in keys.items()} == known


@st.composite
def nearly_plain(draw: st.DrawFn) -> str:
    lines = []
    for _ in range(draw(st.integers(0, 6))):
        table, key, value = draw(st.sampled_from(EVERY))
        other = draw(st.sampled_from(EVERY))
        line = draw(
            st.sampled_from(
                (
                    *(
                        f"[{table}]\n{key} = {value}",
                        f"[{table}]\n\t{key}={value} \n",
                        f"[{table}]\r\n{key} = {value}\r",
                    ),
                    *(f"{key} = {value}", f"# {value}", f"[{table}]", f"{table}.{key} = {value}", f"[{table}]#"),
                    *(f"[{table}]\n{key} = {other[2]}", f"[{table}]\n{other[1]} = {value}", f"[{table}]\n{key} = 007"),
                    *(f"[[{table}]]", f"[{table}]]", f"{key} = = {value}", f"{key} == {value}", f'"{key}" = {value}'),
                    *("# \x00", "# é…", "#\u202e", "=", " = 1", "\x0b", "\x1c", "x = 1", f"[{table}]\n{key}", "[]"),
                    *(f"[{table}]\n{key} = {value} # x", f"[ {table} ]\n{key} = {value}", '[week]\ngoal = """4"""'),
                )
            )
        )
        lines.append(line)
    return "\n".join(lines)


@given(nearly_plain())
def test_what_is_read_plainly_is_what_the_full_reading_reads_without_a_problem(text: str) -> None:
    week = plain_week(text)
    if week is None:
        return
    reading = reading_of(text)
    assert reading.problems == ()
    assert {name: getattr(week, name) for name in Weekly.__match_args__} == {
        name: getattr(reading.settings, name) for name in Weekly.__match_args__
    }


def test_each_listed_value_is_right() -> None:
    for table, key, value in EVERY:
        text = f"# mine\n\n[{table}]\n{key} = {value}\n"
        assert plain_tables(text) == {table: {key: value}}
        reading = reading_of(text)
        assert (reading.problems, reading.stated) == ((), frozenset({f"{table}.{key}"})), text


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("", Weekly()),
        ("[week]\ngoal = 5\n", Weekly(goal=5)),
        ('[look]\ntheme = "nord"\n\n[week]\n\tfirst_day="sunday"\r\nday_start = 4', Weekly(3, Weekday.SUNDAY, 4)),
        ("[week]\ngoal = 8", None),
        ('[look]\ntheme = "nrod"', None),
        ("[week]\ngoal = 4\ngoal = 5", None),
        ("[week]\n[week]", None),
        ("week.goal = 4", None),
        ('[voice]\nspeaker = "Anna"', None),
        ('[keys]\nskip = "n"', None),
    ],
)
def test_plain_files(tmp_path: Path, text: str, week: Weekly | None) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode())
    assert stated_week(str(file)) == week


def test_what_is_no_plain_file_is_left_to_the_full_reading(tmp_path: Path) -> None:
    (tmp_path / "large").write_text("#" * MOST)
    (tmp_path / "bytes").write_bytes(b"#\xff")
    (tmp_path / "mark").write_bytes(b"\xef\xbb\xbf[week]")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    for name in ("large", "bytes", "mark", "lost", "pipe", "."):
        assert stated_week(str(tmp_path / name)) is None, name
    assert stated_week(str(tmp_path / "none")) == Weekly()
    assert Weekly() == Weekly(DEFAULTS.goal, DEFAULTS.first_day, DEFAULTS.day_start)
