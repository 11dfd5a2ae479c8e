"""`foottimer figure`: the picture of an exercise, its key poses or one frame."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence

from foottimer.commands import FINISHED, CommandError
from foottimer.commands.arguments import parser
from foottimer.commands.chosen import chosen_settings
from foottimer.commands.find import exercise_named
from foottimer.figure.movement import Moment, Movement, cycle, draw, moment_at
from foottimer.figure.movements import find
from foottimer.figure.render import Renderer, rows
from foottimer.routine.model import Exercise, named_lengths
from foottimer.settings.model import DEFAULTS, Characters

FRAME = 100
"""Ms from one frame to the next: ten a second, as the app draws them."""
SIZE = (20, 13)
"""Columns and rows of a pose unless others are asked for."""
GAP = 2
"""Columns between two poses."""

_EXAMPLES = """\
examples:
  foottimer figure calf-raise-double              the key poses side by side
  foottimer figure squat --frame 15               1.5 s into a repetition
  foottimer figure short-foot --as half           in half blocks, for any font
"""


def run(arguments: Sequence[str]) -> int:
    """Print the figure of an exercise."""
    arguments_parser = parser("figure", "Draw an exercise.", _EXAMPLES)
    arguments_parser.add_argument("id", metavar="ID", help="the exercise's id or another name of it")
    arguments_parser.add_argument("--frame", type=int, metavar="N", help="one frame, N tenths of a second in, from 0")
    arguments_parser.add_argument("--as", dest="renderer", type=_renderer, metavar="WHAT",
                                  help="braille, quadrant or half; else as in your settings")  # fmt: skip
    arguments_parser.add_argument("--side", choices=("left", "right"), default="left", help="the side it trains")
    arguments_parser.add_argument("--size", type=_size, default=SIZE, metavar="COLUMNSxROWS", help="of one pose: 20x13")
    options = arguments_parser.parse_args(list(arguments))
    exercise = exercise_named(options.id)
    movement = find(exercise.id)
    if movement is None:
        raise CommandError(
            f"nobody has drawn {exercise.id}: only the exercises that came with foottimer have a picture"
        )
    moments = _moments(movement, exercise, options.frame)
    mirror = options.side == "right"
    renderer = options.renderer or _chosen()
    blocks = [_drawn(movement, moment, options.size, mirror, renderer) for moment in moments]
    for parts in zip(*blocks, strict=True):
        sys.stdout.write((" " * GAP).join(parts).rstrip() + "\n")
    sys.stdout.write(_words(movement, moments, options.size[0]) + "\n")
    return FINISHED


def _moments(movement: Movement, exercise: Exercise, frame: int | None) -> tuple[Moment, ...]:
    """Return the frame that was asked for, or every key pose."""
    if frame is None:
        return tuple(Moment(key, key) for key in range(len(movement.keys)))
    phases = named_lengths(exercise.phases)
    frames = -(-cycle(movement, phases, exercise.bpm) // FRAME)
    if not 0 <= frame < frames:
        raise CommandError(f"{exercise.id} has the frames 0 to {frames - 1}, ten a second; there is no frame {frame}")
    return (moment_at(movement, phases, exercise.bpm, frame * FRAME),)


def _drawn(movement: Movement, moment: Moment, size: tuple[int, int], mirror: bool, renderer: Renderer) -> list[str]:
    """Return one pose as rows, each as wide as the pose."""
    return [row.ljust(size[0]) for row in rows(draw(movement, moment, *size, mirror=mirror), renderer)]


def _words(movement: Movement, moments: Sequence[Moment], width: int) -> str:
    words = (movement.keys[moment.nearest].words for moment in moments)
    return (" " * GAP).join(text.ljust(width) for text in words).rstrip()


def _chosen() -> Renderer:
    """Return what the person's settings draw with; where they draw nothing, what is drawn otherwise."""
    picture = chosen_settings().picture
    if picture is Characters.NONE:
        picture = DEFAULTS.picture
    return Renderer(picture.value)


def _renderer(text: str) -> Renderer:
    try:
        return Renderer(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is none of {', '.join(Renderer)}") from None


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,3})x(\d{1,3})", text)
    columns, lines = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (4 <= columns <= 400 and 3 <= lines <= 200):
        raise ArgumentTypeError(f"{text!r} is no size: write columns and rows as 20x13, from 4x3 to 400x200")
    return columns, lines
