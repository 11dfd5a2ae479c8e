"""`foottimer about`: what this is, what it is not, and where its numbers come from."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from foottimer.about import sections
from foottimer.commands import FINISHED
from foottimer.commands.arguments import parser
from foottimer.commands.output import WIDTH


def run(arguments: Sequence[str]) -> int:
    """Print the text that the app's about screen shows."""
    parser("about", "Say what foottimer is, what it is not, and where its numbers come from.").parse_args(arguments)
    print("\n\n".join(_paragraphs()))
    return FINISHED


def _paragraphs() -> list[str]:
    shown = []
    for section in sections():
        bullet = "- " if section.listed else ""
        wrapped = [
            textwrap.fill(paragraph, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))
            for paragraph in section.paragraphs
        ]
        between = "\n" if section.listed else "\n\n"
        shown.append(f"{section.title}\n{'-' * len(section.title)}\n{between.join(wrapped)}")
    return shown
