"""The functions of the rules, as ``spec/rules/functions.yaml`` defines them by cases."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from math import floor
from typing import Final

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


_BEFORE: Final = re.compile(r"\(\^\|\[[^\]]+\]\)")
_AFTER: Final = re.compile(r"\(\$\|\[[^\]]+\]\)$")
_SET_THEN_LETTER: Final = re.compile(r"\[[^\]]+\](?=[^\[({?*+|^$][^{?*+]|[^\[({?*+|^$]$)")


def core(text: str) -> str:
    """A pattern without its edges, which any text it matches must match too.

    ``(^|[^0-9])0[1-9]…`` makes an engine try at each character, ``0[1-9]…`` leaps from 0 to 0.
    """
    inner = _AFTER.sub("", _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text)
    inner = _SET_THEN_LETTER.sub("", inner, count=1) if _SET_THEN_LETTER.match(inner) else inner
    depth = 0
    for letter in re.sub(r"\[[^\]]+\]", "", inner):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            return text
    return inner


@cache
def pattern(text: str) -> Callable[[str], re.Match[str] | None]:
    """The search of a pattern of the subset; ``$`` is the very end, as in every other engine."""
    whole = re.compile(text.replace("$", r"\Z")).search
    quick = re.compile(core(text).replace("$", r"\Z")).search

    def search(value: str) -> re.Match[str] | None:
        found = quick(value[:])  # a value already refused is no text: slicing says so
        return found and whole(value)

    return search
