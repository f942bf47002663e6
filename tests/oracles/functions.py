"""The functions rules may call, written once more, for the judge in Rust.

Nothing here comes from the compiler: `spec/rules/functions.yaml` is the only thing shared.
"""

from __future__ import annotations

import csv
from calendar import isleap
from collections.abc import Callable, Sequence
from datetime import date as day
from datetime import timedelta
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

CODELISTS = Path(__file__).parents[2] / "spec" / "codelists"
NEAR = 0.0000005
"""What `near` forgives to the arithmetic of doubles: half of the last decimal of a number."""
_COLUMNS = {"code", "libelle_fr", "libelle_en", "description_fr", "description_en", "debut", "fin"}
_COMMON = _COLUMNS | {"remplace_par", "alias", "source", "confiance"}


def luhn(number: str) -> bool:
    """Whether the digits end with the key of the others."""
    if not number or not set(number) <= set("0123456789"):
        return False
    total = 0
    for rank, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + rank % 2)
        total += value // 10 + value % 10
    return total % 10 == 0


def finess_key(number: str) -> bool:
    """The same, a Corsican 2A or 2B counting as 21 or 22."""
    if number[:2] in {"2A", "2B"}:
        number = "2" + "12"["AB".index(number[1])] + number[2:]
    return luhn(number)


def add_years(start: str, years: float) -> str:
    """The same day some years later; the 28th for a 29 February that does not exist."""
    year = int(start[:4]) + int(years)
    rest = start[4:]
    return f"{year:04d}" + ("-02-28" if rest == "-02-29" and not isleap(year) else rest)


def add_days(start: str, days: float) -> str:
    """Some days later."""
    return (day.fromisoformat(start) + timedelta(days=int(days))).isoformat()


def year_of(date: str) -> float:
    """The year of a date."""
    return float(date[:4])


def date_of(year: float, month: float, dom: float) -> str:
    """A date from its three numbers, brought back into the calendar."""
    month = sorted((1, int(month), 12))[1]
    last = (day(int(year) + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return day(int(year), month, sorted((1, int(dom), last))[1]).isoformat()


def cents(euros: float) -> float:
    """The whole number of cents nearest to an amount, the upper one when two are as near."""
    scaled = euros * 100.0
    low = floor(scaled)
    return float(low + 1 if scaled - low >= 0.5 else low)


def total(numbers: Sequence[float]) -> float:
    """The sum from left to right: Python's own corrects its roundings since 3.12."""
    result = 0.0
    for number in numbers:
        result += number
    return result


def near(left: float, right: float, tolerance: float) -> bool:
    """Whether two numbers differ by no more than the tolerance."""
    return abs(left - right) <= tolerance + NEAR


def is_whole(number: float) -> bool:
    """Whether a number has no decimals."""
    return number == floor(number)


def part(value: str | float | bool) -> str:
    """One part of a key, as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if is_whole(value) else repr(value)
    return str(value)


def key(parts: Sequence[str | float | bool]) -> str:
    """A key no other parts give: a text of the standard has no U+001F."""
    return "\x1f".join(part(p) for p in parts)


@cache
def codes(name: str) -> dict[str, dict[str, str]]:
    """The rows of a code list, by code."""
    with (CODELISTS / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return {row["code"]: row for row in csv.DictReader(source)}


def code_attribute(name: str, code: str, column: str) -> str:
    """An extra column of a code, empty when there is no such code."""
    rows = codes(name)
    if column in _COMMON or column not in next(iter(rows.values())):
        raise ValueError(f"no extra column {column} in {name}")
    return rows[code][column] if code in rows else ""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "luhn": luhn,
    "finessKey": finess_key,
    "addYears": add_years,
    "addDays": add_days,
    "year": year_of,
    "date": date_of,
    "cents": cents,
    "sum": total,
    "near": near,
    "isWhole": is_whole,
    "key": key,
    "codeAttribute": code_attribute,
}
