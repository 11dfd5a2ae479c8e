"""The display is kept awake by whatever the machine has for it."""

from __future__ import annotations

import ctypes
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from foottimer.follow import display as room
from foottimer.follow.display import CommandDisplay, NoDisplay, WindowsDisplay, display


def child(held: CommandDisplay) -> subprocess.Popen[bytes]:
    process = held._child
    assert process is not None
    return process


def test_the_command_runs_while_the_display_is_held() -> None:
    held = CommandDisplay(["cat"])
    held.hold()
    process = child(held)
    assert process.poll() is None
    held.release()
    assert process.poll() is not None


def test_the_command_ends_with_us_when_its_input_ends() -> None:
    held = CommandDisplay(["cat"])
    held.hold()
    process = child(held)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    held.release()


def test_holding_twice_starts_one_command() -> None:
    held = CommandDisplay(["cat"])
    held.hold()
    first = child(held)
    held.hold()
    assert child(held) is first
    held.release()
    held.release()
    assert first.poll() is not None


def test_it_can_be_held_again() -> None:
    held = CommandDisplay(["cat"])
    held.hold()
    first = child(held)
    held.release()
    held.hold()
    assert child(held) is not first
    held.release()


def test_a_command_that_is_not_there_is_the_same_as_none() -> None:
    held = CommandDisplay(["no-such-command-anywhere"])
    held.hold()
    held.release()
    assert held._child is None


def test_a_command_that_ends_at_once_is_harmless() -> None:
    held = CommandDisplay(["true"])
    held.hold()
    child(held).wait(10)
    held.release()
    assert held._child is None


def test_windows_is_asked_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    kernel = SimpleNamespace(SetThreadExecutionState=asked.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    held = WindowsDisplay()
    held.hold()
    held.release()
    assert asked == [0x80000003, 0x80000000]


@pytest.mark.parametrize(
    ("platform", "there", "kind", "starts"),
    [
        ("win32", "", WindowsDisplay, None),
        ("linux", "systemd-inhibit", CommandDisplay, "systemd-inhibit"),
        ("darwin", "caffeinate", CommandDisplay, "caffeinate"),
        ("linux", "", NoDisplay, None),
    ],
)
def test_whichever_is_there_is_used(
    monkeypatch: pytest.MonkeyPatch, platform: str, there: str, kind: type, starts: str | None
) -> None:
    def which(name: str, *_: Any) -> str | None:
        return name if name == there else None

    monkeypatch.setattr(room.sys, "platform", platform)
    monkeypatch.setattr(room, "where_is", which)
    found = display()
    assert isinstance(found, kind)
    assert not isinstance(found, CommandDisplay) or found._command[0] == starts


def test_no_display_does_nothing() -> None:
    nothing = NoDisplay()
    assert (nothing.hold(), nothing.release()) == (None, None)
