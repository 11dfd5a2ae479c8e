"""A routine file is saved whole or not at all, and what somebody else wrote is never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from keeping_help import BUNDLED, FULL, MINE, OTHER, KilledError, Shelf, no_links, system, text_of

from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import GONE, ChangedMeanwhile, KeepError, Kept
from foottimer.routine.library import load_library

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="links and rights are others there")


@pytest.fixture
def kept(shelf: Shelf, keeping: Keeping) -> Kept:
    return keeping.read(shelf.put())


def test_what_is_saved_is_on_the_disk_as_it_was_typed(shelf: Shelf, keeping: Keeping) -> None:
    text = "\ufeff" + MINE.replace("\n", "\r\n") + "# ä 足"
    before = keeping.read(shelf.put(text=text))
    assert before.text == text
    after = keeping.save(before, text + "!")
    assert (after.text, after.path, after.id) == (text + "!", before.path, "mine")
    assert text_of(after.path) == text + "!"
    assert shelf.names() == ["mine.toml"]
    assert keeping.save(after, MINE).text == MINE


def test_nothing_is_written_where_nothing_changes(kept: Kept, keeping: Keeping) -> None:
    inode = kept.path.stat().st_ino
    assert keeping.save(kept, MINE) == kept
    assert kept.path.stat().st_ino == inode


def test_a_change_on_the_disk_is_seen(shelf: Shelf, kept: Kept, keeping: Keeping) -> None:
    assert keeping.changed(kept) is None
    os.utime(kept.path, ns=(1, 1))
    assert keeping.changed(kept) is None
    shelf.put(text=OTHER)
    theirs = keeping.changed(kept)
    assert isinstance(theirs, Kept)
    assert theirs.text == OTHER
    assert keeping.changed(theirs) is None
    kept.path.unlink()
    assert keeping.changed(kept) is GONE


def test_it_is_not_read_again_while_nothing_is_written(
    kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeping.save(kept, OTHER)
    monkeypatch.setattr("foottimer.keeping.keeper.read_kept", None)
    assert keeping.changed(kept) is None


@pytest.mark.parametrize("theirs", [OTHER, None])
def test_somebody_elses_change_is_not_overwritten(
    shelf: Shelf, kept: Kept, keeping: Keeping, theirs: str | None
) -> None:
    shelf.put(text=theirs) if theirs else kept.path.unlink()
    with pytest.raises(ChangedMeanwhile, match="meanwhile") as raised:
        keeping.save(kept, MINE + "# typed\n")
    assert (raised.value.theirs and raised.value.theirs.text) == theirs
    assert shelf.names() == (["mine.toml"] if theirs else [])
    assert not theirs or text_of(kept.path) == theirs


def test_a_change_while_it_is_being_saved_is_not_overwritten_either(
    shelf: Shelf, kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    with system(monkeypatch) as seen:
        fsync = seen.fsync

        def late(descriptor: int) -> None:
            shelf.put(text=OTHER)
            fsync(descriptor)

        monkeypatch.setattr(seen, "fsync", late, raising=False)
        with pytest.raises(ChangedMeanwhile):
            keeping.save(kept, MINE + "# typed\n")
    assert text_of(kept.path) == OTHER
    assert shelf.names() == ["mine.toml"]


def test_the_same_text_from_somebody_else_is_no_conflict(shelf: Shelf, kept: Kept, keeping: Keeping) -> None:
    shelf.put(text=OTHER)
    assert keeping.save(kept, OTHER).text == OTHER


def test_overwriting_keeps_theirs_in_the_trash(shelf: Shelf, kept: Kept, keeping: Keeping) -> None:
    shelf.put(text=OTHER)
    after = keeping.overwrite(kept, MINE + "# typed\n")
    assert text_of(kept.path) == after.text == MINE + "# typed\n"
    assert shelf.thrown_texts() == [OTHER]
    assert keeping.changed(after) is None
    keeping.overwrite(after, MINE)
    assert shelf.thrown_texts() == [OTHER]


def test_overwriting_makes_a_folder_that_vanished(shelf: Shelf, kept: Kept, keeping: Keeping) -> None:
    kept.path.unlink()
    shelf.folder.rmdir()
    assert text_of(keeping.overwrite(kept, OTHER).path) == OTHER


def test_what_is_written_while_it_is_overwritten_is_asked_about_again(
    shelf: Shelf, kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(text=OTHER)
    with system(monkeypatch) as seen:
        monkeypatch.setattr(seen, "chmod", lambda *_: shelf.put(text=OTHER + "# newer\n"), raising=False)
        with pytest.raises(ChangedMeanwhile) as raised:
            keeping.overwrite(kept, MINE)
    assert raised.value.theirs
    assert raised.value.theirs.text == text_of(kept.path) == OTHER + "# newer\n"


@NOT_ON_WINDOWS
def test_a_link_whose_file_vanished_gets_it_again(shelf: Shelf, keeping: Keeping) -> None:
    target = shelf.home / "kept"
    target.write_text(MINE, encoding="utf-8")
    shelf.folder.mkdir()
    link = shelf.folder / "mine.toml"
    link.symlink_to(target)
    kept = keeping.read(link)
    target.unlink()
    assert keeping.changed(kept) is GONE
    with pytest.raises(ChangedMeanwhile):
        keeping.save(kept, OTHER)
    keeping.overwrite(kept, OTHER)
    assert text_of(target) == OTHER


def test_a_bundled_routine_becomes_one_of_the_persons_own(shelf: Shelf, keeping: Keeping) -> None:
    source = shelf.bundled / "desk-break.toml"
    source.chmod(0o444)
    shelf.bundled.chmod(0o555)
    try:
        kept = keeping.read(source)
        assert keeping.is_bundled(source)
        own = keeping.save(kept, OTHER)
    finally:
        shelf.bundled.chmod(0o755)
    assert own.path == keeping.own_path(source) == shelf.folder / "desk-break.toml"
    assert (text_of(own.path), text_of(source)) == (OTHER, BUNDLED)
    assert os.access(own.path, os.W_OK)
    assert not keeping.is_bundled(own.path)
    assert keeping.save(own, MINE).text == MINE


def test_a_bundled_routine_that_somebody_made_their_own_meanwhile_is_a_conflict(shelf: Shelf, keeping: Keeping) -> None:
    kept = keeping.read(shelf.bundled / "desk-break.toml")
    shelf.put("desk-break", OTHER)
    with pytest.raises(ChangedMeanwhile) as raised:
        keeping.save(kept, MINE)
    assert raised.value.theirs
    assert raised.value.theirs.text == OTHER
    assert text_of(keeping.overwrite(kept, MINE).path) == MINE
    assert shelf.thrown_texts() == [OTHER]


@NOT_ON_WINDOWS
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_rights_stay_as_they_are(mode: int, kept: Kept, keeping: Keeping) -> None:
    kept.path.chmod(mode)
    keeping.save(kept, OTHER)
    assert kept.path.stat().st_mode & 0o7777 == mode


@NOT_ON_WINDOWS
def test_a_link_stays_and_what_it_leads_to_is_saved(tmp_path: Path, shelf: Shelf, keeping: Keeping) -> None:
    target = tmp_path / "dotfiles" / "anything"
    target.parent.mkdir()
    target.write_text(MINE, encoding="utf-8")
    shelf.folder.mkdir()
    link = shelf.folder / "mine.toml"
    link.symlink_to("../dotfiles/anything")
    after = keeping.save(keeping.read(link), OTHER)
    assert link.is_symlink()
    assert (after.path, text_of(target)) == (link, OTHER)
    assert shelf.names() == ["mine.toml"]
    assert shelf.names(target.parent) == ["anything"]
    target.write_text(MINE, encoding="utf-8")
    assert keeping.changed(after) is not None


@NOT_ON_WINDOWS
def test_another_name_of_the_file_keeps_what_it_had(tmp_path: Path, kept: Kept, keeping: Keeping) -> None:
    os.link(kept.path, tmp_path / "other")
    keeping.save(kept, OTHER)
    assert text_of(tmp_path / "other") == MINE


def test_a_read_only_file_is_left_alone(kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    with system(monkeypatch) as seen:
        monkeypatch.setattr(seen, "access", lambda path, mode: False, raising=False)  # root may write everything
        with pytest.raises(KeepError, match=r"mine\.toml cannot be saved: it is read-only$"):
            keeping.save(kept, OTHER)
    assert text_of(kept.path) == MINE


@NOT_ON_WINDOWS
def test_a_file_of_somebody_else_does_not_become_ones_own(
    shelf: Shelf, kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.stat(kept.path)

    def theirs(path: Path) -> os.stat_result:
        found = os.stat(path)
        return os.stat_result((*found[:4], found.st_uid + 1, *found[5:])) if path.name == kept.path.name else found

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with system(monkeypatch) as seen:
        monkeypatch.setattr(seen, "stat", theirs, raising=False)
        monkeypatch.setattr(seen, "chown", refused, raising=False)
        with pytest.raises(KeepError, match="belongs to somebody else, and would be yours then"):
            keeping.save(kept, OTHER)
    assert os.stat(kept.path) == real
    assert shelf.names() == ["mine.toml"]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (FULL, "the disk is full: make room and try again"),
        (30, "the disk is read-only"),
        (13, "you may not: see to the rights of the file and of its folder"),
        (5, "Input/output error"),
    ],
)
def test_a_system_that_refuses_is_said_and_the_old_file_stays(
    error: int, why: str, shelf: Shelf, kept: Kept, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    with system(monkeypatch) as seen:
        keeping.save(kept, MINE + "#")
        write = seen.calls.index("write") + 1
    keeping.overwrite(kept, MINE)
    with system(monkeypatch, write, error, done=True), pytest.raises(KeepError) as raised:
        keeping.save(kept, OTHER)
    assert str(raised.value) == f"{kept.path} cannot be saved: {why}"
    assert text_of(kept.path) == MINE
    assert shelf.names() == ["mine.toml"]


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", [None, FULL], ids=["killed", "full"])
def test_at_every_step_there_is_the_old_file_or_the_new_one(
    error: int | None, done: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []
    for step in range(1, 100):
        shelf = Shelf(tmp_path / str(step))
        keeping, kept = shelf.keeping(), Shelf.keeping(shelf).read(shelf.put())
        keeping.keep_recovery(kept.path, OTHER + "# typed\n", MINE)
        try:
            with system(monkeypatch, step, error, done) as seen:
                keeping.save(kept, OTHER)
        except (KilledError, KeepError):
            pass
        if len(seen.calls) < step:
            break
        keeping.close()
        ends.append(text_of(kept.path))
        assert [name for name in shelf.names() if name.endswith(".toml")] == ["mine.toml"]
        assert [entry.id for entry in load_library(shelf.folder) if entry.source == "user"] == ["mine"]
        assert [left.text for left in shelf.keeping().recoveries()] == [OTHER + "# typed\n"]
        again = shelf.keeping()
        assert again.overwrite(again.read(kept.path), MINE).text == text_of(kept.path) == MINE
    assert len(ends) > 8
    assert sorted(ends, key=[MINE, OTHER].index) == ends, "once it is the new one, it is not the old one again"
    assert set(ends) == {MINE, OTHER}


@pytest.mark.parametrize("links", [True, False], ids=["linked", "reserved"])
def test_at_every_step_a_new_file_is_whole_or_empty_and_never_over_another(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    ends: list[str | None] = []
    for step in range(1, 100):
        shelf = Shelf(tmp_path / str(step))
        path = shelf.folder / "mine.toml"
        try:
            with system(monkeypatch, step) as seen:
                shelf.keeping().create("mine", MINE)
        except KilledError:
            pass
        if len(seen.calls) < step:
            break
        ends.append(text_of(path) if path.exists() else None)
    assert set(ends) == {None, MINE} | (set() if links else {""})


def test_what_a_killed_program_left_is_cleared_away_after_a_while(shelf: Shelf, kept: Kept, keeping: Keeping) -> None:
    old = shelf.folder / ".mine.toml.0123456789abcdef.part"
    young, theirs = old.with_name(".mine.toml.fedcba9876543210.part"), old.with_name(".mine.toml.swp")
    journal = old.with_name(f"{old.name}-journal")
    for path in (old, journal, young, theirs):
        path.write_text("half", encoding="utf-8")
    for path in (old, journal, theirs):
        os.utime(path, (1, 1))
    keeping.save(kept, OTHER)
    assert shelf.names() == sorted([theirs.name, young.name, "mine.toml"])


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"\xff", ":1:1: not UTF-8 text"), (b"a\0", ":1:2: a NUL byte"), (b"#" * 1048577, ":1:1: larger than 1 MiB")],
)
def test_what_is_no_text_is_not_read(data: bytes, why: str, shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put()
    path.write_bytes(data)
    with pytest.raises(KeepError) as raised:
        keeping.read(path)
    assert str(raised.value).startswith(f"{path}{why}")


@NOT_ON_WINDOWS
def test_what_is_no_file_is_not_read(shelf: Shelf, keeping: Keeping) -> None:
    shelf.folder.mkdir()
    os.mkfifo(shelf.folder / "pipe.toml")
    (shelf.folder / "round.toml").symlink_to("round.toml")
    for name, why in (("pipe", "not a regular file"), ("round", "cannot be read"), ("none", "there is no such file")):
        with pytest.raises(KeepError, match=why):
            keeping.read(shelf.folder / f"{name}.toml")


def test_what_could_not_be_read_again_is_not_written(kept: Kept, keeping: Keeping) -> None:
    with pytest.raises(KeepError, match="larger than 1 MiB"):
        keeping.save(kept, "#" * 1048577)
    with pytest.raises(KeepError, match=r"mine\.toml:2: a character there cannot be saved"):
        keeping.save(kept, "a\n\ud800")
    assert text_of(kept.path) == MINE


@NOT_ON_WINDOWS
def test_a_name_that_steers_a_terminal_is_shown_without(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put("\x1b[2J")
    path.write_bytes(b"\xff")
    with pytest.raises(KeepError) as raised:
        keeping.read(path)
    assert "\x1b" not in str(raised.value)
    assert keeping.read(shelf.put("a\u202eb")).id == "a?b"
