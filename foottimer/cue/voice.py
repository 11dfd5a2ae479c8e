"""Sentences spoken into files before they are needed, and kept: an engine takes too long to be asked on time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from array import array
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from foottimer.cue.background import in_background
from foottimer.cue.engines import Engine, SpeakingEngine, VoiceError, WritingEngine, plain
from foottimer.cue.kept import length, softened, tidy
from foottimer.cue.tones import LOUDEST
from foottimer.cue.wav import read_as_written, write_wav
from foottimer.folders import make

MOST_KEPT = 64 * 2**20
"""Bytes of sentences that stay in the cache, some 25 minutes; those that were not asked for longest go first."""
HEADROOM = 3
"""Steps of the volume by which speech is louder than tones: at 7 it is as loud as the engine speaks."""
FAILURES = 2
"""How often in a row an engine may fail before it is given up."""

_FORM = "1"
"""Part of every file's name: sentences that are stored in another way have another one."""
_QUIET = 100
"""What is softer than the loudest sample by this factor (40 dB) counts as silence."""
_LEAVING, _LOOK = 10, 0.1
"""How often a closed voice looks whether its thread has ended, and the seconds between."""
_AROUND = 100
"""Samples of silence that stay before and after, 4.5 ms at 22,050 Hz: a sound cut at once clicks."""


class Voice:
    """Speaks the sentences of a session by one engine, from a thread of its own.

    Every method may be called from any thread. With an engine that speaks directly there are no files, and
    `speak` says a sentence at once.
    """

    def __init__(self, engine: Engine, folder: Path, rate: int, speaker: str, tell: Callable[[str], object]) -> None:
        """Keep sentences in a folder that is theirs alone.

        `tell` is given, once and from any thread, a sentence that says why the engine was given up.
        """
        self._engine = engine
        self._folder = folder
        self._rate = rate
        self._speaker = speaker
        self._tell = tell
        self._changed = threading.Condition()
        self._ready: dict[str, tuple[Path, int]] = {}
        self._waiting: list[str] = []
        self._tried: set[str] = set()
        self._working = False
        self._failures = 0
        self._live = True

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine.name

    @property
    def live(self) -> bool:
        """Whether it speaks: it is neither closed nor given up."""
        return self._live

    @property
    def speaks_directly(self) -> bool:
        """Whether there are no files, and `speak` is to be used."""
        return self._engine.speaks_directly

    def prepare(self, texts: Iterable[str]) -> None:
        """Have these rendered that are not yet there, the first one first, and before those asked for earlier."""
        engine = self._engine
        if isinstance(engine, SpeakingEngine):
            return
        wanted = dict.fromkeys(text for text in texts if plain(text))
        with self._changed:
            if not self._live:
                return
            self._waiting = [*wanted, *(text for text in self._waiting if text not in wanted)]
            self._tried.difference_update(wanted)
            if self._working or not self._waiting:
                return
            self._working = in_background("voice", partial(self._work, engine)) is not None

    def path(self, text: str, volume: int = LOUDEST) -> Path | None:
        """Return the file of a prepared sentence beside tones of a volume from 1 to 10, None while there is none.

        One that is softer than the engine spoke it is made when it is first asked for, in some ms.
        """
        volume = min(LOUDEST, volume + HEADROOM)
        path, _ = self._ready.get(text, (None, 0))
        if path is None or not os.path.isfile(path):  # is_file() raises where it may not look
            return None
        return path if volume == LOUDEST else softened(path, volume)

    def ms(self, text: str) -> int | None:
        """Return how long a prepared sentence takes, None while there is none."""
        return self._ready[text][1] if text in self._ready else None

    def speak(self, text: str) -> None:
        """Say it at once, where the engine speaks directly."""
        if not self._live or not isinstance(self._engine, SpeakingEngine):
            return
        try:
            if self._engine.speak(text, self._rate, self._speaker):  # and the sentence before went well
                self._failures = 0
        except VoiceError as error:
            self._failed(str(error))

    def stop(self) -> None:
        """Say no more of what is spoken directly."""
        if self.speaks_directly:
            self._engine.stop()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to render, at most so long; return whether nothing is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._working, seconds)

    @property
    def left(self) -> int:
        """How many sentences wait to be rendered."""
        return len(self._waiting)

    def close(self, seconds: float = 0) -> None:
        """Render nothing more, and say nothing; what is being said has so long to be handed over."""
        with self._changed:
            self._live = False
            self._waiting.clear()
        if isinstance(self._engine, SpeakingEngine):
            self._engine.stop(seconds)
            return
        for _ in range(_LEAVING):
            self._engine.stop()  # again and again: one may just be starting
            if self.wait(_LOOK):
                return

    def _work(self, engine: WritingEngine) -> None:
        while True:
            while (text := self._next()) is not None:
                self._make(engine, text)
            tidy(self._folder, MOST_KEPT, [path for path, _ in self._ready.values()])
            with self._changed:
                if not self._waiting:
                    self._working = False
                    self._changed.notify_all()
                    return

    def _next(self) -> str | None:
        with self._changed:
            return self._waiting.pop(0) if self._waiting else None

    def _make(self, engine: WritingEngine, text: str) -> None:
        if self.path(text) is not None:
            return
        path = self._folder / f"{self._key(text)}.wav"
        try:
            ms = length(path)
            if ms is None:
                ms = self._render(engine, text, path)
        except VoiceError as error:
            self._again(text, str(error))
        except OSError as error:
            self._again(text, f"no sentence can be kept ({error.strerror or error})")
        else:
            self._ready[text] = (path, ms)

    def _render(self, engine: WritingEngine, text: str, path: Path) -> int:
        make(self._folder)
        draft = path.with_name(f"{path.stem}-{os.getpid()}-{threading.get_ident()}.wav")
        try:
            engine.render(text, draft, self._rate, self._speaker)
            samples, hertz = read_as_written(draft)
            speech = trimmed(samples)
            if not speech:
                raise VoiceError(f"{self.name} wrote only silence")
            write_wav(path, speech, hertz)
        except ValueError as error:
            raise VoiceError(f"what {self.name} wrote is no sound") from error
        finally:
            draft.unlink(missing_ok=True)
        self._failures = 0
        return len(speech) * 1000 // hertz

    def _key(self, text: str) -> str:
        said = json.dumps([_FORM, self.name, self._speaker, self._rate, plain(text)])
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def _again(self, text: str, reason: str) -> None:
        """Try a sentence that failed once more when the others are done."""
        with self._changed:
            if self._live and text not in self._tried:
                self._tried.add(text)
                self._waiting.append(text)
        self._failed(reason)

    def _failed(self, reason: str) -> None:
        with self._changed:
            self._failures += 1
            if not self._live or self._failures < FAILURES:
                return
            self._live = False
            self._waiting.clear()
        with contextlib.suppress(Exception):  # what telling does wrong must not end the thread
            self._tell(f"Cues are not spoken: {reason}.")


def trimmed(samples: array[int]) -> array[int]:
    """Return sound without the silence before and after; nothing where there is only silence."""
    loudest = max(max(samples, default=0), -min(samples, default=0))
    if not loudest:
        return array("h")
    bound = loudest // _QUIET
    first = next(at for at, value in enumerate(samples) if abs(value) > bound)
    last = next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > bound)
    return samples[max(0, first - _AROUND) : last + 1 + _AROUND]
