"""Every key of a routine file, once: where it may stand, what it takes, its words.

Reading a file, the form that edits one, the JSON Schema and the tables of the documentation are made of this: a new key
is an entry here and a line where it is read. Entries of `exercises.toml` are like those of a routine's `[exercises]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from foottimer.routine.cues import COUNTED, MOST_COUNTED, CueKind
from foottimer.routine.key import Fall, Key, Kind, Table
from foottimer.routine.limits import DEEPEST
from foottimer.routine.model import Advance, Duty, Group, SideOrder, Sides, Unit
from foottimer.routine.settle import GET_READY, REP_TIME, REST, SWITCH, TRANSITION
from foottimer.values import replace

# fmt: off
__all__ = [
    "BLOCKS", "CATALOGUE", "CONTACTS", "CUES", "DEFAULTS", "DOSE", "DOSED_IN", "EXERCISE",
    "FASTEST", "FORMAT", "GOAL", "LARGEST", "LEVELS", "LONGEST_CUE", "ROUTINE",
    "SAY", "BlockKind", "Fall", "Key", "Kind", "Table", "keys_of", "tables",
]
# fmt: on

FORMAT = 1
"""The format that this program reads."""
LONGEST_CUE = 60
"""The most characters of a cue; more does not fit a small screen."""
FASTEST = 600
"""The most metronome beats a minute."""
LARGEST = 1_000_000
"""No number is as large as that, and no whole number that has a limit is larger."""
LEVELS = 3
"""For how many levels an exercise has doses."""
DOSED_IN: Mapping[Duty, str] = MappingProxyType(
    {Duty.REPS: "reps", Duty.HOLD: "hold", Duty.TIME: "time", Duty.OPEN: "reps"}
)
"""In what the doses of an exercise of a duty are measured; those of an open one count ground contacts."""


class BlockKind(StrEnum):
    """What a block is; all but a circuit are called as the key that makes them so."""

    REPS = "reps"
    HOLD = "hold"
    TIME = "time"
    OPEN = "open"
    REST = "rest"
    CIRCUIT = "circuit"


def _words(choices: Iterable[StrEnum], without: StrEnum | None = None) -> tuple[str, ...]:
    return tuple(choice.value for choice in choices if choice is not without)


_SIDES = Key(
    "sides",
    "Sides",
    "Which sides work, and whether each in turn; with alternate, reps count one side.",
    Kind.CHOICE,
    '"each"',
    choices=_words(Sides),
    default=Sides.BOTH.value,
    falls=(Fall.EXERCISE,),
)
_PHASES = Key(
    "phases",
    "Phases",
    "The parts of one repetition, in order: a word for the screen and its seconds.",
    Kind.PHASES,
    '[["up", 2], ["top", 1], ["down", 3]]',
)
_CUES = Key(
    "cues",
    "Cues",
    f"What to think of, shown one at a time; at most {LONGEST_CUE} characters each.",
    Kind.TEXTS,
    '["Rise tall", "Lower slowly"]',
)
_BPM = Key("bpm", "Beats a minute", "A metronome ticks so often.", Kind.WHOLE, "160", least=1, most=FASTEST)
_REPS = Key("reps", "Reps", "Repetitions a pass.", Kind.WHOLE, "10", least=1, required=True)
_HOLD = Key("hold", "Hold", "How long the position is held, a pass.", Kind.DURATION, "20", required=True)
_TIME = Key("time", "Time", "How long to keep moving, a pass.", Kind.DURATION, '"1m30s"', required=True)
_SETS = Key("sets", "Sets", "How many sets.", Kind.WHOLE, "3", least=1, default=1, twin="rounds")
_REST = Key(
    "rest",
    "Rest between sets",
    "The rest between two sets.",
    Kind.DURATION,
    "30",
    zero=True,
    default=REST // 1000,
    falls=(Fall.DEFAULTS,),
    twin="round_rest",
)
_TRANSITION = Key(
    "transition",
    "Way to the next",
    "The time between this block and the next one; none beside a rest block.",
    Kind.DURATION,
    "10",
    zero=True,
    default=TRANSITION // 1000,
    falls=(Fall.DEFAULTS,),
)
_SWITCH = Key(
    "switch",
    "Switch sides",
    "The time between left and right.",
    Kind.DURATION,
    "5",
    zero=True,
    default=SWITCH // 1000,
    falls=(Fall.DEFAULTS,),
)
_REP_TIME = Key(
    "rep_time",
    "Seconds a rep",
    "The estimate of one repetition that has no phases.",
    Kind.DURATION,
    "3",
    default=REP_TIME // 1000,
    falls=(Fall.DEFAULTS,),
)
_ADVANCE = Key(
    "advance",
    "Goes on",
    "Whether work whose time is up gives way by itself or waits for a key.",
    Kind.CHOICE,
    '"manual"',
    choices=_words(Advance),
    default=Advance.AUTO.value,
    falls=(Fall.DEFAULTS,),
)

GOAL = Table(
    "[goal]",
    "How often the routine is meant to be done.",
    (Key("per_week", "Days a week", "How often, shown on the routine's own card.", Kind.WHOLE, "3", least=1, most=7),),
)
"""The table `[goal]`."""
CUES = Table(
    "[defaults.cues]",
    "Which cues sound while this routine runs; what it does not say is as the settings have it.",
    (
        Key(
            "only",
            "Only these",
            "The kinds of cue that there are; all others are off.",
            Kind.CHOICES,
            '["go", "end", "done"]',
            choices=_words(CueKind),
            falls=(Fall.SETTINGS,),
            otherwise="as the settings say, else every kind",
        ),
        Key(
            "countdown",
            "Countdown",
            "Seconds that are counted down, 0 for none.",
            Kind.COUNTDOWN,
            "5",
            least=0,
            most=MOST_COUNTED,
            default=COUNTED,
            falls=(Fall.SETTINGS,),
        ),
        *(
            Key(kind.value, title, help_, Kind.FLAG, "false", default=True, falls=(Fall.SETTINGS,))
            for kind, title, help_ in (
                (CueKind.READY, "Get ready", "The routine begins: get into position."),
                (CueKind.GO, "Go", "Work begins."),
                (CueKind.HALFWAY, "Halfway", "Half of a long hold or of timed work is over."),
                (CueKind.REP, "Rep", "A paced repetition begins with its first phase."),
                (CueKind.PHASE, "Phase", "The next phase of a repetition begins."),
                (CueKind.BEAT, "Beat", "A beat of the metronome of timed or open work."),
                (CueKind.SWITCH, "Switch", "Change over to the other side."),
                (CueKind.REST, "Rest", "A rest begins, or the way to the next exercise."),
                (CueKind.NEXT, "Next", "What comes next is announced before a long rest is over."),
                (CueKind.LAST_SET, "Last set", "The last of several sets begins."),
                (CueKind.END, "End", "A set is over, or the time of work that waits for you is up."),
                (CueKind.DONE, "Done", "The routine is over."),
                (CueKind.SAY, "Say", "A text of at."),
                (CueKind.TIP, "Tip", "One more of the exercise's cues, spoken while the work goes on."),
                (CueKind.PAUSE, "Pause", "The session was paused."),
            )
        ),
    ),
)
"""The table `cues` of `[defaults]`."""


def _default(key: Key, help_: str = "") -> Key:
    """Return the key of `[defaults]` that a key of blocks falls through to."""
    return replace(key, help=help_ or key.help, falls=(), twin="")


DEFAULTS = Table(
    "[defaults]",
    "What holds for every block that does not say otherwise.",
    (
        Key(
            "get_ready",
            "Get ready",
            "The time before the first block.",
            Kind.DURATION,
            "10",
            zero=True,
            default=GET_READY // 1000,
        ),
        _default(_TRANSITION, "The time between two blocks; none beside a rest block."),
        _default(_SWITCH),
        _default(_REST),
        _default(_REP_TIME),
        _default(_ADVANCE),
        Key("cues", "Cues", "Which cues sound.", Kind.TABLE, "{ countdown = 5 }", table=CUES),
    ),
)
"""The table `[defaults]`."""
DOSE = Table(
    "A dose",
    "How much of an exercise one level asks for. The doses of one exercise are all reps, all holds or all timed.",
    (
        Key("sets", "Sets", "How many sets.", Kind.WHOLE, "2", least=1, default=1),
        Key(
            "reps", "Reps", "Repetitions a pass; ground contacts where the exercise is open.", Kind.WHOLE, "8", least=1
        ),
        Key("hold", "Hold", "How long the position is held, a pass.", Kind.DURATION, "20"),
        Key("time", "Time", "How long to keep moving, a pass.", Kind.DURATION, "30"),
        Key("rest", "Rest between sets", "The rest between two sets.", Kind.DURATION, "20", zero=True, default=0),
        Key(
            "sides",
            "Sides",
            "Where this level trains other sides than the exercise does.",
            Kind.CHOICE,
            '"each"',
            choices=_words(Sides),
            falls=(Fall.EXERCISE,),
        ),
        Key("note", "Note", "What is different at this level.", Kind.PROSE, '"standing"'),
    ),
    one_of=(("reps", "hold", "time"),),
)
"""One of an exercise's `doses`."""
CONTACTS = Table(
    "Ground contacts",
    "How often an exercise lands, both feet together being one.",
    (
        Key("per_rep", "A rep", "Ground contacts a repetition.", Kind.NUMBER, "1", most=LARGEST),
        Key(
            "per_second", "A second", "Ground contacts a second of timed or open work.", Kind.NUMBER, "2", most=LARGEST
        ),
    ),
    one_of=(("per_rep", "per_second"),),
)
"""The table `contacts` of an exercise."""
EXERCISE = Table(
    "[exercises.ID]",
    "An exercise of the file's own, or of exercises.toml. One with the id of another one replaces the whole of it.",
    (
        Key("name", "Name", "What it is called.", Kind.TEXT, '"Towel scrunch"', required=True),
        Key("aliases", "Other names", "Names that blocks may use as well.", Kind.TEXTS, '["towel curl"]'),
        Key("group", "Group", "What it belongs to.", Kind.CHOICE, '"foot"', choices=_words(Group)),
        Key("targets", "Targets", "What it trains.", Kind.TEXTS, '["toe flexors", "arch"]'),
        Key("position", "Position", "How to stand or sit.", Kind.TEXT, '"seated, feet flat"'),
        Key("kit", "Kit", "What is needed.", Kind.TEXTS, '["towel"]', otherwise="nothing is needed"),
        Key("sides", "Sides", _SIDES.help, Kind.CHOICE, '"each"', choices=_words(Sides), default=Sides.BOTH.value),
        Key(
            "duty",
            "Duty",
            "How it is usually measured.",
            Kind.CHOICE,
            '"reps"',
            choices=_words(Duty),
            otherwise="as its doses say",
        ),
        _PHASES,
        _BPM,
        Key(
            "doses",
            "Doses",
            "What levels 1, 2 and 3 ask for.",
            Kind.TABLES,
            "[{ reps = 6 }, { sets = 2, reps = 8 }, { sets = 3, reps = 8 }]",
            least=LEVELS,
            most=LEVELS,
            table=DOSE,
        ),
        _CUES,
        Key("mistakes", "Mistakes", "What goes wrong most.", Kind.TEXTS, '["curling the toes"]'),
        Key("why", "Why", "What it is good for, in a line.", Kind.TEXT, '"Strengthens the arch."'),
        Key("safety", "Safety", "What to mind.", Kind.TEXT, '"Cramp is common: shake it out."'),
        Key("next", "Harder one", "The id of the exercise that follows it.", Kind.SLUG, '"short-foot"'),
        Key("easier", "Easier one", "The id of the exercise to fall back on.", Kind.SLUG, '"toe-splay"'),
        Key(
            "instead",
            "Instead",
            "Which exercise stands in where a thing of its kit is missing.",
            Kind.LINKS,
            '{ towel = "short-foot" }',
        ),
        Key("source", "Source", "Where the exercise and its doses come from.", Kind.TEXT, '"my physio"'),
        Key(
            "contacts",
            "Ground contacts",
            "How often it lands.",
            Kind.TABLE,
            "{ per_rep = 1 }",
            table=CONTACTS,
            otherwise="it does not land",
        ),
        Key(
            "eyes_closed",
            "Eyes closed",
            "Nobody looks while doing it: its beginning and end are always heard.",
            Kind.FLAG,
            "true",
            default=False,
        ),
    ),
)
"""An exercise: a table in `[exercises]`."""
SAY = Table(
    "An entry of at",
    "A text that is said at a point of each pass.",
    (
        Key(
            "when",
            "When",
            "From the start of each pass: seconds, or percent of its planned or expected time.",
            Kind.MOMENT,
            '"50%"',
            zero=True,
            required=True,
        ),
        Key("say", "Says", "What is said.", Kind.TEXT, '"Halfway"', required=True),
    ),
)
"""One entry of a block's `at`."""

_EVERY = Key(
    "every",
    "A set every",
    "Each set starts so long after the one before; the rest is what the set leaves over.",
    Kind.DURATION,
    "60",
)
_OF_BLOCK = (
    Key("note", "Note", "Anything about the block.", Kind.PROSE, '"Hold on to the wall"'),
    Key("optional", "Optional", "It may be left out before the start.", Kind.FLAG, "true", default=False),
)
_NAMED = (
    Key("exercise", "Exercise", "An id or another name of an exercise.", Kind.EXERCISE, '"short-foot"'),
    Key("name", "Name", "Free text in place of an exercise.", Kind.TEXT, '"Walk on tiptoe"'),
)
_SETS_AND_SIDES = (
    _SETS,
    _REST,
    _SIDES,
    Key(
        "side_order",
        "Side order",
        "With each side: sides by turns in every set, or first all sets of one side.",
        Kind.CHOICE,
        '"block"',
        choices=_words(SideOrder),
        default=SideOrder.SET.value,
    ),
    _SWITCH,
)
_AT_LAST = (
    Key("load", "Load", "What is carried: text, or a number of kilograms.", Kind.LOAD, "8", most=LARGEST),
    replace(_CUES, falls=(Fall.EXERCISE,)),
    Key(
        "at",
        "Says",
        "Texts to say at points of each pass.",
        Kind.TABLES,
        '[{ when = "50%", say = "Halfway" }]',
        table=SAY,
    ),
    _TRANSITION,
    *_OF_BLOCK,
)
_WORK_OVER = (("exercise", "name"),)
_APART = (("every", "rest"), ("every", "advance=manual"))
_BPM_OF_WORK = replace(_BPM, falls=(Fall.EXERCISE,))
_SIDES_OF_HOLD = replace(
    _SIDES,
    help="Which sides work, and whether each in turn.",
    choices=_words(Sides, without=Sides.ALTERNATE),
    refused=(Sides.ALTERNATE.value,),
    otherwise="the exercise's, else both",
)
BLOCKS: Mapping[BlockKind, Table] = MappingProxyType(
    {
        BlockKind.REPS: Table(
            "A block of reps",
            "Repetitions, paced by the phases of the exercise; without phases at your own pace, until a key.",
            (
                *_NAMED,
                _REPS,
                *_SETS_AND_SIDES,
                Key(
                    "tempo",
                    "Tempo",
                    "New seconds for the exercise's own phases; 0 drops one.",
                    Kind.TEMPO,
                    '"2-1-3"',
                    otherwise="as the phases say",
                ),
                replace(_PHASES, falls=(Fall.EXERCISE,), otherwise="the exercise's, else at your own pace"),
                _REP_TIME,
                _ADVANCE,
                _EVERY,
                *_AT_LAST,
            ),
            one_of=_WORK_OVER,
            apart=(("phases", "tempo"), *_APART),
        ),
        BlockKind.HOLD: Table(
            "A hold",
            "A position that is held.",
            (
                *_NAMED,
                _HOLD,
                *(_SIDES_OF_HOLD if key is _SIDES else key for key in _SETS_AND_SIDES),
                _ADVANCE,
                _EVERY,
                *_AT_LAST,
            ),
            one_of=_WORK_OVER,
            apart=_APART,
        ),
        BlockKind.TIME: Table(
            "A timed block",
            "Work that goes on for a time: walking, hopping.",
            (*_NAMED, _TIME, *_SETS_AND_SIDES, _BPM_OF_WORK, _ADVANCE, _EVERY, *_AT_LAST),
            one_of=_WORK_OVER,
            apart=_APART,
        ),
        BlockKind.OPEN: Table(
            "An open block",
            "Counts up until you end it, as a test to fatigue does.",
            (
                *_NAMED,
                Key("open", "Open", "It goes on until you end it.", Kind.TRUE, "true", required=True),
                Key(
                    "expect",
                    "Expected",
                    "How long a pass will take, for the estimate.",
                    Kind.DURATION,
                    "75",
                    zero=True,
                    default=0,
                    otherwise="it adds no time to the total",
                ),
                Key("max", "At most", "Ends each pass by itself after so long.", Kind.DURATION, "120"),
                Key(
                    "record",
                    "Asks for",
                    "Which number it asks for when the block is over.",
                    Kind.CHOICE,
                    '"reps"',
                    choices=_words(Unit),
                    otherwise="it asks for none",
                ),
                *_SETS_AND_SIDES,
                _BPM_OF_WORK,
                *_AT_LAST,
            ),
            one_of=_WORK_OVER,
            refused=("every",),
        ),
        BlockKind.REST: Table(
            "A rest block",
            "Nothing but a rest. No transition stands beside it.",
            (
                Key("name", "Name", "Shown in place of Rest.", Kind.TEXT, '"Drink something"'),
                Key("rest", "Rest", "How long.", Kind.DURATION, "60", required=True, twin="round_rest"),
                *_OF_BLOCK,
            ),
        ),
        BlockKind.CIRCUIT: Table(
            "A circuit",
            f"Blocks that are done in order, round after round. Circuits nest up to {DEEPEST} deep.",
            (
                Key("name", "Name", "What it is called.", Kind.TEXT, '"Calves"'),
                Key("rounds", "Rounds", "How many rounds.", Kind.WHOLE, "3", least=1, default=1, twin="sets"),
                Key(
                    "round_rest",
                    "Rest between rounds",
                    "The rest between two rounds.",
                    Kind.DURATION,
                    "45",
                    zero=True,
                    otherwise="transition of [defaults]; nothing where the circuit begins or ends with a rest",
                    twin="rest",
                ),
                _TRANSITION,
                *_OF_BLOCK,
                Key(
                    "block",
                    "Blocks",
                    "What is done in a round, each [[block.block]].",
                    Kind.TABLES,
                    '[{ name = "Walk on tiptoe", time = 30 }]',
                    least=1,
                    required=True,
                ),
            ),
        ),
    }
)
"""What keys each kind of block takes."""
ROUTINE = Table(
    "The file",
    "What stands above the first table, and the tables there are.",
    (
        Key("format", "Format", "The format of the file.", Kind.WHOLE, "1", least=FORMAT, most=FORMAT, required=True),
        Key("name", "Name", "What the routine is called.", Kind.TEXT, '"Foot-strength essentials"', required=True),
        Key("series", "Series", "Files that share one are its levels.", Kind.SLUG, '"foot-strength"'),
        Key("level", "Level", "Which level of its series it is.", Kind.WHOLE, "1", least=1, most=LARGEST),
        Key("about", "About", "What it is, in a sentence or two.", Kind.PROSE, '"Toes, arch, balance and calves."'),
        Key("tags", "Tags", "Words to find it by.", Kind.TEXTS, '["foot", "strength"]'),
        Key("equipment", "Equipment", "What has to be at hand.", Kind.TEXTS, '["wall"]'),
        Key("goal", "Goal", "How often it is meant to be done.", Kind.TABLE, "{ per_week = 3 }", table=GOAL),
        Key("defaults", "Defaults", DEFAULTS.help, Kind.TABLE, "{ rest = 30 }", table=DEFAULTS),
        Key(
            "exercises",
            "Exercises",
            "Exercises of the file's own, by id.",
            Kind.NAMED,
            '{ towel-scrunch = { name = "Towel scrunch" } }',
            table=EXERCISE,
        ),
        Key(
            "block",
            "Blocks",
            "What is done, in order, each [[block]].",
            Kind.TABLES,
            '[{ exercise = "short-foot", reps = 8 }]',
            least=1,
            required=True,
        ),
    ),
)
"""A routine file as a whole."""
CATALOGUE = Table(
    "exercises.toml",
    "Exercises for all your routines.",
    (
        Key("format", "Format", "The format of the file.", Kind.WHOLE, "1", least=FORMAT, most=FORMAT, required=True),
        Key(
            "exercises",
            "Exercises",
            "The exercises, by id.",
            Kind.NAMED,
            '{ towel-scrunch = { name = "Towel scrunch" } }',
            table=EXERCISE,
        ),
    ),
)
"""A file of exercises as a whole."""


def keys_of(kind: BlockKind) -> tuple[Key, ...]:
    """Return the keys of a kind of block, in the order of a form."""
    return BLOCKS[kind].keys


def tables() -> tuple[Table, ...]:
    """Return every table that a routine file has, from the outside in."""
    return (ROUTINE, GOAL, DEFAULTS, CUES, *BLOCKS.values(), SAY, EXERCISE, DOSE, CONTACTS)
