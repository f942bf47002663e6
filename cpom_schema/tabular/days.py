"""Dates in cells: as the standard spells them, as the French and their programs do, or in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - `date` is a type of the standard
from typing import Final, NamedTuple

from cpom_schema.standard.habits import Habits
from cpom_schema.tabular import labels
from cpom_schema.tabular.readings import DATE, DAY_ALONE, HOUR, Reading, unclear

_MONTHS: Final = 12
_LONGEST: Final = 60
_CANONICAL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})\Z")
_HOUR: Final = re.compile(
    r"(?P<day>.*?)(?:T|[ \u00a0]+)(?P<hour>[0-9]{1,2})[:hH](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<rest>[0-9]{1,9}))?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?\Z"
)
_FRENCH: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\Z")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})\Z")
_IN_LETTERS: Final = re.compile(
    r"(?:[a-z]+[.,]? )?([0-9]{1,2})(?:er)?[ -]([a-z]+)[.]?[ -]([0-9]{4}|[0-9]{2})\Z"
)


class Calendar(NamedTuple):
    """What is known to read dates.

    Attributes:
        habits: names of the months, and how far from the exercise a year may be.
        exercise: the exercise the file states, None when it states none.
    """

    habits: Habits
    exercise: int | None = None


def day(text: str, calendar: Calendar) -> Reading:
    """Read a date, written as the standard does or as the French and their programs do."""
    if _CANONICAL.match(text) or len(text) > _LONGEST:
        return Reading(text)
    found = _HOUR.match(text)
    if found is None:
        return _day_alone(text, calendar)
    hour = [int(found[part] or 0) for part in ("hour", "minute", "second", "rest")]
    if not _is_on_a_clock(*hour[:3]):
        return Reading(text)
    return _with_hour(text, _day_alone(found["day"].strip(), calendar), hour)


def _is_on_a_clock(hour: int, minute: int, second: int) -> bool:
    return hour < 24 and minute < 60 and second <= 60  # noqa: PLR2004 - a second may be added


def _with_hour(text: str, read: Reading, hour: Sequence[int]) -> Reading:
    """Return the reading of a date that an hour follows: midnight adds nothing to it."""
    if not _CANONICAL.match(read.value):
        return read._replace(value=text)
    return Reading(read.value, HOUR if any(hour) else DATE)


def moment(text: str, calendar: Calendar) -> Reading:
    """Read a date and time; for a date alone, the first second of the day, at no place."""
    if _MOMENT.match(text):
        return Reading(text)
    read = day(text, calendar)
    if not _CANONICAL.match(read.value):
        return read
    return Reading(f"{read.value}T00:00:00Z", DAY_ALONE)


def _day_alone(text: str, calendar: Calendar) -> Reading:
    """Read a date without an hour."""
    if _CANONICAL.match(text):
        return Reading(text)
    found = _FRENCH.match(text)
    if found is not None:
        return _in_figures(text, int(found[1]), int(found[3]), found[4], calendar)
    found = _YEAR_FIRST.match(text)
    if found is not None:
        return _dated(text, int(found[1]), int(found[3]), int(found[4]))
    return _in_letters(text, calendar)


def _in_figures(text: str, first: int, second: int, year: str, calendar: Calendar) -> Reading:
    whole = _whole_year(year, calendar)
    if whole is None:
        start = f"{first:02}/{second:02}"
        return unclear(text, f"{start}/19{year}", f"{start}/20{year}")
    if second > _MONTHS >= first:
        return unclear(text, f"{second:02}/{first:02}/{year}", f"{first:02}/??/{year}")
    return _dated(text, whole, second, first)


def _in_letters(text: str, calendar: Calendar) -> Reading:
    found = _IN_LETTERS.match(labels.bare(text))
    if found is None or found[2] not in calendar.habits.months:
        return Reading(text)
    month = calendar.habits.months[found[2]]
    year = _whole_year(found[3], calendar)
    if year is None:
        start = f"{int(found[1])} {found[2]}"
        return unclear(text, f"{start} 19{found[3]}", f"{start} 20{found[3]}")
    return _dated(text, year, month, int(found[1]))


def _whole_year(year: str, calendar: Calendar) -> int | None:
    """Return a year, None when two figures leave two centuries possible."""
    if len(year) == 4:  # noqa: PLR2004 - all its figures
        return int(year)
    if calendar.exercise is None:
        return None
    around = calendar.habits.years_around
    near = [c + int(year) for c in (1900, 2000) if abs(c + int(year) - calendar.exercise) <= around]
    return near[0] if len(near) == 1 else None


def _dated(text: str, year: int, month: int, day: int) -> Reading:
    try:
        return Reading(Date(year, month, day).isoformat(), DATE)
    except ValueError:
        return Reading(text)
