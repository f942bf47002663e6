"""What a document announces of itself: its type and its version, in every syntax alike."""

from __future__ import annotations

from typing import Any

from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.standard.edition import Edition, Editions

_LONGEST_VERSION = 40
_LONGEST_TYPE = 80


def check(
    kind: Any, version: Any, editions: Editions, *, line: int | None = None
) -> tuple[str, Edition]:
    """Return the announced type and the edition of the announced version.

    Raises:
        UnreadableError: absent or unknown type or version.
    """
    known = ", ".join(editions.known)
    if not isinstance(version, str) or not version:
        raise UnreadableError(Note("CPOM-F-017", (("connues", known),), ("cpom",), line))
    edition = editions.known.get(version)
    if edition is None:
        params = (("version", version[:_LONGEST_VERSION]), ("connues", known))
        raise UnreadableError(Note("CPOM-F-018", params, ("cpom",), line))
    types = list(edition.dictionary.documents)
    if kind not in types:
        raise UnreadableError(_unknown_type(kind, types, line))
    return kind, edition


def _unknown_type(kind: Any, types: list[str], line: int | None) -> Note:
    """Return the note of a type that does not exist, with the nearest one."""
    from difflib import get_close_matches

    word = kind if isinstance(kind, str) else ""
    params: tuple[tuple[str, str], ...] = (
        ("type", word[:_LONGEST_TYPE] or Word("@absent")),
        ("connus", ", ".join(types)),
    )
    near = get_close_matches(word, types, 1) if word else []
    if near:
        params = (*params, ("proche", near[0]))
    return Note("CPOM-F-016", params, ("type",), line)
