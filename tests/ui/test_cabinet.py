"""What is done with routine files and undone again: names, the trash, the history; without a screen."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from parts import FakeDisplay, clock
from shelves import done

from foottimer.history.store import open_for_reading, open_store
from foottimer.keeping.keeper import Keeping
from foottimer.keeping.kept import KeepError
from foottimer.routine.library import Entry, load_library
from foottimer.ui.beginnings import beginnings
from foottimer.ui.cabinet import Cabinet
from foottimer.ui.comparing import beside_bundled
from foottimer.ui.file_menu import Case, told, why_not
from foottimer.ui.renaming import Named
from foottimer.ui.services import Services
from foottimer.ui.trash_view import thrown_row, thrown_rows

FEET = '# mine\nformat = 1\nname = "Feet" # so called\n\n[[block]]\nname = "Stand"\nhold = 20\n'
BUNDLED = "desk-break"


@dataclass
class Room:
    """A person's routines, and what is done with them."""

    home: Path
    services: Services
    cabinet: Cabinet

    def put(self, id_: str, text: str = FEET) -> Entry:
        path = self.home / "routines" / f"{id_}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self.entry(id_)

    def entry(self, id_: str) -> Entry:
        return next(entry for entry in load_library(self.home / "routines") if entry.id == id_)

    @property
    def files(self) -> dict[str, str]:
        folder = self.home / "routines"
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}

    def follow(self, id_: str, days_ago: int = 1) -> None:
        done(self.home / "history.db", self.entry(id_), days_ago)

    @property
    def sessions(self) -> dict[str, int]:
        return {id_: count for id_ in ("feet", "toes") if (count := self.services.sessions_of(id_))}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    file, now = tmp_path / "history.db", clock()
    keeping = Keeping(tmp_path / "routines", tmp_path / "trash", tmp_path / "recovery", now.wall)
    services = Services(
        clock=now,
        library=tuple,
        open_to_write=lambda: open_store(file),
        open_to_read=lambda: open_for_reading(file),
        watch=lambda: None,
        display=FakeDisplay,
        keeping=lambda: keeping,
    )
    yield Room(tmp_path, services, Cabinet(services))
    keeping.close()


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, "read-only")


# The trash


def test_what_is_deleted_comes_back_as_it_was(room: Room) -> None:
    feet = room.put("feet")
    deleted = room.cabinet.delete(feet)
    assert (deleted.said, deleted.undo, deleted.path, deleted.gone) == (
        "Feet is in the trash.",
        "brings it back",
        None,
        feet.path,
    )
    assert room.files == {}
    assert room.cabinet.undoable == "delete Feet"
    back = room.cabinet.undo()
    assert (back.said, back.path) == ("Feet is back.", feet.path)
    assert room.files == {"feet": FEET}
    assert room.cabinet.undoable == ""


def test_steps_are_undone_one_by_one_the_last_one_first(room: Room) -> None:
    feet = room.put("feet")
    room.cabinet.duplicate(feet)
    room.cabinet.rename(room.entry("feet-copy"), Named("Toes", "toes"), along=False)
    room.cabinet.delete(room.entry("toes"))
    assert [*room.files] == ["feet"]
    assert [room.cabinet.undo().said for _ in range(3)] == [
        "Toes is back.",
        "It is Feet (copy) now, kept as feet-copy.toml.",
        "Feet (copy) is in the trash.",
    ]
    assert room.files == {"feet": FEET}
    with pytest.raises(KeepError, match="Nothing was done"):
        room.cabinet.undo()


def test_what_comes_back_under_another_id_says_so(room: Room) -> None:
    room.cabinet.delete(room.put("feet"))
    room.put("feet", FEET.replace("20", "40"))
    said = room.cabinet.undo()
    assert said.said == "Feet is back, as feet-2: there is another feet."
    assert room.files == {"feet": FEET.replace("20", "40"), "feet-2": FEET}


def test_the_trash_is_listed_newest_first_and_brings_back(room: Room) -> None:
    room.cabinet.delete(room.put("feet"))
    room.services.clock.move(26 * 3_600_000)  # type: ignore[attr-defined]
    room.cabinet.delete(room.put("begun", 'format = 1\nname = "Begun [b]"\n'))
    room.cabinet.delete(room.put("torn", "format ="))
    now = room.services.clock.wall()
    thrown = room.cabinet.thrown()
    rows = thrown_rows(room.services.keeping(), thrown, room.services.exercises(), now)
    assert {(row.name, row.thrown.id, row.length, row.when) for row in rows[:2]} == {
        ("Begun [b]", "begun", "30 B", "today 14:00"),
        ("torn", "torn", "8 B", "today 14:00"),
    }
    assert (rows[2].name, rows[2].length, rows[2].when) == ("Feet", "0:30", "yesterday")
    assert [thrown_row(rows[2], width).cell_length for width in (8, 30, 80)] == [11, 30, 80]
    assert room.cabinet.restore(thrown[2], "Feet").said == "Feet is back."
    assert room.files == {"feet": FEET}
    assert room.cabinet.undoable == "restore Feet"
    assert room.cabinet.undo().said == "Feet is in the trash."
    assert room.files == {}


def test_undoing_what_was_brought_back_from_the_trash_is_forgotten(room: Room) -> None:
    room.cabinet.delete(room.put("feet"))
    (thrown,) = room.cabinet.thrown()
    room.cabinet.restore(thrown, "Feet")
    room.cabinet.undo()
    assert room.cabinet.undoable == ""
    assert len(room.cabinet.thrown()) == 1


def test_what_cannot_be_undone_any_more_is_forgotten_and_nothing_else(room: Room) -> None:
    room.cabinet.delete(room.put("toes", FEET.replace("Feet", "Toes")))
    room.cabinet.delete(room.put("feet"))
    next(thrown for thrown in room.cabinet.thrown() if thrown.id == "toes").path.unlink()
    assert room.cabinet.undo().said == "Feet is back."
    assert room.cabinet.undoable == "delete Toes"
    with pytest.raises(KeepError, match="cannot be brought back: it, or its folder, is not there"):
        room.cabinet.undo()
    assert room.cabinet.undoable == ""


def test_what_was_changed_since_it_was_made_is_not_thrown_away(room: Room) -> None:
    copy = room.cabinet.duplicate(room.put("feet")).path
    assert copy is not None
    copy.write_text(FEET.replace("20", "40"), encoding="utf-8")
    with pytest.raises(KeepError, match="was changed since it was made: delete it, if that is what you want"):
        room.cabinet.undo()
    assert {*room.files} == {"feet", "feet-copy"}
    assert room.cabinet.undoable == ""


def test_on_a_disk_that_is_read_only_nothing_is_lost_and_undo_waits(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    feet = room.put("feet")
    room.cabinet.delete(room.put("toes"))
    with monkeypatch.context() as system:
        system.setattr(os, "link", refuse)
        system.setattr(os, "replace", refuse)
        for refused in (
            lambda: room.cabinet.delete(feet),
            lambda: room.cabinet.duplicate(feet),
            lambda: room.cabinet.rename(feet, Named("Heels", "heels"), along=True),
            lambda: room.cabinet.make(Named("Heels", "heels"), lambda _: FEET),
            room.cabinet.undo,
        ):
            with pytest.raises(KeepError, match="the disk is read-only"):
                refused()
        assert room.files == {"feet": FEET}
    assert room.cabinet.undo().said == "Feet is back."


# Names


def test_a_routine_gets_a_name_and_an_id_and_keeps_its_comments(room: Room) -> None:
    feet = room.put("feet")
    renamed = room.cabinet.rename(feet, Named("Toes", "toes"), along=True)
    assert (renamed.said, renamed.undo) == ("It is Toes now, kept as toes.toml.", "takes that back")
    assert room.files == {"toes": FEET.replace('"Feet"', '"Toes"')}
    room.cabinet.undo()
    assert room.files == {"feet": FEET}


def test_only_the_name_or_only_the_id_can_change(room: Room) -> None:
    room.cabinet.rename(room.put("feet"), Named("Toes", "feet"), along=False)
    assert room.files == {"feet": FEET.replace('"Feet"', '"Toes"')}
    assert room.cabinet.undo().path == room.home / "routines" / "feet.toml"
    room.cabinet.rename(room.entry("feet"), Named("Feet", "toes"), along=False)
    assert room.files == {"toes": FEET}


def test_undoing_a_new_name_keeps_what_was_changed_since(room: Room) -> None:
    renamed = room.cabinet.rename(room.put("feet"), Named("Toes", "toes"), along=False).path
    assert renamed is not None
    renamed.write_text(room.files["toes"].replace("20", "40"), encoding="utf-8")
    room.cabinet.undo()
    assert room.files == {"feet": FEET.replace("20", "40")}


def test_the_history_goes_along_and_comes_back_without_that_of_others(room: Room) -> None:
    room.put("toes")
    room.follow("toes", 5)
    (room.home / "routines" / "toes.toml").unlink()
    room.put("feet")
    room.follow("feet", 4)
    room.follow("feet", 3)
    renamed = room.cabinet.rename(room.entry("feet"), Named("Feet", "toes"), along=True)
    assert renamed.said == "It is Feet now, kept as toes.toml. 2 sessions went along."
    assert room.sessions == {"toes": 3}
    room.follow("toes", 0)
    assert room.cabinet.undo().said == "It is Feet now, kept as feet.toml. 3 sessions went along."
    assert room.sessions == {"feet": 3, "toes": 1}


def test_a_history_that_stays_is_left_where_it_is(room: Room) -> None:
    room.put("feet")
    room.follow("feet")
    room.cabinet.rename(room.entry("feet"), Named("Feet", "toes"), along=False)
    assert room.sessions == {"feet": 1}
    room.cabinet.undo()
    assert room.sessions == {"feet": 1}


def test_a_history_that_cannot_be_read_keeps_the_name(room: Room) -> None:
    feet = room.put("feet")
    (room.home / "history.db").write_text("no database", encoding="utf-8")
    with pytest.raises(KeepError, match="Not renamed, since its history cannot be taken along"):
        room.cabinet.rename(feet, Named("Toes", "toes"), along=True)
    assert room.files == {"feet": FEET}


@pytest.mark.parametrize(
    ("name", "id_", "why"),
    [
        ("", "toes", "A routine needs a name"),
        ("To\x07es", "toes", "U\\+0007"),
        ("Toes", "Toes", "toes"),
        ("Toes", "", "The file needs a name too"),
        ("Toes", "con", "Windows"),
        ("Toes", "other", "There is a file other.toml already"),
        ("Toes", BUNDLED, f"{BUNDLED} came with foottimer"),
    ],
)
def test_a_name_that_can_not_be_is_refused_with_the_reason(room: Room, name: str, id_: str, why: str) -> None:
    feet = room.put("feet")
    room.put("other")
    for refused in (
        lambda: room.cabinet.rename(feet, Named(name, id_), along=False),
        lambda: room.cabinet.make(Named(name, id_), lambda _: FEET),
    ):
        with pytest.raises(KeepError, match=why):
            refused()
    assert room.files == {"feet": FEET, "other": FEET}
    assert room.cabinet.undoable == ""


def test_a_file_that_is_torn_can_have_another_id(room: Room) -> None:
    torn = room.put("feet", "format =")
    assert room.cabinet.name_of(torn.path) is None
    assert room.cabinet.rename(torn, Named(None, "toes"), along=False).said == "It is kept as toes.toml now."
    assert room.files == {"toes": "format ="}


def test_the_id_follows_the_name_and_is_free(room: Room) -> None:
    feet = room.put("feet")
    assert room.cabinet.id_for("Fëet!") == "feet-2"
    assert room.cabinet.id_for("Fëet!", feet.path) == "feet"
    assert room.cabinet.id_for("Desk break") == f"{BUNDLED}-2"


# What came with foottimer


def test_a_copy_of_a_bundled_one_goes_back_and_comes_again(room: Room) -> None:
    text = room.entry(BUNDLED).path.read_text(encoding="utf-8").replace("reps     = 6", "reps     = 8")
    mine = room.put(BUNDLED, text)
    compared = beside_bundled(room.services, mine)
    assert (compared.before.title, compared.summary) == ("as bundled", "1 block changed")
    reverted = room.cabinet.revert(mine)
    assert reverted.said == "Desk-break toe yoga is as bundled again; yours is in the trash."
    assert reverted.path == room.entry(BUNDLED).path
    assert room.cabinet.undo().said == "Desk-break toe yoga is back. It stands in for the bundled one."
    assert room.files == {BUNDLED: text}
    assert room.cabinet.delete(mine).said == "Desk-break toe yoga is in the trash. The bundled one is back."
    room.cabinet.undo()
    renamed = room.cabinet.rename(mine, Named("Mine", "mine"), along=False)
    assert renamed.said == f"It is Mine now, kept as mine.toml. The bundled {BUNDLED} is back beside it."


def test_what_is_not_possible_says_why_and_what_to_do(room: Room) -> None:
    bundled, mine = Case(room.entry(BUNDLED), room.entry(BUNDLED).path), Case(room.put("feet"))
    assert why_not("delete", bundled).endswith("only your own routines can be deleted.")
    assert why_not("rename", bundled).endswith("duplicate it, and rename the copy.")
    assert why_not("revert", bundled) == "Desk-break toe yoga is as bundled: you changed nothing."
    assert why_not("changes", mine) == "Feet is all yours: it stands in for no bundled routine."
    assert why_not("trash", mine) == "The trash is empty."
    assert why_not("undo", mine).startswith("Nothing was done")
    assert why_not("delete", Case(None)) == "No routine is chosen: choose one."
    for action in ("change", "new", "duplicate", "rename", "delete"):
        assert not why_not(action, mine)
    assert not any(why_not(action, Case(None, thrown=None)) for action in ("new", "trash"))


def test_the_menu_says_what_would_be_done_or_why_not(room: Room) -> None:
    stands_in = Case(room.put(BUNDLED), room.entry(BUNDLED).path, "delete Toes", 1)
    assert told("delete", stands_in) == "the bundled one comes back"
    assert (told("undo", stands_in), told("trash", stands_in)) == ("delete Toes", "1 file")
    mine = Case(room.put("feet"))
    assert (told("revert", mine), told("trash", mine), told("undo", mine)) == (
        "it is all yours",
        "empty",
        "nothing was done",
    )
    assert told("rename", Case(None)) == "none is chosen"
    assert told("trash", Case(None, thrown=None)) == "cannot be read"


# New ones


def test_there_are_templates_the_chosen_one_and_what_was_done(room: Room) -> None:
    feet = room.put("feet")
    room.follow("feet", 2)
    room.follow("feet", 2)
    offered = beginnings(room.services, feet)
    assert offered[0].title == "Empty"
    copy, session = offered[-2:]
    assert (copy.title, copy.name, copy.about) == ("Feet", "Feet (copy)", "as a copy")
    assert (session.title, session.name, session.about) == ("Feet", "Feet", "2 days ago, 0:30")
    for number, beginning in enumerate(offered):
        made = room.cabinet.make(Named(f"New {number}", f"new-{number}"), beginning.text)
        assert made.said == f"New {number} is new among your routines."
        assert f'"New {number}"' in room.files[f"new-{number}"]
    assert "hold = 20" in room.files[f"new-{len(offered) - 1}"]
    assert "# mine" in room.files[f"new-{len(offered) - 2}"]


def test_a_history_that_cannot_be_read_leaves_the_templates(room: Room) -> None:
    (room.home / "history.db").write_text("no database", encoding="utf-8")
    assert {beginning.group for beginning in beginnings(room.services, None)} == {"Begin with a template"}


def test_what_another_screen_made_is_told_once(room: Room) -> None:
    made = room.cabinet.make(Named("Feet", "feet"), lambda _: FEET, elsewhere=True)
    assert room.cabinet.take_news() == made
    assert room.cabinet.take_news() is None
    assert room.cabinet.undo().gone == made.path
