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
    """Report whether a number of digits only has a valid Luhn key (SIREN, SIRET)."""
    return digits.isdigit() and has_valid_key(digits)


def finess_key(number: str) -> bool:
    """Report whether a FINESS number has a valid key, A and B of Corsica read as 1 and 2."""
    return has_valid_key(number)


def add_years(day: str, years: float) -> str:
    """Return the same day some whole years later; 29 February becomes the 28th where needed."""
    year, rest = int(day[:4]) + int(years), day[5:]
    if rest == "02-29" and not calendar.isleap(year):
        rest = "02-28"
    return f"{year:04d}-{rest}"


def add_days(day: str, days: float) -> str:
    """Return the day some whole days later."""
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(int(days))).isoformat()


def date(year: float, month: float, day: float) -> str:
    """Build a date; a year, a month or a day that cannot be becomes the nearest one."""
    within = min(max(int(month), 1), 12)
    written = min(max(int(year), 1000), 9000)
    last = calendar.monthrange(written, within)[1]
    return f"{written:04d}-{within:02d}-{min(max(int(day), 1), last):02d}"


def is_whole(value: float) -> bool:
    """Report whether a number has no decimals."""
    return value == int(value)


_SET: Final = re.compile(r"\[[^\]]+\]")
_NESTING: Final = {"(": 1, ")": -1}
_BEFORE: Final = re.compile(r"\(\^\|\[[^\]]+\]\)")
_AFTER: Final = re.compile(r"\(\$\|\[[^\]]+\]\)$")
_SET_THEN_LETTER: Final = re.compile(r"\[[^\]]+\](?=[^\[({?*+|^$][^{?*+]|[^\[({?*+|^$]$)")


def core(text: str) -> str:
    """Return a pattern without its edges, which any text it matches must match too.

    ``(^|[^0-9])0[1-9]…`` makes an engine try at each character, ``0[1-9]…`` leaps from 0 to 0.
    """
    inner = _without_start(_BEFORE, text)
    inner = _AFTER.sub("", inner)
    inner = _without_start(_SET_THEN_LETTER, inner)
    return text if _has_branches(inner) else inner


def _without_start(edge: re.Pattern[str], text: str) -> str:
    """Remove an edge from the start of a pattern, when it stands there."""
    found = edge.match(text)
    return text[found.end() :] if found else text


def _has_branches(text: str) -> bool:
    """Report whether a pattern has a ``|`` outside of any group."""
    depth = 0
    for letter in _SET.sub("", text):
        depth += _NESTING.get(letter, 0)
        if letter == "|" and not depth:
            return True
    return False


@cache
def pattern(text: str) -> Callable[[str], re.Match[str] | None]:
    """Return the search of a pattern; ``$`` is the very end, as in every other engine.

    Args:
        text: a pattern that `cpom_validators.cel.patterns` accepts.
    """
    whole = _compiled(text).search
    quick = _compiled(core(text)).search

    def search(value: str) -> re.Match[str] | None:
        if not quick(value[:]):  # a value already refused is no text: slicing reports it
            return None
        return whole(value)

    return search


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("$", r"\Z"))
