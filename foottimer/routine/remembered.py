"""What is known of every routine file as of the last start, so that it need not be read to be listed.

A card is believed only while its file is the same, and so are the person's exercises and the program. The file of cards
is data like any other: what is not as it was written is passed over, and a file that is gone costs time alone.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from sys import intern

from foottimer import __version__
from foottimer.routine.listed import BUNDLED as BUNDLED
from foottimer.routine.listed import USER as USER
from foottimer.routine.listed import Card as Card
from foottimer.routine.listed import Stamp as Stamp
from foottimer.routine.regular import open_regular
from foottimer.routine.shipped import bundled_folder
from foottimer.routine.words import unsafe_character
from foottimer.values import dataclass

NAME = "routine-cards"
"""The file, in the folder of what can be made again."""
MOST_CARDS = 20_000
"""The most cards that are read of a file. Source: twice what is listed of a folder."""
LONGEST = 8_192
"""The most bytes of a card's line; a routine that says more in its names is read at every start."""
SETTLED = 2_000_000_000
"""Ns that a file has to be older than its card: clocks of file systems are that coarse. Source: FAT's two seconds."""
_FORMAT = "1"
_CELL, _ITEM = "\t", "\x1f"
"""What parts cells, and the items of a list in one: no text of a routine holds a control character."""
_CELLS = 21
_LISTS = 15
"""From which cell on they are lists."""
_DIGITS = 20
_FLAGS = ("broken", "empty", "flawed", "estimated", "stands_in", "opt_in", "silent")


def stamp_of(found: os.stat_result) -> Stamp:
    """Return by what a file is known to be the same.

    A time of writing can be set back, as by an unpacked archive; the system's own time of change can't.
    """
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def holds(card: Card) -> bool:
    """Whether a card's file is as it was."""
    try:
        return stamp_of(os.stat(card.path)) == card.stamp
    except (OSError, ValueError):
        return False


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether a file that was written again since would look like another one; `now` in ns."""
    changed = stamp[2] if os.name == "posix" else stamp[1]  # elsewhere the third is when it was made
    return changed < now - SETTLED


@dataclass(frozen=True, slots=True)
class Memory:
    """Where cards are kept, and for which program, folder and exercises they hold."""

    file: Path
    """The file of cards."""
    folders: tuple[str, str]
    """The folder of the bundled routines, and that of the person's own."""
    key: str
    """What has to be the same for any of them to be believed."""
    exercises: Stamp | None = None
    """The person's own exercises, as they are; None where there are none."""

    def cards(self, most: int = MOST_CARDS) -> tuple[Card, ...]:
        """Return the first cards in the list's order, whether their files are the same or not; () where none hold."""
        with suppress(OSError, ValueError), open_regular(self.file) as file:
            written = os.fstat(file.fileno()).st_mtime_ns
            if self.exercises is not None and not is_settled(self.exercises, written):
                return ()
            if _checked(file.readline(LONGEST)) == self.key:
                lines = islice(iter(lambda: file.readline(LONGEST), b""), most)
                found = (_card(text, self.folders) for line in lines if (text := _checked(line)))
                return tuple(card for card in found if card is not None and is_settled(card.stamp, written))
        return ()

    def keep(self, cards: Iterable[Card], there: tuple[Card, ...] = ()) -> bool:
        """Write the cards down, in the list's order, unless they are those that are `there`.

        Return whether that could be done, which is never fatal.
        """
        from foottimer.files import replace_whole  # not for those who only read
        from foottimer.folders import make

        kept = {card: line for card in cards if (line := _line_of(card, self.folders))}
        if there and tuple(kept) == there:
            return True
        try:
            make(self.file.parent)
            replace_whole(self.file, b"".join((_line(self.key), *kept.values())), lambda: None)
        except (OSError, ValueError):
            return False
        return True


def memory(folder: Path, routines: Path | None, exercises: Path | None) -> Memory:
    """Return where cards of a folder of routines are kept in the `folder` of what can be made again.

    They were read with the file of the person's own `exercises`, as it is now.
    """
    stamp = None
    if exercises is not None:
        with suppress(OSError, ValueError):
            stamp = stamp_of(os.stat(exercises))
    folders = str(bundled_folder()), str(routines or "")
    key = _CELL.join((_FORMAT, _program(), *folders, str(exercises or ""), str(stamp)))
    return Memory(folder / NAME, folders, key, stamp)


def remembered_cards(
    folder: Path, routines: Path | None, exercises: Path | None, most: int = MOST_CARDS
) -> tuple[Card, ...]:
    """Return the first cards of the last start whose files are the same, in the list's order; () where there are none.

    The three are `paths.cache_folder()`, `routines_folder()` and `exercises_file()`. It never fails.
    """
    return tuple(card for card in memory(folder, routines, exercises).cards(most) if holds(card))


def _program() -> str:
    """Return which program reads routines: its version, and when its modules for that were written."""
    newest = 0
    folder = Path(__file__).parent
    with os.scandir(folder) as found:
        for one in found:
            if one.name.endswith((".py", ".toml")):
                newest = max(newest, one.stat().st_mtime_ns)
    return f"{__version__} {newest} {folder}"


def _line(text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    return b"%08x%b\n" % (zlib.crc32(data), data)


def _checked(line: bytes) -> str:
    """Return what a line says; empty where it is not as it was written."""
    data = line[8:-1]
    try:
        whole = line.endswith(b"\n") and int(line[:8], 16) == zlib.crc32(data)
        return data.decode("utf-8", "surrogateescape") if whole else ""
    except ValueError:
        return ""


def _line_of(card: Card, folders: tuple[str, str]) -> bytes:
    """Return a card's line; nothing of one that would not be read as it is, as for its file's name or its length."""
    stated = (card.level, card.per_week, card.total, card.contacts, card.intervals)
    landing = [f"{id_} {rep or 0!r} {second or 0!r}" for id_, rep, second in card.landing]
    cells = [
        card.source,
        os.path.basename(card.path),
        *map(str, card.stamp),
        card.id,
        card.name,
        card.series or "",
        *("" if number is None else str(number) for number in stated),
        " ".join(flag for flag in _FLAGS if getattr(card, flag)),
        *map(_ITEM.join, (card.needs, card.tags, card.equipment, card.exercises, card.called, landing)),
    ]
    line = _line(_CELL.join(cells))
    return line if len(line) <= LONGEST and _card(_checked(line), folders) == card else b""


def _card(text: str, folders: tuple[str, str]) -> Card | None:
    """Return the card of a line; None for a line that no card was written as."""
    cells = text.split(_CELL)
    if len(cells) != _CELLS or any(map(_is_unsafe, cells[:_LISTS])):
        return None
    if any(_is_unsafe(cell.replace(_ITEM, "")) for cell in cells[_LISTS:]):
        return None
    source, name, id_, shown = cells[0], cells[1], cells[6], cells[7]
    folder = folders[source == USER]
    if source not in (BUNDLED, USER) or not folder or os.path.basename(name) != name or not (name and id_ and shown):
        return None
    try:
        return _made(cells, os.path.join(folder, name))
    except ValueError:
        return None


def _made(cells: list[str], path: str) -> Card:
    """Return the card that these cells say; raises ValueError where one is no number."""
    source, _, *stamp, id_, shown, series, level, per_week, total, contacts, intervals, flags = cells[:_LISTS]
    # The same words again and again: each is kept once.
    needs, tags, equipment, exercises, called, landing = (
        tuple(map(intern, cell.split(_ITEM))) if cell else () for cell in cells[_LISTS:]
    )
    so = flags.split()
    return Card(
        id=id_,
        source=source,
        path=path,
        stamp=(_number(stamp[0]), _number(stamp[1]), _number(stamp[2]), _number(stamp[3])),
        name=shown,
        series=series or None,
        level=_number(level) if level else None,
        total=_number(total),
        estimated="estimated" in so,
        broken="broken" in so,
        empty="empty" in so,
        flawed="flawed" in so,
        stands_in="stands_in" in so,
        opt_in="opt_in" in so,
        silent="silent" in so,
        per_week=_number(per_week) if per_week else None,
        contacts=_number(contacts),
        intervals=_number(intervals),
        needs=needs,
        tags=tags,
        equipment=equipment,
        exercises=exercises,
        called=called,
        landing=tuple(map(_landing, landing)),
    )


def _landing(text: str) -> tuple[str, float, float]:
    id_, rep, second = text.split(" ")
    return id_, _amount(rep), _amount(second)


def _amount(text: str) -> float:
    amount = float(text)
    if not 0 <= amount < 1_000_000:  # nothing lands so often; neither is "nan"
        raise ValueError
    return amount


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS:
        raise ValueError
    return int(text)


def _is_unsafe(text: str) -> bool:
    return not text.isprintable() and unsafe_character(text) is not None
