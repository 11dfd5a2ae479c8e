"""What was advised to people and what they did, told week by week."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from people import START, WEEK, Day, Did, Life

from foottimer.history.decisions import Morning
from foottimer.plan.words import listed, weekday

HEAD = """# Eight people, eight weeks

What foottimer advises to eight people, and why. They begin on a Monday, and do what it says on the days on which they
train. Nobody wrote these stories: they are made day by day by the app's own functions, of nothing but what was done and
answered before. What stands in quotation marks is what the app says. `python tests/plan/test_transcripts.py` writes
them anew.

Each week begins with what was done. Below it are the days on which there was something to say; what was said before in
the same week is left out. Sessions whose answers are not mentioned were done whole, at an RPE of 5, without pain,
unless a person's first line says otherwise.
"""
_DATE = re.compile(r"\b(\d+( (January|February|March))?|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b[Tt]oday\b|\b[Yy]esterday\b|\b[Tt]omorrow\b")
_PLAIN = re.compile(r"\w+day of week \d+(: .*| is a day of rest)\.|Week \d+ of \d+, .*|For today: .*|Next comes .*")
"""Sentences that only say which day it is, and what the plan has on it."""


def page(lives: Iterable[Life]) -> str:
    """The whole page."""
    return "\n".join((HEAD, *(story(life) for life in lives)))


def story(life: Life) -> str:
    """One person's eight weeks."""
    person = life.person
    lines = [f"## {person.name}", "", f"{person.name} {person.about}", ""]
    for number in range(max(day.number // WEEK for day in life.days) + 1):
        days = [day for day in life.days if day.number // WEEK == number]
        lines += [*week(life, number, days), ""]
    return "\n".join([*lines, ending(life), ""])


def week(life: Life, number: int, days: list[Day]) -> Iterator[str]:
    """One week: what was done, then day by day what was said and which levels changed."""
    yield f"**Week {number + 1}.** {'; '.join(short(day) for day in days) or 'Nothing is done'}."
    said: set[str] = set()
    bullets = [(day.day, line) for day in days if (line := told(day, said))]
    bullets += changes(life, number)
    if bullets:
        yield ""
        yield from (line for _, line in sorted(bullets, key=itemgetter(0)))


def short(day: Day) -> str:
    """A day in a few words."""
    name = weekday(day.day)
    return f"{name} {listed(routine(did) for did in day.did)}" if day.did else f"{name} rest"


def routine(did: Did) -> str:
    """A routine as plans call it."""
    return f"{did.offer.series} {did.offer.level}" if did.offer.series and did.offer.level else did.offer.id


def told(day: Day, said: set[str]) -> str:
    """What was said on a day and answered afterwards; empty where there was nothing new to say."""
    new = [*unsaid((*day.suggestion.why, *(day.course.why[1:] if day.course else ())), said)]
    light = [line for did in day.did for line in lights(did, said)]
    asked = answer_text(day.answer) if day.answer else ""
    after = answered(day)
    if not (new or light or asked or after or day.begins):
        return ""
    parts = [f"The morning after {weekday(day.asked)}: {asked}."] if asked and day.asked else []
    parts += [f"“{' '.join((f'{day.suggestion.line}.', *new))}”"]
    parts += light
    parts += [f"Afterwards: {after}."] if after else []
    parts += ["The offer is taken: the plan `lite` begins on Monday."] if day.begins else []
    return f"- {weekday(day.day)}. {' '.join(parts)}"


def unsaid(texts: Iterable[str], said: set[str]) -> Iterator[str]:
    """The sentences that say more than the day and were not said yet, apart from their days and numbers."""
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", text.strip()):
            key = _DATE.sub("#", _WEEKDAY.sub("day", sentence))
            if key not in said and not _PLAIN.fullmatch(sentence):
                said.add(key)
                yield sentence


def lights(did: Did, said: set[str]) -> Iterator[str]:
    """What is lighter in a routine."""
    changes = did.lighter.changes
    changed = {*changes.sets, *changes.reps, *changes.swaps}
    whats = [note.what for note in did.lighter.notes if note.path in changed]
    if whats and (line := f"Lighter in {routine(did)}: {'; '.join(whats)}.") not in said:
        said.add(line)
        yield line


def answered(day: Day) -> str:
    """What was answered that is worth a word."""
    pains = [did.done.pain for did in day.did if did.done.pain]
    efforts = [did.done.rpe for did in day.did if did.done.rpe and pains]
    return f"pain {max(pains)}, RPE {max(efforts)}" if pains else ""


def answer_text(answer: Morning) -> str:
    """An answer about a morning, where it was not simply fine."""
    words = [f"pain {answer.pain}"] if answer.pain else []
    return ", ".join([*words, *(["stiffer than before"] if answer.stiffer else [])])


def changes(life: Life, number: int) -> Iterator[tuple[date, str]]:
    """Which levels changed in a week, each with its day, and why."""
    for series, standing in life.days[-1].standings.items():
        before = 1
        for step in standing.steps:
            if (step.day - START).days // WEEK == number:
                verb = "reaches" if step.level > before else "goes down to"
                line = f"- *From {weekday(step.day)} on {series} {verb} level {step.level}.* “{step.why}”"
                yield step.day, line
            before = step.level


def ending(life: Life) -> str:
    """Where somebody stands in the end."""
    levels = [f"{series} {standing.level}" for series, standing in life.days[-1].standings.items()]
    days = len({done.day for done in life.sessions})
    return f"**In the end:** {days} training days, {len(life.sessions)} sessions. Levels: {', '.join(levels)}."
