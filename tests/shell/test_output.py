from __future__ import annotations

import pytest

from foottimer.commands.output import print_columns, print_json


def test_columns_line_up_also_beside_wide_and_combining_characters(capsys: pytest.CaptureFixture[str]) -> None:
    print_columns([("足", "1", "x"), ("e\u0301", "10", "x"), ("abc", "100", "x")], right=(1,))
    assert capsys.readouterr().out.splitlines() == ["足     1  x", "e\u0301     10  x", "abc  100  x"]


def test_a_cell_cannot_steer_the_terminal_or_break_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_columns([("a\n\x1b[2J", "b")])
    assert capsys.readouterr().out == "a\\n\\x1b[2J  b\n"


def test_no_rows_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_columns([])
    assert capsys.readouterr().out == ""


def test_json_is_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"name": "Füße\u202e\x1b\x9b"})
    assert capsys.readouterr().out == '{\n  "name": "F\\u00fc\\u00dfe\\u202e\\u001b\\u009b"\n}\n'
