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

    Args:
        kind: what the document gives as its type, whatever it is.
        version: what it gives as its version, whatever it is.
        editions: the editions it may announce.
        line: line of the source where they stand, when it is known.

    Raises:
        UnreadableError: absent or unknown type or version.
    """
    edition = _announced(version, editions, line)
    types = list(edition.dictionary.documents)
    if kind not in types:
        raise UnreadableError(_unknown_type(kind, types, line))
    return kind, edition


def _announced(version: Any, editions: Editions, line: int | None) -> Edition:
    """Return the edition of the announced version.

    Raises:
        UnreadableError: absent or unknown version.
    """
    known = ("connues", ", ".join(editions.known))
    if not isinstance(version, str) or not version:
        raise UnreadableError(Note("CPOM-F-017", (known,), ("cpom",), line))
    edition = editions.known.get(version)
    if edition is None:
        params = (("version", version[:_LONGEST_VERSION]), known)
        raise UnreadableError(Note("CPOM-F-018", params, ("cpom",), line))
    return edition


def _unknown_type(kind: Any, types: list[str], line: int | None) -> Note:
    """Return the note of a type that does not exist, with the nearest one."""
    from difflib import get_close_matches

    known = ("connus", ", ".join(types))
    if not isinstance(kind, str) or not kind:
        return Note("CPOM-F-016", (("type", Word("@absent")), known), ("type",), line)
    params = [("type", kind[:_LONGEST_TYPE]), known]
    params += [("proche", near) for near in get_close_matches(kind, types, 1)]
    return Note("CPOM-F-016", tuple(params), ("type",), line)
