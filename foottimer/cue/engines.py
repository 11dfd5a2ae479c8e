"""The programs that speak. Text and names come from files of strangers: to an engine they are data, never orders."""

from __future__ import annotations

import math
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from foottimer.cue.child import PATIENCE, OneAtATime, end, kill, start

LONGEST = 300
"""Characters of a text that are spoken; some 20 s."""
SLOWEST, FASTEST = 80, 450
"""Words a minute that every engine can do."""

_BRACKETED = re.compile(r"\[\[.*?\]\]|</?[A-Za-z!?][^<>]*>")
"""Orders to an engine within a text: [[phonemes]] of espeak, [[commands]] of say, <tags> of SSML."""
_MARKS = str.maketrans({"[": " ", "]": " ", "<": " ", ">": " ", "%": " percent "})
"""What is left of them; and spd-say hands its text to printf, where %n writes into memory."""
_IN_SPEAKER = " +-_()."
"""What a speaker's name holds beside letters and digits."""

_POWERSHELL = (
    "$ErrorActionPreference = 'Stop'",
    "$utf8 = New-Object System.Text.UTF8Encoding($false)",
    "$given = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), $utf8)",
    "$path = $given.ReadLine()",
    "$rate = [int]$given.ReadLine()",
    "$speaker = $given.ReadLine()",
    "$text = $given.ReadToEnd()",
    "Add-Type -AssemblyName System.Speech",
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer",
    "if ($speaker) { $voice.SelectVoice($speaker) }",
    "$voice.Rate = $rate",
    "$bits = [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen",
    "$mono = [System.Speech.AudioFormat.AudioChannel]::Mono",
    "$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, $bits, $mono)",
    "$voice.SetOutputToWaveFile($path, $format)",
    "$voice.Speak($text)",
    "$voice.Dispose()",
)
"""Windows PowerShell's part: everything of ours comes by standard input, nothing stands in the script."""

Call = tuple[list[str], str]
"""The arguments of an engine, and what it gets by its standard input."""
Calling = Callable[[str, Path, int, str], Call]
"""What makes an engine's call of a text, a file, a rate and a speaker."""


class VoiceError(Exception):
    """An engine did not speak; says why in a sentence without its full stop."""


class WritingEngine:
    """A program that writes what it says into a file: 16 bits, mono."""

    speaks_directly = False
    """Whether it speaks at once instead of writing a file."""

    def __init__(self, name: str, program: str, call: Calling, patience: float = PATIENCE) -> None:
        """Use the program at this path; make its arguments by `call`, and give it so many seconds for a sentence."""
        self.name = name
        self.program = program
        self._call = call
        self._patience = patience
        self._child: subprocess.Popen[bytes] | None = None

    def render(self, text: str, path: Path, rate: int, speaker: str) -> None:
        """Write what is said, at `rate` words a minute, as WAV file; raises VoiceError."""
        said, target = plain(text), path.absolute()
        if not said:
            raise VoiceError("there is nothing to say")
        arguments, given = self._call(said, target, _possible(rate), checked(speaker))
        try:
            target.unlink(missing_ok=True)
            self._run(arguments, given, target.parent)
            written = target.is_file() and target.stat().st_size > 0
        except OSError as error:
            raise VoiceError(f"{self.name} can't be used: {error.strerror or error}") from error
        if not written:  # espeak-ng tells of a folder that it can't write to with status 0
            raise VoiceError(f"{self.name} wrote no sound")

    def stop(self) -> None:
        """End what is under way; may be called from any thread."""
        if (child := self._child) is not None:
            kill(child)

    def _run(self, arguments: list[str], given: str, folder: Path) -> None:
        child = self._child = start([self.program, *arguments], fed=True, folder=folder)
        try:
            child.communicate(given.encode(), timeout=self._patience)
        except subprocess.TimeoutExpired as error:
            raise VoiceError(f"{self.name} gave no answer within {self._patience:g} s") from error
        finally:
            self._child = None
            if child.returncode is None:
                end(child)
        if child.returncode:
            raise VoiceError(f"{self.name} failed with status {child.returncode}")


class SpeakingEngine:
    """Speech Dispatcher's spd-say, which can't write files."""

    speaks_directly = True
    """Whether it speaks at once instead of writing a file."""

    def __init__(self, name: str, program: str, patience: float = PATIENCE) -> None:
        """Use the program at this path, and give it so many seconds to hand over a sentence."""
        self.name = name
        self.program = program
        self._child = OneAtATime(patience)

    def speak(self, text: str, rate: int, speaker: str) -> bool:
        """Begin to say it and return at once; raises VoiceError, also for the sentence before.

        What is asked for while the program still hands over the sentence before is not said: False.
        """
        said, voice = plain(text), checked(speaker)
        failed = self._child.failure
        options = ["--application-name", "foottimer", "--rate", str(dispatcher_rate(_possible(rate)))]
        if voice:
            options += ["--synthesis-voice", voice]
        try:
            began = bool(said) and self._child.start([self.program, *options, "--", said])
        except OSError as error:
            raise VoiceError(f"{self.name} can't be used: {error.strerror or error}") from error
        if failed:
            raise VoiceError(f"{self.name} {failed}")
        return began

    def stop(self, seconds: float = 0) -> None:
        """End what is under way, after so long at most; may be called from any thread."""
        self._child.stop(seconds)


Engine = WritingEngine | SpeakingEngine
"""A program that speaks, the one way or the other."""


def find_engines(platform: str, which: Callable[[str], str | None]) -> tuple[Engine, ...]:
    """Return the engines that this machine has, the best first; `platform` is that of `sys`."""
    known: list[tuple[str, Calling | None]] = []
    if platform == "darwin":  # GNUstep has a `say` that is another program
        known.append(("say", _say))
    if platform == "win32":  # System.Speech is in Windows' own PowerShell, not in the newer pwsh
        known.append(("powershell", _powershell))
    known += [("espeak-ng", _espeak), ("espeak", _espeak), ("spd-say", None)]
    found = ((name, which(name), call) for name, call in known)
    return tuple(
        WritingEngine(name, program, call) if call else SpeakingEngine(name, program)
        for name, program, call in found
        if program
    )


def plain(text: str) -> str:
    """Return a text as it may be spoken: one line, nothing that an engine would obey, not longer than `LONGEST`."""
    line = "".join(char if char.isprintable() else " " for char in text[: 10 * LONGEST])
    words = _BRACKETED.sub(" ", line).translate(_MARKS).split()
    said = " ".join(words)
    if len(said) > LONGEST:
        said = said[: LONGEST + 1].rpartition(" ")[0] or said[:LONGEST]
    return said if any(char.isalnum() for char in said) else ""


def checked(speaker: str) -> str:
    """Return a speaker's name as it came from the settings; raises VoiceError where it can't be one."""
    right = all(char.isalnum() or char in _IN_SPEAKER for char in speaker)
    if not right or speaker.startswith("-") or len(speaker) > 100:
        raise VoiceError("a speaker's name has letters, digits, blanks and + - _ ( ) . only, and no dash in front")
    return speaker


def windows_rate(rate: int) -> int:
    """Return words a minute as System.Speech has them: -10 to 10, ten steps being a factor of three."""
    return max(-10, min(10, round(10 * math.log(rate / 180, 3))))


def dispatcher_rate(rate: int) -> int:
    """Return words a minute as Speech Dispatcher has them: -100 to 100, 0 being an engine's usual rate."""
    usual = 170
    reach = usual - SLOWEST if rate < usual else FASTEST - usual
    return max(-100, min(100, round(100 * (rate - usual) / reach)))


def _possible(rate: int) -> int:
    return max(SLOWEST, min(FASTEST, rate))


def _espeak(text: str, path: Path, rate: int, speaker: str) -> Call:
    """Only the name of the file: it is run in the file's folder, since it cuts a path at 200 characters."""
    voice = ["-v", speaker] if speaker else []
    return ["--stdin", "-b", "1", "-s", str(rate), *voice, "-w", path.name], text


def _say(text: str, path: Path, rate: int, speaker: str) -> Call:
    voice = ["-v", speaker] if speaker else []
    return ["-r", str(rate), *voice, "-o", str(path), "--data-format=LEI16@22050", "-f", "-"], text


def _powershell(text: str, path: Path, rate: int, speaker: str) -> Call:
    options = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "; ".join(_POWERSHELL)]
    return options, "\n".join((str(path), str(windows_rate(rate)), speaker, text))
