"""The long free texts of a document, wherever they stand: the items of the context ``textes[]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_validators.rules.refused import REFUSED

LONG_TEXT: Final = "texteLong"


class FreeTexts:
    """Finds the long free texts of documents of one version."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self._leading: dict[str, tuple[Field, ...]] = {}

    def below(self, name: str, node: Any, path: Path) -> Iterator[tuple[Path, str]]:
        """Yield every long free text below an object, with its path; refused values are left out.

        Args:
            name: the type of the object.
            node: the object.
            path: where it stands.
        """
        for field in self._fields_leading_to_texts(name):
            value = node.get(field.name)
            if value is None or value is REFUSED:
                continue
            here = (*path, field.name)
            if not field.repeated:
                yield from self._in_value(field, value, here)
                continue
            for rank, item in enumerate(value):
                if item is not REFUSED:
                    yield from self._in_value(field, item, (*here, rank))

    def _in_value(self, field: Field, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
        if field.kind == "object":
            yield from self.below(field.type, value, path)
        else:
            yield path, value

    def _fields_leading_to_texts(self, name: str) -> tuple[Field, ...]:
        """Return the fields of an object that are long texts, or hold some."""
        found = self._leading.get(name)
        if found is None:
            fields = self.dictionary.objects[name].fields.values()
            found = self._leading[name] = tuple(filter(self._leads_to_texts, fields))
        return found

    def _leads_to_texts(self, field: Field) -> bool:
        if field.kind == "object":
            return bool(self._fields_leading_to_texts(field.type))
        return field.type == LONG_TEXT
