"""A value that breaks the published JSON Schema, with what the dictionary says it should be."""

from __future__ import annotations

from typing import Any, NamedTuple

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Hints


class Failing(NamedTuple):
    """A value that breaks the schema.

    Attributes:
        edition: the standard of the document.
        path: place of the value.
        value: the value, None when nothing is there.
        field: its field in the dictionary, None outside of it.
        root: the root object of the document.
        hints: what looks for the word that was meant.
    """

    edition: Edition
    path: Path
    value: Any
    field: Field | None
    root: ObjectType
    hints: Hints

    @property
    def object_type(self) -> ObjectType | None:
        """The object of the dictionary the value should be, if any."""
        if not self.path:
            return self.root
        if self.field is None or self.field.kind != "object":
            return None
        return self.edition.dictionary.objects[self.field.type]

    @property
    def scalar(self) -> ScalarType | None:
        """The scalar type the value should have, if any; a code is written as an identifier."""
        if self.field is None:
            return None
        name = "identifiant" if self.field.kind == "code" else self.field.type
        return self.edition.dictionary.types.get(name)

    @property
    def is_list(self) -> bool:
        """Whether the value should be a list: that of a repeated field, not one of its items."""
        is_item = bool(self.path) and isinstance(self.path[-1], int)
        return self.field is not None and self.field.repeated and not is_item
