"""What is wrong with a file, and where."""

from __future__ import annotations

from enum import StrEnum

from foottimer.values import dataclass


class Severity(StrEnum):
    """Whether a file can still be used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file."""

    severity: Severity
    """An error keeps the file from being used; a warning does not."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    path: str
    """The key's path, as "block[2].tempo"; empty where there is none."""
    message: str
    """What is wrong and how to mend it; one line, safe to print."""

    def show(self, file: str) -> str:
        """Return `FILE:LINE:COLUMN: message`, with `warning: ` before the message of a warning."""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        where = f"{self.path}: " if self.path else ""
        return f"{file}:{self.line}:{self.column}: {kind}{where}{self.message}"
