"""What the review says of the running week, the streak and a chosen day, as lines for a width; no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from foottimer.chart.year import LITTLE, NOTHING, PAUSED, WEEKDAYS
from foottimer.follow.done import clock_text
from foottimer.history.calendar import PausedDays
from foottimer.history.listing import SessionLine
from foottimer.history.outlook import Stake, risk_line, stake_line, to_go_line
from foottimer.history.pausewords import span
from foottimer.history.record import Status
from foottimer.history.sums import DaySum
from foottimer.history.told import day_text, many
from foottimer.history.week import Standing
from foottimer.history.weeks import JudgedWeek, Verdict
from foottimer.history.why import carried_text, why_of, why_text
from foottimer.printing import safe
from foottimer.ui.days import short_day
from foottimer.ui.fitting import Lines, Part, cells, cut, cut_parts, wrapped
from foottimer.ui.sessions_view import STATUSES, titled
from foottimer.values import dataclass

DONE, OPEN, AHEAD = "●", "○", " "
"""A training day; today without a session; still to come. The other marks are those of the year's calendar."""
WIDE = 66
"""Cells from which what a line is about stands in a column of its own."""
_ROOMY = 9
"""Cells of a day of the week from which there is room for its date, and minutes in words."""
_LABEL = 11
"""Cells of what a line is about."""
_SCORE = ("  how steadily you train; a missed week costs little", "  how steadily you train")
"""What a score is, the longest first."""
_BAR = 20
"""Cells of a score of 100 %."""
_PERCENT = len(" 100 %")
"""Cells of a score's number."""
_LATELY = 28
"""Days for which it is said of a streak that ended what may still be put right."""
_MENDING = " Ill, hurt or away then? Pause those days. Trained all the same? Log it."
"""What brings back a streak that did not end in truth."""
_PAUSES = 2
"""Ranges of paused days that are named."""
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the running week, as it is shown."""

    day: date
    """The day."""
    mark: str
    """What became of it."""
    minutes: int
    """Active minutes, at least 1 where there were any."""
    is_today: bool
    """Whether it is today."""


def minutes_of(ms: int) -> int:
    """Return whole minutes, 1 for less than one, 0 for none."""
    return max(1, round(ms / _MINUTE)) if ms else 0


def week_days(standing: Standing, sums: Mapping[date, DaySum]) -> tuple[WeekDay, ...]:
    """Return the seven days of the running week."""
    first = standing.weeks[-1].first.toordinal()
    days = [date.fromordinal(max(1, first + place)) for place in range(7)]
    return tuple(_week_day(day, standing, sums.get(day)) for day in days)


def _week_day(day: date, standing: Standing, done: DaySum | None) -> WeekDay:
    today = standing.today
    if day > today:
        return WeekDay(day, PAUSED if pause_on(day, standing.pauses) else AHEAD, 0, is_today=False)
    if day in standing.days:
        mark = DONE
    elif done:
        mark = LITTLE
    elif pause_on(day, standing.pauses):
        mark = PAUSED
    else:
        mark = OPEN if day == today else NOTHING
    return WeekDay(day, mark, minutes_of(done.active_ms) if done else 0, is_today=day == today)


def pause_on(day: date, pauses: Iterable[PausedDays]) -> PausedDays | None:
    """Return the paused days that a day is one of."""
    return next((pause for pause in pauses if pause.first <= day <= pause.last), None)


def judged_on(day: date, weeks: Sequence[JudgedWeek]) -> JudgedWeek | None:
    """Return the judged week that a day is in; None before the first one."""
    place = (day - weeks[0].first).days // 7
    return weeks[place] if 0 <= place < len(weeks) else None


# The week ------------------------------------------------------------------------------------------


def week_lines(standing: Standing, sums: Mapping[date, DaySum], width: int) -> Lines:
    """Return how the running week stands: a heading, its days, and what became of each."""
    streak = standing.streak
    told = f"{streak.this_week} of {many(streak.goal_per_week, 'day')}"
    go = to_go_line(standing.outlook)
    heading = (("This week  ", "strong"), (told, "accent"), (f" · {go}", ""))
    for name in ("Week ", ""):
        if cells(heading) > width:
            heading = ((name, "strong"), (f"{streak.this_week} of {streak.goal_per_week}", "accent"), (f" · {go}", ""))
    days = _days(week_days(standing, sums), width)
    if cells(heading) > width:
        rows = wrapped("".join(text for text, _ in heading), width, 0, 2)
        return (*(((row, "strong"),) for row in rows), *days)
    return (heading, *days)


def _days(days: tuple[WeekDay, ...], width: int) -> Lines:
    room = max(2, min(14 if width >= WIDE else 7, width // 7))
    names: list[Part] = []
    marks: list[Part] = []
    for each in days:
        ink = "accent" if each.mark == DONE else "" if each.mark in (LITTLE, OPEN) else "quiet"
        names.append((_day_named(each, room).ljust(room), "strong" if each.is_today else "quiet"))
        marks.append((f" {each.mark} {_day_told(each, room)}"[:room].ljust(room), ink))
    return tuple(names), tuple(marks)


def _day_named(each: WeekDay, room: int) -> str:
    """Return a day's name; today's stands in brackets, or in capitals where there is no room for them."""
    name = WEEKDAYS[each.day.weekday()]
    if room < len("[Mon]"):
        return f" {name.upper() if each.is_today else name}"[:room]
    name = f"{name} {each.day.day}" if room >= _ROOMY else name
    return f"[{name}]" if each.is_today else f" {name}"


def _day_told(each: WeekDay, room: int) -> str:
    if room < _ROOMY:
        return str(each.minutes) if each.minutes and room > len(" ● ") + 1 else ""
    if each.minutes:
        return f"{each.minutes} min"
    return {PAUSED: "paused", OPEN: "today"}.get(each.mark, "")


# The streak ----------------------------------------------------------------------------------------


def standing_lines(standing: Standing, width: int) -> Lines:
    """Return streak, score, what is at stake, next week's risk, and why the streak is what it is."""
    outlook, label = standing.outlook, _LABEL if width >= WIDE else 0
    said: list[tuple[str, tuple[Part, ...]]] = [("Streak", ((streak_words(standing), "strong"),))]
    said.append(("Score", _score_parts(standing.streak.score, width - label)))
    if stake := stake_line(outlook):
        said.append(("At stake", ((stake, "warning" if outlook.stake is Stake.STREAK else ""),)))
    said.append(("Ahead", ((risk_line(outlook), ""),)))
    if paused := _paused_words(standing):
        said.append(("Paused", ((paused, ""),)))
    if story := _story(standing):
        said.append((story[0], ((story[1], ""),)))
    return tuple(line for name, parts in said for line in _labelled(name, parts, label, width))


def streak_words(standing: Standing) -> str:
    """Return the streak, the best one, and the freezes in hand; how one begins, where there never was any."""
    streak = standing.streak
    if not streak.best_weeks:
        return f"none yet · a week with {many(streak.goal_per_week, 'training day')} begins one"
    if not streak.streak_weeks:
        return f"no streak · best {streak.best_weeks}"
    weeks = "1 week so far" if streak.streak_weeks == 1 else f"{streak.streak_weeks} weeks in a row"
    freezes = {0: "no freeze", 1: "1 freeze"}.get(streak.freezes, f"{streak.freezes} freezes")
    return f"{weeks} · best {streak.best_weeks} · {freezes} in hand"


def _paused_words(standing: Standing) -> str:
    """Return the paused days that are not over, the next ones first; empty where there are none."""
    coming = [pause for pause in standing.pauses if pause.last >= standing.today]
    named = [span(pause, standing.today) + (f" ({safe(pause.reason)})" if pause.reason else "") for pause in coming]
    more = f", and {len(named) - _PAUSES} more" if len(named) > _PAUSES else ""
    return f"{', '.join(named[:_PAUSES])}{more}"


def _story(standing: Standing) -> tuple[str, str] | None:
    """Return how the streak came about that is alive, or why the last one ended; None where there was none."""
    weeks, today, pauses = standing.weeks, standing.today, standing.pauses
    if carried := carried_text(weeks, today, pauses):
        # What earns a freeze is nothing to a streak that this week ends.
        return ("Since", carried) if standing.outlook.next_streak else None
    ended = why_of(weeks).ended
    if ended is None:
        return None
    lately = (today - ended.last).days <= _LATELY
    return "Why", why_text(weeks, today, pauses) + (_MENDING if lately else "")


def _score_parts(score: float, width: int) -> tuple[Part, ...]:
    bar = max(4, min(_BAR, width - _PERCENT - len("Score  ")))
    filled = round(score * bar)
    told = ("<1 %" if 0 < score < 0.005 else f"{score * 100:.0f} %").rjust(_PERCENT)
    meaning = next((words for words in _SCORE if bar + len(told) + len(words) <= width), "")
    return (("█" * filled, "accent"), ("░" * (bar - filled), "quiet"), (told, "strong"), (meaning, "quiet"))


# A day ---------------------------------------------------------------------------------------------


def day_lines(
    day: date, standing: Standing, done: DaySum | None, sessions: Sequence[SessionLine] | None, rows: int, width: int
) -> Lines:
    """Return what is known of a day in at most `rows`: its sum, then its sessions, None while they are read."""
    heading = ((_day_name(day, standing.today, width), "strong"), (f"  {_day_sum(day, standing, done)}", ""))
    lines = [cut_parts(heading, width)]
    listed, room = tuple(sessions or ()), rows - 1
    total = max(len(listed), done.sessions if done else 0)
    shown = listed if total <= room else listed[: max(0, room - 1)]
    lines += [cut_parts(_session_parts(session, width), width) for session in shown]
    if sessions is not None and len(shown) < total:
        # The heading says how many there are; one that is interrupted is in the list, but in no sum.
        more = f"and {total - len(shown)} more: " if shown else ""
        lines.append(cut_parts(((f"  {more}Enter shows them", "quiet"),), width))
    return tuple(lines)


def _day_name(day: date, today: date, width: int) -> str:
    if width >= WIDE:
        return f"{WEEKDAYS[day.weekday()]} {day_text(day, today)}{' (today)' if day == today else ''}"
    return "Today" if day == today else f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def _day_sum(day: date, standing: Standing, done: DaySum | None) -> str:
    parts = []
    if done:
        sessions = many(done.sessions, "session")
        parts.append(f"{sessions}, {minutes_of(done.active_ms)} min")
        parts += [] if day in standing.days else ["too short for a training day"]
    elif day > standing.today:
        parts.append("still to come")
    elif not (pause_on(day, standing.pauses)):
        parts.append("nothing done yet" if day == standing.today else "nothing done")
    if pause := pause_on(day, standing.pauses):
        parts.append(f"paused: {safe(pause.reason)}" if pause.reason else "paused")
    parts += _week_told(day, standing)
    return " · ".join(parts)


def _week_told(day: date, standing: Standing) -> Iterator[str]:
    week = judged_on(day, standing.weeks)
    if week is None or week.verdict is Verdict.RUNNING:
        return
    became = {
        Verdict.SECURED: "secured",
        Verdict.FROZEN: "a freeze kept the streak",
        Verdict.PAUSED: "short, but paused",
        Verdict.SHORT: f"ended a streak of {many(week.ended, 'week')}" if week.ended else "short",
    }[week.verdict]
    yield f"its week {week.trained} of {week.goal}, {became}"


def _session_parts(session: SessionLine, width: int) -> tuple[Part, ...]:
    answers = session.answers
    told = [clock_text(session.active_ms)]
    told += [] if session.status is Status.COMPLETED else [STATUSES[session.status]]
    told += [f"effort {answers.rpe}"] if answers.rpe is not None else []
    told += [f"pain {answers.pain}"] if answers.pain else []
    after = "  " + " · ".join(told)
    name = cut(titled(session.name, session.level), max(8, width - 8 - len(after)))
    return ((f"  {session.moment.local:%H:%M} ", "quiet"), (name, ""), (after, "quiet"))


# Making lines fit ----------------------------------------------------------------------------------


def _labelled(name: str, parts: tuple[Part, ...], label: int, width: int) -> Lines:
    """Return a label with what is said after it, wrapped below itself; without room for a label it stands before."""
    head = name.ljust(label) if label else f"{name}  "
    if len(head) + cells(parts) <= width:
        return (((head, "quiet"), *parts),)
    ink = max(parts, key=lambda part: len(part[0]))[1]
    rows = wrapped("".join(text for text, _ in parts), width, len(head), label or 2)
    return (((head, "quiet"), (rows[0][len(head) :], ink)), *(((row, ink),) for row in rows[1:]))
