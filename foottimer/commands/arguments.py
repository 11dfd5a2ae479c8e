"""What the commands' argument parsers have in common."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import NoReturn

from foottimer.printing import safe


class Parser(ArgumentParser):
    """Says what is wrong with a command line, of which a terminal obeys nothing: it may be a pasted one."""

    def error(self, message: str) -> NoReturn:
        """End with status 2; raises SystemExit."""
        super().error(safe(message))


def parser(command: str, about: str, examples: str = "") -> ArgumentParser:
    """Return a parser of the command's arguments; `examples` stand below its help as they are."""
    return Parser(
        prog=f"foottimer {command}",
        description=about,
        epilog=examples,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def whole_number(least: int, most: int = 999_999_999) -> Callable[[str], int]:
    """Return what reads a whole number from `least` to `most`, for an argument's `type`."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
            raise ArgumentTypeError(f"a whole number from {least} to {most:,}")
        return int(text)

    return read


def add_json(to: ArgumentParser) -> None:
    """Add `--json`."""
    to.add_argument("--json", action="store_true", help="print JSON, for programs; fields may be added to it later")
