"""The folders of somebody who has trained for years, as those who measure the app need them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from benchmarks.generate import generate

SESSIONS = 1_000
"""In the history."""
AGO = timedelta(days=14)
"""Since the last session, so that nothing is asked about the morning after it before the library can be used."""
SETTINGS = '[outputs]\nsound = false\nbell = "off"\nflash = "off"\nnotify = false\n'
"""Nothing sounds or flashes, so that a machine without sound gives the same figures as one with it."""


def quiet(home: Path) -> dict[str, str]:
    """Make a FOOTTIMER_HOME of somebody who never trained, and return the environment that says so."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return {"FOOTTIMER_HOME": str(home)}


def trained(home: Path, sessions: int = SESSIONS) -> dict[str, str]:
    """Make one of somebody who did, and return the environment that says so."""
    generate(home / "data" / "history.db", sessions, date.today() - AGO)  # noqa: DTZ011
    return quiet(home)
