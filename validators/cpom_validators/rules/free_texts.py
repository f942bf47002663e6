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
        here = (*path, field.name)
        for place, value in _values(field, node.get(field.name), here):
            yield from _one(edition, field, value, place)


def _values(field: Field, value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield what a field holds with its path, leaving out what was refused."""
    if value is None or value is REFUSED:
        return
    if field.repeated:
        yield from _items(value, path)
    else:
        yield path, value


def _items(values: list[Any], path: Path) -> Iterator[tuple[Path, Any]]:
    for rank, item in enumerate(values):
        if item is not REFUSED:
            yield (*path, rank), item


def _one(edition: Edition, field: Field, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if field.kind == "object":
        yield from free_texts(edition, field.type, value, path)
    else:
        yield path, value


@per_edition
def _with_texts(edition: Edition, name: str) -> tuple[Field, ...]:
    """Return the fields of an object that are long texts, or hold some."""
    fields = edition.dictionary.objects[name].fields.values()
    return tuple(field for field in fields if _has_text(edition, field))


def _has_text(edition: Edition, field: Field) -> bool:
    """Return True for a long text, or an object that holds some."""
    if field.kind == "object":
        return bool(_with_texts(edition, field.type))
    return field.type == "texteLong"
