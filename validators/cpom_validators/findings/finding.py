"""A finding: what is wrong, where, with which values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path
from cpom_schema.errors import Note

MOST_HINTS: Final = 500
"""Wrong words of one document that get a suggestion."""
_MOST_KNOWN: Final = 5_000
_LONGEST_HINTED: Final = 100
_NEAR: Final = 0.6
_LONGEST_SHOWN: Final = 60


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
    """Return the finding a reader's note becomes."""
    return Finding(note.code, note.path, note.params, (), None, *note[3:])


class Hints:
    """Looks for what was meant: a slow work, bounded since a file may be all wrong."""

    def __init__(self) -> None:
        self.left = MOST_HINTS

    def nearest(self, word: str, known: Collection[str]) -> list[str]:
        """Return the known name closest to the one typed, in a list, empty when none is close."""
        is_too_much = len(word) > _LONGEST_HINTED or len(known) > _MOST_KNOWN
        if not self.left or is_too_much:
            return []
        from difflib import get_close_matches

        self.left -= 1
        return get_close_matches(word, list(known), 1, _NEAR)

    def meant(self, value: str, known: Mapping[str, str]) -> list[str]:
        """Return what a mistyped value stands for, in a list, empty when nothing is plausible."""
        is_too_much = len(value) > _LONGEST_HINTED or len(known) > _MOST_KNOWN
        if not self.left or is_too_much:
            return []
        from cpom_validators.findings.likeness import likely

        self.left -= 1
        found = likely(value, known)
        return [] if found is None else [found]


def shown(value: Any) -> str | None:
    """Return a value as a person typed it, cut at 60 characters; None for a list or an object."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return cut(value, _LONGEST_SHOWN)
    return None


def cut(text: str, length: int) -> str:
    """Return a text of at most so many characters, an ellipsis standing for what is cut."""
    if len(text) <= length:
        return text
    return text[: length - 1] + "…"
