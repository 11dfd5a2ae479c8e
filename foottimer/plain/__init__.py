"""Following routines line by line: for screen readers, pipes, dumb terminals and streams that are not UTF-8."""

from foottimer.plain.front import run_plain
from foottimer.plain.sitting import Ports, Sitting

__all__ = ["Ports", "Sitting", "run_plain"]
