"""The long free texts of a document, wherever they stand: the items of the context ``textes[]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.rules.refused import REFUSED

_LONG_TEXT: Final = "texteLong"


def free_texts(edition: Edition, name: str, node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every long free text below an object, with its path; refused values are left out.

    Args:
        edition: the edition the object is written in.
        name: the type of the object.
        node: the object.
        path: where it stands.
    """
    for field in _fields_leading_to_texts(edition, name):
        value = node.get(field.name)
        here = (*path, field.name)
        if field.repeated and value is not None and value is not REFUSED:
            for rank, item in enumerate(value):
                yield from _texts_of(edition, field, item, (*here, rank))
        else:
            yield from _texts_of(edition, field, value, here)


def _texts_of(edition: Edition, field: Field, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts of one value of a field: the value itself, or those below it."""
    if value is None or value is REFUSED:
        return
    if field.kind == "object":
        yield from free_texts(edition, field.type, value, path)
    else:
        yield path, value


@per_edition
def _fields_leading_to_texts(edition: Edition, name: str) -> tuple[Field, ...]:
    """Return the fields of an object that are long texts, or hold some."""
    fields = edition.dictionary.objects[name].fields.values()
    return tuple(field for field in fields if _leads_to_texts(edition, field))


def _leads_to_texts(edition: Edition, field: Field) -> bool:
    if field.kind == "object":
        return bool(_fields_leading_to_texts(edition, field.type))
    return field.type == _LONG_TEXT
