"""A settings file as most are, read without a parser of TOML and without the registry: a prompt waits for it.

Plain is a file of lines like `goal = 4` below `[week]`, each of a setting whose values can be listed, and each value
one of them: of such a file it is known that nothing is wrong with it. What is not plain has to be read in full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from foottimer.settings.weekly import Weekday, Weekly

THEMES = (
    *("foottimer-dark", "foottimer-light", "foottimer-contrast"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn"),
    *("rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night"),
)
"""The themes: the app's own, and then Textual's but for those of the terminal's colours."""
PLAYERS = ("auto", "pw-play", "paplay", "aplay", "afplay", "winsound")
"""What may play sounds; "auto" is the first one found."""
ENGINES = ("auto", "say", "spd-say", "espeak-ng", "espeak", "powershell")
"""What may speak; "auto" is the first one found."""


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f'"{word}"' for word in words)


def _numbers(least: int, most: int) -> tuple[str, ...]:
    return tuple(map(str, range(least, most + 1)))


_FLAG = ("true", "false")
_SWITCH = _words(("auto", "on", "off"))
_CUES = "ready go halfway rep phase beat switch rest next last_set end done say tip pause"
LISTED: Mapping[str, Mapping[str, Collection[str]]] = {
    "look": {"theme": _words(THEMES), "digits": _words(("solid", "thin", "plain"))},
    "figure": {
        "picture": _words(("braille", "quadrant", "half", "none")),
        "motion": _words(("full", "reduced")),
    },
    "outputs": {"sound": _FLAG, "voice": _FLAG, "bell": _SWITCH, "flash": _SWITCH, "notify": _FLAG},
    "sound": {"volume": _numbers(1, 10), "player": _words(PLAYERS)},
    "voice": {"engine": _words(ENGINES), "rate": _numbers(80, 400)},
    "cues": {"countdown": (*_FLAG, *_numbers(0, 10)), **dict.fromkeys(_CUES.split(), _FLAG)},
    "week": {"goal": _numbers(1, 7), "first_day": _words(Weekday), "day_start": _numbers(0, 12)},
    "session": {"offer_hours": _numbers(0, 168)},
    "questions": {"pain": _FLAG},
    "units": {"length": _words(("cm", "in"))},
    "you": {"age": _numbers(16, 99), "sex": _words(("unset", "female", "male"))},
}
"""By table and key, each setting whose values can be listed, with these as a file writes them.

The registry, which nobody loads for one line, knows them too; a test holds the two to each other.
"""


def plain_week(text: str) -> Weekly | None:
    """Return what a plain text chooses of weeks; None for any other text, which has to be read in full."""
    tables = plain_tables(text)
    if tables is None:
        return None
    week, usual = tables.get("week", {}), Weekly()
    return Weekly(
        goal=int(week.get("goal", usual.goal)),
        first_day=Weekday(week.get("first_day", usual.first_day).strip('"')),
        day_start=int(week.get("day_start", usual.day_start)),
    )


def plain_tables(text: str) -> dict[str, dict[str, str]] | None:
    """Return the tables of a plain text with their values as they are written; None for any other text."""
    tables: dict[str, dict[str, str]] = {}
    name = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        said = line.strip(" \t")
        if not said.isprintable():
            return None
        if said.startswith("["):
            name = said.removeprefix("[").removesuffix("]")
            if said != f"[{name}]" or name not in LISTED or name in tables:
                return None
            tables[name] = {}
        elif said and not said.startswith("#"):
            key, _, value = (part.strip(" \t") for part in said.partition("="))
            if name not in tables or key in tables[name] or value not in LISTED[name].get(key, ()):
                return None
            tables[name][key] = value
    return tables
