"""Routine texts as people write them, every comment with a number of its own and a known owner.

What a comment belongs to is known because it is written there: neither the engine nor `tomllib` has a part in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

Place = tuple[int, ...]
"""A block by its places from 0, outside in."""
Owner = Place | str | None
"""What a comment belongs to: a block, another table by its name ("" is the text's head), or nothing (it is loose)."""
Pair = Callable[[Owner, str], str]
"""Writes a pair for its owner, at an indent; the text may have several lines."""

EXERCISES = ("x", "towel-scrunch", "a.b")
"""The exercises that a file may describe itself; some of them need quotes."""
REMARKS = ("why", "'x\"", "[[block]] #", "}, ] \\", "é – ×", "= 3", "block = [", "\ttabs\t")
STRINGS = ('"Calves"', "'# no comment'", '"[[block]]"', '"a \\" # b"', "'}'", '"é ]"')
LONG_STRINGS = (
    '"""\n[[block]]\n# no comment\nhold = 3"""',
    "'''\n# no comment\n\nblock = [ {'''",
    '"""one \\\n    two "" """"',
)
HEADERS = ("block", "block", "block", "block", '"block"', "'block'")
DOTS = (".", ".", ".", " . ")


@dataclass
class Section:
    """A header with the pairs below it; the head of the text has no header."""

    owner: Owner
    header: str
    indent: str
    pairs: list[Pair]


@dataclass
class Writer:
    """Writes one text; `size` is about how many blocks it has."""

    random: Random
    size: int
    tag: int = 0
    owners: dict[int, Owner] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Write a text anew; `owners` then says whose each comment is."""
        self.gaps = self.random.choice([(1,), (1,), (1, 1, 2), (0,), (0, 1)])
        self.indents = self.random.choice([("",), ("", "  "), ("  ",), ("\t",), ("", " ", "   ")])
        self.remarks = self.random.choice([0.0, 0.5, 1.0, 1.0, 1.5])
        self.own = self.random.sample(EXERCISES, self.random.choice([0, 0, 1, 2]))
        self.arrays = self.random.choice([0.0, 0.0, 0.3, 1.0])
        for section in self.sections():
            self.section(section)
        self.end()
        newline = self.random.choice(["\n", "\n", "\r\n"])
        ends = self.random.choice(["\n", "\n", "\n", ""]) if self.lines and self.lines[-1] else ""
        bom = self.random.choice(["", "", "\ufeff"])
        return bom + ("\n".join(self.lines) + ends).replace("\n", newline)

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    # ---- comments

    def comment(self, owner: Owner) -> str:
        self.tag += 1
        self.owners[self.tag] = owner
        return f"#={self.tag}= {self.random.choice(REMARKS)}"

    def aside(self, owner: Owner, of: float = 0.25) -> str:
        return f"{self.random.choice(['  ', ' ', ''])}{self.comment(owner)}" if self.chance(of * self.remarks) else ""

    def remark(self, owner: Owner, indent: str, of: float) -> bool:
        """Write comment lines, perhaps."""
        if not self.chance(of * self.remarks):
            return False
        for _ in range(self.random.choice([1, 1, 2])):
            self.lines.append(indent + self.comment(owner))
        return True

    def blank(self, count: int) -> None:
        self.lines.extend(self.random.choice(["", "", "", "", "  "]) for _ in range(count))

    # ---- sections

    def sections(self) -> list[Section]:
        """Return the sections in their order, those of other tables anywhere between."""
        head = Section("", "", "", self.root_pairs())
        tables = self.list_of((), self.size, head, "")
        for other in self.others():
            tables.insert(self.random.randint(0, len(tables)), other)
        return [head, *tables]

    def root_pairs(self) -> list[Pair]:
        pairs = [self.plain("format", "1"), self.plain("name", self.random.choice(STRINGS))]
        if self.chance(0.2):
            pairs.append(self.plain("about", self.random.choice(LONG_STRINGS)))
        if self.chance(0.2):
            pairs.append(self.words("tags"))
        return [pair for pair in pairs if self.chance(0.9)]

    def others(self) -> list[Section]:
        found: list[Section] = []
        amounts = [self.plain(key, str(self.random.randint(1, 9))) for key in ("switch", "rest")]
        if self.chance(0.4):
            found.append(Section("goal", "[goal]", self.indent(), [self.plain("per_week", "3")]))
        if self.chance(0.4):
            found.append(Section("defaults", "[ defaults ]", self.indent(), amounts))
        if self.chance(0.1):
            found.append(Section("defaults.cues", "[defaults.cues]", self.indent(), []))
        for name in self.own:
            key = f'"{name}"' if "." in name else name
            pairs = [self.plain("name", self.random.choice(['"A"', "'B'"]))]
            if self.chance(0.3):
                pairs.append(self.plain("phases", '[["pull", 2], ["hold", 1]]'))
            found.append(Section(f"exercises.{name}", f"[exercises.{key}]", self.indent(), pairs))
        return found

    def list_of(self, parent: Place, budget: int, above: Section, indent: str) -> list[Section]:
        """Return the sections of the blocks of a routine or a circuit; an array becomes a pair of `above`."""
        shares = self.shares(max(budget, 1 if parent else 0))
        count = len(shares)
        if count and self.chance(self.arrays):
            above.pairs.insert(self.random.randint(0, len(above.pairs)), self.block_array(parent, shares))
            return []
        return [
            section
            for place, share in enumerate(shares)
            for section in self.block((*parent, place), share, indent + self.indent())
        ]

    def shares(self, budget: int) -> list[int]:
        """Return of each block of a list how many blocks it is made of; now and then nearly all are in one."""
        count = min(budget, self.random.randint(1, self.random.choice([1, 4, 4])))
        left = budget - count
        shares: list[int] = []
        for _ in range(count):
            shares.append(self.random.choice([0, left, self.random.randint(0, left)]))
            left -= shares[-1]
        self.random.shuffle(shares)
        return shares

    def block(self, place: Place, share: int, indent: str) -> list[Section]:
        names = self.random.choice(DOTS).join(self.random.choice(HEADERS) for _ in place)
        blank = self.random.choice(["", "", "", " "])
        circuit = share > 0 and len(place) < 4
        pairs = self.block_pairs(circuit)
        section = Section(place, f"[[{blank}{names}{blank}]]", indent, pairs)
        tables = self.subtables(place, names, indent)
        if not circuit:
            return [section, *tables]
        children = self.list_of(place, share, section, indent)
        return [section, *children, *tables] if self.chance(0.3) else [section, *tables, *children]

    def subtables(self, place: Place, names: str, indent: str) -> list[Section]:
        if self.chance(0.85):
            return []
        if self.chance(0.5):
            return [Section(place, f"[{names}.load]", indent + self.indent(), [self.plain("kg", "5")])]
        say = [self.plain("when", '"50%"'), self.plain("say", self.random.choice(STRINGS))]
        return [Section(place, f"[[{names}.at]]", indent, list(say)) for _ in range(self.random.choice([1, 2]))]

    def indent(self) -> str:
        return self.random.choice(self.indents)

    def section(self, section: Section) -> None:
        if section.header:
            self.part(section.owner, section.indent)
            self.lines.append(section.indent + section.header + self.aside(section.owner))
        elif section.pairs:
            if self.remark("", "", 0.3) and self.chance(0.5):
                self.blank(1)
        elif self.remark(None, "", 0.3):
            self.blank(1)
        for place, pair in enumerate(section.pairs):
            if (place or section.header) and self.chance(0.1):
                self.blank(1)
            if self.remark(section.owner, section.indent, 0.15) and self.chance(0.2):
                self.blank(1)
            line = section.indent + pair(section.owner, section.indent) + self.aside(section.owner)
            self.lines.extend(line.split("\n"))
        self.last: Owner = section.owner
        self.filled = bool(section.header or section.pairs)

    def part(self, owner: Owner, indent: str) -> None:
        """Write what stands between two sections: comments of the one before, loose ones, those of the next."""
        gap = self.random.choice(self.gaps) if self.lines else 0
        if gap:
            self.remark(self.last if self.filled else None, indent, 0.15)
            self.blank(gap)
            while self.remark(None, self.indent(), 0.15):
                self.blank(self.random.choice([1, 1, 2]))
        self.remark(owner, indent, 0.35)

    def end(self) -> None:
        self.remark(self.last if self.filled else None, "", 0.2)
        if self.chance(0.1):
            self.blank(1)
            self.remark(None, "", 0.9)

    # ---- pairs

    def plain(self, key: str, value: str) -> Pair:
        sign = self.random.choice([" = ", " = ", " = ", "=", "   = ", "\t=\t"])
        return lambda owner, indent: f"{key}{sign}{value}"

    def words(self, key: str) -> Pair:
        """Return a pair whose value is an array of texts, perhaps on several lines."""

        def write(owner: Owner, indent: str) -> str:
            items = self.random.sample(STRINGS, self.random.choice([1, 2]))
            if self.chance(0.6):
                return f"{key} = [{', '.join(items)}]"
            lines = [f"\n{indent}  {item},{self.aside(owner)}" for item in items]
            return f"{key} = [{self.aside(owner)}{''.join(lines)}\n{indent}]"

        return write

    def block_pairs(self, circuit: bool) -> list[Pair]:
        amount = str(self.random.randint(1, 60))
        if circuit:
            pairs = [self.plain("rounds", amount)] if self.chance(0.8) else []
            return pairs + ([self.plain("name", self.random.choice(STRINGS))] if self.chance(0.3) else [])
        pairs = [self.duty(amount)]
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2])):
            pairs.append(self.extra(len(pairs)))
        self.random.shuffle(pairs)
        return pairs

    def duty(self, amount: str) -> Pair:
        return self.random.choice(
            [self.plain("hold", amount), self.plain("reps", amount), self.plain("rest", f'"{amount}s"')]
        )

    def extra(self, which: int) -> Pair:
        """Return one of the other pairs of a block; those of another `which` have other keys."""
        if which == 1:
            return self.random.choice([
                self.plain("sets", "3"), self.words("cues"), self.plain("note", self.random.choice(LONG_STRINGS)),
                self.plain("exercise", f'"{self.random.choice([*EXERCISES, "toe-yoga", *self.own])}"'),
            ])  # fmt: skip
        return self.random.choice([
            self.plain("sides", "'each'"), self.plain("carry.kg", "2.5"), self.plain("carry . kg", "0x1F"),
            self.plain("carry", "{kg = 5, by = 'hand'}"), self.plain("phases", '[["up", 2], ["down", 3.5]]'),
        ])  # fmt: skip

    # ---- block = [...]

    def block_array(self, parent: Place, shares: list[int]) -> Pair:
        key = self.random.choice(HEADERS)
        return lambda owner, indent: f"{key} = {self.array(parent, shares, owner, indent)}"

    def array(self, parent: Place, shares: list[int], owner: Owner, indent: str) -> str:
        if self.chance(0.35):
            elements = [self.element((*parent, place), share, indent, True) for place, share in enumerate(shares)]
            blank = self.random.choice(["", "", " "])
            return f"[{blank}{', '.join(elements)}{self.random.choice(['', '', ','])}{blank}]"
        outer, self.lines = self.lines, ["[" + self.aside(owner)]
        for place, share in enumerate(shares):
            self.element_lines((*parent, place), share, indent + "  ", place == len(shares) - 1)
        self.remark(None, indent, 0.15)
        inside, self.lines = self.lines, outer
        if "#=" not in inside[-1] and self.chance(0.2):
            return "\n".join(inside) + "]"
        return "\n".join([*inside, indent + "]"])

    def element_lines(self, place: Place, share: int, indent: str, last: bool) -> None:
        """Write an element of an array with what stands around it."""
        before = self.lines[-1]
        if "#=" not in before and self.chance(0.2):
            self.lines.pop()  # it goes on the same line
            begin = before + " "
        else:
            if self.chance(0.1):
                self.blank(1)
            if self.remark(None, indent, 0.1):
                self.blank(1)
            self.remark(place, indent, 0.2)
            begin = indent
        comma = "," if not last or self.chance(0.7) else ""
        line = begin + self.element(place, share, indent, False) + comma + self.aside(place)
        self.lines.extend(line.split("\n"))

    def element(self, place: Place, share: int, indent: str, one_line: bool) -> str:
        circuit = share > 0 and len(place) < 4
        owner: Owner = place
        remarks, self.remarks = self.remarks, 0.0 if one_line else self.remarks
        pairs = [pair(owner, indent) for pair in self.block_pairs(circuit)]
        if circuit:
            shares = self.shares(share)
            inner = self.array(place, shares, owner, indent) if not one_line else self.flat(place, shares, indent)
            pairs.insert(self.random.randint(0, len(pairs)), f"{self.random.choice(HEADERS)} = {inner}")
        self.remarks = remarks
        blank = self.random.choice(["", " "])
        return f"{{{blank}{', '.join(pairs)}{blank}}}"

    def flat(self, parent: Place, shares: list[int], indent: str) -> str:
        elements = [self.element((*parent, place), share, indent, True) for place, share in enumerate(shares)]
        return f"[{', '.join(elements)}]"
