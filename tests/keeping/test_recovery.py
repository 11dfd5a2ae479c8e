"""What was typed is offered at the next start, and only what nobody is typing still."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from keeping_help import MINE, NOON, OTHER, Shelf, text_of

from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.keeping.recovery import Recovery


def left(shelf: Shelf) -> tuple[Recovery, ...]:
    return shelf.keeping().recoveries()


def test_what_a_dead_editor_typed_is_offered_until_it_is_dropped(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put()
    keeping.keep_recovery(path, OTHER, MINE)
    keeping.keep_recovery(path, OTHER + "# \ud800 足\n", MINE)
    keeping.close()
    later = shelf.keeping()
    (found,) = later.recoveries()
    assert (found.path, found.id, found.text, found.base) == (path, "mine", OTHER + "# \ud800 足\n", MINE)
    assert found.when == NOON
    later.drop_recovery(found)
    assert left(shelf) == ()
    assert shelf.names(shelf.recovery) == []
    assert text_of(path) == MINE


def test_what_somebody_is_typing_is_offered_to_nobody(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put()
    keeping.keep_recovery(path, OTHER, MINE)
    assert left(shelf) == keeping.recoveries() == ()
    keeping.keep_recovery(path, OTHER + "#\n", MINE)
    keeping.close()
    assert [found.text for found in left(shelf)] == [OTHER + "#\n"]


def test_two_editors_of_a_file_do_not_share_a_copy(shelf: Shelf) -> None:
    path, editors = shelf.put(), [shelf.keeping() for _ in range(3)]
    for number, editor in enumerate(editors):
        shelf.wait(seconds=1)
        editor.keep_recovery(path, f"{OTHER}# {number}\n", MINE)
    editors[1].drop_recovery(path)
    for editor in editors:
        editor.close()
    assert [found.text[-2] for found in left(shelf)] == ["2", "0"]


def test_copies_of_several_files_are_kept_apart(shelf: Shelf, keeping: Keeping) -> None:
    for folder in ("a", "b"):
        keeping.keep_recovery(shelf.home / folder / "mine.toml", folder, "")
    keeping.drop_recovery(shelf.home / "a" / "mine.toml")
    keeping.keep_recovery(shelf.home / "c" / "足.toml", "c", "")
    keeping.close()
    assert {found.path.parent.name: found.text for found in left(shelf)} == {"b": "b", "c": "c"}


def test_what_was_saved_after_all_is_not_offered(shelf: Shelf, keeping: Keeping) -> None:
    kept = keeping.read(shelf.put())
    keeping.keep_recovery(kept.path, OTHER, MINE)
    keeping.save(kept, OTHER)
    keeping.close()
    assert left(shelf) == ()
    assert [name for name in shelf.names(shelf.recovery) if name.endswith(".json")] == []


def test_what_was_typed_into_a_bundled_routine_is_for_the_persons_own(shelf: Shelf, keeping: Keeping) -> None:
    source = shelf.bundled / "desk-break.toml"
    keeping.keep_recovery(source, OTHER, MINE)
    keeping.close()
    (found,) = left(shelf)
    assert found.path == shelf.folder / "desk-break.toml"
    assert keeping.origin_of(found) == source
    shelf.put("desk-break")
    assert keeping.origin_of(found) == found.path
    keeping.keep_recovery(source, OTHER, MINE)
    keeping.drop_recovery(source)
    keeping.close()
    assert len(left(shelf)) == 1


def test_a_name_that_is_looked_at_just_as_it_is_taken_is_left_for_another(
    shelf: Shelf, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    open_, others = os.open, []

    def open_for_two(path: str | Path, flags: int, mode: int = 0o777) -> int:
        descriptor = open_(path, flags, mode)
        if str(path).endswith(".lock") and not others:
            others.append(open_(path, os.O_RDWR))
            fcntl.flock(others[0], fcntl.LOCK_EX)
        return descriptor

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", open_for_two)
        keeping.keep_recovery(shelf.put(), OTHER, MINE)
    os.close(others[0])
    assert left(shelf) == ()
    keeping.close()
    assert [found.text for found in left(shelf)] == [OTHER]


def test_an_editor_that_leaves_nothing_leaves_nothing(shelf: Shelf, keeping: Keeping) -> None:
    keeping.keep_recovery(shelf.put(), OTHER, MINE)
    keeping.drop_recovery(shelf.folder / "mine.toml")
    keeping.drop_recovery(shelf.folder / "other.toml")
    keeping.close()
    assert shelf.names(shelf.recovery) == []


def test_what_is_no_copy_is_left_alone(shelf: Shelf, keeping: Keeping) -> None:
    shelf.recovery.mkdir(parents=True)
    broken = [shelf.recovery / f"{'0' * 32}.{number}.mine.json" for number in range(4)]
    for path, data in zip(broken, (b"", b"[]", b'{"path": 3}', b"\xff"), strict=True):
        path.write_bytes(data)
    (shelf.recovery / "notes.json").write_text(json.dumps({}), encoding="utf-8")
    assert left(shelf) == ()
    assert len(shelf.names(shelf.recovery)) == 5


@pytest.mark.parametrize(
    "stated",
    [
        {"path": "/a\0b"},
        {"path": "/\ud800"},
        {"path": "mine.toml"},
        {"when": "2026-01-01T00:00:00"},
        {"when": None},
        {"text": None, "path": []},
    ],
)
def test_a_copy_that_no_editor_wrote_is_left_alone(shelf: Shelf, stated: dict[str, object]) -> None:
    shelf.recovery.mkdir(parents=True)
    made = {"path": "/mine.toml", "text": OTHER, "base": "", "when": "2026-01-01T00:00:00+00:00"}
    copies = [shelf.recovery / f"{'0' * 32}.{number}.mine.json" for number in range(2)]
    copies[0].write_text(json.dumps(made | stated), encoding="utf-8")
    copies[1].write_text(json.dumps(made), encoding="utf-8")
    assert [found.copy for found in left(shelf)] == [copies[1]]
    assert copies[0].exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with a name")
def test_a_pipe_among_the_copies_is_not_waited_for(shelf: Shelf) -> None:
    shelf.recovery.mkdir(parents=True)
    os.mkfifo(shelf.recovery / f"{'0' * 32}.1.mine.json")
    assert left(shelf) == ()


def test_a_folder_that_cannot_be_used_is_said(shelf: Shelf, keeping: Keeping) -> None:
    shelf.recovery.parent.mkdir()
    shelf.recovery.write_text("a file", encoding="utf-8")
    with pytest.raises(KeepError, match="cannot be kept for a recovery: something else is in the way"):
        keeping.keep_recovery(Path("mine.toml"), OTHER, MINE)
    assert left(shelf) == ()


def test_copies_go_on_where_the_folder_vanished(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put()
    keeping.keep_recovery(path, OTHER, MINE)
    for name in shelf.names(shelf.recovery):
        (shelf.recovery / name).unlink()
    shelf.recovery.rmdir()
    keeping.keep_recovery(path, OTHER + "#\n", MINE)
    keeping.close()
    assert [found.text for found in left(shelf)] == [OTHER + "#\n"]
