"""The rules as they stand in the JSON Schemas: with the object whose items they judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cpom_schema.standard.dictionary import ObjectType
from spec.generator.source import Source

TEXTS: Final = "texteLong"
"""The type of every long free text, which the context ``textes[]`` stands for."""
_KEPT: Final = ("id", "context", "index", "let", "when", "assert", "message")


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


def _owner(source: Source, document: str, context: str) -> str:
    """Return the definition a rule stands in: what it judges, or the root for another document."""
    if context == "textes[]":
        return TEXTS
    root = source.dictionary.documents[document].root
    names = [step.removesuffix("[]") for step in context.split(".")]
    if context == "$" or names[0] in source.related["documents"][document]:
        return root.name
    return _object_below(source, root, names).name


def _object_below(source: Source, root: ObjectType, names: Iterable[str]) -> ObjectType:
    """Return the object that the fields of these names lead to, one below the other."""
    found = root
    for name in names:
        found = source.dictionary.objects[found.fields[name].type]
    return found


def _entry(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a schema keeps of a rule: what it asserts, and where, without its cases."""
    return {name: raw[name] for name in _KEPT if name in raw}
