"""What cues can be given with here, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from foottimer.doctor.finding import Finding, good, note
from foottimer.follow.ways import Machine, State, ways
from foottimer.settings.model import Settings

_HEARD = frozenset({"bell", "sound", "voice"})


def look_at_sound(settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Say of each way to give cues whether it is used, by what, or what it lacks; plays nothing."""
    found = ways(settings, machine)
    for way in found:
        name = way.name.capitalize()
        if way.state is State.MISSING:
            yield note(f"{name}: wanted, but {way.why}.", f"What helps: {way.remedy}." if way.remedy else "")
        elif way.state is State.OFF:
            yield good(f"{name}: off{f', {way.why}' if way.why else ''}.")
        else:
            yield good(f"{name}: {way.why}.")
    if not any(way.live and way.name in _HEARD for way in found):
        yield note("Nothing can be heard here: cues are only seen.", "foottimer cues says what can be done about it.")
