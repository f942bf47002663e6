"""The tables of a document type: one per repeated object or repeated value, keys carried down.

A single object is laid out in dotted columns of the table that holds it. The same tables make the
CSV packages, their Table Schemas and the blocks of the workbooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition

RANK = "rang"
"""Column that keeps the order of the values of a list without key."""


class Column(NamedTuple):
    """One column.

    Attributes:
        id: technical name: ``statut``, ``adresse.codePostal``, ``ficheAction.code`` when carried.
        steps: names from the item to the value; for a carried column, the name of the key.
        field: what the value is; None for ``cpom``, ``type`` and ``rang``.
        carried: rank of the ancestor whose key it repeats, from 1; 0 when it is the item's own.
        required: whether an item that exists cannot lack it.
    """

    id: str
    steps: tuple[str, ...]
    field: Field | None
    carried: int = 0
    required: bool = False


class Table(NamedTuple):
    """One table.

    Attributes:
        id: type of the document, or dotted names of the lists: ``fichesActions.indicateurs``.
        steps: names from the item of the parent table to the list.
        field: the list; None for the table of the document itself.
        item: the object a row holds; None when it holds one value of a list without key.
        parent: table of the items that hold the list; None for the document's own.
        columns: carried keys first, outermost first, then the item's own in dictionary order.
    """

    id: str
    steps: tuple[str, ...]
    field: Field | None
    item: ObjectType | None
    parent: Table | None
    columns: tuple[Column, ...]

    @property
    def carried(self) -> tuple[Column, ...]:
        """The columns that say which item of the parent table a row belongs to."""
        return tuple(c for c in self.columns if c.carried)

    @property
    def key(self) -> tuple[str, ...]:
        """Ids of the columns that identify a row; empty when the item has no key."""
        own = self.field.key if self.field and self.item else (RANK,) if self.field else ()
        return (*(c.id for c in self.carried), *own)


def _own(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = (), *, sure: bool = True
) -> Iterator[Column]:
    """The columns of an object: its values, then those of the single objects it holds."""
    for field in obj.fields.values():
        steps = (*before, field.name)
        required = sure and field.required
        if field.repeated:
            continue
        if field.kind == "object":
            yield from _own(dictionary, dictionary.objects[field.type], steps, sure=required)
        else:
            yield Column(".".join(steps), steps, field, 0, required)


def _lists(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Field]]:
    for field in obj.fields.values():
        steps = (*before, field.name)
        if field.repeated:
            yield steps, field
        elif field.kind == "object":
            yield from _lists(dictionary, dictionary.objects[field.type], steps)


def _carried(parent: Table) -> tuple[Column, ...]:
    """The columns a child table repeats from its parent: what the parent carries, then its key."""
    if parent.field is None or parent.item is None:
        return ()
    rank = max((c.carried for c in parent.columns), default=0) + 1
    own = (
        Column(
            f"{parent.field.item}.{name}", (name,), parent.item.fields[name], rank,
            parent.item.fields[name].required,
        )
        for name in parent.field.key
    )  # fmt: skip
    return (*parent.carried, *own)


def _below(dictionary: Dictionary, parent: Table) -> Iterator[Table]:
    if parent.item is None:
        return
    for steps, field in _lists(dictionary, parent.item):
        name = ".".join(steps) if parent.field is None else f"{parent.id}.{'.'.join(steps)}"
        carried = _carried(parent)
        if field.kind == "object":
            item = dictionary.objects[field.type]
            table = Table(name, steps, field, item, parent, (*carried, *_own(dictionary, item)))
        else:
            value = Column(field.item or "", (), field._replace(item=None), 0, required=True)
            rank = Column(RANK, (), None, 0, required=True)
            table = Table(name, steps, field, None, parent, (*carried, rank, value))
        yield table
        yield from _below(dictionary, table)


@per_edition
def tables(edition: Edition, kind: str) -> tuple[Table, ...]:
    """The tables of a document type, each after the one that holds it.

    Raises:
        KeyError: no document type has this name.
    """
    return laid_out(edition.dictionary, kind)


def laid_out(dictionary: Dictionary, kind: str) -> tuple[Table, ...]:
    """The tables of a document type of a given dictionary.

    Raises:
        ValueError: two columns of one table have one name.
    """
    obj = dictionary.documents[kind].root
    head = tuple(Column(name, (name,), None, 0, required=True) for name in ("cpom", "type"))
    root = Table(kind, (), None, obj, None, (*head, *_own(dictionary, obj)))
    found = (root, *_below(dictionary, root))
    for table in found:
        names = [c.id for c in table.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"{table.id} : deux colonnes ont le même nom")
    return found
