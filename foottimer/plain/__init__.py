"""Following routines line by line: for screen readers, pipes, dumb terminals and streams that are not UTF-8."""

from foottimer.plain.front import Ports, run_plain

__all__ = ["Ports", "run_plain"]
