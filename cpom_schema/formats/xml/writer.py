"""Write the plain tree as XML, and list what XML cannot carry."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from cpom_schema.document import Path, Tree
from cpom_schema.errors import Loss
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType


class Writing:
    """The text being written and what it cannot carry."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.lines: list[str] = []
        self.losses: list[Loss] = []

    def lose(self, path: Path, code: str) -> None:
        """Report what XML cannot carry, and the code that says why."""
        self.losses.append(Loss(code, path))

    def leaf(self, name: str, text: str, depth: int) -> None:
        """Write an element that holds a text."""
        body = escape(text, {"\r": "&#13;"})
        self.lines.append(f"{'  ' * depth}<{name}>{body}</{name}>")

    def object(self, obj: ObjectType, tree: Tree, path: Path, depth: int) -> None:
        """Write the fields of an object in the order of the dictionary."""
        for name in tree:
            if name not in obj.fields and not (not path and name in ("cpom", "type")):
                self.lose((*path, name), "xml_champ_inconnu")
        for field in obj.fields.values():
            if field.name in tree:
                self.field(field, tree[field.name], (*path, field.name), depth)

    def field(self, field: Field, value: Any, path: Path, depth: int) -> None:
        """Write a field, with its wrapper when it is a list."""
        if field.item is None:
            self.value(field, field.name, value, path, depth)
        elif not isinstance(value, list):
            self.lose(path, "xml_liste_attendue")
        else:
            self.lines.append(f"{'  ' * depth}<{field.name}>")
            for index, item in enumerate(value):
                self.value(field, field.item, item, (*path, index), depth + 1)
            self.lines.append(f"{'  ' * depth}</{field.name}>")

    def value(self, field: Field, name: str, value: Any, path: Path, depth: int) -> None:
        """Write one value of a field."""
        if field.kind in ("object", "extensions"):
            if not isinstance(value, dict):
                self.lose(path, "xml_objet_attendu")
                return
            self.lines.append(f"{'  ' * depth}<{name}>")
            if field.kind == "object":
                self.object(self.dictionary.objects[field.type], value, path, depth + 1)
            else:
                self.members(value, "extension", path, depth + 1)
            self.lines.append(f"{'  ' * depth}</{name}>")
            return
        base = "string" if field.kind == "code" else self.dictionary.types[field.type].base
        text = _lexical(base, value)
        if text is None:
            self.lose(path, "xml_valeur_autre_type")
        else:
            self.leaf(name, text, depth)

    def members(self, values: Tree, item: str, path: Path, depth: int) -> None:
        """Write named values: extensions, or the members of an object in one."""
        for name, value in values.items():
            self.lines.append(f"{'  ' * depth}<{item}>")
            self.leaf("nom", name, depth + 1)
            self.extension(value, (*path, name), depth + 1)
            self.lines.append(f"{'  ' * depth}</{item}>")

    def extension(self, value: Any, path: Path, depth: int) -> None:
        """Write one extension value, in an element that says its kind."""
        match value:
            case bool():
                self.leaf("booleen", str(value).lower(), depth)
            case int() | float():
                self.leaf("nombre", _lexical("number", value) or "", depth)
            case str():
                self.leaf("texte", value, depth)
            case list():
                self.lines.append(f"{'  ' * depth}<liste>")
                for index, item in enumerate(value):
                    self.extension(item, (*path, index), depth + 1)
                self.lines.append(f"{'  ' * depth}</liste>")
            case dict():
                self.lines.append(f"{'  ' * depth}<objet>")
                self.members(value, "membre", path, depth + 1)
                self.lines.append(f"{'  ' * depth}</objet>")
            case _:
                self.lose(path, "xml_valeur_nulle")


def _lexical(base: str, value: Any) -> str | None:
    """Return how XML writes a value of this base, None when the value is of another one."""
    match base, value:
        case "boolean", bool():
            return str(value).lower()
        case "string", str():
            return value
        case (("integer" | "number"), (int() | float())) if not isinstance(value, bool):
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            return format(Decimal(repr(value)), "f")
        case _:
            return None
