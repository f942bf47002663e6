"""Numbers written in XML: doubles, as in JSON, without hiding what a double cannot hold."""

from __future__ import annotations

import re
from decimal import Decimal
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
    """The bounds of a field, its own before those of its type."""
    low = scalar.minimum if field.minimum is None else field.minimum
    high = scalar.maximum if field.maximum is None else field.maximum
    return Bounds(
        -_LARGEST if low is None else low, _LARGEST if high is None else high, scalar.decimals
    )


def number(text: str) -> int | float | str:
    """The number a text writes plainly, else the text itself for the structure to refuse."""
    if not _NUMBER.fullmatch(text):
        return text
    if len(text) <= _LONGEST_EXACT_INT and "." not in text:
        return int(text)
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return text
    return int(value) if value.is_integer() else value


def integer(text: str) -> int | float | str:
    """The whole number a text writes, without a decimal point."""
    return text if "." in text else number(text)


def hidden_fault(text: str, value: float, bounds: Bounds) -> tuple[str, dict[str, str]] | None:
    """The fault of a text that its double does not have: a code of the catalogue and parameters.

    999999999999.000001 is above a bound that its double meets; the tenth decimal of
    123456789012.3400000001 is in no double. A fault that shows in the double is for the checks of
    the tree, the same in every syntax.
    """
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    low, high, decimals = bounds
    if decimals is not None:
        written = len(text.partition(".")[2].rstrip("0"))
        if written > decimals and round(value, decimals) == value:
            return "CPOM-S-022", {"valeur": shown, "limite": str(decimals)}
    if low <= value <= high and not low <= Decimal(text) <= high:
        return "CPOM-S-010", {"valeur": shown, "minimum": str(low), "maximum": str(high)}
    return None
