"""Labels in cells: a code with its label beside it, and what else such a text names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from typing import Final

_CODED: Final = re.compile(r"(\S+) [\u2013-] (.+)\Z", re.DOTALL)
_OR: Final = re.compile(r" ou | or |, ")
_BETWEEN: Final = re.compile(r"[;,/•\n]|\bet\b")
_BULLETS: Final = " \u00a0\t•-–*"
_NEXT: Final = re.compile(r"[;,/+&]|\bet\b")
"""What people write between two values of one cell."""


def folded(label: str) -> str:
    """Return a label without what people write in several ways.

    That is case, spaces, apostrophes and dashes, and accents in one character or two.
    """
    label = unicodedata.normalize("NFC", label)
    label = re.sub(r"[\s\u00a0\u202f]+", " ", label).strip().casefold()
    return label.replace("\u2019", "'").replace("\u2013", "-")


def bare(label: str) -> str:
    """Return a label folded, without its accents."""
    parts = unicodedata.normalize("NFD", folded(label))
    return "".join(part for part in parts if not unicodedata.combining(part))


def alternatives(label: str) -> list[str]:
    """Return the parts of a label that says several things, none for another one."""
    parts = [part.strip() for part in _OR.split(label)]
    return parts if len(parts) > 1 else []


def pieces(text: str) -> list[str]:
    """Return what people write on one line for several values: with bullets, semicolons, commas."""
    found = (piece.strip(_BULLETS) for piece in _BETWEEN.split(text))
    return [piece for piece in found if piece]


def code_and_label(text: str) -> tuple[str, str] | None:
    """Return the code and the label of a text such as ``code – label``, None for another one."""
    found = _CODED.match(text)
    if found is None:
        return None
    return found[1], found[2]


def other_codes(
    code: str, label: str, known: Container[str], labelled: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the codes that the label beside a code names, the code itself among them or not.

    Args:
        code: the code.
        label: what is written beside it.
        known: the codes of the list.
        labelled: the codes that have each label, by label folded.
    """
    named = labelled.get(folded(label))
    if named is None:
        yield from _codes_of_next_pieces(label, known, labelled)
    elif code not in named:
        yield from named


def _codes_of_next_pieces(
    label: str, known: Container[str], labelled: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for piece in _pieces_after_first(label):
        first = piece.split()[0]
        if first in known:
            yield first
        else:
            yield from labelled.get(folded(piece), ())


def other_keys(key: str, label: str) -> Iterator[str]:
    """Yield the keys of the same shape that the label beside a key holds."""
    for piece in _pieces_after_first(label):
        first = piece.split()[0]
        if _shape(first) == _shape(key):
            yield first


def _pieces_after_first(label: str) -> list[str]:
    """Return what a cell holds after its first label, when it holds several values."""
    pieces = (piece.strip() for piece in _NEXT.split(label)[1:])
    return [piece for piece in pieces if piece]


def _shape(key: str) -> str:
    """Return a key, its letters and digits all alike: the keys of a list often have one shape."""
    return re.sub("[A-Za-z]", "A", re.sub("[0-9]", "0", key))
