"""Which known value a mistyped one stands for, if one alone is plausible (chapter 6).

A suggestion that is not plausible leads to a second fault, worse than the first since no machine
sees it: between numbers of three digits, one digit of difference says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import combining, normalize

LONG_NUMBER: Final = 8
"""Digits from which one different digit is a misprint rather than another number."""
SWAPPED: Final = 3
LETTERS: Final = ((8, 2), (5, 1))
"""Letters from which so many of them may be wrong."""
BEGINNING: Final = 4
_RUNS: Final = re.compile("[0-9]+|[a-z]+")
_SEPARATE: Final = {"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe"}


class Writing(NamedTuple):
    """A text without what people write in several ways: case, accents, signs, leading zeros.

    Attributes:
        letters: its letters.
        numbers: its numbers, in their order.
        runs: both, as they follow each other.
    """

    letters: str
    numbers: tuple[str, ...]
    runs: str


@lru_cache(maxsize=20_000)
def writing(text: str) -> Writing:
    """Return what a text says once the ways of writing it are put aside."""
    for joined, separate in _SEPARATE.items():
        text = text.replace(joined, separate)
    runs = list(map(_without_zeros, _RUNS.findall(_plain(text))))
    numbers = tuple(filter(str.isdigit, runs))
    letters = "".join(run for run in runs if not run.isdigit())
    return Writing(letters, numbers, "".join(runs))


def _plain(text: str) -> str:
    """Return a text without accents nor case."""
    letters = (letter for letter in normalize("NFKD", text) if not combining(letter))
    return "".join(letters).casefold()


def _without_zeros(run: str) -> str:
    """Return a number without the zeros before it, any other run as it is."""
    return run.lstrip("0") or "0" if run.isdigit() else run


def likely(typed: str, known: Mapping[str, str]) -> str | None:
    """Return what a text stands for, None when nothing is plausible or several values are.

    Args:
        typed: the text.
        known: what each known writing stands for.
    """
    mine = writing(typed)
    for is_meant in (_is_same, _is_near, _begins):
        found = {meant for text, meant in known.items() if is_meant(mine, writing(text))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _is_same(mine: Writing, other: Writing) -> bool:
    return mine.runs == other.runs


def _is_near(mine: Writing, other: Writing) -> bool:
    """Return whether a slip of the keyboard leads from a known writing to the one typed."""
    if mine.letters and other.letters:
        return mine.numbers == other.numbers and _few_letters_apart(mine.letters, other.letters)
    if mine.letters or other.letters or len(mine.runs) != len(other.runs):
        return False
    return is_swapped(mine.runs, other.runs) or _one_digit_apart(mine.runs, other.runs)


def _begins(mine: Writing, other: Writing) -> bool:
    """Return whether what was typed is the beginning of a known writing."""
    is_long = len(mine.letters) >= BEGINNING
    return is_long and mine.numbers == other.numbers and other.letters.startswith(mine.letters)


def is_swapped(one: str, other: str) -> bool:
    """Return whether two texts differ by two neighbouring characters that changed places."""
    if len(one) != len(other) or len(one) < SWAPPED:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), None)
    if at is None:
        return False
    swapped = one[:at] + one[at : at + 2][::-1] + one[at + 2 :]
    return swapped == other


def _one_digit_apart(one: str, other: str) -> bool:
    """Return whether two long numbers differ by one digit."""
    differ = sum(a != b for a, b in zip(one, other, strict=True))
    return len(one) >= LONG_NUMBER and differ == 1


def _few_letters_apart(one: str, other: str) -> bool:
    """Return whether few enough letters differ between two words for one to be a misprint."""
    for least, most in LETTERS:
        if len(one) >= least:
            return abs(len(one) - len(other)) <= most and _within(one, other, most)
    return is_swapped(one, other)


def _within(one: str, other: str, edits: int) -> bool:
    """Return whether letters added, removed, replaced or swapped lead from one to the other."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return max(len(one), len(other)) <= edits
    if not edits:
        return False
    steps = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1]:
        steps.append((one[2:], other[2:]))
    return any(_within(a, b, edits - 1) for a, b in steps)
