"""What a cell of text says: a value, and the habit it follows or the doubt it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

NUMBER: Final = "CPOM-F-032"
DATE: Final = "CPOM-F-033"
YES_NO: Final = "CPOM-F-034"
LABEL: Final = "CPOM-F-035"
UNCLEAR: Final = "CPOM-F-036"
RESIDUE: Final = "CPOM-F-100"
ROUNDED: Final = "CPOM-F-101"
ABSENT: Final = "CPOM-F-102"
SPACED: Final = "CPOM-F-103"
HOUR: Final = "CPOM-F-104"
DAY_ALONE: Final = "CPOM-F-105"
LINE_ENDS: Final = "CPOM-F-106"
BARE_LABEL: Final = "CPOM-F-107"
ONE_LINE: Final = "CPOM-F-108"
TWICE: Final = "CPOM-F-007"
HABITS: Final = (
    NUMBER, DATE, YES_NO, LABEL, RESIDUE, ROUNDED, ABSENT, SPACED, HOUR, DAY_ALONE, LINE_ENDS,
    BARE_LABEL, ONE_LINE,
)  # fmt: skip
"""Notes on a cell that was read in spite of its spelling."""


class Reading(NamedTuple):
    """What a cell says.

    Attributes:
        value: the value; the text itself when it spells none.
        note: code of the habit followed, or of the doubt; None when the spelling is canonical.
        params: what the message of a doubt quotes.
    """

    value: Any
    note: str | None = None
    params: tuple[tuple[str, str], ...] = ()


Reader = Callable[[str], Reading]


def unclear(text: str, *ways: str) -> Reading:
    """Return the reading of a text that can be read in several ways, which are given."""
    params = (("valeur", text), ("lectures", " ; ".join(ways)))
    return Reading(text, UNCLEAR, params)
