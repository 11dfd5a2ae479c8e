"""What a new routine can begin with: a template, a copy of another one, or what a finished session followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from foottimer.history.again import text_from_session
from foottimer.history.record import Record, Status
from foottimer.history.store import StoreError
from foottimer.keeping.kept import KeepError
from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.routine.words import printable
from foottimer.text.copying import as_copy, copied_name
from foottimer.text.templates import templates
from foottimer.ui.shelf import ago
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.ui.services import Services

SESSIONS = 30
"""How many sessions are offered, the newest ones."""
FINISHED = (Status.COMPLETED, Status.PARTIAL)
"""How a session stands that is over, and was kept."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """One thing to begin with."""

    title: str
    """What its row says."""
    about: str
    """What is said beside it."""
    text: Callable[[str], str]
    """Makes the file's text for a name; raises ValueError or KeepError, with what to say."""
    name: str = ""
    """The name that is offered; empty where it has to be typed."""
    group: str = ""
    """The heading that it stands below."""


def beginnings(services: Services, chosen: Entry | None) -> tuple[Beginning, ...]:
    """Return what there is to begin with; `chosen` is the routine that can be copied."""
    offered = [*_from_templates(), *([_from_routine(services, chosen)] if chosen is not None else [])]
    try:
        records = services.ask(lambda store: store.records(SESSIONS)) or ()
    except StoreError:
        records = ()
    return (*offered, *_from_sessions(services, records))


def from_record(services: Services, record: Record, heading: str = "") -> Beginning:
    """Return a session with its timeline as something to begin with."""
    name = printable(record.name)
    about = f"{ago(record.moment.day, services.today())}, {format_duration(record.planned_ms)}"
    title = f"{name} · {record.level}" if record.level else name
    return Beginning(title, about, partial(text_from_session, record, services.exercises()), name, heading)


def _from_templates() -> Iterator[Beginning]:
    for template in templates():
        yield Beginning(template.title, template.about, template.named, group="Begin with a template")


def _from_routine(services: Services, entry: Entry) -> Beginning:
    def text(name: str) -> str:
        return as_copy(services.keeping().read(entry.path).text, name)

    return Beginning(entry.name, "as a copy", text, copied_name(entry.name), "or with the chosen routine")


def _from_sessions(services: Services, records: Iterable[Record]) -> Iterator[Beginning]:
    """Yield what was followed, each routine of one length once a day."""
    seen: set[tuple[str, int, date]] = set()
    for record in records:
        what = (record.name, record.planned_ms, record.moment.day)
        if record.status in FINISHED and what not in seen:
            seen.add(what)
            found = from_record(services, record, "or with what you did")
            yield Beginning(found.title, found.about, partial(_text_of, services, record.id), found.name, found.group)


def _text_of(services: Services, session: str, name: str) -> str:
    """Return a session of the store as a routine."""
    try:
        record = services.ask(lambda store: store.record(session))
    except (StoreError, KeyError) as error:
        raise KeepError(f"This session cannot be read: {error}.") from error
    if record is None:
        raise KeepError("This session is not there any more.")
    return text_from_session(record, services.exercises(), name)
