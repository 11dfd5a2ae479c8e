"""What the routine editor says: its rows, its top line and its sentences; its widgets are in `screens/editor.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from foottimer.edit.outline import BlockRow, place_of
from foottimer.routine.duration import format_duration
from foottimer.routine.keys import BlockKind
from foottimer.routine.words import printable
from foottimer.ui.draft import Draft, Origin, total_text
from foottimer.ui.editor_choice import Place
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.edit.document import Document
    from foottimer.edit.form import Field
    from foottimer.routine.model import Exercise
    from foottimer.ui.editor_choice import Choice

Part = tuple[str, str]
"""A text and the name of its ink."""
_GLYPHS = {"rest": "○", "circuit": "↻"}
"""A kind of block by its shape: colour alone would not do."""
_WORK = "●"
_SUMMARY = 40
"""Cells from which a row has a column for how much there is to do."""
EMPTY = "No blocks yet"
UNREAD = "The text can't be read yet"


def fit(text: str, width: int) -> str:
    """Return `text` in exactly so many cells, cut with an ellipsis where it is longer."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row of the outline: the routine itself, one of its blocks, or that there are none."""

    place: tuple[int, ...]
    """The block; () for the routine."""
    lines: str
    """The lines that tie it to its circuit."""
    kind: str
    """routine, hint, or a kind of block."""
    name: str
    """What it is called."""
    summary: str = ""
    """How much there is to do."""
    length: str = ""
    """How long it takes."""
    wrong: bool = False
    """Whether something in it is wrong."""
    optional: bool = False
    """Whether it may be left out."""
    stale: bool = False
    """Whether it is as it was, before the text could no longer be read."""
    column: int = 0
    """Cells of the longest name with its lines, the same for all rows."""
    end: int = 5
    """Cells of the longest length, the same for all rows."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return lines, shape and name, how much, a mark where something is wrong, and the length at the end."""
        end = [("! " if self.wrong else "  ", "warning"), (self.length.rjust(self.end), "quiet" if self.stale else "")]
        room = max(4, width - self.end - 2)
        begin = [(self.lines, "faint"), self._glyph]
        taken = sum(cell_len(text) for text, _ in begin)
        summary = f"{self.summary}{', optional' if self.optional else ''}".removeprefix(", ")
        if width < _SUMMARY:
            summary = ""
        column = min(max(self.column, 12), room * 3 // 5) if summary else room
        name_ink = "quiet" if self.stale or self.kind == "hint" else "strong" if self.kind == "routine" else ""
        name = (fit(self.name, max(1, column - taken)), name_ink)
        rest = room - column
        return [*begin, name, (fit(f"  {summary}", rest) if rest > 0 else "", "quiet"), *end]

    @property
    def _glyph(self) -> Part:
        if self.kind in ("routine", "hint"):
            return "", ""
        ink = "faint" if self.stale else self.kind if self.kind in _GLYPHS else "work"
        return f"{_GLYPHS.get(self.kind, _WORK)} ", ink


def tree_rows(document: Document) -> tuple[TreeRow, ...]:
    """Return the rows of the outline, the first of which is the routine."""
    wrong = bool(document.rows) and any(note.is_error and not place_of(note.path) for note in document.notes)
    length = total_text(document)
    rows = document.rows
    tied = _lines(rows)
    column = max((cell_len(lines) + 2 + cell_len(row.name) for lines, row in zip(tied, rows, strict=True)), default=0)
    end = max(len(text) for text in (length, *(_length(row) for row in rows)))
    top = TreeRow((), "", "routine", document.name, length=length, wrong=wrong, stale=document.stale, end=end)
    if not rows:
        return top, TreeRow((), "", "hint", UNREAD if document.stale else EMPTY)
    return top, *(_tree_row(row, lines, column, end, document.stale) for lines, row in zip(tied, rows, strict=True))


def _length(row: BlockRow) -> str:
    return "" if row.length is None else format_duration(row.length)


def _tree_row(row: BlockRow, lines: str, column: int, end: int, stale: bool) -> TreeRow:
    return TreeRow(
        place=row.place,
        lines=lines,
        kind=str(row.kind),
        name=row.name,
        summary=row.summary,
        length=_length(row),
        wrong=bool(row.wrong),
        optional=row.optional,
        stale=stale,
        column=column,
        end=end,
    )


def _lines(rows: Sequence[BlockRow]) -> list[str]:
    """Return the lines before each row: those of the circuits around it go on until their last block."""
    open_: list[str] = []
    drawn = []
    for row in rows:
        del open_[max(0, row.depth - 1) :]
        drawn.append("".join(open_) + (("└ " if row.last else "├ ") if row.depth else ""))
        if row.depth:
            open_.append("  " if row.last else "│ ")
    return drawn


def total_told(now: str, before: str) -> str:
    """Return the total as it is, and as it was where it was another: "8:12, was 7:40"."""
    now = now or "time ?"
    return f"{now}, was {before}" if before not in ("", "0:00", now) else now


def sentence_of(words: str) -> str:
    """Return words as a sentence: what the parts below say begins small and ends in no stop."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words[-1:] in '.!?:' else '.'}" if words else ""


def title_parts(draft: Draft) -> list[Part]:
    """Return name, whether it is saved, and where it is kept; what matters less comes later."""
    state = ("changed", "line--accent") if draft.changed else ("saved", "line--quiet")
    where = f"in {draft.kept.path.parent}" if draft.origin is Origin.ELSEWHERE else draft.origin.value
    where = printable(where)
    if draft.origin is Origin.BUNDLED:
        return [(draft.name, "line--strong"), *([_DOT, state] if draft.changed else []), _DOT, (where, "line--quiet")]
    return [(draft.name, "line--strong"), _DOT, state, _DOT, (where, "line--quiet")]


_DOT: Part = (" · ", "line--quiet")


def trouble_of(document: Document, place: Place) -> str:
    """Return what is wrong with the chosen block, else the first thing that is wrong at all; empty for nothing.

    Of what can be read it says the block, not the line: finding lines takes long in a long file.
    """
    if document.stale:
        return "".join(f"! line {problem.line}: {problem.message}" for problem in document.problems[:1])
    if not document.rows:
        return f"{EMPTY}: a adds one, r a rest."
    notes = sorted(document.notes, key=lambda note: (not note.is_error, place_of(note.path) != place))
    if not notes:
        return LEFT_OUT if is_left_out(document, place) else ""
    row = document.row(place_of(notes[0].path))
    where = f"{row.name}: " if row else ""
    more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
    return printable(f"! {where}{notes[0].message}{more}")


LEFT_OUT = "No work follows this rest, so it is left out."
"""Why the total has less than the blocks."""


def is_left_out(document: Document, place: Place) -> bool:
    """Whether a block is a rest after all work: no session has it, and no total."""
    strip = document.strip
    if not strip or document.kind(place) is not BlockKind.REST:
        return False
    last = strip[-1].place
    return place > last and place[: len(last)] != last and all(stretch.place != place for stretch in strip)


def about_field(field: Field | None) -> tuple[str, bool]:
    """Return what is wrong with the chosen field, else what it is for; and whether something is wrong."""
    if field is None:
        return "", False
    return printable(f"! {field.problem}" if field.problem else field.key.help), bool(field.problem)


def own_exercises(document: Document) -> dict[str, Exercise]:
    """Return the exercises of the file's own, but for those with an error."""
    stated = document.data.get("exercises")
    found = {id_: document.exercise(id_) for id_ in stated} if isinstance(stated, dict) else {}
    return {id_: exercise for id_, exercise in found.items() if exercise is not None}


def which_parts(document: Document, choice: Choice) -> list[Part]:
    """Return whose fields are shown."""
    row = document.row(choice.cursor)
    more = f" · the last of {choice.count} that are chosen" if choice.count > 1 else ""
    return [(row.name if row else "The routine", "line--strong"), (more, "line--quiet")]
