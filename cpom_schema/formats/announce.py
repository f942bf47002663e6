"""What a document announces of itself: its type and its version, in every syntax alike."""

from __future__ import annotations

from typing import Any

from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.standard.dictionary import load
from cpom_schema.version import CURRENT, KNOWN


def check(kind: Any, version: Any, *, line: int | None = None) -> tuple[str, str]:
    """The announced type and version, once known to be ours.

    Raises:
        UnreadableError: absent or unknown type or version.
    """
    if not isinstance(version, str) or not version:
        raise UnreadableError(Note("CPOM-F-017", (("connues", ", ".join(KNOWN)),), ("cpom",), line))
    if version not in KNOWN:
        seen = (("version", version[:40]), ("connues", ", ".join(KNOWN)))
        raise UnreadableError(Note("CPOM-F-018", seen, ("cpom",), line))
    types = list(load(CURRENT).documents)
    if kind not in types:
        word = kind if isinstance(kind, str) else ""
        from difflib import get_close_matches

        near = get_close_matches(word, types, 1) if word else []
        params: tuple[tuple[str, str], ...] = (
            ("type", word[:80] or Word("@absent")),
            ("connus", ", ".join(types)),
        )
        if near:
            params = (*params, ("proche", near[0]))
        raise UnreadableError(Note("CPOM-F-016", params, ("type",), line))
    return kind, version
