"""Which encoding a text that is not UTF-8 has, by what each would make of French words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from cpom_schema.formats.csv.text import undecoded
from cpom_schema.standard.habits import Habits

_SIGN: Final = 2
"""What a sign out of place weighs, beside a letter that no French word has."""
_BEFORE: Final = 40
"""Bytes before an accent that are looked at too: those of its word."""
_MOST: Final = 1_000_000
"""Bytes of a text that are looked at."""
_FEW: Final = 4
"""Characters beyond ASCII below which a text says little of its encoding."""
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_LOWER: Final = "[a-zà-öø-ÿœ]"
_MISPLACED: Final = re.compile(
    rf"(?<={_LOWER})[À-ÖØ-ÞŒŸ](?={_LOWER}|\b)"
    rf"|(?<=[A-Z])[À-ÖØ-ÞŒŸ](?={_LOWER})"
    rf"|(?<={_LOWER})[^\x00-\x7f\w\s’‘](?={_LOWER})"
)
"""A capital in the middle or at the end of a word, or a sign inside one."""


class _Try(NamedTuple):
    """What an encoding makes of a text: how foreign it looks, its rank, how many accents."""

    foreign: int
    rank: int
    accents: int


def guessed(sources: Iterable[bytes], habits: Habits) -> str | None:
    """Return the encoding of the texts of one program that are not UTF-8, by its name at IANA.

    Args:
        sources: the texts.
        habits: the encodings to try, and the letters of French.

    Returns:
        None when no encoding makes them French.
    """
    source = b"\n".join(filter(None, map(_foreign_part, sources)))
    tried: list[_Try] = []
    for rank, name in enumerate(habits.encodings):
        try:
            text = source.decode(name)
        except UnicodeDecodeError:
            continue
        tried.append(_try(text, rank, habits.letters))
    best = min(tried, default=None)
    if best is None or (best.accents >= _FEW and best.foreign > best.accents):
        return None
    return habits.encodings[best.rank]


def _foreign_part(source: bytes) -> bytes:
    """Return a part of a text where it is not UTF-8, with what comes before in its line."""
    error = undecoded(source, "utf-8")
    if error is None:
        return b""
    start = max(0, error.start - _BEFORE)
    return source[start : start + _MOST]


def _try(text: str, rank: int, letters: frozenset[str]) -> _Try:
    accents = _BEYOND_ASCII.findall(text)
    unknown = [accent for accent in accents if accent not in letters]
    names = sum(map(str.isalpha, unknown))  # those of a name from elsewhere
    signs = len(unknown) - names + len(_MISPLACED.findall(text))
    return _Try(names + _SIGN * signs, rank, len(accents))
