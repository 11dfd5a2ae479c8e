"""Writing one setting into `settings.toml`; whatever else stands there stays as it is."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from pathlib import Path

from foottimer.files import RefusedError, replace_whole
from foottimer.folders import make
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import decode, parse
from foottimer.settings.read import Reading, reading_of
from foottimer.settings.registry import Entry
from foottimer.text.single import remove, set_value
from foottimer.text.values import EditError

HEAD = "# What you chose for foottimer. `foottimer config` prints every setting and what it means.\n"
"""What a new file begins with."""


class SettingsError(Exception):
    """Why a setting was not written, on one line; the file is as it was. The path in it may not be safe to print."""


def set_stated(file: Path, entry: Entry, stated: object) -> Reading:
    """Write what the file shall say for a setting, None to take it out, and return what it then says.

    Raises SettingsError, also when that is no value of this setting.
    """
    if stated is None:
        return unset_setting(file, entry)
    return rewrite(file, lambda text: set_value(text, entry.path, stated))


def unset_setting(file: Path, entry: Entry) -> Reading:
    """Take a setting out, so that it is at its default, and return what the file then says; raises SettingsError."""

    def without(text: str) -> str:
        return remove(text, entry.path) if _states(text, entry) else text

    return rewrite(file, without)


def rewrite(file: Path, change: Callable[[str], str]) -> Reading:
    """Replace the text of the file, where `change` changes it, and return what it then says.

    A link stays one: what it leads to is replaced. A file with an error in it is never written, but where the change
    mends it. Raises SettingsError.
    """
    target = Path(os.path.realpath(file))
    try:
        old = _bytes_of(target, file)
        text = HEAD if old is None else _text(old, file)
        new = change(text)
        reading, before = reading_of(new), reading_of(text).errors
        if reading.errors:
            if before:
                raise _refused(before[0], file)
            raise SettingsError(f"{reading.errors[0].path}: {reading.errors[0].message}")
        if new != text:
            mark = codecs.BOM_UTF8 if old and old.startswith(codecs.BOM_UTF8) else b""
            _replace(target, file, old, mark + new.encode("utf-8"))
    except RefusedError as error:
        raise SettingsError(f"{file}: {error}: it was left as it is") from error
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror or error}") from error
    except EditError as error:
        raise SettingsError(f"{file}: {error}") from error
    return reading


def _bytes_of(target: Path, file: Path) -> bytes | None:
    """Return what a file holds, None where there is none."""
    if not os.path.lexists(target):
        return None
    data = read_bytes(target)
    if isinstance(data, Problem):
        raise _refused(data, file)
    return data


def _text(data: bytes, file: Path) -> str:
    """Return the text of a file; raises SettingsError where it is no TOML, in which nothing can be found."""
    text = decode(data)
    source = text if isinstance(text, Problem) else parse(text)
    if isinstance(source, Problem):
        raise _refused(source, file)
    return source.text


def _states(text: str, entry: Entry) -> bool:
    """Whether a text says anything of a setting, right or wrong."""
    source = parse(text)
    table = {} if isinstance(source, Problem) else source.data.get(entry.path[0])
    return isinstance(table, dict) and entry.path[1] in table


def _refused(problem: Problem, file: Path) -> SettingsError:
    return SettingsError(f"{problem.show(str(file))} (mend this first: the file was left as it is)")


def _replace(target: Path, file: Path, old: bytes | None, new: bytes) -> None:
    """Put a new file in the place of one that holds `old`, so that there is never half a file."""

    def unchanged() -> None:
        if _bytes_of(target, file) != old:
            raise SettingsError(f"{file} was changed meanwhile by somebody else: try again")

    make(file.parent)
    replace_whole(target, new, unchanged)
