"""The sub-commands, one module each: `run(arguments) -> int` returns the exit status."""

FINISHED = 0
"""Exit status: all is well."""
PROBLEM = 1
"""Exit status: a routine that does not load, a store that is broken."""
USAGE = 2
"""Exit status: not a command line that means something, or the app without a terminal."""
ENDED_EARLY = 3
"""Exit status: the session was ended before its last interval."""


NOT_YET = 4
"""Exit status of `streak --check`: today is not done yet."""


class CommandError(Exception):
    """What keeps a command from being done; the message is printed as it is."""

    def __init__(self, message: str, status: int = PROBLEM) -> None:
        """Keep the message, made of lines that are safe to print, and the exit status."""
        super().__init__(message)
        self.status = status
