"""Every exercise of the bundled catalogue: complete, and with the tempo, doses and ladder that were meant."""

# ruff: noqa: E501 -- a row of the table is a line

import pytest

from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Dose, Duty, Exercise, Sides

TABLE = """
toe-splay | Toe splay | foot | both | reps | spread 2, hold 5, relax 2 | 1 x 6 | 2 x 8, rest 20 | 2 x 10, rest 20 [standing] | toe-splay-press | -
toe-splay-press | Toe splay and press | foot | both | reps | spread 2, hold 3, press 3, relax 2 | 1 x 6 | 2 x 8, rest 20 | 3 x 8, rest 20 [standing] | short-foot | toe-splay
toe-splay-squish | Toe splay and squish | foot | both | reps | spread 2, hold 2, squeeze 3, relax 1 | 1 x 6 | 2 x 8, rest 15 | 2 x 12, rest 15 | toe-yoga-switch | toe-splay
big-toe-lift | Big-toe lift | foot | both | reps | lift 2, hold 2, lower 2 | 1 x 8 | 2 x 10, rest 15 | 2 x 12, rest 15 [standing] | toe-yoga-switch | toe-splay
lesser-toe-lift | Small-toes lift | foot | both | reps | lift 2, hold 2, lower 2 | 1 x 8 | 2 x 10, rest 15 | 2 x 12, rest 15 [standing] | toe-yoga-switch | big-toe-lift
toe-yoga-switch | Toe yoga switch | foot | both | reps | big toe up 2, down 1, small toes up 2, down 1 | 1 x 6 | 2 x 8, rest 15 | 2 x 12, rest 15 [single-leg stand, one foot at a time] | toe-wave | big-toe-lift
toe-wave | Toe wave | foot | both | reps | lift 1, wave down 3, relax 1 | 1 x 5 | 2 x 6, rest 15 | 2 x 10, rest 15 | - | toe-yoga-switch
short-foot | Short foot | foot | each | reps | draw in 2, hold 5, release 2 | 1 x 8 [seated] | 3 x 8, rest 30 (both) [standing] | 2 x 8, rest 30 [single-leg stand] | quadripod-balance | toe-splay-press
quadripod-stand | Quadripod stand | balance | both | hold | hold | 2 x 20 s, rest 10 | 2 x 30 s, rest 10 [slow weight shifts] | 2 x 40 s, rest 10 [shift and stop on each point] | quadripod-balance | -
quadripod-balance | Quadripod balance | balance | each | hold | hold | 2 x 20 s, rest 15 [fingertips near a wall] | 2 x 30 s, rest 15 | 3 x 40 s, rest 15 [turn the head slowly] | quadripod-closed | quadripod-stand
quadripod-closed | Quadripod balance, eyes closed | balance | each | hold | hold | 2 x 8 s, rest 15 | 3 x 10 s, rest 15 | 3 x 20 s, rest 15 | clock-reach | quadripod-balance
clock-reach | Clock reach | balance | each | reps | reach 2, return 2 | 1 x 5 | 2 x 6, rest 20 | 2 x 10, rest 20 | - | quadripod-balance
calf-raise-double | Double-leg calf raise | calf | both | reps | up 2, top 1, down 3 | 2 x 10, rest 45 | 3 x 12, rest 45 | 3 x 20, rest 60 | calf-raise-2up1down | -
calf-raise-2up1down | Up on two, down on one | calf | each | reps | up 2, shift 1, down 4 | 2 x 6, rest 45 | 2 x 8, rest 45 | 3 x 10, rest 60 | calf-raise-single | calf-raise-double
calf-raise-single | Single-leg calf raise | calf | each | reps | up 2, top 1, down 3 | 2 x 6, rest 45 | 2 x 10, rest 60 | 3 x 12, rest 60 | calf-raise-towel | calf-raise-2up1down
calf-raise-bent | Bent-knee calf raise | calf | both | reps | up 2, top 1, down 3 | 2 x 10, rest 45 | 3 x 12, rest 45 | 2 x 10, rest 60 (each) [single leg] | - | calf-raise-double
calf-raise-towel | Towel-toe calf raise | calf | each | reps | up 3, top 2, down 3 | 2 x 6, rest 60 | 3 x 8, rest 60 | 3 x 12, rest 60 | - | calf-raise-single
tiptoe-walk-forward | Tiptoe walk forward | calf | both | timed | timed | 2 x 20 s, rest 15 [or 10 m] | 2 x 30 s, rest 15 [or 15 m] | 2 x 40 s, rest 15 [or 20 m] | tiptoe-walk-back | calf-raise-double
tiptoe-walk-back | Tiptoe walk backward | calf | both | timed | timed | 2 x 15 s, rest 15 [or 5 m] | 2 x 20 s, rest 15 [or 8 m] | 2 x 30 s, rest 15 [or 12 m] | pogo-low | tiptoe-walk-forward
heel-walk | Heel walk | calf | both | timed | timed | 2 x 20 s, rest 15 [or 10 m] | 2 x 30 s, rest 15 [or 15 m] | 2 x 40 s, rest 15 [or 20 m] | - | ankle-circles
ankle-circles | Ankle circles | mobility | each | reps | circle 3 | 1 x 8 | 1 x 12 | 1 x 16 | knee-to-wall | -
knee-to-wall | Knee to wall | mobility | each | reps | drive 2, hold 2, back 1 | 1 x 8 | 2 x 10, rest 15 | 2 x 12, rest 15 [hold last rep 20 s] | squat | ankle-circles
calf-stretch-straight | Wall calf stretch, straight knee | mobility | each | hold | hold | 2 x 20 s, rest 5 | 2 x 30 s, rest 5 | 3 x 30 s, rest 5 | - | -
calf-stretch-bent | Wall calf stretch, bent knee | mobility | each | hold | hold | 2 x 20 s, rest 5 | 2 x 30 s, rest 5 | 3 x 30 s, rest 5 | - | -
squat | Bodyweight squat | strength | both | reps | down 3, pause 1, up 2 | 2 x 8, rest 45 [to a chair] | 3 x 10, rest 45 | 3 x 15, rest 60 | lunge-reverse | knee-to-wall
lunge-reverse | Reverse lunge | strength | alt | reps | back and down 2, pause 1, return 2 | 2 x 6, rest 45 | 2 x 10, rest 45 | 3 x 10, rest 60 | lunge-forward | squat
lunge-forward | Forward lunge | strength | alt | reps | step and down 2, pause 1, push back 2 | 1 x 6 | 2 x 8, rest 45 | 3 x 10, rest 60 | step-down | lunge-reverse
step-down | Step touch-down | strength | each | reps | lower 3, touch 1, rise 2 | 2 x 6, rest 45 [10 cm step] | 2 x 8, rest 45 [15 cm] | 3 x 10, rest 60 [20 cm] | single-leg-squat | lunge-reverse
single-leg-squat | Single-leg squat to chair | strength | each | reps | lower 3, touch 1, rise 2 | 1 x 5 | 2 x 6, rest 60 | 3 x 8, rest 60 | - | step-down
landing-stick | Land and stick | plyo | both | reps | rise 1, drop and stick 1, hold 2, reset 2 | 1 x 6 | 2 x 6, rest 30 | 2 x 8, rest 30 | pogo-low | squat
pogo-low | Low pogo hops | plyo | both | timed | metronome 120 bpm | 3 x 10 s, rest 30 | 5 x 10 s, rest 30 | 6 x 10 s, rest 20 | jump-rope | landing-stick
pogo-single | Single-leg pogo | plyo | each | timed | metronome 120 bpm | 2 x 5 s, rest 40 | 2 x 8 s, rest 40 | 3 x 10 s, rest 40 | - | jump-rope
jump-rope | Jump rope | plyo | both | timed | metronome 120 bpm | 3 x 15 s, rest 45 | 4 x 20 s, rest 40 | 6 x 30 s, rest 30 | bounding | pogo-low
bounding | Gentle bounding | plyo | alt | distance | distance | 2 x 6 contacts, rest 45 [10 m] | 2 x 8 contacts, rest 45 [15 m] | 3 x 12 contacts, rest 60 [20 m] | box-jump | jump-rope
box-jump | Low box jump | plyo | both | reps | set 1, jump and stick 1, stand 1, step down 3, reset 2 | 2 x 3, rest 60 [20-30 cm] | 2 x 5, rest 60 [30 cm] | 3 x 5, rest 90 [30-45 cm max] | - | bounding
walk-easy | Easy walk | warmup | both | timed | timed | 1 x 300 s | 1 x 300 s | 1 x 300 s | walk-brisk | -
walk-brisk | Brisk walk | warmup | both | timed | timed | 1 x 240 s | 1 x 240 s | 1 x 240 s | run-slow | walk-easy
run-slow | Slow run | warmup | both | timed | timed | 1 x 360 s | 1 x 360 s | 1 x 360 s | - | walk-brisk
deep-lunge | Deep lunge, hip-flexor opener | cooldown | each | reps | sink 3, reach 3, ease 2 | 1 x 4 | 1 x 6 | 2 x 6, rest 10 | - | lunge-reverse
side-lunge | Side lunge | cooldown | alt | reps | sink 3, hold 2, return 2 | 1 x 4 | 1 x 6 | 2 x 6, rest 20 | - | squat
figure-four | Standing figure-four dip | cooldown | each | reps | dip 3, hold 5, rise 2 | 1 x 3 | 1 x 5 | 2 x 4, rest 10 | - | squat
"""
"""id | name | group | sides | measure | tempo | doses of level 1, 2 and 3 | next | easier"""

ROWS = TABLE.strip().splitlines()
EXERCISES = bundled_catalogue().exercises
WORDS = {Sides.ALTERNATE: "alt", Duty.TIME: "timed", Duty.OPEN: "distance"}
UNITS = {Duty.REPS: "", Duty.OPEN: " contacts"}
KIT = {"wall", "chair", "step", "box", "rope", "towel", "outdoors"}
INSTEAD = {
    "step-down": {"step": "lunge-reverse"},
    "jump-rope": {"rope": "pogo-low"},
    "bounding": {"outdoors": "pogo-low"},
    "single-leg-squat": {"chair": "lunge-reverse"},
    "figure-four": {"chair": "side-lunge"},
    "box-jump": {"box": "landing-stick"},
    "calf-raise-towel": {"towel": "calf-raise-single"},
}
CONTACTS = {
    "landing-stick": (1, None),
    "pogo-low": (None, 2),
    "pogo-single": (None, 2),
    "jump-rope": (None, 2),
    "bounding": (None, 1),
    "box-jump": (1, None),
}


def row(exercise: Exercise) -> str:
    """Return the exercise as a row of the table."""
    assert exercise.sides is not None
    assert exercise.duty is not None
    return " | ".join(
        (
            *(exercise.id, exercise.name, exercise.group),
            *(WORDS.get(exercise.sides, exercise.sides), WORDS.get(exercise.duty, exercise.duty), tempo(exercise)),
            *(dose_text(dose, exercise.duty) for dose in exercise.doses),
            *(exercise.next or "-", exercise.easier or "-"),
        )
    )


def tempo(exercise: Exercise) -> str:
    """Return the phases, else the metronome, else the duty."""
    if exercise.phases:
        return ", ".join(f"{phase.name} {phase.ms / 1000:g}" for phase in exercise.phases)
    return f"metronome {exercise.bpm} bpm" if exercise.bpm else WORDS.get(exercise.duty or "", exercise.duty or "")


def dose_text(dose: Dose, duty: Duty) -> str:
    """Return a dose as "2 x 30 s, rest 15 (each) [standing]"."""
    amount = f"{dose.amount}{UNITS[duty]}" if duty in UNITS else f"{dose.amount / 1000:g} s"
    rest = f", rest {dose.rest / 1000:g}" if dose.rest else ""
    sides = f" ({dose.sides})" if dose.sides else ""
    return f"{dose.sets} x {amount}{rest}{sides}{f' [{dose.note}]' if dose.note else ''}"


def test_there_are_the_exercises_of_the_table_in_its_order() -> None:
    assert len(ROWS) == 41
    assert list(EXERCISES) == [line.split(" | ")[0] for line in ROWS]


@pytest.mark.parametrize("line", ROWS, ids=[line.split(" | ")[0] for line in ROWS])
def test_an_exercise_is_as_the_table_says_and_complete(line: str) -> None:
    exercise = EXERCISES[line.split(" | ")[0]]
    assert row(exercise) == line
    assert all((exercise.aliases, exercise.targets, exercise.position, exercise.cues, exercise.mistakes))
    assert all((exercise.why, exercise.safety, exercise.source))
    assert len(exercise.doses) == 3
    assert 3 <= len(exercise.cues) <= 5
    assert max(map(len, exercise.cues)) <= 60
    assert len(exercise.why) <= 100
    assert set(exercise.kit) <= KIT


def test_what_needs_kit_says_what_stands_in_without_it() -> None:
    assert {id_: dict(exercise.instead) for id_, exercise in EXERCISES.items() if exercise.instead} == INSTEAD
    needing = {id_ for id_, exercise in EXERCISES.items() if exercise.kit and exercise.group != "warmup"}
    assert needing - INSTEAD.keys() == {"knee-to-wall", "calf-stretch-straight", "calf-stretch-bent"}


def test_what_lands_says_how_often() -> None:
    found = {id_: (exercise.contacts_per_rep, exercise.contacts_per_second) for id_, exercise in EXERCISES.items()}
    assert {id_: contacts for id_, contacts in found.items() if any(contacts)} == CONTACTS
