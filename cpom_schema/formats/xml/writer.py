"""Write the plain tree as XML, and list what XML cannot carry."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from cpom_schema.document import Path, Tree
from cpom_schema.errors import Loss
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType

_ATTRIBUTES = ("cpom", "type")
"""Fields of a document that XML says by the name and the attributes of its root."""

_MOST_LOSSES = 1_000


class Writing:
    """The text being written and what it cannot carry.

    Attributes:
        lines: the lines so far, without their ends.
        losses: what XML cannot carry, no more than people read.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.lines: list[str] = []
        self.losses: list[Loss] = []

    def lose(self, path: Path, code: str) -> None:
        """Report what XML cannot carry, and the code that says why."""
        if len(self.losses) < _MOST_LOSSES:
            self.losses.append(Loss(code, path))

    def leaf(self, name: str, text: str, depth: int) -> None:
        """Write an element that holds a text."""
        body = escape(text, {"\r": "&#13;"})
        self.lines.append(f"{'  ' * depth}<{name}>{body}</{name}>")

    def open(self, name: str, depth: int) -> None:
        """Write the beginning of an element that holds others."""
        self.lines.append(f"{'  ' * depth}<{name}>")

    def close(self, name: str, depth: int) -> None:
        """Write the end of an element that holds others."""
        self.lines.append(f"{'  ' * depth}</{name}>")

    def object(self, obj: ObjectType, tree: Tree, path: Path, depth: int) -> None:
        """Write the fields of an object in the order of the dictionary."""
        self._lose_unknown_fields(obj, tree, path)
        for field in obj.fields.values():
            if field.name in tree:
                self.field(field, tree[field.name], (*path, field.name), depth)

    def _lose_unknown_fields(self, obj: ObjectType, tree: Tree, path: Path) -> None:
        elsewhere = () if path else _ATTRIBUTES
        for name in tree:
            if name not in obj.fields and name not in elsewhere:
                self.lose((*path, name), "xml_champ_inconnu")

    def field(self, field: Field, value: Any, path: Path, depth: int) -> None:
        """Write a field, with its wrapper when it is a list."""
        if field.item is None:
            self.value(field, field.name, value, path, depth)
        elif isinstance(value, list):
            self._items(field, field.item, value, path, depth)
        else:
            self.lose(path, "xml_liste_attendue")

    def _items(self, field: Field, name: str, items: list[Any], path: Path, depth: int) -> None:
        self.open(field.name, depth)
        for index, item in enumerate(items):
            self.value(field, name, item, (*path, index), depth + 1)
        self.close(field.name, depth)

    def value(self, field: Field, name: str, value: Any, path: Path, depth: int) -> None:
        """Write one value of a field.

        Args:
            field: the field.
            name: name of the element.
            value: the value; one of another type than the field's is a loss.
            path: its place in the tree.
            depth: levels of indentation.
        """
        if field.kind in ("object", "extensions"):
            self._container(field, name, value, path, depth)
            return
        text = _text_of(self._base(field), value)
        if text is None:
            self.lose(path, "xml_valeur_autre_type")
        else:
            self.leaf(name, text, depth)

    def _base(self, field: Field) -> str:
        if field.kind == "code":
            return "string"
        return self.dictionary.types[field.type].base

    def _container(self, field: Field, name: str, value: Any, path: Path, depth: int) -> None:
        """Write an object, or the extensions of one."""
        if not isinstance(value, dict):
            self.lose(path, "xml_objet_attendu")
            return

        self.open(name, depth)
        if field.kind == "object":
            self.object(self.dictionary.objects[field.type], value, path, depth + 1)
        else:
            self.members(value, "extension", path, depth + 1)
        self.close(name, depth)

    def members(self, values: Tree, item: str, path: Path, depth: int) -> None:
        """Write named values: extensions, or the members of an object in one."""
        for name, value in values.items():
            self.open(item, depth)
            self.leaf("nom", name, depth + 1)
            self.extension(value, (*path, name), depth + 1)
            self.close(item, depth)

    def extension(self, value: Any, path: Path, depth: int) -> None:
        """Write one extension value, in an element that says its kind."""
        if isinstance(value, bool):
            self.leaf("booleen", _text_of_boolean(value), depth)
        elif isinstance(value, int | float):
            self.leaf("nombre", _text_of_number(value), depth)
        elif isinstance(value, str):
            self.leaf("texte", value, depth)
        elif isinstance(value, list):
            self._extension_list(value, path, depth)
        elif isinstance(value, dict):
            self.open("objet", depth)
            self.members(value, "membre", path, depth + 1)
            self.close("objet", depth)
        else:
            self.lose(path, "xml_valeur_nulle")

    def _extension_list(self, values: list[Any], path: Path, depth: int) -> None:
        self.open("liste", depth)
        for index, item in enumerate(values):
            self.extension(item, (*path, index), depth + 1)
        self.close("liste", depth)


def _text_of(base: str, value: Any) -> str | None:
    """Return how XML writes a value of a base, None when the value is of another one."""
    if base == "string":
        return value if isinstance(value, str) else None
    if isinstance(value, bool):
        return _text_of_boolean(value) if base == "boolean" else None
    if base != "boolean" and isinstance(value, int | float):
        return _text_of_number(value)
    return None


def _text_of_boolean(value: bool) -> str:
    return str(value).lower()


def _text_of_number(value: float) -> str:
    """Return a number without exponent; one without decimals, without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return format(Decimal(repr(value)), "f")
