"""What it may be about today, and which routines are for that; pure data."""

from __future__ import annotations

from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that a person may say of today."""

    says: str
    """As a person says it."""
    names: tuple[str, ...]
    """Ids or series of bundled routines, the first one the most fitting."""
    why: str
    """Why these, in a sentence."""

    def names_one_of(self, id_: str, series: str | None) -> bool:
        """Whether a routine of this id and series is meant."""
        return id_ in self.names or series in self.names

    def place(self, id_: str, series: str | None) -> int:
        """Return how near to the front a routine that is meant stands, from 0."""
        return min(place for place, name in enumerate(self.names) if name in (id_, series))


HINTS: tuple[Hint, ...] = (
    Hint(
        "Unsteady on trails, on uneven ground",
        ("balance", "desk-break"),
        "Standing on one leg and moving the toes one by one train the feet's sense of the ground.",
    ),
    Hint(
        "Stiff ankles",
        ("ankle-mobility",),
        "Knee to wall, squats and stretches: stretching alone gains a few degrees, so strength comes with it.",
    ),
    Hint(
        "Before a run",
        ("pre-run", "foot-activation"),
        "Fifteen minutes from a walk to a slow run; five minutes of foot activation may come first.",
    ),
    Hint(
        "After a run",
        ("cool-down",),
        "An easy walk, then hips, inner thighs and calves while they are warm.",
    ),
    Hint(
        "Weak push-off, calves tire",
        ("calf-capacity",),
        "Calf raises with straight and with bent knees, slow on the way down. Two days a week, 48 hours apart.",
    ),
    Hint(
        "Arches tire, feet feel weak",
        ("foot-strength", "desk-break"),
        "The small muscles of the foot, from sitting to standing to one leg. Three days a week.",
    ),
    Hint(
        "Short of time, at the desk",
        ("desk-break",),
        "Three minutes, seated, shoes off, without a sound.",
    ),
    Hint(
        "Want more spring",
        ("plyo-intro",),
        "Low and quiet hops in small numbers, once calf raises and balance are easy. Never on a sore shin or tendon.",
    ),
    Hint(
        "Knees cave in, hips wobble",
        ("lower-body",),
        "Squats, lunges and step-downs line foot, knee and hip up with each other.",
    ),
    Hint(
        "Where do I stand?",
        ("check-in",),
        "Balance, calf raises and knee to wall, measured on both sides. Every four weeks is often enough.",
    ),
)
"""Every hint, in the order in which they are offered."""


def hint_words(id_: str, series: str | None) -> str:
    """Return what people say for whom a routine is meant, so that these words find it too."""
    return " ".join(hint.says for hint in HINTS if hint.names_one_of(id_, series))
