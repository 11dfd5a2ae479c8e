"""What is typed of a session: its answers, its day and its time; read back, or refused in words. No Textual."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time

from foottimer.history.backdating import check_day
from foottimer.history.daynames import days_named, past_day_named, time_named
from foottimer.history.listing import Wanted
from foottimer.history.record import Answers
from foottimer.history.wanting import pain_named
from foottimer.printing import typeable
from foottimer.ui.days import long_day
from foottimer.ui.questions import Form, Question, Value, answer_text, answered, questions
from foottimer.values import dataclass, replace

Typed = Mapping[str, object]
"""What was typed, read, by the keys of its fields."""

_DAY_HINT = "As 2026-08-31, today, yesterday or tuesday."
_SPAN_HINT = "A day (2026-08-31, today, tuesday), a month (2026-08, march) or a year. Empty: no end."


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    key: str
    """What it is called among what was typed."""
    label: str
    """One or two words before it."""
    value: str
    """What it begins with."""
    hint: str
    """What is said while it is typed in."""
    parse: Callable[[str], object]
    """Reads what was typed; raises ValueError, with a sentence."""
    meant: Callable[[object], str] | None = None
    """Says what was meant by what was typed, where there is more than one way to write it."""

    def hint_for(self, text: str) -> str:
        """Return what is said while this much is typed."""
        try:
            meant = self.meant(self.parse(text)) if self.meant and text.strip() else ""
        except ValueError:
            meant = ""
        return f"{meant}. {self.hint}" if meant else self.hint


def answer_fields(answers: Answers, pain: bool = True) -> tuple[Field, ...]:
    """Return a field for each answer, with those of pain or without."""
    return tuple(_answer_field(question, answers) for question in questions(pain))


def _answer_field(question: Question, answers: Answers) -> Field:
    value = answer_text(answers, question)
    if question.form is Form.TEXT:
        return Field(question.key, question.short, typeable(value), "Anything to remember.", _note_or(value))
    if question.form is Form.SCALE:
        return Field(question.key, question.short, value, _anchors(question), _scale)
    hint = f"{question.hint} y or n; empty: not answered."
    return Field(question.key, question.short, value, hint, _yes_no)


def _anchors(question: Question) -> str:
    return " · ".join(f"{number} {word}" for number, word in question.anchors.items()) + ". Empty: not answered."


def answers_of(typed: Typed, before: Answers) -> Answers:
    """Return the answers with those that were typed."""
    for question in questions(pain=True):
        if question.key in typed:
            value = typed[question.key]
            before = answered(before, question, value if isinstance(value, int | str) else None)
    return before


def day_field(day: date, today: date) -> Field:
    """Return the field of the day that a session is for."""

    def parse(text: str) -> date:
        named = past_day_named(text, today)
        if named != day:
            check_day(named, today)
        return named

    return Field("day", "Day", "today" if day == today else day.isoformat(), _DAY_HINT, parse, _day_meant)


def time_field() -> Field:
    """Return the field of the time that a session began at, which may be left empty."""

    def parse(text: str) -> time | None:
        return time_named(text) if text.strip() else None

    return Field("at", "Began at", "", "As 18:07; empty: about noon.", parse)


def span_fields(wanted: Wanted, today: date) -> tuple[Field, ...]:
    """Return the fields of the first and the last day that are wanted."""

    def parse(text: str, end: int) -> date | None:
        return days_named(text, today)[end] if text.strip() else None

    return (
        Field("first", "From", _iso(wanted.first), _SPAN_HINT, lambda text: parse(text, 0), _day_meant),
        Field("last", "To", _iso(wanted.last), _SPAN_HINT, lambda text: parse(text, -1), _day_meant),
    )


def words_field(wanted: Wanted) -> Field:
    """Return the field of the words that are looked for."""
    return Field("text", "Words", wanted.text, "In the routine's or an exercise's name, or in the note.", str.strip)


def pain_field(wanted: Wanted) -> Field:
    """Return the field of the least pain that is wanted."""

    def parse(text: str) -> int | None:
        return pain_named(text) if text.strip() else None

    value = "" if wanted.pain is None else str(wanted.pain)
    return Field("pain", "At least", value, "The worst pain of a session, 0 to 10. Empty: any, or none said.", parse)


def wanted_with(wanted: Wanted, typed: Typed) -> Wanted:
    """Return what is wanted with the days, words and pain that were typed.

    Raises ValueError, with a sentence, where the last day is before the first.
    """
    values: dict[str, object] = {key: typed[key] for key in ("first", "last", "text", "pain") if key in typed}
    changed = replace(wanted, **values)  # type: ignore[arg-type]  # each field's parse makes its type
    if changed.first and changed.last and changed.first > changed.last:
        raise ValueError(
            f"{changed.first.isoformat()} is after {changed.last.isoformat()}: the earlier day comes first"
        )
    return changed


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_meant(day: object) -> str:
    return long_day(day) if isinstance(day, date) else ""


def _scale(text: str) -> Value:
    text = text.strip().lower()
    if not text:
        return None
    if text == "x":
        return 10
    if not text.isascii() or not text.isdigit() or len(text) > 2 or int(text) > 10:
        raise ValueError("write a whole number from 0 to 10, or nothing")
    return int(text)


def _yes_no(text: str) -> Value:
    found = {"": None, "y": True, "yes": True, "n": False, "no": False}
    if text.strip().lower() not in found:
        raise ValueError("write y or n, or nothing")
    return found[text.strip().lower()]


def _note_or(before: str) -> Callable[[str], str]:
    """Return what reads a note: one that nobody changed stays as it was, with lines that a field can't show."""
    shown = typeable(before)
    return lambda text: before if text == shown else " ".join(text.split())
