"""The extensions of an object, in a cell: JSON, each key once, of a depth every syntax carries."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.document import DEPTH
from cpom_schema.tabular.readings import TWICE, Reading

_DEEPEST: Final = DEPTH - 10
"""Depth of an extension, with room for where it stands in its document."""


def extension(text: str) -> Reading:
    """Read the extensions of an object, written as JSON."""
    import orjson

    try:
        value = orjson.loads(text)
        repeated = _repeated_key(text)
    except (orjson.JSONDecodeError, RecursionError):
        return Reading(text)
    if not isinstance(value, dict) or _depth(text) > _DEEPEST:
        return Reading(text)
    if repeated is not None:
        return Reading(value, TWICE, (("champ", repeated),))
    return Reading(value)


def _repeated_key(text: str) -> str | None:
    """Return a key that an object of a JSON text has twice, None when there is none."""
    import json

    found: list[str] = []

    def kept(pairs: list[tuple[str, Any]]) -> Any:
        names = [name for name, _ in pairs]
        found.extend(name for name in names if names.count(name) > 1)
        return None

    json.loads(text, object_pairs_hook=kept)
    return found[0] if found else None


def _depth(text: str) -> int:
    """Return an upper bound of the depth of a JSON text, whose brackets may be in strings."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest
