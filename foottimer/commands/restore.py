"""`foottimer restore`: a damaged history mended, or what a backup holds brought back."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from foottimer import paths
from foottimer.commands import FINISHED, PROBLEM, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.backup import places
from foottimer.commands.ending import ends_by_signals
from foottimer.files import DATED
from foottimer.history.database import open_as_it_is
from foottimer.history.store import StoreError
from foottimer.printing import safe
from foottimer.rescue.aside import is_damaged, is_emptied, refuse_while_running
from foottimer.rescue.bundle import (
    EXERCISES,
    PLANS,
    ROUTINES,
    SETTINGS,
    Bundle,
    BundleError,
    Places,
    opened_bundle,
    texts_of,
    write_bundle,
)
from foottimer.rescue.mending import mend, newest_good
from foottimer.rescue.restoring import (
    differs,
    every_backup,
    is_store,
    new_bundle,
    put_back,
    put_text,
    sessions_in,
    target_of,
)
from foottimer.session.clock import SystemClock

_NOTES = """\
Without FILE or DATE it mends: a damaged history is set aside under a dated name, the
newest good backup takes its place, and what can still be read is added. A history that
is whole is left as it is. With a FILE that foottimer backup wrote, or the DATE of a
backup (foottimer backup --list), it goes back to that; what is there now is backed up
first, and routines and plans that the backup does not have stay.

examples:
  foottimer restore                          mend a damaged history
  foottimer restore 2026-03-02 --dry-run     what would change
  foottimer restore feet.zip --only routines
"""
_DATE = re.compile(r"\d{4}-\d\d-\d\d([-T ]\d\d:?\d\d(:?\d\d)?)?")
_PARTS = ("history", "routines", "plans", "exercises", "settings")


def run(arguments: Sequence[str]) -> int:
    """Mend the history, or bring back what a backup holds."""
    options = _parser().parse_args(list(arguments))
    now = SystemClock().wall()
    wanted = frozenset(options.only or _PARTS)
    try:
        with ends_by_signals():
            if not options.dry_run:
                refuse_while_running(paths.history_file())
            if options.backup is None:
                return _mend(now, options.dry_run)
            file = _file_of(options.backup, now)
            if not is_store(file):
                return _put_bundle_back(file, wanted, now, options.dry_run)
            if "history" not in wanted:
                raise BundleError(f"{file} holds a history and nothing else")
            return _put_history_back(file, now, options.dry_run)
    except (StoreError, BundleError) as error:
        raise CommandError(f"not restored: {safe(str(error))}") from error


def _parser() -> ArgumentParser:
    command = parser("restore", "Mend a damaged history, or go back to a backup.", _NOTES)
    command.add_argument("backup", nargs="?", metavar="FILE|DATE", help="what to go back to; without it, only mend")
    command.add_argument("--only", action="append", choices=_PARTS, help="bring back only this; may be repeated")
    command.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
    return command


def _file_of(named: str, now: datetime) -> Path:
    """The file that is meant: a path, or the newest backup of a day."""
    if not _DATE.fullmatch(named):
        if not os.path.isfile(named):
            raise BundleError(f"there is no file {named}; foottimer backup --list shows which backups there are")
        return Path(named).absolute()
    folder, day = paths.backups_folder(), re.sub(r"[T ]", "-", named).replace(":", "")
    found = (path for when, path in every_backup(folder, now) if f"{when:{DATED}}".startswith(day))
    path = next(found, None)
    if path is None:
        raise BundleError(f"there is no backup of {named} in {folder}; foottimer backup --list shows which there are")
    return path


# Mending -----------------------------------------------------------------------------------------


def _mend(now: datetime, dry_run: bool) -> int:
    history = paths.history_file()
    if not os.path.lexists(history):
        with newest_good(history, now) as backup:
            if backup is None:
                raise BundleError(f"there is no history at {history}, and no backup of it that is whole")
            return _put_history_back(backup.path, now, dry_run)
    emptied = is_emptied(history, now)
    if emptied or is_damaged(history, thorough=True):
        if dry_run:
            with newest_good(history, now) as backup:
                other = f"the backup of {backup.when:%Y-%m-%d %H:%M}" if backup else "there is no backup, so a new one"
            why = "an empty file" if emptied else "damaged"
            print(f"{safe(str(history))} is {why}: it would be set aside; {other} takes its place, with what can")
            print("still be read of it.")
        else:
            print(safe(mend(history, now, thorough=True)))
        return FINISHED
    open_as_it_is(history).close()  # says what else may be wrong with it
    found = sessions_in(history) or "with rows that make no sense: see foottimer doctor"
    print(f"Your history is whole ({found}), so nothing was changed.")
    print("To go back to a backup, name its day; foottimer backup --list shows which there are.")
    return FINISHED


# Going back --------------------------------------------------------------------------------------


def _put_history_back(source: Path, now: datetime, dry_run: bool) -> int:
    print(_history_line(source))
    if dry_run:
        print("Nothing was changed: this was a dry run.")
        return FINISHED
    if kept := put_back(paths.history_file(), source, now):
        print(f"What was there is kept: {safe(kept)}")
    return FINISHED


def _history_line(source: Path) -> str:
    there, here = sessions_in(source), sessions_in(paths.history_file())
    if there is None:
        raise BundleError(f"{source} is damaged, or no history of foottimer's")
    return f"History: {there}" + (f"; before: {here}" if here else "")


def _put_bundle_back(file: Path, wanted: frozenset[str], now: datetime, dry_run: bool) -> int:
    where = places()
    with _named(file), opened_bundle(file, where.history) as bundle:
        texts = {name: data for name, data in bundle.texts.items() if _part_of(name) in wanted}
        changed = {name: data for name, data in texts.items() if differs(name, data, where)}
        for line in _told(bundle, texts, changed, wanted, dry_run):
            print(safe(line))
        if dry_run:
            print("Nothing was changed: this was a dry run.")
            return FINISHED
        return _put_back(bundle, changed, "history" in wanted, where, now)


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Name the file in what is said of it."""
    try:
        yield
    except BundleError as error:
        raise BundleError(f"{file} {error}" if not str(error).startswith("/") else str(error)) from error


def _part_of(name: str) -> str:
    folder = PLANS if name.startswith(PLANS) else ROUTINES
    return {SETTINGS: "settings", EXERCISES: "exercises"}.get(name, folder.rstrip("/"))


def _told(
    bundle: Bundle, texts: dict[str, bytes], changed: dict[str, bytes], wanted: frozenset[str], dry_run: bool
) -> Iterator[str]:
    yield f"Backup of {bundle.made}."
    if "history" in wanted and bundle.history is not None:
        yield _history_line(bundle.history)
    for name in texts:
        if name in changed:
            yield f"{name}: {'would be put' if dry_run else 'put'} back as it was"
    same = len(texts) - len(changed)
    if same:
        yield f"{same} other file{'s' if same > 1 else ''}: the same already"
    if not changed and ("history" not in wanted or bundle.history is None):
        yield "Nothing in it is other than what is here."
    for name in bundle.ignored[:20]:
        yield f"{name}: left out, it is nothing that foottimer keeps"


def _put_back(bundle: Bundle, changed: dict[str, bytes], with_history: bool, where: Places, now: datetime) -> int:
    kept: list[str] = []
    status = FINISHED
    if changed and texts_of(where):
        aside = new_bundle(paths.backups_folder(), now, "-before-restore")
        write_bundle(aside, where, now, with_history=False)
        kept.append(str(aside))
    if with_history and bundle.history is not None:
        kept.append(put_back(where.history, bundle.history, now))
    for name, data in changed.items():
        try:
            put_text(name, data, where)
        except BundleError as error:
            print(safe(f"{target_of(name, where).name}: not put back: {error}"))
            status = PROBLEM
    for path in filter(None, kept):
        print(f"What was there is kept: {safe(path)}")
    return status
