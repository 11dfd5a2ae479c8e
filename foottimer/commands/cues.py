"""`foottimer cues`: every cue, played and named, and what it is given with here."""

from __future__ import annotations

import os
import sys
import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence, Set

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM, USAGE, CommandError
from foottimer.commands.arguments import add_json, parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.ending import ends_by_signals
from foottimer.commands.output import WIDTH, print_json
from foottimer.commands.terminal import has_bell
from foottimer.cue.notify import osc9
from foottimer.follow.outputs import STRIKING
from foottimer.follow.trial import Trial, is_on, local_trial, tones_of, words_of
from foottimer.follow.ways import State, Way, this_machine, ways
from foottimer.printing import safe
from foottimer.routine.cues import NAMES, CueKind
from foottimer.routine.words import did_you_mean
from foottimer.settings.model import Settings
from foottimer.settings.registry import CUES

HEARD = frozenset({"bell", "sound", "voice"})
"""The outputs that a person can hear."""
TRIED = "This is how a notification looks."
"""What the desktop is told for a try."""
_NAME, _STATE, _KIND, _SWITCH = 14, 11, 11, 5
"""Columns of an output's name, of its state, of a cue's name, and of whether it is on."""

_EXAMPLES = """\
First it says what cues are given with here: tones, voice, bell and so on, what is
missing and what to install. Then it plays them one after another, as your settings
want them; those that are off are played too. Put the machine where it stands while
you train, and listen from the mat.

examples:
  foottimer cues                       every cue
  foottimer cues go countdown          only these
  foottimer cues --silent              only say what there is

Exit status: 1 when sound or voice failed on the way, 2 for a cue that there is not.
"""


def run(arguments: Sequence[str]) -> int:
    """Print what cues are given with, and play and print the cues."""
    options = _parser().parse_args(list(arguments))
    kinds = [_kind(name) for name in options.kinds] or list(CueKind)
    settings = chosen_settings()
    found = ways(settings, this_machine(has_bell()))
    live = {way.name for way in found if way.live}
    if options.json:
        cues = [_cue_json(kind, settings) for kind in kinds]
        print_json({"outputs": [_way_json(way) for way in found], "cues": cues})
        return FINISHED
    if not options.silent and live & HEARD:
        with ends_by_signals():
            return _play(found, kinds, settings, each_output=not options.kinds)
    for way in found:
        _print(_way_lines(way))
    _print(["", *_verdict(live)])
    for kind in kinds:
        _print(_cue_lines(kind, settings, "voice" in live))
    return FINISHED


def _parser() -> ArgumentParser:
    command = parser("cues", "Play and name every cue, and say what can be heard of them here.", _EXAMPLES)
    command.add_argument("kinds", nargs="*", metavar="KIND", help=f"only these: {', '.join(NAMES)}")
    command.add_argument("--silent", action="store_true", help="play nothing, ring nothing")
    add_json(command)
    return command


def _kind(name: str) -> CueKind:
    if name not in NAMES:
        hint = did_you_mean(name, NAMES) or f": they are {', '.join(NAMES)}"
        raise CommandError(f"there is no cue {safe(name)}{hint}", USAGE)
    return CueKind(name)


def _play(found: Sequence[Way], kinds: Sequence[CueKind], settings: Settings, each_output: bool) -> int:
    """Try the outputs where that is wanted, then give the cues; return the exit status."""
    lost, live = False, {way.name for way in found if way.live}
    trial = local_trial(settings, paths.cache_folder(), _ring)
    try:
        trial.prepare([words_of(kind, settings) for kind in kinds])
        for way in found:
            tried = _try_of(way) if each_output else ""
            _print(_way_lines(way, tried))
            if tried:
                _try(way, trial)
        _print(["", *_verdict(live)])
        for kind in kinds:
            _print(_cue_lines(kind, settings, "voice" in live))
            for trouble in trial.give(kind, words_of(kind, settings)):
                print(f"foottimer: {safe(trouble.sentence)}", file=sys.stderr)
                lost = lost or trouble.lost
    finally:
        trial.close()
    if "sound" in live and not lost:
        _print(_advice(settings))
    return PROBLEM if lost else FINISHED


def _try_of(way: Way) -> str:
    """Return how an output is tried beside the cues; empty where it is not."""
    if way.name == "bell" and way.state in (State.LIVE, State.STANDS_BY):
        return "now once, to try"
    return (
        "one now, to try (most terminals show none while you look)" if way.name == "notification" and way.live else ""
    )


def _try(way: Way, trial: Trial) -> None:
    if way.name == "bell":
        trial.ring()
    else:
        trial.notify("foottimer", TRIED)
        if has_bell():
            print(end=osc9(f"foottimer: {TRIED}", os.environ), flush=True)


def _ring() -> None:
    if has_bell():  # what is read by a program gets none
        print(end="\a", flush=True)


# What is said ------------------------------------------------------------------------------------


def _way_lines(way: Way, tried: str = "") -> list[str]:
    said = ": ".join(part for part in (way.why, way.remedy) if part)
    here = way.others if way.live else (way.program, *way.others)
    if there := ", ".join(name for name in here if name):
        said += f" (also here: {there})" if way.live else f" (here: {there})"
    return _wrapped(f"{way.name:{_NAME}}{way.state:{_STATE}}", said + (f"; {tried}" if tried else ""))


def _verdict(live: Set[str]) -> Iterator[str]:
    """Say what a person hears where that is less than tones."""
    if not live & HEARD:
        yield from ("Nothing can be heard here: follow the screen.", "")
    elif "sound" not in live:
        striking = ", ".join(kind for kind in CueKind if kind in STRIKING)
        heard = [f"the terminal's bell at {striking}"] if "bell" in live else []
        heard += ["the voice"] if "voice" in live else []
        yield from (*textwrap.wrap(f"Heard here: only {' and '.join(heard)}.", WIDTH), "")


def _cue_lines(kind: CueKind, settings: Settings, spoken: bool) -> list[str]:
    title, when = CUES[kind]
    only = "" if tones_of(kind) else "; only spoken"
    head = f"{kind:{_KIND}}{'on' if is_on(kind, settings) else 'off':{_SWITCH}}"
    lines = _wrapped(head, f"{title}: {when}{only}.")
    words = words_of(kind, settings) if spoken else ""
    return [*lines, *(_wrapped(" " * len(head), f'"{words}"') if words else ())]


def _wrapped(head: str, said: str) -> list[str]:
    return textwrap.wrap(
        safe(said), WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )


def _advice(settings: Settings) -> list[str]:
    """Say what to do when the tones were played, and too softly."""
    louder = min(10, settings.volume + 2)
    how = f"foottimer config set sound.volume {louder}, or" if settings.volume < louder else "that is all,"
    said = f"Too soft on the mat? The volume is {settings.volume} of 10: {how} turn up your system's."
    return ["", *textwrap.wrap(said, WIDTH)]


def _print(lines: Sequence[str] | Iterator[str]) -> None:
    """Print lines at once, since a sound may follow."""
    for line in lines:
        print(line, flush=True)


# For programs ------------------------------------------------------------------------------------


def _way_json(way: Way) -> dict[str, object]:
    return {
        "name": way.name,
        "live": way.live,
        "state": way.state.value,
        "why": way.why or None,
        "remedy": way.remedy or None,
        "program": way.program or None,
        "others": list(way.others),
    }


def _cue_json(kind: CueKind, settings: Settings) -> dict[str, object]:
    title, when = CUES[kind]
    return {
        "kind": kind.value,
        "title": title,
        "when": when,
        "on": is_on(kind, settings),
        "tones": list(tones_of(kind)),
        "rings": kind in STRIKING,
        "words": words_of(kind, settings) or None,
    }
