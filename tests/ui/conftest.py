"""The app's tests share what makes them fast, and what they watch the terminal with."""

import pytest
import swift
from textual.drivers.headless_driver import HeadlessDriver

swift.use()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to a terminal, which has all colours."""
    texts: list[str] = []
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, text: texts.append(text))
    return texts
