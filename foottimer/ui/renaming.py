"""Another name and another id for a routine file, with its history, and back again; without Textual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.history.store import StoreError
from foottimer.keeping.kept import KeepError, Kept
from foottimer.keeping.names import why_no_id
from foottimer.routine.problem import Problem
from foottimer.routine.source import parse
from foottimer.routine.words import printable, unsafe_character
from foottimer.text.blocks import set_value
from foottimer.text.values import EditError
from foottimer.text.written import Written
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.ui.services import Services


@dataclass(frozen=True, slots=True)
class Named:
    """What a routine is to be called."""

    name: str | None
    """Its name in the file; None where the file cannot be given one."""
    id: str
    """What the file is called, without its ending."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done."""

    said: str
    """It, in a sentence."""
    undo: str = ""
    """What undoing would do, as "brings it back"; empty where that goes without saying."""
    path: Path | None = None
    """The routine file that it is about; None where that is gone, and no other one came for it."""
    gone: Path | None = None
    """The routine file that is gone."""


def check_name(keeping: Keeping, named: Named, old: Path | None = None) -> None:
    """Raise KeepError, with what to do, where a routine cannot be called so; the file `old` may keep what it has."""
    if named.name is not None:
        if not named.name.strip():
            raise KeepError("A routine needs a name: type one.")
        if bad := unsafe_character(named.name):
            raise KeepError(f"The name holds the character U+{ord(bad):04X}, which no text may hold: take it out.")
    if old is not None and named.id == old.stem:
        return
    if not named.id:
        raise KeepError("The file needs a name too: type one.")
    if why := why_no_id(named.id):
        raise KeepError(why)
    if keeping.bundled(named.id) is not None:
        raise KeepError(f"{named.id} came with foottimer: call the file something else.")
    in_its_own_way = old is not None and old.stem.casefold() == named.id
    if keeping.free_id(named.id) != named.id and not in_its_own_way:
        raise KeepError(f"There is a file {named.id}.toml already: call it something else.")


class Renaming:
    """One renaming. Whatever is refused raises KeepError, and the file is called what it was."""

    def __init__(self, services: Services, path: Path, named: Named) -> None:
        """Be about to give a file another name; raises KeepError where it can't be read."""
        self._services = services
        self._keeping = services.keeping()
        self._old = path
        self._named = named
        self._before = self._keeping.read(path)
        self._after = self._before.text
        self._there: frozenset[str] | None = None
        self.path = path
        """Where the file is."""

    def do(self, along: bool) -> Done:
        """Rename, and take the history along if wanted."""
        check_name(self._keeping, self._named, self._old)
        try:
            self._there = self._services.session_ids(self._named.id)
        except StoreError as error:
            if along:
                raise KeepError(f"Not renamed, since its history cannot be taken along: {error}") from error
        after = self._name(self._before, self._named.name)
        self._after = after.text
        self.path = self._move(after, self._before.text, self._named.id)
        moved = self.path != self._old
        said = self._take_along(self._old.stem, self.path.stem) if along and moved else ""
        if moved and self._keeping.bundled(self._old.stem) is not None:
            said += f" The bundled {self._old.stem} is back beside it."
        return Done(f"{_called(after, self.path)}{said}", "takes that back", self.path)

    def undo(self) -> Done:
        """Call it what it was, with what was changed in it and done of it since; sessions of others stay theirs."""
        now = self._keeping.read(self.path)
        if now.text == self._after:
            mended = self._keeping.save(now, self._before.text)
        else:
            mended = self._name(now, stated_name(self._before.text))
        old = self._move(mended, now.text, self._old.stem)
        known = old != self.path and self._there is not None
        said = self._take_along(self.path.stem, old.stem, self._there or frozenset()) if known else ""
        return Done(f"{_called(mended, old)}{said}", path=old)

    def _name(self, kept: Kept, name: str | None) -> Kept:
        """Write another name into the file."""
        if name is None or name == stated_name(kept.text):
            return kept
        try:
            text = set_value(Written.of(kept.text), ("name",), name.strip()).whole
        except EditError as error:
            raise KeepError(f"Not renamed: {error}. Mend the file first.") from error
        return self._keeping.save(kept, text)

    def _move(self, kept: Kept, before: str, id_: str) -> Path:
        """Give the file another id; where that fails it gets the text from `before` it was named again."""
        if id_ == kept.path.stem:
            return kept.path
        try:
            return self._keeping.rename(kept.path, id_)
        except KeepError:
            self._keeping.save(kept, before)
            raise

    def _take_along(self, old: str, new: str, staying: frozenset[str] = frozenset()) -> str:
        """Have the sessions of one id be of another, and return what is to be said of it."""
        try:
            moved = self._services.take_history_along(old, new, staying)
        except StoreError as error:
            return f" Its history stays with {old}: {error}."
        return f" {moved} session{'' if moved == 1 else 's'} went along." if moved else ""


def stated_name(text: str) -> str | None:
    """Return the name that a file states; None where it cannot be told."""
    source = parse(text)
    name = None if isinstance(source, Problem) else source.data.get("name")
    return printable(name) if isinstance(name, str) else None


def _called(kept: Kept, path: Path) -> str:
    name = stated_name(kept.text)
    return f"It is {name} now, kept as {path.name}." if name else f"It is kept as {path.name} now."
