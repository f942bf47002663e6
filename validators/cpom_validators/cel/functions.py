"""The functions rules may call besides CEL's own: their types.

``spec/rules/functions.yaml`` says what they give, by cases; `cpom_validators.rules.functions`
computes it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cpom_validators.cel.types import BOOLEAN, DATE, NUMBER, TEXT, Scalar


class Signature(NamedTuple):
    """What a function takes and gives."""

    args: tuple[Scalar, ...]
    result: Scalar


FUNCTIONS: Final = {
    "luhn": Signature((TEXT,), BOOLEAN),
    "finessKey": Signature((TEXT,), BOOLEAN),
    "addYears": Signature((DATE, NUMBER), DATE),
    "addDays": Signature((DATE, NUMBER), DATE),
    "year": Signature((DATE,), NUMBER),
    "date": Signature((NUMBER, NUMBER, NUMBER), DATE),
    "cents": Signature((NUMBER,), NUMBER),
    "near": Signature((NUMBER, NUMBER, NUMBER), BOOLEAN),
    "isWhole": Signature((NUMBER,), BOOLEAN),
}
"""`key`, `size`, `sum` and `codeAttribute` have rules of their own, in `check_calls`."""

HAIR: Final = 5e-7
"""Added to the tolerance of near(): in binary 0.8755 - 0.875 is a hair more than 0.0005."""
SPECIAL: Final = ("key", "size", "sum", "codeAttribute", "has")
METHODS: Final = ("startsWith", "endsWith", "contains", "matches")
