"""The rules as they stand in the JSON Schemas: with the object whose items they judge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spec.generator.source import Source

TEXTS = "texteLong"
"""The type of every long free text, which the context ``textes[]`` stands for."""


def _owner(source: Source, document: str, context: str) -> str:
    """Return the definition a rule judges: an object, a type, or the root."""
    if context == "textes[]":
        return TEXTS
    root = source.dictionary.documents[document].root
    steps = [] if context == "$" else context.split(".")
    if not steps or steps[0].removesuffix("[]") in source.related["documents"][document]:
        return root.name
    obj = root
    for step in steps:
        obj = source.dictionary.objects[obj.fields[step.removesuffix("[]")].type]
    return obj.name


def _entry(raw: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("id", "context", "index", "let", "when", "assert", "message")
    return {name: raw[name] for name in kept if name in raw}


def by_definition(source: Source, document: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rules of a type of document, by the name of the definition they judge.

    The context is kept: an object may stand at places that a rule does not look at.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for raw in source.rules:
        if document in raw["documents"]:
            owner = _owner(source, document, raw["context"])
            found.setdefault(owner, []).append(_entry(raw))
    return found
