"""The questions after a session and on the morning after, as data: one key each, which may be left out. No Textual."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from foottimer import safety
from foottimer.history.decisions import Morning
from foottimer.history.record import Answers
from foottimer.values import dataclass, field, replace

Value = int | bool | str | None
"""What a question is answered with; None is no answer."""
Given = TypeVar("Given", Answers, Morning)
"""What holds the answers: of a session, or of the morning after."""


class Form(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    """0 to 10, a digit or x."""
    YES_NO = "yes or no"
    """y or n."""
    TEXT = "text"
    """A line of text."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    key: str
    """The field that it fills, of `Answers` or `Morning`."""
    form: Form
    """How it is answered."""
    ask: str
    """The question itself."""
    short: str
    """One or two words, beside the answer."""
    hint: str
    """What is meant, and which keys answer."""
    anchors: Mapping[int, str] = field(default_factory=dict)
    """On a scale: what some of its numbers mean."""


QUESTIONS = (
    Question(
        "rpe",
        Form.SCALE,
        "How hard was it?",
        "Effort",
        "Press 0 to 9, or x for 10.",
        {0: "nothing", 3: "moderate", 5: "hard", 7: "very hard", 10: "maximal"},
    ),
    Question(
        "pain",
        Form.SCALE,
        "The worst pain in it?",
        "Worst pain",
        "Muscle burn is no pain. 0 to 9, or x for 10.",
        {0: "none", 3: "fine", 6: "too much", 10: "the worst"},
    ),
    Question(
        "red_flag",
        Form.YES_NO,
        "Any red flag?",
        "Red flag",
        f"{safety.RED_FLAGS.capitalize()}.",
    ),
    Question(
        "technique",
        Form.YES_NO,
        "Did the technique stay clean?",
        "Clean form",
        "As well in the last repetition as in the first.",
    ),
    Question("note", Form.TEXT, "A note?", "Note", "Enter saves it."),
)
"""In the order in which they are asked."""
MORNING = (
    Question(
        "pain",
        Form.SCALE,
        "Pain in the morning?",
        "Pain",
        "Feet, calves, shins. 0 to 9, or x for 10.",
        {0: "none", 2: "fine", 6: "too much", 10: "the worst"},
    ),
    Question("stiffer", Form.YES_NO, "Was it stiffer than before?", "Stiffer", "Than on a morning without training."),
)
"""What is asked about the morning after a training day."""
OF_PAIN = frozenset({"pain", "red_flag"})
"""The keys of those that the settings may leave out."""


def questions(pain: bool) -> tuple[Question, ...]:
    """Return the questions to ask, with those of pain or without."""
    return tuple(question for question in QUESTIONS if pain or question.key not in OF_PAIN)


def value_of(answers: Answers | Morning, question: Question) -> Value:
    """Return the answer to a question; None when there is none."""
    value: Value = getattr(answers, question.key)
    return None if value == "" else value


def answered(answers: Given, question: Question, value: Value) -> Given:
    """Return the answers with another one to `question`."""
    if question.form is Form.TEXT:
        value = value or ""
    changes: dict[str, object] = {question.key: value}
    return replace(answers, **changes)  # type: ignore[arg-type]  # the field's type goes with the question's form


def warning(answers: Answers) -> str:
    """Return what the answers ask the person to do; empty when all is well."""
    if answers.red_flag:
        return safety.RED_FLAG
    return safety.TOO_MUCH if answers.pain is not None and answers.pain > safety.PAIN_LIMIT else ""


def place_of(answers: Answers | Morning, question: Question) -> int | None:
    """Return the place of the answer among the question's choices; None without one, and for a text."""
    value = value_of(answers, question)
    if isinstance(value, bool):
        return 0 if value else 1
    return value if isinstance(value, int) else None


def value_at(question: Question, place: int) -> Value:
    """Return what the choice at `place` answers: yes before no, else the number itself."""
    return place == 0 if question.form is Form.YES_NO else place


def answer_text(answers: Answers | Morning, question: Question) -> str:
    """Return the answer in words; empty when there is none."""
    value = value_of(answers, question)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
