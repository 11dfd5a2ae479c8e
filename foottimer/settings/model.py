"""The settings as a value."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from foottimer.routine.cues import NOTHING_SAID, CueKind, CueTable
from foottimer.settings.weekly import Weekly
from foottimer.values import dataclass, field

AUTO = "auto"
"""What stands for the first program found, as player and as engine."""


class Characters(StrEnum):
    """What the picture of a movement is made of."""

    BRAILLE = "braille"
    """Dots, eight to a character; in some fonts with gaps."""
    QUADRANT = "quadrant"
    """Quarter blocks; solid in most fonts."""
    HALF = "half"
    """Half blocks; coarse, and in every font."""
    NONE = "none"
    """No picture."""


class Motion(StrEnum):
    """How much moves on the screen."""

    FULL = "full"
    """The picture moves in time."""
    REDUCED = "reduced"
    """The key poses stand side by side, the present one marked; nothing flashes."""


class Digits(StrEnum):
    """How the large seconds are drawn."""

    SOLID = "solid"
    """Full strokes: read from furthest away."""
    THIN = "thin"
    """The same size in lines: less light in a dark room, fewer bytes over a slow connection."""
    PLAIN = "plain"
    """As ordinary text."""


class Switch(StrEnum):
    """Whether an output is used."""

    AUTO = "auto"
    """When nothing better is there."""
    ON = "on"
    """Always."""
    OFF = "off"
    """Never."""


class Length(StrEnum):
    """The unit in which a distance is asked for and shown; it is always kept in centimetres."""

    CM = "cm"
    INCH = "in"


class Sex(StrEnum):
    """Whose norms the numbers of a check-in are compared with."""

    UNSET = "unset"
    """Not given: where norms differ, both are shown."""
    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Settings(Weekly):
    """Every setting, at what it is unless the file says otherwise: those of weeks, and all others."""

    theme: str = "foottimer-dark"
    """`[look] theme`: the colours, one of the app's own themes or of Textual's."""
    digits: Digits = Digits.SOLID
    """`[look] digits`: how the large seconds are drawn."""
    picture: Characters = Characters.QUADRANT
    """`[figure] picture`: what the picture is made of; blocks, since they read best from two metres."""
    motion: Motion = Motion.FULL
    """`[figure] motion`: whether it moves."""
    sound: bool = True
    """`[outputs] sound`: whether cues are played as tones."""
    voice: bool = False
    """`[outputs] voice`: whether cues are spoken."""
    bell: Switch = Switch.AUTO
    """`[outputs] bell`: whether the terminal's bell rings for the cues that matter most."""
    flash: Switch = Switch.AUTO
    """`[outputs] flash`: whether the screen flashes for the cues that matter most."""
    notify: bool = True
    """`[outputs] notify`: whether the desktop is told when the terminal has not the focus."""
    volume: int = 7
    """`[sound] volume`: of tones and voice, 1 to 10."""
    player: str = AUTO
    """`[sound] player`: the program that plays them, as "paplay"; "auto" for the first one found."""
    ahead: int = 0
    """`[sound] ahead`: ms that they are played early, for headphones that are late; 0 to 1000."""
    engine: str = AUTO
    """`[voice] engine`: the program that speaks, as "espeak-ng"; "auto" for the first one found."""
    speaker: str = ""
    """`[voice] speaker`: the voice by the engine's own name for it; empty for its usual one."""
    rate: int = 170
    """`[voice] rate`: words a minute, 80 to 400."""
    words: Mapping[CueKind, str] = field(default_factory=lambda: MappingProxyType({}))
    """`[words]`: what is spoken for a kind of cue, with {next}, {side} and so on; empty for nothing."""
    cues: CueTable = NOTHING_SAID
    """`[cues]`: which cues are given; a routine's own `[defaults.cues]` goes before."""
    offer_hours: int = 12
    """`[session] offer_hours`: how long an interrupted session is offered to be resumed, 0 to 168; 0 for never."""
    pain: bool = True
    """`[questions] pain`: whether pain and red flags are asked for after a session."""
    length: Length = Length.CM
    """`[units] length`: the unit of distances."""
    age: int | None = None
    """`[you] age`: in years, 16 to 99, only for the comparison of check-ins with norms; None for no comparison."""
    sex: Sex = Sex.UNSET
    """`[you] sex`: only for the norms that differ by it."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """`[keys]`: other keys for a command, by the command's name, as `skip = "n,right"`."""


DEFAULTS = Settings()
"""The settings where there is no file."""
