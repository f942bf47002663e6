"""A finding: what is wrong, where, with which values."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path
from cpom_schema.errors import Note

MOST_HINTS: Final = 500
"""Wrong words of one document that get a suggestion."""
_MOST_KNOWN: Final = 5_000
_LONGEST_HINTED: Final = 100
_NEAR: Final = 0.6


class Finding(NamedTuple):
    """One fault of a document.

    Attributes:
        code: permanent code of the catalogue.
        path: place in the tree; for an absent field, the place where it belongs.
        params: values the message quotes.
        related: other places that matter, such as the first of two equal keys.
        seen: the value found, None for free text and for what has no short form.
        line: line in the source, when only the reader could know it.
        column: column in the source, when only the reader could know it.
        sheet: tab or table of the source, when only the reader could know it.
        cell: cell of that tab, when only the reader could know it.
    """

    code: str
    path: Path
    params: tuple[tuple[str, str], ...] = ()
    related: tuple[Path, ...] = ()
    seen: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


def from_note(note: Note) -> Finding:
    """The finding a reader's note becomes."""
    return Finding(note.code, note.path, note.params, (), None, *note[3:])


class Hints:
    """Looks for the word that was meant: a slow work, bounded since a file may be all wrong."""

    def __init__(self) -> None:
        self.left = MOST_HINTS

    def nearest(self, word: str, known: Collection[str]) -> list[str]:
        """The known word closest to the one typed, in a list, empty when none is close."""
        if not self.left or len(word) > _LONGEST_HINTED or len(known) > _MOST_KNOWN:
            return []
        from difflib import get_close_matches

        self.left -= 1
        return get_close_matches(word, list(known), 1, _NEAR)


def shown(value: Any) -> str | None:
    """A value as a person typed it, cut at 60 characters; None for a list or an object."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return value if len(value) <= 60 else value[:59] + "…"  # noqa: PLR2004
        case _:
            return None
