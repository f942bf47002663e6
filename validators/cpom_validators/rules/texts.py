"""The long free texts of a document, which some rules read wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.rules.refused import REFUSED


def long_texts(edition: Edition, name: str, node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every long free text below an object with its path, leaving out what was refused.

    Args:
        edition: the standard of the document.
        name: type of the object in the dictionary.
        node: the object.
        path: its place in the tree.
    """
    for field in _fields_with_texts(edition, name):
        for place, held in _values(field, node.get(field.name), (*path, field.name)):
            if field.kind == "object":
                yield from long_texts(edition, field.type, held, place)
            else:
                yield place, held


def _values(field: Field, value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield the value of a field with its path, or each of its items; nothing of what is absent."""
    if value is None or value is REFUSED:
        return
    if not field.repeated:
        yield path, value
        return
    for rank, item in enumerate(value):
        if item is not REFUSED:
            yield (*path, rank), item


@per_edition
def _fields_with_texts(edition: Edition, name: str) -> tuple[Field, ...]:
    """Return the fields of an object that are long texts, or hold some."""
    found: list[Field] = []
    for field in edition.dictionary.objects[name].fields.values():
        if field.kind == "object":
            has_texts = bool(_fields_with_texts(edition, field.type))
        else:
            has_texts = field.type == "texteLong"
        if has_texts:
            found.append(field)
    return tuple(found)
