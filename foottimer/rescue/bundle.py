"""One file with all a person has: sessions, routines, plans, exercises, settings; written, and read as a stranger's."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sqlite3
import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from foottimer.files import beside, keep_made
from foottimer.folders import make
from foottimer.history.backups import Backup, RefusedBackupError, backups_in, copied, in_order
from foottimer.history.database import StoreError
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import MAX_BYTES
from foottimer.routine.words import quote
from foottimer.values import dataclass

PROGRAM, FORMAT = "foottimer backup", 1
"""What `ABOUT` says a bundle is."""
ABOUT, HISTORY, SETTINGS, EXERCISES = "about.json", "history.db", "settings.toml", "exercises.toml"
"""The names in a bundle; routines are below `ROUTINES`, plans below `PLANS`."""
ROUTINES, PLANS = "routines/", "plans/"
FOLDERS = (ROUTINES, PLANS)
"""The folders in a bundle; in each are files of TOML and nothing else."""
MOST_FILES = 10_000
"""So many files of a folder are written at most, and about as many of both together are taken."""
MOST_BYTES = 256 * 2**20
"""So many bytes of texts are written and taken at most, all of them together: they are in memory at once."""
_FILE = re.compile(r"[^\x00-\x1f\x7f/\\:]{1,120}\.toml")
_NAME = re.compile(r"foottimer-(\d{4}-\d\d-\d\d-\d{6})(?:-(before-restore))?(?:-(\d{1,3}))?\.zip")
_ENTRIES = 2 * MOST_FILES + 100
_CHUNK = 2**20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
)
"""What reading a broken or odd zip file raises."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class BundleError(Exception):
    """A bundle is not written or read; the message is a sentence's end that says why."""


class NoRoomError(BundleError):
    """A bundle may be whole, but what is in it has no room here."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a person's things are."""

    history: Path
    """The store."""
    routines: Path
    """The folder of routines."""
    exercises: Path
    """The file of exercises."""
    settings: Path
    """The file of settings."""
    plans: Path
    """The folder of plans."""

    def folder(self, name: str) -> Path:
        """Where the files of one of `FOLDERS` belong."""
        return self.plans if name == PLANS else self.routines


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds, checked; nothing in it says where it goes."""

    made: str
    """When it was made, as it says."""
    texts: Mapping[str, bytes]
    """The contents of settings, exercises, routines and plans, by their names in the bundle."""
    history: Path | None
    """A temporary copy of its store, whole; None where there is none."""
    ignored: tuple[str, ...]
    """Names in it that mean nothing here."""


def bundles_in(folder: Path) -> tuple[Backup, ...]:
    """The bundles in a folder that are named as `foottimer backup` does, whatever is in them."""
    return tuple(backup for path in folder.glob("foottimer-*.zip") if (backup := _bundle(path)) is not None)


def saved_in(folder: Path, now: datetime) -> tuple[Backup, ...]:
    """What a history could be brought back from, newest first: backups of the store, and bundles with a history.

    Raises StoreError where the folder can't be looked into.
    """
    return in_order((*backups_in(folder, now), *filter(_holds_history, bundles_in(folder))), now)


def _bundle(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    try:
        when = datetime.fromisoformat(match[1])  # as DATED has it; `strptime` loads a calendar
    except ValueError:
        return None
    return Backup(path, when, match[2] or "", int(match[3] or 1))


def _holds_history(bundle: Backup) -> bool:
    try:
        with zipfile.ZipFile(bundle.path) as file:
            return HISTORY in file.namelist()
    except _BROKEN:
        return False


def texts_of(places: Places) -> dict[str, bytes]:
    """The contents of a person's text files by their names in a bundle; what `left_out` says is left out."""
    files = {SETTINGS: places.settings, EXERCISES: places.exercises}
    for folder in FOLDERS:
        with suppress(OSError):
            names = sorted(name for name in os.listdir(places.folder(folder)) if _is_file(name))[:MOST_FILES]
            files |= {f"{folder}{name}": places.folder(folder) / name for name in names}
    read = {name: read_bytes(path) for name, path in files.items()}
    return {name: data for name, data in read.items() if not isinstance(data, Problem) and len(data) <= MAX_BYTES}


def left_out(places: Places, names: Collection[str]) -> tuple[str, ...]:
    """The text files of a person that are not among the `names` in a bundle, as they can't be read or named in one."""
    there = [name for name, path in ((SETTINGS, places.settings), (EXERCISES, places.exercises)) if path.exists()]
    for folder in FOLDERS:
        with suppress(OSError):
            present = os.listdir(places.folder(folder))
            files = sorted(name for name in present if name.endswith(".toml") and not name.startswith("."))
            there += [f"{folder}{name}" for name in files]
    return tuple(name for name in there if name not in names)


def write_bundle(target: Path, places: Places, now: datetime, with_history: bool = True) -> tuple[str, ...]:
    """Write a bundle to a file that is not there yet; returns the names in it.

    Raises BundleError, StoreError; there is then no file.
    """
    if os.path.lexists(target):
        raise BundleError(f"there is a file {target} already: it is not written over, choose another name")
    texts = texts_of(places)
    if sum(map(len, texts.values())) > MOST_BYTES:
        raise BundleError(f"your routines and plans have more than {MOST_BYTES // 2**20} MiB: move some elsewhere")
    draft = beside(target)
    copy: Path | None = None
    try:
        make(target.parent, 0o700)
        if with_history and _has_rows(places.history):
            copy = copied(places.history, target)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            about = {"program": PROGRAM, "format": FORMAT, "made": now.isoformat(timespec="seconds")}
            _add(bundle, ABOUT, json.dumps(about).encode("ascii"), now)
            for name, data in texts.items():
                _add(bundle, name, data, now)
            if copy is not None:
                with open(copy, "rb") as source, bundle.open(_entry(HISTORY, now), "w", force_zip64=True) as entry:
                    shutil.copyfileobj(source, entry, _CHUNK)
        keep_made(draft, target)
    except OSError as error:
        raise BundleError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        _remove(draft, copy)
    return (*texts, *([HISTORY] if copy is not None else []))


def _has_rows(history: Path) -> bool:
    """Whether there is a store; what is in its place counts, so that its trouble is told."""
    try:
        found = history.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return found.st_size > 0 or not stat.S_ISREG(found.st_mode)


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(now.year, 1980), *now.timetuple()[1:6]))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _add(bundle: zipfile.ZipFile, name: str, data: bytes, now: datetime) -> None:
    bundle.writestr(_entry(name, now), data)


@contextmanager
def opened_bundle(file: Path, near: Path) -> Iterator[Bundle]:
    """What a bundle holds; its store lies beside `near` until the end.

    Raises BundleError where it is none, or holds what no bundle may; nothing of it was put anywhere then.
    """
    draft, copy = beside(near), None
    try:
        try:
            with zipfile.ZipFile(file) as bundle:
                entries = _entries_of(bundle)
                made = _made(bundle, entries)
                texts = _texts(bundle, entries)
                if HISTORY in entries:
                    _extract(bundle, entries[HISTORY], draft)
        except _BROKEN as error:
            said = error.strerror if isinstance(error, OSError) else None
            if isinstance(error, OSError) and error.errno in _NO_ROOM:
                raise NoRoomError(f"has no room on the disk of {near.parent}: make some") from error
            raise BundleError(f"cannot be read: {said or 'it is no zip file, or is damaged'}") from error
        try:
            copy = copied(draft, near) if HISTORY in entries else None
        except RefusedBackupError as error:
            raise NoRoomError(f"holds a history that has no room: {error}") from error
        except (StoreError, OSError, sqlite3.Error) as error:
            reason = str(error).replace(str(draft), "its history")
            raise BundleError(f"holds a history that cannot be used: {reason}") from error
        ignored = tuple(name for name in bundle.namelist() if name not in entries)
        yield Bundle(made, texts, copy, ignored)
    finally:
        _remove(draft, copy)


def _remove(*files: Path | None) -> None:
    for file in filter(None, files):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _entries_of(bundle: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries that mean something, by their names; a name is never a path."""
    if len(bundle.infolist()) > _ENTRIES:
        raise BundleError(f"has more than {_ENTRIES:,} files in it, which no backup has")
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in bundle.infolist():
        name = entry.filename
        in_folder = any(name.startswith(folder) and _is_file(name.removeprefix(folder)) for folder in FOLDERS)
        if name not in (ABOUT, HISTORY, SETTINGS, EXERCISES) and not in_folder:
            continue
        if name in found:
            raise BundleError(f"has {quote(name)} in it twice, so that nobody knows which is meant")
        found[name] = entry
    return found


def _is_file(name: str) -> bool:
    return _FILE.fullmatch(name) is not None and not name.startswith(".") and name.isprintable()


def _made(bundle: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> str:
    if ABOUT not in entries:
        raise BundleError("is no backup: take a file that foottimer backup wrote")
    about = json.loads(_bytes(bundle, entries[ABOUT]))
    if not isinstance(about, dict) or about.get("program") != PROGRAM:
        raise BundleError("is no backup: take a file that foottimer backup wrote")
    if about.get("format") != FORMAT:
        raise BundleError("was written by a newer foottimer: update foottimer to use it")
    return datetime.fromisoformat(str(about.get("made"))).isoformat(sep=" ", timespec="minutes")[:16]


def _texts(bundle: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    for name, entry in entries.items():
        if name.endswith(".toml"):
            found[name] = _bytes(bundle, entry)
            room -= len(found[name])
            if room < 0:
                raise BundleError(f"has more than {MOST_BYTES // 2**20} MiB of texts in it, which no backup has")
    return found


def _bytes(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with bundle.open(entry) as source:
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BundleError(f"has {quote(entry.filename)} in it, which is larger than 1 MiB")
    return data


def _extract(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, draft: Path) -> None:
    """Write the store in a bundle to a file, no more of it than the bundle says and the disk has room for."""
    room = shutil.disk_usage(draft.parent).free // 3
    if entry.file_size > room:
        raise NoRoomError(f"holds a history of {entry.file_size:,} bytes, for which the disk has no room")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    left = entry.file_size
    with bundle.open(entry) as source, open(draft, "wb") as target:
        while part := source.read(_CHUNK):
            left -= len(part)
            if left < 0:
                raise BundleError("holds a history that is larger than it says")
            target.write(part)
