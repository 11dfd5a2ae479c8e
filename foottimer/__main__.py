"""`python -m foottimer`."""

from foottimer.cli import entry

entry()
