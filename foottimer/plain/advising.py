"""What is advised before a start, line by line: what is lighter today, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from foottimer.history.decisions import Decision
from foottimer.history.store import StoreError
from foottimer.plain.talk import Talk
from foottimer.plain.wording import not_for_everybody
from foottimer.plan.gates.counsel import Counsel, counsel
from foottimer.plan.gates.lighter import Lighter, lighter
from foottimer.plan.gates.redflag import checked
from foottimer.plan.gates.telling import condition_line, gate_line, source_line, title, verdict
from foottimer.plan.situation import Situation
from foottimer.routine.duration import format_duration
from foottimer.routine.expand import expand
from foottimer.routine.library import Entry
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.safety import RED_FLAG, RED_FLAGS
from foottimer.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Advice:
    """Where advice comes from, and where decisions go."""

    situation: Callable[[], Situation]
    """Gathers what advice is computed from; raises StoreError."""
    decide: Callable[[Decision], object]
    """Writes a decision down; raises StoreError."""
    library: Callable[[], Iterable[Entry]] = tuple
    """Returns the routines there are, of which one may be done instead."""
    as_written: bool = False
    """Whether nothing is done lighter than its file says."""


class RefusedError(Exception):
    """Nothing is started."""

    def __init__(self, unchecked: bool = False) -> None:
        super().__init__()
        self.unchecked = unchecked
        """Whether it is since nobody can say that a red flag was checked."""


class Advising:
    """Asks about routines before they are started, or says what there is to say where nobody answers."""

    def __init__(self, talk: Talk, interactive: bool, exercises: Mapping[str, Exercise], advice: Advice | None) -> None:
        self._talk = talk
        self._interactive = interactive
        self._exercises = exercises
        self._advice = advice

    def ready(self, timeline: Timeline, routine: Routine | None) -> Timeline:
        """Return what is followed of a routine, or instead of it; raises RefusedError where that is nothing."""
        if routine is None:
            return timeline
        if routine.opt_in and not self._agreed(routine):
            raise RefusedError
        situation = self._situation()
        if situation is None:
            return timeline
        done = self._lighter(situation, routine)
        return self._heeded(situation, done, timeline if done is routine else expand(done))

    def _agreed(self, routine: Routine) -> bool:
        """Say that a routine is not for everybody; return whether to start it, which only a person can refuse."""
        self._talk.say(*not_for_everybody(routine))
        return not self._interactive or self._talk.choose("Start it all the same? y or n.", "yn") == "y"

    def _situation(self) -> Situation | None:
        try:
            return self._advice.situation() if self._advice else None
        except StoreError:  # that is said where it matters: training goes on
            return None

    # What is lighter -----------------------------------------------------------------------------

    def _lighter(self, situation: Situation, routine: Routine) -> Routine:
        light = lighter(situation, routine, self._exercises)
        if not light.notes or (self._advice and self._advice.as_written):
            return routine
        try:
            done = light.done(routine, self._exercises)
        except ValueError:  # past a limit of routines: as written then
            return routine
        self._talk.say(f"{routine.name} is lighter today.", *_light_lines(light))
        if self._interactive:
            wanted = self._talk.choose("Enter does it so, w does it as written.", "w")
            return routine if wanted == "w" else done
        self._talk.say("With --as-written it is done as its file says.")
        return done

    # What speaks against it ----------------------------------------------------------------------

    def _heeded(self, situation: Situation, routine: Routine, timeline: Timeline) -> Timeline:
        found = counsel(situation, routine)
        if found.red_flag:
            answer = self._asked_about_flag(found, routine)
            if answer != "c":
                return self._instead(found, answer)
            decision = checked(situation)
            self._note([decision])
            situation = replace(situation, decisions=(*situation.decisions, decision))
            found = counsel(situation, routine)
        if not found.clear:
            self._pass(found, situation)
        return timeline

    def _asked_about_flag(self, found: Counsel, routine: Routine) -> str:
        talk = self._talk
        talk.say(f"{title(found)}: {verdict(found)}.", f"{found.flagged} {RED_FLAG}")
        talk.say(f"Above all have this looked at: {RED_FLAGS}.")
        safe = [
            f"{number} {title(replace(found, offer=offer))}, {format_duration(offer.total_ms)}"
            for number, offer in enumerate(found.safe, 1)
        ]
        if safe:
            talk.say("To do instead, without impact:", *safe)
        if not self._interactive:
            talk.say(f"Once it was checked: foottimer run {routine.id} --checked.")
            raise RefusedError(unchecked=True)
        numbers = "".join(str(number) for number in range(1, len(safe) + 1))
        choices = "a number does that instead, " if safe else ""
        return talk.choose(f"c says that it was checked, {choices}Enter starts nothing.", f"c{numbers}")

    def _instead(self, found: Counsel, answer: str) -> Timeline:
        """Return what was chosen by its number."""
        if answer and self._advice:
            wanted = found.safe[int(answer) - 1].id
            for entry in self._advice.library():
                if entry.id == wanted and entry.timeline is not None:
                    return entry.timeline
        raise RefusedError

    def _pass(self, found: Counsel, situation: Situation) -> None:
        """Say what speaks against it; raise RefusedError where the person leaves it at that."""
        self._talk.say(f"{title(found)}: {verdict(found)}.", *_counsel_lines(found))
        if not self._interactive:
            return
        if self._talk.choose("a starts it anyway, which is written down; Enter starts nothing.", "a") != "a":
            raise RefusedError
        self._note(found.anyway(situation.today))

    def _note(self, decisions: Iterable[Decision]) -> None:
        try:
            for decision in decisions:
                if self._advice:
                    self._advice.decide(decision)
        except StoreError as error:
            self._talk.say(f"Not written down: {error}")


def _light_lines(light: Lighter) -> list[str]:
    return [line for why, whats in light.reasons for line in (why, *whats)]


def _counsel_lines(found: Counsel) -> list[str]:
    lines: list[str] = []
    for gate in found.gates:
        lines += [f"{gate_line(gate)}. {gate.why}", *map(condition_line, gate.conditions), source_line(gate)]
    return [*lines, *found.advice, *found.passed]
