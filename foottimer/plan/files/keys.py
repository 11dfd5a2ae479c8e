"""What a plan file may hold: every key with its limits and words. Pure."""

from __future__ import annotations

from foottimer.routine.key import Key, Kind, Table

FORMAT = 1
"""The format of plan files that this program reads."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The keys of a week's days, the first day first."""
MOST_WEEKS = 52
"""The most weeks a plan may have. Source: judgement: a year."""
MOST_ITEMS = 8
"""The most that one day may ask for. Source: judgement: more than anybody does in a day."""
ITEM = r"^[a-z0-9][a-z0-9-]*(?: [1-9][0-9]{0,5})?$"
"""What a day asks for, as a file writes it: a series and a level, or the id of a routine."""


def _day(name: str, title: str, help_: str, example: str) -> Key:
    return Key(
        name,
        title,
        help_,
        Kind.TEXTS,
        example,
        most=MOST_ITEMS,
        pattern=ITEM,
        otherwise="a day of rest",
    )


WEEK = Table(
    "[[week]]",
    "One week: what each of its days asks for. A day that is empty, or left out, is one of rest.",
    (
        Key("theme", "Theme", "What the week is about, in a few words.", Kind.TEXT, '"Build the base"'),
        _day(
            "mon",
            "Monday",
            "What the week's first day asks for, in this order; a Monday where the plan began on one.",
            '["foot-activation", "check-in"]',
        ),
        _day("tue", "Tuesday", "What the second day asks for.", '["foot-strength 1"]'),
        _day("wed", "Wednesday", "What the third day asks for.", '["ankle-mobility 1"]'),
        _day("thu", "Thursday", "What the fourth day asks for.", '["plyo-intro 1", "calf-capacity 1"]'),
        _day("fri", "Friday", "What the fifth day asks for.", '["balance 2"]'),
        _day("sat", "Saturday", "What the sixth day asks for.", '["foot-strength 2"]'),
        _day("sun", "Sunday", "What the seventh day asks for.", "[]"),
    ),
)
"""One `[[week]]`."""
PLAN = Table(
    "The plan file",
    "What stands above the first week, and the weeks.",
    (
        Key("format", "Format", "The format of the file.", Kind.WHOLE, "1", least=FORMAT, most=FORMAT, required=True),
        Key("name", "Name", "What the plan is called.", Kind.TEXT, '"Eight weeks"', required=True),
        Key("about", "About", "What it is, in a sentence or two.", Kind.PROSE, '"Three days a week, for a month."'),
        Key(
            "week",
            "Weeks",
            "The weeks, in order, each [[week]].",
            Kind.TABLES,
            '[{ theme = "Wake up", mon = ["foot-strength 1"] }]',
            least=1,
            most=MOST_WEEKS,
            required=True,
            table=WEEK,
        ),
    ),
)
"""A plan file as a whole."""


def tables() -> tuple[Table, ...]:
    """Return every table that a plan file has, from the outside in."""
    return (PLAN, WEEK)
