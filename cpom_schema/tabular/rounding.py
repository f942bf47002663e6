"""Numbers with more digits than people see: residues of binary arithmetic, rates of formulas."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_schema.tabular.readings import RESIDUE, ROUNDED, Reading

_AMOUNT: Final = "montant"
_FEW: Final = 2**53
"""Whole number from which a double may stand for several."""


class Precision(NamedTuple):
    """How a number of a field is spelt.

    Attributes:
        decimals: how many decimals it may have.
        is_rounded: whether more are rounded; those of an amount never are.
        digits: significant digits that a spreadsheet shows.
    """

    decimals: int
    is_rounded: bool
    digits: int


def precision(dictionary: Dictionary, field: Field, digits: int) -> Precision:
    """Return how the numbers of a field are spelt."""
    decimals = dictionary.types[field.type].decimals or 0
    return Precision(decimals, bool(decimals) and field.type != _AMOUNT, digits)


def settled(value: float, wanted: Precision) -> Reading:
    """Return a number as people see it, with the note of what was left out.

    Digits beyond those a spreadsheet shows are a residue of its arithmetic. A rate that has still
    too many decimals is rounded on the digits shown, half away from zero.
    """
    if round(value, wanted.decimals) == value or value != value:  # noqa: PLR0124 - not a number
        return Reading(value)
    shown = float(f"{value:.{wanted.digits}g}")
    if round(shown, wanted.decimals) == shown:
        return Reading(shown, RESIDUE) if abs(shown) < _FEW else Reading(value)
    if not wanted.is_rounded or abs(shown) >= _FEW:
        return Reading(value)
    unit = Decimal(1).scaleb(-wanted.decimals)
    rounded = Decimal(f"{value:.{wanted.digits}g}").quantize(unit, ROUND_HALF_UP)
    return Reading(float(rounded), ROUNDED)
