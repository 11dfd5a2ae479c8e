"""A routine that is being changed, and the file that it is kept in; without Textual."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.edit.desk import Desk
from foottimer.edit.document import Document
from foottimer.keeping.kept import KeepError
from foottimer.keeping.names import why_no_id
from foottimer.routine.duration import format_duration
from foottimer.text.copying import as_copy, out_of_series
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.keeping.kept import Gone, Kept
    from foottimer.keeping.recovery import Recovery
    from foottimer.routine.catalogue import Catalogue
    from foottimer.routine.model import Routine


def total_text(document: Document) -> str:
    """Return how long it all takes, as "8:12" or "~8:12"; empty where nobody knows."""
    if document.total is None or (document.stale and not document.rows):
        return ""
    return f"{'~' if document.estimated else ''}{format_duration(document.total)}"


class Origin(Enum):
    """Where a routine is kept."""

    BUNDLED = "bundled; saving makes your copy"
    """In the program; the first save makes a file of the person's own."""
    COPY = "your copy of a bundled one"
    """In the person's folder, in place of a bundled one."""
    OWN = "your own"
    """In the person's folder."""
    ELSEWHERE = "a file of its own"
    """Somewhere else."""


class Draft:
    """What a person makes of a routine until it is saved."""

    def __init__(self, keeping: Keeping, path: Path, catalogue: Catalogue) -> None:
        """Read the file; raises KeepError when it can't be read."""
        self._keeping = keeping
        self.kept = keeping.read(path)
        """The file as it was read or written last; the bundled one until there is a copy."""
        self.desk = Desk(self.kept.id, self.kept.text, catalogue)
        """Where it is changed."""
        self.total_before = total_text(self.desk.document)
        """How long it took when it was opened or saved last."""

    # What it is ----------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The routine's id: the file's stem, made safe to print."""
        return self.kept.id

    @property
    def origin(self) -> Origin:
        """Where it is kept."""
        if self._keeping.is_bundled(self.kept.path):
            return Origin.BUNDLED
        if self.kept.path.parent != self._keeping.folder:
            return Origin.ELSEWHERE
        return Origin.COPY if self._keeping.bundled(self.id) else Origin.OWN

    @property
    def bundled_path(self) -> Path | None:
        """Where the bundled one is that this is, or stands in for; None where there is none."""
        return None if self.origin is Origin.ELSEWHERE else self._keeping.bundled(self.id)

    @property
    def target(self) -> Path:
        """The file that it is saved to."""
        return self._keeping.own_path(self.kept.path)

    @property
    def name(self) -> str:
        """What it is called; its id where that can't be told."""
        return self.desk.document.name

    @property
    def text(self) -> str:
        """The whole text as it is now, as it would be saved."""
        return self.desk.document.text

    @property
    def changed(self) -> bool:
        """Whether something is not saved."""
        return self.desk.changed

    # Names ---------------------------------------------------------------------------------------

    def why_not_renamed(self, id_: str) -> None:
        """Raise KeepError, with what to do, where the file can't have this id."""
        if why := why_no_id(id_):
            raise KeepError(why)
        if self.origin is Origin.ELSEWHERE:
            raise KeepError("It is not in the folder of your routines: rename it where it is.")
        if self._keeping.free_id(id_) != id_:
            raise KeepError(f"There is a routine {id_} already: choose another name.")

    def rename(self, id_: str) -> None:
        """Rename the file; of a bundled one, make a copy of that name. Raises KeepError."""
        before = self.target
        if self.origin is Origin.BUNDLED:
            self.kept = self._keeping.create(id_, out_of_series(self.kept.text))
            self.desk.retext(out_of_series(self.text), label="take it out of its series")
            self.desk.saved_as(self.kept.text)
        else:
            self.kept = replace(self.kept, path=self._keeping.rename(self.kept.path, id_))
        self._moved_from(before)

    # Saving --------------------------------------------------------------------------------------

    def save(self) -> str:
        """Write the file and return what to say; raises KeepError, ChangedMeanwhile."""
        first = self.origin is Origin.BUNDLED
        self.kept = self._keeping.save(self.kept, self.text)
        self._saved()
        said = "Saved as your own copy; the bundled one stays as it is." if first else "Saved."
        return (
            said
            if self.desk.document.routine is not None
            else f"{said} It can't be followed yet: something in it is wrong."
        )

    def overwrite(self) -> str:
        """Write the file, whatever is there, and return what to say; raises KeepError, ChangedMeanwhile."""
        self.kept = self._keeping.overwrite(self.kept, self.text)
        self._saved()
        return "Saved over what was there."

    def save_as_another(self) -> str:
        """Write it to a new file of the person's own, go on with that, and return what to say; raises KeepError."""
        before = self.target
        self.kept = self._keeping.create(self._keeping.free_id(self.id), as_copy(self.text))
        self.desk.retext(self.kept.text, label="make it another routine")
        self._saved()
        self._moved_from(before)
        return f"Saved as another routine, {self.id}."

    def take(self, theirs: Kept) -> None:
        """Go on with the file as another program wrote it; the draft can be brought back by undo."""
        self.kept = theirs
        self.desk.retext(theirs.text, label="take what another program wrote")
        self._saved()

    def revert(self) -> str:
        """Go back to the bundled routine, and return what to say; raises KeepError."""
        bundled = self.bundled_path
        if bundled is None:
            return ""
        thrown = self.origin is Origin.COPY
        if thrown:
            self._keeping.revert(self.id)
        self.kept = self._keeping.read(bundled)
        self.desk.retext(self.kept.text, label="go back to the bundled one")
        self._saved()
        where = "Your copy is in the trash; u brings it back here." if thrown else "u brings back what you changed."
        return f"As bundled again. {where}"

    def _moved_from(self, before: Path) -> None:
        """Go on under the id that the file has now, and keep what a crash would lose for that file."""
        self.desk.renamed(self.id)
        with suppress(KeepError):  # then the copy that there is stays, for the file that it was made for
            self.keep_copy()
            self._keeping.drop_recovery(before)

    def _saved(self) -> None:
        self.drop_copy()
        self.desk.saved_as(self.kept.text)
        self.total_before = total_text(self.desk.document)

    def before(self) -> tuple[str, str]:
        """Return what it is compared with, in words and as text: the bundled one, else the file. Raises KeepError."""
        bundled = self.bundled_path
        return ("as saved", self.kept.text) if bundled is None else ("as bundled", self._keeping.read(bundled).text)

    def routine_of(self, text: str) -> Routine | None:
        """Return what another text of it says; None where that has an error."""
        return Document.of(self.id, text, self.desk.document.catalogue).routine

    def look(self) -> Kept | Gone | None:
        """Return what another program made of the file, None for nothing."""
        return self._keeping.changed(self.kept)

    # What a crash would lose ---------------------------------------------------------------------

    def keep_copy(self) -> None:
        """Keep a copy of what is not saved; drop it where everything is."""
        if self.changed:
            self._keeping.keep_recovery(self.target, self.text, self.kept.text)
        else:
            self.drop_copy()

    def drop_copy(self) -> None:
        """Drop the copy: it is saved or thrown away. One that can't be is offered once more, which does no harm."""
        with suppress(KeepError):
            self._keeping.drop_recovery(self.target)

    def recovery(self) -> Recovery | None:
        """Return what an earlier run left that was never saved."""
        found = [one for one in self._keeping.recoveries() if one.path == self.target and one.text != self.kept.text]
        return max(found, key=lambda one: one.when, default=None)

    def drop_recovery(self, recovery: Recovery) -> None:
        """Drop what an earlier run left; raises KeepError."""
        self._keeping.drop_recovery(recovery)
