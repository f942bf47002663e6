"""The functions rules may call besides CEL's own: their types.

``spec/rules/functions.yaml`` says what they give, by cases; `cpom_validators.rules.functions`
computes it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cpom_validators.cel.types import BOOLEAN, DATE, NUMBER, TEXT, Scalar

_RANGE: Final = re.compile("([^-])-([^-])")


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
_MOST_WAYS: Final = 2_000
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
    ways = _Ways()
    before = ""
    while offset < len(pattern):
        piece = _PIECE.match(pattern, offset)
        if piece is None:
            return f"motif non admis à partir de « {pattern[offset:]} »"
        kind = _kind(piece)
        depth += (kind == "open") - (kind == "close")
        unbounded += kind == "many"
        ways.add(piece, kind)
        repeats_group = before == "close" and kind in ("repeat", "many")
        if backwards := _backwards(piece, kind):
            return f"motif mal formé, à « {backwards} »"
        misplaced = kind in ("repeat", "many", "maybe") and before not in ("set", "plain", "close")
        if depth < 0 or misplaced or repeats_group:
            return f"motif mal formé, ou groupe répété, à « {pattern[offset:]} »"
        before = kind
        offset = piece.end()
    if depth or unbounded > 1:
        return "parenthèses non refermées" if depth else "un seul + ou * par motif"
    return "trop de façons de correspondre" if ways.total() > _MOST_WAYS else None


def _kind(piece: re.Match[str]) -> str:
    kinds = ("set", "repeat", "many", "maybe", "open", "close", "anchor", "plain")
    return next(k for k in kinds if piece[k] is not None)


class _Ways:
    """How many ways a pattern may match one place: one after the other multiply, ``|`` adds."""

    def __init__(self) -> None:
        self.open: list[list[int]] = [[1]]  # for each group, the ways of each branch so far
        self.last = 1

    def add(self, piece: re.Match[str], kind: str) -> None:
        """Count one more piece."""
        match kind:
            case "open":
                self.open.append([1])
            case "close" if len(self.open) > 1:
                self._then(sum(self.open.pop()))
            case "anchor" if piece["anchor"] == "|":
                self.open[-1].append(1)
            case "maybe":
                self._again(self.last + 1)
            case "repeat":
                low = int(piece["low"])
                self._again(int(piece["high"] or low) - low + 1)
            case _:
                self._then(1)

    def _then(self, ways: int) -> None:
        self.open[-1][-1] *= ways
        self.last = ways

    def _again(self, ways: int) -> None:
        self.open[-1][-1] = self.open[-1][-1] // self.last * ways
        self.last = ways

    def total(self) -> int:
        """The ways of the whole pattern."""
        return sum(self.open[0])


def _backwards(piece: re.Match[str], kind: str) -> str | None:
    """A piece that engines refuse, or read each its own way: a range or bounds upside down."""
    if kind == "repeat" and piece["high"]:
        return piece[0] if int(piece["low"]) > int(piece["high"]) else None
    if kind != "set":
        return None
    inside = piece["set"][1:-1].removeprefix("^")
    rest = _RANGE.sub(lambda r: "" if r[1] <= r[2] else "--", inside).removesuffix("-")
    doubled = any(c * 2 in inside for c in "|~-")
    return piece[0] if doubled or "-" in rest else None
