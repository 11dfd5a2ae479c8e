"""Whether the terminal can show the app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foottimer.doctor.finding import Finding, good, note, wrong
from foottimer.values import dataclass

SAMPLES: Mapping[str, int] = {"\u259a\u2588": 2, "\u28ff\u25b6": 2, "\u8db3": 2, "e\u0301": 1}
"""Characters that are drawn, each with the columns that it has to take: blocks, braille, a wide one, an accent."""
NARROW, LOW = 40, 12
"""Columns and rows from which on nothing has to be left out."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known of a terminal."""

    why_not: str | None
    """Why the app can't draw here; None where it can."""
    is_there: bool
    """Whether there is one at all, to be written to."""
    term: str
    """What TERM says."""
    colors: str
    """What COLORTERM says."""
    no_color: bool
    """Whether NO_COLOR asks for none."""
    size: tuple[int, int] | None
    """Columns and rows; None where that is not known."""
    encoding: str
    """How text is written to it."""
    widths: tuple[int, ...] | None = None
    """The columns that each of SAMPLES takes; None where it was not asked, or gave no answer."""


def look_at_terminal(terminal: Terminal) -> Iterator[Finding]:
    """Say what kind of terminal it is, and what it would have to be."""
    if not terminal.is_there:
        yield note(
            "The output goes to no terminal, so that nothing is known of the one that you train with.",
            "Run foottimer doctor there.",
        )
        return
    yield _drawing(terminal)
    yield _encoding(terminal)
    yield _size(terminal)
    yield _colors(terminal)
    if terminal.widths is not None:
        yield _widths(terminal.widths)


def _drawing(terminal: Terminal) -> Finding:
    if terminal.why_not is None:
        return good(f"The app can draw here, on {terminal.term or 'this terminal'}.")
    return wrong(
        f"The app cannot draw here: {terminal.why_not}.",
        "Start it in a terminal as it comes, or set TERM to what yours is, such as xterm-256color. "
        "foottimer run NAME --plain works anywhere.",
    )


def _encoding(terminal: Terminal) -> Finding:
    if terminal.encoding.lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig"):
        return good("Text is written as UTF-8.")
    return wrong(
        f"Text is written as {terminal.encoding or 'an unknown encoding'}, which lacks most of what is drawn.",
        "Set LANG to one of your system's UTF-8 locales, such as LANG=C.UTF-8, or PYTHONUTF8=1.",
    )


def _size(terminal: Terminal) -> Finding:
    if terminal.size is None:
        return note("The terminal does not say how large it is; 80 columns and 24 rows are taken for granted.")
    columns, rows = terminal.size
    if columns < NARROW or rows < LOW:
        return note(
            f"It is {columns} columns by {rows} rows: much is left out.",
            f"Make the window larger, or its letters smaller; from {NARROW} by {LOW} on all that matters is there.",
        )
    return good(f"It is {columns} columns by {rows} rows.")


def _colors(terminal: Terminal) -> Finding:
    if terminal.no_color:
        return good("It is drawn without colour, as NO_COLOR asks.")
    if terminal.colors in ("truecolor", "24bit"):
        return good("It has 16 million colours, as COLORTERM says.")
    if "256" in terminal.term or terminal.term.endswith("-direct"):
        return good("It has 256 colours, as TERM says.")
    return note(
        f"TERM, {terminal.term or 'which is not set'}, promises few colours.",
        "If your terminal has more, set COLORTERM=truecolor.",
    )


def _widths(widths: tuple[int, ...]) -> Finding:
    for (sample, wanted), width in zip(SAMPLES.items(), widths, strict=True):
        if width > 2 * wanted:
            return wrong(
                f"It takes {width} columns for {sample!a}, which takes {wanted}: it does not read UTF-8.",
                "Switch the terminal, and the program it runs in (tmux -u, screen -U, ssh), to UTF-8.",
            )
        if width != wanted:
            return note(
                f"It takes {width} columns for {sample!a}, which takes {wanted}, so that rows are torn.",
                "Have it draw characters of ambiguous width narrow; foottimer config set figure.picture half may help.",
            )
    return good("It draws wide, narrow and accented characters as wide as they are.")
