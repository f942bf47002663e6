"""Numbers in cells: as JSON spells them, as the French and their programs do, or in doubt."""

from __future__ import annotations

import re
from typing import Final

from cpom_schema.standard.habits import Habits

BLANKS: Final = " \u00a0\u202f\u2009"
"""Spaces people put around numbers, and between their thousands."""
SPACES: Final = f"[{BLANKS}]"
LONGEST: Final = 60
"""Characters beyond which a text is no number: it could only be infinite."""
_LONGEST_WHOLE: Final = 19
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_POINT: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?\Z")
_FRENCH: Final = re.compile(rf"-?(?:[0-9]+|[0-9]{{1,3}}(?:{SPACES}[0-9]{{3}})+)(?:,[0-9]+)?\Z")
_SPACED: Final = re.compile(rf"-?[0-9]{{1,3}}(?:{SPACES}[0-9]{{3}})+\.[0-9]+\Z")
_BARE: Final = re.compile(r"-?[.,][0-9]+\Z")
"""What some databases write below one: the State's own extracts have them."""
_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}([,.])[0-9]{3}\Z")


def figure(text: str) -> int | float:
    """Return the number a canonical text spells; beyond any bound, a double."""
    if len(text) <= _LONGEST_WHOLE and text.lstrip("-").isdigit():
        return int(text)
    return float(text)


def is_whole(text: str) -> bool:
    """Tell whether a text is a whole number in its canonical spelling."""
    return _WHOLE.match(text) is not None


def is_canonical(text: str) -> bool:
    """Tell whether a text is a number as JSON spells it."""
    return _POINT.match(text) is not None


def is_usual(text: str) -> bool:
    """Tell whether a text without blanks around is a number as people or databases spell it."""
    return any(shape.match(text) for shape in (_POINT, _FRENCH, _SPACED, _BARE))


def canonical(text: str) -> str:
    """Return the canonical spelling of a number spelt as people or databases do."""
    return re.sub(SPACES, "", text).replace(",", ".")


def usual_form(text: str, habits: Habits) -> str:
    """Return an amount without its currency, its sign as JSON spells it.

    ``- 12 €``, ``12-``, ``(12)`` and the signs of typographers are minus twelve; ``+12`` is twelve.

    Args:
        text: the text, without blanks around.
        habits: the signs and currencies that are known.
    """
    bare = _without_currency(text, habits)
    is_in_parentheses = bare.startswith("(") and bare.endswith(")")
    if is_in_parentheses:
        return "-" + _without_currency(bare[1:-1].strip(habits.blanks), habits)
    signs = "-" + habits.minus_signs
    first, last = bare[:1], bare[-1:]
    if first and first in signs:
        return "-" + bare[1:].lstrip(habits.blanks)
    if last and last in signs:
        return "-" + bare[:-1].rstrip(habits.blanks)
    return bare.removeprefix("+").lstrip(habits.blanks)


def _without_currency(text: str, habits: Habits) -> str:
    """Return a text without the currency before or after it; one is enough."""
    folded = text.casefold()
    for currency in habits.currencies:
        if len(folded) != len(text):  # no position of one is that of the other
            return text
        if folded.endswith(currency):
            return text[: -len(currency)].rstrip(habits.blanks)
        if folded.startswith(currency):
            return text[len(currency) :].lstrip(habits.blanks)
    return text


def two_readings(text: str, sign: str) -> tuple[str, str] | None:
    """Return the two numbers a text may be, when its sign could be that of thousands.

    ``12.345`` among decimal commas is twelve and a bit, or twelve thousand.

    Args:
        text: the text, without blanks around.
        sign: the decimal sign around it.
    """
    thousands = _THOUSANDS.match(text)
    if thousands is None or thousands[1] == sign:
        return None
    return re.sub("[,.]", sign, text), re.sub("[,.]", "", text)
