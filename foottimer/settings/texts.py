"""The kinds of value that are texts, or lists of words."""

from __future__ import annotations

import re

from foottimer.routine.cues import NAMES, CueKind, read_only
from foottimer.routine.fields import Fields
from foottimer.routine.spoken import PLACES, places_in
from foottimer.routine.words import quote
from foottimer.settings.kinds import Kind
from foottimer.values import dataclass

LONGEST = 300
"""Characters that a text may have: nobody listens to more, and a command line has to take it."""

_KEY = re.compile(r"[A-Za-z0-9_+]+")


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A text of visible characters."""

    what: str
    """What may be written, in words."""
    pattern: str = ".+"
    """The regular expression that it matches as a whole."""
    empty: str = ""
    """What an empty one means, for the screen; without it, none may be empty."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return self.what

    def read(self, fields: Fields, key: str) -> str | None:
        """Return the text."""
        text = _short_text(fields, key, empty=bool(self.empty))
        if text and not re.fullmatch(self.pattern, text):
            fields.error(key, f"must be {self.allowed}, not {quote(text)}")
            return None
        return text

    def shown(self, value: object) -> str:
        """Return the text, or what its absence means."""
        return str(value) or self.empty


@dataclass(frozen=True, slots=True)
class Template(Kind):
    """What is spoken, with places in braces that are filled in."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"a text, empty for nothing; it may hold {', '.join(f'{{{place}}}' for place in PLACES)}"

    def read(self, fields: Fields, key: str) -> str | None:
        """Return the template, every place of which is known."""
        text = _short_text(fields, key, empty=True)
        if text is None:
            return None
        unknown = [place for place in places_in(text) if place not in PLACES]
        for place in unknown:
            hint = fields.report.guesses.meant(place, PLACES)
            fields.error(key, f"{quote(f'{{{place}}}')} is no place{hint}: they are {', '.join(PLACES)}")
        if not unknown and _braces_left(text):
            fields.error(key, "has a brace without its other: places are written as {next}")
        return None if key in fields.wrong else text

    def shown(self, value: object) -> str:
        """Return the template, or that nothing is spoken."""
        return str(value) or "nothing"


@dataclass(frozen=True, slots=True)
class Keys(Kind):
    """Keys by Textual's names, parted by commas."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return "names of keys as n, right, ctrl+s or question_mark, parted by commas"

    def read(self, fields: Fields, key: str) -> str | None:
        """Return the names, blanks around commas taken out."""
        text = _short_text(fields, key, empty=False)
        if text is None:
            return None
        names = [name.strip() for name in text.split(",")]
        wrong = next((name for name in names if not _KEY.fullmatch(name)), None)
        if wrong is not None:
            fields.error(key, f"{quote(wrong)} is no name of a key: write {self.allowed}")
            return None
        return ",".join(names)

    def shown(self, value: object) -> str:
        """Return the names as a person lists them."""
        return ", ".join(str(value).split(","))


@dataclass(frozen=True, slots=True)
class Cues(Kind):
    """A set of cues by their kinds; None for all of them."""

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        return f"any of {', '.join(NAMES)}"

    def read(self, fields: Fields, key: str) -> frozenset[CueKind] | None:  # noqa: ARG002  there is one such key
        """Return the kinds."""
        return read_only(fields)

    def typed(self, text: str) -> object:
        """Return the names that were typed, parted by commas or blanks; none for "none"."""
        return [] if text == "none" else re.findall(r"[^\s,]+", text)

    def plain(self, value: object) -> str:
        """Return the names, parted by commas."""
        if value is None:
            return ""
        return ",".join(_names(value)) or "none"

    def toml(self, value: object) -> object:
        """Return the names; None for all, which no file can say."""
        return None if value is None else _names(value)

    def shown(self, value: object) -> str:
        """Return the names as a person lists them."""
        return "all" if value is None else ", ".join(_names(value)) or "none"


def _names(kinds: object) -> list[str]:
    if not isinstance(kinds, frozenset):
        raise TypeError(f"a set of kinds is wanted, not {kinds!r}")
    return [kind.value for kind in CueKind if kind in kinds]


def _short_text(fields: Fields, key: str, *, empty: bool) -> str | None:
    text = fields.text(key, empty=empty)
    if text is not None and len(text) > LONGEST:
        fields.error(key, f"has {len(text)} characters: {LONGEST} are the most")
        return None
    return text


def _braces_left(template: str) -> bool:
    for place in places_in(template):
        template = template.replace(f"{{{place}}}", "")
    return "{" in template or "}" in template
