"""What the comment of a cell says: the findings on it, below our heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.annotations import Content, Mark
from cpom_desk.renderers.workbook.xml_edits import MOST_UNITS, utf16_units

MOST_IN_ONE: Final = 8
"""Findings a comment spells out; beyond, nobody reads a box."""
_LONGEST: Final = 900
"""Letters of a message or of an advice; a whole comment then stays below what a cell may hold."""


class Piece(NamedTuple):
    """A piece of the text of a comment."""

    text: str
    bold: bool


def pieces(marks: Sequence[Mark], content: Content) -> list[Piece]:
    """Return what the comment of a cell says.

    Args:
        marks: the findings on the cell, in the order to correct them.
        content: the words all comments share.
    """
    found = [Piece(content.heading, bold=True)]
    for mark in marks[:MOST_IN_ONE]:
        found += [
            Piece(f"\n{mark.word} ", bold=True),
            Piece(f"{_short(mark.message)}\n{_short(mark.advice)}\n", bold=False),
            Piece(mark.code, bold=False),
        ]
    rest = len(marks) - MOST_IN_ONE
    if rest > 0:
        found.append(Piece(f"\n(+ {rest}) {content.more.format(rest)}", bold=False))
    return found


def whole_text(found: Sequence[Piece]) -> str:
    """Return the text of some pieces."""
    return "".join(piece.text for piece in found)


def fits_below(theirs: str, added: Sequence[Piece]) -> bool:
    """Return whether our words can go below those of the user: a comment has a longest length."""
    both = theirs + "\n\n" + whole_text(added)
    return utf16_units(both) <= MOST_UNITS


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
