"""Reading one exercise: an entry of the catalogue, or of a routine file's own `[exercises]`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foottimer.routine.fields import Fields
from foottimer.routine.keys import DOSE, DOSED_IN, EXERCISE, LEVELS, LONGEST_CUE
from foottimer.routine.limits import excess
from foottimer.routine.model import Dose, Duty, Exercise, Group, Phase, Sides
from foottimer.routine.practice import in_full
from foottimer.routine.words import is_slug, quote, slug_of

MOST_EXERCISES = 2_000
"""The most exercises of one file."""

_MEASURES = DOSE.one_of[0]


def read_exercises(fields: Fields) -> dict[str, Exercise]:
    """Return every exercise of an `[exercises]` table, by id."""
    found: dict[str, Exercise] = {}
    for number, id_ in enumerate(fields.table):
        if number == MOST_EXERCISES:
            fields.error("", f"more than {MOST_EXERCISES:,} exercises, the most allowed: take some out", at_key=True)
            break
        if not is_slug(id_):
            fields.error((id_,), f"an id is made of a-z, 0-9 and dashes{_try(slug_of(id_))}", at_key=True)
        elif (entry := fields.inside(id_, EXERCISE)) is not None:
            found[id_] = read_exercise(id_, entry)
    return found


def read_exercise(id_: str, fields: Fields) -> Exercise:
    """Return the exercise that a table states; what is wrong is reported and left out."""
    errors = fields.report.errors
    exercise = _read(id_, fields)
    if fields.report.errors == errors:
        _check_doses(fields, exercise)
    return exercise


def _read(id_: str, fields: Fields) -> Exercise:
    fields.warn_unknown()
    if not fields.has("name"):
        fields.error("", "this exercise has no name: add name = ...", at_key=True)
    group = fields.choice("group", Group)
    kit = fields.texts("kit") or ()
    duty = fields.choice("duty", Duty) or _duty_of_doses(fields)
    per_rep, per_second = _contacts(fields)
    return Exercise(
        id=id_,
        name=fields.text("name") or id_,
        aliases=fields.texts("aliases") or (),
        group=group.value if group else "",
        targets=fields.texts("targets") or (),
        position=fields.text("position") or "",
        kit=kit,
        sides=fields.choice("sides", Sides),
        duty=duty,
        phases=read_phases(fields) or (),
        bpm=fields.count("bpm"),
        doses=_doses(fields, duty),
        cues=read_cues(fields) or (),
        mistakes=fields.texts("mistakes") or (),
        why=fields.text("why") or "",
        safety=fields.text("safety") or "",
        next=_link(fields, "next"),
        easier=_link(fields, "easier"),
        instead=_instead(fields, kit),
        source=fields.text("source") or "",
        eyes_closed=fields.flag("eyes_closed"),
        contacts_per_rep=per_rep,
        contacts_per_second=per_second,
    )


def read_cues(fields: Fields) -> tuple[str, ...] | None:
    """Return the table's `cues`, with a warning for one that is too long for a small screen."""
    cues = fields.texts("cues")
    for place, cue in enumerate(cues or ()):
        if len(cue) > LONGEST_CUE:
            fields.warn(("cues", place), f"{len(cue)} characters: more than {LONGEST_CUE} do not fit a small screen")
    return cues


def read_phases(fields: Fields) -> tuple[Phase, ...] | None:
    """Return the table's `phases`; one of 0 seconds is kept, and dropped when the routine is expanded."""
    values = fields.listed("phases", 'phases, as [["up", 2], ["down", 3]]')
    if values is None:
        return None
    errors = fields.report.errors
    phases: list[Phase] = []
    for place, value in enumerate(values):
        if not isinstance(value, list) or len(value) != 2:
            fields.error(("phases", place), f'must be a name and its seconds, as ["up", 2], not {quote(value)}')
            continue
        name = fields.text_at(("phases", place, 0), value[0])
        ms = fields.duration_at(("phases", place, 1), value[1], zero=True)
        if name is not None and ms is not None:
            phases.append(Phase(name, ms))
    if phases and not any(phase.ms for phase in phases) and fields.report.errors == errors:
        fields.error("phases", "all phases take 0 seconds: give one of them a length")
    return tuple(phases)


def _doses(fields: Fields, duty: Duty | None) -> tuple[Dose, ...]:
    doses: list[Dose] = []
    fields.each("doses", "three tables, one a level", lambda table: doses.append(_dose(table, duty)))
    values = fields.table.get("doses")
    if isinstance(values, list) and len(values) != LEVELS:
        fields.error("doses", f"must be three, for levels 1, 2 and 3, not {len(values)}")
    return tuple(doses)


def _duty_of_doses(fields: Fields) -> Duty | None:
    """Return what the first dose is measured in, for an exercise that does not say its duty."""
    doses = fields.table.get("doses")
    first = doses[0] if isinstance(doses, list) and doses else None
    stated = _measures(first) if isinstance(first, dict) else []
    return Duty(stated[0]) if len(stated) == 1 else None


def _dose(fields: Fields, duty: Duty | None) -> Dose:
    fields.warn_unknown()
    stated = _measures(fields.table)
    if len(stated) != 1:
        fields.error("", "a dose needs exactly one of reps, hold and time", at_key=True)
    elif duty and stated[0] != DOSED_IN[duty]:
        fields.error(stated[0], _told_otherwise(duty), at_key=True)
    amounts = [fields.count("reps"), fields.duration("hold"), fields.duration("time")]
    return Dose(
        sets=fields.count("sets") or 1,
        amount=next((amount for amount in amounts if amount is not None), 1),
        rest=fields.duration("rest") or 0,
        sides=fields.choice("sides", Sides),
        note=fields.text("note") or "",
    )


def _measures(table: Mapping[str, object]) -> list[str]:
    return [key for key in _MEASURES if key in table]


def _told_otherwise(duty: Duty) -> str:
    if duty is Duty.OPEN:
        return "the exercise is open: its doses say in reps how many ground contacts"
    return f"duty and doses of an exercise say the same: make this {duty.value} too"


def _check_doses(fields: Fields, exercise: Exercise) -> None:
    """Report every dose that a routine could not hold."""
    for place, dose in enumerate(exercise.doses):
        message = excess(in_full(exercise, dose))
        if message is not None:
            fields.error(("doses", place), message.replace("the routine", "this dose", 1))


def _contacts(fields: Fields) -> tuple[float | None, float | None]:
    table = fields.inside("contacts")
    if table is None:
        return None, None
    table.warn_unknown()
    if table.has("per_rep") == table.has("per_second"):
        table.error("", "needs exactly one of per_rep and per_second")
    return table.number("per_rep"), table.number("per_second")


def _instead(fields: Fields, kit: tuple[str, ...]) -> Mapping[str, str]:
    """Return what stands in for the exercise where a thing of its kit is missing."""
    table = fields.inside("instead")
    if table is None:
        return MappingProxyType({})
    for thing in () if "kit" in fields.wrong else table.table:
        if thing not in kit:
            hint = fields.report.guesses.meant(thing, kit)
            table.warn(
                (thing,), f"instead names {quote(thing)}, which is not in kit{hint}: it does nothing", at_key=True
            )
    links = {thing: _link(table, thing) for thing in table.table}
    return MappingProxyType({thing: id_ for thing in kit if (id_ := links.get(thing)) is not None})


def _link(fields: Fields, key: str) -> str | None:
    id_ = fields.text(key)
    if id_ is not None and not is_slug(id_):
        fields.error(key, f"{quote(id_)} is no id: it is made of a-z, 0-9 and dashes")
        return None
    return id_


def _try(slug: str) -> str:
    return f": try {slug}" if slug else ""
