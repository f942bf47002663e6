"""The patterns a rule may search for: those every engine reads alike, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LONGEST: Final = 200
_MOST_WAYS: Final = 2_000
"""Ways of matching one place that a pattern may try."""
_RANGE: Final = re.compile("([^-])-([^-])")
_PIECE: Final = re.compile(
    r"""(?P<set>\[\^?[^\[\]\\&$^]+\])|(?P<repeat>\{(?P<low>\d{1,2})(?:,(?P<high>\d{1,2}))?\})
    |(?P<many>[+*])|(?P<maybe>\?)|(?P<open>\()|(?P<close>\))|(?P<anchor>[|^$])
    |(?P<plain>[^\\.\[\]{}()+*?|^$])""",
    re.VERBOSE,
)
_KINDS: Final = ("set", "repeat", "many", "maybe", "open", "close", "anchor", "plain")
_DEPTHS: Final = {"open": 1, "close": -1}
_REPEATING: Final = ("repeat", "many", "maybe")
_REPEATED: Final = ("set", "plain")
"""What may stand before any piece of `_REPEATING`; a group may stand before ``?`` only."""


class PatternError(ValueError):
    """A pattern that is refused; the message says why, in French."""


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that engines may read differently, or be slow at.

    No backslash, no dot, no look-around; at most one ``+`` or ``*``; groups are not repeated, but
    by ``?``; and few ways to match one place, so that no text makes it slow.

    Raises:
        PatternError: the pattern is refused.
    """
    if not pattern or len(pattern) > _LONGEST:
        raise PatternError(f"motif de 1 à {_LONGEST} caractères attendu")
    reader = _Reader()
    for piece in _pieces(pattern):
        reader.read(piece)
    reader.end()


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    offset = 0
    while offset < len(pattern):
        piece = _PIECE.match(pattern, offset)
        if piece is None:
            raise PatternError(f"motif non admis à partir de « {pattern[offset:]} »")
        yield piece
        offset = piece.end()


class _Reader:
    """Reads a pattern piece by piece.

    Attributes:
        depth: groups open where the reader stands.
        unbounded: how many ``+`` and ``*`` were read.
        before: the kind of the last piece, "" at the start.
    """

    def __init__(self) -> None:
        self.depth = 0
        self.unbounded = 0
        self.before = ""
        self.ways = _Ways()

    def read(self, piece: re.Match[str]) -> None:
        """Read one more piece, and refuse it where it stands."""
        kind = _kind(piece)
        self._count(piece, kind)
        if _is_backwards(piece, kind):
            raise PatternError(f"motif mal formé, à « {piece[0]} »")
        if self.depth < 0 or self._is_misplaced(kind):
            rest = piece.string[piece.start() :]
            raise PatternError(f"motif mal formé, ou groupe répété, à « {rest} »")
        self.before = kind

    def _count(self, piece: re.Match[str], kind: str) -> None:
        self.depth += _DEPTHS.get(kind, 0)
        self.unbounded += kind == "many"
        self.ways.add(piece, kind)

    def _is_misplaced(self, kind: str) -> bool:
        """Report whether a repetition follows nothing, a repetition, an anchor or a group."""
        if kind not in _REPEATING:
            return False
        if self.before == "close":
            return kind != "maybe"
        return self.before not in _REPEATED

    def end(self) -> None:
        """Refuse the whole pattern, once every piece was accepted."""
        if self.depth:
            raise PatternError("parenthèses non refermées")
        if self.unbounded > 1:
            raise PatternError("un seul + ou * par motif")
        if self.ways.total() > _MOST_WAYS:
            raise PatternError("trop de façons de correspondre")


def _times(piece: re.Match[str]) -> int:
    """Return how many different numbers of times ``{low,high}`` allows."""
    low = int(piece["low"])
    high = int(piece["high"] or low)
    return high - low + 1


def _kind(piece: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if piece[kind] is not None)


class _Ways:
    """How many ways a pattern may match one place: one after the other multiply, ``|`` adds."""

    def __init__(self) -> None:
        self.open: list[list[int]] = [[1]]  # for each group, the ways of each branch so far
        self.last = 1

    def add(self, piece: re.Match[str], kind: str) -> None:
        """Count one more piece."""
        if kind in _DEPTHS:
            self._bracket(kind)
        elif piece[0] == "|":
            self.open[-1].append(1)
        elif kind == "maybe":
            self._again(self.last + 1)
        elif kind == "repeat":
            self._again(_times(piece))
        else:
            self._then(1)

    def _bracket(self, kind: str) -> None:
        """Open a group, or close the last one: its ways are those of all its branches."""
        if kind == "open":
            self.open.append([1])
        elif len(self.open) > 1:
            self._then(sum(self.open.pop()))
        else:
            self._then(1)  # nothing to close: the reader refuses it

    def _then(self, ways: int) -> None:
        """Count the ways of a piece that follows: they multiply."""
        self.open[-1][-1] *= ways
        self.last = ways

    def _again(self, ways: int) -> None:
        """Replace the ways of the last piece: it is repeated."""
        self.open[-1][-1] = self.open[-1][-1] // self.last * ways
        self.last = ways

    def total(self) -> int:
        """Return the ways of the whole pattern."""
        return sum(self.open[0])


def _is_backwards(piece: re.Match[str], kind: str) -> bool:
    """Report a piece that engines refuse, or read each its own way: bounds upside down."""
    if kind == "repeat" and piece["high"]:
        return int(piece["low"]) > int(piece["high"])
    return kind == "set" and _is_backwards_set(piece["set"])


def _is_backwards_set(text: str) -> bool:
    """Report a set with a range upside down, a stray hyphen, or what some engines give a sense."""
    inside = text[1:-1].removeprefix("^")
    if any(character * 2 in inside for character in "|~-"):
        return True
    without_ranges = _RANGE.sub(_without_range, inside)
    return "-" in without_ranges.removesuffix("-")


def _without_range(found: re.Match[str]) -> str:
    """Return what is left of a range: nothing when it goes upwards, else hyphens."""
    return "" if found[1] <= found[2] else "--"
