"""Follows one session in lines: says what happens, obeys what is typed."""

from __future__ import annotations

from collections.abc import Callable

from foottimer.follow.known import NOT_KEPT
from foottimer.follow.outputs import Outputs
from foottimer.follow.runner import TEN_SECONDS, Runner
from foottimer.history.record import AttemptRow, Status
from foottimer.plain import wording
from foottimer.plain.after import ask_numbers
from foottimer.plain.resuming import Taken
from foottimer.plain.talk import Talk
from foottimer.plain.teller import Teller
from foottimer.session.events import Event, IntervalEnded, Reason
from foottimer.session.machine import State
from foottimer.settings.model import Length


class Follower:
    """One session under way; `follow` returns when it has ended."""

    def __init__(
        self, runner: Runner, talk: Talk, interactive: bool, length: Length = Length.CM, outputs: Outputs | None = None
    ) -> None:
        """Ask for distances in `length`; `outputs` is what can be muted."""
        self._runner = runner
        self._length = length
        self._talk = talk
        self._interactive = interactive
        self._outputs = outputs
        self._teller = Teller(runner, talk, interactive)
        self.discarded = False
        """Whether the person ended it early and wants nothing kept."""
        self._words: dict[str, Callable[[], tuple[Event, ...]]] = {
            "": runner.go,
            **dict.fromkeys(("p", "pause"), runner.toggle),
            **dict.fromkeys(("s", "skip"), runner.skip),
            **dict.fromkeys(("b", "back"), runner.back),
            **dict.fromkeys(("e", "easier"), runner.ease),
            "sore": self._sore,
            **dict.fromkeys(("q", "quit", "end"), self._quit),
            **dict.fromkeys(("m", "mute"), self._mute),
            **dict.fromkeys(("?", "h", "help"), self._help),
        }

    @property
    def finished(self) -> bool:
        """Whether it came to its last interval's end."""
        return self._teller.finished

    def follow(self, taken: Taken | None = None) -> None:
        """Start, or go on where it was `taken` up, to the end; raises Interrupted after a signal."""
        if taken is None:
            self._tell(self._runner.start())
        else:
            self._tell(self._take_up(taken))
            self._ask(self._runner.numbers_left())
        while self._runner.session.is_open:
            try:
                line = self._talk.hear(self._until())
            except EOFError:
                self._talk.say("There is no more input: ended here, what was done is kept.")
                self._tell(self._runner.end())
                return
            if line is None and self._talk.is_to_stop:
                self._stand_aside()
            self._tell(self._look() if line is None else self._obey(line))

    def _stand_aside(self) -> None:
        """Pause at the instant of ctrl+z, stop the job, and say how to go on once it is back."""
        self._talk.say("")  # the terminal's ^Z has begun a line
        self._tell(self._runner.pause())
        self._talk.stood_aside()
        self._talk.say(wording.PAUSED)

    def _take_up(self, taken: Taken) -> tuple[Event, ...]:
        found, record = taken
        events = self._runner.take_up(found, record)
        self._teller.goes_on_at(found.position)
        return events

    # Time ----------------------------------------------------------------------------------------

    def _until(self) -> int | None:
        """Return the ms to the next instant at which there is something to say or to save; None when nothing is due."""
        now, again = self._runner.now(), self._runner.journal.saving.again_at
        instants = [*self._teller.instants(), *(instant for instant in (self._own_end(), again) if instant is not None)]
        return max(0, min(instants) - now) if instants else None

    def _own_end(self) -> int | None:
        """Return when work that waits ends though nobody can say so: at its estimate, an unlimited one at once."""
        session = self._runner.session
        if self._interactive or session.state is not State.RUNNING or not session.interval.waits:
            return None
        if session.length == 0 and session.interval.max is not None:
            return None
        return session.anchor + session.length

    def _look(self) -> tuple[Event, ...]:
        events = self._runner.tick()
        end = self._own_end()
        if end is not None and self._runner.now() >= end:
            self._talk.say("Nobody can say when this is done: it ends at its estimate.")
            events = (*events, *self._runner.done())
        return events

    def _tell(self, events: tuple[Event, ...]) -> None:
        """Say what happened, and ask for the numbers of what is over; alone, a session never stays paused."""
        self._teller.tell(events)
        for event in events:
            if isinstance(event, IntervalEnded):
                self._ask_after(event)
        if not self._interactive and self._runner.session.state is State.PAUSED:
            self._tell(self._runner.resume())

    # Asking and obeying --------------------------------------------------------------------------

    def _ask_after(self, event: IntervalEnded) -> None:
        """Ask for the numbers of a block that is over; the session stands still meanwhile."""
        if not self.discarded:
            self._ask(self._runner.numbers_due((event,)))

    def _ask(self, rows: tuple[AttemptRow, ...]) -> None:
        """Ask for the numbers of attempts, where somebody can answer."""
        if rows and self._interactive:
            self._standing_still(lambda: ask_numbers(self._talk, self._runner.journal, rows, self._length))

    def _standing_still(self, ask: Callable[[], object]) -> None:
        """Ask while the session is paused; it goes on afterwards unless it was paused before or was ended."""
        ours = self._runner.session.state in (State.RUNNING, State.COUNTING_IN)
        if ours:
            self._tell(self._runner.pause(Reason.QUESTION))
        ask()
        if ours:
            self._tell(self._runner.resume())

    def _obey(self, typed: str) -> tuple[Event, ...]:
        word = typed.lower()
        if action := self._words.get(word):
            return action()
        if word.startswith("j"):
            return self._jump(word.removeprefix("jump").removeprefix("j").strip())
        if word.strip("+") == "" or word.strip("-") == "":
            events = self._runner.adjust((1 if word[0] == "+" else -1) * TEN_SECONDS * len(word))
            if not events:
                self._talk.say("Nothing to change here.")
            return events
        self._talk.say(f"{typed[:40]} means nothing here. ? lists the keys.")
        return self._runner.tick()

    def _jump(self, number: str) -> tuple[Event, ...]:
        intervals = self._runner.session.timeline.intervals
        if not number:
            self._talk.say(*wording.outline(self._runner.session.timeline, self._runner.session.index))
        elif number.isdecimal() and 1 <= int(number[:9]) <= len(intervals):
            return self._runner.jump(int(number[:9]) - 1)
        else:
            self._talk.say(f"There is no such interval: they are 1 to {len(intervals)}, j lists them.")
        return self._runner.tick()

    def _help(self) -> tuple[Event, ...]:
        self._talk.say(*wording.HELP)
        return self._runner.tick()

    def _sore(self) -> tuple[Event, ...]:
        """Mark the exercise as sore, or as well again."""
        try:
            work = self._runner.mark_sore()
        except ValueError as error:
            self._talk.say(str(error))
        else:
            clears = wording.CLEARS_SORE if self._runner.journal.kept else NOT_KEPT
            self._talk.say(self._runner.known.sore_text(work, clears))
        return self._runner.tick()

    def _mute(self) -> tuple[Event, ...]:
        if self._outputs is None:
            self._talk.say("There is no sound here.")
        else:
            self._outputs.mute()
            self._talk.say("Muted, but for work with closed eyes." if self._outputs.muted else "Not muted any more.")
        return self._runner.tick()

    def _quit(self) -> tuple[Event, ...]:
        self._standing_still(self._ask_to_end)
        return self._runner.tick()

    def _ask_to_end(self) -> None:
        answer = self._talk.choose("End here? k keeps what was done, d discards it, Enter goes on.", "kd")
        self.discarded = answer == "d"
        if answer:
            self._tell(self._runner.end(Status.ABANDONED if self.discarded else Status.PARTIAL))
