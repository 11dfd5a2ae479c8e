"""Which of several cues gives way when they come too close. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import speech_ms
from foottimer.values import dataclass

SPACE = 400
"""Ms that two tones are apart at least."""
OVERLAP = 1_000
"""Ms that words may last into what follows: the first count is heard beside them."""
RHYTHM = frozenset({CueKind.REP, CueKind.PHASE, CueKind.BEAT})
"""Ticks, which do not give way to each other."""
STARTS = (CueKind.READY, CueKind.GO, CueKind.SWITCH, CueKind.REST, CueKind.DONE)
"""What tells that something begins."""
OPENS_EYES, TIME_IS_UP = "opens eyes", "time is up"
"""Two cues `end` that go before others of that kind: at 0 after closed eyes, and where work then waits."""
_TONES = (
    *(OPENS_EYES, *STARTS, TIME_IS_UP, CueKind.PAUSE, CueKind.COUNTDOWN, CueKind.HALFWAY, CueKind.LAST_SET),
    *(CueKind.NEXT, CueKind.REP, CueKind.PHASE, CueKind.SAY, CueKind.END, CueKind.BEAT, CueKind.TIP),
)
"""Whose tone gives way: that of the one further down."""
_WORDS = (
    *(OPENS_EYES, *STARTS, CueKind.SAY, CueKind.NEXT, CueKind.LAST_SET, TIME_IS_UP, CueKind.HALFWAY),
    *(CueKind.COUNTDOWN, CueKind.REP, CueKind.PHASE, CueKind.TIP, CueKind.BEAT, CueKind.PAUSE),
)
"""Whose words give way: those of the one further down."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of an interval."""

    ms: int
    """From the interval's beginning."""
    kind: CueKind
    """What it tells."""
    tone: str = ""
    """The tone it sounds with: the kind's name, or "phase_2" of a third phase, for one; empty where it gave way."""
    words: str = ""
    """What is spoken; empty for nothing."""
    insists: bool = False
    """Whether it sounds although the sound is off: with closed eyes nobody sees the screen."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue that may still give way."""

    ms: int
    """From the interval's beginning."""
    kind: CueKind
    """What it tells."""
    tone: str = ""
    """The tone it would sound with."""
    forms: tuple[str, ...] = ()
    """What would be spoken, in full and then shorter and shorter; of a tip, what is still to be said, in order."""
    insists: bool = False
    """As in `Cue`."""
    room: int | None = None
    """Ms within which the words have to be spoken, or not at all; None where they may take longer."""


def as_forms(words: str) -> tuple[str, ...]:
    """Return the forms of a sentence that can't be shortened; none where it is empty."""
    return (words,) if words else ()


def settle(drafts: Sequence[Draft], end: int, rate: int) -> tuple[Cue, ...]:
    """Return the cues that are left of an interval's drafts, in order.

    The interval ends at `end` ms; words are spoken at `rate` words a minute. Of equal drafts one is left.
    """
    drafts = tuple(dict.fromkeys(drafts))
    tones = _tones(drafts, end)
    stops = sorted({draft.ms for draft in tones if draft.kind not in RHYTHM} | {end})
    words = _words(drafts, stops, rate)
    cues = [
        Cue(draft.ms, draft.kind, draft.tone if draft in tones else "", words.get(draft, ""), draft.insists)
        for draft in sorted(drafts, key=lambda draft: (draft.ms, _rank(draft)))
    ]
    return tuple(cue for cue in cues if cue.tone or cue.words)


def _told(draft: Draft) -> str:
    """Return what a draft tells, as `_TONES` and `_WORDS` name it."""
    if draft.kind is not CueKind.END:
        return draft.kind
    if draft.ms:
        return TIME_IS_UP
    return OPENS_EYES if draft.forms else CueKind.END


def _rank(draft: Draft) -> tuple[int, int]:
    """Return whose tone goes first."""
    return _TONES.index(_told(draft)), draft.ms


def _tones(drafts: Iterable[Draft], end: int) -> frozenset[Draft]:
    """Return the drafts whose tones sound."""
    ticks: list[Draft] = []
    others: list[Draft] = []
    for draft in sorted((draft for draft in drafts if draft.tone), key=_rank):
        in_rhythm = draft.kind in RHYTHM
        near = others if in_rhythm else [*others, *ticks]
        stays = draft.ms == end if draft.ms else draft.insists  # that time is up, or what begins for closed eyes
        if (stays or end - draft.ms >= SPACE) and all(abs(draft.ms - kept.ms) >= SPACE for kept in near):
            (ticks if in_rhythm else others).append(draft)
    return frozenset(ticks) | frozenset(others)


def _words(drafts: Iterable[Draft], stops: Sequence[int], rate: int) -> dict[Draft, str]:
    """Return what is spoken for each draft; `stops` are the instants at which a tone is due that is no tick."""
    spoken: dict[Draft, str] = {}
    spans: list[tuple[int, int]] = []
    over: set[str] = set()
    for draft in sorted((draft for draft in drafts if draft.forms), key=_turn):
        if draft.kind is CueKind.TIP:
            text = _tip(draft, {*stops, *(begin for begin, _ in spans)}, spoken.values(), rate, over)
        else:
            stop = next((at for at in stops if at > draft.ms), stops[-1])
            text = _form(draft, stop - draft.ms, rate)
        until = draft.ms + speech_ms(text, rate)
        if text and all(until <= begin or draft.ms >= end for begin, end in spans):
            spoken[draft] = text
            spans.append((draft.ms, until))
    return spoken


def _turn(draft: Draft) -> tuple[int, int]:
    """Return whose words go first."""
    return _WORDS.index(_told(draft)), draft.ms


def _form(draft: Draft, room: int, rate: int) -> str:
    """Return the longest form for which there is room, else the shortest; nothing where that may not be."""
    fits = room + OVERLAP if draft.room is None else draft.room
    found = next((text for text in draft.forms if speech_ms(text, rate) <= fits), "")
    return found or ("" if draft.room is not None else draft.forms[-1])


def _tip(draft: Draft, stops: Iterable[int], said: Collection[str], rate: int, over: set[str]) -> str:
    """Return the first tip that was not said yet and is over when the next tone or sentence is due, or nothing.

    What is found to be said goes to those that are `over`, which are not looked for again.
    """
    room = min(at for at in stops if at > draft.ms) - draft.ms
    for text in draft.forms:
        if text not in over and speech_ms(text, rate) <= room:
            if not any(is_in(text, words) for words in said):
                return text
            over.add(text)
    return ""


def is_in(text: str, words: str) -> bool:
    """Whether a text was said with these words, be it at the beginning of a sentence or in it."""
    return text.casefold() in words.casefold()
