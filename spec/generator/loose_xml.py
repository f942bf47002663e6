"""Write any tree as XML, faults included: the XML twin of a faulty JSON document.

The library's own writer refuses what XML cannot carry; this one writes the nearest thing a
careless program would: unknown fields as elements, a list as repeated elements, a wrong value as
its text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from lxml import etree

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import NAMESPACE, Dictionary, Field, ObjectType

_NS: Final = f"{{{NAMESPACE}}}"
_EXTENSION_ELEMENTS: Final[dict[type, str]] = {
    bool: "booleen",
    int: "nombre",
    float: "nombre",
    str: "texte",
    type(None): "texte",
}
"""Element that writes a single value of an extension, by its Python type."""


def write(dictionary: Dictionary, root: ObjectType, tree: Tree) -> bytes:
    """Return the tree as XML in UTF-8, its faults included.

    Raises:
        ValueError: a text holds a character XML cannot carry, or a field name is no XML name.
    """
    namespaces: Any = {None: NAMESPACE}
    element: Any = etree.Element(_NS + root.name, nsmap=namespaces)
    element.set("version", str(tree.get("cpom", dictionary.version)))
    content = dict(tree)
    content.pop("cpom", None)
    content.pop("type", None)
    _Writer(dictionary).fields(element, root, content)
    etree.indent(element)
    text: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: Any, name: str) -> Any:
    return etree.SubElement(parent, _NS + name)


def _text_of(value: Any) -> str:
    """Return the text of a value, even of one that should not stand there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return format(Decimal(repr(value)), "f")
    return "" if value is None else str(value)


def _write_extension(parent: Any, value: Any) -> None:
    """Write the value of an extension, or a part of it."""
    match value:
        case list():
            listing = _add(parent, "liste")
            for item in value:
                _write_extension(listing, item)
        case dict():
            _write_members(_add(parent, "objet"), "membre", value)
        case _ if type(value) in _EXTENSION_ELEMENTS:
            _add(parent, _EXTENSION_ELEMENTS[type(value)]).text = _text_of(value)
        case _:
            raise TypeError(type(value))


def _write_members(parent: Any, item: str, values: Tree) -> None:
    """Write named values, each in an element that holds its name before it."""
    for name, value in values.items():
        member = _add(parent, item)
        _add(member, "nom").text = name
        _write_extension(member, value)


class _Writer:
    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary

    def fields(self, parent: Any, obj: ObjectType, tree: Tree) -> None:
        """Write an object: its fields in the order of the standard, then the unknown ones."""
        for field in obj.fields.values():
            if field.name in tree:
                self.field(parent, field, tree[field.name])
        for name, value in tree.items():
            if name not in obj.fields:
                self.unknown(parent, name, value)

    def field(self, parent: Any, field: Field, value: Any) -> None:
        """Write a field, whether or not its value is a list where one is expected."""
        if field.item is None:
            self.items(parent, field.name, field, value if isinstance(value, list) else [value])
        elif isinstance(value, list):
            self.items(_add(parent, field.name), field.item, field, value)
        else:
            _add(parent, field.name).text = _text_of(value)

    def items(self, parent: Any, name: str, field: Field, values: list[Any]) -> None:
        """Write each value of a field in an element of one name."""
        for value in values:
            self.single(_add(parent, name), field, value)

    def single(self, element: Any, field: Field, value: Any) -> None:
        """Write one value of a field, whether or not it is an object where one is expected."""
        if not isinstance(value, dict):
            element.text = _text_of(value)
        elif field.kind == "object":
            self.fields(element, self.dictionary.objects[field.type], value)
        elif field.kind == "extensions":
            _write_members(element, "extension", value)
        else:
            for name, below in value.items():
                self.unknown(element, name, below)

    def unknown(self, parent: Any, name: str, value: Any) -> None:
        """Write a field that the standard does not know."""
        element = _add(parent, name)
        if not isinstance(value, dict):
            element.text = _text_of(value)
            return
        for below, item in value.items():
            self.unknown(element, below, item)
