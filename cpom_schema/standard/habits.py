"""How people write what the standard spells otherwise, as published (``spec/habits.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cpom_schema.standard.edition import Edition, per_edition


class Habits(NamedTuple):
    """The words and signs of cells that a reader accepts.

    Attributes:
        blanks: characters taken away around a value.
        encodings: encodings tried on a text that is not UTF-8, by their names at IANA.
        letters: letters and signs of French texts beyond ASCII.
        absence: words for an absent value, folded.
        absence_in_csv: words for one in every column of a CSV file, as they are.
        currencies: what stands beside an amount, folded.
        minus_signs: characters that stand for the minus sign.
        truths: yes or no by word, folded.
        totals: words with which a row that is no item begins, folded.
        months: number of a month by its name, folded.
        digits: significant digits that a spreadsheet shows.
        years_around: years around an exercise where a year in two figures has one reading.
    """

    blanks: str
    encodings: tuple[str, ...]
    letters: frozenset[str]
    absence: frozenset[str]
    absence_in_csv: frozenset[str]
    currencies: tuple[str, ...]
    minus_signs: str
    truths: Mapping[str, bool]
    totals: tuple[str, ...]
    months: Mapping[str, int]
    digits: int
    years_around: int


@per_edition
def habits(edition: Edition) -> Habits:
    """Return the habits of an edition."""
    raw = edition.habits
    truths = raw["truths"]
    return Habits(
        "".join(raw["blanks"]),
        tuple(raw["encodings"]),
        frozenset(raw["letters"]),
        frozenset(map(str.casefold, raw["absence"])),
        frozenset(raw["absenceInCsv"]),
        tuple(map(str.casefold, raw["currencies"])),
        "".join(raw["minusSigns"]),
        {word: value == "true" for value in truths for word in truths[value]},
        tuple(raw["totals"]),
        {name: rank for rank, names in enumerate(raw["months"], 1) for name in names},
        raw["digits"],
        raw["yearsAround"],
    )
