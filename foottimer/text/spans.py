"""The spans of a text that an edit of one value replaces."""

from __future__ import annotations

from collections.abc import Iterator

from foottimer.routine.words import KeyPath
from foottimer.text.layout import Form, Layout, Pair
from foottimer.text.values import key_text
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of a text and what shall stand there instead."""

    begin: int
    """Where it begins."""
    end: int
    """Where it ends; where it begins, when text is only added."""
    instead: str
    """What shall stand there."""

    def made(self, text: str) -> str:
        """Return the text with this done."""
        return text[: self.begin] + self.instead + text[self.end :]


def insertions(layout: Layout, path: KeyPath, stated: str) -> Iterator[Cut]:
    """Yield the ways to write a new key, the best one first."""
    inner = layout.innermost(path)
    form, anchor = layout.form(inner), layout.anchor(inner)
    if not has_lines(layout, anchor):
        yield _with_member(layout, anchor, inner, path, stated)
        return
    if form is Form.DOTTED or (inner == path[:-1] and form is not Form.IMPLIED):
        yield _with_line(layout, anchor, inner, path, stated)
    if path[:-1]:
        yield _with_table(layout, path, stated)
    yield _with_line(layout, anchor, inner, path, stated)


def has_lines(layout: Layout, table: KeyPath) -> bool:
    """Whether the pairs of a table stand on lines of their own."""
    return layout.form(table) in (Form.ROOT, Form.HEADER)


def _with_member(layout: Layout, table: KeyPath, inner: KeyPath, path: KeyPath, stated: str) -> Cut:
    """Add a pair within braces."""
    pair = f"{key_text(path[len(table) :])} = {stated}"
    pairs = layout.pairs(table)
    if not pairs:
        spot = layout.spots[table]
        return Cut(spot.start, spot.end, f"{{ {pair} }}")
    last = ([pair for pair in pairs if pair.path[: len(inner)] == inner] or pairs)[-1].spot.end
    return Cut(last, last, f", {pair}")


def _with_line(layout: Layout, table: KeyPath, inner: KeyPath, path: KeyPath, stated: str) -> Cut:
    """Add a line at the end of a table, written like the lines there."""
    at = layout.below(table, inner)
    line = _line(layout, table, key_text(path[len(table) :]), stated)
    newline = layout.newline
    alone = at == 0 and not layout.is_blank(at)
    return Cut(at, at, line + newline + (newline if alone else ""))


def _line(layout: Layout, table: KeyPath, key: str, stated: str) -> str:
    """Return a line with blanks as those of the other lines have them, the equals sign below theirs."""
    pairs = layout.pairs(table)
    if not pairs:
        indent = layout.indent(layout.spots[table].start) if table else ""
        return f"{indent}{key} = {stated}"
    text, last = layout.text, pairs[-1].spot
    indent = layout.indent(last.key)
    signs = [text.index("=", pair.spot.key_end) for pair in pairs]
    columns = {sign - layout.line_start(sign) - len(indent) for sign in signs}
    before = " " if text[signs[-1] - 1] in " \t" else ""
    after = " " if text[signs[-1] + 1] in " \t" else ""
    if len(pairs) > 1 and len(columns) == 1:
        key = key.ljust(columns.pop() - len(before))
    return f"{indent}{key}{before}={after}{stated}"


def _with_table(layout: Layout, path: KeyPath, stated: str) -> Cut:
    """Add a table that has this one key."""
    at, newline = len(layout.text), layout.newline
    elements = [place for place, part in enumerate(path) if isinstance(part, int)]
    indent = layout.indent(layout.spots[path[: elements[-1] + 1]].start) if elements else ""
    gap = "" if not at or layout.is_blank(layout.line_start(at - 1)) else newline
    header = f"[{key_text(path[:-1])}]"
    return Cut(at, at, f"{gap}{indent}{header}{newline}{indent}{key_text(path[-1:])} = {stated}{newline}")


def removal(layout: Layout, path: KeyPath) -> Cut:
    """Take out the pair whose value is at a path; a comment beside it stays."""
    table = layout.anchor(path[:-1])
    pairs = layout.pairs(table)
    at = next(place for place, pair in enumerate(pairs) if pair.path == path)
    if has_lines(layout, table):
        return _without_line(layout, pairs[at], at + 1 < len(pairs))
    return _without_member(layout, table, pairs, at)


def _without_line(layout: Layout, pair: Pair, has_more: bool) -> Cut:
    """Take out a line; of the blank lines above and below it the longer run stays.

    Those below the last line of a table are none of its own: who puts the text together again looks after them.
    """
    text, end = layout.text, pair.spot.end
    begin, after = layout.line_start(pair.spot.key), layout.line_after(end)
    rest = text[end:after].lstrip(" \t")
    if rest.startswith("#"):
        return Cut(begin + len(layout.indent(begin)), after - len(rest), "")
    if not has_more:
        return Cut(begin, after, "")
    top, bottom = begin, after
    while top and layout.is_blank(layout.line_start(top - 1)):
        top = layout.line_start(top - 1)
    while layout.is_blank(bottom):
        bottom = layout.line_after(bottom)
    above, below = text.count("\n", top, begin), text.count("\n", after, bottom)
    return Cut(begin, bottom, "") if above > below or not top else Cut(top, after, "")


def _without_member(layout: Layout, table: KeyPath, pairs: list[Pair], at: int) -> Cut:
    """Take out a pair within braces, and one of the commas beside it."""
    if at:
        return Cut(pairs[at - 1].spot.end, pairs[at].spot.end, "")
    begin, end = layout.spots[table].start + 1, pairs[0].spot.end
    if len(pairs) > 1:
        end = layout.text.index(",", end) + 1
    return Cut(begin, end, "")
