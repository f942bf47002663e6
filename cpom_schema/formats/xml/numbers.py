"""Numbers written in XML: doubles, as in JSON, without hiding what a double cannot hold."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isinf
from typing import Final, NamedTuple

from cpom_schema.standard.dictionary import Field, ScalarType

ALWAYS_EXACT: Final = 16
"""Length of a text whose double says it all: 15 digits and a point."""
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_LONGEST_EXACT_INT: Final = 18
_LARGEST: Final = 2**53 - 1
_SHOWN: Final = 60


class Bounds(NamedTuple):
    """What a field asks of its numbers."""

    low: int = -_LARGEST
    high: int = _LARGEST
    decimals: int | None = None


def bounds_of(field: Field, scalar: ScalarType) -> Bounds:
    """Return the bounds of a field, its own before those of its type."""
    low = _first_set(field.minimum, scalar.minimum, -_LARGEST)
    high = _first_set(field.maximum, scalar.maximum, _LARGEST)
    return Bounds(low, high, scalar.decimals)


def _first_set(own: int | None, of_type: int | None, default: int) -> int:
    if own is not None:
        return own
    if of_type is not None:
        return of_type
    return default


def number(text: str) -> int | float | str:
    """Return the number a text writes plainly, else the text itself for the structure to refuse."""
    if not _NUMBER.fullmatch(text):
        return text
    if len(text) <= _LONGEST_EXACT_INT and "." not in text:
        return int(text)
    return _from_double(text)


def _from_double(text: str) -> int | float | str:
    value = float(text)
    if isinf(value):
        return text
    if value.is_integer():
        return int(value)
    return value


def integer(text: str) -> int | float | str:
    """Return the whole number a text writes, else the text; a decimal point makes it no number."""
    return text if "." in text else number(text)


def hidden_fault(text: str, value: float, bounds: Bounds) -> tuple[str, dict[str, str]] | None:
    """Return the fault of a text that its double does not have, None when there is none.

    999999999999.000001 is above a bound that its double meets; the tenth decimal of
    123456789012.3400000001 is in no double. A fault that shows in the double is for the checks of
    the tree, the same in every syntax.

    Args:
        text: the text of a number.
        value: its double.
        bounds: what its field asks.

    Returns:
        The code of the catalogue, and the parameters of its message.
    """
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    low, high, decimals = bounds
    if decimals is not None and _hides_decimals(text, value, decimals):
        return "CPOM-S-022", {"valeur": shown, "limite": str(decimals)}
    if low <= value <= high and not low <= Decimal(text) <= high:
        return "CPOM-S-010", {"valeur": shown, "minimum": str(low), "maximum": str(high)}
    return None


def _hides_decimals(text: str, value: float, decimals: int) -> bool:
    """Tell whether a text has more decimals than accepted, and its double does not."""
    written = len(text.partition(".")[2].rstrip("0"))
    return written > decimals and round(value, decimals) == value
