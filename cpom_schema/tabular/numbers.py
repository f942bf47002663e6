"""Numbers in cells: as JSON spells them, as the French and their programs do, or in doubt."""

from __future__ import annotations

import re
from typing import Final

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
