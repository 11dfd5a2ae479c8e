"""What the cues sound like: struck bars and bells, as data, and how they are made into samples.

All pitches are of C major, so that cues that follow each other agree. A recipe is a handful of strikes; a strike is a
sum of partials, each a sine that dies away. Nothing here is a recording.
"""

from __future__ import annotations

import math
from array import array
from hashlib import sha256

from foottimer.values import dataclass

RATE = 44_100
"""Samples a second."""
LOUDEST = 10
"""The volume at which a tone sounds as its recipe says; 1 is the quietest."""
STEP = 3.0
"""Decibels from one volume to the next: 3 dB is clearly heard and never startles."""
MAKING = 1
"""Raised when the same recipes come to sound different, so that no file made before is taken for one of today."""
_HIGHEST = 16_000.0
"""Hz above which a partial is left out: few hear it, and small loudspeakers distort it."""
_SILENT = 10**-3
"""What is left of a strike, as a share, when its fade is over: -60 dB."""
_LAST = 8
"""Ms over which the very end of a tone is drawn down to nothing."""
_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclass(frozen=True, slots=True)
class Partial:
    """One of the sines that a strike consists of."""

    ratio: float
    """Its frequency as a multiple of the strike's pitch."""
    level: float
    """Its level beside that of the pitch, 0 to 1."""
    fade: float
    """Its fade as a share of the strike's, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is struck."""

    attack: float
    """Ms until it sounds fully; 5 at most, or it would seem late."""
    partials: tuple[Partial, ...]
    """What it sounds like."""


BAR = Body(2.5, (Partial(1, 1, 1), Partial(3.93, 0.22, 0.35), Partial(9.2, 0.05, 0.15)))
"""A marimba's bar; tuned bars have their partials near 4 and 9 times the pitch."""
SOFT = Body(4.5, (Partial(1, 1, 1), Partial(2, 0.06, 0.5)))
"""A bar under a soft mallet."""
BELL = Body(2.0, (Partial(1, 1, 1), Partial(2, 0.5, 0.7), Partial(2.99, 0.3, 0.5), Partial(5.4, 0.16, 0.25)))
"""A small bell."""
BRIGHT = Body(2.0, (Partial(1, 1, 1), Partial(2, 0.7, 0.8), Partial(3, 0.5, 0.6), Partial(4, 0.3, 0.5)))
"""A glockenspiel."""
WOOD = Body(1.2, (Partial(1, 1, 1), Partial(2.57, 0.5, 0.6), Partial(4.97, 0.2, 0.4)))
"""A block of wood: its partials are no chord, so it has hardly a pitch."""


@dataclass(frozen=True, slots=True)
class Strike:
    """One strike of a tone."""

    at: int
    """Ms after the start of the tone."""
    pitch: str
    """As "C5"; A4 is 440 Hz."""
    body: Body
    """What is struck."""
    fade: int
    """Ms until 60 dB are gone."""
    level: float = 1.0
    """How hard, beside the other strikes of the tone."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A tone."""

    peak: float
    """Its highest sample at the loudest volume, as a share of what 16 bits hold; below 1."""
    strikes: tuple[Strike, ...]
    """What is struck when, the first one at 0."""


RECIPES: dict[str, Recipe] = {
    "ready": Recipe(
        0.7, (Strike(0, "C5", BAR, 700), Strike(180, "F5", BAR, 700), Strike(180, "A5", SOFT, 600, level=0.4))
    ),
    "go": Recipe(
        0.85, (Strike(0, "G5", BRIGHT, 220), Strike(70, "D6", BRIGHT, 300), Strike(140, "G6", BRIGHT, 480, level=1.2))
    ),
    "countdown": Recipe(0.75, (Strike(0, "A5", BAR, 115),)),
    "countdown_end": Recipe(0.75, (Strike(0, "A4", BAR, 115),)),
    "halfway": Recipe(0.5, (Strike(0, "A6", BELL, 480),)),
    "rep": Recipe(0.7, (Strike(0, "C7", BRIGHT, 90),)),
    "phase": Recipe(0.55, (Strike(0, "F6", SOFT, 95),)),
    "phase_2": Recipe(0.55, (Strike(0, "B5", SOFT, 100),)),
    "phase_3": Recipe(0.6, (Strike(0, "E5", SOFT, 115),)),
    "beat": Recipe(0.75, (Strike(0, "D6", WOOD, 60),)),
    "switch": Recipe(0.8, (Strike(0, "E5", BAR, 300), Strike(150, "B5", BAR, 300), Strike(300, "E5", BAR, 600))),
    "rest": Recipe(0.6, (Strike(0, "C5", SOFT, 420), Strike(170, "A4", SOFT, 480), Strike(340, "G4", SOFT, 760))),
    "next": Recipe(0.45, (Strike(0, "G5", SOFT, 260), Strike(220, "G5", SOFT, 480))),
    "last_set": Recipe(0.65, (Strike(0, "E6", BELL, 160), Strike(110, "E6", BELL, 160), Strike(220, "E6", BELL, 420))),
    "end": Recipe(
        0.85,
        (Strike(0, "F5", BELL, 1_000), Strike(0, "C6", BELL, 800, level=0.6), Strike(0, "F4", BAR, 600, level=0.7)),
    ),
    "done": Recipe(
        0.8,
        (
            Strike(0, "G5", BELL, 300),
            Strike(150, "B5", BELL, 300),
            Strike(300, "D6", BELL, 300),
            Strike(480, "C6", BELL, 980),
            Strike(480, "E6", BELL, 980, level=0.7),
            Strike(480, "C5", BAR, 900, level=0.7),
        ),
    ),
    "say": Recipe(0.5, (Strike(0, "A5", SOFT, 90, level=0.7), Strike(60, "E6", BAR, 300))),
    "pause": Recipe(0.6, (Strike(0, "F5", BAR, 130), Strike(110, "C5", BAR, 260))),
}
"""Every tone by its name. A repetition's phases step down in pitch from its own bright tick."""
NAMES: tuple[str, ...] = tuple(RECIPES)
"""The names of the tones."""


def gain(volume: int) -> float:
    """Return what samples are multiplied with at this volume, from 1 to 10; raises ValueError outside of it."""
    if not 1 <= volume <= LOUDEST:
        raise ValueError(f"a volume is from 1 to {LOUDEST}, not {volume}")
    return float(10 ** ((volume - LOUDEST) * STEP / 20))


def count(name: str) -> int:
    """Return how many samples the tone has, without making them; raises KeyError for a name that is no tone's."""
    return _samples_in(max(strike.at + strike.fade for strike in RECIPES[name].strikes))


def length(name: str) -> int:
    """Return how long the tone is, in ms; raises KeyError for a name that is no tone's."""
    return max(strike.at + strike.fade for strike in RECIPES[name].strikes)


def samples(name: str, volume: int = LOUDEST) -> array[int]:
    """Make the tone: mono, 16 bits, as type "h"; a few ms of work, so keep what it returns.

    Raises KeyError for a name that is no tone's, ValueError for a volume outside of 1 to 10.
    """
    recipe, share = RECIPES[name], gain(volume)
    wave = [0.0] * count(name)
    for strike in recipe.strikes:
        begin = _samples_in(strike.at)
        struck = _struck(strike)
        wave[begin : begin + len(struck)] = [a + b for a, b in zip(wave[begin:], struck, strict=False)]
    last = _samples_in(_LAST)
    wave[-last:] = [value * (last - 1 - place) / last for place, value in enumerate(wave[-last:])]
    factor = 32_767 * recipe.peak * share / max(max(wave), -min(wave))
    return array("h", [round(value * factor) for value in wave])


def edition() -> str:
    """Return a word that differs whenever a tone would sound different."""
    return sha256(repr((MAKING, RATE, STEP, RECIPES)).encode()).hexdigest()[:12]


def _samples_in(ms: float) -> int:
    return round(ms * RATE / 1_000)


def _hertz(pitch: str) -> float:
    """Return the frequency of a pitch in equal temperament."""
    above = _SEMITONES[pitch[0]] - _SEMITONES["A"] + 12 * (int(pitch[1:]) - 4)
    return float(440 * 2 ** (above / 12))


def _struck(strike: Strike) -> list[float]:
    """Return the strike's samples, its partials at 1 in sum at most, with its attack rounded."""
    wave = [0.0] * _samples_in(strike.fade)
    pitch = _hertz(strike.pitch)
    for partial in strike.body.partials:
        if pitch * partial.ratio < _HIGHEST:
            _ring(wave, pitch * partial.ratio, strike.level * partial.level, _samples_in(strike.fade * partial.fade))
    attack = _samples_in(strike.body.attack)
    for place in range(min(attack, len(wave))):
        wave[place] *= (1 - math.cos(math.pi * place / attack)) / 2
    return wave


def _ring(wave: list[float], frequency: float, level: float, fade: int) -> None:
    """Add a sine to the wave that begins at `level` and is silent `fade` samples later.

    Each sample follows from the two before it (sin is the solution of a linear recurrence), which takes a tenth of the
    time that asking for a sine and a power of each would.
    """
    shrink = _SILENT ** (1 / fade)
    angle = 2 * math.pi * frequency / RATE
    turn, loss = 2 * shrink * math.cos(angle), shrink * shrink
    before, now = -level / shrink * math.sin(angle), 0.0
    for place in range(fade):
        wave[place] += now
        before, now = now, turn * now - loss * before
