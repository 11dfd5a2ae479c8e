"""A routine as one track: every cue of its plan at its time, and over the tones what is spoken.

It is what a session gives while the person does nothing: work that waits for them ends at its estimate, and a
sentence that is not over when the next one begins is cut off.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

from foottimer.cue import tones
from foottimer.cue.engines import plain
from foottimer.cue.mix import HIGHEST, MOST, Track
from foottimer.cue.tones import RATE
from foottimer.cue.voice import Voice
from foottimer.cue.wav import read_wav
from foottimer.session.cues import Planned
from foottimer.session.yielding import Cue
from foottimer.values import dataclass

LONGEST = MOST * 1000 // RATE
"""Ms that a track may take at most: 13.5 hours."""
LOUDEST = 7
"""The volume from which on a track with a voice gets no louder, since both together would be too loud for 16 bits."""
SPOKEN = 0.65
"""The highest sample of the loudest sentence at that volume, as a share of what 16 bits hold.

Tones reach 0.30 then, so nothing is cut off; and espeak-ng is, over its sentences, some 4 dB louder than tones are over
their first 100 ms.
"""
FADE = 40
"""Ms over which a sentence that is cut off is drawn down to nothing: at once it would click."""
_LOOK = 0.1
"""Seconds between two looks at how far the voice is."""

Speech = Mapping[str, "array[int]"]
"""What sentences sound like: mono, 16 bits, at `RATE`."""
Progress = Callable[[int, int], object]
"""Is given what is done, and what there is to do."""
SILENT: Speech = MappingProxyType({})
"""No sentences."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cue as it is heard in a track."""

    at: int
    """When it begins, in ms."""
    until: int
    """When its tone and its words are over, in ms."""
    cue: Cue
    """The cue."""
    spoken: bool
    """Whether its words are heard."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A track, and what is heard in it."""

    track: Track
    """The track; it lasts until the last cue is over."""
    placed: tuple[Placed, ...]
    """The cues that are heard in it, in order."""


def sentences(plan: Sequence[Planned]) -> tuple[str, ...]:
    """Return what is to be spoken, each sentence once, in order."""
    return tuple(dict.fromkeys(planned.cue.words for planned in plan if plain(planned.cue.words)))


def speak(voice: Voice, texts: Sequence[str], progress: Progress) -> Speech:
    """Have sentences spoken and return those that could be; `progress` is given how many were tried, and of how many.

    The voice says by its own `tell` when it is given up.
    """
    voice.prepare(texts)
    while not voice.wait(_LOOK):
        progress(len(texts) - voice.left, len(texts))
    found: dict[str, array[int]] = {}
    for text in texts:
        if (path := voice.path(text)) is not None:
            with suppress(OSError, ValueError):
                found[text] = read_wav(path)
    return found


def render(plan: Sequence[Planned], total: int, volume: int, speech: Speech = SILENT) -> Rendering:
    """Lay the cues of a plan into a track of `total` ms or, where the last one takes longer, as long as that takes.

    Raises ValueError for a volume outside of 1 to 10.
    """
    volume = min(volume, LOUDEST) if speech else volume
    sounds = {name: tones.samples(name, volume) for name in {planned.cue.tone for planned in plan} if name}
    said = _levelled(speech, SPOKEN * tones.gain(volume) / tones.gain(LOUDEST))
    rooms = _rooms(plan, said)
    placed: list[Placed] = []
    pieces: list[tuple[int, array[int]]] = []
    for planned, room in zip(plan, rooms, strict=True):
        tone, words = sounds.get(planned.cue.tone), _within(said.get(planned.cue.words), room)
        parts = [part for part in (tone, words) if part]
        if parts:
            until = planned.at + -(-max(map(len, parts)) * 1000 // RATE)
            placed.append(Placed(planned.at, until, planned.cue, bool(words)))
            pieces += [(planned.at, part) for part in parts]
    track = Track(max((total, *(piece.until for piece in placed))))
    for at, part in pieces:
        track.add(at, part)
    return Rendering(track, tuple(placed))


def labels(placed: Sequence[Placed]) -> Iterator[tuple[str, str, str]]:
    """Yield when each cue begins and is over, in seconds, and what it is."""
    for piece in placed:
        words = f": {piece.cue.words}" if piece.spoken else ""
        yield f"{piece.at / 1000:.3f}", f"{piece.until / 1000:.3f}", piece.cue.kind.value + words


def _levelled(speech: Speech, peak: float) -> Speech:
    """Return the sentences, all by the same factor as loud as it takes for the loudest to reach `peak`."""
    loudest = max((max(max(samples), -min(samples)) for samples in speech.values() if samples), default=0)
    factor = HIGHEST * peak / max(1, loudest)
    return {text: array("h", [round(value * factor) for value in samples]) for text, samples in speech.items()}


def _rooms(plan: Sequence[Planned], speech: Speech) -> list[int | None]:
    """Return for each cue how many ms there are until the next sentence begins; None where none comes."""
    rooms: list[int | None] = []
    following: int | None = None
    for planned in reversed(plan):
        rooms.append(None if following is None else following - planned.at)
        if planned.cue.words in speech:
            following = planned.at
    return rooms[::-1]


def _within(samples: array[int] | None, room: int | None) -> array[int] | None:
    """Return a sentence, cut off where it is longer than `room` ms."""
    if samples is None or room is None or len(samples) <= (count := room * RATE // 1000):
        return samples
    cut = samples[:count]
    last = min(count, FADE * RATE // 1000)
    for place in range(last):
        cut[count - last + place] = cut[count - last + place] * (last - 1 - place) // last
    return cut
