"""What a new routine begins with: a handful of short texts to change, each with a word on what it shows."""

from __future__ import annotations

from foottimer.text.blocks import set_value
from foottimer.text.written import Written
from foottimer.values import dataclass

EMPTY = "empty"
"""The id of the one without a block."""
FIRST = "reps-and-holds"
"""The id of the one to begin with where none is chosen."""


@dataclass(frozen=True, slots=True)
class Template:
    """A routine to change into one's own."""

    id: str
    """A slug, as the command line takes it."""
    title: str
    """As shown in a list."""
    about: str
    """What it shows, in a line."""
    text: str
    """The file; all but the empty one can be followed as they are."""

    def named(self, name: str) -> str:
        """Return the text of a routine of this name; raises EditError where that is no text for a file."""
        return set_value(Written.of(self.text), ("name",), name).whole


_EMPTY = """\
# A routine of your own. It needs at least one [[block]] with something to do.
format = 1
name   = "New routine"
"""

_REPS_AND_HOLDS = """\
# Two blocks to change, copy and add to: so many reps, and so long a hold.
format = 1
name   = "New routine"
about  = "Calves and balance, barefoot, near a wall."

[[block]]
exercise = "calf-raise-double"   # from the catalogue: its tempo, cues and picture come along
reps     = 10
sets     = 2
rest     = 30                    # seconds between the sets

[[block]]
exercise = "quadripod-balance"   # the catalogue says that this is done on each side in turn
hold     = 20
"""

_CIRCUIT = """\
# Blocks inside a block are a circuit: they are done in order, and that as often as it has rounds.
format = 1
name   = "New routine"
about  = "A circuit of three exercises, two rounds."

[[block]]
exercise = "walk-easy"           # done once, before the circuit
time     = "2:00"

[[block]]                        # the circuit
name       = "Calves and hips"
rounds     = 2
round_rest = 45                  # seconds between the rounds

  [[block.block]]
  exercise = "calf-raise-double"
  reps     = 12
  tempo    = "2-1-3"             # two seconds up, one at the top, three down

  [[block.block]]
  exercise = "lunge-reverse"     # by turns: so many reps a side
  reps     = 6

  [[block.block]]
  exercise = "tiptoe-walk-forward"
  time     = 30
"""

_EACH_SIDE = """\
# Everything on each side: left, a moment to switch, and right, both in full.
format = 1
name   = "New routine"
about  = "Balance on each foot, then the stiffer ankle once more."

[defaults]
switch = 5                       # seconds between left and right
rest   = 20                      # seconds between two sets

[[block]]
exercise = "quadripod-balance"
hold     = 30
sides    = "each"
sets     = 2                     # left and right are one set

[[block]]
rest = 30                        # a rest of its own, between two blocks

[[block]]
exercise = "knee-to-wall"
reps     = 8
sides    = "left"                # or "right": one side alone
"""

_BREAK = """\
# Short, silent, and without anything to hand: one thing after another.
format = 1
name   = "New routine"
about  = "Three minutes beside the desk, shoes off."
tags   = ["short"]

[defaults]
get_ready  = 5                   # seconds before the first block
transition = 5                   # seconds between two blocks

[[block]]
exercise = "short-foot"
reps     = 4

[[block]]
name  = "Roll the foot over a ball"   # anything by name: it need not be in the catalogue
time  = 30
sides = "each"
cues  = ["From heel to toes", "Slowly, and not where it hurts"]
at    = [{ when = "50%", say = "Halfway" }]

[[block]]
exercise = "ankle-circles"
reps     = 5
optional = true                  # may be left out before the start
"""

_TEMPLATES = (
    Template(EMPTY, "Empty", "A name and nothing else yet.", _EMPTY),
    Template(FIRST, "Reps and holds", "Two blocks: reps in sets, and a hold on each side.", _REPS_AND_HOLDS),
    Template("circuit", "Circuit", "Three exercises in two rounds, with a tempo and a rest.", _CIRCUIT),
    Template("each-side", "Each side", "Left and right in turn, and a rest between two blocks.", _EACH_SIDE),
    Template("short-break", "Short break", "Three minutes with words of your own, and a block to leave out.", _BREAK),
)


def templates() -> tuple[Template, ...]:
    """Return the templates in the order of a list."""
    return _TEMPLATES


def template(id_: str) -> Template | None:
    """Return the template of an id."""
    return next((found for found in _TEMPLATES if found.id == id_), None)
