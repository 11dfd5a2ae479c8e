"""foottimer: follow a guided foot-strength or mobility routine in a terminal."""

__version__ = "0.1.0"
"""The program's version, as `foottimer --version` prints it."""
