"""The person's own editor, opened on a private copy of a routine's text."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from textual.app import App, SuspendNotSupported

from foottimer.printing import safe
from foottimer.routine.disk import read_bytes
from foottimer.routine.problem import Problem
from foottimer.routine.source import decode
from foottimer.routine.words import is_slug
from foottimer.ui.rows import BOM
from foottimer.values import dataclass

VARIABLES = ("VISUAL", "EDITOR")
"""Where a person says which editor is theirs; the first that is set goes before the other."""
TAKES_LINE = frozenset(
    (
        "vi",
        "vim",
        "nvim",
        "view",
        "gvim",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "micro",
        "kak",
        "joe",
        "jed",
        "mg",
        "ne",
    )
)
"""Editors that begin at a line when they are told "+LINE"."""
WAITS = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "cursor", "windsurf", "subl", "zed", "zeditor", "gedit"), "--wait"
    ),
    "mate": "--wait",
    "kate": "--block",
    "gvim": "--nofork",
}
"""Editors with a window of their own that return at once unless they are told to wait, and how they are told."""
_SHORT = {"--wait": ("-w",), "--block": ("-b",), "--nofork": ("-f",)}
Run = Callable[[Sequence[str]], int]
"""Runs a program to its end, and returns its exit status; raises OSError where it can't be started."""


@dataclass(frozen=True, slots=True)
class Outside:
    """How editing elsewhere went."""

    text: str | None
    """What the person made of the text; None where it is the same, or can't be taken."""
    said: str
    """A sentence or two to show; empty where there is nothing to say."""
    wrong: bool = False
    """Whether something kept it from being taken."""


class EditorError(Exception):
    """No editor can be started; says why and what to do."""


def editor_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of the person's editor; raises EditorError where there is none, or it is not written well."""
    for name in VARIABLES:
        stated = environment.get(name, "").strip()
        if not stated:
            continue
        try:
            words = tuple(shlex.split(stated))
        except ValueError as error:
            raise EditorError(
                f"${name} can't be read: a quotation mark has no partner. Mend it, as in {name}=nano."
            ) from error
        if words:
            return _waiting(name, words)
    raise EditorError("No editor is set. Leave, and start again with one: EDITOR=nano foottimer.")


def _waiting(variable: str, words: tuple[str, ...]) -> tuple[str, ...]:
    name = _name(words[0])
    option = WAITS.get(name)
    if option is not None and not {option, *_SHORT[option]} & set(words[1:]):
        raise EditorError(f'{name} returns before you are done. Let it wait: {variable}="{name} {option}".')
    return words


def command_of(words: Sequence[str], file: str, line: int) -> tuple[str, ...]:
    """Return the words to start the editor with, at a line from 1 where it is known to take one."""
    at = (f"+{line}",) if line > 1 and _name(words[0]) in TAKES_LINE else ()
    return (*words, *at, file)


def _name(program: str) -> str:
    return PurePath(program).name.lower().removesuffix(".exe")


def edited(words: Sequence[str], id_: str, text: str, line: int, run: Run) -> Outside:
    """Let a text be edited in a copy of its own, which is kept where it could not be taken back."""
    before = text.encode("utf-8")
    try:
        folder = Path(tempfile.mkdtemp(prefix="foottimer-"))  # for this person's eyes only
        file = folder / f"{id_ if is_slug(id_) else 'routine'}.toml"
        file.write_bytes(before)
    except OSError as error:
        return Outside(None, f"No copy can be made to edit: {error.strerror}.", wrong=True)
    try:
        outside = _taken(file, before, run(command_of(words, str(file), line)), _name(words[0]))
    except OSError as error:
        outside = Outside(None, f"{safe(words[0])} can't be started: {error.strerror}.", wrong=True)
    if outside.wrong and _holds_other(file, before):
        return Outside(None, f"{outside.said} What you wrote is kept in {safe(str(file))}.", wrong=True)
    shutil.rmtree(folder, ignore_errors=True)
    return outside


def _taken(file: Path, before: bytes, status: int, name: str) -> Outside:
    if status:
        how = f"ended with status {status}" if status > 0 else f"was stopped by signal {-status}"
        return Outside(None, f"Your editor ({name}) {how}, so nothing was taken over.", wrong=True)
    after = read_bytes(file)
    if isinstance(after, Problem):
        return Outside(
            None, f"The copy can't be read any more ({after.message}), so nothing was taken over.", wrong=True
        )
    if after == before:
        waits = "" if name in TAKES_LINE else f" If {name} has a window of its own, it needs an option to wait for you."
        return Outside(None, f"Nothing was changed.{waits}")
    text = decode(after)
    if isinstance(text, Problem):
        return Outside(None, f"Not taken over: line {text.line}: {text.message}.", wrong=True)
    return Outside((BOM if after.startswith(BOM.encode()) else "") + text, "")


def _holds_other(file: Path, before: bytes) -> bool:
    """Whether there is something in the copy that would be lost with it."""
    found = read_bytes(file)
    return not isinstance(found, Problem) and found != before


def edit_outside(app: App[object], id_: str, text: str, line: int) -> Outside:
    """Give the terminal to the person's editor until it is left; what it can't be given for is said."""
    try:
        words = editor_of(os.environ)
        if shutil.which(words[0]) is None:
            raise EditorError(f"There is no program '{safe(words[0])}'. Set EDITOR to one there is, as EDITOR=nano.")
        with app.suspend():
            return edited(words, id_, text, line, run)
    except EditorError as error:
        return Outside(None, str(error), wrong=True)
    except SuspendNotSupported:
        return Outside(None, "This terminal can't be lent to another program: edit the text here.", wrong=True)


def run(words: Sequence[str]) -> int:
    """Run a program on this terminal, without a shell; keys that interrupt are for it alone."""
    with _uninterrupted():
        return subprocess.run(words, check=False).returncode  # noqa: S603 - the person's own editor


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Take no notice of ctrl+c and the like, which a terminal sends to both; the editor has its own handling back."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
