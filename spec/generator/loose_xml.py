"""Write any tree as XML, faults included: the XML twin of a faulty JSON document.

The library's own writer refuses what XML cannot carry; this one writes the nearest thing a
careless program would: unknown fields as elements, a list as repeated elements, a wrong value as
its text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lxml import etree

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import NAMESPACE, Dictionary, Field, ObjectType

_NS = f"{{{NAMESPACE}}}"


def _text(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return format(Decimal(repr(value)), "f")
        case None:
            return ""
        case _:
            return str(value)


def _extension(parent: Any, value: Any) -> None:
    match value:
        case bool() | int() | float() | str() | None:
            names: dict[Any, str] = {bool: "booleen", int: "nombre", float: "nombre"}
            name = names.get(type(value), "texte")
            etree.SubElement(parent, _NS + name).text = _text(value)
        case list():
            listing = etree.SubElement(parent, _NS + "liste")
            for item in value:
                _extension(listing, item)
        case dict():
            _members(etree.SubElement(parent, _NS + "objet"), "membre", value)
        case _:
            raise TypeError(type(value))


def _members(parent: Any, item: str, values: Tree) -> None:
    for name, value in values.items():
        member = etree.SubElement(parent, _NS + item)
        etree.SubElement(member, _NS + "nom").text = name
        _extension(member, value)


class _Writer:
    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary

    def unknown(self, parent: Any, name: str, value: Any) -> None:
        element = etree.SubElement(parent, _NS + name)
        if isinstance(value, dict):
            for key, item in value.items():
                self.unknown(element, key, item)
        else:
            element.text = _text(value)

    def one(self, parent: Any, name: str, field: Field, value: Any) -> None:
        element = etree.SubElement(parent, _NS + name)
        if not isinstance(value, dict):
            element.text = _text(value)
        elif field.kind == "object":
            self.fields(element, self.dictionary.objects[field.type], value)
        elif field.kind == "extensions":
            _members(element, "extension", value)
        else:
            for key, item in value.items():
                self.unknown(element, key, item)

    def field(self, parent: Any, field: Field, value: Any) -> None:
        if field.item is None:
            for each in value if isinstance(value, list) else [value]:
                self.one(parent, field.name, field, each)
        elif isinstance(value, list):
            wrapper = etree.SubElement(parent, _NS + field.name)
            for each in value:
                self.one(wrapper, field.item, field, each)
        else:
            etree.SubElement(parent, _NS + field.name).text = _text(value)

    def fields(self, parent: Any, obj: ObjectType, tree: Tree) -> None:
        for field in obj.fields.values():
            if field.name in tree:
                self.field(parent, field, tree[field.name])
        for name, value in tree.items():
            if name not in obj.fields:
                self.unknown(parent, name, value)


def write(dictionary: Dictionary, root: ObjectType, tree: Tree) -> bytes:
    """The tree as XML, its faults included.

    Raises:
        ValueError: a text holds a character XML cannot carry, or a field name is no XML name.
    """
    namespaces: Any = {None: NAMESPACE}
    element: Any = etree.Element(_NS + root.name, nsmap=namespaces)
    element.set("version", str(tree.get("cpom", dictionary.version)))
    content = {n: v for n, v in tree.items() if n not in ("cpom", "type")}
    _Writer(dictionary).fields(element, root, content)
    etree.indent(element)
    text: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"
