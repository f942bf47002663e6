"""Turn XML elements into the plain tree, driven by the dictionary.

The reader keeps what the XSD would refuse (wrong order, repeated elements, foreign elements,
attributes, stray text) as notes, so that both syntaxes are judged on the tree.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path, Tree
from cpom_schema.formats.xml.extensions import read_extensions
from cpom_schema.formats.xml.leaves import (
    number_reader,
    read_boolean,
    read_integer,
    read_text,
    read_token,
    unknown,
)
from cpom_schema.formats.xml.numbers import bounds_of
from cpom_schema.formats.xml.parse import BLANKS, NS, local
from cpom_schema.formats.xml.reading import Read, Reading
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition

_TOKEN_TYPES: Final = ("identifiant", "numeroFiness", "siren", "siret", "date", "horodatage",
                       "empreinte", "courriel", "uri")  # fmt: skip
"""Texts whose blanks around do not count."""


class _Plan(NamedTuple):
    """How to read one field.

    Attributes:
        rank: its rank among the fields of its object.
        name: its name in the tree.
        is_token: whether it is a text without blanks around, the most frequent of all.
        is_list: whether its element holds one element for each item.
        read: what turns its element into a value.
    """

    rank: int
    name: str
    is_token: bool
    is_list: bool
    read: Read


def _reader_of(edition: Edition, field: Field) -> Read:
    """Return what reads an element of a field, or one item of it."""
    if field.kind == "extensions":
        return read_extensions
    if field.kind == "object":
        return object_reader(edition, field.type)
    return _leaf_reader(edition, field)


def _leaf_reader(edition: Edition, field: Field) -> Read:
    """Return what reads an element of a field that holds one value."""
    if field.kind == "code" or field.type in _TOKEN_TYPES:
        return read_token
    scalar = edition.dictionary.types[field.type]
    if scalar.base == "number":
        return number_reader(bounds_of(field, scalar))
    return _LEAVES[scalar.base]


_LEAVES: Final[dict[str, Read]] = {
    "string": read_text,
    "boolean": read_boolean,
    "integer": read_integer,
}


@per_edition
def _plans(edition: Edition, name: str) -> dict[str, _Plan]:
    """Return the plan of each field of an object, by tag of its element."""
    fields = edition.dictionary.objects[name].fields.values()
    return {NS + field.name: _plan(edition, rank, field) for rank, field in enumerate(fields)}


def _plan(edition: Edition, rank: int, field: Field) -> _Plan:
    read = _reader_of(edition, field)
    if field.item is None:
        return _Plan(rank, field.name, read is read_token, False, read)
    read_items = partial(_read_list, NS + field.item, read)
    return _Plan(rank, field.name, False, True, read_items)


@per_edition
def object_reader(edition: Edition, name: str) -> Read:
    """Return what reads an element as an object of the dictionary."""
    plans: dict[str, _Plan] = {}

    def read_object(element: Any, reading: Reading, path: Path) -> Any:
        if not plans:  # filled on first use: objects may refer to one another
            plans.update(_plans(edition, name))
        tree: Tree = {}
        last = -1
        for child in element:
            plan = plans.get(child.tag)
            if plan is None:
                tree[local(child.tag)] = unknown(child)
                continue

            rank, field, is_token, is_list, read = plan
            if rank < last:
                reading.note("CPOM-F-020", (*path, field), child, champ=field)
            last = rank

            if is_token:  # without a call
                text = child.text
                value: Any = text.strip(BLANKS) if text else unknown(child)
            else:
                value = read(child, reading, (*path, field))

            if field not in tree:
                tree[field] = value
            elif is_list:  # opened again: the last one counts
                reading.note("CPOM-F-007", (*path, field), child, champ=field)
                tree[field] = value
            else:
                tree[field] = _with_repeated(tree[field], value)
        return tree or _bare_text(element) or tree

    return read_object


def _with_repeated(known: Any, value: Any) -> list[Any]:
    """Return a field given twice as a list, which the structure refuses."""
    if isinstance(known, list):
        known.append(value)
        return known
    return [known, value]


def _read_list(item: str, read: Read, wrapper: Any, reading: Reading, path: Path) -> Any:
    """Read an element as a list.

    Args:
        item: tag of the elements that are its items.
        read: what reads one of them.
        wrapper: the element.
        reading: where notes go.
        path: place of the list in the tree.
    """
    values: list[Any] = []
    for child in wrapper:
        if child.tag != item:
            names = {"element": local(child.tag), "attendu": local(item)}
            reading.note("CPOM-F-021", path, child, **names)
            continue
        value = read(child, reading, (*path, len(values)))
        values.append(value)
    return values or _bare_text(wrapper) or values


def _bare_text(element: Any) -> str:
    """Return the text of an element that should hold elements: the structure will refuse it."""
    if len(element):
        return ""
    return (element.text or "").strip(BLANKS)
