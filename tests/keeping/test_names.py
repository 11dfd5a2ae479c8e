"""Which ids files get, and renaming, copying, throwing away and bringing back: nothing is ever overwritten."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeping_help import BUNDLED, MINE, NOON, OTHER, KilledError, Shelf, no_links, system, text_of

from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.keeping.names import LONGEST, id_of, is_copied, numbered, why_no_id
from foottimer.routine.library import load_library
from foottimer.routine.words import is_slug
from foottimer.text.copying import as_copy, copied_name

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="links and names are others there")


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("My feet", "my-feet"),
        ("  Füße & Ökonomie!  ", "fusse-okonomie"),
        ("Étirements (2)", "etirements-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("足", ""),
        ("\x1b[2J", "2j"),
        ("a" * 100, "a" * LONGEST),
    ],
)
def test_words_make_an_id(words: str, id_: str) -> None:
    assert id_of(words) == id_


@given(st.text(max_size=80), st.integers(1, 2000))
def test_whatever_the_words_the_id_is_one_or_none(words: str, number: int) -> None:
    id_ = id_of(words)
    assert not id_ or (is_slug(id_) and is_slug(numbered(id_, number)) and len(numbered(id_, number)) <= LONGEST)


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        ("My feet", "My feet is no id: an id is made of a-z, 0-9 and dashes, as my-feet"),
        ("", "nothing is no id: an id is made of a-z, 0-9 and dashes"),
        ("../up", "../up is no id: an id is made of a-z, 0-9 and dashes, as up"),
        ("con", "con is a name that Windows keeps for itself, so the file could not go there: choose another"),
        ("lpt1", "lpt1 is a name that Windows keeps for itself, so the file could not go there: choose another"),
        ("a" * 61, "an id has at most 60 characters, this one has 61: choose a shorter one"),
    ],
)
def test_what_is_no_id_is_refused_with_a_hint(id_: str, why: str, shelf: Shelf, keeping: Keeping) -> None:
    assert why_no_id(id_) == why
    with pytest.raises(KeepError) as raised:
        keeping.create(id_, MINE)
    assert str(raised.value) == why
    assert not shelf.folder.exists()
    assert why_no_id("console") == ""


def test_a_free_id_is_no_files_no_bundled_one_and_no_device(shelf: Shelf, keeping: Keeping) -> None:
    assert keeping.free_id("Mine") == "mine"
    shelf.put()
    shelf.put("mine-2")
    assert keeping.free_id("mine") == "mine-3"
    assert keeping.free_id("desk break") == "desk-break-2"
    assert keeping.free_id("con") == "con-2"
    assert keeping.free_id("足") == "routine"
    shelf.put("Other")
    assert keeping.free_id("other") == "other-2"


def test_a_new_file_is_never_made_over_another(shelf: Shelf, keeping: Keeping) -> None:
    path = keeping.create("mine", MINE).path
    assert text_of(path) == MINE
    with pytest.raises(KeepError, match=r"there is a file mine\.toml already: choose another name"):
        keeping.create("mine", OTHER)
    assert text_of(path) == MINE


@NOT_ON_WINDOWS
def test_a_name_that_differs_by_capital_letters_is_the_same_elsewhere(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put("Mine")
    shelf.put("other")
    with pytest.raises(KeepError, match=r"there is a file Mine\.toml already"):
        keeping.create("mine", OTHER)
    with pytest.raises(KeepError, match=r"there is a file Mine\.toml already"):
        keeping.rename("other", "mine")
    assert keeping.rename(path, "mine") == shelf.folder / "mine.toml"
    assert shelf.names() == ["mine.toml", "other.toml"]


def test_a_file_somebody_makes_in_the_last_moment_is_not_overwritten(
    shelf: Shelf, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, mine = shelf.put("theirs", OTHER), shelf.put()
    monkeypatch.setattr("foottimer.keeping.places.names_in", lambda folder: [])
    with pytest.raises(KeepError, match="already"):
        keeping.create("theirs", MINE)
    with pytest.raises(KeepError, match="already"):
        keeping.rename("mine", "theirs")
    assert (text_of(theirs), text_of(mine)) == (OTHER, MINE)
    assert shelf.names() == ["mine.toml", "theirs.toml"]


def test_a_file_gets_another_id(shelf: Shelf, keeping: Keeping) -> None:
    shelf.put()
    assert keeping.rename("mine", "yours") == shelf.folder / "yours.toml"
    assert shelf.names() == ["yours.toml"]
    assert keeping.rename("yours", "yours") == shelf.folder / "yours.toml"
    with pytest.raises(KeepError, match=r"mine\.toml is not there any more"):
        keeping.rename("mine", "ours")
    with pytest.raises(KeepError, match=r"\.\./mine is no id"):
        keeping.rename("../mine", "ours")


@NOT_ON_WINDOWS
def test_a_link_is_renamed_itself(tmp_path: Path, shelf: Shelf, keeping: Keeping) -> None:
    target = tmp_path / "kept"
    target.write_text(MINE, encoding="utf-8")
    shelf.folder.mkdir()
    (shelf.folder / "mine.toml").symlink_to(target)
    assert keeping.rename("mine", "yours").is_symlink()
    assert shelf.names() == ["yours.toml"]
    assert text_of(target) == MINE


def test_what_came_along_is_neither_renamed_nor_thrown_away(shelf: Shelf, keeping: Keeping) -> None:
    for refused in (lambda: keeping.rename("desk-break", "mine"), lambda: keeping.delete("desk-break")):
        with pytest.raises(KeepError, match="desk-break came with foottimer and stays as it is: duplicate it"):
            refused()
    with pytest.raises(KeepError, match="came with foottimer"):
        keeping.delete(shelf.bundled / "desk-break.toml")
    assert shelf.names(shelf.bundled) == ["desk-break.toml"]


def test_a_copy_has_a_name_and_an_id_of_its_own(shelf: Shelf, keeping: Keeping) -> None:
    shelf.put()
    first, second = keeping.duplicate("mine"), keeping.duplicate("mine-copy")
    assert (first.id, first.text) == ("mine-copy", MINE.replace('"Mine"', '"Mine (copy)"'))
    assert (second.id, second.text) == ("mine-copy-2", MINE.replace('"Mine"', '"Mine (copy 2)"'))
    assert keeping.duplicate("mine").id == "mine-copy-3"
    assert keeping.duplicate("mine", "feet", "My [b]feet").text == MINE.replace('"Mine"', '"My [b]feet"')
    assert text_of(shelf.folder / "mine.toml") == MINE


def test_a_bundled_routine_is_copied_whether_it_is_named_by_id_path_or_entry(shelf: Shelf, keeping: Keeping) -> None:
    entry = next(entry for entry in load_library(None) if entry.id == "desk-break")
    assert keeping.duplicate("desk-break").text == BUNDLED.replace('"Bundled"', '"Bundled (copy)"')
    assert keeping.duplicate(shelf.bundled / "desk-break.toml").id == "desk-break-copy-2"
    assert keeping.duplicate(entry, "mine").text.count("(copy)") == 1


@pytest.mark.parametrize(
    ("name", "copied"), [("A", "A (copy)"), ("A (copy)", "A (copy 2)"), ("A (copy 9)", "A (copy 10)")]
)
def test_copies_are_counted(name: str, copied: str) -> None:
    assert copied_name(name) == copied


def test_a_copy_is_no_level_and_keeps_every_comment_but_those_of_series_and_level() -> None:
    text = '# a\r\nname = "N" # b\r\nseries = "s"   # c\r\n# d\r\nlevel = 1\r\n# e\r\nformat = 1 # f'
    assert as_copy(text) == '# a\r\nname = "N (copy)" # b\r\n# d\r\n# e\r\nformat = 1 # f'
    assert as_copy("[broken") == "[broken"
    assert as_copy("name = 3\nseries = 's'\n") == "name = 3\n"


def test_what_is_thrown_away_comes_back_as_it_was(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put()
    path.chmod(0o600)
    before = path.stat()
    thrown = keeping.delete("mine")
    assert shelf.names() == []
    assert (thrown.id, thrown.when) == ("mine", NOON)
    assert keeping.thrown() == (thrown,)
    assert keeping.restore(thrown) == path
    assert (path.stat().st_mode, path.stat().st_mtime_ns, text_of(path)) == (before.st_mode, before.st_mtime_ns, MINE)
    assert keeping.thrown() == ()
    with pytest.raises(KeepError, match="cannot be brought back: it, or its folder, is not there"):
        keeping.restore(thrown)


def test_nothing_in_the_trash_is_overwritten(shelf: Shelf, keeping: Keeping) -> None:
    texts = [MINE + f"# {number}\n" for number in range(4)]
    for text in texts:
        shelf.put(text=text)
        keeping.delete("mine")
    shelf.wait(hours=1)
    shelf.put("other", OTHER)
    keeping.delete("other")
    assert shelf.thrown_texts() == sorted([*texts, OTHER])
    assert [(one.id, one.number, one.when - NOON) for one in keeping.thrown()] == [
        ("other", 1, timedelta(hours=1)),
        *(("mine", number, timedelta()) for number in (4, 3, 2, 1)),
    ]
    assert [text_of(one.path) for one in keeping.thrown()] == [OTHER, *reversed(texts)]


def test_what_is_brought_back_takes_a_free_id_where_its_own_is_taken(shelf: Shelf, keeping: Keeping) -> None:
    shelf.put()
    thrown = keeping.delete("mine")
    shelf.put(text=OTHER)
    with pytest.raises(KeepError, match="already"):
        keeping.restore(thrown, "mine")
    assert keeping.restore(thrown) == shelf.folder / "mine-2.toml"
    assert text_of(shelf.folder / "mine.toml") == OTHER
    assert text_of(keeping.restore(keeping.delete("mine-2"), "desk-break")) == MINE


@NOT_ON_WINDOWS
def test_a_name_that_is_no_id_is_thrown_away_and_brought_back_too(shelf: Shelf, keeping: Keeping) -> None:
    path = shelf.put("Käse \x1b. 20260302T120000Z" + "x" * 190)
    assert keeping.restore(keeping.delete(path)) == path
    assert keeping.restore(keeping.delete(shelf.put("y" * 240))).name == "y" * 225 + ".toml"
    assert shelf.names() == sorted([path.name, "y" * 225 + ".toml"])
    thrown = keeping.delete(shelf.put("Über.alles"))
    assert thrown.stem == "Über.alles"
    assert keeping.thrown() == (thrown,)
    assert keeping.restore(thrown).name == "Über.alles.toml"


def test_what_did_not_come_from_here_stays_in_the_trash(shelf: Shelf, keeping: Keeping) -> None:
    keeping.delete(shelf.put())
    for name in ("mine.toml", "mine.20269999T000000Z.toml", ".mine.20260302T120000Z.toml", "x.part"):
        (shelf.trash / name).write_text("", encoding="utf-8")
    assert [thrown.id for thrown in keeping.thrown()] == ["mine"]


def test_the_trash_may_be_on_another_disk(shelf: Shelf, keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link

    def link(source: Path, target: Path, **options: bool) -> None:
        if source.parent != target.parent:
            raise OSError(18, "Invalid cross-device link")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", link)
    shelf.put()
    thrown = keeping.delete("mine")
    assert (shelf.names(), text_of(thrown.path)) == ([], MINE)
    assert text_of(keeping.restore(thrown)) == MINE
    assert (shelf.names(), shelf.names(shelf.trash)) == (["mine.toml"], [])
    shelf.put("large", "#" * 1_048_577)
    with pytest.raises(KeepError, match="larger than 1 MiB: see to it yourself"):
        keeping.delete("large")
    assert shelf.names() == ["large.toml", "mine.toml"]


@pytest.mark.parametrize("links", [True, False], ids=["linked", "reserved"])
@pytest.mark.parametrize("what", ["rename", "delete", "restore"])
def test_a_file_on_its_way_is_somewhere_at_every_step(
    what: str, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    for step in range(1, 20):
        shelf = Shelf(tmp_path / str(step))
        keeping, path = shelf.keeping(), shelf.put()
        thrown = keeping.delete("mine") if what == "restore" else None
        with system(monkeypatch, step) as seen, suppress(KilledError):
            if thrown:
                keeping.restore(thrown)
            elif what == "delete":
                keeping.delete("mine")
            else:
                keeping.rename("mine", "yours")
        if len(seen.calls) < step:
            break
        folders = (shelf.folder, shelf.trash)
        assert MINE in [text_of(path) for folder in folders if folder.exists() for path in folder.iterdir()]
        assert path.parent.exists()
    assert step > 2


@NOT_ON_WINDOWS
def test_of_a_link_the_link_goes_and_what_it_leads_to_stays(tmp_path: Path, shelf: Shelf, keeping: Keeping) -> None:
    target = tmp_path / "kept"
    target.write_text(MINE, encoding="utf-8")
    shelf.folder.mkdir()
    (shelf.folder / "mine.toml").symlink_to(target)
    assert text_of(keeping.delete("mine").path) == text_of(target) == MINE
    (shelf.folder / "lost.toml").symlink_to("nowhere")
    (shelf.folder / "folder.toml").mkdir()
    for name in ("lost", "folder"):
        with pytest.raises(KeepError, match="see to it yourself"):
            keeping.delete(name)
    assert shelf.names() == ["folder.toml", "lost.toml"]


def test_a_trash_that_cannot_be_used_keeps_the_file(shelf: Shelf, keeping: Keeping) -> None:
    shelf.put()
    shelf.trash.parent.mkdir()
    shelf.trash.write_text("a file", encoding="utf-8")
    with pytest.raises(KeepError, match="cannot be thrown away: something else is in the way"):
        keeping.delete("mine")
    with pytest.raises(KeepError, match=r"the trash .* cannot be read"):
        keeping.thrown()
    assert shelf.names() == ["mine.toml"]


def test_the_bundled_routine_comes_back(shelf: Shelf, keeping: Keeping) -> None:
    shelf.put("desk-break")
    assert keeping.bundled("desk-break") == shelf.bundled / "desk-break.toml"
    assert keeping.revert("desk-break").id == "desk-break"
    assert shelf.names() == []
    with pytest.raises(KeepError, match="stays as it is"):
        keeping.revert("desk-break")
    shelf.put()
    with pytest.raises(KeepError, match="no routine mine came with foottimer"):
        keeping.revert("mine")
    assert keeping.bundled("../routines/mine") is None


@pytest.mark.parametrize(
    ("stem", "copied"), [("feet-copy", True), ("feet-copy-2", True), ("feet", False), ("copy", False)]
)
def test_an_id_of_a_copy_is_known(stem: str, copied: bool) -> None:
    assert is_copied(stem) is copied
