"""The person's own editor: how it is started, what comes back, and that nothing is lost when it fails."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from stage import stage

from foottimer.routine.source import MAX_BYTES
from foottimer.ui import external
from foottimer.ui.external import EditorError, Outside, command_of, edit_outside, edited, editor_of

TEXT = "\ufeffformat = 1\r\n# kept\n"


@pytest.fixture(autouse=True)
def _copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


class Editor:
    """Does something to the copy, and remembers how it was started."""

    def __init__(self, does: Callable[[Path], object] = lambda _: None, status: int = 0) -> None:
        self.does, self.status = does, status
        self.words: tuple[str, ...] = ()
        self.found = b""

    def __call__(self, words: Sequence[str]) -> int:
        self.words = tuple(words)
        file = Path(words[-1])
        self.found = file.read_bytes()
        assert file.parent.stat().st_mode & 0o777 == 0o700
        self.does(file)
        return self.status


def writes(data: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(data)


def told(editor: Editor, words: Sequence[str] = ("vi",), id_: str = "desk-break", line: int = 1) -> Outside:
    return edited(words, id_, TEXT, line, editor)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"VISUAL": "vim -u NONE", "EDITOR": "nano"}, ("vim", "-u", "NONE")),
        ({"VISUAL": " ", "EDITOR": "nano"}, ("nano",)),
        ({"EDITOR": "'/opt/my editor/ed' -x"}, ("/opt/my editor/ed", "-x")),
        ({"EDITOR": "code --wait"}, ("code", "--wait")),
        ({"EDITOR": "code -w -n"}, ("code", "-w", "-n")),
        ({"EDITOR": "$HOME/vi;ls"}, ("$HOME/vi;ls",)),
    ],
)
def test_the_editor_is_what_the_environment_says(environment: dict[str, str], words: tuple[str, ...]) -> None:
    assert editor_of(environment) == words


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "No editor is set. Leave, and start again with one: EDITOR=nano foottimer."),
        ({"EDITOR": "vi 'x"}, "$EDITOR can't be read: a quotation mark has no partner. Mend it, as in EDITOR=nano."),
        ({"VISUAL": "code"}, 'code returns before you are done. Let it wait: VISUAL="code --wait".'),
    ],
)
def test_why_there_is_no_editor_is_said(environment: dict[str, str], said: str) -> None:
    with pytest.raises(EditorError) as error:
        editor_of(environment)
    assert str(error.value) == said


def test_a_line_is_told_only_to_editors_that_take_one() -> None:
    assert command_of(("/usr/bin/vim", "-R"), "a.toml", 12) == ("/usr/bin/vim", "-R", "+12", "a.toml")
    assert command_of(("nano",), "a.toml", 1) == ("nano", "a.toml")
    assert command_of(("code", "--wait"), "a.toml", 12) == ("code", "--wait", "a.toml")


def test_the_copy_is_the_text_to_the_byte_and_what_is_written_comes_back(tmp_path: Path) -> None:
    editor = Editor(writes(b"\xef\xbb\xbfformat = 2\r\n"))
    assert told(editor, ("vi",), line=3) == Outside("\ufeffformat = 2\r\n", "")
    assert editor.found == TEXT.encode()
    assert Path(editor.words[-1]).name == "desk-break.toml"
    assert editor.words[:-1] == ("vi", "+3")
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_none_is_no_name_of_a_file() -> None:
    editor = Editor()
    told(editor, id_="../-rf")
    assert Path(editor.words[-1]).name == "routine.toml"


def test_a_copy_that_is_the_same_changes_nothing(tmp_path: Path) -> None:
    assert told(Editor()) == Outside(None, "Nothing was changed.")
    assert told(Editor(), ("xed",)).said.endswith("If xed has a window of its own, it needs an option to wait for you.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("does", "status", "said"),
    [
        (writes(b"new"), 1, "Your editor (vi) ended with status 1, so nothing was taken over."),
        (writes(b"new"), -2, "Your editor (vi) was stopped by signal 2, so nothing was taken over."),
        (writes(b"a\n\xff"), 0, "Not taken over: line 2: not UTF-8 text: save the file as UTF-8."),
        (writes(b"x" * (MAX_BYTES + 9)), 0, "Not taken over: line 1: larger than 1 MiB, the most a file may have."),
        (writes(b"a\0"), 0, "Not taken over: line 1: a NUL byte: this is not a text file saved as UTF-8."),
    ],
)
def test_what_cannot_be_taken_over_is_kept(
    does: Callable[[Path], object], status: int, said: str, tmp_path: Path
) -> None:
    editor = Editor(does, status)
    outside = told(editor)
    assert (outside.text, outside.wrong) == (None, True)
    file = Path(editor.words[-1])
    assert outside.said == f"{said} What you wrote is kept in {file}."
    does(tmp_path / "again")
    assert file.read_bytes() == (tmp_path / "again").read_bytes()


def test_a_copy_that_is_gone_or_was_not_changed_by_a_failure_leaves_nothing(tmp_path: Path) -> None:
    gone = told(Editor(Path.unlink))
    assert gone.said == "The copy can't be read any more (there is no such file), so nothing was taken over."
    assert told(Editor(status=1)).said == "Your editor (vi) ended with status 1, so nothing was taken over."

    def refuses(_: Sequence[str]) -> int:
        raise PermissionError(13, "Permission denied")

    outside = edited(("./vi\x1b[2J",), "a", TEXT, 1, refuses)
    assert outside == Outside(None, "./vi\\x1b[2J can't be started: Permission denied.", wrong=True)
    assert list(tmp_path.iterdir()) == []


def test_where_no_copy_can_be_made_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert told(Editor()).said == "No copy can be made to edit: No such file or directory."


def test_the_editor_gets_interrupts_that_the_app_takes_no_notice_of(tmp_path: Path) -> None:
    """It interrupts its parent as a terminal does, and is interrupted itself as usual."""
    seen = tmp_path / "seen"
    code = (
        "import os, signal, sys; open(sys.argv[1], 'w').write(str(signal.getsignal(signal.SIGINT)));"
        "os.kill(os.getppid(), signal.SIGINT); sys.exit(7)"
    )
    before = signal.getsignal(signal.SIGINT)
    assert external.run((sys.executable, "-c", code, str(seen))) == 7
    assert signal.getsignal(signal.SIGINT) is before
    assert "default_int_handler" in seen.read_text(encoding="utf-8")


async def test_where_the_terminal_cannot_be_lent_the_text_is_edited_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in external.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    async with stage(tmp_path) as on:
        assert edit_outside(on.app, "a", TEXT, 1).said.startswith("No editor is set.")
        monkeypatch.setenv("EDITOR", "no-such-program-here -x")
        said = "There is no program 'no-such-program-here'. Set EDITOR to one there is, as EDITOR=nano."
        assert edit_outside(on.app, "a", TEXT, 1) == Outside(None, said, wrong=True)
        monkeypatch.setenv("EDITOR", shlex.join((sys.executable, os.devnull)))
        said = "This terminal can't be lent to another program: edit the text here."
        assert edit_outside(on.app, "a", TEXT, 1) == Outside(None, said, wrong=True)
