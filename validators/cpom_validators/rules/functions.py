"""The functions of the rules, as ``spec/1.0/rules/functions.yaml`` defines them by cases."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from math import floor

from cpom_schema.identifiers import has_valid_key

__all__ = ["add_days", "add_years", "date", "finess_key", "floor", "is_whole", "luhn", "pattern"]


def luhn(digits: str) -> bool:
    """Whether a number of digits only has a valid Luhn key (SIREN, SIRET)."""
    return digits.isdigit() and has_valid_key(digits)


def finess_key(number: str) -> bool:
    """Whether a FINESS number has a valid key, A and B of Corsica read as 1 and 2."""
    return has_valid_key(number)


def add_years(day: str, years: float) -> str:
    """The same day some whole years later; 29 February becomes the 28th when there is none."""
    year = int(day[:4]) + int(years)
    leap = day[5:] != "02-29" or calendar.isleap(year)
    return f"{year:04d}-{day[5:] if leap else '02-28'}"


def add_days(day: str, days: float) -> str:
    """The day some whole days later."""
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(int(days))).isoformat()


def date(year: float, month: float, day: float) -> str:
    """A date; a year, a month or a day that cannot be becomes the nearest one."""
    within = min(max(int(month), 1), 12)
    written = min(max(int(year), 1000), 9000)
    last = calendar.monthrange(written, within)[1]
    return f"{written:04d}-{within:02d}-{min(max(int(day), 1), last):02d}"


def is_whole(value: float) -> bool:
    """Whether a number has no decimals."""
    return value == int(value)


@cache
def pattern(text: str) -> Callable[[str], re.Match[str] | None]:
    """The search of a pattern of the subset; ``$`` is the very end, as in every other engine."""
    search = re.compile(text.replace("$", r"\Z")).search
    return lambda value: search(value[:])  # a value already refused is no text: slicing says so
