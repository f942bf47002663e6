"""The functions rules may call besides CEL's own: their types.

``spec/1.0/rules/functions.yaml`` says what they give, by cases; `cpom_validators.rules.functions`
computes it.
"""

from __future__ import annotations

import re
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
"""`key`, `size`, `sum` and `codeAttribute` have rules of their own, in `check`."""

HAIR: Final = 5e-7
"""Added to the tolerance of near(): in binary 0.8755 - 0.875 is a hair more than 0.0005."""
SPECIAL: Final = ("key", "size", "sum", "codeAttribute", "has")
METHODS: Final = ("startsWith", "endsWith", "contains", "matches")

_LONGEST_PATTERN: Final = 200
_MOST_WAYS: Final = 1_000
"""Ways of matching one place that a pattern may try."""
_PIECE: Final = re.compile(
    r"""(?P<set>\[\^?[^\[\]\\&$^]+\])|(?P<repeat>\{(?P<low>\d{1,2})(?:,(?P<high>\d{1,2}))?\})
    |(?P<many>[+*])|(?P<maybe>\?)|(?P<open>\()|(?P<close>\))|(?P<anchor>[|^$])
    |(?P<plain>[^\\.\[\]{}()+*?|^$])""",
    re.VERBOSE,
)


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern is not one every engine reads alike in bounded time, None when it is.

    No backslash, no dot, no look-around; at most one ``+`` or ``*``; groups are not repeated, but
    by ``?``; and few ways to match one place, so that no text makes it slow.
    """
    if not pattern or len(pattern) > _LONGEST_PATTERN:
        return f"motif de 1 à {_LONGEST_PATTERN} caractères attendu"
    offset = depth = unbounded = 0
    ways = 1
    before = ""
    while offset < len(pattern):
        piece = _PIECE.match(pattern, offset)
        if piece is None:
            return f"motif non admis à partir de « {pattern[offset:]} »"
        kind = _kind(piece)
        depth += (kind == "open") - (kind == "close")
        unbounded += kind == "many"
        ways *= _ways(piece) if kind in ("repeat", "maybe") else 1
        repeats_group = before == "close" and kind in ("repeat", "many")
        misplaced = kind in ("repeat", "many", "maybe") and before not in ("set", "plain", "close")
        if depth < 0 or misplaced or repeats_group:
            return f"motif mal formé, ou groupe répété, à « {pattern[offset:]} »"
        before = kind
        offset = piece.end()
    if depth or unbounded > 1:
        return "parenthèses non refermées" if depth else "un seul + ou * par motif"
    return "trop de façons de correspondre" if ways > _MOST_WAYS else None


def _kind(piece: re.Match[str]) -> str:
    kinds = ("set", "repeat", "many", "maybe", "open", "close", "anchor", "plain")
    return next(k for k in kinds if piece[k] is not None)


def _ways(piece: re.Match[str]) -> int:
    """How many lengths a repetition may take."""
    if piece["maybe"]:
        return 2
    low = int(piece["low"])
    return int(piece["high"] or low) - low + 1
