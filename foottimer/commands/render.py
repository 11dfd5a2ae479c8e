"""`foottimer render`: a routine as one audio track."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.ending import ends_by_signals
from foottimer.commands.find import exercises, routine_named
from foottimer.commands.output import columns
from foottimer.commands.progress import ProgressLine
from foottimer.commands.target import target_of
from foottimer.cue.engines import VoiceError
from foottimer.follow.conducting import style_of
from foottimer.follow.hearing import file_voice
from foottimer.follow.rendering import LONGEST, SILENT, Rendering, Speech, labels, render, sentences, speak
from foottimer.printing import safe
from foottimer.routine.duration import format_duration
from foottimer.routine.model import Routine
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.cues import CueSheet, Planned
from foottimer.settings.model import Settings

SHOWN = 5
"""How many sentences are shown that could not be spoken."""

_EXAMPLES = """\
The track sounds like a session in which you press no key: the same cues at the same
times, by your settings: [cues], [words], [voice] and the volume. Each tone begins
exactly at its time; [sound] ahead is for players and does nothing here. Work that
waits for you ends when it is expected to; standard error says which that is.

examples:
  foottimer render foot-strength out.wav --volume 10
  foottimer render balance-2 balance.wav --voice
  foottimer render mine.toml mine.wav --labels mine.txt    for Audacity: File, Import

A track with a voice is as loud as it can be at volume 7.

Exit status: 1 when nothing was written, or when some of the sentences could not be
spoken: these are named, and the track is written without them.
"""


def run(arguments: Sequence[str]) -> int:
    """Write the track of a routine."""
    options = _parser().parse_args(list(arguments))
    target = target_of(options.out, ".wav", options.force)
    listed = target_of(options.labels, ".txt", options.force) if options.labels else None
    entry = routine_named(options.routine, exercises())
    settings = chosen_settings()
    if entry.timeline is None or entry.routine is None or entry.timeline.total > LONGEST:
        raise CommandError(f"{safe(options.routine)} is too long: a WAV file holds {LONGEST // 3_600_000} hours")
    timeline = entry.timeline
    _tell(_not_for_everybody(entry.routine))
    _tell(_waiting(timeline))
    plan = CueSheet(timeline, style_of(settings)).plan()
    with ends_by_signals(), ProgressLine(sys.stderr) as progress:
        speech = _speech(plan, settings, progress) if options.voice else SILENT
        progress.show("Making the tones")
        rendering = render(plan, timeline.total, options.volume or settings.volume, speech)
        _write(rendering, target, listed, progress)
    print(_summary(rendering, target))
    if listed is not None:
        print(f"{safe(str(listed))}: {_count(len(rendering.placed), 'label')}")
    missing = [text for text in sentences(plan) if text not in speech] if options.voice else []
    _tell(_unspoken(missing))
    return PROBLEM if missing else FINISHED


def _parser() -> ArgumentParser:
    command = parser("render", "Write a whole routine as one audio track, for a phone: WAV, mono, 16 bits.", _EXAMPLES)
    command.add_argument("routine", metavar="NAME|FILE", help="an id, a series (then your level), or a file")
    command.add_argument("out", metavar="OUT.wav", help="the file to be written")
    command.add_argument("--voice", action="store_true", help="with what is spoken")
    command.add_argument("--volume", type=_volume, metavar="N", help="1 to 10; else as in your settings")
    command.add_argument("--labels", metavar="OUT.txt", help="also write when each cue begins and ends, in seconds")
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    return command


def _volume(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= 10):
        raise ArgumentTypeError("a whole number from 1 to 10")
    return int(text)


def _not_for_everybody(routine: Routine) -> list[str]:
    if not routine.opt_in:
        return []
    from foottimer.plain.wording import not_for_everybody

    return [safe(line) for line in not_for_everybody(routine)]


def _waiting(timeline: Timeline) -> Iterator[str]:
    """Say which work waits for the person in a session, and how long it is in the track."""
    found: dict[tuple[str, int], list[Interval]] = {}
    for interval in timeline.intervals:
        if interval.waits:
            found.setdefault((interval.name, interval.length), []).append(interval)
    if found:
        yield "In a session this waits for you; the track goes on when it is expected to be done:"
        rows = [(f"  {name}", f"for {format_duration(length)}", _times(all_)) for (name, length), all_ in found.items()]
        yield from columns(rows, right=(1,))


def _times(intervals: Sequence[Interval]) -> str:
    first = f"at {format_duration(intervals[0].start)}"
    return first if len(intervals) == 1 else f"{len(intervals)} times, first {first}"


def _speech(plan: Sequence[Planned], settings: Settings, progress: ProgressLine) -> Speech:
    """Return what is spoken; raises CommandError when nothing can be."""
    told: list[str] = []
    texts = sentences(plan)
    try:
        voice = file_voice(settings, paths.cache_folder(), told.append)
    except VoiceError as error:
        raise CommandError(safe(str(error))) from error
    try:
        speech = speak(voice, texts, lambda done, all_: progress.show(f"Speaking {done} of {all_}"))
    finally:
        voice.close()
    progress.show("")
    if texts and not speech:
        raise CommandError(safe(" ".join(told) or "Nothing could be spoken."))
    _tell(map(safe, told))
    return speech


def _unspoken(missing: Sequence[str]) -> Iterator[str]:
    if missing:
        yield f"{_count(len(missing), 'sentence')} could not be spoken, and the track is without:"
        yield from (f"  {safe(text)}" for text in missing[:SHOWN])
        if len(missing) > SHOWN:
            yield f"  and {len(missing) - SHOWN} more"


def _write(rendering: Rendering, target: Path, listed: Path | None, progress: ProgressLine) -> None:
    def show(done: int, all_: int) -> None:
        progress.show(f"Writing {done * 100 // max(1, all_)} %")

    path = target
    try:
        rendering.track.write(path, show)
        if listed is not None:
            path = listed
            rows = ("\t".join(map(safe, row)) + "\n" for row in labels(rendering.placed))
            path.write_text("".join(rows), encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(safe(f"{path} can't be written: {error.strerror or error}")) from error


def _summary(rendering: Rendering, target: Path) -> str:
    spoken = sum(piece.spoken for piece in rendering.placed)
    words = f" ({spoken} with words)" if spoken else ""
    facts = (
        format_duration(rendering.track.total_ms),
        _count(len(rendering.placed), "cue") + words,
        f"{target.stat().st_size / 1_000_000:.1f} MB",
    )
    return f"{safe(str(target))}: {', '.join(facts)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)
