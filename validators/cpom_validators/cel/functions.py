"""The functions rules may call besides CEL's own: their types. ``spec/1.0/rules/functions.yaml``
says what they give, by cases; `cpom_validators.rules.functions` computes it.
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

SPECIAL: Final = ("key", "size", "sum", "codeAttribute", "has")
METHODS: Final = ("startsWith", "endsWith", "contains", "matches")

_LONGEST_PATTERN: Final = 200
_PIECE: Final = re.compile(
    r"""(?P<set>\[\^?[^\[\]\\&$^]+\])|(?P<repeat>\{\d{1,2}(?:,\d{1,2})?\})|(?P<many>[+*])|(?P<maybe>\?)
    |(?P<open>\()|(?P<close>\))|(?P<plain>[|^$]|[^\\.\[\]{}()+*?|^$])""",
    re.VERBOSE,
)


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern is not one every engine reads alike in bounded time, None when it is.

    No backslash, no dot, no look-around; at most one ``+`` or ``*``, so that no text makes it slow.
    """
    if not pattern or len(pattern) > _LONGEST_PATTERN:
        return f"motif de 1 à {_LONGEST_PATTERN} caractères attendu"
    offset = depth = 0
    unbounded = 0
    before = ""
    while offset < len(pattern):
        piece = _PIECE.match(pattern, offset)
        if piece is None:
            return f"motif non admis à partir de « {pattern[offset:]} »"
        kind = piece.lastgroup or ""
        depth += (kind == "open") - (kind == "close")
        unbounded += kind == "many"
        quantifier = kind in ("repeat", "many", "maybe")
        if depth < 0 or (quantifier and before in ("", "open", "quantifier", "anchor")):
            return f"motif mal formé à « {pattern[offset:]} »"
        anchor = kind == "plain" and piece.group() in "|^$"
        before = "quantifier" if quantifier else "anchor" if anchor else kind
        offset = piece.end()
    if depth or unbounded > 1:
        return "parenthèses non refermées" if depth else "un seul + ou * par motif"
    return None
