"""The long free texts of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.rules.refused import REFUSED


def free_texts(edition: Edition, name: str, node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every long free text below an object with its path, leaving out what was refused.

    Args:
        edition: the edition of the document.
        name: type of the object.
        node: the object.
        path: its path.
    """
    for field in _with_texts(edition, name):
        value = node.get(field.name)
        if value is None or value is REFUSED:
            continue
        here = (*path, field.name)
        if not field.repeated:
            yield from _one(edition, field, value, here)
            continue
        for rank, item in enumerate(value):
            if item is not REFUSED:
                yield from _one(edition, field, item, (*here, rank))


def _one(edition: Edition, field: Field, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if field.kind == "object":
        yield from free_texts(edition, field.type, value, path)
    else:
        yield path, value


@per_edition
def _with_texts(edition: Edition, name: str) -> tuple[Field, ...]:
    """Return the fields of an object that are long texts, or hold some."""
    found: list[Field] = []
    for field in edition.dictionary.objects[name].fields.values():
        if field.kind == "object":
            if _with_texts(edition, field.type):
                found.append(field)
        elif field.type == "texteLong":
            found.append(field)
    return tuple(found)
