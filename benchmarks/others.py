"""Other terminal timers, from the Python Package Index: how they are installed, started and paused."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.installed import theirs


@dataclass(frozen=True, slots=True)
class Other:
    """One other timer."""

    package: str
    """Its package, with the version that is measured."""
    command: str
    """The name of its command."""
    arguments: tuple[str, ...]
    """What makes it count down for so long that it does not end."""
    shows: str
    """What its first frame shows, as a pattern."""
    begin: tuple[str, ...] = ()
    """What is typed so that it begins."""
    ticks: str = r"\S"
    """What its screen shows once it began, as a pattern."""
    pause: tuple[str, ...] = (" ",)
    """What is typed so that it pauses."""

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return self.package.partition("==")[0]


OTHERS = (
    Other("termdown==2.0.0", "termdown", ("30m",), r"\S{2}"),
    Other("countdown-cli==2.2.1", "countdown", ("30m",), r"\S{2}"),
    Other("pomodorable==0.4", "pomodorable", (), "Countdown", ("\t", "work\r"), "Pause|Resume",
          ("\x1b[<0;10;7M\x1b[<0;10;7m",)),  # a click on its button
)  # fmt: skip
"""Those that foottimer is measured beside."""


def at_hand() -> list[tuple[Other, tuple[str, ...]]]:
    """Return those that are installed, or can be now, with their command lines."""
    found = ((other, theirs(other.package, other.command)) for other in OTHERS)
    return [(other, (str(path), *other.arguments)) for other, path in found if path is not None]
