"""What is spoken for a cue: a template with places like {next}, filled in; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from foottimer.routine.cues import CueKind

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "next": "the work that comes, or that begins; nothing where it is one more set of the same",
        "side": "its side: left foot, right foot, or sides by turns",
        "amount": "how much of it: hold 30 seconds, 6 reps; nothing where it is one more set of the same",
        "set": "its set, where there are several",
        "sets": "how many sets there are, where there are several",
        "seconds": "how long this interval takes, or is still to go",
        "phase": "the phase that begins",
        "cue": "what the routine says: a note, a cue, a text of its own",
        "routine": "the routine's name",
    }
)
"""What a template may hold in braces, and what it stands for."""

WORDS: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.READY: "Get ready. {next}, {side}, {amount}, set {set} of {sets}. {cue}.",
        CueKind.GO: "{next}, {side}, {amount}.",
        CueKind.COUNTDOWN: "",
        CueKind.HALFWAY: "Halfway.",
        CueKind.REP: "{phase}",
        CueKind.PHASE: "{phase}",
        CueKind.BEAT: "",
        CueKind.SWITCH: "Switch to the {side}.",
        CueKind.REST: "Rest, {seconds} seconds.",
        CueKind.NEXT: "Next: {next}, {side}, {amount}, set {set} of {sets}. {cue}.",
        CueKind.LAST_SET: "Last set, {next}, {side}, {amount}.",
        CueKind.END: "Time is up.",
        CueKind.DONE: "Routine done.",
        CueKind.SAY: "{cue}",
        CueKind.TIP: "{cue}",
        CueKind.PAUSE: "",
    }
)
"""The templates where the settings state no other."""

CLOSE_YOUR_EYES, OPEN_YOUR_EYES = "Close your eyes when steady.", "Open your eyes."
"""What is said as work with closed eyes begins and ends, whatever the templates are."""
LONGEST_SAID = 300
"""Characters of a text that are said; engines get no more."""
LAST_ONE = "Last one"
"""What is said in place of the phase as the last of several repetitions begins."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[^\W\d]+")
_PAUSE = re.compile(r"[,:;](?=\s)")
_STOP = re.compile(r"[.!?](?=\s)")
_USUAL_RATE = 170
"""Words a minute that `_SPEECH` holds for; at others, speech takes longer or shorter in proportion."""
_SPEECH = (90, 50, 90, 220, 440, 240)
"""Ms for a text, a letter, a word, a digit that is not 0, a comma or colon, and a full stop within the text."""


def places_in(template: str) -> tuple[str, ...]:
    """Return the names that a template has in braces, known or not."""
    return tuple(_PLACE.findall(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return the template with its places filled in.

    A part between two commas is left out when a place in it has no value, and a sentence when nothing of it is
    left; each sentence begins with a capital. A value may hold anything: it is not read as a template again.
    """
    sentences = (_filled(sentence, values) for sentence in _sentences(template))
    return " ".join(sentence for sentence in sentences if sentence)


def _sentences(template: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", template.strip()) if part]


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    body = sentence.rstrip(".!?")
    mark = sentence[len(body) :]
    parts = [part.strip() for part in body.split(",")]
    kept = [part for part in parts if all(values.get(name) for name in places_in(part))]
    text = ", ".join(_PLACE.sub(lambda match: values[match.group(1)], part) for part in kept)
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?" else text + mark


@lru_cache(maxsize=2048)
def speech_ms(text: str, rate: int) -> int:
    """Return about how long a text takes to say at so many words a minute, in ms; rather too long than too short.

    Of a long one only the beginning is said, and counted.

    Fitted to espeak-ng 1.51 at 120, 170 and 250 words a minute, its silence before and after cut off, over 74
    sentences: these templates filled with every bundled exercise, their cues and phases. It is enough for 91 % of
    them and 18 % short at worst; 97 % are less than 30 % too long, the worst is 34 %. At 400 words a minute it is
    up to 74 % too long, since no voice shortens its pauses as much as its words.
    """
    if not text:
        return 0
    text = text[:LONGEST_SAID]
    counts = (
        1,
        sum(char.isalpha() for char in text),
        len(_WORD.findall(text)),
        sum(char in "123456789" for char in text),  # "20" and "2" are one word each
        len(_PAUSE.findall(text)),
        len(_STOP.findall(text)),
    )
    usual = sum(ms * count for ms, count in zip(_SPEECH, counts, strict=True))
    return round(usual * _USUAL_RATE / rate)
