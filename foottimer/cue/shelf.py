"""The tones as files, each made when it is first asked for and kept for the next time."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from foottimer.cue import tones
from foottimer.cue.pcm import header
from foottimer.cue.wav import write_wav
from foottimer.folders import make


class Shelf:
    """Tone files in a folder, named by tone, volume and the edition of the recipes.

    A folder that can't be written gives way to a temporary one of our own; where there is none either, there are no
    files, and `path` says None. Safe from any thread.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, which is made with the first file."""
        self._folder: Path | None = folder
        self._spare: TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._edition = tones.edition()

    def path(self, name: str, volume: int = tones.LOUDEST) -> Path | None:
        """Return the file of a tone, made now where it is not there or not whole; None where it can't be.

        A tone not made before takes some ms: `fill` makes them beforehand. Raises KeyError for a name that is no
        tone's, ValueError for a volume outside of 1 to 10.
        """
        size = len(header(0)) + 2 * tones.count(name)
        tones.gain(volume)
        file = f"{name}-{volume}-{self._edition}.wav"
        with self._lock:
            while self._folder is not None:
                path = self._folder / file
                if _size(path) == size or self._make(path, name, volume):
                    return path
                self._give_way()
        return None

    def length(self, name: str) -> int:
        """Return a tone's ms."""
        return tones.length(name)

    def fill(self, volume: int = tones.LOUDEST) -> bool:
        """Make every tone at this volume that is not there yet; return whether all are."""
        return all(self.path(name, volume) is not None for name in tones.NAMES)

    def close(self) -> None:
        """Remove the temporary folder, where one was needed; nothing is on the shelf afterwards."""
        with self._lock:
            spare, self._spare, self._folder = self._spare, None, None
        if spare is not None:
            with contextlib.suppress(OSError):
                spare.cleanup()

    def _make(self, path: Path, name: str, volume: int) -> bool:
        try:
            make(path.parent)
            write_wav(path, tones.samples(name, volume))
        except OSError:
            return False
        self._forget_earlier(path)
        return True

    def _forget_earlier(self, made: Path) -> None:
        """Remove this tone's files of other editions; nobody plays them any more."""
        with contextlib.suppress(OSError):
            name_and_volume = made.name.removesuffix(f"{self._edition}.wav")
            for file in made.parent.glob(f"{name_and_volume}{'[0-9a-f]' * len(self._edition)}.wav"):
                if file != made:
                    file.unlink()

    def _give_way(self) -> None:
        """Go on in a temporary folder, or, when that one fails too, without any."""
        self._folder = None
        if self._spare is None:
            with contextlib.suppress(OSError):
                self._spare = TemporaryDirectory(prefix="foottimer-", ignore_cleanup_errors=True)
                self._folder = Path(self._spare.name)


def _size(path: Path) -> int | None:
    """Return the size of a file; None where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return None
