"""What foottimer is, what it is not, and where its numbers come from; one text for screen and command line."""

from __future__ import annotations

from foottimer import __version__, safety
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    """The heading."""
    paragraphs: tuple[str, ...]
    """Texts to be wrapped, each on its own."""
    listed: bool = False
    """Whether the paragraphs are items of a list."""


def sections() -> tuple[Section, ...]:
    """Return the whole text in order."""
    return (_WHAT, _FEET, _ANKLES, _SHOES, _CORRECTED, _SAFETY, _DOSES, _SOURCES, _VARIABLES)


_WHAT = Section(
    f"foottimer {__version__}",
    (
        "foottimer walks you through foot-strength and mobility routines for runners, set by set and side by"
        " side, and remembers what you did. It works without the network, keeps plain files and one history on your"
        " machine, and sends nothing anywhere.",
        "The exercises come from two articles for runners, 'How Foot Strength and Mobility Improve Your"
        " Performance' and 'Foot Strength and Mobility for Runners: Unlock Your Potential'. They say what to do,"
        " but hardly how long, how many or how often; sets, seconds and rests were added here.",
    ),
)
_FEET = Section(
    "Why train feet?",
    (
        "A foot contains over 100 muscles, tendons and ligaments, and can be trained like any other part of the body.",
        "Stronger feet may help with balance on varied ground, with passing force on to the floor, and with the load on"
        " knees, hips and low back. Whether they keep a given runner from pain or injury nobody can promise.",
        "In 24 studies, strength work mostly made runners 2 to 8 % more economical. That is an average of groups, not a"
        " promise to you.",
        "What decides is doing it: in one trial nine of ten sessions were done in the first eight weeks and fewer than"
        " half by month twelve. Results showed after four to eight months.",
    ),
)
_ANKLES = Section(
    "Why train ankles?",
    (
        "Dorsiflexion, the ankle bending so that the shin comes over the foot, is part of every step you run. Where it"
        " is limited, the stride may get shorter, the foot may land far in front of you (overstriding), landings may"
        " be absorbed less, and knees and hips may take more of the load.",
        "Mobility goes with strength, so that joints move through their whole range and under control. That may"
        " make for a smoother stride, with hips as with ankles.",
    ),
)
_SHOES = Section(
    "Shoes",
    (
        "Stiff shoes limit how the foot moves; minimal shoes, or shoes with a wide toe box, are a matter of taste for"
        " walking and strength work. What matters most is progressive strengthening and mobility.",
        f"Walk before you run. {safety.BAREFOOT} In one study, 10 of 19 runners had more fluid in the bones of the foot"
        " after ten weeks of moving to five-finger shoes.",
    ),
)
_CORRECTED = Section(
    "Claims put right",
    (
        "Large gains in foot strength from minimal shoes alone are often quoted. The study behind them had no"
        " randomised control group, so no number is repeated here.",
        "In a trial with 118 runners, those without foot training were injured 2.4 times as readily within a year. That"
        " is one trial and a hazard ratio; it does not mean so many per cent fewer injuries for you.",
        "Stretching alone gains 2 to 3 degrees at the ankle, so ankle mobility pairs it with knee to wall and squats.",
        "The calf-raise test runs at 60 beats a minute: one up, one down, hence 30 raises a minute, not 60. Its norms"
        " were measured on a slope, so on a flat floor they are a rough comparison.",
        "Some pages want the heel to stay up in pogo hops. Here it brushes the floor and never slams, as"
        " both articles say.",
        "The daily five-minute hops go far above the usual limits of landings a session: an option with a warning of"
        " its own, never a part of the plan.",
        "Doses from rehabilitation are made for patients. Those here are lower, and no treatment.",
    ),
    listed=True,
)
_SAFETY = Section(
    "Safety",
    (
        safety.START,
        safety.TRAINING,
        f"Jumps and hops: {safety.PLYO}",
        f"Eyes closed: {safety.EYES_CLOSED}",
        f"Red flags: {safety.RED_FLAGS}. {safety.RED_FLAG}",
        f"Not without a clinician's advice: {safety.NOT_FOR}.",
    ),
    listed=True,
)
_DOSES = Section(
    "Where the doses come from",
    (
        "Each exercise names its sources. Where a study gives sets, seconds and rests, the levels are made after them."
        " Where it gives only a direction, or where there is only coaches' custom, as for tiptoe walks, bounding, box"
        " jumps and the height of steps, the number is this program's own judgement.",
        "A grade says how well a number is known: P read in the paper or its abstract, S seen second-hand, M from"
        " memory, J judged by us. When to move up a level and what comes before jumps are J; the pain limits are made"
        " stricter than their source. Reviews find no consensus on how many and how often.",
    ),
)
_SOURCES = Section(
    "The main sources",
    (
        "Foot core: McKeon 2015 (P). Foot training in runners: Taddei 2020, Matias 2016 (P, S), Ridge 2019 (P, S),"
        " Sulowska 2016-2020 (P).",
        "Toes and short foot: Okamura 2020 (S), Kim 2013 (S) and 2015 (P), Gooding 2016 (P), Hara 2022 (P).",
        "Calves: Silbernagel 2021 (P), Beyer 2015 (P, S), Rathleff 2015 (P, S), Hebert-Losier 2017 (P; norms by"
        " decade S).",
        "Balance: Springer 2007 (P; seconds by decade S), Lesinski 2015 (P), Gebel 2018 (M).",
        "Ankle and stretching: Radford 2006 (P), ACSM 2021 (S).",
        "Hops, rope and landings: Engeroff 2023 (P), Garcia-Pinillos 2020 (P), NSCA's figures (S), coaching pages (S).",
        "Running economy: Blagrove 2018 (P). Pain while training: Silbernagel 2007 (S). Shoes: Ridge 2013 (P), Curtis"
        " 2021 (P). Effort from 0 to 10: Day 2004 (P).",
    ),
    listed=True,
)
_VARIABLES = Section(
    "Five things to watch, and where they are kept",
    (
        "Frequency, how often you train: counted by itself; the week on top of the library, and foottimer streak.",
        "Duration, how long: measured by itself; in the summary, and in foottimer history.",
        "Intensity, your effort or RPE: asked after each session, from 0 to 10, beside the worst pain.",
        "Progression, a little more over time: the levels of a routine, and the three doses of each exercise.",
        "Technique, posture and form: one cue at a time while you move, and a question afterwards.",
    ),
    listed=True,
)
