"""What is said of the ladders of levels: where each series stands, why, and what is missing; no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from foottimer.history.told import day_text, many
from foottimer.plan.levels.colours import colour_of, colour_reason
from foottimer.plan.levels.rule import UP_SHARE, Advice, Fact
from foottimer.plan.levels.standing import SeriesStanding
from foottimer.plan.model import Colour, Done
from foottimer.routine.model import Exercise
from foottimer.ui.days import short_day
from foottimer.ui.fitting import Lines, Part, cells, cut, cut_parts, fitted, wrapped
from foottimer.values import dataclass

TOES = 5
"""Toes of a foot: so many sessions of a level are shown, the newest ones."""
READABLE = 92
"""Cells of a row of text at most."""
MARKS = {Colour.GREEN: "●", Colour.AMBER: "◐", Colour.RED: "×", Colour.UNKNOWN: "?"}
"""A session by its colour."""
_INKS = {Colour.GREEN: "accent", Colour.AMBER: "warning", Colour.RED: "error", Colour.UNKNOWN: "quiet"}
_SHARES = {Colour.GREEN: 1.0, Colour.AMBER: 0.55, Colour.RED: 0.2, Colour.UNKNOWN: 0.2}
"""How far a toe is filled by a session."""
WORDS = {
    Advice.UP: ("▲", "up", "accent"),
    Advice.STAY: ("·", "stay", ""),
    Advice.EASE: ("~", "ease", "warning"),
    Advice.DOWN: ("▼", "down", "warning"),
    Advice.REST: ("–", "rest", "warning"),
    Advice.RESTART: ("▼", "begin again", "warning"),
}
"""The mark, the words and the ink of each advice."""
_MET = {True: ("✓", "accent"), False: ("○", "quiet"), None: ("?", "quiet")}
_NAME, _HAVE = 15, 24
"""Cells of a series' name in the list, and of what is there in a table of facts."""
_DATED = 7
"""Cells of a day in front of what happened on it."""


@dataclass(frozen=True, slots=True)
class Sore:
    """An exercise that is sore."""

    id: str
    """Its id."""
    name: str
    """As shown."""
    since: date
    """The day on which it was said."""
    instead: str = ""
    """What stands in for it; empty where nothing is easier."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the screen shows."""

    standings: tuple[SeriesStanding, ...]
    """Every series with levels."""
    sore: tuple[Sore, ...]
    """Exercises that are sore, the one that was said first before the others."""
    today: date
    """The person's day."""
    pain: bool = True
    """Whether pain is asked about; where it is not, no session has a colour."""

    @property
    def latest(self) -> str:
        """The series that was done last; the first one where none was, empty where there is none."""
        done = [(one.sessions[-1].day, one.series) for one in self.standings if one.sessions]
        return max(done)[1] if done else self.standings[0].series if self.standings else ""


def series_name(series: str) -> str:
    """Return a series as a person says it: "foot-strength" as "Foot strength"."""
    return series.replace("-", " ").capitalize()


def sore_ones(sore: Mapping[str, date], exercises: Mapping[str, Exercise]) -> tuple[Sore, ...]:
    """Return what is sore, with what stands in: the first easier exercise that is not sore itself."""
    return tuple(
        Sore(id_, exercises[id_].name if id_ in exercises else id_, since, _easier(id_, sore, exercises))
        for id_, since in sore.items()
    )


def _easier(id_: str, sore: Mapping[str, date], exercises: Mapping[str, Exercise]) -> str:
    seen = set()
    while id_ in exercises and id_ in sore and id_ not in seen:
        seen.add(id_)
        id_ = exercises[id_].easier or ""
    return exercises[id_].name if id_ in exercises and id_ not in sore else ""


def colour(done: Done, pain: bool) -> Colour:
    """Return what a session counts as; without answers about pain it is done well, or only in part."""
    if pain:
        return colour_of(done)
    return Colour.GREEN if done.share >= UP_SHARE else Colour.AMBER


def toes(standing: SeriesStanding, pain: bool) -> tuple[float, ...]:
    """Return how far each toe is filled, from the big one: the newest sessions of a level, from the little toe on."""
    shown = [_SHARES[colour(done, pain)] for done in standing.sessions[-TOES:]]
    return tuple(reversed(shown + [0.0] * (TOES - len(shown))))


def toes_text(standing: SeriesStanding, pain: bool) -> str:
    """Return what the toes say, in words: "3 sessions at level 2: 2 green, 1 amber"."""
    number = len(standing.sessions)
    if not number:
        return f"nothing done at level {standing.level} yet"
    counted = [colour(done, pain) for done in standing.sessions]
    words = {Colour.GREEN: "green", Colour.AMBER: "amber", Colour.RED: "red", Colour.UNKNOWN: "pain not said"}
    if not pain:
        words = {Colour.GREEN: "done whole", Colour.AMBER: "done in part"}
    told = [f"{counted.count(each)} {word}" for each, word in words.items() if each in counted]
    return f"{many(number, 'session')} at level {standing.level}: {', '.join(told)}"


# The list ------------------------------------------------------------------------------------------


def series_row(standing: SeriesStanding, pain: bool, width: int) -> tuple[Part, ...]:
    """Return a series in one row: its name, its rung, its last sessions, what is advised."""
    mark, word, ink = WORDS[standing.verdict.advice]
    shown = standing.sessions[-TOES:]
    sessions = [(MARKS[colour(done, pain)], _INKS[colour(done, pain)]) for done in shown]
    rungs = f"{'■' * standing.level}{'□' * (standing.top - standing.level)}".ljust(4)
    parts = (
        (fitted(series_name(standing.series), _NAME), ""),
        (f"{standing.level} {rungs}", "strong"),
        *sessions,
        ("·" * (TOES - len(sessions)), "quiet"),
        (f" {mark} {word}", ink),
    )
    return cut_parts(parts, width)


def sore_row(sore: Sore, width: int) -> tuple[Part, ...]:
    """Return an exercise that is sore in one row."""
    return cut_parts(((sore.name, ""), (f"  since {short_day(sore.since)}", "quiet")), width)


# What is said of one -------------------------------------------------------------------------------


def standing_lines(standing: SeriesStanding, ladder: Ladder, width: int) -> Lines:
    """Return where a series stands and why, the numbers behind it, what is next, and how it came here."""
    room = min(width, READABLE)
    verdict = standing.verdict
    lines = [_heading(standing, ladder.today, room)]
    lines += [((row, ""),) for row in wrapped(verdict.why, room, 0, 0)]
    if verdict.ahead and verdict.ahead not in verdict.why:
        lines += [((row, "accent"),) for row in wrapped(f"Next: {verdict.ahead}", room, 0, 6)]
    if verdict.facts:
        lines += [(), *_fact_lines(verdict.facts, room)]
    if standing.sessions:
        lines += [(), *_session_lines(standing, ladder, room)]
    if standing.steps:
        lines += [(), (("So far", "strong"),), *_steps(standing, room)]
    return tuple(lines)


def _heading(standing: SeriesStanding, today: date, width: int) -> tuple[Part, ...]:
    mark, word, ink = WORDS[standing.verdict.advice]
    since = f" since {day_text(standing.since, today)}" if standing.since else ""
    by = ", by your choice" if standing.chosen else ""
    level = f"level {standing.level} of {standing.top}"
    parts = (
        (series_name(standing.series), "strong"),
        (f"  {level}", "accent"),
        (f"{since}{by}", "quiet"),
        (f"  {mark} {word}", ink),
    )
    return cut_parts(parts, width)


def _fact_lines(facts: Sequence[Fact], width: int) -> Iterator[tuple[Part, ...]]:
    """Yield the numbers the verdict rests on: whether each is met, what is there, what is needed."""
    label = min(max(len(fact.label) for fact in facts), max(12, width - _HAVE))
    there = max((len(fact.have) for fact in facts if len(fact.have) <= _HAVE), default=0)
    for fact in facts:
        mark, ink = _MET[fact.met]
        need = f"needs {fact.need}" if fact.need else ""
        row = ((f"{mark} ", ink), (fitted(fact.label, label), ""), (f"  {fact.have.ljust(there)}", "strong"))
        if cells(row) + 2 + len(need) <= width:
            yield (*row, (f"  {need}", "quiet"))
            continue
        if cells(row) <= width:
            yield row
        else:
            yield cut_parts(row[:2], width)
            yield from (((line, "strong"),) for line in wrapped(fact.have, width, 4, 4))
        yield cut_parts(((f"{' ' * 4}{need}", "quiet"),), width)


def _session_lines(standing: SeriesStanding, ladder: Ladder, width: int) -> Iterator[tuple[Part, ...]]:
    """Yield the newest sessions at this level: the day, its colour in a word, and what made it so."""
    head = "At this level"
    first, *more = wrapped(f"{head}  {toes_text(standing, ladder.pain)}", width, 0, 2)
    yield ((first[: len(head)], "strong"), (first[len(head) :], "quiet"))
    yield from (((row, "quiet"),) for row in more)
    for done in reversed(standing.sessions[-TOES:]):
        yield from _session_rows(done, ladder.pain, width)


def _session_rows(done: Done, pain: bool, width: int) -> Iterator[tuple[Part, ...]]:
    """Yield a session in one row, or in as many as what made its colour takes."""
    found = colour(done, pain)
    day = (f"{short_day(done.day):<{_DATED}}", "quiet")
    mark = (f"{MARKS[found]} {found.value if pain else ''}".rstrip(), _INKS[found])
    told = [f"{done.share * 100:.0f} % done", f"effort {done.rpe}" if done.rpe is not None else "effort not said"]
    told += [colour_reason(done)] if pain and colour_reason(done) else []
    row = (day, mark, (f"  {' · '.join(told)}", ""))
    if cells(row) <= width:
        yield row
    else:
        yield (day, mark)
        yield from (((line, ""),) for line in wrapped(" · ".join(told), width, 4, 4))


def _steps(standing: SeriesStanding, width: int) -> Iterator[tuple[Part, ...]]:
    """Yield each change of the level, the newest first, with the reason of that day."""
    for step in reversed(standing.steps):
        head = f"{short_day(step.day):<{_DATED}}level {step.level}  "
        first, *more = wrapped(f"{head}{step.why}", width, 0, _DATED)
        yield ((first[: len(head)], "quiet"), (first[len(head) :], ""))
        yield from (((row, ""),) for row in more)


def sore_lines(sore: Sore, today: date, key: str, width: int) -> Lines:
    """Return what an exercise that is sore means; `key` clears it."""
    follows = (
        f"{sore.instead} stands in for it wherever it comes, until it is well."
        if sore.instead
        else "Nothing easier stands in for it: leave it out while it hurts, or do less of it."
    )
    told = f"You said so on {day_text(sore.since, today)}. {follows} {key} clears it."
    room = min(width, READABLE)
    return (((cut(f"{sore.name} is sore", room), "strong"),), *(((row, ""),) for row in wrapped(told, room, 0, 0)))
