"""The picture of a movement, which repaints only what moved, and no more than a terminal can take."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from foottimer.figure.canvas import DOTS_TALL, DOTS_WIDE
from foottimer.figure.movement import Moment, Movement, draw
from foottimer.figure.render import Renderer, rows
from foottimer.figure.travel import worth_showing
from foottimer.ui.picture import Picture
from foottimer.ui.widgets.kept import ClearRow, Kept

LEAST = (9, 6)
"""Columns and rows below which a figure can't be read and is left blank."""
LEAST_POSE = 7
"""Columns of one of several poses side by side; where there are fewer, only those around the present one are drawn."""
MOST_ROWS = (19, 30)
"""Rows that a picture takes at most, on a lower and on a tall screen: a larger one would have too few frames."""
MOST_QUICK_ROWS = (12, 18)
"""The same of a quick loop, all of whose poses are drawn at their time."""
TALL = 26
"""Rows of room from which the screen is tall."""
ROW_COST = 80
"""Bytes that one repainted row takes: colours, place, and a dozen characters."""
CREDIT = 200
"""Ms that a frame may come before it is paid for: frames come with the steps of the tempo, which are so far apart."""
COSTLY = 5
"""Rows from which a frame is costly."""
BYTES_A_SECOND = 4_000
"""What frames may cost on a terminal of 100 by 30 or smaller; a larger one may take more in proportion."""
BUDGET_CELLS = 3_000
"""The cells of that terminal."""


class Figure(Container, Kept):
    """Draws one picture after another, as large as there is room.

    A key pose is drawn at once. A frame between two waits until those before are paid for, so that a quick or large
    movement has fewer of them; which one is drawn follows from the clock, so nothing ever lags. With `still` nothing
    moves: the key poses stand side by side, the present one underlined and named.
    """

    DEFAULT_CSS = """
    Figure {
        align: center bottom;
        color: $kind-work;
        & > Drawing { width: 100%; height: 100%; }
    }
    """

    def __init__(self, renderer: Renderer = Renderer.QUADRANT, still: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._renderer = renderer
        self._still = still
        self._picture: Picture | None = None
        self._free_at = 0
        self._changed = 0

    @property
    def text(self) -> str:
        """What is drawn, row by row."""
        return self.query_one(Drawing).text

    @property
    def costly(self) -> bool:
        """Whether the last frame took so much to paint that fewer are as good."""
        return self._changed > COSTLY

    def compose(self) -> ComposeResult:
        """Make the widget that is painted: no wider than the picture, since rows are painted from its left edge."""
        yield Drawing()

    def show(self, picture: Picture | None, now: int = 0, at_once: bool = False) -> None:
        """Draw `picture`, asked for at `now` in real ms; nothing is repainted where it looks the same.

        `at_once` is for what will be asked for no more, as in a pause.
        """
        before = self._picture
        if picture == before:
            return
        moves = picture is not None and before is not None and picture.movement is before.movement
        between = picture is not None and picture.moment.one != picture.moment.other
        if moves and between and now < self._free_at and not at_once:
            return
        self._picture = picture
        self._paint(now, resize=not moves)

    def draw_as(self, renderer: Renderer, still: bool) -> None:
        """Use other characters, and let the picture move or stand."""
        if (renderer, still) != (self._renderer, self._still):
            self._renderer, self._still = renderer, still
            self._paint(self._free_at, resize=True)

    def on_resize(self, event: Resize) -> None:
        """Find the largest size that fits."""
        self._paint(self._free_at, resize=True)

    def _paint(self, now: int, resize: bool) -> None:
        drawing = self.query_one(Drawing)
        picture = self._picture
        most = MOST_QUICK_ROWS if picture and picture.movement.quick else MOST_ROWS
        width, height = self.size.width, min(self.size.height, most[self.size.height >= TALL])
        if picture is None or width < LEAST[0] or height < LEAST[1]:
            drawing.show(())
            return
        if self._still:
            drawing.styles.width, drawing.styles.height = "100%", "100%"
            drawing.part_at(0)
            drawing.show(side_by_side(picture, width, height, self._renderer))
            return
        width, height = fitted(picture.movement, width, height)
        if resize:
            drawing.styles.width, drawing.styles.height = width, height
            drawing.part_at(still_columns(picture.movement, width, height, picture.mirror, self._renderer))
        moment = worth_showing(picture.movement, picture.moment, width, height)
        changed = drawing.show(frame(picture.movement, moment, width, height, picture.mirror, self._renderer))
        cells = self.app.size.width * self.app.size.height
        rate = BYTES_A_SECOND * max(1, cells / BUDGET_CELLS)
        self._free_at = max(self._free_at, now - CREDIT) + round(changed * ROW_COST * 1000 / rate)
        self._changed = changed or self._changed


class Drawing(ClearRow):
    """The rows of one frame, in two parts: the columns on the left in which nothing moves are hardly ever painted."""

    DEFAULT_CSS = """
    Drawing > Part { width: 1fr; height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._still, self._moving = Part(), Part()

    @property
    def text(self) -> str:
        """What is drawn, row by row."""
        return "\n".join(self._rows)

    def compose(self) -> ComposeResult:
        """Make the parts, from left to right."""
        yield self._still
        yield self._moving

    def part_at(self, column: int) -> None:
        """Have the part that moves begin at `column`."""
        self._still.styles.width = column

    def show(self, rows: tuple[str, ...]) -> int:
        """Paint what differs from the rows before, and return how many do."""
        self._rows = rows
        width = self._still.styles.width
        column = int(width.value) if width is not None and width.is_cells else 0
        return self._still.show(tuple(row[:column] for row in rows)) + self._moving.show(
            tuple(row[column:] for row in rows)
        )


class Part(Widget):
    """Some columns of a picture; it keeps the painted rows itself, of which each is its own."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._painted: dict[int, Strip] = {}
        self._crop: Region | None = None
        self._ink: Style | None = None

    def show(self, rows: tuple[str, ...]) -> int:
        """Paint what differs from the rows before, and return how many do."""
        before, self._rows = self._rows, rows
        if len(before) != len(rows):
            self._painted.clear()
            self.refresh()
            return len(rows)
        ends = {
            y: last_difference(old, new) for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new
        }
        for y in ends:
            self._painted.pop(y, None)
        regions = [Region(0, y, end, 1) for y, end in ends.items() if end]
        if regions:
            self.refresh(*regions)
        return len(regions)

    def notify_style_update(self) -> None:
        """Keep nothing: the colours may be others."""
        self._ink = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of `crop`, past Textual's cache of rows, which looks up every style for each of them."""
        if self._ink is None or crop != self._crop:
            self._ink = self.rich_style.without_color if self.app.no_color else self.rich_style
            self._crop = crop
            self._painted.clear()
        for y in crop.line_range:
            if y not in self._painted:
                row = self._rows[y] if y < len(self._rows) else ""
                text = row[crop.x : crop.right].ljust(crop.width)
                self._painted[y] = Strip([Segment(text, self._ink)], crop.width)
        return [self._painted[y] for y in crop.line_range]


def fitted(movement: Movement, width: int, height: int) -> tuple[int, int]:
    """Return the columns and rows that the movement fills of so many."""
    box = movement.box
    scale = min(width * DOTS_WIDE / box.width, height * DOTS_TALL / box.height)
    return min(width, ceil(box.width * scale / DOTS_WIDE)), min(height, ceil(box.height * scale / DOTS_TALL))


@lru_cache(maxsize=512)
def frame(
    movement: Movement, moment: Moment, width: int, height: int, mirror: bool, renderer: Renderer
) -> tuple[str, ...]:
    """Return a frame as rows; kept, since a repetition looks like the one before."""
    return rows(draw(movement, moment, width, height, mirror), renderer)


@lru_cache(maxsize=64)
def still_columns(movement: Movement, width: int, height: int, mirror: bool, renderer: Renderer) -> int:
    """Return how many columns on the left are the same in all key poses."""
    poses = [frame(movement, Moment(key, key), width, height, mirror, renderer) for key in range(len(movement.keys))]
    pairs = [(one, other) for pose in poses[1:] for one, other in zip(poses[0], pose, strict=True) if one != other]
    return min((next(x for x in range(width) if one[x] != other[x]) for one, other in pairs), default=0)


def side_by_side(picture: Picture, width: int, height: int, renderer: Renderer) -> tuple[str, ...]:
    """Return the key poses in a row, the present one underlined and its words below."""
    movement, present = picture.movement, picture.moment.nearest
    fit = min(len(movement.keys), max(1, width // LEAST_POSE))
    first = min(max(0, present - fit // 2), len(movement.keys) - fit)
    shown = tuple(range(first, first + fit))
    wide = width // fit
    poses = [frame(movement, Moment(key, key), wide, height - 2, picture.mirror, renderer) for key in shown]
    marks = "".join(("━" * (wide - 2) if key == present else "").center(wide) for key in shown)
    words = f"{present + 1}/{len(movement.keys)} {movement.keys[present].words}"
    return (*("".join(parts) for parts in zip(*poses, strict=True)), marks, words[:width].center(width).rstrip())


def last_difference(old: str, new: str) -> int:
    """Return the cells up to the last one that differs, 0 for none: a row is painted from its beginning anyway."""
    if old == new:
        return 0
    length = max(len(old), len(new))
    old, new = old.ljust(length), new.ljust(length)
    # Rows may differ in trailing blanks alone, as those of two figures of different widths do.
    return next((place + 1 for place in range(length - 1, -1, -1) if old[place] != new[place]), 0)
