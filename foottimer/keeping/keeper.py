"""The person's routine files: read, saved whole, renamed, duplicated, thrown away and brought back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from foottimer.files import add_whole, move_new, replace_whole
from foottimer.folders import make
from foottimer.keeping.kept import (
    GONE,
    ChangedMeanwhile,
    Gone,
    KeepError,
    Kept,
    encoded,
    is_gone,
    read_kept,
    reported,
    shown,
    stamp_from,
    stamp_of,
)
from foottimer.keeping.names import copied_id
from foottimer.keeping.places import Places, new_path, taken
from foottimer.keeping.recovery import Copies, Recovery
from foottimer.keeping.trash import Thrown, in_trash, take_out, throw, throw_copy
from foottimer.routine.library import Entry, bundled_folder


class Keeping(Places):
    """Keeps the routine files of one folder. Whatever is refused raises KeepError, and nothing was lost.

    A file is named by its path; or by its id, which is then that of one of the person's own.
    """

    def __init__(
        self, folder: Path, trash: Path, recovery: Path, now: Callable[[], datetime], bundled: Path | None = None
    ) -> None:
        """Keep files in `folder`; what is thrown away goes to `trash`. Folders are made when something goes there.

        `now` returns the time, aware. `bundled` is where the routines are that came along, which are never written.
        """
        super().__init__(folder, bundled_folder() if bundled is None else bundled)
        self.trash = trash
        self._now = now
        self._copies = Copies(recovery)

    # Reading and saving --------------------------------------------------------------------------

    def read(self, path: Path) -> Kept:
        """Return what a file holds, whoever's it is; a broken routine too."""
        return read_kept(path)

    def changed(self, kept: Kept) -> Kept | Gone | None:
        """Return what the disk has where that is something else than `kept`, GONE where there is no file any more.

        It is cheap where nothing was written, so it may be asked every second.
        """
        stamp = stamp_of(kept.path)
        if stamp == kept.stamp:
            return None
        if stamp is None and is_gone(kept.path):
            return GONE
        found = read_kept(kept.path)
        return None if found.text == kept.text else found

    def save(self, kept: Kept, text: str) -> Kept:
        """Save a text in the place of what was read, and return the file as it is then.

        Of a bundled routine it becomes the person's own, which stands in for it. Raises ChangedMeanwhile where the
        disk has something else than what was read.
        """
        path, data = self.own_path(kept.path), encoded(text, kept.path)
        if path != kept.path:
            _check_disk(path, None)
            return self.create(path.stem, text)
        theirs = _theirs(path)
        if theirs is not None and theirs.text == text:
            return theirs
        return self._replace(path, text, data, kept.text)

    def overwrite(self, kept: Kept, text: str) -> Kept:
        """Save a text whatever the disk has; what it had goes to the trash, unless it is what was read."""
        path, data = self.own_path(kept.path), encoded(text, kept.path)
        found = _theirs(path)
        theirs = found.text if found else None
        if theirs is not None and theirs not in (kept.text, text):
            throw_copy(path, theirs.encode("utf-8"), self.trash, self._now())
        return self._replace(path, text, data, theirs)

    def create(self, id_: str, text: str) -> Kept:
        """Make a file of the person's own, never over another one."""
        path = new_path(self.folder, id_)
        data = encoded(text, path)
        with reported(path, "made"):
            make(self.folder)
            try:
                return Kept(path, text, stamp_from(add_whole(path, data)))
            except FileExistsError:
                raise taken(path.name) from None

    # Names ---------------------------------------------------------------------------------------

    def rename(self, routine: str | Path, new_id: str) -> Path:
        """Give a file another id that no file has, and return where it is then; a link is renamed itself."""
        path = self.own(routine)
        target = new_path(path.parent, new_id, path.name)
        if target == path:
            return path
        with reported(path, "renamed"):
            try:
                if path.name.casefold() == target.name.casefold() and os.path.exists(target):
                    os.rename(path, target)  # where capital letters are the same, it is in its own way
                else:
                    move_new(path, target)
            except FileExistsError:
                raise taken(target.name) from None
        return target

    def duplicate(self, routine: str | Path | Entry, new_id: str | None = None, name: str | None = None) -> Kept:
        """Copy a file, a bundled one too, under another id and name, and return the copy.

        Without an id it is a free one near the old one; without a name "(copy)" is added to it.
        """
        from foottimer.text.copying import as_copy  # edits of a text, which no start has to wait for

        path = routine.path if isinstance(routine, Entry) else self.path_of(routine)
        if not os.path.lexists(path):
            path = self.bundled(path.stem) or path
        text = as_copy(read_kept(path).text, name)
        return self.create(self.free_id(copied_id(path.stem)) if new_id is None else new_id, text)

    # Throwing away -------------------------------------------------------------------------------

    def delete(self, routine: str | Path) -> Thrown:
        """Move a file to the trash."""
        return throw(self.own(routine), self.trash, self._now())

    def revert(self, id_: str) -> Thrown:
        """Move the person's own file that stands in for a bundled one to the trash, so that that one is back."""
        if self.bundled(id_) is None:
            raise KeepError(f"no routine {shown(Path(id_))} came with foottimer: there is nothing to go back to")
        return self.delete(id_)

    def thrown(self) -> tuple[Thrown, ...]:
        """Return what is in the trash, newest first."""
        return in_trash(self.trash)

    def restore(self, thrown: Thrown, as_id: str | None = None) -> Path:
        """Bring a file back from the trash, and return where it is then.

        That is under the name it had, else under a free id near it; or under the id that is given, if that is free.
        """
        for target in self.homes(thrown.stem, as_id):
            if take_out(thrown, target):
                return target
        raise taken(f"{as_id}.toml")

    # Recovery ------------------------------------------------------------------------------------

    def keep_recovery(self, path: Path, text: str, base_text: str) -> None:
        """Keep what is typed into a file and not saved yet, until it is dropped; it is kept for where a save goes."""
        self._copies.keep(self.own_path(path), text, base_text, self._now())

    def drop_recovery(self, what: Path | Recovery) -> None:
        """Drop what this program keeps of a file, or what an earlier one left."""
        self._copies.drop(self.own_path(what) if isinstance(what, Path) else what)

    def recoveries(self) -> tuple[Recovery, ...]:
        """Return what programs that died had not saved, newest first; that of living ones is theirs."""
        return self._copies.left()

    def origin_of(self, left: Recovery) -> Path | None:
        """Return what to open to go on with what was typed: its file, else the bundled one; None for neither."""
        return left.path if os.path.lexists(left.path) else self.bundled(left.id)

    def close(self) -> None:
        """Let go of the recovery copies; those not dropped are offered at the next start."""
        self._copies.close()

    # Helpers -------------------------------------------------------------------------------------

    def _replace(self, path: Path, text: str, data: bytes, known: str | None) -> Kept:
        """Put a new file in the place of what is known to be there; what a link leads to, in the place of that."""
        with reported(path, "saved"):
            target = Path(os.path.realpath(path))
            make(path.parent)
            return Kept(path, text, stamp_from(replace_whole(target, data, lambda: _check_disk(path, known))))


def _theirs(path: Path) -> Kept | None:
    """Return what the disk has, None for no file."""
    return None if is_gone(path) else read_kept(path)


def _check_disk(path: Path, known: str | None) -> None:
    """Raise ChangedMeanwhile unless the disk has what is known to be there, None for no file."""
    theirs = _theirs(path)
    if (theirs.text if theirs else None) != known:
        raise ChangedMeanwhile(path, theirs)
