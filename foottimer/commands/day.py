"""The person's day, and what they chose of days and weeks."""

from __future__ import annotations

from datetime import date

from foottimer import paths
from foottimer.history.calendar import day_of
from foottimer.session.wall import local_now
from foottimer.settings.early import stated_week
from foottimer.settings.weekly import Weekly


def today_by(settings: Weekly) -> date:
    """The person's day, which begins at the hour that the settings say."""
    return day_of(local_now(), settings.day_start)


def chosen_week() -> Weekly:
    """Return the settings of weeks; on standard error a line for each thing that is wrong with any setting."""
    week = stated_week(paths.settings_name())
    if week is None:
        from foottimer.commands.chosen import chosen_settings

        return chosen_settings()
    return week
