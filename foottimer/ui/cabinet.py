"""What the app does with the person's routine files, and how the last of it is undone; without Textual.

Whatever cannot be done raises KeepError, whose text says why and what to do, and nothing was lost.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.keeping.kept import KeepError, Kept
from foottimer.keeping.names import id_of
from foottimer.routine.library import Entry
from foottimer.routine.words import printable
from foottimer.ui.renaming import Done, Named, Renaming, check_name, stated_name
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.keeping.trash import Thrown
    from foottimer.ui.services import Services


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be undone."""

    what: str
    """What was done, as "delete Feet"."""
    needs: Path
    """The file without which it cannot be undone."""
    back: Callable[[], Done]
    """Undoes it."""


class ChangedSinceError(KeepError):
    """What was made was changed since, so that undoing would lose that."""


class Cabinet:
    """Does what is asked for with one routine file, and remembers how to undo it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._steps: list[Step] = []
        self._news: Done | None = None

    @property
    def keeping(self) -> Keeping:
        """What keeps the files; raises KeepError where there is no folder for them."""
        return self._services.keeping()

    @property
    def undoable(self) -> str:
        """What would be undone; empty for nothing."""
        return self._steps[-1].what if self._steps else ""

    def take_news(self) -> Done | None:
        """Return, once, what another screen than the library did."""
        news, self._news = self._news, None
        return news

    # Names ---------------------------------------------------------------------------------------

    def check(self, named: Named, old: Path | None = None) -> None:
        """Raise KeepError where a routine cannot be called so; the file `old` may keep what it has."""
        check_name(self.keeping, named, old)

    def id_for(self, name: str, old: Path | None = None) -> str:
        """Return the free id that a name makes; a file keeps the one it has where the name makes that too."""
        made = id_of(name)
        return made if old is not None and made == old.stem else self.keeping.free_id(name)

    def name_of(self, path: Path) -> str | None:
        """Return the name that a file states; None where it states none, or can't be read."""
        try:
            return stated_name(self.keeping.read(path).text)
        except KeepError:
            return None

    # Doing ---------------------------------------------------------------------------------------

    def make(self, named: Named, text: Callable[[str], str], elsewhere: bool = False) -> Done:
        """Make a routine file of what `text` returns for its name; it is news to the library if made `elsewhere`."""
        self.check(named)
        name = (named.name or "").strip()
        try:
            written = text(name)
        except ValueError as error:
            raise KeepError(str(error)) from error
        kept = self.keeping.create(named.id, written)
        self._steps.append(Step(f"new {name}", kept.path, lambda: self._throw_unchanged(name, kept)))
        done = Done(f"{name} is new among your routines.", "takes it away", kept.path)
        if elsewhere:
            self._news = done
        return done

    def duplicate(self, entry: Entry) -> Done:
        """Copy a routine, a bundled one too."""
        kept = self.keeping.duplicate(entry)
        name = stated_name(kept.text) or kept.id
        self._steps.append(Step(f"duplicate {entry.name}", kept.path, lambda: self._throw_unchanged(name, kept)))
        return Done(f"{name} is your copy.", "takes it away", kept.path)

    def delete(self, entry: Entry) -> Done:
        """Move a routine to the trash; where it stood in for a bundled one, that is back."""
        thrown = self.keeping.delete(entry.path)
        self._steps.append(Step(f"delete {entry.name}", thrown.path, lambda: self._back(thrown, entry.name)))
        bundled = self.keeping.bundled(entry.path.stem)
        also = " The bundled one is back." if bundled else ""
        return Done(f"{entry.name} is in the trash.{also}", "brings it back", bundled, entry.path)

    def revert(self, entry: Entry) -> Done:
        """Go back to the bundled routine that a file of the person's own stands in for."""
        thrown = self.keeping.revert(entry.path.stem)
        self._steps.append(Step(f"revert {entry.name}", thrown.path, lambda: self._back(thrown, entry.name)))
        said = f"{entry.name} is as bundled again; yours is in the trash."
        return Done(said, "brings yours back", self.keeping.bundled(entry.path.stem), entry.path)

    def rename(self, entry: Entry, named: Named, along: bool) -> Done:
        """Give a routine another name and id, and take its history along if wanted."""
        renaming = Renaming(self._services, entry.path, named)
        done = renaming.do(along)
        self._steps.append(Step(f"rename {entry.name}", renaming.path, renaming.undo))
        return done

    def thrown(self) -> tuple[Thrown, ...]:
        """Return what is in the trash, newest first."""
        return self.keeping.thrown()

    def restore(self, thrown: Thrown, name: str) -> Done:
        """Bring a file back from the trash."""
        done = self._back(thrown, name)
        self._steps = [step for step in self._steps if step.needs != thrown.path]
        path = done.path
        if path is not None:
            self._steps.append(Step(f"restore {name}", path, lambda: self._throw_again(path, name)))
        return done

    def undo(self) -> Done:
        """Undo what was done last; what cannot be undone any more is forgotten."""
        if not self._steps:
            raise KeepError("Nothing was done with a routine file since foottimer was opened.")
        step = self._steps.pop()
        try:
            return step.back()
        except ChangedSinceError:
            raise
        except KeepError:
            if os.path.lexists(step.needs):  # as in a folder that is read-only for now
                self._steps.append(step)
            raise

    # Undoing -------------------------------------------------------------------------------------

    def _back(self, thrown: Thrown, name: str) -> Done:
        path = self.keeping.restore(thrown)
        if path.stem != thrown.stem:
            return Done(f"{name} is back, as {printable(path.stem)}: there is another {thrown.id}.", path=path)
        instead = " It stands in for the bundled one." if self.keeping.bundled(path.stem) else ""
        return Done(f"{name} is back.{instead}", path=path)

    def _throw_unchanged(self, name: str, kept: Kept) -> Done:
        if self.keeping.read(kept.path).text != kept.text:
            raise ChangedSinceError(f"{name} was changed since it was made: delete it, if that is what you want.")
        return self._throw_again(kept.path, name)

    def _throw_again(self, path: Path, name: str) -> Done:
        self.keeping.delete(path)
        return Done(f"{name} is in the trash.", path=self.keeping.bundled(path.stem), gone=path)
