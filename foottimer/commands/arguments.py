"""What the commands' argument parsers have in common."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter


def parser(command: str, about: str, examples: str = "") -> ArgumentParser:
    """Return a parser of the command's arguments; `examples` stand below its help as they are."""
    return ArgumentParser(
        prog=f"foottimer {command}",
        description=about,
        epilog=examples,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def add_json(to: ArgumentParser) -> None:
    """Add `--json`."""
    to.add_argument("--json", action="store_true", help="print JSON, for programs; fields may be added to it later")
