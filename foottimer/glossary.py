"""The words of the field, each in a plain sentence or two; and which of them a text uses."""

from __future__ import annotations

import re

from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    name: str
    """As shown, in the singular where that is how it is said."""
    others: tuple[str, ...]
    """Other spellings, among them plurals: in a text they mean the same."""
    says: str
    """What it means, in one or two sentences."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return self.name, *self.others

    @property
    def also(self) -> str:
        """The other spellings that are names of their own rather than the same word bent."""
        told = [self.name]
        for other in self.others:
            if not any(_akin(other, before) for before in told):
                told.append(other)
        return ", ".join(told[1:])


def _term(name: str, says: str, *others: str) -> Term:
    return Term(name, others, says)


TERMS: tuple[Term, ...] = tuple(
    sorted(
        (
            _term(
                "abductor hallucis",
                "A muscle along the inner edge of the foot. It pulls the big toe away from the others and helps to"
                " hold up the arch.",
            ),
            _term(
                "Achilles tendon",
                "The thick cord that joins the calf muscles to the heel bone and gives back energy at push-off.",
                "Achilles",
            ),
            _term(
                "adductor hallucis",
                "A muscle across the ball of the foot. It draws the big toe towards the others and helps to hold the"
                " front of the arch.",
            ),
            _term(
                "adductors",
                "The muscles of the inner thigh, which draw the legs together and steady the hip.",
                "adductor muscles",
                "inner thigh",
                "inner thighs",
                "inner-thigh",
            ),
            _term(
                "arch",
                "The curve under the foot between heel and ball. Bones, ligaments and muscles hold it up; it gives a"
                " little at every step.",
                "arches",
            ),
            _term(
                "barefoot",
                "Without shoes. At home that is fine if the floor is safe; for running, change slowly or not at all.",
                "shoes off",
            ),
            _term(
                "big-toe ball",
                "The joint at the base of the big toe, one of the foot's main points of load. Anatomists say first"
                " metatarsophalangeal joint.",
                "ball of the big toe",
                "first MTP",
                "big toe ball",
                "big-toe joint",
            ),
            _term(
                "cadence",
                "How many steps you take in a minute.",
                "steps a minute",
                "step rate",
            ),
            _term(
                "check-in",
                "A session that measures instead of training: balance, calf raises, knee to wall. It is done every few"
                " weeks to see what has changed.",
                "check-ins",
            ),
            _term(
                "cue",
                "One short thing to think of while you move. The player shows one at a time.",
                "cues",
            ),
            _term(
                "dorsiflexion",
                "Bending the ankle so that the foot comes up towards the shin, or the shin over the foot. It is what"
                " knee to wall measures.",
                "dorsiflex",
                "dorsiflexes",
            ),
            _term(
                "dose",
                "How much of an exercise a level asks for: sets, reps or seconds, and rest.",
                "doses",
            ),
            _term(
                "eccentric",
                "The part of a movement in which a muscle works while it gets longer, as the calf does on the way down"
                " from tiptoe.",
                "eccentrics",
                "lowering phase",
            ),
            _term(
                "foot core",
                "The small muscles inside the foot, thought of as the foot's own trunk muscles: they steady it from"
                " within.",
                "foot-core",
                "foot core system",
            ),
            _term(
                "freeze",
                "Keeps a streak over a week that is one day short. Four secured weeks earn one; two can be in hand.",
                "freezes",
            ),
            _term(
                "gastrocnemius",
                "The outer of the two calf muscles. It crosses the knee, so it is stretched and trained with the knee"
                " straight.",
                "gastroc",
            ),
            _term(
                "ground contact",
                "One landing. Jumps are counted in contacts, two feet together being one, so that a session stays"
                " within a limit.",
                "ground contacts",
                "contact",
                "contacts",
                "foot contacts",
            ),
            _term(
                "heel kiss",
                "In a springy landing on the forefoot, the heel brushes the floor for a moment; it does not slam.",
                "heels brush",
            ),
            _term(
                "hip flexors",
                "The muscles at the front of the hip that lift the thigh; much sitting tightens them.",
                "hip flexor",
                "hip-flexor",
                "front of the hip",
            ),
            _term(
                "intrinsic foot muscles",
                "The muscles that begin and end inside the foot. They shape the arch and steer the toes.",
                "intrinsics",
                "intrinsic",
                "intrinsic muscles",
                "intrinsic strength",
                "intrinsic foot strength",
            ),
            _term(
                "isometric hold",
                "Muscles work, but nothing moves: you hold a position for some seconds.",
                "isometric",
                "hold",
                "holds",
            ),
            _term(
                "IT band",
                "The iliotibial band, a broad strap of tissue down the outside of the thigh, from hip to knee.",
                "IT bands",
                "IT-band",
                "iliotibial band",
            ),
            _term(
                "kinetic chain",
                "Foot, ankle, knee, hip and trunk as they act together: what one does the others feel.",
            ),
            _term(
                "level",
                "How hard a routine or dose is, 1 to 3. The routines of one series are the levels of the same thing.",
                "levels",
            ),
            _term(
                "metronome",
                "A steady beat to move by, in beats a minute.",
                "bpm",
            ),
            _term(
                "mobility",
                "How far, and how well, a joint moves under its own control.",
            ),
            _term(
                "overstriding",
                "Landing with the foot far in front of the body, which brakes every step.",
                "over-striding",
                "overstride",
            ),
            _term(
                "phase",
                "One part of a repetition, as up, top and down of a calf raise.",
                "phases",
            ),
            _term(
                "plantar fascia",
                "The strong band of tissue under the foot, from the heel to the toes. It carries the arch.",
                "plantar fasciitis",
                "fascia",
            ),
            _term(
                "plantar flexion",
                "Pointing the foot down, as on tiptoe: the calf's work.",
                "plantarflexion",
                "plantar flexors",
            ),
            _term(
                "plyometrics",
                "Quick jumps and hops that train muscles and tendons as springs. Start small, land quietly.",
                "plyometric",
                "plyo",
            ),
            _term(
                "pogo",
                "A low, springy hop on stiff ankles with nearly straight knees.",
                "pogos",
                "pogo hops",
                "ankle hops",
            ),
            _term(
                "progression",
                "Asking for a little more over time: more reps, more sets, longer holds, then a harder exercise.",
                "progress",
                "progressive",
            ),
            _term(
                "proprioception",
                "The sense of where your joints are without looking. Standing on one leg trains it, with eyes closed"
                " the more so.",
                "proprioceptive",
            ),
            _term(
                "quadripod",
                "The four points a foot stands on: heel, ball of the big toe, ball of the little toe, and the big toe"
                " itself.",
                "four points",
                "four-point foot",
                "foot tripod",
            ),
            _term(
                "red flag",
                "A sign that asks for a professional's look instead of training: pinpoint bone pain, swelling, pain at"
                " night, a limp, numbness, a sudden snap.",
                "red flags",
            ),
            _term(
                "rep",
                "One repetition of a movement, there and back.",
                "reps",
                "repetition",
                "repetitions",
            ),
            _term(
                "round",
                "One time through the blocks of a circuit.",
                "rounds",
                "circuit",
                "circuits",
            ),
            _term(
                "routine",
                "A list of exercises with sets, reps and rests that you follow from start to end; one file.",
                "routines",
            ),
            _term(
                "RPE",
                "Rating of perceived exertion: how hard a session felt, from 0, nothing, to 10, all you had.",
                "perceived exertion",
                "effort",
            ),
            _term(
                "series",
                "Routines that belong together as the levels of one thing.",
            ),
            _term(
                "set",
                "A number of reps, or a hold, done without a rest. Rests stand between sets.",
                "sets",
            ),
            _term(
                "shock absorption",
                "How ankle, knee and hip bend and muscles give, so that a landing is soft.",
                "absorb shock",
            ),
            _term(
                "short foot",
                "Drawing the ball of the foot towards the heel without curling the toes, so that the arch rises.",
                "doming",
                "arch lift",
            ),
            _term(
                "single-leg",
                "On one leg. Running always is.",
                "one leg",
                "one-leg",
                "single leg",
            ),
            _term(
                "soleus",
                "The inner of the two calf muscles. It does not cross the knee, so it is trained with the knee bent.",
            ),
            _term(
                "streak",
                "Weeks in a row in which you trained as many days as you set out to. A week is what counts, not a day.",
                "streaks",
            ),
            _term(
                "stretch-shortening cycle",
                "Muscle and tendon are stretched quickly and spring back at once, as in every hop and running step.",
                "stretch shortening cycle",
            ),
            _term(
                "switch",
                "The few seconds to change from one side to the other.",
                "switches",
                "switch sides",
                "side switch",
            ),
            _term(
                "tempo",
                "How many seconds each phase of a rep takes, as up 2, top 1, down 3.",
                "tempos",
            ),
            _term(
                "toe yoga",
                "Moving the big toe and the small toes apart from each other.",
                "toe coordination",
                "toe drills",
            ),
            _term(
                "windlass",
                "When the toes bend up, the plantar fascia winds round the big-toe ball and lifts the arch, which makes"
                " the foot a firm lever for push-off.",
                "windlass mechanism",
            ),
        ),
        key=lambda term: term.name.casefold(),
    )
)
"""Every term, in alphabetical order."""


def terms_in(text: str) -> tuple[Term, ...]:
    """Return the terms that occur in a text as whole words, whatever their case and spelling, in its order.

    Inside of a longer term a shorter one does not count: "foot core" is no "core".
    """
    taken = [False] * len(text)
    found: dict[str, tuple[int, Term]] = {}
    for spelling, term in _BY_LENGTH:
        for match in _pattern(spelling).finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                place = min(match.start(), found.get(term.name, (len(text), term))[0])
                found[term.name] = (place, term)
    return tuple(term for _, term in sorted(found.values(), key=lambda entry: entry[0]))


def matching(text: str) -> tuple[Term, ...]:
    """Return the terms whose spellings hold every word of `text`; where there are none, those that mention them."""
    words = text.casefold().split()
    named = tuple(term for term in TERMS if _holds(" ".join(term.spellings), words))
    return named or tuple(term for term in TERMS if _holds(f"{' '.join(term.spellings)} {term.says}", words))


def find(word: str) -> Term | None:
    """Return the term of exactly this spelling, whatever its case."""
    plain = " ".join(word.casefold().split())
    return next((term for term in TERMS if plain in (spelling.casefold() for spelling in term.spellings)), None)


def _holds(text: str, words: list[str]) -> bool:
    plain = text.casefold()
    return all(word in plain for word in words)


def _akin(one: str, other: str) -> bool:
    """Whether two spellings differ by little more than their ending."""
    one, other = (re.sub(r"[^a-z]", "", word.casefold()) for word in (one, other))
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return same is None or same >= min(len(one), len(other)) - 3


def _pattern(spelling: str) -> re.Pattern[str]:
    """Whole words; what is written with a blank may also be parted by a line's end."""
    words = r"\s+".join(re.escape(word) for word in spelling.split())
    return re.compile(rf"(?<![\w]){words}(?![\w])", re.IGNORECASE)


_BY_LENGTH = sorted(
    ((spelling, term) for term in TERMS for spelling in term.spellings), key=lambda pair: (-len(pair[0]), pair[0])
)
