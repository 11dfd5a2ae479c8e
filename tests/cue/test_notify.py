"""What shows a notification, and what of a text reaches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from cue_helps import arguments, posix, program
from hypothesis import given
from hypothesis import strategies as st

from foottimer.cue.notify import LONGEST, Notifier, find_notifier, osc9

X11 = {"DISPLAY": ":0"}
XTERM = {"TERM": "xterm-256color"}


def which(*there: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in there else None


def command(platform: str, title: str, text: str) -> list[str]:
    found = find_notifier(platform, which("notify-send", "osascript"), X11)
    assert found is not None
    return found._command(title, text)


@pytest.mark.parametrize(
    ("platform", "there", "environ", "name"),
    [
        ("linux", "notify-send", X11, "notify-send"),
        ("linux", "notify-send", {"WAYLAND_DISPLAY": "wayland-0"}, "notify-send"),
        ("freebsd14", "notify-send", X11, "notify-send"),
        ("linux", "osascript", X11, None),
        ("linux", "notify-send", {}, None),
        ("linux", "notify-send", {**X11, "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, None),
        ("darwin", "osascript", {}, "osascript"),
        ("darwin", "osascript", {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, None),
        ("darwin", "notify-send", X11, None),
        ("win32", "notify-send", X11, None),
    ],
)
def test_the_desktop_s_own_program_is_found(
    platform: str, there: str, environ: Mapping[str, str], name: str | None
) -> None:
    found = find_notifier(platform, which(there), environ)
    assert (found.name if found else None) == name


def test_notify_send_gets_no_markup_and_no_options() -> None:
    assert command("linux", "-u", r"<b>Splay</b> & press\n") == [
        *("/bin/notify-send", "-a", "foottimer", "-u", "low", "-t", "4000", "-h", "int:transient:1", "--"),
        *("-u", "‹b›Splay‹/b› + press/n"),
    ]


def test_osascript_gets_the_text_as_arguments() -> None:
    one, other = command("darwin", "foottimer", '" & do shell script "x'), command("darwin", "a", "b")
    assert one[:-2] == other[:-2]
    assert one[-3:] == ["--", "foottimer", '" & do shell script "x']


def shown(notifier: Notifier) -> int:
    assert notifier._child._child is not None
    return notifier._child._child.wait(10)


@posix
def test_it_is_shown_by_a_child_on_one_line(tmp_path: Path) -> None:
    path = program(tmp_path, "notify-send")
    notifier = Notifier("notify-send", lambda title, text: [path, title, text])
    notifier.tell("foot\x1b]timer", "Rest.\n\x00" + "x" * 500)
    assert shown(notifier) == 0
    assert arguments(path) == ["foot ]timer", ("Rest. " + "x" * 500)[:LONGEST]]


@posix
def test_while_one_is_busy_others_are_left_out(tmp_path: Path) -> None:
    path = program(tmp_path, "notify-send", "exec sleep 60")
    notifier = Notifier("notify-send", lambda title, text: [path, title, text])
    notifier.tell("a", "b")
    first = notifier._child._child
    notifier.tell("c", "d")
    assert first is not None
    assert notifier._child._child is first
    notifier.close()
    assert first.poll() is not None
    notifier.close()


@posix
def test_one_after_the_other_is_shown(tmp_path: Path) -> None:
    path = program(tmp_path, "notify-send", "exit 1")
    notifier = Notifier("notify-send", lambda title, text: [path, title, text])
    for text in ("b", "c"):
        notifier.tell("a", text)
        assert shown(notifier) == 1
        assert arguments(path) == ["a", text]


def test_a_program_that_is_gone_is_the_same_as_none(tmp_path: Path) -> None:
    notifier = Notifier("notify-send", lambda title, text: [str(tmp_path / "nothing"), title, text])
    notifier.tell("a", "b")
    assert notifier._child._child is None


@pytest.mark.parametrize(
    ("environ", "sequence"),
    [
        (XTERM, "\x1b]9;Rest.\x07"),
        ({**XTERM, "TMUX": "/run/tmux/default,1,0"}, "\x1bPtmux;\x1b\x1b]9;Rest.\x07\x1b\\"),
        ({**XTERM, "STY": "1.tty"}, "\x1bP\x1b]9;Rest.\x07\x1b\\"),
        ({"TERM": "dumb"}, ""),
        ({"TERM": "linux"}, ""),
        ({}, ""),
    ],
)
def test_a_terminal_is_asked_as_what_lies_between_needs_it(environ: Mapping[str, str], sequence: str) -> None:
    assert osc9("Rest.", environ) == sequence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4;1;50", "foottimer: 4,1,50"),
        ("12", "foottimer: 12"),
        ("a\x07\x1b\\b\x9cc\u2028d", "a \\b c d"),
        ("x" * 300, "x" * LONGEST),
    ],
)
def test_a_terminal_gets_text_and_no_orders(text: str, told: str) -> None:
    assert osc9(text, XTERM) == f"\x1b]9;{told}\x07"


@given(st.text())
def test_whatever_the_text_the_sequence_has_one_end(text: str) -> None:
    sequence = osc9(text, XTERM)
    assert not sequence or (sequence[:4], sequence[-1]) == ("\x1b]9;", "\x07")
    assert sequence[4:-1].isprintable()
    assert not sequence[4:5].isdigit()
