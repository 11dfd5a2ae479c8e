"""Every setting, once: its name in the file, its kind of value, its words.

The reading of the file, `foottimer config` and the settings screen are made of this: a new setting is one entry here
and one attribute of `Settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import PLACES
from foottimer.settings.kinds import Choice, Countdown, Flag, Kind, Perhaps, Seconds, Whole
from foottimer.settings.model import DEFAULTS, Characters, Digits, Length, Motion, Settings, Sex, Switch
from foottimer.settings.places import Attribute, Counted, Given, KeysOf, Only, Place, Spoken
from foottimer.settings.plain import ENGINES, PLAYERS, THEMES
from foottimer.settings.texts import Cues, Keys, Template, Text
from foottimer.settings.weekly import Weekday
from foottimer.values import dataclass

SPEAKER = r"[\w+().][\w +().-]*"
"""What a voice may be called, so that no engine takes it for an option or a path."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting."""

    path: tuple[str, str]
    """Its table and its key in the file."""
    place: Place
    """Where `Settings` keeps it."""
    kind: Kind
    """What values it has."""
    title: str
    """One to three words, for a screen."""
    help: str
    """One sentence."""

    @property
    def key(self) -> str:
        """Its name as a person writes it, as "look.theme"."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """One table of the file."""

    name: str
    """The table's key."""
    title: str
    """One or two words, for a screen."""
    help: str
    """One or two sentences."""
    entries: tuple[Entry, ...]
    """Its settings, in the order of a screen; none for a table that is open-ended."""


def value_of(settings: Settings, entry: Entry) -> object:
    """Return what a setting is."""
    return entry.place.get(settings)


def with_value(settings: Settings, entry: Entry, value: object) -> Settings:
    """Return the settings with another value of one; the value is not checked."""
    return entry.place.put(settings, value)


def default_of(entry: Entry) -> object:
    """Return what a setting is where the file does not state it."""
    return value_of(DEFAULTS, entry)


def toml_of(entry: Entry, value: object) -> object:
    """Return what the file says for a value; None for what only the absence of the key says."""
    return entry.kind.toml(value)


def shown(entry: Entry, value: object) -> str:
    """Return a value in words, for a screen."""
    return entry.kind.shown(value)


def stepped(entry: Entry, value: object, by: int) -> object:
    """Return the value `by` steps on, at most the first or the last; of words and truth values round and round."""
    steps = entry.kind.steps
    if not steps:
        return value
    if isinstance(entry.kind, Choice | Flag):
        return steps[(steps.index(value) + by) % len(steps)]
    at = min(range(len(steps)), key=lambda place: abs(_number(steps[place]) - _number(value)))
    return steps[max(0, min(len(steps) - 1, at + by))]


def key_entry(command: str, title: str = "", about: str = "") -> Entry:
    """Return the setting of one command's keys, as there is one for every command that the app has."""
    help_ = about or "Other keys for this command."
    return Entry(("keys", command), KeysOf(command), Keys(), title or command, help_)


def find(key: str) -> Entry | None:
    """Return the setting of a name like "look.theme" or "keys.skip", None when there is none."""
    if key.startswith("keys.") and key != "keys.":
        return key_entry(key.removeprefix("keys."))
    return ENTRIES.get(key)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _entry(key: str, attribute: str, kind: Kind, title: str, about: str) -> Entry:
    table, name = key.split(".")
    return Entry((table, name), Attribute(attribute), kind, title, about)


def _words(choices: type[Characters | Digits | Length | Motion | Sex | Switch | Weekday]) -> Choice:
    return Choice(tuple(choice.value for choice in choices), choices)


CUES: Mapping[CueKind, tuple[str, str]] = MappingProxyType(
    {
        CueKind.READY: ("Get ready", "when the routine begins"),
        CueKind.GO: ("Go", "when work begins"),
        CueKind.COUNTDOWN: ("Countdown", "for each of the last seconds"),
        CueKind.HALFWAY: ("Halfway", "when half of a long hold or of timed work is over"),
        CueKind.REP: ("Repetition", "when a paced repetition begins"),
        CueKind.PHASE: ("Phase", "when the next phase of a repetition begins"),
        CueKind.BEAT: ("Beat", "at each beat of the metronome"),
        CueKind.SWITCH: ("Switch sides", "when you change over to the other side"),
        CueKind.REST: ("Rest", "when a rest begins, or the way to the next exercise"),
        CueKind.NEXT: ("Next up", "some time before a long rest is over, about what comes next"),
        CueKind.LAST_SET: ("Last set", "when the last of several sets begins"),
        CueKind.END: ("End of a set", "when a set is over, or the time of work that waits for you is up"),
        CueKind.DONE: ("Routine done", "when the routine is over"),
        CueKind.SAY: ("Own texts", "at the times for which the routine has a text"),
        CueKind.TIP: ("Tips", "while the work goes on, with one more of the exercise's cues"),
        CueKind.PAUSE: ("Pause", "when the session is paused"),
    }
)
"""The title of each kind of cue, and when it is given."""


def _cue(kind: CueKind) -> Entry:
    title, when = CUES[kind]
    if kind is CueKind.COUNTDOWN:
        return Entry(("cues", kind.value), Counted(), Countdown(), title, "Seconds that are counted down; 0 for none.")
    return Entry(("cues", kind.value), Given(kind), Flag(), title, f"A cue {when}.")


def _spoken(kind: CueKind) -> Entry:
    title, when = CUES[kind]
    return Entry(("words", kind.value), Spoken(kind), Template(), title, f"Spoken {when}.")


GROUPS: tuple[Group, ...] = (
    Group("look", "Look", "Colours and digits.", (
        _entry("look.theme", "theme", Choice(THEMES), "Colours",
               "The colours of everything."),
        _entry("look.digits", "digits", _words(Digits), "Digits", "How the large seconds are drawn."),
    )),
    Group("figure", "Picture", "The picture of a movement.", (
        _entry("figure.picture", "picture", _words(Characters), "Characters", "What the picture is made of."),
        _entry("figure.motion", "motion", _words(Motion), "Motion",
               "How much moves: reduced shows the key poses side by side, and nothing flashes."),
    )),
    Group("outputs", "Outputs", "How a session tells you what to do, besides the screen.", (
        _entry("outputs.sound", "sound", Flag(), "Tones", "Whether cues are played as tones."),
        _entry("outputs.voice", "voice", Flag(), "Voice", "Whether cues are spoken."),
        _entry("outputs.bell", "bell", _words(Switch), "Bell",
               "Whether the terminal's bell rings for the cues that matter most; auto: when nothing else sounds."),
        _entry("outputs.flash", "flash", _words(Switch), "Flash",
               "Whether the screen flashes for the cues that matter most; auto: when nothing sounds."),
        _entry("outputs.notify", "notify", Flag(), "Notification",
               "Whether the desktop is told when you look at another window."),
    )),
    Group("sound", "Sound", "How tones are played.", (
        _entry("sound.volume", "volume", Whole(1, 10), "Volume", "How loud tones and voice are."),
        _entry("sound.player", "player", Choice(PLAYERS), "Player",
               "The program that plays them; auto: the first one found."),
        _entry("sound.ahead", "ahead", Seconds(1000, 50), "Ahead",
               "How much earlier they are played, for headphones that are late."),
    )),
    Group("voice", "Voice", "How cues are spoken.", (
        _entry("voice.engine", "engine", Choice(ENGINES), "Engine",
               "The program that speaks; auto: the first one found."),
        _entry("voice.speaker", "speaker",
               Text("letters, digits, blanks and +-_(). without a dash at the beginning", SPEAKER, "usual"),
               "Speaker", "The voice by the engine's own name for it; empty for its usual one."),
        _entry("voice.rate", "rate", Whole(80, 400, 10, "words a minute"), "Rate", "How fast it speaks."),
    )),
    Group("cues", "Cues", "Which cues are given; a routine may have its own choice.", (
        *map(_cue, CueKind),
        Entry(("cues", "only"), Only(), Cues(), "Only these", "The only cues that are given, all others being off."),
    )),
    Group("words", "Words", "What is spoken, with places in braces: "
          + "; ".join(f"{{{name}}} {meaning}" for name, meaning in PLACES.items()) + ".",
          tuple(map(_spoken, CueKind))),
    Group("week", "Week", "What the streak counts.", (
        _entry(
            "week.goal",
            "goal",
            Whole(1, 7, unit="days"),
            "Goal",
            "Training days a week that you aim at. A week keeps the goal of its first day.",
        ),
        _entry("week.first_day", "first_day", _words(Weekday), "First day", "The day that a week begins with."),
        _entry("week.day_start", "day_start", Whole(0, 12, unit="o'clock"), "Day begins",
               "The hour at which a day begins: what you do before it counts for the day before."),
    )),
    Group("session", "Session", "What becomes of a session that was interrupted, as by a battery.", (
        _entry("session.offer_hours", "offer_hours", Whole(0, 168, 12, "hours"), "Offer to resume",
               "How long an interrupted session is offered to be resumed; after that, or at 0, it is kept as it is."),
    )),
    Group("questions", "Questions", "What is asked after a session.", (
        _entry("questions.pain", "pain", Flag(), "Pain", "Whether you are asked for pain and red flags."),
    )),
    Group("units", "Units", "Units of what is measured.", (
        _entry("units.length", "length", _words(Length), "Distances", "The unit in which you give distances."),
    )),
    Group("you", "You", "Only for the rough comparison of check-ins with norms; nothing else asks for it.", (
        _entry("you.age", "age", Perhaps(16, 99, unit="years"), "Age",
               "Your age: with it, check-ins are roughly compared with norms."),
        _entry("you.sex", "sex", _words(Sex), "Sex", "Which norms are taken where they differ; unset: both."),
    )),
    Group("keys", "Keys", 'Other keys for a command, by its name, as skip = "n,right".', ()),
)  # fmt: skip
"""Every table of the file with its settings, in the order of a screen."""
ENTRIES: Mapping[str, Entry] = MappingProxyType({entry.key: entry for group in GROUPS for entry in group.entries})
"""Every setting by its name, those of keys left out, which are open-ended."""
