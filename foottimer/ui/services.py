"""What the app does with what it gets from outside: settings, outputs, sessions, and questions to the store.

Everything is imported when it is first asked for: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from foottimer.ui.ports import Ports
from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.follow.journal import Journal
    from foottimer.follow.known import Known
    from foottimer.follow.outputs import Outputs
    from foottimer.follow.runner import Runner
    from foottimer.history.decisions import Decision
    from foottimer.history.store import Store
    from foottimer.history.streak import Streak
    from foottimer.routine.cues import CueKind
    from foottimer.routine.timeline import Timeline
    from foottimer.settings.model import Characters, Settings
    from foottimer.settings.registry import Entry as Setting

Answer = TypeVar("Answer")


class Services(Ports):
    """The app's way to files, store and clock."""

    _journal: Journal | None = None
    _told: frozenset[str] = frozenset()
    """What was said of sessions that wait, each sentence once."""
    settings_trouble: str = ""
    """What is wrong with the settings, once they were read."""
    _settings: Settings | None = None
    _preferred: Characters | None = None
    _outputs: Outputs | None = None
    _used: Outputs | None = None
    """Those that the latest session has, to its end."""
    _left_out: str = ""
    _told_left_out: bool = False

    def settings(self, tell: Callable[[str], object]) -> Settings:
        """Return what the person chose, read at the first call; `tell` is then told what is wrong with it."""
        if self._settings is None:
            self.read_settings_again()
            if self.settings_trouble:
                tell(self.settings_trouble)
        return self._chosen()

    def read_settings_again(self) -> None:
        """Read what the person chose, and have cues given so from now on."""
        from foottimer.settings.model import DEFAULTS

        settings, self.settings_trouble = self.read_settings() if self.read_settings else (DEFAULTS, "")
        if self._preferred is not None:
            settings = replace(settings, picture=self._preferred)
        self._have_followed(settings)
        self._settings = settings

    def change_setting(self, setting: Setting, stated: object) -> None:
        """Write what the file shall say for one setting, None to take it out, and follow it; raises SettingsError."""
        self.write_setting(setting, stated)
        if setting.key == "figure.picture":
            self._preferred = None
        self.read_settings_again()

    def prefer(self, characters: Characters) -> None:
        """Make pictures of these until the app is left, or others are chosen; the file stays as it is."""
        self._preferred = characters
        self._settings = replace(self._chosen(), picture=characters)

    def outputs(self, tell: Callable[[str], object]) -> Outputs:
        """Return what cues are given with, made at the first call; `tell` is then told, once, what can't sound."""
        if self._outputs is None:
            self._outputs = self.make_outputs(self.settings(tell), tell)
        return self._outputs

    def try_output(self, output: str, kind: CueKind, tell: Callable[[str], object]) -> None:
        """Give a cue by one output, as the settings have it now: "sound", "voice" or "notify"."""
        from foottimer.follow.trial import sample

        sample(self.outputs(tell), output, kind)

    def runner(
        self, timeline: Timeline, on_gap: Callable[[], object], outputs: Outputs | None = None, saved: bool = True
    ) -> Runner:
        """Make the runner of one session, which goes on in memory while the store can't be opened.

        Its cues are given with `outputs`; a rehearsal is silent, and no more `saved` than what is only tried.
        """
        from foottimer.follow.journal import Journal
        from foottimer.follow.runner import Runner

        before, self._used = self._used, outputs
        self._let_go(before)
        saved = saved and self.speed == 1
        self.part()
        opening = (self.open_to_follow or self.open_to_write) if saved else None
        journal = Journal(opening, timeline, self.clock, self._chosen(), self.claims())
        self._journal = journal
        sounding = self.conduct(timeline, self.clock, outputs) if outputs and self.speed == 1 else None
        return Runner(timeline, self.clock, journal, self.watch(), self.display(), on_gap, sounding)

    def known(self, timeline: Timeline, session: str = "") -> Known:
        """Return what there is to know of a timeline's exercises; how they went before the `session`, by its id.

        It waits for the disk. What the store can't tell is not known.
        """
        from foottimer.follow.known import Known
        from foottimer.history.store import StoreError

        known = Known({**self.exercises().exercises, **self.exercises_of(timeline.routine)})
        try:
            return self.ask(lambda store: known.told(store, timeline, session or None)) or known
        except StoreError:  # that will be said where it matters: training goes on
            return known

    def today(self) -> date:
        """Return the person's day, which begins when the settings say."""
        from foottimer.history.calendar import day_of

        return day_of(self.clock.wall(), self._chosen().day_start)

    def week(self) -> Streak:
        """Return the streak as of today; raises StoreError when the store can't be read."""
        from foottimer.history.week import week_on

        today, settings = self.today(), self._chosen()
        return self.ask(lambda store: week_on(today, store, settings)) or week_on(today, None, settings)

    def keep_goal(self) -> None:
        """Write the settings' goal down where it is another one than so far, unless there is no store or a rehearsal.

        Raises StoreError when the store can't be read or written.
        """
        from foottimer.history.calendar import goal_on

        today, goal = self.today(), self._chosen().goal
        goals = self.ask(lambda store: store.goals()) if self.speed == 1 else None
        if goals is not None and goal_on(goals, today) != goal:
            with self.open_to_write() as store:
                store.keep_goal(goal, today, self.clock.wall())

    def decide(self, decision: Decision) -> str:
        """Write down what the person decided or said, and return its id; in a rehearsal nothing, and "".

        It waits for the disk. Raises StoreError when the store can't be written.
        """
        if self.speed != 1:
            return ""
        with self.open_to_write() as store:
            return store.decide(decision, self.clock.wall())

    def last_done(self) -> Mapping[str, date]:
        """Return the day each routine was last done; raises StoreError when the store can't be read."""
        return self.ask(lambda store: store.last_done()) or {}

    def sessions_of(self, routine: str) -> int:
        """Return how many sessions of a routine's id there are; raises StoreError when the store can't be read."""
        return self.ask(lambda store: store.sessions_of(routine)) or 0

    def session_ids(self, routine: str) -> frozenset[str]:
        """Return the ids of a routine's sessions; raises StoreError when the store can't be read."""
        return self.ask(lambda store: store.session_ids(routine)) or frozenset()

    def take_history_along(self, old: str, new: str, staying: frozenset[str] = frozenset()) -> int:
        """Have the sessions of one routine's id be of another, but those `staying`, and return how many.

        Raises StoreError.
        """
        if self.session_ids(old) <= staying:
            return 0
        with self.open_to_write() as store:
            return store.rename_routine(old, new, self.clock.wall(), staying)

    def silence(self) -> None:
        """End every program that gives cues; safe from any thread."""
        for outputs in {self._outputs, self._used}:
            if outputs is not None:
                outputs.close()

    def shut(self) -> None:
        """Be silent, and let go of the latest session."""
        self.silence()
        self.part()

    def part(self) -> tuple[str, ...]:
        """Let go of the latest session, which is kept as a file where the store has not all of it.

        Returns what to say of that, safe to print; nothing where all is saved.
        """
        journal, self._journal = self._journal, None
        if journal is None:
            return ()
        from foottimer.rescue.parting import part

        return part(journal, self.unsaved() if self.unsaved else None)

    def take_in_unsaved(self) -> tuple[str, ...]:
        """Have the store take in sessions that wait, and return what to say of it, safe to print; may take a while."""
        if self.unsaved is None or self.speed != 1 or not self.may_wait():
            return ()
        said = tuple(sentence for sentence in self.unsaved().take_in().said if sentence not in self._told)
        self._told |= set(said)
        return said

    def _have_followed(self, settings: Settings) -> None:
        """Have cues given by other settings, in the session that is under way too."""
        before = self._outputs
        if self._used is not None and self._used is not before:
            self._used.following(settings)
        if before is not None:
            self._outputs = before.following(settings)
            self._let_go(before)

    def _let_go(self, outputs: Outputs | None) -> None:
        """Close outputs that neither a session nor the next one uses; not here, since it takes a moment."""
        if outputs is not None and outputs is not self._outputs and outputs is not self._used:
            from foottimer.cue.background import in_background

            in_background("close", outputs.close)

    def _chosen(self) -> Settings:
        if self._settings is None:
            self.read_settings_again()
        return cast("Settings", self._settings)

    def ask(self, question: Callable[[Store], Answer]) -> Answer | None:
        """Ask the store something, None where there is none yet; raises StoreError when it can't be read."""
        # By a connection of its own: the one that writes belongs to the thread that opened it.
        store = self.open_to_read()
        if store is None:
            return None
        with store:
            answer = question(store)
            self._left_out = self._left_out or store.left_out_line
            return answer

    def news_of_left_out(self) -> str:
        """Return once, in a sentence, how many rows of the store answers leave out; empty where none is, and later."""
        news = "" if self._told_left_out else self._left_out
        self._told_left_out = self._told_left_out or bool(news)
        return news
