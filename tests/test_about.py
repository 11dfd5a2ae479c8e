"""What is said of foottimer: all of it, and nothing that is not so."""

from __future__ import annotations

import re

from foottimer import __version__, safety
from foottimer.about import sections

TEXT = "\n".join("\n".join((section.title, *section.paragraphs)) for section in sections())


def test_the_safety_copy_is_all_there() -> None:
    for said in (safety.START, safety.TRAINING, safety.PLYO, safety.EYES_CLOSED, safety.BAREFOOT, safety.RED_FLAGS):
        assert said in TEXT
    assert safety.NOT_FOR in TEXT


def test_the_version_and_the_five_variables_are_named() -> None:
    assert __version__ in TEXT
    (watched,) = (section for section in sections() if section.title.startswith("Five"))
    assert [text.split(",")[0] for text in watched.paragraphs] == [
        *("Frequency", "Duration", "Intensity", "Progression", "Technique"),
    ]


def test_claims_are_modest() -> None:
    assert "may help" in TEXT
    assert "what matters most is progressive strengthening and mobility" in TEXT.lower()
    assert "Walk before you run" in TEXT
    assert not re.search(r"60 ?%|pain-free|go barefoot", TEXT, re.IGNORECASE)
    assert "promise" in TEXT
