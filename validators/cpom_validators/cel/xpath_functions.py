"""The functions of the rules, written as XPath 2.

The variables they bind begin with ``_``, which no name of a rule does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cpom_validators.cel.functions import HAIR

_TWO_DIGITS: Final = "substring(string(100 + {}), 2)"
_LEAP: Final = "($_y mod 4 = 0 and ($_y mod 100 != 0 or $_y mod 400 = 0))"
"""Whether the year $_y is a leap year."""


def _luhn(text: str) -> str:
    return _has_luhn_key(text, "$_n")


def _finess_key(text: str) -> str:
    return _has_luhn_key(text, "translate($_n, 'AB', '12')")


def _has_luhn_key(text: str, digits: str) -> str:
    """Write whether a text ends with its Luhn key.

    Args:
        text: the text, as an expression.
        digits: its digits, as an expression of ``$_n``, the text.
    """
    doubled = "(if ($_d * $_w > 9) then $_d * $_w - 9 else $_d * $_w)"
    return (
        f"(for $_n in {text}, $_s in {digits} return matches($_s, '^[0-9]+$') and "
        "sum(for $_i in 1 to string-length($_s), $_d in number(substring($_s, $_i, 1)), "
        f"$_w in 1 + (string-length($_s) - $_i) mod 2 return {doubled}) mod 10 = 0)"
    )


def _add_years(day: str, years: str) -> str:
    impossible = f"substring($_d, 5) = '-02-29' and not{_LEAP}"
    rest = f"(if ({impossible}) then '-02-28' else substring($_d, 5))"
    return (
        f"(for $_d in {day}, $_y in number(substring($_d, 1, 4)) + ({years}) "
        f"return concat(string($_y), {rest}))"
    )


def _add_days(day: str, days: str) -> str:
    moved = f"string(xs:date($_d) + xs:dayTimeDuration('P1D') * ({days}))"
    return f"(for $_d in {day} return if ($_d castable as xs:date) then {moved} else '')"


def _year(day: str) -> str:
    return f"number(substring({day}, 1, 4))"


def _date(year: str, month: str, day: str) -> str:
    others = "if ($_m = (4, 6, 9, 11)) then 30 else 31"
    last = f"(if ($_m = 2) then (if ({_LEAP}) then 29 else 28) else {others})"
    return (
        f"(for $_y in min((max(({year}, 1000)), 9000)), $_m in min((max(({month}, 1)), 12)), "
        f"$_j in min((max(({day}, 1)), {last})) return "
        f"concat(string($_y), '-', {_TWO_DIGITS.format('$_m')}, '-', {_TWO_DIGITS.format('$_j')}))"
    )


def _cents(euros: str) -> str:
    return f"round(({euros}) * 100)"


def _near(left: str, right: str, tolerance: str) -> str:
    return f"(abs(({left}) - ({right})) <= {tolerance} + {HAIR})"


def _size(listed: str) -> str:
    return f"count({listed})"


def _sum(listed: str) -> str:
    return f"sum({listed})"


def _is_whole(value: str) -> str:
    return f"(for $_v in {value} return $_v = floor($_v))"


FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "size": _size,
    "sum": _sum,
    "luhn": _luhn,
    "finessKey": _finess_key,
    "addYears": _add_years,
    "addDays": _add_days,
    "year": _year,
    "date": _date,
    "cents": _cents,
    "near": _near,
    "isWhole": _is_whole,
}
"""What writes a call of each function, from its arguments already written."""
